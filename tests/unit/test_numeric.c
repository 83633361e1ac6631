/* Distributions, linear algebra and minimisers, against tables and hand arithmetic. */
#include "support.h"

#include "numeric/numeric_i.h"

#include <math.h>

static void test_distributions(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    /* Roots of the incomplete beta function in 30 digits (mpmath 1.3). */
    assert_close(mfgq_i_normal_quantile(0.975), 1.959963984540054, 1e-14, 0);
    assert_close(mfgq_i_t_quantile(0.975, 1), 12.706204736174704, 1e-12, 0);
    assert_close(mfgq_i_t_quantile(0.975, 3), 3.182446305283709592, 1e-12, 0);
    assert_close(mfgq_i_t_quantile(0.9, 7.5), 1.40521184641595292, 1e-12, 0);
    assert_close(mfgq_i_t_quantile(0.025, 10), -2.228138851986274748, 1e-12, 0);
    assert_close(mfgq_i_t_cdf(2.228138851986274748, 10), 0.975, 1e-12, 0);
    for (double df = 0.5; df < 200; df *= 1.7)
        for (double p = 0.001; p < 1; p += 0.0371)
            assert_close(mfgq_i_t_cdf(mfgq_i_t_quantile(p, df), df), p, 1e-12, 0);
    assert_same(mfgq_i_t_quantile(0.9, INFINITY), mfgq_i_normal_quantile(0.9));
    assert_true(isnan(mfgq_i_t_quantile(0.9, -1)));
    assert_true(isinf(mfgq_i_t_quantile(1, 3)));
}

static void test_linear(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_error err;
    double a[] = {4, 2, 2, 3}, b[] = {8, 7};
    assert_ok(mfgq_i_cholesky(2, a, &err), &err);
    assert_ok(mfgq_i_cholesky_solve(2, a, b, &err), &err);
    assert_close(b[0], 1.25, 1e-14, 0);
    assert_close(b[1], 1.5, 1e-14, 0);
    double bad[] = {1, 2, 2, 1};
    assert_int_equal(mfgq_i_cholesky(2, bad, &err), MFGQ_E_DOMAIN);
    double general[] = {0, 1, 2, 3}, right[] = {1, 8};
    assert_ok(mfgq_i_solve(2, general, right, &err), &err);
    assert_close(right[0], 2.5, 1e-14, 0);
    assert_close(right[1], 1, 1e-14, 0);
    double singular[] = {1, 2, 2, 4}, none[] = {1, 1};
    assert_int_equal(mfgq_i_solve(2, singular, none, &err), MFGQ_E_DOMAIN);
}

static void test_least_squares(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_error err;
    /* y = 1, 3, 4 at 0, 1, 2: slope 1.5, intercept 7/6; (a'a)^-1 by hand. */
    double a[] = {1, 0, 1, 1, 1, 2}, b[] = {1, 3, 4}, x[2], inverse[4];
    assert_ok(mfgq_i_least_squares(3, 2, a, b, x, inverse, &err), &err);
    assert_close(x[0], 7.0 / 6, 1e-14, 0);
    assert_close(x[1], 1.5, 1e-14, 0);
    assert_close(inverse[0], 5.0 / 6, 1e-14, 0);
    assert_close(inverse[1], -0.5, 1e-14, 0);
    assert_close(inverse[3], 0.5, 1e-14, 0);
    double same[] = {1, 1, 1, 1, 1, 1}, c[] = {1, 2, 3};
    assert_int_equal(mfgq_i_least_squares(3, 2, same, c, x, NULL, &err), MFGQ_E_DOMAIN);
    double s[] = {2, 1, 1, 2}, values[2], vectors[4];
    assert_ok(mfgq_i_eigen_symmetric(2, s, values, vectors, &err), &err);
    assert_close(values[0], 3, 1e-14, 0);
    assert_close(values[1], 1, 1e-14, 0);
}

static double parabola(const double *x, void *context)
{
    (void)context;
    return (x[0] - 0.3) * (x[0] - 0.3);
}

static double valley(const double *x, void *context)
{
    (void)context;
    const double a = 1 - x[0], b = x[1] - x[0] * x[0];
    return a * a + 100 * b * b;
}

static void test_minimisers(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_error err;
    double x, value, at[] = {-1.2, 1};
    assert_ok(mfgq_i_minimise_1d(parabola, NULL, 0, 1, 10, &x, &value, &err), &err);
    assert_close(x, 0.3, 1e-8, 0);
    assert_ok(mfgq_i_minimise_1d(parabola, NULL, 0.5, 1, 10, &x, &value, &err), &err);
    assert_close(x, 0.5, 1e-8, 0);
    const double step[] = {0.5, 0.5};
    int converged;
    assert_ok(mfgq_i_minimise(2, valley, NULL, step, 1e-10, 2000, at, &value, &converged, &err),
              &err);
    assert_true(converged);
    assert_close(at[0], 1, 1e-7, 0);
    assert_close(at[1], 1, 1e-7, 0);
}

static void test_without_gsl(void **state)
{
    (void)state;
    if (mfgq_has_gsl()) return;
    double a[] = {1};
    assert_int_equal(mfgq_i_cholesky(1, a, NULL), MFGQ_E_UNSUPPORTED);
    assert_true(isnan(mfgq_i_t_quantile(0.9, 3)));
}

