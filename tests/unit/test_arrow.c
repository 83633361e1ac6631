/* Tables to Arrow and back: shared memory, moved children, streams, memory. */
#include "support.h"

#include <errno.h>
#include <math.h>
#include <mfgq/arrow.h>
#include <stdlib.h>
#include <string.h>

static mfgq_status build(size_t rows, mfgq_table **table, mfgq_error *err)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "指标", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, "亿元");
    mfgq_builder_column(b, "n", MFGQ_I64, NULL);
    for (size_t i = 0; i < rows; i++) {
        if (i == 3) mfgq_builder_missing(b);
        else mfgq_builder_text(b, i % 2 ? "汽车" : "");
        mfgq_builder_f64(b, i == 1 ? NAN : (double)i / 4);
        if (i == 2) mfgq_builder_missing(b);
        else mfgq_builder_i64(b, (int64_t)i);
    }
    return mfgq_builder_finish(b, table, err);
}

static mfgq_table *made(size_t rows)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(build(rows, &table, &err), &err);
    return table;
}

static void assert_same_tables(const mfgq_table *a, const mfgq_table *b, size_t first)
{
    assert_int_equal(mfgq_table_columns(a), mfgq_table_columns(b));
    for (size_t c = 0; c < mfgq_table_columns(a); c++) {
        assert_string_equal(mfgq_table_name(a, c), mfgq_table_name(b, c));
        assert_string_equal(mfgq_table_unit(a, c), mfgq_table_unit(b, c));
        assert_int_equal(mfgq_table_type(a, c), mfgq_table_type(b, c));
        for (size_t r = 0; r < mfgq_table_rows(b); r++) {
            assert_int_equal(mfgq_table_is_missing(a, r + first, c), mfgq_table_is_missing(b, r,
                                                                                           c));
            assert_string_equal(mfgq_table_text(a, r + first, c), mfgq_table_text(b, r, c));
            assert_same(mfgq_table_number(a, r + first, c), mfgq_table_number(b, r, c));
        }
    }
}

static void test_export(void **state)
{
    (void)state;
    mfgq_table *const t = made(20);
    const double *const values = mfgq_table_f64(t, 1);
    struct ArrowSchema schema;
    struct ArrowArray array;
    mfgq_error err;
    assert_ok(mfgq_arrow_export_schema(t, &schema, &err), &err);
    assert_ok(mfgq_arrow_export_array(t, &array, &err), &err);
    assert_string_equal(schema.format, "+s");
    assert_int_equal(schema.n_children, 3);
    assert_string_equal(schema.children[0]->format, "u");
    assert_string_equal(schema.children[1]->format, "g");
    assert_string_equal(schema.children[2]->format, "l");
    assert_string_equal(schema.children[1]->name, "value");
    assert_memory_equal(schema.children[1]->metadata + 8, "unit", 4);
    assert_null(schema.children[0]->metadata);
    assert_ptr_equal(array.children[1]->buffers[1], values); /* no copy */
    assert_int_equal(array.children[0]->null_count, 1);
    const int32_t *const offsets = array.children[0]->buffers[1];
    assert_int_equal(offsets[2] - offsets[1], 6);
    assert_int_equal(offsets[4], 6);
    mfgq_table_free(t); /* the array lives on */
    assert_same(((const double *)array.children[1]->buffers[1])[8], 2);
    array.release(&array);
    schema.release(&schema);
    assert_null(array.release);
    assert_null(schema.release);
}

static void test_moved_child(void **state)
{
    (void)state;
    mfgq_table *const t = made(8);
    struct ArrowArray array, child;
    mfgq_error err;
    assert_ok(mfgq_arrow_export_array(t, &array, &err), &err);
    mfgq_table_free(t);
    child = *array.children[1];
    array.children[1]->release = NULL; /* moved away, as the format allows */
    array.release(&array);
    assert_same(((const double *)child.buffers[1])[4], 1);
    child.release(&child);
}

static void test_round_trip(void **state)
{
    (void)state;
    const size_t sizes[] = {0, 1, 20};
    for (size_t i = 0; i < 3; i++) {
        mfgq_table *const t = made(sizes[i]), *back = NULL;
        struct ArrowArrayStream stream;
        mfgq_error err;
        assert_ok(mfgq_arrow_export_stream(t, &stream, &err), &err);
        assert_ok(mfgq_arrow_import_stream(&stream, &back, &err), &err);
        assert_non_null(stream.release);
        stream.release(&stream);
        assert_int_equal(mfgq_table_rows(back), sizes[i]);
        assert_same_tables(t, back, 0);
        mfgq_table_free(t);
        mfgq_table_free(back);
    }
}

