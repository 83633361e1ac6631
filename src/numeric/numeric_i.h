/* What other modules need of numerical analysis: distributions, linear algebra,
   minimisers. The only place that includes GSL. Without GSL every function that
   returns a status gives MFGQ_E_UNSUPPORTED and every other one NaN, unless its
   comment says that it stands alone. Matrices are row-major, [rows][columns]. */
#ifndef MFGQ_NUMERIC_I_H
#define MFGQ_NUMERIC_I_H

#include "../base/base_i.h"

/* ---- guard.c: GSL's error handler ---- */

/* Between enter and leave GSL reports errors by its return values alone. Calls
   nest; other threads and the host's own handler are not affected. */
void mfgq_i_gsl_enter(void);
void mfgq_i_gsl_leave(void);

/* The status of ours that a GSL error number stands for. */
mfgq_status mfgq_i_gsl_status(int code);

/* ---- distribution.c ---- */

double mfgq_i_normal_cdf(double x); /* stands alone */
double mfgq_i_normal_quantile(double p);
double mfgq_i_t_cdf(double x, double df); /* df may be infinite: the normal */
double mfgq_i_t_quantile(double p, double df);
double mfgq_i_log_gamma(double x); /* x > 0 */

/* ---- linear.c ---- */

/* Cholesky factor, lower triangle in place (the upper is left alone). DOMAIN when
   the matrix is not positive definite. */
mfgq_status mfgq_i_cholesky(size_t n, double *a, mfgq_error *err);

/* b becomes the solution of L L' x = b. */
mfgq_status mfgq_i_cholesky_solve(size_t n, const double *factor, double *b, mfgq_error *err);

/* Solves a x = b for a general matrix, by LU with pivots; `a` is destroyed and b
   becomes x. DOMAIN when singular. */
mfgq_status mfgq_i_solve(size_t n, double *a, double *b, mfgq_error *err);

/* Least squares min |a x - b| by QR with column pivots, rows >= columns; `a` and b
   are destroyed. inverse, if not null, becomes (a'a)^-1, [columns][columns].
   DOMAIN when the rank is not full. */
mfgq_status mfgq_i_least_squares(size_t rows, size_t columns, double *a, double *b, double *x,
                                 double *inverse, mfgq_error *err);

/* Eigenvalues of a symmetric matrix, largest first, and, if not null, the vectors
   as columns; `a` is destroyed. */
mfgq_status mfgq_i_eigen_symmetric(size_t n, double *a, double *values, double *vectors,
                                   mfgq_error *err);

/* ---- minimise.c ---- */

typedef double (*mfgq_i_objective)(const double *x, void *context);

/* Minimum in [low, high]: the best of a grid of `cells` intervals, then Brent's
   method to full precision. */
mfgq_status mfgq_i_minimise_1d(mfgq_i_objective f, void *context, double low, double high,
                               size_t cells, double *x, double *value, mfgq_error *err);

/* Local minimum by the simplex method, from x with the first steps `step`, restarted
   once; stops when the simplex is smaller than `size` or after `limit` iterations, of
   which *converged tells. f may return an infinity outside its domain. */
mfgq_status mfgq_i_minimise(size_t n, mfgq_i_objective f, void *context, const double *step,
                            double size, int limit, double *x, double *value, int *converged,
                            mfgq_error *err);

/* ---- roots.c; stands alone ---- */

enum { MFGQ_I_ROOTS_MOST = 64 };

/* Positive if all roots of a[0] + a[1] z + ... + a[n] z^n, n at most MFGQ_I_ROOTS_MOST, lie
   inside the circle of that radius; it falls to 0 as the first comes to it, and is negative
   beyond. */
double mfgq_i_roots_margin(const double *a, size_t n, double radius);

/* ---- box.c: few dimensions, inside bounds; stands alone, allocates nothing ---- */

enum { MFGQ_I_BOX_MOST = 32 };

/* Local minimum of f in [low, high] from x, whose value is *value: a simplex with the
   first steps `step`, then Newton steps on differences that keep to the bounds (up to
   six dimensions). Stops when *value changes by less than `tolerance`. */
void mfgq_i_box_minimise(size_t n, mfgq_i_objective f, void *context, const double *low,
                         const double *high, const double *step, double tolerance, double *x,
                         double *value);

/* ---- newton.c; stands alone, allocates nothing ---- */

enum { MFGQ_I_NEWTON_MOST = 32 };

/* Value at x, its gradient [n] and, if not null, a positive semidefinite approximation of
   its Hessian [n][n]. The value may be infinite; the rest is then not read. */
typedef double (*mfgq_i_smooth)(const double *x, double *gradient, double *hessian,
                                void *context);

typedef struct mfgq_i_newton {
    size_t n; /* at most MFGQ_I_NEWTON_MOST */
    mfgq_i_smooth f;
    void *context;
    const double *low, *high; /* [n] bounds */
    double reach; /* the largest change of a coordinate in a step */
    double share; /* of the way to a bound that a step may go: below 1 when f is flat there */
    int fresh;    /* first rounds that ask for the Hessian; later ones update it */
} mfgq_i_newton;

/* Local minimum inside the bounds from x by at most `rounds` quasi-Newton steps; 1 when no
   step gains `tolerance`, 0 when the rounds ran out or the value at x is not finite. */
int mfgq_i_box_newton(const mfgq_i_newton *task, int rounds, double tolerance, double *x,
                      double *value);

/* One whole step to the bottom of the quadratic model at x, whose value is *value; the slope
   along it, twice what the model gains. */
double mfgq_i_box_step(const mfgq_i_newton *task, double *x, double *value);

#endif
