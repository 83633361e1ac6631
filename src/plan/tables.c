/* Indicators and targets as tables. */
#include "fields_i.h"

#include <math.h>

static void columns(mfgq_builder *builder, const char *const *names)
{
    for (; *names; names++) mfgq_builder_column(builder, *names, MFGQ_TEXT, NULL);
}

/* An empty text is a missing one. */
static void put(mfgq_builder *builder, const char *text)
{
    mfgq_builder_text(builder, *text ? text : NULL);
}

static void add_indicator(mfgq_builder *builder, const mfgq_i_indicator *it)
{
    put(builder, it->id);
    put(builder, it->name_zh);
    put(builder, it->name_en);
    put(builder, it->unit);
    put(builder, mfgq_i_kind_words[it->kind]);
    mfgq_builder_i64(builder, mfgq_i_sign(it));
    put(builder, it->nature);
    put(builder, it->cluster_id);
    put(builder, it->parent_id);
    put(builder, it->formula);
}

mfgq_status mfgq_plan_indicators(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    static const char *const before[] = {"indicator", "name_zh", "name_en", "unit", "kind", NULL};
    static const char *const after[] = {"nature", "cluster", "parent", "formula", NULL};
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_builder *const builder = mfgq_builder_new();
    columns(builder, before);
    mfgq_builder_column(builder, "direction", MFGQ_I64, NULL);
    columns(builder, after);
    for (size_t i = 0; i < plan->indicator_count; i++) add_indicator(builder, &plan->indicators[i]);
    return mfgq_builder_finish(builder, table, err);
}

static void add_stated(mfgq_builder *builder, const mfgq_plan *plan, const mfgq_i_value *value)
{
    const mfgq_i_indicator *const it = &plan->indicators[value->indicator];
    const mfgq_i_statement *const statement = &plan->statements[value->statement];
    put(builder, it->id);
    put(builder, statement->id);
    put(builder, statement->section);
    put(builder, it->cluster_id);
    put(builder, it->name_zh);
    put(builder, it->name_en);
    put(builder, value->unit);
    mfgq_builder_i64(builder, mfgq_i_sign(it));
    put(builder, mfgq_i_comparator_words[value->comparator]);
    put(builder, mfgq_i_accumulation_words[value->accumulation]);
    put(builder, value->base.text);
    put(builder, value->period.text);
    put(builder, value->dated ? "yes" : "no");
    const int ranges = value->comparator == MFGQ_RANGE;
    mfgq_builder_f64(builder, value->value);
    mfgq_builder_f64(builder, ranges ? value->low : NAN);
    mfgq_builder_f64(builder, ranges ? value->high : NAN);
    put(builder, it->nature);
    put(builder, it->parent_id);
    put(builder, value->quote);
}

static const char *note_of(const mfgq_i_statement *statement, const mfgq_i_value *value)
{
    return *value->note ? value->note : statement->note;
}

static void add_carried(mfgq_builder *builder, const mfgq_plan *plan, const mfgq_i_value *value)
{
    const mfgq_i_indicator *const it = &plan->indicators[value->indicator];
    const mfgq_i_statement *const statement = &plan->statements[value->statement];
    put(builder, mfgq_i_statement_type_words[statement->type]);
    put(builder, mfgq_i_kind_words[it->kind]);
    put(builder, mfgq_i_parent_words[it->relation]);
    put(builder, it->measure);
    put(builder, statement->wording);
    put(builder, value->scope);
    put(builder, value->criterion);
    put(builder, statement->base_stated ? "yes" : "no");
    put(builder, statement->reference_id);
    put(builder, value->printed);
    put(builder, note_of(statement, value));
    put(builder, it->unit);
    put(builder, it->formula);
    put(builder, statement->source_id);
    mfgq_builder_i64(builder, statement->lag);
    mfgq_builder_i64(builder, value->decimals);
}

/* Line ends and the indentation behind them stand only between members, since texts
   have theirs escaped. */
static void unfold(mfgq_i_buffer *buffer)
{
    size_t to = 0;
    for (size_t from = 0; from < buffer->size; from++) {
        if (buffer->data[from] == '\n')
            while (buffer->data[from + 1] == ' ') from++;
        else
            buffer->data[to++] = buffer->data[from];
    }
    buffer->size = to;
    if (buffer->data) buffer->data[to] = '\0';
}

/* The plan as a whole stands on the first row. 0 when memory ran out. */
static int add_extra(mfgq_builder *builder, const mfgq_plan *plan, int first)
{
    mfgq_builder_text(builder, plan->id);
    mfgq_i_buffer extra = {0};
    if (first) mfgq_i_write_head(&extra, plan);
    if (!extra.failed && first) unfold(&extra);
    const int done = !extra.failed;
    mfgq_builder_text(builder, first && done ? extra.data : NULL);
    mfgq_i_buffer_free(&extra);
    return done;
}

static void declare(mfgq_builder *builder, unsigned what)
{
    static const char *const before[] = {"indicator", "statement", "section", "cluster",
                                         "name_zh",   "name_en",   "unit",    NULL};
    static const char *const middle[] = {"comparator", "accumulation", "base_period",
                                         "period",     "dated",        NULL};
    static const char *const after[] = {"nature", "parent", "quote", NULL};
    static const char *const carried[] = {"type",      "kind",    "relation",  "measure",
                                          "wording",   "scope",   "criterion", "base_stated",
                                          "reference", "printed", "note",      "indicator_unit",
                                          "formula",   "source",  NULL};
    static const char *const extra[] = {"plan", "extra", NULL};
    columns(builder, before);
    mfgq_builder_column(builder, "direction", MFGQ_I64, NULL);
    columns(builder, middle);
    mfgq_builder_column(builder, "value", MFGQ_F64, NULL);
    mfgq_builder_column(builder, "low", MFGQ_F64, NULL);
    mfgq_builder_column(builder, "high", MFGQ_F64, NULL);
    columns(builder, after);
    if (!(what & MFGQ_TARGETS_CARRY)) return;
    columns(builder, carried);
    mfgq_builder_column(builder, "lag", MFGQ_I64, NULL);
    mfgq_builder_column(builder, "decimals", MFGQ_I64, NULL);
    columns(builder, extra);
}

mfgq_status mfgq_plan_targets(const mfgq_plan *plan, unsigned what, mfgq_table **table,
                              mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (what > (MFGQ_TARGETS_ALL | MFGQ_TARGETS_CARRY))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "what is %u, an unknown bit", what);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "table is null");
    mfgq_builder *const builder = mfgq_builder_new();
    declare(builder, what);
    int first = 1, enough = 1;
    for (size_t i = 0; i < plan->value_count && enough; i++) {
        const mfgq_i_value *const value = &plan->values[i];
        if (!(what & MFGQ_TARGETS_ALL) && !mfgq_i_is_figure(plan, value)) continue;
        add_stated(builder, plan, value);
        if (what & MFGQ_TARGETS_CARRY) {
            add_carried(builder, plan, value);
            enough = add_extra(builder, plan, first);
        }
        first = 0;
    }
    if (enough) return mfgq_builder_finish(builder, table, err);
    mfgq_builder_free(builder);
    return mfgq_i_no_memory(err);
}
