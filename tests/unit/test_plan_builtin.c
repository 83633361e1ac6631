/* The plans that ship with the library say what the documents say. */
#include "support.h"

#include "plan/plan_i.h"

#include <math.h>
#include <string.h>

static mfgq_plan *builtin(const char *id)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_builtin(id, &plan, &err), &err);
    return plan;
}

/* The value of an indicator at a section and period; null if the plan has none. */
static const mfgq_i_value *stated(const mfgq_plan *plan, const char *indicator, const char *section,
                                  const char *period)
{
    for (size_t i = 0; i < plan->value_count; i++) {
        const mfgq_i_value *const v = &plan->values[i];
        if (strcmp(plan->indicators[v->indicator].id, indicator) != 0) continue;
        if (strcmp(plan->statements[v->statement].section, section) != 0) continue;
        if (strcmp(v->period.text, period) == 0) return v;
    }
    return NULL;
}

static void test_box1(void **state)
{
    (void)state;
    mfgq_plan *const plan = builtin("chongqing-2019-2022");
    mfgq_csv *const golden = golden_open("plan_chongqing_box1.csv");
    assert_int_equal(mfgq_csv_rows(golden), 66);
    for (size_t row = 0; row < 66; row++) {
        const char *const id = golden_text(golden, row, "indicator");
        const mfgq_i_value *const v = stated(plan, id, "专栏1", golden_text(golden, row, "period"));
        if (!v) fail_msg("专栏1 lacks %s %s", id, golden_text(golden, row, "period"));
        assert_close(v->value, golden_number(golden, row, "expected"), 0, 0);
        assert_string_equal(v->unit, golden_text(golden, row, "unit"));
        assert_string_equal(mfgq_i_accumulation_words[v->accumulation],
                            golden_text(golden, row, "accumulation"));
        assert_string_equal(plan->indicators[v->indicator].nature, "预期性");
    }
    mfgq_csv_free(golden);
    mfgq_plan_free(plan);
}

typedef struct expected {
    const char *indicator, *section, *period;
    double value;
    mfgq_comparator comparator;
    mfgq_accumulation accumulation;
    const char *unit;
} expected;

/* Read in the text of the plan, one of each form. */
static void test_running_text(void **state)
{
    (void)state;
    static const expected list[] = {
        {"industrial-value-added", "一（二）", "2022", 7500, MFGQ_EQ, MFGQ_NONE, "亿元"},
        {"industrial-value-added", "专栏1", "2022", 7700, MFGQ_EQ, MFGQ_NONE, "亿元"},
        {"enterprises-10bn", "一（二）", "2020", 28, MFGQ_EQ, MFGQ_NONE, "户"},
        {"vehicle-production", "二（二）", "2020", 300, MFGQ_GT, MFGQ_NONE, "万辆"},
        {"vehicle-unit-value", "二（二）", "2022", 10, MFGQ_GE, MFGQ_NONE, "万元"},
        {"new-models", "专栏6", "2020", 15, MFGQ_GE, MFGQ_PER_YEAR, "款"},
        {"drug-device-certificates", "专栏9", "2022", 15, MFGQ_GT, MFGQ_AVERAGE, "件"},
        {"ic-design-enterprises", "专栏2", "2022", 100, MFGQ_EQ, MFGQ_SINCE_BASE, "家"},
        {"energy-intensity-cut", "三（二）2", "2022", 7, MFGQ_EQ, MFGQ_SINCE_BASE, "%"},
        {"cloud-enterprises", "专栏14", "2022", 10000, MFGQ_EQ, MFGQ_NONE, "家"},
        {"fuel-cell-models", "二（二）", "2022", 1, MFGQ_EQ, MFGQ_NONE, "款"},
        {"smart-parks-share", "专栏16", "2022", 100, MFGQ_EQ, MFGQ_NONE, "%"},
        {"energy-saving", "专栏15", "2022", 130, MFGQ_EQ, MFGQ_NONE, "万吨标准煤"},
    };
    mfgq_plan *const plan = builtin("chongqing-2019-2022");
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const expected *const e = &list[i];
        const mfgq_i_value *const v = stated(plan, e->indicator, e->section, e->period);
        if (!v) fail_msg("%s: no %s", e->indicator, e->period);
        assert_same(v->value, e->value);
        assert_int_equal(v->comparator, e->comparator);
        assert_int_equal(v->accumulation, e->accumulation);
        assert_string_equal(v->unit, e->unit);
        if (e->accumulation == MFGQ_SINCE_BASE) assert_string_equal(v->base.text, "2018");
    }
    mfgq_plan_free(plan);
}

