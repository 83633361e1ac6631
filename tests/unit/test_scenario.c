/* Scenarios by hand: 1.1 * 1.2, a fifth lost and half of that regained, a gap closed. */
#include "support.h"

#include <math.h>
#include <string.h>

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

/* The golden row's path as the library makes it. */
static void make(const mfgq_csv *csv, size_t i, double *level)
{
    double path[8], growth[8];
    mfgq_error err;
    const char *const kind = golden_text(csv, i, "kind");
    const size_t n = golden_list(csv, i, "path", path, 8);
    const size_t m = golden_list(csv, i, "growth", growth, 8);
    const double last = golden_number(csv, i, "last"), start = golden_number(csv, i, "path_last");
    const double count = golden_number(csv, i, "count"), speed = golden_number(csv, i, "speed");
    mfgq_status status = MFGQ_E_INTERNAL;
    if (strcmp(kind, "growth") == 0) status = mfgq_scenario_growth(m, last, growth, level, &err);
    if (strcmp(kind, "shock") == 0)
        status = mfgq_scenario_shock(n, path, (size_t)count, growth[0], growth[1], level, &err);
    if (strcmp(kind, "catch-up") == 0)
        status = mfgq_scenario_catch_up(n, last, start, path, (int)count, level, &err);
    if (strcmp(kind, "converge") == 0)
        status = mfgq_scenario_converge(n, last, start, path, speed, level, &err);
    assert_ok(status, &err);
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("scenario.csv");
    assert_int_equal(mfgq_csv_rows(csv), 52);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double level[8];
        make(csv, i, level);
        assert_close(level[(size_t)golden_number(csv, i, "k")], golden_number(csv, i, "expected"),
                     golden_number(csv, i, "rel"), 0);
    }
    mfgq_csv_free(csv);
}

/* A half-life of two periods halves the logarithm of the gap in two: 1/16 becomes 1/4. */
static void test_converge(void **state)
{
    (void)state;
    const double path[] = {16, 16, 16, 16}, speed = 1 - sqrt(0.5);
    double level[4] = {7, 7, 7, 7};
    mfgq_error err;
    assert_ok(mfgq_scenario_converge(4, 1, 16, path, speed, level, NULL), NULL);
    assert_close(level[1], 4, 1e-14, 0);
    assert_close(level[3], 8, 1e-14, 0);
    assert_int_equal(mfgq_scenario_converge(4, 1, 16, path, 0, level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_scenario_converge(4, 1, 16, path, NAN, level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_scenario_converge(4, 0, 16, path, 1, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_scenario_converge(4, 1, 16, NULL, 1, level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_scenario_converge(4, 1, 16, path, 1, NULL, &err), MFGQ_E_INVALID);
    assert_close(level[3], 8, 1e-14, 0);
}

/* What would leave the range of doubles is refused, and nothing is written. */
static void test_out_of_range(void **state)
{
    (void)state;
    const double doubling[] = {1, 1, 1}, huge[] = {1e308, 1e308, 1e308};
    double level[3] = {7, 7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_scenario_growth(3, 5e307, doubling, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_scenario_shock(3, huge, 1, 1, 1, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_scenario_catch_up(3, 1e300, 1, huge, 5, level, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_scenario_converge(3, 1e300, 1, huge, 0.1, level, &err), MFGQ_E_DOMAIN);
    assert_same(level[0], 7);
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
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_converge),
        cmocka_unit_test(test_out_of_range),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
