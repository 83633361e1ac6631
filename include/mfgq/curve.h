/**
 * @file curve.h
 * @brief Growth curves fitted to any x.
 */
#ifndef MFGQ_CURVE_H
#define MFGQ_CURVE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_curve Growth curves
 * Curves fitted to any x by least squares. They need GSL.
 * @{
 */

/** @brief Curves. Numbers are permanent; formulas by mfgq_curve_formula(). */
typedef enum mfgq_curve {
    MFGQ_CURVE_LOGISTIC = 0,     /**< b1 / (1 + exp(b2 - b3 x)) */
    MFGQ_CURVE_GOMPERTZ = 1,     /**< b1 exp(-exp(b2 - b3 x)) */
    MFGQ_CURVE_RICHARDS = 2,     /**< b1 / (1 + exp(b2 - b3 x))^(1 / b4) */
    MFGQ_CURVE_WEIBULL = 3,      /**< b1 - b2 exp(-b3 x^b4) */
    MFGQ_CURVE_SATURATING = 4,   /**< b1 (1 - exp(-b2 x)) */
    MFGQ_CURVE_BASS_NLS = 5,     /**< m (F(x) - F(x - 1)) */
    MFGQ_CURVE_BASS_DENSITY = 6, /**< m f(x) */
    MFGQ_CURVE_BASS_OLS = 7,     /**< Regression of y on the sum before and its square. */
    MFGQ_CURVE_LINEAR = 8,       /**< intercept + slope x */
    MFGQ_CURVE_EXPONENTIAL = 9   /**< intercept (1 + growth)^x, on logarithms. */
} mfgq_curve;

#define MFGQ_CURVE_COUNT 10 /**< Number of curves in this header. */

/** @brief Name of a curve, "bass-nls"; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_curve_name(int curve);

/** @brief Formula of a curve as text; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_curve_formula(int curve);

/** @brief Curve of a name, or -1. Pure. @since 0.1 */
MFGQ_API int mfgq_curve_find(const char *name);

/** @brief Number of parameters of a curve; 0 if there is none. Pure. @since 0.1 */
MFGQ_API size_t mfgq_curve_count(int curve);

/** @brief Name of a parameter of a curve; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_curve_parameter(int curve, size_t index);

/**
 * @brief Fits a curve by least squares.
 *
 * The parameters minimise the sum of (y - f(x))^2, found by Levenberg and
 * Marquardt's method from many starts; standard errors are those of the
 * linearised model at the minimum, s^2 (J'J)^-1 with s^2 = rss / df. The
 * exponential minimises on logarithms, and rss is on that scale. Rows with a
 * missing x or y (NaN) are left out.
 *
 * @param curve      one of mfgq_curve
 * @param n          rows
 * @param x          [n] any unit; not negative for weibull
 * @param y          [n] any unit; positive for exponential
 * @param fixed      [parameters] values to hold, NaN free; may be null; bass-ols
 *                   holds p and q only together with m
 * @param[out] value [parameters]
 * @param[out] se    [parameters] standard errors, 0 for fixed ones; may be null
 * @param[out] rss   sum of squared errors; may be null
 * @param[out] df    rows less free parameters; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK               written
 * @retval MFGQ_E_INVALID        null, or no such curve
 * @retval MFGQ_E_DOMAIN         a value out of range; err->index is its row, or
 *                               of fixed its parameter
 * @retval MFGQ_E_DATA           too few rows
 * @retval MFGQ_E_NO_CONVERGENCE no minimum found, or one that is not unique
 * @retval MFGQ_E_UNSUPPORTED    no GSL, or p or q of bass-ols held without m
 * @retval MFGQ_E_MEMORY         memory ran out
 * On failure nothing is written.
 * @par Thread safety
 * Pure.
 * @par Source
 * NIST-STRD for the certified fits, BASS-1969.
 * @par Checked by
 * tests/golden/curve_fit.csv, tests/unit/test_projection_curve.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_curve_fit(mfgq_curve curve, size_t n, const double *x, const double *y,
                           const double *fixed, double *value, double *se, double *rss,
                           double *df, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
