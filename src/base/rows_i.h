/* The shape of every array call: inputs of n rows, one output, a domain.

   A kernel is a constant: its operands and its formula for one row, `value`. An operand may
   have a guard, a number that is positive exactly when the row is inside the domain; rows with
   a missing input are not judged, rows with an infinite one lie outside every domain. The loops
   are inlined into each kernel, so that guards and formula become part of them. */
#ifndef MFGQ_BASE_ROWS_I_H
#define MFGQ_BASE_ROWS_I_H

#include "base_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

#if defined(__GNUC__)
#define MFGQ_I_INLINE static inline __attribute__((always_inline))
#else
#define MFGQ_I_INLINE static inline
#endif

/* Compiled for wider vectors too, chosen when the library is loaded. The same bits come out: each
   row has the same operations, and none are contracted. Not under a sanitizer, which dislikes
   functions chosen at load time. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MFGQ_I_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define MFGQ_I_WIDE
#endif

enum { MFGQ_I_OPERANDS = 4 };

typedef struct mfgq_i_operand {
    const char *name;                 /* as in the header */
    const char *rule;                 /* "must be positive"; null without a guard */
    double (*guard)(const double *x); /* of the whole row; null: any finite number will do */
} mfgq_i_operand;

typedef struct mfgq_i_kernel {
    int arity;
    mfgq_i_operand operand[MFGQ_I_OPERANDS];
    double (*value)(const double *x);
} mfgq_i_kernel;

/* ---- rows.c: what stands outside the loops ---- */

/* The failure of one row; `operand` is one-based, `first` the parameter number of the first. */
mfgq_status mfgq_i_row_fail(const mfgq_i_kernel *kernel, int operand, int first, int64_t row,
                            double value, mfgq_error *err);

/* Fails on a null array with n > 0 and on an unknown policy; inputs start at parameter 2. */
mfgq_status mfgq_i_rows_check(const mfgq_i_kernel *kernel, size_t n, const double *const *in,
                              mfgq_policy policy, const double *out, mfgq_error *err);

/* One-based operand that puts a row outside the domain, 0 if none does. */
int mfgq_i_row_fault(const mfgq_i_kernel *kernel, const double *x);

/* Rows outside the domain. If there are any, *first becomes the first of them. */
size_t mfgq_i_rows_outside(const mfgq_i_kernel *kernel, size_t n, const double *const *in,
                           size_t *first);

/* Fails at a row. */
mfgq_status mfgq_i_rows_fail(const mfgq_i_kernel *kernel, const double *const *in, size_t row,
                             mfgq_error *err);

/* ---- the loops ---- */

MFGQ_I_INLINE uint64_t mfgq_i_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Sign bit set when operand k is a NaN or an infinity or its guard is not positive. Integer
   arithmetic only, which becomes vector code where comparisons do not. */
MFGQ_I_INLINE uint64_t mfgq_i_unclean(const mfgq_i_kernel *kernel, int k, const double *x)
{
    if (k >= kernel->arity) return 0;
    const uint64_t infinite = (mfgq_i_bits(x[k]) & (UINT64_MAX >> 1)) + ((uint64_t)1 << 52);
    if (!kernel->operand[k].guard) return infinite;
    const uint64_t guard = mfgq_i_bits(kernel->operand[k].guard(x));
    return infinite | guard | (guard - 1);
}

/* Not a loop: the guards are inlined only where their index is a constant from the start. */
MFGQ_I_INLINE uint64_t mfgq_i_row_unclean(const mfgq_i_kernel *kernel, const double *x)
{
    return mfgq_i_unclean(kernel, 0, x) | mfgq_i_unclean(kernel, 1, x)
        | mfgq_i_unclean(kernel, 2, x) | mfgq_i_unclean(kernel, 3, x);
}

MFGQ_I_INLINE int mfgq_i_rows_clean(const mfgq_i_kernel *kernel, size_t n,
                                    const double *const *in)
{
    const double *column[MFGQ_I_OPERANDS];
    double x[MFGQ_I_OPERANDS];
    uint64_t unclean = 0;
    for (int k = 0; k < kernel->arity; k++) column[k] = in[k];
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < kernel->arity; k++) x[k] = column[k][i];
        unclean |= mfgq_i_row_unclean(kernel, x);
    }
    return !(unclean >> 63);
}

/* The formula for some rows; with `check`, NaN where a row is outside the domain. */
MFGQ_I_INLINE void mfgq_i_rows_some(const mfgq_i_kernel *kernel, size_t start, size_t end,
                                    const double *const *in, int check, double *out)
{
    const double *column[MFGQ_I_OPERANDS];
    double x[MFGQ_I_OPERANDS];
    for (int k = 0; k < kernel->arity; k++) column[k] = in[k];
    for (size_t i = start; i < end; i++) {
        for (int k = 0; k < kernel->arity; k++) x[k] = column[k][i];
        out[i] = check && mfgq_i_row_fault(kernel, x) ? (double)NAN : kernel->value(x);
    }
}

