/**
 * @file csv.h
 * @brief A reader of comma-separated values (RFC 4180) that knows where each
 *        cell stands.
 */
#ifndef MFGQ_CSV_H
#define MFGQ_CSV_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_csv Comma-separated values
 * A parsed file is immutable and may be read by any number of threads.
 * @{
 */

/** @brief A parsed file: a header row and the rows below it. Opaque. */
typedef struct mfgq_csv mfgq_csv;

/**
 * @brief Parses comma-separated values with a header row.
 *
 * Quoted cells may hold commas, line ends and doubled quotes. A byte-order
 * mark is skipped, lines end in LF or CRLF, and blank lines are skipped.
 * Every row has as many cells as the header; header names must differ, except
 * empty ones. A cell may not hold a zero byte.
 *
 * @param text     [size] the file's bytes; copied
 * @param size     number of bytes
 * @param encoding of @p text
 * @param[out] csv the parsed file, to be freed with mfgq_csv_free()
 * @param[out] err filled on failure with line and column; may be null
 *
 * @retval MFGQ_OK         parsed
 * @retval MFGQ_E_INVALID  @p text or @p csv is null, or no such encoding
 * @retval MFGQ_E_ENCODING a byte does not fit the encoding
 * @retval MFGQ_E_PARSE    no header, an unclosed quote, text after a closing
 *                         quote, a row of another length, a repeated name
 * @retval MFGQ_E_MEMORY   memory ran out
 *
 * On failure @p csv is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * RFC4180 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_base_csv.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_csv_parse(const char *text, size_t size, mfgq_encoding encoding,
                           mfgq_csv **csv, mfgq_error *err);

/**
 * @brief Number of bytes up to the end of the last whole row, for reading in blocks.
 *
 * Line ends inside quoted cells end no row; a last row without a line end is not whole. The same
 * in UTF-8 and GB18030. Pure.
 *
 * @param text [size] bytes that begin with a row
 * @param size number of bytes
 * @return 0 if no row is whole
 * @since 0.1
 */
MFGQ_API size_t mfgq_csv_whole(const char *text, size_t size);

/** @brief Frees a parsed file; null is allowed. @since 0.1 */
MFGQ_API void mfgq_csv_free(mfgq_csv *csv);

/** @brief Number of rows below the header. Pure. @since 0.1 */
MFGQ_API size_t mfgq_csv_rows(const mfgq_csv *csv);

/** @brief Number of columns. Pure. @since 0.1 */
MFGQ_API size_t mfgq_csv_columns(const mfgq_csv *csv);

/** @brief Name of a column, terminated; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_csv_name(const mfgq_csv *csv, size_t column);

/** @brief Column of a name, or -1. Pure. @since 0.1 */
MFGQ_API int64_t mfgq_csv_find(const mfgq_csv *csv, const char *name);

/**
 * @brief Text of a cell, terminated, spaces kept; null outside the file. Pure.
 * @since 0.1
 */
MFGQ_API const char *mfgq_csv_cell(const mfgq_csv *csv, size_t row, size_t column);

/** @brief 1 if a cell is empty or NA (spaces apart), or outside the file. Pure. @since 0.1 */
MFGQ_API int mfgq_csv_is_missing(const mfgq_csv *csv, size_t row, size_t column);

/**
 * @brief A cell as a number: decimal notation, NaN when missing.
 * @param csv        parsed file
 * @param row        zero-based, below the header
 * @param column     zero-based
 * @param[out] value the number
 * @param[out] err   filled on failure with line and column; may be null
 * @retval MFGQ_OK        read
 * @retval MFGQ_E_INVALID null, or outside the file
 * @retval MFGQ_E_PARSE   not a finite decimal number
 * On failure @p value is unchanged.
 * @par Thread safety
 * Pure.
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_csv_number(const mfgq_csv *csv, size_t row, size_t column,
                            double *value, mfgq_error *err);

/**
 * @brief Line and character (both one-based) at which a cell begins.
 *
 * Row -1 is the header. Outside the file both are 0. Costs a scan of the
 * text, so it is meant for messages. Pure.
 * @since 0.1
 */
MFGQ_API void mfgq_csv_position(const mfgq_csv *csv, int64_t row, size_t column,
                                int32_t *line, int32_t *character);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
