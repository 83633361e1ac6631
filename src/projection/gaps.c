/* Gaps are filled by the fixed-interval smoother of a local level with its variances
   at their maximum likelihood. Between its neighbours it can only interpolate, so it
   never invents. A season is taken out before and put back after. */
#include "gaps_i.h"
#include "kalman_i.h"

#include <math.h>
#include <string.h>

/* Means of the distances of each season from the line through all observations. */
static void season_effects(const mfgq_i_task *task, double *effect)
{
    const size_t m = (size_t)task->period;
    double sx = 0, sy = 0, sxx = 0, sxy = 0;
    const double n = (double)task->observed;
    for (size_t i = 0; i < task->n; i++) {
        if (isnan(task->y[i])) continue;
        const double t = (double)i;
        sx += t, sy += task->y[i], sxx += t * t, sxy += t * task->y[i];
    }
    const double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    for (size_t k = 0; k < m; k++) {
        double sum = 0, count = 0;
        for (size_t i = k; i < task->n; i += m) {
            if (isnan(task->y[i])) continue;
            sum += task->y[i] - (sy + slope * (n * (double)i - sx)) / n;
            count++;
        }
        effect[k] = count > 0 ? sum / count : 0;
    }
}

/* The smoothed level and its variance at gaps, from the filtered ones. */
static void smooth(const mfgq_i_level_path *path, const mfgq_i_task *task, double *x,
                   double *doubt)
{
    const size_t n = task->n;
    double level = path->level[n - 1], variance = path->variance[n - 1];
    for (size_t i = n - 1; i-- > 0;) {
        const double ahead = path->variance[i] + path->q_level;
        const double gain = ahead > 0 ? path->variance[i] / ahead : 0;
        level = path->level[i] + gain * (level - path->level[i]);
        variance = path->variance[i] + gain * gain * (variance - ahead);
        if (!isnan(task->y[i])) continue;
        x[i] = level;
        doubt[i] = path->scale * (variance + path->q_eps);
    }
}

int mfgq_i_fill_gaps(mfgq_i_task *task)
{
    const size_t n = task->n, m = (size_t)task->period;
    double *const x = mfgq_i_arena_alloc(task->arena, n * sizeof *x);
    double *const doubt = mfgq_i_arena_alloc(task->arena, n * sizeof *doubt);
    double *const effect = mfgq_i_arena_alloc(task->arena, m * sizeof *effect);
    if (!x || !doubt || !effect) return 0;
    const int seasonal = m > 1 && task->observed >= 2 * m;
    if (seasonal) season_effects(task, effect);
    for (size_t i = 0; i < n; i++) x[i] = task->y[i] - effect[i % m];
    mfgq_i_task plain = *task;
    plain.y = x;
    mfgq_i_level_path path;
    if (!mfgq_i_level_filter(&plain, &path)) return 0;
    smooth(&path, &plain, x, doubt);
    for (size_t i = 0; i < n; i++) x[i] = isnan(task->y[i]) ? x[i] + effect[i % m] : task->y[i];
    task->x = x;
    task->doubt = doubt;
    return 1;
}

double mfgq_i_gap_variance(const mfgq_i_task *task, mfgq_i_pull pull, const void *context)
{
    if (!task->doubt) return 0;
    double sum = 0;
    for (size_t i = 0; i < task->n; i++) {
        if (task->doubt[i] == 0) continue;
        const double weight = pull((double)(task->n - 1 - i), context);
        sum += weight * weight * task->doubt[i];
    }
    return sum;
}
