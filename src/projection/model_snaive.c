/* Seasonal naive: the last observation of the same season; naive without a season. */
#include "projection_i.h"

#include <math.h>

mfgq_status mfgq_i_model_snaive(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                mfgq_error *err)
{
    const size_t m = (size_t)task->period, n = task->n;
    if (m < 2 || n <= m) {
        MFGQ_I_TRY(mfgq_i_model_naive(task, variant, out, err));
        if (m > 1) out->notes |= MFGQ_I_NOTE_NO_SEASON;
        return MFGQ_OK;
    }
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    double sse = 0, count = 0;
    for (size_t i = m; i < n; i++) {
        const double e = task->y[i] - task->y[i - m];
        if (isnan(e)) continue;
        sse += e * e;
        count++;
    }
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = task->x[n - m + h % m];
        out->spread[h] = count > 0 ? sqrt(sse / count * (double)(h / m + 1)) : NAN;
    }
    if (count > 0) mfgq_i_gaussian(out, count, sse, 0);
    return MFGQ_OK;
}
