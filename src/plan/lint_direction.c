/* direction-clash: figures that move against their own direction, and pairs of quantities
   that should move together or apart and do not. */
#include "lint_i.h"

#include <math.h>
#include <string.h>

/* 1 up, -1 down, 0 when rounding leaves it open. */
static int movement(const mfgq_i_range *from, const mfgq_i_range *to)
{
    if (to->low > from->high) return 1;
    return to->high < from->low ? -1 : 0;
}

/* Targets for growth may fall from year to year, and still be growth. */
static int has_path(const mfgq_i_indicator *it)
{
    return mfgq_i_sign(it) != 0 && it->kind != MFGQ_I_RATE && it->kind != MFGQ_I_EVENT;
}

static int same_thing(const mfgq_i_value *a, const mfgq_i_value *b)
{
    return a->accumulation == b->accumulation && mfgq_i_same_when(&a->base, &b->base) &&
           strcmp(a->scope, b->scope) == 0 && strcmp(a->criterion, b->criterion) == 0;
}

static void check_step(mfgq_i_lint *lint, const mfgq_i_value *from, const mfgq_i_value *to)
{
    const mfgq_i_range a = mfgq_i_printed(lint->plan, from), b = mfgq_i_printed(lint->plan, to);
    const int sign = mfgq_i_sign(&lint->plan->indicators[from->indicator]);
    if (!same_thing(from, to) || movement(&a, &b) != -sign) return;
    mfgq_i_cite(lint, to);
    mfgq_i_cite(lint, from);
    mfgq_i_say(lint, "%s to ", sign > 0 ? "falls" : "rises");
    mfgq_i_say_amount(lint, &b, to->in_unit, to->unit);
    mfgq_i_say(lint, " from ");
    mfgq_i_say_amount(lint, &a, from->in_unit, from->unit);
    mfgq_i_say(lint, " in %s, though it should %s", from->period.text, sign > 0 ? "rise" : "fall");
    mfgq_i_report(lint, MFGQ_I_DIRECTION_CLASH, MFGQ_I_WARNING, to->period.text, b.value, a.value,
                  to->in_unit, to->unit);
}

static void check_path(mfgq_i_lint *lint, size_t indicator)
{
    const mfgq_i_value *from = mfgq_i_path(lint, indicator, 0), *to;
    for (size_t k = 1; from && (to = mfgq_i_path(lint, indicator, k)); k++, from = to)
        check_step(lint, from, to);
}

typedef struct move {
    mfgq_i_range from, to;
    int way;  /* beyond rounding, or as printed */
    int sure; /* beyond rounding */
} move;

static move move_of(const mfgq_i_lint *lint, const mfgq_i_expression *side)
{
    move m;
    m.from = mfgq_i_evaluate(&lint->reading, side);
    m.to = mfgq_i_evaluate(&lint->later, side);
    m.way = movement(&m.from, &m.to);
    m.sure = m.way != 0;
    if (!m.sure) m.way = (m.to.value > m.from.value) - (m.to.value < m.from.value);
    return m;
}

static void say_move(mfgq_i_lint *lint, const mfgq_i_expression *side, const move *m,
                     const mfgq_unit *unit, const char *name)
{
    mfgq_i_say(lint, "%.100s %s from ", side->text, m->way > 0 ? "rises" : "falls");
    mfgq_i_say_amount(lint, &m->from, unit, name);
    mfgq_i_say(lint, " to ");
    mfgq_i_say_amount(lint, &m->to, unit, name);
}

/* The unit of the first indicator or quantity a formula names. */
static const mfgq_unit *unit_of(const mfgq_plan *plan, const mfgq_i_expression *e,
                                const char **name)
{
    const mfgq_i_operand *const o = &e->operands[0];
    *name = o->is_quantity ? plan->relations[o->index].unit : plan->indicators[o->index].unit;
    return o->is_quantity ? plan->relations[o->index].in_unit : plan->indicators[o->index].in_unit;
}

static void check_moves(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    const move left = move_of(lint, &it->left), right = move_of(lint, &it->right);
    if (left.way == 0 || right.way == 0 || (left.way == right.way) == !it->opposite) return;
    const char *name;
    const mfgq_unit *const unit = unit_of(lint->plan, &it->right, &name);
    mfgq_i_cite_stated(lint, &lint->later, &it->left);
    mfgq_i_cite_stated(lint, &lint->later, &it->right);
    mfgq_i_cite_used(lint, &lint->reading);
    mfgq_i_cite_used(lint, &lint->later);
    say_move(lint, &it->left, &left, it->in_unit, it->unit);
    mfgq_i_say(lint, " after %s, while ", lint->reading.period->text);
    say_move(lint, &it->right, &right, unit, name);
    const int sure = left.sure && right.sure;
    if (!sure) mfgq_i_say(lint, "; the figures as rounded still allow it");
    mfgq_i_say_assumption(lint, it);
    mfgq_i_report(lint, MFGQ_I_DIRECTION_CLASH, sure ? mfgq_i_severity_of(it) : MFGQ_I_REMARK,
                  lint->later.period->text, left.to.value, left.from.value, it->in_unit, it->unit);
}

static void check_periods(mfgq_i_lint *lint, const mfgq_i_relation *it, const mfgq_i_when *from,
                          const mfgq_i_when *to)
{
    mfgq_i_read_period(&lint->reading, from, lint->used);
    do {
        mfgq_i_read_period(&lint->later, to, lint->used);
        do check_moves(lint, it);
        while (mfgq_i_read_next(&lint->later, lint->used));
    } while (mfgq_i_read_next(&lint->reading, lint->used));
}

static int is_known(mfgq_i_lint *lint, const mfgq_i_relation *it, const mfgq_i_when *period)
{
    mfgq_i_read_period(&lint->reading, period, lint->used);
    const mfgq_i_range a = mfgq_i_evaluate(&lint->reading, &it->left);
    const mfgq_i_range b = mfgq_i_evaluate(&lint->reading, &it->right);
    return !isnan(a.low) && !isnan(b.low);
}

/* From each period where both sides are known to the next such period. */
static void check_relation(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    const mfgq_i_when *from = NULL;
    mfgq_i_use_none(lint);
    mfgq_i_mark_used(lint->plan, &it->left, lint->used);
    mfgq_i_mark_used(lint->plan, &it->right, lint->used);
    for (size_t p = 0; p < lint->period_count; p++) {
        if (!is_known(lint, it, &lint->periods[p])) continue;
        if (from) check_periods(lint, it, from, &lint->periods[p]);
        from = &lint->periods[p];
    }
}

void mfgq_i_lint_direction(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (has_path(&plan->indicators[i])) check_path(lint, i);
    for (size_t r = 0; r < plan->relation_count; r++)
        if (plan->relations[r].type == MFGQ_I_MOVEMENT) check_relation(lint, &plan->relations[r]);
}
