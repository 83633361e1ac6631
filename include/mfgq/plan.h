/**
 * @file plan.h
 * @brief Plans: indicators, the targets stated for them, and what was observed.
 */
#ifndef MFGQ_PLAN_H
#define MFGQ_PLAN_H

#include "base.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_plan Plans
 * A plan is indicators, the statements that set targets for them, and the
 * relations its figures must satisfy. It is read from JSON or CSV
 * (docs/plan-format.md), or built in. Plans and observations are immutable and
 * may be read by any number of threads.
 * @{
 */

/** @brief A plan. Opaque. */
typedef struct mfgq_plan mfgq_plan;

/** @brief Published values of indicators. Opaque. */
typedef struct mfgq_observations mfgq_observations;

/** @brief What mfgq_plan_targets() prints; values may be added. */
typedef enum mfgq_targets {
    MFGQ_TARGETS_FIGURES = 0, /**< Targets with a figure. */
    MFGQ_TARGETS_ALL = 1,     /**< Also relative targets and dated events. */
    MFGQ_TARGETS_CARRY = 2    /**< Also the columns that make the table a plan. */
} mfgq_targets;

/**
 * @brief Reads a plan from JSON, or from CSV as mfgq_plan_targets() prints it.
 *
 * Text that begins with '{' (after white space) is JSON, all other is CSV.
 * Limits: 16 MiB, 32 levels of JSON.
 *
 * @param text      [size] the file's bytes, with or without a byte-order mark
 * @param size      number of bytes
 * @param encoding  of @p text
 * @param[out] plan to be freed with mfgq_plan_free()
 * @param[out] err  filled on failure: with line and column for syntax and for
 *                  CSV, with a JSON pointer at the start of the message for the
 *                  meaning of JSON; may be null
 *
 * @retval MFGQ_OK          read
 * @retval MFGQ_E_INVALID   @p text or @p plan is null, or no such encoding
 * @retval MFGQ_E_PARSE     not JSON or CSV, or a figure that cannot be read
 * @retval MFGQ_E_ENCODING  a byte does not fit the encoding
 * @retval MFGQ_E_LIMIT     too large or too deep
 * @retval MFGQ_E_DATA      a key or word unknown, missing or of another type; a
 *                          repeated id; a cycle; a range that runs backwards
 * @retval MFGQ_E_NOT_FOUND a name of something that is not in the plan
 * @retval MFGQ_E_UNIT      an unknown unit, or one of another dimension
 * @retval MFGQ_E_MEMORY    memory ran out
 *
 * On failure @p plan is unchanged.
 * @par Cost
 * Linear in the size of the text.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CQ and PLAN-14FYP in docs/sources.md: the notation of the plans it was made for.
 * @par Checked by
 * tests/unit/test_plan_load.c, tests/unit/test_plan_bad.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_load(const char *text, size_t size, mfgq_encoding encoding,
                           mfgq_plan **plan, mfgq_error *err);

/**
 * @brief Reads a plan that ships with the library.
 * @param id        as mfgq_plan_list() prints it
 * @param[out] plan to be freed with mfgq_plan_free()
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK          read
 * @retval MFGQ_E_INVALID   @p id or @p plan is null
 * @retval MFGQ_E_NOT_FOUND no built-in plan has this id
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p plan is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * PLAN-CQ, PLAN-14FYP and PLAN-ANNUAL in docs/sources.md.
 * @par Checked by
 * tests/unit/test_plan_load.c, tests/unit/test_plan_builtin.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_builtin(const char *id, mfgq_plan **plan, mfgq_error *err);

/** @brief Frees a plan; null is allowed. @since 0.1 */
MFGQ_API void mfgq_plan_free(mfgq_plan *plan);

/** @brief The plan's id, valid as long as the plan. Pure. @since 0.1 */
MFGQ_API const char *mfgq_plan_id(const mfgq_plan *plan);

/** @brief The plan's title, Chinese if asked and known. Pure. @since 0.1 */
MFGQ_API const char *mfgq_plan_title(const mfgq_plan *plan, int chinese);

/**
 * @brief The built-in plans: plan, title, start, end, indicators, statements, targets.
 *
 * targets counts the values that mfgq_plan_targets() prints without relative
 * targets and events, statements the places where they stand.
 *
 * @param chinese    1 for Chinese titles, 0 for English ones
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_tables.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_list(int chinese, mfgq_table **table, mfgq_error *err);

/**
 * @brief The indicators of a plan: indicator, name_zh, name_en, unit, kind,
 *        direction (1, -1, 0), nature, cluster, parent, formula.
 * @param plan       a plan
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID @p plan or @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_tables.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_indicators(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err);

/**
 * @brief The targets of a plan, one row for each value at one place for one period.
 *
 * Columns: indicator, statement, section, cluster, name_zh, name_en, unit,
 * direction, comparator, accumulation, base_period, period, dated, value, low,
 * high, nature, parent, quote. Figures stand as printed (25.5 for 25.5%); a
 * range has low and high and no value, every other figure a value only.
 *
 * @param plan       a plan
 * @param what       @ref mfgq_targets, added up
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID @p plan or @p table is null, or a bit of @p what is unknown
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_tables.c, tests/golden/plan_chongqing_box1.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_targets(const mfgq_plan *plan, unsigned what, mfgq_table **table,
                              mfgq_error *err);

/**
 * @brief The blank observation sheet of a plan.
 *
 * One row for each indicator and each period at which it has a target, and for
 * the base period; value is empty. Filled in, it is read by
 * mfgq_observations_load().
 *
 * @param plan       a plan
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID @p plan or @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_tables.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_template(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err);

/**
 * @brief Writes a plan as JSON in its canonical form.
 *
 * Reading what was written gives the same plan, and writing that the same
 * bytes. Keys stand in the order of docs/plan-format.md; what has its default
 * value is left out.
 *
 * @param plan     a plan
 * @param sink     called one or more times with the bytes in order
 * @param context  passed to @p sink
 * @param[out] err filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID @p plan or @p sink is null
 * @retval MFGQ_E_IO      the sink asked to stop
 * @retval MFGQ_E_MEMORY  memory ran out
 * @par Thread safety
 * Pure, apart from what the sink does.
 * @par Checked by
 * tests/unit/test_plan_write.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_write(const mfgq_plan *plan, mfgq_sink sink, void *context,
                            mfgq_error *err);

/**
 * @brief Reads observations from CSV.
 *
 * Columns indicator, period, value, unit and, where present, qualifier,
 * decimals, published, basis, region, source, note, break, low, high. Rows
 * without a value are left out. A row stands for [value - h, value + h] with h
 * half a unit of its last decimal, for [value, inf) if at-least, (-inf, value]
 * if at-most, and for [low, high] where these are given.
 *
 * @param text     [size] the file's bytes
 * @param size     number of bytes
 * @param encoding of @p text
 * @param[out] observations to be freed with mfgq_observations_free()
 * @param[out] err filled on failure with line and column; may be null
 * @retval MFGQ_OK         read
 * @retval MFGQ_E_INVALID  null, or no such encoding
 * @retval MFGQ_E_ENCODING a byte does not fit the encoding
 * @retval MFGQ_E_PARSE    not CSV, a number or period that cannot be read
 * @retval MFGQ_E_DATA     a column missing, a word unknown, bounds reversed
 * @retval MFGQ_E_LIMIT    more than 16 MiB
 * @retval MFGQ_E_UNIT     an unknown unit
 * @retval MFGQ_E_MEMORY   memory ran out
 * On failure @p observations is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_observations.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_observations_load(const char *text, size_t size, mfgq_encoding encoding,
                                   mfgq_observations **observations, mfgq_error *err);

/**
 * @brief The observations built in for a plan; none if the plan has none.
 * @param id           id of a plan, built in or not
 * @param[out] observations to be freed with mfgq_observations_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        read, or empty
 * @retval MFGQ_E_INVALID @p id or @p observations is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p observations is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * OUT-CQ, OUT-CN and PLAN-ANNUAL in docs/sources.md.
 * @par Checked by
 * tests/unit/test_plan_observations.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_observations_builtin(const char *id, mfgq_observations **observations,
                                      mfgq_error *err);

/** @brief Frees observations; null is allowed. @since 0.1 */
MFGQ_API void mfgq_observations_free(mfgq_observations *observations);

/** @brief Number of observations that have a value. Pure. @since 0.1 */
MFGQ_API size_t mfgq_observations_count(const mfgq_observations *observations);

/**
 * @brief Observations as a table: indicator, period, value, unit, qualifier,
 *        decimals, published, basis, region, source, note, break, low, high.
 *
 * One row for each indicator and period: the observation of the vintage.
 *
 * @param observations observations
 * @param vintage      "first", "latest", or a date ("2021", "2021-07",
 *                     "2021-07-20"): the last one published up to it; null: latest
 * @param[out] table   to be freed with mfgq_table_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        listed
 * @retval MFGQ_E_INVALID null, or @p vintage is none of these
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_plan_observations.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_observations_table(const mfgq_observations *observations, const char *vintage,
                                    mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
