/* Joint sample paths and what is read from them. */
#ifndef MFGQ_PROJECTION_PATH_I_H
#define MFGQ_PROJECTION_PATH_I_H

#include "random_i.h"
#include "run_i.h"

/* One path y[horizon of the outcome]; z is room of the same size. */
void mfgq_i_draw_path(const mfgq_i_final *f, mfgq_i_random *r, double *z, double *y);

/* The statistic of a path from its first step to that of the target. */
double mfgq_i_statistic(int statistic, const mfgq_i_target *target, const double *path,
                        double last);

/* Share of 10000 paths whose statistic meets the target; room is [2][horizon]. */
double mfgq_i_path_probability(const mfgq_i_target *target, const mfgq_i_final *f,
                               size_t trailing, double last, uint64_t seed, uint64_t stream,
                               double *room);

#endif
