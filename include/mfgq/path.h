/**
 * @file path.h
 * @brief Paths between milestones: linear, geometric, by schedule, monotone.
 */
#ifndef MFGQ_PATH_H
#define MFGQ_PATH_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_path Paths
 * Values between milestones. A path meets its milestones exactly, to the bit;
 * its shape holds within each span between two of them.
 * @{
 */

/** @brief How a span is filled. */
typedef enum mfgq_path_shape {
    MFGQ_PATH_LINEAR = 0,    /**< Equal steps: v0 + s (v1 - v0), s the part of the span. */
    MFGQ_PATH_GEOMETRIC = 1, /**< Equal rates: v0 (v1/v0)^s; both ends of one sign, not 0. */
    MFGQ_PATH_SCHEDULE = 2,  /**< As linear, s from the shares of a schedule. */
    MFGQ_PATH_MONOTONE = 3   /**< Piecewise cubic, smooth across milestones, no overshooting. */
} mfgq_path_shape;

/** @brief Shape of a name: linear, geometric, schedule, monotone; else -1. Pure. @since 0.1 */
MFGQ_API int mfgq_path_shape_find(const char *name);

/**
 * @brief Values of a path at any positions between its milestones.
 *
 * A schedule's cumulative shares s[0..count-1], the last one 1, stand at
 * 1/count, 2/count, ... of each span, with straight lines between them. Shares
 * that do not end in 1 are parts that must add up to 1. They may be given for
 * the linear and the geometric shape too, where s then takes the place of the
 * part of time. Without them the schedule is the time.
 *
 * The monotone shape is the piecewise cubic Hermite interpolant with the
 * slopes of Fritsch and Butland: the weighted harmonic mean of the two
 * neighbouring secants, 0 where they differ in sign; at the ends a one-sided
 * formula of three points, limited so that it keeps the sign of its secant and
 * at most three times its size. (PCHIP; with two milestones it is a line.)
 *
 * @param shape       how spans are filled
 * @param m           milestones, at least 2
 * @param at          [m] positions, strictly rising, finite
 * @param value       [m] finite
 * @param count       shares; 0 for none
 * @param shares      [count] cumulative or parts, finite; may be null
 * @param n           positions asked for
 * @param x           [n] from at[0] to at[m-1]; NaN gives NaN
 * @param[out] out    [n] values; may be @p x
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        all n written
 * @retval MFGQ_E_INVALID null array, m below 2, no such shape, or shares with
 *                        the monotone shape
 * @retval MFGQ_E_DOMAIN  positions do not rise, a value is not finite or not
 *                        of one sign (geometric), shares fit neither reading, or
 *                        an x lies outside; err->index is its place
 * @retval MFGQ_E_MEMORY  memory ran out (monotone only)
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * FRITSCH-1984 in docs/sources.md.
 * @par Checked by
 * tests/golden/path_values.csv, tests/unit/test_path.c, tests/property/test_path.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_values(mfgq_path_shape shape, size_t m, const double *at,
                             const double *value, size_t count, const double *shares, size_t n,
                             const double *x, double *out, mfgq_error *err);

/**
 * @brief Linear paths of many rows at one part of the way.
 *
 *     v = from + s (to - from)
 *
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n       rows; 0 is allowed and does nothing
 * @param from    [n] finite
 * @param to      [n] finite
 * @param part    [n] part of the way s; outside 0 to 1 the line goes on
 * @param policy  what becomes of a row outside the domain
 * @param[out] v  [n] values; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  an input is infinite; err->index is its row
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_path.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_linear_rows(size_t n, const double *from, const double *to,
                                  const double *part, mfgq_policy policy, double *v,
                                  size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_path_linear_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_linear(double from, double to, double part, double *v, mfgq_error *err);

/**
 * @brief Geometric paths of many rows at one part of the way.
 *
 *     v = from (to / from) ^ s
 *
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n       rows; 0 is allowed and does nothing
 * @param from    [n] finite, not 0
 * @param to      [n] finite, of the sign of @p from
 * @param part    [n] part of the way s; outside 0 to 1 the path goes on
 * @param policy  what becomes of a row outside the domain
 * @param[out] v  [n] values; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  from is 0 or to not of its sign, or an input is
 *                        infinite; err->index is its row
 *
 * On failure nothing has been written.
 * @par Cost
 * One pow() a row.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_path.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_geometric_rows(size_t n, const double *from, const double *to,
                                     const double *part, mfgq_policy policy, double *v,
                                     size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_path_geometric_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_geometric(double from, double to, double part, double *v,
                                mfgq_error *err);

/**
 * @brief A path with a row for every period from its first milestone to its last.
 *
 * Columns: period, value. Milestones may come in any order. With @p shares, the
 * number of periods in each span must be a multiple of @p count or divide it,
 * so that a schedule of another length is not taken by accident.
 *
 * @param shape       how spans are filled
 * @param m           milestones, at least 2
 * @param period      [m] texts such as 2019, 2019-Q1, 2019-07, of one frequency
 * @param value       [m] finite
 * @param count       shares; 0 for none
 * @param shares      [count] cumulative or parts; may be null
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID as for mfgq_path_values()
 * @retval MFGQ_E_PARSE   a period cannot be read; err->index is its milestone
 * @retval MFGQ_E_DATA    frequencies differ, a period is repeated, or the
 *                        shares do not fit the periods
 * @retval MFGQ_E_DOMAIN  as for mfgq_path_values(), err->index by time
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * FRITSCH-1984 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_path.c, tests/cli/test_path.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_path_table(mfgq_path_shape shape, size_t m, const char *const *period,
                            const double *value, size_t count, const double *shares,
                            mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
