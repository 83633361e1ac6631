/**
 * @file ratio.h
 * @brief Shares, growth, points, ratios of sums, contribution and pull.
 */
#ifndef MFGQ_RATIO_H
#define MFGQ_RATIO_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_ratio Ratios
 * Rates, shares and growth are fractions: 7 % is 0.07. Growth, points and
 * factor are three different things and have three names. A ratio of several
 * units together is the ratio of the sums, never the mean of the ratios.
 *
 * Calls ending in `_rows` take arrays; the same name without it takes scalars.
 * Sums are exact before one rounding, so that they do not depend on the order
 * of the rows.
 * @{
 */

/**
 * @brief A quotient of two quantities: a rate, an intensity, a productivity.
 *
 *     ratio[i] = numerator[i] / denominator[i]
 *
 * Energy of 118 over value added of 124 is 0.951613.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param numerator [n] any unit, finite
 * @param denominator [n] any unit, finite, not 0
 * @param policy    what becomes of a row outside the domain
 * @param[out] ratio [n] unit of the one per unit of the other; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a denominator is 0, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_quotient_rows(size_t n, const double *numerator,
                                     const double *denominator,
                                     mfgq_policy policy, double *ratio,
                                     size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_quotient_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_quotient(double numerator, double denominator,
                                double *ratio, mfgq_error *err);

/**
 * @brief Share of a part in its whole.
 *
 *     share[i] = part[i] / whole[i]
 *
 * 22.6 of 100 is 0.226. Parts may be negative or exceed the whole.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param part      [n] finite, unit of @p whole
 * @param whole     [n] finite, > 0
 * @param policy    what becomes of a row outside the domain
 * @param[out] share [n] fraction; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a whole is not positive, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_share_rows(size_t n, const double *part,
                                  const double *whole,
                                  mfgq_policy policy, double *share,
                                  size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_share_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_share(double part, double whole,
                             double *share, mfgq_error *err);

/**
 * @brief Growth rate between two levels, as a fraction of the first.
 *
 *     growth[i] = (to[i] - from[i]) / from[i]
 *
 * From 18 to 20 growth is 0.1111; for shares of 18 % and 20 % the change in points is 2, see
 * mfgq_ratio_points_rows(). A growth from zero or from a loss is not defined.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param from      [n] earlier level, finite, > 0
 * @param to        [n] later level, finite, same unit
 * @param policy    what becomes of a row outside the domain
 * @param[out] growth [n] fraction: 0.111 is 11.1 %; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a base is not positive, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_growth_rows(size_t n, const double *from,
                                   const double *to,
                                   mfgq_policy policy, double *growth,
                                   size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_growth_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_growth(double from, double to,
                              double *growth, mfgq_error *err);

/**
 * @brief Growth factor, the later level as a multiple of the earlier one.
 *
 *     factor[i] = to[i] / from[i] = 1 + growth[i]
 *
 * From 18 to 20 the factor is 1.1111.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param from      [n] earlier level, finite, > 0
 * @param to        [n] later level, finite, same unit
 * @param policy    what becomes of a row outside the domain
 * @param[out] factor [n] 1 is no change; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a base is not positive, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_factor_rows(size_t n, const double *from,
                                   const double *to,
                                   mfgq_policy policy, double *factor,
                                   size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_factor_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_factor(double from, double to,
                              double *factor, mfgq_error *err);

/**
 * @brief Change of a rate or share in points.
 *
 *     points[i] = to[i] - from[i]
 *
 * From 18 % to 20 % it is 0.02, which is 2 points and not 2 %.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param from      [n] earlier rate, finite, fraction
 * @param to        [n] later rate, finite, fraction
 * @param policy    what becomes of a row outside the domain
 * @param[out] points [n] difference of fractions: 0.02 is 2 percentage points; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_points_rows(size_t n, const double *from,
                                   const double *to,
                                   mfgq_policy policy, double *points,
                                   size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_points_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_points(double from, double to,
                              double *points, mfgq_error *err);

/**
 * @brief The base that a level and its growth imply.
 *
 *     base[i] = value[i] / (1 + growth[i])
 *
 * 110 after a growth of 0.1 stands on 100.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param value     [n] level reached, finite, at the prices of @p growth
 * @param growth    [n] finite, > -1, fraction
 * @param policy    what becomes of a row outside the domain
 * @param[out] base [n] level before, unit of @p value; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a growth is not above -1, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_base_rows(size_t n, const double *value,
                                 const double *growth,
                                 mfgq_policy policy, double *base,
                                 size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_base_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_base(double value, double growth,
                            double *base, mfgq_error *err);

/**
 * @brief Growth of a quotient from the growth of its two sides.
 *
 *     (1 + numerator_growth[i]) / (1 + denominator_growth[i]) - 1
 *
 * Energy up by 0.018 while output grows by 0.055 cuts the intensity by 0.0351; the
 * difference of the rates, 0.037, is not that cut. Free of cancellation.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param numerator_growth [n] finite, fraction
 * @param denominator_growth [n] finite, > -1, fraction
 * @param policy    what becomes of a row outside the domain
 * @param[out] growth [n] fraction; of an intensity, a cut is negative; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        a denominator_growth is not above -1, or an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_quotient_growth_rows(size_t n, const double *numerator_growth,
                                            const double *denominator_growth,
                                            mfgq_policy policy, double *growth,
                                            size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_quotient_growth_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_quotient_growth(double numerator_growth, double denominator_growth,
                                       double *growth, mfgq_error *err);

/**
 * @brief Growth of a product from the growth of its factors.
 *
 *     (1 + growth[i]) (1 + other[i]) - 1
 *
 * Real growth of 0.06 with prices up by 0.02 is nominal growth of 0.0812.
 * A missing input (NaN) makes its row NaN and is not an error.
 *
 * @param n         rows; 0 is allowed and does nothing
 * @param growth    [n] finite, fraction
 * @param other     [n] finite, fraction
 * @param policy    what becomes of a row outside the domain
 * @param[out] result [n] fraction; may be an input
 * @param[out] undefined rows outside the domain, 0 with #MFGQ_ON_DOMAIN_FAIL;
 *                  may be null
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0, or no such policy
 * @retval MFGQ_E_DOMAIN  at row err->index, the first such:
 *                        an input is infinite
 *
 * On failure nothing has been written.
 * @par Cost
 * A few operations a row, two passes.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/golden/ratio_rows.csv, tests/unit/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_product_growth_rows(size_t n, const double *growth,
                                           const double *other,
                                           mfgq_policy policy, double *result,
                                           size_t *undefined, mfgq_error *err);

/** @brief One row of mfgq_ratio_product_growth_rows(). @since 0.1 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_product_growth(double growth, double other,
                                      double *result, mfgq_error *err);

/**
 * @brief The structure of a whole: each part over the sum of the parts.
 *
 *     share[i] = part[i] / sum(part)
 *
 * One missing part makes every share NaN, since the whole is then unknown.
 *
 * @param n          parts
 * @param part       [n] finite, one unit
 * @param[out] share [n] fractions; may be @p part
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        all written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  a part is infinite (err->index is its row), or the
 *                        parts do not add up to more than 0
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/unit/test_ratio_sums.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_shares(size_t n, const double *part, double *share, mfgq_error *err);

/**
 * @brief The ratio of sums, the mean of the ratios, and what lies between.
 *
 * With r[i] = numerator[i] / denominator[i] and the weights
 * w[i] = denominator[i] / sum(denominator),
 *
 *     ratio      = sum(numerator) / sum(denominator) = sum(w r)
 *     mean       = sum(r) / n
 *     covariance = n cov(w, r) = ratio - mean
 *
 * where cov divides by n. The ratio is what a plan means; the mean differs
 * from it whenever large units have other ratios than small ones. The
 * covariance is computed from its own formula and not as the difference.
 *
 * A missing input makes all results NaN.
 *
 * @param n               rows
 * @param numerator       [n] finite, one unit
 * @param denominator     [n] finite, one unit
 * @param[out] ratio      ratio of sums; may be null
 * @param[out] mean       unweighted mean of ratios; may be null
 * @param[out] covariance the difference; may be null
 * @param[out] err        filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  an input is infinite, the denominators add up to 0,
 *                        or, when @p mean or @p covariance is asked for, one
 *                        of them is 0 (err->index is its row)
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/unit/test_ratio_sums.c, tests/property/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_of_sums(size_t n, const double *numerator, const double *denominator,
                               double *ratio, double *mean, double *covariance,
                               mfgq_error *err);

/**
 * @brief The change of a ratio, attributed to groups without a remainder.
 *
 * With the totals N0, D0, N1, D1 over the groups, R0 = N0/D0 and R1 = N1/D1,
 *
 *     part[i] = ((n1[i] - n0[i]) - R0 (d1[i] - d0[i])) / D1
 *     sum(part) = R1 - R0
 *
 * A missing input makes all results NaN.
 *
 * @param n             groups
 * @param n0            [n] numerators before, one unit, finite
 * @param d0            [n] denominators before, one unit, finite
 * @param n1            [n] numerators after
 * @param d1            [n] denominators after
 * @param[out] part     [n] parts of the change; may be an input or null
 * @param[out] change   R1 - R0; may be null
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  an input is infinite, or the denominators of a time
 *                        add up to 0
 *
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * RATIO-ID in docs/sources.md.
 * @par Checked by
 * tests/unit/test_ratio_sums.c, tests/property/test_ratio.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ratio_change_by_group(size_t n, const double *n0, const double *d0,
                                       const double *n1, const double *d1, double *part,
                                       double *change, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
