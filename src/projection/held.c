/* Where a parameter may be held. The range is wider than that of an estimate (alpha 1 is a
   random walk, phi 1 an undamped trend), but a model keeps its meaning in it. */
#include "projection_i.h"

#include <math.h>

static const struct {
    int parameter;
    double low, high;
} ranges[] = {
    {MFGQ_I_P_ALPHA, 0, 1},
    {MFGQ_I_P_BETA, 0, 1},
    {MFGQ_I_P_GAMMA, 0, 1},
    {MFGQ_I_P_PHI, 0, 1},
    {MFGQ_I_P_THETA, 1, INFINITY},
    {MFGQ_I_P_LAMBDA, 0, 1},
    {MFGQ_I_P_M, 0, INFINITY},
    {MFGQ_I_P_P, 0, INFINITY},
    {MFGQ_I_P_Q, 0, INFINITY},
    {MFGQ_I_P_SIGMA2_EPS, 0, INFINITY},
    {MFGQ_I_P_SIGMA2_LEVEL, 0, INFINITY},
    {MFGQ_I_P_SIGMA2_SLOPE, 0, INFINITY},
};

static mfgq_status check_order(int parameter, double value, mfgq_error *err)
{
    const double most = parameter == MFGQ_I_P_D ? 2 : 5;
    if (value >= 0 && value <= most && value == floor(value)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1,
                       "%s of arima is %g, not a whole number from 0 to %g",
                       mfgq_i_parameter_name(parameter), value, most);
}

mfgq_status mfgq_i_check_held(int model, int parameter, double value, mfgq_error *err)
{
    if (model == MFGQ_MODEL_ARIMA) return check_order(parameter, value, err);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (ranges[i].parameter != parameter) continue;
        if (value >= ranges[i].low && value <= ranges[i].high) return MFGQ_OK;
        const char *const name = mfgq_i_parameter_name(parameter);
        if (isinf(ranges[i].high))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "%s of %s is %g, below %g", name,
                               mfgq_i_models[model].name, value, ranges[i].low);
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "%s of %s is %g, not from %g to %g", name,
                           mfgq_i_models[model].name, value, ranges[i].low, ranges[i].high);
    }
    return MFGQ_OK;
}
