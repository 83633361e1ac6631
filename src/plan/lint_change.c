/* criterion-change and scope-change: what counts, and what it is counted in, must stay the
   same from one figure to the next, and from one place to another. */
#include "lint_i.h"

#include <math.h>
#include <string.h>

static const char *or_nothing(const char *text)
{
    return *text ? text : "(not said)";
}

static void compare(mfgq_i_lint *lint, mfgq_i_lint_rule rule, const mfgq_i_value *a,
                    const char *before, const mfgq_i_value *b, const char *after)
{
    if (strcmp(before, after) == 0) return;
    mfgq_i_cite(lint, a);
    mfgq_i_cite(lint, b);
    mfgq_i_say(lint, "%s: %.150s; %s: %.150s; the two figures are not comparable", a->period.text,
               or_nothing(before), b->period.text, or_nothing(after));
    mfgq_i_report(lint, rule, MFGQ_I_WARNING, b->period.text,
                  mfgq_i_to_base(a->value, a->in_unit), mfgq_i_to_base(b->value, b->in_unit),
                  b->in_unit, b->unit);
}

/* Another name may be another scope: 科技进步对工业增长贡献率, 科技进步贡献率. */
static void check_names(mfgq_i_lint *lint, const mfgq_i_indicator *it)
{
    for (size_t s = it->first; s < it->first + it->count; s++) {
        const mfgq_i_statement *const at = &lint->plan->statements[s];
        const mfgq_i_value *const v = &lint->plan->values[at->first];
        if (!*at->wording || strcmp(at->wording, it->name_zh) == 0) continue;
        mfgq_i_cite_statement(lint, at);
        mfgq_i_say(lint, "called %.150s in %s, %.150s elsewhere", at->wording, at->section,
                   it->name_zh);
        mfgq_i_report(lint, MFGQ_I_SCOPE_CHANGE, MFGQ_I_REMARK, v->period.text, NAN, NAN,
                      v->in_unit, v->unit);
    }
}

void mfgq_i_lint_change(mfgq_i_lint *lint)
{
    for (size_t i = 0; i < lint->plan->indicator_count; i++) {
        const mfgq_i_value *a = mfgq_i_path(lint, i, 0), *b;
        for (size_t k = 1; a && (b = mfgq_i_path(lint, i, k)); k++, a = b) {
            compare(lint, MFGQ_I_CRITERION_CHANGE, a, a->criterion, b, b->criterion);
            compare(lint, MFGQ_I_SCOPE_CHANGE, a, a->scope, b, b->scope);
        }
        check_names(lint, &lint->plan->indicators[i]);
    }
}
