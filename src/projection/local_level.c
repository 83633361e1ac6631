/* Local level (random walk plus noise) with an exact diffuse start.

   y[t] = level[t] + eps, level[t+1] = level[t] + eta. The first observation only sets
   the level (DURBIN-KOOPMAN 2.9). The variances are found as shares of their sum, which
   has a closed form (2.10), so the search has one dimension and no local trap escapes
   the grid. Gaps are skipped, exactly. */
#include "kalman_i.h"

#include <math.h>

typedef struct search {
    const mfgq_i_task *task;
    mfgq_i_variances fixed;
} search;

double mfgq_i_deviance(const mfgq_i_sums *sums, double diffuse, double scale)
{
    const double pi = 3.14159265358979323846;
    return (sums->count + diffuse) * log(2 * pi) + sums->logs + sums->count * log(scale)
         + sums->squares / scale;
}

/* One pass; the filtered level and variance at the end go to *level, *variance, and
   to path if not null. */
static mfgq_i_sums filter(const mfgq_i_task *task, double eps, double eta, double *level,
                          double *variance, mfgq_i_level_path *path)
{
    mfgq_i_sums sums = {0, 0, 0};
    double a = task->y[0], p = eps;
    for (size_t i = 0; i < task->n; i++) {
        if (i > 0) p += eta;
        if (i > 0 && !isnan(task->y[i])) {
            const double f = p + eps, v = task->y[i] - a;
            sums.squares += v * v / f;
            sums.logs += log(f);
            sums.count++;
            a += p / f * v;
            p = p * eps / f;
        }
        if (path) path->level[i] = a, path->variance[i] = p;
    }
    *level = a;
    *variance = p;
    return sums;
}

/* The sum of both variances: as fixed, or of maximum likelihood. */
static double scale_of(const mfgq_i_variances *fixed, const mfgq_i_sums *sums, double share)
{
    if (!isnan(fixed->eps) && share < 1) return fixed->eps / (1 - share);
    if (!isnan(fixed->level) && share > 0) return fixed->level / share;
    return sums->squares / sums->count;
}

static double deviance_at(const double *share, void *context)
{
    const search *const s = context;
    double level, variance;
    const mfgq_i_sums sums = filter(s->task, 1 - *share, *share, &level, &variance, NULL);
    return mfgq_i_deviance(&sums, 1, scale_of(&s->fixed, &sums, *share));
}

/* Share of the level's variance with the greatest likelihood. */
static double best_share(search *s)
{
    const double low = 0, high = 1, step = 0.02;
    if (!isnan(s->fixed.eps) && !isnan(s->fixed.level)) {
        const double sum = s->fixed.eps + s->fixed.level;
        return sum > 0 ? s->fixed.level / sum : 1;
    }
    double best = 0, least = INFINITY;
    for (int i = 0; i <= 40; i++) {
        const double root = i / 40.0, share = root * root;
        const double value = deviance_at(&share, s);
        if (value < least) best = share, least = value;
    }
    mfgq_i_box_minimise(1, deviance_at, s, &low, &high, &step, 1e-13, &best,
                        &least);
    return best;
}

int mfgq_i_level_filter(const mfgq_i_task *task, mfgq_i_level_path *path)
{
    search s = {task, {NAN, NAN, NAN}};
    double level, variance;
    path->level = mfgq_i_arena_alloc(task->arena, 2 * task->n * sizeof *path->level);
    if (!path->level) return 0;
    path->variance = path->level + task->n;
    const double share = task->observed > 2 ? best_share(&s) : 1;
    path->q_eps = 1 - share;
    path->q_level = share;
    const mfgq_i_sums sums = filter(task, 1 - share, share, &level, &variance, path);
    path->scale = sums.count > 0 ? sums.squares / sums.count : 0;
    return 1;
}

mfgq_status mfgq_i_model_local_level(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                     mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    search s = {task, {NAN, NAN, NAN}};
    s.fixed.eps = mfgq_i_fixed(task, MFGQ_I_P_SIGMA2_EPS, NAN);
    s.fixed.level = mfgq_i_fixed(task, MFGQ_I_P_SIGMA2_LEVEL, NAN);
    const double share = best_share(&s);
    double level, variance;
    const mfgq_i_sums sums = filter(task, 1 - share, share, &level, &variance, NULL);
    const double scale = scale_of(&s.fixed, &sums, share);
    const double eps = scale * (1 - share), eta = scale * share;
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = level;
        out->spread[h] = sqrt(scale * variance + (double)(h + 1) * eta + eps);
    }
    out->noise = sqrt(eps);
    out->value[MFGQ_I_P_SIGMA2_EPS] = eps;
    out->value[MFGQ_I_P_SIGMA2_LEVEL] = eta;
    const int free = isnan(s.fixed.eps) + isnan(s.fixed.level);
    if (scale > 0)
        mfgq_i_criteria(out, (double)task->observed, -mfgq_i_deviance(&sums, 1, scale) / 2,
                        free); /* one diffuse state, two variances */
    return MFGQ_OK;
}
