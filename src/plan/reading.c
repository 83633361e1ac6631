/* Formulas over a plan's figures. */
#include "../indicator/indicator_i.h"
#include "figures_i.h"

#include <math.h>
#include <string.h>

static size_t most_operands(const mfgq_plan *plan)
{
    size_t most = 1;
    for (size_t i = 0; i < plan->relation_count; i++) {
        const mfgq_i_expression *const sides[] = {&plan->relations[i].left,
                                                  &plan->relations[i].right};
        for (int k = 0; k < 2; k++) {
            if (!sides[k]->program) continue;
            const size_t count = mfgq_program_aggregates(sides[k]->program);
            if (count > most) most = count;
        }
    }
    return most;
}

mfgq_status mfgq_i_reading_new(const mfgq_plan *plan, mfgq_i_arena *arena,
                               mfgq_i_reading *reading, mfgq_error *err)
{
    const size_t operands = most_operands(plan);
    mfgq_i_reading *const r = reading;
    r->plan = plan;
    r->chosen = mfgq_i_arena_alloc(arena, plan->indicator_count * sizeof *r->chosen);
    r->variants = mfgq_i_arena_alloc(arena, plan->indicator_count * sizeof *r->variants);
    r->quantities = mfgq_i_arena_alloc(arena, plan->relation_count * sizeof *r->quantities);
    r->low = mfgq_i_arena_alloc(arena, 3 * operands * sizeof *r->low);
    if (!r->chosen || !r->variants || !r->quantities || !r->low) return mfgq_i_no_memory(err);
    r->high = r->low + operands;
    r->value = r->high + operands;
    return MFGQ_OK;
}

enum { MOST_COMBINATIONS = 256 };

/* Quantities use earlier ones only, so one pass in order is enough. */
static void derive(mfgq_i_reading *r, const unsigned char *used)
{
    for (size_t i = 0; i < r->plan->relation_count; i++)
        if (used[r->plan->indicator_count + i])
            r->quantities[i] = mfgq_i_evaluate(r, &r->plan->relations[i].left);
}

void mfgq_i_read_period(mfgq_i_reading *r, const mfgq_i_when *period, const unsigned char *used)
{
    r->period = period;
    r->count = 1;
    for (size_t i = 0; i < r->plan->indicator_count; i++) {
        if (!used[i]) continue;
        r->variants[i] = 0;
        r->chosen[i] = mfgq_i_variant(r->plan, i, period, 0);
    }
    derive(r, used);
}

int mfgq_i_read_next(mfgq_i_reading *r, const unsigned char *used)
{
    if (r->count++ == MOST_COMBINATIONS) return 0;
    for (size_t i = 0; i < r->plan->indicator_count; i++) {
        if (!used[i] || !r->chosen[i]) continue;
        const mfgq_i_value *const next = mfgq_i_variant(r->plan, i, r->period, r->variants[i] + 1);
        r->variants[i] = next ? r->variants[i] + 1 : 0;
        r->chosen[i] = next ? next : mfgq_i_variant(r->plan, i, r->period, 0);
        if (next) {
            derive(r, used);
            return 1;
        }
    }
    return 0;
}

static mfgq_i_range operand(const mfgq_i_reading *r, const mfgq_i_operand *o)
{
    const mfgq_i_range none = {NAN, NAN, NAN};
    if (o->is_quantity) return r->quantities[o->index];
    return r->chosen[o->index] ? mfgq_i_stated(r->plan, r->chosen[o->index]) : none;
}

mfgq_i_range mfgq_i_evaluate(const mfgq_i_reading *r, const mfgq_i_expression *expression)
{
    mfgq_i_range result = {NAN, NAN, NAN};
    const size_t count = mfgq_program_aggregates(expression->program);
    for (size_t i = 0; i < count; i++) {
        const mfgq_i_range range = operand(r, &expression->operands[i]);
        r->value[i] = range.value;
        r->low[i] = range.low;
        r->high[i] = range.high;
    }
    mfgq_i_program_range(expression->program, r->low, r->high, &result.low, &result.high);
    const mfgq_status status = mfgq_program_eval(expression->program, 1, r->value,
                                                 MFGQ_UNDEFINED_IS_MISSING, &result.value, NULL);
    if (status != MFGQ_OK) result.value = NAN;
    return result;
}

void mfgq_i_mark_used(const mfgq_plan *plan, const mfgq_i_expression *expression,
                      unsigned char *used)
{
    const size_t count = expression->program ? mfgq_program_aggregates(expression->program) : 0;
    for (size_t i = 0; i < count; i++) {
        const mfgq_i_operand *const o = &expression->operands[i];
        unsigned char *const mark = &used[o->is_quantity ? plan->indicator_count + o->index
                                                         : o->index];
        const int seen = *mark;
        *mark = 1;
        if (o->is_quantity && !seen)
            mfgq_i_mark_used(plan, &plan->relations[o->index].left, used);
    }
}
