/* share-against-level: share times whole should be the stated part. */
#include "lint_i.h"

static mfgq_i_range product(const mfgq_i_range *a, const mfgq_i_range *b)
{
    /* Shares and amounts are not negative. */
    const mfgq_i_range r = {a->value * b->value, a->low * b->low, a->high * b->high};
    return r;
}

static void check_reading(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    const mfgq_i_reading *const r = &lint->reading;
    const mfgq_i_value *const share = r->chosen[it->share], *const whole = r->chosen[it->whole],
                       *const part = r->chosen[it->part];
    if (!share || !whole || !part) return;
    const mfgq_i_range s = mfgq_i_stated(lint->plan, share), w = mfgq_i_stated(lint->plan, whole),
                       p = mfgq_i_stated(lint->plan, part), implied = product(&s, &w);
    if (!mfgq_i_disjoint(&p, &implied)) return;
    mfgq_i_cite(lint, part);
    mfgq_i_cite(lint, share);
    mfgq_i_cite(lint, whole);
    mfgq_i_say(lint, "stated as ");
    mfgq_i_say_amount(lint, &p, part->in_unit, part->unit);
    mfgq_i_say(lint, ", but ");
    mfgq_i_say_amount(lint, &s, share->in_unit, share->unit);
    mfgq_i_say(lint, " of ");
    mfgq_i_say_amount(lint, &w, whole->in_unit, whole->unit);
    mfgq_i_say(lint, " is ");
    mfgq_i_say_amount(lint, &implied, part->in_unit, part->unit);
    mfgq_i_say_range(lint, &implied, part->in_unit);
    mfgq_i_say_assumption(lint, it);
    mfgq_i_report(lint, MFGQ_I_SHARE_LEVEL, mfgq_i_severity_of(it), part->period.text, p.value,
                  implied.value, part->in_unit, part->unit);
}

static void check_relation(mfgq_i_lint *lint, const mfgq_i_relation *it)
{
    mfgq_i_use_none(lint);
    lint->used[it->share] = lint->used[it->whole] = lint->used[it->part] = 1;
    for (size_t p = 0; p < lint->period_count; p++) {
        mfgq_i_read_period(&lint->reading, &lint->periods[p], lint->used);
        do check_reading(lint, it);
        while (mfgq_i_read_next(&lint->reading, lint->used));
    }
}

void mfgq_i_lint_share(mfgq_i_lint *lint)
{
    for (size_t r = 0; r < lint->plan->relation_count; r++)
        if (lint->plan->relations[r].type == MFGQ_I_SHARED)
            check_relation(lint, &lint->plan->relations[r]);
}
