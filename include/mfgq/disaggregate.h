/**
 * @file disaggregate.h
 * @brief From years to quarters and months: benchmarking and temporal
 *        disaggregation.
 */
#ifndef MFGQ_DISAGGREGATE_H
#define MFGQ_DISAGGREGATE_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_disaggregate Temporal disaggregation
 * A low-frequency series (the benchmarks, say years) is spread over a high
 * frequency (say quarters) so that the parts agree with it, following the
 * movement of an indicator known at the high frequency.
 *
 * How the two lie on each other is said by two numbers: benchmark j binds the
 * @e ratio periods that begin at period @e offset + j @e ratio of the
 * indicator. The offset may be negative. A benchmark that is missing (NaN) or
 * has a period outside the indicator binds nothing; periods of the indicator
 * that no benchmark binds are interpolated or extrapolated by the same method.
 *
 * These calls need no GSL. They take time and memory in proportion to the
 * number of periods (times the square of ratio).
 * @{
 */

/** @brief How the periods of a benchmark make up its value. */
typedef enum mfgq_conversion {
    MFGQ_CONVERT_SUM = 0,   /**< Their sum (flows). */
    MFGQ_CONVERT_MEAN = 1,  /**< Their mean (indices, rates). */
    MFGQ_CONVERT_FIRST = 2, /**< The first of them (stocks at the beginning). */
    MFGQ_CONVERT_LAST = 3   /**< The last of them (stocks at the end). */
} mfgq_conversion;

/** @brief Methods; the first four smooth, the others are regressions. */
typedef enum mfgq_disaggregation {
    MFGQ_UNIFORM = 0,         /**< What is lacking is spread evenly. */
    MFGQ_PRO_RATA = 1,        /**< One ratio a benchmark; steps between them. */
    MFGQ_DENTON = 2,          /**< Denton 1971 as printed, with its start from zero. */
    MFGQ_DENTON_CHOLETTE = 3, /**< Denton without the first rows of the difference. */
    MFGQ_OLS = 4,             /**< Least squares, residuals spread evenly. */
    MFGQ_CHOW_LIN = 5,        /**< Residuals follow an AR(1) process. */
    MFGQ_FERNANDEZ = 6,       /**< Residuals follow a random walk. */
    MFGQ_LITTERMAN = 7        /**< A random walk whose steps follow an AR(1) process. */
} mfgq_disaggregation;

/** @brief What Denton's methods keep. */
typedef enum mfgq_criterion {
    MFGQ_ADDITIVE = 0,    /**< Differences of x - i. */
    MFGQ_PROPORTIONAL = 1 /**< Differences of x / i. */
} mfgq_criterion;

/** @brief How rho of Chow-Lin and Litterman is found. */
typedef enum mfgq_rho_estimate {
    MFGQ_RHO_MAXLOG = 0,         /**< Greatest likelihood. */
    MFGQ_RHO_MINRSS_ECOTRIM = 1, /**< Least squares with the correlation matrix. */
    MFGQ_RHO_MINRSS_QUILIS = 2,  /**< Least squares with the covariance matrix. */
    MFGQ_RHO_FIXED = 3           /**< Given by the caller. */
} mfgq_rho_estimate;

/** @brief Name of a method, "denton-cholette"; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_disaggregation_name(int method);

/**
 * @brief Spreads benchmarks by smoothing: uniform, pro rata, Denton, Denton-Cholette.
 *
 * With indicator i and benchmarks b = C x, the series x minimises
 *
 *     sum over t of (D^h (x - i))[t]^2        additive
 *     sum over t of (D^h (x / i))[t]^2        proportional
 *
 * D is the first difference. Denton-Cholette leaves out the first h rows of
 * D^h; Denton keeps them, as if deviations before the first period were zero.
 * Uniform is additive with h = 0. Pro rata is i times the ratio of the
 * benchmark to the indicator's aggregate, the nearest ratio outside.
 *
 * Where a proportional method meets a zero indicator the result is zero there.
 * Without an indicator, i = 1.
 *
 * @param low_count    number of benchmarks
 * @param low          [low_count] benchmarks, any unit; NaN binds nothing
 * @param ratio        periods to a benchmark, >= 1
 * @param offset       period at which the first benchmark begins, may be < 0
 * @param periods      number of periods to be filled
 * @param indicator    [periods] finite; may be null: 1 everywhere
 * @param method       MFGQ_UNIFORM to MFGQ_DENTON_CHOLETTE
 * @param criterion    used by the Denton methods
 * @param h            order of differencing of the Denton methods, 0 to 8
 * @param conversion   what the benchmarks are of their periods
 * @param non_negative 1 for the best series without values below 0, else 0
 * @param[out] values  [periods] unit of @p low; may be @p indicator
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK        all periods written
 * @retval MFGQ_E_INVALID a null array, or an option out of range
 * @retval MFGQ_E_DOMAIN  a value is infinite, the indicator is missing, or it is
 *                        zero over a whole benchmark and the method proportional
 *                        (err->index is the period); no benchmark is covered;
 *                        fewer than h benchmarks; a negative benchmark with
 *                        @p non_negative; the result overflows
 * @retval MFGQ_E_NO_CONVERGENCE no non-negative series was found
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * DENTON-1971, DAGUM-CHOLETTE-2006 in docs/sources.md; docs/methods/denton.md.
 * @par Checked by
 * tests/unit/test_disaggregate.c, tests/golden/disaggregate_smooth.csv,
 * tests/property/test_disaggregate.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_disaggregate_smooth(size_t low_count, const double *low, size_t ratio,
                                     int64_t offset, size_t periods, const double *indicator,
                                     mfgq_disaggregation method, mfgq_criterion criterion, int h,
                                     mfgq_conversion conversion, int non_negative,
                                     double *values, mfgq_error *err);

/**
 * @brief Spreads benchmarks by regression: OLS, Chow-Lin, Fernandez, Litterman.
 *
 * With indicators X (an intercept among them if asked for) and benchmarks b = C x,
 *
 *     beta = (X'C' W X C)^-1 X'C' W b         W = (C V C')^-1
 *     x    = X beta + V C' W (b - C X beta)
 *
 *     OLS        V = I
 *     Chow-Lin   V[i][j] = rho^|i-j| / (1 - rho^2)
 *     Fernandez  V = (D'D)^-1
 *     Litterman  V = (D'H'HD)^-1              H = I - rho B
 *
 * with D the first difference that keeps its first row. Estimated rho lies in
 * [-0.999, 0.999]; it is the minimum at which Brent's search on that interval
 * arrives, or @p rho_min if that is greater.
 *
 * The parameters are a table name, value, se: a row for each coefficient
 * ("intercept" first), then rho, rss = u'Wu, sigma2 = rss / (m - k), loglik =
 * -m/2 (1 + ln 2 pi + ln(rss / m)) - ln det(C V C') / 2, aic = ln(rss / m) +
 * 2k/m, bic = ln(rss / m) + k ln(m) / m, for m benchmarks and k coefficients.
 *
 * @param low_count    number of benchmarks
 * @param low          [low_count] benchmarks, any unit; NaN binds nothing
 * @param ratio        periods to a benchmark, >= 1
 * @param offset       period at which the first benchmark begins, may be < 0
 * @param periods      number of periods to be filled
 * @param columns      number of indicators; may be 0 with an intercept
 * @param indicators   [columns][periods] finite
 * @param names        [columns] names for the table; may be null: x1, x2, ...
 * @param intercept    1 for a constant among the regressors, else 0
 * @param method       MFGQ_OLS to MFGQ_LITTERMAN
 * @param estimate     how rho is found, for Chow-Lin and Litterman
 * @param rho          used by MFGQ_RHO_FIXED, in (-1, 1)
 * @param rho_min      least rho to accept when it is estimated, in [-1, 1); 0 is
 *                     usual, -1 accepts all
 * @param conversion   what the benchmarks are of their periods
 * @param non_negative 1 for the best series without values below 0 at the
 *                     estimated coefficients, else 0
 * @param[out] values  [periods] unit of @p low; may be null
 * @param[out] parameters to be freed with mfgq_table_free(); may be null
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array, or an option out of range
 * @retval MFGQ_E_DOMAIN  a value is infinite or an indicator missing (err->index
 *                        counts through @p indicators); not more benchmarks than
 *                        coefficients; columns that depend on each other
 *                        (err->index is the column); a negative benchmark with
 *                        @p non_negative; the result overflows
 * @retval MFGQ_E_NO_CONVERGENCE no non-negative series was found
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * CHOW-LIN-1971, FERNANDEZ-1981, LITTERMAN-1983, SAX-STEINER-2013 in
 * docs/sources.md; docs/methods/chow-lin.md.
 * @par Checked by
 * tests/unit/test_disaggregate.c, tests/golden/disaggregate_regression.csv,
 * tests/property/test_disaggregate.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_disaggregate_regression(
    size_t low_count, const double *low, size_t ratio, int64_t offset, size_t periods,
    size_t columns, const double *indicators, const char *const *names, int intercept,
    mfgq_disaggregation method, mfgq_rho_estimate estimate, double rho, double rho_min,
    mfgq_conversion conversion, int non_negative, double *values, mfgq_table **parameters,
    mfgq_error *err);

/**
 * @brief Mean distance of an indicator from its benchmarks.
 *
 *     bias = sum over benchmarks of (b - aggregate of i) / sum of their weights
 *
 * The weights of a benchmark add up to ratio for sums and to 1 otherwise, so the
 * bias is what each covered period lacks on average.
 *
 * @param low_count  number of benchmarks
 * @param low        [low_count] benchmarks; NaN binds nothing
 * @param ratio      periods to a benchmark, >= 1
 * @param offset     period at which the first benchmark begins, may be < 0
 * @param periods    number of periods
 * @param indicator  [periods] finite
 * @param conversion what the benchmarks are of their periods
 * @param[out] bias  unit of the indicator
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID a null argument, or an option out of range
 * @retval MFGQ_E_DOMAIN  a value missing or infinite, no benchmark covered, overflow
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p bias is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * DAGUM-CHOLETTE-2006 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_disaggregate.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_disaggregate_bias(size_t low_count, const double *low, size_t ratio,
                                   int64_t offset, size_t periods, const double *indicator,
                                   mfgq_conversion conversion, double *bias, mfgq_error *err);

/**
 * @brief Rounds a disaggregated series so that the aggregates still hold.
 *
 * Within a benchmark (sum, mean) each value is rounded down to @p decimals and
 * the units that are then lacking to the rounded benchmark go to the largest
 * remainders, the earlier of equals first. All other values are rounded half
 * away from zero. Values of 2^53 units or more stay as they are.
 *
 * @param low_count  number of benchmarks
 * @param low        [low_count] benchmarks; NaN binds nothing
 * @param ratio      periods to a benchmark, >= 1
 * @param offset     period at which the first benchmark begins, may be < 0
 * @param periods    number of periods
 * @param values     [periods] from one of the calls above
 * @param conversion what the benchmarks are of their periods
 * @param decimals   0 to 15
 * @param[out] rounded [periods] may be @p values
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        rounded
 * @retval MFGQ_E_INVALID a null argument, or an option out of range
 * @retval MFGQ_E_DOMAIN  an infinite benchmark, or none is covered
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * DAGUM-CHOLETTE-2006 in docs/sources.md, chapter 11: totals kept under rounding.
 * @par Checked by
 * tests/unit/test_disaggregate.c, tests/property/test_disaggregate.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_disaggregate_round(size_t low_count, const double *low, size_t ratio,
                                    int64_t offset, size_t periods, const double *values,
                                    mfgq_conversion conversion, int decimals, double *rounded,
                                    mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
