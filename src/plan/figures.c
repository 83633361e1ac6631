/* Printed figures as intervals. */
#include "figures_i.h"

#include <math.h>
#include <string.h>

int mfgq_i_same_when(const mfgq_i_when *a, const mfgq_i_when *b)
{
    return a->number == b->number && a->end == b->end;
}

static int is_exact(const mfgq_plan *plan, const mfgq_i_value *v)
{
    const int counts = plan->indicators[v->indicator].kind == MFGQ_I_COUNT ||
                       mfgq_i_unit_is_count(v->in_unit);
    return counts && v->decimals == 0 && mfgq_i_to_base(1, v->in_unit) == 1;
}

mfgq_i_range mfgq_i_printed(const mfgq_plan *plan, const mfgq_i_value *v)
{
    double low = v->low, high = v->high, unused;
    if (!is_exact(plan, v)) {
        mfgq_i_rounding(v->low, v->decimals, &low, &unused);
        mfgq_i_rounding(v->high, v->decimals, &unused, &high);
    }
    if (v->comparator == MFGQ_ABOUT) {
        low = fmin(low, v->low - 0.05 * fabs(v->low));
        high = fmax(high, v->high + 0.05 * fabs(v->high));
    }
    const mfgq_i_range range = {mfgq_i_to_base(v->value, v->in_unit),
                                mfgq_i_to_base(low, v->in_unit), mfgq_i_to_base(high, v->in_unit)};
    return range;
}

mfgq_i_range mfgq_i_stated(const mfgq_plan *plan, const mfgq_i_value *v)
{
    mfgq_i_range range = mfgq_i_printed(plan, v);
    if (v->comparator == MFGQ_GE || v->comparator == MFGQ_GT) range.high = INFINITY;
    if (v->comparator == MFGQ_LE || v->comparator == MFGQ_LT) range.low = -INFINITY;
    return range;
}

int mfgq_i_disjoint(const mfgq_i_range *a, const mfgq_i_range *b)
{
    return a->low > b->high || a->high < b->low;
}

static int is_candidate(const mfgq_plan *plan, const mfgq_i_value *v, const mfgq_i_when *period)
{
    return v->dated && mfgq_i_is_figure(plan, v) && mfgq_i_same_when(&v->period, period);
}

/* The values of an indicator stand together. */
static size_t first_value(const mfgq_plan *plan, const mfgq_i_indicator *it, size_t *end)
{
    if (it->count == 0) return *end = 0;
    const mfgq_i_statement *const last = &plan->statements[it->first + it->count - 1];
    *end = last->first + last->count;
    return plan->statements[it->first].first;
}

/* 1 if an earlier figure for the period says the same. */
static int is_repeated(const mfgq_plan *plan, size_t from, size_t at, const mfgq_i_when *period)
{
    const mfgq_i_range here = mfgq_i_printed(plan, &plan->values[at]);
    for (size_t i = from; i < at; i++) {
        if (!is_candidate(plan, &plan->values[i], period)) continue;
        const mfgq_i_range there = mfgq_i_printed(plan, &plan->values[i]);
        if (!mfgq_i_disjoint(&here, &there)) return 1;
    }
    return 0;
}

const mfgq_i_value *mfgq_i_variant(const mfgq_plan *plan, size_t indicator,
                                   const mfgq_i_when *period, size_t k)
{
    size_t end;
    const size_t from = first_value(plan, &plan->indicators[indicator], &end);
    for (size_t i = from; i < end; i++) {
        if (!is_candidate(plan, &plan->values[i], period)) continue;
        if (is_repeated(plan, from, i, period)) continue;
        if (k-- == 0) return &plan->values[i];
    }
    return NULL;
}

static void insert_period(mfgq_i_when *list, size_t *count, const mfgq_i_when *period)
{
    size_t at = *count;
    for (size_t i = 0; i < *count; i++) {
        if (mfgq_i_same_when(&list[i], period)) return;
        if (at == *count && list[i].end > period->end) at = i;
    }
    memmove(list + at + 1, list + at, (*count - at) * sizeof *list);
    list[at] = *period;
    (*count)++;
}

mfgq_status mfgq_i_periods(const mfgq_plan *plan, mfgq_i_arena *arena, const mfgq_i_when **list,
                           size_t *count, mfgq_error *err)
{
    mfgq_i_when *const periods = mfgq_i_arena_alloc(arena, plan->value_count * sizeof *periods);
    if (!periods) return mfgq_i_no_memory(err);
    *count = 0;
    for (size_t i = 0; i < plan->value_count; i++) {
        const mfgq_i_value *const v = &plan->values[i];
        if (v->dated && mfgq_i_is_figure(plan, v)) insert_period(periods, count, &v->period);
    }
    *list = periods;
    return MFGQ_OK;
}

/* Decimals behind the point that leave `digits` significant ones; 0 to 20. */
static int decimals_for(double value, int digits)
{
    const int magnitude = (int)floor(log10(fabs(value)));
    const int decimals = digits - 1 - magnitude;
    return decimals < 0 ? 0 : decimals > 20 ? 20 : decimals;
}

double mfgq_i_tidy(double value)
{
    char text[400];
    double tidy;
    if (!isfinite(value) || value == 0 || fabs(value) > 1e13 || fabs(value) < 1e-5) return value;
    const size_t size = mfgq_i_format_fixed(value, decimals_for(value, 14), text, sizeof text);
    return mfgq_i_parse_double(text, size, &tidy) ? tidy : value;
}

void mfgq_i_buffer_figure(mfgq_i_buffer *buffer, double value)
{
    char text[400];
    if (!isfinite(value) || value == 0 || fabs(value) > 1e15) {
        mfgq_i_buffer_double(buffer, value);
        return;
    }
    size_t size = mfgq_i_format_fixed(value, decimals_for(value, 6), text, sizeof text);
    if (memchr(text, '.', size))
        while (text[size - 1] == '0' || text[size - 1] == '.')
            if (text[--size] == '.') break;
    mfgq_i_buffer_add(buffer, text, size);
}
