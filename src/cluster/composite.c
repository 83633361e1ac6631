/* Running a specification: the data as a matrix, the steps, the table. */
#include "composite_i.h"

#include <math.h>
#include <string.h>

static const char *const stages[] = {"denominated", "imputed", "normalised", "aggregated"};

int mfgq_composite_stage_find(const char *name)
{
    for (int i = 0; i < 4; i++)
        if (mfgq_i_equal(stages[i], name)) return i;
    return -1;
}

typedef struct input {
    size_t rows;
    const char *const *unit, *const *indicator, *const *group;
    const double *value;
} input;

typedef struct work {
    mfgq_i_scores s;
    const input *in;
    mfgq_i_map units, groups, codes;
    size_t *row;          /* [rows] number of the row's unit */
    size_t *rank;
} work;

static mfgq_status number_units(work *w)
{
    const input *const in = w->in;
    for (size_t i = 0; i < in->rows; i++) {
        size_t number = w->units.size;
        const int added = mfgq_i_map_add(&w->units, in->unit[i], &number);
        if (added < 0) return mfgq_i_no_memory(w->s.err);
        w->row[i] = number;
        if (added) w->s.names[number] = in->unit[i];
        if (!in->group) continue;
        size_t group = w->groups.size;
        if (mfgq_i_map_add(&w->groups, in->group[i], &group) < 0)
            return mfgq_i_no_memory(w->s.err);
        if (added) w->s.group[number] = group;
        if (w->s.group[number] != group)
            return mfgq_i_fail(w->s.err, MFGQ_E_DATA, 7, (int64_t)i, "unit is in two groups");
    }
    w->s.units = w->units.size;
    w->s.groups = in->group ? w->groups.size : 1;
    return MFGQ_OK;
}

/* Codes of the indicators, then those of denominators that are no indicators. */
static mfgq_status number_codes(work *w, size_t *count)
{
    const mfgq_composite *const c = w->s.spec;
    size_t next = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < c->indicators; i++) {
            const char *const code = pass ? c->nodes[i].denominator : c->nodes[i].code;
            size_t number = next;
            const int added = code ? mfgq_i_map_add(&w->codes, code, &number) : 0;
            if (added < 0) return mfgq_i_no_memory(w->s.err);
            next += added > 0;
        }
    *count = next;
    return MFGQ_OK;
}

/* Places the rows in raw[code][unit]; a cell may be given once. */
static mfgq_status place(work *w, size_t codes, double *raw, char *given)
{
    const input *const in = w->in;
    for (size_t i = 0; i < codes * w->s.units; i++) raw[i] = NAN;
    for (size_t i = 0; i < in->rows; i++) {
        size_t code;
        if (!mfgq_i_map_find(&w->codes, in->indicator[i], &code)) continue;
        const size_t at = code * w->s.units + w->row[i];
        if (given[at]++)
            return mfgq_i_fail(w->s.err, MFGQ_E_DATA, 5, (int64_t)i,
                               "unit and indicator are repeated");
        if (isinf(in->value[i]))
            return mfgq_i_fail(w->s.err, MFGQ_E_DOMAIN, 6, (int64_t)i, "value is infinite");
        raw[at] = in->value[i];
    }
    return MFGQ_OK;
}

static int any_given(const work *w, const char *given, size_t code)
{
    for (size_t u = 0; u < w->s.units; u++)
        if (given[code * w->s.units + u]) return 1;
    return 0;
}

static mfgq_status denominate(work *w, const double *raw, const char *given)
{
    const mfgq_composite *const c = w->s.spec;
    for (size_t i = 0; i < c->indicators; i++) {
        size_t by = 0;
        const char *const name = c->nodes[i].denominator;
        if (name) (void)mfgq_i_map_find(&w->codes, name, &by);
        if (!any_given(w, given, i) || (name && !any_given(w, given, by)))
            return mfgq_i_fail(w->s.err, MFGQ_E_DATA, 5, -1, "no row of %.80s",
                               any_given(w, given, i) ? name : c->nodes[i].code);
        for (size_t u = 0; u < w->s.units; u++) {
            double x = raw[i * w->s.units + u];
            const double divisor = name ? raw[by * w->s.units + u] : 1;
            x = divisor == 0 ? NAN : x / divisor;
            w->s.x[i * w->s.units + u] = x;
        }
    }
    return MFGQ_OK;
}

