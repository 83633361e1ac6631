/* Seasonal indices from classical decomposition. */
#ifndef MFGQ_PROJECTION_SEASON_I_H
#define MFGQ_PROJECTION_SEASON_I_H

#include "ets_i.h"

/* Multiplicative (or additive) indices of each position in the season, from the ratio
   to a centred moving average; they average 1 (add to 0). 0 if an index would not be
   finite, or, for ratios, not above 1e-4. */
int mfgq_i_season_indices(const double *x, size_t n, size_t m, int multiplicative,
                          double *index);

/* Level, trend and season of the form at the start; 0 when memory ran out. */
int mfgq_i_season_start(const mfgq_i_task *task, mfgq_i_ets *guess);

/* Autocorrelation at one season, and its standard error if there were none at it. */
double mfgq_i_season_correlation(const double *x, size_t n, size_t m, double *se);

/* The 90 per cent test of the autocorrelation at one season. */
int mfgq_i_is_seasonal(const double *x, size_t n, size_t m);

#endif
