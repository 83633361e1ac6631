/* Scores by hand, and what the combination reaches on published sets. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static mfgq_table *backtest(mfgq_projector *p, size_t models, const int *model, int origins)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_backtest(p, models, model, origins, NULL, NULL, &table, &err), &err);
    mfgq_projector_free(p);
    return table;
}

static double cell(const mfgq_table *t, size_t row, const char *name)
{
    const int64_t column = mfgq_table_find(t, name);
    assert_true(column >= 0);
    return mfgq_table_number(t, row, (size_t)column);
}

/* Naive on 1 2 4, then 7: error 3, changes 1 and 2, sigma2 = (1 + 4) / 2. The CRPS of a
   normal is sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)) (Gneiting and Raftery
   2007), with z = 3 / sigma. */
static void test_by_hand(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    const double y[] = {1, 2, 4, 7}, sigma = sqrt(2.5), pi = 3.14159265358979323846;
    const int model = MFGQ_MODEL_NAIVE;
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_add(p, "a", 1, 4, y, MFGQ_NO_PERIOD, &err), &err);
    mfgq_table *const t = backtest(p, 1, &model, 3);
    assert_int_equal(mfgq_table_rows(t), 2);
    assert_string_equal(mfgq_table_text(t, 1, 1), "ALL");
    assert_same(cell(t, 0, "origins"), 1); /* an origin needs three observations */
    for (size_t row = 0; row < 2; row++) {
        const double z = 3 / sigma, phi = exp(-z * z / 2) / sqrt(2 * pi);
        const double half = 1.959963984540054 * sigma;
        assert_close(cell(t, row, "smape"), 200.0 * 3 / 11, 1e-13, 0);
        assert_close(cell(t, row, "mase"), 2, 1e-13, 0);
        assert_close(cell(t, row, "owa"), 1, 1e-13, 0);
        assert_close(cell(t, row, "msis95"), 2 * half / 1.5, 1e-12, 0);
        assert_close(cell(t, row, "cover95"), 1, 0, 0);
        assert_close(cell(t, row, "cover80"), 0, 0, 0);
        assert_close(cell(t, row, "crps"),
                     sigma * (z * erf(z / sqrt(2)) + 2 * phi - 1 / sqrt(pi)), 1e-12, 0);
        assert_close(cell(t, row, "crps_scaled"), cell(t, row, "crps") / 1.5, 1e-13, 0);
    }
    mfgq_table_free(t);
}

static mfgq_projector *read_set(const char *path)
{
    size_t size;
    char *const text = support_file(path, &size);
    mfgq_csv *csv = NULL;
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, &err), &err);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        double y[800];
        size_t n = 0;
        char *end;
        for (const char *at = mfgq_csv_cell(csv, row, 2);; at = end) {
            const double value = strtod(at, &end);
            if (end == at) break;
            y[n++] = value;
        }
        assert_ok(mfgq_projector_add(p, mfgq_csv_cell(csv, row, 0), 1, n, y, MFGQ_NO_PERIOD,
                                     &err),
                  &err);
    }
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 6, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_THREADS, 2, &err), &err);
    mfgq_csv_free(csv);
    free(text);
    return p;
}

/* The last row of a model is its mean over the set. */
static void check_set(const char *path, double most_owa, double least80, double most80)
{
    const int models[] = {MFGQ_MODEL_AUTO, MFGQ_MODEL_NAIVE};
    mfgq_table *const t = backtest(read_set(path), 2, models, 1);
    const size_t all = mfgq_table_rows(t) / 2 - 1, naive = mfgq_table_rows(t) - 1;
    assert_string_equal(mfgq_table_text(t, all, 1), "ALL");
    assert_true(cell(t, all, "owa") <= most_owa);
    assert_close(cell(t, naive, "owa"), 1, 1e-12, 0);
    assert_true(cell(t, all, "cover80") >= least80 && cell(t, all, "cover80") <= most80);
    assert_true(cell(t, all, "cover95") >= 0.92 && cell(t, all, "cover95") <= 0.985);
    assert_true(cell(t, all, "brier") < cell(t, naive, "brier"));
    mfgq_table_free(t);
}

static void test_sets(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    check_set("tests/data/m1_yearly.csv", 0.79, 0.74, 0.92);
    check_set("tests/data/tsdl_annual.csv", 0.92, 0.74, 0.92);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_table *t = NULL;
    const int none = 999, model = MFGQ_MODEL_NAIVE;
    mfgq_projector *const p = mfgq_projector_new();
    assert_int_equal(mfgq_backtest(NULL, 1, &model, 1, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_backtest(p, 0, &model, 1, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_backtest(p, 1, &none, 1, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_backtest(p, 1, &model, 0, NULL, NULL, &t, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_backtest(p, 1, &model, 1, NULL, NULL, NULL, &err), MFGQ_E_INVALID);
    mfgq_projector_free(p);
}

static mfgq_status whole(void *context)
{
    (void)context;
    const double y[] = {1, 2, 4, 7, 8, 11, 12, 15};
    const int models[] = {MFGQ_MODEL_AUTO, MFGQ_MODEL_DRIFT};
    mfgq_table *t = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return MFGQ_E_MEMORY;
    mfgq_status status = mfgq_projector_add(p, "a", 1, 8, y, MFGQ_NO_PERIOD, NULL);
    if (status == MFGQ_OK) status = mfgq_backtest(p, 2, models, 2, NULL, NULL, &t, NULL);
    mfgq_table_free(t);
    mfgq_projector_free(p);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    if (mfgq_has_gsl()) support_walk_memory(whole, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_sets), cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
