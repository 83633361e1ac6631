/* Contributions as a table: order, labels, limits, memory. */
#include "support.h"

#include <math.h>

static const char *const period[] = {"2019", "2018", "2018", "2019"};
static const char *const part[] = {"a", "b", "a", "b"};
static const double value[] = {44, 50, 40, 52};

static mfgq_status make(mfgq_table **table, mfgq_error *err)
{
    return mfgq_contributions_table(4, period, part, NULL, value, table, err);
}

static void test_levels(void **state)
{
    (void)state;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(make(&table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 3);
    assert_string_equal(mfgq_table_text(table, 0, 1), "a");
    assert_string_equal(mfgq_table_text(table, 2, 1), "total");
    assert_same(mfgq_table_number(table, 0, 2), 4);
    assert_close(mfgq_table_number(table, 1, 4), 1.0 / 3, 1e-15, 0);
    assert_close(mfgq_table_number(table, 2, 5), 6.0 / 90, 1e-15, 0);
    assert_same(mfgq_table_number(table, 2, 6), 0);
    mfgq_table_free(table);
}

/* With growth the periods are labels; a range of years is one too. */
static void test_labels(void **state)
{
    (void)state;
    static const char *const label[] = {"1979—1985", "1979—1985", "1953—1978"};
    static const char *const name[] = {"a", "total", "a"};
    static const double growth[] = {0.1, 0.2, 0.25}, level[] = {110, 240, 50};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_contributions_table(3, label, name, growth, level, &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 4);
    assert_string_equal(mfgq_table_text(table, 0, 0), "1979—1985");
    assert_close(mfgq_table_number(table, 0, 4), 0.25, 1e-13, 0);
    assert_true(mfgq_table_is_missing(table, 2, 4)); /* no total in the second period */
    assert_string_equal(mfgq_table_text(table, 2, 7), "unknown");
    mfgq_table_free(table);
}

static void test_bad(void **state)
{
    (void)state;
    static const char *const null_part[] = {"a", NULL, "a", "b"};
    static const char *const bad_text[] = {"a", "\xFF", "a", "\xFF"};
    const double infinite[] = {1, 2, INFINITY, 4};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_contributions_table(4, NULL, part, NULL, value, &table, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_contributions_table(4, period, NULL, NULL, value, &table, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_contributions_table(4, period, part, NULL, NULL, &table, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(make(NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_contributions_table(4, period, null_part, NULL, value, &table, &err),
                     MFGQ_E_DATA);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_contributions_table(4, null_part, part, NULL, value, &table, &err),
                     MFGQ_E_DATA);
    assert_int_equal(mfgq_contributions_table(4, period, bad_text, NULL, value, &table, &err),
                     MFGQ_E_ENCODING);
    assert_int_equal(mfgq_contributions_table(4, period, part, NULL, infinite, &table, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_contributions_table(4, period, part, infinite, value, &table, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_null(table);
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_table(make);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
