/* base-year: cumulative figures, and the period they count from. */
#include "lint_i.h"

#include <math.h>

static double figure(const mfgq_i_value *v)
{
    return mfgq_i_to_base(v->value, v->in_unit);
}

/* The first cumulative figure of a statement; null if there is none. */
static const mfgq_i_value *cumulative(const mfgq_plan *plan, const mfgq_i_statement *s)
{
    for (size_t i = s->first; i < s->first + s->count; i++)
        if (plan->values[i].accumulation == MFGQ_SINCE_BASE) return &plan->values[i];
    return NULL;
}

/* Another place that names the base for the same indicator. */
static const mfgq_i_statement *named_elsewhere(const mfgq_plan *plan, const mfgq_i_statement *s)
{
    const mfgq_i_indicator *const it = &plan->indicators[s->indicator];
    for (size_t k = it->first; k < it->first + it->count; k++)
        if (plan->statements[k].base_stated && cumulative(plan, &plan->statements[k]))
            return &plan->statements[k];
    return NULL;
}

/* A cut in per cent means nothing without its base; a count can be counted. */
static mfgq_i_severity severity_of(const mfgq_plan *plan, const mfgq_i_statement *s)
{
    if (named_elsewhere(plan, s)) return MFGQ_I_REMARK;
    return plan->indicators[s->indicator].kind == MFGQ_I_COUNT ? MFGQ_I_REMARK : MFGQ_I_WARNING;
}

static void check_named(mfgq_i_lint *lint, const mfgq_i_statement *s)
{
    const mfgq_i_value *const v = cumulative(lint->plan, s);
    const mfgq_i_statement *const other = named_elsewhere(lint->plan, s);
    if (s->base_stated || !v) return;
    mfgq_i_cite_statement(lint, s);
    mfgq_i_say(lint, "%s does not name the period it counts from; read as %s", s->section,
               v->base.text);
    if (other) mfgq_i_say(lint, ", which %s names", other->section);
    mfgq_i_report(lint, MFGQ_I_BASE_YEAR, severity_of(lint->plan, s), v->period.text, figure(v),
                  NAN, v->in_unit, v->unit);
}

static void report_pair(mfgq_i_lint *lint, mfgq_i_severity severity, const mfgq_i_value *a,
                        const mfgq_i_value *b)
{
    mfgq_i_cite(lint, a);
    mfgq_i_cite(lint, b);
    mfgq_i_report(lint, MFGQ_I_BASE_YEAR, severity, b->period.text, figure(a), figure(b),
                  a->in_unit, a->unit);
}

/* A figure that starts or stops being cumulative between two periods. */
static void check_mixed(mfgq_i_lint *lint, const mfgq_i_statement *s)
{
    for (size_t i = s->first + 1; i < s->first + s->count; i++) {
        const mfgq_i_value *const a = &lint->plan->values[i - 1], *const b = a + 1;
        if ((a->accumulation == MFGQ_SINCE_BASE) == (b->accumulation == MFGQ_SINCE_BASE)) continue;
        mfgq_i_say(lint, "%s is said to be cumulative, %s is not",
                   a->accumulation == MFGQ_SINCE_BASE ? a->period.text : b->period.text,
                   a->accumulation == MFGQ_SINCE_BASE ? b->period.text : a->period.text);
        report_pair(lint, MFGQ_I_REMARK, a, b);
    }
}

static void say_count(mfgq_i_lint *lint, const mfgq_i_value *v)
{
    const char *const section = lint->plan->statements[v->statement].section;
    if (v->base.number) mfgq_i_say(lint, "%s counts from %s", section, v->base.text);
    else mfgq_i_say(lint, "%s does not count from a base", section);
}

/* Two places, one period: counted from different bases, or only one of them from a base. */
static void check_pair(mfgq_i_lint *lint, const mfgq_i_value *a, const mfgq_i_value *b)
{
    if (!mfgq_i_same_when(&a->period, &b->period) || mfgq_i_same_when(&a->base, &b->base)) return;
    say_count(lint, a);
    mfgq_i_say(lint, ", ");
    say_count(lint, b);
    report_pair(lint, MFGQ_I_WARNING, a, b);
}

static void check_places(mfgq_i_lint *lint, const mfgq_i_statement *s,
                         const mfgq_i_statement *later)
{
    const mfgq_i_value *const values = lint->plan->values;
    if (s->type != MFGQ_I_FIGURE || later->type != MFGQ_I_FIGURE) return;
    for (size_t i = s->first; i < s->first + s->count; i++)
        for (size_t j = later->first; j < later->first + later->count; j++)
            check_pair(lint, &values[i], &values[j]);
}

void mfgq_i_lint_base(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t k = 0; k < plan->statement_count; k++) {
        const mfgq_i_statement *const s = &plan->statements[k];
        check_named(lint, s);
        if (s->type == MFGQ_I_FIGURE) check_mixed(lint, s);
        const mfgq_i_indicator *const it = &plan->indicators[s->indicator];
        for (size_t j = k + 1; j < it->first + it->count; j++)
            check_places(lint, s, &plan->statements[j]);
    }
}
