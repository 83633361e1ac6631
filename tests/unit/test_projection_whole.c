/* Parts of a whole. */
#include "support.h"

#include <math.h>

enum { PARTS = 3, N = 9, HORIZON = 6 };

static const double parts[PARTS][N] = {{60, 58, 57, 54, 52, 50, 47, 45, 42},
                                       {30, 31, 31, 33, 34, 35, 37, 38, 40},
                                       {10, 11, 12, 13, 14, 15, 16, 17, 18}};

static mfgq_projector *make(int model)
{
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, &err), &err);
    assert_ok(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, HORIZON, &err), &err);
    for (int i = 0; i < PARTS; i++)
        assert_ok(mfgq_projector_add(p, "a", 1, N, parts[i], MFGQ_NO_PERIOD, &err), &err);
    return p;
}

static void test_adds_up(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    static const int models[] = {MFGQ_MODEL_AUTO, MFGQ_MODEL_DRIFT, MFGQ_MODEL_HOLT};
    for (int k = 0; k < 3; k++) {
        mfgq_error err;
        mfgq_projection *out = NULL;
        mfgq_projector *const p = make(models[k]);
        assert_ok(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), &err);
        for (int h = 0; h < HORIZON; h++) {
            double sum = 0;
            for (size_t i = 0; i < PARTS; i++) {
                const double point = mfgq_projection_point(out, i)[h];
                const double low = mfgq_projection_interval(out, i, 1, 0)[h];
                const double high = mfgq_projection_interval(out, i, 1, 1)[h];
                assert_true(low > 0 && low < point && point < high && high < 100);
                sum += point;
            }
            assert_close(sum, 100, 1e-12, 0);
        }
        mfgq_projection_free(out);
        mfgq_projector_free(p);
    }
}

/* With the drift model log-ratios go on along their end points: by hand for one step. */
static void test_by_hand(void **state)
{
    (void)state;
    if (!mfgq_has_gsl()) return;
    mfgq_error err;
    mfgq_projection *out = NULL;
    double ahead[PARTS], sum = 0;
    for (int i = 0; i < PARTS; i++) {
        ahead[i] = parts[i][N - 1] * pow(parts[i][N - 1] / parts[i][0], 1.0 / (N - 1));
        sum += ahead[i];
    }
    mfgq_projector *const p = make(MFGQ_MODEL_DRIFT);
    assert_ok(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), &err);
    for (size_t i = 0; i < PARTS; i++)
        assert_close(mfgq_projection_point(out, i)[0], 100 * ahead[i] / sum, 1e-12, 0);
    mfgq_projection_free(out);
    mfgq_projector_free(p);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_projection *out = NULL;
    const double short_one[] = {1, 2}, negative[] = {1, 2, 3, 4, 5, 6, 7, 8, -9};
    mfgq_projector *p = mfgq_projector_new();
    assert_int_equal(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_projector_run_whole(NULL, NULL, NULL, &out, &err), MFGQ_E_INVALID);
    mfgq_projector_free(p);
    p = make(MFGQ_MODEL_DRIFT);
    assert_ok(mfgq_projector_add(p, "b", 1, N, negative, MFGQ_NO_PERIOD, &err), &err);
    assert_int_equal(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, PARTS);
    mfgq_projector_free(p);
    p = make(MFGQ_MODEL_DRIFT);
    assert_ok(mfgq_projector_add(p, "b", 1, 2, short_one, MFGQ_NO_PERIOD, &err), &err);
    assert_int_equal(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), MFGQ_E_DATA);
    mfgq_projector_free(p);
    p = make(MFGQ_MODEL_DRIFT);
    assert_ok(mfgq_projector_target(p, MFGQ_GE, 5, NAN, NAN, 1, &err), &err);
    assert_int_equal(mfgq_projector_run_whole(p, NULL, NULL, &out, &err), MFGQ_E_UNSUPPORTED);
    mfgq_projector_free(p);
}

static mfgq_status whole(void *context)
{
    (void)context;
    mfgq_projection *out = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    mfgq_status status = p ? MFGQ_OK : MFGQ_E_MEMORY;
    for (int i = 0; i < PARTS && status == MFGQ_OK; i++)
        status = mfgq_projector_add(p, "a", 1, N, parts[i], MFGQ_NO_PERIOD, NULL);
    if (status == MFGQ_OK) status = mfgq_projector_run_whole(p, NULL, NULL, &out, NULL);
    mfgq_projection_free(out);
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
        cmocka_unit_test(test_memory), cmocka_unit_test(test_adds_up),
        cmocka_unit_test(test_by_hand), cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
