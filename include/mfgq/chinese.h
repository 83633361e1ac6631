/**
 * @file chinese.h
 * @brief Chinese for what the library writes in English: names of columns, words of verdicts,
 *        notes. For tables and pages that are read; programs keep the English.
 */
#ifndef MFGQ_CHINESE_H
#define MFGQ_CHINESE_H

#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_chinese Chinese
 * One table holds the Chinese of every name, word and note. The command's `--lang zh`, the
 * Python package and the Lua module all read it.
 * @{
 */

/**
 * @brief Chinese for the name of a column, 中位数 for "median".
 *
 * @param column a name; may be null
 * @return a text that is never freed, or null if the name has no Chinese
 *
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_chinese.c
 * @since 0.1
 */
MFGQ_API const char *mfgq_chinese_name(const char *column);

/**
 * @brief Chinese for what the library says in a cell of a column.
 *
 * Words of verdict, severity, status, rule, accumulation, dated, attained and centre are looked
 * up.
 * Notes, reasons, messages, measures and derivations are put together from parts between
 * semicolons: "mean of three models; last observed 2015" is 三模型均值；最后观测2015年. A part
 * that the library did not write, such as a note of the observations, stays as it is, and so
 * do the cells of all other columns.
 *
 * @param column  name of the column
 * @param text    a cell, UTF-8
 * @param sink    called one or more times with the bytes in order; not called for ""
 * @param context passed to @p sink
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_IO      the sink asked to stop
 *
 * @par Cost
 * Nothing is allocated. A part is compared with the some 200 that there are.
 * @par Thread safety
 * Pure, apart from what the sink does.
 * @par Checked by
 * tests/unit/test_chinese.c, tests/cli/test_chinese.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_chinese_text(const char *column, const char *text, mfgq_sink sink,
                              void *context, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
