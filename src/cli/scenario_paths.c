/* The path of a series under a scenario. */
#include "scenarios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int grow(const scenario_series *s, const scenario *what, double *path, mfgq_error *err)
{
    for (size_t k = 0; k < s->steps; k++)
        path[k] = what->growth[k < what->count ? k : what->count - 1];
    return mfgq_scenario_growth(s->steps, s->last, path, path, err) == MFGQ_OK;
}

/* A shock hits what is expected; without a history, the path of the first growth. */
static int shock(const scenario_job *j, const scenario_series *s, const scenario *what,
                 double *path, mfgq_error *err)
{
    if (s->expected) {
        memcpy(path, s->expected, s->steps * sizeof *path);
    } else if (!grow(s, &j->scenarios[0], path, err)) {
        return 0;
    }
    return mfgq_scenario_shock(s->steps, path, s->at, what->size, j->o->fade, path, err)
        == MFGQ_OK;
}

/* Level of the leader k periods after the last observation of s: observed, or expected. */
static double leader_level(const scenario_job *j, const scenario_series *s,
                           const scenario *what, int64_t k)
{
    if (what->leader_index < 0) return what->leader * pow(1 + j->o->lead, (double)k);
    const scenario_series *const it = &j->series[what->leader_index];
    int64_t ahead = 0; /* of the leader's last observation over that of s */
    if (s->last_period != MFGQ_NO_PERIOD
        && mfgq_period_between(s->last_period, it->last_period, &ahead, NULL) != MFGQ_OK)
        return NAN;
    const int64_t at = k - ahead;
    if (at > 0)
        return it->expected && (size_t)at <= it->steps ? it->expected[at - 1] : NAN;
    const int64_t index = (int64_t)it->n - 1 + at;
    return index < 0 ? NAN : it->in->values[index];
}

static int catch_up(const scenario_job *j, const scenario_series *s, const scenario *what,
                    double *path, mfgq_error *err)
{
    const scenario_options *const o = j->o;
    const double start = leader_level(j, s, what, 0);
    for (size_t k = 0; k < s->steps; k++) path[k] = leader_level(j, s, what, (int64_t)k + 1);
    if (o->periods)
        return mfgq_scenario_catch_up(s->steps, s->last, start, path, o->periods, path, err)
            == MFGQ_OK;
    const double speed = isnan(o->speed) ? -expm1(-log(2) / o->half_life) : o->speed;
    return mfgq_scenario_converge(s->steps, s->last, start, path, speed, path, err) == MFGQ_OK;
}

int scenario_path(const scenario_job *j, size_t series, const scenario *what, double *path,
                  mfgq_error *err)
{
    const scenario_series *const s = &j->series[series];
    switch (what->kind) {
    case SCENARIO_GROWTH: return grow(s, what, path, err);
    case SCENARIO_SHOCK: return shock(j, s, what, path, err);
    case SCENARIO_CATCH_UP: return catch_up(j, s, what, path, err);
    default: memcpy(path, s->expected, s->steps * sizeof *path); return 1;
    }
}
