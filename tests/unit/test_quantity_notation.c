/* Figures as plans print them, good and bad. */
#include "support.h"

#include "quantity/quantity_i.h"

#include <math.h>
#include <string.h>

static mfgq_quantity read_ok(const char *text)
{
    mfgq_quantity q;
    mfgq_error err;
    assert_ok(mfgq_i_quantity_read(text, strlen(text), NULL, &q, &err), &err);
    return q;
}

static void check(const char *text, double low, double high, const char *unit, int comparator,
                  int accumulation, int decimals)
{
    const mfgq_quantity q = read_ok(text);
    assert_same(q.low, low);
    assert_same(q.high, high);
    assert_string_equal(q.unit.name, unit);
    assert_int_equal(q.comparator, comparator);
    assert_int_equal(q.accumulation, accumulation);
    assert_int_equal(q.decimals, decimals);
    if (comparator == MFGQ_RANGE) assert_true(isnan(q.value));
    else assert_same(q.value, low);
}

static void test_numbers(void **state)
{
    (void)state;
    check("21700", 21700, 21700, "", MFGQ_EQ, MFGQ_NONE, 0);
    check("21,700", 21700, 21700, "", MFGQ_EQ, MFGQ_NONE, 0);
    check("1,234,567.80亿元", 1234567.8, 1234567.8, "亿元", MFGQ_EQ, MFGQ_NONE, 2);
    check("２１，７００亿元", 21700, 21700, "亿元", MFGQ_EQ, MFGQ_NONE, 0);
    check("0.02100∶1", 0.021, 0.021, "∶1", MFGQ_EQ, MFGQ_NONE, 5);
    check("−4.1%", -4.1, -4.1, "%", MFGQ_EQ, MFGQ_NONE, 1);
    check("－４．１％", -4.1, -4.1, "%", MFGQ_EQ, MFGQ_NONE, 1);
    check("+3 %", 3, 3, "%", MFGQ_EQ, MFGQ_NONE, 0);
    check(".5%", 0.5, 0.5, "%", MFGQ_EQ, MFGQ_NONE, 1);
    check("10e9 CNY", 10e9, 10e9, "CNY", MFGQ_EQ, MFGQ_NONE, -9);
    check("1.5E-3 t", 1.5e-3, 1.5e-3, "t", MFGQ_EQ, MFGQ_NONE, 4);
    check("5 EUR", 5, 5, "EUR", MFGQ_EQ, MFGQ_NONE, 0);
}

static void test_ratios(void **state)
{
    (void)state;
    check("0.02∶1", 0.02, 0.02, "∶1", MFGQ_EQ, MFGQ_NONE, 2);
    check("0.02:1", 0.02, 0.02, "∶1", MFGQ_EQ, MFGQ_NONE, 2);
    check("0.02：１", 0.02, 0.02, "∶1", MFGQ_EQ, MFGQ_NONE, 2);
    check("≥0.02 : 1", 0.02, 0.02, "∶1", MFGQ_GE, MFGQ_NONE, 2);
}

