/* What every disaggregation keeps: its totals, its scale, its shape. */
#include "support.h"

#include <math.h>

enum { YEARS = 8, RATIO = 4, LEAD = 3, PERIODS = YEARS * RATIO + LEAD + 6 };

typedef struct sample {
    double low[YEARS], x[PERIODS];
} sample;

static sample draw(support_random *random)
{
    sample s;
    double level = 100;
    for (int t = 0; t < PERIODS; t++) {
        level *= 1 + support_uniform(random, -0.05, 0.06);
        s.x[t] = level * support_uniform(random, 0.8, 1.2);
    }
    for (int j = 0; j < YEARS; j++) {
        s.low[j] = 0;
        for (int k = 0; k < RATIO; k++) s.low[j] += s.x[LEAD + j * RATIO + k];
        s.low[j] = s.low[j] * support_uniform(random, 2.5, 3.5) + support_uniform(random, 0, 90);
    }
    return s;
}

static mfgq_status disaggregate(const sample *s, int method, int non_negative, double *out)
{
    if (method <= MFGQ_DENTON_CHOLETTE)
        return mfgq_disaggregate_smooth(YEARS, s->low, RATIO, LEAD, PERIODS, s->x,
                                        (mfgq_disaggregation)method, MFGQ_PROPORTIONAL, 1,
                                        MFGQ_CONVERT_SUM, non_negative, out, NULL);
    return mfgq_disaggregate_regression(YEARS, s->low, RATIO, LEAD, PERIODS, 1, s->x, NULL, 1,
                                        (mfgq_disaggregation)method, MFGQ_RHO_MAXLOG, 0, 0,
                                        MFGQ_CONVERT_SUM, non_negative, out, NULL, NULL);
}

static double total(const double *x, int year)
{
    double sum = 0;
    for (int k = 0; k < RATIO; k++) sum += x[LEAD + year * RATIO + k];
    return sum;
}

static void test_totals(void **state)
{
    (void)state;
    support_random random = {11};
    for (int trial = 0; trial < 100; trial++) {
        const sample s = draw(&random);
        for (int method = MFGQ_UNIFORM; method <= MFGQ_LITTERMAN; method++) {
            double out[PERIODS];
            assert_ok(disaggregate(&s, method, 0, out), NULL);
            for (int j = 0; j < YEARS; j++) assert_close(total(out, j), s.low[j], 1e-13, 0);
        }
    }
}

/* Benchmarks in other units give the same series in those units. */
static void test_scale(void **state)
{
    (void)state;
    support_random random = {12};
    for (int trial = 0; trial < 30; trial++) {
        const sample s = draw(&random);
        sample scaled = s;
        for (int j = 0; j < YEARS; j++) scaled.low[j] *= 1e8;
        for (int method = MFGQ_UNIFORM; method <= MFGQ_LITTERMAN; method++) {
            double a[PERIODS], b[PERIODS];
            if (method == MFGQ_UNIFORM || method == MFGQ_DENTON) continue; /* keep levels of x */
            assert_ok(disaggregate(&s, method, 0, a), NULL);
            assert_ok(disaggregate(&scaled, method, 0, b), NULL);
            for (int t = 0; t < PERIODS; t++) assert_close(b[t], 1e8 * a[t], 1e-5, 0);
        }
    }
}

/* An indicator that already agrees is returned unchanged by the smoothing methods. */
static void test_idempotence(void **state)
{
    (void)state;
    support_random random = {13};
    for (int trial = 0; trial < 50; trial++) {
        sample s = draw(&random);
        for (int j = 0; j < YEARS; j++) s.low[j] = total(s.x, j);
        for (int method = MFGQ_UNIFORM; method <= MFGQ_DENTON_CHOLETTE; method++) {
            double out[PERIODS];
            assert_ok(disaggregate(&s, method, 0, out), NULL);
            for (int t = 0; t < PERIODS; t++) assert_close(out[t], s.x[t], 1e-12, 0);
        }
    }
}

static double roughness(const double *x, const double *indicator)
{
    double sum = 0;
    for (int t = 1; t < PERIODS; t++) {
        const double step = x[t] / indicator[t] - x[t - 1] / indicator[t - 1];
        sum += step * step;
    }
    return sum;
}

