/* What must hold for cumulative targets, on seeded random plans. */
#include "support.h"

#include <math.h>

enum { RUNS = 2000 };

/* The required rate, kept up for the years left, ends on the target. */
static void property_required_meets_target(void **state)
{
    (void)state;
    support_random random = {11};
    for (int run = 0; run < RUNS; run++) {
        const double achieved = support_uniform(&random, -0.3, 0.3);
        const double target = support_uniform(&random, -0.5, 0.5);
        const int years = 2 + (int)(support_next(&random) % 12);
        const int elapsed = (int)(support_next(&random) % (uint64_t)years);
        double rates[16], rate = 0, end = 0;
        assert_ok(mfgq_cumulative_required(achieved, target, elapsed, years, &rate, NULL), NULL);
        rates[0] = achieved;
        for (int t = 0; t < years - elapsed; t++) rates[t + 1] = rate;
        const size_t count = (size_t)(years - elapsed) + 1;
        assert_ok(mfgq_cumulative_chain(count, rates, &end, NULL), NULL);
        assert_close(end, target, 1e-13, 1e-14);
    }
}

/* The order of the years does not matter, and splitting a chain does not either. */
static void property_chain(void **state)
{
    (void)state;
    support_random random = {12};
    for (int run = 0; run < RUNS; run++) {
        enum { K = 10 };
        double rates[K], turned[K], whole = 0, back = 0, running[K], parts[2], joined = 0;
        for (int t = 0; t < K; t++) rates[t] = support_uniform(&random, -0.2, 0.2);
        for (int t = 0; t < K; t++) turned[t] = rates[K - 1 - t];
        assert_ok(mfgq_cumulative_chain(K, rates, &whole, NULL), NULL);
        assert_ok(mfgq_cumulative_chain(K, turned, &back, NULL), NULL);
        assert_ok(mfgq_cumulative_running(K, rates, running, NULL), NULL);
        assert_ok(mfgq_cumulative_chain(4, rates, &parts[0], NULL), NULL);
        assert_ok(mfgq_cumulative_chain(K - 4, rates + 4, &parts[1], NULL), NULL);
        assert_ok(mfgq_cumulative_chain(2, parts, &joined, NULL), NULL);
        assert_close(back, whole, 0, 1e-14);
        assert_close(joined, whole, 0, 1e-14);
        assert_same(running[3], parts[0]);
    }
}

/* Progress of what is due by a schedule is the schedule; delivered years are its multiple. */
static void property_due_and_progress(void **state)
{
    (void)state;
    support_random random = {13};
    for (int run = 0; run < RUNS; run++) {
        const double target = support_uniform(&random, -0.6, -0.01);
        const double part = support_uniform(&random, 0, 1.2);
        double due = 0, progress = 0, delivered = 0, rebased = 0, back = 0;
        assert_ok(mfgq_cumulative_due(target, part, &due, NULL), NULL);
        assert_ok(mfgq_cumulative_progress(due, target, &progress, NULL), NULL);
        assert_ok(mfgq_cumulative_years(due, target, 5, &delivered, NULL), NULL);
        assert_close(progress, part, 1e-13, 1e-15);
        assert_close(delivered, 5 * part, 1e-13, 1e-14);
        assert_ok(mfgq_cumulative_rebase(target, due, &rebased, NULL), NULL);
        const double steps[] = {due, rebased};
        assert_ok(mfgq_cumulative_chain(2, steps, &back, NULL), NULL);
        assert_close(back, target, 1e-14, 1e-15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(property_required_meets_target),
        cmocka_unit_test(property_chain),
        cmocka_unit_test(property_due_and_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
