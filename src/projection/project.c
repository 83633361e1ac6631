/* One series into arrays. */
#include "run_i.h"

#include <string.h>

static mfgq_status prepare(mfgq_projector *p, size_t n, const double *values, int frequency,
                           mfgq_model model, size_t horizon, double level, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, (double)model, err));
    MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, (double)horizon, err));
    MFGQ_I_TRY(mfgq_projector_levels(p, 1, &level, err));
    return mfgq_projector_add(p, NULL, frequency, n, values, MFGQ_NO_PERIOD, err);
}

static void copy(const mfgq_projection *from, size_t horizon, double *point, double *low,
                 double *high)
{
    const size_t size = horizon * sizeof *point;
    memcpy(point, mfgq_projection_point(from, 0), size);
    if (low) memcpy(low, mfgq_projection_interval(from, 0, 0, 0), size);
    if (high) memcpy(high, mfgq_projection_interval(from, 0, 0, 1), size);
}

mfgq_status mfgq_project(size_t n, const double *values, int frequency, mfgq_model model,
                         size_t horizon, double level, double *point, double *low, double *high,
                         mfgq_error *err)
{
    if (!point) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "point is null");
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return mfgq_i_no_memory(err);
    mfgq_projection *projection = NULL;
    mfgq_status status = prepare(p, n, values, frequency, model, horizon, level, err);
    if (status == MFGQ_OK) status = mfgq_projector_run(p, NULL, NULL, &projection, err);
    if (status == MFGQ_OK) copy(projection, horizon, point, low, high);
    mfgq_projection_free(projection);
    mfgq_projector_free(p);
    return status;
}
