/* Measuring against a second way: each group's rows selected, mfgq_program_aggregate() run
   over them for the period, the base and the period before, and mfgq_program_eval(). */
#include "measure.h"

#include "plan/plan_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct selection {
    double *numbers[MEASURE_COLUMNS];
    const char **codes;
    size_t count;
} selection;

static int is_key(const char *cell, const char *key)
{
    return strcmp(cell ? cell : "", key) == 0;
}

static void selects(selection *s, const measure_rows *rows, const char *const *keys, size_t n,
                    const char *period)
{
    s->count = 0;
    for (int c = 0; c < MEASURE_COLUMNS; c++) s->numbers[c] = calloc(rows->count + 1, 8);
    s->codes = calloc(rows->count + 1, sizeof *s->codes);
    for (size_t i = 0; i < rows->count; i++) {
        int in = strcmp(rows->texts[2][i], period) == 0;
        for (size_t k = 0; k < n; k++) in &= is_key(rows->texts[k][i], keys[k]);
        if (!in) continue;
        for (int c = 3; c < 7; c++) s->numbers[c][s->count] = rows->numbers[c][i];
        s->codes[s->count++] = rows->texts[7][i];
    }
}

static void unselect(selection *s)
{
    for (int c = 0; c < MEASURE_COLUMNS; c++) free(s->numbers[c]);
    free((void *)s->codes);
}

/* One code, or several joined by `;`, in a class. */
static int member(void *taxonomy, const char *class_code, const char *codes)
{
    char copy[100];
    int any = 0;
    strcpy(copy, codes);
    for (char *code = strtok(copy, ";"); code; code = strtok(NULL, ";"))
        any |= mfgq_program_taxonomy_member(taxonomy, class_code, code);
    return any;
}

static void aggregates_at(const mfgq_program *p, int shift, const selection *s, int gaps,
                          void *taxonomy, double *values, int64_t *used)
{
    const double *numbers[MEASURE_COLUMNS] = {NULL};
    const char *const *codes[MEASURE_COLUMNS] = {NULL};
    mfgq_error err;
    for (size_t i = 0; i < mfgq_program_inputs(p); i++) {
        if (mfgq_program_input_kind(p, i) == MFGQ_VARIABLE_CODE) codes[i] = s->codes;
        for (int c = 3; c < 7; c++)
            if (strcmp(mfgq_program_input_name(p, i), measure_names[c]) == 0)
                numbers[i] = s->numbers[c];
    }
    assert_ok(mfgq_program_aggregate(p, shift, s->count, numbers, codes, member, taxonomy, gaps,
                                     MFGQ_UNDEFINED_IS_MISSING, values, used, &err), &err);
    if (s->count) return;
    for (size_t i = 0; i < mfgq_program_aggregates(p); i++)
        if (mfgq_program_aggregate_shift(p, i) == shift) values[i] = NAN;
}

static double again(const measure_rows *rows, const mfgq_i_indicator *it,
                    const char *const *keys, size_t n, const char *period, int gaps,
                    void *taxonomy)
{
    char before[MFGQ_PERIOD_SIZE];
    mfgq_period number;
    double values[16], value = NAN;
    int64_t used[16];
    mfgq_error err;
    assert_ok(mfgq_period_parse(period, strlen(period), &number, &err), &err);
    mfgq_period_format(mfgq_period_add(number, -1), before);
    const char *const at[] = {period, "2018", before};
    for (int shift = 0; shift < 3; shift++) {
        selection s;
        selects(&s, rows, keys, n, at[shift]);
        aggregates_at(it->program, shift, &s, gaps, taxonomy, values, used);
        unselect(&s);
    }
    assert_ok(mfgq_program_eval(it->program, 1, values, MFGQ_UNDEFINED_IS_MISSING, &value, &err),
              &err);
    return isinf(value) ? NAN : mfgq_i_from_base(value, it->in_unit);
}

