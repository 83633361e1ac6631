/* Totals since the year's start into single periods and back. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 40 };

typedef struct rows {
    size_t n;
    mfgq_period period[MOST];
    double value[MOST];
    int32_t span[MOST], vintage[MOST], flags[MOST];
} rows;

static void add(rows *r, const char *period, double value, int vintage, int flags)
{
    mfgq_error err;
    assert_ok(mfgq_period_parse(period, strlen(period), &r->period[r->n], &err), &err);
    r->value[r->n] = value;
    r->span[r->n] = 1;
    r->vintage[r->n] = vintage;
    r->flags[r->n++] = flags;
}

static mfgq_series *series_of(const rows *r, int year_to_date)
{
    mfgq_unit *unit;
    mfgq_series *s = NULL;
    mfgq_error err;
    assert_ok(mfgq_unit_parse("亿元", strlen("亿元"), &unit, &err), &err);
    assert_ok(mfgq_series_new(r->n, r->period, r->value, r->span, NULL, r->vintage, r->flags, unit,
                              MFGQ_BASIS_CURRENT, 0, year_to_date, "test", &s, &err),
              &err);
    mfgq_unit_free(unit);
    return s;
}

static mfgq_series *single(const rows *r, int split, int refusal)
{
    mfgq_series *const s = series_of(r, 1);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_from_year_to_date(s, split, refusal, &out, &err), &err);
    mfgq_series_free(s);
    return out;
}

static void refuse(const rows *r, int64_t index)
{
    mfgq_series *const s = series_of(r, 1);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_from_year_to_date(s, 0, MFGQ_REFUSE_CALL, &out, &err),
                     MFGQ_E_DATA);
    assert_int_equal(err.index, index);
    assert_null(out);
    assert_ok(mfgq_series_from_year_to_date(s, 0, MFGQ_REFUSE_ROW, &out, &err), &err);
    assert_true(isnan(mfgq_series_value(out, (size_t)index)));
    assert_true(mfgq_series_flags(out, (size_t)index) & MFGQ_FLAG_REFUSED);
    mfgq_series_free(out);
    mfgq_series_free(s);
}

static void read_golden(const mfgq_csv *csv, rows *r)
{
    memset(r, 0, sizeof *r);
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++)
        add(r, golden_text(csv, i, "period"), golden_number(csv, i, "total"), 0, 0);
}

static void test_golden(void **state)
{
    (void)state;
    mfgq_csv *const csv = golden_open("year_to_date.csv");
    rows r;
    read_golden(csv, &r);
    mfgq_series *const s = single(&r, 0, MFGQ_REFUSE_CALL);
    assert_int_equal(mfgq_series_size(s), r.n);
    assert_int_equal(mfgq_series_is_year_to_date(s), 0);
    for (size_t i = 0; i < r.n; i++) {
        assert_close(mfgq_series_value(s, i), golden_number(csv, i, "expected"),
                     golden_number(csv, i, "rel"), golden_number(csv, i, "abs"));
        assert_int_equal(mfgq_series_span(s, i), (int)golden_number(csv, i, "expected_span"));
    }
    mfgq_series *back = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_to_year_to_date(s, MFGQ_REFUSE_CALL, &back, &err), &err);
    assert_int_equal(mfgq_series_is_year_to_date(back), 1);
    for (size_t i = 0; i < r.n; i++) {
        assert_same(mfgq_series_value(back, i), r.value[i]);
        assert_true(mfgq_series_period(back, i) == r.period[i]);
    }
    mfgq_series_free(back);
    mfgq_series_free(s);
    mfgq_csv_free(csv);
}

static void test_split(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2019-02", 66064, 0, 0);
    add(&r, "2019-03", 97790, 0, 0);
    mfgq_series *const s = single(&r, 1, MFGQ_REFUSE_CALL);
    assert_int_equal(mfgq_series_size(s), 3);
    assert_int_equal(mfgq_period_part(mfgq_series_period(s, 0)), 1);
    assert_same(mfgq_series_value(s, 0), 33032);
    assert_same(mfgq_series_value(s, 1), 33032);
    assert_int_equal(mfgq_series_flags(s, 0), MFGQ_FLAG_SPLIT);
    assert_int_equal(mfgq_series_flags(s, 2), 0);
    mfgq_series_free(s);
}

/* Profits of industrial enterprises 2020: 1—4月 12597.9, 1—5月 18434.9, but 5月 is
   published as 5823.4, not 5837.0: the earlier months were revised. */
