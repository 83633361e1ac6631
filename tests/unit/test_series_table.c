/* A series as a table. */
#include "support.h"

#include <string.h>

static mfgq_series *make(void)
{
    const mfgq_period p = mfgq_period_make(MFGQ_MONTH, 2020, 2);
    const mfgq_period period[] = {p, mfgq_period_add(p, 1)};
    const double value[] = {1.5, 2};
    const int32_t span[] = {2, 1}, qualifier[] = {MFGQ_Q_PRELIMINARY, MFGQ_Q_EXACT};
    const int32_t vintage[] = {20200316, 0};
    const int32_t flags[] = {0, MFGQ_FLAG_BREAK + MFGQ_FLAG_NEGATIVE};
    mfgq_unit *unit;
    mfgq_series *s = NULL;
    mfgq_error err;
    assert_ok(mfgq_unit_parse("亿元", strlen("亿元"), &unit, &err), &err);
    assert_ok(mfgq_series_new(2, period, value, span, qualifier, vintage, flags, unit,
                              MFGQ_BASIS_CURRENT, 0, 0, NULL, &s, &err),
              &err);
    mfgq_unit_free(unit);
    return s;
}

static void test_cells(void **state)
{
    (void)state;
    mfgq_series *const s = make();
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_table(s, &t, &err), &err);
    assert_int_equal(mfgq_table_rows(t), 2);
    assert_string_equal(mfgq_table_text(t, 0, 0), "2020-02");
    assert_same(mfgq_table_number(t, 0, 1), 1.5);
    assert_string_equal(mfgq_table_unit(t, 1), "亿元");
    assert_same(mfgq_table_number(t, 0, 2), 2);
    assert_string_equal(mfgq_table_text(t, 0, 3), "preliminary");
    assert_same(mfgq_table_number(t, 0, 4), 20200316);
    assert_true(mfgq_table_is_missing(t, 1, 4));
    assert_true(mfgq_table_is_missing(t, 0, 5));
    assert_string_equal(mfgq_table_text(t, 1, 5), "break+negative");
    mfgq_table_free(t);
    assert_int_equal(mfgq_series_table(NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_table(s, NULL, &err), MFGQ_E_INVALID);
    mfgq_series_free(s);
}

static void test_qualifiers(void **state)
{
    (void)state;
    for (int i = MFGQ_Q_EXACT; i <= MFGQ_Q_CONFLICTING; i++)
        assert_int_equal(mfgq_qualifier_find(mfgq_qualifier_name(i)), i);
    assert_int_equal(mfgq_qualifier_find("maybe"), -1);
    assert_string_equal(mfgq_qualifier_name(7), "unknown");
}

static mfgq_status tabulate(void *context)
{
    mfgq_table *t = NULL;
    const mfgq_status status = mfgq_series_table(context, &t, NULL);
    mfgq_table_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_series *const s = make();
    support_walk_memory(tabulate, s);
    mfgq_series_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_qualifiers),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
