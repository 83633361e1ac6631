/* Groups of series: means of subgroup means, and the worst of several targets. */
#include "support.h"

#include <math.h>

enum { SUB = MFGQ_VERDICT_SUBSTANTIAL, DONE = MFGQ_VERDICT_TARGET_ACHIEVED };

/* Hand arithmetic: group 0 is ((4 + 2) / 2 + 5 - 5) / 3 = 1, where 4 and 2 share a subgroup. */
static void test_means(void **state)
{
    (void)state;
    const int64_t group[] = {0, 0, 0, 0, 1, 1, 2, 3, -1, 9};
    const int64_t sub[] = {0, 0, -1, -1, -1, -1, -1, -1, -1, -1};
    const double score[] = {4, 2, 5, -5, 5, 5, 5, NAN, 1, 1};
    const int32_t verdict[] = {SUB, MFGQ_VERDICT_MODERATE, DONE, MFGQ_VERDICT_DETERIORATION, DONE,
                               DONE, SUB, MFGQ_VERDICT_NOT_AVAILABLE, SUB, SUB};
    double mean[4];
    int32_t overall[4], reason[4];
    mfgq_error err;
    assert_ok(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 10, 4, group, sub, score, verdict, mean,
                                      overall, reason, &err),
              &err);
    assert_close(mean[0], 1, 1e-15, 0);
    assert_int_equal(overall[0], MFGQ_VERDICT_MODERATE);
    assert_int_equal(reason[0], MFGQ_REASON_MEAN);
    assert_int_equal(overall[1], DONE);
    assert_int_equal(overall[2], SUB);
    assert_true(isnan(mean[3]));
    assert_int_equal(overall[3], MFGQ_VERDICT_NOT_AVAILABLE);
    assert_int_equal(reason[3], MFGQ_REASON_NO_SCORES);
}

/* The cuts 2.5, 0, -2.5 belong to the better verdict. */
static void test_cuts(void **state)
{
    (void)state;
    const int64_t group[] = {0, 1, 2, 3};
    const double score[] = {2.5, 0, -2.5, -2.6};
    const int32_t verdict[] = {SUB, SUB, SUB, SUB};
    const int32_t want[] = {SUB, MFGQ_VERDICT_MODERATE, MFGQ_VERDICT_LIMITED,
                            MFGQ_VERDICT_DETERIORATION};
    double mean[4];
    int32_t overall[4], reason[4];
    mfgq_error err;
    assert_ok(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 4, 4, group, NULL, score, verdict, mean,
                                      overall, reason, &err),
              &err);
    for (int i = 0; i < 4; i++) assert_int_equal(overall[i], want[i]);
}

static void test_worst(void **state)
{
    (void)state;
    const int64_t group[] = {0, 0, 0, 1};
    const double score[] = {NAN, NAN, NAN, NAN};
    const int32_t verdict[] = {MFGQ_VERDICT_SUN, MFGQ_VERDICT_CLOUD, MFGQ_VERDICT_NONE,
                               MFGQ_VERDICT_NONE};
    double mean[2];
    int32_t overall[2], reason[2];
    mfgq_error err;
    assert_ok(mfgq_progress_aggregate(MFGQ_RULE_DESTATIS, 4, 2, group, NULL, score, verdict, mean,
                                      overall, reason, &err),
              &err);
    assert_int_equal(overall[0], MFGQ_VERDICT_CLOUD);
    assert_int_equal(reason[0], MFGQ_REASON_WORST);
    assert_int_equal(overall[1], MFGQ_VERDICT_NOT_AVAILABLE);
    assert_true(isnan(mean[0]));
}

static void test_refused(void **state)
{
    (void)state;
    const int64_t group[] = {0, 0}, sub[] = {0, 2};
    const double score[] = {1, 1};
    const int32_t verdict[] = {SUB, SUB};
    double mean = -7;
    int32_t overall = -7, reason = -7;
    mfgq_error err;
    assert_int_equal(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 2, 1, group, sub, score, verdict,
                                             &mean, &overall, &reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 5);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 2, 1, NULL, NULL, score, verdict,
                                             &mean, &overall, &reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 2, 1, group, NULL, score, verdict,
                                             &mean, NULL, &reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 9);
    assert_int_equal(mfgq_progress_aggregate((mfgq_rule)8, 2, 1, group, NULL, score, verdict, &mean,
                                             &overall, &reason, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_true(mean == -7 && overall == -7 && reason == -7);
    assert_ok(mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL,
                                      NULL, &err),
              &err);
}

static mfgq_status once(void *context)
{
    (void)context;
    const int64_t group[] = {0, 0};
    const double score[] = {1, 3};
    const int32_t verdict[] = {SUB, SUB};
    double mean = -7;
    int32_t overall = -7, reason = -7;
    const mfgq_status status = mfgq_progress_aggregate(MFGQ_RULE_STATCAN, 2, 1, group, NULL, score,
                                                       verdict, &mean, &overall, &reason, NULL);
    assert_true(status == MFGQ_OK ? mean == 2 : mean == -7);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(once, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_means),   cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_worst),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
