/* Contribution and pull of every part in every period. */
#include <mfgq/contributions.h>
#include <mfgq/period.h>

#include "../base/base_i.h"
#include "ratio_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_CELLS ((size_t)1 << 26)
#define ABSENT SIZE_MAX

typedef struct grid {
    size_t n;
    const char *const *period;
    const char *const *part;
    const double *growth, *value;

    mfgq_period *time;          /* [n] */
    size_t *period_of;          /* [n] */
    size_t *part_of;            /* [n] */
    size_t *period_row;         /* [periods] a row of each period, in order */
    const char **names;         /* [parts] in order of appearance */
    size_t periods, parts;
    size_t total;               /* the part "total"; ABSENT if there is none */
    size_t *cell;               /* [periods * parts] row, or ABSENT */
    double *from, *to;          /* [parts] without the total */
    double *increment, *growths, *contribution, *pull;
} grid;

static int all_readable(grid *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (mfgq_period_parse(g->period[i], strlen(g->period[i]), &g->time[i], NULL) != MFGQ_OK)
            return 0;
    return 1;
}

static mfgq_status read_periods(grid *g, mfgq_error *err)
{
    for (size_t i = 0; i < g->n; i++) {
        const char *const text = g->period[i];
        const mfgq_status status = mfgq_period_parse(text, strlen(text), &g->time[i], err);
        if (status != MFGQ_OK && err) {
            err->arg = 2;
            err->index = (int64_t)i;
        }
        MFGQ_I_TRY(status);
        if (mfgq_period_frequency(g->time[i]) != mfgq_period_frequency(g->time[0]))
            return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)i,
                               "period %.40s is not of the frequency of %.40s", text, g->period[0]);
    }
    return MFGQ_OK;
}

static int by_time(const void *a, const void *b)
{
    const mfgq_period x = *(const mfgq_period *)a, y = *(const mfgq_period *)b;
    return (x > y) - (x < y);
}

/* The distinct periods in order of time, and each row's place among them. */
static mfgq_status number_by_time(grid *g, mfgq_error *err)
{
    mfgq_period *const sorted = mfgq_i_array(g->n, sizeof *sorted);
    if (!sorted) return mfgq_i_no_memory(err);
    memcpy(sorted, g->time, g->n * sizeof *sorted);
    qsort(sorted, g->n, sizeof *sorted, by_time);
    for (size_t i = 0; i < g->n; i++)
        if (!i || sorted[i] != sorted[g->periods - 1]) sorted[g->periods++] = sorted[i];
    for (size_t i = 0; i < g->n; i++) {
        const mfgq_period *const at =
            bsearch(&g->time[i], sorted, g->periods, sizeof *sorted, by_time);
        g->period_of[i] = (size_t)(at - sorted);
        g->period_row[g->period_of[i]] = i;
    }
    mfgq_i_free(sorted);
    return MFGQ_OK;
}

/* Numbers texts in order of appearance; `first[k]` becomes the row of the k-th. */
static mfgq_status number_texts(size_t n, const char *const *texts, size_t *number, size_t *first,
                                size_t *count, mfgq_error *err)
{
    mfgq_i_map map = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < n && status == MFGQ_OK; i++) {
        number[i] = *count;
        const int added = mfgq_i_map_add(&map, texts[i], &number[i]);
        if (added < 0) status = mfgq_i_no_memory(err);
        else if (added) first[(*count)++] = i;
    }
    mfgq_i_map_free(&map);
    return status;
}

static mfgq_status number_parts(grid *g, mfgq_error *err)
{
    for (size_t i = 0; i < g->n; i++)
        if (!g->part[i] || !*g->part[i])
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, (int64_t)i, "part is empty");
    size_t *const first = mfgq_i_array(g->n, sizeof *first);
    if (!first) return mfgq_i_no_memory(err);
    const mfgq_status status = number_texts(g->n, g->part, g->part_of, first, &g->parts, err);
    g->total = ABSENT;
    for (size_t k = 0; status == MFGQ_OK && k < g->parts; k++) {
        g->names[k] = g->part[first[k]];
        if (strcmp(g->names[k], "total") == 0) g->total = k;
    }
    mfgq_i_free(first);
    return status;
}

