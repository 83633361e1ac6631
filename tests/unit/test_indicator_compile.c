/* Schemas and compiled programs: what they say about themselves. */
#include "formula.h"

#include <stdlib.h>
#include <string.h>

static void test_aggregates(void **state)
{
    (void)state;
    mfgq_program *const p =
        formula_compile("1 - (sum(energy)/sum(value_added_constant)) / "
                        "base(sum(energy)/sum(value_added_constant)) + sum(energy) * 0 / 1 tce",
                        "%");
    assert_int_equal(mfgq_program_aggregates(p), 4);
    assert_string_equal(mfgq_program_aggregate_text(p, 0), "sum(energy)");
    assert_string_equal(mfgq_program_aggregate_text(p, 2), "sum(energy)");
    assert_int_equal(mfgq_program_aggregate_shift(p, 0), MFGQ_AT_PERIOD);
    assert_int_equal(mfgq_program_aggregate_shift(p, 2), MFGQ_AT_BASE);
    assert_int_equal(mfgq_program_aggregate_kind(p, 3), MFGQ_SUM);
    assert_int_equal(mfgq_program_aggregate_kind(p, 4), -1);
    assert_int_equal(mfgq_program_aggregate_shift(p, 4), -1);
    assert_null(mfgq_program_aggregate_text(p, 4));
    assert_int_equal(mfgq_program_inputs(p), 2);
    assert_string_equal(mfgq_program_input_name(p, 0), "energy");
    assert_string_equal(mfgq_program_input_name(p, 1), "value_added_constant");
    assert_int_equal(mfgq_program_input_kind(p, 1), MFGQ_VARIABLE_NUMBER);
    assert_null(mfgq_program_input_name(p, 2));
    assert_int_equal(mfgq_program_input_kind(p, 2), -1);
    assert_int_equal(strncmp(mfgq_program_text(p), "1 - (", 5), 0);
    mfgq_program_free(p);
    mfgq_program_free(NULL);
}

/* What goes together in dimension, and the unit it may be printed in. */
static void test_units(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
    } good[] = {{"sum(value_added) / sum(employment)", "万元/人"},
                {"sum(value_added) / sum(gross_output)", "∶1"},
                {"count(revenue > 0)", "户"},
                {"count(revenue > 0)", ""},
                {"sum(vehicles)", "万辆"},
                {"sum(vehicles)", ""},
                {"sum(gross_output) / sum(vehicles)", "万元"},
                {"sum(gross_output) / sum(vehicles)", "万元/辆"},
                {"sum(gross_output) * 2 + 1亿元", "亿元"},
                {"sum(employment)^2 / sum(employment)", "万人"},
                {"sum(employment) ^ -1 * sum(revenue)", "元/人"},
                {"sum(points)", "百分点"},
                {"mean(value_added / gross_output) >= 0", NULL},
                {"sum(strategic_emerging)", ""}};
    mfgq_schema *const schema = formula_schema();
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        mfgq_program *p = NULL;
        mfgq_error err;
        const int truth = strstr(good[i].text, ">= 0") != NULL;
        const char *const text = good[i].text;
        const mfgq_status status =
            mfgq_program_compile(text, strlen(text), schema, good[i].unit, &p, &err);
        if (truth) assert_int_equal(status, MFGQ_E_DATA);
        else assert_ok(status, &err);
        mfgq_program_free(p);
    }
    mfgq_schema_free(schema);
}

