/* Sample paths of one series, for the caller to read what is wanted from each. */
#include "path_i.h"

#include <math.h>
#include <string.h>

static mfgq_status sample(const mfgq_projector *p, size_t series, size_t count, double *paths,
                          mfgq_error *err)
{
    mfgq_i_arena arena = {NULL};
    mfgq_i_random r;
    const size_t horizon = (size_t)p->config.option[MFGQ_PROJECT_HORIZON];
    mfgq_i_job j = {.config = &p->config, .input = &p->series[series], .steps = horizon};
    mfgq_status status = mfgq_i_compute(&j, &arena, NULL, err);
    double *const room = status == MFGQ_OK
                           ? mfgq_i_arena_alloc(&arena, 2 * j.out.horizon * sizeof *room) : NULL;
    if (status == MFGQ_OK && !room) status = mfgq_i_no_memory(err);
    if (status == MFGQ_OK && isnan(j.out.spread[0]))
        status = mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)series,
                             "the series has no distribution to draw from");
    if (status == MFGQ_OK)
        mfgq_i_random_seed(&r, (uint64_t)p->config.option[MFGQ_PROJECT_SEED], series);
    for (size_t i = 0; i < count && status == MFGQ_OK; i++) {
        mfgq_i_draw_path(&j.final, &r, room, room + j.out.horizon);
        memcpy(paths + i * horizon, room + j.out.horizon + j.trailing, horizon * sizeof *paths);
    }
    mfgq_i_arena_free(&arena);
    return status;
}

mfgq_status mfgq_projector_paths(const mfgq_projector *p, size_t series, size_t count,
                                 double *paths, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projector is null");
    if (series >= p->count) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "series is none");
    if (count && !paths) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "paths is null");
    if (!mfgq_has_gsl())
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
    return sample(p, series, count, paths, err);
}
