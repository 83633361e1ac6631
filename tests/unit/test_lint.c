/* lint on the plans that ship: what it must find, and nothing else. */
#include "support.h"

#include <math.h>
#include <string.h>

static mfgq_table *lint(const char *id)
{
    mfgq_plan *plan = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_builtin(id, &plan, &err), &err);
    assert_ok(mfgq_plan_lint(plan, &table, &err), &err);
    mfgq_plan_free(plan);
    return table;
}

static const char *text(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_text(t, row, (size_t)mfgq_table_find(t, column));
}

static double number(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_number(t, row, (size_t)mfgq_table_find(t, column));
}

static int is_close(double got, double want)
{
    if (isnan(got) || isnan(want)) return isnan(got) && isnan(want);
    return fabs(got - want) <= 1e-10 * fabs(want);
}

static int is_row(const mfgq_table *t, size_t row, const mfgq_csv *golden, size_t g)
{
    return strcmp(text(t, row, "rule"), golden_text(golden, g, "rule")) == 0 &&
           strcmp(text(t, row, "severity"), golden_text(golden, g, "severity")) == 0 &&
           strcmp(text(t, row, "period"), golden_text(golden, g, "period")) == 0 &&
           strstr(text(t, row, "indicators"), golden_text(golden, g, "indicators")) &&
           is_close(number(t, row, "left"), golden_number(golden, g, "left")) &&
           is_close(number(t, row, "right"), golden_number(golden, g, "right"));
}

static void test_chongqing(void **state)
{
    (void)state;
    mfgq_table *const t = lint("chongqing-2019-2022");
    mfgq_csv *const golden = golden_open("lint_chongqing.csv");
    size_t others = 0;
    for (size_t row = 0; row < mfgq_table_rows(t); row++)
        others += strcmp(text(t, row, "rule"), "missing-milestone") != 0;
    assert_int_equal(others, mfgq_csv_rows(golden));
    for (size_t g = 0; g < mfgq_csv_rows(golden); g++) {
        size_t found = 0;
        for (size_t row = 0; row < mfgq_table_rows(t); row++)
            if (is_row(t, row, golden, g)) found++;
        if (found != 1)
            fail_msg("%s %s %s: found %zu times", golden_text(golden, g, "rule"),
                     golden_text(golden, g, "indicators"), golden_text(golden, g, "period"), found);
    }
    mfgq_csv_free(golden);
    mfgq_table_free(t);
}

static size_t count(const mfgq_table *t, const char *rule, const char *indicator,
                    const char *period)
{
    size_t found = 0;
    for (size_t row = 0; row < mfgq_table_rows(t); row++)
        found += strcmp(text(t, row, "rule"), rule) == 0 &&
                 strcmp(text(t, row, "indicators"), indicator) == 0 &&
                 (!period || strcmp(text(t, row, "period"), period) == 0);
    return found;
}

/* Box 1 has all three milestones, the clusters lack 2019, single targets lack two; what is
   undated lacks a period. */
static void test_milestones(void **state)
{
    (void)state;
    mfgq_table *const t = lint("chongqing-2019-2022");
    assert_int_equal(count(t, "missing-milestone", "gross-output", NULL), 0);
    assert_int_equal(count(t, "missing-milestone", "smart-sales", "2019"), 1);
    assert_int_equal(count(t, "missing-milestone", "smart-sales", NULL), 1);
    assert_int_equal(count(t, "missing-milestone", "l2-share", "2022"), 1);
    assert_int_equal(count(t, "missing-milestone", "l2-share", NULL), 2);
    assert_int_equal(count(t, "missing-milestone", "industry-bases", "2020"), 1);
    assert_int_equal(count(t, "missing-milestone", "district-fields", NULL), 1);
    assert_int_equal(count(t, "missing-milestone", "drug-device-certificates", NULL), 0);
    assert_int_equal(count(t, "missing-milestone", "park-data-platform", NULL), 0);
    assert_int_equal(count(t, "missing-milestone", "industrial-growth", NULL), 0);
    mfgq_table_free(t);
}

/* gap = left - right; sections tell where; errors first. */
static void test_columns(void **state)
{
    (void)state;
    mfgq_table *const t = lint("chongqing-2019-2022");
    static const char *const columns[] = {"rule", "severity", "indicators", "period", "left",
                                          "right", "gap", "unit", "message", "sections"};
    assert_int_equal(mfgq_table_columns(t), 10);
    for (size_t i = 0; i < 10; i++) assert_string_equal(mfgq_table_name(t, i), columns[i]);
    assert_string_equal(text(t, 0, "severity"), "error");
    assert_string_equal(text(t, 0, "unit"), "亿元");
    assert_string_equal(text(t, 0, "sections"), "一（二）;专栏1");
    assert_string_equal(text(t, 0, "message"), "7500 亿元 in 一（二）, 7700 亿元 in 专栏1");
    assert_same(number(t, 0, "gap"), -200);
    mfgq_table_free(t);
}

static void test_consistent_plan(void **state)
{
    (void)state;
    mfgq_table *const t = lint("national-14fyp-2021-2025");
    assert_int_equal(mfgq_table_rows(t), 0);
    mfgq_table_free(t);
}

/* Yearly growth targets fall over the years, which is no clash. */
static void test_yearly_targets(void **state)
{
    (void)state;
    mfgq_table *const t = lint("annual-targets");
    for (size_t row = 0; row < mfgq_table_rows(t); row++) {
        const char *const rule = text(t, row, "rule");
        const int expected = !strcmp(rule, "missing-milestone") || !strcmp(rule, "scope-change");
        assert_true(expected);
    }
    assert_int_equal(count(t, "scope-change", "chongqing-industrial-growth", "2016"), 1);
    mfgq_table_free(t);
}

static void test_arguments(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_builtin("annual-targets", &plan, &err), &err);
    assert_int_equal(mfgq_plan_lint(NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_plan_lint(plan, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    assert_null(table);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chongqing),       cmocka_unit_test(test_milestones),
        cmocka_unit_test(test_columns),         cmocka_unit_test(test_consistent_plan),
        cmocka_unit_test(test_yearly_targets),  cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
