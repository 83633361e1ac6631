/* What was achieved at a target's period: one figure, every year's, or their average. */
#include "assess_i.h"

#include <math.h>

/* The first year of a figure per year or on average: behind the statement's earlier figure
   for every year, behind the base for an average. */
mfgq_period mfgq_i_row_first_year(const mfgq_plan *plan, const mfgq_i_row *row)
{
    const mfgq_i_value *const value = row->value;
    mfgq_period from = value->base.number ? value->base.number : plan->base.number;
    if (!from) from = mfgq_period_add(plan->start.number, -1);
    from = mfgq_period_to(from, mfgq_period_frequency(value->period.number));
    if (value->accumulation != MFGQ_PER_YEAR) return mfgq_period_add(from, 1);
    for (size_t i = 0; i < row->statement->count; i++) {
        const mfgq_i_value *const other = &plan->values[row->statement->first + i];
        if (other->accumulation != MFGQ_PER_YEAR || other->period.end >= value->period.end)
            continue;
        if (mfgq_period_order(from, other->period.number) < 0) from = other->period.number;
    }
    return mfgq_period_add(from, 1);
}

/* The years so far, as running figures. */
typedef struct years {
    size_t count, seen;
    double log_value, log_low, log_high; /* of 1 + rate, or sums of amounts */
    int is_rate;
} years;

static double term(const years *y, double figure, const mfgq_unit *unit)
{
    return y->is_rate ? log1p(mfgq_i_to_base(figure, unit)) : figure;
}

static void add_year(years *y, const mfgq_i_outcome *o, const mfgq_unit *unit)
{
    y->log_value += term(y, o->value, unit);
    y->log_low += term(y, o->low, unit);
    y->log_high += term(y, o->high, unit);
    y->seen++;
}

static double mean(const years *y, double sum, const mfgq_unit *unit)
{
    const double each = sum / (double)y->count;
    return y->is_rate ? mfgq_i_from_base(expm1(each), unit) : each;
}

static mfgq_i_outcome average(const years *y, const mfgq_unit *unit)
{
    mfgq_i_outcome out = {0};
    out.value = mean(y, y->log_value, unit);
    out.low = mean(y, y->log_low, unit);
    out.high = mean(y, y->log_high, unit);
    return out;
}

/* The year farther from the goal decides. */
static int is_worse(const mfgq_i_row *row, const mfgq_i_outcome *a, const mfgq_i_outcome *b)
{
    return mfgq_i_goal_sense(&row->goal) < 0 ? a->value > b->value : a->value < b->value;
}

typedef struct walk {
    const mfgq_i_view *view;
    const char *indicator;
    mfgq_i_row *row;
    mfgq_i_outcome worst, last;
    years sums;
} walk;

static mfgq_status visit(walk *w, mfgq_period number)
{
    mfgq_i_when when = {"", number, mfgq_period_end(number)};
    const mfgq_i_observation *const seen = mfgq_i_view_at(w->view, w->indicator, &when);
    w->sums.count++;
    if (!seen) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_outcome_of(w->view, seen, w->row->unit, &w->last));
    if (w->sums.seen == 0 || is_worse(w->row, &w->last, &w->worst)) {
        w->worst = w->last;
        w->row->worst = seen->period;
    }
    add_year(&w->sums, &w->last, w->row->unit);
    return MFGQ_OK;
}

static mfgq_status walk_years(walk *w, mfgq_period last)
{
    mfgq_period number = mfgq_i_row_first_year(w->view->plan, w->row);
    if (!number || mfgq_period_order(number, last) > 0) number = last;
    for (; number && mfgq_period_order(number, last) <= 0; number = mfgq_period_add(number, 1))
        MFGQ_I_TRY(visit(w, number));
    return MFGQ_OK;
}

/* With nothing but the last year observed, that figure is taken for the whole: a sheet filled
   from the template has no other rows. */
static mfgq_status over_years(const mfgq_i_view *view, const char *indicator,
                              const mfgq_i_when *period, mfgq_i_row *row, mfgq_i_outcome *out)
{
    walk w = {.view = view, .indicator = indicator, .row = row};
    w.sums.is_rate = row->indicator->kind == MFGQ_I_RATE;
    MFGQ_I_TRY(walk_years(&w, period->number));
    row->years = w.sums.count;
    row->years_seen = w.sums.seen;
    if (row->value->accumulation == MFGQ_PER_YEAR) {
        *out = w.worst;
        return MFGQ_OK;
    }
    row->worst.number = 0;
    *out = w.sums.seen == w.sums.count && w.sums.count > 1 ? average(&w.sums, row->unit) : w.last;
    if (w.sums.seen > 1 && w.sums.seen < w.sums.count) row->gap = MFGQ_I_YEARS_MISSING;
    return MFGQ_OK;
}

mfgq_status mfgq_i_row_outcome(const mfgq_i_view *view, const char *indicator,
                               const mfgq_i_when *period, mfgq_i_row *row, mfgq_i_outcome *out,
                               const mfgq_i_observation **seen)
{
    const int accumulation = row->value->accumulation;
    *seen = mfgq_i_view_at(view, indicator, period);
    if (!*seen) return MFGQ_OK;
    if (accumulation == MFGQ_PER_YEAR || accumulation == MFGQ_AVERAGE)
        return over_years(view, indicator, period, row, out);
    return mfgq_i_outcome_of(view, *seen, row->unit, out);
}