static void test_ranges_and_undated(void **state)
{
    (void)state;
    mfgq_plan *const plan = builtin("chongqing-2019-2022");
    const mfgq_i_value *v = stated(plan, "wafer-lines", "专栏2", "2022");
    assert_true(v && v->low == 4 && v->high == 5 && isnan(v->value));
    v = stated(plan, "district-fields", "三（四）2", "2022");
    assert_true(v && v->low == 1 && v->high == 3 && !v->dated);
    v = stated(plan, "government-nev-share", "专栏6", "2022");
    assert_true(v && v->value == 50 && v->comparator == MFGQ_GE && !v->dated);
    v = stated(plan, "park-network-coverage", "三（四）4", "2022");
    assert_true(v && v->value == 100 && !v->dated);
    mfgq_plan_free(plan);
}

static void test_relative_and_events(void **state)
{
    (void)state;
    mfgq_plan *const plan = builtin("chongqing-2019-2022");
    const mfgq_i_value *const v = stated(plan, "industrial-growth", "一（二）", "2020");
    assert_non_null(v);
    const mfgq_i_statement *const s = &plan->statements[v->statement];
    assert_int_equal(s->type, MFGQ_I_RELATIVE);
    assert_string_equal(plan->indicators[s->reference].id, "national-industrial-growth");
    const mfgq_i_value *const event = stated(plan, "l3-series-production", "专栏6", "2020");
    assert_true(event && plan->statements[event->statement].type == MFGQ_I_DATED_EVENT);
    mfgq_plan_free(plan);
}

static void test_other_plans(void **state)
{
    (void)state;
    mfgq_plan *plan = builtin("national-14fyp-2021-2025");
    const mfgq_i_value *v = stated(plan, "energy-intensity-cut", "专栏1", "2025");
    assert_true(v && v->value == 13.5 && v->accumulation == MFGQ_SINCE_BASE);
    v = stated(plan, "grain-capacity", "专栏1", "2025");
    assert_true(v && v->value == 6.5 && v->comparator == MFGQ_GT);
    assert_string_equal(plan->indicators[v->indicator].nature, "约束性");
    v = stated(plan, "surveyed-unemployment", "专栏1", "2025");
    assert_true(v && v->comparator == MFGQ_LT && mfgq_i_sign(&plan->indicators[v->indicator]) < 0);
    mfgq_plan_free(plan);
    plan = builtin("annual-targets");
    v = stated(plan, "national-gdp-growth", "2016年国务院政府工作报告", "2016");
    assert_true(v && v->low == 6.5 && v->high == 7);
    v = stated(plan, "chongqing-gdp-growth", "2021年重庆市政府工作报告", "2021");
    assert_true(v && v->value == 6 && v->comparator == MFGQ_GE);
    v = stated(plan, "chongqing-gdp-growth", "2014年重庆市政府工作报告", "2014");
    assert_true(v && v->value == 11 && v->comparator == MFGQ_ABOUT);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_box1),
        cmocka_unit_test(test_running_text),
        cmocka_unit_test(test_ranges_and_undated),
        cmocka_unit_test(test_relative_and_events),
        cmocka_unit_test(test_other_plans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
