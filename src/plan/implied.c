/* What a plan implies but does not say: its declared quantities, then yearly rates. */
#include "implied_i.h"

#include <math.h>
#include <mfgq/lint.h>
#include <string.h>

void mfgq_i_implied_figure(mfgq_i_implied *it, double value, const mfgq_unit *unit,
                           const char *name)
{
    mfgq_i_buffer_figure(&it->text, mfgq_i_from_base(value, unit));
    if (*name) mfgq_i_buffer_char(&it->text, ' ');
    mfgq_i_buffer_text(&it->text, name);
}

static double bounded(double value)
{
    return isfinite(value) ? mfgq_i_tidy(value) : (double)NAN;
}

void mfgq_i_implied_row(mfgq_i_implied *it, const char *prefix, const char *id, const char *period,
                        const mfgq_i_range *range, const char *unit)
{
    mfgq_i_buffer name = {0};
    mfgq_i_buffer_text(&name, prefix);
    mfgq_i_buffer_text(&name, id);
    if (name.failed || it->text.failed) { /* reported when the table is finished */
        mfgq_builder_free(it->table);
        it->table = NULL;
    }
    if (it->table) {
        mfgq_builder_text(it->table, name.data);
        mfgq_builder_text(it->table, period);
        mfgq_builder_f64(it->table, bounded(range->value));
        mfgq_builder_f64(it->table, bounded(range->low));
        mfgq_builder_f64(it->table, bounded(range->high));
        mfgq_builder_text(it->table, unit);
        mfgq_builder_text(it->table, it->text.data);
    }
    mfgq_i_buffer_free(&name);
    it->text.size = 0;
}

/* "name = 21700 亿元", and where it stands if places contradict each other. */
static void say_indicator(mfgq_i_implied *it, size_t index)
{
    const mfgq_i_value *const v = it->reading.chosen[index];
    const mfgq_i_indicator *const indicator = &it->plan->indicators[index];
    mfgq_i_buffer_text(&it->text, indicator->id);
    mfgq_i_buffer_text(&it->text, " = ");
    mfgq_i_implied_figure(it, mfgq_i_to_base(isnan(v->value) ? v->low : v->value, v->in_unit),
                          v->in_unit, v->unit);
    if (!mfgq_i_variant(it->plan, index, it->reading.period, 1)) return;
    mfgq_i_buffer_text(&it->text, " in ");
    mfgq_i_buffer_text(&it->text, it->plan->statements[v->statement].section);
}

static void say_quantity(mfgq_i_implied *it, size_t index)
{
    const mfgq_i_relation *const q = &it->plan->relations[index];
    mfgq_i_buffer_text(&it->text, q->id);
    mfgq_i_buffer_text(&it->text, " = ");
    mfgq_i_implied_figure(it, it->reading.quantities[index].value, q->in_unit, q->unit);
}

static void derive(mfgq_i_implied *it, const mfgq_i_relation *q)
{
    const size_t count = mfgq_program_aggregates(q->left.program);
    mfgq_i_buffer_text(&it->text, q->left.text);
    for (size_t i = 0; i < count; i++) {
        const mfgq_i_operand *const o = &q->left.operands[i];
        mfgq_i_buffer_text(&it->text, i ? ", " : "; ");
        if (o->is_quantity) say_quantity(it, o->index);
        else say_indicator(it, o->index);
    }
    if (!*q->assumption) return;
    mfgq_i_buffer_text(&it->text, "; assuming that ");
    mfgq_i_buffer_text(&it->text, q->assumption);
}

static mfgq_i_range printed_in(const mfgq_i_range *r, const mfgq_unit *unit)
{
    const mfgq_i_range out = {mfgq_i_from_base(r->value, unit), mfgq_i_from_base(r->low, unit),
                              mfgq_i_from_base(r->high, unit)};
    return out;
}

static void add_reading(mfgq_i_implied *it, const mfgq_i_relation *q)
{
    const mfgq_i_range range = mfgq_i_evaluate(&it->reading, &q->left);
    if (isnan(range.low) || isnan(range.high)) return;
    const mfgq_i_range printed = printed_in(&range, q->in_unit);
    derive(it, q);
    mfgq_i_implied_row(it, "", q->id, it->reading.period->text, &printed, q->unit);
}

static void add_quantity(mfgq_i_implied *it, const mfgq_i_relation *q)
{
    memset(it->used, 0, it->plan->indicator_count + it->plan->relation_count);
    mfgq_i_mark_used(it->plan, &q->left, it->used);
    for (size_t p = 0; p < it->period_count; p++) {
        mfgq_i_read_period(&it->reading, &it->periods[p], it->used);
        do add_reading(it, q);
        while (mfgq_i_read_next(&it->reading, it->used));
    }
}

static mfgq_status prepare(mfgq_i_implied *it)
{
    const mfgq_plan *const plan = it->plan;
    MFGQ_I_TRY(mfgq_i_periods(plan, &it->arena, &it->periods, &it->period_count, it->err));
    MFGQ_I_TRY(mfgq_i_reading_new(plan, &it->arena, &it->reading, it->err));
    it->used = mfgq_i_arena_alloc(&it->arena, plan->indicator_count + plan->relation_count);
    it->table = mfgq_builder_new();
    if (!it->used || !it->table) return mfgq_i_no_memory(it->err);
    static const char *const names[] = {"quantity", "period", "value",     "low",
                                        "high",     "unit",   "derivation"};
    for (size_t i = 0; i < 7; i++)
        mfgq_builder_column(it->table, names[i], i >= 2 && i <= 4 ? MFGQ_F64 : MFGQ_TEXT, NULL);
    return MFGQ_OK;
}

mfgq_status mfgq_plan_implied(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_i_implied it = {.plan = plan, .err = err};
    mfgq_status status = prepare(&it);
    for (size_t r = 0; status == MFGQ_OK && r < plan->relation_count; r++)
        if (plan->relations[r].type == MFGQ_I_QUANTITY) add_quantity(&it, &plan->relations[r]);
    if (status == MFGQ_OK) {
        mfgq_i_implied_yearly(&it);
        status = mfgq_builder_finish(it.table, table, err);
    } else {
        mfgq_builder_free(it.table);
    }
    mfgq_i_buffer_free(&it.text);
    mfgq_i_arena_free(&it.arena);
    return status;
}
