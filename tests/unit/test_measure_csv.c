/* Rows as text: what is read, what is refused and where. */
#include "measure.h"

#include <math.h>
#include <string.h>

static mfgq_status add(mfgq_measure *m, const char *text, int64_t line, mfgq_error *err)
{
    return mfgq_measure_add_csv(m, text, strlen(text), line, MFGQ_UTF8, err);
}

static void refused(const char *text, mfgq_status status, int line, int column,
                    const char *message)
{
    mfgq_error err;
    mfgq_measure *const m = measure_open(1, MFGQ_GAPS_SKIP, 2);
    assert_int_equal(add(m, text, 2, &err), status);
    if (err.line != line || err.column != column || !strstr(err.message, message))
        fail_msg("%d:%d: %s; not %d:%d: %s", err.line, err.column, err.message, line, column,
                 message);
    assert_int_equal(add(m, "", 2, NULL), status); /* spoilt */
    mfgq_measure_free(m);
}

#define GOOD "渝北,large,2019,100,30,2,0,smart/ic\n"

static void test_bad(void **state)
{
    (void)state;
    refused(GOOD "\n渝北,large,2019,ten,30,2,0,smart\n", MFGQ_E_PARSE, 4, 15,
            "output: 'ten' is not a finite number");
    refused(GOOD "渝北,large,2019,1e999,30,2,0,smart\n", MFGQ_E_PARSE, 3, 15, "not a finite");
    refused(GOOD "渝北,large,2019,1,30,2,7,smart\n", MFGQ_E_DATA, 3, 22, "flag new is 7");
    refused(GOOD "渝北,large,2019,1,30,2,1,steel\n", MFGQ_E_NOT_FOUND, 3, 24, "steel");
    refused(GOOD "渝北,large,soon,1,30,2,1,smart\n", MFGQ_E_PARSE, 3, 10, "'soon' is no period");
    refused(GOOD "渝北,large,,1,30,2,1,smart\n", MFGQ_E_PARSE, 3, 10, "period is missing");
    refused(GOOD "渝北,large,2019,1,30,2,1\n", MFGQ_E_PARSE, 3, 1, "row has 7 cells, header has 8");
    refused(GOOD "渝北,large,2019,1,30,2,1,,\n", MFGQ_E_PARSE, 3, 1, "more than 8 cells");
    refused(GOOD "渝\"北,large,2019,1,30,2,1,\n", MFGQ_E_PARSE, 3, 2, "quote inside");
    refused(GOOD "\"渝\"北,large,2019,1,30,2,1,\n", MFGQ_E_PARSE, 3, 4, "after a closing quote");
    refused(GOOD "x,\"large,2019,1,30,2,1,\n", MFGQ_E_PARSE, 3, 3, "not closed");
    refused(GOOD "x,y\rz,2019,1,30,2,1,\n", MFGQ_E_PARSE, 3, 4, "carriage return");
    refused(GOOD "x,\xff,2019,1,30,2,1,\n", MFGQ_E_ENCODING, 3, 3, "not valid UTF-8");
    mfgq_error err;
    mfgq_measure *const m = measure_open(0, MFGQ_GAPS_SKIP, 1);
    assert_int_equal(mfgq_measure_add_csv(m, "a\0b", 3, 1, MFGQ_UTF8, &err), MFGQ_E_PARSE);
    mfgq_measure_free(m);
}

/* Quotes, blank cells, line ends, a last row without one; GB18030 gives the same. */
static void test_good(void **state)
{
    (void)state;
    mfgq_error err;
    static const char text[] = "\"a,\"\"b\"\"\n\",large,2019, 100 ,30,\"2\",0,\"smart/ic\"\r\n\r\n"
                               "\xE6\xB8\x9D,x,\"2019\",NA,,2,1,";
    static const char gb[] = "\"a,\"\"b\"\"\n\",large,2019, 100 ,30,\"2\",0,\"smart/ic\"\r\n\r\n"
                             "\xD3\xE5,x,\"2019\",NA,,2,1,";
    mfgq_measure *const m = measure_open(1, MFGQ_GAPS_SKIP, 3);
    mfgq_measure *const other = measure_open(1, MFGQ_GAPS_SKIP, 1);
    assert_ok(mfgq_measure_add_csv(m, text, sizeof text - 1, 2, MFGQ_UTF8, &err), &err);
    assert_ok(mfgq_measure_add_csv(other, gb, sizeof gb - 1, 2, MFGQ_GB18030, &err), &err);
    assert_int_equal(mfgq_measure_rows(m), 2);
    mfgq_table *const a = measure_finish(m), *const b = measure_finish(other);
    measure_same(a, b);
    assert_string_equal(mfgq_table_text(a, 0, 0), "a,\"b\"\n");
    assert_string_equal(mfgq_table_text(a, 9, 0), "渝");
    assert_same(mfgq_table_number(a, 0, 3), 1e-6);
    assert_true(mfgq_table_is_missing(a, 9, 3));
    mfgq_table_free(a);
    mfgq_table_free(b);
}

static void test_whole(void **state)
{
    (void)state;
    assert_int_equal(mfgq_csv_whole("a\nb", 3), 2);
    assert_int_equal(mfgq_csv_whole("a\nb\n", 4), 4);
    assert_int_equal(mfgq_csv_whole("a\n\"b\nc", 6), 2);
    assert_int_equal(mfgq_csv_whole("\"a\nb\"\nc", 7), 6);
    assert_int_equal(mfgq_csv_whole("\"a\"\"\nb\"", 7), 0);
    assert_int_equal(mfgq_csv_whole("abc", 3), 0);
    assert_int_equal(mfgq_csv_whole("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bad), cmocka_unit_test(test_good),
                                       cmocka_unit_test(test_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
