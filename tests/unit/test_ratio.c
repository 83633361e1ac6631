/* Growth, points, factors, shares: golden values, domain, missing rows, bad calls. */
#include "support.h"

#include <math.h>
#include <string.h>

typedef mfgq_status rows_call(size_t n, const double *a, const double *b, mfgq_policy policy,
                              double *result, size_t *undefined, mfgq_error *err);
typedef mfgq_status scalar_call(double a, double b, double *result, mfgq_error *err);

typedef struct call {
    const char *name;
    rows_call *rows;
    scalar_call *scalar;
    double bad_a, bad_b; /* a row outside the domain; NaN twice if there is none */
    int arg;             /* its parameter in the array call */
} call;

static const call calls[] = {
    {"quotient", mfgq_ratio_quotient_rows, mfgq_ratio_quotient, 1, 0, 3},
    {"share", mfgq_ratio_share_rows, mfgq_ratio_share, 1, -2, 3},
    {"growth", mfgq_ratio_growth_rows, mfgq_ratio_growth, 0, 1, 2},
    {"factor", mfgq_ratio_factor_rows, mfgq_ratio_factor, -1, 1, 2},
    {"points", mfgq_ratio_points_rows, mfgq_ratio_points, NAN, NAN, 0},
    {"base", mfgq_ratio_base_rows, mfgq_ratio_base, 1, -1, 3},
    {"quotient_growth", mfgq_ratio_quotient_growth_rows, mfgq_ratio_quotient_growth, 0, -1, 3},
    {"product_growth", mfgq_ratio_product_growth_rows, mfgq_ratio_product_growth, NAN, NAN, 0},
};
enum { CALLS = sizeof calls / sizeof *calls };

static const call *find(const char *name)
{
    for (size_t i = 0; i < CALLS; i++)
        if (strcmp(calls[i].name, name) == 0) return &calls[i];
    fail_msg("no function %s", name);
    return NULL;
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("ratio_rows.csv");
    assert_true(mfgq_csv_rows(csv) > 100);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        const call *const c = find(golden_text(csv, i, "function"));
        const double a = golden_number(csv, i, "a"), b = golden_number(csv, i, "b");
        const double want = golden_number(csv, i, "expected");
        double scalar = 0, row = 0;
        mfgq_error err;
        assert_ok(c->scalar(a, b, &scalar, &err), &err);
        assert_ok(c->rows(1, &a, &b, MFGQ_ON_DOMAIN_FAIL, &row, NULL, &err), &err);
        assert_close(scalar, want, golden_number(csv, i, "rel"), golden_number(csv, i, "abs"));
        assert_same(row, scalar);
    }
    mfgq_csv_free(csv);
}

static void test_domain(void **state)
{
    (void)state;
    for (size_t k = 0; k < CALLS; k++) {
        const call *const c = &calls[k];
        if (!c->arg) continue;
        const double a[] = {0.5, NAN, c->bad_a, c->bad_a}, b[] = {0.5, c->bad_b, c->bad_b, 0.5};
        double out[] = {7, 7, 7, 7};
        size_t undefined = 99;
        mfgq_error err;
        assert_int_equal(c->rows(4, a, b, MFGQ_ON_DOMAIN_FAIL, out, &undefined, &err),
                         MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, c->arg);
        assert_int_equal(err.index, 2);
        for (int i = 0; i < 4; i++) assert_same(out[i], 7);
        assert_int_equal(undefined, 99);
        assert_ok(c->rows(3, a, b, MFGQ_ON_DOMAIN_MISSING, out, &undefined, &err), &err);
        assert_int_equal(undefined, 1);
        assert_true(isfinite(out[0]));
        assert_true(isnan(out[1]) && isnan(out[2]));
        double scalar = 7;
        assert_int_equal(c->scalar(c->bad_a, c->bad_b, &scalar, &err), MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, c->arg - 1);
        assert_int_equal(err.index, -1);
        assert_same(scalar, 7);
    }
}

