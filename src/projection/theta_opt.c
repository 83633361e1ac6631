/* The optimised Theta model (FIORUCCI-2016): with w = 1 - 1/theta,

   fitted[t] = level[t-1] + w ((1-a)^(t-1) A + (1 - (1-a)^t) / a B),
   level[t] = a y[t] + (1-a) level[t-1],

   A and B the straight line through all observations. For a given smoothing parameter
   the first level and w are a least squares solution; the rest is a search in one
   dimension. */
#include "theta_i.h"

#include <float.h>
#include <math.h>

typedef struct search {
    const mfgq_i_task *task;
    double a, b;               /* of the line at 1, 2, ... */
    double fixed_w, fixed_l;   /* NaN: free */
    double weight, level, end; /* of the last evaluation */
    double sse, floor;
} search;

typedef struct sums {
    double uu, ug, gg, ue, ge, ee;
} sums;

/* Errors from a zero first level and zero weight, and responses to a unit of each. */
static sums filter(search *s, double alpha, double *end)
{
    sums k = {0, 0, 0, 0, 0, 0};
    double level = s->task->x[0], response = 1, power = 1;
    for (size_t i = 0; i < s->task->n; i++) {
        const double e = s->task->x[i] - level;
        const double g = power * s->a + (1 - power * (1 - alpha)) / alpha * s->b;
        if (!s->task->doubt || s->task->doubt[i] == 0) {
            k.uu += response * response, k.ug += response * g, k.gg += g * g;
            k.ue += response * e, k.ge += g * e, k.ee += e * e;
        }
        level += alpha * e;
        response *= 1 - alpha;
        power *= 1 - alpha;
    }
    *end = level;
    return k;
}

static double with_weight(const search *s, const sums *k, double w, double *level)
{
    *level = isnan(s->fixed_l) ? (k->ue - w * k->ug) / k->uu : s->fixed_l - s->task->x[0];
    const double d = *level;
    return k->ee - 2 * d * k->ue - 2 * w * k->ge + d * d * k->uu + 2 * d * w * k->ug
         + w * w * k->gg;
}

static double value_at(const double *alpha, void *context)
{
    search *const s = context;
    const sums k = filter(s, *alpha, &s->end);
    double w = s->fixed_w;
    if (isnan(w)) {
        const double det = k.uu * k.gg - k.ug * k.ug;
        w = det > 1e-12 * k.uu * k.gg ? (k.uu * k.ge - k.ug * k.ue) / det : 0;
        w = fmin(fmax(w, 0), 1 - 1e-8);
    }
    double level;
    s->sse = fmax(with_weight(s, &k, w, &level), 0) + s->floor;
    s->weight = w;
    s->level = level + s->task->x[0];
    s->end += level * pow(1 - *alpha, (double)s->task->n);
    return log(s->sse);
}

static double best_alpha(search *s)
{
    const double low = 0.1, high = 0.99, step = 0.03;
    double best = mfgq_i_fixed(s->task, MFGQ_I_P_ALPHA, NAN), least = INFINITY;
    if (isnan(best)) {
        for (int i = 0; i <= 15; i++) {
            const double alpha = low + (high - low) * i / 15, value = value_at(&alpha, s);
            if (value < least) best = alpha, least = value;
        }
        mfgq_i_box_minimise(1, value_at, s, &low, &high, &step, 1e-11, &best, &least);
    }
    value_at(&best, s);
    return best;
}

static void forecast(const search *s, double alpha, mfgq_i_outcome *out)
{
    const double n = (double)s->task->n, power = pow(1 - alpha, n);
    const double sigma2 = out->value[MFGQ_I_P_SIGMA2];
    for (size_t h = 0; h < out->horizon; h++) {
        const double run = (double)h + (1 - power * (1 - alpha)) / alpha;
        out->centre[h] = s->end + s->weight * (power * s->a + run * s->b);
        out->spread[h] = sqrt(sigma2 * (1 + (double)h * alpha * alpha));
    }
}

mfgq_status mfgq_i_model_theta_opt(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                   mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    mfgq_i_task adjusted;
    mfgq_status status;
    double index[MFGQ_I_SEASON_MOST], mean = 0, largest = 0;
    const int seasonal = mfgq_i_adjust(task, &adjusted, index, err, &status);
    MFGQ_I_TRY(status);
    search s = {.task = &adjusted, .b = mfgq_i_slope(adjusted.x, adjusted.n)};
    for (size_t i = 0; i < adjusted.n; i++) {
        mean += (adjusted.x[i] - mean) / (double)(i + 1);
        largest = fmax(largest, fabs(adjusted.x[i]));
    }
    s.a = mean - s.b * ((double)adjusted.n + 1) / 2;
    s.floor = (double)adjusted.n * pow(4 * DBL_EPSILON * largest, 2) + DBL_MIN;
    const double theta = mfgq_i_fixed(task, MFGQ_I_P_THETA, NAN);
    s.fixed_w = isnan(theta) ? NAN : 1 - 1 / theta;
    s.fixed_l = mfgq_i_fixed(task, MFGQ_I_P_L0, NAN);
    const double alpha = best_alpha(&s);
    const double free = isnan(theta) + isnan(s.fixed_l)
                      + isnan(mfgq_i_fixed(task, MFGQ_I_P_ALPHA, NAN));
    mfgq_i_gaussian(out, (double)task->observed, s.sse - s.floor, free);
    forecast(&s, alpha, out);
    out->value[MFGQ_I_P_ALPHA] = alpha;
    out->value[MFGQ_I_P_L0] = s.level;
    out->value[MFGQ_I_P_THETA] = 1 / (1 - s.weight);
    if (seasonal) MFGQ_I_TRY(mfgq_i_reseason(task, index, out, err));
    return MFGQ_OK;
}
