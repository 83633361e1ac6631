/* A plan against observations: every kind of target, dates, vintages, bad input, memory. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static mfgq_plan *plan_of(const char *path)
{
    size_t size = 0;
    char *const text = support_file(path, &size);
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_load(text, size, MFGQ_UTF8, &plan, &err), &err);
    free(text);
    return plan;
}

static mfgq_observations *sheet_of(const char *text, size_t size)
{
    mfgq_observations *sheet = NULL;
    mfgq_error err;
    assert_ok(mfgq_observations_load(text, size, MFGQ_UTF8, &sheet, &err), &err);
    return sheet;
}

static mfgq_observations *sheet_file(const char *path)
{
    size_t size = 0;
    char *const text = support_file(path, &size);
    mfgq_observations *const sheet = sheet_of(text, size);
    free(text);
    return sheet;
}

static mfgq_table *assess(const mfgq_plan *plan, const mfgq_observations *sheet, const char *as_of,
                          const char *vintage)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_assess(plan, sheet, as_of, vintage, &table, &err), &err);
    return table;
}

/* The samples that most cases share. */
static mfgq_table *sample(const char *as_of, const char *vintage)
{
    mfgq_plan *const plan = plan_of("tests/data/assess_plan.json");
    mfgq_observations *const sheet = sheet_file("tests/data/assess_observations.csv");
    mfgq_error err;
    assert_ok(mfgq_assess_check(plan, sheet, &err), &err);
    mfgq_table *const table = assess(plan, sheet, as_of, vintage);
    mfgq_observations_free(sheet);
    mfgq_plan_free(plan);
    return table;
}

static const char *text_at(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_text(t, row, (size_t)mfgq_table_find(t, column));
}

static double number_at(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_number(t, row, (size_t)mfgq_table_find(t, column));
}

static size_t find_row(const mfgq_table *t, const char *statement, const char *period)
{
    for (size_t i = 0; i < mfgq_table_rows(t); i++)
        if (strcmp(text_at(t, i, "statement"), statement) == 0 &&
            strcmp(text_at(t, i, "period"), period) == 0)
            return i;
    fail_msg("no row %s %s", statement, period);
    return 0;
}

static void check_case(const mfgq_csv *csv, size_t i, const mfgq_table *t)
{
    static const char *const numbers[] = {"target",        "actual",        "gap",     "attainment",
                                          "pace_required", "pace_observed", "progress"};
    const char *const statement = golden_text(csv, i, "statement");
    const size_t row = find_row(t, statement, golden_text(csv, i, "period"));
    if (strcmp(text_at(t, row, "verdict"), golden_text(csv, i, "expected")) != 0)
        fail_msg("%s: %s", statement, text_at(t, row, "verdict"));
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
        assert_close(number_at(t, row, numbers[k]), golden_number(csv, i, numbers[k]), 1e-12,
                     1e-12);
    const char *const note = golden_text(csv, i, "note");
    if (!strstr(text_at(t, row, "note"), note))
        fail_msg("%s: note '%s' without '%s'", statement, text_at(t, row, "note"), note);
}

static void test_cases(void **state)
{
    (void)state;
    mfgq_table *const t = sample(NULL, NULL);
    mfgq_csv *const csv = golden_open("assess_cases.csv");
    assert_int_equal(mfgq_csv_rows(csv), 27);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) check_case(csv, i, t);
    mfgq_csv_free(csv);
    mfgq_table_free(t);
}

/* 2.40 of 10^12, published first, is [23950, 24050): met; 2.34 is missed. */
static void test_vintage(void **state)
{
    (void)state;
    static const char *const vintages[] = {"first", "2021", "2022", "latest"};
    static const char *const verdicts[] = {"met", "met", "missed", "missed"};
    for (int i = 0; i < 4; i++) {
        mfgq_table *const t = sample(NULL, vintages[i]);
        const size_t row = find_row(t, "a:output", "2020");
        assert_string_equal(text_at(t, row, "verdict"), verdicts[i]);
        assert_string_equal(text_at(t, row, "published"), i < 2 ? "2021" : "2022");
        mfgq_table_free(t);
    }
}

