/* What several rules need. */
#include "lint_i.h"

#include <string.h>

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
