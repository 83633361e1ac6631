/**
 * @file growth.h
 * @brief Growth accounting: what capital, labour and the residual give.
 */
#ifndef MFGQ_GROWTH_H
#define MFGQ_GROWTH_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_growth Growth accounting
 * The Solow residual and the share of technical progress in growth
 * (keji jinbu gongxianlu).
 * @{
 */

/** @brief What can be said of the shares of a period. */
typedef enum mfgq_growth_note {
    MFGQ_GROWTH_OK = 0,       /**< Output grew: the shares read as usual. */
    MFGQ_GROWTH_NONE = 1,     /**< Output did not change: the shares are missing. */
    MFGQ_GROWTH_NEGATIVE = 2, /**< Output fell: the shares are given and mean little. */
    MFGQ_GROWTH_MISSING = 3   /**< A rate is missing. */
} mfgq_growth_note;

/** @brief Fixed name of a note, "output-fell", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_growth_note_name(int note);

/**
 * @brief Residual of growth and the shares of its sources, period by period.
 *
 * With the growth rates y of output, k of capital, l of labour,
 *
 *     residual      = y - alpha k - beta l
 *     share_residual = residual / y
 *     share_capital  = alpha k / y
 *     share_labour   = beta l / y
 *
 * The shares add up to 1. They are NaN where y is 0 and given where it is
 * negative, when they mean little; @p note says which. A missing rate makes
 * its row NaN.
 *
 * @param n           periods
 * @param y           [n] growth of output, fraction
 * @param k           [n] growth of capital, fraction
 * @param l           [n] growth of labour, fraction
 * @param alpha       elasticity of capital, 0 to 1
 * @param beta        elasticity of labour, 0 to 1; NaN for 1 - @p alpha
 * @param[out] residual       [n] fraction; may be null
 * @param[out] share_residual [n] fraction of y; may be null
 * @param[out] share_capital  [n] fraction of y; may be null
 * @param[out] share_labour   [n] fraction of y; may be null
 * @param[out] note           [n] #mfgq_growth_note; may be null
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID null array with n > 0
 * @retval MFGQ_E_DOMAIN  an elasticity out of range, or a rate is infinite;
 *                        err->index is its row
 *
 * On failure nothing has been written. Outputs must not be inputs.
 * @par Thread safety
 * Pure.
 * @par Source
 * SOLOW-1957 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_growth.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_growth_accounting(size_t n, const double *y, const double *k, const double *l,
                                   double alpha, double beta, double *residual,
                                   double *share_residual, double *share_capital,
                                   double *share_labour, int *note, mfgq_error *err);

/**
 * @brief mfgq_growth_accounting() as a table.
 *
 * Columns: period, residual, share_residual, share_capital, share_labour,
 * note. The note is missing where output grew.
 *
 * @param n           periods
 * @param period      [n] any text, copied
 * @param y           [n] growth of output, fraction
 * @param k           [n] growth of capital, fraction
 * @param l           [n] growth of labour, fraction
 * @param alpha       elasticity of capital, 0 to 1
 * @param beta        elasticity of labour, 0 to 1; NaN for 1 - @p alpha
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK         made
 * @retval MFGQ_E_INVALID  null array with n > 0, or @p table is null
 * @retval MFGQ_E_DOMAIN   as for mfgq_growth_accounting()
 * @retval MFGQ_E_ENCODING a period is not UTF-8
 * @retval MFGQ_E_MEMORY   memory ran out
 *
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * SOLOW-1957 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_growth.c, tests/cli/test_growth_accounting.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_growth_accounting_table(size_t n, const char *const *period, const double *y,
                                         const double *k, const double *l, double alpha,
                                         double beta, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
