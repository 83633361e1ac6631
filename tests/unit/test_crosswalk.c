/* Crosswalks: built-in lists, weights, turning, composing, values conserved, bad files. */
#include "support.h"

#include <math.h>
#include <string.h>

static mfgq_crosswalk *open_builtin(const char *from, const char *to)
{
    mfgq_crosswalk *x = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_builtin(from, to, &x, &err), &err);
    return x;
}

static mfgq_crosswalk *read_text(const char *text)
{
    mfgq_crosswalk *x = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_read(text, strlen(text), MFGQ_UTF8, "a", "b", &x, &err), &err);
    return x;
}

static double weight(const mfgq_crosswalk *x, const char *code, const char *target)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    double found = NAN;
    assert_ok(mfgq_crosswalk_table(x, NULL, 1, &code, &table, &err), &err);
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        if (strcmp(mfgq_table_text(table, i, 1), target) == 0)
            found = mfgq_table_number(table, i, 2);
    mfgq_table_free(table);
    return found;
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const golden = golden_open("crosswalk.csv");
    for (size_t i = 0; i < mfgq_csv_rows(golden); i++) {
        mfgq_crosswalk *const x =
            open_builtin(golden_text(golden, i, "from"), golden_text(golden, i, "to"));
        assert_close(weight(x, golden_text(golden, i, "code"), golden_text(golden, i, "target")),
                     golden_number(golden, i, "expected"), 0,
                     golden_number(golden, i, "tolerance"));
        mfgq_crosswalk_free(x);
    }
    mfgq_csv_free(golden);
}

static size_t count_rule(const mfgq_table *table, const char *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        count += strcmp(mfgq_table_text(table, i, 0), rule) == 0;
    return count;
}

static void test_check(void **state)
{
    (void)state;
    mfgq_crosswalk *x = open_builtin("gbt4754-2017", "isic-4");
    mfgq_taxonomy *from = NULL, *to = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin("gbt4754-2017", &from, &err), &err);
    assert_ok(mfgq_taxonomy_builtin("isic-4", &to, &err), &err);
    assert_ok(mfgq_crosswalk_check(x, from, to, &table, &err), &err);
    assert_int_equal(count_rule(table, "unknown-from"), 3); /* 1322 5415 9416 */
    assert_int_equal(count_rule(table, "unmapped"), 13);
    assert_int_equal(count_rule(table, "unknown-to"), 0);
    assert_int_equal(count_rule(table, "weights"), 0);
    mfgq_table_free(table);
    mfgq_crosswalk_free(x);
    x = open_builtin("naics-2017", "isic-4");
    assert_ok(mfgq_crosswalk_check(x, NULL, to, &table, &err), &err);
    assert_int_equal(count_rule(table, "unknown-to"), 4); /* 0120 twice, 0140, 0331 */
    mfgq_table_free(table);
    mfgq_crosswalk_free(x);
    mfgq_crosswalk *const bad = read_text("from,to,weight\np,q,0.5\np,r,0.25\ns,,\n");
    assert_ok(mfgq_crosswalk_check(bad, NULL, NULL, &table, &err), &err);
    assert_int_equal(count_rule(table, "weights"), 1);
    assert_int_equal(count_rule(table, "unmapped"), 1);
    assert_int_equal(count_rule(table, "split"), 1);
    mfgq_table_free(table);
    mfgq_crosswalk_free(bad);
    mfgq_taxonomy_free(from);
    mfgq_taxonomy_free(to);
}

static void test_every_pair_of_lists(void **state)
{
    (void)state;
    static const char *const ids[] = {"chongqing-2019-2022", "gbt4754-2017", "gbt4754-2011",
                                      "hightech-mfg-2017", "isic-4", "nace-2", "isic-3.1",
                                      "naics-2017", "hs"};
    for (size_t i = 0; i < 9; i++)
        for (size_t j = 0; j < 9; j++) {
            if (i == j) continue;
            mfgq_crosswalk *const x = open_builtin(ids[i], ids[j]);
            assert_string_equal(mfgq_crosswalk_from(x), ids[i]);
            assert_string_equal(mfgq_crosswalk_to(x), ids[j]);
            mfgq_crosswalk_free(x);
        }
}

static void test_reading(void **state)
{
    (void)state;
    mfgq_crosswalk *const x = read_text("from,to,weight,note\n"
                                        "p,q r,0.25 0.75,given\ns,t,,\ns,u v,,\nw,,,\n");
    assert_close(weight(x, "p", "r"), 0.75, 0, 0);
    assert_close(weight(x, "s", "t"), 1.0 / 3, 1e-16, 0);
    assert_close(weight(x, "s", "v"), 1.0 / 3, 1e-16, 0);
    assert_true(isnan(weight(x, "w", "q")));
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_table(x, NULL, 0, NULL, &table, &err), &err);
    assert_int_equal(mfgq_table_rows(table), 5);
    mfgq_table_free(table);
    mfgq_crosswalk_free(x);
}

