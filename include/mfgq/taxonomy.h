/**
 * @file taxonomy.h
 * @brief Versioned hierarchies of classes; see crosswalk.h for what leads from
 *        one to another and rollup.h for values summed through them.
 */
#ifndef MFGQ_TAXONOMY_H
#define MFGQ_TAXONOMY_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_taxonomy Taxonomies
 * A taxonomy is a list of classes with codes, levels, names and parents. A
 * class may have several parents. Inside a taxonomy a class is known by its
 * position, 0 to size - 1, in the order of the source; -1 means none.
 *
 * A finished taxonomy is immutable and may be shared between threads.
 * @{
 */

/** @brief A taxonomy. Opaque. */
typedef struct mfgq_taxonomy mfgq_taxonomy;

/** @brief Forms a taxonomy can be read from. */
typedef enum mfgq_taxonomy_form {
    MFGQ_TAXONOMY_CSV = 0, /**< Columns code, parent, level, name_zh and so on. */
    MFGQ_TAXONOMY_JSON = 1 /**< An object with `nodes`. */
} mfgq_taxonomy_form;

/** @brief Texts of a class. */
typedef enum mfgq_class_field {
    MFGQ_CLASS_CODE = 0,       /**< As the source writes it. */
    MFGQ_CLASS_LEVEL = 1,      /**< Section, division, cluster, field and so on. */
    MFGQ_CLASS_NAME_ZH = 2,    /**< Chinese name. */
    MFGQ_CLASS_NAME_EN = 3,    /**< English name. */
    MFGQ_CLASS_TIER = 4,       /**< For the annex: which kind of effort it is under. */
    MFGQ_CLASS_SOURCE = 5,     /**< Key in docs/sources.md, or what the file says. */
    MFGQ_CLASS_VALID_FROM = 6, /**< First day or year. */
    MFGQ_CLASS_VALID_TO = 7    /**< Last day or year. */
} mfgq_class_field;

/** @brief Texts of a whole taxonomy. */
typedef enum mfgq_taxonomy_field {
    MFGQ_TAXONOMY_ID = 0,         /**< Identifier. */
    MFGQ_TAXONOMY_TITLE_EN = 1,   /**< English title. */
    MFGQ_TAXONOMY_TITLE_ZH = 2,   /**< Chinese title. */
    MFGQ_TAXONOMY_SOURCE = 3,     /**< Key in docs/sources.md, or what the file says. */
    MFGQ_TAXONOMY_VALID_FROM = 4, /**< First day or year. */
    MFGQ_TAXONOMY_VALID_TO = 5    /**< Last day or year. */
} mfgq_taxonomy_field;

/** @brief Classes that stand to a class in some relation. */
typedef enum mfgq_relation {
    MFGQ_PARENTS = 0,     /**< Directly above. */
    MFGQ_CHILDREN = 1,    /**< Directly below. */
    MFGQ_ANCESTORS = 2,   /**< Above, nearest first. */
    MFGQ_DESCENDANTS = 3, /**< Below, nearest first. */
    MFGQ_LEAVES = 4       /**< Below without classes below; itself if it is one. */
} mfgq_relation;

/** @brief Number of built-in taxonomies. Pure. @since 0.1 */
MFGQ_API size_t mfgq_taxonomy_builtin_count(void);

/** @brief Identifier of a built-in taxonomy; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_taxonomy_builtin_id(size_t index);

/**
 * @brief Opens a built-in taxonomy.
 *
 * @param id            chongqing-2019-2022, gbt4754-2017, gbt4754-2011,
 *                      hightech-mfg-2017, isic-4 or nace-2
 * @param[out] taxonomy to be freed with mfgq_taxonomy_free()
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK          opened
 * @retval MFGQ_E_INVALID   null
 * @retval MFGQ_E_NOT_FOUND no such taxonomy
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p taxonomy is unchanged.
 * @par Cost
 * Parses the embedded text, about a millisecond for 2,000 classes.
 * @par Thread safety
 * Pure.
 * @par Source
 * CQ-PLAN-2019-ANNEX, GBT-4754-2017, GBT-4754-2011, HIGHTECH-MFG-2017, ISIC-4,
 * NACE-2 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/golden/taxonomy_counts.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_builtin(const char *id, mfgq_taxonomy **taxonomy, mfgq_error *err);

/**
 * @brief Reads a taxonomy from CSV or JSON.
 *
 * CSV has the columns code, parent, level, name_zh, name_en, tier, source,
 * valid_from, valid_to; only code is required, several parents are joined by
 * `;`. JSON is an object with id, title, source, valid_from, valid_to and
 * nodes, a list of objects with the same keys; `parents` may be a list.
 *
 * @param form          of @p text
 * @param text          [size] bytes
 * @param size          number of bytes
 * @param encoding      of a CSV text; JSON is UTF-8
 * @param id            identifier; null takes the one in the file, if any
 * @param[out] taxonomy to be freed with mfgq_taxonomy_free()
 * @param[out] err      filled on failure with line and column; may be null
 * @retval MFGQ_OK         read
 * @retval MFGQ_E_INVALID  null, or no such form or encoding
 * @retval MFGQ_E_ENCODING a byte does not fit the encoding
 * @retval MFGQ_E_PARSE    the text does not follow its syntax, or lacks `code`
 * @retval MFGQ_E_DATA     an empty or duplicate code, a parent that is not in
 *                         the list, a cycle, or a validity that ends before it
 *                         begins; err->index is the row
 * @retval MFGQ_E_MEMORY   memory ran out
 * On failure @p taxonomy is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy_load.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_read(mfgq_taxonomy_form form, const char *text, size_t size,
                               mfgq_encoding encoding, const char *id,
                               mfgq_taxonomy **taxonomy, mfgq_error *err);

/**
 * @brief All that is wrong with the text of a taxonomy, and its counts.
 *
 * Columns: rule (empty-code, duplicate-code, unknown-parent, cycle,
 * validity, count), code, line, column, count, message. A row with rule
 * `count` names a level in `code`.
 *
 * @param form        of @p text
 * @param text        [size] bytes
 * @param size        number of bytes
 * @param encoding    of a CSV text
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] faults number of findings that are not counts; may be null
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK         the text could be read, with or without findings
 * @retval MFGQ_E_INVALID  null, or no such form or encoding
 * @retval MFGQ_E_ENCODING a byte does not fit the encoding
 * @retval MFGQ_E_PARSE    the text does not follow its syntax, or lacks `code`
 * @retval MFGQ_E_MEMORY   memory ran out
 * On failure the outputs are unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy_load.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_validate(mfgq_taxonomy_form form, const char *text, size_t size,
                                   mfgq_encoding encoding, mfgq_table **table,
                                   size_t *faults, mfgq_error *err);

/** @brief Frees a taxonomy; null is allowed. @since 0.1 */
MFGQ_API void mfgq_taxonomy_free(mfgq_taxonomy *taxonomy);

/** @brief Number of classes. Pure. @since 0.1 */
MFGQ_API size_t mfgq_taxonomy_size(const mfgq_taxonomy *taxonomy);

/** @brief A text of the whole taxonomy; "" if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_taxonomy_about(const mfgq_taxonomy *taxonomy,
                                         mfgq_taxonomy_field field);

/** @brief A text of a class; "" if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_taxonomy_text(const mfgq_taxonomy *taxonomy, int32_t position,
                                        mfgq_class_field field);

/**
 * @brief 1 if a class is valid at a time, else 0; a missing bound is open. Pure.
 *
 * The bounds of the class, or of its taxonomy where the class has none, and
 * @p time are dates or years; a year contains its days.
 * @since 0.1
 */
MFGQ_API int mfgq_taxonomy_valid(const mfgq_taxonomy *taxonomy, int32_t position,
                                 const char *time);

/** @brief A code of up to 8 bytes as one word, first byte lowest; 0 if longer. Pure. @since 0.1 */
MFGQ_API uint64_t mfgq_taxonomy_pack(const char *code);

/**
 * @brief Position of a code.
 *
 * @param taxonomy      where to look
 * @param code          as the source writes it
 * @param[out] position of the class
 * @param[out] err      filled on failure; may be null. The message says which
 *                      built-in lists the code fits
 * @retval MFGQ_OK          found
 * @retval MFGQ_E_INVALID   null
 * @retval MFGQ_E_NOT_FOUND no class of that code
 * On failure @p position is unchanged.
 * @par Cost
 * A few nanoseconds when found; a failure with @p err searches all built-in lists.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_find(const mfgq_taxonomy *taxonomy, const char *code,
                               int32_t *position, mfgq_error *err);

/**
 * @brief Positions of many codes, -1 for codes that are not in the list.
 *
 * @param taxonomy       where to look
 * @param n              number of codes; 0 is allowed
 * @param codes          [n] terminated codes; a null one is not found
 * @param[out] positions [n]
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        all n written
 * @retval MFGQ_E_INVALID null
 * @par Cost
 * About ten nanoseconds a code.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_find_many(const mfgq_taxonomy *taxonomy, size_t n,
                                    const char *const *codes, int32_t *positions,
                                    mfgq_error *err);

/**
 * @brief As mfgq_taxonomy_find_many(), for codes packed by mfgq_taxonomy_pack().
 *
 * @param taxonomy       where to look
 * @param n              number of codes; 0 is allowed
 * @param keys           [n] packed codes; 0 is not found
 * @param[out] positions [n]
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        all n written
 * @retval MFGQ_E_INVALID null
 * @par Cost
 * A few nanoseconds a code.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_find_packed(const mfgq_taxonomy *taxonomy, size_t n,
                                      const uint64_t *keys, int32_t *positions,
                                      mfgq_error *err);

/**
 * @brief As mfgq_taxonomy_find_many(), for codes of one width in one block.
 *
 * @param taxonomy       where to look
 * @param n              number of codes; 0 is allowed
 * @param width          bytes a code, 1 to 8; shorter codes are filled with zeros
 * @param codes          [n * width] bytes
 * @param[out] positions [n]
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        all n written
 * @retval MFGQ_E_INVALID null, or @p width out of range
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_find_fixed(const mfgq_taxonomy *taxonomy, size_t n, size_t width,
                                     const char *codes, int32_t *positions, mfgq_error *err);

/**
 * @brief Position of a class named by a code or by names joined by `/`.
 *
 * `smart/ic` is a code of the Chongqing annex; a path of names walks down from
 * any class, each step by code or by Chinese or English name.
 *
 * @param taxonomy      where to look
 * @param path          code or path
 * @param[out] position of the class
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK          found
 * @retval MFGQ_E_INVALID   null
 * @retval MFGQ_E_NOT_FOUND no class answers to the path
 * @retval MFGQ_E_DATA      several classes do
 * On failure @p position is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_resolve(const mfgq_taxonomy *taxonomy, const char *path,
                                  int32_t *position, mfgq_error *err);

/**
 * @brief Whether a code stands at or below a class.
 *
 * @param taxonomy      where to look
 * @param class_path    as for mfgq_taxonomy_resolve()
 * @param code          of the class to place
 * @param[out] contains 1 or 0
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK          answered
 * @retval MFGQ_E_INVALID   null
 * @retval MFGQ_E_NOT_FOUND no such class or code
 * @retval MFGQ_E_DATA      the path fits several classes
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p contains is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_contains(const mfgq_taxonomy *taxonomy, const char *class_path,
                                   const char *code, int *contains, mfgq_error *err);

/**
 * @brief Marks every class at or below a class.
 *
 * With the positions of mfgq_taxonomy_find_many() this answers membership for
 * any number of codes.
 *
 * @param taxonomy  where to look
 * @param position  of the class
 * @param[out] mask [size of the taxonomy] 1 at or below, else 0
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null, or @p position out of range
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p mask is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_mask(const mfgq_taxonomy *taxonomy, int32_t position, uint8_t *mask,
                               mfgq_error *err);

/**
 * @brief Classes in a relation to a class, each once.
 *
 * @param taxonomy       where to look
 * @param position       of the class
 * @param relation       to the class
 * @param capacity       room in @p positions; 0 asks for the number alone
 * @param[out] positions [capacity]; may be null when @p capacity is 0
 * @param[out] count     number of classes
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null, no such relation, or @p position out of range
 * @retval MFGQ_E_LIMIT   @p capacity is not 0 and too small
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure the outputs are unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/property/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_related(const mfgq_taxonomy *taxonomy, int32_t position,
                                  mfgq_relation relation, size_t capacity,
                                  int32_t *positions, size_t *count, mfgq_error *err);

/**
 * @brief Classes whose code or name contains a text.
 *
 * Text and names are compared after compatibility normalisation and case
 * folding, so full-width and upper-case letters are found.
 *
 * @param taxonomy    where to look
 * @param text        not empty
 * @param[out] table  as mfgq_taxonomy_table(); freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK         searched; the table may be empty
 * @retval MFGQ_E_INVALID  null, or @p text is empty
 * @retval MFGQ_E_ENCODING @p text is not UTF-8
 * @retval MFGQ_E_MEMORY   memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_search(const mfgq_taxonomy *taxonomy, const char *text,
                                 mfgq_table **table, mfgq_error *err);

/**
 * @brief Classes as a table.
 *
 * Columns: code, parent (several joined by `;`), level, name_zh, name_en,
 * tier, source, valid_from, valid_to. Classes of level `part` (named parts of
 * a class that are no rows of the source) are left out of a full listing
 * unless @p all is 1; a part named in @p positions is listed.
 *
 * @param taxonomy   what to list
 * @param n          number of positions; ignored when @p positions is null
 * @param positions  [n] classes; null lists the whole taxonomy
 * @param all        1 lists parts too, also as parents
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID null, or a position out of range; err->index is its place
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/cli/test_taxonomy.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_table(const mfgq_taxonomy *taxonomy, size_t n,
                                const int32_t *positions, int all, mfgq_table **table,
                                mfgq_error *err);

/**
 * @brief Number of classes at each level: level, classes.
 *
 * @param taxonomy   what to count
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        counted
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c, tests/golden/taxonomy_counts.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_taxonomy_counts(const mfgq_taxonomy *taxonomy, mfgq_table **table,
                                 mfgq_error *err);

/**
 * @brief Built-in lists that hold a code, as text "gbt4754-2011, isic-4".
 *
 * @param code      any code
 * @param except    identifier to leave out; may be null
 * @param size      room in @p text
 * @param[out] text [size] terminated; whole identifiers only; may be null when
 *                  @p size is 0
 * @return number of lists
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_taxonomy.c
 * @since 0.1
 */
MFGQ_API size_t mfgq_taxonomy_editions(const char *code, const char *except, size_t size,
                                       char *text);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
