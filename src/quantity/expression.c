/* Expressions over printed figures, evaluated while they are read. */
#include "expression_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <string.h>

enum { DEPTH = 32 };

typedef struct reader {
    mfgq_i_scan *scan;
    mfgq_error *err;
    int exact; /* inside an exponent */
    int depth;
} reader;

static mfgq_status read_sum(reader *r, mfgq_i_value *out);
static mfgq_status read_signed(reader *r, mfgq_i_value *out);

static mfgq_status fail(const reader *r, mfgq_status status, size_t pos, const char *what)
{
    const unsigned at = r->scan->at[pos];
    return mfgq_i_fail(r->err, status, 1, at, "byte %u: %s", at, what);
}

static int take(reader *r, char c)
{
    mfgq_i_scan_spaces(r->scan);
    if (r->scan->text[r->scan->pos] != c) return 0;
    r->scan->pos++;
    return 1;
}

static int is_pure(const mfgq_i_value *v)
{
    static const int8_t none[MFGQ_I_BASES];
    return memcmp(v->power, none, sizeof none) == 0;
}

static void make_exact(mfgq_i_value *v)
{
    v->range = (mfgq_i_interval){v->point, v->point};
}

/* 1 for a power of ten, 1 included, printed bare and whole. */
static int is_power_of_ten(const mfgq_i_number *n, int has_unit)
{
    if (has_unit || n->decimals != 0) return 0;
    double x = n->value;
    while (x >= 10 && fmod(x, 10) == 0) x /= 10;
    return x == 1;
}

static mfgq_status read_figure(reader *r, mfgq_i_value *out)
{
    mfgq_i_number n;
    mfgq_unit unit;
    int has_unit;
    MFGQ_I_TRY(mfgq_i_number_scan(r->scan, &n, r->err));
    const size_t behind = r->scan->pos;
    mfgq_i_scan_spaces(r->scan);
    MFGQ_I_TRY(mfgq_i_unit_scan(r->scan, &unit, &has_unit, r->err));
    if (!has_unit) {
        r->scan->pos = behind;
        MFGQ_I_TRY(mfgq_i_unit_read("", 0, &unit, r->err));
    }
    memset(out, 0, sizeof *out);
    memcpy(out->power, unit.power, sizeof out->power);
    out->point = mfgq_i_to_base(n.value, &unit);
    mfgq_i_rounding(n.value, n.decimals, &out->range.low, &out->range.high);
    out->range.low = mfgq_i_to_base(out->range.low, &unit);
    out->range.high = mfgq_i_to_base(out->range.high, &unit);
    out->ten = is_power_of_ten(&n, has_unit);
    if (r->exact || (out->ten && n.value == 1)) make_exact(out);
    return MFGQ_OK;
}

typedef enum function { LN, EXP, SQRT, CHAIN, FUNCTIONS } function;
static const char *const function_names[] = {"ln", "exp", "sqrt", "chain"};

/* Applies a rising function to the ends; 0 outside its domain. */
static int rise(function f, double x, double *out)
{
    if ((f == LN && !(x > 0)) || (f == SQRT && x < 0)) return 0;
    *out = f == LN ? log(x) : f == EXP ? exp(x) : sqrt(x);
    return 1;
}

static mfgq_status apply_function(const reader *r, function f, size_t pos, mfgq_i_value *v)
{
    mfgq_i_value out = *v;
    if (!is_pure(v)) return fail(r, MFGQ_E_UNIT, pos, "a function takes pure numbers");
    if (!rise(f, v->point, &out.point) || !rise(f, v->range.low, &out.range.low)
        || !rise(f, v->range.high, &out.range.high))
        return fail(r, MFGQ_E_DOMAIN, pos, "the argument may lie outside the function's domain");
    *v = out;
    return MFGQ_OK;
}

/* (1 + a)(1 + b)… - 1; the position is behind the opening parenthesis. */
static mfgq_status read_chain(reader *r, mfgq_i_value *out)
{
    mfgq_i_value product;
    memset(&product, 0, sizeof product);
    product.point = product.range.low = product.range.high = 1;
    do {
        mfgq_i_value rate;
        const size_t start = r->scan->pos;
        MFGQ_I_TRY(read_sum(r, &rate));
        if (!is_pure(&rate)) return fail(r, MFGQ_E_UNIT, start, "chain takes rates");
        const mfgq_i_interval factor = {1 + rate.range.low, 1 + rate.range.high};
        product.range = mfgq_i_interval_multiply(product.range, factor);
        product.point *= 1 + rate.point;
    } while (take(r, ',') || take(r, ';'));
    product.point -= 1;
    product.range.low -= 1;
    product.range.high -= 1;
    *out = product;
    return MFGQ_OK;
}

static mfgq_status read_function(reader *r, function f, mfgq_i_value *out)
{
    const size_t pos = r->scan->pos;
    r->scan->pos += strlen(function_names[f]);
    if (!take(r, '(')) return mfgq_i_scan_expected(r->scan, "'('", r->err);
    r->scan->arguments += f == CHAIN;
    MFGQ_I_TRY(f == CHAIN ? read_chain(r, out) : read_sum(r, out));
    r->scan->arguments -= f == CHAIN;
    if (!take(r, ')')) return mfgq_i_scan_expected(r->scan, "')'", r->err);
    return f == CHAIN ? MFGQ_OK : apply_function(r, f, pos, out);
}

