/* Aggregates from rows: missing values, undefined rows, membership that fails. */
#include "formula.h"

#include <math.h>
#include <string.h>

static double aggregate(const char *text, const formula_rows *rows, int gaps, int64_t *used)
{
    mfgq_program *const p = formula_compile(text, NULL);
    double value[4] = {-1, -1, -1, -1};
    mfgq_error err;
    assert_ok(formula_aggregate(p, rows, 0, gaps, MFGQ_UNDEFINED_FAILS, value, used, &err), &err);
    mfgq_program_free(p);
    return value[0];
}

/* revenue is the fourth column, employment the fifth. */
static void test_gaps(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 0);
    int64_t used[4] = {0};
    rows.numbers[3][1] = NAN; /* b, 4e9 of 182.6e9 */
    assert_true(isnan(aggregate("sum(revenue)", &rows, MFGQ_GAPS_FLOW, used)));
    assert_same(aggregate("sum(revenue)", &rows, MFGQ_GAPS_SKIP, used), 178.6e9);
    assert_int_equal(used[0], 5);
    assert_true(isnan(aggregate("count(revenue > 10e9 CNY)", &rows, MFGQ_GAPS_FLOW, used)));
    assert_same(aggregate("count(revenue > 10e9 CNY)", &rows, MFGQ_GAPS_SKIP, used), 2);
    /* unknown and false is false, unknown or true is true */
    assert_same(aggregate("count(revenue > 10e9 CNY and employment > 9000人)", &rows,
                          MFGQ_GAPS_FLOW, used), 2);
    assert_same(aggregate("count(revenue > 1元 or employment > 1人)", &rows, MFGQ_GAPS_FLOW, used),
                6);
    /* a missing value outside the selection does no harm */
    assert_same(aggregate("sum(revenue where cluster in \"automotive\")", &rows, MFGQ_GAPS_FLOW,
                          used), 124.5e9);
    rows.codes[0] = NULL;
    assert_true(isnan(aggregate("sum(gross_output where cluster in \"smart\")", &rows,
                                MFGQ_GAPS_FLOW, used)));
    assert_same(aggregate("sum(gross_output where cluster in \"smart\")", &rows, MFGQ_GAPS_SKIP,
                          used), 5e9);
    formula_rows_free(&rows);
}

static void test_no_rows(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 9);
    assert_int_equal(rows.count, 0);
    assert_same(aggregate("sum(revenue)", &rows, MFGQ_GAPS_FLOW, NULL), 0);
    assert_same(aggregate("count()", &rows, MFGQ_GAPS_FLOW, NULL), 0);
    assert_true(isnan(aggregate("mean(revenue)", &rows, MFGQ_GAPS_FLOW, NULL)));
    assert_true(isnan(aggregate("min(revenue)", &rows, MFGQ_GAPS_FLOW, NULL)));
    assert_true(isnan(aggregate("max(revenue)", &rows, MFGQ_GAPS_FLOW, NULL)));
    formula_rows_free(&rows);
}

/* One shift at a time: the others stay as they were. */
static void test_shifts(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 1);
    mfgq_program *const p = formula_compile("sum(revenue) / base(sum(revenue))", "%");
    double value[2] = {5, 5};
    assert_ok(formula_aggregate(p, &rows, MFGQ_AT_BASE, 0, 0, value, NULL, NULL), NULL);
    assert_same(value[0], 5);
    assert_same(value[1], 150e9);
    mfgq_program_free(p);
    formula_rows_free(&rows);
}

/* A sum that plain addition gets wrong, in any order: 1e16 + 1 + 1 - 1e16 = 2. */
static void test_exact_sum(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 0);
    const double hard[] = {1e16, 1, 1, -1e16, 0, 0};
    memcpy(rows.numbers[3], hard, sizeof hard);
    assert_same(aggregate("sum(revenue)", &rows, MFGQ_GAPS_FLOW, NULL), 2);
    const double turned[] = {1, -1e16, 0, 1e16, 1, 0};
    memcpy(rows.numbers[3], turned, sizeof turned);
    assert_same(aggregate("sum(revenue)", &rows, MFGQ_GAPS_FLOW, NULL), 2);
    rows.numbers[3][0] = INFINITY;
    assert_same(aggregate("sum(revenue)", &rows, MFGQ_GAPS_FLOW, NULL), INFINITY);
    formula_rows_free(&rows);
}

