/**
 * @file allocate.h
 * @brief A total shared out by weights, within bounds, in whole numbers if wanted.
 */
#ifndef MFGQ_ALLOCATE_H
#define MFGQ_ALLOCATE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_allocate Allocation
 * @{
 */

/**
 * @brief Shares out a total in proportion to weights, within floors and caps.
 *
 *     value[i] = min(cap[i], max(floor[i], L · weight[i])),   L such that Σ value = total
 *
 * Rows at a bound keep it, the others share the rest in proportion. With
 * @p whole every value is a whole number and they add up to the total exactly:
 * bounds are tightened to whole numbers, each share is rounded down, and what
 * is left goes, one each, to the largest remainders; equal remainders in row order.
 *
 * @param n          rows, at least 1
 * @param weight     [n] >= 0; not all zero unless the bounds alone make up the total
 * @param floor      [n] least value of a row, NaN none; null for none at all
 * @param cap        [n] greatest value of a row, NaN none; null for none at all
 * @param total      what is shared out; whole and within ±2^53 with @p whole
 * @param whole      0, or 1 for whole numbers
 * @param[out] value [n] shares; may be the same array as an input
 * @param[out] err   filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID n is 0, a null array, total not finite
 * @retval MFGQ_E_DOMAIN  a weight that is negative or not a number, a floor above its cap, or a
 *                        total that is not whole; err->index is the row
 * @retval MFGQ_E_DATA    the floors add up to more than the total, the caps to less, or no row
 *                        with a weight can take the rest
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure no row of @p value has been written.
 *
 * @par Cost
 * A pass over the rows for each group that reaches a bound, and a sort with @p whole.
 * @par Thread safety
 * Reentrant.
 * @par Source
 * BALINSKI-YOUNG in docs/sources.md: Hamilton's method of largest remainders.
 * @par Checked by
 * tests/unit/test_allocate.c, tests/golden/allocate.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_allocate(size_t n, const double *weight, const double *floor,
                          const double *cap, double total, int whole, double *value,
                          mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
