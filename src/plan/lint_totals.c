/* parts-exceed-total: declared totals, and parents whose parts can be added. */
#include "lint_i.h"

#include <math.h>

typedef struct group { /* a total and its parts, as marks in lint->used */
    size_t total;
    int complete, overlaps;
    const mfgq_i_relation *relation; /* null: from parents */
} group;

typedef struct sum {
    mfgq_i_range range;
    size_t present, absent;
} sum;

static int is_part(const mfgq_i_lint *lint, const group *g, size_t i)
{
    return lint->used[i] && i != g->total;
}

static sum add_parts(const mfgq_i_lint *lint, const group *g)
{
    sum s = {{0, 0, 0}, 0, 0};
    for (size_t i = 0; i < lint->plan->indicator_count; i++) {
        if (!is_part(lint, g, i)) continue;
        const mfgq_i_value *const v = lint->reading.chosen[i];
        if (!v) s.absent++;
        if (!v) continue;
        const mfgq_i_range range = mfgq_i_stated(lint->plan, v);
        s.range.value += range.value;
        s.range.low += range.low;
        s.range.high += range.high;
        s.present++;
    }
    return s;
}

static void list_parts(mfgq_i_lint *lint, const group *g, const mfgq_unit *unit)
{
    const char *joint = ": ";
    for (size_t i = 0; i < lint->plan->indicator_count; i++) {
        const mfgq_i_value *const v = is_part(lint, g, i) ? lint->reading.chosen[i] : NULL;
        if (!v) continue;
        mfgq_i_say(lint, "%s", joint);
        const double figure = mfgq_i_to_base(isnan(v->value) ? v->low : v->value, v->in_unit);
        mfgq_i_buffer_figure(&lint->message, mfgq_i_from_base(figure, unit));
        joint = " + ";
    }
}

static void report(mfgq_i_lint *lint, const group *g, const mfgq_i_value *total,
                   const mfgq_i_range *whole, const sum *s)
{
    mfgq_i_cite(lint, total);
    mfgq_i_cite_used(lint, &lint->reading);
    mfgq_i_say(lint, "the parts add up to ");
    mfgq_i_say_amount(lint, &s->range, total->in_unit, total->unit);
    list_parts(lint, g, total->in_unit);
    mfgq_i_say(lint, "; the total is ");
    mfgq_i_say_amount(lint, whole, total->in_unit, total->unit);
    if (g->relation) mfgq_i_say_assumption(lint, g->relation);
    mfgq_i_report(lint, MFGQ_I_PARTS_EXCEED,
                  g->relation ? mfgq_i_severity_of(g->relation) : MFGQ_I_ERROR,
                  total->period.text, whole->value, s->range.value, total->in_unit, total->unit);
}

/* Overlapping parts of a complete total reach it at least; others never pass it. */
static void check_reading(mfgq_i_lint *lint, const group *g)
{
    const mfgq_i_value *const total = lint->reading.chosen[g->total];
    const sum s = add_parts(lint, g);
    if (!total || s.present == 0) return;
    const mfgq_i_range whole = mfgq_i_stated(lint->plan, total);
    const int short_of = g->complete && s.absent == 0 && s.range.high < whole.low;
    const int beyond = !g->overlaps && s.range.low > whole.high;
    if (short_of || beyond) report(lint, g, total, &whole, &s);
}

static void check_group(mfgq_i_lint *lint, const group *g)
{
    lint->used[g->total] = 1;
    for (size_t p = 0; p < lint->period_count; p++) {
        mfgq_i_read_period(&lint->reading, &lint->periods[p], lint->used);
        do check_reading(lint, g);
        while (mfgq_i_read_next(&lint->reading, lint->used));
    }
}

/* Overlapping parts: none of them alone is more than the total. */
static void check_each(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    for (size_t k = 0; k < it->part_ids.count; k++) {
        mfgq_i_use_none(lint);
        lint->used[it->parts[k]] = 1;
        const group one = {it->whole, 0, 0, it};
        check_group(lint, &one);
    }
}

static void check_relation(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    mfgq_i_use_none(lint);
    for (size_t k = 0; k < it->part_ids.count; k++) lint->used[it->parts[k]] = 1;
    const group all = {it->whole, it->complete, it->overlap, it};
    check_group(lint, &all);
    if (it->overlap) check_each(lint, it);
}

static int is_declared(const mfgq_plan *plan, size_t total)
{
    for (size_t r = 0; r < plan->relation_count; r++)
        if (plan->relations[r].type == MFGQ_I_TOTAL && plan->relations[r].whole == total) return 1;
    return 0;
}

/* Parts of one parent that are amounts in units that can be added. */
static void check_children(mfgq_i_lint *lint, size_t parent)
{
    const mfgq_plan *const plan = lint->plan;
    const mfgq_i_indicator *const whole = &plan->indicators[parent];
    size_t parts = 0;
    mfgq_i_use_none(lint);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const mfgq_i_indicator *const it = &plan->indicators[i];
        if (it->parent != parent || it->relation != MFGQ_I_PART_OF) continue;
        if (mfgq_i_unit_check_sum(it->in_unit, whole->in_unit, NULL) != MFGQ_OK) continue;
        lint->used[i] = 1;
        parts++;
    }
    const group g = {parent, 0, 0, NULL};
    if (parts > 1) check_group(lint, &g);
}

static void check_parents(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    unsigned char *const whole = mfgq_i_arena_alloc(&lint->arena, plan->indicator_count);
    if (!whole) lint->failed = 1;
    for (size_t i = 0; whole && i < plan->indicator_count; i++)
        if (plan->indicators[i].relation == MFGQ_I_PART_OF) whole[plan->indicators[i].parent] = 1;
    for (size_t i = 0; whole && i < plan->indicator_count; i++)
        if (whole[i] && !is_declared(plan, i)) check_children(lint, i);
}

void mfgq_i_lint_totals(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t r = 0; r < plan->relation_count; r++)
        if (plan->relations[r].type == MFGQ_I_TOTAL) check_relation(lint, &plan->relations[r]);
    check_parents(lint);
}
