/* Destatis: the mean of the last changes, carried on to the target period. */
#include "progress_i.h"

#include <math.h>

enum { POINTS = 6, LEAST = 4 }; /* five changes, at least three */

typedef struct trend {
    double value, period; /* the latest */
    double mean, last;    /* changes in the right direction are positive */
} trend;

/* The run of consecutive values that ends with the latest; 0 when it is too short. */
static int read_trend(const mfgq_i_case *row, trend *t)
{
    size_t end = row->count;
    while (end > 0 && isnan(row->series[end - 1])) end--;
    size_t start = end;
    while (start > 0 && end - start < POINTS && !isnan(row->series[start - 1])) start--;
    if (end - start < LEAST) return 0;
    const double *const y = row->series;
    t->value = y[end - 1];
    t->period = row->last_period - (double)(row->count - end);
    t->mean = row->direction * (y[end - 1] - y[start]) / (double)(end - 1 - start);
    t->last = row->direction * (y[end - 1] - y[end - 2]);
    return 1;
}

static mfgq_i_finding none(const mfgq_i_rule *rule, int reason)
{
    return (mfgq_i_finding){NAN, NAN, rule->unavailable, reason};
}

static mfgq_i_finding by_direction(const mfgq_i_rule *rule, const trend *t)
{
    const double pattern = (t->mean > 0 ? 1 : -1) + (t->last > 0 ? 0.5 : -0.5);
    const int verdict = mfgq_i_band_of(rule->direction, pattern, 1);
    return (mfgq_i_finding){t->mean, NAN, verdict, MFGQ_REASON_NONE};
}

/* No change counts as not backwards when the target is met, as wrong when it is missed. */
static mfgq_i_finding standing(const mfgq_i_rule *rule, const trend *t, int met, int reason)
{
    const int forward = met ? t->mean >= 0 : t->mean > 0;
    const double pattern = (met ? 1 : -1) + (forward ? 0.5 : -0.5);
    const int verdict = mfgq_i_band_of(rule->standing, pattern, 1);
    return (mfgq_i_finding){t->mean, NAN, verdict, reason};
}

static mfgq_i_finding by_year(const mfgq_i_rule *rule, const mfgq_i_case *row, const trend *t)
{
    const double years = row->target_period - t->period;
    if (isnan(years)) return none(rule, MFGQ_REASON_NO_TARGET_PERIOD);
    const double ratio = t->mean * years / fabs(row->target - t->value);
    if (years <= 0) {
        mfgq_i_finding f = standing(rule, t, 0, MFGQ_REASON_OVERDUE);
        f.ratio = 0;
        return f;
    }
    return (mfgq_i_finding){ratio, NAN, mfgq_i_band_of(rule->with_target, ratio, 1),
                            MFGQ_REASON_NONE};
}

static int binding_of(const mfgq_i_case *row)
{
    if (row->binding != MFGQ_BINDING_AUTO) return row->binding;
    if (isnan(row->target)) return MFGQ_BINDING_DIRECTION;
    return isnan(row->target_period) ? MFGQ_BINDING_STANDING : MFGQ_BINDING_BY_YEAR;
}

mfgq_i_finding mfgq_i_judge_trend(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    const int binding = binding_of(row);
    trend t;
    if (!read_trend(row, &t)) return none(rule, MFGQ_REASON_SHORT_SERIES);
    if (binding == MFGQ_BINDING_DIRECTION) return by_direction(rule, &t);
    if (isnan(row->target)) return none(rule, MFGQ_REASON_NO_TARGET);
    const int met = row->direction * (t.value - row->target) >= 0;
    if (binding == MFGQ_BINDING_STANDING) return standing(rule, &t, met, MFGQ_REASON_NONE);
    if (met) return standing(rule, &t, 1, MFGQ_REASON_MET_STANDING);
    return by_year(rule, row, &t);
}
