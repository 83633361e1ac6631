/* Time to assess every target of a built-in plan: the best of many, since one run is short. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 500 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int run(const char *id, const mfgq_plan *plan, const mfgq_observations *observations)
{
    double best = 1e9;
    size_t rows = 0;
    for (int i = 0; i < ROUNDS; i++) {
        mfgq_table *table = NULL;
        const double start = milliseconds();
        if (mfgq_assess(plan, observations, NULL, NULL, &table, NULL) != MFGQ_OK) return 1;
        const double passed = milliseconds() - start;
        if (passed < best) best = passed;
        rows = mfgq_table_rows(table);
        mfgq_table_free(table);
    }
    printf("assess %-26s %4zu targets %8.3f ms (at most 1)\n", id, rows, best);
    return best > 1;
}

int main(void)
{
    static const char *const ids[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                      "annual-targets"};
    int failed = 0;
    for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
        mfgq_plan *plan = NULL;
        mfgq_observations *observations = NULL;
        if (mfgq_plan_builtin(ids[k], &plan, NULL) != MFGQ_OK ||
            mfgq_observations_builtin(ids[k], &observations, NULL) != MFGQ_OK)
            failed = 1;
        else
            failed |= run(ids[k], plan, observations);
        mfgq_observations_free(observations);
        mfgq_plan_free(plan);
    }
    return failed;
}
