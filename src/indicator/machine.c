/* A stack machine over doubles. Truth is 1, 0 or NaN (unknown). */
#include "indicator_i.h"

#include <math.h>

static double truth(int known, int value)
{
    return known ? (double)value : NAN;
}

/* False beats unknown, unknown beats true; or is the mirror image. */
static double both(double a, double b)
{
    if (a == 0 || b == 0) return 0;
    return truth(!isnan(a) && !isnan(b), 1);
}

static double either(double a, double b)
{
    return 1 - both(1 - a, 1 - b);
}

static double compare(mfgq_i_opcode code, double a, double b)
{
    const int known = !isnan(a) && !isnan(b);
    switch (code) {
    case MFGQ_I_OP_LT: return truth(known, a < b);
    case MFGQ_I_OP_LE: return truth(known, a <= b);
    case MFGQ_I_OP_GT: return truth(known, a > b);
    case MFGQ_I_OP_GE: return truth(known, a >= b);
    case MFGQ_I_OP_EQ: return truth(known, a == b);
    default: return truth(known, a != b);
    }
}

static double divide(const mfgq_i_op *op, double a, double b, int *column)
{
    if (b != 0) return a / b;
    if (!*column) *column = op->column;
    return NAN;
}

static double power(const mfgq_i_op *op, double a, double b, int *column)
{
    if (isnan(a) || isnan(b)) return NAN;
    const double value = pow(a, b);
    const int undefined = isnan(value) || (a == 0 && b < 0);
    if (!undefined) return value;
    if (!*column) *column = op->column;
    return NAN;
}

static double binary(const mfgq_i_op *op, double a, double b, int *column)
{
    switch ((mfgq_i_opcode)op->code) {
    case MFGQ_I_OP_ADD: return a + b;
    case MFGQ_I_OP_SUBTRACT: return a - b;
    case MFGQ_I_OP_MULTIPLY: return a * b;
    case MFGQ_I_OP_DIVIDE: return divide(op, a, b, column);
    case MFGQ_I_OP_POWER: return power(op, a, b, column);
    case MFGQ_I_OP_AND: return both(a, b);
    case MFGQ_I_OP_OR: return either(a, b);
    default: return compare((mfgq_i_opcode)op->code, a, b);
    }
}

static double operand(const mfgq_i_op *op, const mfgq_i_frame *frame)
{
    switch ((mfgq_i_opcode)op->code) {
    case MFGQ_I_OP_NUMBER: return frame->numbers[op->arg];
    case MFGQ_I_OP_VARIABLE: return frame->values[op->arg];
    default: return frame->member(frame, op);
    }
}

double mfgq_i_run(const mfgq_i_code *code, const mfgq_i_frame *frame, int *column)
{
    double stack[MFGQ_I_STACK];
    size_t top = 0;
    *column = 0;
    for (size_t i = 0; i < code->count; i++) {
        const mfgq_i_op *const op = &code->ops[i];
        if (op->code <= MFGQ_I_OP_SAME) {
            stack[top++] = operand(op, frame);
        } else if (op->code == MFGQ_I_OP_NEGATE) {
            stack[top - 1] = -stack[top - 1];
        } else if (op->code == MFGQ_I_OP_NOT) {
            stack[top - 1] = 1 - stack[top - 1];
        } else {
            top--;
            stack[top - 1] = binary(op, stack[top - 1], stack[top], column);
        }
    }
    return stack[0];
}
