/* Roll-up: each id once a class, parts, overlaps, totals, bad rows. */
#include "support.h"

#include <math.h>
#include <string.h>

typedef struct rows {
    size_t n;
    const char *ids[8], *codes[8];
    double values[8];
} rows;

static mfgq_taxonomy *open_builtin(const char *id)
{
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin(id, &t, &err), &err);
    return t;
}

static mfgq_table *roll(const mfgq_taxonomy *t, const rows *r, mfgq_rollup_kind kind)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_rollup(t, NULL, r->n, r->ids, r->codes, r->values, kind, &table, &err),
              &err);
    return table;
}

/* A number of the row whose column `key` reads `name`. */
static double cell(const mfgq_table *table, const char *key, const char *name, const char *column)
{
    const size_t k = (size_t)mfgq_table_find(table, key);
    const int64_t c = mfgq_table_find(table, column);
    assert_true(c >= 0);
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        if (strcmp(mfgq_table_text(table, i, k), name) == 0)
            return mfgq_table_number(table, i, (size_t)c);
    fail_msg("no row %s", name);
    return NAN;
}

static void expect(const mfgq_table *table, const char *code, double value, double members)
{
    assert_close(cell(table, "code", code, "value"), value, 0, 0);
    assert_close(cell(table, "code", code, "members"), members, 0, 0);
}

/* The worked example of docs/methods/classify.md. */
static const rows example = {
    3, {"e1", "e1", "e2"}, {"smart/ic/01", "automotive/electronics/07", "smart/display/01"},
    {100, 100, 40}};

static void test_example(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    mfgq_table *table = roll(t, &example, MFGQ_ROLLUP_CLASSES);
    expect(table, "smart", 140, 2);
    expect(table, "smart/industrial", 140, 2);
    expect(table, "automotive", 100, 1);
    expect(table, "smart/ic", 100, 1);
    assert_close(cell(table, "code", "smart", "overlap_members"), 1, 0, 0);
    assert_close(cell(table, "code", "smart", "overlap_value"), 100, 0, 0);
    mfgq_table_free(table);
    table = roll(t, &example, MFGQ_ROLLUP_TOTALS);
    assert_close(cell(table, "level", "cluster", "sum"), 240, 0, 0);
    assert_close(cell(table, "level", "cluster", "total"), 140, 0, 0);
    assert_close(cell(table, "level", "cluster", "overlap"), 100, 0, 0);
    assert_close(cell(table, "level", "cluster", "members"), 2, 0, 0);
    mfgq_table_free(table);
    table = roll(t, &example, MFGQ_ROLLUP_OVERLAPS);
    assert_int_equal(mfgq_table_rows(table), 3);
    assert_close(cell(table, "code", "smart", "value"), 100, 0, 0);
    assert_close(cell(table, "other", "automotive", "members"), 1, 0, 0);
    mfgq_table_free(table);
    mfgq_taxonomy_free(t);
}

/* Two codes of one class: once with equal values, added with different ones. */
static void test_parts(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const rows same = {3, {"a", "a", "a"}, {"3971", "3973", "3973"}, {7, 7, 7}};
    const rows parts = {3, {"a", "a", "b"}, {"3971", "3973", "3973"}, {7, 2, 5}};
    mfgq_table *table = roll(t, &same, MFGQ_ROLLUP_CLASSES);
    expect(table, "397", 7, 1);
    expect(table, "C", 7, 1);
    mfgq_table_free(table);
    table = roll(t, &parts, MFGQ_ROLLUP_CLASSES);
    expect(table, "3971", 7, 1);
    expect(table, "3973", 7, 2);
    expect(table, "397", 14, 2);
    assert_close(cell(table, "code", "3971", "overlap_members"), 1, 0, 0);
    assert_close(cell(table, "code", "3971", "overlap_value"), 0, 0, 0);
    mfgq_table_free(table);
    table = roll(t, &parts, MFGQ_ROLLUP_TOTALS);
    assert_close(cell(table, "level", "class", "overlap"), 0, 0, 0);
    mfgq_table_free(table);
    mfgq_taxonomy_free(t);
}

static void test_missing(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const rows some = {3, {"a", "b", "c"}, {"3971", "3973", "0111"}, {NAN, 5, NAN}};
    mfgq_table *const table = roll(t, &some, MFGQ_ROLLUP_CLASSES);
    expect(table, "397", 5, 2);
    expect(table, "3971", NAN, 1);
    expect(table, "A", NAN, 1);
    mfgq_table_free(table);
    mfgq_taxonomy_free(t);
}

static void test_no_ids_and_no_rows(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const char *const codes[] = {"3971", "3971"};
    const double values[] = {1, 2};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_rollup(t, NULL, 2, NULL, codes, values, MFGQ_ROLLUP_CLASSES, &table,
                                   &err), &err);
    expect(table, "397", 3, 2);
    mfgq_table_free(table);
    assert_ok(mfgq_taxonomy_rollup(t, NULL, 0, NULL, NULL, NULL, MFGQ_ROLLUP_TOTALS, &table, &err),
              &err);
    assert_int_equal(mfgq_table_rows(table), 0);
    mfgq_table_free(table);
    mfgq_taxonomy_free(t);
}

