/* Outlook: arguments, memory, the built-in plans. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

static mfgq_plan *plan;
static mfgq_observations *seen;

static int load(void **state)
{
    (void)state;
    (void)support_live_blocks();
    return mfgq_plan_builtin("annual-targets", &plan, NULL) != MFGQ_OK
        || mfgq_observations_builtin("annual-targets", &seen, NULL) != MFGQ_OK;
}

static int unload(void **state)
{
    (void)state;
    mfgq_observations_free(seen);
    mfgq_plan_free(plan);
    return 0;
}

static void test_without_gsl(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    if (mfgq_has_gsl()) return;
    assert_int_equal(mfgq_outlook(plan, seen, NULL, NULL, NULL, 0, NULL, &table, NULL),
                     MFGQ_E_UNSUPPORTED);
}

static void refuse(mfgq_status status, int arg, const char *as_of, const char *to, size_t count,
                   const double *levels)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_outlook(plan, seen, as_of, NULL, to, count, levels, &table, &err),
                     status);
    assert_int_equal(err.arg, arg);
    assert_null(table);
}

static void test_bad_arguments(void **state)
{
    (void)state;
    const double bad[] = {0.8, 1}, good[9] = {0.5};
    mfgq_table *table = NULL;
    if (!mfgq_has_gsl()) return;
    refuse(MFGQ_E_PARSE, 3, "20x", NULL, 0, NULL);
    refuse(MFGQ_E_PARSE, 5, NULL, "x", 0, NULL);
    refuse(MFGQ_E_INVALID, 7, NULL, NULL, 2, bad);
    refuse(MFGQ_E_INVALID, 7, NULL, NULL, 2, NULL);
    refuse(MFGQ_E_INVALID, 6, NULL, NULL, 9, good);
    assert_int_equal(mfgq_outlook(NULL, seen, NULL, NULL, NULL, 0, NULL, &table, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_outlook(plan, NULL, NULL, NULL, NULL, 0, NULL, &table, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_outlook(plan, seen, NULL, "last", NULL, 0, NULL, &table, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_outlook(plan, seen, NULL, NULL, NULL, 0, NULL, NULL, NULL),
                     MFGQ_E_INVALID);
}

static void test_every_row_is_told(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    if (!mfgq_has_gsl()) return;
    assert_ok(mfgq_outlook(plan, seen, "2020", NULL, NULL, 0, NULL, &table, &err), &err);
    const size_t median = (size_t)mfgq_table_find(table, "median");
    const size_t note = (size_t)mfgq_table_find(table, "note");
    assert_true(mfgq_table_rows(table) >= 15);
    for (size_t row = 0; row < mfgq_table_rows(table); row++)
        assert_true(!mfgq_table_is_missing(table, row, median)
                    || *mfgq_table_text(table, row, note));
    mfgq_table_free(table);
}

static mfgq_status outlook(void *context)
{
    (void)context;
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_outlook(plan, seen, "2024", NULL, NULL, 0, NULL, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    if (mfgq_has_gsl()) support_walk_memory(outlook, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_without_gsl),
        cmocka_unit_test(test_bad_arguments), cmocka_unit_test(test_every_row_is_told),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
