/**
 * @file indicator.h
 * @brief Formulas of indicators: compiled once, checked for dimensions, run on
 *        published aggregates or on rows of enterprises.
 */
#ifndef MFGQ_INDICATOR_H
#define MFGQ_INDICATOR_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_indicator Formulas
 * A formula such as `sum(value_added) / sum(gross_output)` is text over named
 * variables. It is compiled against a schema, which gives the variables' units,
 * into an immutable program. Aggregates (sum, count, mean, min, max) turn rows
 * into numbers; the rest of the formula is arithmetic on these numbers. The
 * grammar, and what every operator does with missing values, stands in
 * docs/methods/formula.md.
 *
 * Values are in base units: yuan, persons, tonnes, fractions. Schemas and
 * programs may be read by any number of threads.
 * @{
 */

/** @brief The variables that formulas may name. Opaque. */
typedef struct mfgq_schema mfgq_schema;

/** @brief A compiled formula. Opaque. */
typedef struct mfgq_program mfgq_program;

/** @brief What a variable holds. */
typedef enum mfgq_variable_kind {
    MFGQ_VARIABLE_NUMBER = 0,   /**< One number a row, with a unit. */
    MFGQ_VARIABLE_FLAG = 1,     /**< 0 or 1 a row. */
    MFGQ_VARIABLE_CODE = 2,     /**< One class code a row, for `in`. */
    MFGQ_VARIABLE_AGGREGATE = 3 /**< One number for all rows: a published figure. */
} mfgq_variable_kind;

/** @brief How an aggregate turns rows into one number. */
typedef enum mfgq_aggregate {
    MFGQ_SUM = 0,   /**< Sum; 0 of no rows. */
    MFGQ_COUNT = 1, /**< Number of rows for which the condition holds. */
    MFGQ_MEAN = 2,  /**< Unweighted mean; missing of no rows. */
    MFGQ_MIN = 3,   /**< Smallest; missing of no rows. */
    MFGQ_MAX = 4,   /**< Largest; missing of no rows. */
    MFGQ_GIVEN = 5  /**< A variable that is an aggregate already. */
} mfgq_aggregate;

/** @brief The period an aggregate is taken at. */
typedef enum mfgq_shift {
    MFGQ_AT_PERIOD = 0,  /**< The period asked for. */
    MFGQ_AT_BASE = 1,    /**< Inside base(...): the base period. */
    MFGQ_AT_PREVIOUS = 2 /**< Inside previous(...): the period before. */
} mfgq_shift;

/** @brief What an undefined quotient or power does. */
typedef enum mfgq_undefined {
    MFGQ_UNDEFINED_FAILS = 0,     /**< The call fails with MFGQ_E_DOMAIN. */
    MFGQ_UNDEFINED_IS_MISSING = 1 /**< The result is missing (NaN). */
} mfgq_undefined;

/** @brief What a missing value in a row does to an aggregate. */
typedef enum mfgq_gaps {
    MFGQ_GAPS_FLOW = 0, /**< The aggregate is missing. */
    MFGQ_GAPS_SKIP = 1  /**< The row is left out of this aggregate. */
} mfgq_gaps;

/**
 * @brief Asks whether a class contains a code: 1, 0, or a negative mfgq_status.
 *
 * A code that the classification does not know is a status, not 0.
 */
typedef int (*mfgq_membership)(void *context, const char *class_code, const char *code);

/**
 * @brief Membership in a taxonomy, an @ref mfgq_membership.
 *
 * @param taxonomy   a const mfgq_taxonomy (taxonomy.h), as context
 * @param class_code a class, or a path of names joined by `/`
 * @param code       the code or path of a row
 * @return 1 if the class is the code's or stands above it, 0 if not, or a negative
 *         mfgq_status: one of the two is not in the taxonomy
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_indicator_rows.c
 * @since 0.1
 */
MFGQ_API int mfgq_program_taxonomy_member(void *taxonomy, const char *class_code,
                                          const char *code);

/**
 * @brief Declares the variables of formulas.
 *
 * Names begin with a letter or underscore and go on with letters, digits and
 * underscores; every character outside ASCII is a letter. Names may also hold
 * hyphens and points between these, and begin with a digit; if a schema has such
 * a name, a minus without blanks joins words.
 *
 * @param n           variables
 * @param names       [n] unique
 * @param units       [n] as quantity.h reads them; null or "" is a pure number; not
 *                    looked at for flags and codes
 * @param kinds       [n] each an @ref mfgq_variable_kind
 * @param[out] schema to be freed with mfgq_schema_free()
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID a null array with n > 0, or a kind out of range
 * @retval MFGQ_E_DATA    a name that is none, or repeated; err->index is its place
 * @retval MFGQ_E_UNIT    an unknown unit; err->index is its place
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p schema is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_indicator_compile.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_schema_new(size_t n, const char *const *names, const char *const *units,
                            const int *kinds, mfgq_schema **schema, mfgq_error *err);

/** @brief Frees a schema; programs do not need it any more. Null is allowed. @since 0.1 */
MFGQ_API void mfgq_schema_free(mfgq_schema *schema);

/**
 * @brief Compiles a formula and checks its dimensions.
 *
 * Limits: 16 KiB of text, 64 levels of nesting, 2048 terms, a stack of 64.
 *
 * @param text         [size] the formula, UTF-8
 * @param size         number of bytes
 * @param schema       the variables; only needed during the call
 * @param unit         unit of the result, as quantity.h reads it; null: not checked
 * @param[out] program to be freed with mfgq_program_free()
 * @param[out] err     filled on failure, with line and column of the formula; may
 *                     be null
 * @retval MFGQ_OK          compiled
 * @retval MFGQ_E_INVALID   @p text, @p schema or @p program is null
 * @retval MFGQ_E_PARSE     the text is no formula; the message says what was expected
 * @retval MFGQ_E_NOT_FOUND a variable or function that does not exist
 * @retval MFGQ_E_DATA      a truth where a number stands, a row's value outside of an
 *                          aggregate, an aggregate inside one, base inside base
 * @retval MFGQ_E_UNIT      an unknown unit, or dimensions that do not go together
 * @retval MFGQ_E_DOMAIN    a division by the number 0
 * @retval MFGQ_E_LIMIT     longer or deeper than the limits
 * @retval MFGQ_E_ENCODING  not UTF-8
 * @retval MFGQ_E_MEMORY    memory ran out
 * On failure @p program is unchanged.
 * @par Cost
 * Linear in the size of the text.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_indicator_compile.c, tests/unit/test_indicator_bad.c,
 * tests/property/test_indicator.c, tests/unit/test_indicator_threads.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_program_compile(const char *text, size_t size, const mfgq_schema *schema,
                                 const char *unit, mfgq_program **program, mfgq_error *err);

/** @brief Frees a program; null is allowed. @since 0.1 */
MFGQ_API void mfgq_program_free(mfgq_program *program);

/** @brief The formula's text, valid as long as the program. Pure. @since 0.1 */
MFGQ_API const char *mfgq_program_text(const mfgq_program *program);

/** @brief Number of aggregates, a different one for each shift. Pure. @since 0.1 */
MFGQ_API size_t mfgq_program_aggregates(const mfgq_program *program);

/** @brief Text of an aggregate, "sum(energy)", without base() and previous(). Pure. @since 0.1 */
MFGQ_API const char *mfgq_program_aggregate_text(const mfgq_program *program, size_t index);

/** @brief Its @ref mfgq_aggregate, or -1 if there is none. Pure. @since 0.1 */
MFGQ_API int mfgq_program_aggregate_kind(const mfgq_program *program, size_t index);

/** @brief Its @ref mfgq_shift, or -1 if there is none. Pure. @since 0.1 */
MFGQ_API int mfgq_program_aggregate_shift(const mfgq_program *program, size_t index);

/** @brief Number of row variables the program reads. Pure. @since 0.1 */
MFGQ_API size_t mfgq_program_inputs(const mfgq_program *program);

/** @brief Name of a row variable; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_program_input_name(const mfgq_program *program, size_t index);

/** @brief Its @ref mfgq_variable_kind, or -1 if there is none. Pure. @since 0.1 */
MFGQ_API int mfgq_program_input_kind(const mfgq_program *program, size_t index);

/**
 * @brief The formula's value from given aggregates.
 *
 * A missing aggregate makes the value missing and is not an error.
 *
 * @param program    a program
 * @param n          cases (periods, regions, groups); 0 is allowed
 * @param aggregates [n][mfgq_program_aggregates()] case by case, in base units
 * @param undefined  an @ref mfgq_undefined
 * @param[out] value [n] in base units
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        all n values written
 * @retval MFGQ_E_INVALID null array with n > 0, or @p undefined out of range
 * @retval MFGQ_E_DOMAIN  a division by zero or an undefined power; err->index is the
 *                        case, err->column the operator's place in the formula
 * On failure no value has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * KLEENE in docs/sources.md: what is unknown.
 * @par Checked by
 * tests/unit/test_indicator_eval.c, tests/golden/indicator_formulas.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_program_eval(const mfgq_program *program, size_t n, const double *aggregates,
                              int undefined, double *value, mfgq_error *err);

/**
 * @brief The aggregates of one period from rows.
 *
 * Fills the aggregates with this shift and leaves the others alone, so that one
 * call for the period, one for the base and one for the period before it make up
 * what mfgq_program_eval() needs. Sums are exact and rounded once, so the order of the
 * rows does not matter.
 * A condition on a missing value is unknown; @p gaps says what comes of it.
 *
 * @param program    a program without aggregate variables at this shift
 * @param shift      an @ref mfgq_shift
 * @param rows       number of rows; 0 is allowed
 * @param numbers    [inputs] columns [rows] of the numeric and flag variables in base
 *                   units, NaN missing; null for codes
 * @param codes      [inputs] columns [rows] of the code variables, null or "" missing;
 *                   null for the others; may be null if there are none
 * @param member     answers `in`; may be null if the formula has none
 * @param context    passed to @p member
 * @param gaps       an @ref mfgq_gaps
 * @param undefined  an @ref mfgq_undefined
 * @param[out] aggregates [mfgq_program_aggregates()]
 * @param[out] used  [mfgq_program_aggregates()] rows that entered; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        the aggregates of this shift are written
 * @retval MFGQ_E_INVALID null where data is needed, an option out of range, or an
 *                        aggregate variable, which rows do not give
 * @retval MFGQ_E_DOMAIN  a division by zero in a row, its number in err->index
 * @retval MFGQ_E_DATA    a flag that is neither 0, 1 nor missing
 * @retval other          what @p member returned; err->index is the row
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure nothing has been written.
 * @par Thread safety
 * Pure, apart from what @p member does.
 * @par Source
 * NEAL-2015 and KLEENE in docs/sources.md: exact sums, unknown conditions.
 * @par Checked by
 * tests/unit/test_indicator_rows.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_program_aggregate(const mfgq_program *program, int shift, size_t rows,
                                   const double *const *numbers,
                                   const char *const *const *codes, mfgq_membership member,
                                   void *context, int gaps, int undefined, double *aggregates,
                                   int64_t *used, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
