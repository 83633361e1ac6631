/* Interval arithmetic over a program's top code: what the printed figures allow. */
#include "indicator_i.h"

#include <math.h>

typedef struct range {
    double low, high;
} range;

/* 0 times infinity is 0 here: a bound that is zero stays zero. */
static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

static range multiply(range a, range b)
{
    const double p[4] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                         times(a.high, b.high)};
    range r = {p[0], p[0]};
    for (int i = 1; i < 4; i++) {
        if (p[i] < r.low) r.low = p[i];
        if (p[i] > r.high) r.high = p[i];
    }
    return r;
}

static range divide(range a, range b)
{
    const range all = {-INFINITY, INFINITY};
    if (b.low <= 0 && b.high >= 0) return all;
    const double p[4] = {a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high};
    range r = {INFINITY, -INFINITY};
    for (int i = 0; i < 4; i++) {
        const double q = isnan(p[i]) ? 0 : p[i]; /* infinite over infinite reaches down to 0 */
        if (q < r.low) r.low = q;
        if (q > r.high) r.high = q;
    }
    return r;
}

/* Monotone in each argument for positive bases; anything else is left open. */
static range power(range a, range b)
{
    const range all = {-INFINITY, INFINITY};
    if (!(a.low > 0)) return all;
    const double p[4] = {pow(a.low, b.low), pow(a.low, b.high), pow(a.high, b.low),
                         pow(a.high, b.high)};
    range r = {fmin(fmin(p[0], p[1]), fmin(p[2], p[3])), fmax(fmax(p[0], p[1]), fmax(p[2], p[3]))};
    return r;
}

static range binary(mfgq_i_opcode code, range a, range b)
{
    const range truth = {0, 1}; /* comparisons are not decided on intervals */
    switch (code) {
    case MFGQ_I_OP_ADD: return (range){a.low + b.low, a.high + b.high};
    case MFGQ_I_OP_SUBTRACT: return (range){a.low - b.high, a.high - b.low};
    case MFGQ_I_OP_MULTIPLY: return multiply(a, b);
    case MFGQ_I_OP_DIVIDE: return divide(a, b);
    case MFGQ_I_OP_POWER: return power(a, b);
    default: return truth;
    }
}

static range missing_if(range r, int missing)
{
    const range none = {NAN, NAN};
    return missing || isnan(r.low) || isnan(r.high) ? none : r;
}

void mfgq_i_program_range(const mfgq_program *program, const double *low, const double *high,
                          double *out_low, double *out_high)
{
    range stack[MFGQ_I_STACK];
    size_t top = 0;
    int missing = 0;
    for (size_t i = 0; i < program->top.count; i++) {
        const mfgq_i_op *const op = &program->top.ops[i];
        if (op->code == MFGQ_I_OP_NUMBER) {
            stack[top].low = stack[top].high = program->numbers[op->arg];
            top++;
        } else if (op->code == MFGQ_I_OP_VARIABLE) {
            stack[top].low = low[op->arg];
            stack[top].high = high[op->arg];
            missing |= isnan(stack[top].low) || isnan(stack[top].high);
            top++;
        } else if (op->code == MFGQ_I_OP_NEGATE) {
            stack[top - 1] = (range){-stack[top - 1].high, -stack[top - 1].low};
        } else if (op->code != MFGQ_I_OP_NOT) {
            top--;
            stack[top - 1] = binary((mfgq_i_opcode)op->code, stack[top - 1], stack[top]);
        }
    }
    const range r = missing_if(stack[0], missing);
    *out_low = r.low;
    *out_high = r.high;
}
