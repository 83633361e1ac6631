/* What the files of this module share. A model is one function: it reads a task (one
   series, ready to use) and fills an outcome (a distribution for every step). */
#ifndef MFGQ_PROJECTION_I_H
#define MFGQ_PROJECTION_I_H

#include "../base/base_i.h"
#include "../numeric/numeric_i.h"
#include <mfgq/curve.h>
#include <mfgq/projection.h>

enum { /* every parameter a model may have or report */
#define PARAMETER(id, name, dimension) MFGQ_I_P_##id,
#include "parameters.def"
#undef PARAMETER
    MFGQ_I_PARAMETERS
};

enum {
    MFGQ_I_SEASON_MOST = 24, /* longest season with seasonal states */
    MFGQ_I_TOO_LONG = 100000,  /* most observations */
    MFGQ_I_STEPS_MOST = 10000, /* most steps ahead */
    MFGQ_I_ARIMA_LONG = 1500   /* most observations of models of quadratic cost */
};

/* ---- scale.c: the scale on which a model is normal, or Student's t ---- */

typedef enum mfgq_i_scale_kind {
    MFGQ_I_IDENTITY, /* z = y / unit */
    MFGQ_I_BOX_COX,  /* z = ((y / unit)^lambda - 1) / lambda, log at 0 */
    MFGQ_I_LOGIT,    /* z = log((y - low) / (high - y)) */
    MFGQ_I_ABOVE,    /* z = log(y - low) */
    MFGQ_I_BELOW     /* z = -log(high - y) */
} mfgq_i_scale_kind;

typedef struct mfgq_i_scale {
    mfgq_i_scale_kind kind;
    double unit, lambda, low, high;
    double offset; /* keeps values on a bound off it, in the unit of the series */
    double last, last_z; /* the last value comes back from its place exactly; NaN: none */
} mfgq_i_scale;

mfgq_i_scale mfgq_i_scale_identity(void);
mfgq_i_scale mfgq_i_scale_box_cox(double lambda, double unit);
mfgq_i_scale mfgq_i_scale_bounds(double low, double high, size_t n, const double *y);
double mfgq_i_scale_to(const mfgq_i_scale *scale, double y);
double mfgq_i_scale_from(const mfgq_i_scale *scale, double z);

/* Mean of the value whose image on the scale is normal with centre and spread. */
double mfgq_i_scale_mean(const mfgq_i_scale *scale, double centre, double spread);

/* ---- what came of a series, as bits ---- */

enum {
    MFGQ_I_NOTE_CONSTANT = 1 << 0,      /* all observations are equal */
    MFGQ_I_NOTE_GAPS = 1 << 1,          /* missing values inside were interpolated */
    MFGQ_I_NOTE_TRAILING = 1 << 2,      /* the last values are missing */
    MFGQ_I_NOTE_FEW = 1 << 3,           /* too few for an interval */
    MFGQ_I_NOTE_SIMPLER = 1 << 4,       /* too few for the model: a simpler one */
    MFGQ_I_NOTE_NOT_POSITIVE = 1 << 5,  /* values <= 0: no Box-Cox scale */
    MFGQ_I_NOTE_PERFECT = 1 << 6,       /* the model fits without error */
    MFGQ_I_NOTE_EMPTY = 1 << 7,         /* no observation */
    MFGQ_I_NOTE_SEASONAL = 1 << 8,      /* seasonally adjusted */
    MFGQ_I_NOTE_NO_CONVERGENCE = 1 << 9,
    MFGQ_I_NOTE_NOT_DEFINED = 1 << 10,  /* the model is not defined for such values */
    MFGQ_I_NOTE_OVERFLOW = 1 << 11,     /* a result outside the range of doubles */
    MFGQ_I_NOTE_MEDIAN4 = 1 << 12,      /* auto: median of four */
    MFGQ_I_NOTE_MEAN3 = 1 << 13,        /* auto: mean of three */
    MFGQ_I_NOTE_POOLED = 1 << 14,       /* variance pooled over the batch */
    MFGQ_I_NOTE_NO_SEASON = 1 << 15,    /* too short for its season */
    MFGQ_I_NOTE_BOUNDED = 1 << 16,      /* a bound was applied */
    MFGQ_I_NOTE_LONG = 1 << 17          /* too many observations for the model */
};

/* ---- task: one series ---- */

