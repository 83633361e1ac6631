/* The checks of a plan, in order, and their findings as a table. */
#include "lint_i.h"

#include <math.h>
#include <mfgq/lint.h>
#include <stdlib.h>

static const char *const rule_words[] = {
    "restated-differently", "part-exceeds-whole", "parts-exceed-total", "share-against-level",
    "identity",             "direction-clash",    "count-room",         "base-year",
    "criterion-change",     "scope-change",       "unit-wording",       "missing-milestone"};

static void (*const rules[])(mfgq_i_lint *) = {
    mfgq_i_lint_restated, mfgq_i_lint_part,    mfgq_i_lint_totals,    mfgq_i_lint_share,
    mfgq_i_lint_identity, mfgq_i_lint_direction, mfgq_i_lint_room,    mfgq_i_lint_base,
    mfgq_i_lint_change,   mfgq_i_lint_wording, mfgq_i_lint_missing};

static int by_weight(const void *a, const void *b)
{
    const mfgq_i_finding *const x = a, *const y = b;
    if (x->severity != y->severity) return x->severity - y->severity;
    if (x->rule != y->rule) return x->rule - y->rule;
    return x->order < y->order ? -1 : x->order > y->order;
}

static mfgq_builder *start(void)
{
    static const struct {
        const char *name;
        mfgq_type type;
    } columns[] = {{"rule", MFGQ_TEXT},  {"severity", MFGQ_TEXT}, {"indicators", MFGQ_TEXT},
                   {"period", MFGQ_TEXT}, {"left", MFGQ_F64},     {"right", MFGQ_F64},
                   {"gap", MFGQ_F64},     {"unit", MFGQ_TEXT},    {"message", MFGQ_TEXT},
                   {"sections", MFGQ_TEXT}};
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        mfgq_builder_column(b, columns[i].name, columns[i].type, NULL);
    return b;
}

static const char *or_missing(const char *text)
{
    return *text ? text : NULL;
}

static void add_row(mfgq_builder *b, const mfgq_i_finding *f)
{
    mfgq_builder_text(b, rule_words[f->rule]);
    mfgq_builder_text(b, mfgq_i_severity_words[f->severity]);
    mfgq_builder_text(b, f->indicators);
    mfgq_builder_text(b, or_missing(f->period));
    mfgq_builder_f64(b, f->left);
    mfgq_builder_f64(b, f->right);
    mfgq_builder_f64(b, mfgq_i_tidy(f->left - f->right));
    mfgq_builder_text(b, or_missing(f->unit));
    mfgq_builder_text(b, f->message);
    mfgq_builder_text(b, or_missing(f->sections));
}

static mfgq_status write(mfgq_i_lint *lint, mfgq_table **table)
{
    if (lint->count) qsort(lint->findings, lint->count, sizeof *lint->findings, by_weight);
    mfgq_builder *const b = start();
    for (size_t i = 0; i < lint->count; i++) add_row(b, &lint->findings[i]);
    return mfgq_builder_finish(b, table, lint->err);
}

static mfgq_status prepare(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    MFGQ_I_TRY(mfgq_i_periods(plan, &lint->arena, &lint->periods, &lint->period_count, lint->err));
    MFGQ_I_TRY(mfgq_i_reading_new(plan, &lint->arena, &lint->reading, lint->err));
    MFGQ_I_TRY(mfgq_i_reading_new(plan, &lint->arena, &lint->later, lint->err));
    lint->used = mfgq_i_arena_alloc(&lint->arena, plan->indicator_count + plan->relation_count);
    mfgq_i_buffer *const buffers[] = {&lint->message, &lint->indicators, &lint->sections};
    for (int i = 0; i < 3; i++) { /* so that data is never null */
        mfgq_i_buffer_text(buffers[i], " ");
        if (buffers[i]->failed) return mfgq_i_no_memory(lint->err);
        buffers[i]->size = 0;
    }
    return lint->used ? MFGQ_OK : mfgq_i_no_memory(lint->err);
}

static mfgq_status run(mfgq_i_lint *lint, mfgq_table **table)
{
    MFGQ_I_TRY(prepare(lint));
    for (size_t i = 0; i < sizeof rules / sizeof *rules && !lint->failed; i++) rules[i](lint);
    return lint->failed ? mfgq_i_no_memory(lint->err) : write(lint, table);
}

mfgq_status mfgq_plan_lint(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_i_lint lint = {.plan = plan, .err = err};
    const mfgq_status status = run(&lint, table);
    mfgq_i_map_free(&lint.known);
    mfgq_i_buffer_free(&lint.message);
    mfgq_i_buffer_free(&lint.indicators);
    mfgq_i_buffer_free(&lint.sections);
    mfgq_i_free(lint.findings);
    mfgq_i_arena_free(&lint.arena);
    return status;
}
