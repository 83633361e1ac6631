/* The progress rules against golden files: published verdicts and hand-computed cases. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One golden row as a call of one row. */
typedef struct row {
    int32_t direction, binding, verdict, reason;
    double base_period, base, period, value, target_period, target, low, high, limit, last_period;
    double series[64], ratio, score;
    size_t start[2];
} row;

static double cell(const mfgq_csv *csv, size_t i, const char *column)
{
    return mfgq_csv_find(csv, column) < 0 ? NAN : golden_number(csv, i, column);
}

static const char *word(const mfgq_csv *csv, size_t i, const char *column)
{
    return mfgq_csv_find(csv, column) < 0 ? "" : golden_text(csv, i, column);
}

static void read_series(row *r, const char *text)
{
    r->start[0] = r->start[1] = 0;
    while (*text) {
        char *end = NULL;
        const double value = strtod(text, &end);
        r->series[r->start[1]++] = end == text ? NAN : value;
        if (!*end) return;
        text = end + 1;
        if (!*text) r->series[r->start[1]++] = NAN;
    }
}

static int32_t binding_of(const char *text)
{
    static const char *const names[] = {"", "by-year", "standing", "direction"};
    for (int32_t i = 0; i < 4; i++)
        if (strcmp(text, names[i]) == 0) return i;
    fail_msg("no kind %s", text);
    return -1;
}

static row read_row(const mfgq_csv *csv, size_t i)
{
    const double d = cell(csv, i, "direction");
    row r = {0};
    r.direction = isnan(d) ? 0 : (int32_t)d;
    r.binding = binding_of(word(csv, i, "kind"));
    r.base_period = cell(csv, i, "base_period");
    r.base = cell(csv, i, "base");
    r.period = cell(csv, i, "period");
    r.value = cell(csv, i, "value");
    r.target_period = cell(csv, i, "target_period");
    r.target = cell(csv, i, "target");
    r.low = cell(csv, i, "low");
    r.high = cell(csv, i, "high");
    r.limit = cell(csv, i, "limit");
    r.last_period = cell(csv, i, "last_period");
    read_series(&r, word(csv, i, "series"));
    return r;
}

static void judge(int rule, row *r)
{
    mfgq_error err;
    assert_ok(mfgq_progress((mfgq_rule)rule, 1, &r->direction, &r->binding, &r->base_period,
                            &r->base, &r->period, &r->value, &r->target_period, &r->target,
                            &r->low, &r->high, &r->limit, r->start, r->series, &r->last_period,
                            &r->ratio, &r->score, &r->verdict, &r->reason, &err),
              &err);
}

/* Every row of a file; returns how many. */
static size_t run_golden(const char *file, const char *rule)
{
    mfgq_csv *const csv = golden_open(file);
    const size_t rows = mfgq_csv_rows(csv);
    for (size_t i = 0; i < rows; i++) {
        const char *const name = rule ? rule : golden_text(csv, i, "rule");
        row r = read_row(csv, i);
        judge(mfgq_progress_rule(name), &r);
        if (strcmp(mfgq_progress_word(r.verdict), golden_text(csv, i, "expected_status")) != 0)
            fail_msg("%s %s: %s", name, golden_text(csv, i, "id"), mfgq_progress_word(r.verdict));
        const double given = cell(csv, i, "abs"), abs = isnan(given) ? 1e-9 : given;
        if (mfgq_csv_find(csv, "expected_ratio") >= 0) {
            assert_close(r.ratio, cell(csv, i, "expected_ratio"), 1e-9, abs);
            assert_close(r.score, cell(csv, i, "expected_score"), 1e-9, abs);
        }
        if (mfgq_csv_find(csv, "expected_reason") >= 0)
            assert_string_equal(mfgq_progress_reason(r.reason),
                                golden_text(csv, i, "expected_reason"));
    }
    mfgq_csv_free(csv);
    return rows;
}

static void test_statcan(void **state)
{
    (void)state;
    assert_int_equal(run_golden("progress_statcan.csv", "statcan"), 40);
}

static void test_destatis(void **state)
{
    (void)state;
    assert_int_equal(run_golden("progress_destatis.csv", "destatis"), 63);
}

static void test_rules(void **state)
{
    (void)state;
    assert_int_equal(run_golden("progress_rules.csv", NULL), 130);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statcan),
        cmocka_unit_test(test_destatis),
        cmocka_unit_test(test_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
