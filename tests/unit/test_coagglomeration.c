/* Co-agglomeration by hand, the identity between pairs and group, bad input. */
#include "support.h"

#include <math.h>

/* Shares 3/4, 1/4 and 1/4, 3/4 in two equal regions: -2/16 over 1/2. */
static void test_by_hand(void **state)
{
    (void)state;
    const double a[] = {3, 1}, b[] = {2, 6}, size[] = {5, 5}, both[] = {3, 1, 1, 3};
    double gamma = 0;
    assert_ok(mfgq_coagglomeration_pair(2, a, b, size, &gamma, NULL), NULL);
    assert_close(gamma, -0.25, 1e-15, 0);
    assert_ok(mfgq_coagglomeration_pair(2, a, a, size, &gamma, NULL), NULL);
    assert_close(gamma, 0.25, 1e-15, 0);
    /* Together they spread as the regions: G = 0, G_j = 1/8, w = 1/2: -1/16 over 1/4. */
    assert_ok(mfgq_coagglomeration_group(2, 2, both, size, &gamma, NULL), NULL);
    assert_close(gamma, -0.25, 1e-15, 0);
}

enum { R = 6, J = 4, PLANTS = 5 };

typedef struct panel {
    double plant[J][R][PLANTS];
    double row[J][R], all[R], total;
} panel;

static panel random_panel(support_random *random)
{
    panel p = {0};
    for (int j = 0; j < J; j++)
        for (int r = 0; r < R; r++)
            for (int k = 0; k < PLANTS; k++) {
                const double size = support_uniform(random, 0, 10);
                p.plant[j][r][k] = size;
                p.row[j][r] += size;
                p.all[r] += size;
                p.total += size;
            }
    for (int r = 0; r < R; r++) p.all[r] += support_uniform(random, 0, 200);
    return p;
}

static double weight(const panel *p, int j)
{
    double sum = 0;
    for (int r = 0; r < R; r++) sum += p->row[j][r];
    return sum / p->total;
}

/* The published form, with the plants that cancel: gamma_j and H_j from the library. */
static double with_plants(const panel *p)
{
    double squares = 0, plants = 0, own = 0, gamma = 0, together[R] = {0}, one = 0;
    for (int j = 0; j < J; j++) {
        const double w = weight(p, j);
        double h = 0;
        assert_ok(mfgq_herfindahl(R * PLANTS, p->plant[j][0], NAN, &h, NULL, NULL, NULL), NULL);
        assert_ok(mfgq_ellison_glaeser(R, p->row[j], p->all, R * PLANTS, p->plant[j][0], &gamma,
                                       NULL), NULL);
        squares += w * w;
        plants += w * w * h;
        own += gamma * w * w * (1 - h);
        for (int r = 0; r < R; r++) together[r] += p->row[j][r];
    }
    assert_ok(mfgq_coagglomeration_pair(R, together, together, p->all, &one, NULL), NULL);
    return (one - plants - own) / (1 - squares);
}

static void test_identities(void **state)
{
    (void)state;
    support_random random = {31};
    for (int trial = 0; trial < 200; trial++) {
        const panel p = random_panel(&random);
        double group = 0, pairs = 0, squares = 0, gamma = 0, back = 0;
        assert_ok(mfgq_coagglomeration_group(R, J, p.row[0], p.all, &group, NULL), NULL);
        assert_close(group, with_plants(&p), 1e-9, 1e-12);
        for (int i = 0; i < J; i++) {
            squares += weight(&p, i) * weight(&p, i);
            for (int j = 0; j < J; j++) {
                if (i == j) continue;
                assert_ok(mfgq_coagglomeration_pair(R, p.row[i], p.row[j], p.all, &gamma, NULL),
                          NULL);
                assert_ok(mfgq_coagglomeration_pair(R, p.row[j], p.row[i], p.all, &back, NULL),
                          NULL);
                assert_same(back, gamma);
                pairs += weight(&p, i) * weight(&p, j) * gamma;
            }
        }
        assert_close(pairs / (1 - squares), group, 1e-9, 1e-12);
    }
}

static void test_bad_input(void **state)
{
    (void)state;
    const double good[] = {1, 2}, zero[] = {0, 0}, bad[] = {1, -1}, one[] = {1, 0};
    const double rows[] = {1, 2, 0, -3}, alone[] = {1, 2, 0, 0};
    double out = 9;
    mfgq_error err;
    assert_int_equal(mfgq_coagglomeration_pair(2, good, bad, good, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 3);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_coagglomeration_pair(2, zero, good, good, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, -1);
    assert_int_equal(mfgq_coagglomeration_pair(2, good, good, NULL, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_coagglomeration_pair(2, good, good, good, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_coagglomeration_group(2, 2, rows, good, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 3);
    assert_int_equal(mfgq_coagglomeration_group(2, SIZE_MAX / 2, rows, good, &out, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_coagglomeration_group(2, 2, rows, good, NULL, &err), MFGQ_E_DOMAIN);
    assert_same(out, 9);
    assert_int_equal(mfgq_coagglomeration_group(2, 1, good, good, NULL, &err), MFGQ_E_INVALID);
    assert_ok(mfgq_coagglomeration_pair(2, good, good, one, &out, &err), &err);
    assert_true(isnan(out));
    out = 9;
    assert_ok(mfgq_coagglomeration_group(2, 2, alone, good, &out, &err), &err);
    assert_true(isnan(out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_identities),
        cmocka_unit_test(test_bad_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
