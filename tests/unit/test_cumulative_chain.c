/* Chains, running chains, naive sums, links across price bases. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64 };

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("cumulative_chain.csv");
    assert_true(mfgq_csv_rows(csv) > 40);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double rates[LONGEST], change = 7, row = 7, sum = 7, running[LONGEST];
        const size_t k = golden_list(csv, i, "rates", rates, LONGEST);
        mfgq_error err;
        assert_ok(mfgq_cumulative_chain(k, rates, &change, &err), &err);
        assert_ok(mfgq_cumulative_naive_sum(k, rates, &sum, &err), &err);
        assert_ok(mfgq_cumulative_chain_rows(1, k, rates, MFGQ_ON_DOMAIN_FAIL, &row, NULL, &err),
                  &err);
        assert_ok(mfgq_cumulative_running(k, rates, running, &err), &err);
        const double rel = golden_number(csv, i, "rel"), abs = golden_number(csv, i, "abs");
        assert_close(change, golden_number(csv, i, "expected_chain"), rel, abs);
        assert_same(sum, golden_number(csv, i, "expected_sum"));
        assert_same(row, change);
        if (k) assert_same(running[k - 1], change);
    }
    mfgq_csv_free(csv);
}

static void test_rows(void **state)
{
    (void)state;
    const double rates[] = {0.1, 0.1, -1.5, 0.1, NAN, -2, -1, 0.3, 0.2, INFINITY};
    double change[] = {7, 7, 7, 7, 7};
    size_t undefined = 9;
    mfgq_error err;
    assert_int_equal(mfgq_cumulative_chain_rows(5, 2, rates, MFGQ_ON_DOMAIN_FAIL, change,
                                                &undefined, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(err.arg, 3);
    assert_string_equal(err.message, "rates must be finite and not below -1, not -1.5");
    assert_same(change[0], 7);
    assert_ok(mfgq_cumulative_chain_rows(5, 2, rates, MFGQ_ON_DOMAIN_MISSING, change, &undefined,
                                         &err), &err);
    assert_int_equal(undefined, 2); /* -1.5 and the infinity; a missing rate is no fault */
    assert_close(change[0], 0.21, 1e-15, 0);
    assert_true(isnan(change[1]) && isnan(change[2]) && isnan(change[4]));
    assert_same(change[3], -1);
}

static void test_bad(void **state)
{
    (void)state;
    const double rates[] = {0.1, -1.5}, good[] = {0.1, 0.2};
    double out[2] = {7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_cumulative_chain_rows(2, 1, NULL, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_chain_rows(2, 1, rates, (mfgq_policy)9, out, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_chain_rows(2, 1, good, MFGQ_ON_DOMAIN_FAIL, NULL, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_chain_rows(SIZE_MAX, 2, good, MFGQ_ON_DOMAIN_FAIL, out, NULL,
                                                &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_chain(2, rates, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_cumulative_chain(2, NULL, out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_running(2, rates, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_naive_sum(2, rates, NULL, &err), MFGQ_E_INVALID);
    assert_same(out[0], 7);
    assert_ok(mfgq_cumulative_chain_rows(0, 3, NULL, MFGQ_ON_DOMAIN_FAIL, NULL, NULL, &err), &err);
    assert_ok(mfgq_cumulative_running(0, NULL, NULL, &err), &err);
    assert_ok(mfgq_cumulative_chain_rows(2, 0, NULL, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), &err);
    assert_same(out[1], 0);
}

/* 2009 and 2010 at prices of 2005, 2011 at prices of 2010: rates of 8, 10 and 5 per cent chain
   to 1.08 * 1.1 * 1.05 = 1.2474, whatever the levels do at the change of base. */
static void test_link(void **state)
{
    (void)state;
    const double previous[] = {100, 108, 150}, level[] = {108, 118.8, 157.5};
    const double zero[] = {100, 0, 150}, infinite[] = {108, INFINITY, 1};
    double index[] = {7, 7, 7};
    mfgq_error err;
    assert_ok(mfgq_cumulative_link(3, previous, level, index, &err), &err);
    assert_close(index[0], 1.08, 1e-15, 0);
    assert_close(index[2], 1.2474, 1e-15, 0);
    index[0] = 7;
    assert_int_equal(mfgq_cumulative_link(3, zero, level, index, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_cumulative_link(3, previous, infinite, index, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_cumulative_link(3, previous, NULL, index, &err), MFGQ_E_INVALID);
    assert_same(index[0], 7);
    assert_ok(mfgq_cumulative_link(0, NULL, NULL, NULL, &err), &err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
