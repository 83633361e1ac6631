/* The list of models, as a table. */
#include "ets_i.h"

#include <math.h>

static const struct {
    int model, parameter;
    double initial, low, high;
} bounds[] = {
#define BOUND(model, parameter, initial, low, high)                                   \
    {MFGQ_MODEL_##model, MFGQ_I_P_##parameter, initial, low, high},
#include "bounds.def"
#undef BOUND
};

/* What is only estimated, never held. */
static const struct {
    int model, parameter;
} estimated[] = {
    {MFGQ_MODEL_MEAN, MFGQ_I_P_MEAN},
    {MFGQ_MODEL_LINEAR, MFGQ_I_P_INTERCEPT},
    {MFGQ_MODEL_LINEAR, MFGQ_I_P_SLOPE},
    {MFGQ_MODEL_EXPONENTIAL, MFGQ_I_P_INTERCEPT},
    {MFGQ_MODEL_EXPONENTIAL, MFGQ_I_P_GROWTH},
    {MFGQ_MODEL_THEIL_SEN, MFGQ_I_P_INTERCEPT},
    {MFGQ_MODEL_THEIL_SEN, MFGQ_I_P_SLOPE},
};

static int smoothing_holds(int model, int parameter)
{
    const int chosen = mfgq_i_models[model].run != mfgq_i_model_ets;
    const mfgq_i_form form = mfgq_i_ets_form(mfgq_i_models[model].variant);
    switch (parameter) {
    case MFGQ_I_P_ALPHA:
    case MFGQ_I_P_L0: return 1;
    case MFGQ_I_P_BETA:
    case MFGQ_I_P_B0: return chosen || form.trend;
    case MFGQ_I_P_GAMMA: return chosen || form.season;
    case MFGQ_I_P_PHI: return chosen || form.damped;
    default: return 0;
    }
}

int mfgq_i_model_holds(int model, int parameter)
{
    const int smooths = mfgq_i_models[model].run == mfgq_i_model_ets
                        || mfgq_i_models[model].run == mfgq_i_model_ets_select;
    if (smooths) return smoothing_holds(model, parameter);
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (bounds[i].model == model && bounds[i].parameter == parameter) return 1;
    return 0;
}

static void row(mfgq_builder *b, int model, const char *parameter, double initial, double low,
                double high)
{
    mfgq_builder_text(b, mfgq_i_models[model].name);
    mfgq_builder_text(b, parameter);
    mfgq_builder_f64(b, initial);
    mfgq_builder_f64(b, low);
    mfgq_builder_f64(b, high);
    mfgq_builder_text(b, mfgq_i_models[model].source);
}

static void smoothing_rows(mfgq_builder *b, int model)
{
    const mfgq_i_form form = mfgq_i_ets_form(mfgq_i_models[model].variant);
    row(b, model, "alpha", NAN, 0.0001, 0.9999);
    if (form.trend) row(b, model, "beta", NAN, 0.0001, 0.9999);
    if (form.season) row(b, model, "gamma", NAN, 0.0001, 0.9999);
    if (form.damped) row(b, model, "phi", NAN, 0.8, 0.98);
    row(b, model, "l0", NAN, NAN, NAN);
    if (form.trend) row(b, model, "b0", NAN, NAN, NAN);
}

static void model_rows(mfgq_builder *b, int model)
{
    if (mfgq_i_models[model].run == mfgq_i_model_ets) {
        smoothing_rows(b, model);
        return;
    }
    int any = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (bounds[i].model != model) continue;
        row(b, model, mfgq_i_parameter_name(bounds[i].parameter), bounds[i].initial,
            bounds[i].low, bounds[i].high);
        any = 1;
    }
    for (size_t i = 0; i < sizeof estimated / sizeof *estimated; i++) {
        if (estimated[i].model != model) continue;
        row(b, model, mfgq_i_parameter_name(estimated[i].parameter), NAN, NAN, NAN);
        any = 1;
    }
    if (!any) row(b, model, NULL, NAN, NAN, NAN);
}

mfgq_status mfgq_models(mfgq_table **table, mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "model", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "parameter", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "default", MFGQ_F64, NULL);
    mfgq_builder_column(b, "low", MFGQ_F64, NULL);
    mfgq_builder_column(b, "high", MFGQ_F64, NULL);
    mfgq_builder_column(b, "source", MFGQ_TEXT, NULL);
    for (int i = 0; i < mfgq_model_count(); i++) model_rows(b, i);
    return mfgq_builder_finish(b, table, err);
}
