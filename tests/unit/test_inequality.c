/* Inequality: exact cases, bad input. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 16 };

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("inequality.csv");
    assert_int_equal(mfgq_csv_rows(csv), 60);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double x[MOST], w[MOST], g[MOST], value = 0;
        size_t group[MOST];
        const size_t n = golden_list(csv, row, "x", x, MOST);
        golden_list(csv, row, "weight", w, MOST);
        golden_list(csv, row, "group", g, MOST);
        for (size_t i = 0; i < n; i++) group[i] = (size_t)g[i];
        const int m = mfgq_inequality_find(golden_text(csv, row, "measure"));
        mfgq_error err;
        assert_ok(mfgq_inequality((mfgq_inequality_measure)m, n, x, w, group,
                                  golden_number(csv, row, "epsilon"), &value, &err), &err);
        assert_close(value, golden_number(csv, row, "expected"), golden_number(csv, row, "rel"),
                     golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

static void test_limits(void **state)
{
    (void)state;
    const double with_zero[] = {0, 1, 3}, missing[] = {1, NAN, 2};
    double value = 0;
    assert_ok(mfgq_inequality(MFGQ_THEIL_L, 3, with_zero, NULL, NULL, 0, &value, NULL), NULL);
    assert_same(value, INFINITY);
    assert_ok(mfgq_inequality(MFGQ_ATKINSON, 3, with_zero, NULL, NULL, 1, &value, NULL), NULL);
    assert_same(value, 1);
    for (int m = MFGQ_GINI; m <= MFGQ_HHI; m++) {
        const size_t group[] = {0, 0, 1};
        assert_ok(mfgq_inequality((mfgq_inequality_measure)m, 3, missing, NULL, group, 1, &value,
                                  NULL), NULL);
        assert_true(isnan(value));
    }
}

static void expect(mfgq_status status, int arg, int64_t index, mfgq_inequality_measure measure,
                   size_t n, const double *x, const double *w, const size_t *group, double epsilon)
{
    double value = 3;
    mfgq_error err;
    assert_int_equal(mfgq_inequality(measure, n, x, w, group, epsilon, &value, &err), status);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_same(value, 3);
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 0}, bad[] = {1, -1}, infinite[] = {INFINITY, 1};
    const double poor[] = {0, 0, 5};
    const size_t group[] = {0, 2};
    expect(MFGQ_E_INVALID, 2, -1, MFGQ_GINI, 0, good, NULL, NULL, 0);
    expect(MFGQ_E_INVALID, 3, -1, MFGQ_GINI, 2, NULL, NULL, NULL, 0);
    expect(MFGQ_E_INVALID, 1, -1, (mfgq_inequality_measure)10, 2, good, NULL, NULL, 0);
    expect(MFGQ_E_INVALID, 5, -1, MFGQ_THEIL_T_WITHIN, 2, good, NULL, NULL, 0);
    expect(MFGQ_E_INVALID, 5, 1, MFGQ_THEIL_T_WITHIN, 2, good, NULL, group, 0);
    expect(MFGQ_E_INVALID, 6, -1, MFGQ_ATKINSON, 2, good, NULL, NULL, 0);
    expect(MFGQ_E_DOMAIN, 3, 1, MFGQ_GINI, 2, bad, NULL, NULL, 0);
    expect(MFGQ_E_DOMAIN, 4, 1, MFGQ_GINI, 2, good, bad, NULL, 0);
    expect(MFGQ_E_DOMAIN, 3, 0, MFGQ_GINI, 2, infinite, NULL, NULL, 0);
    expect(MFGQ_E_DOMAIN, 3, -1, MFGQ_GINI, 2, zero, NULL, NULL, 0);
    expect(MFGQ_E_DOMAIN, 3, -1, MFGQ_GINI, 2, good, zero, NULL, 0);
    expect(MFGQ_E_DOMAIN, 3, -1, MFGQ_WOLFSON, 3, poor, NULL, NULL, 0);
    expect(MFGQ_E_DOMAIN, 2, -1, MFGQ_GINI_NORMALISED, 1, good, NULL, NULL, 0);
}

static mfgq_status gini(void *context)
{
    const double x[] = {3, 1, 2};
    const size_t group[] = {0, 1, 0};
    double value;
    (void)context;
    const mfgq_status status = mfgq_inequality(MFGQ_GINI, 3, x, NULL, NULL, 0, &value, NULL);
    return status == MFGQ_OK
        ? mfgq_inequality(MFGQ_THEIL_T_WITHIN, 3, x, NULL, group, 0, &value, NULL) : status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(gini, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
