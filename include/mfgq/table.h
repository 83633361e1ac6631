/**
 * @file table.h
 * @brief The one result type: named, typed columns, with units, that print
 *        themselves as text, CSV, JSON or NDJSON.
 */
#ifndef MFGQ_TABLE_H
#define MFGQ_TABLE_H

#include "base.h"
#include "series.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_table Tables
 * A table is immutable and may be read by any number of threads. Its column
 * model is Arrow's: a validity bitmap, least significant bit first, and one
 * buffer of values; text has 32-bit offsets into one buffer of UTF-8.
 * @{
 */

/** @brief A finished table. Opaque. */
typedef struct mfgq_table mfgq_table;

/** @brief A table in the making. Opaque. */
typedef struct mfgq_builder mfgq_builder;

/** @brief What a column holds. */
typedef enum mfgq_type {
    MFGQ_F64 = 0, /**< double; a missing value reads as NaN. */
    MFGQ_I64 = 1, /**< int64_t; a missing value reads as 0 and is marked. */
    MFGQ_TEXT = 2 /**< UTF-8; a missing value reads as "". */
} mfgq_type;

/** @brief Forms a table can be written in. */
typedef enum mfgq_format {
    MFGQ_FORMAT_TEXT = 0,  /**< Aligned for a terminal, wide characters counted as two. */
    MFGQ_FORMAT_CSV = 1,   /**< RFC 4180 with LF line ends. */
    MFGQ_FORMAT_JSON = 2,  /**< One array of objects. */
    MFGQ_FORMAT_NDJSON = 3 /**< One object a line. */
} mfgq_format;

/** @brief Receives written bytes; returns 0 to go on, else to stop. */
typedef int (*mfgq_sink)(void *context, const char *bytes, size_t size);

/** @brief Number of rows. Pure. @since 0.1 */
MFGQ_API size_t mfgq_table_rows(const mfgq_table *table);

/** @brief Number of columns. Pure. @since 0.1 */
MFGQ_API size_t mfgq_table_columns(const mfgq_table *table);

/** @brief Name of a column; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_table_name(const mfgq_table *table, size_t column);

/** @brief Unit of a whole column, "" if none or if a unit column says it. Pure. @since 0.1 */
MFGQ_API const char *mfgq_table_unit(const mfgq_table *table, size_t column);

/** @brief Type of a column, or -1 if there is none. Pure. @since 0.1 */
MFGQ_API int mfgq_table_type(const mfgq_table *table, size_t column);

/** @brief Column of a name, or -1. Pure. @since 0.1 */
MFGQ_API int64_t mfgq_table_find(const mfgq_table *table, const char *name);

/** @brief 1 if the cell is missing or outside the table. Pure. @since 0.1 */
MFGQ_API int mfgq_table_is_missing(const mfgq_table *table, size_t row, size_t column);

/** @brief A number from an F64 or I64 column; NaN if missing, text or outside. Pure. @since 0.1 */
MFGQ_API double mfgq_table_number(const mfgq_table *table, size_t row, size_t column);

/** @brief Text of a TEXT cell, terminated; "" if missing or of another type. Pure. @since 0.1 */
MFGQ_API const char *mfgq_table_text(const mfgq_table *table, size_t row, size_t column);

/** @brief The values of an F64 column, [rows]; null for other columns. Pure. @since 0.1 */
MFGQ_API const double *mfgq_table_f64(const mfgq_table *table, size_t column);

/** @brief The values of an I64 column, [rows]; null for other columns. Pure. @since 0.1 */
MFGQ_API const int64_t *mfgq_table_i64(const mfgq_table *table, size_t column);

/** @brief Frees a table; null is allowed. @since 0.1 */
MFGQ_API void mfgq_table_free(mfgq_table *table);

/**
 * @brief Writes a table.
 *
 * Numbers are written in the shortest form that reads back to the same double;
 * a missing value is an empty cell, or null. Only the text form, which is for
 * reading, shows six significant digits (whole numbers whole) and cuts text
 * wider than 36 columns with an ellipsis.
 *
 * @param table   what to write
 * @param format  in which form
 * @param sink    called one or more times with the bytes in order
 * @param context passed to @p sink
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID null, or no such format
 * @retval MFGQ_E_IO      the sink asked to stop
 * @retval MFGQ_E_MEMORY  memory ran out
 * @par Thread safety
 * Pure, apart from what the sink does.
 * @par Checked by
 * tests/unit/test_table.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_table_write(const mfgq_table *table, mfgq_format format,
                             mfgq_sink sink, void *context, mfgq_error *err);

/**
 * @brief Starts a table. Null when memory runs out.
 *
 * First declare the columns, then append cells row by row, left to right; the
 * first failure is kept, later calls do nothing, and mfgq_builder_finish()
 * reports it. A builder belongs to one thread at a time.
 * @since 0.1
 */
MFGQ_API mfgq_builder *mfgq_builder_new(void);

/** @brief Declares the next column; @p unit may be null. Copied. @since 0.1 */
MFGQ_API void mfgq_builder_column(mfgq_builder *builder, const char *name,
                                  mfgq_type type, const char *unit);

/** @brief Appends to an F64 column; NaN is missing. @since 0.1 */
MFGQ_API void mfgq_builder_f64(mfgq_builder *builder, double value);

/** @brief Appends to an I64 column. @since 0.1 */
MFGQ_API void mfgq_builder_i64(mfgq_builder *builder, int64_t value);

/** @brief Appends to a TEXT column; null is missing. Must be UTF-8. Copied. @since 0.1 */
MFGQ_API void mfgq_builder_text(mfgq_builder *builder, const char *text);

/** @brief Appends a missing value of any type. @since 0.1 */
MFGQ_API void mfgq_builder_missing(mfgq_builder *builder);

/**
 * @brief Ends a table and frees the builder, also on failure.
 * @param builder    from mfgq_builder_new(); null counts as out of memory
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        finished
 * @retval MFGQ_E_INVALID @p table is null, a cell did not fit its column, a
 *                        name is repeated, or the last row is not complete
 * @retval MFGQ_E_ENCODING a text was not UTF-8; err->index is its row
 * @retval MFGQ_E_LIMIT   a text column holds 2 GiB or more
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Checked by
 * tests/unit/test_table.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_builder_finish(mfgq_builder *builder, mfgq_table **table,
                                mfgq_error *err);

/** @brief Drops a builder without finishing it; null is allowed. @since 0.1 */
MFGQ_API void mfgq_builder_free(mfgq_builder *builder);

/**
 * @brief A series as a table: period, value, span, qualifier, vintage, flags.
 *
 * The unit of the series is that of the column value. flags are words joined by "+": break,
 * revised, negative, split, refused. A vintage that is unknown is missing.
 *
 * @param series     a series
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Checked by
 * tests/unit/test_series_table.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_table(const mfgq_series *series, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
