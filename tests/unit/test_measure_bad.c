/* What a measure refuses, where it says the fault is, and memory running out. */
#include "measure.h"

#include <math.h>
#include <string.h>

static mfgq_status try_new(size_t columns, const char *const *names, const char *const *units,
                           size_t keys, const char *const *by, const char *id, mfgq_error *err)
{
    mfgq_plan *const plan = measure_plan();
    mfgq_measure *m = NULL;
    const mfgq_status status = mfgq_measure_new(plan, NULL, id ? 1 : 0, &id, columns, names, units,
                                                keys, by, NULL, 0, 1, &m, err);
    assert_true((status == MFGQ_OK) == (m != NULL));
    mfgq_measure_free(m);
    mfgq_plan_free(plan);
    return status;
}

static void refused(mfgq_status want, int arg, int64_t index, const char *message,
                    mfgq_status got, const mfgq_error *err)
{
    assert_int_equal(got, want);
    assert_int_equal(err->status, want);
    assert_int_equal(err->arg, arg);
    assert_int_equal(err->index, index);
    if (!strstr(err->message, message)) fail_msg("'%s' lacks '%s'", err->message, message);
}

#define NEW(names, units, keys, by, id) \
    try_new(sizeof(names) / sizeof *(names), names, units, keys, by, id, &err)

static void test_new(void **state)
{
    (void)state;
    mfgq_error err;
    const char *const plain[] = {"region", "output", "class"};
    const char *const twice[] = {"a", "output", "output"};
    const char *const both[] = {"output", "output[万元]"};
    const char *const kilos[] = {"a", "output[吨]"}, *const strange[] = {"output[quux]"};
    const char *const flag[] = {"new[元]"}, *const given[] = {NULL, "人", NULL};
    const char *const unknown[] = {"region", "zone"}, *const again[] = {"region", "region"};
    const char *const own[] = {"value"}, *const nothing[] = {NULL};
    refused(MFGQ_E_DATA, 6, 2, "'output' is repeated", NEW(twice, NULL, 0, NULL, NULL), &err);
    refused(MFGQ_E_DATA, 6, 1, "repeats the variable output", NEW(both, NULL, 0, NULL, NULL),
            &err);
    refused(MFGQ_E_UNIT, 6, 1, "does not convert to the '元'", NEW(kilos, NULL, 0, NULL, NULL),
            &err);
    refused(MFGQ_E_UNIT, 6, 0, "unknown unit", NEW(strange, NULL, 0, NULL, NULL), &err);
    refused(MFGQ_E_UNIT, 6, 0, "'flag' of new", NEW(flag, NULL, 0, NULL, NULL), &err);
    refused(MFGQ_E_UNIT, 6, 1, "does not convert", NEW(plain, given, 0, NULL, NULL), &err);
    refused(MFGQ_E_NOT_FOUND, 9, 1, "no column zone", NEW(plain, NULL, 2, unknown, NULL), &err);
    refused(MFGQ_E_DATA, 9, 1, "region is repeated", NEW(plain, NULL, 2, again, NULL), &err);
    refused(MFGQ_E_DATA, 9, 0, "a column value of its own", NEW(plain, NULL, 1, own, NULL), &err);
    refused(MFGQ_E_INVALID, 9, 0, "null", NEW(plain, NULL, 1, nothing, NULL), &err);
    refused(MFGQ_E_INVALID, 6, 0, "null", NEW(nothing, NULL, 0, NULL, NULL), &err);
    refused(MFGQ_E_NOT_FOUND, 4, 0, "no indicator 'x'", NEW(plain, NULL, 0, NULL, "x"), &err);
    assert_int_equal(NEW(plain, NULL, 1, plain, "output"), MFGQ_OK);
}

static void test_options(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_plan *const plan = measure_plan();
    mfgq_measure *m = NULL;
    const char *const ids[] = {"output", "output"};
    refused(MFGQ_E_INVALID, 1, -1, "plan", mfgq_measure_new(NULL, NULL, 0, NULL, 0, NULL, NULL, 0,
            NULL, NULL, 0, 1, &m, &err), &err);
    refused(MFGQ_E_INVALID, 11, -1, "gaps", mfgq_measure_new(plan, NULL, 0, NULL, 0, NULL, NULL, 0,
            NULL, NULL, 2, 1, &m, &err), &err);
    refused(MFGQ_E_INVALID, 12, -1, "threads", mfgq_measure_new(plan, NULL, 0, NULL, 0, NULL, NULL,
            0, NULL, NULL, 0, 257, &m, &err), &err);
    refused(MFGQ_E_PARSE, 10, -1, "base", mfgq_measure_new(plan, NULL, 0, NULL, 0, NULL, NULL, 0,
            NULL, "2020-13", 0, 1, &m, &err), &err);
    refused(MFGQ_E_DATA, 4, 1, "repeated", mfgq_measure_new(plan, NULL, 2, ids, 0, NULL, NULL, 0,
            NULL, NULL, 0, 1, &m, &err), &err);
    assert_null(m);
    assert_int_equal(mfgq_measure_uses(NULL, 0), 0);
    assert_int_equal(mfgq_measure_rows(NULL), 0);
    mfgq_measure_free(NULL);
    mfgq_plan_free(plan);
}

