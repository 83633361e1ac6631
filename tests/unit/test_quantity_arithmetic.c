/* What may be added, multiplied and compared, and what comes out. */
#include "support.h"

#include <math.h>
#include <string.h>

static mfgq_quantity *figure(const char *text)
{
    mfgq_quantity *q = NULL;
    mfgq_error err;
    assert_ok(mfgq_quantity_parse(text, strlen(text), &q, &err), &err);
    return q;
}

static mfgq_status apply(const char *a, int operation, const char *b, mfgq_quantity **out)
{
    mfgq_quantity *const x = figure(a), *const y = figure(b);
    mfgq_error err;
    const mfgq_status status = mfgq_quantity_apply(x, operation, y, out, &err);
    if (status != MFGQ_OK) assert_true(err.message[0] != '\0');
    mfgq_quantity_free(x);
    mfgq_quantity_free(y);
    return status;
}

static void check(const char *a, int operation, const char *b, const char *want)
{
    mfgq_quantity *q = NULL;
    char text[700];
    assert_int_equal(apply(a, operation, b, &q), MFGQ_OK);
    assert_ok(mfgq_quantity_format(q, text, sizeof text, NULL, NULL), NULL);
    assert_string_equal(text, want);
    mfgq_quantity_free(q);
}

static void refuse(const char *a, int operation, const char *b, mfgq_status want)
{
    mfgq_quantity *q = NULL;
    assert_int_equal(apply(a, operation, b, &q), want);
    assert_null(q);
}

static void test_percent_and_points(void **state)
{
    (void)state;
    check("20%", MFGQ_SUBTRACT, "18%", "2百分点");
    check("18%", MFGQ_ADD, "2百分点", "20%");
    check("2百分点", MFGQ_ADD, "18%", "20%");
    check("18%", MFGQ_SUBTRACT, "2个百分点", "16%");
    check("180‰", MFGQ_ADD, "2百分点", "200‰");
    check("180‰", MFGQ_SUBTRACT, "16%", "2百分点");
    check("7百分点", MFGQ_SUBTRACT, "2百分点", "5百分点");
    check("50%", MFGQ_ADD, "20%", "70%");
    refuse("2百分点", MFGQ_SUBTRACT, "18%", MFGQ_E_UNIT);
    refuse("7%", MFGQ_ADD, "0.02∶1", MFGQ_E_UNIT);
    refuse("7%", MFGQ_ADD, "0.07", MFGQ_E_UNIT);
    refuse("7百分点", MFGQ_ADD, "0.07", MFGQ_E_UNIT);
    refuse("0.02∶1", MFGQ_SUBTRACT, "2百分点", MFGQ_E_UNIT);
}

static void test_amounts(void **state)
{
    (void)state;
    check("1亿元", MFGQ_ADD, "5000万元", "1.5亿元");
    check("5家", MFGQ_ADD, "3户", "8家");
    check("2辆", MFGQ_ADD, "1万辆", "10002辆");
    refuse("1亿元", MFGQ_ADD, "1万人", MFGQ_E_UNIT);
    refuse("1亿元", MFGQ_ADD, "1亿美元", MFGQ_E_UNIT);
    refuse("1吨", MFGQ_ADD, "1吨标准煤", MFGQ_E_UNIT);
    refuse("1辆", MFGQ_ADD, "1台", MFGQ_E_UNIT);
    refuse("1亿元", MFGQ_ADD, "1", MFGQ_E_UNIT);
}

