/* Values from given aggregates, and whole formulas over golden rows. */
#include "formula.h"

#include <math.h>
#include <string.h>

static void test_golden(void **state)
{
    (void)state;
    formula_rows rows[3];
    for (int s = 0; s < 3; s++) formula_rows_load(&rows[s], s);
    mfgq_csv *const golden = golden_open("indicator_formulas.csv");
    for (size_t r = 0; r < mfgq_csv_rows(golden); r++) {
        mfgq_program *const p =
            formula_compile(golden_text(golden, r, "formula"), golden_text(golden, r, "unit"));
        double aggregates[16], value = -1;
        mfgq_error err;
        for (int s = 0; s < 3; s++)
            assert_ok(formula_aggregate(p, &rows[s], s, MFGQ_GAPS_FLOW, MFGQ_UNDEFINED_FAILS,
                                        aggregates, NULL, &err), &err);
        assert_ok(mfgq_program_eval(p, 1, aggregates, MFGQ_UNDEFINED_FAILS, &value, &err), &err);
        assert_close(value, golden_number(golden, r, "expected"), golden_number(golden, r, "rel"),
                     golden_number(golden, r, "abs"));
        mfgq_program_free(p);
    }
    mfgq_csv_free(golden);
    for (int s = 0; s < 3; s++) formula_rows_free(&rows[s]);
}

/* The plan's own milestones: 21700 * 25.5 % and so on, three cases in one call. */
static void test_cases(void **state)
{
    (void)state;
    mfgq_program *const p = formula_compile("sum(value_added) / sum(gross_output)", "%");
    const double aggregates[] = {5533.5e8, 21700e8, 6110e8, 23500e8, NAN, 28000e8};
    double value[3];
    assert_ok(mfgq_program_eval(p, 3, aggregates, MFGQ_UNDEFINED_FAILS, value, NULL), NULL);
    assert_close(value[0], 0.255, 1e-15, 0);
    assert_close(value[1], 0.26, 1e-15, 0);
    assert_true(isnan(value[2]));
    assert_ok(mfgq_program_eval(p, 0, NULL, MFGQ_UNDEFINED_FAILS, NULL, NULL), NULL);
    mfgq_program_free(p);
}

static void test_undefined(void **state)
{
    (void)state;
    mfgq_program *const p = formula_compile("sum(value_added) / sum(gross_output)", "%");
    const double aggregates[] = {1, 2, 1, 0, 0, 0};
    double value[3] = {7, 7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_program_eval(p, 3, aggregates, MFGQ_UNDEFINED_FAILS, value, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(err.column, 18);
    assert_same(value[0], 7);
    assert_ok(mfgq_program_eval(p, 3, aggregates, MFGQ_UNDEFINED_IS_MISSING, value, &err), &err);
    assert_same(value[0], 0.5);
    assert_true(isnan(value[1]) && isnan(value[2]));
    mfgq_program_free(p);
    mfgq_program *const q = formula_compile("(0 - count()) ^ 0.5", NULL);
    const double one[] = {1};
    assert_int_equal(mfgq_program_eval(q, 1, one, 0, value, &err), MFGQ_E_DOMAIN);
    mfgq_program_free(q);
    mfgq_program *const z = formula_compile("count() ^ -1", NULL);
    const double zero[] = {0};
    assert_int_equal(mfgq_program_eval(z, 1, zero, 0, value, &err), MFGQ_E_DOMAIN);
    mfgq_program_free(z);
}

static void test_arguments(void **state)
{
    (void)state;
    mfgq_program *const p = formula_compile("sum(revenue)", "元");
    const double aggregates[] = {1};
    double value = 0;
    mfgq_error err;
    assert_int_equal(mfgq_program_eval(NULL, 1, aggregates, 0, &value, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_program_eval(p, 1, NULL, 0, &value, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_program_eval(p, 1, aggregates, 2, &value, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_program_eval(p, 1, aggregates, 0, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 5);
    mfgq_program_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_undefined),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
