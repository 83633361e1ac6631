/* Where a formula divides: what is printed as numerator and denominator. */
#include "measure_i.h"

/* Where the operand that ends before `end` begins. */
static size_t start_of(const mfgq_i_op *ops, size_t end)
{
    size_t wanted = 1;
    while (wanted) {
        const int code = ops[--end].code;
        if (code <= MFGQ_I_OP_SAME) wanted--;
        else if (code != MFGQ_I_OP_NEGATE && code != MFGQ_I_OP_NOT) wanted++;
    }
    return end;
}

static int is_constant(const mfgq_i_op *ops, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (ops[i].code == MFGQ_I_OP_VARIABLE) return 0;
    return 1;
}

void mfgq_i_find_quotient(const mfgq_i_code *top, mfgq_i_code *numerator,
                          mfgq_i_code *denominator)
{
    const mfgq_i_op *const ops = top->ops;
    size_t start = 0, end = top->count;
    while (end > start + 1) {
        const int code = ops[end - 1].code;
        if (code == MFGQ_I_OP_NEGATE) {
            end--;
            continue;
        }
        if (code < MFGQ_I_OP_ADD || code > MFGQ_I_OP_DIVIDE) return;
        const size_t right = start_of(ops, end - 1);
        const int left_constant = is_constant(ops, start, right);
        if (!left_constant && !is_constant(ops, right, end - 1)) {
            if (code != MFGQ_I_OP_DIVIDE) return;
            *numerator = (mfgq_i_code){ops + start, right - start};
            *denominator = (mfgq_i_code){ops + right, end - 1 - right};
            return;
        }
        if (left_constant) start = right;
        if (left_constant) end--;
        else end = right;
    }
}
