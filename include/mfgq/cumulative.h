/**
 * @file cumulative.h
 * @brief Cumulative targets: chains of rates, progress, what is still required.
 */
#ifndef MFGQ_CUMULATIVE_H
#define MFGQ_CUMULATIVE_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_cumulative Cumulative targets
 * A plan of N years may fix only the change between its base year and its last
 * year. These calls go between that one number and the yearly path. All rates
 * are signed changes and fractions: a cut of 17 % is -0.17. Rates are chained
 * and never added.
 *
 * Calls ending in `_rows` take arrays; the same name without it takes scalars.
 * @{
 */

/**
 * @brief Part of a cumulative target achieved so far, on the logarithmic scale.
 *
 *     progress = ln(1 + A) / ln(1 + C)
 *
 * Logarithms, so that equal yearly rates make equal progress; past 1 when met early,
 * below 0 when the change went the other way.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param achieved  [n] cumulative change so far, A, fraction
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param policy    what becomes of a row outside the domain
 * @param[out] progress [n] fraction of the task; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        an achieved is not above -1, or a target not above -1 or 0,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_progress_rows(size_t n, const double *achieved, const double *target,
                                          mfgq_policy policy, double *progress,
                                          size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_progress_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_progress(double achieved, double target, double *progress,
                                     mfgq_error *err);

/**
 * @brief Years of the plan's work that have been delivered.
 *
 *     years delivered = N ln(1 + A) / ln(1 + C)
 *
 * With 26.8 % of a five-year task done, 1.34 years of it are delivered.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param achieved  [n] cumulative change so far, A, fraction
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param years     [n] length of the period in years, N, > 0
 * @param policy    what becomes of a row outside the domain
 * @param[out] delivered [n] years; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        as for mfgq_cumulative_progress_rows(), or a years is not positive,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_years_rows(size_t n, const double *achieved, const double *target,
                                       const double *years, mfgq_policy policy,
                                       double *delivered, size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_years_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_years(double achieved, double target, double years,
                                  double *delivered, mfgq_error *err);

/**
 * @brief Yearly change that still meets the target.
 *
 *     required = ((1 + C) / (1 + A)) ^ (1 / (N - K)) - 1
 *
 * After -4.87 % in three of five years, -17 % needs -6.59 % a year in the two left.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param achieved  [n] cumulative change so far, A, fraction
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param elapsed   [n] years passed, K, >= 0; need not be whole
 * @param years     [n] length of the period in years, N, > K
 * @param policy    what becomes of a row outside the domain
 * @param[out] required [n] change per year, fraction; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        an achieved is not above -1, a target is below -1, an elapsed
 *                        is negative, or a years does not exceed it,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_required_rows(size_t n, const double *achieved, const double *target,
                                          const double *elapsed, const double *years,
                                          mfgq_policy policy, double *required,
                                          size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_required_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_required(double achieved, double target, double elapsed,
                                     double years, double *required, mfgq_error *err);

/**
 * @brief Equal yearly share of a cumulative target.
 *
 *     share = (1 + C) ^ (1 / N) - 1
 *
 * -20 % over five years is -4.3648 % a year, not -4 %.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param years     [n] length of the period in years, N, > 0
 * @param policy    what becomes of a row outside the domain
 * @param[out] share [n] change per year, fraction; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a target is below -1, or a years is not positive,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_share_rows(size_t n, const double *target, const double *years,
                                       mfgq_policy policy, double *share, size_t *undefined,
                                       mfgq_error *err);

/** @brief One row of mfgq_cumulative_share_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_share(double target, double years, double *share, mfgq_error *err);

/**
 * @brief Cumulative change due when a part of the schedule has passed.
 *
 *     due = (1 + C) ^ s - 1
 *
 * Of -20 % by a schedule at 0.4, -8.54 % is due.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param schedule  [n] part of the schedule, s, such as K/N or from
 *               mfgq_cumulative_schedule()
 * @param policy    what becomes of a row outside the domain
 * @param[out] due [n] cumulative change, fraction; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a target is not above -1,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_due_rows(size_t n, const double *target, const double *schedule,
                                     mfgq_policy policy, double *due, size_t *undefined,
                                     mfgq_error *err);

/** @brief One row of mfgq_cumulative_due_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_due(double target, double schedule, double *due, mfgq_error *err);

/**
 * @brief Over-fulfilment of a final result, which is linear.
 *
 *     overfulfilment = (A - C) / C
 *
 * A cut of 26.59 % against 20 % is over-fulfilled by 0.3295.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param achieved  [n] cumulative change so far, A, fraction
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param policy    what becomes of a row outside the domain
 * @param[out] over [n] fraction of the target; negative when it was missed; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a target is 0,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * NDRC-2011-9 in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_overfulfilment_rows(size_t n, const double *achieved,
                                                const double *target, mfgq_policy policy,
                                                double *over, size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_overfulfilment_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_overfulfilment(double achieved, double target, double *over,
                                           mfgq_error *err);

/**
 * @brief Points between the target and what was achieved.
 *
 *     left = C - A
 *
 * 16 - 14.1 leaves 1.9 points, but the last year needs a cut of 2.21 %, see
 * mfgq_cumulative_required_rows().
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param achieved  [n] cumulative change so far, A, fraction
 * @param target    [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
 * @param policy    what becomes of a row outside the domain
 * @param[out] left [n] difference of fractions, no rate; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_points_left_rows(size_t n, const double *achieved,
                                             const double *target, mfgq_policy policy,
                                             double *left, size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_points_left_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_points_left(double achieved, double target, double *left,
                                        mfgq_error *err);

/**
 * @brief A cumulative change counted from a later base.
 *
 *     rebased = (1 + c) / (1 + b) - 1
 *
 * The step between two milestones: from -1.5 % to -3.5 % it is -2.03 %, not -2 %. Of an index
 * with its base at 1, change = index - 1.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n           rows; 0 is allowed and does nothing
 * @param change      [n] cumulative change since the old base, c
 * @param base_change [n] the same at the new base, b, > -1
 * @param policy      what becomes of a row outside the domain
 * @param[out] rebased [n] cumulative change since the new base; may be an input
 * @param[out] undefined rows outside the domain; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a base_change is not above -1,
 *                        or an input is infinite
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/golden/cumulative_rows.csv, tests/unit/test_cumulative.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_rebase_rows(size_t n, const double *change,
                                        const double *base_change, mfgq_policy policy,
                                        double *rebased, size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_cumulative_rebase_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_rebase(double change, double base_change, double *rebased,
                                   mfgq_error *err);

/**
 * @brief One operation, or all that the numbers allow, as a table.
 *
 * Columns: operation, value. With rates, A is their chain and K their number.
 * The operations, and what each needs:
 *
 * | operation | value | needs |
 * |---|---|---|
 * | chain | product of (1 + g), less 1 | rates |
 * | naive-sum | sum of g | rates |
 * | progress | ln(1 + A) / ln(1 + C) | A, C |
 * | linear-progress | A / C | A, C |
 * | years | N progress | A, C, N |
 * | required | ((1 + C) / (1 + A)) ^ (1 / (N - K)) - 1 | A, C, K, N |
 * | share | (1 + C) ^ (1 / N) - 1 | C, N |
 * | naive-share | C / N | C, N |
 * | overfulfilment | (A - C) / C | A, C |
 * | points-left | C - A | A, C |
 * | naive-points-left | C - sum of g | rates, C |
 * | intensity | (1 + e) / (1 + y) - 1 | e, y |
 * | schedule | K / N, or the share due | K, N |
 * | due | (1 + C) ^ schedule - 1 | C, K, N |
 *
 * The naive ones are errors seen in print, offered so that they can be
 * recognised.
 *
 * @param operation   one of the names; null for every one that has what it needs,
 *                    with a missing value where it is not defined
 * @param n           rates
 * @param rates       [n] yearly rates, >= -1; null if there are none
 * @param achieved    A; NaN if not given; with rates it must be NaN
 * @param elapsed     K; NaN if not given, then with rates their number
 * @param target      C; NaN if not given
 * @param years       N; NaN if not given
 * @param energy      growth of energy e; NaN if not given
 * @param output      growth of output y; NaN if not given
 * @param count       shares of a schedule; 0 for the time share
 * @param shares      [count] cumulative or parts, see mfgq_cumulative_schedule()
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK          made
 * @retval MFGQ_E_NOT_FOUND no such operation
 * @retval MFGQ_E_INVALID   the operation lacks a number it needs, or both rates
 *                          and @p achieved are given, or a null pointer
 * @retval MFGQ_E_DOMAIN    the operation is not defined for these numbers
 * @retval MFGQ_E_MEMORY    memory ran out
 *
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_table.c, tests/cli/test_cumulative.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_table(const char *operation, size_t n, const double *rates,
                                  double achieved, double elapsed, double target, double years,
                                  double energy, double output, size_t count,
                                  const double *shares, mfgq_table **table, mfgq_error *err);

/**
 * @brief Which operation gives a printed figure?
 *
 * Columns: operation, value, matches (yes, no). One row for each operation of
 * mfgq_cumulative_table(); what cannot be computed is missing and no match. A
 * claim printed with q decimals matches a value within half a unit of its last
 * decimal, ends included.
 *
 * @param claim       the figure as printed, a fraction such as "-0.1971", or
 *                    with a percent sign, "-19.71%"
 * @param n           as in mfgq_cumulative_table(), like all that follow
 * @param rates       [n]
 * @param achieved    A
 * @param elapsed     K
 * @param target      C
 * @param years       N
 * @param energy      e
 * @param output      y
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_PARSE   the claim is no decimal number; err->arg is 1
 * @retval MFGQ_E_INVALID both rates and @p achieved are given, or a null pointer
 * @retval MFGQ_E_DOMAIN  a rate is infinite or below -1
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CUM in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cumulative_table.c, tests/cli/test_cumulative.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_cumulative_explain(const char *claim, size_t n, const double *rates,
                                    double achieved, double elapsed, double target,
                                    double years, double energy, double output,
                                    mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