static void test_revision(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2020-04", 12597.9, 20200527, 0);
    add(&r, "2020-05", 18434.9, 20200628, MFGQ_FLAG_REVISED);
    add(&r, "2020-06", 25114.9, 20200727, 0);
    refuse(&r, 1);
}

static void test_vintages(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2020-04", 100, 20200527, 0);
    add(&r, "2020-05", 130, 20200628, 0);
    add(&r, "2020-06", 170, 20200727, 0);
    mfgq_series_free(single(&r, 0, MFGQ_REFUSE_CALL)); /* each on its day: no revision */
    r.vintage[1] = 20200901;                           /* May published again in September */
    refuse(&r, 2);
    rows later = {0}; /* April published again between the prints of May and June */
    add(&later, "2020-04", 101, 20200715, 0);
    add(&later, "2020-05", 130, 20200628, 0);
    add(&later, "2020-06", 170, 20200727, 0);
    refuse(&later, 1);
    later.vintage[1] = 20200720;
    mfgq_series_free(single(&later, 0, MFGQ_REFUSE_CALL));
}

static void test_revised_in_between(void **state)
{
    (void)state;
    rows r = {0}; /* March again in July; April of May and May of August do not compare */
    add(&r, "2020-03", 70, 20200715, 0);
    add(&r, "2020-04", 100, 20200715, 0);
    add(&r, "2020-05", 130, 20200628, 0);
    add(&r, "2020-06", 170, 20200727, 0);
    mfgq_series *const s = single(&r, 0, MFGQ_REFUSE_ROW);
    assert_same(mfgq_series_value(s, 1), 30);
    assert_true(isnan(mfgq_series_value(s, 2)));
    assert_true(isnan(mfgq_series_value(s, 3)));
    mfgq_series_free(s);
}

static void test_break(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2019-11", 90, 0, 0);
    add(&r, "2019-12", 100, 0, 0);
    add(&r, "2020-02", 9, 0, MFGQ_FLAG_BREAK); /* at the year's start nothing is differenced */
    add(&r, "2020-03", 14, 0, 0);
    mfgq_series_free(single(&r, 0, MFGQ_REFUSE_CALL));
    r.flags[3] = MFGQ_FLAG_BREAK;
    refuse(&r, 3);
}

static void test_negative_and_missing(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2020-02", 10, 0, 0);
    add(&r, "2020-03", 8, 0, 0);
    add(&r, "2020-04", NAN, 0, 0);
    add(&r, "2020-05", 20, 0, 0);
    add(&r, "2020-08", 50, 0, 0);
    mfgq_series *const s = single(&r, 0, MFGQ_REFUSE_CALL);
    assert_int_equal(mfgq_series_size(s), 4);
    assert_same(mfgq_series_value(s, 1), -2);
    assert_int_equal(mfgq_series_flags(s, 1), MFGQ_FLAG_NEGATIVE);
    assert_int_equal(mfgq_series_span(s, 2), 2);
    assert_same(mfgq_series_value(s, 2), 12);
    assert_int_equal(mfgq_series_span(s, 3), 3);
    mfgq_series_free(s);
}

