/**
 * @file quantity.h
 * @brief Units with dimensions, the notation of plans, rounding intervals.
 */
#ifndef MFGQ_QUANTITY_H
#define MFGQ_QUANTITY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_unit Units
 * A unit is parsed from the text a plan prints, Chinese or English: 亿元, 万人,
 * 吨标准煤/万元, km2, 100 million yuan. It has a dimension (what it measures), a
 * type (amount, bare number, percentage, percentage points, ratio N∶1) and a
 * factor to the base unit of its dimension. Units convert within a dimension;
 * currencies, standard coal and tonnes, and things that are counted with
 * different classifiers (辆, 台, 件) are dimensions of their own. 个, 家 and 户 are one.
 * Units are immutable.
 * @{
 */

/** @brief A unit of measurement. Opaque, immutable. */
typedef struct mfgq_unit mfgq_unit;

/** @brief Types of unit; figures of different types are not added or compared. */
typedef enum mfgq_unit_kind {
    MFGQ_UNIT_AMOUNT = 0,  /**< Has a dimension. */
    MFGQ_UNIT_NUMBER = 1,  /**< A pure number. */
    MFGQ_UNIT_PERCENT = 2, /**< %, ‰: a share or a rate. */
    MFGQ_UNIT_POINTS = 3,  /**< Percentage points: a difference of two percentages. */
    MFGQ_UNIT_RATIO = 4    /**< N∶1. */
} mfgq_unit_kind;

/**
 * @brief Reads a unit.
 *
 * Scale words (千 万 百万 亿 万亿 …, thousand, million, billion) stand before any name;
 * products with ·, quotients with / or "per", powers with ^ or ². Behind a stroke everything
 * belongs to the denominator: 元/人·年 is per person and year. Full-width forms are accepted. Empty
 * text is a bare number.
 *
 * @param text      [size] UTF-8, at most 255 bytes
 * @param size      number of bytes
 * @param[out] unit the unit; free it with mfgq_unit_free()
 * @param[out] err  filled on failure; may be null; index is the byte at fault
 *
 * @retval MFGQ_OK         done
 * @retval MFGQ_E_INVALID  a pointer is null
 * @retval MFGQ_E_UNIT     no such unit
 * @retval MFGQ_E_PARSE    a unit, but something behind it that is none
 * @retval MFGQ_E_ENCODING not UTF-8
 * @retval MFGQ_E_LIMIT    too long, nested too deeply, or a product too large
 * @retval MFGQ_E_MEMORY   out of memory
 *
 * On failure @p unit is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * GB3100 in docs/sources.md: SI units and those used with them.
 * @par Checked by
 * tests/unit/test_quantity_unit.c, tests/property/test_quantity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_unit_parse(const char *text, size_t size, mfgq_unit **unit, mfgq_error *err);

/** @brief Frees a unit; null is allowed. @since 0.1 */
MFGQ_API void mfgq_unit_free(mfgq_unit *unit);

/** @brief The unit as printed, "万元/人"; "" for a bare number. Pure. @since 0.1 */
MFGQ_API const char *mfgq_unit_name(const mfgq_unit *unit);

/** @brief Name of its base unit, "元/人"; "1" if the unit is pure. Pure. @since 0.1 */
MFGQ_API const char *mfgq_unit_base_name(const mfgq_unit *unit);

/** @brief Its dimension, "currency/persons"; "pure" without one. Pure. @since 0.1 */
MFGQ_API const char *mfgq_unit_dimension(const mfgq_unit *unit);

/** @brief Its type, a mfgq_unit_kind. Pure. @since 0.1 */
MFGQ_API int mfgq_unit_kind_of(const mfgq_unit *unit);

/** @brief The name of the i-th known unit, from 0; null behind the last. Pure. @since 0.1 */
MFGQ_API const char *mfgq_unit_known(size_t i);

/** @brief 1 if values convert between the two, else 0. Pure. @since 0.1 */
MFGQ_API int mfgq_unit_convertible(const mfgq_unit *a, const mfgq_unit *b);

/**
 * @brief Product, quotient of two units.
 *
 * @param a         first factor, or dividend
 * @param b         second factor, or divisor
 * @param divide    0: a · b; else a / b
 * @param[out] unit the result; free it with mfgq_unit_free()
 * @param[out] err  filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_UNIT    percentage points with a percentage
 * @retval MFGQ_E_LIMIT   an exponent beyond 9, or a name too long
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p unit is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * GB3100 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_quantity_unit.c, tests/property/test_quantity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_unit_combine(const mfgq_unit *a, const mfgq_unit *b, int divide,
                              mfgq_unit **unit, mfgq_error *err);

/**
 * @brief Converts values from one unit to another of the same dimension.
 *
 *     out[i] = values[i] · factor(from) / factor(to)
 *
 * Where the factors differ by a power of ten the decimal point of a value of up to 15
 * figures is shifted, so that 4.35 万元 is exactly the double 43500 元; values with more figures
 * are multiplied. NaN stays NaN.
 *
 * @param n        rows; 0 is allowed
 * @param values   [n] in @p from
 * @param from     their unit
 * @param to       the unit wanted
 * @param[out] out [n] in @p to; may be @p values
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        all rows written
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_UNIT    the units measure different things
 *
 * On failure no row has been written.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * GB3100 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_quantity_unit.c, tests/property/test_quantity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_unit_convert(size_t n, const double *values, const mfgq_unit *from,
                              const mfgq_unit *to, double *out, mfgq_error *err);

/** @} */

/**
 * @defgroup mfgq_quantity Figures as printed
 * @{
 */

/** @brief A figure with its unit, comparison and printed precision. Opaque, immutable. */
typedef struct mfgq_quantity mfgq_quantity;

/** @brief What a figure promises. */
typedef enum mfgq_comparator {
    MFGQ_EQ = 0,    /**< The figure itself. */
    MFGQ_GE = 1,    /**< At least: 以上, 不低于, ≥. */
    MFGQ_GT = 2,    /**< More than: 超过, 高于, >. */
    MFGQ_LE = 3,    /**< At most: 以下, 以内, 不超过, ≤. */
    MFGQ_LT = 4,    /**< Less than: 低于, 不足, <. */
    MFGQ_RANGE = 5, /**< From low to high. */
    MFGQ_ABOUT = 6  /**< 左右, 约. */
} mfgq_comparator;

/** @brief How a figure adds up over the years. */
typedef enum mfgq_accumulation {
    MFGQ_NONE = 0,       /**< The figure of its period. */
    MFGQ_SINCE_BASE = 1, /**< In brackets: the whole change since the base period. */
    MFGQ_PER_YEAR = 2,   /**< In every year. */
    MFGQ_AVERAGE = 3     /**< Per year, on average. */
} mfgq_accumulation;

/** @brief What mfgq_quantity_decimals() gives for a figure that was computed, not printed. */
#define MFGQ_NO_DECIMALS (-32768)

/**
 * @brief Reads a figure in the notation of plans.
 *
 * A number with full-width or plain digits, thousands separators and exponent; a unit; a
 * second number behind 4—5, 4-5, 4～5, 4至5; brackets [ ] or 〔 〕 for a cumulative figure, with
 * the unit inside, behind, or absent; words of comparison before (不低于, 超过, ≥, at least) or behind
 * (以上, 左右, or more); 累计, 每年, 年均 before; N∶1. A figure printed with q
 * decimals stands for [x − h, x + h), h = ½·10^−q; both ends of a range
 * take the decimals of the more precise one.
 *
 * @param text          [size] UTF-8, at most 255 bytes
 * @param size          number of bytes
 * @param[out] quantity the figure; free it with mfgq_quantity_free()
 * @param[out] err      filled on failure; may be null; index is the byte at fault
 *
 * @retval MFGQ_OK         done
 * @retval MFGQ_E_INVALID  a pointer is null
 * @retval MFGQ_E_PARSE    something else was expected at byte index
 * @retval MFGQ_E_DATA     a range that runs backwards, or with a comparison
 * @retval MFGQ_E_UNIT     the two ends of a range have different kinds of unit
 * @retval MFGQ_E_ENCODING not UTF-8
 * @retval MFGQ_E_LIMIT    too long
 * @retval MFGQ_E_MEMORY   out of memory
 *
 * On failure @p quantity is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * GBT15835 in docs/sources.md: figures in print; the plans' own usage for brackets.
 * @par Checked by
 * tests/unit/test_quantity_notation.c, tests/property/test_quantity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_quantity_parse(const char *text, size_t size, mfgq_quantity **quantity,
                                mfgq_error *err);

/** @brief Frees a figure; null is allowed. @since 0.1 */
MFGQ_API void mfgq_quantity_free(mfgq_quantity *quantity);

/** @brief The figure in its unit; NaN for a range. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_value(const mfgq_quantity *quantity);

/** @brief Low end of a range, else the figure. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_low(const mfgq_quantity *quantity);

/** @brief High end of a range, else the figure. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_high(const mfgq_quantity *quantity);

/** @brief Low end of the rounding interval, in the unit. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_round_low(const mfgq_quantity *quantity);

/** @brief High end of the rounding interval, in the unit. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_round_high(const mfgq_quantity *quantity);

/** @brief The figure in base units, 0.07 for 7 %; NaN for a range. Pure. @since 0.1 */
MFGQ_API double mfgq_quantity_base_value(const mfgq_quantity *quantity);

/** @brief Its unit, which lives as long as the figure. Pure. @since 0.1 */
MFGQ_API const mfgq_unit *mfgq_quantity_unit(const mfgq_quantity *quantity);

/** @brief 0 if it was printed without a unit. Pure. @since 0.1 */
MFGQ_API int mfgq_quantity_has_unit(const mfgq_quantity *quantity);

/** @brief Its mfgq_comparator. Pure. @since 0.1 */
MFGQ_API int mfgq_quantity_comparator(const mfgq_quantity *quantity);

/** @brief Its mfgq_accumulation. Pure. @since 0.1 */
MFGQ_API int mfgq_quantity_accumulation(const mfgq_quantity *quantity);

/** @brief Printed decimals, negative with an exponent, or MFGQ_NO_DECIMALS. Pure. @since 0.1 */
MFGQ_API int mfgq_quantity_decimals(const mfgq_quantity *quantity);

/**
 * @brief Writes a figure in the notation of plans, so that parsing gives it back.
 *
 * ≥5条, 约6%, [1.5]%, 4—5条, 年均7%, 0.02∶1; the printed decimals are kept.
 *
 * @param quantity    a figure
 * @param[out] out    [size] terminated text
 * @param size        room, 700 bytes are always enough
 * @param[out] length bytes written without the end; may be null
 * @param[out] err    filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_LIMIT   out is too short
 *
 * On failure the outputs are untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * GBT15835 in docs/sources.md.
 * @par Checked by
 * tests/property/test_quantity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_quantity_format(const mfgq_quantity *quantity, char *out, size_t size,
                                 size_t *length, mfgq_error *err);

/**
 * @brief The same figure in another unit; its printed decimals stay those of print.
 *
 * @param quantity      a figure
 * @param unit          a unit of its dimension
 * @param[out] result   free it with mfgq_quantity_free()
 * @param[out] err      filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_UNIT    another dimension, or a bracketed figure without unit
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * GB3100 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_quantity_notation.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_quantity_convert(const mfgq_quantity *quantity, const mfgq_unit *unit,
                                  mfgq_quantity **result, mfgq_error *err);

/** @brief Operations on figures. */
typedef enum mfgq_operation {
    MFGQ_ADD = 0,      /**< a + b */
    MFGQ_SUBTRACT = 1, /**< a − b */
    MFGQ_MULTIPLY = 2, /**< a · b */
    MFGQ_DIVIDE = 3    /**< a / b */
} mfgq_operation;

/**
 * @brief Arithmetic on figures, with their units and rounding intervals.
 *
 * Sums need one dimension and one type, and have the unit of @p a. Percent plus
 * or minus percentage points is a percentage; a percentage minus a percentage is
 * in percentage points. A percentage, ratio or bare number times an amount is an
 * amount. Percentage points multiply and divide by bare numbers only, and divide by
 * points. Ends and rounding intervals are those of interval arithmetic; the two
 * figures are taken as independent. At-least and at-most figures keep their
 * direction: at least 5 minus at most 2 is at least 3.
 *
 * @param a             first figure
 * @param operation     a mfgq_operation
 * @param b             second figure
 * @param[out] result   free it with mfgq_quantity_free()
 * @param[out] err      filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null, or no such operation
 * @retval MFGQ_E_UNIT    dimensions or types that do not go together
 * @retval MFGQ_E_DOMAIN  a divisor that may be zero, or half-lines whose result has no bound
 * @retval MFGQ_E_LIMIT   the unit of the result is too large a product
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * MOORE-1966 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_quantity_arithmetic.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_quantity_apply(const mfgq_quantity *a, int operation, const mfgq_quantity *b,
                                mfgq_quantity **result, mfgq_error *err);

/**
 * @brief Order of two figures of one dimension and type, as printed.
 *
 * @param a          first figure
 * @param b          second figure
 * @param[out] order -1 if a lies below b, 1 above, 0 if equal or ranges that overlap
 * @param[out] err   filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_UNIT    dimensions or types that do not compare
 *
 * On failure @p order is untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * GB3100 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_quantity_arithmetic.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_quantity_compare(const mfgq_quantity *a, const mfgq_quantity *b, int *order,
                                  mfgq_error *err);

/** @brief "eq", "ge", "gt", "le", "lt", "range", "about", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_comparator_name(int comparator);

/** @brief The mfgq_comparator of a name, or -1. Pure. @since 0.1 */
MFGQ_API int mfgq_comparator_find(const char *name);

/** @brief "none", "since-base", "per-year", "average", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_accumulation_name(int accumulation);

/** @brief The mfgq_accumulation of a name, or -1. Pure. @since 0.1 */
MFGQ_API int mfgq_accumulation_find(const char *name);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
