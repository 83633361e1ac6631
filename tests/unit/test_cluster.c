/* Specialisation and agglomeration: textbook and exact cases, invariants, bad input. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

/* Two plants, one in each of two equal regions: gamma = -1 + ... worked by hand:
   s = x = (1/2, 1/2), G = 0, H = 1/2, sum x^2 = 1/2:
   gamma = (0 - 1/2 * 1/2) / (1/2 * 1/2) = -1. */
static void test_ellison_glaeser(void **state)
{
    (void)state;
    const double industry[] = {10, 10}, all[] = {500, 500}, sizes[] = {10, 10};
    double gamma = 0;
    assert_ok(mfgq_ellison_glaeser(2, industry, all, 2, sizes, &gamma, NULL), NULL);
    assert_close(gamma, -1, 1e-15, 0);
    /* Both plants in one region: G = 1/2, gamma = (1/2 - 1/4) / (1/4) = 1. */
    const double together[] = {20, 0};
    assert_ok(mfgq_ellison_glaeser(2, together, all, 2, sizes, &gamma, NULL), NULL);
    assert_close(gamma, 1, 1e-15, 0);
    assert_ok(mfgq_ellison_glaeser(2, together, all, 1, sizes, &gamma, NULL), NULL);
    assert_true(isnan(gamma));
}

static void test_quotients(void **state)
{
    (void)state;
    const double x[] = {30, 0, 70}, y[] = {200, 100, 0};
    double lq[3];
    assert_ok(mfgq_location_quotients(3, x, NAN, y, NAN, lq, NULL), NULL);
    assert_close(lq[0], 0.45, 1e-15, 0);
    assert_same(lq[1], 0);
    assert_true(isnan(lq[2]));
    assert_ok(mfgq_location_quotients(3, x, 150, y, 600, lq, NULL), NULL);
    assert_close(lq[0], 0.6, 1e-15, 0);
    const double v[] = {2, NAN, 4, 6};
    double z[4];
    assert_ok(mfgq_z_scores(4, v, z, NULL), NULL);
    assert_close(z[0], -1, 1e-15, 0);
    assert_true(isnan(z[1]));
    assert_close(z[3], 1, 1e-15, 0);
}

/* Example of Litzenberger and Sternberg's construction, by hand:
   (100/50)/(1000/1000) * (100/40)/(1000/500) / ((100/4)/(1000/20)) = 2 * 1.25 / 0.5 = 5. */
static void test_litzenberger_sternberg(void **state)
{
    (void)state;
    const double e = 100, a = 50, p = 40, b = 4, et = 1000, bt = 20, none = 0;
    double index = 0;
    assert_ok(mfgq_litzenberger_sternberg(1, &e, &a, &p, &b, &et, 1000, 500, &bt, &index, NULL),
              NULL);
    assert_close(index, 5, 1e-15, 0);
    assert_ok(mfgq_litzenberger_sternberg(1, &e, &none, &p, &b, &et, 1000, 500, &bt, &index, NULL),
              NULL);
    assert_true(isnan(index));
}

/* Multiplying a profile by a constant changes nothing; a profile like its
   reference is unspecialised. */
static void test_invariance(void **state)
{
    (void)state;
    support_random random = {17};
    for (int trial = 0; trial < 300; trial++) {
        double x[12], y[12], scaled[12], a = 0, b = 0;
        for (int i = 0; i < 12; i++) {
            x[i] = support_uniform(&random, 0, 5);
            y[i] = support_uniform(&random, 0.1, 5);
            scaled[i] = 1e6 * x[i];
        }
        assert_ok(mfgq_krugman(12, x, NAN, y, NAN, &a, NULL), NULL);
        assert_ok(mfgq_krugman(12, scaled, NAN, y, NAN, &b, NULL), NULL);
        assert_close(a, b, 1e-12, 0);
        assert_ok(mfgq_gini_locational(12, x, y, &a, NULL), NULL);
        assert_ok(mfgq_gini_locational(12, scaled, y, &b, NULL), NULL);
        assert_close(a, b, 1e-12, 1e-14);
        assert_true(a >= 0 && a <= 1);
        assert_ok(mfgq_gini_of_quotients(12, y, y, &a, NULL), NULL);
        assert_close(a, 0, 0, 1e-14);
    }
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 0}, bad[] = {1, -1};
    double out[3] = {9, 9, 9};
    mfgq_error err;
    assert_int_equal(mfgq_location_quotients(2, good, NAN, bad, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_location_quotients(2, good, 0, good, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_location_quotients(2, NULL, NAN, good, NAN, out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_krugman(2, zero, NAN, good, NAN, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, -1);
    assert_int_equal(mfgq_herfindahl(2, good, NAN, NULL, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_herfindahl(2, zero, NAN, out, NULL, NULL, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_gini_locational(2, good, good, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_ellison_glaeser(2, good, good, 0, good, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_z_scores(1, NULL, out, &err), MFGQ_E_INVALID);
    for (int i = 0; i < 3; i++) assert_same(out[i], 9);
    assert_ok(mfgq_herfindahl(1, good, NAN, out, &out[1], &out[2], &err), &err);
    assert_same(out[0], 1);
    assert_true(isnan(out[1]));
}

static mfgq_status ginis(void *context)
{
    const double x[] = {3, 1, 2}, y[] = {1, 1, 4};
    double value;
    (void)context;
    return mfgq_gini_locational(3, x, y, &value, NULL);
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(ginis, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),     cmocka_unit_test(test_ellison_glaeser),
        cmocka_unit_test(test_quotients),  cmocka_unit_test(test_litzenberger_sternberg),
        cmocka_unit_test(test_invariance), cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