static void test_brackets(void **state)
{
    (void)state;
    check("[1.5]", 1.5, 1.5, "", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("[1.5]%", 1.5, 1.5, "%", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("[1.5%]", 1.5, 1.5, "%", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("〔13.5〕%", 13.5, 13.5, "%", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("［４５］万人以上", 45, 45, "万人", MFGQ_GE, MFGQ_SINCE_BASE, 0);
    check("[>10]", 10, 10, "", MFGQ_GT, MFGQ_SINCE_BASE, 0);
    check(">[10]%", 10, 10, "%", MFGQ_GT, MFGQ_SINCE_BASE, 0);
    check("[10以上]%", 10, 10, "%", MFGQ_GE, MFGQ_SINCE_BASE, 0);
    check("[3—4]%", 3, 4, "%", MFGQ_RANGE, MFGQ_SINCE_BASE, 0);
    check("累计15项", 15, 15, "项", MFGQ_EQ, MFGQ_SINCE_BASE, 0);
    check("年均7%", 7, 7, "%", MFGQ_EQ, MFGQ_AVERAGE, 0);
    check("每年不低于20款", 20, 20, "款", MFGQ_GE, MFGQ_PER_YEAR, 0);
    assert_int_equal(read_ok("[1.5]").has_unit, 0);
    assert_int_equal(read_ok("[1.5]%").has_unit, 1);
}

static void test_ranges(void **state)
{
    (void)state;
    static const char *const forms[] = {"4—5条",  "4-5条",   "4–5条", "4～5条",    "4~5条",
                                        "4至5条", "4到5条",  "4——5条", "4条—5条", "4 to 5 条",
                                        "４－５条", "4条至5条", "约4—5条"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        check(forms[i], 4, 5, "条", MFGQ_RANGE, MFGQ_NONE, 0);
    check("7%—7.5%", 7, 7.5, "%", MFGQ_RANGE, MFGQ_NONE, 1);
    check("6.5%—7%", 6.5, 7, "%", MFGQ_RANGE, MFGQ_NONE, 1);
    check("-2%—-1%", -2, -1, "%", MFGQ_RANGE, MFGQ_NONE, 0);
    check("-2--1%", -2, -1, "%", MFGQ_RANGE, MFGQ_NONE, 0);
    check("5000万—1亿元", 0.5, 1, "亿元", MFGQ_RANGE, MFGQ_NONE, 0);
    check("9000万元—1亿元", 0.9, 1, "亿元", MFGQ_RANGE, MFGQ_NONE, 0);
    check("0.02—0.03∶1", 0.02, 0.03, "∶1", MFGQ_RANGE, MFGQ_NONE, 2);
    check("12-14 %", 12, 14, "%", MFGQ_RANGE, MFGQ_NONE, 0);
}

static void test_range_rounding(void **state)
{
    (void)state;
    mfgq_quantity q = read_ok("7%—7.5%");
    assert_same(q.round_low, 6.95);
    assert_same(q.round_high, 7.55);
    q = read_ok("4—5条");
    assert_same(q.round_low, 3.5);
    assert_same(q.round_high, 5.5);
    q = read_ok("5000万—1亿元"); /* each end by its own last figure */
    assert_same(q.round_low, 0.49995);
    assert_same(q.round_high, 1.5);
}

typedef struct word_case {
    const char *text;
    int comparator;
} word_case;

static void test_words(void **state)
{
    (void)state;
    static const word_case cases[] = {
        {"5家以上", MFGQ_GE},       {"不低于5家", MFGQ_GE},    {"不少于5家", MFGQ_GE},
        {"至少5家", MFGQ_GE},       {"≥5家", MFGQ_GE},         {">=5家", MFGQ_GE},
        {"at least 5家", MFGQ_GE},  {"At Least 5家", MFGQ_GE}, {"5家及以上", MFGQ_GE},
        {"no less than 5家", MFGQ_GE}, {"不低于5家以上", MFGQ_GE}, {"超过5家", MFGQ_GT},
        {"高于5家", MFGQ_GT},       {"突破5家", MFGQ_GT},      {">5家", MFGQ_GT},
        {"＞5家", MFGQ_GT},         {"more than 5家", MFGQ_GT}, {"5家以下", MFGQ_LE},
        {"5家以内", MFGQ_LE},       {"不超过5家", MFGQ_LE},    {"不高于5家", MFGQ_LE},
        {"≤5家", MFGQ_LE},          {"<=5家", MFGQ_LE},        {"at most 5家", MFGQ_LE},
        {"低于5家", MFGQ_LT},       {"不足5家", MFGQ_LT},      {"不满5家", MFGQ_LT},
        {"<5家", MFGQ_LT},          {"less than 5家", MFGQ_LT}, {"5家左右", MFGQ_ABOUT},
        {"约5家", MFGQ_ABOUT},      {"about 5家", MFGQ_ABOUT}, {"around 5家", MFGQ_ABOUT},
        {"达到5家", MFGQ_EQ},       {"力争达到5家以上", MFGQ_GE}, {"控制在5家以内", MFGQ_LE},
        {"约5家左右", MFGQ_ABOUT},  {"=5家", MFGQ_EQ},         {"5家", MFGQ_EQ},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].text, 5, 5, "家", cases[i].comparator, MFGQ_NONE, 0);
}

static void check_bad(const char *text, mfgq_status want, int64_t byte)
{
    mfgq_quantity q;
    mfgq_error err;
    memset(&q, 7, sizeof q);
    const mfgq_quantity before = q;
    assert_int_equal(mfgq_i_quantity_read(text, strlen(text), NULL, &q, &err), want);
    assert_int_equal(err.index, byte);
    assert_memory_equal(&q, &before, sizeof q);
}

static void test_bad(void **state)
{
    (void)state;
    check_bad("", MFGQ_E_PARSE, 0);
    check_bad("   ", MFGQ_E_PARSE, 3);
    check_bad("亿元", MFGQ_E_PARSE, 0);
    check_bad("≥", MFGQ_E_PARSE, 3);
    check_bad("5 frogs", MFGQ_E_PARSE, 2);
    check_bad("5亿元元", MFGQ_E_PARSE, 7);
    check_bad("5亿元/", MFGQ_E_PARSE, 8);
    check_bad("5.", MFGQ_E_PARSE, 2);
    check_bad("1,23", MFGQ_E_PARSE, 4);
    check_bad("1,2345", MFGQ_E_PARSE, 5);
    check_bad("1234,567", MFGQ_E_PARSE, 5);
    check_bad("[1.5", MFGQ_E_PARSE, 4);
    check_bad("1.5]", MFGQ_E_PARSE, 3);
    check_bad("[[1.5]]", MFGQ_E_PARSE, 1);
    check_bad("5%以上左右", MFGQ_E_PARSE, 8);
    check_bad("超过5%以下", MFGQ_E_PARSE, 8);
    check_bad("0.02∶2", MFGQ_E_PARSE, 4);
    check_bad("0.02∶10", MFGQ_E_PARSE, 4);
    check_bad("5—4条", MFGQ_E_DATA, 0);
    check_bad("4—5条以上", MFGQ_E_DATA, 0);
    check_bad("4%—5条", MFGQ_E_UNIT, -1);
    check_bad("1e999", MFGQ_E_PARSE, 0);
    check_bad("1e-400", MFGQ_E_PARSE, 0);
    check_bad("NaN", MFGQ_E_PARSE, 0);
    check_bad("inf", MFGQ_E_PARSE, 0);
    check_bad("5\xff", MFGQ_E_ENCODING, 1);
    check_bad("5\xE4\xBA", MFGQ_E_ENCODING, 1);
    check_bad("5\n%", MFGQ_E_PARSE, 1);
}

static void test_too_long(void **state)
{
    (void)state;
    char text[400];
    mfgq_quantity *q = NULL;
    mfgq_error err;
    memset(text, '1', sizeof text);
    assert_int_equal(mfgq_quantity_parse(text, sizeof text, &q, &err), MFGQ_E_LIMIT);
    assert_int_equal(mfgq_quantity_parse(NULL, 3, &q, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_parse("5%", 2, NULL, &err), MFGQ_E_INVALID);
    assert_null(q);
}

static void test_fallback_unit(void **state)
{
    (void)state;
    mfgq_unit unit;
    mfgq_quantity q;
    mfgq_error err;
    assert_ok(mfgq_i_unit_read("%", 1, &unit, &err), &err);
    assert_ok(mfgq_i_quantity_read("[3.5]", 5, &unit, &q, &err), &err);
    assert_string_equal(q.unit.name, "%");
    assert_ok(mfgq_i_quantity_read("3条", 4, &unit, &q, &err), &err);
    assert_string_equal(q.unit.name, "条");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),        cmocka_unit_test(test_ratios),
        cmocka_unit_test(test_brackets),       cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_range_rounding), cmocka_unit_test(test_words),
        cmocka_unit_test(test_bad),            cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_fallback_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
