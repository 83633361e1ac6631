/* LMDI and Shapley: published and exact cases, zero limits, closure, bad input. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("decompose.csv");
    assert_true(mfgq_csv_rows(csv) > 40);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double from[MOST], to[MOST], want[MOST], got[MOST], effects[MOST];
        const int method = mfgq_decomposition_find(golden_text(csv, row, "method"));
        const size_t factors = (size_t)golden_number(csv, row, "factors");
        const size_t n = golden_list(csv, row, "from", from, MOST);
        assert_int_equal(golden_list(csv, row, "to", to, MOST), n);
        assert_int_equal(golden_list(csv, row, "expected", want, MOST), factors);
        mfgq_error err;
        assert_ok(mfgq_decompose((mfgq_decomposition)method, n / factors, factors, from, to,
                                 effects, got, &err), &err);
        for (size_t j = 0; j < factors; j++)
            assert_close(got[j], want[j], golden_number(csv, row, "rel"),
                         golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

static void test_published_by_category(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("decompose_category.csv");
    const size_t n = mfgq_csv_rows(csv);
    double from[MOST], to[MOST], effects[MOST], totals[2];
    for (size_t i = 0; i < n; i++) {
        from[2 * i] = golden_number(csv, i, "from_mix");
        from[2 * i + 1] = golden_number(csv, i, "from_rest");
        to[2 * i] = golden_number(csv, i, "to_mix");
        to[2 * i + 1] = golden_number(csv, i, "to_rest");
    }
    mfgq_error err;
    assert_ok(mfgq_decompose(MFGQ_LMDI1_ADDITIVE, n, 2, from, to, effects, totals, &err), &err);
    for (size_t i = 0; i < n; i++)
        assert_close(effects[2 * i], golden_number(csv, i, "expected"), 0,
                     golden_number(csv, i, "abs"));
    mfgq_csv_free(csv);
}

/* The effects close on the change exactly, whatever the zeros. */
static void test_closure(void **state)
{
    (void)state;
    support_random random = {3};
    for (int trial = 0; trial < 2000; trial++) {
        double from[40], to[40], totals[4], v0 = 0, v1 = 0;
        for (size_t i = 0; i < 40; i++) {
            from[i] = support_next(&random) % 5 ? support_uniform(&random, 0.01, 10) : 0;
            to[i] = support_next(&random) % 5 ? support_uniform(&random, 0.01, 10) : 0;
        }
        for (size_t i = 0; i < 10; i++) {
            v0 += from[4 * i] * from[4 * i + 1] * from[4 * i + 2] * from[4 * i + 3];
            v1 += to[4 * i] * to[4 * i + 1] * to[4 * i + 2] * to[4 * i + 3];
        }
        const mfgq_decomposition adding[] = {MFGQ_LMDI1_ADDITIVE, MFGQ_SHAPLEY};
        for (int m = 0; m < 2; m++) {
            assert_ok(mfgq_decompose(adding[m], 10, 4, from, to, NULL, totals, NULL), NULL);
            assert_close(totals[0] + totals[1] + totals[2] + totals[3], v1 - v0, 0,
                         1e-12 * (v0 + v1));
        }
        if (v0 == 0 || v1 == 0) continue;
        assert_ok(mfgq_decompose(MFGQ_LMDI1_MULTIPLICATIVE, 10, 4, from, to, NULL, totals, NULL),
                  NULL);
        assert_close(totals[0] * totals[1] * totals[2] * totals[3], v1 / v0, 1e-12, 0);
    }
}

/* Exchanging the periods turns every effect round. */
static void test_reversal(void **state)
{
    (void)state;
    const double a[] = {3, 0.5, 7, 2, 0, 4}, b[] = {4, 0.4, 9, 1, 2, 4};
    double there[3], back[3];
    for (int m = MFGQ_LMDI1_ADDITIVE; m <= MFGQ_SHAPLEY; m++) {
        assert_ok(mfgq_decompose((mfgq_decomposition)m, 2, 3, a, b, NULL, there, NULL), NULL);
        assert_ok(mfgq_decompose((mfgq_decomposition)m, 2, 3, b, a, NULL, back, NULL), NULL);
        for (int j = 0; j < 3; j++) {
            if (mfgq_decomposition_multiplies((mfgq_decomposition)m))
                assert_close(there[j] * back[j], 1, 1e-13, 0);
            else assert_close(there[j], -back[j], 1e-13, 1e-13);
        }
    }
}

static void test_missing(void **state)
{
    (void)state;
    const double a[] = {3, NAN, 7, 2}, b[] = {4, 1, 9, 1};
    double effects[4], totals[2];
    assert_ok(mfgq_decompose(MFGQ_LMDI1_ADDITIVE, 2, 2, a, b, effects, totals, NULL), NULL);
    assert_true(isnan(effects[0]) && isnan(totals[0]) && isnan(totals[1]));
    assert_true(effects[2] > 0);
}

static void expect(mfgq_status status, int arg, int64_t index, mfgq_decomposition method,
                   const double *from, const double *to)
{
    double totals[2] = {7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_decompose(method, 2, 2, from, to, NULL, totals, &err), status);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_same(totals[0], 7);
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2, 3, 4}, negative[] = {1, 2, -3, 4}, zero[] = {0, 2, 3, 0};
    const double huge[] = {1, 2, 1e300, 1e300}, infinite[] = {1, INFINITY, 3, 4};
    expect(MFGQ_E_DOMAIN, 5, 2, MFGQ_LMDI1_ADDITIVE, good, negative);
    expect(MFGQ_E_DOMAIN, 4, 1, MFGQ_SHAPLEY, infinite, good);
    expect(MFGQ_E_DOMAIN, 4, 2, MFGQ_LMDI1_ADDITIVE, huge, good);
    expect(MFGQ_E_DOMAIN, 5, -1, MFGQ_LMDI1_MULTIPLICATIVE, good, zero);
    expect(MFGQ_E_DOMAIN, 4, -1, MFGQ_LMDI2_MULTIPLICATIVE, zero, good);
    expect(MFGQ_E_INVALID, 4, -1, MFGQ_SHAPLEY, NULL, good);
    expect(MFGQ_E_INVALID, 1, -1, (mfgq_decomposition)4, good, good);
    double totals[2];
    assert_int_equal(mfgq_decompose(MFGQ_SHAPLEY, 0, 2, good, good, NULL, totals, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_decompose(MFGQ_SHAPLEY, 1, 65, good, good, NULL, totals, NULL),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_decompose(MFGQ_SHAPLEY, 1, 2, good, good, NULL, NULL, NULL),
                     MFGQ_E_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),   cmocka_unit_test(test_published_by_category),
        cmocka_unit_test(test_closure),  cmocka_unit_test(test_reversal),
        cmocka_unit_test(test_missing),  cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
