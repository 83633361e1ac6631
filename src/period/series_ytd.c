/* Totals since the year's start, and the figures of single periods. */
#include "series_i.h"

#include "../base/base_i.h"

#include <math.h>

static int year_of(const mfgq_i_point *row)
{
    return mfgq_period_year(row->period);
}

/* Whether a total of the same year, before row `to`, was published again after row
   `from` and no later than row `to`. */
static int revised_between(const mfgq_series *s, size_t from, size_t to)
{
    const int since = s->rows[from].vintage, until = s->rows[to].vintage;
    if (!since || !until) return 0;
    if (since > until) return 1;
    for (size_t i = from; i-- > 0 && year_of(&s->rows[i]) == year_of(&s->rows[to]);)
        if (s->rows[i].vintage > since && s->rows[i].vintage <= until) return 1;
    return 0;
}

static mfgq_status compares(const mfgq_series *s, size_t from, size_t to, mfgq_error *err)
{
    for (size_t i = from + 1; i <= to; i++) {
        if (s->rows[i].flags & MFGQ_FLAG_BREAK)
            return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)to,
                               "coverage changes between the two totals");
        if (s->rows[i].flags & MFGQ_FLAG_REVISED)
            return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)to,
                               "earlier totals were revised between the two");
    }
    if (revised_between(s, from, to))
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)to,
                           "the two totals are of different vintages");
    return MFGQ_OK;
}

/* The row before i in its year that has a value, or -1. */
static int64_t total_before(const mfgq_series *s, size_t i)
{
    for (size_t j = i; j-- > 0 && year_of(&s->rows[j]) == year_of(&s->rows[i]);)
        if (!isnan(s->rows[j].value)) return (int64_t)j;
    return -1;
}

/* The figure of row i alone, covering what lies behind the total before it. */
static mfgq_status difference(const mfgq_series *s, size_t i, int refusal,
                              mfgq_i_point *row, mfgq_error *err)
{
    const int64_t before = total_before(s, i);
    *row = s->rows[i];
    row->span = mfgq_period_part(row->period);
    if (before < 0) return MFGQ_OK;
    const mfgq_i_point *const base = &s->rows[before];
    row->span -= mfgq_period_part(base->period);
    row->qualifier = MFGQ_Q_DERIVED;
    row->value -= base->value;
    if (row->value < 0) row->flags |= MFGQ_FLAG_NEGATIVE;
    const mfgq_status status = compares(s, (size_t)before, i, err);
    if (status != MFGQ_OK && refusal == MFGQ_REFUSE_CALL) return status;
    if (status != MFGQ_OK) {
        row->value = NAN;
        row->flags = (row->flags & ~MFGQ_FLAG_NEGATIVE) | MFGQ_FLAG_REFUSED;
    }
    return MFGQ_OK;
}

/* One observation, or as many as it covers. */
static void add_split(mfgq_series *out, const mfgq_i_point *row, int split)
{
    mfgq_i_point part = *row;
    if (!split || row->span == 1) {
        mfgq_i_series_add(out, row);
        return;
    }
    part.span = 1;
    part.value = row->value / row->span;
    part.qualifier = MFGQ_Q_DERIVED;
    part.flags |= MFGQ_FLAG_SPLIT;
    for (int k = row->span - 1; k >= 0; k--) {
        part.period = mfgq_period_add(row->period, -k);
        mfgq_i_series_add(out, &part);
        part.flags &= ~MFGQ_FLAG_BREAK;
    }
}

static mfgq_status single_rows(const mfgq_series *s, int split, int refusal, mfgq_series *out,
                               mfgq_error *err)
{
    for (size_t i = 0; i < s->size; i++) {
        mfgq_i_point row;
        if (isnan(s->rows[i].value)) continue;
        MFGQ_I_TRY(difference(s, i, refusal, &row, err));
        add_split(out, &row, split);
    }
    return MFGQ_OK;
}

static mfgq_status check_arguments(const mfgq_series *series, int year_to_date, int refusal,
                                   int refusal_arg, mfgq_series *const *result, mfgq_error *err)
{
    if (!series) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "series is null");
    if (series->year_to_date != year_to_date)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "series is %s",
                           year_to_date ? "not year-to-date" : "year-to-date already");
    if (refusal != MFGQ_REFUSE_CALL && refusal != MFGQ_REFUSE_ROW)
        return mfgq_i_fail(err, MFGQ_E_INVALID, refusal_arg, -1, "refusal %d is none", refusal);
    if (!result)
        return mfgq_i_fail(err, MFGQ_E_INVALID, refusal_arg + 1, -1, "result is null");
    return MFGQ_OK;
}

mfgq_status mfgq_series_from_year_to_date(const mfgq_series *series, int split, int refusal,
                                          mfgq_series **result, mfgq_error *err)
{
    MFGQ_I_TRY(check_arguments(series, 1, refusal, 3, result, err));
    const size_t most = split && series->size <= SIZE_MAX / 12 ? 12 : 1;
    mfgq_series *const s = mfgq_i_series_like(series, series->size * most);
    if (!s) return mfgq_i_no_memory(err);
    s->year_to_date = 0;
    const mfgq_status status = single_rows(series, split, refusal, s, err);
    if (status == MFGQ_OK) *result = s;
    else mfgq_series_free(s);
    return status;
}

/* What stands in the way of adding row i to the total of its year, or OK. */
static mfgq_status can_add(const mfgq_series *s, size_t i, int starts, mfgq_error *err)
{
    const mfgq_i_point *const row = &s->rows[i];
    const int first = mfgq_period_part(row->period) - row->span + 1;
    const int gap = starts ? first != 1
                           : mfgq_period_add(s->rows[i - 1].period, row->span) != row->period;
    if (gap)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)i,
                           starts ? "the year has no first period" : "a period is left out");
    if (isnan(row->value))
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)i, "the value is missing");
    if (!starts && row->flags & MFGQ_FLAG_BREAK)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)i, "coverage changes inside the year");
    return MFGQ_OK;
}

static mfgq_status add_up(const mfgq_series *s, int refusal, mfgq_series *out, mfgq_error *err)
{
    double total = 0;
    int good = 0;
    for (size_t i = 0; i < s->size; i++) {
        mfgq_i_point row = s->rows[i];
        const int starts = i == 0 || year_of(&s->rows[i - 1]) != year_of(&row);
        const mfgq_status status = can_add(s, i, starts, err);
        if (status != MFGQ_OK && refusal == MFGQ_REFUSE_CALL) return status;
        if (starts) {
            total = 0;
            good = 1;
        }
        good = good && status == MFGQ_OK;
        total += row.value;
        if (!starts) row.qualifier = MFGQ_Q_DERIVED;
        if (!good) row.flags |= MFGQ_FLAG_REFUSED;
        row.value = good ? total : NAN;
        row.span = 1;
        mfgq_i_series_add(out, &row);
    }
    return MFGQ_OK;
}

mfgq_status mfgq_series_to_year_to_date(const mfgq_series *series, int refusal,
                                        mfgq_series **result, mfgq_error *err)
{
    MFGQ_I_TRY(check_arguments(series, 0, refusal, 2, result, err));
    mfgq_series *const s = mfgq_i_series_like(series, series->size);
    if (!s) return mfgq_i_no_memory(err);
    s->year_to_date = 1;
    const mfgq_status status = add_up(series, refusal, s, err);
    if (status == MFGQ_OK) *result = s;
    else mfgq_series_free(s);
    return status;
}
