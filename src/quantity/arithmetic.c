/* Figures added and multiplied, with what their units and comparisons allow. */
#include "unit_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <string.h>

static int is_sum(int operation)
{
    return operation == MFGQ_ADD || operation == MFGQ_SUBTRACT;
}

static void percent_point(mfgq_unit *unit)
{
    mfgq_i_unit_read("百分点", strlen("百分点"), unit, NULL);
}

/* x in the unit of the other operand of a sum: points and percent share a scale. */
static double to_sum_unit(double x, const mfgq_unit *from, const mfgq_unit *to)
{
    if (from->kind == to->kind) return mfgq_i_convert(x, from, to);
    return from->kind == MFGQ_UNIT_POINTS
               ? mfgq_i_from_base(mfgq_i_scale_decimal(mfgq_i_to_base(x, from), 1, 1, -2), to)
               : mfgq_i_from_base(mfgq_i_scale_decimal(mfgq_i_to_base(x, from), 1, 1, 2), to);
}

/* The unit in which a sum is taken. */
static mfgq_status sum_unit(const mfgq_unit *a, int operation, const mfgq_unit *b,
                            mfgq_unit *unit, mfgq_error *err)
{
    *unit = *a;
    if (a->kind == MFGQ_UNIT_PERCENT && b->kind == MFGQ_UNIT_POINTS) return MFGQ_OK;
    if (a->kind == MFGQ_UNIT_POINTS && b->kind == MFGQ_UNIT_PERCENT && operation == MFGQ_ADD) {
        *unit = *b;
        return MFGQ_OK;
    }
    MFGQ_I_TRY(mfgq_i_unit_check_sum(a, b, err));
    if (a->kind == MFGQ_UNIT_PERCENT && operation == MFGQ_SUBTRACT) percent_point(unit);
    return MFGQ_OK;
}

static mfgq_status points_refused(const mfgq_unit *other, mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_UNIT, 3, -1,
                       "percentage points do not multiply or divide with %s",
                       *other->name ? other->name : "a bare number");
}

/* 1 if one factor is pure and the product keeps the other's unit, which is set. */
static int keeps_unit(const mfgq_unit *a, int divide, const mfgq_unit *b, mfgq_unit *unit)
{
    const int pure_a = a->kind != MFGQ_UNIT_AMOUNT && a->kind != MFGQ_UNIT_POINTS;
    const int pure_b = b->kind != MFGQ_UNIT_AMOUNT && b->kind != MFGQ_UNIT_POINTS;
    if (!pure_a && pure_b) *unit = *a;
    else if (pure_a && !pure_b && !divide) *unit = *b;
    else if (pure_a && pure_b && a->kind == MFGQ_UNIT_PERCENT
             && (b->kind == MFGQ_UNIT_NUMBER || (!divide && b->kind == a->kind)))
        *unit = *a;
    else if (b->kind == MFGQ_UNIT_PERCENT && a->kind == MFGQ_UNIT_NUMBER && !divide) *unit = *b;
    else if (pure_a && pure_b) mfgq_i_unit_one(unit);
    else return 0;
    return 1;
}

static mfgq_status product_unit(const mfgq_unit *a, int divide, const mfgq_unit *b,
                                mfgq_unit *unit, mfgq_error *err)
{
    const int points_a = a->kind == MFGQ_UNIT_POINTS, points_b = b->kind == MFGQ_UNIT_POINTS;
    if (points_a && !points_b && b->kind != MFGQ_UNIT_NUMBER) return points_refused(b, err);
    if (points_b && !points_a && (divide || a->kind != MFGQ_UNIT_NUMBER))
        return points_refused(a, err);
    if (points_a && points_b && !divide) return points_refused(b, err);
    if (keeps_unit(a, divide, b, unit)) return MFGQ_OK;
    if (divide && mfgq_i_unit_same_dimension(a, b)) {
        mfgq_i_unit_one(unit);
        return MFGQ_OK;
    }
    return mfgq_i_unit_combine(a, b, divide ? -1 : 1, unit, err);
}

/* Half-lines: 1 open above, -1 open below, 0 neither. */
static int side(int comparator)
{
    if (comparator == MFGQ_GE || comparator == MFGQ_GT) return 1;
    return comparator == MFGQ_LE || comparator == MFGQ_LT ? -1 : 0;
}

static int strict(int comparator)
{
    return comparator == MFGQ_GT || comparator == MFGQ_LT;
}

