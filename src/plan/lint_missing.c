/* missing-milestone: periods for which the plan sets targets, but not for this indicator. */
#include "lint_i.h"

#include <math.h>

typedef struct stated { /* of one indicator */
    size_t dated, undated;
    int average;             /* a figure that speaks for all years up to its period */
    const mfgq_i_value *any; /* the first one */
} stated;

static stated count(const mfgq_plan *plan, const mfgq_i_indicator *it)
{
    stated found = {0, 0, 0, NULL};
    for (size_t s = it->first; s < it->first + it->count; s++) {
        const mfgq_i_statement *const at = &plan->statements[s];
        for (size_t i = at->first; i < at->first + at->count; i++) {
            const mfgq_i_value *const v = &plan->values[i];
            if (!mfgq_i_is_figure(plan, v)) continue;
            *(v->dated ? &found.dated : &found.undated) += 1;
            found.average |= v->accumulation == MFGQ_AVERAGE;
            if (!found.any) found.any = v;
        }
    }
    return found;
}

/* A figure for a period that ends with this one. */
static int has_target(const mfgq_plan *plan, const mfgq_i_indicator *it, const mfgq_i_when *when)
{
    for (size_t s = it->first; s < it->first + it->count; s++) {
        const mfgq_i_statement *const at = &plan->statements[s];
        for (size_t i = at->first; i < at->first + at->count; i++)
            if (plan->values[i].dated && at->type == MFGQ_I_FIGURE &&
                plan->values[i].period.end == when->end)
                return 1;
    }
    return 0;
}

static void cite_all(mfgq_i_lint *lint, const mfgq_i_indicator *it)
{
    for (size_t s = it->first; s < it->first + it->count; s++)
        mfgq_i_cite_statement(lint, &lint->plan->statements[s]);
}

static void say_periods(mfgq_i_lint *lint, const mfgq_i_indicator *it)
{
    const char *joint = "";
    for (size_t m = 0; m < lint->plan->milestone_count; m++) {
        const mfgq_i_when *const when = &lint->plan->milestones[m];
        if (!has_target(lint->plan, it, when)) continue;
        mfgq_i_say(lint, "%s%s", joint, when->text);
        joint = ", ";
    }
}

static void report(mfgq_i_lint *lint, const mfgq_i_indicator *it, const stated *found, size_t m)
{
    const mfgq_i_when *const when = &lint->plan->milestones[m];
    const int last = m + 1 == lint->plan->milestone_count;
    cite_all(lint, it);
    mfgq_i_say(lint, "no target for %s; there is one for ", when->text);
    say_periods(lint, it);
    mfgq_i_report(lint, MFGQ_I_MISSING_MILESTONE, last ? MFGQ_I_WARNING : MFGQ_I_REMARK,
                  when->text, NAN, NAN, found->any->in_unit, found->any->unit);
}

static void check(mfgq_i_lint *lint, const mfgq_i_indicator *it)
{
    const stated found = count(lint->plan, it);
    if (found.dated == 0 && found.undated > 0) {
        cite_all(lint, it);
        mfgq_i_say(lint, "the plan names no period for this target");
        mfgq_i_report(lint, MFGQ_I_MISSING_MILESTONE, MFGQ_I_REMARK, lint->plan->end.text, NAN, NAN,
                      found.any->in_unit, found.any->unit);
        return;
    }
    for (size_t m = 0; found.dated && m < lint->plan->milestone_count; m++) {
        const int covered = found.average && m + 1 < lint->plan->milestone_count;
        if (!covered && !has_target(lint->plan, it, &lint->plan->milestones[m]))
            report(lint, it, &found, m);
    }
}

void mfgq_i_lint_missing(mfgq_i_lint *lint)
{
    for (size_t i = 0; i < lint->plan->indicator_count; i++)
        if (lint->plan->indicators[i].kind != MFGQ_I_EVENT)
            check(lint, &lint->plan->indicators[i]);
}
