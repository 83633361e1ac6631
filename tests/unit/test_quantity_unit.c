/* Units: names, dimensions, factors, products. */
#include "support.h"

#include "quantity/quantity_i.h"

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
    check_unit("亿元", 1e8, "元", "currency");
    check_unit("万元/人", 1e4, "元/人", "currency/persons");
    check_unit("亿元/平方公里", 100, "元/平方米", "currency/area");
    check_unit("吨标准煤/万元", 1e-4, "吨标准煤/元", "standard-coal/currency");
    check_unit("万亿斤", 5e8, "吨", "mass");
    check_unit("100 million yuan", 1e8, "元", "currency");
    check_unit("%", 0.01, "1", "pure");
    check_unit("∶1", 1, "1", "pure");
    check_unit("亿千瓦时", 1e8, "千瓦时", "energy");
    check_unit("万家", 1e4, "家", "enterprises");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_factors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
