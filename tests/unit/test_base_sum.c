/* Exact sums: known values, any order, any split. */
#include "support.h"

#include "base/sum_i.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

static void test_known(void **state)
{
    (void)state;
    /* Python 3.11 math.fsum, and arithmetic by hand where all terms are powers of two. */
    const double tenths[] = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};
    assert_same(mfgq_i_sum_of(10, tenths), 1.0);
    const double cancel[] = {1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50};
    assert_same(mfgq_i_sum_of(7, cancel), 1e-100);
    const double half_even[] = {1.0, 0x1p-53};
    assert_same(mfgq_i_sum_of(2, half_even), 1.0);
    const double above_half[] = {1.0, 0x1p-53, 0x1p-1074};
    assert_same(mfgq_i_sum_of(3, above_half), 1.0 + 0x1p-52);
    const double odd_half[] = {1.0 + 0x1p-52, 0x1p-53};
    assert_same(mfgq_i_sum_of(2, odd_half), 1.0 + 0x1p-51);
    const double tiny[] = {0x1p-1074, 0x1p-1074, -0x1p-1073, -0x1p-1074};
    assert_same(mfgq_i_sum_of(4, tiny), -0x1p-1074);
    const double large[] = {DBL_MAX, DBL_MAX, -DBL_MAX};
    assert_same(mfgq_i_sum_of(3, large), DBL_MAX);
    const double negative[] = {-1.5, -0x1p60, 0.25};
    assert_same(mfgq_i_sum_of(3, negative), -0x1p60);
    assert_same(mfgq_i_sum_of(0, NULL), 0.0);
    const double zeros[] = {-0.0, -0.0};
    assert_same(mfgq_i_sum_of(2, zeros), 0.0);
}

static void test_special(void **state)
{
    (void)state;
    const double up[] = {1, INFINITY, 2}, both[] = {INFINITY, 3, -INFINITY}, nan[] = {1, NAN};
    const double over[] = {DBL_MAX, DBL_MAX};
    assert_same(mfgq_i_sum_of(3, up), INFINITY);
    assert_true(isnan(mfgq_i_sum_of(3, both)));
    assert_true(isnan(mfgq_i_sum_of(2, nan)));
    assert_same(mfgq_i_sum_of(2, over), INFINITY);
}

static double any_size(support_random *random)
{
    const int exponent = (int)(support_next(random) % 200) - 100;
    return ldexp(support_uniform(random, -1, 1), exponent);
}

static void test_any_split(void **state)
{
    (void)state;
    enum { N = 5000 };
    support_random random = {7};
    double *const x = malloc(N * sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < N; i++) x[i] = any_size(&random);
    const double whole = mfgq_i_sum_of(N, x);
    for (size_t parts = 1; parts < 9; parts++) {
        mfgq_i_sum total, part;
        mfgq_i_sum_start(&total);
        for (size_t p = parts; p-- > 0;) { /* the last part first */
            mfgq_i_sum_start(&part);
            const size_t start = N * p / parts, end = N * (p + 1) / parts;
            mfgq_i_sum_add_all(&part, end - start, x + start);
            mfgq_i_sum_merge(&total, &part);
        }
        assert_same(mfgq_i_sum_value(&total), whole);
    }
    for (size_t i = 0; i < N; i++) { /* shuffled */
        const size_t j = support_next(&random) % N;
        const double keep = x[i];
        x[i] = x[j];
        x[j] = keep;
    }
    assert_same(mfgq_i_sum_of(N, x), whole);
    free(x);
}

/* Blocks of terms give the bits of adding one by one, whatever the terms are. */
static void check_blocks(const double *x, size_t n)
{
    mfgq_i_sum one_by_one, blocks;
    mfgq_i_sum_start(&one_by_one);
    mfgq_i_sum_start(&blocks);
    for (size_t i = 0; i < n; i++) mfgq_i_sum_add(&one_by_one, x[i]);
    mfgq_i_sum_add_all(&blocks, n, x);
    const double want = mfgq_i_sum_value(&one_by_one), got = mfgq_i_sum_value(&blocks);
    if (isnan(want)) assert_true(isnan(got));
    else assert_same(got, want);
}

static void test_blocks(void **state)
{
    (void)state;
    enum { N = 3000 };
    static const double odd[] = {NAN, INFINITY, -INFINITY, 1e308, 0x1p-1074, -0.0, 1e-200, 1e20};
    static double x[N];
    support_random random = {9};
    for (int scale = -1070; scale <= 1020; scale += 11) {
        for (size_t i = 0; i < N; i++) x[i] = ldexp(support_uniform(&random, -1, 1), scale);
        check_blocks(x, N);
        for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
            const size_t at = support_next(&random) % N;
            const double keep = x[at];
            x[at] = odd[k];
            check_blocks(x, N - k);
            x[at] = keep;
        }
    }
    for (int spread = 0; spread < 120; spread += 3) { /* terms of ever more different sizes */
        for (size_t i = 0; i < N; i++)
            x[i] = ldexp(support_uniform(&random, -1, 1), -(int)(i % ((size_t)spread + 1)));
        check_blocks(x, N);
    }
    for (size_t i = 0; i < N; i++) x[i] = i % 2 ? 1 : -0x1.fffffffffffffp-1; /* cancelling */
    check_blocks(x, N);
    for (size_t i = 0; i < N; i++) x[i] = 0x1.fffffffffffffp9; /* as large as a block may be */
    check_blocks(x, N);
    for (size_t i = 0; i < N; i++) x[i] = i % 2 ? 0.0 : -0.0;
    check_blocks(x, N);
}

static void test_many_of_one_sign(void **state)
{
    (void)state;
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    for (int i = 0; i < 1000000; i++) mfgq_i_sum_add(&sum, 0.1);
    /* 10^6 times the double 0.1, rounded once: 100000.00000000000555 is 1e5. */
    assert_same(mfgq_i_sum_value(&sum), 100000.0);
    for (int i = 0; i < 2000000; i++) mfgq_i_sum_add(&sum, -0.05);
    assert_same(mfgq_i_sum_value(&sum), 0.0);
}

static void test_products(void **state)
{
    (void)state;
    const double x[] = {1 + 0x1p-30, -1}, y[] = {1 + 0x1p-30, 1 + 0x1p-29};
    assert_same(mfgq_i_dot(2, x, y), 0x1p-60); /* (1 + e)^2 - 1 - 2e = e^2 */
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    mfgq_i_sum_add_product(&sum, INFINITY, 2);
    assert_same(mfgq_i_sum_value(&sum), INFINITY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),    cmocka_unit_test(test_special),
        cmocka_unit_test(test_any_split), cmocka_unit_test(test_many_of_one_sign),
        cmocka_unit_test(test_products), cmocka_unit_test(test_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