static mfgq_status load(work *w)
{
    size_t codes = 0;
    MFGQ_I_TRY(number_units(w));
    MFGQ_I_TRY(number_codes(w, &codes));
    const size_t cells = codes * w->s.units;
    w->s.x = mfgq_i_array(w->s.spec->count * w->s.units, sizeof(double));
    w->s.scratch = mfgq_i_array(w->s.units, sizeof(double));
    w->rank = mfgq_i_array(w->s.units, sizeof(size_t));
    double *const raw = mfgq_i_array(cells, sizeof(double));
    char *const given = mfgq_i_zalloc(cells + 1, 1);
    mfgq_status status = MFGQ_OK;
    if (!w->s.x || !w->s.scratch || !w->rank || !raw || !given)
        status = mfgq_i_no_memory(w->s.err);
    if (status == MFGQ_OK) status = place(w, codes, raw, given);
    if (status == MFGQ_OK) status = denominate(w, raw, given);
    mfgq_i_free(raw);
    mfgq_i_free(given);
    return status;
}

static void put_node(work *w, mfgq_builder *out, size_t node, mfgq_composite_stage stage)
{
    const mfgq_i_node *const n = &w->s.spec->nodes[node];
    const double *const x = w->s.x + node * w->s.units;
    mfgq_i_composite_rank(x, w->s.units, stage < MFGQ_NORMALISED ? n->direction : 1, w->rank);
    for (size_t u = 0; u < w->s.units; u++) {
        mfgq_builder_text(out, w->s.names[u]);
        mfgq_builder_i64(out, (int64_t)n->level);
        mfgq_builder_text(out, n->code);
        mfgq_builder_f64(out, x[u]);
        if (w->rank[u]) mfgq_builder_i64(out, (int64_t)w->rank[u]);
        else mfgq_builder_missing(out);
    }
}

static mfgq_status put(work *w, mfgq_composite_stage stage, mfgq_table **table)
{
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_builder_column(out, "unit", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "level", MFGQ_I64, NULL);
    mfgq_builder_column(out, "name", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "value", MFGQ_F64, NULL);
    mfgq_builder_column(out, "rank", MFGQ_I64, NULL);
    const mfgq_composite *const c = w->s.spec;
    const size_t nodes = stage == MFGQ_AGGREGATED ? c->count : c->indicators;
    for (size_t i = 0; i < nodes; i++) put_node(w, out, i, stage);
    return mfgq_builder_finish(out, table, w->s.err);
}

static mfgq_status run(work *w, mfgq_composite_stage stage, mfgq_table **table)
{
    w->s.names = mfgq_i_array(w->in->rows, sizeof *w->s.names);
    w->s.group = mfgq_i_zalloc(w->in->rows, sizeof *w->s.group);
    w->row = mfgq_i_array(w->in->rows, sizeof *w->row);
    if (!w->s.names || !w->s.group || !w->row) return mfgq_i_no_memory(w->s.err);
    MFGQ_I_TRY(load(w));
    if (stage >= MFGQ_IMPUTED) mfgq_i_composite_impute(&w->s);
    if (stage >= MFGQ_NORMALISED) mfgq_i_composite_normalise(&w->s);
    if (stage >= MFGQ_AGGREGATED) MFGQ_I_TRY(mfgq_i_composite_aggregate(&w->s));
    return put(w, stage, table);
}

static void release(work *w)
{
    mfgq_i_free(w->s.names);
    mfgq_i_free(w->s.group);
    mfgq_i_free(w->s.x);
    mfgq_i_free(w->s.scratch);
    mfgq_i_free(w->row);
    mfgq_i_free(w->rank);
    mfgq_i_map_free(&w->units);
    mfgq_i_map_free(&w->groups);
    mfgq_i_map_free(&w->codes);
}

mfgq_status mfgq_composite_run(const mfgq_composite *spec, mfgq_composite_stage stage,
                               size_t rows, const char *const *unit,
                               const char *const *indicator, const double *value,
                               const char *const *group, mfgq_table **table, mfgq_error *err)
{
    if (!spec) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "spec is null");
    if ((unsigned)stage > MFGQ_AGGREGATED)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "stage %d does not exist", (int)stage);
    if (rows && (!unit || !indicator || !value))
        return mfgq_i_fail(err, MFGQ_E_INVALID, !unit ? 4 : !indicator ? 5 : 6, -1,
                           "array is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "table is null");
    const input in = {rows, unit, indicator, group, value};
    work w = {.s = {.spec = spec, .err = err}, .in = &in};
    const mfgq_status status = run(&w, stage, table);
    release(&w);
    return status;
}