static void check_all(size_t keys, int gaps, int holes)
{
    measure_rows rows;
    measure_make(&rows, 3000, 7 + keys, holes);
    mfgq_plan *const plan = measure_plan();
    mfgq_taxonomy *const taxonomy = measure_taxonomy();
    mfgq_measure *const m = measure_open(keys, gaps, 3);
    measure_add(m, &rows, 0, rows.count);
    mfgq_table *const t = measure_finish(m);
    const size_t groups = keys == 2 ? 10 : keys == 1 ? 5 : 1;
    assert_int_equal(mfgq_table_rows(t), groups * 4 * 9);
    const size_t first = (size_t)mfgq_table_find(t, "indicator");
    size_t known = 0;
    for (size_t r = 0; r < mfgq_table_rows(t); r++) {
        const char *key[2] = {mfgq_table_text(t, r, 0), mfgq_table_text(t, r, 1)};
        const size_t at = mfgq_i_plan_indicator(plan, mfgq_table_text(t, r, first));
        const double want = again(&rows, &plan->indicators[at], key, keys,
                                  mfgq_table_text(t, r, first + 1), gaps, taxonomy);
        const double got = mfgq_table_number(t, r, first + 2);
        assert_same(got, want);
        assert_int_equal(isnan(got), *mfgq_table_text(t, r, first + 9) != '\0');
        if (!isnan(got)) known++;
    }
    if (gaps == MFGQ_GAPS_SKIP) assert_true(known > mfgq_table_rows(t) * 2 / 3);
    mfgq_table_free(t);
    mfgq_taxonomy_free(taxonomy);
    mfgq_plan_free(plan);
    measure_drop(&rows);
}

static void test_second_way(void **state)
{
    (void)state;
    for (size_t keys = 0; keys <= 2; keys++) {
        check_all(keys, MFGQ_GAPS_SKIP, 0);
        check_all(keys, MFGQ_GAPS_SKIP, 1);
        check_all(keys, MFGQ_GAPS_FLOW, 1);
    }
}

static double cell(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_number(t, row, (size_t)mfgq_table_find(t, column));
}

static const char *word(const mfgq_table *t, size_t row, const char *column)
{
    return mfgq_table_text(t, row, (size_t)mfgq_table_find(t, column));
}

/* Two firms, figures known by hand: the ratio of sums is 30/300, the mean of ratios 0.3. */
static void test_by_hand(void **state)
{
    (void)state;
    mfgq_plan *const plan = measure_plan();
    const char *const names[] = {"added[万元]", "staff", "output (亿元)"};
    const char *const ids[] = {"productivity", "output", "mean-rate"};
    const double added[] = {10, 20}, staff[] = {20, 280}, output[] = {4.35, 0.1};
    const double *const numbers[] = {added, staff, output};
    mfgq_measure *m = NULL;
    mfgq_table *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_measure_new(plan, NULL, 3, ids, 3, names, NULL, 0, NULL, NULL, 0, 1, &m, &err),
              &err);
    assert_int_equal(mfgq_measure_uses(m, 0), MFGQ_USE_NUMBERS);
    assert_ok(mfgq_measure_add(m, 2, numbers, NULL, &err), &err);
    assert_int_equal(mfgq_measure_rows(m), 2);
    assert_ok(mfgq_measure_left_out(m, &t, &err), &err);
    assert_int_equal(mfgq_table_rows(t), 1);
    assert_string_equal(word(t, 0, "indicator"), "mean-rate");
    assert_string_equal(word(t, 0, "reason"), "no column class");
    mfgq_table_free(t);
    t = measure_finish(m);
    assert_int_equal(mfgq_table_rows(t), 2);
    assert_same(cell(t, 0, "value"), 0.1);
    assert_same(cell(t, 0, "numerator"), 300000);
    assert_same(cell(t, 0, "denominator"), 300);
    assert_same(cell(t, 0, "rows"), 2);
    assert_true(mfgq_table_is_missing(t, 0, 1)); /* no period */
    assert_same(cell(t, 1, "value"), 4.45);
    assert_true(isnan(cell(t, 1, "numerator")));
    mfgq_table_free(t);
    mfgq_plan_free(plan);
}

