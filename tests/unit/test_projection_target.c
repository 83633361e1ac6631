/* Targets: probability by comparator, attainment, bounds. */
#include "support.h"

#include <math.h>

static const double rising[] = {10, 12, 11, 14, 15, 17, 16, 19, 20, 22};

static mfgq_projection *with_target(mfgq_comparator comparator, double value, double low,
                                    double high, size_t step)
{
    mfgq_projection *out = NULL;
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, MFGQ_MODEL_DRIFT, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 5, &err), &err);
    assert_ok(mfgq_projector_add(p, "a", 1, 10, rising, MFGQ_NO_PERIOD, &err), &err);
    assert_ok(mfgq_projector_target(p, comparator, value, low, high, step, &err), &err);
    assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
    mfgq_projector_free(p);
    return out;
}

static double probability(mfgq_comparator comparator, double value, double low, double high)
{
    mfgq_projection *const p = with_target(comparator, value, low, high, 3);
    const double out = mfgq_projection_probability(p, 0);
    mfgq_projection_free(p);
    return out;
}

/* By hand: the nine changes 2 -1 3 1 2 -1 3 1 2 have the mean 4/3 and the sum of squares
   34 - 9 * 16/9 = 18 around it. Three steps ahead the centre is 26 and the variance
   18/8 * 3 * (1 + 3/9). */
static void test_probability(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    const double variance = 18.0 / 8 * 3 * (1 + 3.0 / 9);
    assert_close(probability(MFGQ_GE, 26, NAN, NAN), 0.5, 1e-12, 0);
    const double above = 0.5 * erfc(2 / sqrt(2 * variance));
    assert_close(probability(MFGQ_GE, 28, NAN, NAN), above, 1e-12, 0);
    assert_close(probability(MFGQ_GT, 28, NAN, NAN), above, 1e-12, 0);
    assert_close(probability(MFGQ_LE, 28, NAN, NAN), 1 - above, 1e-12, 0);
    assert_close(probability(MFGQ_LT, 24, NAN, NAN), above, 1e-12, 0);
    assert_close(probability(MFGQ_RANGE, NAN, 24, 28), 1 - 2 * above, 1e-12, 0);
    assert_close(probability(MFGQ_ABOUT, NAN, 24, 28), 1 - 2 * above, 1e-12, 0);
    assert_close(probability(MFGQ_GE, 1000, NAN, NAN), 0.001, 0, 0);
    assert_close(probability(MFGQ_GE, -1000, NAN, NAN), 0.999, 0, 0);
}

static void test_reached(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_projection *p = with_target(MFGQ_GE, 24, NAN, NAN, 8);
    assert_int_equal(mfgq_projection_steps(p, 0), 8); /* as far as the target */
    assert_int_equal(mfgq_projection_reached(p, 0, 0), 2);
    assert_int_equal(mfgq_projection_reached(p, 0, 1), 1);
    assert_int_equal(mfgq_projection_reached(p, 0, -1), 7); /* the lower end of 80 per cent */
    mfgq_projection_free(p);
    p = with_target(MFGQ_GE, 22, NAN, NAN, 1);
    assert_int_equal(mfgq_projection_reached(p, 0, 0), 0);
    mfgq_projection_free(p);
}

static void test_bounds(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    const double share[] = {70, 78, 85, 91, 95, 97, 98.5, 99, 99.4, 100};
    mfgq_error err;
    for (int model = 0; model < mfgq_model_count(); model++) {
        mfgq_projection *out = NULL;
        mfgq_projector *const p = mfgq_projector_new();
        assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, &err), &err);
        assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 10, &err), &err);
        assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_LOW, 0, &err), &err);
        assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HIGH, 100, &err), &err);
        assert_ok(mfgq_projector_add(p, "a", 1, 10, share, MFGQ_NO_PERIOD, &err), &err);
        assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
        for (int h = 0; h < 10; h++) {
            const double low = mfgq_projection_interval(out, 0, 1, 0)[h];
            const double high = mfgq_projection_interval(out, 0, 1, 1)[h];
            if (isnan(low)) continue;
            assert_true(low >= 0 && high <= 100 && low <= high);
        }
        mfgq_projection_free(out);
        assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HIGH, 90, &err), &err);
        assert_int_equal(mfgq_projector_run(p, NULL, NULL, &out, &err), MFGQ_E_DOMAIN);
        mfgq_projector_free(p);
    }
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_int_equal(mfgq_projector_target(p, MFGQ_GE, 1, NAN, NAN, 1, &err), MFGQ_E_INVALID);
    assert_ok(mfgq_projector_add(p, "a", 1, 10, rising, MFGQ_NO_PERIOD, &err), &err);
    assert_int_equal(mfgq_projector_target(p, MFGQ_GE, NAN, 1, 2, 1, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_target(p, MFGQ_RANGE, 1, 2, 1, 1, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_target(p, MFGQ_GE, 1, NAN, NAN, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_target(p, (mfgq_comparator)9, 1, 1, 1, 1, &err),
                     MFGQ_E_INVALID);
    mfgq_projector_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_probability), cmocka_unit_test(test_reached),
        cmocka_unit_test(test_bounds),      cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
