/* Units: names, dimensions, factors, products, what is refused. */
#include "support.h"

#include "quantity/quantity_i.h"

#include <math.h>
#include <string.h>

static mfgq_unit unit_of(const char *text)
{
    mfgq_unit unit;
    mfgq_error err;
    assert_ok(mfgq_i_unit_read(text, strlen(text), &unit, &err), &err);
    return unit;
}

static void check_unit(const char *text, double factor, const char *base, const char *dimension)
{
    const mfgq_unit unit = unit_of(text);
    assert_string_equal(unit.base, base);
    assert_string_equal(unit.dimension, dimension);
    assert_close(mfgq_i_to_base(1, &unit), factor, 1e-15, 0);
}

static void test_factors(void **state)
{
    (void)state;
    check_unit("", 1, "1", "pure");
    check_unit("亿元", 1e8, "元", "currency");
    check_unit("万元/人", 1e4, "元/人", "currency/persons");
    check_unit("亿元/平方公里", 100, "元/平方米", "currency/area");
    check_unit("吨标准煤/万元", 1e-4, "吨标准煤/元", "standard-coal/currency");
    check_unit("万亿斤", 5e8, "吨", "mass");
    check_unit("100 million yuan", 1e8, "元", "currency");
    check_unit("CNY per person", 1, "元/人", "currency/persons");
    check_unit("%", 0.01, "1", "pure");
    check_unit("‰", 0.001, "1", "pure");
    check_unit("∶1", 1, "1", "pure");
    check_unit("百分点", 1, "百分点", "points");
    check_unit("亿千瓦时", 1e8, "千瓦时", "energy");
    check_unit("万千瓦", 1e4, "千瓦", "energy/hours");
    check_unit("万家", 1e4, "家", "enterprises");
    check_unit("元/人·年", 1, "元/人·年", "currency/persons*time");
    check_unit("元/(人·年)", 1, "元/人·年", "currency/persons*time");
    check_unit("元/人年", 1, "元/人·年", "currency/persons*time");
    check_unit("m^2", 1, "平方米", "area");
    check_unit("km²", 1e6, "平方米", "area");
    check_unit("m^-1", 1, "1/米", "1/length");
    check_unit("万", 1e4, "1", "pure");
    check_unit("million", 1e6, "1", "pure");
    check_unit("亿元/万元", 1e4, "1", "pure");
}

/* Every unit that the plans and outcomes at hand print. */
static void test_printed_units(void **state)
{
    (void)state;
    static const char *const printed[] = {
        "%",        "亿元",     "万辆",       "个",         "万人",           "万台",     "元",
        "年",       "件",       "亿块",       "岁",         "万台套",         "万亿元",   "亿人",
        "亿亩",     "亿立方米", "万元/人",    "人",         "million",        "家",       "亿吨标准煤",
        "亿公顷",   "亿美元",   "平方米",     "万套",       "万亿斤",         "户",       "微克/立方米",
        "count",    "万亩",     "元/人",      "亿吨",       "百分点",         "吨标准煤/万元", "款",
        "吨",       "辆",       "平方公里",   "∶1",         "亿元/平方公里",  "条",       "种",
        "万吨标准煤", "万公顷", "亿千瓦时",   "斤",         "张",             "床",       "项",
        "件/万人",  "‰",        "张/千人",    "套/百万人",  "公里",           "万吨",     "座",
    };
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        const mfgq_unit unit = unit_of(printed[i]);
        assert_string_equal(unit.name, printed[i]);
    }
}

static void test_full_width(void **state)
{
    (void)state;
    assert_string_equal(unit_of("％").name, "%");
    assert_string_equal(unit_of("万元／人").name, "万元/人");
    assert_string_equal(unit_of("：１").name, "∶1");
    assert_string_equal(unit_of(" 台（套） ").name, "台(套)");
    assert_string_equal(unit_of("㎡").name, "m2");
}

static void test_kinds(void **state)
{
    (void)state;
    assert_int_equal(unit_of("元").kind, MFGQ_UNIT_AMOUNT);
    assert_int_equal(unit_of("倍").kind, MFGQ_UNIT_NUMBER);
    assert_int_equal(unit_of("亿元/元").kind, MFGQ_UNIT_NUMBER);
    assert_int_equal(unit_of("‰").kind, MFGQ_UNIT_PERCENT);
    assert_int_equal(unit_of("个百分点").kind, MFGQ_UNIT_POINTS);
    assert_int_equal(unit_of(":1").kind, MFGQ_UNIT_RATIO);
    mfgq_unit a = unit_of("万辆"), b = unit_of("万元"), c = unit_of("万人");
    assert_int_equal(mfgq_i_unit_is_count(&a), 1);
    assert_int_equal(mfgq_i_unit_is_count(&b), 0);
    assert_int_equal(mfgq_i_unit_is_count(&c), 0);
}

static void check_bad(const char *text, mfgq_status want)
{
    mfgq_unit unit;
    mfgq_error err;
    memset(&unit, 7, sizeof unit);
    const mfgq_unit before = unit;
    assert_int_equal(mfgq_i_unit_read(text, strlen(text), &unit, &err), want);
    assert_memory_equal(&unit, &before, sizeof unit);
}