typedef struct mfgq_i_task {
    mfgq_i_arena *arena;
    size_t n;            /* from the first to the last observation */
    const double *y;     /* [n], NaN in gaps */
    const double *x;     /* [n], gaps filled; y itself without gaps */
    const double *doubt; /* [n] variance of the filled values, 0 elsewhere; null: no gaps */
    size_t observed;
    int period;          /* observations a season, 1: none */
    size_t horizon;      /* counted from the last observation */
    const double *fixed; /* [MFGQ_I_PARAMETERS], NaN: to be estimated */
    int centre_mean;     /* point forecasts are means */
    double pool_df, pool_s2; /* prior of the variance on the scale of auto */
    int pooled;          /* pool_df and pool_s2 come from the batch */
    int has_bounds;      /* low and high are bounds that the model itself keeps */
    double low, high;
    int bounded;         /* the values are already on the scale of bounds */
} mfgq_i_task;

typedef struct mfgq_i_outcome {
    size_t horizon;
    double *centre;        /* [horizon], on the scale */
    double *spread;        /* [horizon], standard deviation or t scale, NaN unknown */
    double df;             /* of Student's t; infinite: normal */
    mfgq_i_scale scale;
    double *point;         /* [horizon] medians known without the scale; may be null */
    double *factor;        /* [horizon] multiplies what comes from the scale; null: 1 */
    double *addend;        /* [horizon] is added to that; null: 0 */
    double *value;         /* [MFGQ_I_PARAMETERS], NaN: not one of the model's */
    double *season;        /* [seasons] initial seasonal states, latest first */
    size_t seasons;
    /* How the steps go together (path.c): sd of a walk's steps and of its first, variance of
       its drift, sd of independent errors, and whether the rest is one draw. */
    double walk_sigma, first_sigma, slope, noise, common;
    int relative; /* sigma2 is a pure number */
    unsigned notes;
} mfgq_i_outcome;

/* ---- series.c ---- */

/* Prepares a task: trims missing ends, fills gaps. *trailing is the number of missing
   values at the end, which `horizon` of the task then includes. Memory comes from the
   arena. DOMAIN on an infinite value. A series without a value gives n = 0. */
mfgq_status mfgq_i_task_make(mfgq_i_task *task, mfgq_i_arena *arena, size_t n,
                             const double *values, int period, size_t horizon, size_t *trailing,
                             unsigned *notes, mfgq_error *err);

/* The same observations on another scale, gaps filled on that scale. */
mfgq_status mfgq_i_task_rescale(const mfgq_i_task *task, const mfgq_i_scale *scale,
                                mfgq_i_task *out, mfgq_error *err);

int mfgq_i_is_constant(const mfgq_i_task *task);
int mfgq_i_is_positive(const mfgq_i_task *task);

/* ---- outcome.c ---- */

mfgq_status mfgq_i_outcome_make(mfgq_i_outcome *out, const mfgq_i_task *task, mfgq_error *err);

/* Likelihood, criteria and sigma2 of Gaussian errors: their sum of squares, how many,
   and the number of estimated parameters without the variance. */
void mfgq_i_gaussian(mfgq_i_outcome *out, double n, double sse, double parameters);

/* The same from a log-likelihood. */
void mfgq_i_criteria(mfgq_i_outcome *out, double n, double loglik, double parameters);

double mfgq_i_fixed(const mfgq_i_task *task, int parameter, double otherwise);

/* Quantile, and probability not to exceed y, at a step; NaN without an interval. */
double mfgq_i_quantile(const mfgq_i_outcome *out, size_t step, double p);
double mfgq_i_below(const mfgq_i_outcome *out, size_t step, double y);
double mfgq_i_point(const mfgq_i_outcome *out, size_t step, int mean);

/* ---- models.c ---- */

typedef struct mfgq_i_model mfgq_i_model;
typedef mfgq_status (*mfgq_i_run)(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                  mfgq_error *err);
struct mfgq_i_model {
    const char *name;
    mfgq_i_run run;
    int variant;
    size_t least;
    const char *source;
};

extern const mfgq_i_model mfgq_i_models[];
const char *mfgq_i_parameter_name(int parameter);

/* 1 if the model has the parameter and takes a value for it. */
int mfgq_i_model_holds(int model, int parameter);

/* INVALID when the parameter means nothing for the model at the value. */
mfgq_status mfgq_i_check_held(int model, int parameter, double value, mfgq_error *err);
int mfgq_i_parameter_dimension(int parameter);
int mfgq_i_parameter_find(const char *name);

/* A named model on a task: simpler models when observations are too few, huge and tiny
   values scaled, constant series answered directly. */
mfgq_status mfgq_i_run_model(int model, const mfgq_i_task *task, mfgq_i_outcome *out,
                             mfgq_error *err);

#define MODEL(id, name, function, variant, least, source)                              \
    mfgq_status mfgq_i_model_##function(const mfgq_i_task *task, int variant_,         \
                                        mfgq_i_outcome *out, mfgq_error *err);
#include "models.def"
#undef MODEL

#endif
