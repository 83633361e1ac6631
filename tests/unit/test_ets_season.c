/* Seasonal exponential smoothing from within: derivatives against differences of the filter
   that makes the forecasts, and the greatest admissible beta. */
#include "support.h"

#include "projection/ets_season_i.h"

#include <math.h>
#include <string.h>

enum { QUARTERS = 4, N = 22, COUNT = 4 + 2 + QUARTERS - 1 };

static const double sales[N] = {31, 42, 55, 38, 34, 47, 60, 41, 36, 50, 66,
                                44, 41, 53, 70, 49, 43, 58, 77, 52, 47, 61};
static const double doubt[N] = {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0};

/* The model at coordinates: alpha, gamma, beta, phi, l, b, s1, s2, s3 as they are. */
static mfgq_i_ets model_at(const mfgq_i_form *form, const double *x)
{
    mfgq_i_ets m = {.form = *form, .m = QUARTERS, .alpha = x[0], .gamma = x[1], .beta = x[2],
                    .phi = x[3], .l = x[4], .b = x[5]};
    m.s[3] = form->season == MFGQ_I_MULTIPLIED ? 4 : 0;
    for (size_t k = 0; k < 3; k++) m.s[k] = x[6 + k], m.s[3] -= x[6 + k];
    return m;
}

static double filtered(const mfgq_i_task *task, const mfgq_i_form *form, const double *x)
{
    const mfgq_i_ets start = model_at(form, x);
    mfgq_i_ets end;
    const mfgq_i_ets_sums sums = mfgq_i_ets_run(task, &start, &end);
    return log(sums.sse) + 2 * sums.logs / sums.count;
}

static double kernel_at(const mfgq_i_seasonal *s, const mfgq_i_form *form, const double *x,
                        double *gradient, double *hessian)
{
    mfgq_i_place p = {.model = model_at(form, x), .axes = 4, .moves_l = 1, .moves_b = 1,
                      .unit = 1};
    p.alphas[0] = p.gammas[1] = p.betas[2] = p.phis[3] = 1;
    return mfgq_i_seasonal_value(s, &p, gradient, hessian);
}

static void check_form(const mfgq_i_task *task, mfgq_i_form form)
{
    static const double added[COUNT] = {0.3, 0.2, 0.1, 0.9, 38, 1.2, -3, 14, 2};
    static const double multiplied[COUNT] = {0.3, 0.2, 0.1, 0.9, 38, 1.2, 0.9, 1.35, 1.02};
    double x[COUNT], gradient[COUNT], hessian[COUNT * COUNT];
    mfgq_i_seasonal s;
    memcpy(x, form.season == MFGQ_I_ADDED ? added : multiplied, sizeof x);
    assert_true(mfgq_i_seasonal_make(&s, task, &form, QUARTERS, COUNT));
    const double value = kernel_at(&s, &form, x, gradient, hessian);
    assert_close(value, filtered(task, &form, x), 1e-13, 0);
    assert_close(kernel_at(&s, &form, x, NULL, NULL), value, 0, 0);
    for (size_t i = 0; i < COUNT; i++) {
        const double own = x[i], h = 1e-5 * fmax(fabs(own), 0.1);
        x[i] = own + h;
        const double above = filtered(task, &form, x);
        x[i] = own - h;
        assert_close(gradient[i], (above - filtered(task, &form, x)) / (2 * h), 1e-6, 1e-8);
        x[i] = own;
        assert_true(hessian[i * COUNT + i] > 0);
        for (size_t j = 0; j < i; j++)
            assert_close(hessian[i * COUNT + j], hessian[j * COUNT + i], 0, 0);
    }
    x[6] = -1; /* a negative season, which only an added one may be */
    assert_int_equal(isfinite(kernel_at(&s, &form, x, gradient, NULL)) != 0,
                     form.season == MFGQ_I_ADDED);
}

static void test_derivatives(void **state)
{
    (void)state;
    mfgq_i_arena arena = {0};
    for (int gaps = 0; gaps < 2; gaps++)
        for (int k = 0; k < 3; k++) {
            const mfgq_i_task task = {.arena = &arena, .n = N, .y = sales, .x = sales,
                .doubt = gaps ? doubt : NULL, .observed = gaps ? N - 2 : N, .period = QUARTERS};
            const mfgq_i_form form = {k > 0, 1, 1, k < 2 ? MFGQ_I_ADDED : MFGQ_I_MULTIPLIED};
            check_form(&task, form);
        }
    mfgq_i_arena_free(&arena);
}

/* Where alpha is not admissible as beta, the bound lies between models that are and are not. */
static void test_most_beta(void **state)
{
    (void)state;
    mfgq_i_ets m = {.form = {0, 1, 0, MFGQ_I_ADDED}, .m = 12, .alpha = 0.05, .gamma = 0.3,
                    .phi = 1};
    for (m.alpha = 0.05; m.alpha < 1; m.alpha += 0.05) {
        m.gamma = 0.5 * (1 - m.alpha);
        const double most = mfgq_i_ets_most_beta(m, 1e-4);
        m.beta = most;
        assert_true(most > 0 && most <= m.alpha);
        assert_true(mfgq_i_ets_margin(&m) > 0);
        m.beta = most + 1e-9;
        if (most < m.alpha) assert_true(mfgq_i_ets_margin(&m) < 0);
    }
    m.alpha = 0.5, m.gamma = 0.25; /* one such bound is there */
    assert_true(mfgq_i_ets_most_beta(m, 1e-4) < 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_derivatives), cmocka_unit_test(test_most_beta),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
