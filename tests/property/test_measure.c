/* Measuring: any order of rows, split into batches, number of threads and merging of partial
   measures gives the same bits, from columns and from text. */
#include "measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mfgq_table *at_once(const measure_rows *rows, int threads)
{
    mfgq_measure *const m = measure_open(2, MFGQ_GAPS_SKIP, threads);
    measure_add(m, rows, 0, rows->count);
    return measure_finish(m);
}

static void check(const mfgq_table *want, mfgq_table *got)
{
    measure_same(want, got);
    mfgq_table_free(got);
}

static mfgq_table *in_batches(const measure_rows *rows, uint64_t seed)
{
    support_random r = {seed};
    mfgq_measure *const m = measure_open(2, MFGQ_GAPS_SKIP, (int)(1 + support_next(&r) % 5));
    for (size_t at = 0; at < rows->count;) {
        size_t end = at + support_next(&r) % 3000;
        end = end < rows->count ? end : rows->count;
        measure_add(m, rows, at, end);
        at = end;
    }
    return measure_finish(m);
}

static mfgq_table *in_parts(const measure_rows *rows, uint64_t seed)
{
    support_random r = {seed};
    mfgq_measure *part[3];
    mfgq_error err;
    const size_t a = support_next(&r) % rows->count, b = support_next(&r) % rows->count;
    const size_t from = a < b ? a : b, to = a < b ? b : a;
    for (int i = 0; i < 3; i++) part[i] = measure_open(2, MFGQ_GAPS_SKIP, i + 1);
    measure_add(part[2], rows, 0, from);
    measure_add(part[0], rows, from, to);
    measure_add(part[1], rows, to, rows->count);
    assert_ok(mfgq_measure_merge(part[0], part[2], &err), &err);
    assert_ok(mfgq_measure_merge(part[0], part[1], &err), &err);
    assert_int_equal(mfgq_measure_rows(part[0]), rows->count);
    mfgq_measure_free(part[1]);
    mfgq_measure_free(part[2]);
    return measure_finish(part[0]);
}

/* Rows as text; numbers with 17 digits read back to the same doubles. */
static char *as_text(const measure_rows *rows, size_t *size)
{
    char *const text = malloc(rows->count * 200 + 1), *at = text;
    for (size_t i = 0; i < rows->count; i++) {
        for (int c = 0; c < MEASURE_COLUMNS; c++) {
            const char *const end = c + 1 < MEASURE_COLUMNS ? "," : i % 3 ? "\n" : "\r\n";
            if (rows->texts[c]) {
                const char *const cell = rows->texts[c][i] ? rows->texts[c][i] : "";
                at += sprintf(at, i % 2 ? "%s%s" : "\"%s\"%s", cell, end);
            } else if (isnan(rows->numbers[c][i])) {
                at += sprintf(at, "%s%s", i % 2 ? " NA" : "", end);
            } else {
                at += sprintf(at, "%.17g%s", rows->numbers[c][i], end);
            }
        }
        if (i % 17 == 0) at += sprintf(at, "\n");
    }
    *size = (size_t)(at - text);
    return text;
}

static mfgq_table *from_text(const char *text, size_t size, uint64_t seed)
{
    support_random r = {seed};
    mfgq_error err;
    mfgq_measure *const m = measure_open(2, MFGQ_GAPS_SKIP, (int)(1 + support_next(&r) % 6));
    for (size_t at = 0; at < size;) {
        const size_t left = size - at, want = 400 + support_next(&r) % 100000;
        size_t take = want < left ? mfgq_csv_whole(text + at, want) : left;
        assert_true(take > 0);
        assert_ok(mfgq_measure_add_csv(m, text + at, take, 2, MFGQ_UTF8, &err), &err);
        at += take;
    }
    return measure_finish(m);
}

static void test_same_bits(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        measure_rows rows;
        measure_make(&rows, 2000 + seed * 1500, seed, seed % 2 == 0);
        mfgq_table *const want = at_once(&rows, 1);
        assert_true(mfgq_table_rows(want) == 10 * 4 * 9);
        for (int threads = 2; threads <= 7; threads++) check(want, at_once(&rows, threads));
        check(want, in_batches(&rows, seed));
        check(want, in_parts(&rows, seed));
        size_t size;
        char *const text = as_text(&rows, &size);
        check(want, from_text(text, size, seed));
        check(want, from_text(text, size, seed + 100));
        free(text);
        measure_shuffle(&rows, seed);
        check(want, at_once(&rows, 2));
        check(want, in_batches(&rows, seed + 1));
        mfgq_table_free(want);
        measure_drop(&rows);
    }
}

/* Twice all rows: sums and counts double exactly, ratios, means and extremes stay. */
static void test_doubled(void **state)
{
    (void)state;
    measure_rows rows;
    measure_make(&rows, 4000, 99, 1);
    mfgq_table *const once = at_once(&rows, 2);
    mfgq_measure *const m = measure_open(2, MFGQ_GAPS_SKIP, 2);
    measure_add(m, &rows, 0, rows.count);
    measure_add(m, &rows, 0, rows.count);
    mfgq_table *const twice = measure_finish(m);
    for (size_t r = 0; r < mfgq_table_rows(once); r++) {
        const char *const id = mfgq_table_text(once, r, 2);
        const double a = mfgq_table_number(once, r, 4), b = mfgq_table_number(twice, r, 4);
        const int adds = strcmp(id, "output") == 0 || strcmp(id, "large") == 0;
        assert_close(b, adds ? 2 * a : a, adds ? 1e-15 : 0, 0);
        assert_same(mfgq_table_number(twice, r, 8), 2 * mfgq_table_number(once, r, 8));
    }
    mfgq_table_free(once);
    mfgq_table_free(twice);
    measure_drop(&rows);
}

/* The groups of one key together are the whole: numerators and denominators add up. */
static void test_parts_and_whole(void **state)
{
    (void)state;
    measure_rows rows;
    measure_make(&rows, 5000, 5, 0);
    mfgq_measure *const m = measure_open(1, MFGQ_GAPS_SKIP, 1);
    mfgq_measure *const all = measure_open(0, MFGQ_GAPS_SKIP, 1);
    measure_add(m, &rows, 0, rows.count);
    measure_add(all, &rows, 0, rows.count);
    mfgq_table *const parts = measure_finish(m), *const whole = measure_finish(all);
    for (size_t r = 0; r < mfgq_table_rows(whole); r++) {
        if (strcmp(mfgq_table_text(whole, r, 0), "new-share") != 0) continue;
        double up = 0, down = 0;
        for (size_t i = 0; i < mfgq_table_rows(parts); i++) {
            if (strcmp(mfgq_table_text(parts, i, 1), "new-share") != 0
                || strcmp(mfgq_table_text(parts, i, 2), mfgq_table_text(whole, r, 1)) != 0)
                continue;
            up += mfgq_table_number(parts, i, 5);
            down += mfgq_table_number(parts, i, 6);
        }
        assert_same(up, mfgq_table_number(whole, r, 4));
        assert_same(down, mfgq_table_number(whole, r, 5));
    }
    mfgq_table_free(parts);
    mfgq_table_free(whole);
    measure_drop(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_bits),
                                       cmocka_unit_test(test_doubled),
                                       cmocka_unit_test(test_parts_and_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
