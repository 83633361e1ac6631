/* Changes between observations, and straight lines. */
#include "simple_i.h"

#include <math.h>

int mfgq_i_next_step(const mfgq_i_task *task, size_t *at, mfgq_i_step *step)
{
    for (size_t i = *at + 1; i < task->n; i++) {
        if (isnan(task->y[i])) continue;
        step->change = task->y[i] - task->y[*at];
        step->length = (double)(i - *at);
        *at = i;
        return 1;
    }
    return 0;
}

mfgq_i_line mfgq_i_fit_line(size_t n, const double *z)
{
    mfgq_i_line line = {0, 0, 0, 0, 0, 0};
    double mean_z = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(z[i])) continue;
        line.count++;
        line.mean_t += ((double)i + 1 - line.mean_t) / line.count;
        mean_z += (z[i] - mean_z) / line.count;
    }
    double cross = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(z[i])) continue;
        const double t = (double)i + 1 - line.mean_t;
        line.square_t += t * t;
        cross += t * (z[i] - mean_z);
    }
    line.slope = line.square_t > 0 ? cross / line.square_t : 0;
    line.intercept = mean_z - line.slope * line.mean_t;
    for (size_t i = 0; i < n; i++) {
        if (isnan(z[i])) continue;
        const double e = z[i] - mean_z - line.slope * ((double)i + 1 - line.mean_t);
        line.sse += e * e;
    }
    return line;
}

void mfgq_i_line_outcome(const mfgq_i_line *line, size_t n, mfgq_i_outcome *out)
{
    const double df = line->count - 2, s2 = df > 0 ? line->sse / df : NAN;
    for (size_t h = 0; h < out->horizon; h++) {
        const double t = (double)(n + h + 1), d = t - line->mean_t;
        out->centre[h] = line->intercept + line->slope * t;
        out->spread[h] = sqrt(s2 * (1 + 1 / line->count + d * d / line->square_t));
    }
    out->df = df > 0 ? df : INFINITY;
}
