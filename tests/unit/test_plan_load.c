/* Loading: what a plan's members become, from JSON, from CSV, and built in. */
#include "support.h"

#include "plan/plan_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char plan_text[] =
    "\xEF\xBB\xBF {\"format\": \"mfgq-plan\", \"version\": 1, \"id\": \"p\", \"title\": {\"zh\": "
    "\"t\"},"
    " \"start\": \"2021\", \"end\": \"2025\", \"base\": \"2020\", \"milestones\": [\"2023\", "
    "\"2025\"],"
    " \"relations\": ["
    "  {\"type\": \"quantity\", \"id\": \"q\", \"unit\": \"亿元\", \"expression\": \"a * s - 2 * a "
    "/ 4\"},"
    "  {\"type\": \"identity\", \"id\": \"i\", \"left\": \"q\", \"relation\": \"le\", \"right\": "
    "\"a\","
    "   \"unit\": \"亿元\"}],"
    " \"indicators\": ["
    "  {\"id\": \"a\", \"name_zh\": \"甲\", \"unit\": \"亿元\", \"kind\": \"level\", "
    "\"direction\": \"up\","
    "   \"statements\": [{\"id\": \"s1\", \"section\": \"一\", \"values\": ["
    "     {\"period\": \"2023\", \"text\": \"21.50\"},"
    "     {\"period\": \"2025\", \"text\": \"超过300亿元\"}]}]},"
    "  {\"id\": \"s\", \"name_zh\": \"乙\", \"unit\": \"%\", \"kind\": \"cut-rate\", "
    "\"direction\": \"down\","
    "   \"parent\": \"a\", \"statements\": [{\"id\": \"s2\", \"section\": \"二\", \"values\": ["
    "     {\"period\": \"2023\", \"text\": \"[1.5]\"}, {\"text\": \"4—5\", \"dated\": false}]}]},"
    "  {\"id\": \"e\", \"name_zh\": \"丙\", \"unit\": \"\", \"kind\": \"event\", \"direction\": "
    "\"none\","
    "   \"statements\": [{\"id\": \"s3\", \"section\": \"三\", \"type\": \"event\","
    "     \"values\": [{\"period\": \"2023-Q2\"}]}]}]}";

static mfgq_plan *load(const char *text)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_load(text, strlen(text), MFGQ_UTF8, &plan, &err), &err);
    return plan;
}

static void test_members(void **state)
{
    (void)state;
    mfgq_plan *const plan = load(plan_text);
    assert_string_equal(mfgq_plan_id(plan), "p");
    assert_string_equal(mfgq_plan_title(plan, 0), "t");
    assert_int_equal(plan->indicator_count, 3);
    assert_int_equal(plan->statement_count, 3);
    assert_int_equal(plan->value_count, 5);
    assert_int_equal(plan->milestone_count, 2);
    assert_int_equal(mfgq_i_sign(&plan->indicators[0]), 1);
    assert_int_equal(mfgq_i_sign(&plan->indicators[1]), -1);
    assert_int_equal(plan->indicators[1].parent, 0);
    assert_int_equal(plan->indicators[1].relation, MFGQ_I_PART_OF);
    assert_true(plan->indicators[0].cluster == MFGQ_I_NONE);
    mfgq_plan_free(plan);
}

static void test_values(void **state)
{
    (void)state;
    mfgq_plan *const plan = load(plan_text);
    const mfgq_i_value *const v = plan->values;
    assert_same(v[0].value, 21.5);
    assert_int_equal(v[0].decimals, 2);
    assert_same(mfgq_i_to_base(v[0].value, v[0].in_unit), 21.5e8);
    assert_int_equal(v[0].comparator, MFGQ_EQ);
    assert_int_equal(v[1].comparator, MFGQ_GT);
    assert_string_equal(v[1].unit, "亿元");
    assert_int_equal(v[2].accumulation, MFGQ_SINCE_BASE);
    assert_string_equal(v[2].base.text, "2020");
    assert_same(mfgq_i_to_base(v[2].value, v[2].in_unit), 0.015);
    assert_true(isnan(v[3].value) && v[3].low == 4 && v[3].high == 5);
    assert_int_equal(v[3].comparator, MFGQ_RANGE);
    assert_string_equal(v[3].period.text, "2025");
    assert_int_equal(v[3].dated, 0);
    assert_false(mfgq_i_is_figure(plan, &v[4]));
    mfgq_plan_free(plan);
}

