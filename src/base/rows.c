/* What array calls share outside their loops: checks and messages. */
#include "rows_i.h"

mfgq_status mfgq_i_row_fail(const mfgq_i_kernel *kernel, int operand, int first, int64_t row,
                            double value, mfgq_error *err)
{
    const mfgq_i_operand *const o = &kernel->operand[operand - 1];
    char number[MFGQ_I_DOUBLE_SIZE];
    mfgq_i_format_double(value, number);
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, first + operand - 1, row, "%s %s, not %s", o->name,
                       fabs(value) > DBL_MAX ? "must be finite" : o->rule, number);
}

mfgq_status mfgq_i_rows_check(const mfgq_i_kernel *kernel, size_t n, const double *const *in,
                              mfgq_policy policy, const double *out, mfgq_error *err)
{
    for (int k = 0; n && k < kernel->arity; k++)
        if (!in[k])
            return mfgq_i_fail(err, MFGQ_E_INVALID, k + 2, -1, "%s is null",
                               kernel->operand[k].name);
    if (policy != MFGQ_ON_DOMAIN_FAIL && policy != MFGQ_ON_DOMAIN_MISSING)
        return mfgq_i_fail(err, MFGQ_E_INVALID, kernel->arity + 2, -1, "policy %d is unknown",
                           (int)policy);
    if (n && !out)
        return mfgq_i_fail(err, MFGQ_E_INVALID, kernel->arity + 3, -1, "result is null");
    return MFGQ_OK;
}

int mfgq_i_row_fault(const mfgq_i_kernel *kernel, const double *x)
{
    int fault = 0;
    for (int k = kernel->arity - 1; k >= 0; k--) {
        if (isnan(x[k])) return 0;
        if (fabs(x[k]) > DBL_MAX) fault = k + 1;
    }
    for (int k = 0; !fault && k < kernel->arity; k++)
        if (kernel->operand[k].guard && !(kernel->operand[k].guard(x) > 0)) fault = k + 1;
    return fault;
}

size_t mfgq_i_rows_outside(const mfgq_i_kernel *kernel, size_t n, const double *const *in,
                           size_t *first)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        double x[MFGQ_I_OPERANDS];
        for (int k = 0; k < kernel->arity; k++) x[k] = in[k][i];
        if (!mfgq_i_row_fault(kernel, x)) continue;
        if (!count++) *first = i;
    }
    return count;
}

mfgq_status mfgq_i_rows_fail(const mfgq_i_kernel *kernel, const double *const *in, size_t row,
                             mfgq_error *err)
{
    double x[MFGQ_I_OPERANDS];
    for (int k = 0; k < kernel->arity; k++) x[k] = in[k][row];
    const int operand = mfgq_i_row_fault(kernel, x);
    return mfgq_i_row_fail(kernel, operand, 2, (int64_t)row, x[operand - 1], err);
}
