/* Growth accounting: arithmetic by hand, undefined periods. */
#include "support.h"

#include <math.h>

/* Output up 10 %, capital 8 %, labour 2 %, alpha .56: .0448 from capital, .0088 from labour,
   .0464 left; shares 44.8, 8.8 and 46.4 per cent. */
static const double y[] = {0.1, 0, -0.05, 0.1, 0.1}, k[] = {0.08, 0.05, 0.02, NAN, 0.08};
static const double l[] = {0.02, 0.01, 0.01, 0.02, 0.02};

static void test_by_hand(void **state)
{
    (void)state;
    double residual[4], share[4], capital[4], labour[4];
    int note[4];
    mfgq_error err;
    assert_ok(mfgq_growth_accounting(4, y, k, l, 0.56, NAN, residual, share, capital, labour, note,
                                     &err), &err);
    assert_close(residual[0], 0.0464, 1e-14, 0);
    assert_close(share[0], 0.464, 1e-14, 0);
    assert_close(capital[0], 0.448, 1e-14, 0);
    assert_close(labour[0], 0.088, 1e-14, 0);
    assert_int_equal(note[0], MFGQ_GROWTH_OK);
    assert_close(residual[1], -0.0324, 1e-14, 0);
    assert_true(isnan(share[1]) && isnan(capital[1]) && isnan(labour[1]));
    assert_int_equal(note[1], MFGQ_GROWTH_NONE);
    assert_close(residual[2], -0.0656, 1e-14, 0);
    assert_close(share[2], 1.312, 1e-14, 0);
    assert_int_equal(note[2], MFGQ_GROWTH_NEGATIVE);
    assert_true(isnan(residual[3]) && isnan(share[3]) && isnan(capital[3]) && isnan(labour[3]));
    assert_int_equal(note[3], MFGQ_GROWTH_MISSING);
}

static void test_beta(void **state)
{
    (void)state;
    double residual = 7;
    mfgq_error err;
    assert_ok(mfgq_growth_accounting(1, y, k, l, 0.35, 0.6, &residual, NULL, NULL, NULL, NULL,
                                     &err), &err);
    assert_close(residual, 0.06, 1e-14, 0); /* .1 - .028 - .012 */
    assert_string_equal(mfgq_growth_note_name(MFGQ_GROWTH_NEGATIVE), "output-fell");
    assert_string_equal(mfgq_growth_note_name(9), "unknown");
}

static mfgq_status call(const double *a, double alpha, double beta, double *out, mfgq_error *err)
{
    return mfgq_growth_accounting(2, a, k, l, alpha, beta, out, NULL, NULL, NULL, NULL, err);
}

static void test_bad(void **state)
{
    (void)state;
    const double infinite[] = {0.1, INFINITY};
    double out[] = {7, 7};
    mfgq_error err;
    assert_int_equal(call(NULL, 0.5, NAN, out, &err), MFGQ_E_INVALID);
    assert_int_equal(call(infinite, 0.5, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(call(y, 1.5, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 5);
    assert_int_equal(call(y, NAN, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(call(y, 0.5, -0.1, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 6);
    assert_same(out[0], 7);
    assert_ok(mfgq_growth_accounting(0, NULL, NULL, NULL, 0.5, NAN, NULL, NULL, NULL, NULL, NULL,
                                     &err), &err);
}

static mfgq_status as_table(mfgq_table **table, mfgq_error *err)
{
    static const char *const periods[] = {"1953—1978", "2001", "2002", "2003"};
    return mfgq_growth_accounting_table(4, periods, y, k, l, 0.56, NAN, table, err);
}

static void test_table(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(as_table(&table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 4);
    assert_string_equal(mfgq_table_text(table, 0, 0), "1953—1978");
    assert_close(mfgq_table_number(table, 0, 2), 0.464, 1e-14, 0);
    assert_true(mfgq_table_is_missing(table, 1, 2) && mfgq_table_is_missing(table, 0, 5));
    assert_string_equal(mfgq_table_text(table, 1, 5), "output-unchanged");
    mfgq_table_free(table);
    assert_int_equal(as_table(NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_growth_accounting_table(1, NULL, y, k, l, 0.5, NAN, &table, &err),
                     MFGQ_E_INVALID);
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_table(as_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_by_hand), cmocka_unit_test(test_beta),
        cmocka_unit_test(test_bad),    cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
