/* Kernels on cumulative targets: golden values, domain, bad calls. */
#include "support.h"

#include <math.h>
#include <string.h>

/* Every kernel behind one signature, so that all run through the same checks. */
typedef mfgq_status rows_call(size_t n, const double *const *in, mfgq_policy policy,
                              double *result, size_t *undefined, mfgq_error *err);
typedef mfgq_status scalar_call(const double *x, double *result, mfgq_error *err);

#define CALL_2(name)                                                                              \
    static mfgq_status name##_rows(size_t n, const double *const *in, mfgq_policy policy,         \
                                   double *result, size_t *undefined, mfgq_error *err)            \
    {                                                                                             \
        return mfgq_cumulative_##name##_rows(n, in[0], in[1], policy, result, undefined, err);    \
    }                                                                                             \
    static mfgq_status name##_scalar(const double *x, double *result, mfgq_error *err)            \
    {                                                                                             \
        return mfgq_cumulative_##name(x[0], x[1], result, err);                                   \
    }
CALL_2(progress)
CALL_2(share)
CALL_2(due)
CALL_2(overfulfilment)
CALL_2(points_left)
CALL_2(rebase)

static mfgq_status years_rows(size_t n, const double *const *in, mfgq_policy policy,
                              double *result, size_t *undefined, mfgq_error *err)
{
    return mfgq_cumulative_years_rows(n, in[0], in[1], in[2], policy, result, undefined, err);
}

static mfgq_status years_scalar(const double *x, double *result, mfgq_error *err)
{
    return mfgq_cumulative_years(x[0], x[1], x[2], result, err);
}

static mfgq_status required_rows(size_t n, const double *const *in, mfgq_policy policy,
                                 double *result, size_t *undefined, mfgq_error *err)
{
    return mfgq_cumulative_required_rows(n, in[0], in[1], in[2], in[3], policy, result, undefined,
                                         err);
}

static mfgq_status required_scalar(const double *x, double *result, mfgq_error *err)
{
    return mfgq_cumulative_required(x[0], x[1], x[2], x[3], result, err);
}

typedef struct call {
    const char *name;
    int arity;
    rows_call *rows;
    scalar_call *scalar;
} call;

static const call calls[] = {
    {"progress", 2, progress_rows, progress_scalar},
    {"years", 3, years_rows, years_scalar},
    {"required", 4, required_rows, required_scalar},
    {"share", 2, share_rows, share_scalar},
    {"due", 2, due_rows, due_scalar},
    {"overfulfilment", 2, overfulfilment_rows, overfulfilment_scalar},
    {"points_left", 2, points_left_rows, points_left_scalar},
    {"rebase", 2, rebase_rows, rebase_scalar},
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
    static const char *const columns[] = {"a", "b", "c", "d"};
    mfgq_csv *const csv = golden_open("cumulative_rows.csv");
    assert_true(mfgq_csv_rows(csv) > 100);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        const call *const c = find(golden_text(csv, i, "function"));
        double x[4], scalar = 0, row = 0;
        const double *const in[] = {x, x + 1, x + 2, x + 3};
        for (int k = 0; k < 4; k++) x[k] = golden_number(csv, i, columns[k]);
        const double want = golden_number(csv, i, "expected");
        mfgq_error err;
        assert_ok(c->scalar(x, &scalar, &err), &err);
        assert_ok(c->rows(1, in, MFGQ_ON_DOMAIN_FAIL, &row, NULL, &err), &err);
        assert_close(scalar, want, golden_number(csv, i, "rel"), golden_number(csv, i, "abs"));
        assert_same(row, scalar);
    }
    mfgq_csv_free(csv);
}

/* A row outside the domain, and the one-based operand at fault. */
typedef struct outside {
    const char *name;
    double x[4];
    int operand;
} outside;