/* What is missing says why. */
static void test_notes(void **state)
{
    (void)state;
    measure_rows rows;
    measure_make(&rows, 3, 1, 0);
    for (size_t i = 0; i < 3; i++) {
        rows.texts[0][i] = i < 2 ? "x" : "y";
        rows.texts[2][i] = i ? "2019" : "2018";
        rows.numbers[3][i] = i == 2 ? NAN : 1e308 * (i + 1 > 1 ? 1 : 0);
        rows.numbers[5][i] = 0;
    }
    rows.texts[7][0] = rows.texts[7][1] = rows.texts[7][2] = "automotive";
    mfgq_measure *const m = measure_open(1, MFGQ_GAPS_SKIP, 2);
    measure_add(m, &rows, 0, 3);
    measure_add(m, &rows, 1, 2); /* the row of 1e308 again */
    mfgq_table *const t = measure_finish(m);
    static const char *const want[][3] = {
        {"output", "2018", ""}, {"output", "2019", "overflow"},
        {"productivity", "2018", "zero-denominator"}, {"productivity", "2019", "zero-denominator"},
        {"cut", "2018", "zero-denominator"}, {"cut", "2019", "zero-denominator"},
        {"growth", "2018", "no-previous"}, {"growth", "2019", "zero-denominator"},
        {"class-share", "2018", "zero-denominator"}, {"class-share", "2019", ""},
        {"large", "2018", ""}, {"large", "2019", ""}, {"new-share", "2018", ""},
        {"new-share", "2019", ""}, {"mean-rate", "2018", "missing-values"},
        {"mean-rate", "2019", ""}, {"spread", "2018", "no-rows"}, {"spread", "2019", "no-rows"}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_string_equal(word(t, i, "region"), "x");
        assert_string_equal(word(t, i, "indicator"), want[i][0]);
        assert_string_equal(word(t, i, "period"), want[i][1]);
        assert_string_equal(word(t, i, "note"), want[i][2]);
        assert_int_equal(isnan(cell(t, i, "value")), *want[i][2] != '\0');
    }
    assert_string_equal(word(t, 18, "region"), "y");
    assert_string_equal(word(t, 18, "note"), "missing-values");
    assert_same(cell(t, 18, "missing"), 1);
    assert_string_equal(word(t, 20, "note"), "no-base");
    mfgq_table_free(t);
    measure_drop(&rows);
}

/* Periods, keys and flags that come as numbers. */
static void test_numbers_as_texts(void **state)
{
    (void)state;
    mfgq_plan *const plan = measure_plan();
    const char *const names[] = {"period", "area", "output"}, *const by[] = {"area"};
    const double period[] = {2019, 2019, 2020}, area[] = {500000, -1, NAN};
    const char *const output[] = {"1e8", " 2e8 ", "NA"};
    const double *const numbers[] = {period, area, NULL};
    const char *const *const texts[] = {NULL, NULL, output};
    mfgq_measure *m = NULL;
    mfgq_error err;
    assert_ok(mfgq_measure_new(plan, NULL, 0, NULL, 3, names, NULL, 1, by, "2019", 1, 1, &m, &err),
              &err);
    assert_ok(mfgq_measure_add(m, 3, numbers, texts, &err), &err);
    mfgq_table *const t = measure_finish(m);
    assert_true(mfgq_table_is_missing(t, 0, 0));
    assert_string_equal(word(t, 0, "period"), "2020");
    assert_string_equal(word(t, 0, "note"), "missing-values");
    const size_t step = mfgq_table_rows(t) / 3;
    assert_string_equal(word(t, step, "area"), "-1");
    assert_same(cell(t, step, "value"), 2);
    assert_string_equal(word(t, 2 * step, "area"), "500000");
    assert_same(cell(t, 2 * step, "value"), 1);
    mfgq_table_free(t);
    mfgq_plan_free(plan);
}

/* One period in several spellings is one period, in each thread's part and when parts meet. */
static void test_period_spellings(void **state)
{
    (void)state;
    mfgq_plan *const plan = measure_plan();
    const char *const names[] = {"period", "output"}, *const ids[] = {"output"};
    static const char *const spellings[] = {"2020", " 2020", "2020 "};
    enum { ROWS = 20000 };
    const char **const period = calloc(ROWS, sizeof *period);
    double *const output = calloc(ROWS, sizeof *output);
    for (size_t i = 0; i < ROWS; i++) {
        period[i] = spellings[(i + i / 5000) % 3];
        output[i] = 1e4;
    }
    const double *const numbers[] = {NULL, output};
    const char *const *const texts[] = {period, NULL};
    mfgq_measure *m = NULL;
    mfgq_error err;
    assert_ok(mfgq_measure_new(plan, NULL, 1, ids, 2, names, NULL, 0, NULL, NULL, 1, 3, &m, &err),
              &err);
    assert_ok(mfgq_measure_add(m, ROWS, numbers, texts, &err), &err);
    mfgq_table *const t = measure_finish(m);
    assert_int_equal(mfgq_table_rows(t), 1);
    assert_string_equal(word(t, 0, "period"), "2020");
    assert_same(cell(t, 0, "value"), 2);
    mfgq_table_free(t);
    mfgq_plan_free(plan);
    free((void *)period);
    free(output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_second_way), cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_notes), cmocka_unit_test(test_numbers_as_texts),
        cmocka_unit_test(test_period_spellings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
