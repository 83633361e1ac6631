/* Scores of a forecast against what came. */
#ifndef MFGQ_PROJECTION_SCORE_I_H
#define MFGQ_PROJECTION_SCORE_I_H

#include "run_i.h"
#include <mfgq/backtest.h>

/* Mean absolute change over a season (or a step) of a training series; NaN if none. */
double mfgq_i_score_scale(const double *y, size_t n, size_t m);

double mfgq_i_score_smape(double actual, double forecast); /* per cent, 0 to 200 */
double mfgq_i_score_interval(double actual, double low, double high, double tail);
double mfgq_i_score_crps(const mfgq_i_final *f, size_t step, double actual);
double mfgq_i_score_brier(const mfgq_i_final *f, size_t step, double last, double change,
                          double steps, double actual);

#endif
