/* Growth curves against certified and reference fits. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static size_t numbers(const char *text, double *values)
{
    size_t n = 0;
    char *end;
    for (;; text = end) {
        const double value = strtod(text, &end);
        if (end == text) return n;
        values[n++] = value;
    }
}

static void test_golden(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_csv *const csv = golden_open("curve_fit.csv");
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double x[MOST], y[MOST], value[8], se[8], rss, df;
        const size_t n = numbers(golden_text(csv, row, "x"), x);
        assert_int_equal(numbers(golden_text(csv, row, "y"), y), n);
        const int curve = mfgq_curve_find(golden_text(csv, row, "curve"));
        const double rel = golden_number(csv, row, "rel"), abs = golden_number(csv, row, "abs");
        mfgq_error err;
        assert_ok(mfgq_curve_fit((mfgq_curve)curve, n, x, y, NULL, value, se, &rss, &df, &err),
                  &err);
        for (size_t k = 0; k < mfgq_curve_count(curve); k++) {
            if (strcmp(mfgq_curve_parameter(curve, k), golden_text(csv, row, "parameter")) != 0)
                continue;
            assert_close(value[k], golden_number(csv, row, "expected_value"), 10 * rel, abs);
            assert_close(se[k], golden_number(csv, row, "expected_se"), 10 * rel, abs);
        }
        assert_close(rss, golden_number(csv, row, "expected_rss"), 10 * rel, abs);
        assert_same(df, (double)n - (double)mfgq_curve_count(curve));
    }
    mfgq_csv_free(csv);
}

/* A curve through its own points is found, with some parameters held. */
static void test_recovery(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    double x[12], y[12], value[4], se[4], rss;
    const double held[] = {100, NAN, NAN};
    mfgq_error err;
    for (int i = 0; i < 12; i++) {
        x[i] = 2000 + i;
        y[i] = 100 / (1 + exp(0.4 * 2006 - 0.4 * x[i]));
    }
    y[4] = NAN;
    assert_ok(mfgq_curve_fit(MFGQ_CURVE_LOGISTIC, 12, x, y, NULL, value, se, &rss, NULL, &err),
              &err);
    assert_close(value[0], 100, 1e-6, 0);
    assert_close(value[2], 0.4, 1e-6, 0);
    assert_ok(mfgq_curve_fit(MFGQ_CURVE_LOGISTIC, 12, x, y, held, value, se, &rss, NULL, &err),
              &err);
    assert_same(value[0], 100);
    assert_same(se[0], 0);
    assert_close(value[1], 0.4 * 2006, 1e-6, 0);
}

static void test_misuse(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3, 4}, y[] = {1, 2, INFINITY, 4}, z[] = {1, 2, -3, 4};
    const double vast[] = {1e300, -1e300, 1e300, -1e300};
    const double years[] = {1, 2, 3, 4, 5, 6, 7, 8}, flat[] = {5, 5, 5, 5, 5, 5, 5, 5};
    double value[4], rss = 7;
    mfgq_error err;
    assert_int_equal(mfgq_curve_fit((mfgq_curve)77, 4, x, x, NULL, value, NULL, NULL, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_LINEAR, 4, x, y, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_LINEAR, 4, NULL, y, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_INVALID);
    if (!mfgq_has_gsl()) return;
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_EXPONENTIAL, 4, x, z, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_DOMAIN);
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_LOGISTIC, 2, x, z, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_DATA);
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_BASS_OLS, 2, x, z, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_DATA);
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_BASS_OLS, 8, years, flat, NULL, value, NULL, NULL, NULL, &err),
        MFGQ_E_NO_CONVERGENCE); /* no curvature: no market */
    assert_int_equal(
        mfgq_curve_fit(MFGQ_CURVE_LINEAR, 4, x, vast, NULL, value, NULL, &rss, NULL, &err),
        MFGQ_E_NO_CONVERGENCE); /* its squares are out of range */
    assert_same(rss, 7);
    assert_null(mfgq_curve_name(-1));
    assert_null(mfgq_curve_parameter(0, 3));
    assert_int_equal(mfgq_curve_count(99), 0);
    for (int i = 0; i < MFGQ_CURVE_COUNT; i++) {
        assert_int_equal(mfgq_curve_find(mfgq_curve_name(i)), i);
        assert_non_null(mfgq_curve_formula(i));
    }
}

static mfgq_status whole(void *context)
{
    const double x[] = {9, 14, 21, 28, 42, 57, 63, 70, 79};
    const double y[] = {8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08};
    double value[4];
    return mfgq_curve_fit(*(mfgq_curve *)context, 9, x, y, NULL, value, NULL, NULL, NULL, NULL);
}

static void test_memory(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_curve list[] = {MFGQ_CURVE_LOGISTIC, MFGQ_CURVE_LINEAR};
    for (int i = 0; i < 2; i++) support_walk_memory(whole, &list[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_golden),
        cmocka_unit_test(test_recovery), cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
