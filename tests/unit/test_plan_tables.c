/* The tables of the commands plans, indicators, targets, template. */
#include "support.h"

#include <math.h>
#include <string.h>

static mfgq_plan *builtin(void)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_builtin("chongqing-2019-2022", &plan, &err), &err);
    return plan;
}

static void check_names(const mfgq_table *table, const char *const *names)
{
    for (size_t i = 0; names[i]; i++) {
        assert_non_null(mfgq_table_name(table, i));
        assert_string_equal(mfgq_table_name(table, i), names[i]);
    }
}

static const char *text(const mfgq_table *table, size_t row, const char *column)
{
    return mfgq_table_text(table, row, (size_t)mfgq_table_find(table, column));
}

static double number(const mfgq_table *table, size_t row, const char *column)
{
    return mfgq_table_number(table, row, (size_t)mfgq_table_find(table, column));
}

static void test_list(void **state)
{
    (void)state;
    static const char *const names[] = {"plan",       "title",      "start",   "end",
                                        "indicators", "statements", "targets", NULL};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_list(1, &table, &err), &err);
    check_names(table, names);
    assert_int_equal(mfgq_table_rows(table), 3);
    size_t row = 0;
    while (row < 3 && strcmp(text(table, row, "plan"), "chongqing-2019-2022") != 0) row++;
    assert_true(row < 3);
    assert_string_equal(text(table, row, "start"), "2019");
    assert_same(number(table, row, "statements"), 99);
    assert_same(number(table, row, "targets"), 205);
    assert_non_null(strstr(text(table, row, "title"), "重庆市"));
    mfgq_table_free(table);
}

static void test_indicators(void **state)
{
    (void)state;
    static const char *const names[] = {"indicator", "name_zh",   "name_en", "unit",
                                        "kind",      "direction", "nature",  "cluster",
                                        "parent",    "formula",   NULL};
    mfgq_plan *const plan = builtin();
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_indicators(plan, &table, &err), &err);
    check_names(table, names);
    int down = 0;
    for (size_t row = 0; row < mfgq_table_rows(table); row++) {
        assert_true(*text(table, row, "name_en"));
        down += number(table, row, "direction") < 0;
    }
    assert_int_equal(down, 1); /* cost per 100 yuan of revenue */
    mfgq_table_free(table);
    mfgq_plan_free(plan);
}

static void test_targets(void **state)
{
    (void)state;
    static const char *const names[] = {
        "indicator", "statement",  "section",      "cluster",     "name_zh", "name_en", "unit",
        "direction", "comparator", "accumulation", "base_period", "period",  "dated",   "value",
        "low",       "high",       "nature",       "parent",      "quote",   NULL};
    mfgq_plan *const plan = builtin();
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_targets(plan, MFGQ_TARGETS_FIGURES, &table, &err), &err);
    check_names(table, names);
    assert_int_equal(mfgq_table_columns(table), 19);
    assert_int_equal(mfgq_table_rows(table), 205);
    for (size_t row = 0; row < 205; row++) {
        const int range = strcmp(text(table, row, "comparator"), "range") == 0;
        assert_int_equal(isnan(number(table, row, "value")), range);
        assert_int_equal(isnan(number(table, row, "low")), !range);
        assert_true(*text(table, row, "section") && *text(table, row, "unit"));
        assert_true(*text(table, row, "quote"));
    }
    mfgq_table_free(table);
    table = NULL;
    assert_ok(mfgq_plan_targets(plan, MFGQ_TARGETS_ALL, &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 213);
    mfgq_table_free(table);
    mfgq_plan_free(plan);
}

static void test_template(void **state)
{
    (void)state;
    static const char *const names[] = {"indicator", "period",    "value", "unit",   "qualifier",
                                        "decimals",  "published", "basis", "region", "source",
                                        "note",      "break",     NULL};
    mfgq_plan *const plan = builtin();
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_template(plan, &table, &err), &err);
    check_names(table, names);
    assert_string_equal(text(table, 0, "indicator"), "gross-output");
    assert_string_equal(text(table, 0, "period"), "2018");
    assert_string_equal(text(table, 3, "period"), "2022");
    assert_string_equal(text(table, 4, "indicator"), "industrial-value-added");
    assert_true(isnan(number(table, 0, "value")));
    mfgq_table_free(table);
    mfgq_plan_free(plan);
}

static void test_null(void **state)
{
    (void)state;
    mfgq_plan *const plan = builtin();
    mfgq_table *table = NULL;
    assert_int_equal(mfgq_plan_list(0, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_indicators(NULL, &table, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_indicators(plan, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_targets(plan, 4, &table, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_targets(plan, 0, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_template(NULL, &table, NULL), MFGQ_E_INVALID);
    assert_null(table);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),    cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_targets), cmocka_unit_test(test_template),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
