/* Narrow exact sums against the full ones. */
#include "support.h"

#include "base/sum_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* A term of size 2^(centre +- width), with all 53 bits. */
static double term(support_random *r, int centre, int width)
{
    const double x = support_uniform(r, 1, 2) * (support_next(r) % 2 ? 1 : -1);
    return ldexp(x, centre + (int)(support_next(r) % (unsigned)(2 * width + 1)) - width);
}

static void check(uint64_t seed, size_t n, int centre, int width, int wide)
{
    support_random r = {seed};
    mfgq_i_sum full;
    mfgq_i_narrow narrow, parts[3];
    memset(&narrow, 0, sizeof narrow);
    memset(parts, 0, sizeof parts);
    mfgq_i_sum_start(&full);
    for (size_t i = 0; i < n; i++) {
        const double x = support_next(&r) % 10 ? term(&r, centre, width) : 0;
        mfgq_i_sum_add(&full, x);
        assert_true(mfgq_i_narrow_add(&narrow, x));
        assert_true(mfgq_i_narrow_add(&parts[support_next(&r) % 3], x));
    }
    assert_int_equal(narrow.origin == -1, wide);
    for (int i = 1; i < 3; i++) assert_true(mfgq_i_narrow_merge(&parts[0], &parts[i]));
    assert_same(mfgq_i_narrow_value(&narrow), mfgq_i_sum_value(&full));
    assert_same(mfgq_i_narrow_value(&parts[0]), mfgq_i_sum_value(&full));
    mfgq_i_narrow_free(&narrow);
    for (int i = 0; i < 3; i++) mfgq_i_narrow_free(&parts[i]);
}

static void test_against_full(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed < 60; seed++) {
        check(seed, 5000, (int)(seed * 30) - 900, 30, 0); /* stays in its window */
        check(seed, 5000, (int)(seed * 30) - 900, 100, 1);
        check(seed, 100000 / seed, 20, 20, 0);
    }
    check(1, 3000, -1074 + 20, 20, 0); /* subnormals */
    check(1, 3000, 1000, 20, 0);
}

static void test_special(void **state)
{
    (void)state;
    mfgq_i_narrow sum, other;
    memset(&sum, 0, sizeof sum);
    memset(&other, 0, sizeof other);
    assert_same(mfgq_i_narrow_value(&sum), 0);
    assert_true(mfgq_i_narrow_add(&sum, 1e308) && mfgq_i_narrow_add(&sum, 1e308));
    assert_true(isinf(mfgq_i_narrow_value(&sum)));
    assert_true(mfgq_i_narrow_add(&sum, -1e308));
    assert_same(mfgq_i_narrow_value(&sum), 1e308);
    assert_true(mfgq_i_narrow_add(&other, INFINITY) && mfgq_i_narrow_merge(&sum, &other));
    assert_true(isinf(mfgq_i_narrow_value(&sum)));
    assert_true(mfgq_i_narrow_add(&sum, -INFINITY));
    assert_true(isnan(mfgq_i_narrow_value(&sum)));
    mfgq_i_narrow_free(&sum);
    mfgq_i_narrow_free(&other);
}

/* The largest terms a window takes, many times: carries must not overflow. */
static void test_carries(void **state)
{
    (void)state;
    const double x = ldexp(1 - DBL_EPSILON / 2, 1);
    for (int sign = -1; sign <= 1; sign += 2)
        for (int e = 0; e < 160; e += 7) {
            mfgq_i_narrow sum;
            memset(&sum, 0, sizeof sum);
            assert_true(mfgq_i_narrow_add(&sum, sign));
            int fits = 1;
            for (int i = 0; i < 300000 && fits; i++) {
                assert_true(mfgq_i_narrow_add(&sum, sign * ldexp(x, e)));
                fits = sum.origin != -1;
            }
            mfgq_i_sum want;
            mfgq_i_sum_start(&want);
            mfgq_i_sum_add(&want, sign);
            mfgq_i_sum_add_product(&want, sign * 300000, ldexp(x, e));
            if (fits) assert_same(mfgq_i_narrow_value(&sum), mfgq_i_sum_value(&want));
            else assert_true(e > 64);
            mfgq_i_narrow_free(&sum);
        }
}

static mfgq_status widening(void *context)
{
    mfgq_i_narrow *const pair = context;
    memset(pair, 0, 2 * sizeof *pair);
    int good = mfgq_i_narrow_add(&pair[0], 1) && mfgq_i_narrow_add(&pair[0], 1e200);
    good = good && mfgq_i_narrow_add(&pair[1], 1e-200) && mfgq_i_narrow_merge(&pair[1], &pair[0]);
    if (good) assert_same(mfgq_i_narrow_value(&pair[1]), 1e200);
    mfgq_i_narrow_free(&pair[0]);
    mfgq_i_narrow_free(&pair[1]);
    return good ? MFGQ_OK : MFGQ_E_MEMORY;
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_i_narrow pair[2];
    support_walk_memory(widening, pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_full), cmocka_unit_test(test_special),
        cmocka_unit_test(test_carries), cmocka_unit_test(test_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