static void test_infinite(void **state)
{
    (void)state;
    for (size_t k = 0; k < CALLS; k++) {
        const call *const c = &calls[k];
        const double a[] = {0.5, INFINITY}, b[] = {0.5, 0.5};
        double out[] = {7, 7};
        mfgq_error err;
        assert_int_equal(c->rows(2, a, b, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, 2);
        assert_int_equal(c->rows(2, b, a, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, 3);
        assert_non_null(strstr(err.message, "must be finite, not inf"));
    }
}

static void test_calls(void **state)
{
    (void)state;
    for (size_t k = 0; k < CALLS; k++) {
        const call *const c = &calls[k];
        double a[] = {0.5, NAN}, b[] = {0.25, 0.25}, out[2];
        mfgq_error err;
        size_t undefined = 99;
        assert_ok(c->rows(0, NULL, NULL, MFGQ_ON_DOMAIN_FAIL, NULL, &undefined, &err), &err);
        assert_int_equal(undefined, 0);
        assert_int_equal(c->rows(2, NULL, b, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), MFGQ_E_INVALID);
        assert_int_equal(err.arg, 2);
        assert_int_equal(c->rows(2, a, NULL, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), MFGQ_E_INVALID);
        assert_int_equal(err.arg, 3);
        assert_int_equal(c->rows(2, a, b, (mfgq_policy)2, out, NULL, &err), MFGQ_E_INVALID);
        assert_int_equal(err.arg, 4);
        assert_int_equal(c->rows(2, a, b, MFGQ_ON_DOMAIN_FAIL, NULL, NULL, NULL), MFGQ_E_INVALID);
        assert_int_equal(c->scalar(0.5, 0.25, NULL, &err), MFGQ_E_INVALID);
        assert_ok(c->rows(2, a, b, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err), &err);
        assert_true(isnan(out[1]));
        assert_ok(c->rows(2, a, b, MFGQ_ON_DOMAIN_FAIL, a, NULL, &err), &err); /* in place */
        assert_same(a[0], out[0]);
    }
}

/* Many rows, some missing, some outside the domain: each is what the scalar call says. */
static void check_many(const call *c, support_random *random)
{
    enum { MANY = 10001 };
    static double a[MANY], b[MANY], out[MANY];
    size_t bad = 0, undefined = 0;
    for (size_t i = 0; i < MANY; i++) {
        a[i] = i % 61 == 0 ? (double)NAN : support_uniform(random, -1, 9);
        b[i] = i % 83 == 0 ? -1 : support_uniform(random, -3, 9);
    }
    mfgq_error err;
    assert_ok(c->rows(MANY, a, b, MFGQ_ON_DOMAIN_MISSING, out, &undefined, &err), &err);
    for (size_t i = 0; i < MANY; i++) {
        double want = NAN;
        bad += c->scalar(a[i], b[i], &want, NULL) != MFGQ_OK;
        if (isnan(want)) assert_true(isnan(out[i]));
        else assert_same(out[i], want);
    }
    assert_int_equal(undefined, bad);
    for (size_t i = 0; i < MANY; i++) {
        a[i] = fabs(a[i]) + 1;
        b[i] = fabs(b[i]) + 1;
    }
    assert_ok(c->rows(MANY, a, b, MFGQ_ON_DOMAIN_FAIL, b, &undefined, &err), &err); /* in place */
    assert_int_equal(undefined, 0);
}

static void test_many(void **state)
{
    (void)state;
    support_random random = {31};
    for (size_t k = 0; k < CALLS; k++) check_many(&calls[k], &random);
}

static void test_messages(void **state)
{
    (void)state;
    mfgq_error err;
    double out = 0;
    assert_int_equal(mfgq_ratio_growth(-2.5, 1, &out, &err), MFGQ_E_DOMAIN);
    assert_string_equal(err.message, "from must be positive, not -2.5");
    assert_int_equal(mfgq_ratio_quotient(1, -0.0, &out, &err), MFGQ_E_DOMAIN);
    assert_string_equal(err.message, "denominator must not be zero, not 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),   cmocka_unit_test(test_domain),
        cmocka_unit_test(test_infinite), cmocka_unit_test(test_calls),
        cmocka_unit_test(test_messages), cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
