/* Any bytes as a plan and as observations; a plan that loads is checked and assessed. */
#include <mfgq/mfgq.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mfgq_plan *plan = NULL;
    mfgq_observations *seen = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    if (mfgq_plan_load((const char *)data, size, MFGQ_UTF8, &plan, &err) == MFGQ_OK) {
        if (mfgq_plan_lint(plan, &table, &err) == MFGQ_OK) mfgq_table_free(table);
        if (mfgq_plan_implied(plan, &table, &err) == MFGQ_OK) mfgq_table_free(table);
    }
    mfgq_plan_free(plan);
    if (mfgq_observations_load((const char *)data, size, MFGQ_UTF8, &seen, &err) == MFGQ_OK)
        mfgq_observations_free(seen);
    return 0;
}
