/* Reconciliation: exact cases, methods, errors at their places, bad input. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 128 };

static void check_row(const mfgq_csv *csv, size_t i)
{
    double y[MOST], spread[MOST], low[MOST], high[MOST], a[MOST], total[MOST], want[MOST];
    double rows[MOST], columns[MOST], comparisons[MOST], got[MOST];
    size_t row[MOST], column[MOST];
    int comparison[MOST];
    const size_t n = golden_list(csv, i, "value", y, MOST);
    const size_t spreads = golden_list(csv, i, "spread", spread, MOST);
    const size_t entries = golden_list(csv, i, "row", rows, MOST);
    const size_t m = golden_list(csv, i, "total", total, MOST);
    assert_int_equal(golden_list(csv, i, "low", low, MOST), n);
    assert_int_equal(golden_list(csv, i, "high", high, MOST), n);
    assert_int_equal(golden_list(csv, i, "column", columns, MOST), entries);
    assert_int_equal(golden_list(csv, i, "coefficient", a, MOST), entries);
    assert_int_equal(golden_list(csv, i, "comparison", comparisons, MOST), m);
    assert_int_equal(golden_list(csv, i, "expected", want, MOST), n);
    for (size_t k = 0; k < entries; k++) {
        row[k] = (size_t)rows[k];
        column[k] = (size_t)columns[k];
    }
    for (size_t k = 0; k < m; k++) comparison[k] = (int)comparisons[k];
    mfgq_error err;
    assert_ok(mfgq_reconcile_with(n, y, spreads, spread, low, high, m, entries, row, column, a,
                                  comparison, total, got, &err), &err);
    for (size_t v = 0; v < n; v++)
        assert_close(got[v], want[v], golden_number(csv, i, "rel"), golden_number(csv, i, "abs"));
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("reconcile.csv");
    assert_true(mfgq_csv_rows(csv) >= 11);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) check_row(csv, i);
    mfgq_csv_free(csv);
}

/* Total = A + B, A = C + D as entries. */
static const size_t tree_row[] = {0, 0, 0, 1, 1, 1}, tree_column[] = {0, 1, 2, 1, 3, 4};
static const double tree_a[] = {1, -1, -1, 1, -1, -1}, tree_y[] = {100, 52, 45, 20, 30};

static mfgq_status tree(mfgq_reconciliation method, size_t residual_rows, const double *residuals,
                        double *out, mfgq_error *err)
{
    return mfgq_reconcile(1, 5, tree_y, NULL, NULL, NULL, NULL, 2, 6, tree_row, tree_column,
                          tree_a, NULL, NULL, method, residual_rows, residuals, out, err);
}

/* The same with the weights written out. */
static void check_weights(const double *got, const double *weights)
{
    double want[5];
    mfgq_error err;
    assert_ok(mfgq_reconcile_with(5, tree_y, 5, weights, NULL, NULL, 2, 6, tree_row, tree_column,
                                  tree_a, NULL, NULL, want, &err), &err);
    for (int v = 0; v < 5; v++) assert_close(got[v], want[v], 1e-14, 0);
}

static void test_methods(void **state)
{
    (void)state;
    const double ones[] = {1, 1, 1, 1, 1}, sizes[] = {3, 2, 1, 1, 1};
    const double residuals[] = {3, 0, 1, -1, 2, NAN, 9, 9, 9, 9, -1, 2, 1, 3, 0};
    const double squares[] = {5, 2, 1, 5, 2};
    double got[5];
    mfgq_error err;
    assert_ok(tree(MFGQ_RECONCILE_WLS, 0, NULL, got, &err), &err);
    check_weights(got, tree_y);
    assert_ok(tree(MFGQ_RECONCILE_OLS, 0, NULL, got, &err), &err);
    check_weights(got, ones);
    assert_ok(tree(MFGQ_RECONCILE_WLS_STRUCT, 0, NULL, got, &err), &err);
    check_weights(got, sizes);
    assert_ok(tree(MFGQ_RECONCILE_WLS_VAR, 3, residuals, got, &err), &err);
    check_weights(got, squares);
    assert_ok(tree(MFGQ_RECONCILE_BOTTOM_UP, 0, NULL, got, &err), &err);
    const double summed[] = {95, 50, 45, 20, 30};
    for (int v = 0; v < 5; v++) assert_close(got[v], summed[v], 1e-15, 0);
    assert_string_equal(mfgq_reconciliation_name(MFGQ_RECONCILE_MINT_SHRINK), "mint-shrink");
    assert_null(mfgq_reconciliation_name(-1));
    assert_null(mfgq_reconciliation_name(6));
}