static void test_as_of(void **state)
{
    (void)state;
    mfgq_table *const t = sample("2020", NULL);
    const size_t due = find_row(t, "a:output", "2020"), later = find_row(t, "a:output", "2022");
    assert_string_equal(text_at(t, due, "verdict"), "missed");
    assert_string_equal(text_at(t, later, "verdict"), "not-due");
    assert_string_equal(text_at(t, later, "actual_period"), "2020");
    assert_close(number_at(t, later, "progress"), 2400.0 / 7000, 1e-12, 0);
    for (size_t i = 0; i < mfgq_table_rows(t); i++)
        assert_true(strcmp(text_at(t, i, "actual_period"), "2020") <= 0);
    mfgq_table_free(t);
}

static void test_refused(void **state)
{
    (void)state;
    mfgq_plan *const plan = plan_of("tests/data/assess_plan.json");
    mfgq_observations *const sheet = sheet_file("tests/data/assess_observations.csv");
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_assess(NULL, sheet, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_assess(plan, NULL, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_assess(plan, sheet, "20", NULL, &t, &err), MFGQ_E_PARSE);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_assess(plan, sheet, NULL, "old", &t, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_assess(plan, sheet, NULL, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_assess_check(NULL, sheet, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_assess_check(plan, NULL, &err), MFGQ_E_INVALID);
    assert_null(t);
    mfgq_observations_free(sheet);
    mfgq_plan_free(plan);
}

static void test_wrong_sheet(void **state)
{
    (void)state;
    static const char unit[] = "indicator,period,value,unit\nshare,2018,3,%\noutput,2020,5,户\n";
    static const char name[] = "indicator,period,value,unit\nshare,2018,3,%\nouptut,2020,5,户\n";
    mfgq_plan *const plan = plan_of("tests/data/assess_plan.json");
    mfgq_observations *sheet = sheet_of(unit, sizeof unit - 1);
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_assess(plan, sheet, NULL, NULL, &t, &err), MFGQ_E_UNIT);
    assert_int_equal(err.index, 1);
    assert_null(t);
    assert_int_equal(mfgq_assess_check(plan, sheet, &err), MFGQ_E_UNIT);
    assert_int_equal(err.index, 1);
    mfgq_observations_free(sheet);
    sheet = sheet_of(name, sizeof name - 1);
    assert_int_equal(mfgq_assess_check(plan, sheet, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.index, 1);
    mfgq_observations_free(sheet);
    mfgq_plan_free(plan);
}

/* Whatever the plan, every value is a row, and a verdict without data says why. */
static void test_builtin(void **state)
{
    (void)state;
    static const char *const ids[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                      "annual-targets"};
    for (size_t k = 0; k < 3; k++) {
        mfgq_plan *plan = NULL;
        mfgq_observations *sheet = NULL;
        mfgq_table *targets = NULL;
        mfgq_error err;
        assert_ok(mfgq_plan_builtin(ids[k], &plan, &err), &err);
        assert_ok(mfgq_observations_builtin(ids[k], &sheet, &err), &err);
        assert_ok(mfgq_assess_check(plan, sheet, &err), &err);
        assert_ok(mfgq_plan_targets(plan, MFGQ_TARGETS_ALL, &targets, &err), &err);
        mfgq_table *const t = assess(plan, sheet, NULL, NULL);
        assert_int_equal(mfgq_table_rows(t), mfgq_table_rows(targets));
        for (size_t i = 0; i < mfgq_table_rows(t); i++)
            if (strcmp(text_at(t, i, "verdict"), "no-data") == 0)
                assert_true(strstr(text_at(t, i, "note"), "observed") != NULL);
        mfgq_table_free(t);
        mfgq_table_free(targets);
        mfgq_observations_free(sheet);
        mfgq_plan_free(plan);
    }
}

typedef struct inputs {
    mfgq_plan *plan;
    mfgq_observations *sheet;
} inputs;

static mfgq_status once(void *context)
{
    const inputs *const in = context;
    mfgq_table *t = NULL;
    const mfgq_status status = mfgq_assess(in->plan, in->sheet, NULL, NULL, &t, NULL);
    assert_true((t != NULL) == (status == MFGQ_OK));
    mfgq_table_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    inputs in = {plan_of("tests/data/assess_plan.json"),
                 sheet_file("tests/data/assess_observations.csv")};
    support_walk_memory(once, &in);
    mfgq_observations_free(in.sheet);
    mfgq_plan_free(in.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),   cmocka_unit_test(test_vintage),
        cmocka_unit_test(test_as_of),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_wrong_sheet), cmocka_unit_test(test_builtin),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
