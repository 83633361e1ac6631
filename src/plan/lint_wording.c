/* unit-wording: one indicator in two units, and parts measured otherwise than their whole
   (sales against output). */
#include "lint_i.h"

#include <math.h>
#include <string.h>

static const mfgq_i_value *first_figure(const mfgq_plan *plan, const mfgq_i_indicator *it)
{
    for (size_t s = it->first; s < it->first + it->count; s++)
        if (plan->statements[s].type == MFGQ_I_FIGURE)
            return &plan->values[plan->statements[s].first];
    return NULL;
}

static const char *section_of(const mfgq_i_lint *lint, const mfgq_i_value *v)
{
    return lint->plan->statements[v->statement].section;
}

/* A unit of the same dimension under another name, at the first place where it stands. */
static void check_units(mfgq_i_lint *lint, const mfgq_i_indicator *it)
{
    const mfgq_i_value *const first = first_figure(lint->plan, it);
    for (size_t s = it->first; first && s < it->first + it->count; s++) {
        const mfgq_i_statement *const at = &lint->plan->statements[s];
        const mfgq_i_value *const v = &lint->plan->values[at->first];
        if (at->type != MFGQ_I_FIGURE || strcmp(v->unit, first->unit) == 0) continue;
        mfgq_i_cite(lint, first);
        mfgq_i_cite(lint, v);
        mfgq_i_say(lint, "in %s in %s, in %s in %s", first->unit, section_of(lint, first), v->unit,
                   at->section);
        mfgq_i_report(lint, MFGQ_I_UNIT_WORDING, MFGQ_I_REMARK, first->period.text,
                      mfgq_i_to_base(first->value, first->in_unit),
                      mfgq_i_to_base(v->value, v->in_unit), first->in_unit, first->unit);
        return;
    }
}

static void compare_measures(mfgq_i_lint *lint, size_t part, size_t whole)
{
    const mfgq_i_indicator *const a = &lint->plan->indicators[part];
    const mfgq_i_indicator *const b = &lint->plan->indicators[whole];
    const mfgq_i_value *const one = first_figure(lint->plan, a);
    const mfgq_i_value *const other = first_figure(lint->plan, b);
    if (!*a->measure || !*b->measure || strcmp(a->measure, b->measure) == 0) return;
    if (!one || !other) return;
    mfgq_i_cite(lint, one);
    mfgq_i_cite(lint, other);
    mfgq_i_say(lint, "%.120s is stated as %.60s, %.120s as %.60s", a->name_zh, a->measure,
               b->name_zh, b->measure);
    mfgq_i_report(lint, MFGQ_I_UNIT_WORDING, MFGQ_I_WARNING, one->period.text, NAN, NAN,
                  one->in_unit, one->unit);
}

static void check_relation(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    if (it->type == MFGQ_I_SHARED) {
        compare_measures(lint, it->part, it->whole);
        compare_measures(lint, it->part, it->share);
    }
    if (it->type != MFGQ_I_TOTAL) return;
    for (size_t k = 0; k < it->part_ids.count; k++)
        compare_measures(lint, it->parts[k], it->whole);
}

void mfgq_i_lint_wording(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const mfgq_i_indicator *const it = &plan->indicators[i];
        check_units(lint, it);
        if (it->parent != MFGQ_I_NONE && it->relation == MFGQ_I_PART_OF)
            compare_measures(lint, i, it->parent);
    }
    for (size_t r = 0; r < plan->relation_count; r++) check_relation(lint, &plan->relations[r]);
}
