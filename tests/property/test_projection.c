/* What must hold for every model and any series: no crash, no silent NaN, ordered
   intervals, the same bits for any number of threads, no change when units change. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 40, HORIZON = 4 };

static size_t random_series(support_random *random, double *y)
{
    const size_t n = (size_t)support_uniform(random, 1, MOST);
    const double kind = support_uniform(random, 0, 9);
    double level = support_uniform(random, -5, 50);
    for (size_t i = 0; i < n; i++) {
        level += support_uniform(random, -1, 1.3);
        y[i] = level;
        if (kind < 1) y[i] = 7;
        else if (kind < 2) y[i] = 3 + 2.0 * (double)i;
        else if (kind < 3) y[i] = support_uniform(random, 0, 1) < 0.3 ? NAN : level;
        else if (kind < 4) y[i] = floor(fabs(level));
        else if (kind < 5) y[i] = exp(level / 5);
        else if (kind < 6) y[i] = 0;
        else if (kind < 7) y[i] = level * (i % 4 == 0 ? 2 : 1);
    }
    return n;
}

static mfgq_projection *project(int model, int frequency, size_t n, const double *y, double unit)
{
    double scaled[MOST];
    mfgq_error err;
    mfgq_projection *out = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    for (size_t i = 0; i < n; i++) scaled[i] = y[i] * unit;
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, HORIZON, &err), &err);
    assert_ok(mfgq_projector_add(p, "a", frequency, n, scaled, MFGQ_NO_PERIOD, &err), &err);
    assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
    mfgq_projector_free(p);
    return out;
}

/* A missing result has a reason in the note; intervals are ordered and nested. */
static void check(const mfgq_projection *p, int model)
{
    const double *const point = mfgq_projection_point(p, 0);
    for (int h = 0; h < HORIZON; h++) {
        const double low80 = mfgq_projection_interval(p, 0, 0, 0)[h];
        const double high80 = mfgq_projection_interval(p, 0, 0, 1)[h];
        const double low95 = mfgq_projection_interval(p, 0, 1, 0)[h];
        const double high95 = mfgq_projection_interval(p, 0, 1, 1)[h];
        if (isnan(point[h]) && !*mfgq_projection_note(p, 0))
            fail_msg("%s: missing without a note", mfgq_model_name(model));
        if (isnan(point[h]) || isnan(low95)) continue;
        const double slack = 1e-9 * fabs(point[h]) + 1e-300;
        if (!(low95 <= low80 + slack && low80 <= point[h] + slack && point[h] <= high80 + slack
              && high80 <= high95 + slack))
            fail_msg("%s: %g %g %g %g %g", mfgq_model_name(model), low95, low80, point[h],
                     high80, high95);
    }
}

static void test_any_series(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    support_random random = {20191};
    for (int round = 0; round < 60; round++) {
        double y[MOST];
        const size_t n = random_series(&random, y);
        for (int model = 0; model < mfgq_model_count(); model++) {
            mfgq_projection *const p = project(model, round % 3 == 0 ? 4 : 1, n, y, 1);
            check(p, model);
            mfgq_projection_free(p);
        }
    }
}

/* A power of two as the unit changes no digit that matters, down to the ends of the
   range of doubles. */
static void test_units(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    static const int exponents[] = {10, -20, 990, -990};
    support_random random = {77};
    for (int round = 0; round < 12; round++) {
        double y[MOST];
        size_t n = random_series(&random, y);
        for (int model = 0; model < mfgq_model_count(); model++) {
            mfgq_projection *const p = project(model, 1, n, y, 1);
            const double unit = ldexp(1, exponents[round % 4]);
            mfgq_projection *const q = project(model, 1, n, y, unit);
            const double a = mfgq_projection_point(p, 0)[HORIZON - 1];
            const double b = mfgq_projection_point(q, 0)[HORIZON - 1] / unit;
            if (fabs(a) < 1e9) assert_close(b, a, 1e-4, 1e-6);
            mfgq_projection_free(p);
            mfgq_projection_free(q);
        }
    }
}

static mfgq_projector *many(support_random *random, int threads)
{
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, HORIZON, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_THREADS, threads, &err), &err);
    for (int i = 0; i < 50; i++) {
        double y[MOST];
        const size_t n = random_series(random, y);
        assert_ok(mfgq_projector_add(p, "a", 1, n, y, MFGQ_NO_PERIOD, &err), &err);
    }
    return p;
}

static void test_threads(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    support_random a = {5}, b = {5};
    mfgq_projection *one = NULL, *four = NULL;
    mfgq_error err;
    mfgq_projector *p = many(&a, 1), *q = many(&b, 4);
    assert_ok(mfgq_projector_run(p, NULL, NULL, &one, &err), &err);
    assert_ok(mfgq_projector_run(q, NULL, NULL, &four, &err), &err);
    for (size_t i = 0; i < 50; i++)
        assert_memory_equal(mfgq_projection_point(one, i), mfgq_projection_point(four, i),
                            5 * HORIZON * sizeof(double));
    mfgq_projection_free(one);
    mfgq_projection_free(four);
    mfgq_projector_free(p);
    mfgq_projector_free(q);
}

static int stop_at_ten(void *context, size_t done, size_t all)
{
    (void)all;
    *(size_t *)context = done;
    return done >= 10;
}

static void test_cancel(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    support_random random = {9};
    size_t done = 0;
    mfgq_projection *out = NULL;
    mfgq_error err;
    mfgq_projector *const p = many(&random, 1);
    assert_int_equal(mfgq_projector_run(p, stop_at_ten, &done, &out, &err), MFGQ_E_CANCELLED);
    assert_int_equal(done, 10);
    assert_null(out);
    mfgq_projector_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_series), cmocka_unit_test(test_units),
        cmocka_unit_test(test_threads),    cmocka_unit_test(test_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
