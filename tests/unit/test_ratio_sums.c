/* Structure, ratio of sums, change by group: arithmetic by hand, in whole numbers. */
#include "support.h"

#include <math.h>

/* Three enterprises: value added 30, 20, 10 over gross output 100, 100, 20. */
static const double added[] = {30, 20, 10}, output[] = {100, 100, 20};

static void test_of_sums(void **state)
{
    (void)state;
    double ratio = 0, mean = 0, covariance = 0;
    mfgq_error err;
    assert_ok(mfgq_ratio_of_sums(3, added, output, &ratio, &mean, &covariance, &err), &err);
    assert_close(ratio, 60.0 / 220, 1e-15, 0);
    assert_close(mean, 1.0 / 3, 1e-15, 0); /* (.3 + .2 + .5)/3 */
    assert_close(covariance, 60.0 / 220 - 1.0 / 3, 1e-14, 0);
    assert_ok(mfgq_ratio_of_sums(3, added, output, &ratio, NULL, NULL, &err), &err);
}

static void test_of_sums_domain(void **state)
{
    (void)state;
    const double zero[] = {1, 0, 2}, cancel[] = {1, -1, 0}, missing[] = {1, NAN, 2};
    const double infinite[] = {1, 2, INFINITY};
    double ratio = 7, mean = 7;
    mfgq_error err;
    assert_int_equal(mfgq_ratio_of_sums(3, added, zero, &ratio, &mean, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_same(ratio, 7);
    assert_ok(mfgq_ratio_of_sums(3, added, zero, &ratio, NULL, NULL, &err), &err);
    assert_same(ratio, 20);
    assert_int_equal(mfgq_ratio_of_sums(3, added, cancel, &ratio, NULL, NULL, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_ratio_of_sums(0, NULL, NULL, &ratio, NULL, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_ratio_of_sums(3, infinite, output, &ratio, NULL, NULL, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(mfgq_ratio_of_sums(3, NULL, output, &ratio, NULL, NULL, &err),
                     MFGQ_E_INVALID);
    assert_ok(mfgq_ratio_of_sums(3, missing, output, &ratio, &mean, NULL, &err), &err);
    assert_true(isnan(ratio) && isnan(mean));
}

static void test_shares(void **state)
{
    (void)state;
    const double part[] = {50, 30, 20}, missing[] = {50, NAN, 20}, none[] = {1, -1, 0};
    double share[3] = {7, 7, 7};
    mfgq_error err;
    assert_ok(mfgq_ratio_shares(3, part, share, &err), &err);
    assert_same(share[0], 0.5);
    assert_same(share[1], 0.3);
    assert_ok(mfgq_ratio_shares(3, missing, share, &err), &err);
    assert_true(isnan(share[0]));
    assert_int_equal(mfgq_ratio_shares(3, none, share, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_ratio_shares(3, NULL, share, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_ratio_shares(3, part, NULL, &err), MFGQ_E_INVALID);
}

static void test_change_by_group(void **state)
{
    (void)state;
    /* Two groups: 30/100 and 20/100 become 40/110 and 20/90. R0 = .25, R1 = .3. */
    const double n0[] = {30, 20}, d0[] = {100, 100}, n1[] = {40, 20}, d1[] = {110, 90};
    const double cancel[] = {1, -1};
    double part[2] = {7, 7}, change = 7;
    mfgq_error err;
    assert_ok(mfgq_ratio_change_by_group(2, n0, d0, n1, d1, part, &change, &err), &err);
    assert_close(part[0], 7.5 / 200, 1e-15, 0); /* (10 - .25*10)/200 */
    assert_close(part[1], 2.5 / 200, 1e-15, 0); /* (0 + .25*10)/200 */
    assert_close(change, 0.05, 1e-14, 0);
    assert_int_equal(mfgq_ratio_change_by_group(2, n0, cancel, n1, d1, part, &change, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_ratio_change_by_group(2, n0, d0, n1, cancel, part, &change, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_ratio_change_by_group(2, n0, d0, NULL, d1, part, &change, &err),
                     MFGQ_E_INVALID);
    const double missing[] = {30, NAN};
    assert_ok(mfgq_ratio_change_by_group(2, missing, d0, n1, d1, part, &change, &err), &err);
    assert_true(isnan(part[0]) && isnan(part[1]) && isnan(change));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_sums),
        cmocka_unit_test(test_of_sums_domain),
        cmocka_unit_test(test_shares),
        cmocka_unit_test(test_change_by_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
