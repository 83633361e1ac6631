/* Naive: the last observation. The variance grows with the steps (FPP3 5.5); a gap of k
   steps between observations has k times the variance of one. */
#include "projection_i.h"

#include "simple_i.h"
#include <math.h>

mfgq_status mfgq_i_model_naive(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                               mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    double sse = 0, count = 0;
    mfgq_i_step step = {0, 0};
    for (size_t at = 0; mfgq_i_next_step(task, &at, &step); count++)
        sse += step.change * step.change / step.length;
    const double sigma2 = count > 0 ? sse / count : NAN;
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = task->y[task->n - 1];
        out->spread[h] = sqrt(sigma2 * (double)(h + 1));
    }
    out->walk_sigma = out->first_sigma = count > 0 ? sqrt(sigma2) : 0;
    if (count > 0) mfgq_i_gaussian(out, count, sse, 0);
    return MFGQ_OK;
}