static void fails_at(const char *text, mfgq_status status, int line, int column)
{
    mfgq_crosswalk *x = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_crosswalk_read(text, strlen(text), MFGQ_UTF8, NULL, NULL, &x, &err),
                     status);
    assert_null(x);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static void test_places(void **state)
{
    (void)state;
    fails_at("to\nq\n", MFGQ_E_PARSE, 1, 1);
    fails_at("from\nq\n", MFGQ_E_PARSE, 1, 1);
    fails_at("from,to\n,q\n", MFGQ_E_DATA, 2, 1);
    fails_at("from,to\np,q\np,q\n", MFGQ_E_DATA, 3, 3);
    fails_at("from,to\np,q q\n", MFGQ_E_DATA, 2, 3);
    fails_at("from,to,weight\np,q,-1\n", MFGQ_E_DATA, 2, 5);
    fails_at("from,to,weight\np,q,x\n", MFGQ_E_PARSE, 2, 5);
    fails_at("from,to,weight\np,q r,1\n", MFGQ_E_DATA, 2, 7);
    fails_at("from,to,weight\np,q,1\np,r,\n", MFGQ_E_DATA, 3, 5);
    fails_at("from,to\np,\xFF\n", MFGQ_E_ENCODING, 2, 3);
}

static void test_reverse(void **state)
{
    (void)state;
    mfgq_crosswalk *const x = read_text("from,to\np,q r\ns,r\n");
    mfgq_crosswalk *back = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_reverse(x, &back, &err), &err);
    assert_close(weight(back, "q", "p"), 1, 0, 0);
    assert_close(weight(back, "r", "p"), 0.5, 0, 0);
    assert_close(weight(back, "r", "s"), 0.5, 0, 0);
    mfgq_crosswalk_free(x);
    mfgq_crosswalk_free(back);
}

/* p -> q (1/4), r (3/4); q -> t (1), r -> t (1/3), u (2/3): by hand p -> t 1/2, u 1/2. */
static void test_compose(void **state)
{
    (void)state;
    mfgq_crosswalk *a = NULL, *b = NULL, *ab = NULL;
    mfgq_error err;
    static const char first[] = "from,to,weight\np,q r,0.25 0.75\nlost,x,1\n";
    static const char second[] = "from,to,weight\nq,t,1\nr,t u,0.25 0.75\n";
    assert_ok(mfgq_crosswalk_read(first, sizeof first - 1, MFGQ_UTF8, "A", "B", &a, &err), &err);
    assert_ok(mfgq_crosswalk_read(second, sizeof second - 1, MFGQ_UTF8, "B", "C", &b, &err), &err);
    assert_ok(mfgq_crosswalk_compose(a, b, &ab, &err), &err);
    assert_close(weight(ab, "p", "t"), 0.25 + 0.75 * 0.25, 0, 0);
    assert_close(weight(ab, "p", "u"), 0.75 * 0.75, 0, 0);
    assert_true(isnan(weight(ab, "lost", "t")));
    assert_int_equal(mfgq_crosswalk_compose(b, a, &ab, &err), MFGQ_E_DATA);
    mfgq_crosswalk_free(a);
    mfgq_crosswalk_free(b);
    mfgq_crosswalk_free(ab);
}

static double value_of(const mfgq_table *table, const char *code)
{
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        if (strcmp(mfgq_table_text(table, i, 0), code) == 0)
            return mfgq_table_number(table, i, 1);
    fail_msg("no row %s", code);
    return NAN;
}

