/* All series of a projector. */
#include "run_i.h"

#include <math.h>

typedef struct batch {
    const mfgq_projector *projector;
    mfgq_projection *projection;
    const double *prior;
} batch;

static mfgq_status turn(void *context, size_t i, mfgq_error *err)
{
    const batch *const b = context;
    const mfgq_status status
        = mfgq_i_run_series(&b->projector->config, &b->projector->series[i], i, b->prior,
                            &b->projection->series[i], err);
    if (status == MFGQ_E_DOMAIN) err->index = (int64_t)i;
    return status;
}

static mfgq_projection *make(const mfgq_projector *p)
{
    mfgq_projection *const out = mfgq_i_zalloc(1, sizeof *out);
    if (!out) return NULL;
    out->config = p->config;
    out->series = mfgq_i_zalloc(p->count ? p->count : 1, sizeof *out->series);
    if (!out->series) {
        mfgq_i_free(out);
        return NULL;
    }
    out->count = p->count;
    for (size_t i = 0; i < p->count; i++) out->any_target |= p->series[i].target.given;
    return out;
}

/* A parameter that the model does not have cannot be held, nor one out of its range. */
static mfgq_status check_fixed(const mfgq_projector *p, mfgq_error *err)
{
    const int model = (int)p->config.option[MFGQ_PROJECT_MODEL];
    for (int i = 0; i < MFGQ_I_P_SIGMA2; i++) {
        if (isnan(p->config.fixed[i])) continue;
        if (!mfgq_i_model_holds(model, i))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "%s has no parameter %s to hold",
                               mfgq_i_models[model].name, mfgq_i_parameter_name(i));
        MFGQ_I_TRY(mfgq_i_check_held(model, i, p->config.fixed[i], err));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_projector_run(const mfgq_projector *p, mfgq_watch watch, void *context,
                               mfgq_projection **projection, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projector is null");
    if (!projection) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "projection is null");
    if (!mfgq_has_gsl())
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
    MFGQ_I_TRY(check_fixed(p, err));
    double prior[2];
    batch b = {p, make(p), NULL};
    if (!b.projection) return mfgq_i_no_memory(err);
    if (p->config.option[MFGQ_PROJECT_POOL] > 0 && mfgq_i_pool(p, prior)) b.prior = prior;
    const mfgq_i_each each = {p->count, (size_t)p->config.option[MFGQ_PROJECT_THREADS], turn, &b,
                              watch, context};
    const mfgq_status status = mfgq_i_each_run(&each, err);
    if (status == MFGQ_OK) *projection = b.projection;
    else mfgq_projection_free(b.projection);
    return status;
}

void mfgq_projection_free(mfgq_projection *projection)
{
    if (!projection) return;
    for (size_t i = 0; i < projection->count; i++) mfgq_i_result_free(&projection->series[i]);
    mfgq_i_free(projection->series);
    mfgq_i_free(projection);
}
