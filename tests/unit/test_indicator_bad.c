/* What a formula can do wrong, with the column where it does. */
#include "formula.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_messages(void **state)
{
    (void)state;
    mfgq_schema *const schema = formula_schema();
    mfgq_csv *const golden = golden_open("indicator_errors.csv");
    for (size_t r = 0; r < mfgq_csv_rows(golden); r++) {
        const char *const text = golden_text(golden, r, "formula");
        const char *const unit = golden_text(golden, r, "unit");
        mfgq_program *p = NULL;
        mfgq_error err = {0};
        const mfgq_status status =
            mfgq_program_compile(text, strlen(text), schema, *unit ? unit : NULL, &p, &err);
        const char *const want = golden_text(golden, r, "message");
        if (!strstr(err.message, want) || err.column != (int)golden_number(golden, r, "column"))
            print_error("%s: column %d: %s\n", text, err.column, err.message);
        assert_string_equal(mfgq_status_name(status), golden_text(golden, r, "status"));
        assert_int_equal(err.column, (int)golden_number(golden, r, "column"));
        assert_non_null(strstr(err.message, want));
        assert_null(p);
    }
    mfgq_csv_free(golden);
    mfgq_schema_free(schema);
}

static mfgq_status compile(const char *text, size_t size)
{
    mfgq_schema *const schema = formula_schema();
    mfgq_program *p = NULL;
    mfgq_error err;
    const mfgq_status status = mfgq_program_compile(text, size, schema, NULL, &p, &err);
    mfgq_program_free(p);
    mfgq_schema_free(schema);
    return status;
}

static mfgq_status compile_repeated(const char *open, const char *core, const char *close,
                                    size_t times)
{
    const size_t room = times * (strlen(open) + strlen(close)) + strlen(core) + 1;
    char *const text = malloc(room), *p = text;
    for (size_t i = 0; i < times; i++, p += strlen(open)) memcpy(p, open, strlen(open));
    memcpy(p, core, strlen(core));
    p += strlen(core);
    for (size_t i = 0; i < times; i++, p += strlen(close)) memcpy(p, close, strlen(close));
    *p = '\0';
    const mfgq_status status = compile(text, (size_t)(p - text));
    free(text);
    return status;
}

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(compile_repeated("(", "1", ")", 100000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("(", "1", ")", 8000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("(", "1", ")", 63), MFGQ_OK);
    assert_int_equal(compile_repeated("(", "1", ")", 64), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("-", "1", "", 16000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("not ", "1", "", 4000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("2^", "1", "", 8000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("1+", "1", "", 8000), MFGQ_E_LIMIT);
    assert_int_equal(compile_repeated("1+", "1", "", 1000), MFGQ_OK);
    assert_int_equal(compile_repeated("1+(1+(", "1", "))", 31), MFGQ_OK);
    assert_int_equal(compile_repeated("base(", "sum(revenue)", ")", 60), MFGQ_E_DATA);
    assert_int_equal(compile_repeated("", "1", " ", 20000), MFGQ_E_LIMIT);
}

static void test_arguments(void **state)
{
    (void)state;
    mfgq_schema *const schema = formula_schema();
    mfgq_program *p = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_program_compile(NULL, 0, schema, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_program_compile("1", 1, NULL, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_program_compile("1", 1, schema, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_program_compile("1 + \xff", 5, schema, NULL, &p, &err), MFGQ_E_ENCODING);
    assert_int_equal(err.index, 4);
    assert_int_equal(mfgq_program_compile("1\0+1", 4, schema, NULL, &p, &err), MFGQ_E_PARSE);
    assert_int_equal(err.column, 2);
    assert_int_equal(mfgq_program_compile("1 +\n 2 3", 8, schema, NULL, &p, &err), MFGQ_E_PARSE);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 4);
    assert_null(p);
    mfgq_schema_free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
