/* CLAIM = EXPRESSION: verdicts, intervals, and what is refused. */
#include "support.h"

#include <math.h>
#include <string.h>

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("check.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        const char *const text = golden_text(csv, i, "text");
        double value = 0, low = 0, high = 0;
        size_t size = 0;
        int agreement = -1;
        mfgq_error err;
        assert_ok(mfgq_check(text, strlen(text), &size, &value, &low, &high, &agreement, &err),
                  &err);
        const double rel = golden_number(csv, i, "rel");
        assert_close(low, golden_number(csv, i, "expected_low"), rel, 0);
        assert_close(high, golden_number(csv, i, "expected_high"), rel, 0);
        assert_string_equal(mfgq_agreement_name(agreement),
                            golden_text(csv, i, "expected_verdict"));
        assert_true(low <= value && value <= high);
        assert_int_equal(text[size], '=');
    }
    mfgq_csv_free(csv);
}

static void check_bad(const char *text, mfgq_status want, int64_t byte)
{
    double value = 7, low = 7, high = 7;
    int agreement = 7;
    mfgq_error err;
    assert_int_equal(
        mfgq_check(text, strlen(text), NULL, &value, &low, &high, &agreement, &err), want);
    assert_int_equal(err.index, byte);
    assert_true(value == 7 && low == 7 && high == 7 && agreement == 7);
}

static void test_bad(void **state)
{
    (void)state;
    check_bad("", MFGQ_E_PARSE, 0);
    check_bad("5", MFGQ_E_PARSE, 1);
    check_bad("= 5", MFGQ_E_PARSE, 3);
    check_bad("≥5", MFGQ_E_PARSE, 4);
    check_bad("x = 5", MFGQ_E_PARSE, 0);
    check_bad("5 =", MFGQ_E_PARSE, 3);
    check_bad("5 = 2+", MFGQ_E_PARSE, 6);
    check_bad("5 = (2+3", MFGQ_E_PARSE, 8);
    check_bad("5 = 2 3", MFGQ_E_PARSE, 6);
    check_bad("5 = foo(2)", MFGQ_E_PARSE, 4);
    check_bad("5 = ln 2", MFGQ_E_PARSE, 7);
    check_bad("5 = chain(1.0", MFGQ_E_PARSE, 13);
    check_bad("5 = 1/(0.3-0.3)", MFGQ_E_DOMAIN, 5);
    check_bad("5 = 1/0", MFGQ_E_DOMAIN, 5);
    check_bad("5 = ln(0.04-0.04)", MFGQ_E_DOMAIN, 4);
    check_bad("5 = sqrt(-2)", MFGQ_E_DOMAIN, 4);
    check_bad("5 = (-2)^0.5", MFGQ_E_DOMAIN, 8);
    check_bad("5 = 0^-1", MFGQ_E_DOMAIN, 5);
    check_bad("5 = 1e300*1e300", MFGQ_E_DOMAIN, 0);
    check_bad("5元 = 3元+2人", MFGQ_E_UNIT, 11);
    check_bad("5元 = 3人", MFGQ_E_UNIT, 0);
    check_bad("5 = ln(2元)", MFGQ_E_UNIT, 4);
    check_bad("5 = 2^(3元)", MFGQ_E_UNIT, 5);
    check_bad("5 = chain(2元)", MFGQ_E_UNIT, 10);
    check_bad("5 = (2元)^0.5", MFGQ_E_UNIT, 10);
    check_bad("5 = 2元\xff", MFGQ_E_ENCODING, 8);
}

static void test_limits(void **state)
{
    (void)state;
    char text[240] = "5 = ";
    memset(text + 4, '(', 200);
    check_bad(text, MFGQ_E_LIMIT, 36);
    memset(text + 4, '-', 200);
    check_bad(text, MFGQ_E_LIMIT, 36);
    check_bad("5 = 2元^9*2元^9", MFGQ_E_LIMIT, 10);
}

static void test_null_arguments(void **state)
{
    (void)state;
    double low, high;
    int agreement;
    assert_int_equal(mfgq_check(NULL, 3, NULL, NULL, &low, &high, &agreement, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_check("5=5", 3, NULL, NULL, NULL, &high, &agreement, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_check("5=5", 3, NULL, NULL, &low, NULL, &agreement, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_check("5=5", 3, NULL, NULL, &low, &high, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_check("5=5", 3, NULL, NULL, &low, &high, &agreement, NULL), MFGQ_OK);
    assert_string_equal(mfgq_agreement_name(3), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_null_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
