/* Missing values inside a series, interpolated with their variance. */
#ifndef MFGQ_PROJECTION_GAPS_I_H
#define MFGQ_PROJECTION_GAPS_I_H

#include "projection_i.h"

/* Sets x and doubt of a task from its y; 0 when memory ran out. */
int mfgq_i_fill_gaps(mfgq_i_task *task);

/* Variance that the gaps add to a forecast which gives the observation j steps before
   the end the weight pull(j); null doubt gives 0. */
typedef double (*mfgq_i_pull)(double back, const void *context);
double mfgq_i_gap_variance(const mfgq_i_task *task, mfgq_i_pull pull, const void *context);

#endif
