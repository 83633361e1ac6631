/* A stack machine over doubles. Truth is 1, 0 or NaN (unknown). */
#include "operators_i.h"

static double binary(const mfgq_i_op *op, double a, double b, int *column)
{
    switch ((mfgq_i_opcode)op->code) {
    case MFGQ_I_OP_ADD: return a + b;
    case MFGQ_I_OP_SUBTRACT: return a - b;
    case MFGQ_I_OP_MULTIPLY: return a * b;
    case MFGQ_I_OP_DIVIDE: return mfgq_i_divide(a, b, op->column, column);
    case MFGQ_I_OP_POWER: return mfgq_i_power(a, b, op->column, column);
    case MFGQ_I_OP_AND: return mfgq_i_both(a, b);
    case MFGQ_I_OP_OR: return mfgq_i_either(a, b);
    default: return mfgq_i_compare((mfgq_i_opcode)op->code, a, b);
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
