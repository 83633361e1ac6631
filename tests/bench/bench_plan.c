/* Time to load a built-in plan and its observations: the best of many, since a load is short. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 200 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int load_plan(const char *id)
{
    mfgq_plan *plan = NULL;
    const mfgq_status status = mfgq_plan_builtin(id, &plan, NULL);
    mfgq_plan_free(plan);
    return status == MFGQ_OK;
}

static int load_observations(const char *id)
{
    mfgq_observations *rows = NULL;
    const mfgq_status status = mfgq_observations_builtin(id, &rows, NULL);
    mfgq_observations_free(rows);
    return status == MFGQ_OK;
}

static int run(const char *what, const char *id, int (*load)(const char *id))
{
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = milliseconds();
        if (!load(id)) return 1;
        const double passed = milliseconds() - start;
        if (passed < best) best = passed;
    }
    printf("%-14s %-26s %7.3f ms\n", what, id, best);
    return 0;
}

int main(void)
{
    static const char *const ids[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                      "annual-targets"};
    int failed = 0;
    for (size_t i = 0; i < 3; i++) failed |= run("plan", ids[i], load_plan);
    for (size_t i = 0; i < 3; i++) failed |= run("observations", ids[i], load_observations);
    return failed;
}
