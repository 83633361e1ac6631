/* restated-differently: one indicator, one period, two figures. */
#include "lint_i.h"

#include <math.h>

static void say_place(mfgq_i_lint *lint, const mfgq_i_value *v)
{
    const mfgq_i_statement *const at = &lint->plan->statements[v->statement];
    const double figure = isnan(v->value) ? v->low : v->value;
    mfgq_i_say_figure(lint, mfgq_i_to_base(figure, v->in_unit), v->in_unit, v->unit);
    if (isnan(v->value)) {
        mfgq_i_say(lint, " to ");
        mfgq_i_say_figure(lint, mfgq_i_to_base(v->high, v->in_unit), v->in_unit, v->unit);
    }
    mfgq_i_say(lint, " in %s", at->section);
}

static void report(mfgq_i_lint *lint, mfgq_i_severity severity, const mfgq_i_value *a,
                   const mfgq_i_value *b)
{
    mfgq_i_cite(lint, a);
    mfgq_i_cite(lint, b);
    mfgq_i_report(lint, MFGQ_I_RESTATED, severity, a->period.text,
                  mfgq_i_to_base(a->value, a->in_unit), mfgq_i_to_base(b->value, b->in_unit),
                  a->in_unit, a->unit);
}

static void contradiction(mfgq_i_lint *lint, const mfgq_i_value *a, const mfgq_i_value *b)
{
    say_place(lint, a);
    mfgq_i_say(lint, ", ");
    say_place(lint, b);
    report(lint, MFGQ_I_ERROR, a, b);
}

/* The same figure as a floor in one place and as a level in another. */
static void other_comparator(mfgq_i_lint *lint, const mfgq_i_value *a, const mfgq_i_value *b)
{
    say_place(lint, a);
    mfgq_i_say(lint, " is meant as '%s', in %s as '%s'", mfgq_i_comparator_words[a->comparator],
               lint->plan->statements[b->statement].section,
               mfgq_i_comparator_words[b->comparator]);
    report(lint, MFGQ_I_REMARK, a, b);
}

static int is_comparable(const mfgq_i_value *a, const mfgq_i_value *b)
{
    return b->dated && mfgq_i_same_when(&a->period, &b->period) &&
           a->accumulation == b->accumulation;
}

static void check_period(mfgq_i_lint *lint, const mfgq_i_indicator *it, const mfgq_i_value *first)
{
    const mfgq_plan *const plan = lint->plan;
    const mfgq_i_range one = mfgq_i_printed(plan, first);
    for (size_t s = it->first; s < it->first + it->count; s++) {
        const mfgq_i_statement *const st = &plan->statements[s];
        for (size_t i = st->first; i < st->first + st->count; i++) {
            const mfgq_i_value *const v = &plan->values[i];
            if (v == first || !mfgq_i_is_figure(plan, v) || !is_comparable(first, v)) continue;
            const mfgq_i_range other = mfgq_i_printed(plan, v);
            if (mfgq_i_disjoint(&one, &other)) contradiction(lint, first, v);
            else if (v->comparator != first->comparator) other_comparator(lint, first, v);
        }
    }
}

void mfgq_i_lint_restated(mfgq_i_lint *lint)
{
    for (size_t i = 0; i < lint->plan->indicator_count; i++)
        for (size_t p = 0; p < lint->period_count; p++) {
            const mfgq_i_value *const first =
                mfgq_i_variant(lint->plan, i, &lint->periods[p], 0);
            if (first) check_period(lint, &lint->plan->indicators[i], first);
        }
}
