/**
 * @file cluster.h
 * @brief Specialisation, concentration and agglomeration of regions and industries.
 */
#ifndef MFGQ_CLUSTER_H
#define MFGQ_CLUSTER_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_cluster Specialisation and concentration
 *
 * Each function compares a profile x with a reference y, both [n]: a region's
 * industries with the nation's, or an industry's regions with all industries
 * together. Only shares matter, so any unit will do. A missing value (NaN)
 * makes the result NaN. Values are >= 0 and finite; a total of 0 leaves the
 * shares undefined (MFGQ_E_DOMAIN with err->index -1).
 * @{
 */

/**
 * @brief Location quotients: (x_i / X) / (y_i / Y).
 *
 * Where the reference has none of a class the quotient is undefined: NaN.
 *
 * @param n       classes
 * @param x       [n] profile
 * @param x_total its total, NaN to take the sum of @p x
 * @param y       [n] reference
 * @param y_total its total, NaN to take the sum of @p y
 * @param[out] lq [n] quotients, 1 = as the reference
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p lq is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * FLORENCE-1939 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_location_quotients(size_t n, const double *x, double x_total,
                                    const double *y, double y_total,
                                    double *lq, mfgq_error *err);

/**
 * @brief z-scores, (v - mean) / s with the n-1 standard deviation: of location
 *        quotients over regions, those of O'Donoghue and Gleave.
 *
 * Missing values stay missing and do not count. With fewer than two values, or
 * no spread, all are NaN.
 *
 * @param n      values
 * @param v      [n] values, finite or NaN
 * @param[out] z [n] scores; may be @p v
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0
 * On failure @p z is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ODONOGHUE-GLEAVE-2004 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_z_scores(size_t n, const double *v, double *z, mfgq_error *err);

/**
 * @brief Krugman's index: sum |x_i/X - y_i/Y|, from 0 to 2. Half of it is the
 *        other form in use, and Hoover's index.
 *
 * @param n         classes
 * @param x         [n] profile
 * @param x_total   its total, NaN to take the sum of @p x
 * @param y         [n] reference
 * @param y_total   its total, NaN to take the sum of @p y
 * @param[out] value the sum, not halved
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * KRUGMAN-1991 and HOOVER-1936 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_krugman(size_t n, const double *x, double x_total, const double *y,
                         double y_total, double *value, mfgq_error *err);

/**
 * @brief Herfindahl-Hirschman index, raw, normalised, and equivalent number.
 *
 *     raw         H = sum (x_i / X)^2
 *     normalised  (H - 1/n) / (1 - 1/n), NaN for n = 1
 *     equivalent  1 / H, NaN for H = 0 (a given total, and nothing in the classes)
 *
 * @param n          classes, those with 0 included
 * @param x          [n] profile
 * @param x_total    its total, NaN to take the sum of @p x
 * @param[out] raw   H
 * @param[out] normalised may be null
 * @param[out] equivalent may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure no output has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * HIRSCHMAN-1964 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_herfindahl(size_t n, const double *x, double x_total, double *raw,
                            double *normalised, double *equivalent, mfgq_error *err);

/**
 * @brief Shannon entropy of a profile, -sum s ln s, s = x_i / X, in nats.
 *
 *     entropy     0 (all in one class) to ln n; 0 ln 0 = 0; / ln 2 gives bits
 *     normalised  entropy / ln n, from 0 to 1; NaN for n = 1
 *
 * @param n          classes, those with 0 included
 * @param x          [n] profile
 * @param x_total    its total, NaN to take the sum of @p x
 * @param[out] entropy in nats
 * @param[out] normalised may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure no output has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * SHANNON-1948 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster_entropy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_entropy(size_t n, const double *x, double x_total, double *entropy,
                         double *normalised, mfgq_error *err);

/**
 * @brief Relative entropy of a profile to a reference (Kullback-Leibler):
 *        sum s ln(s / t), s = x_i / X, t = y_i / Y, in nats.
 *
 * 0 where the two have the same shares, else above 0; 0 ln 0 = 0. Infinite, given
 * as NaN, when the profile has a class that the reference has not.
 *
 * @param n         classes
 * @param x         [n] profile
 * @param x_total   its total, NaN to take the sum of @p x
 * @param y         [n] reference
 * @param y_total   its total, NaN to take the sum of @p y
 * @param[out] value in nats
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * KULLBACK-LEIBLER-1951 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster_entropy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_relative_entropy(size_t n, const double *x, double x_total, const double *y,
                                  double y_total, double *value, mfgq_error *err);

/**
 * @brief Unweighted Gini of location quotients: of specialisation for a region's
 *        industries, of concentration for an industry's regions.
 *
 * 2 / (n^2 mean) * sum rank_i (LQ_i - mean), ranks ascending.
 *
 * @param n         classes
 * @param x         [n] profile
 * @param y         [n] reference, > 0 wherever the quotient is to count
 * @param[out] value from 0 to 1
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p value is unchanged. Classes with y = 0 are left out.
 * @par Thread safety
 * Pure.
 * @par Source
 * CERIANI-VERME-2012 in docs/sources.md for the coefficient.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_gini_of_quotients(size_t n, const double *x, const double *y, double *value,
                                   mfgq_error *err);

/**
 * @brief Locational Gini: twice the area between the diagonal and the Lorenz
 *        curve of x over y, classes in order of x/y.
 *
 * From 0 (x spread as y) to 1. Some texts and packages halve it.
 *
 * @param n         classes
 * @param x         [n] profile
 * @param y         [n] reference
 * @param[out] value from 0 to 1
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * KRUGMAN-1991 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_gini_locational(size_t n, const double *x, const double *y, double *value,
                                 mfgq_error *err);

/**
 * @brief Ellison-Glaeser index of agglomeration of an industry.
 *
 *     G = sum (s_r - x_r)^2,  H = sum of squared plant shares
 *     gamma = (G - (1 - sum x_r^2) H) / ((1 - sum x_r^2)(1 - H))
 *
 * Below 0 when plants spread more than chance. With one plant H = 1 and the
 * index is undefined: NaN.
 *
 * @param regions   regions
 * @param industry  [regions] the industry's employment
 * @param all       [regions] employment of all industries
 * @param plants    plants of the industry
 * @param sizes     [plants] their employment
 * @param[out] gamma the index
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p gamma is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ELLISON-GLAESER-1997 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_ellison_glaeser(size_t regions, const double *industry, const double *all,
                                 size_t plants, const double *sizes, double *gamma,
                                 mfgq_error *err);

/**
 * @brief Co-agglomeration of two industries (Ellison, Glaeser and Kerr).
 *
 *     gamma = sum_r (a_r - x_r)(b_r - x_r) / (1 - sum x_r^2)
 *
 * a_r and b_r are the regions' shares of the industries, x_r those of the regions'
 * sizes. The authors take for x_r the mean of the shares of all industries studied;
 * shares of all employment are the other choice. Below 0 when the two avoid each
 * other. NaN when all is in one region.
 *
 * @param regions regions
 * @param a       [regions] employment of one industry
 * @param b       [regions] employment of the other
 * @param size    [regions] sizes of the regions, any unit
 * @param[out] gamma the index
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p gamma is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ELLISON-GLAESER-KERR-2010 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_coagglomeration.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_coagglomeration_pair(size_t regions, const double *a, const double *b,
                                      const double *size, double *gamma, mfgq_error *err);

/**
 * @brief Co-agglomeration of a group of industries (Ellison and Glaeser).
 *
 *     gamma = (G / (1 - sum x_r^2) - H - sum_j gamma_j w_j^2 (1 - H_j)) / (1 - sum_j w_j^2)
 *
 * G is of the group as a whole, w_j the industries' shares of its employment, H_j
 * their plants' Herfindahl indices, H = sum w_j^2 H_j, gamma_j the industries' own
 * index. The plants cancel, so none are asked for:
 *
 *     gamma = (G - sum_j w_j^2 G_j) / ((1 - sum x_r^2)(1 - sum_j w_j^2))
 *
 * which is the mean of the pairs' index, weighted by w_i w_j. An industry without
 * employment takes no part; with fewer than two, or all in one region, NaN.
 *
 * @param regions    regions
 * @param industries industries of the group
 * @param employment [industries][regions] row by row
 * @param all        [regions] employment of all industries
 * @param[out] gamma the index
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument, or sizes that overflow
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a total of 0
 * On failure @p gamma is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ELLISON-GLAESER-1997 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_coagglomeration.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_coagglomeration_group(size_t regions, size_t industries,
                                       const double *employment, const double *all,
                                       double *gamma, mfgq_error *err);

/**
 * @brief Litzenberger-Sternberg cluster index, element by element.
 *
 *     (e_ij/a_j)/(e_i/a) * (e_ij/p_j)/(e_i/p) / ((e_ij/b_ij)/(e_i/b_i))
 *
 * NaN where a divisor is 0 or an input missing.
 *
 * @param n          rows
 * @param employment [n] e_ij, industry i in region j
 * @param area       [n] a_j
 * @param population [n] p_j
 * @param plants     [n] b_ij
 * @param employment_total [n] e_i over all regions
 * @param area_total a
 * @param population_total p
 * @param plants_total [n] b_i over all regions
 * @param[out] index [n]
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array with n > 0
 * On failure @p index is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * LITZENBERGER-STERNBERG-2006 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_cluster.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_litzenberger_sternberg(size_t n, const double *employment, const double *area,
                                        const double *population, const double *plants,
                                        const double *employment_total, double area_total,
                                        double population_total, const double *plants_total,
                                        double *index, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
