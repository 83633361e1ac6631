/* Tables: building, reading, the four written forms. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mfgq_status build(mfgq_table **table, mfgq_error *err)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "指标", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, "亿元");
    mfgq_builder_column(b, "n", MFGQ_I64, NULL);
    for (int i = 0; i < 20; i++) {
        if (i == 9) mfgq_builder_missing(b);
        else mfgq_builder_text(b, i % 2 ? "产值, \"a\"" : "line\nbreak");
        mfgq_builder_f64(b, i == 8 ? NAN : i / 4.0);
        if (i == 10) mfgq_builder_missing(b);
        else mfgq_builder_i64(b, i);
    }
    return mfgq_builder_finish(b, table, err);
}

static mfgq_table *made(void)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(build(&table, &err), &err);
    return table;
}

static void test_read(void **state)
{
    (void)state;
    mfgq_table *const t = made();
    assert_int_equal(mfgq_table_rows(t), 20);
    assert_int_equal(mfgq_table_columns(t), 3);
    assert_string_equal(mfgq_table_name(t, 0), "指标");
    assert_string_equal(mfgq_table_unit(t, 1), "亿元");
    assert_string_equal(mfgq_table_unit(t, 2), "");
    assert_int_equal(mfgq_table_type(t, 2), MFGQ_I64);
    assert_int_equal(mfgq_table_type(t, 3), -1);
    assert_int_equal(mfgq_table_find(t, "value"), 1);
    assert_int_equal(mfgq_table_find(t, "x"), -1);
    assert_same(mfgq_table_number(t, 3, 1), 0.75);
    assert_same(mfgq_table_number(t, 7, 2), 7);
    assert_true(isnan(mfgq_table_number(t, 8, 1)));
    assert_true(mfgq_table_is_missing(t, 8, 1));
    assert_true(mfgq_table_is_missing(t, 9, 0));
    assert_true(mfgq_table_is_missing(t, 10, 2));
    assert_false(mfgq_table_is_missing(t, 11, 2));
    assert_true(mfgq_table_is_missing(t, 20, 0));
    assert_string_equal(mfgq_table_text(t, 1, 0), "产值, \"a\"");
    assert_string_equal(mfgq_table_text(t, 9, 0), "");
    assert_same(mfgq_table_f64(t, 1)[4], 1);
    assert_null(mfgq_table_f64(t, 0));
    assert_int_equal(mfgq_table_i64(t, 2)[4], 4);
    mfgq_table_free(t);
    mfgq_table_free(NULL);
}

typedef struct text {
    char data[8192];
    size_t size;
} text;

static int collect(void *context, const char *bytes, size_t size)
{
    text *const t = context;
    if (t->size + size >= sizeof t->data) return 1;
    memcpy(t->data + t->size, bytes, size);
    t->size += size;
    t->data[t->size] = '\0';
    return 0;
}

static mfgq_table *small(void)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "name", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "x", MFGQ_F64, NULL);
    mfgq_builder_text(b, "产值,\"q\"");
    mfgq_builder_f64(b, 0.1);
    mfgq_builder_missing(b);
    mfgq_builder_f64(b, NAN);
    mfgq_builder_text(b, "z");
    mfgq_builder_f64(b, INFINITY);
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_builder_finish(b, &table, &err), &err);
    return table;
}

static void test_forms(void **state)
{
    (void)state;
    static const char *const want[] = {
        "name        x\n产值,\"q\"  0.1\n             \nz         inf\n",
        "name,x\n\"产值,\"\"q\"\"\",0.1\n,\nz,inf\n",
        "[\n {\"name\":\"产值,\\\"q\\\"\",\"x\":0.1},\n {\"name\":null,\"x\":null},\n"
        " {\"name\":\"z\",\"x\":\"inf\"}\n]\n",
        "{\"name\":\"产值,\\\"q\\\"\",\"x\":0.1}\n{\"name\":null,\"x\":null}\n"
        "{\"name\":\"z\",\"x\":\"inf\"}\n",
    };
    mfgq_table *const t = small();
    for (int form = 0; form < 4; form++) {
        text out = {{0}, 0};
        mfgq_error err;
        assert_ok(mfgq_table_write(t, (mfgq_format)form, collect, &out, &err), &err);
        assert_string_equal(out.data, want[form]);
    }
    mfgq_table_free(t);
}

static void test_readable_numbers(void **state)
{
    (void)state;
    static const double values[] = {1.0 / 3, 28000, 1234567.89, -2.0316e-2, 1e-7, 0.1 + 0.2,
                                    123456.7, -1e-20, 1e20};
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "x", MFGQ_F64, NULL);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) mfgq_builder_f64(b, values[i]);
    mfgq_table *t = NULL;
    assert_ok(mfgq_builder_finish(b, &t, NULL), NULL);
    text out = {{0}, 0};
    assert_ok(mfgq_table_write(t, MFGQ_FORMAT_TEXT, collect, &out, NULL), NULL);
    assert_string_equal(out.data, "        x\n 0.333333\n    28000\n  1234568\n-0.020316\n"
                                  "    1e-07\n      0.3\n   123457\n   -1e-20\n    1e+20\n");
    mfgq_table_free(t);
}

static void test_wide_text_is_cut(void **state)
{
    (void)state;
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "x", MFGQ_TEXT, NULL);
    mfgq_builder_text(b, "有研发机构的规模以上工业企业数量占全部比重");
    mfgq_builder_text(b, "012345678901234567890123456789012345");
    mfgq_builder_text(b, "0123456789012345678901234567890123456");
    mfgq_table *t = NULL;
    assert_ok(mfgq_builder_finish(b, &t, NULL), NULL);
    text out = {{0}, 0};
    assert_ok(mfgq_table_write(t, MFGQ_FORMAT_TEXT, collect, &out, NULL), NULL);
    assert_string_equal(out.data, "x\n有研发机构的规模以上工业企业数量占…\n"
                                  "012345678901234567890123456789012345\n"
                                  "01234567890123456789012345678901234…\n");
    mfgq_table_free(t);
}

static int refuse(void *context, const char *bytes, size_t size)
{
    (void)context;
    (void)bytes;
    (void)size;
    return 1;
}

static void test_write_failures(void **state)
{
    (void)state;
    mfgq_table *const t = small();
    mfgq_error err;
    text out = {{0}, 0};
    assert_int_equal(mfgq_table_write(NULL, MFGQ_FORMAT_CSV, collect, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_table_write(t, (mfgq_format)4, collect, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_table_write(t, MFGQ_FORMAT_CSV, NULL, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_table_write(t, MFGQ_FORMAT_CSV, refuse, &out, &err), MFGQ_E_IO);
    mfgq_table_free(t);
}

static void expect_misuse(mfgq_builder *b, mfgq_status status)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_builder_finish(b, &table, &err), status);
    assert_null(table);
    assert_int_equal(err.status, status);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_builder *b = mfgq_builder_new();
    mfgq_builder_column(b, "a", MFGQ_F64, NULL);
    mfgq_builder_column(b, "a", MFGQ_F64, NULL);
    expect_misuse(b, MFGQ_E_INVALID);
    b = mfgq_builder_new();
    mfgq_builder_column(b, "a", MFGQ_F64, NULL);
    mfgq_builder_text(b, "x");
    expect_misuse(b, MFGQ_E_INVALID);
    b = mfgq_builder_new();
    mfgq_builder_column(b, "a", MFGQ_F64, NULL);
    mfgq_builder_column(b, "b", MFGQ_F64, NULL);
    mfgq_builder_f64(b, 1);
    expect_misuse(b, MFGQ_E_INVALID);
    b = mfgq_builder_new();
    mfgq_builder_column(b, "a", MFGQ_TEXT, NULL);
    mfgq_builder_text(b, "\xFF");
    expect_misuse(b, MFGQ_E_ENCODING);
    b = mfgq_builder_new();
    mfgq_builder_f64(b, 1);
    expect_misuse(b, MFGQ_E_INVALID);
    expect_misuse(NULL, MFGQ_E_MEMORY);
    mfgq_builder_free(mfgq_builder_new());
}

static mfgq_status whole(void *context)
{
    (void)context;
    mfgq_table *t = NULL;
    mfgq_status status = build(&t, NULL);
    for (int form = 0; form < 4 && status == MFGQ_OK; form++) {
        text out = {{0}, 0};
        status = mfgq_table_write(t, (mfgq_format)form, collect, &out, NULL);
    }
    mfgq_table_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(whole, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_read),
        cmocka_unit_test(test_forms),  cmocka_unit_test(test_write_failures),
        cmocka_unit_test(test_misuse), cmocka_unit_test(test_readable_numbers),
        cmocka_unit_test(test_wide_text_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
