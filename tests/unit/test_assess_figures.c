/* Three-valued verdicts of figures as printed, clause by clause. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const comparators[] = {"eq", "ge", "gt", "le", "lt", "range", "about"};
static const char *const notes[] = {"", "met-as-printed", "rounds-to-target"};

static int32_t find(const char *text)
{
    for (int32_t i = 0; i < 7; i++)
        if (strcmp(comparators[i], text) == 0) return i;
    fail_msg("no comparator %s", text);
    return -1;
}

/* Bounds may be infinite, which no cell of a sheet may. */
static double bound(const mfgq_csv *csv, size_t i, const char *column)
{
    const char *const text = golden_text(csv, i, column);
    if (strcmp(text, "inf") == 0) return INFINITY;
    if (strcmp(text, "-inf") == 0) return -INFINITY;
    return golden_number(csv, i, column);
}

static void check_row(const mfgq_csv *csv, size_t i)
{
    const int32_t comparator = find(golden_text(csv, i, "comparator"));
    const int32_t direction = (int32_t)golden_number(csv, i, "direction");
    const double target = golden_number(csv, i, "target");
    const double target_high = golden_number(csv, i, "target_high");
    const int32_t target_decimals = (int32_t)golden_number(csv, i, "target_decimals");
    const double value = golden_number(csv, i, "value");
    const int32_t value_decimals = (int32_t)golden_number(csv, i, "value_decimals");
    const double low = bound(csv, i, "low"), high = bound(csv, i, "high");
    int32_t judgement = -1, note = -1;
    mfgq_error err;
    assert_ok(mfgq_assess_figures(1, &comparator, &direction, &target, &target_high,
                                  &target_decimals, &value, &value_decimals, &low, &high,
                                  &judgement, &note, &err),
              &err);
    const char *const want = golden_text(csv, i, "expected");
    const char *const remark = golden_text(csv, i, "expected_note");
    if (strcmp(mfgq_assess_word(judgement), want) != 0 || strcmp(notes[note], remark) != 0)
        fail_msg("%s: %s %s", golden_text(csv, i, "case"), mfgq_assess_word(judgement),
                 notes[note]);
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("assess_rounding.csv");
    assert_true(mfgq_csv_rows(csv) >= 60);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) check_row(csv, i);
    mfgq_csv_free(csv);
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(mfgq_assess_word(MFGQ_JUDGED_NOT_DUE), "not-due");
    assert_string_equal(mfgq_assess_word(-1), "unknown");
    assert_string_equal(mfgq_assess_word(5), "unknown");
}

/* What a row was wrong in: the argument and the row are told, nothing is written. */
typedef struct figures {
    int32_t comparator[2], direction[2], target_decimals[2], value_decimals[2];
    double target[2], target_high[2], value[2], low[2], high[2];
} figures;

static figures good(void)
{
    return (figures){{1, 5}, {1, 1},  {0, 0},     {0, 0},    {5, 4},
                     {NAN, 5}, {5, 4}, {NAN, NAN}, {NAN, NAN}};
}

static mfgq_status run(const figures *f, int32_t *judgement, int32_t *note, mfgq_error *err)
{
    return mfgq_assess_figures(2, f->comparator, f->direction, f->target, f->target_high,
                               f->target_decimals, f->value, f->value_decimals, f->low, f->high,
                               judgement, note, err);
}

static void assert_refused(const figures *f, int arg, int64_t index)
{
    int32_t judgement[2] = {-7, -7}, note[2] = {-7, -7};
    mfgq_error err;
    assert_int_equal(run(f, judgement, note, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_int_equal(judgement[0], -7);
    assert_int_equal(note[1], -7);
}

static void test_refused(void **state)
{
    (void)state;
    int32_t judgement[2], note[2];
    mfgq_error err;
    figures f = good();
    assert_ok(run(&f, judgement, note, &err), &err);
    f = good();
    f.comparator[1] = 7;
    assert_refused(&f, 2, 1);
    f = good();
    f.direction[0] = 2;
    assert_refused(&f, 3, 0);
    f = good();
    f.target[0] = INFINITY;
    assert_refused(&f, 4, 0);
    f = good();
    f.target_high[1] = 3;
    assert_refused(&f, 5, 1);
    f = good();
    f.target_decimals[0] = -1;
    assert_refused(&f, 6, 0);
    f = good();
    f.value[1] = -INFINITY;
    assert_refused(&f, 7, 1);
    f = good();
    f.value_decimals[1] = 21;
    assert_refused(&f, 8, 1);
    f = good();
    f.low[0] = 6;
    assert_refused(&f, 9, 0);
}

static void test_null(void **state)
{
    (void)state;
    mfgq_error err;
    int32_t one = 1, out = 0, note = 0;
    const double five = 5;
    assert_ok(mfgq_assess_figures(0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                                  NULL, &err),
              &err);
    assert_int_equal(mfgq_assess_figures(1, &one, &one, &five, NULL, &one, NULL, &one, NULL, NULL,
                                         &out, &note, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 7);
    assert_int_equal(mfgq_assess_figures(1, &one, &one, &five, NULL, &one, &five, &one, NULL, NULL,
                                         &out, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(err.arg, 12);
    assert_ok(mfgq_assess_figures(1, &one, &one, &five, NULL, &one, &five, &one, NULL, NULL, &out,
                                  &note, &err),
              &err);
    assert_int_equal(out, MFGQ_JUDGED_MET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
