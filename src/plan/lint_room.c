/* count-room: things of a class that use up all of the class they are counted in. */
#include "lint_i.h"

static void compare(mfgq_i_lint *lint, const mfgq_i_value *part, const mfgq_i_value *whole)
{
    const mfgq_i_range a = mfgq_i_stated(lint->plan, part), b = mfgq_i_stated(lint->plan, whole);
    if (!(a.value > 0) || a.low != b.high || a.value != b.value) return;
    mfgq_i_cite(lint, part);
    mfgq_i_cite(lint, whole);
    mfgq_i_say(lint, "all ");
    mfgq_i_say_figure(lint, b.value, whole->in_unit, whole->unit);
    mfgq_i_say(lint, " would be among these ");
    mfgq_i_say_figure(lint, a.value, part->in_unit, part->unit);
    mfgq_i_say(lint, ": no room is left for others");
    mfgq_i_report(lint, MFGQ_I_COUNT_ROOM, MFGQ_I_REMARK, part->period.text, a.value, b.value,
                  part->in_unit, part->unit);
}

static void check(mfgq_i_lint *lint, size_t child, size_t parent)
{
    for (size_t p = 0; p < lint->period_count; p++) {
        const mfgq_i_value *const part = mfgq_i_variant(lint->plan, child, &lint->periods[p], 0);
        const mfgq_i_value *const whole = mfgq_i_variant(lint->plan, parent, &lint->periods[p], 0);
        if (part && whole) compare(lint, part, whole);
    }
}

void mfgq_i_lint_room(mfgq_i_lint *lint)
{
    const mfgq_plan *const plan = lint->plan;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const mfgq_i_indicator *const it = &plan->indicators[i];
        const int counts = it->kind == MFGQ_I_COUNT || mfgq_i_unit_is_count(it->in_unit);
        if (it->relation == MFGQ_I_SUBSET_OF && counts) check(lint, i, it->parent);
    }
}
