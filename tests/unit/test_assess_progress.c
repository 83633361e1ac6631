/* Progress rules over a plan: milestones, series, cuts, bad arguments, memory. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct inputs {
    mfgq_plan *plan;
    mfgq_observations *sheet;
} inputs;

static inputs load(void)
{
    inputs in = {NULL, NULL};
    size_t size = 0;
    mfgq_error err;
    char *text = support_file("tests/data/assess_plan.json", &size);
    assert_ok(mfgq_plan_load(text, size, MFGQ_UTF8, &in.plan, &err), &err);
    free(text);
    text = support_file("tests/data/assess_observations.csv", &size);
    assert_ok(mfgq_observations_load(text, size, MFGQ_UTF8, &in.sheet, &err), &err);
    free(text);
    return in;
}

static void unload(inputs *in)
{
    mfgq_observations_free(in->sheet);
    mfgq_plan_free(in->plan);
}

static mfgq_table *judge(mfgq_rule rule, mfgq_milestones policy, const char *as_of)
{
    inputs in = load();
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_assess_progress(in.plan, in.sheet, rule, policy, as_of, NULL, &t, &err), &err);
    unload(&in);
    return t;
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
            strcmp(text_at(t, i, "target_period"), period) == 0)
            return i;
    fail_msg("no row %s %s", statement, period);
    return 0;
}

/* As of 2020 the next milestone is 2022, the one of 2020 being due. */
static void test_milestones(void **state)
{
    (void)state;
    mfgq_table *t = judge(MFGQ_RULE_SCHEDULE, MFGQ_MILESTONES_NEXT, "2019");
    find_row(t, "a:output", "2020");
    find_row(t, "a:share", "2022");
    for (size_t i = 0; i < mfgq_table_rows(t); i++)
        if (strcmp(text_at(t, i, "id"), "output") == 0)
            assert_string_equal(text_at(t, i, "target_period"), "2020");
    mfgq_table_free(t);
    t = judge(MFGQ_RULE_SCHEDULE, MFGQ_MILESTONES_NEXT, "2020");
    find_row(t, "a:output", "2022");
    mfgq_table_free(t);
    t = judge(MFGQ_RULE_SCHEDULE, MFGQ_MILESTONES_ALL, "2020");
    find_row(t, "a:output", "2020");
    find_row(t, "b:output", "2022");
    mfgq_table_free(t);
}

/* 21000 in 2018, 23400 in 2020, 28000 by 2022: 2400 of 7000 after half the time. */
static void test_schedule(void **state)
{
    (void)state;
    mfgq_table *const t = judge(MFGQ_RULE_SCHEDULE, MFGQ_MILESTONES_LAST, "2020");
    const size_t row = find_row(t, "a:output", "2022");
    assert_close(number_at(t, row, "score"), 2400.0 / 7000, 1e-12, 0);
    assert_close(number_at(t, row, "ratio"), 2400.0 / 3500, 1e-12, 0);
    assert_string_equal(text_at(t, row, "status"), "behind");
    assert_string_equal(text_at(t, row, "last_period"), "2020");
    mfgq_table_free(t);
}

/* A cut of 3.6 % after two of four years for 7 %: ln .964 / ln .93 = 50.5 %. */
static void test_cut(void **state)
{
    (void)state;
    mfgq_table *const t = judge(MFGQ_RULE_LOG_CUT, MFGQ_MILESTONES_LAST, "2020");
    const size_t row = find_row(t, "a:cut", "2022");
    assert_close(number_at(t, row, "score"), log(0.964) / log(0.93), 1e-12, 0);
    assert_string_equal(text_at(t, row, "status"), "ahead");
    mfgq_table_free(t);
}

/* Four yearly values 16, 14, 21, 25, every year at least 20: met, and the mean change is up. */
static void test_standing(void **state)
{
    (void)state;
    mfgq_table *const t = judge(MFGQ_RULE_DESTATIS, MFGQ_MILESTONES_LAST, NULL);
    const size_t row = find_row(t, "a:models", "2022");
    assert_string_equal(text_at(t, row, "status"), "sun");
    assert_close(number_at(t, row, "ratio"), 3, 1e-12, 0);
    const size_t output = find_row(t, "a:output", "2022");
    assert_string_equal(text_at(t, output, "status"), "no-verdict");
    assert_string_equal(text_at(t, output, "note"), "break 2022: new scope");
    mfgq_table_free(t);
}

static void test_refused(void **state)
{
    (void)state;
    inputs in = load();
    mfgq_table *t = NULL;
    mfgq_error err;
    const mfgq_rule rule = MFGQ_RULE_DESTATIS;
    assert_int_equal(mfgq_assess_progress(NULL, in.sheet, rule, MFGQ_MILESTONES_ALL, NULL, NULL, &t,
                                          &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_assess_progress(in.plan, NULL, rule, MFGQ_MILESTONES_ALL, NULL, NULL, &t,
                                          &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_assess_progress(in.plan, in.sheet, (mfgq_rule)8, MFGQ_MILESTONES_ALL,
                                          NULL, NULL, &t, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_assess_progress(in.plan, in.sheet, rule, (mfgq_milestones)3, NULL, NULL,
                                          &t, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_assess_progress(in.plan, in.sheet, rule, MFGQ_MILESTONES_ALL, "x", NULL,
                                          &t, &err),
                     MFGQ_E_PARSE);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_assess_progress(in.plan, in.sheet, rule, MFGQ_MILESTONES_ALL, NULL, "x",
                                          &t, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 6);
    assert_int_equal(mfgq_assess_progress(in.plan, in.sheet, rule, MFGQ_MILESTONES_ALL, NULL, NULL,
                                          NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 7);
    assert_null(t);
    unload(&in);
}

static mfgq_status once(void *context)
{
    const inputs *const in = context;
    mfgq_table *t = NULL;
    const mfgq_status status = mfgq_assess_progress(
        in->plan, in->sheet, MFGQ_RULE_DESTATIS, MFGQ_MILESTONES_ALL, NULL, NULL, &t, NULL);
    assert_true((t != NULL) == (status == MFGQ_OK));
    mfgq_table_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    inputs in = load();
    support_walk_memory(once, &in);
    unload(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_milestones), cmocka_unit_test(test_schedule),
        cmocka_unit_test(test_cut),        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_refused),    cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
