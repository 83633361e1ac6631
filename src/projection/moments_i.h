/* Moments of models with multiplicative errors and season. */
#ifndef MFGQ_PROJECTION_MOMENTS_I_H
#define MFGQ_PROJECTION_MOMENTS_I_H

#include "ets_i.h"

/* Mean and variance at each step; 0 when memory ran out. */
int mfgq_i_season_moments(const mfgq_i_task *task, const mfgq_i_ets *end, double sigma2,
                          size_t horizon, double *mean, double *variance);

#endif
