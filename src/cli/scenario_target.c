/* A target under a scenario: what it asks, whether and when it is met. */
#include "scenarios.h"

#include <math.h>

static int meets(const input_series *t, double y)
{
    switch (t->comparator) {
    case MFGQ_GE: return y >= t->value;
    case MFGQ_GT: return y > t->value;
    case MFGQ_LE: return y <= t->value;
    case MFGQ_LT: return y < t->value;
    default: return y >= t->low && y <= t->high;
    }
}

/* The figure to be reached; of a band its nearer end. */
static double figure(const scenario_series *s)
{
    const input_series *const t = s->in;
    if (t->comparator == MFGQ_RANGE)
        return s->last < t->low ? t->low : s->last > t->high ? t->high : s->last;
    return t->value;
}

static int is_level(const scenario_series *s)
{
    const mfgq_path_statistic of = s->in->statistic;
    return of == MFGQ_PATH_VALUE || of == MFGQ_PATH_ANY || of == MFGQ_PATH_ALL;
}

double scenario_required_growth(const scenario_series *s)
{
    if (!s->target_step) return NAN;
    if (s->in->statistic == MFGQ_PATH_GROWTH) return figure(s);
    const double ratio = figure(s) / s->last;
    return is_level(s) && s->last != 0 && ratio > 0
             ? pow(ratio, 1 / (double)s->target_step) - 1 : NAN;
}

double scenario_required(const scenario_series *s, size_t step)
{
    if (step > s->target_step) return NAN;
    if (step == s->target_step && is_level(s)) return figure(s);
    const double growth = scenario_required_growth(s);
    if (!isnan(growth)) return s->last * pow(1 + growth, (double)step);
    const double way = (double)step / (double)s->target_step;
    return is_level(s) ? s->last + (figure(s) - s->last) * way : NAN;
}

/* The statistic of a path whose value is y at a step, and its sum up to there. */
static double statistic(const scenario_series *s, double y, double sum, size_t step)
{
    switch (s->in->statistic) {
    case MFGQ_PATH_SUM: return sum;
    case MFGQ_PATH_AVERAGE: return sum / (double)step;
    case MFGQ_PATH_GROWTH: return pow(y / s->last, 1 / (double)step) - 1;
    default: return y;
    }
}

int scenario_attained(const scenario_series *s, const double *path)
{
    const mfgq_path_statistic of = s->in->statistic;
    int any = 0, all = 1;
    double sum = 0;
    for (size_t k = 0; k < s->target_step; k++) {
        if (isnan(path[k])) return -1;
        sum += path[k];
        any |= meets(s->in, path[k]);
        all &= meets(s->in, path[k]);
    }
    if (of == MFGQ_PATH_ANY) return any;
    if (of == MFGQ_PATH_ALL) return all;
    return meets(s->in, statistic(s, path[s->target_step - 1], sum, s->target_step));
}

int64_t scenario_reached(const scenario_series *s, const double *path)
{
    if (is_level(s) && meets(s->in, s->last)) return 0;
    double sum = 0;
    for (size_t k = 0; k < s->steps; k++) {
        sum += path[k];
        if (meets(s->in, statistic(s, path[k], sum, k + 1))) return (int64_t)k + 1;
    }
    return -1;
}
