/* Identities of ratio arithmetic on seeded random data. */
#include "support.h"

#include <math.h>

enum { N = 40, RUNS = 400 };

static void fill(support_random *random, double *x, double low, double high)
{
    for (int i = 0; i < N; i++) x[i] = support_uniform(random, low, high);
}

static double naive_sum(const double *x)
{
    double sum = 0;
    for (int i = 0; i < N; i++) sum += x[i];
    return sum;
}

/* R - mean(r) = n cov(w, r) */
static void property_covariance(void **state)
{
    (void)state;
    support_random random = {1};
    for (int run = 0; run < RUNS; run++) {
        double a[N], b[N], ratio = 0, mean = 0, covariance = 0;
        fill(&random, a, -5, 10);
        fill(&random, b, 0.1, 100);
        assert_ok(mfgq_ratio_of_sums(N, a, b, &ratio, &mean, &covariance, NULL), NULL);
        assert_close(covariance, ratio - mean, 0, 1e-12);
    }
}

static void property_change_closes(void **state)
{
    (void)state;
    support_random random = {2};
    for (int run = 0; run < RUNS; run++) {
        double n0[N], d0[N], n1[N], d1[N], part[N], change = 0;
        fill(&random, n0, 0, 10);
        fill(&random, d0, 1, 100);
        fill(&random, n1, 0, 12);
        fill(&random, d1, 1, 90);
        assert_ok(mfgq_ratio_change_by_group(N, n0, d0, n1, d1, part, &change, NULL), NULL);
        assert_close(naive_sum(part), change, 0, 1e-14);
    }
}

/* Without a given total, contributions add up to 1 and pulls to the growth of the sum. */
static void property_contributions_close(void **state)
{
    (void)state;
    support_random random = {3};
    for (int run = 0; run < RUNS; run++) {
        double a[N], b[N], contribution[N], pull[N], gap = 1;
        fill(&random, a, 1, 100);
        fill(&random, b, 50, 150);
        assert_ok(mfgq_contributions(N, a, b, NULL, NULL, NULL, contribution, pull, &gap, NULL,
                                     NULL), NULL);
        assert_same(gap, 0);
        assert_close(naive_sum(contribution), 1, 1e-12, 0);
        assert_close(naive_sum(pull), naive_sum(b) / naive_sum(a) - 1, 1e-10, 1e-12);
    }
}

/* Growth, factor, base and points say the same thing four ways. */
static void property_rows_agree(void **state)
{
    (void)state;
    support_random random = {4};
    for (int run = 0; run < RUNS; run++) {
        double a[N], b[N], growth[N], factor[N], base[N], points[N];
        fill(&random, a, 0.5, 100);
        fill(&random, b, 0.5, 100);
        assert_ok(mfgq_ratio_growth_rows(N, a, b, MFGQ_ON_DOMAIN_FAIL, growth, NULL, NULL), NULL);
        assert_ok(mfgq_ratio_factor_rows(N, a, b, MFGQ_ON_DOMAIN_FAIL, factor, NULL, NULL), NULL);
        assert_ok(mfgq_ratio_points_rows(N, a, b, MFGQ_ON_DOMAIN_FAIL, points, NULL, NULL), NULL);
        assert_ok(mfgq_ratio_base_rows(N, b, growth, MFGQ_ON_DOMAIN_FAIL, base, NULL, NULL), NULL);
        for (int i = 0; i < N; i++) {
            assert_close(factor[i], 1 + growth[i], 4e-16, 2e-16);
            assert_close(base[i], a[i], 1e-13, 0);
            assert_close(points[i], growth[i] * a[i], 1e-15, 1e-15);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(property_covariance),
        cmocka_unit_test(property_change_closes),
        cmocka_unit_test(property_contributions_close),
        cmocka_unit_test(property_rows_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
