/* Targets for several years, against closed forms: the drift model's values h steps ahead have
   the covariance s2 (min(h, k) + h k / (n - 1)), so an average is normal, and the chance that
   all of two or three years lie above their common centre is an orthant probability. */
#include "support.h"

#include "outlook/outlook_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 20000, STEPS = 5 };

static const double rising[] = {10, 12, 11, 14, 15, 17, 16, 19, 20, 22};
static const double level[] = {10, 12, 11, 14, 13, 15, 14, 13, 12, 10};

/* Paths of the drift model; the least squares of the changes give s2 with n - 2 degrees. */
static double *draw(const double *y)
{
    mfgq_error err;
    double *const paths = malloc(COUNT * STEPS * sizeof *paths);
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, MFGQ_MODEL_DRIFT, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, STEPS, &err), &err);
    assert_ok(mfgq_projector_add(p, "a", 1, 10, y, mfgq_period_make(1, 2020, 1), &err), &err);
    assert_ok(mfgq_projector_paths(p, 0, COUNT, paths, &err), &err);
    mfgq_projector_free(p);
    return paths;
}

static double covariance(double h, double k)
{
    return fmin(h, k) + h * k / 9;
}

static double normal(double z)
{
    return 0.5 * erfc(-z / sqrt(2));
}

static mfgq_i_outlook outlook_of(void)
{
    mfgq_i_outlook o;
    memset(&o, 0, sizeof o);
    o.levels = 1;
    o.level[0] = 0.8;
    return o;
}

static mfgq_i_span span_of(int accumulation, double low)
{
    mfgq_i_span s;
    memset(&s, 0, sizeof s);
    s.accumulation = accumulation;
    s.worst = NAN;
    s.question = (mfgq_i_question){1, 0, low, INFINITY};
    s.first = mfgq_period_make(1, 2021, 1);
    s.years = 3;
    return s;
}

/* 2019 and 2020 observed with 20 and 22, three years to come: s2 = 18/8, drift 4/3. */
static void test_average(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    double *const y = draw(rising);
    double mean = 42.0 / 5, variance = 0;
    for (int h = 1; h <= 3; h++) mean += (22 + h * 4.0 / 3) / 5;
    for (int h = 1; h <= 3; h++)
        for (int k = 1; k <= 3; k++) variance += 18.0 / 8 * covariance(h, k) / 25;
    const double sd = sqrt(variance);
    for (int i = -2; i <= 2; i++) {
        mfgq_i_prospect out;
        memset(&out, 0, sizeof out);
        mfgq_i_span s = span_of(MFGQ_AVERAGE, mean + i * sd / 2);
        s.first = mfgq_period_make(1, 2019, 1);
        s.years = 5;
        s.seen = 2;
        s.sum = 42;
        const mfgq_i_outlook o = outlook_of();
        assert_ok(mfgq_i_span_judge(&o, &s, mfgq_period_make(1, 2020, 1), 3, COUNT, STEPS, y, &out),
                  NULL);
        assert_close(out.probability, normal(-i / 2.0), 0, 0.012);
        assert_close(out.median, mean, 0, 0.03 * sd);
        assert_close(out.low[0], mean - 1.2815516 * sd, 0, 0.04 * sd);
        assert_close(out.high[0], mean + 1.2815516 * sd, 0, 0.04 * sd);
    }
    free(y);
}

static double orthant(int years)
{
    const double pi = 3.14159265358979323846;
    double sum = 0;
    for (int h = 1; h <= years; h++)
        for (int k = h + 1; k <= years; k++)
            sum += asin(covariance(h, k) / sqrt(covariance(h, h) * covariance(k, k)));
    return years == 2 ? 0.25 + sum / (2 * pi) : 0.125 + sum / (4 * pi);
}

static double every_year(const double *y, size_t years, double worst)
{
    mfgq_i_prospect out;
    memset(&out, 0, sizeof out);
    mfgq_i_span s = span_of(MFGQ_PER_YEAR, 10);
    const mfgq_i_outlook o = outlook_of();
    s.worst = worst;
    assert_ok(mfgq_i_span_judge(&o, &s, mfgq_period_make(1, 2020, 1), years, COUNT, STEPS, y, &out),
              NULL);
    return out.probability;
}

/* Without drift every year's centre is the last value, 10. */
static void test_every_year(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    double *const y = draw(level);
    assert_close(every_year(y, 1, NAN), 0.5, 0, 0.012);
    assert_close(every_year(y, 2, NAN), orthant(2), 0, 0.012);
    assert_close(every_year(y, 3, NAN), orthant(3), 0, 0.012);
    assert_same(every_year(y, 3, 11), every_year(y, 3, NAN)); /* an observed year that met it */
    assert_same(every_year(y, 3, 9), 0.001);                  /* one that did not */
    free(y);
}

/* One path is no distribution: 7 % observed, then 5 % and 6 %: chained, exactly. */
static void test_point_path(void **state)
{
    (void)state;
    const double y[] = {5, 6};
    mfgq_unit *unit = NULL;
    mfgq_error err;
    assert_ok(mfgq_unit_parse("%", 1, &unit, &err), &err);
    mfgq_i_span s = span_of(MFGQ_AVERAGE, 5.98);
    const mfgq_i_outlook o = outlook_of();
    mfgq_i_prospect out;
    memset(&out, 0, sizeof out);
    s.unit = unit;
    s.is_rate = 1;
    s.first = mfgq_period_make(1, 2020, 1);
    s.sum = log1p(0.07);
    s.seen = 1;
    assert_ok(mfgq_i_span_judge(&o, &s, mfgq_period_make(1, 2020, 1), 2, 1, 2, y, &out), NULL);
    assert_close(out.median, 100 * (cbrt(1.07 * 1.05 * 1.06) - 1), 1e-13, 0);
    assert_true(isnan(out.probability) && isnan(out.low[0]));
    assert_int_equal(out.reached, mfgq_period_make(1, 2020, 1));
    mfgq_unit_free(unit);
}

/* Met by more than 10, by what rounds to 10, by the band. */
static void test_questions(void **state)
{
    (void)state;
    mfgq_i_row row;
    memset(&row, 0, sizeof row);
    row.goal = (mfgq_i_goal){.comparator = MFGQ_GT, .direction = 1, .low = 10, .high = 10,
                             .step = 1, .exact = 1};
    mfgq_i_question q = mfgq_i_question_of(&row);
    assert_true(!mfgq_i_question_meets(&q, 10) && mfgq_i_question_meets(&q, 10.1));
    row.goal.comparator = MFGQ_ABOUT;
    q = mfgq_i_question_of(&row);
    assert_true(mfgq_i_question_meets(&q, 9.5) && !mfgq_i_question_meets(&q, 9.4));
    row.goal.direction = 0;
    q = mfgq_i_question_of(&row);
    assert_true(mfgq_i_question_meets(&q, 10.5) && !mfgq_i_question_meets(&q, 10.6));
    row.goal.comparator = MFGQ_RANGE;
    row.goal.high = 12;
    q = mfgq_i_question_of(&row);
    assert_true(mfgq_i_question_meets(&q, 12) && !mfgq_i_question_meets(&q, 12.1));
    row.goal.direction = -1;
    q = mfgq_i_question_of(&row);
    assert_true(mfgq_i_question_meets(&q, 2) && !mfgq_i_question_meets(&q, 12.1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_average),    cmocka_unit_test(test_every_year),
        cmocka_unit_test(test_point_path), cmocka_unit_test(test_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
