/* Temporal disaggregation: golden cases, hand arithmetic, options, bad input. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 512 };

static int find_method(const char *name)
{
    for (int m = 0; mfgq_disaggregation_name(m); m++)
        if (strcmp(mfgq_disaggregation_name(m), name) == 0) return m;
    fail_msg("no method %s", name);
    return -1;
}

static int find_in(const char *name, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0) return i;
    fail_msg("no name %s", name);
    return -1;
}

static mfgq_conversion conversion_of(const char *name)
{
    static const char *const names[] = {"sum", "mean", "first", "last", NULL};
    return (mfgq_conversion)find_in(name, names);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(mfgq_disaggregation_name(MFGQ_DENTON_CHOLETTE), "denton-cholette");
    assert_null(mfgq_disaggregation_name(-1));
    assert_null(mfgq_disaggregation_name(MFGQ_LITTERMAN + 1));
}

static void test_smooth_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("disaggregate_smooth.csv");
    assert_true(mfgq_csv_rows(csv) >= 40);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        static const char *const criteria[] = {"additive", "proportional", NULL};
        double low[MOST], indicator[MOST], want[MOST], got[MOST];
        const size_t count = golden_list(csv, row, "low", low, MOST);
        const size_t given = golden_list(csv, row, "indicator", indicator, MOST);
        const size_t n = golden_list(csv, row, "expected", want, MOST);
        mfgq_error err;
        assert_ok(mfgq_disaggregate_smooth(
                      count, low, (size_t)golden_number(csv, row, "ratio"),
                      (int64_t)golden_number(csv, row, "offset"), n, given ? indicator : NULL,
                      (mfgq_disaggregation)find_method(golden_text(csv, row, "method")),
                      (mfgq_criterion)find_in(golden_text(csv, row, "criterion"), criteria),
                      (int)golden_number(csv, row, "h"),
                      conversion_of(golden_text(csv, row, "conversion")), 0, got, &err),
                  &err);
        for (size_t t = 0; t < n; t++)
            assert_close(got[t], want[t], golden_number(csv, row, "rel"),
                         golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

/* One row of the regression file: the series, then every parameter. */
static void check_regression(const mfgq_csv *csv, size_t row)
{
    static const char *const estimates[] = {"maxlog", "minrss-ecotrim", "minrss-quilis", "fixed",
                                            NULL};
    double low[MOST], x[MOST], want[MOST], params[16], se[16], got[MOST];
    const size_t count = golden_list(csv, row, "low", low, MOST);
    const size_t columns = (size_t)golden_number(csv, row, "columns");
    const size_t n = golden_list(csv, row, "expected", want, MOST);
    assert_int_equal(golden_list(csv, row, "indicators", x, MOST), n * columns);
    const size_t rows = golden_list(csv, row, "expected_parameters", params, 16);
    const size_t coefficients = golden_list(csv, row, "expected_se", se, 16);
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_disaggregate_regression(
                  count, low, (size_t)golden_number(csv, row, "ratio"),
                  (int64_t)golden_number(csv, row, "offset"), n, columns, x, NULL,
                  (int)golden_number(csv, row, "intercept"),
                  (mfgq_disaggregation)find_method(golden_text(csv, row, "method")),
                  (mfgq_rho_estimate)find_in(golden_text(csv, row, "estimate"), estimates),
                  golden_number(csv, row, "rho"), golden_number(csv, row, "rho_min"),
                  conversion_of(golden_text(csv, row, "conversion")), 0, got, &table, &err),
              &err);
    for (size_t t = 0; t < n; t++)
        assert_close(got[t], want[t], golden_number(csv, row, "rel"),
                     golden_number(csv, row, "abs"));
    for (size_t i = 0, k = 0; i < rows; i++, k++) {
        if (strcmp(mfgq_table_text(table, k, 0), "sigma2") == 0) k++;
        const double rel = golden_number(csv, row, "rel_parameters");
        assert_close(mfgq_table_number(table, k, 1), params[i], rel, rel);
        if (i < coefficients) assert_close(mfgq_table_number(table, k, 2), se[i], rel, rel);
        else assert_true(mfgq_table_is_missing(table, k, 2));
    }
    mfgq_table_free(table);
}

