/* Series: made once, then only read. */
#include "series_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <string.h>

static mfgq_series *make(size_t n, const char *source)
{
    const size_t head = sizeof(mfgq_series), row = sizeof(mfgq_i_point);
    const size_t text = strlen(source) + 1;
    if (n > (SIZE_MAX / 2 - head - text) / row) return NULL;
    mfgq_series *const s = mfgq_i_alloc(head + n * row + text);
    if (!s) return NULL;
    memset(s, 0, head);
    char *const copy = (char *)(s->rows + n);
    memcpy(copy, source, text);
    s->source = copy;
    return s;
}

mfgq_series *mfgq_i_series_like(const mfgq_series *like, size_t n)
{
    mfgq_series *const s = make(n, like->source);
    if (!s) return NULL;
    s->unit = like->unit;
    s->basis = like->basis;
    s->base_year = like->base_year;
    s->year_to_date = like->year_to_date;
    return s;
}

void mfgq_i_series_add(mfgq_series *series, const mfgq_i_point *row)
{
    series->rows[series->size++] = *row;
}

mfgq_period mfgq_i_first_period(const mfgq_i_point *row)
{
    return mfgq_period_add(row->period, 1 - row->span);
}

static mfgq_status check_basis(int basis, int base_year, mfgq_error *err)
{
    if (basis < MFGQ_BASIS_NONE || basis > MFGQ_BASIS_COMPARABLE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "basis %d is none", basis);
    const int wanted = basis == MFGQ_BASIS_CONSTANT;
    if (wanted ? base_year < 1 || base_year > 9999 : base_year != 0)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 10, -1, "base_year %d does not fit the basis",
                           base_year);
    return MFGQ_OK;
}

static mfgq_status check_row(const mfgq_i_point *row, int64_t i, mfgq_error *err)
{
    if (!mfgq_period_valid(row->period))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, i, "period is none");
    if (isinf(row->value)) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, i, "value is infinite");
    if (row->span < 1 || row->span > 12 || !mfgq_i_first_period(row))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, i, "span %d is not 1 to 12", (int)row->span);
    if (row->qualifier < MFGQ_Q_EXACT || row->qualifier > MFGQ_Q_CONFLICTING)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, i, "qualifier %d is none",
                           (int)row->qualifier);
    if (row->vintage < 0) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, i, "vintage is negative");
    return MFGQ_OK;
}

static mfgq_status check_order(const mfgq_i_point *a, const mfgq_i_point *b, int64_t i,
                               mfgq_error *err)
{
    if (mfgq_period_frequency(a->period) != mfgq_period_frequency(b->period))
        return mfgq_i_fail(err, MFGQ_E_UNIT, 2, i, "periods differ in frequency");
    if (mfgq_i_first_period(b) <= a->period)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, i, "periods are out of order or overlap");
    return MFGQ_OK;
}

static mfgq_status check_arguments(size_t n, const mfgq_period *period, const double *value,
                                   const mfgq_unit *unit, mfgq_series *const *series,
                                   mfgq_error *err)
{
    if (!period && n) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "period is null");
    if (!value && n) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "value is null");
    if (!unit) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "unit is null");
    if (!series) return mfgq_i_fail(err, MFGQ_E_INVALID, 13, -1, "series is null");
    return MFGQ_OK;
}

static mfgq_status check_rows(const mfgq_series *s, mfgq_error *err)
{
    for (size_t i = 0; i < s->size; i++) {
        MFGQ_I_TRY(check_row(&s->rows[i], (int64_t)i, err));
        if (i) MFGQ_I_TRY(check_order(&s->rows[i - 1], &s->rows[i], (int64_t)i, err));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_series_new(size_t n, const mfgq_period *period, const double *value,
                            const int32_t *span, const int32_t *qualifier,
                            const int32_t *vintage, const int32_t *flags,
                            const mfgq_unit *unit, int basis, int base_year, int year_to_date,
                            const char *source, mfgq_series **series, mfgq_error *err)
{
    MFGQ_I_TRY(check_arguments(n, period, value, unit, series, err));
    MFGQ_I_TRY(check_basis(basis, base_year, err));
    mfgq_series *const s = make(n, source ? source : "");
    if (!s) return mfgq_i_no_memory(err);
    s->unit = *unit;
    s->basis = basis;
    s->base_year = base_year;
    s->year_to_date = year_to_date != 0;
    for (size_t i = 0; i < n; i++) {
        const mfgq_i_point row = {
            period[i],           value[i],
            span ? span[i] : 1,  qualifier ? qualifier[i] : MFGQ_Q_EXACT,
            vintage ? vintage[i] : 0, flags ? flags[i] : 0};
        mfgq_i_series_add(s, &row);
    }
    const mfgq_status status = check_rows(s, err);
    if (status == MFGQ_OK) *series = s;
    else mfgq_i_free(s);
    return status;
}

void mfgq_series_free(mfgq_series *series)
{
    mfgq_i_free(series);
}

size_t mfgq_series_size(const mfgq_series *series)
{
    return series->size;
}

mfgq_period mfgq_series_period(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].period : MFGQ_NO_PERIOD;
}

double mfgq_series_value(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].value : NAN;
}

int mfgq_series_span(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].span : 0;
}

int mfgq_series_qualifier(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].qualifier : -1;
}

int mfgq_series_vintage(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].vintage : 0;
}

int mfgq_series_flags(const mfgq_series *series, size_t row)
{
    return row < series->size ? series->rows[row].flags : 0;
}

int64_t mfgq_series_find(const mfgq_series *series, mfgq_period period)
{
    size_t low = 0, high = series->size;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (series->rows[middle].period < period) low = middle + 1;
        else high = middle;
    }
    return low < series->size && series->rows[low].period == period ? (int64_t)low : -1;
}

int mfgq_series_frequency(const mfgq_series *series)
{
    return series->size ? mfgq_period_frequency(series->rows[0].period) : 0;
}

const mfgq_unit *mfgq_series_unit(const mfgq_series *series)
{
    return &series->unit;
}

int mfgq_series_basis(const mfgq_series *series)
{
    return series->basis;
}

int mfgq_series_base_year(const mfgq_series *series)
{
    return series->base_year;
}

int mfgq_series_is_year_to_date(const mfgq_series *series)
{
    return series->year_to_date;
}

const char *mfgq_series_source(const mfgq_series *series)
{
    return series->source;
}
