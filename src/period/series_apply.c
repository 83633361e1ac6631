/* Two series together: arithmetic and deflation. */
#include "series_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <string.h>

static mfgq_status null_argument(mfgq_error *err, int arg, const char *name)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
}

static mfgq_status check_pair(const mfgq_series *a, const mfgq_series *b, mfgq_error *err)
{
    const int fa = mfgq_series_frequency(a), fb = mfgq_series_frequency(b);
    if (fa && fb && fa != fb)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 3, -1, "the series differ in frequency");
    if (a->year_to_date != b->year_to_date)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 3, -1,
                           "totals to date and figures of single periods do not go together");
    return MFGQ_OK;
}

static mfgq_status check_basis(const mfgq_series *a, int operation, const mfgq_series *b,
                               mfgq_error *err)
{
    const int same = a->basis == b->basis && a->base_year == b->base_year;
    const int sum = operation == MFGQ_ADD || operation == MFGQ_SUBTRACT;
    if (same || (!sum && (!a->basis || !b->basis))) return MFGQ_OK;
    char one[16], two[16];
    mfgq_basis_format(a->basis, a->base_year, one);
    mfgq_basis_format(b->basis, b->base_year, two);
    return mfgq_i_fail(err, MFGQ_E_UNIT, 3, -1, "prices '%s' and '%s' do not mix", one, two);
}

/* The price basis of the result: a quotient of two amounts at the same prices has none. */
static void set_basis(const mfgq_series *a, int operation, const mfgq_series *b, mfgq_series *out)
{
    const mfgq_series *const of = a->basis ? a : b;
    const int gone = operation == MFGQ_DIVIDE && a->basis && b->basis;
    out->basis = gone ? MFGQ_BASIS_NONE : of->basis;
    out->base_year = gone ? 0 : of->base_year;
}

/* A figure of one observation, for the arithmetic of units. */
static mfgq_quantity figure(const mfgq_series *s, size_t i)
{
    mfgq_quantity q;
    memset(&q, 0, sizeof q);
    q.unit = s->unit;
    q.has_unit = 1;
    q.value = q.low = q.high = q.round_low = q.round_high = s->rows[i].value;
    return q;
}

/* What the units allow, tried on ones, and the unit of the result. */
static mfgq_status result_unit(const mfgq_series *a, int operation, const mfgq_series *b,
                               mfgq_unit *unit, mfgq_error *err)
{
    mfgq_quantity x, y, r;
    memset(&x, 0, sizeof x);
    x.value = x.low = x.high = x.round_low = x.round_high = 1;
    y = x;
    x.unit = a->unit;
    y.unit = b->unit;
    MFGQ_I_TRY(mfgq_i_quantity_apply(&x, operation, &y, &r, err));
    *unit = r.unit;
    return MFGQ_OK;
}

static mfgq_status apply_row(const mfgq_series *a, size_t i, int operation, const mfgq_series *b,
                             size_t j, mfgq_series *out, mfgq_error *err)
{
    const mfgq_i_point *const p = &a->rows[i], *const q = &b->rows[j];
    mfgq_i_point row = *p;
    row.qualifier = MFGQ_Q_DERIVED;
    row.flags = p->flags | q->flags;
    row.vintage = p->vintage > q->vintage ? p->vintage : q->vintage;
    row.value = NAN;
    if (!isnan(p->value) && !isnan(q->value)) {
        const mfgq_quantity x = figure(a, i), y = figure(b, j);
        mfgq_quantity r;
        if (operation == MFGQ_DIVIDE && q->value == 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "the divisor is zero");
        MFGQ_I_TRY(mfgq_i_quantity_apply(&x, operation, &y, &r, err));
        row.value = r.value;
    }
    mfgq_i_series_add(out, &row);
    return MFGQ_OK;
}

static mfgq_status apply_rows(const mfgq_series *a, int operation, const mfgq_series *b,
                              mfgq_series *out, mfgq_error *err)
{
    for (size_t i = 0; i < a->size; i++) {
        const int64_t j = mfgq_series_find(b, a->rows[i].period);
        if (j < 0 || a->rows[i].span != b->rows[j].span) continue;
        MFGQ_I_TRY(apply_row(a, i, operation, b, (size_t)j, out, err));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_series_apply(const mfgq_series *a, int operation, const mfgq_series *b,
                              mfgq_series **result, mfgq_error *err)
{
    mfgq_unit unit;
    if (!a) return null_argument(err, 1, "a");
    if (!b) return null_argument(err, 3, "b");
    if (!result) return null_argument(err, 4, "result");
    MFGQ_I_TRY(check_pair(a, b, err));
    MFGQ_I_TRY(result_unit(a, operation, b, &unit, err));
    MFGQ_I_TRY(check_basis(a, operation, b, err));
    mfgq_series *const s = mfgq_i_series_like(a, a->size);
    if (!s) return mfgq_i_no_memory(err);
    s->unit = unit;
    set_basis(a, operation, b, s);
    const mfgq_status status = apply_rows(a, operation, b, s, err);
    if (status == MFGQ_OK) *result = s;
    else mfgq_series_free(s);
    return status;
}

static mfgq_status check_deflation(const mfgq_series *series, const mfgq_series *index,
                                   mfgq_error *err)
{
    MFGQ_I_TRY(check_pair(series, index, err));
    if (series->basis != MFGQ_BASIS_CURRENT)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 1, -1, "the series is not at current prices");
    if (strcmp(index->unit.dimension, "pure") != 0 && strcmp(index->unit.dimension, "score") != 0)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 2, -1, "index is in %s, not a pure number",
                           index->unit.name);
    for (size_t i = 0; i < index->size; i++)
        if (index->rows[i].value <= 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)i, "index is not positive");
    return MFGQ_OK;
}

/* The index of the base year: the mean of its periods, which must all be there. */
static mfgq_status index_of_year(const mfgq_series *index, int year, double *out, mfgq_error *err)
{
    double sum = 0;
    int covered = 0;
    for (size_t i = 0; i < index->size; i++) {
        const mfgq_i_point *const row = &index->rows[i];
        if (mfgq_period_year(row->period) != year || isnan(row->value)) continue;
        sum += row->value * row->span;
        covered += row->span;
    }
    const int frequency = mfgq_series_frequency(index);
    if (!frequency || covered != frequency)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 3, -1, "index does not cover the year %d", year);
    *out = sum / covered;
    return MFGQ_OK;
}

mfgq_status mfgq_series_deflate(const mfgq_series *series, const mfgq_series *index,
                                int base_year, mfgq_series **result, mfgq_error *err)
{
    double base = 1;
    if (!series) return null_argument(err, 1, "series");
    if (!index) return null_argument(err, 2, "index");
    if (base_year < 1 || base_year > 9999)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "base_year %d is no year", base_year);
    if (!result) return null_argument(err, 4, "result");
    MFGQ_I_TRY(check_deflation(series, index, err));
    MFGQ_I_TRY(index_of_year(index, base_year, &base, err));
    mfgq_series *const s = mfgq_i_series_like(series, series->size);
    if (!s) return mfgq_i_no_memory(err);
    s->basis = MFGQ_BASIS_CONSTANT;
    s->base_year = base_year;
    for (size_t i = 0; i < series->size; i++) {
        mfgq_i_point row = series->rows[i];
        const int64_t j = mfgq_series_find(index, row.period);
        if (j < 0 || index->rows[j].span != row.span) continue;
        row.value = row.value * base / index->rows[j].value;
        row.qualifier = MFGQ_Q_DERIVED;
        mfgq_i_series_add(s, &row);
    }
    *result = s;
    return MFGQ_OK;
}