static void test_sliced(void **state)
{
    (void)state;
    mfgq_table *const t = made(20), *back = NULL;
    struct ArrowSchema schema;
    struct ArrowArray array;
    mfgq_error err;
    assert_ok(mfgq_arrow_export_schema(t, &schema, &err), &err);
    assert_ok(mfgq_arrow_export_array(t, &array, &err), &err);
    array.offset = 2;
    array.length = 11;
    for (int i = 0; i < 3; i++) array.children[i]->null_count = -1;
    assert_ok(mfgq_arrow_import_array(&schema, &array, &back, &err), &err);
    assert_int_equal(mfgq_table_rows(back), 11);
    assert_same_tables(t, back, 2);
    mfgq_table_free(back);
    array.length = 19; /* more than the children hold */
    assert_int_equal(mfgq_arrow_import_array(&schema, &array, &back, &err), MFGQ_E_DATA);
    array.release(&array);
    assert_int_equal(mfgq_arrow_import_array(&schema, &array, &back, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    schema.release(&schema);
    assert_int_equal(mfgq_arrow_import_array(&schema, &array, &back, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    mfgq_table_free(t);
}

/* A stream of three batches that counts what becomes of them. */
typedef struct batches {
    const mfgq_table *table;
    int given, fail_at;
    mfgq_error err;
} batches;

static int next_batch(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    batches *const b = stream->private_data;
    if (b->given == b->fail_at) return EIO;
    if (b->given++ == 3) {
        out->release = NULL;
        return 0;
    }
    return mfgq_arrow_export_array(b->table, out, &b->err) != MFGQ_OK;
}

static int batch_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    batches *const b = stream->private_data;
    return mfgq_arrow_export_schema(b->table, out, &b->err) != MFGQ_OK;
}

static const char *batch_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return "the cable broke";
}

static void no_release(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
}

static void test_batches(void **state)
{
    (void)state;
    mfgq_table *const t = made(5), *back = NULL;
    batches b = {t, 0, -1, {0}};
    struct ArrowArrayStream stream = {batch_schema, next_batch, batch_error, no_release, &b};
    mfgq_error err;
    assert_ok(mfgq_arrow_import_stream(&stream, &back, &err), &err);
    assert_int_equal(mfgq_table_rows(back), 15);
    assert_same(mfgq_table_number(back, 14, 1), 1);
    mfgq_table_free(back);
    b.given = 0;
    b.fail_at = 2;
    assert_int_equal(mfgq_arrow_import_stream(&stream, &back, &err), MFGQ_E_IO);
    assert_non_null(strstr(err.message, "the cable broke"));
    stream.release(&stream);
    assert_int_equal(mfgq_arrow_import_stream(&stream, &back, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_import_stream(NULL, &back, &err), MFGQ_E_INVALID);
    mfgq_table_free(t);
}

static void test_null(void **state)
{
    (void)state;
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowArrayStream stream;
    mfgq_table *const t = made(1);
    assert_int_equal(mfgq_arrow_export_schema(NULL, &schema, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_export_schema(t, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_export_array(NULL, &array, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_export_array(t, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_export_stream(NULL, &stream, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_arrow_export_stream(t, NULL, NULL), MFGQ_E_INVALID);
    mfgq_table_free(t);
}

static mfgq_status round_trip(void *context)
{
    (void)context;
    mfgq_table *t = NULL, *back = NULL;
    struct ArrowSchema schema;
    struct ArrowArray array;
    mfgq_error err;
    mfgq_status status = build(6, &t, &err);
    if (status != MFGQ_OK) return status;
    status = mfgq_arrow_export_schema(t, &schema, &err);
    if (status == MFGQ_OK) {
        status = mfgq_arrow_export_array(t, &array, &err);
        mfgq_table_free(t);
        t = NULL;
        if (status == MFGQ_OK) {
            status = mfgq_arrow_import_array(&schema, &array, &back, &err);
            array.release(&array);
        }
        schema.release(&schema);
    }
    mfgq_table_free(t);
    mfgq_table_free(back);
    return status;
}

static mfgq_status stream_trip(void *context)
{
    (void)context;
    mfgq_table *t = NULL, *back = NULL;
    struct ArrowArrayStream stream;
    mfgq_error err;
    mfgq_status status = build(3, &t, &err);
    if (status != MFGQ_OK) return status;
    status = mfgq_arrow_export_stream(t, &stream, &err);
    mfgq_table_free(t);
    if (status != MFGQ_OK) return status;
    status = mfgq_arrow_import_stream(&stream, &back, &err);
    stream.release(&stream);
    mfgq_table_free(back);
    /* A producer can only say "out of memory" in words. */
    return status == MFGQ_E_IO ? MFGQ_E_MEMORY : status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(round_trip, NULL);
    support_walk_memory(stream_trip, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export), cmocka_unit_test(test_moved_child),
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_sliced),
        cmocka_unit_test(test_batches), cmocka_unit_test(test_null),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
