/**
 * @file decompose.h
 * @brief What drove a change: LMDI, Shapley, index numbers, productivity with
 *        entry and exit, shift-share.
 */
#ifndef MFGQ_DECOMPOSE_H
#define MFGQ_DECOMPOSE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_decompose Decomposition of a sum of products
 * An aggregate V is the sum over categories i of the product over factors j of
 * x[i][j]. Between two periods its change is attributed to the factors,
 * without residual.
 * @{
 */

/** @brief How a change of a sum of products is attributed. */
typedef enum mfgq_decomposition {
    MFGQ_LMDI1_ADDITIVE = 0,       /**< LMDI-I: effects add up to V1 - V0. */
    MFGQ_LMDI1_MULTIPLICATIVE = 1, /**< LMDI-I: effects multiply to V1 / V0. */
    MFGQ_LMDI2_MULTIPLICATIVE = 2, /**< LMDI-II (Sato-Vartia weights): multiply to V1 / V0. */
    MFGQ_SHAPLEY = 3               /**< Shapley/Sun: mean over all orders; adds up to V1 - V0. */
} mfgq_decomposition;

/** @brief Method of a name of the command line, "lmdi1-additive"; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_decomposition_find(const char *name);

/** @brief 1 if the effects of a method multiply, 0 if they add. Pure. @since 0.1 */
MFGQ_API int mfgq_decomposition_multiplies(mfgq_decomposition method);

/**
 * @brief Attributes the change of a sum of products to its factors.
 *
 * With v_i the product of category i and L(a,b) = (a-b)/ln(a/b), L(a,a) = a:
 *
 *     lmdi1-additive         sum_i L(v_i1,v_i0) ln(x_ij1/x_ij0)
 *     lmdi1-multiplicative   exp sum_i L(v_i1,v_i0)/L(V1,V0) ln(x_ij1/x_ij0)
 *     lmdi2-multiplicative   exp sum_i L(s_i1,s_i0)/sum_k L(s_k1,s_k0) ln(x_ij1/x_ij0)
 *     shapley                mean over all orders of the factors of the change of
 *                            V when factor j moves from its first to its second value
 *
 * with s_i = v_i / V. Zeros follow the analytic limits: a category that appears
 * with value c gives +c to the factor that was zero, one that vanishes gives
 * -c, and any other pattern of zeros gives 0; when k factors of a category are
 * zero together, each takes 1/k. A missing input (NaN) makes the effects of its
 * category, and all totals, NaN.
 *
 * @param method     see @ref mfgq_decomposition
 * @param categories rows, >= 1
 * @param factors    columns, 1 to 64
 * @param from       [categories][factors] row by row, first period; >= 0, except
 *                   for shapley, which takes any finite value
 * @param to         [categories][factors] second period
 * @param[out] effects [categories][factors] effect of each factor in each
 *                   category, which add or multiply to @p totals; may be null
 * @param[out] totals [factors] effect of each factor
 * @param[out] err   filled on failure; may be null
 *
 * @retval MFGQ_OK         done
 * @retval MFGQ_E_INVALID  a null array, no category, or too many factors
 * @retval MFGQ_E_DOMAIN   a negative value under LMDI, an infinity, or an
 *                         aggregate of 0 under a multiplicative method;
 *                         err->index is the element in row order
 *
 * On failure no output has been written.
 * @par Cost
 * One log() a factor and category; shapley O(factors^3) a category.
 * @par Thread safety
 * Pure.
 * @par Source
 * ANG-2015, ANG-ZHANG-CHOI-1998 and SUN-1998 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_decompose.c, tests/golden/decompose.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_decompose(mfgq_decomposition method, size_t categories, size_t factors,
                           const double *from, const double *to,
                           double *effects, double *totals, mfgq_error *err);

/** @} */

/**
 * @defgroup mfgq_index Index numbers
 * Comparison of prices (or, with the arrays exchanged, quantities) of the same
 * items in two periods.
 * @{
 */

/** @brief Index formulas; additive ones come last. */
typedef enum mfgq_index_formula {
    MFGQ_INDEX_LASPEYRES = 0,        /**< Sum p1 q0 / sum p0 q0. */
    MFGQ_INDEX_PAASCHE = 1,          /**< Sum p1 q1 / sum p0 q1. */
    MFGQ_INDEX_FISHER = 2,           /**< Geometric mean of Laspeyres and Paasche. */
    MFGQ_INDEX_TORNQVIST = 3,        /**< Mean value shares as weights of log ratios. */
    MFGQ_INDEX_SATO_VARTIA = 4,      /**< Logarithmic mean of shares as weights. */
    MFGQ_INDEX_WALSH = 5,            /**< Sum p1 sqrt(q0 q1) / sum p0 sqrt(q0 q1). */
    MFGQ_INDEX_DUTOT = 6,            /**< Ratio of unweighted means. */
    MFGQ_INDEX_CARLI = 7,            /**< Unweighted mean of ratios. */
    MFGQ_INDEX_JEVONS = 8,           /**< Unweighted geometric mean of ratios. */
    MFGQ_INDEX_MARSHALL_EDGEWORTH = 9, /**< Sum p1 (q0+q1) / sum p0 (q0+q1). */
    MFGQ_INDEX_LOWE = 10,            /**< Sum p1 qb / sum p0 qb, basket of a period b. */
    MFGQ_INDEX_YOUNG = 11,           /**< Value shares of a period b as weights of ratios. */
    MFGQ_INDEX_BENNET = 12,          /**< Additive: means of the other variable as weights. */
    MFGQ_INDEX_MONTGOMERY = 13       /**< Additive: logarithmic means of values as weights. */
} mfgq_index_formula;

/** @brief Formula of a name of the command line, "sato-vartia"; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_index_find(const char *name);

/** @brief 1 if a formula splits a difference of values instead of a ratio. Pure. @since 0.1 */
MFGQ_API int mfgq_index_is_additive(mfgq_index_formula formula);

/**
 * @brief Bilateral index of @p p between two periods, @p q as weights.
 *
 * Only items with all that the formula needs present (not NaN) in both periods
 * take part; with none the index is NaN, never 1. The additive formulas give
 * the part of the change of sum p q that is due to @p p.
 *
 * @param formula  see @ref mfgq_index_formula
 * @param n        items
 * @param p0       [n] first period, any unit
 * @param q0       [n] weights of the first period; read even where the formula
 *                 is unweighted, to know which items are present
 * @param p1       [n] second period
 * @param q1       [n] weights of the second period
 * @param pb       [n] basket period's p, for Young only; else may be null
 * @param qb       [n] basket period's q, for Lowe and Young only; else may be null
 * @param[out] value the index, a ratio (1 = no change), or a difference of values
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array that the formula needs, or no such formula
 * @retval MFGQ_E_DOMAIN  a negative value, a zero under a logarithm or in a
 *                        denominator; err->index is the item, -1 for a sum
 *
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * PPI-MANUAL and MONTGOMERY-1937 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_index.c, tests/golden/index.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_index(mfgq_index_formula formula, size_t n,
                       const double *p0, const double *q0,
                       const double *p1, const double *q1,
                       const double *pb, const double *qb,
                       double *value, mfgq_error *err);

/** @} */

/**
 * @defgroup mfgq_dynamics Productivity with entry and exit
 * Aggregate productivity P is the sum over units of share times productivity.
 * @{
 */

/** @brief Decompositions of a change of aggregate productivity. */
typedef enum mfgq_dynamics_method {
    MFGQ_DYNAMICS_BHC = 0, /**< Baily, Hulten and Campbell. */
    MFGQ_DYNAMICS_GR = 1,  /**< Griliches and Regev. */
    MFGQ_DYNAMICS_FHK = 2, /**< Foster, Haltiwanger and Krizan. */
    MFGQ_DYNAMICS_BG = 3,  /**< Baldwin and Gu. */
    MFGQ_DYNAMICS_DF = 4,  /**< Diewert and Fox. */
    MFGQ_DYNAMICS_MP = 5   /**< Melitz and Polanec. */
} mfgq_dynamics_method;

/** @brief Components, in the order of the output of mfgq_dynamics(). */
typedef enum mfgq_dynamics_component {
    MFGQ_DYNAMICS_WITHIN = 0,     /**< Continuing units' own change. */
    MFGQ_DYNAMICS_BETWEEN = 1,    /**< Shares moving between continuing units. */
    MFGQ_DYNAMICS_CROSS = 2,      /**< Change of share times change of productivity (FHK). */
    MFGQ_DYNAMICS_ENTRY = 3,      /**< Units of the second period only. */
    MFGQ_DYNAMICS_EXIT = 4,       /**< Units of the first period only. */
    MFGQ_DYNAMICS_MEAN = 5,       /**< Change of the unweighted mean (MP). */
    MFGQ_DYNAMICS_COVARIANCE = 6, /**< Change of the covariance with shares (MP). */
    MFGQ_DYNAMICS_TOTAL = 7       /**< P1 - P0. */
} mfgq_dynamics_component;

/** @brief Method of a name of the command line, "fhk"; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_dynamics_find(const char *name);

/** @brief Name of a component, "within"; null if none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_dynamics_component_name(int component);

/**
 * @brief Attributes a change of aggregate productivity to continuing, entering
 *        and exiting units.
 *
 * docs/methods/dynamics.md has the six formulas. A unit absent in a period has
 * a missing share (NaN) or a share of 0 there. Components that a method does
 * not have are NaN; without exiting units Baldwin-Gu takes the mean aggregate,
 * (P0 + P1) / 2, as its reference.
 *
 * @param method see @ref mfgq_dynamics_method
 * @param n      units
 * @param s0     [n] share in the first period, fraction, adding up to 1
 * @param p0     [n] productivity in the first period, any unit
 * @param s1     [n] share in the second period
 * @param p1     [n] productivity in the second period
 * @param[out] components [8] by @ref mfgq_dynamics_component, unit of @p p0
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array, or no such method
 * @retval MFGQ_E_DOMAIN  a negative or infinite share, or a unit present with
 *                        no finite productivity; err->index is its row
 * @retval MFGQ_E_DATA    the shares of a period do not add up to 1 within 0.01,
 *                        or DF or MP with no continuing unit
 *
 * On failure @p components is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * BHC-1992, GR-1995, FHK-2001, BG-2006, DF-2010 and MP-2015 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_dynamics.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_dynamics(mfgq_dynamics_method method, size_t n,
                          const double *s0, const double *p0,
                          const double *s1, const double *p1,
                          double *components, mfgq_error *err);

/** @} */

/**
 * @defgroup mfgq_shiftshare Shift-share
 * A region's change, industry by industry, against the nation's.
 * @{
 */

/** @brief Conventions of shift-share analysis. */
typedef enum mfgq_shiftshare_method {
    MFGQ_SHIFTSHARE_CLASSIC = 0,           /**< national, mix, regional, total. */
    MFGQ_SHIFTSHARE_ESTEBAN_MARQUILLAS = 1 /**< national, mix, competitive, allocation, total. */
} mfgq_shiftshare_method;

/** @brief Method of a name of the command line; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_shiftshare_find(const char *name);

/** @brief Number of components of a method, 4 or 5; 0 if none. Pure. @since 0.1 */
MFGQ_API size_t mfgq_shiftshare_components(mfgq_shiftshare_method method);

/** @brief Name of a component of a method; null if none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_shiftshare_component_name(mfgq_shiftshare_method method,
                                                    size_t component);

/**
 * @brief Shift-share of one region against a nation between two periods.
 *
 * With r the region's and N the nation's value of industry i, R and T their
 * totals, G = T1/T0:
 *
 *     national     r0 (G - 1)
 *     mix          r0 (N1/N0 - G)
 *     regional     r0 (r1/r0 - N1/N0)
 *     competitive  r' (r1/r0 - N1/N0)        r' = R0 N0 / T0
 *     allocation   (r0 - r') (r1/r0 - N1/N0)
 *     total        r1 - r0
 *
 * An industry that the region did not have (r0 = 0) gives all of its change to
 * regional (competitive 0, all to allocation). An industry that the nation did
 * not have although the region did (N0 = 0 < r0) has no defined components:
 * they are NaN, except total.
 *
 * @param method      see @ref mfgq_shiftshare_method
 * @param industries  columns
 * @param region0     [industries] region, first period, >= 0, any unit
 * @param region1     [industries] region, second period
 * @param nation0     [industries] nation, first period
 * @param nation1     [industries] nation, second period
 * @param[out] values [industries][components] row by row, unit of @p region0
 * @param[out] err    filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null array, or no such method
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), or a nation
 *                        whose first total is 0
 *
 * On failure @p values is unchanged. A missing value (NaN) makes the rows that
 * depend on it NaN.
 * @par Thread safety
 * Pure.
 * @par Source
 * DUNN-1960 and ESTEBAN-MARQUILLAS-1972 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_shiftshare.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_shiftshare(mfgq_shiftshare_method method, size_t industries,
                            const double *region0, const double *region1,
                            const double *nation0, const double *nation1,
                            double *values, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
