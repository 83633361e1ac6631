/* Productivity with entry and exit, against exact rational arithmetic. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 16 };

static int component(const char *name)
{
    for (int k = 0; mfgq_dynamics_component_name(k); k++)
        if (strcmp(mfgq_dynamics_component_name(k), name) == 0) return k;
    fail_msg("no component %s", name);
    return -1;
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("dynamics.csv");
    assert_true(mfgq_csv_rows(csv) > 90);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double x[4][MOST], out[8];
        static const char *const columns[] = {"s0", "p0", "s1", "p1"};
        size_t n = 0;
        for (int a = 0; a < 4; a++) n = golden_list(csv, row, columns[a], x[a], MOST);
        const int m = mfgq_dynamics_find(golden_text(csv, row, "method"));
        mfgq_error err;
        assert_ok(mfgq_dynamics((mfgq_dynamics_method)m, n, x[0], x[1], x[2], x[3], out, &err),
                  &err);
        assert_close(out[component(golden_text(csv, row, "component"))],
                     golden_number(csv, row, "expected"), golden_number(csv, row, "rel"),
                     golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

static void test_bad_input(void **state)
{
    (void)state;
    const double s[] = {.5, .5}, p[] = {1, 2}, bad_share[] = {1.5, -.5}, none[] = {1, NAN};
    const double short_of[] = {.5, .4}, first[] = {1, 0}, second[] = {0, 1};
    double out[8] = {9};
    mfgq_error err;
    assert_int_equal(mfgq_dynamics(MFGQ_DYNAMICS_GR, 2, s, p, bad_share, p, out, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 5);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_dynamics(MFGQ_DYNAMICS_GR, 2, s, none, s, p, out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_dynamics(MFGQ_DYNAMICS_GR, 2, short_of, p, s, p, out, &err), MFGQ_E_DATA);
    assert_int_equal(mfgq_dynamics(MFGQ_DYNAMICS_MP, 2, first, p, second, p, out, &err),
                     MFGQ_E_DATA);
    assert_int_equal(mfgq_dynamics(MFGQ_DYNAMICS_GR, 2, s, p, s, p, NULL, &err), MFGQ_E_INVALID);
    assert_same(out[0], 9);
    assert_ok(mfgq_dynamics(MFGQ_DYNAMICS_FHK, 2, first, p, second, p, out, &err), &err);
    assert_same(out[MFGQ_DYNAMICS_TOTAL], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
