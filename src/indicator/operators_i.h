/* What the operators of formulas do with two numbers, for machines over one row and over many. */
#ifndef MFGQ_INDICATOR_OPERATORS_I_H
#define MFGQ_INDICATOR_OPERATORS_I_H

#include "indicator_i.h"

#include <math.h>

static inline double mfgq_i_truth(int known, int value)
{
    return known ? (double)value : NAN;
}

/* False beats unknown, unknown beats true; or is the mirror image. */
static inline double mfgq_i_both(double a, double b)
{
    if (a == 0 || b == 0) return 0;
    return mfgq_i_truth(!isnan(a) && !isnan(b), 1);
}

static inline double mfgq_i_either(double a, double b)
{
    return 1 - mfgq_i_both(1 - a, 1 - b);
}

static inline double mfgq_i_compare(mfgq_i_opcode code, double a, double b)
{
    const int known = !isnan(a) && !isnan(b);
    switch (code) {
    case MFGQ_I_OP_LT: return mfgq_i_truth(known, a < b);
    case MFGQ_I_OP_LE: return mfgq_i_truth(known, a <= b);
    case MFGQ_I_OP_GT: return mfgq_i_truth(known, a > b);
    case MFGQ_I_OP_GE: return mfgq_i_truth(known, a >= b);
    case MFGQ_I_OP_EQ: return mfgq_i_truth(known, a == b);
    default: return mfgq_i_truth(known, a != b);
    }
}

static inline double mfgq_i_divide(double a, double b, int at, int *column)
{
    if (b != 0) return a / b;
    if (!*column) *column = at;
    return NAN;
}

static inline double mfgq_i_power(double a, double b, int at, int *column)
{
    if (isnan(a) || isnan(b)) return NAN;
    const double value = pow(a, b);
    const int undefined = isnan(value) || (a == 0 && b < 0);
    if (!undefined) return value;
    if (!*column) *column = at;
    return NAN;
}

#endif
