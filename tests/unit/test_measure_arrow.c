/* Rows from Arrow: the same bits as from columns, whatever stands in the structs. */
#include "measure.h"

#include <math.h>
#include <string.h>

/* A table with the rows' columns in another order, and one that nobody asked for. */
static mfgq_table *as_table(const measure_rows *rows)
{
    static const int order[] = {7, 3, 0, 2, 1, 5, 4, 6};
    mfgq_table *table = NULL;
    mfgq_error err;
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "other", MFGQ_I64, NULL);
    for (int k = 0; k < MEASURE_COLUMNS; k++)
        mfgq_builder_column(b, measure_names[order[k]],
                            rows->texts[order[k]] ? MFGQ_TEXT : MFGQ_F64, NULL);
    for (size_t i = 0; i < rows->count; i++) {
        mfgq_builder_i64(b, (int64_t)i);
        for (int k = 0; k < MEASURE_COLUMNS; k++) {
            if (rows->texts[order[k]]) mfgq_builder_text(b, rows->texts[order[k]][i]);
            else mfgq_builder_f64(b, rows->numbers[order[k]][i]);
        }
    }
    assert_ok(mfgq_builder_finish(b, &table, &err), &err);
    return table;
}

static void test_same_bits(void **state)
{
    (void)state;
    measure_rows rows;
    mfgq_error err;
    struct ArrowSchema schema;
    struct ArrowArray array;
    measure_make(&rows, 9000, 21, 1);
    mfgq_table *const table = as_table(&rows);
    assert_ok(mfgq_arrow_export_schema(table, &schema, &err), &err);
    assert_ok(mfgq_arrow_export_array(table, &array, &err), &err);
    mfgq_measure *const plain = measure_open(2, MFGQ_GAPS_SKIP, 1);
    measure_add(plain, &rows, 0, rows.count);
    mfgq_table *const want = measure_finish(plain);
    mfgq_measure *const whole = measure_open(2, MFGQ_GAPS_SKIP, 3);
    assert_ok(mfgq_measure_add_arrow(whole, &schema, &array, &err), &err);
    mfgq_measure *const halves = measure_open(2, MFGQ_GAPS_SKIP, 2);
    array.length = 4001;
    assert_ok(mfgq_measure_add_arrow(halves, &schema, &array, &err), &err);
    array.offset = 4001;
    array.length = 4999;
    assert_ok(mfgq_measure_add_arrow(halves, &schema, &array, &err), &err);
    mfgq_table *const one = measure_finish(whole), *const two = measure_finish(halves);
    measure_same(want, one);
    measure_same(want, two);
    mfgq_table_free(want);
    mfgq_table_free(one);
    mfgq_table_free(two);
    mfgq_table_free(table);
    array.release(&array);
    schema.release(&schema);
    measure_drop(&rows);
}

static void refused(const struct ArrowSchema *schema, const struct ArrowArray *array,
                    mfgq_status status, const char *message)
{
    mfgq_error err;
    mfgq_measure *const m = measure_open(1, MFGQ_GAPS_SKIP, 1);
    assert_int_equal(mfgq_measure_add_arrow(m, schema, array, &err), status);
    if (!strstr(err.message, message)) fail_msg("'%s' lacks '%s'", err.message, message);
    mfgq_measure_free(m);
}

static void test_bad(void **state)
{
    (void)state;
    measure_rows rows;
    mfgq_error err;
    struct ArrowSchema schema;
    struct ArrowArray array;
    measure_make(&rows, 900, 22, 0);
    rows.texts[7][700] = "steel";
    mfgq_table *const table = as_table(&rows);
    assert_ok(mfgq_arrow_export_schema(table, &schema, &err), &err);
    assert_ok(mfgq_arrow_export_array(table, &array, &err), &err);
    refused(&schema, NULL, MFGQ_E_INVALID, "array");
    refused(NULL, &array, MFGQ_E_INVALID, "schema");
    refused(&schema, &array, MFGQ_E_NOT_FOUND, "steel");
    refused(schema.children[1], array.children[1], MFGQ_E_UNSUPPORTED, "not that of a struct");
    array.length = 901;
    refused(&schema, &array, MFGQ_E_DATA, "shorter");
    array.length = 5;
    array.n_children--;
    refused(&schema, &array, MFGQ_E_DATA, "does not fit");
    array.n_children++;
    const char *const name = schema.children[2]->name;
    schema.children[2]->name = "outputs";
    refused(&schema, &array, MFGQ_E_NOT_FOUND, "no field output");
    schema.children[2]->name = name;
    void (*const release)(struct ArrowArray *) = array.release;
    array.release = NULL;
    refused(&schema, &array, MFGQ_E_INVALID, "released");
    array.release = release;
    array.release(&array);
    schema.release(&schema);
    mfgq_table_free(table);
    measure_drop(&rows);
}

typedef struct walk {
    struct ArrowSchema schema;
    struct ArrowArray array;
    mfgq_plan *plan;
    mfgq_taxonomy *taxonomy;
} walk;

static mfgq_status add(void *context)
{
    walk *const w = context;
    mfgq_measure *m = NULL;
    mfgq_status status = mfgq_measure_new(w->plan, w->taxonomy, 0, NULL, MEASURE_COLUMNS,
                                          measure_names, NULL, 2, measure_names, NULL, 1, 2, &m,
                                          NULL);
    if (status == MFGQ_OK) status = mfgq_measure_add_arrow(m, &w->schema, &w->array, NULL);
    mfgq_measure_free(m);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_live_blocks(); /* the counting allocator, before the first block */
    measure_rows rows;
    mfgq_error err;
    walk w;
    measure_make(&rows, 100, 23, 1);
    mfgq_table *const table = as_table(&rows);
    assert_ok(mfgq_arrow_export_schema(table, &w.schema, &err), &err);
    assert_ok(mfgq_arrow_export_array(table, &w.array, &err), &err);
    w.plan = measure_plan();
    w.taxonomy = measure_taxonomy();
    support_walk_memory(add, &w);
    w.array.release(&w.array);
    w.schema.release(&w.schema);
    mfgq_taxonomy_free(w.taxonomy);
    mfgq_plan_free(w.plan);
    mfgq_table_free(table);
    measure_drop(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_memory),
                                       cmocka_unit_test(test_same_bits),
                                       cmocka_unit_test(test_bad)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
