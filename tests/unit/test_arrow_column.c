/* Single Arrow columns: every accepted format, nulls, offsets, dictionaries, faults. */
#include "support.h"

#include <math.h>
#include <mfgq/arrow.h>
#include <string.h>

static void released_schema(struct ArrowSchema *schema)
{
    (void)schema;
    fail_msg("a borrowed schema was released");
}

static void released_array(struct ArrowArray *array)
{
    (void)array;
    fail_msg("a borrowed array was released");
}

static struct ArrowSchema schema_of(const char *format)
{
    const struct ArrowSchema schema = {.format = format, .name = "x", .release = released_schema};
    return schema;
}

static struct ArrowArray array_of(int64_t rows, const void **buffers, int64_t count)
{
    const struct ArrowArray array = {.length = rows, .n_buffers = count, .buffers = buffers,
                                     .release = released_array};
    return array;
}

static mfgq_arrow_column *open_column(const struct ArrowSchema *schema,
                                      const struct ArrowArray *array, mfgq_type type)
{
    mfgq_arrow_column *column = NULL;
    mfgq_error err;
    assert_ok(mfgq_arrow_column_read(schema, array, type, &column, &err), &err);
    return column;
}

static void test_without_copy(void **state)
{
    (void)state;
    const double values[] = {1, 2, 3, 4, 5};
    const uint8_t all = 0x1F, one_gone = 0x17;
    const void *buffers[] = {NULL, values};
    const struct ArrowSchema schema = schema_of("g");
    struct ArrowArray array = array_of(3, buffers, 2);
    array.offset = 2;
    mfgq_arrow_column *c = open_column(&schema, &array, MFGQ_F64);
    assert_ptr_equal(mfgq_arrow_column_f64(c), values + 2);
    assert_int_equal(mfgq_arrow_column_rows(c), 3);
    assert_false(mfgq_arrow_column_copied(c));
    assert_null(mfgq_arrow_column_text(c, 0));
    mfgq_arrow_column_free(c);

    buffers[0] = &all; /* nulls unknown, and none there */
    array.null_count = -1;
    c = open_column(&schema, &array, MFGQ_F64);
    assert_false(mfgq_arrow_column_copied(c));
    mfgq_arrow_column_free(c);

    buffers[0] = &one_gone;
    c = open_column(&schema, &array, MFGQ_F64);
    assert_true(mfgq_arrow_column_copied(c));
    assert_same(mfgq_arrow_column_f64(c)[0], 3);
    assert_true(isnan(mfgq_arrow_column_f64(c)[1]));
    assert_same(mfgq_arrow_column_f64(c)[2], 5);
    mfgq_arrow_column_free(c);
}

static void check_widened(const char *format, const void *data)
{
    const uint8_t valid = 0x0B; /* the third is null */
    const void *buffers[] = {&valid, data};
    const struct ArrowSchema schema = schema_of(format);
    struct ArrowArray array = array_of(3, buffers, 2);
    array.offset = 1;
    array.null_count = -1;
    mfgq_arrow_column *const c = open_column(&schema, &array, MFGQ_F64);
    assert_same(mfgq_arrow_column_f64(c)[0], 1);
    assert_true(isnan(mfgq_arrow_column_f64(c)[1]));
    assert_same(mfgq_arrow_column_f64(c)[2], 0);
    mfgq_arrow_column_free(c);
}

static void test_widened(void **state)
{
    (void)state;
    check_widened("g", (const double[]){7, 1, 9, 0});
    check_widened("f", (const float[]){7, 1, 9, 0});
    check_widened("c", (const int8_t[]){-7, 1, 9, 0});
    check_widened("C", (const uint8_t[]){7, 1, 9, 0});
    check_widened("s", (const int16_t[]){-7, 1, 9, 0});
    check_widened("S", (const uint16_t[]){7, 1, 9, 0});
    check_widened("i", (const int32_t[]){-7, 1, 9, 0});
    check_widened("I", (const uint32_t[]){7, 1, 9, 0});
    check_widened("l", (const int64_t[]){-7, 1, 9, 0});
    check_widened("L", (const uint64_t[]){7, 1, 9, 0});
    check_widened("b", (const uint8_t[]){0x02});
    const uint64_t large[] = {UINT64_MAX};
    const void *buffers[] = {NULL, large};
    const struct ArrowSchema schema = schema_of("L");
    const struct ArrowArray array = array_of(1, buffers, 2);
    mfgq_arrow_column *const c = open_column(&schema, &array, MFGQ_F64);
    assert_same(mfgq_arrow_column_f64(c)[0], 18446744073709551616.0);
    mfgq_arrow_column_free(c);
}

