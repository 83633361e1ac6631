/* Complexity objects: a case by hand, invariants, bad input, failing memory. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

/* Nested: region 0 makes all three products, 1 two, 2 one, in equal values. */
static const size_t region[] = {0, 0, 0, 1, 1, 2}, product[] = {0, 1, 2, 0, 1, 0};
static const double value[] = {1, 1, 1, 1, 1, 1};

static mfgq_complexity *nested(void)
{
    mfgq_complexity *c = NULL;
    mfgq_error err;
    assert_ok(mfgq_complexity_new(3, 3, 6, region, product, value, &c, &err), &err);
    return c;
}

/* RCA of region 0: (1/3)/(3/6) = 2/3, (1/3)/(2/6) = 1, (1/3)/(1/6) = 2; of region 1: 1 and
   3/2; of region 2: 2. So M = (0 1 1; 1 1 0; 1 0 0), diversity 2 2 1, ubiquity 2 2 1. */
static void test_by_hand(void **state)
{
    (void)state;
    mfgq_complexity *const c = nested();
    double rca[9], diversity[3], ubiquity[3], phi[9], density[9];
    assert_ok(mfgq_complexity_rca(c, rca, NULL), NULL);
    assert_close(rca[0], 2.0 / 3, 1e-15, 0);
    assert_close(rca[4], 1.5, 1e-15, 0);
    assert_same(rca[5], 0);
    assert_ok(mfgq_complexity_margins(c, diversity, ubiquity, NULL), NULL);
    for (int i = 0; i < 3; i++) {
        assert_same(diversity[i], i < 2 ? 2 : 1);
        assert_same(ubiquity[i], i < 2 ? 2 : 1);
    }
    assert_ok(mfgq_complexity_proximity(c, 0, phi, NULL), NULL);
    assert_same(phi[0], 1);
    assert_same(phi[1], 0.5);
    assert_same(phi[2], 0);
    assert_same(phi[5], 0.5);
    /* Product 0 is near product 1 only, which regions 0 and 1 have. */
    assert_ok(mfgq_complexity_density(c, 0, density, NULL), NULL);
    assert_same(density[0], 1);
    assert_same(density[3], 1);
    assert_same(density[6], 0);
    /* With itself: region 1 has both, 2 only product 0 of weight 1 in 1.5. */
    assert_ok(mfgq_complexity_density(c, 1, density, NULL), NULL);
    assert_close(density[6], 2.0 / 3, 1e-15, 0);
    mfgq_complexity_free(c);
}

/* Scaling all values, and the order of cells and regions, changes nothing. */
static void test_invariance(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    enum { R = 12, P = 9, N = R * P };
    support_random random = {23};
    for (int trial = 0; trial < 20; trial++) {
        size_t r[N], p[N], r2[N], p2[N];
        double v[N], v2[N], eci[R], eci2[R], pci[P];
        for (size_t i = 0; i < N; i++) {
            r[i] = i / P;
            p[i] = i % P;
            v[i] = support_uniform(&random, 0.1, 5);
            r2[N - 1 - i] = R - 1 - r[i];
            p2[N - 1 - i] = p[i];
            v2[N - 1 - i] = 1e9 * v[i];
        }
        mfgq_complexity *a = NULL, *b = NULL;
        mfgq_error err;
        assert_ok(mfgq_complexity_new(R, P, N, r, p, v, &a, &err), &err);
        assert_ok(mfgq_complexity_new(R, P, N, r2, p2, v2, &b, &err), &err);
        assert_ok(mfgq_complexity_eci(a, eci, pci, &err), &err);
        assert_ok(mfgq_complexity_eci(b, eci2, NULL, &err), &err);
        double mean = 0;
        for (size_t i = 0; i < R; i++) {
            assert_close(eci2[R - 1 - i], eci[i], 1e-8, 1e-9);
            mean += eci[i];
        }
        assert_close(mean, 0, 0, 1e-12);
        mfgq_complexity_free(a);
        mfgq_complexity_free(b);
    }
}

static void expect(mfgq_status status, int arg, int64_t index, size_t cells, const size_t *r,
                   const size_t *p, const double *v)
{
    mfgq_complexity *c = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_complexity_new(3, 3, cells, r, p, v, &c, &err), status);
    assert_null(c);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
}

static void test_bad_input(void **state)
{
    (void)state;
    const size_t far[] = {0, 3}, twice[] = {1, 1};
    const double bad[] = {1, -1}, infinite[] = {INFINITY, 1};
    expect(MFGQ_E_INVALID, 4, 1, 2, far, product, value);
    expect(MFGQ_E_INVALID, 5, 1, 2, region, far, value);
    expect(MFGQ_E_DOMAIN, 6, 1, 2, region, product, bad);
    expect(MFGQ_E_DOMAIN, 6, 0, 2, region, product, infinite);
    expect(MFGQ_E_DATA, 5, 1, 2, twice, twice, value);
    expect(MFGQ_E_INVALID, 6, -1, 2, region, product, NULL);
    mfgq_complexity *const c = nested();
    double out[9];
    assert_int_equal(mfgq_complexity_reflections(c, 1, out, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_fitness(c, 0, out, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_eci(NULL, out, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_complexity_density(c, 0, NULL, NULL), MFGQ_E_INVALID);
    mfgq_complexity_free(c);
    mfgq_complexity_free(NULL);
}

static mfgq_status everything(void *context)
{
    (void)context;
    mfgq_complexity *c = NULL;
    double out[9];
    mfgq_status status = mfgq_complexity_new(3, 3, 6, region, product, value, &c, NULL);
    if (status == MFGQ_OK) status = mfgq_complexity_proximity(c, 1, out, NULL);
    if (status == MFGQ_OK) status = mfgq_complexity_density(c, 0, out, NULL);
    if (status == MFGQ_OK && mfgq_has_gsl()) status = mfgq_complexity_eci(c, out, out + 3, NULL);
    if (status == MFGQ_OK) status = mfgq_complexity_reflections(c, 20, out, out + 3, NULL);
    if (status == MFGQ_OK) status = mfgq_complexity_fitness(c, 20, out, out + 3, NULL);
    mfgq_complexity_free(c);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(everything, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_invariance),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