static void test_regression_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("disaggregate_regression.csv");
    assert_true(mfgq_csv_rows(csv) >= 50);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) check_regression(csv, row);
    mfgq_csv_free(csv);
}

static mfgq_status smooth(size_t count, const double *low, int64_t offset, size_t n,
                          const double *indicator, mfgq_disaggregation method, int h,
                          int non_negative, double *values, mfgq_error *err)
{
    return mfgq_disaggregate_smooth(count, low, 2, offset, n, indicator, method,
                                    MFGQ_PROPORTIONAL, h, MFGQ_CONVERT_SUM, non_negative, values,
                                    err);
}

/* By hand: ratios 10/4 and 30/6; the first goes back, the last goes on. */
static void test_pro_rata(void **state)
{
    (void)state;
    const double low[] = {10, NAN, 30}, x[] = {4, 1, 3, 5, 5, 2, 4, 8};
    const double want[] = {10, 2.5, 7.5, 12.5, 12.5, 10, 20, 40};
    double got[8];
    mfgq_error err;
    assert_ok(smooth(3, low, 1, 8, x, MFGQ_PRO_RATA, 1, 0, got, &err), &err);
    for (int t = 0; t < 8; t++) assert_close(got[t], want[t], 1e-15, 0);
}

/* By hand: with one benchmark Denton-Cholette keeps the indicator's shape. */
static void test_one_benchmark(void **state)
{
    (void)state;
    const double low[] = {30}, x[] = {1, 2, 3};
    double got[3];
    mfgq_error err;
    assert_ok(smooth(1, low, 0, 3, x, MFGQ_DENTON_CHOLETTE, 1, 0, got, &err), &err);
    for (int t = 0; t < 3; t++) assert_close(got[t], 10 * x[t], 1e-13, 0);
    assert_int_equal(smooth(1, low, 0, 3, x, MFGQ_DENTON_CHOLETTE, 2, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 9);
    assert_ok(smooth(1, low, 0, 3, x, MFGQ_DENTON, 2, 0, got, &err), &err);
    assert_close(got[0] + got[1], 30, 1e-14, 0);
}

/* Constant benchmarks without an indicator give a constant series, at any h. */
static void test_constant(void **state)
{
    (void)state;
    const double low[] = {6, 6, 6, 6, 6, 6, 6, 6, 6};
    double got[22];
    mfgq_error err;
    for (int h = 0; h <= 8; h++) {
        assert_ok(smooth(9, low, 2, 22, NULL, MFGQ_DENTON_CHOLETTE, h, 0, got, &err), &err);
        for (int t = 0; t < 22; t++)
            if (h > 0 || (t >= 2 && t < 20)) assert_close(got[t], 3, 1e-6, 0);
    }
}

/* A zero in the indicator stays zero; a benchmark of zeros is an error at its place. */
static void test_zero_indicator(void **state)
{
    (void)state;
    const double low[] = {10, 12}, some[] = {0, 5, 4, 0}, none[] = {1, 2, 0, 0};
    const double nothing[] = {10, 0};
    double got[4] = {9, 9, 9, 9};
    mfgq_error err;
    assert_int_equal(smooth(2, low, 0, 4, none, MFGQ_DENTON_CHOLETTE, 1, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_true(err.arg == 6 && err.index == 2 && got[0] == 9);
    assert_int_equal(smooth(2, low, 0, 4, none, MFGQ_PRO_RATA, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 6 && err.index == 2 && got[0] == 9);
    assert_ok(smooth(2, low, 0, 4, some, MFGQ_DENTON_CHOLETTE, 1, 0, got, &err), &err);
    assert_true(got[0] == 0 && got[3] == 0);
    assert_close(got[1], 10, 1e-14, 0);
    assert_close(got[2], 12, 1e-14, 0);
    assert_ok(smooth(2, nothing, 0, 4, none, MFGQ_PRO_RATA, 1, 0, got, &err), &err);
    assert_true(got[2] == 0 && got[3] == 0);
    assert_ok(smooth(2, nothing, 0, 4, none, MFGQ_DENTON_CHOLETTE, 1, 0, got, &err), &err);
    assert_true(got[2] == 0 && got[3] == 0);
    assert_close(got[0] + got[1], 10, 1e-14, 0);
    /* a benchmark of 0 over zeros settles nothing of the line that h = 2 leaves free */
    assert_int_equal(smooth(2, nothing, 0, 4, none, MFGQ_DENTON_CHOLETTE, 2, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 9);
}

/* Benchmarks outside the indicator, whole or in part, bind nothing. */
static void test_ragged(void **state)
{
    (void)state;
    const double low[] = {1e9, 10, 12, 1e9}, x[] = {1, 2, 3, 4, 3, 5};
    double got[6], inner[6];
    mfgq_error err;
    assert_ok(smooth(4, low, -1, 6, x, MFGQ_DENTON_CHOLETTE, 1, 0, got, &err), &err);
    assert_ok(smooth(2, low + 1, 1, 6, x, MFGQ_DENTON_CHOLETTE, 1, 0, inner, &err), &err);
    for (int t = 0; t < 6; t++) assert_same(got[t], inner[t]);
    assert_close(got[1] + got[2], 10, 1e-14, 0);
    assert_int_equal(smooth(4, low, 5, 6, x, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_int_equal(smooth(4, low, INT64_MIN, 6, x, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_int_equal(smooth(4, low, INT64_MAX, 6, x, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
}

/* Expected: of all sets of zeros tried in exact rationals, the one that meets the
   conditions of optimality for sum (dx)^2 with sums 1, 12, 1/2, 9 and x >= 0. */
static void test_non_negative(void **state)
{
    (void)state;
    const double low[] = {1, 12, 0.5, 9}, negative[] = {1, -2, 3}, zero[] = {4, 0, 6};
    const double want[] = {0, 1, 73.0 / 12, 71.0 / 12, 0.5, 0, 3.6, 5.4};
    double free_one[8], got[8];
    mfgq_error err;
    assert_ok(smooth(4, low, 0, 8, NULL, MFGQ_DENTON_CHOLETTE, 1, 0, free_one, &err), &err);
    assert_true(free_one[0] < 0);
    assert_ok(smooth(4, low, 0, 8, NULL, MFGQ_DENTON_CHOLETTE, 1, 1, got, &err), &err);
    for (int t = 0; t < 8; t++) assert_close(got[t], want[t], 1e-13, 0);
    assert_int_equal(smooth(3, negative, 0, 6, NULL, MFGQ_DENTON, 1, 1, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 2 && err.index == 1);
    assert_ok(smooth(3, zero, 0, 6, NULL, MFGQ_DENTON_CHOLETTE, 1, 1, got, &err), &err);
    assert_true(got[2] == 0 && got[3] == 0);
}

static mfgq_status round_to(size_t count, const double *low, size_t ratio, int64_t offset,
                            size_t n, mfgq_conversion conversion, int decimals, double *values,
                            mfgq_error *err)
{
    return mfgq_disaggregate_round(count, low, ratio, offset, n, values, conversion, decimals,
                                   values, err);
}

static void test_round(void **state)
{
    (void)state;
    const double low[] = {10, 7}, mean[] = {2.5, 1.5};
    double values[] = {0.49, 3.4, 3.4, 3.2, 1.2, 1.2, 4.6, 0.5};
    const double want[] = {0, 4, 3, 3, 1, 1, 5, 1};
    mfgq_error err;
    assert_ok(round_to(2, low, 3, 1, 8, MFGQ_CONVERT_SUM, 0, values, &err), &err);
    for (int t = 0; t < 8; t++) assert_same(values[t], want[t]);
    double tenths[] = {2.24, 2.76, 1.55, 1.45};
    assert_ok(round_to(2, mean, 2, 0, 4, MFGQ_CONVERT_MEAN, 1, tenths, &err), &err);
    assert_same(tenths[0], 2.2);
    assert_same(tenths[1], 2.8);
    assert_same(tenths[2] + tenths[3], 3);
    double stock[] = {1.25, 1.5};
    assert_ok(round_to(1, mean, 2, 0, 2, MFGQ_CONVERT_LAST, 0, stock, &err), &err);
    assert_same(stock[1], 2);
    assert_int_equal(round_to(2, low, 3, 1, 8, MFGQ_CONVERT_SUM, 16, values, &err),
                     MFGQ_E_INVALID);
    double huge[] = {1e300, 1e300};
    const double big[] = {2e300};
    assert_ok(round_to(1, big, 2, 0, 2, MFGQ_CONVERT_SUM, 2, huge, &err), &err);
    assert_same(huge[0], 1e300);
}

/* By hand: (10 + 12 - 3 - 7) / 4 for sums, ((10 - 1.5) + (12 - 3.5)) / 2 for means. */
static void test_bias(void **state)
{
    (void)state;
    const double low[] = {10, 12}, x[] = {1, 2, 3, 4, 50};
    double bias = 0;
    mfgq_error err;
    assert_ok(mfgq_disaggregate_bias(2, low, 2, 0, 5, x, MFGQ_CONVERT_SUM, &bias, &err), &err);
    assert_close(bias, 3, 1e-15, 0);
    assert_ok(mfgq_disaggregate_bias(2, low, 2, 0, 5, x, MFGQ_CONVERT_MEAN, &bias, &err), &err);
    assert_close(bias, 8.5, 1e-15, 0);
    assert_int_equal(mfgq_disaggregate_bias(2, low, 2, 0, 5, NULL, MFGQ_CONVERT_SUM, &bias, &err),
                     MFGQ_E_INVALID);
}

/* Of year-end stocks only rho^4 is seen; the answer does not depend on rounding errors. */
static void test_sign_of_rho(void **state)
{
    (void)state;
    double low[9], x[36];
    support_random random = {5};
    for (int trial = 0; trial < 20; trial++) {
        double level = 50;
        for (int t = 0; t < 36; t++) {
            x[t] = 100 + t + support_uniform(&random, -2, 2);
            level += support_uniform(&random, -3, 3);
            if (t % 4 == 3) low[t / 4] = x[t] + level;
        }
        mfgq_table *table = NULL;
        mfgq_error err;
        assert_ok(mfgq_disaggregate_regression(9, low, 4, 0, 36, 1, x, NULL, 1, MFGQ_CHOW_LIN,
                                               MFGQ_RHO_MAXLOG, 0, -1, MFGQ_CONVERT_LAST, 0, NULL,
                                               &table, &err), &err);
        assert_string_equal(mfgq_table_text(table, 2, 0), "rho");
        assert_true(mfgq_table_number(table, 2, 1) >= 0);
        mfgq_table_free(table);
    }
}

static mfgq_status regress(size_t count, size_t columns, const double *x, int intercept,
                           mfgq_disaggregation method, mfgq_rho_estimate estimate, double rho,
                           double *got, mfgq_error *err)
{
    static const double low[] = {3, 7, 12, 14, 21, 22};
    return mfgq_disaggregate_regression(count, low, 2, 0, 2 * count, columns, x, NULL, intercept,
                                        method, estimate, rho, 0, MFGQ_CONVERT_SUM, 0, got, NULL,
                                        err);
}

static void test_bad_regression(void **state)
{
    (void)state;
    double x[24], got[12] = {9}, bad[12];
    mfgq_error err;
    for (int t = 0; t < 12; t++) x[t] = t + 1, x[12 + t] = 2 * t, bad[t] = t == 7 ? NAN : 1;
    assert_int_equal(regress(2, 1, x, 1, MFGQ_CHOW_LIN, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(regress(6, 2, x, 1, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 7 && err.index == 1);
    assert_int_equal(regress(6, 1, bad, 1, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_true(err.arg == 7 && err.index == 7);
    assert_int_equal(regress(6, 0, NULL, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(regress(6, 1, NULL, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(regress(6, 1, x, 0, MFGQ_DENTON, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(regress(6, 1, x, 0, MFGQ_CHOW_LIN, MFGQ_RHO_FIXED, 1, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(regress(6, 1, x, 0, MFGQ_CHOW_LIN, MFGQ_RHO_FIXED, NAN, got, &err),
                     MFGQ_E_INVALID);
    assert_same(got[0], 9);
    for (int t = 0; t < 12; t++) bad[t] = 0;
    assert_int_equal(regress(6, 1, bad, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, got, &err),
                     MFGQ_E_DOMAIN);
}

/* A perfect fit has no finite likelihood; the series is exact all the same. */
static void test_perfect_fit(void **state)
{
    (void)state;
    double low[5], x[10], got[10];
    for (int t = 0; t < 10; t++) x[t] = (t * t) % 7 + 1;
    for (int j = 0; j < 5; j++) low[j] = 3 * (x[2 * j] + x[2 * j + 1]);
    mfgq_error err;
    assert_ok(mfgq_disaggregate_regression(5, low, 2, 0, 10, 1, x, NULL, 0, MFGQ_CHOW_LIN,
                                           MFGQ_RHO_MAXLOG, 0, 0, MFGQ_CONVERT_SUM, 0, got, NULL,
                                           &err), &err);
    for (int t = 0; t < 10; t++) assert_close(got[t], 3 * x[t], 1e-12, 0);
}

static void test_bad_smooth(void **state)
{
    (void)state;
    const double low[] = {1, 2}, wild[] = {1, INFINITY}, x[] = {1, 2, NAN, 4};
    const double huge[] = {1e300, 1.7e308}, tiny[] = {1e-300, 1e-300, 1e-300, 1e-300};
    double got[4] = {9, 9, 9, 9};
    mfgq_error err;
    assert_int_equal(smooth(2, low, 0, 4, x, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 6 && err.index == 2);
    assert_int_equal(smooth(2, wild, 0, 4, NULL, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 2 && err.index == 1);
    assert_int_equal(smooth(2, NULL, 0, 4, NULL, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(smooth(0, NULL, 0, 4, NULL, MFGQ_DENTON, 1, 0, got, &err), MFGQ_E_DOMAIN);
    assert_int_equal(smooth(2, low, 0, 0, NULL, MFGQ_DENTON, 1, 0, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(smooth(2, low, 0, 4, NULL, MFGQ_OLS, 1, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(smooth(2, low, 0, 4, NULL, MFGQ_DENTON, 9, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(smooth(2, low, 0, 4, NULL, MFGQ_DENTON, -1, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(smooth(2, low, 0, 4, NULL, MFGQ_DENTON_CHOLETTE, 4, 0, got, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(smooth(2, huge, 0, 4, tiny, MFGQ_PRO_RATA, 1, 0, got, &err), MFGQ_OK);
    assert_int_equal(mfgq_disaggregate_smooth(2, low, 0, 0, 4, NULL, MFGQ_DENTON, MFGQ_ADDITIVE, 1,
                                              MFGQ_CONVERT_SUM, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_disaggregate_smooth(2, low, 2, 0, SIZE_MAX / 8, NULL, MFGQ_DENTON,
                                              MFGQ_ADDITIVE, 1, MFGQ_CONVERT_SUM, 0, got, &err),
                     MFGQ_E_LIMIT);
}

/* Each option out of its range, with the number of its argument. */
static void test_bad_options(void **state)
{
    (void)state;
    const double low[] = {1, 2}, x[] = {1, 2, 3, 4}, bad[] = {1, 2, NAN, 4};
    const mfgq_conversion none = (mfgq_conversion)7;
    double got[4], bias;
    mfgq_error err;
    assert_int_equal(mfgq_disaggregate_smooth(2, low, 2, 0, 4, x, MFGQ_DENTON, MFGQ_ADDITIVE, 1,
                                              none, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 10);
    assert_int_equal(mfgq_disaggregate_smooth(2, low, 2, 0, 4, x, MFGQ_DENTON, (mfgq_criterion)2,
                                              1, MFGQ_CONVERT_SUM, 0, got, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 8);
    assert_int_equal(mfgq_disaggregate_smooth(2, low, 2, 0, 4, x, MFGQ_DENTON, MFGQ_ADDITIVE, 1,
                                              MFGQ_CONVERT_SUM, 0, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 12);
    assert_int_equal(mfgq_disaggregate_regression(
                         2, low, 2, 0, 4, 1, x, NULL, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, 0, none, 0,
                         got, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 14);
    assert_int_equal(mfgq_disaggregate_regression(
                         2, low, 2, 0, 4, 1, x, NULL, 0, MFGQ_OLS, (mfgq_rho_estimate)9, 0, 0,
                         MFGQ_CONVERT_SUM, 0, got, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 11);
    assert_int_equal(mfgq_disaggregate_regression(
                         2, low, 2, 0, 4, 1, x, NULL, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, 1,
                         MFGQ_CONVERT_SUM, 0, got, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 13);
    assert_int_equal(mfgq_disaggregate_regression(
                         2, low, 2, 0, 4, 1001, x, NULL, 0, MFGQ_OLS, MFGQ_RHO_MAXLOG, 0, 0,
                         MFGQ_CONVERT_SUM, 0, got, NULL, &err), MFGQ_E_LIMIT);
    assert_int_equal(mfgq_disaggregate_bias(2, low, 2, 0, 4, bad, MFGQ_CONVERT_SUM, &bias, &err),
                     MFGQ_E_DOMAIN);
    assert_true(err.arg == 6 && err.index == 2);
    assert_int_equal(mfgq_disaggregate_bias(2, low, 2, 0, 4, x, none, &bias, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_disaggregate_round(2, low, 2, 0, 4, x, none, 1, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 7);
}

static mfgq_status run_smooth(void *context)
{
    (void)context;
    const double low[] = {1, 12, 0.5, 9};
    double got[8];
    const mfgq_status status
        = smooth(4, low, 0, 8, NULL, MFGQ_DENTON_CHOLETTE, 1, 1, got, NULL);
    if (status != MFGQ_OK) return status;
    const mfgq_status rated = smooth(4, low, 0, 8, NULL, MFGQ_PRO_RATA, 1, 0, got, NULL);
    if (rated != MFGQ_OK) return rated;
    return round_to(4, low, 2, 0, 8, MFGQ_CONVERT_SUM, 1, got, NULL);
}

static mfgq_status run_regression(void *context)
{
    (void)context;
    const double low[] = {3, 7, 12, 14, 21, 22};
    double x[12], got[12];
    for (int t = 0; t < 12; t++) x[t] = t + 1;
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_disaggregate_regression(
        6, low, 2, 0, 12, 1, x, NULL, 1, MFGQ_LITTERMAN, MFGQ_RHO_MAXLOG, 0, 0, MFGQ_CONVERT_SUM,
        1, got, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(run_smooth, NULL);
    support_walk_memory(run_regression, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_names),
        cmocka_unit_test(test_smooth_golden), cmocka_unit_test(test_regression_golden),
        cmocka_unit_test(test_pro_rata), cmocka_unit_test(test_one_benchmark),
        cmocka_unit_test(test_constant), cmocka_unit_test(test_zero_indicator),
        cmocka_unit_test(test_ragged), cmocka_unit_test(test_non_negative),
        cmocka_unit_test(test_round), cmocka_unit_test(test_bias),
        cmocka_unit_test(test_sign_of_rho), cmocka_unit_test(test_bad_regression),
        cmocka_unit_test(test_perfect_fit), cmocka_unit_test(test_bad_smooth),
        cmocka_unit_test(test_bad_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
