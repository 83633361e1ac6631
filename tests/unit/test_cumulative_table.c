/* Operations by name: published figures, what is lacking, which one explains a claim. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void test_published(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("cumulative_published.csv");
    assert_true(mfgq_csv_rows(csv) > 20);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double rates[16];
        const size_t k = golden_list(csv, i, "rates", rates, 16);
        mfgq_table *table = NULL;
        mfgq_error err;
        assert_ok(mfgq_cumulative_table(
                      golden_text(csv, i, "operation"), k, k ? rates : NULL,
                      golden_number(csv, i, "achieved"), golden_number(csv, i, "elapsed"),
                      golden_number(csv, i, "target"), golden_number(csv, i, "years"),
                      golden_number(csv, i, "energy"), golden_number(csv, i, "output"), 0, NULL,
                      &table, &err), &err);
        assert_int_equal(mfgq_table_rows(table), 1);
        assert_close(mfgq_table_number(table, 0, 1), golden_number(csv, i, "expected"), 0,
                     golden_number(csv, i, "tolerance"));
        mfgq_table_free(table);
    }
    mfgq_csv_free(csv);
}

static mfgq_status by_name(const char *name, const double *rates, double achieved, double target,
                           mfgq_table **table, mfgq_error *err)
{
    return mfgq_cumulative_table(name, rates ? 3 : 0, rates, achieved, NAN, target, 5, NAN, NAN, 0,
                                 NULL, table, err);
}

static const double qinghai[] = {0.0151, -0.022, -0.0418};

static void test_bad(void **state)
{
    (void)state;
    const double bad[] = {0.1, -1.5, 0.1};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(by_name("chains", qinghai, NAN, NAN, &table, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(by_name("required", qinghai, NAN, NAN, &table, &err), MFGQ_E_INVALID);
    assert_string_equal(err.message, "required needs target");
    assert_int_equal(by_name("progress", qinghai, -0.1, -0.2, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(by_name("progress", qinghai, NAN, 0, &table, &err), MFGQ_E_DOMAIN);
    assert_int_equal(by_name("chain", bad, NAN, 0, &table, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(err.index, 1);
    assert_int_equal(by_name("chain", qinghai, NAN, 0, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_cumulative_table("chain", 2, NULL, NAN, NAN, NAN, NAN, NAN, NAN, 0, NULL,
                                           &table, &err), MFGQ_E_INVALID);
    assert_null(table);
}

static void test_all(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(by_name(NULL, qinghai, NAN, 0, &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 13); /* all but intensity */
    assert_string_equal(mfgq_table_text(table, 2, 0), "progress");
    assert_true(mfgq_table_is_missing(table, 2, 1)); /* not defined at a target of 0 */
    mfgq_table_free(table);
}

static mfgq_status explain(const char *claim, mfgq_table **table, mfgq_error *err)
{
    static const double rates[] = {-0.0201, -0.036, -0.037, -0.048, -0.056};
    return mfgq_cumulative_explain(claim, 5, rates, NAN, NAN, -0.2, 6, NAN, NAN, table, err);
}

/* Names of the operations that match, in order, joined by a space. */
static void matching(const char *claim, char out[200])
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(explain(claim, &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 14);
    out[0] = '\0';
    for (size_t i = 0; i < mfgq_table_rows(table); i++) {
        if (strcmp(mfgq_table_text(table, i, 2), "yes") != 0) continue;
        strcat(out, mfgq_table_text(table, i, 0));
        strcat(out, " ");
    }
    mfgq_table_free(table);
}

static void test_explain(void **state)
{
    (void)state;
    char names[200];
    matching("-0.1971", names);
    assert_string_equal(names, "naive-sum ");
    matching("-19.71%", names);
    assert_string_equal(names, "naive-sum ");
    matching("-0.18249", names);
    assert_string_equal(names, "chain ");
    matching("-0.2", names); /* one decimal stands for -0.25 to -0.15 */
    assert_string_equal(names, "chain naive-sum due ");
    matching("0.1971", names);
    assert_string_equal(names, "");
    matching("-0.03333", names);
    assert_string_equal(names, "naive-share ");
}

static void test_claims(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    static const char *const bad[] = {"", "%", "abc", "1e-2", "0.1.2", "inf", "0.1 x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(explain(bad[i], &table, &err), MFGQ_E_PARSE);
        assert_int_equal(err.arg, 1);
    }
    assert_int_equal(explain(NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(explain("0.1", NULL, &err), MFGQ_E_INVALID);
    assert_null(table);
}

static mfgq_status both_tables(void *context)
{
    (void)context;
    mfgq_table *table = NULL;
    mfgq_error err;
    mfgq_status status = by_name(NULL, qinghai, NAN, -0.17, &table, &err);
    if (status != MFGQ_OK) return status;
    mfgq_table_free(table);
    status = explain("-0.1971", &table, &err);
    if (status == MFGQ_OK) mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(both_tables, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),  cmocka_unit_test(test_published),
        cmocka_unit_test(test_bad),     cmocka_unit_test(test_all),
        cmocka_unit_test(test_explain), cmocka_unit_test(test_claims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
