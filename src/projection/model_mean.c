/* Mean of all observations, with Student's t and the variance of the mean (FPP2 3.5). */
#include "projection_i.h"

#include <math.h>

mfgq_status mfgq_i_model_mean(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                              mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    double mean = 0, count = 0, sse = 0;
    for (size_t i = 0; i < task->n; i++)
        if (!isnan(task->y[i])) mean += (task->y[i] - mean) / ++count;
    for (size_t i = 0; i < task->n; i++)
        if (!isnan(task->y[i])) sse += (task->y[i] - mean) * (task->y[i] - mean);
    const double s2 = count > 1 ? sse / (count - 1) : NAN;
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = mean;
        out->spread[h] = sqrt(s2 * (1 + 1 / count));
    }
    out->df = count > 1 ? count - 1 : INFINITY;
    out->value[MFGQ_I_P_MEAN] = mean;
    mfgq_i_gaussian(out, count, sse, 1);
    out->noise = isnan(s2) ? 0 : sqrt(s2);
    out->common = 1;
    return MFGQ_OK;
}