static void refuse_total(const rows *r, int64_t index)
{
    mfgq_series *const s = series_of(r, 0);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_to_year_to_date(s, MFGQ_REFUSE_CALL, &out, &err), MFGQ_E_DATA);
    assert_int_equal(err.index, index);
    assert_ok(mfgq_series_to_year_to_date(s, MFGQ_REFUSE_ROW, &out, &err), &err);
    for (size_t i = (size_t)index; i < r->n; i++) {
        assert_true(isnan(mfgq_series_value(out, i)));
        assert_true(mfgq_series_flags(out, i) & MFGQ_FLAG_REFUSED);
    }
    mfgq_series_free(out);
    mfgq_series_free(s);
}

static void test_totals_refused(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2020-01", 10, 0, 0);
    add(&r, "2020-02", 10, 0, 0);
    add(&r, "2020-03", 10, 0, 0);
    rows bad = r;
    bad.value[1] = NAN;
    refuse_total(&bad, 1);
    bad = r;
    bad.flags[2] = MFGQ_FLAG_BREAK;
    refuse_total(&bad, 2);
    bad = r;
    bad.period[2] = mfgq_period_add(bad.period[2], 1);
    refuse_total(&bad, 2);
    rows late = {0};
    add(&late, "2020-02", 10, 0, 0);
    refuse_total(&late, 0);
    late.span[0] = 2;
    mfgq_series *const s = series_of(&late, 0);
    mfgq_series *out = NULL;
    assert_ok(mfgq_series_to_year_to_date(s, MFGQ_REFUSE_CALL, &out, NULL), NULL);
    assert_same(mfgq_series_value(out, 0), 10);
    mfgq_series_free(out);
    mfgq_series_free(s);
}

/* Random whole months, quarters and half-years: there and back is the same. */
static void test_round_trip(void **state)
{
    (void)state;
    static const int frequencies[] = {MFGQ_MONTH, MFGQ_QUARTER, MFGQ_HALF_YEAR, MFGQ_YEAR};
    support_random random = {21};
    for (int k = 0; k < 2000; k++) {
        rows r = {0};
        const int f = frequencies[support_next(&random) % 4];
        mfgq_period p = mfgq_period_make(f, 2000, 1);
        for (r.n = 0; r.n < MOST; r.n++, p = mfgq_period_add(p, 1)) {
            r.period[r.n] = p;
            r.span[r.n] = 1;
            r.value[r.n] = floor(support_uniform(&random, -1000, 1000));
        }
        mfgq_series *const s = series_of(&r, 0);
        mfgq_series *total = NULL, *back = NULL;
        assert_ok(mfgq_series_to_year_to_date(s, 0, &total, NULL), NULL);
        assert_ok(mfgq_series_from_year_to_date(total, 0, 0, &back, NULL), NULL);
        for (size_t i = 0; i < r.n; i++) assert_same(mfgq_series_value(back, i), r.value[i]);
        mfgq_series_free(s);
        mfgq_series_free(total);
        mfgq_series_free(back);
    }
}

static void test_bad_arguments(void **state)
{
    (void)state;
    rows r = {0};
    add(&r, "2020-02", 10, 0, 0);
    mfgq_series *const s = series_of(&r, 1), *const t = series_of(&r, 0);
    mfgq_series *out = NULL;
    assert_int_equal(mfgq_series_from_year_to_date(t, 0, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_from_year_to_date(NULL, 0, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_from_year_to_date(s, 0, 2, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_from_year_to_date(s, 0, 0, NULL, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_to_year_to_date(s, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_to_year_to_date(NULL, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_to_year_to_date(t, 0, NULL, NULL), MFGQ_E_INVALID);
    assert_null(out);
    mfgq_series_free(s);
    mfgq_series_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),         cmocka_unit_test(test_split),
        cmocka_unit_test(test_revision),       cmocka_unit_test(test_vintages),
        cmocka_unit_test(test_revised_in_between), cmocka_unit_test(test_break),
        cmocka_unit_test(test_negative_and_missing), cmocka_unit_test(test_totals_refused),
        cmocka_unit_test(test_round_trip),     cmocka_unit_test(test_bad_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
