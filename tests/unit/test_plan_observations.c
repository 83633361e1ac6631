/* Observation sheets: bounds, vintages, marks, bad rows. */
#include "support.h"

#include "plan/plan_i.h"

#include <math.h>
#include <string.h>

static mfgq_observations *load(const char *text)
{
    mfgq_observations *rows = NULL;
    mfgq_error err;
    const mfgq_status status = mfgq_observations_load(text, strlen(text), MFGQ_UTF8, &rows, &err);
    if (status) fail_msg("%d:%d: %s", err.line, err.column, err.message);
    return rows;
}

static const mfgq_i_observation *find(const mfgq_observations *rows, const char *indicator,
                                      const char *period, const char *vintage)
{
    mfgq_i_when when;
    assert_true(mfgq_i_when_parse(period, &when));
    return mfgq_i_observed(rows, indicator, &when, vintage);
}

static void test_bounds(void **state)
{
    (void)state;
    mfgq_observations *const rows =
        load("indicator,period,value,unit,qualifier,decimals,low,high\n"
             "b,2020,28.0,%,,,,\nb,2021,28,%,,1,,\nb,2022,20000,亿元,at-least,,,\n"
             "b,2023,5,家,at-most,,,\na,2020,NA,%,,,,\na,2021,,%,,,,\nc,2020,4.32,万辆,derived,,4."
             "2,4.4\n"
             "d,2020,36.5,万辆,conflicting,,,\nd,2020,36.9,万辆,conflicting,,,\n");
    assert_int_equal(mfgq_observations_count(rows), 7);
    const mfgq_i_observation *it = find(rows, "b", "2020", "latest");
    assert_int_equal(it->decimals, 1);
    assert_close(it->low, 27.95, 1e-15, 0);
    assert_close(it->high, 28.05, 1e-15, 0);
    assert_int_equal(find(rows, "b", "2021", "latest")->decimals, 1);
    it = find(rows, "b", "2022", "latest");
    assert_true(it->low == 20000 && isinf(it->high) && mfgq_i_to_base(1, it->in_unit) == 1e8);
    it = find(rows, "b", "2023", "latest");
    assert_true(it->high == 5 && isinf(it->low));
    it = find(rows, "c", "2020", "latest");
    assert_true(it->low == 4.2 && it->high == 4.4 && it->qualifier == MFGQ_I_DERIVED);
    it = find(rows, "d", "2020", "latest");
    assert_close(it->low, 36.45, 1e-15, 0);
    assert_close(it->high, 36.95, 1e-15, 0);
    assert_null(find(rows, "a", "2020", "latest"));
    assert_null(find(rows, "z", "2020", "latest"));
    mfgq_observations_free(rows);
}

static void test_vintages(void **state)
{
    (void)state;
    mfgq_observations *const rows = load("published,indicator,period,value,unit\n"
                                         "2022-03-01,g,2020,2.2,%\n2021-01-18,g,2020,2.3,%\n"
                                         "2023,g,2020,2.1,%\n,h,2020,5,%\n");
    assert_same(find(rows, "g", "2020", "first")->value, 2.3);
    assert_same(find(rows, "g", "2020", "latest")->value, 2.1);
    assert_same(find(rows, "g", "2020", "2021")->value, 2.3);
    assert_same(find(rows, "g", "2020", "2022-03-01")->value, 2.2);
    assert_same(find(rows, "g", "2020", "2022-02-28")->value, 2.3);
    assert_null(find(rows, "g", "2020", "2020-12"));
    assert_same(find(rows, "h", "2020", "2000")->value, 5);
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_observations_table(rows, "2022", &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 2);
    assert_same(mfgq_table_number(table, 0, 2), 2.2);
    mfgq_table_free(table);
    assert_int_equal(mfgq_observations_table(rows, "newest", &table, NULL), MFGQ_E_INVALID);
    mfgq_observations_free(rows);
}

static void refuse(const char *text, mfgq_status status, int line, int column)
{
    mfgq_observations *rows = NULL;
    mfgq_error err;
    const mfgq_status got = mfgq_observations_load(text, strlen(text), MFGQ_UTF8, &rows, &err);
    if (got != status || err.line != line || err.column != column)
        fail_msg("'%s': %s %d:%d %s", text, mfgq_status_name(got), err.line, err.column,
                 err.message);
    assert_null(rows);
}

#define HEAD "indicator,period,value,unit,qualifier,decimals,published,basis,low\n"

