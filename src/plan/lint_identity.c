/* identity: what the plan declares to be equal, or not to exceed something. */
#include "lint_i.h"


typedef struct side {
    const mfgq_i_expression *expression;
    mfgq_i_range range;
} side;

/* Sure: beyond rounding. Printed: only the printed values clash. */
typedef enum outcome { FINE, PRINTED, SURE } outcome;

static outcome exceeds(const mfgq_i_range *a, const mfgq_i_range *b)
{
    if (a->low > b->high) return SURE;
    return a->value > b->value ? PRINTED : FINE;
}

/* A strict relation between rounded figures is no stricter: an end may touch. */
static outcome judge(int comparator, const mfgq_i_range *a, const mfgq_i_range *b)
{
    switch (comparator) {
    case MFGQ_LE:
    case MFGQ_LT: return exceeds(a, b);
    case MFGQ_GE:
    case MFGQ_GT: return exceeds(b, a);
    default: return mfgq_i_disjoint(a, b) ? SURE : FINE;
    }
}

static mfgq_i_lint_rule rule_of(const mfgq_i_relation *it)
{
    static const mfgq_i_lint_rule rules[] = {MFGQ_I_IDENTITY_RULE, MFGQ_I_PART_EXCEEDS,
                                             MFGQ_I_PARTS_EXCEED,  MFGQ_I_SHARE_LEVEL,
                                             MFGQ_I_DIRECTION_CLASH, MFGQ_I_COUNT_ROOM};
    return rules[it->rule];
}

static void say_side(mfgq_i_lint *lint, const mfgq_i_relation *it, const side *s)
{
    mfgq_i_say(lint, "%.120s is ", s->expression->text);
    mfgq_i_say_amount(lint, &s->range, it->in_unit, it->unit);
    if (!mfgq_i_is_stated(lint->plan, s->expression))
        mfgq_i_say_range(lint, &s->range, it->in_unit);
}

static const char *demand(int comparator)
{
    static const char *const words[] = {"equal to", "at least", "more than", "at most",
                                        "less than"};
    return words[comparator];
}

static void report(mfgq_i_lint *lint, const mfgq_i_relation *it, const side *left,
                   const side *right, outcome found)
{
    const int turned = !mfgq_i_is_stated(lint->plan, left->expression) &&
                       mfgq_i_is_stated(lint->plan, right->expression);
    const side *const first = turned ? right : left, *const second = turned ? left : right;
    mfgq_i_cite_stated(lint, &lint->reading, first->expression);
    mfgq_i_cite_used(lint, &lint->reading);
    say_side(lint, it, left);
    mfgq_i_say(lint, ", which should be %s: ", demand(it->comparator));
    say_side(lint, it, right);
    if (found == PRINTED) mfgq_i_say(lint, "; the figures as rounded still allow it");
    mfgq_i_say_assumption(lint, it);
    mfgq_i_report(lint, rule_of(it), found == SURE ? mfgq_i_severity_of(it) : MFGQ_I_REMARK,
                  lint->reading.period->text, first->range.value, second->range.value,
                  it->in_unit, it->unit);
}

static void check_reading(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    const side left = {&it->left, mfgq_i_evaluate(&lint->reading, &it->left)};
    const side right = {&it->right, mfgq_i_evaluate(&lint->reading, &it->right)};
    const outcome found = judge(it->comparator, &left.range, &right.range);
    if (found != FINE) report(lint, it, &left, &right, found);
}

static void check_relation(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    mfgq_i_use_none(lint);
    mfgq_i_mark_used(lint->plan, &it->left, lint->used);
    mfgq_i_mark_used(lint->plan, &it->right, lint->used);
    for (size_t p = 0; p < lint->period_count; p++) {
        mfgq_i_read_period(&lint->reading, &lint->periods[p], lint->used);
        do check_reading(lint, it);
        while (mfgq_i_read_next(&lint->reading, lint->used));
    }
}

void mfgq_i_lint_identity(mfgq_i_lint *lint)
{
    for (size_t r = 0; r < lint->plan->relation_count; r++)
        if (lint->plan->relations[r].type == MFGQ_I_IDENTITY)
            check_relation(lint, &lint->plan->relations[r]);
}
