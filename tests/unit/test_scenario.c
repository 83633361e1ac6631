/* Scenarios by hand: 1.1 * 1.2, a fifth lost and half of that regained, a gap closed. */
#include "support.h"

#include <math.h>

static void test_growth(void **state)
{
    (void)state;
    const double growth[] = {0.1, 0.2, NAN};
    double level[3];
    assert_ok(mfgq_scenario_growth(3, 100, growth, level, NULL), NULL);
    assert_close(level[0], 110, 1e-15, 0);
    assert_close(level[1], 132, 1e-15, 0);
    assert_true(isnan(level[2]));
}

static void test_shock(void **state)
{
    (void)state;
    const double path[] = {100, 110, 120, 130};
    double level[4];
    assert_ok(mfgq_scenario_shock(4, path, 1, -0.2, 0.5, level, NULL), NULL);
    assert_same(level[0], 100);
    assert_close(level[1], 88, 1e-15, 0);
    assert_close(level[2], 108, 1e-15, 0);
    assert_close(level[3], 123.5, 1e-15, 0);
    assert_ok(mfgq_scenario_shock(4, path, 0, -0.2, 1, level, NULL), NULL);
    assert_close(level[3], 104, 1e-15, 0);
}

/* From 81 against 100: factor 0.81, closing as 0.81^(1/2) = 0.9, then 1. */
static void test_catch_up(void **state)
{
    (void)state;
    const double path[] = {110, 120, 130};
    double level[3];
    assert_ok(mfgq_scenario_catch_up(3, 81, 100, path, 2, level, NULL), NULL);
    assert_close(level[0], 99, 1e-14, 0);
    assert_same(level[1], 120);
    assert_same(level[2], 130);
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, bad[] = {0.1, -1}, zero[] = {1, 0};
    double level[2] = {7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_scenario_growth(2, 0, good, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_scenario_growth(2, 1, bad, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_scenario_shock(2, good, 2, 0.1, 0, level, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_scenario_shock(2, good, 0, -1, 0, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_scenario_shock(2, good, 0, 0, 2, level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_scenario_catch_up(2, 1, 0, good, 2, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_scenario_catch_up(2, 1, 1, zero, 2, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_scenario_catch_up(2, 1, 1, good, 0, level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_scenario_catch_up(2, 1, 1, NULL, 1, level, &err), MFGQ_E_INVALID);
    assert_same(level[0], 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_shock),
        cmocka_unit_test(test_catch_up),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