static void test_bad(void **state)
{
    (void)state;
    refuse("indicator,period,value\n", MFGQ_E_DATA, 1, 1);
    refuse(HEAD "a,20,1,%,,,,,\n", MFGQ_E_PARSE, 2, 3);
    refuse(HEAD "a,2020,x,%,,,,,\n", MFGQ_E_PARSE, 2, 8);
    refuse(HEAD "a,2020,nan,%,,,,,\n", MFGQ_E_PARSE, 2, 8);
    refuse(HEAD "a,2020,1e999,%,,,,,\n", MFGQ_E_PARSE, 2, 8);
    refuse(HEAD "a,2020,1,朵,,,,,\n", MFGQ_E_UNIT, 2, 10);
    refuse(HEAD "a,2020,1,%,sure,,,,\n", MFGQ_E_DATA, 2, 12);
    refuse(HEAD "a,2020,1,%,,1.5,,,\n", MFGQ_E_DATA, 2, 13);
    refuse(HEAD "a,2020,1,%,,,May,,\n", MFGQ_E_PARSE, 2, 14);
    refuse(HEAD "a,2020,1,%,,,,real,\n", MFGQ_E_DATA, 2, 15);
    refuse(HEAD "a,2020,1,%,,,,,2\n", MFGQ_E_DATA, 2, 16);
    refuse(HEAD ",2020,1,%,,,,,\n", MFGQ_E_DATA, 2, 1);
    assert_int_equal(mfgq_observations_load(NULL, 0, MFGQ_UTF8, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_observations_load("a", 1, MFGQ_UTF8, NULL, NULL), MFGQ_E_INVALID);
}

static void test_builtin(void **state)
{
    (void)state;
    static const char *const ids[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                      "annual-targets"};
    for (size_t i = 0; i < 3; i++) {
        mfgq_plan *plan = NULL;
        mfgq_observations *rows = NULL;
        mfgq_error err;
        assert_ok(mfgq_plan_builtin(ids[i], &plan, &err), &err);
        assert_ok(mfgq_observations_builtin(ids[i], &rows, &err), &err);
        assert_true(rows->count > 0);
        for (size_t j = 0; j < rows->count; j++) {
            const size_t at = mfgq_i_plan_indicator(plan, rows->items[j].indicator);
            assert_true(at != MFGQ_I_NONE);
            assert_int_equal(
                mfgq_i_unit_check_sum(rows->items[j].in_unit, plan->indicators[at].in_unit, NULL),
                MFGQ_OK);
            assert_true(*rows->items[j].source);
        }
        mfgq_observations_free(rows);
        mfgq_plan_free(plan);
    }
    mfgq_observations *none = NULL;
    mfgq_error err;
    assert_ok(mfgq_observations_builtin("somebody's plan", &none, &err), &err);
    assert_int_equal(mfgq_observations_count(none), 0);
    mfgq_observations_free(none);
}

static void test_marks(void **state)
{
    (void)state;
    mfgq_observations *rows = NULL;
    mfgq_error err;
    assert_ok(mfgq_observations_builtin("chongqing-2019-2022", &rows, &err), &err);
    assert_int_equal(find(rows, "gross-output", "2020", "latest")->qualifier, MFGQ_I_AT_LEAST);
    assert_int_equal(find(rows, "strategic-emerging-share", "2020", "latest")->qualifier,
                     MFGQ_I_DERIVED);
    assert_int_equal(find(rows, "strategic-emerging-share", "2020", "latest")->decimals, 1);
    assert_int_equal(find(rows, "rd-institution-share", "2020", "latest")->qualifier,
                     MFGQ_I_PRELIMINARY);
    assert_int_equal(find(rows, "nev-production", "2022", "latest")->qualifier, MFGQ_I_CONFLICTING);
    assert_same(find(rows, "profit", "2020", "latest")->value, 1318.8);
    assert_null(find(rows, "vehicle-production", "2022", "latest"));
    mfgq_observations_free(rows);
}

static mfgq_status load_again(void *context)
{
    mfgq_observations *rows = NULL;
    mfgq_table *table = NULL;
    mfgq_status status = mfgq_observations_builtin(context, &rows, NULL);
    if (status == MFGQ_OK) status = mfgq_observations_table(rows, NULL, &table, NULL);
    mfgq_table_free(table);
    mfgq_observations_free(rows);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    char id[] = "annual-targets";
    support_walk_memory(load_again, id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds), cmocka_unit_test(test_vintages),
        cmocka_unit_test(test_bad),    cmocka_unit_test(test_builtin),
        cmocka_unit_test(test_marks),  cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