static int plain_comparator(const mfgq_quantity *a, const mfgq_quantity *b)
{
    if (a->comparator == MFGQ_ABOUT || b->comparator == MFGQ_ABOUT) return MFGQ_ABOUT;
    return a->comparator == MFGQ_RANGE || b->comparator == MFGQ_RANGE ? MFGQ_RANGE : MFGQ_EQ;
}

/* What the result promises, if it promises anything. */
static mfgq_status combine_comparators(const mfgq_quantity *a, int operation,
                                       const mfgq_quantity *b, mfgq_quantity *out,
                                       mfgq_error *err)
{
    const int turn = operation == MFGQ_SUBTRACT || operation == MFGQ_DIVIDE ? -1 : 1;
    const int one = side(a->comparator), two = turn * side(b->comparator);
    out->comparator = (int8_t)plain_comparator(a, b);
    if (!one && !two) return MFGQ_OK;
    const int positive = is_sum(operation) || (a->low >= 0 && b->low >= 0);
    if (one * two < 0 || !positive || out->comparator == MFGQ_RANGE)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1,
                           "the result of these half-lines has no bound");
    const int open = strict(a->comparator) || strict(b->comparator);
    const int up = one + two > 0;
    out->comparator = (int8_t)(up ? (open ? MFGQ_GT : MFGQ_GE) : (open ? MFGQ_LT : MFGQ_LE));
    return MFGQ_OK;
}

static int apply(mfgq_i_interval a, int operation, mfgq_i_interval b, mfgq_i_interval *out)
{
    switch (operation) {
    case MFGQ_ADD: *out = (mfgq_i_interval){a.low + b.low, a.high + b.high}; return 1;
    case MFGQ_SUBTRACT: *out = (mfgq_i_interval){a.low - b.high, a.high - b.low}; return 1;
    case MFGQ_MULTIPLY: *out = mfgq_i_interval_multiply(a, b); return 1;
    default: return mfgq_i_interval_divide(a, b, out);
    }
}

typedef struct operand {
    mfgq_i_interval ends, rounded;
} operand;

/* The numbers of q, in the unit of a sum or in base units. */
static operand numbers(const mfgq_quantity *q, const mfgq_unit *sum)
{
    const mfgq_unit *const u = &q->unit;
    const double in[4] = {q->low, q->high, q->round_low, q->round_high};
    double x[4];
    for (int i = 0; i < 4; i++)
        x[i] = sum ? to_sum_unit(in[i], u, sum) : mfgq_i_to_base(in[i], u);
    return (operand){{x[0], x[1]}, {x[2], x[3]}};
}

static void fill(mfgq_i_interval ends, mfgq_i_interval rounded, const mfgq_unit *unit, int based,
                 mfgq_quantity *out)
{
    double x[4] = {ends.low, ends.high, rounded.low, rounded.high};
    for (int i = 0; based && i < 4; i++) x[i] = mfgq_i_from_base(x[i], unit);
    out->unit = *unit;
    out->has_unit = 1;
    out->decimals = MFGQ_NO_DECIMALS;
    out->low = x[0];
    out->high = x[1];
    out->value = out->comparator == MFGQ_RANGE ? NAN : x[0];
    out->round_low = x[2];
    out->round_high = x[3];
}

mfgq_status mfgq_i_quantity_apply(const mfgq_quantity *a, int operation,
                                  const mfgq_quantity *b, mfgq_quantity *out, mfgq_error *err)
{
    mfgq_quantity r;
    mfgq_unit unit;
    memset(&r, 0, sizeof r);
    if (operation < MFGQ_ADD || operation > MFGQ_DIVIDE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "operation %d is none", operation);
    if (is_sum(operation)) MFGQ_I_TRY(sum_unit(&a->unit, operation, &b->unit, &unit, err));
    else MFGQ_I_TRY(product_unit(&a->unit, operation == MFGQ_DIVIDE, &b->unit, &unit, err));
    MFGQ_I_TRY(combine_comparators(a, operation, b, &r, err));
    const mfgq_unit *const sum = is_sum(operation) ? &unit : NULL;
    const operand x = numbers(a, sum), y = numbers(b, sum);
    mfgq_i_interval ends, rounded;
    if (!apply(x.ends, operation, y.ends, &ends)
        || !apply(x.rounded, operation, y.rounded, &rounded))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1, "the divisor may be zero");
    fill(ends, rounded, &unit, !sum, &r);
    if (a->accumulation == b->accumulation) r.accumulation = a->accumulation;
    *out = r;
    return MFGQ_OK;
}
