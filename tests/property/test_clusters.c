/* Laws of decompositions, inequality and complexity on seeded random data. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

enum { CATEGORIES = 150, FACTORS = 3, CELLS = CATEGORIES * FACTORS };

/* Some factors are 0, so that categories appear and vanish in the middle of blocks. */
static void random_cube(support_random *random, double *x, double zeros)
{
    for (size_t i = 0; i < CELLS; i++)
        x[i] = support_uniform(random, 0, 1) < zeros ? 0 : support_uniform(random, 0.1, 9);
}

static double total_of(const double *x)
{
    double sum = 0;
    for (size_t i = 0; i < CATEGORIES; i++)
        sum += x[i * FACTORS] * x[i * FACTORS + 1] * x[i * FACTORS + 2];
    return sum;
}

/* The additive effects of many categories are those of each alone; they close; swapping the
   periods turns their signs; the order of the categories does not matter. */
static void test_additive(void **state)
{
    (void)state;
    support_random random = {41};
    const mfgq_decomposition methods[] = {MFGQ_LMDI1_ADDITIVE, MFGQ_SHAPLEY};
    for (int trial = 0; trial < 60; trial++) {
        double from[CELLS], to[CELLS], back[CELLS], backto[CELLS], effects[CELLS];
        double totals[FACTORS], reversed[FACTORS], one[FACTORS], turned[FACTORS];
        const mfgq_decomposition method = methods[trial % 2];
        random_cube(&random, from, trial % 3 ? 0.01 : 0);
        random_cube(&random, to, trial % 3 ? 0.01 : 0);
        assert_ok(mfgq_decompose(method, CATEGORIES, FACTORS, from, to, effects, totals, NULL),
                  NULL);
        assert_ok(mfgq_decompose(method, CATEGORIES, FACTORS, to, from, NULL, reversed, NULL),
                  NULL);
        assert_ok(mfgq_decompose(method, CATEGORIES, FACTORS, from, to, NULL, one, NULL), NULL);
        for (size_t j = 0; j < FACTORS; j++) assert_same(one[j], totals[j]);
        double change = 0;
        for (size_t j = 0; j < FACTORS; j++) {
            change += totals[j];
            assert_close(reversed[j], -totals[j], 1e-11, 1e-9);
        }
        assert_close(change, total_of(to) - total_of(from), 1e-12, 1e-9);
        for (size_t i = 0; i < CATEGORIES; i++) {
            const size_t at = i * FACTORS;
            assert_ok(mfgq_decompose(method, 1, FACTORS, from + at, to + at, NULL, one, NULL),
                      NULL);
            for (size_t j = 0; j < FACTORS; j++) {
                assert_close(effects[at + j], one[j], 1e-12, 1e-12);
                back[(CATEGORIES - 1 - i) * FACTORS + j] = from[at + j];
                backto[(CATEGORIES - 1 - i) * FACTORS + j] = to[at + j];
            }
        }
        assert_ok(mfgq_decompose(method, CATEGORIES, FACTORS, back, backto, NULL, turned, NULL),
                  NULL);
        for (size_t j = 0; j < FACTORS; j++) assert_close(turned[j], totals[j], 1e-12, 1e-10);
    }
}

/* The multiplicative effects of the categories multiply to the totals, those to the ratio. */
static void test_multiplicative(void **state)
{
    (void)state;
    support_random random = {43};
    for (int trial = 0; trial < 60; trial++) {
        double from[CELLS], to[CELLS], effects[CELLS], totals[FACTORS], ratio = 1;
        random_cube(&random, from, 0.01);
        random_cube(&random, to, 0.01);
        const mfgq_decomposition method =
            trial % 2 ? MFGQ_LMDI1_MULTIPLICATIVE : MFGQ_LMDI2_MULTIPLICATIVE;
        assert_ok(mfgq_decompose(method, CATEGORIES, FACTORS, from, to, effects, totals, NULL),
                  NULL);
        for (size_t j = 0; j < FACTORS; j++) {
            double product = 1;
            for (size_t i = 0; i < CATEGORIES; i++) product *= effects[i * FACTORS + j];
            assert_close(product, totals[j], 1e-11, 0);
            ratio *= totals[j];
        }
        assert_close(ratio, total_of(to) / total_of(from), 1e-11, 0);
    }
}

