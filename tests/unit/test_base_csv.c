/* The CSV reader: RFC 4180, places of errors, hostile input. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static mfgq_csv *parse(const char *text)
{
    mfgq_csv *csv = NULL;
    mfgq_error err;
    assert_ok(mfgq_csv_parse(text, strlen(text), MFGQ_UTF8, &csv, &err), &err);
    return csv;
}

static void expect_failure(const char *text, mfgq_status status, int line, int column)
{
    mfgq_csv *csv = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_csv_parse(text, strlen(text), MFGQ_UTF8, &csv, &err), status);
    assert_null(csv);
    assert_int_equal(err.status, status);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static void test_plain(void **state)
{
    (void)state;
    mfgq_csv *const csv = parse("\xEF\xBB\xBFid,值\r\na,1.5\r\n\r\nb,\r\nc,NA");
    assert_int_equal(mfgq_csv_rows(csv), 3);
    assert_int_equal(mfgq_csv_columns(csv), 2);
    assert_string_equal(mfgq_csv_name(csv, 1), "值");
    assert_int_equal(mfgq_csv_find(csv, "id"), 0);
    assert_int_equal(mfgq_csv_find(csv, "ID"), -1);
    double value = 0;
    assert_int_equal(mfgq_csv_number(csv, 0, 1, &value, NULL), MFGQ_OK);
    assert_same(value, 1.5);
    assert_int_equal(mfgq_csv_number(csv, 1, 1, &value, NULL), MFGQ_OK);
    assert_true(value != value);
    assert_true(mfgq_csv_is_missing(csv, 2, 1));
    assert_null(mfgq_csv_cell(csv, 3, 0));
    mfgq_csv_free(csv);
}

static void test_quotes(void **state)
{
    (void)state;
    mfgq_csv *const csv = parse("a,b\n\"x, \"\"y\"\"\nz\",2\n\"\",3\n");
    assert_string_equal(mfgq_csv_cell(csv, 0, 0), "x, \"y\"\nz");
    assert_string_equal(mfgq_csv_cell(csv, 1, 0), "");
    int32_t line, column;
    mfgq_csv_position(csv, 1, 1, &line, &column);
    assert_int_equal(line, 4);
    assert_int_equal(column, 4);
    mfgq_csv_free(csv);
}

static void test_places(void **state)
{
    (void)state;
    expect_failure("", MFGQ_E_PARSE, 1, 1);
    expect_failure("\n\n", MFGQ_E_PARSE, 1, 1);
    expect_failure("a,b\n1\n", MFGQ_E_PARSE, 2, 1);
    expect_failure("a,b\n1,2\n1,2,3\n", MFGQ_E_PARSE, 3, 1);
    expect_failure("a,b\n1,\"2", MFGQ_E_PARSE, 2, 3);
    expect_failure("a,b\n\"1\"x,2", MFGQ_E_PARSE, 2, 4);
    expect_failure("a,b\n值1,2\"", MFGQ_E_PARSE, 2, 5);
    expect_failure("a,b\n1,2\r3,4\n", MFGQ_E_PARSE, 2, 4);
    expect_failure("a,b,a\n", MFGQ_E_PARSE, 1, 5);
    expect_failure("a\nok\nb\xFFq\n", MFGQ_E_ENCODING, 3, 2);
    expect_failure("a\n\xE5\x80", MFGQ_E_ENCODING, 2, 1);
}

static void test_zero_byte(void **state)
{
    (void)state;
    mfgq_csv *csv = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_csv_parse("a\n1\0", 4, MFGQ_UTF8, &csv, &err), MFGQ_E_PARSE);
    assert_int_equal(err.line, 2);
}

static void test_bad_numbers(void **state)
{
    (void)state;
    mfgq_csv *const csv = parse("k,x\na, 1e3 \nb,-.5\nc,1e999\nd,inf\ne,12 3\nf,0x1p3\ng,nan\n");
    double value = 7;
    mfgq_error err;
    assert_int_equal(mfgq_csv_number(csv, 0, 1, &value, &err), MFGQ_OK);
    assert_same(value, 1000);
    assert_int_equal(mfgq_csv_number(csv, 1, 1, &value, &err), MFGQ_OK);
    assert_same(value, -.5);
    for (size_t row = 2; row < 7; row++) {
        assert_int_equal(mfgq_csv_number(csv, row, 1, &value, &err), MFGQ_E_PARSE);
        assert_int_equal(err.line, (int)row + 2);
        assert_int_equal(err.column, 3);
        assert_same(value, -.5);
    }
    assert_int_equal(mfgq_csv_number(csv, 7, 1, &value, &err), MFGQ_E_INVALID);
    mfgq_csv_free(csv);
}

static void test_gb18030(void **state)
{
    (void)state;
    /* "指标" and "亿" in GB 18030 */
    static const char text[] = "\xD6\xB8\xB1\xEA\n\xD2\xDA\n";
    mfgq_csv *csv = NULL;
    mfgq_error err;
    assert_ok(mfgq_csv_parse(text, sizeof text - 1, MFGQ_GB18030, &csv, &err), &err);
    assert_string_equal(mfgq_csv_name(csv, 0), "指标");
    assert_string_equal(mfgq_csv_cell(csv, 0, 0), "亿");
    mfgq_csv_free(csv);
    csv = NULL;
    assert_int_equal(mfgq_csv_parse("a\n\xD2", 3, MFGQ_GB18030, &csv, &err), MFGQ_E_ENCODING);
    assert_null(csv);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_csv *csv = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_csv_parse(NULL, 0, MFGQ_UTF8, &csv, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_csv_parse("a", 1, MFGQ_UTF8, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_csv_parse("a", 1, (mfgq_encoding)9, &csv, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    mfgq_csv_free(NULL);
    assert_int_equal(mfgq_csv_rows(NULL), 0);
}

static mfgq_status load(void *context)
{
    const char *const text = context;
    mfgq_csv *csv;
    const mfgq_status status = mfgq_csv_parse(text, strlen(text), MFGQ_UTF8, &csv, NULL);
    if (status == MFGQ_OK) mfgq_csv_free(csv);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    char text[] = "a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9\n";
    support_walk_memory(load, text);
}

/* Cutting a valid file anywhere must give a file or a placed error, never a crash. */
static void test_truncation(void **state)
{
    (void)state;
    const char *const text = "\xEF\xBB\xBF名,\"a\"\"b\"\r\n\"多\n行\",2\r\n3,4\r\n";
    for (size_t size = 0; size <= strlen(text); size++) {
        mfgq_csv *csv = NULL;
        mfgq_error err;
        if (mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, &err) == MFGQ_OK) mfgq_csv_free(csv);
        else assert_true(err.line >= 1 && err.message[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),    cmocka_unit_test(test_plain),
        cmocka_unit_test(test_quotes),    cmocka_unit_test(test_places),
        cmocka_unit_test(test_zero_byte), cmocka_unit_test(test_bad_numbers),
        cmocka_unit_test(test_gb18030),   cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
