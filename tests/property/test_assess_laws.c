/* Laws of the three-valued verdicts on random figures. */
#include "support.h"

#include <math.h>

enum { ROUNDS = 20000 };

typedef struct figure {
    int32_t comparator, direction, target_decimals, value_decimals;
    double target, value, low, high;
} figure;

static double rounded(double x, int decimals)
{
    const double scale = pow(10, decimals);
    return round(x * scale) / scale;
}

static figure draw(support_random *random)
{
    figure f;
    f.comparator = (int32_t)(support_next(random) % 5);
    f.direction = support_next(random) % 2 ? 1 : -1;
    f.target_decimals = (int32_t)(support_next(random) % 3);
    f.value_decimals = (int32_t)(support_next(random) % 3);
    f.target = rounded(support_uniform(random, 5, 8), f.target_decimals);
    f.value = rounded(support_uniform(random, 5, 8), f.value_decimals);
    f.low = f.high = NAN;
    return f;
}

static int32_t judge(const figure *f, int32_t *note)
{
    int32_t judgement = -1;
    mfgq_error err;
    assert_ok(mfgq_assess_figures(1, &f->comparator, &f->direction, &f->target, NULL,
                                  &f->target_decimals, &f->value, &f->value_decimals, &f->low,
                                  &f->high, &judgement, note, &err),
              &err);
    return judgement;
}

/* What a number known exactly would be. */
static int meets(const figure *f, double x)
{
    const int less = f->comparator == MFGQ_LE || f->comparator == MFGQ_LT ||
                     (f->comparator == MFGQ_EQ && f->direction < 0);
    if (f->comparator == MFGQ_GT) return x > f->target;
    if (f->comparator == MFGQ_LT) return x < f->target;
    return less ? x <= f->target : x >= f->target;
}

/* Of a figure compared as an interval, no number in it may contradict the verdict. */
static void test_no_number_contradicts(void **state)
{
    (void)state;
    support_random random = {30};
    for (int i = 0; i < ROUNDS; i++) {
        const figure f = draw(&random);
        int32_t note;
        if (f.target_decimals <= f.value_decimals) continue;
        const int32_t verdict = judge(&f, &note);
        const double h = 0.5 * pow(10, -f.value_decimals);
        for (int k = 0; k < 20; k++) {
            const double x = support_uniform(&random, f.value - h, f.value + h);
            if (fabs(x - f.target) < 1e-9) continue;
            if (verdict == MFGQ_JUDGED_MET) assert_true(meets(&f, x));
            if (verdict == MFGQ_JUDGED_MISSED) assert_false(meets(&f, x));
        }
        assert_int_equal(note, MFGQ_ROUNDING_NONE);
    }
}

/* Printed numbers are never indeterminate, and the notes say what rounding would do. */
static void test_printed(void **state)
{
    (void)state;
    support_random random = {31};
    for (int i = 0; i < ROUNDS; i++) {
        const figure f = draw(&random);
        int32_t note;
        if (f.target_decimals > f.value_decimals) continue;
        const int32_t verdict = judge(&f, &note);
        assert_int_equal(verdict, meets(&f, f.value) ? MFGQ_JUDGED_MET : MFGQ_JUDGED_MISSED);
        if (note == MFGQ_ROUNDING_ROUNDS)
            assert_true(fabs(f.value - f.target) <= 0.5 * pow(10, -f.target_decimals) + 1e-12);
        if (note == MFGQ_ROUNDING_MET_AS_PRINTED)
            assert_true(fabs(f.value - f.target) <= 0.5 * pow(10, -f.value_decimals) + 1e-12);
    }
}

/* Wider bounds never turn an open verdict into a settled one, nor met into missed. */
static void test_wider_bounds(void **state)
{
    (void)state;
    support_random random = {32};
    for (int i = 0; i < ROUNDS; i++) {
        figure f = draw(&random);
        int32_t note;
        f.low = f.value - support_uniform(&random, 0, 1);
        f.high = f.value + support_uniform(&random, 0, 1);
        const int32_t narrow = judge(&f, &note);
        f.low -= support_uniform(&random, 0, 1);
        f.high += support_uniform(&random, 0, 1);
        const int32_t wide = judge(&f, &note);
        assert_true(wide == narrow || wide == MFGQ_JUDGED_INDETERMINATE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_number_contradicts),
        cmocka_unit_test(test_printed),
        cmocka_unit_test(test_wider_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
