/* Series: making, slicing, converting, growth, arithmetic, deflation. */
#include "support.h"

#include <math.h>
#include <string.h>

enum { MOST = 24 };

static mfgq_unit *unit_of(const char *text)
{
    mfgq_unit *unit = NULL;
    mfgq_error err;
    assert_ok(mfgq_unit_parse(text, strlen(text), &unit, &err), &err);
    return unit;
}

/* n consecutive periods from the first one on. */
static mfgq_series *make(const char *first, size_t n, const double *value, const char *unit_text,
                         int basis, int base_year)
{
    mfgq_period period[MOST];
    mfgq_unit *const unit = unit_of(unit_text);
    mfgq_series *s = NULL;
    mfgq_error err;
    assert_ok(mfgq_period_parse(first, strlen(first), &period[0], &err), &err);
    for (size_t i = 1; i < n; i++) period[i] = mfgq_period_add(period[i - 1], 1);
    assert_ok(mfgq_series_new(n, period, value, NULL, NULL, NULL, NULL, unit, basis, base_year, 0,
                              "source", &s, &err),
              &err);
    mfgq_unit_free(unit);
    return s;
}

static void test_getters(void **state)
{
    (void)state;
    const double value[] = {10, NAN, 12};
    mfgq_series *const s = make("2019", 3, value, "亿元", MFGQ_BASIS_CONSTANT, 2015);
    assert_int_equal(mfgq_series_size(s), 3);
    assert_int_equal(mfgq_series_frequency(s), MFGQ_YEAR);
    assert_int_equal(mfgq_period_year(mfgq_series_period(s, 2)), 2021);
    assert_true(isnan(mfgq_series_value(s, 1)));
    assert_int_equal(mfgq_series_span(s, 0), 1);
    assert_int_equal(mfgq_series_qualifier(s, 0), MFGQ_Q_EXACT);
    assert_int_equal(mfgq_series_vintage(s, 0), 0);
    assert_int_equal(mfgq_series_basis(s), MFGQ_BASIS_CONSTANT);
    assert_int_equal(mfgq_series_base_year(s), 2015);
    assert_string_equal(mfgq_series_source(s), "source");
    assert_string_equal(mfgq_unit_name(mfgq_series_unit(s)), "亿元");
    assert_int_equal(mfgq_series_find(s, mfgq_series_period(s, 1)), 1);
    assert_int_equal(mfgq_series_find(s, MFGQ_NO_PERIOD), -1);
    assert_true(mfgq_series_period(s, 3) == 0);
    assert_true(isnan(mfgq_series_value(s, 3)));
    assert_int_equal(mfgq_series_span(s, 3), 0);
    assert_int_equal(mfgq_series_qualifier(s, 3), -1);
    assert_int_equal(mfgq_series_flags(s, 3) + mfgq_series_vintage(s, 3), 0);
    mfgq_series_free(s);
    mfgq_series_free(NULL);
}

static void test_basis_text(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "current", "comparable", "constant:2015"};
    for (size_t i = 0; i < 4; i++) {
        int basis = -1, year = -1;
        char out[16];
        assert_ok(mfgq_basis_parse(texts[i], &basis, &year, NULL), NULL);
        mfgq_basis_format(basis, year, out);
        assert_string_equal(out, texts[i]);
    }
    int basis = 7, year = 7;
    assert_int_equal(mfgq_basis_parse("constant:", &basis, &year, NULL), MFGQ_E_PARSE);
    assert_int_equal(mfgq_basis_parse("constant:2015-Q1", &basis, &year, NULL), MFGQ_E_PARSE);
    assert_int_equal(mfgq_basis_parse("real", &basis, &year, NULL), MFGQ_E_PARSE);
    assert_int_equal(mfgq_basis_parse(NULL, &basis, &year, NULL), MFGQ_E_INVALID);
    assert_int_equal(basis + year, 14);
}

typedef struct input {
    mfgq_period period[2];
    double value[2];
    int32_t span[2], qualifier[2], vintage[2];
    int basis, base_year;
} input;