/* Rosenbrock's valley, sum 100 (b - a^2)^2 + (1 - a)^2, with the Hessian of Gauss and Newton. */
static double sloping(const double *x, double *gradient, double *hessian, void *context)
{
    const double r = 10 * (x[1] - x[0] * x[0]), q = 1 - x[0];
    const double ra = -20 * x[0], rb = 10;
    ++*(int *)context;
    if (x[0] > 3) return INFINITY;
    gradient[0] = 2 * (r * ra - q);
    gradient[1] = 2 * r * rb;
    if (hessian) {
        hessian[0] = 2 * (ra * ra + 1);
        hessian[1] = hessian[2] = 2 * ra * rb;
        hessian[3] = 2 * rb * rb;
    }
    return r * r + q * q;
}

static void test_newton(void **state)
{
    (void)state;
    int calls = 0;
    const double low[] = {-2, -2}, high[] = {3.5, 3}, tight[] = {0.5, 3}, raised[] = {-2, 2};
    double x[] = {-1.2, 1}, value;
    mfgq_i_newton task = {2, sloping, &calls, low, high, INFINITY, 1, 3};
    assert_int_equal(mfgq_i_box_newton(&task, 100, 1e-14, x, &value), 1);
    assert_close(x[0], 1, 1e-6, 0);
    assert_close(x[1], 1, 1e-6, 0);
    assert_true(calls < 60);
    task.high = tight; /* the bound a = 1/2 holds: b = 1/4, f = 1/4 */
    x[0] = -1, x[1] = 1;
    assert_int_equal(mfgq_i_box_newton(&task, 100, 1e-14, x, &value), 1);
    assert_same(x[0], 0.5);
    assert_close(x[1], 0.25, 1e-7, 0);
    assert_close(value, 0.25, 1e-12, 0);
    task.high = high, task.low = raised; /* b = 2: 200 a^3 - 399 a - 1 = 0 by hand */
    x[0] = 0.5, x[1] = 2.5;
    assert_int_equal(mfgq_i_box_newton(&task, 100, 1e-14, x, &value), 1);
    assert_same(x[1], 2);
    assert_close(200 * x[0] * x[0] * x[0] - 399 * x[0] - 1, 0, 0, 1e-4);
    x[0] = 3.2, x[1] = 2;
    assert_int_equal(mfgq_i_box_newton(&task, 100, 1e-14, x, &value), 0); /* no value there */
    task.reach = 0.25, task.share = 0.9, task.low = low, task.high = tight;
    x[0] = 0, x[1] = 0;
    mfgq_i_box_newton(&task, 3, 1e-14, x, &value);
    assert_true(x[0] > 0 && x[0] < 0.5 && fabs(x[1]) <= 0.75);
}

/* A quadratic: the bottom in one step, which gains half the slope; with one coordinate held
   at 1 the other goes to (5 - 1) / 2. */
static double bowl(const double *x, double *gradient, double *hessian, void *context)
{
    (void)context;
    gradient[0] = 2 * x[0] + x[1] - 4;
    gradient[1] = x[0] + 2 * x[1] - 5;
    hessian[0] = hessian[3] = 2, hessian[1] = hessian[2] = 1;
    return x[0] * x[0] + x[0] * x[1] + x[1] * x[1] - 4 * x[0] - 5 * x[1];
}

static void test_step(void **state)
{
    (void)state;
    double low[] = {-9, -9}, high[] = {9, 9}, x[] = {5, -3}, value;
    const mfgq_i_newton task = {2, bowl, NULL, low, high, INFINITY, 1, 1};
    const double slope = mfgq_i_box_step(&task, x, &value);
    assert_close(value, 14, 1e-15, 0);
    assert_close(x[0], 1, 1e-14, 0);
    assert_close(x[1], 2, 1e-14, 0);
    assert_close(value + slope / 2, -7, 1e-14, 0);
    low[0] = high[0] = x[0] = 1, x[1] = -3;
    mfgq_i_box_step(&task, x, &value);
    assert_close(x[0], 1, 0, 0);
    assert_close(x[1], 2, 1e-14, 0);
}

/* Polynomials with known roots. */
static void test_roots(void **state)
{
    (void)state;
    const double half_third[] = {-1 / 6.0, -1 / 6.0, 1}; /* 1/2, -1/3 */
    const double beyond[] = {2.2, -3.1, 1};              /* 2, 1.1 */
    const double circle[] = {1, -1.2, 1};                /* .6 +- .8 i */
    const double mixed[] = {-0.25, 0.5, -0.5, 1};        /* 1/2, +- i / sqrt 2 */
    assert_true(mfgq_i_roots_margin(half_third, 2, 1) > 0);
    assert_true(mfgq_i_roots_margin(half_third, 2, 0.51) > 0);
    assert_true(mfgq_i_roots_margin(half_third, 2, 0.49) < 0);
    assert_true(mfgq_i_roots_margin(beyond, 2, 1) < 0);
    assert_close(mfgq_i_roots_margin(circle, 2, 1), 0, 0, 1e-15);
    assert_true(mfgq_i_roots_margin(circle, 2, 1.001) > 0);
    assert_true(mfgq_i_roots_margin(mixed, 3, 0.708) > 0);
    assert_true(mfgq_i_roots_margin(mixed, 3, 0.706) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_newton), cmocka_unit_test(test_step),
        cmocka_unit_test(test_roots), cmocka_unit_test(test_distributions),
        cmocka_unit_test(test_linear),
        cmocka_unit_test(test_least_squares), cmocka_unit_test(test_minimisers),
        cmocka_unit_test(test_without_gsl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