static void test_products(void **state)
{
    (void)state;
    check("200亿元", MFGQ_MULTIPLY, "25%", "50亿元");
    check("25%", MFGQ_MULTIPLY, "200亿元", "50亿元");
    check("50%", MFGQ_MULTIPLY, "20%", "10%");
    check("3", MFGQ_MULTIPLY, "2百分点", "6百分点");
    check("6百分点", MFGQ_DIVIDE, "3", "2百分点");
    check("6百分点", MFGQ_DIVIDE, "3百分点", "2");
    check("50亿元", MFGQ_DIVIDE, "25%", "200亿元");
    check("680亿元", MFGQ_DIVIDE, "20万人", "34亿元/万人");
    check("34万元/人", MFGQ_MULTIPLY, "20万人", "680万元·万人/人");
    check("1亿元", MFGQ_DIVIDE, "5000万元", "2");
    check("10%", MFGQ_DIVIDE, "40%", "0.25");
    check("0.02∶1", MFGQ_MULTIPLY, "100亿元", "2亿元");
    refuse("2百分点", MFGQ_MULTIPLY, "100亿元", MFGQ_E_UNIT);
    refuse("100亿元", MFGQ_DIVIDE, "2百分点", MFGQ_E_UNIT);
    refuse("2百分点", MFGQ_MULTIPLY, "7%", MFGQ_E_UNIT);
    refuse("2百分点", MFGQ_MULTIPLY, "2百分点", MFGQ_E_UNIT);
    refuse("7%", MFGQ_DIVIDE, "2百分点", MFGQ_E_UNIT);
    refuse("5亿元", MFGQ_DIVIDE, "0%", MFGQ_E_DOMAIN);
}

static void test_half_lines(void **state)
{
    (void)state;
    check("≥5家", MFGQ_SUBTRACT, "≤2家", "≥3家");
    check(">5家", MFGQ_ADD, "2家", ">7家");
    check("≥5家", MFGQ_ADD, ">2家", ">7家");
    check("≤6亿元", MFGQ_DIVIDE, "≥2万人", "≤3亿元/万人");
    check("4—5条", MFGQ_ADD, "1条", "5—6条");
    check("约4条", MFGQ_ADD, "1条", "约5条");
    refuse("≥5家", MFGQ_SUBTRACT, "≥2家", MFGQ_E_DOMAIN);
    refuse("≥-5%", MFGQ_MULTIPLY, "3%", MFGQ_E_DOMAIN);
    refuse("4—5条", MFGQ_ADD, "≥1条", MFGQ_E_DOMAIN);
}

/* Hand arithmetic: [19.5, 20.5) - [17.5, 18.5) = (1, 3). */
static void test_rounding_flows(void **state)
{
    (void)state;
    mfgq_quantity *q = NULL;
    assert_int_equal(apply("20%", MFGQ_SUBTRACT, "18%", &q), MFGQ_OK);
    assert_close(mfgq_quantity_round_low(q), 1, 1e-15, 0);
    assert_close(mfgq_quantity_round_high(q), 3, 1e-15, 0);
    assert_int_equal(mfgq_quantity_decimals(q), MFGQ_NO_DECIMALS);
    mfgq_quantity_free(q);
}

static int order_of(const char *a, const char *b)
{
    mfgq_quantity *const x = figure(a), *const y = figure(b);
    int order = 7;
    if (mfgq_quantity_compare(x, y, &order, NULL) != MFGQ_OK) assert_int_equal(order, 7);
    mfgq_quantity_free(x);
    mfgq_quantity_free(y);
    return order;
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(order_of("1亿元", "10000万元"), 0);
    assert_int_equal(order_of("1亿元", "10001万元"), -1);
    assert_int_equal(order_of("7%", "69‰"), 1);
    assert_int_equal(order_of("4—5条", "5—6条"), 0);
    assert_int_equal(order_of("4—5条", "6条"), -1);
    assert_int_equal(order_of("7%", "7百分点"), 7);
    assert_int_equal(order_of("7%", "0.07∶1"), 7);
    assert_int_equal(order_of("7吨", "7元"), 7);
}

static void test_null_arguments(void **state)
{
    (void)state;
    mfgq_quantity *const q = figure("5%");
    mfgq_quantity *out = NULL;
    int order;
    assert_int_equal(mfgq_quantity_apply(NULL, 0, q, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_apply(q, 0, NULL, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_apply(q, 0, q, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_apply(q, 4, q, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_compare(NULL, q, &order, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_compare(q, NULL, &order, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_compare(q, q, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_convert(NULL, mfgq_quantity_unit(q), &out, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_convert(q, NULL, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_quantity_convert(q, mfgq_quantity_unit(q), NULL, NULL), MFGQ_E_INVALID);
    assert_null(out);
    mfgq_quantity_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percent_and_points), cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_products),           cmocka_unit_test(test_half_lines),
        cmocka_unit_test(test_rounding_flows),     cmocka_unit_test(test_order),
        cmocka_unit_test(test_null_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