static void refuse_input(const input *in, mfgq_status want, int arg, int64_t index)
{
    mfgq_unit *const unit = unit_of("元");
    mfgq_series *s = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_new(2, in->period, in->value, in->span, in->qualifier,
                                     in->vintage, NULL, unit, in->basis, in->base_year, 0, NULL,
                                     &s, &err),
                     want);
    assert_int_equal(err.arg, arg);
    assert_int_equal(err.index, index);
    assert_null(s);
    mfgq_unit_free(unit);
}

static void test_bad_input(void **state)
{
    (void)state;
    const mfgq_period y = mfgq_period_make(MFGQ_YEAR, 2020, 1);
    const input good = {{y, mfgq_period_add(y, 1)}, {1, 2}, {1, 1}, {0, 0}, {0, 0}, 0, 0};
    input in = good;
    in.period[1] = 5;
    refuse_input(&in, MFGQ_E_INVALID, 2, 1);
    in.period[1] = y;
    refuse_input(&in, MFGQ_E_DATA, 2, 1);
    in.period[1] = mfgq_period_make(MFGQ_MONTH, 2021, 1);
    refuse_input(&in, MFGQ_E_UNIT, 2, 1);
    in = good;
    in.value[0] = INFINITY;
    refuse_input(&in, MFGQ_E_INVALID, 3, 0);
    in = good;
    in.span[1] = 2;
    refuse_input(&in, MFGQ_E_DATA, 2, 1);
    in.span[1] = 0;
    refuse_input(&in, MFGQ_E_INVALID, 4, 1);
    in = good;
    in.qualifier[0] = 7;
    refuse_input(&in, MFGQ_E_INVALID, 5, 0);
    in = good;
    in.vintage[1] = -1;
    refuse_input(&in, MFGQ_E_INVALID, 6, 1);
    in = good;
    in.basis = 4;
    refuse_input(&in, MFGQ_E_INVALID, 9, -1);
    in.basis = MFGQ_BASIS_CONSTANT;
    refuse_input(&in, MFGQ_E_INVALID, 10, -1);
    in.basis = MFGQ_BASIS_CURRENT;
    in.base_year = 2015;
    refuse_input(&in, MFGQ_E_INVALID, 10, -1);
}

static mfgq_status try_new(size_t n, const mfgq_period *period, const double *value,
                           const mfgq_unit *unit, mfgq_series **series)
{
    return mfgq_series_new(n, period, value, NULL, NULL, NULL, NULL, unit, 0, 0, 0, NULL, series,
                           NULL);
}

static void test_null_input(void **state)
{
    (void)state;
    mfgq_unit *const u = unit_of("元");
    const mfgq_period p = mfgq_period_make(MFGQ_YEAR, 2020, 1);
    const double v = 1;
    mfgq_series *s = NULL;
    assert_int_equal(try_new(1, NULL, &v, u, &s), MFGQ_E_INVALID);
    assert_int_equal(try_new(1, &p, NULL, u, &s), MFGQ_E_INVALID);
    assert_int_equal(try_new(1, &p, &v, NULL, &s), MFGQ_E_INVALID);
    assert_int_equal(try_new(1, &p, &v, u, NULL), MFGQ_E_INVALID);
    assert_int_equal(try_new(SIZE_MAX, &p, &v, u, &s), MFGQ_E_MEMORY);
    assert_null(s);
    assert_int_equal(try_new(0, NULL, NULL, u, &s), MFGQ_OK);
    assert_int_equal(mfgq_series_frequency(s), 0);
    mfgq_series_free(s);
    mfgq_unit_free(u);
}