/* By hand, for e = (1, -1, 1, -1), (2, 0, 1, -1): S = [1 1; 1 1.5], r^2 = 2/3,
   z1 z2 = w (2, 0, 1, 1), w^2 = 2/3: Var = (6 w^2 - 16 w^2 / 4) / 12 = 1/9 and
   lambda = (1/9) / (2/3) = 1/6. */
static void test_shrink(void **state)
{
    (void)state;
    const double e[] = {1, 2, -1, 0, 1, 1, -1, -1};
    double v[4], lambda;
    mfgq_error err;
    assert_ok(mfgq_shrink_covariance(4, 2, e, v, &lambda, &err), &err);
    assert_close(lambda, 1.0 / 6, 1e-14, 0);
    assert_close(v[0], 1, 1e-15, 0);
    assert_close(v[3], 1.5, 1e-15, 0);
    assert_close(v[1], 5.0 / 6, 1e-14, 0);
    assert_same(v[1], v[2]);
    const double flat[] = {1, 0, -1, 0, 1, 0};
    assert_ok(mfgq_shrink_covariance(3, 2, flat, v, &lambda, &err), &err);
    assert_same(lambda, 1);
    assert_same(v[3], 0);
    assert_int_equal(mfgq_shrink_covariance(1, 2, e, v, &lambda, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_shrink_covariance(4, 2, NULL, v, &lambda, &err), MFGQ_E_INVALID);
    const double wild[] = {1, INFINITY, 2, 3};
    assert_int_equal(mfgq_shrink_covariance(2, 2, wild, v, &lambda, &err), MFGQ_E_DOMAIN);
}

/* MinT with its covariance written out is the same as the method. */
static void test_mint(void **state)
{
    (void)state;
    double residuals[40], cov[25], got[5], want[5];
    support_random random = {3};
    for (int t = 0; t < 8; t++) {
        const double common = support_uniform(&random, -1, 1);
        for (int v = 0; v < 5; v++)
            residuals[5 * t + v] = common + support_uniform(&random, -1, 1) * (v + 1);
    }
    mfgq_error err;
    assert_ok(mfgq_shrink_covariance(8, 5, residuals, cov, NULL, &err), &err);
    assert_ok(mfgq_reconcile_with(5, tree_y, 25, cov, NULL, NULL, 2, 6, tree_row, tree_column,
                                  tree_a, NULL, NULL, want, &err), &err);
    assert_ok(tree(MFGQ_RECONCILE_MINT_SHRINK, 8, residuals, got, &err), &err);
    for (int v = 0; v < 5; v++) assert_same(got[v], want[v]);
    assert_close(got[0], got[1] + got[2], 1e-14, 0);
    assert_close(got[1], got[3] + got[4], 1e-14, 0);
}

/* Zeros stay zero, a fixed value stays, and what follows twice does no harm. */
static void test_zeros_and_repeats(void **state)
{
    (void)state;
    const double y[] = {10, 0, 20}, a[] = {1, 1, 1, 2, 2, 2}, total[] = {33, 66};
    const double fixed[] = {0, 1, 1};
    const size_t row[] = {0, 0, 0, 1, 1, 1}, column[] = {0, 1, 2, 0, 1, 2};
    double got[3];
    mfgq_error err;
    assert_ok(mfgq_reconcile(1, 3, y, NULL, NULL, NULL, NULL, 2, 6, row, column, a, NULL, total,
                             MFGQ_RECONCILE_WLS, 0, NULL, got, &err), &err);
    assert_close(got[0], 11, 1e-15, 0);
    assert_same(got[1], 0);
    assert_close(got[2], 22, 1e-15, 0);
    assert_ok(mfgq_reconcile(1, 3, y, fixed, NULL, NULL, NULL, 2, 6, row, column, a, NULL, total,
                             MFGQ_RECONCILE_WLS, 0, NULL, got, &err), &err);
    assert_same(got[0], 10);
    assert_close(got[2], 23, 1e-15, 0);
}

/* Quarters balanced together keep each variable's year, and every quarter adds up. */
static void test_groups(void **state)
{
    (void)state;
    const double y[] = {10, 4, 7, 12, 5, 6, 11, 4, 6, 13, 7, 7, 50, 20, 29};
    const int64_t group[] = {1, 1, 1, 1, -1};
    const size_t row[] = {0, 0, 0}, column[] = {0, 1, 2};
    const double a[] = {1, -1, -1};
    double got[15], sums[3] = {0};
    mfgq_error err;
    assert_ok(mfgq_reconcile(5, 3, y, NULL, NULL, NULL, group, 1, 3, row, column, a, NULL, NULL,
                             MFGQ_RECONCILE_WLS, 0, NULL, got, &err), &err);
    for (int t = 0; t < 5; t++) {
        assert_close(got[3 * t], got[3 * t + 1] + got[3 * t + 2], 1e-13, 0);
        for (int v = 0; v < 3 && t < 4; v++) sums[v] += got[3 * t + v];
    }
    assert_close(sums[0], 46, 1e-14, 0);
    assert_close(sums[1], 20, 1e-14, 0);
    assert_close(sums[2], 26, 1e-14, 0);
    const double off[] = {10, 4, 7, 12, 5, 6, 11, 4, 6, 13, 7, 8, 50, 20, 29};
    assert_int_equal(mfgq_reconcile(5, 3, off, NULL, NULL, NULL, group, 1, 3, row, column, a, NULL,
                                    NULL, MFGQ_RECONCILE_WLS, 0, NULL, got, &err), MFGQ_E_DATA);
    assert_true(err.arg == 7 && err.index >= 0 && err.index < 3);
}

/* What cannot hold is named. */
static void test_contradictions(void **state)
{
    (void)state;
    const double y[] = {10, 20}, a[] = {1, 1, 1, -1, 2, 2}, total[] = {30, 0, 61};
    const double low[] = {NAN, 22}, high[] = {5, 23}, none[] = {0, 0};
    const size_t row[] = {0, 0, 1, 1, 2, 2}, column[] = {0, 1, 0, 1, 0, 1};
    double got[2] = {9, 9};
    mfgq_error err;
    assert_int_equal(mfgq_reconcile_with(2, y, 2, y, NULL, NULL, 3, 6, row, column, a, NULL, total,
                                         got, &err), MFGQ_E_DATA);
    assert_true(err.arg == 7 && err.index == 2 && got[0] == 9);
    assert_int_equal(mfgq_reconcile_with(2, y, 2, y, low, high, 1, 2, row, column, a, NULL, total,
                                         got, &err), MFGQ_E_DATA);
    assert_true(err.arg == 5 || err.arg == 6);
    assert_int_equal(mfgq_reconcile_with(2, y, 2, none, NULL, NULL, 1, 2, row, column, a, NULL,
                                         total + 2, got, &err), MFGQ_E_DATA);
    assert_true(err.arg == 7 && err.index == 0);
    assert_int_equal(mfgq_reconcile_with(2, y, 2, none, low, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_DATA);
    assert_true(err.arg == 5 && err.index == 1);
}

static void test_no_hierarchy(void **state)
{
    (void)state;
    const double mixed[] = {1, 1, -1, -1}, loop[] = {1, -1, 1, -1}, y[] = {1, 2, 3, 4};
    const size_t one[] = {0, 0, 0, 0}, all[] = {0, 1, 2, 3}, two[] = {0, 0, 1, 1};
    const size_t around[] = {0, 1, 1, 0};
    double got[4];
    mfgq_error err;
    assert_int_equal(mfgq_reconcile(1, 4, y, NULL, NULL, NULL, NULL, 1, 4, one, all, mixed, NULL,
                                    NULL, MFGQ_RECONCILE_WLS_STRUCT, 0, NULL, got, &err),
                     MFGQ_E_UNSUPPORTED);
    assert_true(err.arg == 8 && err.index == 0);
    assert_int_equal(mfgq_reconcile(1, 4, y, NULL, NULL, NULL, NULL, 2, 4, two, around, loop, NULL,
                                    NULL, MFGQ_RECONCILE_BOTTOM_UP, 0, NULL, got, &err),
                     MFGQ_E_UNSUPPORTED);
}

/* The arguments of mfgq_reconcile, one spoilt at a time. */
static void test_bad_values(void **state)
{
    (void)state;
    const double missing[] = {1, NAN, 3, 4, 5}, huge[] = {1, 2, INFINITY, 4, 5};
    const double negative[] = {1, 1, 1, -1, 1};
    double got[5] = {9};
    mfgq_error err;
    assert_int_equal(mfgq_reconcile(1, 5, missing, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL,
                                    NULL, NULL, MFGQ_RECONCILE_WLS, 0, NULL, got, &err),
                     MFGQ_E_DOMAIN);
    assert_true(err.arg == 3 && err.index == 1 && got[0] == 9);
    assert_int_equal(mfgq_reconcile(1, 5, huge, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL,
                                    NULL, NULL, MFGQ_RECONCILE_WLS, 0, NULL, got, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_reconcile(1, 5, tree_y, negative, NULL, NULL, NULL, 0, 0, NULL, NULL,
                                    NULL, NULL, NULL, MFGQ_RECONCILE_WLS, 0, NULL, got, &err),
                     MFGQ_E_DOMAIN);
    assert_true(err.arg == 4 && err.index == 3);
    assert_int_equal(mfgq_reconcile(1, 5, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL,
                                    NULL, NULL, MFGQ_RECONCILE_WLS, 0, NULL, got, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(tree((mfgq_reconciliation)9, 0, NULL, got, &err), MFGQ_E_INVALID);
    assert_int_equal(tree(MFGQ_RECONCILE_WLS_VAR, 0, NULL, got, &err), MFGQ_E_INVALID);
    assert_int_equal(tree(MFGQ_RECONCILE_MINT_SHRINK, 1, tree_y, got, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 16);
    assert_ok(mfgq_reconcile(0, 0, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                             NULL, MFGQ_RECONCILE_WLS, 0, NULL, NULL, &err), &err);
}

static mfgq_status with(const size_t *row, const size_t *column, const double *a,
                        const int *comparison, const double *total, mfgq_error *err)
{
    double got[2];
    const double y[] = {1, 2};
    return mfgq_reconcile_with(2, y, 2, y, NULL, NULL, 1, 2, row, column, a, comparison, total,
                               got, err);
}

static void test_bad_constraints(void **state)
{
    (void)state;
    const size_t zero[] = {0, 0}, far[] = {0, 7};
    const double a[] = {1, 1}, none[] = {NAN, 1}, infinite[] = {INFINITY};
    const int comparison[] = {5};
    mfgq_error err;
    assert_int_equal(with(NULL, zero, a, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(with(far, zero, a, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_true(err.arg == 9 && err.index == 1);
    assert_int_equal(with(zero, far, a, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 10);
    assert_int_equal(with(zero, zero, none, NULL, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(with(zero, zero, a, comparison, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(with(zero, zero, a, NULL, infinite, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 13);
    const double y[] = {1, 2}, wrong[] = {1, 9, 9, 1};
    double got[2];
    assert_int_equal(mfgq_reconcile_with(2, y, 4, wrong, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_reconcile_with(2, y, 3, wrong, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_INVALID);
}

static void test_bad_spread(void **state)
{
    (void)state;
    const double y[] = {1, 2}, bad[] = {NAN, 2}, negative[] = {1, -2};
    const double wide[] = {1, INFINITY, 0, 1}, e[] = {1e200, 1, -1e200, 2};
    double got[4] = {9};
    mfgq_error err;
    assert_int_equal(mfgq_reconcile_with(2, bad, 2, y, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 2 && err.index == 0);
    assert_int_equal(mfgq_reconcile_with(2, y, 2, negative, NULL, NULL, 0, 0, NULL, NULL, NULL,
                                         NULL, NULL, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 4 && err.index == 1);
    assert_int_equal(mfgq_reconcile_with(2, y, 4, wide, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_DOMAIN);
    assert_true(err.arg == 4 && err.index == 1);
    assert_int_equal(mfgq_reconcile_with(2, y, 2, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL,
                                         NULL, got, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_reconcile_with((size_t)1 << 40, y, 1, y, NULL, NULL, 0, 0, NULL, NULL,
                                         NULL, NULL, NULL, got, &err), MFGQ_E_LIMIT);
    assert_int_equal(mfgq_shrink_covariance(2, 2, e, got, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_shrink_covariance(2, (size_t)1 << 40, e, got, NULL, &err), MFGQ_E_LIMIT);
    assert_same(got[0], 9);
}

static mfgq_status run_all(void *context)
{
    const double low[] = {NAN, 51, NAN, 20.5, NAN};
    double out[5];
    (void)context;
    return mfgq_reconcile(1, 5, tree_y, NULL, low, NULL, NULL, 2, 6, tree_row, tree_column, tree_a,
                          NULL, NULL, MFGQ_RECONCILE_WLS_STRUCT, 0, NULL, out, NULL);
}

static mfgq_status run_mint(void *context)
{
    const double residuals[] = {1, 2, 3, 1, 2, -1, 1, 0, 2, 1, 2, 2, -1, 0, 1};
    double out[5];
    (void)context;
    return tree(MFGQ_RECONCILE_MINT_SHRINK, 3, residuals, out, NULL);
}

static mfgq_status run_with(void *context)
{
    const double y[] = {1, 2};
    double out[2];
    (void)context;
    return mfgq_reconcile_with(2, y, 2, y, y, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, out, NULL);
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(run_all, NULL);
    support_walk_memory(run_mint, NULL);
    support_walk_memory(run_with, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_golden),
        cmocka_unit_test(test_methods), cmocka_unit_test(test_shrink),
        cmocka_unit_test(test_mint), cmocka_unit_test(test_zeros_and_repeats),
        cmocka_unit_test(test_groups), cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_no_hierarchy), cmocka_unit_test(test_bad_values),
        cmocka_unit_test(test_bad_constraints), cmocka_unit_test(test_bad_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
