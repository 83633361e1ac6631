/* part-exceeds-whole: an indicator against its parent, and shares above 100 per cent. */
#include "lint_i.h"

#include <math.h>

static int is_yearly(const mfgq_i_value *v)
{
    return v->accumulation == MFGQ_PER_YEAR || v->accumulation == MFGQ_AVERAGE;
}

static void compare(mfgq_i_lint *lint, const mfgq_i_value *part, const mfgq_i_value *whole)
{
    const mfgq_i_range a = mfgq_i_stated(lint->plan, part), b = mfgq_i_stated(lint->plan, whole);
    if (!(a.low > b.high) || is_yearly(part) != is_yearly(whole)) return;
    const double left = isnan(a.value) ? a.low : a.value, right = isnan(b.value) ? b.high : b.value;
    mfgq_i_cite(lint, part);
    mfgq_i_cite(lint, whole);
    mfgq_i_say(lint, "the part ");
    mfgq_i_say_figure(lint, left, part->in_unit, part->unit);
    mfgq_i_say(lint, " is more than its whole ");
    mfgq_i_say_figure(lint, right, part->in_unit, part->unit);
    mfgq_i_report(lint, MFGQ_I_PART_EXCEEDS, MFGQ_I_ERROR, part->period.text, left, right,
                  part->in_unit, part->unit);
}

static void check_parent(mfgq_i_lint *lint, size_t child, size_t parent)
{
    const mfgq_plan *const plan = lint->plan;
    if (mfgq_i_unit_check_sum(plan->indicators[child].in_unit, plan->indicators[parent].in_unit,
                              NULL) != MFGQ_OK)
        return;
    for (size_t p = 0; p < lint->period_count; p++) {
        const mfgq_i_when *const when = &lint->periods[p];
        const mfgq_i_value *part, *whole;
        for (size_t i = 0; (part = mfgq_i_variant(plan, child, when, i)); i++)
            for (size_t j = 0; (whole = mfgq_i_variant(plan, parent, when, j)); j++)
                compare(lint, part, whole);
    }
}

static void check_share(mfgq_i_lint *lint, const mfgq_i_value *v)
{
    const mfgq_i_range range = mfgq_i_printed(lint->plan, v);
    if (!(range.low > 1) || mfgq_i_is_figure(lint->plan, v) == 0) return;
    mfgq_i_cite(lint, v);
    mfgq_i_say(lint, "a share of ");
    mfgq_i_say_amount(lint, &range, v->in_unit, v->unit);
    mfgq_i_say(lint, " is more than all");
    mfgq_i_report(lint, MFGQ_I_PART_EXCEEDS, MFGQ_I_ERROR, v->period.text, range.value, 1,
                  v->in_unit, v->unit);
}

void mfgq_i_lint_part(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (plan->indicators[i].parent != MFGQ_I_NONE)
            check_parent(lint, i, plan->indicators[i].parent);
    for (size_t i = 0; i < plan->value_count; i++)
        if (plan->indicators[plan->values[i].indicator].kind == MFGQ_I_SHARE)
            check_share(lint, &plan->values[i]);
}