static void check_texts(const struct ArrowSchema *schema, const struct ArrowArray *array)
{
    mfgq_arrow_column *const c = open_column(schema, array, MFGQ_TEXT);
    assert_string_equal(mfgq_arrow_column_text(c, 0), "汽车");
    assert_null(mfgq_arrow_column_text(c, 1));
    assert_string_equal(mfgq_arrow_column_text(c, 2), "electronics, long");
    assert_null(mfgq_arrow_column_text(c, 3));
    assert_null(mfgq_arrow_column_f64(c));
    assert_true(mfgq_arrow_column_copied(c));
    mfgq_arrow_column_free(c);
}

static const char TEXTS[] = "..汽车electronics, long";
static const uint8_t TWO_OF_FOUR = 0x0A;

static void test_texts(void **state)
{
    (void)state;
    const int32_t small[] = {0, 2, 8, 8, 25};
    const int64_t large[] = {0, 2, 8, 8, 25};
    const void *buffers[] = {&TWO_OF_FOUR, small, TEXTS};
    struct ArrowSchema schema = schema_of("u");
    struct ArrowArray array = array_of(3, buffers, 3);
    array.offset = 1;
    array.null_count = 1;
    check_texts(&schema, &array);
    schema.format = "U";
    buffers[1] = large;
    check_texts(&schema, &array);
}

static void test_views(void **state)
{
    (void)state;
    char views[4 * 16] = {0};
    const int32_t head[] = {6, 0, 0, 0}, tail[] = {17, 0, 0, 8};
    const int64_t sizes[] = {25};
    memcpy(views + 16, head, 4);
    memcpy(views + 20, TEXTS + 2, 6);
    memcpy(views + 48, tail, 16);
    const void *buffers[] = {&TWO_OF_FOUR, views, TEXTS, sizes};
    struct ArrowArray array = array_of(3, buffers, 4);
    const struct ArrowSchema schema = schema_of("vu");
    array.offset = 1;
    array.null_count = -1;
    check_texts(&schema, &array);
    const int32_t beyond[] = {17, 0, 0, 9};
    memcpy(views + 48, beyond, 16);
    mfgq_arrow_column *c = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_arrow_column_read(&schema, &array, MFGQ_TEXT, &c, &err), MFGQ_E_DATA);
    assert_int_equal(err.index, 2);
}

static void test_dictionary(void **state)
{
    (void)state;
    const int32_t offsets[] = {0, 2, 8, 25};
    const int8_t places[] = {0, 1, 1, 2};
    const uint8_t valid = 0x0B;
    const void *text_buffers[] = {NULL, offsets, TEXTS}, *buffers[] = {&valid, places};
    struct ArrowSchema words = schema_of("u"), schema = schema_of("c");
    struct ArrowArray texts = array_of(3, text_buffers, 3), array = array_of(3, buffers, 2);
    schema.dictionary = &words;
    array.dictionary = &texts;
    array.offset = 1;
    array.null_count = 1;
    check_texts(&schema, &array);
    texts.length = 2; /* the last index now points outside */
    mfgq_arrow_column *c = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_arrow_column_read(&schema, &array, MFGQ_TEXT, &c, &err), MFGQ_E_DATA);
    assert_int_equal(err.index, 2);
    array.dictionary = NULL;
    assert_int_equal(mfgq_arrow_column_read(&schema, &array, MFGQ_TEXT, &c, &err), MFGQ_E_DATA);
}

static void test_nulls_and_empty(void **state)
{
    (void)state;
    struct ArrowSchema schema = schema_of("n");
    struct ArrowArray array = array_of(2, NULL, 0);
    mfgq_arrow_column *c = open_column(&schema, &array, MFGQ_F64);
    assert_true(isnan(mfgq_arrow_column_f64(c)[1]));
    mfgq_arrow_column_free(c);
    c = open_column(&schema, &array, MFGQ_TEXT);
    assert_null(mfgq_arrow_column_text(c, 1));
    mfgq_arrow_column_free(c);
    const void *buffers[] = {NULL, NULL};
    schema = schema_of("g");
    array = array_of(0, buffers, 2);
    c = open_column(&schema, &array, MFGQ_F64);
    assert_int_equal(mfgq_arrow_column_rows(c), 0);
    assert_non_null(mfgq_arrow_column_f64(c));
    mfgq_arrow_column_free(c);
    mfgq_arrow_column_free(NULL);
}