static mfgq_status fill_cells(grid *g, mfgq_error *err)
{
    if (g->parts && g->periods > MOST_CELLS / g->parts)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "more than 2^26 pairs of period and part");
    const size_t cells = g->periods * g->parts;
    g->cell = mfgq_i_array(cells, sizeof *g->cell);
    if (!g->cell) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < cells; i++) g->cell[i] = ABSENT;
    for (size_t i = 0; i < g->n; i++) {
        size_t *const cell = &g->cell[g->period_of[i] * g->parts + g->part_of[i]];
        if (*cell != ABSENT)
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, (int64_t)i, "part %.60s is repeated in %.40s",
                               g->part[i], g->period[i]);
        *cell = i;
    }
    return MFGQ_OK;
}

static mfgq_status allocate(grid *g, mfgq_error *err)
{
    const size_t n = g->n;
    g->time = mfgq_i_array(n, sizeof *g->time);
    g->period_of = mfgq_i_array(n, sizeof *g->period_of);
    g->part_of = mfgq_i_array(n, sizeof *g->part_of);
    g->period_row = mfgq_i_array(n, sizeof *g->period_row);
    g->names = mfgq_i_array(n, sizeof *g->names);
    g->from = mfgq_i_array(n, 6 * sizeof *g->from);
    if (!g->time || !g->period_of || !g->part_of || !g->period_row || !g->names || !g->from)
        return mfgq_i_no_memory(err);
    g->to = g->from + n;
    g->increment = g->from + 2 * n;
    g->growths = g->from + 3 * n;
    g->contribution = g->from + 4 * n;
    g->pull = g->from + 5 * n;
    return MFGQ_OK;
}

static void release(grid *g)
{
    mfgq_i_free(g->time);
    mfgq_i_free(g->period_of);
    mfgq_i_free(g->part_of);
    mfgq_i_free(g->period_row);
    mfgq_i_free((void *)g->names);
    mfgq_i_free(g->cell);
    mfgq_i_free(g->from);
}

/* Levels before and after of a part in a period; NaN where a row is absent. */
static void levels(const grid *g, size_t t, size_t part, double *from, double *to)
{
    const size_t row = g->cell[t * g->parts + part];
    *from = *to = NAN;
    if (row != ABSENT) *to = g->value[row];
    if (g->growth) {
        /* A growth below -1 leads from a profit to a loss and has a base; -1 has none. */
        if (row != ABSENT && g->growth[row] != -1) *from = *to / (1 + g->growth[row]);
        return;
    }
    const size_t before = g->cell[(t - 1) * g->parts + part];
    if (before != ABSENT) *from = g->value[before];
}

typedef struct result {
    double gap;
    int movement;
    double total_from, total_change;
} result;

static void add_row(const grid *g, mfgq_builder *b, size_t t, const char *part, size_t row,
                    const double *numbers, const result *r)
{
    const double given = g->growth && row != ABSENT ? g->growth[row] : NAN;
    mfgq_builder_text(b, g->period[g->period_row[t]]);
    mfgq_builder_text(b, part);
    mfgq_builder_f64(b, numbers[0]);
    /* The growth as it was given, not as it comes back from the base. */
    mfgq_builder_f64(b, isnan(given) || isnan(numbers[1]) ? numbers[1] : given);
    mfgq_builder_f64(b, numbers[2]);
    mfgq_builder_f64(b, numbers[3]);
    mfgq_builder_f64(b, r->gap);
    if (r->movement == MFGQ_MOVED_UP) mfgq_builder_missing(b);
    else mfgq_builder_text(b, mfgq_movement_name(r->movement));
}

