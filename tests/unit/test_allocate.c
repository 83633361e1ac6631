/* Shares within bounds: known cases, properties, what is refused. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 40 };

static void check_case(const mfgq_csv *csv, size_t from, size_t to)
{
    double weight[MOST], least[MOST], most[MOST], value[MOST];
    const size_t n = to - from;
    for (size_t i = 0; i < n; i++) {
        weight[i] = golden_number(csv, from + i, "weight");
        least[i] = golden_number(csv, from + i, "floor");
        most[i] = golden_number(csv, from + i, "cap");
    }
    mfgq_error err;
    assert_ok(mfgq_allocate(n, weight, least, most, golden_number(csv, from, "total"),
                            (int)golden_number(csv, from, "whole"), value, &err),
              &err);
    for (size_t i = 0; i < n; i++)
        assert_close(value[i], golden_number(csv, from + i, "expected"),
                     golden_number(csv, from + i, "rel"), golden_number(csv, from + i, "abs"));
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("allocate.csv");
    for (size_t i = 0, from = 0; i < mfgq_csv_rows(csv); i++) {
        const int last = i + 1 == mfgq_csv_rows(csv)
                         || strcmp(golden_text(csv, i, "case"), golden_text(csv, i + 1, "case"));
        if (!last) continue;
        check_case(csv, from, i + 1);
        from = i + 1;
    }
    mfgq_csv_free(csv);
}

typedef struct problem {
    size_t n;
    double weight[MOST], least[MOST], most[MOST], value[MOST], total;
} problem;

/* Bounds around a solution, so that there is one. */
static void make_problem(support_random *r, int whole, problem *p)
{
    p->n = 1 + support_next(r) % MOST;
    p->total = 0;
    for (size_t i = 0; i < p->n; i++) {
        double x = support_uniform(r, 0, 50);
        if (whole) x = floor(x);
        p->weight[i] = support_uniform(r, 0.1, 10);
        p->least[i] = support_next(r) % 2 ? NAN : x - floor(support_uniform(r, 0, 20));
        p->most[i] = support_next(r) % 2 ? NAN : x + floor(support_uniform(r, 0, 20));
        p->total += x;
    }
}

static double rate_of(const problem *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const double v = p->value[i];
        if (v != p->least[i] && v != p->most[i]) return v / p->weight[i];
    }
    return NAN;
}

/* One rate for all rows that are free; the bound rows lie on the right side of it. */
static void check_rate(const problem *p)
{
    const double rate = rate_of(p);
    for (size_t i = 0; i < p->n && !isnan(rate); i++) {
        const double free_value = rate * p->weight[i], v = p->value[i];
        if (p->least[i] == p->most[i]) continue;
        if (v == p->least[i]) assert_true(free_value <= v + 1e-9 * (1 + fabs(v)));
        else if (v == p->most[i]) assert_true(free_value >= v - 1e-9 * (1 + fabs(v)));
        else assert_close(v, free_value, 1e-9, 1e-9);
    }
}

static void check_sum_and_bounds(const problem *p, double slack)
{
    double sum = 0;
    for (size_t i = 0; i < p->n; i++) {
        sum += p->value[i];
        assert_false(p->value[i] < p->least[i]);
        assert_false(p->value[i] > p->most[i]);
    }
    assert_close(sum, p->total, slack, slack);
}

static void test_random(void **state)
{
    (void)state;
    support_random r = {11};
    for (int k = 0; k < 5000; k++) {
        problem p;
        mfgq_error err;
        const int whole = k % 2;
        make_problem(&r, whole, &p);
        assert_ok(mfgq_allocate(p.n, p.weight, p.least, p.most, p.total, whole, p.value, &err),
                  &err);
        check_sum_and_bounds(&p, whole ? 0 : 1e-12);
        if (!whole) check_rate(&p);
        for (size_t i = 0; whole && i < p.n; i++) assert_same(p.value[i], rint(p.value[i]));
    }
}

/* Without bounds no share is a whole unit or more away from its quota. */
static void test_quota(void **state)
{
    (void)state;
    support_random r = {12};
    for (int k = 0; k < 2000; k++) {
        problem p;
        double sum = 0;
        make_problem(&r, 1, &p);
        for (size_t i = 0; i < p.n; i++) sum += p.weight[i];
        assert_ok(mfgq_allocate(p.n, p.weight, NULL, NULL, p.total, 1, p.value, NULL), NULL);
        for (size_t i = 0; i < p.n; i++)
            assert_true(fabs(p.value[i] - p.total * p.weight[i] / sum) < 1 + 1e-9);
    }
}

static void refuse(mfgq_status want, int64_t index, double w, double f, double c, double total,
                   int whole)
{
    const double weight[2] = {1, w}, least[2] = {0, f}, most[2] = {50, c};
    double value[2] = {7, 7};
    mfgq_error err;
    assert_int_equal(mfgq_allocate(2, weight, least, most, total, whole, value, &err), want);
    assert_int_equal(err.index, index);
    assert_true(value[0] == 7 && value[1] == 7);
}

static void test_bad(void **state)
{
    (void)state;
    refuse(MFGQ_E_DOMAIN, 1, -1, NAN, NAN, 10, 0);
    refuse(MFGQ_E_DOMAIN, 1, NAN, NAN, NAN, 10, 0);
    refuse(MFGQ_E_DOMAIN, 1, INFINITY, NAN, NAN, 10, 0);
    refuse(MFGQ_E_DOMAIN, 1, 1, 5, 4, 10, 0);
    refuse(MFGQ_E_DOMAIN, 1, 1, 4.2, 4.8, 10, 1);
    refuse(MFGQ_E_DOMAIN, -1, 1, NAN, NAN, 10.5, 1);
    refuse(MFGQ_E_DOMAIN, -1, 1, NAN, NAN, 1e17, 1);
    refuse(MFGQ_E_DATA, -1, 1, 11, NAN, 10, 0);
    refuse(MFGQ_E_DATA, -1, 1, NAN, 5, 60, 0);
    refuse(MFGQ_E_DATA, -1, 0, NAN, NAN, 60, 0);
    refuse(MFGQ_E_INVALID, -1, 1, NAN, NAN, NAN, 0);
    refuse(MFGQ_E_INVALID, -1, 1, NAN, NAN, INFINITY, 0);
    double w = 1, v;
    assert_int_equal(mfgq_allocate(0, &w, NULL, NULL, 1, 0, &v, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_allocate(1, NULL, NULL, NULL, 1, 0, &v, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_allocate(1, &w, NULL, NULL, 1, 0, NULL, NULL), MFGQ_E_INVALID);
}

static mfgq_status allocate_one(void *context)
{
    double w[2] = {1, 2};
    return mfgq_allocate(2, w, NULL, NULL, 3, 1, context, NULL);
}

static void test_memory(void **state)
{
    (void)state;
    double value[2] = {0};
    support_walk_memory(allocate_one, value);
    assert_same(value[1], 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_random), cmocka_unit_test(test_quota),
        cmocka_unit_test(test_bad),    cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