/* Radar stands in two fields of two clusters by the proposed mapping. */
static void test_via(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    mfgq_crosswalk *via = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    const char *const ids[] = {"r", "m"}, *const codes[] = {"3940", "3751"};
    const double values[] = {3, 4};
    assert_ok(mfgq_crosswalk_builtin("gbt4754-2017", "chongqing-2019-2022", &via, &err), &err);
    assert_ok(mfgq_taxonomy_rollup(t, via, 2, ids, codes, values, MFGQ_ROLLUP_CLASSES, &table,
                                   &err), &err);
    expect(table, "smart/sensors", 3, 1);
    expect(table, "automotive", 7, 2);
    assert_close(cell(table, "code", "automotive", "overlap_value"), 3, 0, 0);
    mfgq_table_free(table);
    table = NULL;
    const char *const wrong[] = {"3940", "26.11"};
    assert_int_equal(mfgq_taxonomy_rollup(t, via, 2, ids, wrong, values, MFGQ_ROLLUP_CLASSES,
                                          &table, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.index, 1);
    assert_non_null(strstr(err.message, "nace-2"));
    mfgq_taxonomy *const other = open_builtin("isic-4");
    assert_int_equal(mfgq_taxonomy_rollup(other, via, 2, ids, codes, values, MFGQ_ROLLUP_CLASSES,
                                          &table, &err), MFGQ_E_DATA);
    assert_null(table);
    mfgq_crosswalk_free(via);
    mfgq_taxonomy_free(other);
    mfgq_taxonomy_free(t);
}

static void test_bad_rows(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const struct { rows r; mfgq_status status; int arg, index; } cases[] = {
        {{2, {"a", "b"}, {"3973", "3999"}, {1, 2}}, MFGQ_E_NOT_FOUND, 5, 1},
        {{2, {"a", NULL}, {"3973", "3973"}, {1, 2}}, MFGQ_E_INVALID, 4, 1},
        {{2, {"a", "b"}, {NULL, "3973"}, {1, 2}}, MFGQ_E_INVALID, 5, 0},
        {{2, {"a", "b"}, {"3971", "3973"}, {1, INFINITY}}, MFGQ_E_DOMAIN, 6, 1},
        {{3, {"a", "a", "a"}, {"3971", "3973", "3971"}, {1, 2, 3}}, MFGQ_E_DATA, 5, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mfgq_table *table = NULL;
        mfgq_error err;
        const rows *const r = &cases[i].r;
        assert_int_equal(mfgq_taxonomy_rollup(t, NULL, r->n, r->ids, r->codes, r->values,
                                              MFGQ_ROLLUP_CLASSES, &table, &err),
                         cases[i].status);
        assert_null(table);
        assert_int_equal(err.arg, cases[i].arg);
        assert_int_equal(err.index, cases[i].index);
    }
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_taxonomy_rollup(NULL, NULL, 0, NULL, NULL, NULL, MFGQ_ROLLUP_CLASSES,
                                          &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_rollup(t, NULL, 1, NULL, NULL, NULL, MFGQ_ROLLUP_CLASSES,
                                          &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_rollup(t, NULL, 0, NULL, NULL, NULL, (mfgq_rollup_kind)5,
                                          &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_rollup(t, NULL, 0, NULL, NULL, NULL, MFGQ_ROLLUP_CLASSES,
                                          NULL, &err), MFGQ_E_INVALID);
    mfgq_taxonomy_free(t);
}

/* A column of the older edition is told from a single wrong code. */
static void test_wrong_edition(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const rows old = {3, {"a", "b", "c"}, {"0111", "3963", "3610"}, {1, 2, 3}};
    const rows one = {2, {"a", "b"}, {"3961", "26.11"}, {1, 2}};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_taxonomy_rollup(t, NULL, old.n, old.ids, old.codes, old.values,
                                          MFGQ_ROLLUP_CLASSES, &table, &err), MFGQ_E_NOT_FOUND);
    assert_non_null(strstr(err.message, "all codes are in gbt4754-2011"));
    assert_int_equal(mfgq_taxonomy_rollup(t, NULL, one.n, one.ids, one.codes, one.values,
                                          MFGQ_ROLLUP_CLASSES, &table, &err), MFGQ_E_NOT_FOUND);
    assert_non_null(strstr(err.message, "it is in nace-2"));
    assert_null(table);
    mfgq_taxonomy_free(t);
}

static mfgq_status roll_once(void *context)
{
    mfgq_taxonomy *const t = context;
    mfgq_table *a = NULL, *b = NULL;
    const rows *const r = &example;
    mfgq_status status = mfgq_taxonomy_rollup(t, NULL, r->n, r->ids, r->codes, r->values,
                                              MFGQ_ROLLUP_OVERLAPS, &a, NULL);
    if (status == MFGQ_OK)
        status = mfgq_taxonomy_rollup(t, NULL, r->n, NULL, r->codes, r->values,
                                      MFGQ_ROLLUP_CLASSES, &b, NULL);
    mfgq_table_free(a);
    mfgq_table_free(b);
    return status;
}

typedef struct bridge {
    mfgq_taxonomy *t;
    mfgq_crosswalk *via;
} bridge;

static mfgq_status roll_via(void *context)
{
    const bridge *const b = context;
    const char *const codes[] = {"3940", "0111", "0112"};
    const double values[] = {1, 2, 3};
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_taxonomy_rollup(b->t, b->via, 3, codes, codes, values,
                                                    MFGQ_ROLLUP_TOTALS, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_live_blocks(); /* counts from here on */
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    support_walk_memory(roll_once, t);
    bridge b = {t, NULL};
    assert_ok(mfgq_crosswalk_builtin("gbt4754-2017", "chongqing-2019-2022", &b.via, NULL), NULL);
    support_walk_memory(roll_via, &b);
    mfgq_crosswalk_free(b.via);
    mfgq_taxonomy_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),  cmocka_unit_test(test_example),
        cmocka_unit_test(test_parts),   cmocka_unit_test(test_missing),
        cmocka_unit_test(test_no_ids_and_no_rows), cmocka_unit_test(test_via),
        cmocka_unit_test(test_bad_rows), cmocka_unit_test(test_wrong_edition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