/* Non-negative series: kept totals, no negative value, and no feasible move inside a
   year makes it smoother. */
static void test_non_negative(void **state)
{
    (void)state;
    support_random random = {14};
    int bound = 0;
    for (int trial = 0; trial < 200; trial++) {
        sample s = draw(&random);
        for (int j = 0; j < YEARS; j++)
            if (support_next(&random) % 3 == 0) s.low[j] = support_uniform(&random, 0, 5);
        double out[PERIODS];
        assert_ok(disaggregate(&s, MFGQ_DENTON_CHOLETTE, 1, out), NULL);
        for (int j = 0; j < YEARS; j++) assert_close(total(out, j), s.low[j], 1e-12, 1e-12);
        const double best = roughness(out, s.x);
        for (int t = 0; t < PERIODS; t++) {
            assert_true(out[t] >= 0);
            bound += out[t] == 0;
        }
        for (int move = 0; move < 40; move++) {
            const int at = LEAD + (int)(support_next(&random) % YEARS) * RATIO;
            const int from = at + (int)(support_next(&random) % RATIO);
            const int to = at + (int)(support_next(&random) % RATIO);
            const double size = fmin(out[from], support_uniform(&random, 0, 1));
            double other[PERIODS];
            for (int t = 0; t < PERIODS; t++) other[t] = out[t];
            other[from] -= size;
            other[to] += size;
            assert_true(roughness(other, s.x) >= best * (1 - 1e-10));
        }
    }
    assert_true(bound > 500);
}

/* Rounded values still add up, and none moves by a whole unit. */
static void test_rounding(void **state)
{
    (void)state;
    support_random random = {15};
    for (int trial = 0; trial < 200; trial++) {
        sample s = draw(&random);
        for (int j = 0; j < YEARS; j++) s.low[j] = round(s.low[j] * 100) / 100;
        double out[PERIODS], rounded[PERIODS];
        assert_ok(disaggregate(&s, MFGQ_DENTON_CHOLETTE, 0, out), NULL);
        assert_ok(mfgq_disaggregate_round(YEARS, s.low, RATIO, LEAD, PERIODS, out,
                                          MFGQ_CONVERT_SUM, 2, rounded, NULL), NULL);
        for (int t = 0; t < PERIODS; t++) {
            assert_true(fabs(rounded[t] - out[t]) < 0.01000001);
            assert_close(rounded[t] * 100, round(rounded[t] * 100), 1e-12, 0);
        }
        for (int j = 0; j < YEARS; j++) assert_close(total(rounded, j), s.low[j], 1e-14, 0);
    }
}

/* Hostile figures end in a status, never in a crash or a NaN; outputs stay on failure. */
static void test_hostile(void **state)
{
    (void)state;
    static const double wild[] = {0, 1, -1, 1e300, -1e300, 1e-300, NAN, INFINITY, 5, 1e15};
    support_random random = {16};
    size_t solved = 0;
    for (int trial = 0; trial < 4000; trial++) {
        sample s = draw(&random);
        const int method = (int)(support_next(&random) % 8);
        const uint64_t share = 2 + support_next(&random) % 40;
        for (int t = 0; t < PERIODS; t++)
            if (support_next(&random) % share == 0) s.x[t] = wild[support_next(&random) % 10];
        for (int j = 0; j < YEARS; j++)
            if (support_next(&random) % share == 0) s.low[j] = wild[support_next(&random) % 10];
        double out[PERIODS];
        for (int t = 0; t < PERIODS; t++) out[t] = 7;
        const int ok = disaggregate(&s, method, trial % 2, out) == MFGQ_OK;
        solved += (size_t)ok;
        for (int t = 0; t < PERIODS; t++)
            assert_true(ok ? isfinite(out[t]) && (trial % 2 == 0 || out[t] >= 0) : out[t] == 7);
    }
    assert_true(solved > 500 && solved < 3500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_totals), cmocka_unit_test(test_scale),
        cmocka_unit_test(test_idempotence), cmocka_unit_test(test_non_negative),
        cmocka_unit_test(test_rounding), cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