/* A bad value far behind is found at its place, with and without the categories' effects, and
   nothing has been written. */
static void test_faults(void **state)
{
    (void)state;
    support_random random = {45};
    for (int m = MFGQ_LMDI1_ADDITIVE; m <= MFGQ_LMDI2_MULTIPLICATIVE; m++)
        for (int with = 0; with < 2; with++) {
            double from[CELLS], to[CELLS], effects[CELLS] = {7}, totals[FACTORS] = {7, 7, 7};
            mfgq_error err;
            random_cube(&random, from, 0);
            random_cube(&random, to, 0);
            to[301] = with ? -1 : INFINITY;
            assert_int_equal(mfgq_decompose((mfgq_decomposition)m, CATEGORIES, FACTORS, from, to,
                                            with ? effects : NULL, totals, &err), MFGQ_E_DOMAIN);
            assert_int_equal(err.arg, 5);
            assert_int_equal(err.index, 301);
            to[301] = to[302] = 1e300;
            assert_int_equal(mfgq_decompose((mfgq_decomposition)m, CATEGORIES, FACTORS, from, to,
                                            with ? effects : NULL, totals, &err), MFGQ_E_DOMAIN);
            assert_int_equal(err.index, 300);
            assert_same(effects[0], 7);
            for (size_t j = 0; j < FACTORS; j++) assert_same(totals[j], 7);
        }
}

enum { UNITS = 24 };

/* Scale, order and replication change no measure; weights stand for replication. */
static void test_inequality(void **state)
{
    (void)state;
    support_random random = {47};
    for (int trial = 0; trial < 200; trial++) {
        double x[UNITS], scaled[UNITS], twice[2 * UNITS], w[UNITS];
        for (size_t i = 0; i < UNITS; i++) {
            x[i] = support_uniform(&random, 0.1, 8);
            scaled[UNITS - 1 - i] = 1e5 * x[i];
            twice[i] = twice[UNITS + i] = x[i];
            w[i] = 2;
        }
        static const char *const names[] = {"gini", "theil-t", "theil-l", "atkinson", "hoover",
                                            "wolfson"};
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            const mfgq_inequality_measure m =
                (mfgq_inequality_measure)mfgq_inequality_find(names[k]);
            double a = 0, b = 0, c = 0, d = 0;
            assert_ok(mfgq_inequality(m, UNITS, x, NULL, NULL, 0.7, &a, NULL), NULL);
            assert_ok(mfgq_inequality(m, UNITS, scaled, NULL, NULL, 0.7, &b, NULL), NULL);
            assert_ok(mfgq_inequality(m, 2 * UNITS, twice, NULL, NULL, 0.7, &c, NULL), NULL);
            assert_ok(mfgq_inequality(m, UNITS, x, w, NULL, 0.7, &d, NULL), NULL);
            assert_close(b, a, 1e-10, 1e-13);
            assert_close(c, a, 1e-10, 1e-13);
            assert_close(d, a, 1e-10, 1e-13);
        }
    }
}

enum { REGIONS = 37, PRODUCTS = 150, MATRIX = REGIONS * PRODUCTS };

typedef struct trade {
    size_t cells, region[MATRIX], product[MATRIX];
    double value[MATRIX], rca[MATRIX], density[MATRIX], phi[PRODUCTS * PRODUCTS];
} trade;

static void random_trade(support_random *random, trade *t)
{
    t->cells = 0;
    for (size_t r = 0; r < REGIONS; r++)
        for (size_t p = 0; p < PRODUCTS; p++) {
            /* Region 5 and product 7 have nothing. */
            if (r == 5 || p == 7 || support_uniform(random, 0, 1) < 0.6) continue;
            t->region[t->cells] = r;
            t->product[t->cells] = p;
            t->value[t->cells++] = exp(support_uniform(random, 0, 6));
        }
}

/* Density by its definition from the proximities, cell by cell. */
static double density_at(const trade *t, size_t r, size_t p, int diagonal)
{
    double above = 0, below = 0;
    for (size_t i = 0; i < PRODUCTS; i++) {
        if ((i == p && !diagonal) || isnan(t->phi[i * PRODUCTS + p])) continue;
        below += t->phi[i * PRODUCTS + p];
        if (t->rca[r * PRODUCTS + i] >= 1) above += t->phi[i * PRODUCTS + p];
    }
    return above / below;
}

