/**
 * @file arrow.h
 * @brief Tables and columns exchanged with other programs in memory, by the
 *        Arrow C data interface; no Arrow library is needed.
 */
#ifndef MFGQ_ARROW_H
#define MFGQ_ARROW_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The three structures of the format, under the guards it prescribes. */

/** @cond the structures are documented by the format */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/** @brief Type, name and metadata of an array; the format's own structure. */
struct ArrowSchema {
    /* Array type description */
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;

    /* Release callback */
    void (*release)(struct ArrowSchema *);
    /* Opaque producer-specific data */
    void *private_data;
};

/** @brief Buffers of an array; the format's own structure. */
struct ArrowArray {
    /* Array data description */
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;

    /* Release callback */
    void (*release)(struct ArrowArray *);
    /* Opaque producer-specific data */
    void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/** @brief Arrays of one schema, one after the other; the format's own structure. */
struct ArrowArrayStream {
    /* Callbacks providing stream functionality */
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);

    /* Release callback */
    void (*release)(struct ArrowArrayStream *);
    /* Opaque producer-specific data */
    void *private_data;
};

#endif
/** @endcond */

/**
 * @defgroup mfgq_arrow Arrow
 * Out: a table is a struct array. Numbers are shared, not copied: the array keeps
 * the table's memory alive, and the table may be freed before it. Texts are
 * packed into one buffer at export. Columns have the formats `g` (double), `l`
 * (int64) and `u` (text); a unit stands in the field's metadata under `unit`.
 *
 * In: arrays are borrowed. No call here releases a structure that was passed to
 * it; batches that a stream hands over are released once each.
 * @{
 */

/**
 * @brief Describes a table as an Arrow struct.
 * @param table        a table
 * @param[out] schema  filled; the receiver calls its release once
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        filled
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p schema is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_export_schema(const mfgq_table *table, struct ArrowSchema *schema,
                                     mfgq_error *err);

/**
 * @brief Exports a table as an Arrow struct array.
 * @param table       a table; it may be freed before the array is released
 * @param[out] array  filled; the receiver calls its release once
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        filled
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p array is unchanged.
 * @par Cost
 * One copy of the texts; numbers and validity are shared.
 * @par Thread safety
 * Pure.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_export_array(const mfgq_table *table, struct ArrowArray *array,
                                    mfgq_error *err);

/**
 * @brief Exports a table as a stream of one struct array.
 * @param table       a table; it may be freed before the stream is released
 * @param[out] stream filled; the receiver calls its release once
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        filled
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p stream is unchanged.
 * @par Thread safety
 * Pure; a stream belongs to one thread at a time.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_export_stream(const mfgq_table *table, struct ArrowArrayStream *stream,
                                     mfgq_error *err);

/** @brief One Arrow column, read. Opaque, immutable. */
typedef struct mfgq_arrow_column mfgq_arrow_column;

/**
 * @brief Reads one Arrow column as numbers or as texts.
 *
 * Numbers come from double, float, whole numbers of 8 to 64 bits and booleans;
 * texts from utf8, large utf8 and utf8 views; both also from dictionaries with
 * such values, and from arrays of nulls. A double column without nulls is used
 * where it stands; everything else is copied, and a null becomes NaN, or a null
 * pointer. Offsets are honoured; a null count may be -1.
 *
 * @param schema       of the column
 * @param array        of the column; must outlive @p column if nothing was copied
 * @param type         #MFGQ_F64 or #MFGQ_TEXT
 * @param[out] column  to be freed with mfgq_arrow_column_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK            read
 * @retval MFGQ_E_INVALID     null, or a structure that was released
 * @retval MFGQ_E_DATA        lengths, buffers, offsets or dictionary indices that
 *                            contradict each other, or a text with a zero byte;
 *                            err->index is the row
 * @retval MFGQ_E_ENCODING    a text is not UTF-8; err->index is its row
 * @retval MFGQ_E_UNSUPPORTED another format
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p column is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow_column.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_column_read(const struct ArrowSchema *schema,
                                   const struct ArrowArray *array, mfgq_type type,
                                   mfgq_arrow_column **column, mfgq_error *err);

/** @brief Frees a column; null is allowed. @since 0.1 */
MFGQ_API void mfgq_arrow_column_free(mfgq_arrow_column *column);

/** @brief Number of rows. Pure. @since 0.1 */
MFGQ_API size_t mfgq_arrow_column_rows(const mfgq_arrow_column *column);

/** @brief 1 if the values were copied, 0 if they stand in the Arrow buffer. Pure. @since 0.1 */
MFGQ_API int mfgq_arrow_column_copied(const mfgq_arrow_column *column);

/** @brief The numbers, [rows], NaN missing; null if texts were asked for. Pure. @since 0.1 */
MFGQ_API const double *mfgq_arrow_column_f64(const mfgq_arrow_column *column);

/** @brief A text; null if missing, out of range, or numbers were asked for. Pure. @since 0.1 */
MFGQ_API const char *mfgq_arrow_column_text(const mfgq_arrow_column *column, size_t row);

/**
 * @brief Reads an Arrow struct array into a table.
 *
 * Floating columns become #MFGQ_F64, whole and boolean ones #MFGQ_I64, text and
 * dictionaries of text #MFGQ_TEXT; everything is copied.
 *
 * @param schema      of a struct
 * @param array       its array
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK            read
 * @retval MFGQ_E_INVALID     null, a structure that was released, a repeated name
 * @retval MFGQ_E_DATA        parts that contradict each other; err->index is the row
 * @retval MFGQ_E_DOMAIN      a whole number beyond 64 signed bits; err->index is its row
 * @retval MFGQ_E_ENCODING    a text is not UTF-8; err->index is its row
 * @retval MFGQ_E_LIMIT       a text column holds 2 GiB or more
 * @retval MFGQ_E_UNSUPPORTED another format
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_import_array(const struct ArrowSchema *schema,
                                    const struct ArrowArray *array, mfgq_table **table,
                                    mfgq_error *err);

/**
 * @brief Reads all batches of an Arrow stream of structs into one table.
 *
 * As mfgq_arrow_import_array(). Every batch is released once; the stream is
 * read to its end, and releasing it remains its owner's part.
 *
 * @param stream      a stream
 * @param[out] table  to be freed with mfgq_table_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK            read
 * @retval MFGQ_E_INVALID     null, a structure that was released, a repeated name
 * @retval MFGQ_E_IO          the stream reported an error, which is the message
 * @retval MFGQ_E_DATA        parts that contradict each other; err->index is the row
 * @retval MFGQ_E_DOMAIN      a whole number beyond 64 signed bits; err->index is its row
 * @retval MFGQ_E_ENCODING    a text is not UTF-8; err->index is its row
 * @retval MFGQ_E_LIMIT       a text column holds 2 GiB or more
 * @retval MFGQ_E_UNSUPPORTED another format
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure, apart from what the stream does.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_arrow_import_stream(struct ArrowArrayStream *stream, mfgq_table **table,
                                     mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
