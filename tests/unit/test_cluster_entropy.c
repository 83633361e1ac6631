/* Entropy by hand, its laws, bad input. */
#include "support.h"

#include <math.h>

/* Shares 1/4, 1/4, 1/2: 2 (1/4) ln 4 + (1/2) ln 2 = 1.5 ln 2. */
static void test_by_hand(void **state)
{
    (void)state;
    const double x[] = {1, 1, 2}, even[] = {7, 7, 7}, other[] = {1, 0, 1};
    double h = 0, normalised = 0, relative = 0;
    assert_ok(mfgq_entropy(3, x, NAN, &h, &normalised, NULL), NULL);
    assert_close(h, 1.0397207708399179, 1e-15, 0);
    assert_close(normalised, 0.946394630357186, 1e-14, 0);
    assert_ok(mfgq_relative_entropy(3, x, NAN, even, NAN, &relative, NULL), NULL);
    assert_close(relative, 0.05889151782819173, 1e-13, 0);
    /* (1/2) ln 2 + 0 + (1/2) ln 1 against x; x against it is infinite. */
    assert_ok(mfgq_relative_entropy(3, other, NAN, x, NAN, &relative, NULL), NULL);
    assert_close(relative, 0.34657359027997264, 1e-14, 0);
    assert_ok(mfgq_relative_entropy(3, x, NAN, other, NAN, &relative, NULL), NULL);
    assert_true(isnan(relative));
    /* A given total: (1/8) ln 8 + (1/8) ln 8 + (1/4) ln 4 = 1.25 ln 2. */
    assert_ok(mfgq_entropy(3, x, 8, &h, NULL, NULL), NULL);
    assert_close(h, 1.25 * 0.6931471805599453, 1e-15, 0);
}

static void test_laws(void **state)
{
    (void)state;
    enum { N = 9 };
    support_random random = {29};
    for (int trial = 0; trial < 300; trial++) {
        double x[N], y[N], turned[N], h = 0, normalised = 0, h2 = 0, d = 0, to_even = 0;
        const double even[N] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        for (int i = 0; i < N; i++) {
            x[i] = i % 4 == trial % 4 ? 0 : support_uniform(&random, 0, 5);
            y[i] = support_uniform(&random, 0.1, 5);
            turned[N - 1 - i] = 1e7 * x[i];
        }
        assert_ok(mfgq_entropy(N, x, NAN, &h, &normalised, NULL), NULL);
        assert_ok(mfgq_entropy(N, turned, NAN, &h2, NULL, NULL), NULL);
        assert_close(h2, h, 1e-13, 1e-15);
        assert_true(normalised >= 0 && normalised <= 1);
        assert_ok(mfgq_relative_entropy(N, x, NAN, y, NAN, &d, NULL), NULL);
        assert_true(d >= 0);
        assert_ok(mfgq_relative_entropy(N, y, NAN, y, NAN, &d, NULL), NULL);
        assert_same(d, 0);
        assert_ok(mfgq_relative_entropy(N, x, NAN, even, NAN, &to_even, NULL), NULL);
        assert_close(to_even, log(N) - h, 1e-12, 1e-13);
    }
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 0}, bad[] = {1, -1}, infinite[] = {INFINITY, 1};
    const double missing[] = {1, NAN};
    double out = 9, other = 9;
    mfgq_error err;
    assert_int_equal(mfgq_entropy(2, bad, NAN, &out, &other, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_entropy(2, infinite, NAN, &out, &other, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 0);
    assert_int_equal(mfgq_entropy(2, zero, NAN, &out, &other, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, -1);
    assert_int_equal(mfgq_entropy(0, good, NAN, &out, &other, &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_entropy(2, NULL, NAN, &out, &other, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_entropy(2, good, NAN, NULL, &other, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_relative_entropy(2, good, NAN, bad, NAN, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_relative_entropy(2, good, NAN, good, NAN, NULL, &err), MFGQ_E_INVALID);
    assert_same(out, 9);
    assert_same(other, 9);
    assert_ok(mfgq_entropy(2, missing, NAN, &out, NULL, &err), &err);
    assert_true(isnan(out));
    assert_ok(mfgq_entropy(1, good, NAN, &out, &other, &err), &err);
    assert_same(out, 0);
    assert_true(isnan(other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
