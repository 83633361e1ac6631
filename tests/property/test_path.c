/* What must hold for paths through random milestones. */
#include "support.h"

#include <math.h>

enum { RUNS = 500, M = 6, STEPS = 200 };

typedef struct plan {
    double at[M], value[M];
} plan;

static void make(support_random *random, plan *p, double low)
{
    p->at[0] = 0;
    for (int i = 0; i < M; i++) {
        if (i) p->at[i] = p->at[i - 1] + support_uniform(random, 0.5, 5);
        p->value[i] = support_uniform(random, low, 100);
    }
}

static void walk(const plan *p, mfgq_path_shape shape, double *x, double *out)
{
    for (int i = 0; i <= STEPS; i++) x[i] = fmin(p->at[M - 1] * i / STEPS, p->at[M - 1]);
    mfgq_error err;
    assert_ok(mfgq_path_values(shape, M, p->at, p->value, 0, NULL, STEPS + 1, x, out, &err), &err);
}

/* Every shape meets its milestones to the bit and stays between the two of its span. */
static void property_between_milestones(void **state)
{
    (void)state;
    support_random random = {21};
    for (int run = 0; run < RUNS; run++) {
        for (int shape = 0; shape <= MFGQ_PATH_MONOTONE; shape++) {
            plan p;
            double x[STEPS + 1], out[STEPS + 1], met[M];
            make(&random, &p, shape == MFGQ_PATH_GEOMETRIC ? 0.01 : -100);
            walk(&p, (mfgq_path_shape)shape, x, out);
            for (int i = 0, span = 0; i <= STEPS; i++) {
                while (span < M - 2 && x[i] > p.at[span + 1]) span++;
                const double low = fmin(p.value[span], p.value[span + 1]);
                const double high = fmax(p.value[span], p.value[span + 1]);
                assert_true(out[i] >= low - 1e-12 && out[i] <= high + 1e-12);
            }
            assert_ok(mfgq_path_values((mfgq_path_shape)shape, M, p.at, p.value, 0, NULL, M, p.at,
                                       met, NULL), NULL);
            for (int i = 0; i < M; i++) assert_same(met[i], p.value[i]);
        }
    }
}

/* Rising milestones give a path that never falls. */
static void property_monotone(void **state)
{
    (void)state;
    support_random random = {22};
    for (int run = 0; run < RUNS; run++) {
        plan p;
        double x[STEPS + 1], out[STEPS + 1];
        make(&random, &p, 0);
        for (int i = 1; i < M; i++) p.value[i] = p.value[i - 1] + fabs(p.value[i]) / 10;
        walk(&p, MFGQ_PATH_MONOTONE, x, out);
        for (int i = 1; i <= STEPS; i++) assert_true(out[i] >= out[i - 1] - 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(property_between_milestones),
        cmocka_unit_test(property_monotone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
