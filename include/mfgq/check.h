/**
 * @file check.h
 * @brief Do printed figures agree?
 */
#ifndef MFGQ_CHECK_H
#define MFGQ_CHECK_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_check Checks of printed figures
 * @{
 */

/** @brief What a check finds. */
typedef enum mfgq_agreement {
    MFGQ_CONSISTENT = 0,   /**< The claim lies inside what the other figures allow. */
    MFGQ_INCONSISTENT = 1, /**< The two intervals are disjoint. */
    MFGQ_CANNOT_TELL = 2   /**< They overlap, and the claim itself lies outside. */
} mfgq_agreement;

/** @brief "consistent", "inconsistent", "cannot-tell", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_agreement_name(int agreement);

/**
 * @brief Evaluates "CLAIM = EXPRESSION" with the rounding intervals of its figures.
 *
 * The claim is a figure in the notation of plans. The expression has + − * / ^,
 * parentheses, figures with or without units, and ln, exp, sqrt and chain(a, b, …) =
 * (1 + a)(1 + b)… − 1. A figure printed with q decimals stands for the closed interval
 * [x − h, x + h], h = ½·10^−q, every occurrence on its own; exact are exponents, a bare 1,
 * and a bare 10, 100, 1000, … that multiplies or divides. Units are checked; a bare expression
 * is read in the unit of a claim that is an amount.
 *
 * The verdict is consistent if the claimed figure lies in the interval of the expression, or that
 * interval in the claim's own; inconsistent if the two are disjoint; cannot-tell otherwise.
 * A claim "at least x" is consistent if the whole interval is, and inconsistent if none of
 * it is; likewise for the other comparisons and for ranges.
 *
 * @param text            [size] UTF-8, at most 255 bytes
 * @param size            number of bytes
 * @param[out] claim_size bytes of @p text before the sign of equality; may be null
 * @param[out] value      the expression at the printed figures, in the claim's unit; may be null
 * @param[out] low        low end of the expression, in the claim's unit (points for %)
 * @param[out] high       high end
 * @param[out] agreement  a mfgq_agreement
 * @param[out] err        filled on failure; may be null; index is the byte at fault
 *
 * @retval MFGQ_OK         done
 * @retval MFGQ_E_INVALID  a pointer is null
 * @retval MFGQ_E_PARSE    syntax
 * @retval MFGQ_E_UNIT     dimensions that do not go together
 * @retval MFGQ_E_DOMAIN   a divisor that may be zero, a logarithm or root of what may be negative
 * @retval MFGQ_E_ENCODING not UTF-8
 * @retval MFGQ_E_LIMIT    too long or nested too deeply
 *
 * On failure the outputs are untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * MOORE-1966 in docs/sources.md.
 * @par Checked by
 * tests/golden/check.csv, tests/unit/test_check.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_check(const char *text, size_t size, size_t *claim_size, double *value,
                       double *low, double *high, int *agreement, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