static void add_total(const grid *g, mfgq_builder *b, size_t t, const result *r)
{
    const int still = r->movement == MFGQ_NOT_MOVED || r->movement == MFGQ_MOVE_UNKNOWN;
    const double growth = r->total_from > 0 ? r->total_change / r->total_from : (double)NAN;
    const double numbers[] = {r->total_change, growth, still ? (double)NAN : 1, growth};
    const size_t row = g->total == ABSENT ? ABSENT : g->cell[t * g->parts + g->total];
    add_row(g, b, t, "total", row, numbers, r);
}

static mfgq_status add_period(const grid *g, mfgq_builder *b, size_t t, mfgq_error *err)
{
    double total[3] = {0, 0, 0};
    size_t m = 0;
    result r = {0};
    for (size_t part = 0; part < g->parts; part++) {
        if (part == g->total) levels(g, t, part, &total[0], &total[1]);
        else levels(g, t, part, &g->from[m], &g->to[m]);
        m += part != g->total;
    }
    total[2] = total[1] - total[0];
    MFGQ_I_TRY(mfgq_contributions(m, g->from, g->to, g->total == ABSENT ? NULL : total,
                                  g->increment, g->growths, g->contribution, g->pull, &r.gap,
                                  &r.movement, err));
    if (g->total == ABSENT) mfgq_i_totals(m, g->from, g->to, total);
    r.total_from = total[0];
    r.total_change = total[2];
    m = 0;
    for (size_t part = 0; part < g->parts; part++) {
        if (part == g->total) {
            add_total(g, b, t, &r);
            continue;
        }
        const double numbers[] = {g->increment[m], g->growths[m], g->contribution[m], g->pull[m]};
        add_row(g, b, t, g->names[part], g->cell[t * g->parts + part], numbers, &r);
        m++;
    }
    if (g->total == ABSENT) add_total(g, b, t, &r);
    return MFGQ_OK;
}

static mfgq_builder *start(void)
{
    static const char *const numbers[] = {"increment", "growth", "contribution", "pull",
                                          "closure_gap"};
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "part", MFGQ_TEXT, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        mfgq_builder_column(b, numbers[i], MFGQ_F64, NULL);
    mfgq_builder_column(b, "note", MFGQ_TEXT, NULL);
    return b;
}

static mfgq_status number_periods(grid *g, mfgq_error *err)
{
    if (g->growth && !all_readable(g))
        return number_texts(g->n, g->period, g->period_of, g->period_row, &g->periods, err);
    MFGQ_I_TRY(read_periods(g, err));
    return g->n ? number_by_time(g, err) : MFGQ_OK;
}

static mfgq_status build(grid *g, mfgq_table **table, mfgq_error *err)
{
    MFGQ_I_TRY(allocate(g, err));
    MFGQ_I_TRY(number_periods(g, err));
    MFGQ_I_TRY(number_parts(g, err));
    MFGQ_I_TRY(fill_cells(g, err));
    mfgq_builder *const b = start();
    for (size_t t = g->growth ? 0 : 1; t < g->periods; t++) {
        const mfgq_status status = add_period(g, b, t, err);
        if (status == MFGQ_OK) continue;
        mfgq_builder_free(b);
        return status;
    }
    return mfgq_builder_finish(b, table, err);
}

mfgq_status mfgq_contributions_table(size_t n, const char *const *period,
                                     const char *const *part, const double *growth,
                                     const double *value, mfgq_table **table, mfgq_error *err)
{
    if (n && !period) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "period is null");
    if (n && !part) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "part is null");
    if (growth) MFGQ_I_TRY(mfgq_i_finite_rows("growth", 4, n, growth, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("value", 5, n, value, err));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "table is null");
    for (size_t i = 0; i < n; i++)
        if (!period[i])
            return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)i, "period is null");
    grid g = {0};
    g.n = n;
    g.period = period;
    g.part = part;
    g.growth = growth;
    g.value = value;
    const mfgq_status status = build(&g, table, err);
    release(&g);
    return status;
}
