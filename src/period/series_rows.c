/* Slices, other units, growth. */
#include "series_i.h"

#include "../base/base_i.h"

#include <math.h>

static mfgq_status null_argument(mfgq_error *err, int arg, const char *name)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
}

mfgq_status mfgq_series_slice(const mfgq_series *series, mfgq_period from, mfgq_period to,
                              mfgq_series **result, mfgq_error *err)
{
    if (!series) return null_argument(err, 1, "series");
    if (from && !mfgq_period_valid(from))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "from is no period");
    if (to && !mfgq_period_valid(to))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "to is no period");
    if (!result) return null_argument(err, 4, "result");
    mfgq_series *const s = mfgq_i_series_like(series, series->size);
    if (!s) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < series->size; i++) {
        const mfgq_i_point *const row = &series->rows[i];
        const int early = from
                          && mfgq_period_start(mfgq_i_first_period(row)) < mfgq_period_start(from);
        const int late = to && mfgq_period_end(row->period) > mfgq_period_start(to);
        if (!early && !late) mfgq_i_series_add(s, row);
    }
    *result = s;
    return MFGQ_OK;
}

mfgq_status mfgq_series_convert(const mfgq_series *series, const mfgq_unit *unit,
                                mfgq_series **result, mfgq_error *err)
{
    if (!series) return null_argument(err, 1, "series");
    if (!unit) return null_argument(err, 2, "unit");
    if (!result) return null_argument(err, 3, "result");
    MFGQ_I_TRY(mfgq_unit_convert(0, NULL, &series->unit, unit, NULL, err));
    mfgq_series *const s = mfgq_i_series_like(series, series->size);
    if (!s) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < series->size; i++) {
        mfgq_i_point row = series->rows[i];
        row.value = mfgq_i_convert(row.value, &series->unit, unit);
        mfgq_i_series_add(s, &row);
    }
    s->unit = *unit;
    *result = s;
    return MFGQ_OK;
}

/* A break at any observation behind `from`, up to `to`. */
static int break_between(const mfgq_series *s, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++)
        if (s->rows[i].flags & MFGQ_FLAG_BREAK) return 1;
    return 0;
}

/* The change of row i against row j, or why there is none. */
static mfgq_status change(const mfgq_series *s, size_t j, size_t i, double *out, mfgq_error *err)
{
    const double base = s->rows[j].value;
    if (break_between(s, j, i))
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)i,
                           "the series breaks between the period and its base");
    if (base <= 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 1, (int64_t)i, "the base is zero or negative");
    *out = s->rows[i].value / base - 1;
    return MFGQ_OK;
}

static mfgq_status grow(const mfgq_series *s, int lag, int refusal, mfgq_series *out,
                        mfgq_error *err)
{
    for (size_t i = 0; i < s->size; i++) {
        mfgq_i_point row = s->rows[i];
        const int64_t base = mfgq_series_find(s, mfgq_period_add(row.period, -lag));
        if (base < 0 || s->rows[base].span != row.span) continue;
        row.qualifier = MFGQ_Q_DERIVED;
        row.flags = 0;
        const mfgq_status status = change(s, (size_t)base, i, &row.value, err);
        if (status != MFGQ_OK && refusal == MFGQ_REFUSE_CALL) return status;
        if (status != MFGQ_OK) {
            row.value = NAN;
            row.flags = MFGQ_FLAG_REFUSED;
        }
        mfgq_i_series_add(out, &row);
    }
    return MFGQ_OK;
}

mfgq_status mfgq_series_growth(const mfgq_series *series, int lag, int refusal,
                               mfgq_series **result, mfgq_error *err)
{
    if (!series) return null_argument(err, 1, "series");
    if (lag < 1) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "lag %d is below 1", lag);
    if (refusal != MFGQ_REFUSE_CALL && refusal != MFGQ_REFUSE_ROW)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "refusal %d is none", refusal);
    if (!result) return null_argument(err, 4, "result");
    mfgq_unit number;
    MFGQ_I_TRY(mfgq_i_unit_read("", 0, &number, err));
    mfgq_series *const s = mfgq_i_series_like(series, series->size);
    if (!s) return mfgq_i_no_memory(err);
    s->unit = number;
    s->basis = MFGQ_BASIS_NONE;
    s->base_year = 0;
    const mfgq_status status = grow(series, lag, refusal, s, err);
    if (status == MFGQ_OK) *result = s;
    else mfgq_series_free(s);
    return status;
}
