/* Row code over a block of rows at a time. */
#include "measure_i.h"

static double *vector_of(const mfgq_i_part *part, size_t expr)
{
    return part->vectors + expr * MFGQ_I_BLOCK;
}

const double *mfgq_i_block_values(const mfgq_measure *m, const mfgq_i_part *part, size_t expr)
{
    const mfgq_i_expr *const e = &m->exprs[expr];
    if (e->count == 1 && e->steps[0].code == MFGQ_I_OP_VARIABLE)
        return part->numbers[e->steps[0].arg];
    return vector_of(part, expr);
}

static void push_test(const mfgq_measure *m, const mfgq_i_part *part, size_t rows,
                      const mfgq_i_test *test, double *out)
{
    static const double truths[] = {NAN, 0, 1};
    const size_t tests = m->texts[test->slot].tests;
    const int8_t *const answers = part->dictionaries[test->slot].answers + test->place;
    const uint32_t *const ids = part->ids + test->slot * MFGQ_I_BLOCK;
    for (size_t i = 0; i < rows; i++) out[i] = truths[answers[ids[i] * tests] + 1];
}

static void push(const mfgq_measure *m, const mfgq_i_part *part, size_t rows,
                 const mfgq_i_step *step, double *out)
{
    if (step->code == MFGQ_I_OP_VARIABLE)
        memcpy(out, part->numbers[step->arg], rows * sizeof *out);
    else if (step->code == MFGQ_I_OP_NUMBER)
        for (size_t i = 0; i < rows; i++) out[i] = m->constants[step->arg];
    else push_test(m, part, rows, &m->tests[step->arg], out);
}

#define EACH(value) \
    for (size_t i = 0; i < rows; i++) a[i] = (value)

static void unary(int code, size_t rows, double *a)
{
    if (code == MFGQ_I_OP_NEGATE) EACH(-a[i]);
    else EACH(1 - a[i]);
}

/* What is undefined becomes missing. */
static void binary(int code, size_t rows, double *a, const double *b)
{
    int undefined = 0;
    switch ((mfgq_i_opcode)code) {
    case MFGQ_I_OP_ADD: EACH(a[i] + b[i]); break;
    case MFGQ_I_OP_SUBTRACT: EACH(a[i] - b[i]); break;
    case MFGQ_I_OP_MULTIPLY: EACH(a[i] * b[i]); break;
    case MFGQ_I_OP_DIVIDE: EACH(mfgq_i_divide(a[i], b[i], 1, &undefined)); break;
    case MFGQ_I_OP_POWER: EACH(mfgq_i_power(a[i], b[i], 1, &undefined)); break;
    case MFGQ_I_OP_LT: EACH(mfgq_i_compare(MFGQ_I_OP_LT, a[i], b[i])); break;
    case MFGQ_I_OP_LE: EACH(mfgq_i_compare(MFGQ_I_OP_LE, a[i], b[i])); break;
    case MFGQ_I_OP_GT: EACH(mfgq_i_compare(MFGQ_I_OP_GT, a[i], b[i])); break;
    case MFGQ_I_OP_GE: EACH(mfgq_i_compare(MFGQ_I_OP_GE, a[i], b[i])); break;
    case MFGQ_I_OP_EQ: EACH(mfgq_i_compare(MFGQ_I_OP_EQ, a[i], b[i])); break;
    case MFGQ_I_OP_NE: EACH(mfgq_i_compare(MFGQ_I_OP_NE, a[i], b[i])); break;
    case MFGQ_I_OP_AND: EACH(mfgq_i_both(a[i], b[i])); break;
    default: EACH(mfgq_i_either(a[i], b[i])); break;
    }
}

static void run(const mfgq_measure *m, mfgq_i_part *part, size_t rows, const mfgq_i_expr *e,
                double *out)
{
    size_t top = 0;
    for (size_t k = 0; k < e->count; k++) {
        const int code = (int)e->steps[k].code;
        if (code <= MFGQ_I_OP_SAME) {
            push(m, part, rows, &e->steps[k], part->stack + top++ * MFGQ_I_BLOCK);
            continue;
        }
        double *const last = part->stack + (top - 1) * MFGQ_I_BLOCK;
        if (code == MFGQ_I_OP_NEGATE || code == MFGQ_I_OP_NOT) unary(code, rows, last);
        else binary(code, rows, last - MFGQ_I_BLOCK, last), top--;
    }
    memcpy(out, part->stack, rows * sizeof *out);
}

void mfgq_i_block_run(const mfgq_measure *m, mfgq_i_part *part, size_t rows)
{
    for (size_t i = 0; i < m->expr_count; i++)
        if (mfgq_i_block_values(m, part, i) == vector_of(part, i))
            run(m, part, rows, &m->exprs[i], vector_of(part, i));
}
