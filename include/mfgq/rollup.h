/**
 * @file rollup.h
 * @brief Values rolled up through taxonomies without double counting.
 */
#ifndef MFGQ_ROLLUP_H
#define MFGQ_ROLLUP_H

#include "base.h"
#include "crosswalk.h"
#include "table.h"
#include "taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_rollup Roll-up
 * Values of ids (enterprises, regions) summed over the classes they stand in,
 * each id once a class.
 * @{
 */

/** @brief What a roll-up answers with. */
typedef enum mfgq_rollup_kind {
    MFGQ_ROLLUP_CLASSES = 0,  /**< code,value,members,level,overlap_members,overlap_value. */
    MFGQ_ROLLUP_OVERLAPS = 1, /**< level,code,other,members,value. */
    MFGQ_ROLLUP_TOTALS = 2    /**< level,sum,total,overlap,members. */
} mfgq_rollup_kind;

/**
 * @brief Values rolled up through a taxonomy without double counting.
 *
 *     members[c] = number of ids with a code at or below c
 *     value[c]   = sum over those ids of the id's value, each id once
 *
 * If all rows of an id carry the same value, it is one figure that counts once
 * a class. If they differ, they are parts: each row counts once a class.
 * Missing values (NaN) leave the id among the members; a class without any
 * value is missing. overlap_members and overlap_value count the ids of the
 * class that stand in another class of the same level too.
 *
 * @param taxonomy   to roll up through
 * @param via        crosswalk from the codes' list to @p taxonomy; null if the
 *                   codes are of @p taxonomy itself
 * @param n          rows; 0 is allowed
 * @param ids        [n]; null takes each row for an id of its own
 * @param codes      [n]
 * @param values     [n] NaN missing
 * @param kind       which table
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK          done
 * @retval MFGQ_E_INVALID   null, or no such kind; err->index is the row of a null text
 * @retval MFGQ_E_DOMAIN    a value is infinite; err->index is its row
 * @retval MFGQ_E_NOT_FOUND a code is not in the list; err->index is its row, the
 *                          message says which built-in lists it fits
 * @retval MFGQ_E_DATA      an id repeats a code with parts of a value, or @p via does
 *                          not lead into @p taxonomy
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy_rollup.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_rollup(const mfgq_taxonomy *taxonomy, const mfgq_crosswalk *via,
                                 size_t n, const char *const *ids, const char *const *codes,
                                 const double *values, mfgq_rollup_kind kind,
                                 mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
