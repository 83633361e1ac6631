/* implied: intervals against exact rationals, contradictions followed, bounds left open. */
#include "support.h"

#include <math.h>
#include <string.h>

static mfgq_table *implied(const char *text, int builtin)
{
    mfgq_plan *plan = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(builtin ? mfgq_plan_builtin(text, &plan, &err)
                      : mfgq_plan_load(text, strlen(text), MFGQ_UTF8, &plan, &err), &err);
    assert_ok(mfgq_plan_implied(plan, &table, &err), &err);
    mfgq_plan_free(plan);
    return table;
}

/* The n-th row of a quantity and period; -1 if there are fewer. */
static int64_t find(const mfgq_table *t, const char *quantity, const char *period, int n)
{
    for (size_t row = 0; row < mfgq_table_rows(t); row++)
        if (strcmp(mfgq_table_text(t, row, 0), quantity) == 0 &&
            strcmp(mfgq_table_text(t, row, 1), period) == 0 && n-- == 0)
            return (int64_t)row;
    return -1;
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_table *const t = implied("chongqing-2019-2022", 1);
    mfgq_csv *const golden = golden_open("implied_chongqing.csv");
    const char *before = "";
    int repeated = 0;
    for (size_t g = 0; g < mfgq_csv_rows(golden); g++) {
        const char *const quantity = golden_text(golden, g, "quantity");
        const char *const period = golden_text(golden, g, "period");
        const int again = g && strcmp(before, quantity) == 0 &&
                          strcmp(golden_text(golden, g - 1, "period"), period) == 0;
        repeated = again ? repeated + 1 : 0;
        const int64_t row = find(t, quantity, period, repeated);
        if (row < 0) fail_msg("no %s %s", quantity, period);
        static const char *const expected[] = {"expected", "expected_low", "expected_high"};
        for (size_t k = 0; k < 3; k++)
            assert_close(mfgq_table_number(t, (size_t)row, 2 + k),
                         golden_number(golden, g, expected[k]), golden_number(golden, g, "rel"),
                         1e-9);
        before = quantity;
    }
    mfgq_csv_free(golden);
    mfgq_table_free(t);
}

/* A floor leaves the product without an upper bound, the share without a lower one above 0. */
static void test_floors(void **state)
{
    (void)state;
    mfgq_table *const t = implied("chongqing-2019-2022", 1);
    const size_t value = (size_t)find(t, "vehicle-output-value", "2020", 0);
    assert_same(mfgq_table_number(t, value, 2), 2700); /* 300 万辆 * 9 万元 */
    assert_close(mfgq_table_number(t, value, 3), 299.5 * 8.5, 1e-14, 0);
    assert_true(mfgq_table_is_missing(t, value, 4));
    const size_t share = (size_t)find(t, "nev-share", "2020", 0);
    assert_close(mfgq_table_number(t, share, 2), 100.0 * 20 / 300, 1e-13, 0);
    assert_same(mfgq_table_number(t, share, 3), 0);
    assert_close(mfgq_table_number(t, share, 4), 100 * 20.5 / 299.5, 1e-13, 0);
    mfgq_table_free(t);
}

static void test_derivation(void **state)
{
    (void)state;
    mfgq_table *const t = implied("chongqing-2019-2022", 1);
    const size_t row = (size_t)find(t, "below-scale-value-added", "2022", 0);
    const char *const text = mfgq_table_text(t, row, 6);
    assert_non_null(strstr(text, "industrial-value-added = 7500 亿元 in 一（二）"));
    assert_string_equal(mfgq_table_text(t, row, 5), "亿元");
    const size_t margin = (size_t)find(t, "profit-margin", "2019", 0);
    assert_non_null(strstr(mfgq_table_text(t, margin, 6), "revenue is taken as equal to"));
    /* the cut of the key users changes its scope, so there is no step from 2020 to 2022 */
    assert_true(find(t, "yearly-cut:key-users-energy-cut", "2022", 0) < 0);
    assert_true(find(t, "equal-cut:key-users-energy-cut", "2022", 0) >= 0);
    mfgq_table_free(t);
}

static const char odd[] =
    "{\"format\":\"mfgq-plan\",\"version\":1,\"id\":\"p\",\"title\":{\"zh\":\"t\"},"
    "\"start\":\"2020\",\"end\":\"2021-Q2\",\"base\":\"2019\",\"relations\":["
    "{\"type\":\"quantity\",\"id\":\"q\",\"unit\":\"%\",\"expression\":\"(a + a) / (b - b)\"}],"
    "\"indicators\":["
    "{\"id\":\"a\",\"name_zh\":\"a\",\"unit\":\"亿元\",\"kind\":\"level\",\"direction\":\"up\","
    "\"statements\":[{\"id\":\"s\",\"section\":\"1\",\"values\":["
    "{\"period\":\"2020\",\"text\":\"100\"},{\"period\":\"2021-Q2\",\"text\":\"121\"}]}]},"
    "{\"id\":\"b\",\"name_zh\":\"b\",\"unit\":\"亿元\",\"kind\":\"level\",\"direction\":\"up\","
    "\"statements\":[{\"id\":\"r\",\"section\":\"1\",\"values\":["
    "{\"period\":\"2020\",\"text\":\"0\"},{\"period\":\"2021-Q2\",\"text\":\"5\"}]}]}]}";

/* A quotient by an interval around zero says nothing; half a year makes growth per year the
   square: 1.21^2 - 1; growth from zero is undefined. */
static void test_odd(void **state)
{
    (void)state;
    mfgq_table *const t = implied(odd, 0);
    const int64_t row = find(t, "q", "2020", 0);
    assert_true(row >= 0);
    assert_true(mfgq_table_is_missing(t, (size_t)row, 2));
    assert_true(mfgq_table_is_missing(t, (size_t)row, 3));
    const int64_t growth = find(t, "growth:a", "2021-Q2", 0);
    assert_true(growth >= 0);
    assert_close(mfgq_table_number(t, (size_t)growth, 2), 46.41, 1e-12, 0);
    assert_true(find(t, "growth:b", "2021-Q2", 0) < 0);
    mfgq_table_free(t);
}

static mfgq_status run_implied(void *context)
{
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_plan_implied(context, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static mfgq_status run_lint(void *context)
{
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_plan_lint(context, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_plan *plan = NULL;
    assert_ok(mfgq_plan_load(odd, strlen(odd), MFGQ_UTF8, &plan, NULL), NULL);
    support_walk_memory(run_implied, plan);
    support_walk_memory(run_lint, plan);
    mfgq_plan_free(plan);
}

static void test_arguments(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_builtin("annual-targets", &plan, &err), &err);
    assert_int_equal(mfgq_plan_implied(NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_implied(plan, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_floors),
        cmocka_unit_test(test_derivation), cmocka_unit_test(test_odd),
        cmocka_unit_test(test_memory), cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
