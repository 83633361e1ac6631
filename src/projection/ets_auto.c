/* The exponential smoothing member of the combination: the lesser AICc of ANN and AAdN.
   AICc hardly ever picks damping over an undamped trend though it forecasts better, so
   AAN stands only where it beats both by a margin. */
#include "auto_i.h"

#include <math.h>

static const double margin = 2;

static double aicc(const mfgq_i_outcome *out)
{
    return isnan(out->value[MFGQ_I_P_AICC]) ? INFINITY : out->value[MFGQ_I_P_AICC];
}

mfgq_status mfgq_i_ets_auto(const mfgq_i_task *task, mfgq_i_outcome *out,
                            mfgq_i_outcome *damped, mfgq_error *err)
{
    mfgq_i_outcome trend;
    MFGQ_I_TRY(mfgq_i_model_ets(task, 0, out, err));
    MFGQ_I_TRY(mfgq_i_model_ets(task, 1, &trend, err));
    MFGQ_I_TRY(mfgq_i_model_ets(task, 2, damped, err));
    if (out->notes & MFGQ_I_NOTE_PERFECT) return MFGQ_OK;
    if (trend.notes & MFGQ_I_NOTE_PERFECT) {
        *out = trend;
        return MFGQ_OK;
    }
    if (aicc(damped) < aicc(out)) *out = *damped;
    if (aicc(&trend) + margin < aicc(out)) *out = trend;
    return MFGQ_OK;
}
