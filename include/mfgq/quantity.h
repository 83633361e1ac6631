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
 * tests/unit/test_quantity_unit.c
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
 * tests/unit/test_quantity_unit.c
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
 * Where the factors differ by a power of ten the decimal point is shifted in
 * the shortest decimal form of the value, so that 4.35 万元 is exactly the double
 * 43500 元. NaN stays NaN.
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
 * tests/unit/test_quantity_unit.c
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
