/**
 * @file backtest.h
 * @brief How projections would have done: rolling origin with scores.
 */
#ifndef MFGQ_BACKTEST_H
#define MFGQ_BACKTEST_H

#include "projection.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_backtest Backtests
 * @{
 */

/**
 * @brief Scores models on the last values of each series.
 *
 * For each of the last @p origins origins the values behind it are hidden, the
 * rest is projected for the horizon of the projector, and the result is scored:
 * smape (per cent), mase, owa (against naive, seasonal with a season), msis95,
 * cover80, cover95, crps (in the unit of the series), brier (of the
 * probabilities that the last step is at least last + k h mean |change|,
 * k = -1, -0.5, ... 1.5). Rows of series "ALL" are means over series; their owa is
 * the ratio of means. An origin needs 3 observations before it; a row without
 * an origin has no scores and a note.
 *
 * @param projector  with its series; targets and the option of the model are ignored
 * @param models     number of models, at least 1
 * @param model      [models] each one of mfgq_model
 * @param origins    at least 1
 * @param watch      called from the calling thread; may be null
 * @param context    passed to @p watch
 * @param[out] table model, series, origins, the scores, note; to be freed with
 *                   mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK            made
 * @retval MFGQ_E_INVALID     null, or no such model
 * @retval MFGQ_E_DOMAIN      a value outside the bounds of the projector
 * @retval MFGQ_E_CANCELLED   @p watch asked to stop
 * @retval MFGQ_E_UNSUPPORTED the library was built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * M4 for the scores.
 * @par Checked by
 * tests/unit/test_projection_backtest.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_backtest(const mfgq_projector *projector, size_t models, const int *model,
                          int origins, mfgq_watch watch, void *context, mfgq_table **table,
                          mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
