/**
 * @file composite.h
 * @brief Composite indices: from indicators of many units to one figure a unit.
 */
#ifndef MFGQ_COMPOSITE_H
#define MFGQ_COMPOSITE_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_composite Composite indices
 * The steps of the OECD/JRC handbook: denominate, impute, normalise, aggregate
 * over levels. A specification is JSON and immutable once loaded.
 * @{
 */

/** @brief A loaded specification. Opaque. */
typedef struct mfgq_composite mfgq_composite;

/** @brief How far the data are taken. */
typedef enum mfgq_composite_stage {
    MFGQ_DENOMINATED = 0, /**< Divided by their denominators. */
    MFGQ_IMPUTED = 1,     /**< Missing values filled. */
    MFGQ_NORMALISED = 2,  /**< On a common scale, more is better. */
    MFGQ_AGGREGATED = 3   /**< Summed up over the levels. */
} mfgq_composite_stage;

/** @brief Stage of a name, "normalised"; -1 if none. Pure. @since 0.1 */
MFGQ_API int mfgq_composite_stage_find(const char *name);

/**
 * @brief Loads a specification.
 *
 * docs/methods/composite.md describes it: `indicators` (code, direction,
 * weight, parent, denominator), `levels` (code, parent, weight), `impute`,
 * `normalise` (method, range, goalposts, targets, cap), `aggregate`.
 *
 * @param json      [size] UTF-8
 * @param size      bytes
 * @param[out] spec to be freed with mfgq_composite_free()
 * @param[out] err  filled on failure: line and column for syntax, the JSON
 *                  pointer at the head of the message for meaning; may be null
 *
 * @retval MFGQ_OK        loaded
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_PARSE   not JSON
 * @retval MFGQ_E_DATA    unknown or missing members, repeated codes, unknown
 *                        parents, cycles, no single top, words out of their lists
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p spec is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * OECD-JRC-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_composite.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_composite_load(const char *json, size_t size, mfgq_composite **spec,
                                mfgq_error *err);

/** @brief Frees a specification; null is allowed. @since 0.1 */
MFGQ_API void mfgq_composite_free(mfgq_composite *spec);

/**
 * @brief Runs a specification on data up to a stage.
 *
 * @param spec      from mfgq_composite_load()
 * @param stage     how far
 * @param rows      rows of data
 * @param unit      [rows] name of the unit (region, enterprise)
 * @param indicator [rows] code of an indicator or denominator of @p spec; others
 *                  are left out
 * @param value     [rows] NaN missing
 * @param group     [rows] group of the unit, for imputing by group; may be null
 * @param[out] table unit,level,name,value,rank: level 1 are the indicators, rank 1
 *                  is best, equal values share the better rank, missing values
 *                  have none; to be freed with mfgq_table_free()
 * @param[out] err  filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument, or no such stage
 * @retval MFGQ_E_DATA    a unit and indicator repeated (err->index), an indicator
 *                        with no row, or a unit in two groups (err->index)
 * @retval MFGQ_E_DOMAIN  an infinite value (err->index), or a score that is not
 *                        positive under a geometric or harmonic mean
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p table is unchanged. A division by a denominator of 0, and a scale
 * without spread, leave values missing. Means weigh the scores that are there.
 * @par Thread safety
 * Pure.
 * @par Source
 * OECD-JRC-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_composite.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_composite_run(const mfgq_composite *spec, mfgq_composite_stage stage,
                               size_t rows, const char *const *unit,
                               const char *const *indicator, const double *value,
                               const char *const *group, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
