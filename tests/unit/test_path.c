/* Paths: golden values, milestones met exactly, refused shapes, tables, memory. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("path_values.csv");
    assert_int_equal(mfgq_csv_rows(csv), 120);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double at[16], value[16], out = 7;
        const size_t m = golden_list(csv, i, "at", at, 16);
        assert_int_equal(golden_list(csv, i, "value", value, 16), m);
        const double x = golden_number(csv, i, "x");
        const int shape = mfgq_path_shape_find(golden_text(csv, i, "shape"));
        mfgq_error err;
        assert_true(shape >= 0);
        assert_ok(mfgq_path_values((mfgq_path_shape)shape, m, at, value, 0, NULL, 1, &x, &out,
                                   &err), &err);
        assert_close(out, golden_number(csv, i, "expected"), golden_number(csv, i, "rel"),
                     golden_number(csv, i, "abs"));
    }
    mfgq_csv_free(csv);
}

static const double at[] = {0, 1, 2, 4}, cuts[] = {0, -0.015, -0.035, -0.07};

static void test_shares(void **state)
{
    (void)state;
    static const double late[] = {.1, .2, .4, .7, 1}, parts[] = {.1, .1, .2, .3, .3};
    static const double ends[] = {0, 10}, levels[] = {100, 200}, x[] = {2, 4, 6, 7, 10};
    double out[5], again[5];
    mfgq_error err;
    assert_ok(mfgq_path_values(MFGQ_PATH_SCHEDULE, 2, ends, levels, 5, late, 5, x, out, &err),
              &err);
    const double want[] = {110, 120, 140, 155, 200};
    for (int i = 0; i < 5; i++) assert_close(out[i], want[i], 1e-15, 0);
    assert_ok(mfgq_path_values(MFGQ_PATH_SCHEDULE, 2, ends, levels, 5, parts, 5, x, again, &err),
              &err);
    for (int i = 0; i < 5; i++) assert_close(again[i], want[i], 1e-15, 0);
    assert_ok(mfgq_path_values(MFGQ_PATH_GEOMETRIC, 2, ends, levels, 5, late, 5, x, out, &err),
              &err);
    assert_close(out[1], 100 * pow(2, 0.2), 1e-15, 0);
    assert_ok(mfgq_path_values(MFGQ_PATH_SCHEDULE, 2, ends, levels, 0, NULL, 5, x, out, &err),
              &err);
    assert_close(out[3], 170, 1e-15, 0);
}

static mfgq_status values(mfgq_path_shape shape, size_t m, const double *positions,
                          const double *v, double x, mfgq_error *err)
{
    double out = 7;
    const mfgq_status status = mfgq_path_values(shape, m, positions, v, 0, NULL, 1, &x, &out, err);
    if (status != MFGQ_OK) assert_same(out, 7);
    return status;
}

static void test_bad(void **state)
{
    (void)state;
    static const double still[] = {0, 1, 1, 2}, mixed[] = {1, 2, -1, 3}, zero[] = {1, 0, 2, 3};
    static const double infinite[] = {1, INFINITY, 2, 3}, share[] = {.5, .6}, x = 1;
    double out = 7;
    mfgq_error err;
    assert_int_equal(values(MFGQ_PATH_LINEAR, 1, at, cuts, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(values(MFGQ_PATH_LINEAR, 4, still, cuts, 0, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(values(MFGQ_PATH_GEOMETRIC, 4, at, mixed, 0, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(values(MFGQ_PATH_GEOMETRIC, 4, at, zero, 0, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(values(MFGQ_PATH_LINEAR, 4, at, infinite, 0, &err), MFGQ_E_DOMAIN);
    assert_int_equal(values(MFGQ_PATH_LINEAR, 4, at, cuts, 4.5, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.arg, 8);
    assert_int_equal(values((mfgq_path_shape)7, 4, at, cuts, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(values(MFGQ_PATH_LINEAR, 4, NULL, cuts, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(values(MFGQ_PATH_LINEAR, 4, at, NULL, 0, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_values(MFGQ_PATH_SCHEDULE, 4, at, cuts, 2, share, 1, &x, &out, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_path_values(MFGQ_PATH_MONOTONE, 4, at, cuts, 2, share, 1, &x, &out, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_values(MFGQ_PATH_LINEAR, 4, at, cuts, 0, NULL, 1, NULL, &out, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_values(MFGQ_PATH_LINEAR, 4, at, cuts, 0, NULL, 1, &x, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_shape_find("spline"), -1);
}

static void test_rows(void **state)
{
    (void)state;
    const double from[] = {100, -8, 100, 1}, to[] = {200, -2, -5, NAN}, part[] = {.5, .5, .5, .5};
    double out[] = {7, 7, 7, 7};
    size_t undefined = 9;
    mfgq_error err;
    assert_ok(mfgq_path_linear_rows(4, from, to, part, MFGQ_ON_DOMAIN_FAIL, out, &undefined, &err),
              &err);
    assert_same(out[0], 150);
    assert_true(isnan(out[3]));
    assert_int_equal(mfgq_path_geometric_rows(4, from, to, part, MFGQ_ON_DOMAIN_FAIL, out, NULL,
                                              &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(err.arg, 3);
    assert_ok(mfgq_path_geometric_rows(4, from, to, part, MFGQ_ON_DOMAIN_MISSING, out, &undefined,
                                       &err), &err);
    assert_int_equal(undefined, 1);
    assert_close(out[1], -4, 1e-15, 0);
    double scalar = 7;
    assert_int_equal(mfgq_path_geometric(0, 1, 0.5, &scalar, &err), MFGQ_E_DOMAIN);
    assert_string_equal(err.message, "from must not be zero, not 0");
    assert_ok(mfgq_path_linear(1, 3, 0.25, &scalar, &err), &err);
    assert_same(scalar, 1.5);
}

static const char *const years[] = {"2022", "2018", "2020", "2019"};
static const double stated[] = {-0.07, 0, -0.035, -0.015};

static mfgq_status as_table(mfgq_path_shape shape, mfgq_table **table, mfgq_error *err)
{
    return mfgq_path_table(shape, 4, years, stated, 0, NULL, table, err);
}

static void test_table(void **state)
{
    (void)state;
    for (int shape = 0; shape <= MFGQ_PATH_MONOTONE; shape++) {
        if (shape == MFGQ_PATH_GEOMETRIC) continue;
        mfgq_table *table = NULL;
        mfgq_error err;
        assert_ok(as_table((mfgq_path_shape)shape, &table, &err), &err);
        assert_int_equal(mfgq_table_rows(table), 5);
        assert_string_equal(mfgq_table_text(table, 3, 0), "2021");
        assert_same(mfgq_table_number(table, 0, 1), 0);
        assert_same(mfgq_table_number(table, 1, 1), -0.015);
        assert_same(mfgq_table_number(table, 2, 1), -0.035);
        assert_same(mfgq_table_number(table, 4, 1), -0.07);
        mfgq_table_free(table);
    }
}

static void test_table_bad(void **state)
{
    (void)state;
    static const char *const twice[] = {"2019", "2020", "2019"};
    static const char *const mixed[] = {"2019", "2020-Q1"};
    static const char *const none[] = {"2019", NULL}, *const word[] = {"2019", "soon"};
    static const double share[] = {.5, .75, 1};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(as_table(MFGQ_PATH_GEOMETRIC, &table, &err), MFGQ_E_DOMAIN);
    assert_int_equal(as_table(MFGQ_PATH_LINEAR, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_LINEAR, 3, twice, stated, 0, NULL, &table, &err),
                     MFGQ_E_DATA);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_LINEAR, 2, mixed, stated, 0, NULL, &table, &err),
                     MFGQ_E_DATA);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_LINEAR, 2, none, stated, 0, NULL, &table, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_LINEAR, 2, word, stated, 0, NULL, &table, &err),
                     MFGQ_E_PARSE);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_LINEAR, 1, years, stated, 0, NULL, &table, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_path_table(MFGQ_PATH_SCHEDULE, 2, years, stated, 3, share, &table, &err),
                     MFGQ_E_DATA);
    assert_string_equal(err.message, "3 shares do not fit a span of 4 periods");
    assert_null(table);
}

static mfgq_status monotone_table(mfgq_table **table, mfgq_error *err)
{
    return as_table(MFGQ_PATH_MONOTONE, table, err);
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_table(monotone_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_golden), cmocka_unit_test(test_shares),
        cmocka_unit_test(test_bad),    cmocka_unit_test(test_rows),   cmocka_unit_test(test_table),
        cmocka_unit_test(test_table_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
