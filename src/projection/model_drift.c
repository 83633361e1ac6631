/* Random walk with drift: the line through the first and the last observation, with
   the variance of the drift (FPP3 5.5): s2 h (1 + h / T) over T steps. Over a gap of k
   steps the change has k times the drift and k times the variance, so the drift stays
   that of the end points. */
#include "projection_i.h"

#include "simple_i.h"
#include <math.h>

mfgq_status mfgq_i_model_drift(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                               mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    const double steps = (double)(task->n - 1), last = task->y[task->n - 1];
    const double free = isnan(mfgq_i_fixed(task, MFGQ_I_P_DRIFT, NAN));
    const double drift = mfgq_i_fixed(task, MFGQ_I_P_DRIFT, (last - task->y[0]) / steps);
    double sse = 0, count = 0;
    mfgq_i_step step = {0, 0};
    for (size_t at = 0; mfgq_i_next_step(task, &at, &step); count++) {
        const double e = step.change - drift * step.length;
        sse += e * e / step.length;
    }
    const double s2 = count > free ? sse / (count - free) : NAN;
    for (size_t h = 0; h < out->horizon; h++) {
        const double ahead = (double)(h + 1);
        out->centre[h] = last + ahead * drift;
        out->spread[h] = sqrt(s2 * ahead * (1 + free * ahead / steps));
    }
    out->value[MFGQ_I_P_DRIFT] = drift;
    mfgq_i_gaussian(out, count, sse, free);
    out->walk_sigma = out->first_sigma = isnan(s2) ? 0 : sqrt(s2);
    out->slope = isnan(s2) ? 0 : s2 * free / steps;
    return MFGQ_OK;
}
