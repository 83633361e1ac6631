/**
 * @file inequality.h
 * @brief Inequality of a distribution.
 */
#ifndef MFGQ_INEQUALITY_H
#define MFGQ_INEQUALITY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_inequality Inequality
 * @{
 */

/** @brief Measures; mu is the mean, W the sum of weights. */
typedef enum mfgq_inequality_measure {
    MFGQ_GINI = 0,            /**< Twice the area under the diagonal above the Lorenz curve. */
    MFGQ_GINI_NORMALISED = 1, /**< Gini * W / (W - 1). */
    MFGQ_THEIL_T = 2,         /**< Mean of x/mu ln(x/mu), 0 ln 0 = 0. */
    MFGQ_THEIL_L = 3,         /**< Mean of ln(mu/x), infinite with a 0; mean log deviation. */
    MFGQ_THEIL_T_BETWEEN = 4, /**< Theil T if each group had its mean. */
    MFGQ_THEIL_T_WITHIN = 5,  /**< Groups' Theil T weighted by their share of the total. */
    MFGQ_ATKINSON = 6,        /**< 1 - equally distributed equivalent / mu. */
    MFGQ_WOLFSON = 7,         /**< Bipolarisation, 2 (2 (1/2 - L(1/2)) - G) mu / median. */
    MFGQ_HOOVER = 8,          /**< Half the sum of |share of x - share of units|. */
    MFGQ_HHI = 9              /**< Sum of squared shares of the units. */
} mfgq_inequality_measure;

/** @brief Measure of a name of the command line, "theil-t"; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_inequality_find(const char *name);

/**
 * @brief Inequality of values, each standing for one or several units.
 *
 * A missing value (NaN) makes the result NaN.
 *
 * @param measure  see @ref mfgq_inequality_measure
 * @param n        values, >= 1
 * @param x        [n] value of a unit, >= 0, any unit
 * @param weight   [n] number of units with that value, >= 0; null for one each
 * @param group    [n] number of the value's group, below @p n, for the between and
 *                 within parts only; else may be null
 * @param epsilon  aversion to inequality, > 0, for atkinson only
 * @param[out] value the measure
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument that the measure needs, n of 0, an
 *                        epsilon out of range, or no such measure
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index), a total of
 *                        0, or a median of 0 (wolfson), with err->index -1
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * THEIL-1967, ATKINSON-1970 and WOLFSON-1994 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_inequality.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_inequality(mfgq_inequality_measure measure, size_t n, const double *x,
                            const double *weight, const size_t *group, double epsilon,
                            double *value, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