static void test_expressions(void **state)
{
    (void)state;
    mfgq_plan *const plan = load(plan_text);
    const mfgq_i_expression *const q = &plan->relations[0].left;
    assert_int_equal(mfgq_program_aggregates(q->program), 2);
    assert_int_equal(q->operands[1].index, 1);
    assert_int_equal(q->operands[1].is_quantity, 0);
    const mfgq_i_relation *const identity = &plan->relations[1];
    assert_int_equal(identity->comparator, MFGQ_LE);
    assert_int_equal(identity->left.operands[0].is_quantity, 1);
    assert_int_equal(identity->left.operands[0].index, 0);
    assert_int_equal(identity->rule, 0);
    assert_int_equal(identity->severity, -1);
    mfgq_plan_free(plan);
}

static void test_periods(void **state)
{
    (void)state;
    mfgq_i_when a, b;
    assert_true(mfgq_i_when_parse("2020", &a) && a.end == 2021 * 12);
    assert_true(mfgq_i_when_parse("2021-Q2", &b) && b.end == 2021 * 12 + 6);
    assert_close(mfgq_i_years(&a, &b), 0.5, 0, 1e-15);
    assert_true(mfgq_i_when_parse("2021-07", &b) && b.end == 2021 * 12 + 7);
    static const char *const bad[] = {"",        "202",    "20200",     "2020-Q5",  "2020-00",
                                      "2020-13", "2020-1", "2020-Q",    "２０２０", "2020-W1",
                                      "2020Q1",  " 2020",  "2020-07-01"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(mfgq_i_when_parse(bad[i], &a));
}

static void test_least_csv(void **state)
{
    (void)state;
    mfgq_plan *const plan =
        load("indicator,period,value,unit,low,high,dated,base_period,accumulation\n"
             "甲,2022,28.0,亿元,,,,,\n甲,2020,25,亿元,,,,,\n"
             "乙,,,条,4,5,no,,\n丙,2022,7,%,,,,2019,since-base\n");
    assert_string_equal(plan->start.text, "2020");
    assert_string_equal(plan->end.text, "2022");
    assert_int_equal(plan->indicator_count, 3);
    assert_int_equal(plan->indicators[0].count, 1);
    assert_same(plan->values[0].value, 28);
    assert_int_equal(plan->values[0].decimals, 1);
    assert_same(plan->values[2].high, 5);
    assert_string_equal(plan->values[2].period.text, "2022");
    assert_string_equal(plan->values[3].base.text, "2019");
    mfgq_plan_free(plan);
}

static void test_gb18030(void **state)
{
    (void)state;
    static const char text[] =
        "indicator,period,value,unit\n\xB2\xFA\xD6\xB5,2020,5,\xD2\xDA\xD4\xAA\n";
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_load(text, sizeof text - 1, MFGQ_GB18030, &plan, &err), &err);
    assert_string_equal(plan->indicators[0].id, "产值");
    assert_same(mfgq_i_to_base(5, plan->values[0].in_unit), 5e8);
    mfgq_plan_free(plan);
}

static mfgq_status load_builtin(void *context)
{
    mfgq_plan *plan = NULL;
    const mfgq_status status = mfgq_plan_builtin(context, &plan, NULL);
    if (status != MFGQ_OK) assert_null(plan);
    mfgq_plan_free(plan);
    return status;
}

static mfgq_status load_csv(void *context)
{
    mfgq_plan *plan = NULL;
    const mfgq_status status = mfgq_plan_load(context, strlen(context), MFGQ_UTF8, &plan, NULL);
    if (status != MFGQ_OK) assert_null(plan);
    mfgq_plan_free(plan);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    char id[] = "national-14fyp-2021-2025";
    support_walk_memory(load_builtin, id);
    char big[] = "chongqing-2019-2022";
    support_walk_memory(load_builtin, big);
    char table[] = "indicator,period,value,unit\na,2020,5,%\nb,2020,5,%\n";
    support_walk_memory(load_csv, table);
}

static void test_null(void **state)
{
    (void)state;
    mfgq_plan *plan = NULL;
    assert_int_equal(mfgq_plan_load(NULL, 0, MFGQ_UTF8, &plan, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_load("{}", 2, MFGQ_UTF8, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_load("{}", 2, (mfgq_encoding)7, &plan, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_builtin(NULL, &plan, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_builtin("annual-targets", NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_builtin("nothing", &plan, NULL), MFGQ_E_NOT_FOUND);
    assert_null(plan);
    mfgq_plan_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),     cmocka_unit_test(test_values),
        cmocka_unit_test(test_expressions), cmocka_unit_test(test_periods),
        cmocka_unit_test(test_least_csv),   cmocka_unit_test(test_gb18030),
        cmocka_unit_test(test_memory),      cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
