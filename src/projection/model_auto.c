/* The combinations for short series (docs/methods/projection.md): auto, whose centre comes
   from three or four cheap models, and auto-level, three without a trend. */
#include "auto_i.h"

#include "simple_i.h"
#include "theta_i.h"
#include <math.h>

static const double floor_share = 0.05;

enum { RECENT = 8 }; /* observations of the mean in auto-level */

/* The members' point forecasts, floored for positive series at a share of the last value. */
static void take(const mfgq_i_task *task, const mfgq_i_outcome *from, double *to)
{
    const double last = task->x[task->n - 1];
    const int positive = !task->bounded && mfgq_i_is_positive(task);
    for (size_t h = 0; h < from->horizon; h++) {
        const double y = mfgq_i_point(from, h, 0);
        to[h] = positive ? fmax(y, floor_share * last) : y;
    }
}

static void put(const mfgq_i_task *task, const mfgq_i_outcome *out, int weight,
                mfgq_i_members *set)
{
    take(task, out, set->point[set->count]);
    set->weight[set->count++] = weight;
}

static mfgq_status add(const mfgq_i_task *task, int model, int weight, mfgq_i_members *set,
                       mfgq_error *err)
{
    mfgq_i_outcome out;
    const mfgq_i_model *const m = &mfgq_i_models[model];
    MFGQ_I_TRY(m->run(task, m->variant, &out, err));
    put(task, &out, weight, set);
    return MFGQ_OK;
}

static mfgq_status collect(const mfgq_i_task *task, mfgq_i_members *set, mfgq_error *err)
{
    const size_t n = task->observed;
    const int positive = !task->bounded && mfgq_i_is_positive(task);
    const int theta = positive ? MFGQ_MODEL_THETA_BC : MFGQ_MODEL_THETA;
    const int theta_weight = positive ? MFGQ_I_P_WEIGHT_THETA_BC : MFGQ_I_P_WEIGHT_THETA;
    mfgq_i_outcome ets, damped;
    if (n < 4) {
        set->centre = 1;
        return add(task, MFGQ_MODEL_NAIVE, MFGQ_I_P_WEIGHT_NAIVE, set, err);
    }
    MFGQ_I_TRY(add(task, MFGQ_MODEL_DRIFT, MFGQ_I_P_WEIGHT_DRIFT, set, err));
    MFGQ_I_TRY(add(task, theta, theta_weight, set, err));
    set->centre = 3;
    if (n < 5) return add(task, MFGQ_MODEL_NAIVE, MFGQ_I_P_WEIGHT_NAIVE, set, err);
    MFGQ_I_TRY(mfgq_i_ets_auto(task, &ets, &damped, err));
    put(task, &ets, MFGQ_I_P_WEIGHT_ETS, set);
    if (n >= MFGQ_I_AUTO_MEDIAN) set->centre = 4;
    if (n < 8) return add(task, MFGQ_MODEL_NAIVE, MFGQ_I_P_WEIGHT_NAIVE, set, err);
    put(task, &damped, MFGQ_I_P_WEIGHT_DAMPED, set);
    return MFGQ_OK;
}

static void put_recent_mean(const mfgq_i_task *task, mfgq_i_members *set)
{
    const size_t count = task->n < RECENT ? task->n : RECENT;
    double mean = 0;
    for (size_t i = task->n - count; i < task->n; i++) mean += task->x[i] / (double)count;
    for (size_t h = 0; h < task->horizon; h++) set->point[set->count][h] = mean;
    set->weight[set->count++] = MFGQ_I_P_WEIGHT_MEAN;
}

/* Where the series has been of late, on three views of how long that is. */
static mfgq_status collect_level(const mfgq_i_task *task, mfgq_i_members *set, mfgq_error *err)
{
    set->level = 1;
    set->centre = task->observed < 4 ? 1 : 3;
    if (task->observed >= 4) {
        put_recent_mean(task, set);
        MFGQ_I_TRY(add(task, MFGQ_MODEL_LOCAL_LEVEL, MFGQ_I_P_WEIGHT_LEVEL, set, err));
        MFGQ_I_TRY(add(task, MFGQ_MODEL_SES, MFGQ_I_P_WEIGHT_SES, set, err));
    }
    return add(task, MFGQ_MODEL_NAIVE, MFGQ_I_P_WEIGHT_NAIVE, set, err);
}

static double median4(const mfgq_i_members *set, size_t h)
{
    double low = INFINITY, high = -INFINITY, sum = 0;
    for (int k = 0; k < 4; k++) {
        const double y = set->point[k][h];
        low = fmin(low, y);
        high = fmax(high, y);
        sum += y;
    }
    return (sum - low - high) / 2;
}

static double centre(const mfgq_i_members *set, size_t h)
{
    if (set->centre == 4) return median4(set, h);
    double sum = 0;
    for (int k = 0; k < set->centre; k++) sum += set->point[k][h] / set->centre;
    return sum;
}

static void report(const mfgq_i_members *set, mfgq_i_outcome *out)
{
    for (int k = 0; k < set->count; k++)
        out->value[set->weight[k]] = k < set->centre ? 1.0 / set->centre : 0;
    if (set->centre == 4) out->notes |= MFGQ_I_NOTE_MEDIAN4;
    if (set->centre == 3) out->notes |= MFGQ_I_NOTE_MEAN3;
}

/* The centre on a series without a season; the interval is that of auto_interval.c. */
static void fill(const mfgq_i_task *task, int period, const mfgq_i_members *set,
                 mfgq_i_outcome *out)
{
    out->scale = mfgq_i_auto_scale(task, &out->notes);
    for (size_t h = 0; h < out->horizon; h++) {
        out->point[h] = centre(set, h);
        out->centre[h] = mfgq_i_scale_to(&out->scale, out->point[h]);
    }
    mfgq_i_auto_interval(task, period, set, out);
}

mfgq_status mfgq_i_model_automatic(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                   mfgq_error *err)
{
    mfgq_i_members set = {.count = 0};
    mfgq_i_task plain;
    mfgq_i_auto_season kind;
    double index[MFGQ_I_SEASON_MOST];
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    MFGQ_I_TRY(mfgq_i_auto_adjust(task, &plain, index, &kind, err));
    for (int k = 0; k < MFGQ_I_MEMBERS; k++) {
        set.point[k] = mfgq_i_arena_alloc(task->arena, (task->horizon + 1) * sizeof(double));
        if (!set.point[k]) return mfgq_i_no_memory(err);
    }
    out->point = mfgq_i_arena_alloc(task->arena, task->horizon * sizeof *out->point);
    if (!out->point) return mfgq_i_no_memory(err);
    MFGQ_I_TRY((variant ? collect_level : collect)(&plain, &set, err));
    report(&set, out);
    fill(&plain, task->period, &set, out);
    return mfgq_i_auto_reseason(task, index, kind, out, err);
}