static void test_slice(void **state)
{
    (void)state;
    const double value[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    mfgq_series *const s = make("2020-01", 13, value, "人", 0, 0);
    mfgq_series *out = NULL;
    const mfgq_period q2 = mfgq_period_make(MFGQ_QUARTER, 2020, 2);
    const mfgq_period y = mfgq_period_make(MFGQ_YEAR, 2021, 1);
    assert_ok(mfgq_series_slice(s, q2, y, &out, NULL), NULL);
    assert_int_equal(mfgq_series_size(out), 9);
    assert_same(mfgq_series_value(out, 0), 4);
    mfgq_series_free(out);
    assert_ok(mfgq_series_slice(s, 0, 0, &out, NULL), NULL);
    assert_int_equal(mfgq_series_size(out), 13);
    mfgq_series_free(out);
    assert_ok(mfgq_series_slice(s, y, q2, &out, NULL), NULL);
    assert_int_equal(mfgq_series_size(out), 0);
    mfgq_series_free(out);
    out = NULL;
    assert_int_equal(mfgq_series_slice(NULL, 0, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_slice(s, 5, 0, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_slice(s, 0, 5, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_slice(s, 0, 0, NULL, NULL), MFGQ_E_INVALID);
    assert_null(out);
    mfgq_series_free(s);
}

static void test_convert(void **state)
{
    (void)state;
    const double value[] = {4.35, NAN};
    mfgq_series *const s = make("2020", 2, value, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_unit *const to = unit_of("万元"), *const bad = unit_of("万人");
    mfgq_series *out = NULL;
    assert_ok(mfgq_series_convert(s, to, &out, NULL), NULL);
    assert_same(mfgq_series_value(out, 0), 43500);
    assert_true(isnan(mfgq_series_value(out, 1)));
    assert_int_equal(mfgq_series_basis(out), MFGQ_BASIS_CURRENT);
    mfgq_series_free(out);
    out = NULL;
    assert_int_equal(mfgq_series_convert(s, bad, &out, NULL), MFGQ_E_UNIT);
    assert_int_equal(mfgq_series_convert(NULL, to, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_convert(s, NULL, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_convert(s, to, NULL, NULL), MFGQ_E_INVALID);
    assert_null(out);
    mfgq_unit_free(to);
    mfgq_unit_free(bad);
    mfgq_series_free(s);
}

/* 97790/90275 - 1: retail sales of the first quarter, 2019 against 2018 (NBS). */
static void test_growth(void **state)
{
    (void)state;
    const double value[] = {90275, 97790, NAN, 0, 5};
    mfgq_series *const s = make("2018", 5, value, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_growth(s, 1, MFGQ_REFUSE_CALL, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 4);
    assert_null(out);
    assert_ok(mfgq_series_growth(s, 1, MFGQ_REFUSE_ROW, &out, &err), &err);
    assert_int_equal(mfgq_series_size(out), 4);
    assert_close(mfgq_series_value(out, 0), 0.08324563832733315, 1e-14, 0);
    assert_true(isnan(mfgq_series_value(out, 1)));
    assert_int_equal(mfgq_series_flags(out, 1), 0);
    assert_int_equal(mfgq_series_flags(out, 3), MFGQ_FLAG_REFUSED);
    assert_int_equal(mfgq_series_qualifier(out, 0), MFGQ_Q_DERIVED);
    assert_int_equal(mfgq_series_basis(out), MFGQ_BASIS_NONE);
    mfgq_series_free(out);
    out = NULL;
    assert_int_equal(mfgq_series_growth(NULL, 1, 0, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_growth(s, 0, 0, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_growth(s, 1, 2, &out, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_growth(s, 1, 0, NULL, &err), MFGQ_E_INVALID);
    assert_null(out);
    mfgq_series_free(s);
}

static void test_growth_across_break(void **state)
{
    (void)state;
    const mfgq_period y = mfgq_period_make(MFGQ_YEAR, 2018, 1);
    const mfgq_period period[] = {y, mfgq_period_add(y, 1), mfgq_period_add(y, 2)};
    const double value[] = {10, 11, 12.1};
    const int32_t flags[] = {MFGQ_FLAG_BREAK, 0, MFGQ_FLAG_BREAK};
    mfgq_unit *const unit = unit_of("亿元");
    mfgq_series *s = NULL, *out = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_new(3, period, value, NULL, NULL, NULL, flags, unit, 0, 0, 0, NULL, &s,
                              &err),
              &err);
    assert_int_equal(mfgq_series_growth(s, 1, MFGQ_REFUSE_CALL, &out, &err), MFGQ_E_DATA);
    assert_int_equal(err.index, 2);
    assert_ok(mfgq_series_growth(s, 1, MFGQ_REFUSE_ROW, &out, &err), &err);
    assert_close(mfgq_series_value(out, 0), 0.1, 1e-14, 0);
    assert_int_equal(mfgq_series_flags(out, 1), MFGQ_FLAG_REFUSED);
    mfgq_series_free(out);
    mfgq_series_free(s);
    mfgq_unit_free(unit);
}

static mfgq_series *applied(const mfgq_series *a, int operation, const mfgq_series *b)
{
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_apply(a, operation, b, &out, &err), &err);
    return out;
}

static void refuse_apply(const mfgq_series *a, int operation, const mfgq_series *b,
                         mfgq_status want)
{
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_apply(a, operation, b, &out, &err), want);
    assert_null(out);
}

static void test_prices_do_not_mix(void **state)
{
    (void)state;
    const double value[] = {1, 2};
    mfgq_series *const nominal = make("2020", 2, value, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *const real = make("2020", 2, value, "亿元", MFGQ_BASIS_CONSTANT, 2015);
    mfgq_series *const other = make("2020", 2, value, "亿元", MFGQ_BASIS_CONSTANT, 2020);
    mfgq_series *const persons = make("2020", 2, value, "万人", MFGQ_BASIS_NONE, 0);
    for (int op = MFGQ_ADD; op <= MFGQ_DIVIDE; op++) {
        refuse_apply(nominal, op, real, MFGQ_E_UNIT);
        refuse_apply(real, op, other, MFGQ_E_UNIT);
    }
    refuse_apply(nominal, MFGQ_ADD, persons, MFGQ_E_UNIT);
    mfgq_series *out = applied(real, MFGQ_DIVIDE, persons);
    assert_int_equal(mfgq_series_basis(out), MFGQ_BASIS_CONSTANT);
    assert_int_equal(mfgq_series_base_year(out), 2015);
    assert_string_equal(mfgq_unit_name(mfgq_series_unit(out)), "亿元/万人");
    mfgq_series_free(out);
    out = applied(real, MFGQ_DIVIDE, real);
    assert_int_equal(mfgq_series_basis(out), MFGQ_BASIS_NONE);
    assert_same(mfgq_series_value(out, 1), 1);
    mfgq_series_free(out);
    mfgq_series_free(nominal);
    mfgq_series_free(real);
    mfgq_series_free(other);
    mfgq_series_free(persons);
}

static void test_apply(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3}, y[] = {5000, NAN, 0}, share[] = {18, 20, 21};
    mfgq_series *const a = make("2019", 3, x, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *const b = make("2020", 3, y, "万元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *const months = make("2020-01", 3, x, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *const p = make("2019", 3, share, "%", 0, 0);
    mfgq_series *out = applied(a, MFGQ_ADD, b);
    assert_int_equal(mfgq_series_size(out), 2);
    assert_same(mfgq_series_value(out, 0), 2.5);
    assert_true(isnan(mfgq_series_value(out, 1)));
    mfgq_series_free(out);
    out = applied(p, MFGQ_SUBTRACT, p);
    assert_string_equal(mfgq_unit_name(mfgq_series_unit(out)), "百分点");
    mfgq_series_free(out);
    out = applied(a, MFGQ_MULTIPLY, p);
    assert_close(mfgq_series_value(out, 0), 0.18, 1e-15, 0);
    assert_int_equal(mfgq_series_basis(out), MFGQ_BASIS_CURRENT);
    mfgq_series_free(out);
    refuse_apply(a, MFGQ_ADD, months, MFGQ_E_UNIT);
    refuse_apply(NULL, MFGQ_ADD, b, MFGQ_E_INVALID);
    refuse_apply(a, MFGQ_ADD, NULL, MFGQ_E_INVALID);
    refuse_apply(a, 9, b, MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_apply(a, MFGQ_ADD, b, NULL, NULL), MFGQ_E_INVALID);
    mfgq_series_free(a);
    mfgq_series_free(b);
    mfgq_series_free(months);
    mfgq_series_free(p);
}

static void test_divisor_zero(void **state)
{
    (void)state;
    const double x[] = {1, 2}, y[] = {4, 0};
    mfgq_series *const a = make("2019", 2, x, "亿元", 0, 0), *const b = make("2019", 2, y, "人", 0, 0);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_series_apply(a, MFGQ_DIVIDE, b, &out, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    mfgq_series_free(a);
    mfgq_series_free(b);
}

/* Hand arithmetic: 110 at an index of 105 is 110/1.05 at the prices of the base year. */
static void test_deflate(void **state)
{
    (void)state;
    const double x[] = {100, 110, 120}, index[] = {100, 105, NAN}, bad[] = {100, 0, 1};
    mfgq_series *const a = make("2019", 3, x, "亿元", MFGQ_BASIS_CURRENT, 0);
    mfgq_series *const i = make("2019", 3, index, "", 0, 0);
    mfgq_series *const b = make("2019", 3, bad, "", 0, 0);
    mfgq_series *out = NULL;
    mfgq_error err;
    assert_ok(mfgq_series_deflate(a, i, 2019, &out, &err), &err);
    assert_close(mfgq_series_value(out, 1), 110 / 1.05, 1e-15, 0);
    assert_true(isnan(mfgq_series_value(out, 2)));
    assert_int_equal(mfgq_series_base_year(out), 2019);
    mfgq_series *again = NULL;
    assert_int_equal(mfgq_series_deflate(out, i, 2019, &again, &err), MFGQ_E_UNIT);
    assert_int_equal(mfgq_series_deflate(a, i, 2021, &again, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(mfgq_series_deflate(a, i, 2030, &again, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(mfgq_series_deflate(a, b, 2019, &again, &err), MFGQ_E_DOMAIN);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_series_deflate(a, a, 2019, &again, &err), MFGQ_E_UNIT);
    assert_int_equal(mfgq_series_deflate(a, i, 0, &again, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_deflate(NULL, i, 2019, &again, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_deflate(a, NULL, 2019, &again, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_series_deflate(a, i, 2019, NULL, &err), MFGQ_E_INVALID);
    assert_null(again);
    mfgq_series_free(out);
    mfgq_series_free(a);
    mfgq_series_free(b);
    mfgq_series_free(i);
}

static mfgq_status all_operations(void *context)
{
    const mfgq_unit *const unit = context;
    const mfgq_period y = mfgq_period_make(MFGQ_YEAR, 2020, 1);
    const mfgq_period period[] = {y, mfgq_period_add(y, 1)};
    const double value[] = {2, 3};
    mfgq_series *s = NULL, *r[6] = {0};
    mfgq_status st = mfgq_series_new(2, period, value, NULL, NULL, NULL, NULL, unit, 0, 0, 0, "x",
                                     &s, NULL);
    if (!st) st = mfgq_series_slice(s, 0, 0, &r[0], NULL);
    if (!st) st = mfgq_series_convert(s, unit, &r[1], NULL);
    if (!st) st = mfgq_series_growth(s, 1, 0, &r[2], NULL);
    if (!st) st = mfgq_series_apply(s, MFGQ_ADD, s, &r[3], NULL);
    if (!st) st = mfgq_series_to_year_to_date(s, 0, &r[4], NULL);
    if (!st) st = mfgq_series_from_year_to_date(r[4], 1, 0, &r[5], NULL);
    for (size_t i = 0; i < 6; i++) mfgq_series_free(r[i]);
    mfgq_series_free(s);
    return st;
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_unit *const unit = unit_of("亿元");
    support_walk_memory(all_operations, unit);
    mfgq_unit_free(unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_getters),      cmocka_unit_test(test_basis_text),
        cmocka_unit_test(test_bad_input),    cmocka_unit_test(test_null_input),
        cmocka_unit_test(test_slice),        cmocka_unit_test(test_convert),
        cmocka_unit_test(test_growth),       cmocka_unit_test(test_growth_across_break),
        cmocka_unit_test(test_prices_do_not_mix), cmocka_unit_test(test_apply),
        cmocka_unit_test(test_divisor_zero), cmocka_unit_test(test_deflate),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
