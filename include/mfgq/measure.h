/**
 * @file measure.h
 * @brief A plan's indicators from rows of enterprises, by group, in one pass.
 */
#ifndef MFGQ_MEASURE_H
#define MFGQ_MEASURE_H

#include "arrow.h"
#include "base.h"
#include "indicator.h"
#include "plan.h"
#include "table.h"
#include "taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_measure Measuring
 * A measure takes rows, one an enterprise and period, and keeps for each group and
 * period what the formulas of all its indicators need: exact sums, counts, extremes.
 * Rows may come in any order, split and number of threads: the table has the same
 * bits. Memory grows with the groups and periods, not with the rows.
 * docs/methods/measure.md says how columns, units, periods and missing values are read.
 *
 * A measure belongs to one thread at a time; a call from a second one, while the first
 * is in a call that changes it, is refused (MFGQ_E_INVALID). It keeps the plan and the taxonomy
 * alive; both may be freed before it.
 * @{
 */

/** @brief A plan's indicators in the making. Opaque. */
typedef struct mfgq_measure mfgq_measure;

/** @brief How a measure reads a column of the data; values add up. */
typedef enum mfgq_measure_use {
    MFGQ_USE_NONE = 0,    /**< Not at all. */
    MFGQ_USE_NUMBERS = 1, /**< As a number or flag. */
    MFGQ_USE_TEXTS = 2    /**< As a key, class code or period. */
} mfgq_measure_use;

/**
 * @brief Makes a measure for rows with the columns named.
 *
 * A column is a variable of the plan, a key, `period`, or ignored. A number is in the
 * unit that the plan gives its variable, unless @p units or the column's name says
 * otherwise: `revenue[万元]`, `revenue (万元)`. An indicator without formula, with a
 * variable that the data lack, with a class and no taxonomy, or with base() or
 * previous() and no periods is left out; mfgq_measure_left_out() says which and why.
 *
 * @param plan         with variables and formulas
 * @param taxonomy     answers `in`; may be null
 * @param n            number of @p indicators; 0 takes all
 * @param indicators   [n] ids; may be null when @p n is 0
 * @param columns      columns of the data
 * @param names        [columns] their names
 * @param units        [columns] null or "" for what the name or the plan says; may be null
 * @param keys         number of @p by; 0 makes one group of all rows
 * @param by           [keys] names of columns to group by; may be null when @p keys is 0
 * @param base         period of base(); null for the plan's own
 * @param gaps         an @ref mfgq_gaps, what a missing value does
 * @param threads      1 to 256, for the calls that add rows
 * @param[out] measure to be freed with mfgq_measure_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK          made
 * @retval MFGQ_E_INVALID   null where data is needed, or an option out of range
 * @retval MFGQ_E_NOT_FOUND no such indicator (arg 4) or key (arg 9); err->index is its place
 * @retval MFGQ_E_DATA      a column, key or indicator is repeated, or a key has the name
 *                          of a column of the result; err->index is its place
 * @retval MFGQ_E_UNIT      an unknown unit, or of another dimension than the variable's
 *                          (arg 6); err->index is the column
 * @retval MFGQ_E_PARSE     @p base is no period
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p measure is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_measure.c, tests/unit/test_measure_bad.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_new(const mfgq_plan *plan, const mfgq_taxonomy *taxonomy, size_t n,
                             const char *const *indicators, size_t columns,
                             const char *const *names, const char *const *units, size_t keys,
                             const char *const *by, const char *base, int gaps, int threads,
                             mfgq_measure **measure, mfgq_error *err);

/** @brief Frees a measure; null is allowed. @since 0.1 */
MFGQ_API void mfgq_measure_free(mfgq_measure *measure);

/** @brief How a column is read, @ref mfgq_measure_use added up. Pure. @since 0.1 */
MFGQ_API int mfgq_measure_uses(const mfgq_measure *measure, size_t column);

/** @brief Rows taken so far. Pure. @since 0.1 */
MFGQ_API int64_t mfgq_measure_rows(const mfgq_measure *measure);

/**
 * @brief The indicators that are not measured: indicator, reason.
 * @param measure    a measure
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed; the table may be empty
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_measure.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_left_out(const mfgq_measure *measure, mfgq_table **table,
                                  mfgq_error *err);

/**
 * @brief Takes rows from columns in memory.
 *
 * A column that is read as text may come as numbers, which are written out (year 2020
 * is the period "2020"), and one that is read as number may come as texts. Nothing is
 * kept of the columns but texts that were not seen before.
 *
 * @param measure  a measure
 * @param rows     number of rows; 0 is allowed
 * @param numbers  [columns] columns [rows], NaN missing, or null; may be null
 * @param texts    [columns] columns [rows], null, "" or NA missing, or null; may be null
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK          taken
 * @retval MFGQ_E_INVALID   null, or a column that is read is in neither list
 * @retval MFGQ_E_PARSE     a text that is no number or no period, a missing period
 * @retval MFGQ_E_DATA      a flag that is neither 0, 1 nor missing
 * @retval MFGQ_E_DOMAIN    an infinite number
 * @retval MFGQ_E_NOT_FOUND a class code that the taxonomy does not know
 * @retval MFGQ_E_LIMIT     more than 2^31 groups and periods, or different texts
 * @retval MFGQ_E_MEMORY    memory ran out
 * err->index is the row. After a failure the measure is spoilt: every call but
 * mfgq_measure_free() gives the same error again.
 * @par Cost
 * Linear in the rows; double columns are read where they stand.
 * @par Thread safety
 * One thread at a time; starts threads of its own and joins them.
 * @par Source
 * NEAL-2015 and KLEENE in docs/sources.md: exact sums, unknown conditions.
 * @par Checked by
 * tests/unit/test_measure.c, tests/property/test_measure.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_add(mfgq_measure *measure, size_t rows, const double *const *numbers,
                             const char *const *const *texts, mfgq_error *err);

/**
 * @brief Takes rows of comma-separated values, without their header.
 *
 * The columns are those of mfgq_measure_new(), in its order. Blank lines are skipped.
 *
 * @param measure  a measure
 * @param text     [size] whole rows, see mfgq_csv_whole()
 * @param size     number of bytes
 * @param line     of the file, one-based, at which @p text begins; for messages
 * @param encoding of @p text
 * @param[out] err filled on failure with line and column; may be null
 * @retval MFGQ_OK          taken
 * @retval MFGQ_E_INVALID   null, or no such encoding
 * @retval MFGQ_E_ENCODING  a byte does not fit the encoding
 * @retval other            as mfgq_measure_add(), and for a row of another length, an unclosed
 *                          quote, text after a closing quote, a zero byte
 * After a failure the measure is spoilt, as for mfgq_measure_add().
 * @par Thread safety
 * One thread at a time; starts threads of its own and joins them.
 * @par Source
 * RFC4180 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_measure_csv.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_add_csv(mfgq_measure *measure, const char *text, size_t size,
                                 int64_t line, mfgq_encoding encoding, mfgq_error *err);

/**
 * @brief Takes rows from an Arrow struct array, whose fields are found by name.
 *
 * Formats as for mfgq_arrow_column_read(); a double column without nulls is read where it
 * stands, and texts from a dictionary are looked up once.
 *
 * @param measure  a measure
 * @param schema   of a struct
 * @param array    its array; borrowed
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK            taken
 * @retval MFGQ_E_INVALID     null, or a structure that was released
 * @retval MFGQ_E_NOT_FOUND   no field of a column that is read, or a class that is unknown
 * @retval MFGQ_E_UNSUPPORTED another format
 * @retval other              as mfgq_arrow_column_read() and mfgq_measure_add()
 * err->index is the row. After a failure the measure is spoilt, as for mfgq_measure_add().
 * @par Thread safety
 * One thread at a time; starts threads of its own and joins them.
 * @par Source
 * ARROW in docs/sources.md.
 * @par Checked by
 * tests/unit/test_measure_arrow.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_add_arrow(mfgq_measure *measure, const struct ArrowSchema *schema,
                                   const struct ArrowArray *array, mfgq_error *err);

/**
 * @brief Takes what another measure has taken, as if its rows had been added here.
 *
 * Both must have been made with the same plan, indicators, keys, base and gaps; their
 * columns may differ in order and number as long as the same indicators are measured.
 *
 * @param measure  takes
 * @param other    is left as it was
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        merged
 * @retval MFGQ_E_INVALID null, or the two measure different things
 * @retval MFGQ_E_LIMIT   more than 2^31 groups and periods
 * @retval MFGQ_E_MEMORY  memory ran out
 * After a failure for lack of memory @p measure is spoilt, as for mfgq_measure_add().
 * @par Thread safety
 * One thread at a time.
 * @par Source
 * NEAL-2015 in docs/sources.md: partial sums merge without error.
 * @par Checked by
 * tests/property/test_measure.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_merge(mfgq_measure *measure, const mfgq_measure *other,
                               mfgq_error *err);

/**
 * @brief The indicators of the rows taken so far.
 *
 * Columns: the keys, indicator, period, value, unit, numerator, denominator, rows, used,
 * missing, note. One row for each group, indicator and period in which the group has rows, in
 * the order of the keys' bytes, of the plan, and of time. value is in unit; numerator and
 * denominator are those of the formula's outermost quotient, in base units (yuan, persons,
 * fractions), and missing where there is none. rows counts the group's rows of the period, used
 * those that entered its largest aggregate, missing the unknown values and conditions met
 * by the aggregates of all periods that the formula reads. note says why a
 * value is missing: no-base, no-previous, zero-denominator, undefined, missing-values, no-rows
 * (a mean or extreme of none), overflow.
 *
 * @param measure    a measure
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        made; the measure may go on taking rows
 * @retval MFGQ_E_INVALID null
 * @retval MFGQ_E_MEMORY  memory ran out
 * @retval other          the failure that spoilt the measure
 * On failure @p table is unchanged.
 * @par Thread safety
 * One thread at a time.
 * @par Source
 * NEAL-2015 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_measure.c, tests/property/test_measure.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_measure_table(mfgq_measure *measure, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