static void test_apply(void **state)
{
    (void)state;
    mfgq_crosswalk *const x = read_text("from,to,weight\np,q r,0.25 0.75\ns,r,0.5\nv,,\n");
    const char *const codes[] = {"p", "s", "p", "v", "none"};
    const double values[] = {8, 10, 4, 1, 2};
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_apply(x, 5, codes, values, MFGQ_UNMAPPED_KEEP, &table, &err), &err);
    assert_close(value_of(table, "q"), 3, 0, 0);
    assert_close(value_of(table, "r"), 9 + 5, 0, 0);
    assert_close(value_of(table, ""), 5 + 1 + 2, 0, 0);
    mfgq_table_free(table);
    table = NULL;
    assert_int_equal(mfgq_crosswalk_apply(x, 5, codes, values, MFGQ_UNMAPPED_FAIL, &table, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_crosswalk_apply(x, 1, codes + 3, values, MFGQ_UNMAPPED_FAIL, &table,
                                          &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.index, 0);
    assert_int_equal(mfgq_crosswalk_apply(x, 1, codes + 4, values, MFGQ_UNMAPPED_FAIL, &table,
                                          &err), MFGQ_E_NOT_FOUND);
    assert_non_null(strstr(err.message, "is not in a"));
    assert_int_equal(mfgq_crosswalk_apply(x, 1, codes, values, (mfgq_unmapped)7, &table, &err),
                     MFGQ_E_INVALID);
    const double infinite[] = {INFINITY}, missing[] = {NAN};
    assert_int_equal(mfgq_crosswalk_apply(x, 1, codes, infinite, MFGQ_UNMAPPED_KEEP, &table, &err),
                     MFGQ_E_DOMAIN);
    assert_null(table);
    assert_ok(mfgq_crosswalk_apply(x, 1, codes, missing, MFGQ_UNMAPPED_KEEP, &table, &err), &err);
    assert_true(isnan(value_of(table, "r")));
    mfgq_table_free(table);
    mfgq_crosswalk_free(x);
}

/* Codes above and below those that have pairs. */
static void test_levels(void **state)
{
    (void)state;
    mfgq_crosswalk *const x = open_builtin("chongqing-2019-2022", "gbt4754-2017");
    mfgq_taxonomy *t = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin("chongqing-2019-2022", &t, &err), &err);
    const char *const product[] = {"smart/ic/01"}, *const cluster[] = {"biomedicine"};
    assert_ok(mfgq_crosswalk_table(x, t, 1, product, &table, &err), &err);
    assert_string_equal(mfgq_table_text(table, 0, 0), "smart/ic");
    assert_memory_equal(mfgq_table_text(table, 0, 3), "proposed", 8);
    mfgq_table_free(table);
    assert_ok(mfgq_crosswalk_table(x, t, 1, cluster, &table, &err), &err);
    assert_string_equal(mfgq_table_text(table, 0, 0), "biomedicine/biologics");
    const size_t rows = mfgq_table_rows(table);
    assert_string_equal(mfgq_table_text(table, rows - 1, 0), "biomedicine/devices");
    mfgq_table_free(table);
    table = NULL;
    const char *const wrong[] = {"smart/ic", "3973"};
    assert_int_equal(mfgq_crosswalk_table(x, t, 2, wrong, &table, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.index, 1);
    assert_non_null(strstr(err.message, "gbt4754-2017"));
    assert_null(table);
    mfgq_taxonomy_free(t);
    mfgq_crosswalk_free(x);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_crosswalk *x = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_crosswalk_builtin(NULL, "isic-4", &x, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_builtin("isic-4", NULL, &x, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_builtin("isic-4", "isic-4", &x, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_builtin("isic-4", "isic-5", &x, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_crosswalk_read(NULL, 0, MFGQ_UTF8, NULL, NULL, &x, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_reverse(NULL, &x, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_compose(NULL, NULL, &x, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_table(NULL, NULL, 0, NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_check(NULL, NULL, NULL, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_crosswalk_apply(NULL, 0, NULL, NULL, MFGQ_UNMAPPED_FAIL, &table, &err),
                     MFGQ_E_INVALID);
    assert_null(x);
    assert_null(table);
    assert_string_equal(mfgq_crosswalk_from(NULL), "");
    mfgq_crosswalk_free(NULL);
}

static mfgq_status run_all(void *context)
{
    static const char text[] = "from,to,note\np,q r,n\nlonger-than-eight,r,\n";
    const char *const code = "p";
    const double value = 1;
    mfgq_crosswalk *x = NULL, *back = NULL, *both = NULL;
    mfgq_table *a = NULL, *b = NULL, *c = NULL;
    (void)context;
    mfgq_status status = mfgq_crosswalk_read(text, sizeof text - 1, MFGQ_UTF8, "a", "b", &x, NULL);
    if (status == MFGQ_OK) status = mfgq_crosswalk_reverse(x, &back, NULL);
    if (status == MFGQ_OK) status = mfgq_crosswalk_compose(x, back, &both, NULL);
    if (status == MFGQ_OK) status = mfgq_crosswalk_table(both, NULL, 0, NULL, &a, NULL);
    if (status == MFGQ_OK) status = mfgq_crosswalk_check(x, NULL, NULL, &b, NULL);
    if (status == MFGQ_OK)
        status = mfgq_crosswalk_apply(x, 1, &code, &value, MFGQ_UNMAPPED_FAIL, &c, NULL);
    mfgq_crosswalk_free(x);
    mfgq_crosswalk_free(back);
    mfgq_crosswalk_free(both);
    mfgq_table_free(a);
    mfgq_table_free(b);
    mfgq_table_free(c);
    return status;
}

/* Opening, turning and composing built-in lists. */
static mfgq_status route(void *context)
{
    mfgq_crosswalk *x = NULL;
    (void)context;
    const mfgq_status status = mfgq_crosswalk_builtin("hightech-mfg-2017", "chongqing-2019-2022",
                                                      &x, NULL);
    mfgq_crosswalk_free(x);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(run_all, NULL);
    support_walk_memory(route, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),  cmocka_unit_test(test_golden),
        cmocka_unit_test(test_check),   cmocka_unit_test(test_every_pair_of_lists),
        cmocka_unit_test(test_reading), cmocka_unit_test(test_places),
        cmocka_unit_test(test_reverse), cmocka_unit_test(test_compose),
        cmocka_unit_test(test_apply),   cmocka_unit_test(test_levels),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
