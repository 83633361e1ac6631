/* Measures: made, asked, freed. */
#include "../taxonomy/taxonomy_i.h"
#include "measure_i.h"

enum { MOST_KEYS = MFGQ_I_WIDTH - 1 };

static void free_part(const mfgq_measure *m, mfgq_i_part *part)
{
    mfgq_i_cells_free(m, &part->cells);
    for (size_t i = 0; part->dictionaries && i < m->text_count; i++)
        mfgq_i_dictionary_free(&part->dictionaries[i]);
    mfgq_i_free(part->dictionaries);
    mfgq_i_free((void *)part->numbers);
    mfgq_i_free(part->own);
    mfgq_i_free(part->ids);
    mfgq_i_free(part->vectors);
    mfgq_i_free(part->stack);
    mfgq_i_free(part->cell);
}

void mfgq_measure_free(mfgq_measure *m)
{
    if (!m) return;
    for (int i = 0; m->parts && i < m->threads; i++) free_part(m, &m->parts[i]);
    mfgq_i_free(m->parts);
    mfgq_i_free(m->tests);
    mfgq_i_free(m->exprs);
    mfgq_i_free(m->atoms);
    mfgq_i_free(m->constants);
    mfgq_i_arena_free(&m->arena);
    mfgq_taxonomy_free(m->taxonomy);
    mfgq_plan_free(m->plan);
    mfgq_i_free(m);
}

/* Room for slots and marks of every column and variable. */
static int make_lists(mfgq_measure *m, size_t keys)
{
    const size_t columns = m->columns + 1, variables = m->plan->variable_count + 1;
    const size_t indicators = m->plan->indicator_count + 1;
    mfgq_i_arena *const a = &m->arena;
    m->names = mfgq_i_arena_alloc(a, columns * sizeof *m->names);
    m->uses = mfgq_i_arena_alloc(a, columns);
    m->number_of = mfgq_i_arena_alloc(a, columns * sizeof *m->number_of);
    m->text_of = mfgq_i_arena_alloc(a, columns * sizeof *m->text_of);
    m->variable_column = mfgq_i_arena_alloc(a, variables * sizeof *m->variable_column);
    m->variable_unit = mfgq_i_arena_alloc(a, variables * sizeof *m->variable_unit);
    m->numbers = mfgq_i_arena_alloc(a, variables * sizeof *m->numbers);
    m->texts = mfgq_i_arena_alloc(a, (variables + keys + 1) * sizeof *m->texts);
    m->measured = mfgq_i_arena_alloc(a, indicators * sizeof *m->measured);
    m->left_out = mfgq_i_arena_alloc(a, indicators * sizeof *m->left_out);
    if (!m->names || !m->uses || !m->number_of || !m->text_of || !m->variable_column
        || !m->variable_unit || !m->numbers || !m->texts || !m->measured || !m->left_out)
        return 0;
    for (size_t i = 0; i < columns; i++) m->number_of[i] = m->text_of[i] = MFGQ_I_NOWHERE;
    for (size_t i = 0; i < variables; i++) m->variable_column[i] = MFGQ_I_NOWHERE;
    return 1;
}

static mfgq_status copy_names(mfgq_measure *m, const char *const *names, mfgq_error *err)
{
    for (size_t i = 0; i < m->columns; i++) {
        if (!names[i])
            return mfgq_i_fail(err, MFGQ_E_INVALID, 6, (int64_t)i, "names: a null name");
        m->names[i] = mfgq_i_arena_text(&m->arena, names[i], strlen(names[i]));
        if (!m->names[i]) return mfgq_i_no_memory(err);
    }
    return MFGQ_OK;
}

static mfgq_status read_base(mfgq_measure *m, const char *base, mfgq_error *err)
{
    m->base = m->plan->base.number;
    if (!base) return MFGQ_OK;
    if (mfgq_period_parse(base, strlen(base), &m->base, NULL) == MFGQ_OK) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_PARSE, 10, -1, "base: '%.40s' is no period", base);
}

static mfgq_status link_asked(mfgq_measure *m, size_t n, const char *const *ids, mfgq_error *err)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < n && status == MFGQ_OK; i++) {
        const size_t at = ids[i] ? mfgq_i_plan_indicator(m->plan, ids[i]) : MFGQ_I_NONE;
        size_t place = i;
        if (at == MFGQ_I_NONE) {
            status = mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 4, (int64_t)i, "no indicator '%.80s'",
                                 ids[i] ? ids[i] : "");
            break;
        }
        const int added = mfgq_i_map_add(&seen, ids[i], &place);
        if (added < 0) status = mfgq_i_no_memory(err);
        else if (!added)
            status = mfgq_i_fail(err, MFGQ_E_DATA, 4, (int64_t)i, "indicator '%.80s' is repeated",
                                 ids[i]);
        else status = mfgq_i_measure_link(m, &m->plan->indicators[at], err);
    }
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status link_all(mfgq_measure *m, size_t n, const char *const *ids, mfgq_error *err)
{
    m->cell_size = sizeof(int64_t);
    if (n) return link_asked(m, n, ids, err);
    for (size_t i = 0; i < m->plan->indicator_count; i++)
        MFGQ_I_TRY(mfgq_i_measure_link(m, &m->plan->indicators[i], err));
    return MFGQ_OK;
}

