/* What the files of this folder share. Nothing here needs GSL. */
#ifndef MFGQ_RECONCILE_I_H
#define MFGQ_RECONCILE_I_H

#include "../base/base_i.h"
#include <mfgq/disaggregate.h>

/* ---- band.c: banded systems, by elimination with row exchanges ---- */

typedef struct mfgq_i_band {
    size_t n, width;  /* entries stand at most `width` off the diagonal */
    double *a;        /* [n][3 width + 1]: row i holds columns i - width to i + 2 width */
    size_t *pivot;    /* [n] */
} mfgq_i_band;

int mfgq_i_band_new(mfgq_i_band *band, size_t n, size_t width); /* zeroed; 0: no memory */
void mfgq_i_band_free(mfgq_i_band *band);
double *mfgq_i_band_at(const mfgq_i_band *band, size_t row, size_t column);
void mfgq_i_band_clear(mfgq_i_band *band);
int mfgq_i_band_factor(mfgq_i_band *band); /* 0 when singular */
void mfgq_i_band_solve(const mfgq_i_band *band, double *b);
double mfgq_i_band_logdet(const mfgq_i_band *band); /* ln |det|, after the factor */

/* ---- ortho.c: vectors made orthonormal one by one, in the order given ---- */

typedef struct mfgq_i_ortho {
    size_t size, capacity, count;
    double *q; /* [count][size] orthonormal */
    double *r; /* [count][capacity]: vector k = sum over j <= k of r[k][j] q[j] */
    size_t *from, *to; /* [count] q[k] is 0 before and from there on */
} mfgq_i_ortho;

int mfgq_i_ortho_new(mfgq_i_ortho *o, size_t size, size_t capacity); /* 0: no memory */
void mfgq_i_ortho_free(mfgq_i_ortho *o);

/* Splits v into its part in the span, with coefficients c [count], and the rest,
   which replaces v; returns the length of the rest. */
double mfgq_i_ortho_split(const mfgq_i_ortho *o, double *v, double *c);

/* Appends v unless it lies in the span up to `tolerance` of its length; v is
   destroyed and its last coefficients are left in row `count`. 1 if appended. */
int mfgq_i_ortho_add(mfgq_i_ortho *o, double *v, double tolerance);

double mfgq_i_inner(size_t n, const double *a, const double *b);
double mfgq_i_norm(size_t n, const double *v); /* without overflow */

/* ---- frame.c: how benchmarks lie on the periods ---- */

typedef struct mfgq_i_frame {
    size_t periods, ratio, count; /* count: benchmarks whose periods are all there */
    mfgq_conversion conversion;
    size_t *first;  /* [count] first period of each */
    size_t *source; /* [count] its place in the caller's array */
    double *low;    /* [count] */
} mfgq_i_frame;

mfgq_status mfgq_i_check_conversion(mfgq_conversion conversion, int arg, mfgq_error *err);

/* Keeps the benchmarks that are present and covered. Argument numbers in messages
   are those of the public functions, which all begin (low_count, low, ratio,
   offset, periods). */
mfgq_status mfgq_i_frame_new(mfgq_i_frame *frame, size_t low_count, const double *low,
                             size_t ratio, int64_t offset, size_t periods,
                             mfgq_conversion conversion, mfgq_error *err);
void mfgq_i_frame_free(mfgq_i_frame *frame);

/* Weight of the k-th period of a benchmark. */
double mfgq_i_weight(const mfgq_i_frame *frame, size_t k);

/* The aggregate of v over benchmark j. */
double mfgq_i_aggregate(const mfgq_i_frame *frame, size_t j, const double *v);

/* ---- filter.c: what is minimised ---- */

#define MFGQ_I_TAPS 9 /* differences up to order 8 */

/* The rows of a lower banded matrix L: row t is sum_j taps[j] x[t - j], with the
   first `skip` rows left out and row 0 multiplied by `head`. */
typedef struct mfgq_i_filter {
    size_t order, skip;
    double head, taps[MFGQ_I_TAPS];
} mfgq_i_filter;

mfgq_i_filter mfgq_i_filter_difference(int h, int cholette);
mfgq_i_filter mfgq_i_filter_ar1(double rho);       /* L'L = inverse of rho^|i-j| / (1-rho^2) */
mfgq_i_filter mfgq_i_filter_litterman(double rho); /* (1 - rho B)(1 - B), from zero */

/* out = L x, left-out rows 0; and out = L' w, given w with left-out rows 0. */
void mfgq_i_filter_apply(const mfgq_i_filter *filter, size_t n, const double *x, double *out);
void mfgq_i_filter_transpose(const mfgq_i_filter *filter, size_t n, const double *w, double *out);

/* ---- smooth.c: the series nearest to zero in |L x| with given aggregates ---- */

typedef struct mfgq_i_smoother {
    const mfgq_i_frame *frame;
    const double *scale; /* [periods] the aggregates are of scale * x; null: 1 */
    size_t *place;       /* [periods + count] row of each period, then multiplier */
    double *norm;        /* [count] divisor of each aggregation row */
    double *multiplier;  /* [count] of the last solution */
    unsigned char *bound; /* [count] 0: all of its periods are fixed */
    double *work;        /* [periods + count] */
    mfgq_i_band band;
} mfgq_i_smoother;

mfgq_status mfgq_i_smoother_new(mfgq_i_smoother *s, const mfgq_i_frame *frame,
                                const double *scale, size_t order, mfgq_error *err);
void mfgq_i_smoother_free(mfgq_i_smoother *s);

/* Sets the system up for L; periods with fixed[t] (null: none) hold a given value. */
mfgq_status mfgq_i_smoother_factor(mfgq_i_smoother *s, const mfgq_i_filter *filter,
                                   const unsigned char *fixed, mfgq_error *err);

/* The x [periods] with the aggregates asked for, near to least |L x|; on entry x
   holds the values of fixed periods. */
void mfgq_i_smoother_solve(mfgq_i_smoother *s, const unsigned char *fixed,
                           const double *aggregate, double *x);

/* ---- nonneg.c ---- */

/* The same among the x with scale[t] (start[t] + x[t]) >= 0. */
mfgq_status mfgq_i_smoother_nonneg(mfgq_i_smoother *s, const mfgq_i_filter *filter,
                                   const double *start, const double *aggregate, double *x,
                                   mfgq_error *err);

/* ---- pro_rata.c ---- */

mfgq_status mfgq_i_pro_rata(const mfgq_i_frame *frame, const double *indicator,
                            int non_negative, double *values, mfgq_error *err);

/* ---- search.c ---- */

typedef mfgq_status (*mfgq_i_curve)(double at, void *context, double *value, mfgq_error *err);

/* A minimum on [low, high]. */
mfgq_status mfgq_i_localmin(mfgq_i_curve f, void *context, double low, double high, double *at,
                            mfgq_error *err);

#endif
