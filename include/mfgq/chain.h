/**
 * @file chain.h
 * @brief Chains of yearly rates, and schedules.
 */
#ifndef MFGQ_CHAIN_H
#define MFGQ_CHAIN_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_chain Chains and schedules
 * Yearly rates into one change, across changes of the price base; how much of
 * a task should be done by when.
 * @{
 */

/**
 * @brief Chains yearly rates into one change, for many rows.
 *
 *     change[i] = (1 + rates[i k]) (1 + rates[i k + 1]) ... - 1
 *
 * Computed as a + b + a b in groups of four years, whose error stays
 * relative to the change: at most 3 k units of 2^-53 of the largest change over
 * any run of the years, times the product of the 1 + |g|. A missing rate makes its row NaN.
 * With k = 0 every change is 0.
 *
 * @param n      rows; 0 is allowed and does nothing
 * @param k      rates a row
 * @param rates  [n k] row by row, fractions, >= -1
 * @param policy what becomes of a row outside the domain
 * @param[out] change    [n] fractions; must not overlap @p rates unless k is 1
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, no such policy, n k too large
 * @retval MFGQ_E_DOMAIN  a rate is infinite or below -1; err->index is its row
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_chain.csv, tests/property/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_chain_rows(size_t n, size_t k, const double *rates,
                                       mfgq_policy policy, double *change, size_t *undefined,
                                       mfgq_error *err);

/** @brief One row of mfgq_cumulative_chain_rows(); err->index is the rate at fault. @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_chain(size_t k, const double *rates, double *change,
                                  mfgq_error *err);

/**
 * @brief The chain up to each year: change[t] of the rates 0 to t.
 *
 * A missing rate makes its year and all later ones NaN.
 *
 * @param n            years
 * @param rates        [n] fractions, >= -1
 * @param[out] change  [n] fractions since the base; may be @p rates
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  a rate is infinite or below -1; err->index is its year
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_chain.c, tests/property/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_running(size_t n, const double *rates, double *change,
                                    mfgq_error *err);

/**
 * @brief The sum of yearly rates, which is what a chain is mistaken for.
 *
 * It is here so that a printed figure can be recognised as one.
 *
 * @param k         rates
 * @param rates     [k] fractions, >= -1
 * @param[out] sum  exact before one rounding; NaN if a rate is missing
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with k > 0, or @p sum is null
 * @retval MFGQ_E_DOMAIN  a rate is infinite or below -1; err->index is its place
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_chain.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_naive_sum(size_t k, const double *rates, double *sum,
                                      mfgq_error *err);

/**
 * @brief An index across changes of the price base.
 *
 *     index[i] = product over j <= i of level[j] / previous[j]
 *
 * Levels are re-based with every plan, so the rates are chained and the levels
 * never compared: level[j] and previous[j] are two successive years at the
 * same prices, whichever those are.
 *
 * @param n           years
 * @param previous    [n] level of the year before, > 0, at the prices of @p level
 * @param level       [n] level of the year
 * @param[out] index  [n] the year before the first is 1; may be an input
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  a previous is not positive, or an input is infinite;
 *                        err->index is its year
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_chain.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_link(size_t n, const double *previous, const double *level,
                                 double *index, mfgq_error *err);

/**
 * @brief Part of the task that a schedule wants done after some years.
 *
 * Without shares it is the time share elapsed / years. With cumulative shares
 * s[0..count-1], such as .2 .4 .6 .8 1, it is s[j-1] at the j-th of @p count
 * equal steps of the period and straight lines between them. Shares that do not
 * end in 1 are parts that must add up to 1. Compare the result with the
 * progress of mfgq_cumulative_progress().
 *
 * @param count     shares; 0 for the time share
 * @param shares    [count] cumulative or parts; may be null when 0
 * @param elapsed   years passed, from 0 to @p years
 * @param years     length of the period, > 0
 * @param[out] share fraction; NaN if a number is missing
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID a null pointer
 * @retval MFGQ_E_DOMAIN  out of the ranges above
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_schedule.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_schedule(size_t count, const double *shares, double elapsed,
                                     double years, double *share, mfgq_error *err);

/**
 * @brief Yearly rate of an intensity, from the levels of two years.
 *
 *     rate = (energy1 / output1) / (energy0 / output0) - 1
 *
 * Both outputs stand at the prices of the plan's base year. Some offices
 * round the intensities before the rate is taken, to four decimals for
 * example; @p decimals does so, halves away from zero.
 *
 * @param energy0   first year's energy, > 0
 * @param output0   first year's output, > 0
 * @param energy1   second year's energy, >= 0
 * @param output1   second year's output, > 0
 * @param decimals  of the intensities, 0 to 15; -1 to leave them unrounded
 * @param[out] rate fraction, a cut is negative; NaN if a level is missing
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID decimals out of range, or a null pointer
 * @retval MFGQ_E_DOMAIN  a level out of range, or the first intensity rounds
 *                        to zero
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * HUNAN-2017 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_schedule.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_intensity(double energy0, double output0, double energy1,
                                      double output1, int decimals, double *rate,
                                      mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