static void refuse(const struct ArrowSchema *schema, const struct ArrowArray *array,
                   mfgq_type type, mfgq_status status, int arg, int64_t index)
{
    mfgq_arrow_column *c = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_arrow_column_read(schema, array, type, &c, &err), status);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_null(c);
}

static void test_refused(void **state)
{
    (void)state;
    const double values[] = {1, 2};
    const void *buffers[] = {NULL, values};
    struct ArrowSchema schema = schema_of("g");
    struct ArrowArray good = array_of(2, buffers, 2), array = good;
    refuse(NULL, &good, MFGQ_F64, MFGQ_E_INVALID, 1, -1);
    refuse(&schema, NULL, MFGQ_F64, MFGQ_E_INVALID, 2, -1);
    refuse(&schema, &good, MFGQ_I64, MFGQ_E_INVALID, 3, -1);
    refuse(&schema, &good, MFGQ_TEXT, MFGQ_E_UNSUPPORTED, 1, -1);
    array.release = NULL;
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_INVALID, 2, -1);
    array = good;
    array.length = -1;
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_DATA, 2, -1);
    array = good;
    array.null_count = 3;
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_DATA, 2, -1);
    array.null_count = 1; /* but no bitmap */
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_DATA, 2, -1);
    array = good;
    array.n_buffers = 1;
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_DATA, 2, -1);
    array = good;
    array.buffers = NULL;
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_DATA, 2, -1);
    schema.format = "tsu:UTC";
    refuse(&schema, &good, MFGQ_F64, MFGQ_E_UNSUPPORTED, 1, -1);
    schema.release = NULL;
    refuse(&schema, &good, MFGQ_F64, MFGQ_E_INVALID, 1, -1);
}

static void test_bad_texts(void **state)
{
    (void)state;
    const int32_t good[] = {0, 1, 2}, backwards[] = {0, 2, 1};
    const void *buffers[] = {NULL, good, "a\xFF"};
    const struct ArrowSchema schema = schema_of("u");
    const struct ArrowArray array = array_of(2, buffers, 3);
    refuse(&schema, &array, MFGQ_TEXT, MFGQ_E_ENCODING, 2, 1);
    buffers[2] = "a\0";
    refuse(&schema, &array, MFGQ_TEXT, MFGQ_E_DATA, 2, 1);
    buffers[1] = backwards;
    buffers[2] = "ab";
    refuse(&schema, &array, MFGQ_TEXT, MFGQ_E_DATA, 2, 1);
    refuse(&schema, &array, MFGQ_F64, MFGQ_E_UNSUPPORTED, 1, -1);
}

static mfgq_status read_both(void *context)
{
    (void)context;
    const int32_t offsets[] = {0, 1, 2}, numbers[] = {1, 2};
    const void *texts[] = {NULL, offsets, "ab"}, *wholes[] = {NULL, numbers};
    const struct ArrowSchema text = schema_of("u"), whole = schema_of("i");
    const struct ArrowArray a = array_of(2, texts, 3), b = array_of(2, wholes, 2);
    mfgq_arrow_column *c = NULL;
    mfgq_error err;
    mfgq_status status = mfgq_arrow_column_read(&text, &a, MFGQ_TEXT, &c, &err);
    mfgq_arrow_column_free(c);
    c = NULL;
    if (status == MFGQ_OK) status = mfgq_arrow_column_read(&whole, &b, MFGQ_F64, &c, &err);
    mfgq_arrow_column_free(c);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(read_both, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_copy), cmocka_unit_test(test_widened),
        cmocka_unit_test(test_texts),        cmocka_unit_test(test_views),
        cmocka_unit_test(test_dictionary),   cmocka_unit_test(test_nulls_and_empty),
        cmocka_unit_test(test_refused),      cmocka_unit_test(test_bad_texts),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
