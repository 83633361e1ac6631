/**
 * @file contributions.h
 * @brief Contribution to growth and pull of the parts of a total.
 */
#ifndef MFGQ_CONTRIBUTIONS_H
#define MFGQ_CONTRIBUTIONS_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_contributions Contribution and pull
 * Which part of a total made it grow, by how much.
 * @{
 */

/** @brief How a total moved, which says how its contributions read. */
typedef enum mfgq_movement {
    MFGQ_MOVED_UP = 0,      /**< Contributions read as usual. */
    MFGQ_MOVED_DOWN = 1,    /**< The total fell: a part that fell contributes positively. */
    MFGQ_MOVED_LITTLE = 2,  /**< The parts' moves nearly cancel: contributions are unstable. */
    MFGQ_NOT_MOVED = 3,     /**< No change: contributions are missing, pulls are given. */
    MFGQ_MOVE_UNKNOWN = 4   /**< The total's change is missing. */
} mfgq_movement;

/**
 * @brief Contribution to growth (gongxianlu) and pull (ladong) of the parts.
 *
 * With the parts' levels at constant prices and the total Y,
 *
 *     increment[i]    = to[i] - from[i]
 *     growth[i]       = increment[i] / from[i]            where from[i] > 0
 *     contribution[i] = increment[i] / (Y1 - Y0)          where Y1 differs from Y0
 *     pull[i]         = increment[i] / Y0                 where Y0 > 0
 *     closure_gap     = sum(increment) / (Y1 - Y0) - 1
 *
 * What is not defined is NaN, the rest is given. The gap is reported and not
 * spread: at constant prices of an old base, parts need not add up to the
 * published total. A total counts as unchanged when it moved by no more than
 * the rounding of its own two levels, eight units in the last place, and as
 * moved little when that is less than a tenth of the parts' absolute moves.
 *
 * @param n            parts
 * @param from         [n] levels before, constant prices
 * @param to           [n] levels after, the same prices
 * @param total        [2] given total before and after; null for the sum of
 *                     the parts
 * @param[out] increment    [n] unit of the levels; may be null
 * @param[out] growth       [n] fraction; may be null
 * @param[out] contribution [n] share of the total's change; may be null
 * @param[out] pull         [n] points of the total's growth, as a fraction;
 *                          may be null
 * @param[out] closure_gap  NaN when any increment is missing; may be null
 * @param[out] movement     an #mfgq_movement; may be null
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  an input is infinite
 *
 * On failure nothing has been written. Outputs must not be inputs.
 * @par Thread safety
 * Pure.
 * @par Source
 * NBS-CONTRIB in docs/sources.md.
 * @par Checked by
 * tests/unit/test_ratio_contributions.c, tests/property/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_contributions(size_t n, const double *from, const double *to,
                               const double *total, double *increment, double *growth,
                               double *contribution, double *pull, double *closure_gap,
                               int *movement, mfgq_error *err);

/** @brief Fixed name of a movement, "moved-little", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_movement_name(int movement);

/**
 * @brief Contribution and pull of every part in every period, as a table.
 *
 * Columns: period, part, increment, growth, contribution, pull, closure_gap,
 * note. Periods come in order of time, parts in order of appearance. The part
 * named "total" is the given total; without one the total is the sum of the
 * parts and stands last.
 *
 * Without @p growth, each period is compared with the one before it in the
 * data, from the second on. With it, @p value is the period's level at the
 * prices of the growth, base = value / (1 + growth), and every period has
 * rows; the periods may then be any text, kept in order of appearance when
 * one of them is no period.
 *
 * The note is the name of the total's movement where that is not "moved-up".
 * An absent row counts as missing.
 *
 * @param n           rows
 * @param period      [n] texts such as 2019
 * @param part        [n] texts
 * @param growth      [n] fractions, or null
 * @param value       [n] levels
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID null array with n > 0, or a null pointer
 * @retval MFGQ_E_PARSE   a period cannot be read; err->index is its row
 * @retval MFGQ_E_DATA    a part is empty or repeated in a period, or periods
 *                        of different frequencies; err->index is the row
 * @retval MFGQ_E_DOMAIN  an input is infinite; err->index is its row
 * @retval MFGQ_E_ENCODING a period or a part is not UTF-8
 * @retval MFGQ_E_LIMIT   more than 2^26 pairs of period and part
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * NBS-CONTRIB in docs/sources.md.
 * @par Checked by
 * tests/unit/test_ratio_contributions_table.c, tests/cli/test_contributions.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_contributions_table(size_t n, const char *const *period,
                                     const char *const *part, const double *growth,
                                     const double *value, mfgq_table **table,
                                     mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
