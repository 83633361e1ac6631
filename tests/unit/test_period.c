/* Years, quarters, months: text, order, arithmetic. */
#include "support.h"

#include <string.h>

static mfgq_period period_of(const char *text)
{
    mfgq_period p = 0;
    mfgq_error err;
    assert_ok(mfgq_period_parse(text, strlen(text), &p, &err), &err);
    return p;
}

static void check_round_trip(const char *text)
{
    char out[MFGQ_PERIOD_SIZE];
    mfgq_period_format(period_of(text), out);
    assert_string_equal(out, text);
}

static void test_text(void **state)
{
    (void)state;
    check_round_trip("2020");
    check_round_trip("0001");
    check_round_trip("9999-12");
    check_round_trip("2020-Q3");
    check_round_trip("2020-H2");
    check_round_trip("2020-07");
    assert_true(period_of("2020Q3") == period_of(" 2020-q3 "));
    assert_true(period_of("2020M07") == period_of("2020-07"));
}

static void check_bad(const char *text, int64_t byte)
{
    mfgq_period p = 7;
    mfgq_error err;
    assert_int_equal(mfgq_period_parse(text, strlen(text), &p, &err), MFGQ_E_PARSE);
    assert_int_equal(err.index, byte);
    assert_true(p == 7);
}

static void test_bad_text(void **state)
{
    (void)state;
    check_bad("", 0);
    check_bad("202", 3);
    check_bad("0000", 4);
    check_bad("20200", 4);
    check_bad("2020-", 5);
    check_bad("2020-7", 6);
    check_bad("2020-13", 5);
    check_bad("2020-00", 5);
    check_bad("2020-Q5", 6);
    check_bad("2020-Q0", 6);
    check_bad("2020-Q12", 7);
    check_bad("2020-H3", 6);
    check_bad("2020年", 4);
    check_bad("\xff", 0);
    mfgq_period p;
    assert_int_equal(mfgq_period_parse(NULL, 0, &p, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_period_parse("2020", 4, NULL, NULL), MFGQ_E_INVALID);
}

static void test_parts(void **state)
{
    (void)state;
    const mfgq_period q = period_of("2020-Q3");
    assert_int_equal(mfgq_period_frequency(q), MFGQ_QUARTER);
    assert_int_equal(mfgq_period_year(q), 2020);
    assert_int_equal(mfgq_period_part(q), 3);
    assert_int_equal(mfgq_period_start(q), 2020 * 12 + 6);
    assert_int_equal(mfgq_period_end(q), 2020 * 12 + 9);
    assert_int_equal(mfgq_period_frequency(MFGQ_NO_PERIOD), 0);
    assert_int_equal(mfgq_period_valid(-17), 0);
    assert_int_equal(mfgq_period_valid(INT64_MAX), 0);
    assert_true(mfgq_period_make(3, 2020, 1) == 0);
    assert_true(mfgq_period_make(MFGQ_MONTH, 2020, 13) == 0);
    char out[MFGQ_PERIOD_SIZE] = "x";
    mfgq_period_format(5, out);
    assert_string_equal(out, "");
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(mfgq_period_order(period_of("2019"), period_of("2020")), -1);
    assert_int_equal(mfgq_period_order(period_of("2019"), period_of("2020-01")), -1);
    assert_int_equal(mfgq_period_order(period_of("2020"), period_of("2020-12")), 0);
    assert_int_equal(mfgq_period_order(period_of("2021-Q1"), period_of("2020-H2")), 1);
    assert_int_equal(mfgq_period_contains(period_of("2020"), period_of("2020-Q4")), 1);
    assert_int_equal(mfgq_period_contains(period_of("2020-Q4"), period_of("2020")), 0);
    assert_int_equal(mfgq_period_contains(period_of("2020-Q4"), period_of("2020-09")), 0);
}

static void test_arithmetic(void **state)
{
    (void)state;
    assert_true(mfgq_period_add(period_of("2020-11"), 3) == period_of("2021-02"));
    assert_true(mfgq_period_add(period_of("2020-Q1"), -1) == period_of("2019-Q4"));
    assert_true(mfgq_period_add(period_of("9999"), 1) == 0);
    assert_true(mfgq_period_add(period_of("0001"), -1) == 0);
    assert_true(mfgq_period_add(period_of("2020"), INT64_MAX) == 0);
    assert_true(mfgq_period_to(period_of("2020"), MFGQ_MONTH) == period_of("2020-12"));
    assert_true(mfgq_period_to(period_of("2020-08"), MFGQ_QUARTER) == period_of("2020-Q3"));
    assert_true(mfgq_period_to(period_of("2020-Q2"), MFGQ_HALF_YEAR) == period_of("2020-H1"));
    assert_true(mfgq_period_to(period_of("2020-Q2"), 5) == 0);
    int64_t n = 0;
    mfgq_error err;
    assert_ok(mfgq_period_between(period_of("2018-12"), period_of("2020-02"), &n, &err), &err);
    assert_int_equal(n, 14);
    assert_int_equal(mfgq_period_between(period_of("2018"), period_of("2020-02"), &n, &err),
                     MFGQ_E_UNIT);
    assert_int_equal(mfgq_period_between(0, period_of("2020-02"), &n, &err), MFGQ_E_INVALID);
    assert_int_equal(n, 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),  cmocka_unit_test(test_bad_text),
        cmocka_unit_test(test_parts), cmocka_unit_test(test_order),
        cmocka_unit_test(test_arithmetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