static int make_part(const mfgq_measure *m, mfgq_i_part *part)
{
    const size_t line = MFGQ_I_BLOCK * sizeof(double);
    part->dictionaries = mfgq_i_zalloc(m->text_count + 1, sizeof *part->dictionaries);
    part->numbers = mfgq_i_zalloc(m->number_count + 1, sizeof *part->numbers);
    part->own = mfgq_i_array(m->number_count + 1, line);
    part->ids = mfgq_i_array(m->text_count + 1, MFGQ_I_BLOCK * sizeof *part->ids);
    part->vectors = mfgq_i_array(m->expr_count + 1, line);
    part->stack = mfgq_i_array(m->depth + 1, line);
    part->cell = mfgq_i_array(MFGQ_I_BLOCK, sizeof *part->cell);
    return part->dictionaries && part->numbers && part->own && part->ids && part->vectors
        && part->stack && part->cell;
}

static mfgq_status check(const mfgq_plan *plan, size_t n, const char *const *indicators,
                         size_t columns, const char *const *names, size_t keys,
                         const char *const *by, int gaps, int threads, mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (n && !indicators) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "indicators is null");
    if (columns && !names) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "names is null");
    if (keys && !by) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "by is null");
    if (keys > MOST_KEYS)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "keys: more than %d", MOST_KEYS);
    if (gaps != MFGQ_GAPS_FLOW && gaps != MFGQ_GAPS_SKIP)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 11, -1, "gaps: no such option %d", gaps);
    if (threads < 1 || threads > MFGQ_I_THREADS)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 12, -1, "threads must be 1 to %d, not %d",
                           MFGQ_I_THREADS, threads);
    return MFGQ_OK;
}

static mfgq_status make_parts(mfgq_measure *m, int threads, mfgq_error *err)
{
    m->parts = mfgq_i_zalloc((size_t)threads, sizeof *m->parts);
    if (!m->parts) return mfgq_i_no_memory(err);
    m->threads = threads;
    for (int i = 0; i < threads; i++)
        if (!make_part(m, &m->parts[i])) return mfgq_i_no_memory(err);
    return MFGQ_OK;
}

mfgq_status mfgq_measure_new(const mfgq_plan *plan, const mfgq_taxonomy *taxonomy, size_t n,
                             const char *const *indicators, size_t columns,
                             const char *const *names, const char *const *units, size_t keys,
                             const char *const *by, const char *base, int gaps, int threads,
                             mfgq_measure **measure, mfgq_error *err)
{
    MFGQ_I_TRY(check(plan, n, indicators, columns, names, keys, by, gaps, threads, err));
    if (!measure) return mfgq_i_fail(err, MFGQ_E_INVALID, 13, -1, "measure is null");
    mfgq_measure *const m = mfgq_i_zalloc(1, sizeof *m);
    if (!m) return mfgq_i_no_memory(err);
    m->plan = mfgq_i_plan_share(plan);
    m->taxonomy = mfgq_i_taxonomy_share(taxonomy);
    m->columns = columns;
    m->units = units;
    m->gaps = gaps;
    m->period_slot = MFGQ_I_NOWHERE;
    mfgq_status status = make_lists(m, keys) ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = copy_names(m, names, err);
    if (status == MFGQ_OK) status = read_base(m, base, err);
    if (status == MFGQ_OK) status = mfgq_i_measure_columns(m, keys, by, err);
    if (status == MFGQ_OK) status = link_all(m, n, indicators, err);
    if (status == MFGQ_OK) status = make_parts(m, threads, err);
    m->units = NULL;
    if (status == MFGQ_OK) *measure = m;
    else mfgq_measure_free(m);
    return status;
}

int mfgq_measure_uses(const mfgq_measure *measure, size_t column)
{
    return measure && column < measure->columns ? measure->uses[column] : MFGQ_USE_NONE;
}

int64_t mfgq_measure_rows(const mfgq_measure *measure)
{
    return measure ? measure->rows : 0;
}

mfgq_status mfgq_measure_left_out(const mfgq_measure *measure, mfgq_table **table,
                                  mfgq_error *err)
{
    if (!measure) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "indicator", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "reason", MFGQ_TEXT, NULL);
    for (size_t i = 0; i < measure->left_count; i++) {
        mfgq_builder_text(b, measure->left_out[i].indicator);
        mfgq_builder_text(b, measure->left_out[i].reason);
    }
    return mfgq_builder_finish(b, table, err);
}
