/**
 * @file scenario.h
 * @brief What if: paths of an indicator under a stated growth, a shock, a catching-up.
 */
#ifndef MFGQ_SCENARIO_H
#define MFGQ_SCENARIO_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_scenario Scenarios
 * A scenario is arithmetic on a path, not a forecast: it says what follows if the
 * stated assumption holds. Paths are levels, > 0, one value a period after the
 * last observation. Missing values (NaN) flow on.
 * @{
 */

/**
 * @brief Levels that follow from a stated growth of each period.
 *
 *     level[k] = last * prod over i <= k of (1 + growth[i])
 *
 * @param n      periods
 * @param last   last observed level, > 0, any unit
 * @param growth [n] growth of each period, fraction, > -1
 * @param[out] level [n] unit of @p last; may be @p growth
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0
 * @retval MFGQ_E_DOMAIN  @p last is not positive and finite, or a growth is -1 or
 *                        less or infinite, or leads out of the range of doubles
 *                        (err->index)
 * On failure @p level is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_scenario.c, tests/golden/scenario.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_scenario_growth(size_t n, double last, const double *growth, double *level,
                                 mfgq_error *err);

/**
 * @brief A path after a shock that fades.
 *
 *     level[k] = path[k] * (1 + size * persistence^(k - at))   for k >= at
 *
 * @param n           periods
 * @param path        [n] the path without the shock, a projection for instance
 * @param at          first period hit, from 0, below @p n
 * @param size        shock as a fraction of the level, > -1
 * @param persistence share that is left a period later, 0 to 1; 1 is lasting
 * @param[out] level  [n] unit of @p path; may be @p path
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array, or @p at or @p persistence out of range
 * @retval MFGQ_E_DOMAIN  @p size is -1 or less or not finite, or a level is or
 *                        becomes infinite (err->index)
 * On failure @p level is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_scenario.c, tests/golden/scenario.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_scenario_shock(size_t n, const double *path, size_t at, double size,
                                double persistence, double *level, mfgq_error *err);

/**
 * @brief Catching up with a path in a number of periods, the gap closing by equal
 *        ratios.
 *
 *     level[k] = path[k] * (last / path_last)^(1 - (k + 1) / periods)   for k < periods,
 *     level[k] = path[k]                                                from then on
 *
 * @param n         periods
 * @param last      last observed level, > 0
 * @param path_last level of the path at the last observation, > 0, unit of @p last
 * @param path      [n] the path to catch up with, a plan's milestones for instance
 * @param periods   after which the gap is closed, 1 to 10000
 * @param[out] level [n] unit of @p path; may be @p path
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0, or @p periods out of range
 * @retval MFGQ_E_DOMAIN  a level that is not positive and finite, or becomes infinite;
 *                        err->index is its place, -1 for @p last and @p path_last
 * On failure @p level is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_scenario.c, tests/golden/scenario.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_scenario_catch_up(size_t n, double last, double path_last, const double *path,
                                   int periods, double *level, mfgq_error *err);

/**
 * @brief Converging to a path, a constant share of the gap closing in each period.
 *
 *     level[k] = path[k] * (last / path_last)^((1 - speed)^(k + 1))
 *
 * The gap is the logarithm of level over path. A half-life of H periods is a speed
 * of 1 - 2^(-1 / H).
 *
 * @param n         periods
 * @param last      last observed level, > 0
 * @param path_last level of the path at the last observation, > 0, unit of @p last
 * @param path      [n] the path to converge to
 * @param speed     share of the gap that closes in a period, above 0, up to 1
 * @param[out] level [n] unit of @p path; may be @p path
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0, or @p speed out of range
 * @retval MFGQ_E_DOMAIN  a level that is not positive and finite, or becomes infinite;
 *                        err->index is its place, -1 for @p last and @p path_last
 * On failure @p level is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_scenario.c, tests/golden/scenario.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_scenario_converge(size_t n, double last, double path_last, const double *path,
                                   double speed, double *level, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
