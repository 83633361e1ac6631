/* The whole matrix gives what its cells give. */
#include "support.h"

#include <math.h>

enum { R = 9, P = 7, N = R * P };

static void test_same_as_cells(void **state)
{
    (void)state;
    support_random random = {67};
    for (int trial = 0; trial < 50; trial++) {
        double value[N], a[N], b[N];
        size_t region[N], product[N];
        for (size_t i = 0; i < N; i++) {
            const double u = support_uniform(&random, 0, 1);
            value[i] = u < 0.1 ? NAN : u < 0.4 ? 0 : u;
            region[i] = i / P;
            product[i] = i % P;
        }
        mfgq_complexity *dense = NULL, *sparse = NULL;
        mfgq_error err;
        assert_ok(mfgq_complexity_new_dense(R, P, value, &dense, &err), &err);
        assert_ok(mfgq_complexity_new(R, P, N, region, product, value, &sparse, &err), &err);
        assert_ok(mfgq_complexity_rca(dense, a, &err), &err);
        assert_ok(mfgq_complexity_rca(sparse, b, &err), &err);
        for (size_t i = 0; i < N; i++) assert_same(a[i], b[i]);
        assert_ok(mfgq_complexity_density(dense, 1, a, &err), &err);
        assert_ok(mfgq_complexity_density(sparse, 1, b, &err), &err);
        for (size_t i = 0; i < N; i++) assert_close(a[i], b[i], 0, 0);
        mfgq_complexity_free(dense);
        mfgq_complexity_free(sparse);
    }
}

static void test_bad_input(void **state)
{
    (void)state;
    const double bad[] = {1, 2, 3, -1}, infinite[] = {1, INFINITY, 3, 1}, none[] = {0, 0, NAN, 0};
    mfgq_complexity *c = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_complexity_new_dense(2, 2, bad, &c, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 3);
    assert_int_equal(mfgq_complexity_new_dense(2, 2, infinite, &c, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_complexity_new_dense(0, 2, bad, &c, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_new_dense(2, 0, bad, &c, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_new_dense(2, SIZE_MAX / 4, bad, &c, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_new_dense(2, 2, NULL, &c, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_new_dense(2, 2, bad, NULL, &err), MFGQ_E_INVALID);
    assert_null(c);
    assert_ok(mfgq_complexity_new_dense(2, 2, none, &c, &err), &err);
    double eci[2] = {0, 0};
    assert_ok(mfgq_complexity_eci(c, eci, NULL, &err), &err);
    assert_true(isnan(eci[0]) && isnan(eci[1]));
    mfgq_complexity_free(c);
}

static mfgq_status make(void *context)
{
    const double value[] = {1, 2, 0, 4};
    mfgq_complexity *c = NULL;
    (void)context;
    const mfgq_status status = mfgq_complexity_new_dense(2, 2, value, &c, NULL);
    mfgq_complexity_free(c);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(make, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_as_cells),
        cmocka_unit_test(test_bad_input),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