static void test_density(void **state)
{
    (void)state;
    support_random random = {53};
    trade *const t = malloc(sizeof *t);
    assert_non_null(t);
    for (int diagonal = 0; diagonal < 2; diagonal++) {
        mfgq_complexity *c = NULL;
        random_trade(&random, t);
        assert_ok(mfgq_complexity_new(REGIONS, PRODUCTS, t->cells, t->region, t->product, t->value,
                                      &c, NULL), NULL);
        assert_ok(mfgq_complexity_rca(c, t->rca, NULL), NULL);
        assert_ok(mfgq_complexity_proximity(c, 0, t->phi, NULL), NULL);
        assert_ok(mfgq_complexity_density(c, diagonal, t->density, NULL), NULL);
        for (size_t r = 0; r < REGIONS; r++)
            for (size_t p = 0; p < PRODUCTS; p++) {
                const double got = t->density[r * PRODUCTS + p];
                if (r == 5 || p == 7) assert_true(isnan(got));
                else assert_close(got, density_at(t, r, p, diagonal), 1e-12, 1e-15);
            }
        mfgq_complexity_free(c);
    }
    free(t);
}

enum { INDUSTRIES = 8 };

/* The parts add up to the change, in both methods, with new and vanished industries. */
static void test_shiftshare(void **state)
{
    (void)state;
    support_random random = {59};
    for (int trial = 0; trial < 300; trial++) {
        double r0[INDUSTRIES], r1[INDUSTRIES], n0[INDUSTRIES], n1[INDUSTRIES], v[5 * INDUSTRIES];
        for (int i = 0; i < INDUSTRIES; i++) {
            r0[i] = i == trial % 11 ? 0 : support_uniform(&random, 1, 100);
            r1[i] = i == trial % 13 ? 0 : support_uniform(&random, 1, 100);
            n0[i] = r0[i] + support_uniform(&random, 1, 1000);
            n1[i] = r1[i] + support_uniform(&random, 1, 1000);
        }
        for (int m = 0; m < 2; m++) {
            const mfgq_shiftshare_method method = (mfgq_shiftshare_method)m;
            const size_t width = mfgq_shiftshare_components(method);
            assert_ok(mfgq_shiftshare(method, INDUSTRIES, r0, r1, n0, n1, v, NULL), NULL);
            for (size_t i = 0; i < INDUSTRIES; i++) {
                double sum = 0;
                for (size_t k = 0; k + 1 < width; k++) sum += v[i * width + k];
                assert_close(sum, r1[i] - r0[i], 1e-12, 1e-10);
                assert_same(v[i * width + width - 1], r1[i] - r0[i]);
            }
        }
    }
}

/* Every method's components add up to the change of the aggregate. */
static void test_dynamics(void **state)
{
    (void)state;
    support_random random = {61};
    for (int trial = 0; trial < 300; trial++) {
        double s0[UNITS], p0[UNITS], s1[UNITS], p1[UNITS], out[MFGQ_DYNAMICS_TOTAL + 1];
        double a = 0, b = 0;
        for (size_t i = 0; i < UNITS; i++) {
            s0[i] = i % 7 == 0 ? 0 : support_uniform(&random, 1, 5);
            s1[i] = i % 5 == 1 ? 0 : support_uniform(&random, 1, 5);
            p0[i] = support_uniform(&random, -1, 5);
            p1[i] = support_uniform(&random, -1, 5);
            a += s0[i];
            b += s1[i];
        }
        for (size_t i = 0; i < UNITS; i++) {
            s0[i] /= a;
            s1[i] /= b;
        }
        for (int m = MFGQ_DYNAMICS_BHC; m <= MFGQ_DYNAMICS_MP; m++) {
            double sum = 0;
            assert_ok(mfgq_dynamics((mfgq_dynamics_method)m, UNITS, s0, p0, s1, p1, out, NULL),
                      NULL);
            for (int k = 0; k < MFGQ_DYNAMICS_TOTAL; k++) sum += isnan(out[k]) ? 0 : out[k];
            assert_close(sum, out[MFGQ_DYNAMICS_TOTAL], 1e-12, 1e-12);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_additive),   cmocka_unit_test(test_multiplicative),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_inequality), cmocka_unit_test(test_density),
        cmocka_unit_test(test_shiftshare), cmocka_unit_test(test_dynamics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
