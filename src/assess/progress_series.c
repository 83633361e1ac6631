/* What a series says where a row does not. */
#include "progress_i.h"

#include <math.h>

static double period_of(const mfgq_i_case *row, size_t i)
{
    return row->last_period - (double)(row->count - 1 - i);
}

static void take_value(mfgq_i_case *row)
{
    for (size_t i = row->count; i-- > 0;) {
        if (isnan(row->series[i])) continue;
        row->value = row->series[i];
        row->period = period_of(row, i);
        return;
    }
}

/* The value at the base period, or the first later one. */
static void take_base(const mfgq_i_rule *rule, mfgq_i_case *row)
{
    const double from = isnan(row->base_period) ? rule->base_period : row->base_period;
    for (size_t i = 0; i < row->count; i++) {
        if (isnan(row->series[i]) || period_of(row, i) < from) continue;
        row->base = row->series[i];
        row->base_period = period_of(row, i);
        return;
    }
}

/* What came after an overdue target does not count where the rule judges at its period. */
static void end_at_target(mfgq_i_case *row)
{
    const double late = row->last_period - row->target_period;
    if (!(late >= 1) || late >= (double)row->count) return;
    row->count -= (size_t)late;
    row->last_period -= floor(late);
}

void mfgq_i_case_from_series(const mfgq_i_rule *rule, mfgq_i_case *row)
{
    if (row->count == 0 || isnan(row->last_period)) return;
    if (rule->measure == MFGQ_I_EXTRAPOLATE && !isnan(row->target)) end_at_target(row);
    if (isnan(row->value)) take_value(row);
    if (isnan(row->base)) take_base(rule, row);
}

/* Weighted least squares in one pass of sums about the latest period. */
typedef struct sums {
    double w, x, y, xx, xy;
    size_t points;
} sums;

static void add(sums *s, double weight, double x, double y)
{
    s->w += weight;
    s->x += weight * x;
    s->y += weight * y;
    s->xx += weight * x * x;
    s->xy += weight * x * y;
    s->points++;
}

static double line_at(const sums *s, double x)
{
    if (s->points < 2) return NAN;
    const double spread = s->w * s->xx - s->x * s->x;
    const double slope = (s->w * s->xy - s->x * s->y) / spread;
    return (s->y - slope * s->x) / s->w + slope * x;
}

/* The years since 2000 count, year 2000 + k with weight k + 1: the weights of the
   published method could not be read, these rise with time as it says. */
double mfgq_i_regress(const mfgq_i_case *row, double period)
{
    sums s = {0};
    if (row->count == 0) {
        add(&s, 1, row->base_period - row->period, row->base);
        add(&s, 1, 0, row->value);
        return line_at(&s, period - row->period);
    }
    for (size_t i = 0; i < row->count; i++) {
        const double year = period_of(row, i), weight = year - 1999;
        if (!isnan(row->series[i]) && weight >= 1)
            add(&s, weight, year - row->last_period, row->series[i]);
    }
    return line_at(&s, period - row->last_period);
}
