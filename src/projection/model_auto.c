/* The combination for short series: the centre from three or four cheap models, the
   interval from three sources of error (docs/methods/projection.md).

   within:  s2 (h (1 + h / (n - 1)) + 0.1 h (h - 1) (2h - 1) / 6), a random walk whose
            drift is estimated and itself wanders;
   between: the sample variance of the members' forecasts;
   s2:      the variance of the first differences with a weak prior, so that the
            quantiles are Student's t.

   All on the scale Box-Cox(y / mean, 0.3) for positive values. */
#include "auto_i.h"

#include "simple_i.h"
#include "theta_i.h"
#include <math.h>

static const double scale_lambda = 0.3, wander = 0.1, floor_share = 0.05;

mfgq_i_scale mfgq_i_auto_scale(const mfgq_i_task *task, unsigned *notes)
{
    double sum = 0;
    for (size_t i = 0; i < task->n; i++) sum += fabs(task->x[i]) / (double)task->n;
    const double unit = sum > 0 ? sum : 1;
    if (!task->bounded && mfgq_i_is_positive(task) && !mfgq_i_is_constant(task))
        return mfgq_i_scale_box_cox(scale_lambda, unit);
    mfgq_i_scale scale = mfgq_i_scale_identity();
    if (!task->bounded) scale.unit = unit;
    if (!task->bounded && !mfgq_i_is_constant(task)) *notes |= MFGQ_I_NOTE_NOT_POSITIVE;
    return scale;
}

/* Variance of the first differences on the scale around their mean, and its degrees of
   freedom. */
double mfgq_i_auto_variance(const mfgq_i_task *task, const mfgq_i_scale *scale, double *df)
{
    const double steps = (double)(task->n - 1);
    const double first = mfgq_i_scale_to(scale, task->y[0]);
    const double drift = (mfgq_i_scale_to(scale, task->y[task->n - 1]) - first) / steps;
    double last = first, sse = 0, count = 0;
    mfgq_i_step step = {0, 0};
    for (size_t at = 0; mfgq_i_next_step(task, &at, &step); count++) {
        const double z = mfgq_i_scale_to(scale, task->y[at]);
        const double e = z - last - drift * step.length;
        sse += e * e / step.length;
        last = z;
    }
    *df = count - 1;
    return *df > 0 ? sse / *df : 0;
}

/* The same a step, from the changes over whole seasons: short steps carry noise that a
   random walk would add up, or move together. */
static double yearly_variance(const mfgq_i_task *task, const mfgq_i_scale *scale, size_t m)
{
    const size_t n = task->n - m;
    double mean = 0, square = 0;
    for (size_t i = 0; i < n; i++) {
        const double change
            = mfgq_i_scale_to(scale, task->x[i + m]) - mfgq_i_scale_to(scale, task->x[i]);
        const double d = change - mean;
        mean += d / (double)(i + 1);
        square += d * (change - mean);
    }
    return square / ((double)(n - 1) * (double)m);
}

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

/* Sample variance of all members on the scale. */
static double between(const mfgq_i_members *set, const mfgq_i_scale *scale, size_t h)
{
    double mean = 0, square = 0;
    for (int k = 0; k < set->count; k++) {
        const double z = mfgq_i_scale_to(scale, set->point[k][h]), d = z - mean;
        mean += d / (k + 1);
        square += d * (z - mean);
    }
    return set->count > 1 ? square / (set->count - 1) : 0;
}

static void report(const mfgq_i_members *set, mfgq_i_outcome *out)
{
    for (int k = 0; k < set->count; k++)
        out->value[set->weight[k]] = k < set->centre ? 1.0 / set->centre : 0;
    if (set->centre == 4) out->notes |= MFGQ_I_NOTE_MEDIAN4;
    if (set->centre == 3) out->notes |= MFGQ_I_NOTE_MEAN3;
}

/* The variance of a step, with its degrees of freedom, and of noise around the walk. */
typedef struct errors {
    double s2, df, noise;
} errors;

static errors estimate(const mfgq_i_task *task, const mfgq_i_scale *scale, int period)
{
    errors e = {0, 0, 0};
    if (task->n > 1) e.s2 = mfgq_i_auto_variance(task, scale, &e.df);
    if (period > 1 && task->n >= 3 * (size_t)period) {
        const double yearly = yearly_variance(task, scale, (size_t)period);
        e.noise = fmax(e.s2 - yearly, 0);
        e.s2 = yearly;
        e.df = fmin(e.df, 2 * (double)task->n / period); /* the changes overlap */
    }
    e.s2 = (task->pool_df * task->pool_s2 + e.df * e.s2) / (task->pool_df + e.df);
    e.df += task->pool_df;
    return e;
}

/* Centre and spread from the members, on a series without a season. */
static void fill(const mfgq_i_task *task, int period, const mfgq_i_members *set,
                 mfgq_i_outcome *out)
{
    const double n1 = (double)task->n - 1, bend = wander / period;
    out->scale = mfgq_i_auto_scale(task, &out->notes);
    const errors e = estimate(task, &out->scale, period);
    const int known = task->observed >= 4 || (task->observed == 3 && task->pooled);
    for (size_t h = 0; h < out->horizon; h++) {
        const double k = (double)(h + 1);
        const double walk = k * (1 + k / n1) + bend * k * (k - 1) * (2 * k - 1) / 6;
        out->point[h] = centre(set, h);
        out->centre[h] = mfgq_i_scale_to(&out->scale, out->point[h]);
        out->spread[h]
            = known ? sqrt(e.s2 * walk + e.noise + between(set, &out->scale, h)) : NAN;
    }
    if (!known) out->notes |= MFGQ_I_NOTE_FEW;
    if (task->pooled) out->notes |= MFGQ_I_NOTE_POOLED;
    out->value[MFGQ_I_P_SIGMA2] = e.s2;
    out->df = e.df;
    out->walk_sigma = sqrt(e.s2);
    out->slope = n1 > 0 ? 1 / n1 : 0;
    out->slope_walk = bend;
}

mfgq_status mfgq_i_model_automatic(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                   mfgq_error *err)
{
    mfgq_i_members set = {.count = 0};
    mfgq_i_task plain;
    mfgq_status status;
    double index[MFGQ_I_SEASON_MOST];
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    const int seasonal = mfgq_i_adjust(task, &plain, index, err, &status);
    MFGQ_I_TRY(status);
    plain.period = 1;
    plain.fixed = NULL;
    for (int k = 0; k < MFGQ_I_MEMBERS; k++) {
        set.point[k] = mfgq_i_arena_alloc(task->arena, (task->horizon + 1) * sizeof(double));
        if (!set.point[k]) return mfgq_i_no_memory(err);
    }
    out->point = mfgq_i_arena_alloc(task->arena, task->horizon * sizeof *out->point);
    if (!out->point) return mfgq_i_no_memory(err);
    MFGQ_I_TRY(collect(&plain, &set, err));
    report(&set, out);
    fill(&plain, task->period, &set, out);
    return seasonal ? mfgq_i_reseason(task, index, out, err) : MFGQ_OK;
}
