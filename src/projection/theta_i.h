/* Seasonal adjustment and the parts of the Theta method that other models use. */
#ifndef MFGQ_PROJECTION_THETA_I_H
#define MFGQ_PROJECTION_THETA_I_H

#include "season_i.h"

/* Divides by multiplicative indices where the 90 per cent test finds a season; whether
   it did. index[position % period]. *status tells of memory. */
int mfgq_i_adjust(const mfgq_i_task *task, mfgq_i_task *adjusted, double *index, mfgq_error *err,
                  mfgq_status *status);

/* Gives the outcome the season's factors again. */
mfgq_status mfgq_i_reseason(const mfgq_i_task *task, const double *index, mfgq_i_outcome *out,
                            mfgq_error *err);

/* Slope of the straight line through all values. */
double mfgq_i_slope(const double *x, size_t n);

mfgq_status mfgq_i_theta_plain(const mfgq_i_task *task, mfgq_i_outcome *out, mfgq_error *err);

/* Box-Cox parameter in [0, 1]; 1 for too few values, NaN when memory ran out. */
double mfgq_i_guerrero(const mfgq_i_task *task);

#endif