static void test_failures(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 0);
    mfgq_program *const p = formula_compile("mean(revenue / employment)", NULL);
    double value = 7;
    mfgq_error err;
    rows.numbers[4][2] = 0;
    assert_int_equal(formula_aggregate(p, &rows, 0, 0, MFGQ_UNDEFINED_FAILS, &value, NULL, &err),
                     MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 2);
    assert_int_equal(err.column, 14);
    assert_same(value, 7);
    int64_t used = 0;
    assert_ok(formula_aggregate(p, &rows, 0, MFGQ_GAPS_SKIP, MFGQ_UNDEFINED_IS_MISSING, &value,
                                &used, &err), &err);
    assert_int_equal(used, 5);
    mfgq_program_free(p);
    mfgq_program *const q = formula_compile("count(strategic_emerging)", NULL);
    rows.numbers[6][3] = 2;
    assert_int_equal(formula_aggregate(q, &rows, 0, 0, 0, &value, NULL, &err), MFGQ_E_DATA);
    assert_int_equal(err.index, 3);
    mfgq_program_free(q);
    mfgq_program *const m = formula_compile("count(cluster in \"smart\")", NULL);
    rows.codes[4] = "?";
    assert_int_equal(formula_aggregate(m, &rows, 0, 0, 0, &value, NULL, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.index, 4);
    mfgq_program_free(m);
    formula_rows_free(&rows);
}

static void test_arguments(void **state)
{
    (void)state;
    mfgq_program *const p = formula_compile("sum(revenue where cluster in \"smart\")", NULL);
    const double column[] = {1};
    const char *const code[] = {"smart"};
    const double *const none[] = {NULL, NULL};
    double value = 7;
    mfgq_error err;
    assert_string_equal(mfgq_program_input_name(p, 0), "revenue");
    const double *const ordered[] = {column, NULL};
    const char *const *const coded[] = {NULL, code};
    assert_int_equal(mfgq_program_aggregate(NULL, 0, 1, ordered, coded, formula_member, NULL, 0, 0,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_program_aggregate(p, 3, 1, ordered, coded, formula_member, NULL, 0, 0,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, none, coded, formula_member, NULL, 0, 0,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 4);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, ordered, NULL, formula_member, NULL, 0, 0,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 5);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, ordered, coded, NULL, NULL, 0, 0, &value,
                                            NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 6);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, ordered, coded, formula_member, NULL, 2, 0,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 8);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, ordered, coded, formula_member, NULL, 0, 2,
                                            &value, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 9);
    assert_int_equal(mfgq_program_aggregate(p, 0, 1, ordered, coded, formula_member, NULL, 0, 0,
                                            NULL, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 10);
    assert_ok(mfgq_program_aggregate(p, 0, 1, ordered, coded, formula_member, NULL, 0, 0, &value,
                                     NULL, &err), &err);
    assert_same(value, 1);
    mfgq_program_free(p);
}

/* The plan's share of the smart industry, industrial part: fields of the annex count, software
   does not. 30 of 30 + 20 + 50. */
static void test_taxonomy(void **state)
{
    (void)state;
    mfgq_taxonomy *taxonomy = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin("chongqing-2019-2022", &taxonomy, &err), &err);
    assert_int_equal(mfgq_program_taxonomy_member(taxonomy, "smart", "smart/ic/01"), 1);
    assert_int_equal(mfgq_program_taxonomy_member(taxonomy, "smart/industrial", "smart/ic"), 1);
    assert_int_equal(mfgq_program_taxonomy_member(taxonomy, "automotive", "smart/ic"), 0);
    assert_int_equal(mfgq_program_taxonomy_member(taxonomy, "no-such", "smart/ic"),
                     MFGQ_E_NOT_FOUND);
    mfgq_program *const p = formula_compile(
        "sum(gross_output where cluster in \"smart/industrial\") / sum(gross_output)", "%");
    const double output[] = {30, 20, 50};
    const char *const clusters[] = {"smart/display", "smart/software", "materials/metals"};
    const double *const numbers[] = {output, NULL};
    const char *const *const codes[] = {NULL, clusters};
    double aggregates[2], value = 0;
    assert_ok(mfgq_program_aggregate(p, MFGQ_AT_PERIOD, 3, numbers, codes,
                                     mfgq_program_taxonomy_member, taxonomy, MFGQ_GAPS_FLOW,
                                     MFGQ_UNDEFINED_FAILS, aggregates, NULL, &err), &err);
    assert_ok(mfgq_program_eval(p, 1, aggregates, MFGQ_UNDEFINED_FAILS, &value, &err), &err);
    assert_close(value, 0.3, 1e-15, 0);
    mfgq_program_free(p);
    mfgq_taxonomy_free(taxonomy);
}

static mfgq_status run_rows(void *context)
{
    double value;
    return formula_aggregate(context, &(formula_rows){0}, 0, 0, 0, &value, NULL, NULL);
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_program *const p = formula_compile("sum(revenue)", NULL);
    support_walk_memory(run_rows, p);
    mfgq_program_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gaps),     cmocka_unit_test(test_no_rows),
        cmocka_unit_test(test_shifts),   cmocka_unit_test(test_exact_sum),
        cmocka_unit_test(test_failures), cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_memory),   cmocka_unit_test(test_taxonomy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
