/* The interval of the combination (docs/methods/projection.md), on the scale
   Box-Cox(y / mean, 0.3) for positive values, from three sources of error:

   walk:    s2 (g h (1 + h / (n - 1)) + 1 - g), a random walk whose drift is estimated; s2 is
            the variance of the first differences with a weak prior, g = 1 + 2r what their
            correlation r makes of it in the long run (at r = -1/2 only noise is left);
   turn:    the drift does not last: it has held for n observations, so it ends within h
            steps with a chance of about h / (n + h), and what follows differs from it by an
            amount of its own size, or of a few steps' noise if that is smaller;
   between: the variance of the members' forecasts.

   Without a trend (auto-level) there is no drift to estimate, and none to turn. */
#include "auto_i.h"

#include "simple_i.h"
#include <math.h>

static const double scale_lambda = 0.3, turn_size = 1.5, turn_cap = 6, df_most = 30;

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

/* Moments of changes around their mean. */
typedef struct moments {
    double drift, square, product, count; /* sums of squares and of products of neighbours */
} moments;

/* The first differences on the scale; a gap of k steps counts as one change over k. */
static moments first_differences(const mfgq_i_task *task, const mfgq_i_scale *scale, int level)
{
    const double first = mfgq_i_scale_to(scale, task->y[0]);
    moments m = {0, 0, 0, 0};
    double last = first, before = 0;
    mfgq_i_step step = {0, 0};
    if (!level)
        m.drift = (mfgq_i_scale_to(scale, task->y[task->n - 1]) - first) / (double)(task->n - 1);
    for (size_t at = 0; mfgq_i_next_step(task, &at, &step); m.count++) {
        const double z = mfgq_i_scale_to(scale, task->y[at]);
        const double e = (z - last - m.drift * step.length) / sqrt(step.length);
        m.square += e * e;
        m.product += e * before;
        before = e;
        last = z;
    }
    return m;
}

double mfgq_i_auto_variance(const mfgq_i_task *task, const mfgq_i_scale *scale, double *df)
{
    const moments m = first_differences(task, scale, 0);
    *df = m.count - 1;
    return *df > 0 ? m.square / *df : 0;
}

/* The changes over whole seasons of p steps: short steps carry noise that a random walk
   would add up, or move together. */
static moments yearly_differences(const mfgq_i_task *task, const mfgq_i_scale *scale, size_t p,
                                  int level)
{
    const size_t n = task->n - p;
    const double *const x = task->x;
    moments m = {0, 0, 0, (double)n};
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += mfgq_i_scale_to(scale, x[i + p]) - mfgq_i_scale_to(scale, x[i]);
    m.drift = level ? 0 : sum / m.count;
    for (size_t i = 0; i < n; i++) {
        const double e
            = mfgq_i_scale_to(scale, x[i + p]) - mfgq_i_scale_to(scale, x[i]) - m.drift;
        m.square += e * e;
    }
    return m;
}

/* Correlation of neighbouring changes: corrected for an estimated mean, halved when it is
   positive, since the members follow a trend that moves. */
static double correlation(const moments *m, int level)
{
    if (m->count < 4 || !(m->square > 0)) return 0;
    const double r = m->product / m->square + (level ? 0 : 1 / m->count);
    return fmax(fmin(r > 0 ? r / 2 : r, 0.25), -0.5);
}

/* The variance of a step and its degrees of freedom, the variance of the walk in the long
   run, of its first step, of noise around it, and of the drift's change. */
typedef struct errors {
    double s2, df, walk, first, noise, turn;
} errors;

static errors estimate(const mfgq_i_task *task, const mfgq_i_scale *scale, int period,
                       int level)
{
    errors e = {0, 0, 0, 0, 0, 0};
    moments m = {0, 0, 0, 0};
    double r = 0;
    if (task->n > 1) {
        m = first_differences(task, scale, level);
        e.df = level ? m.count : m.count - 1;
        e.s2 = e.df > 0 ? m.square / e.df : 0;
        r = period > 1 ? 0 : correlation(&m, level);
    }
    if (period > 1 && task->n >= 3 * (size_t)period) {
        const moments y = yearly_differences(task, scale, (size_t)period, level);
        const double yearly = y.square / ((y.count - !level) * period);
        e.noise = fmax(e.s2 - yearly, 0);
        e.s2 = yearly;
        e.df = fmin(e.df, 2 * (double)task->n / period); /* the changes overlap */
    }
    e.s2 = (task->pool_df * task->pool_s2 + e.df * e.s2) / (task->pool_df + e.df);
    e.df = 1 / (1 / (e.df + task->pool_df) + 1 / df_most);
    e.walk = (1 + 2 * r) * e.s2;
    e.first = fmin(e.walk, e.s2);
    e.noise += fmax(-2 * r, 0) * e.s2;
    const double square = m.drift * m.drift * period, cap = turn_cap / turn_size * e.s2;
    if (square > 0) e.turn = turn_cap * e.s2 * square / (cap + square);
    return e;
}

/* Mean squared distance of the members from their mean, on the scale. */
static double between(const mfgq_i_members *set, const mfgq_i_scale *scale, size_t h)
{
    double mean = 0, square = 0;
    for (int k = 0; k < set->count; k++) {
        const double z = mfgq_i_scale_to(scale, set->point[k][h]), d = z - mean;
        mean += d / (k + 1);
        square += d * (z - mean);
    }
    return set->count > 0 ? square / set->count : 0;
}

void mfgq_i_auto_interval(const mfgq_i_task *task, int period, const mfgq_i_members *set,
                          mfgq_i_outcome *out)
{
    const double n = (double)task->n;
    const errors e = estimate(task, &out->scale, period, set->level);
    const double drift = n > 1 && !set->level ? e.walk / (n - 1) : 0;
    const int known = task->observed >= 4 || (task->observed == 3 && task->pooled);
    for (size_t h = 0; h < out->horizon; h++) {
        const double k = (double)(h + 1);
        const double walk = e.first + (k - 1) * e.walk + drift * k * k + e.noise;
        const double turn = e.turn * k * k * k / (n + k);
        out->spread[h] = known ? sqrt(walk + turn + between(set, &out->scale, h)) : NAN;
    }
    if (!known) out->notes |= MFGQ_I_NOTE_FEW;
    if (task->pooled) out->notes |= MFGQ_I_NOTE_POOLED;
    out->value[MFGQ_I_P_SIGMA2] = e.s2;
    out->relative = 1;
    out->df = e.df;
    out->first_sigma = sqrt(e.first);
    out->walk_sigma = sqrt(e.walk);
    out->noise = sqrt(e.noise);
    out->slope = drift;
}
