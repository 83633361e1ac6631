/* Exponential smoothing as innovations state space models (HYNDMAN-2008), with the
   parameters of R's forecast: l += phi b + alpha e, b = phi b + beta e, s += gamma e for
   additive parts; e is relative for multiplicative errors. */
#ifndef MFGQ_PROJECTION_ETS_I_H
#define MFGQ_PROJECTION_ETS_I_H

#include "projection_i.h"

typedef enum mfgq_i_season { MFGQ_I_NO_SEASON, MFGQ_I_ADDED, MFGQ_I_MULTIPLIED } mfgq_i_season;

typedef struct mfgq_i_form {
    int multiplicative, trend, damped;
    mfgq_i_season season;
} mfgq_i_form;

typedef struct mfgq_i_ets {
    mfgq_i_form form;
    size_t m;
    double alpha, beta, gamma, phi;
    double l, b, s[MFGQ_I_SEASON_MOST]; /* s[0] is the latest season */
} mfgq_i_ets;

typedef struct mfgq_i_ets_sums {
    double sse;   /* of the errors, relative ones for multiplicative errors */
    double logs;  /* of |fitted| for multiplicative errors, else 0 */
    double count; /* observations, filled values left out */
} mfgq_i_ets_sums;

/* variant of models.def: 9 for multiplicative errors + 3 * season + 0 N, 1 A, 2 Ad */
mfgq_i_form mfgq_i_ets_form(int variant);

/* Free parameters without the variance, fixed ones not counted. */
double mfgq_i_ets_count(const mfgq_i_task *task, const mfgq_i_form *form, size_t m);

/* All smoothing parameters and initial states, fixed or not. */
double mfgq_i_ets_all(const mfgq_i_form *form, size_t m);

/* Runs the filter over x from the given state; *end (may be the start) is the last one. */
mfgq_i_ets_sums mfgq_i_ets_run(const mfgq_i_task *task, const mfgq_i_ets *start,
                               mfgq_i_ets *end);

/* ---- ets_fit.c ---- */

/* Maximum likelihood inside the bounds; 0 when memory ran out. */
int mfgq_i_ets_fit(const mfgq_i_task *task, const mfgq_i_form *form, size_t m,
                   mfgq_i_ets *model);

/* ---- ets_plain.c: the same for forms without a season ---- */

int mfgq_i_ets_fit_plain(const mfgq_i_task *task, const mfgq_i_form *form, mfgq_i_ets *model);

/* ---- ets_admissible.c ---- */

/* Positive when the seasonal parameters are admissible (forecastable), 0 at their limit. */
double mfgq_i_ets_margin(const mfgq_i_ets *model);

/* The greatest admissible beta up to alpha, whatever beta the model has. */
double mfgq_i_ets_most_beta(mfgq_i_ets model, double least);

/* ---- ets_variance.c ---- */

/* Means and variances h = 1.. horizon of a model that stands at `end`; 0: no memory. */
int mfgq_i_ets_forecast(const mfgq_i_task *task, const mfgq_i_ets *end, double sigma2,
                        size_t horizon, double *mean, double *variance);

/* Everything an outcome says, from a fitted model. */
mfgq_status mfgq_i_ets_outcome(const mfgq_i_task *task, const mfgq_i_ets *model,
                               mfgq_i_outcome *out, mfgq_error *err);

#endif
