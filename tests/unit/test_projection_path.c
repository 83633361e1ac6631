/* Joint sample paths: their marginal distribution, sums with the covariance that closed
   forms give, the same numbers for the same seed. */
#include "support.h"

#include "projection/random_i.h"

#include <math.h>
#include <stdlib.h>

enum { COUNT = 20000, HORIZON = 5 };

static const double rising[] = {10, 12, 11, 14, 15, 17, 16, 19, 20, 22};

static mfgq_projector *make(int model)
{
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, HORIZON, &err), &err);
    assert_ok(mfgq_projector_add(p, "a", 1, 10, rising, MFGQ_NO_PERIOD, &err), &err);
    return p;
}

/* xoshiro256++ and splitmix64 as their authors publish them: the first outputs for a
   state that splitmix64 fills from 0, computed with exact integers. */
static void test_generator(void **state)
{
    (void)state;
    mfgq_i_random r;
    mfgq_i_random_seed(&r, 0, 0);
    assert_true(r.s[0] == 0xE220A8397B1DCDAFu);
    assert_true(r.s[1] == 0x6E789E6AA1B965F4u);
    double sum = 0, square = 0, gamma = 0;
    for (int i = 0; i < 100000; i++) {
        const double z = mfgq_i_random_normal(&r);
        sum += z;
        square += z * z;
        gamma += mfgq_i_random_gamma(&r, 2.5);
    }
    assert_close(sum / 1e5, 0, 0, 0.01);
    assert_close(square / 1e5, 1, 0.02, 0);
    assert_close(gamma / 1e5, 2.5, 0.02, 0);
}

/* For the drift model the values 1..5 have the covariance s2 (min(h, k) + h k / (n - 1)):
   FPP3 5.5 and hand arithmetic, s2 = 18 / 8, n - 1 = 9. */
static void test_covariance(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_projector *const p = make(MFGQ_MODEL_DRIFT);
    double *const y = malloc(COUNT * HORIZON * sizeof *y), mean = 0, square = 0;
    mfgq_error err;
    assert_ok(mfgq_projector_paths(p, 0, COUNT, y, &err), &err);
    for (size_t i = 0; i < COUNT; i++) {
        double sum = 0;
        for (size_t h = 0; h < HORIZON; h++) sum += y[i * HORIZON + h];
        mean += sum / COUNT;
        square += sum * sum / COUNT;
    }
    double variance = 0;
    for (int h = 1; h <= HORIZON; h++)
        for (int k = 1; k <= HORIZON; k++)
            variance += 18.0 / 8 * (fmin(h, k) + h * k / 9.0);
    assert_close(mean, 5 * 22 + 15 * 4.0 / 3, 0.005, 0);
    assert_close(square - mean * mean, variance, 0.04, 0);
    free(y);
    mfgq_projector_free(p);
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The paths of every model have the quantiles of its intervals. */
static void test_marginals(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    double *const y = malloc(COUNT * HORIZON * sizeof *y), *const last = malloc(COUNT * 8);
    for (int model = 0; model < mfgq_model_count(); model++) {
        mfgq_error err;
        mfgq_projection *out = NULL;
        mfgq_projector *const p = make(model);
        assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
        const double low = mfgq_projection_interval(out, 0, 0, 0)[HORIZON - 1];
        const double high = mfgq_projection_interval(out, 0, 0, 1)[HORIZON - 1];
        if (!isnan(low)) {
            assert_ok(mfgq_projector_paths(p, 0, COUNT, y, &err), &err);
            for (size_t i = 0; i < COUNT; i++) last[i] = y[i * HORIZON + HORIZON - 1];
            qsort(last, COUNT, sizeof *last, compare);
            assert_close(last[COUNT / 10], low, 0, 0.04 * (high - low) + 1e-9);
            assert_close(last[COUNT - COUNT / 10], high, 0, 0.04 * (high - low) + 1e-9);
        }
        mfgq_projection_free(out);
        mfgq_projector_free(p);
    }
    free(y);
    free(last);
}

static double probability(mfgq_path_statistic statistic, double target)
{
    mfgq_error err;
    mfgq_projection *out = NULL;
    mfgq_projector *const p = make(MFGQ_MODEL_DRIFT);
    assert_ok(mfgq_projector_target(p, MFGQ_GE, target, NAN, NAN, HORIZON, &err), &err);
    assert_ok(mfgq_projector_statistic(p, statistic, &err), &err);
    assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
    const double chance = mfgq_projection_probability(out, 0);
    mfgq_projection_free(out);
    mfgq_projector_free(p);
    return chance;
}

static void test_statistics(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    assert_close(probability(MFGQ_PATH_SUM, 5 * 22 + 20), 0.5, 0, 0.02);
    assert_close(probability(MFGQ_PATH_AVERAGE, 22 + 4), 0.5, 0, 0.02);
    assert_close(probability(MFGQ_PATH_GROWTH, pow((22 + 20.0 / 3) / 22, 0.2) - 1), 0.5, 0, 0.02);
    assert_true(probability(MFGQ_PATH_ANY, 30) > probability(MFGQ_PATH_VALUE, 30));
    assert_same(probability(MFGQ_PATH_SUM, 130), probability(MFGQ_PATH_SUM, 130));
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_error err;
    double y[HORIZON];
    mfgq_projector *const p = make(MFGQ_MODEL_NAIVE);
    assert_int_equal(mfgq_projector_paths(NULL, 0, 1, y, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_paths(p, 1, 1, y, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_paths(p, 0, 1, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_statistic(p, MFGQ_PATH_SUM, &err), MFGQ_E_INVALID);
    mfgq_projector_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generator),  cmocka_unit_test(test_covariance),
        cmocka_unit_test(test_marginals),  cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