/* Names with hyphens are words of their own; a minus then wants blanks. */
static void test_hyphens(void **state)
{
    (void)state;
    static const char *const names[] = {"gross-output", "rate", "增加值", "5g-sites", "a.b"};
    static const char *const units[] = {"亿元", "%", "亿元", "个", NULL};
    static const int kinds[] = {MFGQ_VARIABLE_AGGREGATE, MFGQ_VARIABLE_AGGREGATE,
                                MFGQ_VARIABLE_AGGREGATE, MFGQ_VARIABLE_AGGREGATE,
                                MFGQ_VARIABLE_AGGREGATE};
    mfgq_schema *schema = NULL;
    mfgq_program *p = NULL;
    mfgq_error err;
    assert_ok(mfgq_schema_new(5, names, units, kinds, &schema, &err), &err);
    const char *const text = "gross-output * (rate - 1%) - 增加值";
    assert_ok(mfgq_program_compile(text, strlen(text), schema, "亿元", &p, &err), &err);
    assert_int_equal(mfgq_program_aggregates(p), 3);
    assert_int_equal(mfgq_program_aggregate_kind(p, 0), MFGQ_GIVEN);
    assert_string_equal(mfgq_program_aggregate_text(p, 0), "gross-output");
    const double given[] = {21700e8, 0.255, 100e8};
    double value = 0;
    assert_ok(mfgq_program_eval(p, 1, given, MFGQ_UNDEFINED_FAILS, &value, &err), &err);
    assert_close(value, 21700e8 * 0.245 - 100e8, 1e-14, 0);
    double none[3];
    assert_int_equal(mfgq_program_aggregate(p, 0, 0, NULL, NULL, NULL, NULL, 0, 0, none, NULL,
                                            &err), MFGQ_E_INVALID);
    mfgq_program_free(p);
    const char *const digit = "5g-sites / 5 + a.b * .5";
    assert_ok(mfgq_program_compile(digit, strlen(digit), schema, "", &p, &err), &err);
    assert_string_equal(mfgq_program_aggregate_text(p, 0), "5g-sites");
    assert_string_equal(mfgq_program_aggregate_text(p, 1), "a.b");
    mfgq_program_free(p);
    const char *const joined = "gross-output-rate";
    assert_int_equal(mfgq_program_compile(joined, strlen(joined), schema, NULL, &p, &err),
                     MFGQ_E_NOT_FOUND);
    mfgq_schema_free(schema);
    mfgq_schema_free(NULL);
}

static void test_bad_schemas(void **state)
{
    (void)state;
    static const struct {
        const char *name, *unit;
        int kind, status, arg;
    } bad[] = {{"", "元", 0, MFGQ_E_DATA, 2},      {"1.5", "元", 0, MFGQ_E_DATA, 2},
               {"a b", "元", 0, MFGQ_E_DATA, 2},   {"where", "元", 0, MFGQ_E_DATA, 2},
               {"a-", "元", 0, MFGQ_E_DATA, 2},    {"x×y", "元", 0, MFGQ_E_DATA, 2},
               {"\xff\xff", "元", 0, MFGQ_E_DATA, 2}, {"ok", "nonsense", 0, MFGQ_E_UNIT, 3},
               {"ok", "元", 4, MFGQ_E_INVALID, 4}, {"ok", "元", -1, MFGQ_E_INVALID, 4},
               {"first", "元", 0, MFGQ_E_DATA, 2}, {NULL, "元", 0, MFGQ_E_DATA, 2}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *const names[] = {"first", bad[i].name}, *const units[] = {"元", bad[i].unit};
        const int kinds[] = {MFGQ_VARIABLE_NUMBER, bad[i].kind};
        mfgq_schema *schema = NULL;
        mfgq_error err;
        assert_int_equal(mfgq_schema_new(2, names, units, kinds, &schema, &err), bad[i].status);
        assert_int_equal(err.arg, bad[i].arg);
        assert_int_equal(err.index, 1);
        assert_null(schema);
    }
    mfgq_schema *schema = NULL;
    const char *const name = "a";
    const int kind = 0;
    assert_int_equal(mfgq_schema_new(1, NULL, &name, &kind, &schema, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_schema_new(1, &name, NULL, &kind, &schema, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_schema_new(1, &name, &name, NULL, &schema, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_schema_new(0, NULL, NULL, NULL, NULL, NULL), MFGQ_E_INVALID);
    assert_ok(mfgq_schema_new(0, NULL, NULL, NULL, &schema, NULL), NULL);
    mfgq_schema_free(schema);
}

static mfgq_status run_compile(void *context)
{
    static const char *const names[] = {"x", "c"}, *const units[] = {"元", NULL};
    static const int kinds[] = {MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_CODE};
    (void)context;
    mfgq_schema *schema = NULL;
    mfgq_program *program = NULL;
    mfgq_status status = mfgq_schema_new(2, names, units, kinds, &schema, NULL);
    const char *const text = "sum(x where c in (\"a\", \"b\")) / base(sum(x)) - 1";
    if (status == MFGQ_OK)
        status = mfgq_program_compile(text, strlen(text), schema, "%", &program, NULL);
    mfgq_schema_free(schema);
    mfgq_program_free(program);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(run_compile, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_aggregates), cmocka_unit_test(test_units),
        cmocka_unit_test(test_hyphens),    cmocka_unit_test(test_bad_schemas),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
