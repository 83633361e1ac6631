/* Outlook: arguments, memory, the built-in plans. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

static mfgq_status path_of(const mfgq_plan *a, const mfgq_observations *b, mfgq_table **table,
                           mfgq_error *err)
{
    return mfgq_outlook_path(a, b, "2020", NULL, NULL, 0, NULL, table, err);
}

/* One row a year up to every target, the last of which asks for the target itself. */
static void test_path(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    if (!mfgq_has_gsl()) return;
    assert_int_equal(path_of(NULL, seen, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(path_of(plan, NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(path_of(plan, seen, NULL, &err), MFGQ_E_INVALID);
    assert_null(table);
    assert_ok(path_of(plan, seen, &table, &err), &err);
    const size_t period = (size_t)mfgq_table_find(table, "period");
    const size_t until = (size_t)mfgq_table_find(table, "target_period");
    const size_t target = (size_t)mfgq_table_find(table, "target");
    const size_t required = (size_t)mfgq_table_find(table, "required");
    size_t targets = 0;
    for (size_t row = 0; row < mfgq_table_rows(table); row++) {
        if (strcmp(mfgq_table_text(table, row, period), mfgq_table_text(table, row, until)) != 0)
            continue;
        targets++;
        assert_same(mfgq_table_number(table, row, required),
                    mfgq_table_number(table, row, target));
    }
    assert_true(targets >= 15 && mfgq_table_rows(table) > targets);
    mfgq_table_free(table);
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

static mfgq_status path(void *context)
{
    (void)context;
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_outlook_path(plan, seen, "2024", NULL, NULL, 0, NULL, &table,
                                                 NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    support_walk_memory(outlook, NULL);
    support_walk_memory(path, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_without_gsl),
        cmocka_unit_test(test_bad_arguments), cmocka_unit_test(test_every_row_is_told),
        cmocka_unit_test(test_path),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