static mfgq_status read_primary(reader *r, mfgq_i_value *out)
{
    mfgq_i_scan_spaces(r->scan);
    const char c = r->scan->text[r->scan->pos];
    if ((c >= '0' && c <= '9') || c == '.') return read_figure(r, out);
    if (take(r, '(')) {
        MFGQ_I_TRY(read_sum(r, out));
        out->ten = 0;
        return take(r, ')') ? MFGQ_OK : mfgq_i_scan_expected(r->scan, "')'", r->err);
    }
    for (int f = 0; f < FUNCTIONS; f++)
        if (mfgq_i_scan_match(r->scan, function_names[f]))
            return read_function(r, (function)f, out);
    return mfgq_i_scan_expected(r->scan, "a figure, '(' or a function", r->err);
}

static mfgq_status raise(const reader *r, size_t pos, double exponent, mfgq_i_value *v)
{
    const int whole = exponent == floor(exponent) && fabs(exponent) <= 9;
    if (!is_pure(v) && !whole)
        return fail(r, MFGQ_E_UNIT, pos, "an amount takes exponents -9 to 9 only");
    if (!mfgq_i_interval_power(v->range, exponent, &v->range))
        return fail(r, MFGQ_E_DOMAIN, pos, "the base may have no such power");
    v->point = pow(v->point, exponent);
    for (int i = 0; i < MFGQ_I_BASES && whole; i++) {
        const int power = v->power[i] * (int)exponent;
        if (power > 9 || power < -9) return fail(r, MFGQ_E_LIMIT, pos, "the power is too large");
        v->power[i] = (int8_t)power;
    }
    v->ten = 0;
    return MFGQ_OK;
}

static mfgq_status read_power(reader *r, mfgq_i_value *out)
{
    MFGQ_I_TRY(read_primary(r, out));
    const size_t pos = r->scan->pos;
    if (!take(r, '^')) return MFGQ_OK;
    mfgq_i_value exponent;
    r->exact++;
    MFGQ_I_TRY(read_signed(r, &exponent));
    r->exact--;
    if (!is_pure(&exponent)) return fail(r, MFGQ_E_UNIT, pos, "the exponent has a unit");
    return raise(r, pos, exponent.point, out);
}

static mfgq_status read_signed(reader *r, mfgq_i_value *out)
{
    if (++r->depth > DEPTH) return fail(r, MFGQ_E_LIMIT, r->scan->pos, "nested too deeply");
    if (take(r, '-')) {
        MFGQ_I_TRY(read_signed(r, out));
        out->point = -out->point;
        out->range = (mfgq_i_interval){-out->range.high, -out->range.low};
    } else if (take(r, '+')) {
        MFGQ_I_TRY(read_signed(r, out));
    } else {
        MFGQ_I_TRY(read_power(r, out));
    }
    r->depth--;
    return MFGQ_OK;
}

static mfgq_status multiply(const reader *r, size_t pos, int divide, mfgq_i_value *a,
                            mfgq_i_value *b)
{
    if (a->ten) make_exact(a);
    if (b->ten) make_exact(b);
    a->ten = 0;
    if (divide && !mfgq_i_interval_divide(a->range, b->range, &a->range))
        return fail(r, MFGQ_E_DOMAIN, pos, "the divisor may be zero");
    if (!divide) a->range = mfgq_i_interval_multiply(a->range, b->range);
    a->point = divide ? a->point / b->point : a->point * b->point;
    for (int i = 0; i < MFGQ_I_BASES; i++) {
        const int power = a->power[i] + (divide ? -b->power[i] : b->power[i]);
        if (power > 9 || power < -9) return fail(r, MFGQ_E_LIMIT, pos, "the power is too large");
        a->power[i] = (int8_t)power;
    }
    return MFGQ_OK;
}

static mfgq_status read_product(reader *r, mfgq_i_value *out)
{
    MFGQ_I_TRY(read_signed(r, out));
    for (;;) {
        const size_t pos = r->scan->pos;
        const int divide = take(r, '/');
        if (!divide && !take(r, '*')) return MFGQ_OK;
        mfgq_i_value next;
        MFGQ_I_TRY(read_signed(r, &next));
        MFGQ_I_TRY(multiply(r, pos, divide, out, &next));
    }
}

static mfgq_status read_sum(reader *r, mfgq_i_value *out)
{
    MFGQ_I_TRY(read_product(r, out));
    for (;;) {
        const size_t pos = r->scan->pos;
        const int minus = take(r, '-');
        if (!minus && !take(r, '+')) return MFGQ_OK;
        mfgq_i_value next;
        MFGQ_I_TRY(read_product(r, &next));
        if (memcmp(out->power, next.power, sizeof next.power) != 0)
            return fail(r, MFGQ_E_UNIT, pos, "the terms have different dimensions");
        out->point += minus ? -next.point : next.point;
        out->range.low += minus ? -next.range.high : next.range.low;
        out->range.high += minus ? -next.range.low : next.range.high;
        out->ten = 0;
    }
}

mfgq_status mfgq_i_expression(mfgq_i_scan *scan, mfgq_i_value *out, mfgq_error *err)
{
    reader r = {scan, err, 0, 0};
    MFGQ_I_TRY(read_sum(&r, out));
    mfgq_i_scan_spaces(scan);
    if (scan->pos != scan->size)
        return mfgq_i_scan_expected(scan, "an operator or the end", err);
    if (!isfinite(out->range.low) || !isfinite(out->range.high))
        return fail(&r, MFGQ_E_DOMAIN, 0, "the result is not finite");
    return MFGQ_OK;
}
