/* A path as a table, with a row for every period. */
#include <mfgq/path.h>
#include <mfgq/period.h>

#include "../base/base_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct milestone {
    mfgq_period period;
    double value;
    size_t row;
} milestone;

static int by_time(const void *a, const void *b)
{
    const milestone *const x = a, *const y = b;
    return (x->period > y->period) - (x->period < y->period);
}

static mfgq_status read_milestones(size_t m, const char *const *period, const double *value,
                                   milestone *list, mfgq_error *err)
{
    for (size_t i = 0; i < m; i++) {
        if (!period[i]) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i, "period is null");
        const mfgq_status status =
            mfgq_period_parse(period[i], strlen(period[i]), &list[i].period, err);
        if (status != MFGQ_OK && err) {
            err->arg = 3;
            err->index = (int64_t)i;
        }
        MFGQ_I_TRY(status);
        if (mfgq_period_frequency(list[i].period) != mfgq_period_frequency(list[0].period))
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, (int64_t)i,
                               "period %.40s is not of the frequency of %.40s", period[i],
                               period[0]);
        list[i].value = value[i];
        list[i].row = i;
    }
    qsort(list, m, sizeof *list, by_time);
    for (size_t i = 1; i < m; i++)
        if (list[i].period == list[i - 1].period)
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, (int64_t)list[i].row,
                               "period %.40s is given twice", period[list[i].row]);
    return MFGQ_OK;
}

static mfgq_status check_fit(size_t steps, size_t count, mfgq_error *err)
{
    if (!count || steps % count == 0 || count % steps == 0) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DATA, 5, -1, "%zu shares do not fit a span of %zu periods",
                       count, steps);
}

/* Positions of the milestones, counted in periods from the first. */
static mfgq_status place(size_t m, const milestone *list, size_t count, double *at, double *value,
                         mfgq_error *err)
{
    int64_t before = 0;
    for (size_t i = 0; i < m; i++) {
        int64_t steps = 0;
        MFGQ_I_TRY(mfgq_period_between(list[0].period, list[i].period, &steps, err));
        if (i) MFGQ_I_TRY(check_fit((size_t)(steps - before), count, err));
        at[i] = (double)steps;
        value[i] = list[i].value;
        before = steps;
    }
    return MFGQ_OK;
}

static mfgq_status write_rows(mfgq_period first, size_t n, const double *value,
                              mfgq_table **table, mfgq_error *err)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    for (size_t i = 0; i < n; i++) {
        char text[MFGQ_PERIOD_SIZE];
        mfgq_period_format(mfgq_period_add(first, (int64_t)i), text);
        mfgq_builder_text(b, text);
        mfgq_builder_f64(b, value[i]);
    }
    return mfgq_builder_finish(b, table, err);
}

static mfgq_status build(mfgq_path_shape shape, size_t m, const milestone *list, size_t count,
                         const double *shares, double *at, mfgq_table **table, mfgq_error *err)
{
    double *const value = at + m;
    MFGQ_I_TRY(place(m, list, count, at, value, err));
    const size_t n = (size_t)at[m - 1] + 1;
    double *const out = mfgq_i_array(n, sizeof *out);
    if (!out) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < n; i++) out[i] = (double)i;
    mfgq_status status =
        mfgq_path_values(shape, m, at, value, count, shares, n, out, out, err);
    if (status == MFGQ_OK) status = write_rows(list[0].period, n, out, table, err);
    mfgq_i_free(out);
    return status;
}

mfgq_status mfgq_path_table(mfgq_path_shape shape, size_t m, const char *const *period,
                            const double *value, size_t count, const double *shares,
                            mfgq_table **table, mfgq_error *err)
{
    if (m < 2) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "m must be at least 2");
    if (!period) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "period is null");
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "value is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "table is null");
    milestone *const list = mfgq_i_array(m, sizeof *list);
    double *const at = mfgq_i_array(m, 2 * sizeof *at);
    mfgq_status status = list && at ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = read_milestones(m, period, value, list, err);
    if (status == MFGQ_OK) status = build(shape, m, list, count, shares, at, table, err);
    mfgq_i_free(list);
    mfgq_i_free(at);
    return status;
}