static const outside outsides[] = {
    {"progress", {-1, -0.5, 0, 0}, 1},      {"progress", {-0.1, 0, 0, 0}, 2},
    {"progress", {-0.1, -1, 0, 0}, 2},      {"progress", {INFINITY, -0.5, 0, 0}, 1},
    {"years", {-0.1, -0.5, 0, 0}, 3},       {"years", {-2, -0.5, 5, 0}, 1},
    {"required", {-1, -0.5, 1, 5}, 1},      {"required", {0, -1.5, 1, 5}, 2},
    {"required", {0, -0.5, -1, 5}, 3},      {"required", {0, -0.5, 5, 5}, 4},
    {"required", {0, -0.5, 6, 5}, 4},       {"required", {0, -0.5, 0, 0}, 4},
    {"required", {0, -0.5, 0, INFINITY}, 4}, {"share", {-0.2, 0, 0, 0}, 2},
    {"share", {-1.01, 5, 0, 0}, 1},         {"due", {-1, 0.5, 0, 0}, 1},
    {"overfulfilment", {-0.1, 0, 0, 0}, 2}, {"points_left", {0, -INFINITY, 0, 0}, 2},
    {"rebase", {-0.1, -1, 0, 0}, 2},
};

static void test_domain(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof outsides / sizeof *outsides; i++) {
        const outside *const o = &outsides[i];
        const call *const c = find(o->name);
        const double *const in[] = {o->x, o->x + 1, o->x + 2, o->x + 3};
        double out = 7;
        size_t undefined = 9;
        mfgq_error err;
        assert_int_equal(c->rows(1, in, MFGQ_ON_DOMAIN_FAIL, &out, &undefined, &err),
                         MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, o->operand + 1);
        assert_int_equal(err.index, 0);
        assert_int_equal(c->scalar(o->x, &out, &err), MFGQ_E_DOMAIN);
        assert_int_equal(err.arg, o->operand);
        assert_same(out, 7);
        assert_ok(c->rows(1, in, MFGQ_ON_DOMAIN_MISSING, &out, &undefined, &err), &err);
        assert_true(isnan(out));
        assert_int_equal(undefined, 1);
    }
}

static void test_missing_and_null(void **state)
{
    (void)state;
    for (size_t i = 0; i < CALLS; i++) {
        const call *const c = &calls[i];
        for (int k = 0; k < c->arity; k++) {
            double x[4] = {-0.1, -0.5, 1, 5}, out = 7;
            const double *in[] = {x, x + 1, x + 2, x + 3};
            size_t undefined = 9;
            mfgq_error err;
            x[k] = NAN;
            assert_ok(c->rows(1, in, MFGQ_ON_DOMAIN_FAIL, &out, &undefined, &err), &err);
            assert_true(isnan(out));
            assert_int_equal(undefined, 0);
            in[k] = NULL;
            assert_int_equal(c->rows(1, in, MFGQ_ON_DOMAIN_FAIL, &out, NULL, &err),
                             MFGQ_E_INVALID);
            assert_int_equal(err.arg, k + 2);
            assert_int_equal(c->scalar(x, NULL, &err), MFGQ_E_INVALID);
        }
    }
}

/* Many rows, some missing, some outside the domain: each is what the scalar call says. */
static void check_many(const call *c, support_random *random)
{
    enum { MANY = 5003 };
    static double x[4][MANY], out[MANY];
    const double *const in[] = {x[0], x[1], x[2], x[3]};
    size_t bad = 0, undefined = 0;
    for (size_t i = 0; i < MANY; i++) {
        x[0][i] = i % 61 == 0 ? (double)NAN : support_uniform(random, -1.2, 1);
        x[1][i] = i % 83 == 0 ? 0 : support_uniform(random, -1.1, 1);
        x[2][i] = support_uniform(random, -1, 4);
        x[3][i] = support_uniform(random, 3, 9);
    }
    mfgq_error err;
    assert_ok(c->rows(MANY, in, MFGQ_ON_DOMAIN_MISSING, out, &undefined, &err), &err);
    for (size_t i = 0; i < MANY; i++) {
        const double row[] = {x[0][i], x[1][i], x[2][i], x[3][i]};
        double want = NAN;
        bad += c->scalar(row, &want, NULL) != MFGQ_OK;
        if (isnan(want)) assert_true(isnan(out[i]));
        else assert_same(out[i], want);
    }
    assert_int_equal(undefined, bad);
}

static void test_many(void **state)
{
    (void)state;
    support_random random = {32};
    for (size_t k = 0; k < CALLS; k++) check_many(&calls[k], &random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_domain),
        cmocka_unit_test(test_missing_and_null),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