/* Row 1234 spoilt in one column, on three threads; and the measure stays spoilt. */
static void check_row(int column, double number, const char *text, mfgq_status status,
                      const char *message)
{
    measure_rows rows;
    mfgq_error err, next;
    mfgq_table *table = NULL;
    measure_make(&rows, 20000, 3, 0);
    const double *numbers[MEASURE_COLUMNS];
    const char *const *texts[MEASURE_COLUMNS];
    for (int c = 0; c < MEASURE_COLUMNS; c++) {
        numbers[c] = rows.numbers[c];
        texts[c] = rows.texts[c];
    }
    for (size_t row = 1234; row < rows.count; row += 7000) {
        if (rows.numbers[column]) rows.numbers[column][row] = number;
        else rows.texts[column][row] = text;
    }
    mfgq_measure *const m = measure_open(2, MFGQ_GAPS_SKIP, 3);
    refused(status, 0, 1234, message, mfgq_measure_add(m, rows.count, numbers, texts, &err), &err);
    assert_int_equal(mfgq_measure_table(m, &table, &next), status);
    assert_string_equal(next.message, err.message);
    assert_int_equal(mfgq_measure_add(m, 1, numbers, texts, NULL), status);
    assert_null(table);
    mfgq_measure_free(m);
    measure_drop(&rows);
}

static void test_rows(void **state)
{
    (void)state;
    check_row(2, 0, "2019-Q5", MFGQ_E_PARSE, "'2019-Q5' is no period");
    check_row(2, 0, " NA", MFGQ_E_PARSE, "the period is missing");
    check_row(3, INFINITY, NULL, MFGQ_E_DOMAIN, "output is infinite");
    check_row(6, 0.5, NULL, MFGQ_E_DATA, "flag new is 0.5");
    check_row(7, 0, "smart/ic;steel", MFGQ_E_NOT_FOUND, "steel");
}

static void test_columns(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_measure *const m = measure_open(0, MFGQ_GAPS_SKIP, 1);
    const double *numbers[MEASURE_COLUMNS] = {NULL};
    refused(MFGQ_E_INVALID, 3, 2, "column 'period'", mfgq_measure_add(m, 5, numbers, NULL, &err),
            &err);
    assert_int_equal(mfgq_measure_add(m, 0, NULL, NULL, &err), MFGQ_OK);
    mfgq_table *const t = measure_finish(m); /* nothing was spoilt; no rows, no groups */
    assert_int_equal(mfgq_table_rows(t), 0);
    assert_int_equal(mfgq_table_columns(t), 10);
    mfgq_table_free(t);
}

static void test_merge(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_measure *const a = measure_open(0, MFGQ_GAPS_SKIP, 1);
    mfgq_measure *const b = measure_open(1, MFGQ_GAPS_SKIP, 1);
    mfgq_measure *const c = measure_open(0, MFGQ_GAPS_FLOW, 1);
    refused(MFGQ_E_INVALID, 2, -1, "other things", mfgq_measure_merge(a, b, &err), &err);
    refused(MFGQ_E_INVALID, 2, -1, "other things", mfgq_measure_merge(a, c, &err), &err);
    refused(MFGQ_E_INVALID, 2, -1, "itself", mfgq_measure_merge(a, a, &err), &err);
    refused(MFGQ_E_INVALID, 2, -1, "null", mfgq_measure_merge(a, NULL, &err), &err);
    mfgq_measure_free(a);
    mfgq_measure_free(b);
    mfgq_measure_free(c);
}

typedef struct walk {
    mfgq_plan *plan;
    mfgq_taxonomy *taxonomy;
    measure_rows rows;
} walk;

static mfgq_status make_measure(const walk *w, mfgq_measure **m)
{
    return mfgq_measure_new(w->plan, w->taxonomy, 0, NULL, MEASURE_COLUMNS, measure_names, NULL, 2,
                            measure_names, NULL, 1, 2, m, NULL);
}

static mfgq_status everything(void *context)
{
    static const char text[] = "a,b,2018,1e-300,\"2\",3,1,\nz,b,2019,1e300,2,3,1,smart\n";
    const walk *const w = context;
    mfgq_measure *m = NULL, *other = NULL;
    mfgq_table *table = NULL;
    mfgq_status status = make_measure(w, &m);
    if (status == MFGQ_OK) status = make_measure(w, &other);
    if (status == MFGQ_OK)
        status = mfgq_measure_add(m, w->rows.count, (const double *const *)w->rows.numbers,
                                  (const char *const *const *)w->rows.texts, NULL);
    if (status == MFGQ_OK)
        status = mfgq_measure_add_csv(other, text, sizeof text - 1, 2, MFGQ_UTF8, NULL);
    if (status == MFGQ_OK) status = mfgq_measure_merge(m, other, NULL);
    if (status == MFGQ_OK) status = mfgq_measure_table(m, &table, NULL);
    mfgq_table_free(table);
    mfgq_measure_free(other);
    mfgq_measure_free(m);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_live_blocks(); /* the counting allocator, before the first block */
    walk w = {measure_plan(), measure_taxonomy(), {0}};
    measure_make(&w.rows, 80, 4, 1);
    support_walk_memory(everything, &w);
    measure_drop(&w.rows);
    mfgq_taxonomy_free(w.taxonomy);
    mfgq_plan_free(w.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_new), cmocka_unit_test(test_options),
        cmocka_unit_test(test_rows), cmocka_unit_test(test_columns), cmocka_unit_test(test_merge)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
