/**
 * @file crosswalk.h
 * @brief Weighted correspondences between lists of codes.
 */
#ifndef MFGQ_CROSSWALK_H
#define MFGQ_CROSSWALK_H

#include "base.h"
#include "table.h"
#include "taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_crosswalk Crosswalks
 * A crosswalk says which part of the value of a code goes to which other code.
 * It is immutable and may be shared between threads.
 * @{
 */

/** @brief A weighted correspondence between two lists of codes. Opaque. */
typedef struct mfgq_crosswalk mfgq_crosswalk;

/**
 * @brief Opens a crosswalk between two built-in lists of codes.
 *
 * Where no list joins the two, one is turned around or several are composed;
 * the notes of the pairs say so. Codes without given weights are split equally
 * among their targets.
 *
 * @param from           a built-in taxonomy, isic-3.1, naics-2017 or hs
 * @param to             another
 * @param[out] crosswalk to be freed with mfgq_crosswalk_free()
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK          opened
 * @retval MFGQ_E_INVALID   null, or the two are the same
 * @retval MFGQ_E_NOT_FOUND no such list, or nothing leads from one to the other
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p crosswalk is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * GBT-4754-2017, GBT-ISIC, ISIC-4, NACE-2, NAICS-ISIC, HS-ISIC in
 * docs/sources.md. The mapping of the plan's fields to GB/T classes is a
 * proposal, marked so in each note.
 * @par Checked by
 * tests/unit/test_crosswalk.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_builtin(const char *from, const char *to,
                                   mfgq_crosswalk **crosswalk, mfgq_error *err);

/**
 * @brief Reads a crosswalk from CSV: from,to,weight,note.
 *
 * A cell of `to` may hold several codes separated by spaces; then `weight` is
 * empty or holds as many numbers. Codes with no weight at all are split
 * equally. An empty `to` declares a code without target.
 *
 * @param text           [size] bytes
 * @param size           number of bytes
 * @param encoding       of @p text
 * @param from           identifier of the first list; may be null
 * @param to             identifier of the second; may be null
 * @param[out] crosswalk to be freed with mfgq_crosswalk_free()
 * @param[out] err       filled on failure with line and column; may be null
 * @retval MFGQ_OK         read
 * @retval MFGQ_E_INVALID  null, or no such encoding
 * @retval MFGQ_E_ENCODING a byte does not fit the encoding
 * @retval MFGQ_E_PARSE    the text does not follow its syntax, or lacks a column
 * @retval MFGQ_E_DATA     an empty code, a repeated pair, a negative weight, or
 *                         a code with weights for some of its targets only
 * @retval MFGQ_E_MEMORY   memory ran out
 * On failure @p crosswalk is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_read(const char *text, size_t size, mfgq_encoding encoding,
                                const char *from, const char *to,
                                mfgq_crosswalk **crosswalk, mfgq_error *err);

/**
 * @brief The crosswalk turned around: each code split equally among its sources.
 *
 * @param crosswalk     to turn around
 * @param[out] reversed to be freed with mfgq_crosswalk_free()
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p reversed is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_reverse(const mfgq_crosswalk *crosswalk, mfgq_crosswalk **reversed,
                                   mfgq_error *err);

/**
 * @brief Two crosswalks in a row: weight[a,c] = sum over b of first[a,b] second[b,c].
 *
 * What reaches a code b without target in @p second is lost on the way, and
 * the weights of that a then add up to less than one.
 *
 * @param first         A to B
 * @param second        B to C
 * @param[out] composed to be freed with mfgq_crosswalk_free()
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_DATA    both name a middle list, and not the same
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p composed is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_compose(const mfgq_crosswalk *first, const mfgq_crosswalk *second,
                                   mfgq_crosswalk **composed, mfgq_error *err);

/** @brief Frees a crosswalk; null is allowed. @since 0.1 */
MFGQ_API void mfgq_crosswalk_free(mfgq_crosswalk *crosswalk);

/** @brief Identifier of the first list; "" if none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_crosswalk_from(const mfgq_crosswalk *crosswalk);

/** @brief Identifier of the second list; "" if none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_crosswalk_to(const mfgq_crosswalk *crosswalk);

/**
 * @brief The pairs as a table: from, to, weight, note.
 *
 * With @p codes, one row at least for each code, in their order: a code
 * without target has an empty `to` and no weight. Where @p from is given and a
 * code has no pairs of its own, those of the nearest class above it are
 * listed, or else those of the classes below it.
 *
 * @param crosswalk  what to list
 * @param from       its first list; may be null
 * @param n          number of codes; ignored when @p codes is null
 * @param codes      [n]; null lists all pairs, leaving out codes without target
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID null; err->index is the place of a null code
 * @retval MFGQ_E_NOT_FOUND a code is in neither list; err->index is its place, the
 *                        message says which built-in lists it fits
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_table(const mfgq_crosswalk *crosswalk, const mfgq_taxonomy *from,
                                 size_t n, const char *const *codes, mfgq_table **table,
                                 mfgq_error *err);

/**
 * @brief What is to be known before values go through: rule, code, weight, message.
 *
 * Rules: weights (the weights of a code do not add up to one), unmapped (a
 * code has no target), unknown-from and unknown-to (a code is not in the
 * taxonomy), split (a code has several targets).
 *
 * @param crosswalk   to check
 * @param from        its first list; may be null
 * @param to          its second list; may be null
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        checked
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_check(const mfgq_crosswalk *crosswalk, const mfgq_taxonomy *from,
                                 const mfgq_taxonomy *to, mfgq_table **table,
                                 mfgq_error *err);

/** @brief What to do with a value that has no target. */
typedef enum mfgq_unmapped {
    MFGQ_UNMAPPED_FAIL = 0, /**< Fail the call. */
    MFGQ_UNMAPPED_KEEP = 1  /**< Report it in a row without a code. */
} mfgq_unmapped;

/**
 * @brief Values converted through a crosswalk: code, value.
 *
 *     value[t] = sum over rows of weight[code, t] * value
 *
 * A missing value (NaN) makes the targets it reaches missing. The sum of the
 * result equals the sum of the input: what the weights of a code leave over
 * stands in the row without a code.
 *
 * @param crosswalk  to convert with
 * @param n          rows; 0 is allowed
 * @param codes      [n] codes of the first list; several rows may share one
 * @param values     [n] NaN missing
 * @param unmapped   what to do with codes without target
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK          converted
 * @retval MFGQ_E_INVALID   null, or no such option; err->index is the row
 * @retval MFGQ_E_DOMAIN    a value is infinite, or the weights of a code do not
 *                          add up to one within 1e-9 (with MFGQ_UNMAPPED_KEEP: exceed
 *                          one); err->index is the row
 * @retval MFGQ_E_NOT_FOUND a code has no target and @p unmapped says so; err->index
 *                          is the row
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_crosswalk.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_crosswalk_apply(const mfgq_crosswalk *crosswalk, size_t n,
                                 const char *const *codes, const double *values,
                                 mfgq_unmapped unmapped, mfgq_table **table,
                                 mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
