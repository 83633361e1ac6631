/* Models against reference programs and textbooks; the projector's calls. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 400 };

static size_t numbers(const char *text, double *values)
{
    size_t n = 0;
    char *end;
    for (;; text = end) {
        const double value = strtod(text, &end);
        if (end == text) return n;
        values[n++] = value;
    }
}

static void fix_all(mfgq_projector *p, const char *text)
{
    char name[32];
    double value;
    int used;
    while (sscanf(text, " %31[^=]=%lf%n", name, &value, &used) == 2) {
        mfgq_error err;
        assert_ok(mfgq_projector_fix(p, name, value, &err), &err);
        text += used;
    }
}

static mfgq_projection *run_row(const mfgq_csv *csv, size_t row, size_t horizon, const char *set)
{
    double values[MOST];
    mfgq_error err;
    mfgq_projection *out = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    const size_t n = numbers(golden_text(csv, row, "values"), values);
    const int model = mfgq_model_find(golden_text(csv, row, "model"));
    assert_true(model >= 0);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, (double)horizon, &err), &err);
    fix_all(p, set);
    assert_ok(mfgq_projector_add(p, golden_text(csv, row, "case"),
                                 (int)golden_number(csv, row, "frequency"), n, values,
                                 MFGQ_NO_PERIOD, &err),
              &err);
    assert_ok(mfgq_projector_run(p, NULL, NULL, &out, &err), &err);
    mfgq_projector_free(p);
    return out;
}

static void check_rows(const char *file)
{
    static const char *const columns[]
        = {"expected_lo80", "expected_hi80", "expected_lo95", "expected_hi95"};
    mfgq_csv *const csv = golden_open(file);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        const size_t h = (size_t)golden_number(csv, row, "step");
        const double rel = golden_number(csv, row, "rel"), abs = golden_number(csv, row, "abs");
        mfgq_projection *const p = run_row(csv, row, h, golden_text(csv, row, "set"));
        assert_close(mfgq_projection_point(p, 0)[h - 1],
                     golden_number(csv, row, "expected_mean"), rel, abs);
        for (int k = 0; k < 4; k++)
            assert_close(mfgq_projection_interval(p, 0, (size_t)k / 2, k % 2)[h - 1],
                         golden_number(csv, row, columns[k]), rel, abs);
        mfgq_projection_free(p);
    }
    mfgq_csv_free(csv);
}

static void test_reference(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    check_rows("projection_reference.csv");
    check_rows("theta_opt.csv");
}

/* Never below the reference's likelihood: the optimum is global inside its bounds. */
static void check_likelihood(const char *file)
{
    mfgq_csv *const csv = golden_open(file);
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        mfgq_projection *const p = run_row(csv, row, 1, "");
        const double got = mfgq_projection_parameter(p, 0, "loglik");
        const double want = golden_number(csv, row, "expected_loglik");
        if (!(got >= want - golden_number(csv, row, "abs")))
            fail_msg("%s %s: %.9g below %.9g", golden_text(csv, row, "case"),
                     golden_text(csv, row, "model"), got, want);
        mfgq_projection_free(p);
    }
    mfgq_csv_free(csv);
}

static void test_likelihood(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    check_likelihood("projection_likelihood.csv");
    check_likelihood("theta_opt.csv");
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    const double level = 100, y[] = {1, INFINITY};
    double point, least, most, initial;
    assert_int_equal(mfgq_projector_set(NULL, MFGQ_PROJECT_HORIZON, 1, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 1.5, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_set(p, (mfgq_projection_option)99, 1, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_fix(p, "none", 1, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(mfgq_projector_fix(p, "alpha", INFINITY, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_levels(p, 1, &level, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_add(p, "a", 1, 2, y, MFGQ_NO_PERIOD, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_projector_add(p, "a", 0, 1, y, MFGQ_NO_PERIOD, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_run(NULL, NULL, NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_project(1, y, 1, MFGQ_MODEL_NAIVE, 0, 95, &point, NULL, NULL, &err),
                     MFGQ_E_INVALID);
    assert_ok(mfgq_projection_bounds(MFGQ_PROJECT_THREADS, &least, &most, &initial, &err), &err);
    assert_same(least, 1);
    assert_same(initial, 1);
    assert_null(mfgq_model_name(-1));
    assert_null(mfgq_model_name(mfgq_model_count()));
    assert_int_equal(mfgq_model_find("none"), -1);
    mfgq_projector_free(p);
    mfgq_projector_free(NULL);
    mfgq_projection_free(NULL);
}

static void test_models(void **state)
{
    (void)state;
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_models(&t, &err), &err);
    assert_string_equal(mfgq_table_name(t, 0), "model");
    assert_true(mfgq_table_rows(t) >= (size_t)mfgq_model_count());
    mfgq_table_free(t);
    for (int i = 0; i < mfgq_model_count(); i++)
        assert_int_equal(mfgq_model_find(mfgq_model_name(i)), i);
}

static mfgq_status whole(void *context)
{
    const double y[] = {3, 4, NAN, 6, 7.5, 7, 9, 10, 10.5, 12, 13, 12.5, 15, 16, 17};
    mfgq_projection *out = NULL;
    mfgq_table *table = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return MFGQ_E_MEMORY;
    mfgq_status status = mfgq_projector_set(p, MFGQ_PROJECT_MODEL, *(int *)context, NULL);
    if (status == MFGQ_OK) status = mfgq_projector_add(p, "s", 1, 15, y, 2020, NULL);
    if (status == MFGQ_OK) status = mfgq_projector_target(p, MFGQ_GE, 20, NAN, NAN, 3, NULL);
    if (status == MFGQ_OK) status = mfgq_projector_run(p, NULL, NULL, &out, NULL);
    if (status == MFGQ_OK)
        status = mfgq_projection_table(out, MFGQ_VIEW_FORECASTS, &table, NULL);
    mfgq_table_free(table);
    mfgq_projection_free(out);
    mfgq_projector_free(p);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    for (int model = 0; model < mfgq_model_count(); model++) support_walk_memory(whole, &model);
}

static void test_unsupported(void **state)
{
    (void)state;
    if (mfgq_has_gsl()) return;
    const double y[] = {1, 2, 3};
    double point;
    assert_int_equal(mfgq_project(3, y, 1, MFGQ_MODEL_NAIVE, 1, 95, &point, NULL, NULL, NULL),
                     MFGQ_E_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),     cmocka_unit_test(test_reference),
        cmocka_unit_test(test_likelihood), cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_models),     cmocka_unit_test(test_unsupported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
