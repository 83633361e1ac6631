/* Contribution and pull, with published cases. */
#include "support.h"

#include <math.h>

/* Three parts: 40 to 44, 50 to 55, 10 to 11; the given total 100 to 109.7 leaves a gap. */
static const double from[] = {40, 50, 10}, to[] = {44, 55, 11};

static void test_sum_of_parts(void **state)
{
    (void)state;
    double increment[3], growth[3], contribution[3], pull[3], gap = 7;
    int movement = -1;
    mfgq_error err;
    assert_ok(mfgq_contributions(3, from, to, NULL, increment, growth, contribution, pull, &gap,
                                 &movement, &err), &err);
    assert_same(increment[1], 5);
    assert_same(growth[0], 0.1);
    assert_same(contribution[0], 0.4);
    assert_same(contribution[1], 0.5);
    assert_same(pull[2], 0.01);
    assert_same(gap, 0);
    assert_int_equal(movement, MFGQ_MOVED_UP);
}

static void test_given_total(void **state)
{
    (void)state;
    const double total[] = {100, 109.7};
    double contribution[3], pull[3], gap = 7;
    mfgq_error err;
    assert_ok(mfgq_contributions(3, from, to, total, NULL, NULL, contribution, pull, &gap, NULL,
                                 &err), &err);
    assert_close(contribution[1], 5 / 9.7, 1e-13, 0);
    assert_close(pull[1], 0.05, 1e-15, 0);
    assert_close(gap, 10 / 9.7 - 1, 1e-12, 0);
}

/* Guangdong 1979 by sector: contributions printed as 95.7, -13.8 and 18.2 per cent, with the
   second sector falling; they add up to 100.1. */
static void test_signs(void **state)
{
    (void)state;
    const double before[] = {100, 100, 100}, after[] = {195.7, 86.2, 118.2};
    const double total[] = {300, 400};
    double contribution[3], gap = 7;
    int movement = -1;
    mfgq_error err;
    assert_ok(mfgq_contributions(3, before, after, total, NULL, NULL, contribution, NULL, &gap,
                                 &movement, &err), &err);
    assert_close(contribution[0], 0.957, 1e-14, 0);
    assert_close(contribution[1], -0.138, 1e-13, 0);
    assert_close(contribution[2], 0.182, 1e-13, 0);
    assert_close(gap, 0.001, 0, 1e-14);
    assert_int_equal(movement, MFGQ_MOVED_UP);
}

static int movement_of(double a0, double a1, double b0, double b1, double *contribution)
{
    const double before[] = {a0, b0}, after[] = {a1, b1};
    double both[2], gap;
    int movement = -1;
    mfgq_error err;
    assert_ok(mfgq_contributions(2, before, after, NULL, NULL, NULL, both, NULL, &gap, &movement,
                                 &err), &err);
    *contribution = both[0];
    return movement;
}

static void test_movements(void **state)
{
    (void)state;
    double c = 0;
    assert_int_equal(movement_of(10, 8, 10, 9, &c), MFGQ_MOVED_DOWN);
    assert_close(c, 2.0 / 3, 1e-15, 0); /* both signs flip: the faller contributes positively */
    assert_int_equal(movement_of(100, 110, 100, 91, &c), MFGQ_MOVED_LITTLE);
    assert_same(c, 10);
    assert_int_equal(movement_of(10, 12, 10, 8, &c), MFGQ_NOT_MOVED);
    assert_true(isnan(c));
    /* 0.1 + 0.2 against 0.3: apart in the last place only, so nothing moved. */
    assert_int_equal(movement_of(0.1, 0.3, 0.2, 0.0, &c), MFGQ_NOT_MOVED);
    assert_int_equal(movement_of(NAN, 1, 1, 2, &c), MFGQ_MOVE_UNKNOWN);
    assert_string_equal(mfgq_movement_name(MFGQ_MOVED_LITTLE), "moved-little");
    assert_string_equal(mfgq_movement_name(17), "unknown");
    assert_string_equal(mfgq_movement_name(-1), "unknown");
}

static void test_undefined(void **state)
{
    (void)state;
    const double before[] = {-5, 0, 10}, after[] = {5, 10, NAN}, total[] = {-1, 20};
    double increment[3], growth[3], contribution[3], pull[3], gap = 7;
    mfgq_error err;
    assert_ok(mfgq_contributions(3, before, after, total, increment, growth, contribution, pull,
                                 &gap, NULL, &err), &err);
    assert_same(increment[0], 10);
    assert_true(isnan(growth[0]) && isnan(growth[1]) && isnan(growth[2]));
    assert_close(contribution[1], 10.0 / 21, 1e-15, 0);
    assert_true(isnan(contribution[2]) && isnan(pull[0]) && isnan(gap));
}

static void test_bad(void **state)
{
    (void)state;
    const double infinite[] = {1, INFINITY, 3}, total[] = {1, -INFINITY};
    double out[3] = {7, 7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_contributions(3, from, infinite, NULL, out, NULL, NULL, NULL, NULL,
                                        NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(err.index, 1);
    assert_same(out[0], 7);
    assert_int_equal(mfgq_contributions(3, from, to, total, out, NULL, NULL, NULL, NULL, NULL,
                                        &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_contributions(3, NULL, to, NULL, out, NULL, NULL, NULL, NULL, NULL,
                                        &err), MFGQ_E_INVALID);
    assert_ok(mfgq_contributions(0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &err),
              &err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sum_of_parts), cmocka_unit_test(test_given_total),
        cmocka_unit_test(test_signs),        cmocka_unit_test(test_movements),
        cmocka_unit_test(test_undefined),    cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