static void test_bad(void **state)
{
    (void)state;
    check_bad("frogs", MFGQ_E_UNIT);
    check_bad("元元", MFGQ_E_PARSE);
    check_bad("元/", MFGQ_E_PARSE);
    check_bad("元/(人", MFGQ_E_PARSE);
    check_bad("元^0", MFGQ_E_PARSE);
    check_bad("/人", MFGQ_E_UNIT);
    check_bad("元/((((((((((人))))))))))", MFGQ_E_LIMIT);
    check_bad("m^9·m^9", MFGQ_E_LIMIT);
    check_bad("%/百分点", MFGQ_E_UNIT);
    check_bad("\xE5\x85", MFGQ_E_ENCODING);
    check_bad("EB·EB·EB·EB·EB·EB·EB", MFGQ_E_LIMIT);
}

static void test_convert_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("quantity_convert.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        const mfgq_unit from = unit_of(golden_text(csv, i, "from"));
        const mfgq_unit to = unit_of(golden_text(csv, i, "to"));
        const double x = golden_number(csv, i, "value");
        double got = 0;
        mfgq_error err;
        assert_ok(mfgq_unit_convert(1, &x, &from, &to, &got, &err), &err);
        assert_close(got, golden_number(csv, i, "expected"), golden_number(csv, i, "rel"),
                     golden_number(csv, i, "abs"));
    }
    mfgq_csv_free(csv);
}

static void refuse_conversion(const char *a, const char *b)
{
    const mfgq_unit from = unit_of(a), to = unit_of(b);
    double x[2] = {1, 2}, out[2] = {7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_unit_convertible(&from, &to), 0);
    assert_int_equal(mfgq_unit_convert(2, x, &from, &to, out, &err), MFGQ_E_UNIT);
    assert_same(out[0], 7);
    assert_same(out[1], 7);
}

static void test_conversions_refused(void **state)
{
    (void)state;
    refuse_conversion("亿元", "万人");
    refuse_conversion("元", "美元");
    refuse_conversion("吨", "吨标准煤");
    refuse_conversion("百分点", "%");
    refuse_conversion("辆", "台");
    refuse_conversion("辆", "家");
    refuse_conversion("年", "天");
    refuse_conversion("元/人", "元");
}

typedef struct made {
    mfgq_unit *a, *b, *c;
    mfgq_quantity *q, *r;
} made;

/* Everything that allocates, once. */
static mfgq_status allocate_all(void *context)
{
    made *const m = context;
    mfgq_error err;
    memset(m, 0, sizeof *m);
    mfgq_status s = mfgq_unit_parse("万元", strlen("万元"), &m->a, &err);
    if (!s) s = mfgq_unit_parse("人", strlen("人"), &m->b, &err);
    if (!s) s = mfgq_unit_combine(m->a, m->b, 1, &m->c, &err);
    if (!s) s = mfgq_quantity_parse("34亿元/人", strlen("34亿元/人"), &m->q, &err);
    if (!s) s = mfgq_quantity_convert(m->q, m->c, &m->r, &err);
    if (!s) assert_string_equal(mfgq_unit_name(mfgq_quantity_unit(m->r)), "万元/人");
    if (!s) assert_same(mfgq_quantity_base_value(m->r), 34e8);
    mfgq_quantity_free(m->r);
    if (!s) s = mfgq_quantity_apply(m->q, MFGQ_DIVIDE, m->q, &m->r, &err);
    else m->r = NULL;
    if (!s) mfgq_quantity_free(m->r);
    mfgq_quantity_free(m->q);
    mfgq_unit_free(m->c);
    mfgq_unit_free(m->b);
    mfgq_unit_free(m->a);
    return s;
}

static void test_memory(void **state)
{
    (void)state;
    made m;
    support_walk_memory(allocate_all, &m);
}

static void test_null_arguments(void **state)
{
    (void)state;
    const mfgq_unit u = unit_of("元");
    mfgq_unit *out = NULL;
    double x = 1;
    assert_int_equal(mfgq_unit_parse("元", 3, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_parse(NULL, 3, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_combine(NULL, &u, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_combine(&u, NULL, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_combine(&u, &u, 0, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_convert(1, NULL, &u, &u, &x, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_convert(1, &x, NULL, &u, &x, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_convert(1, &x, &u, NULL, &x, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_convert(1, &x, &u, &u, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_unit_convert(0, NULL, &u, &u, NULL, NULL), MFGQ_OK);
    assert_null(out);
}

static void test_names(void **state)
{
    (void)state;
    for (int i = MFGQ_EQ; i <= MFGQ_ABOUT; i++)
        assert_int_equal(mfgq_comparator_find(mfgq_comparator_name(i)), i);
    for (int i = MFGQ_NONE; i <= MFGQ_AVERAGE; i++)
        assert_int_equal(mfgq_accumulation_find(mfgq_accumulation_name(i)), i);
    assert_string_equal(mfgq_comparator_name(-1), "unknown");
    assert_string_equal(mfgq_accumulation_name(9), "unknown");
    assert_int_equal(mfgq_comparator_find("more"), -1);
    assert_int_equal(mfgq_accumulation_find(NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_factors),        cmocka_unit_test(test_printed_units),
        cmocka_unit_test(test_full_width),     cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_bad),            cmocka_unit_test(test_convert_golden),
        cmocka_unit_test(test_conversions_refused), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_null_arguments), cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
