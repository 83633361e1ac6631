/* Schedules and the intensity of two years. */
#include "support.h"

#include <math.h>

static double due(size_t count, const double *shares, double elapsed, double years)
{
    double share = 7;
    mfgq_error err;
    assert_ok(mfgq_cumulative_schedule(count, shares, elapsed, years, &share, &err), &err);
    return share;
}

static void test_schedule(void **state)
{
    (void)state;
    static const double even[] = {.2, .4, .6, .8, 1}, late[] = {.1, .2, .4, .7, 1};
    assert_same(due(0, NULL, 2, 5), 0.4);
    assert_same(due(0, NULL, 5, 5), 1);
    assert_same(due(5, even, 3, 5), 0.6);
    assert_same(due(5, late, 3, 5), 0.4);
    assert_same(due(5, late, 5, 5), 1);
    assert_same(due(5, late, 0, 5), 0);
    assert_close(due(5, late, 3.5, 5), 0.55, 1e-15, 0); /* halfway from .4 to .7 */
    assert_close(due(5, late, 0.5, 5), 0.05, 1e-15, 0);
    assert_close(due(5, late, 3, 10), 0.15, 1e-14, 0);  /* the schedule over ten years */
    assert_true(isnan(due(0, NULL, NAN, 5)) && isnan(due(5, late, 2, NAN)));
}

static void test_schedule_bad(void **state)
{
    (void)state;
    static const double open[] = {.2, .4, .9}, infinite[] = {INFINITY, 1}, even[] = {.5, 1};
    double share = 7;
    mfgq_error err;
    assert_int_equal(mfgq_cumulative_schedule(3, open, 1, 3, &share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(mfgq_cumulative_schedule(2, infinite, 1, 3, &share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_schedule(2, NULL, 1, 3, &share, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_schedule(2, even, -1, 3, &share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_cumulative_schedule(2, even, 1, 0, &share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_cumulative_schedule(2, even, 4, 3, &share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_schedule(2, even, 1, 3, NULL, &err), MFGQ_E_INVALID);
    assert_same(share, 7);
}

/* 1180 over 1000 and 1196 over 1055: 1.18 and 1.133649..., in four decimals 1.1336. */
static void test_intensity(void **state)
{
    (void)state;
    double rate = 7;
    mfgq_error err;
    assert_ok(mfgq_cumulative_intensity(1180, 1000, 1196, 1055, -1, &rate, &err), &err);
    assert_close(rate, 1196.0 / 1055 / 1.18 - 1, 1e-14, 0);
    assert_ok(mfgq_cumulative_intensity(1180, 1000, 1196, 1055, 4, &rate, &err), &err);
    assert_close(rate, 1.1336 / 1.18 - 1, 1e-13, 0);
    assert_ok(mfgq_cumulative_intensity(1180, 1000, 0, 1055, 4, &rate, &err), &err);
    assert_same(rate, -1);
    assert_ok(mfgq_cumulative_intensity(1180, NAN, 1196, 1055, 4, &rate, &err), &err);
    assert_true(isnan(rate));
    rate = 7;
    assert_int_equal(mfgq_cumulative_intensity(0, 1, 1, 1, 4, &rate, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_intensity(1, -1, 1, 1, 4, &rate, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_cumulative_intensity(1, 1, -1, 1, 4, &rate, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_intensity(1, 1, 1, INFINITY, 4, &rate, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_intensity(1, 1e9, 1, 1, 4, &rate, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_intensity(1, 1, 1, 1, 16, &rate, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_intensity(1, 1, 1, 1, 4, NULL, &err), MFGQ_E_INVALID);
    assert_same(rate, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schedule),
        cmocka_unit_test(test_schedule_bad),
        cmocka_unit_test(test_intensity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
