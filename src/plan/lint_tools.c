/* What several rules need. */
#include "lint_i.h"

#include <string.h>

int mfgq_i_is_stated(const mfgq_plan *plan, const mfgq_i_expression *e)
{
    return mfgq_program_aggregates(e->program) == 1 && !e->operands[0].is_quantity &&
           strcmp(e->text, plan->indicators[e->operands[0].index].id) == 0;
}

void mfgq_i_cite_stated(mfgq_i_lint *lint, const mfgq_i_reading *reading,
                        const mfgq_i_expression *e)
{
    if (mfgq_i_is_stated(lint->plan, e)) mfgq_i_cite(lint, reading->chosen[e->operands[0].index]);
}

void mfgq_i_use_none(mfgq_i_lint *lint)
{
    memset(lint->used, 0, lint->plan->indicator_count + lint->plan->relation_count);
}

const mfgq_i_value *mfgq_i_path(const mfgq_i_lint *lint, size_t indicator, size_t k)
{
    for (size_t p = 0; p < lint->period_count; p++) {
        const mfgq_i_value *const v = mfgq_i_variant(lint->plan, indicator, &lint->periods[p], 0);
        if (v && k-- == 0) return v;
    }
    return NULL;
}
