/* What every reconciliation keeps: constraints, bounds, idempotence, least change. */
#include "support.h"

#include <math.h>

enum { N = 12, M = 5, ENTRIES = N * M };

typedef struct problem {
    double y[N], spread[N], low[N], high[N], a[ENTRIES], total[M], inside[N];
    size_t row[ENTRIES], column[ENTRIES];
    int comparison[M];
} problem;

/* A problem that `inside` solves. */
static problem draw(support_random *random, int bounds)
{
    problem p;
    for (size_t i = 0; i < N; i++) {
        p.y[i] = support_uniform(random, -100, 900);
        p.spread[i] = fabs(p.y[i]) * support_uniform(random, 0.1, 3);
        p.inside[i] = p.y[i] * support_uniform(random, 0.9, 1.1);
        const double room = support_next(random) % 3 || !bounds ? NAN : 5;
        p.low[i] = p.inside[i] - room * support_uniform(random, 0, 1);
        p.high[i] = p.inside[i] + room * support_uniform(random, 0, 1);
    }
    for (size_t k = 0; k < M; k++) {
        double sum = 0;
        for (size_t i = 0; i < N; i++) {
            const size_t e = k * N + i;
            p.row[e] = k;
            p.column[e] = i;
            p.a[e] = (double)(support_next(random) % 3) - 1;
            sum += p.a[e] * p.inside[i];
        }
        p.comparison[k] = bounds ? (int)(support_next(random) % 3) : MFGQ_EQUAL;
        const double room = support_uniform(random, 0, 10);
        p.total[k] = sum + (p.comparison[k] == MFGQ_AT_MOST    ? room
                            : p.comparison[k] == MFGQ_AT_LEAST ? -room
                                                               : 0);
    }
    return p;
}

static mfgq_status solve(const problem *p, const double *y, double *out)
{
    return mfgq_reconcile_with(N, y, N, p->spread, p->low, p->high, M, ENTRIES, p->row, p->column,
                               p->a, p->comparison, p->total, out, NULL);
}

static void check_holds(const problem *p, const double *x)
{
    for (size_t k = 0; k < M; k++) {
        double sum = 0, size = fabs(p->total[k]);
        for (size_t i = 0; i < N; i++) {
            sum += p->a[k * N + i] * x[i];
            size += fabs(p->a[k * N + i] * x[i]);
        }
        const double over = sum - p->total[k];
        if (p->comparison[k] != MFGQ_AT_LEAST) assert_true(over <= 1e-12 * size);
        if (p->comparison[k] != MFGQ_AT_MOST) assert_true(over >= -1e-12 * size);
    }
    for (size_t i = 0; i < N; i++) {
        assert_false(x[i] < p->low[i]);
        assert_false(x[i] > p->high[i]);
    }
}

static double distance(const problem *p, const double *x)
{
    double sum = 0;
    for (size_t i = 0; i < N; i++) sum += (x[i] - p->y[i]) * (x[i] - p->y[i]) / p->spread[i];
    return sum;
}

static void test_least_change(void **state)
{
    (void)state;
    support_random random = {21};
    for (int trial = 0; trial < 500; trial++) {
        const problem p = draw(&random, 1);
        double x[N], step[N];
        assert_ok(solve(&p, p.y, x), NULL);
        check_holds(&p, x);
        /* the way to any solution leads uphill */
        double slope = 0, size = 0;
        for (size_t i = 0; i < N; i++) {
            step[i] = p.inside[i] - x[i];
            const double term = (x[i] - p.y[i]) / p.spread[i] * step[i];
            slope += term;
            size += fabs(term);
        }
        assert_true(slope >= -1e-10 * size);
        assert_true(distance(&p, x) <= distance(&p, p.inside) * (1 + 1e-12));
    }
}

static void test_idempotence(void **state)
{
    (void)state;
    support_random random = {22};
    for (int trial = 0; trial < 300; trial++) {
        const problem p = draw(&random, trial % 2);
        double once[N], twice[N];
        assert_ok(solve(&p, p.y, once), NULL);
        assert_ok(solve(&p, once, twice), NULL);
        for (size_t i = 0; i < N; i++) assert_close(twice[i], once[i], 1e-11, 1e-10);
    }
}

/* Constraints in another order, twice over, or multiplied, say the same. */
static void test_redundancy(void **state)
{
    (void)state;
    support_random random = {23};
    for (int trial = 0; trial < 200; trial++) {
        const problem p = draw(&random, 0);
        double x[N], again[N], a[2 * ENTRIES], total[2 * M];
        size_t row[2 * ENTRIES], column[2 * ENTRIES];
        const double factor = support_uniform(&random, 2, 50);
        for (size_t e = 0; e < ENTRIES; e++) {
            row[e] = M - 1 - p.row[e];
            row[ENTRIES + e] = M + p.row[e];
            column[e] = column[ENTRIES + e] = p.column[e];
            a[e] = p.a[e];
            a[ENTRIES + e] = factor * p.a[e];
        }
        for (size_t k = 0; k < M; k++) {
            total[M - 1 - k] = p.total[k];
            total[M + k] = factor * p.total[k];
        }
        assert_ok(solve(&p, p.y, x), NULL);
        assert_ok(mfgq_reconcile_with(N, p.y, N, p.spread, NULL, NULL, 2 * M, 2 * ENTRIES, row,
                                      column, a, NULL, total, again, NULL), NULL);
        for (size_t i = 0; i < N; i++) assert_close(again[i], x[i], 1e-11, 1e-10);
    }
}

/* Random and hostile figures end in a status, never in a crash or a NaN. */
static void test_hostile(void **state)
{
    (void)state;
    static const double wild[] = {0, 1, -1, 1e300, -1e300, 1e-300, 5, 1e15};
    support_random random = {24};
    for (int trial = 0; trial < 500; trial++) {
        problem p = draw(&random, trial % 2);
        for (size_t i = 0; i < N; i++) {
            if (support_next(&random) % 3 == 0) p.y[i] = wild[support_next(&random) % 8];
            if (support_next(&random) % 3 == 0)
                p.spread[i] = fabs(wild[support_next(&random) % 8]);
            if (support_next(&random) % 5 == 0) p.total[i % M] = wild[support_next(&random) % 8];
        }
        double x[N];
        if (solve(&p, p.y, x) != MFGQ_OK) continue;
        for (size_t i = 0; i < N; i++) assert_true(isfinite(x[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_least_change), cmocka_unit_test(test_idempotence),
        cmocka_unit_test(test_redundancy), cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