/* For all rows, block by block from the end, where the check has just left the inputs in cache. */
MFGQ_I_INLINE void mfgq_i_rows_value(const mfgq_i_kernel *kernel, size_t n,
                                     const double *const *in, int check, double *out)
{
    enum { BLOCK = 4096 };
    for (size_t end = n; end > 0;) {
        const size_t start = end > BLOCK ? end - BLOCK : 0;
        mfgq_i_rows_some(kernel, start, end, in, check, out);
        end = start;
    }
}

MFGQ_I_INLINE mfgq_status mfgq_i_rows(const mfgq_i_kernel *kernel, size_t n,
                                      const double *const *in, mfgq_policy policy, double *out,
                                      size_t *undefined, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_rows_check(kernel, n, in, policy, out, err));
    size_t count = 0, first = 0;
    if (!mfgq_i_rows_clean(kernel, n, in)) count = mfgq_i_rows_outside(kernel, n, in, &first);
    if (count && policy == MFGQ_ON_DOMAIN_FAIL) return mfgq_i_rows_fail(kernel, in, first, err);
    if (count) mfgq_i_rows_value(kernel, n, in, 1, out);
    else mfgq_i_rows_value(kernel, n, in, 0, out);
    if (undefined) *undefined = count;
    return MFGQ_OK;
}

/* The same for one row of scalars; parameters are counted from 1. */
MFGQ_I_INLINE mfgq_status mfgq_i_row(const mfgq_i_kernel *kernel, const double *x, double *out,
                                     mfgq_error *err)
{
    if (!out) return mfgq_i_fail(err, MFGQ_E_INVALID, kernel->arity + 1, -1, "result is null");
    const int operand = mfgq_i_row_unclean(kernel, x) >> 63 ? mfgq_i_row_fault(kernel, x) : 0;
    if (operand) return mfgq_i_row_fail(kernel, operand, 1, -1, x[operand - 1], err);
    *out = kernel->value(x);
    return MFGQ_OK;
}

/* ---- one kernel, its array call and its scalar call; `name` is also the formula ---- */

#define MFGQ_I_ANY(name) {name, NULL, NULL}
#define MFGQ_I_NOT_ZERO(name, guard) {name, "must not be zero", guard}
#define MFGQ_I_POSITIVE(name, guard) {name, "must be positive", guard}
#define MFGQ_I_ABOVE_MINUS_ONE(name, guard) {name, "must be above -1", guard}

#define MFGQ_I_KERNEL(name, arity, ...)                                            \
    static const mfgq_i_kernel name##_kernel = {arity, {__VA_ARGS__}, name};       \
    MFGQ_I_WIDE static mfgq_status name##_wide(size_t n, const double *const *in,  \
                                               mfgq_policy policy, double *result, \
                                               size_t *undefined, mfgq_error *err) \
    {                                                                              \
        return mfgq_i_rows(&name##_kernel, n, in, policy, result, undefined, err); \
    }

#define MFGQ_I_KERNEL_2(prefix, name, operand_a, operand_b)                       \
    MFGQ_I_KERNEL(name, 2, operand_a, operand_b)                                  \
    mfgq_status prefix##name##_rows(size_t n, const double *a, const double *b,   \
                                    mfgq_policy policy, double *result,           \
                                    size_t *undefined, mfgq_error *err)           \
    {                                                                             \
        const double *const in[] = {a, b};                                        \
        return name##_wide(n, in, policy, result, undefined, err);                \
    }                                                                             \
    mfgq_status prefix##name(double a, double b, double *result, mfgq_error *err) \
    {                                                                             \
        const double x[] = {a, b};                                                \
        return mfgq_i_row(&name##_kernel, x, result, err);                        \
    }

#define MFGQ_I_KERNEL_3(prefix, name, operand_a, operand_b, operand_c)                           \
    MFGQ_I_KERNEL(name, 3, operand_a, operand_b, operand_c)                                      \
    mfgq_status prefix##name##_rows(size_t n, const double *a, const double *b, const double *c, \
                                    mfgq_policy policy, double *result,                          \
                                    size_t *undefined, mfgq_error *err)                          \
    {                                                                                            \
        const double *const in[] = {a, b, c};                                                    \
        return name##_wide(n, in, policy, result, undefined, err);                               \
    }                                                                                            \
    mfgq_status prefix##name(double a, double b, double c, double *result, mfgq_error *err)      \
    {                                                                                            \
        const double x[] = {a, b, c};                                                            \
        return mfgq_i_row(&name##_kernel, x, result, err);                                       \
    }

#define MFGQ_I_KERNEL_4(prefix, name, operand_a, operand_b, operand_c, operand_d)    \
    MFGQ_I_KERNEL(name, 4, operand_a, operand_b, operand_c, operand_d)               \
    mfgq_status prefix##name##_rows(size_t n, const double *a, const double *b,      \
                                    const double *c, const double *d,                \
                                    mfgq_policy policy, double *result,              \
                                    size_t *undefined, mfgq_error *err)              \
    {                                                                                \
        const double *const in[] = {a, b, c, d};                                     \
        return name##_wide(n, in, policy, result, undefined, err);                   \
    }                                                                                \
    mfgq_status prefix##name(double a, double b, double c, double d, double *result, \
                             mfgq_error *err)                                        \
    {                                                                                \
        const double x[] = {a, b, c, d};                                             \
        return mfgq_i_row(&name##_kernel, x, result, err);                           \
    }

#endif
