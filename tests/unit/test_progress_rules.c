/* Progress rules: names, tables, and what a call refuses. */
#include "support.h"

#include <math.h>
#include <string.h>

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(mfgq_progress_rule("eurostat"), MFGQ_RULE_EUROSTAT);
    assert_int_equal(mfgq_progress_rule("un-chart"), MFGQ_RULE_UN_CHART);
    assert_int_equal(mfgq_progress_rule("schedule"), MFGQ_RULE_SCHEDULE);
    assert_int_equal(mfgq_progress_rule("none"), -1);
    assert_int_equal(mfgq_progress_rule(NULL), -1);
    assert_string_equal(mfgq_progress_word(MFGQ_VERDICT_NONE), "no-verdict");
    assert_string_equal(mfgq_progress_word(MFGQ_VERDICT_BEHIND), "behind");
    assert_string_equal(mfgq_progress_word(99), "unknown");
    assert_string_equal(mfgq_progress_word(-1), "unknown");
    assert_string_equal(mfgq_progress_reason(MFGQ_REASON_NO_SCORES), "no member has a score");
    assert_string_equal(mfgq_progress_reason(99), "unknown");
}

/* The bands of a rule and case, best first, as "cut verdict" pairs in order. */
static void assert_bands(const mfgq_table *t, const char *rule, const char *applies,
                         const double *cuts, const char *const *verdicts, size_t count)
{
    size_t seen = 0;
    for (size_t i = 0; i < mfgq_table_rows(t); i++) {
        if (strcmp(mfgq_table_text(t, i, 0), rule) != 0) continue;
        if (strcmp(mfgq_table_text(t, i, 1), applies) != 0) continue;
        if (mfgq_table_is_missing(t, i, 4)) continue;
        assert_true(seen < count);
        assert_close(mfgq_table_number(t, i, 3), cuts[seen], 0, 0);
        assert_string_equal(mfgq_table_text(t, i, 5), verdicts[seen]);
        seen++;
    }
    assert_int_equal(seen, count);
}

static void test_tables(void **state)
{
    (void)state;
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_progress_rules(&t, &err), &err);
    static const double statcan[] = {0.015, 0.005, 0, NAN};
    static const char *const words[] = {"substantial-progress", "moderate-progress",
                                        "limited-progress", "deterioration"};
    assert_bands(t, "statcan", "no-target", statcan, words, 4);
    static const double istat[] = {0.05, 0.01, -0.01, -0.05, NAN};
    static const char *const bands[] = {"clear-improvement", "slight-improvement", "stable",
                                        "slight-worsening", "clear-worsening"};
    assert_bands(t, "istat", "no-target", istat, bands, 5);
    mfgq_table_free(t);
    assert_int_equal(mfgq_progress_rules(NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
}

static mfgq_status make_table(void *context)
{
    (void)context;
    mfgq_table *t = NULL;
    const mfgq_status status = mfgq_progress_rules(&t, NULL);
    if (status == MFGQ_OK) mfgq_table_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(make_table, NULL);
}

/* A call of two rows with one thing wrong each time. */
typedef struct call {
    int32_t direction[2], binding[2], verdict[2], reason[2];
    double base_period[2], base[2], period[2], value[2], target_period[2], target[2];
    double series[4], last_period[2], ratio[2], score[2];
    size_t start[3];
} call;

static call good(void)
{
    return (call){{1, -1},      {0, 0},       {-7, -7},     {-7, -7}, {2015, 2015},
                  {100, 100},   {2020, 2020}, {110, 90},    {2030, 2030}, {130, 60},
                  {1, 2, 3, 4}, {2020, 2020}, {-7, -7},     {-7, -7}, {0, 2, 4}};
}

static mfgq_status run(int rule, call *c, mfgq_error *err)
{
    return mfgq_progress((mfgq_rule)rule, 2, c->direction, c->binding, c->base_period, c->base,
                         c->period, c->value, c->target_period, c->target, NULL, NULL, NULL,
                         c->start, c->series, c->last_period, c->ratio, c->score, c->verdict,
                         c->reason, err);
}

static void assert_refused(int rule, call c, int arg, int64_t index)
{
    mfgq_error err;
    assert_int_equal(run(rule, &c, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_true(c.ratio[0] == -7 && c.score[1] == -7 && c.verdict[0] == -7 && c.reason[1] == -7);
}

static void test_refused(void **state)
{
    (void)state;
    call c = good();
    mfgq_error err;
    assert_ok(run(MFGQ_RULE_EUROSTAT, &c, &err), &err);
    assert_int_equal(c.verdict[1], MFGQ_VERDICT_MODERATE);
    assert_refused(-1, good(), 1, -1);
    assert_refused(8, good(), 1, -1);
    c = good();
    c.direction[1] = 2;
    assert_refused(0, c, 3, 1);
    c = good();
    c.binding[0] = 4;
    assert_refused(0, c, 4, 0);
    c = good();
    c.base_period[1] = INFINITY;
    assert_refused(0, c, 5, 1);
    c = good();
    c.value[0] = -INFINITY;
    assert_refused(0, c, 8, 0);
    c = good();
    c.start[1] = 5;
    assert_refused(0, c, 14, 1);
    c = good();
    c.target[0] = INFINITY;
    assert_refused(0, c, 10, 0);
    c = good();
    c.series[3] = INFINITY;
    assert_refused(0, c, 15, 3);
    c = good();
    c.last_period[1] = INFINITY;
    assert_refused(0, c, 16, 1);
}

static void test_no_series(void **state)
{
    (void)state;
    call c = good();
    mfgq_error err;
    assert_int_equal(mfgq_progress(MFGQ_RULE_DESTATIS, 2, c.direction, NULL, NULL, NULL, NULL, NULL,
                                   NULL, NULL, NULL, NULL, NULL, c.start, NULL, c.last_period,
                                   c.ratio, c.score, c.verdict, c.reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 15);
}

static void test_null(void **state)
{
    (void)state;
    const int32_t direction = 1;
    const double value = 1;
    double ratio = -7, score = -7;
    int32_t verdict = -7, reason = -7;
    mfgq_error err;
    assert_ok(mfgq_progress(MFGQ_RULE_ISTAT, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &err),
              &err);
    assert_int_equal(mfgq_progress(MFGQ_RULE_ISTAT, 1, NULL, NULL, NULL, NULL, NULL, &value, NULL,
                                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, &ratio, &score,
                                   &verdict, &reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_progress(MFGQ_RULE_ISTAT, 1, &direction, NULL, NULL, NULL, NULL, &value,
                                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &ratio, &score,
                                   &verdict, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 20);
    assert_int_equal(verdict, -7);
    assert_ok(mfgq_progress(MFGQ_RULE_ISTAT, 1, &direction, NULL, NULL, NULL, NULL, &value, NULL,
                            NULL, NULL, NULL, NULL, NULL, NULL, NULL, &ratio, &score, &verdict,
                            &reason, &err),
              &err);
    assert_int_equal(reason, MFGQ_REASON_NO_BASE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),  cmocka_unit_test(test_tables), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_no_series),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
