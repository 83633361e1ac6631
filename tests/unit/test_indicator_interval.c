/* Intervals of formulas over given figures: by hand, and holding what samples give. */
#include "support.h"

#include "indicator/indicator_i.h"

#include <math.h>
#include <string.h>

static mfgq_program *compile(const char *text)
{
    static const char *const names[] = {"a", "b"}, *const units[] = {NULL, NULL};
    static const int kinds[] = {MFGQ_VARIABLE_AGGREGATE, MFGQ_VARIABLE_AGGREGATE};
    mfgq_schema *schema = NULL;
    mfgq_program *program = NULL;
    mfgq_error err;
    assert_ok(mfgq_schema_new(2, names, units, kinds, &schema, &err), &err);
    assert_ok(mfgq_program_compile(text, strlen(text), schema, NULL, &program, &err), &err);
    mfgq_schema_free(schema);
    return program;
}

static void expect(const char *text, double a_low, double a_high, double b_low, double b_high,
                   double low, double high)
{
    mfgq_program *const p = compile(text);
    const double lows[2] = {a_low, b_low}, highs[2] = {a_high, b_high};
    double got_low = 7, got_high = 7;
    mfgq_i_program_range(p, lows, highs, &got_low, &got_high);
    assert_close(got_low, low, 1e-15, 0);
    assert_close(got_high, high, 1e-15, 0);
    mfgq_program_free(p);
}

static void test_by_hand(void **state)
{
    (void)state;
    expect("a + b", 1, 2, 10, 20, 11, 22);
    expect("a - b", 1, 2, 10, 20, -19, -8);
    expect("-a", 1, 2, 0, 0, -2, -1);
    expect("a * b", -1, 2, 10, 20, -20, 40);
    expect("a * b", -3, -2, -20, 10, -30, 60);
    expect("a / b", 1, 2, 10, 20, 0.05, 0.2);
    expect("a / b", 1, 2, -1, 1, -INFINITY, INFINITY);
    expect("a / b", 1, 2, 10, INFINITY, 0, 0.2);
    expect("a * b", 0, 2, 10, INFINITY, 0, INFINITY);
    expect("a ^ 2", 2, 3, 0, 0, 4, 9);
    expect("a ^ -1", 2, 4, 0, 0, 0.25, 0.5);
    expect("a ^ b", 0.5, 2, -1, 1, 0.5, 2);
    expect("a ^ 2", -1, 2, 0, 0, -INFINITY, INFINITY); /* left open, not guessed */
    expect("3 * 4", 0, 0, 0, 0, 12, 12);
    expect("a + b", 1, 2, NAN, NAN, NAN, NAN);
}

static void test_holds_samples(void **state)
{
    (void)state;
    static const char *const texts[] = {"a * b - a", "(a - b) / (a + b)", "a / b + b / a",
                                        "-(a - 2 * b) * 3", "a ^ 2 - b ^ 0.5"};
    support_random random = {5};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        mfgq_program *const p = compile(texts[t]);
        for (int i = 0; i < 500; i++) {
            double low[2], high[2], sample[2], range_low, range_high, value;
            for (int k = 0; k < 2; k++) {
                low[k] = support_uniform(&random, 0.1, 5);
                high[k] = low[k] + support_uniform(&random, 0, 3);
                sample[k] = support_uniform(&random, low[k], high[k]);
            }
            mfgq_i_program_range(p, low, high, &range_low, &range_high);
            assert_ok(mfgq_program_eval(p, 1, sample, 0, &value, NULL), NULL);
            assert_true(range_low <= value + 1e-12 && value <= range_high + 1e-12);
        }
        mfgq_program_free(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_holds_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
