/* Index numbers: the PPI Manual's data, axioms, bad input. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 16 };

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("index.csv");
    assert_int_equal(mfgq_csv_rows(csv), 56);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double x[6][MOST], value = 0;
        static const char *const columns[] = {"p0", "q0", "p1", "q1", "pb", "qb"};
        size_t n = 0;
        for (int a = 0; a < 6; a++) n = golden_list(csv, row, columns[a], x[a], MOST);
        const int f = mfgq_index_find(golden_text(csv, row, "formula"));
        mfgq_error err;
        assert_ok(mfgq_index((mfgq_index_formula)f, n, x[0], x[1], x[2], x[3], x[4], x[5], &value,
                             &err), &err);
        assert_close(value, golden_number(csv, row, "expected"), golden_number(csv, row, "rel"),
                     golden_number(csv, row, "abs"));
    }
    mfgq_csv_free(csv);
}

/* Price times quantity index is the ratio of values, for the formulas that promise it;
   the additive ones split the difference. */
static void test_factor_reversal(void **state)
{
    (void)state;
    support_random random = {11};
    for (int trial = 0; trial < 500; trial++) {
        double p0[8], q0[8], p1[8], q1[8], v0 = 0, v1 = 0, p = 0, q = 0;
        for (int i = 0; i < 8; i++) {
            p0[i] = support_uniform(&random, .1, 9);
            p1[i] = support_uniform(&random, .1, 9);
            q0[i] = support_uniform(&random, .1, 9);
            q1[i] = support_uniform(&random, .1, 9);
            v0 += p0[i] * q0[i];
            v1 += p1[i] * q1[i];
        }
        const mfgq_index_formula ideal[] = {MFGQ_INDEX_FISHER, MFGQ_INDEX_SATO_VARTIA,
                                            MFGQ_INDEX_BENNET, MFGQ_INDEX_MONTGOMERY};
        for (int f = 0; f < 4; f++) {
            assert_ok(mfgq_index(ideal[f], 8, p0, q0, p1, q1, NULL, NULL, &p, NULL), NULL);
            assert_ok(mfgq_index(ideal[f], 8, q0, p0, q1, p1, NULL, NULL, &q, NULL), NULL);
            if (f < 2) assert_close(p * q, v1 / v0, 1e-12, 0);
            else assert_close(p + q, v1 - v0, 0, 1e-11);
        }
    }
}

static void test_nothing_matches(void **state)
{
    (void)state;
    const double p0[] = {1, NAN}, p1[] = {NAN, 2}, q[] = {1, 1};
    double value = 0;
    for (int f = 0; f <= MFGQ_INDEX_MONTGOMERY; f++) {
        assert_ok(mfgq_index((mfgq_index_formula)f, 2, p0, q, p1, q, p0, q, &value, NULL), NULL);
        assert_true(isnan(value));
    }
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 2}, none[] = {0, 0}, bad[] = {1, -2};
    double value = 5;
    mfgq_error err;
    assert_int_equal(mfgq_index(MFGQ_INDEX_JEVONS, 2, zero, good, good, good, NULL, NULL, &value,
                                &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(err.index, 0);
    assert_int_equal(mfgq_index(MFGQ_INDEX_LASPEYRES, 2, good, none, good, good, NULL, NULL, &value,
                                &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_index(MFGQ_INDEX_FISHER, 2, good, good, good, bad, NULL, NULL, &value,
                                &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 6);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_index(MFGQ_INDEX_LOWE, 2, good, good, good, good, NULL, NULL, &value,
                                &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 8);
    assert_same(value, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_factor_reversal),
        cmocka_unit_test(test_nothing_matches), cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
