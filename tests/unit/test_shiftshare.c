/* Shift-share: exact cases, closure over regions, bad input. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 16 };

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("shiftshare.csv");
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double x[4][MOST], out[5 * MOST];
        static const char *const columns[] = {"region0", "region1", "nation0", "nation1"};
        size_t n = 0, k = 0;
        for (int a = 0; a < 4; a++) n = golden_list(csv, row, columns[a], x[a], MOST);
        const mfgq_shiftshare_method m =
            (mfgq_shiftshare_method)mfgq_shiftshare_find(golden_text(csv, row, "method"));
        mfgq_error err;
        assert_ok(mfgq_shiftshare(m, n, x[0], x[1], x[2], x[3], out, &err), &err);
        const char *const component = golden_text(csv, row, "component");
        while (strcmp(mfgq_shiftshare_component_name(m, k), component) != 0) k++;
        const size_t at =
            (size_t)golden_number(csv, row, "industry") * mfgq_shiftshare_components(m) + k;
        assert_close(out[at], golden_number(csv, row, "expected"), golden_number(csv, row, "rel"),
                     golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

/* Over regions that partition the nation, what is regional adds up to nothing. */
static void test_partition(void **state)
{
    (void)state;
    support_random random = {5};
    double r0[4][6], r1[4][6], n0[6] = {0}, n1[6] = {0}, sum[6] = {0};
    for (int r = 0; r < 4; r++)
        for (int i = 0; i < 6; i++) {
            n0[i] += r0[r][i] = support_uniform(&random, 0, 1e9);
            n1[i] += r1[r][i] = support_uniform(&random, 0, 1e9);
        }
    for (int r = 0; r < 4; r++) {
        double out[24];
        assert_ok(mfgq_shiftshare(MFGQ_SHIFTSHARE_CLASSIC, 6, r0[r], r1[r], n0, n1, out, NULL),
                  NULL);
        for (int i = 0; i < 6; i++) {
            sum[i] += out[4 * i + 2];
            assert_close(out[4 * i] + out[4 * i + 1] + out[4 * i + 2], out[4 * i + 3], 1e-9, 1e-3);
        }
    }
    for (int i = 0; i < 6; i++) assert_close(sum[i], 0, 0, 1e-5);
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 0}, bad[] = {1, -1}, gone[] = {0, 2};
    double out[10] = {4};
    mfgq_error err;
    assert_int_equal(mfgq_shiftshare(MFGQ_SHIFTSHARE_CLASSIC, 2, good, good, zero, good, out, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_shiftshare(MFGQ_SHIFTSHARE_CLASSIC, 2, good, bad, good, good, out, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 4);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_shiftshare((mfgq_shiftshare_method)2, 2, good, good, good, good, out,
                                     &err), MFGQ_E_INVALID);
    assert_same(out[0], 4);
    assert_ok(mfgq_shiftshare(MFGQ_SHIFTSHARE_CLASSIC, 2, good, good, gone, good, out, &err), &err);
    assert_true(isnan(out[0]) && isnan(out[2]) && out[3] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_partition),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
