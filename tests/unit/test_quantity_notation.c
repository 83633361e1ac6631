/* Figures as plans print them. */
#include "support.h"

#include "quantity/quantity_i.h"

#include <math.h>
#include <string.h>

static void check(const char *text, double low, double high, const char *unit, int comparator,
                  int accumulation, int decimals)
{
    mfgq_quantity q;
    mfgq_error err;
    assert_ok(mfgq_i_quantity_read(text, strlen(text), NULL, &q, &err), &err);
    assert_same(q.low, low);
    assert_same(q.high, high);
    assert_string_equal(q.unit.name, unit);
    assert_int_equal(q.comparator, comparator);
    assert_int_equal(q.accumulation, accumulation);
    assert_int_equal(q.decimals, decimals);
}

static void test_forms(void **state)
{
    (void)state;
    check("0.02∶1", 0.02, 0.02, "∶1", MFGQ_EQ, MFGQ_NONE, 2);
    check("[1.5]", 1.5, 1.5, "", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("4—5条", 4, 5, "条", MFGQ_RANGE, MFGQ_NONE, 0);
    check("34万元/人", 34, 34, "万元/人", MFGQ_EQ, MFGQ_NONE, 0);
    check("≥５０％", 50, 50, "%", MFGQ_GE, MFGQ_NONE, 0);
    check("1.31万亿斤", 1.31, 1.31, "万亿斤", MFGQ_EQ, MFGQ_NONE, 2);
    check("２１，７００亿元", 21700, 21700, "亿元", MFGQ_EQ, MFGQ_NONE, 0);
    check("7%—7.5%", 7, 7.5, "%", MFGQ_RANGE, MFGQ_NONE, 1);
    check("6%左右", 6, 6, "%", MFGQ_ABOUT, MFGQ_NONE, 0);
    check("[1.5]%", 1.5, 1.5, "%", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("〔13.5〕%", 13.5, 13.5, "%", MFGQ_EQ, MFGQ_SINCE_BASE, 1);
    check("-4.1%", -4.1, -4.1, "%", MFGQ_EQ, MFGQ_NONE, 1);
    check("10e9 CNY", 10e9, 10e9, "CNY", MFGQ_EQ, MFGQ_NONE, -9);
    check("超过300万辆", 300, 300, "万辆", MFGQ_GT, MFGQ_NONE, 0);
    check("at least 15 models", 15, 15, "models", MFGQ_GE, MFGQ_NONE, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
