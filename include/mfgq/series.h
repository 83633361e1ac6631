/**
 * @file series.h
 * @brief Dated observations with unit, source, vintage, price basis and breaks.
 */
#ifndef MFGQ_SERIES_H
#define MFGQ_SERIES_H

#include "base.h"
#include "period.h"
#include "quantity.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_series Series
 * A series is a list of observations of one thing, in one unit and at one kind of
 * prices, in the order of their periods. An observation may cover several periods
 * together (January and February), have a date of publication, a qualifier and flags.
 * Series are immutable and may be shared between threads; every operation makes a new one.
 *
 * Amounts at current prices, at constant prices of a year, and on a comparable
 * basis do not mix: sums need the same basis, and so do quotients of two amounts
 * that both have one. mfgq_series_deflate() goes from one to the other.
 * @{
 */

/** @brief A series. Opaque, immutable. */
typedef struct mfgq_series mfgq_series;

/** @brief Prices at which amounts are measured. */
typedef enum mfgq_basis {
    MFGQ_BASIS_NONE = 0,      /**< No amount of money, or not stated. */
    MFGQ_BASIS_CURRENT = 1,   /**< Prices of each period: nominal. */
    MFGQ_BASIS_CONSTANT = 2,  /**< Prices of the base year: real. */
    MFGQ_BASIS_COMPARABLE = 3 /**< Comparable with the period before, no fixed base year. */
} mfgq_basis;

/** @brief What is known of a single observation. */
typedef enum mfgq_qualifier {
    MFGQ_Q_EXACT = 0,       /**< As published. */
    MFGQ_Q_AT_LEAST = 1,    /**< A lower bound. */
    MFGQ_Q_AT_MOST = 2,     /**< An upper bound. */
    MFGQ_Q_ABOUT = 3,       /**< Approximate. */
    MFGQ_Q_PRELIMINARY = 4, /**< To be revised. */
    MFGQ_Q_DERIVED = 5,     /**< Computed from other published figures. */
    MFGQ_Q_CONFLICTING = 6  /**< Sources differ. */
} mfgq_qualifier;

/** @brief Flags of an observation; added together. */
enum {
    MFGQ_FLAG_BREAK = 1,    /**< Coverage or definition changes with this observation. */
    MFGQ_FLAG_REVISED = 2,  /**< Earlier figures were revised before this one was published. */
    MFGQ_FLAG_NEGATIVE = 4, /**< A difference of growing totals came out negative. */
    MFGQ_FLAG_SPLIT = 8,    /**< Part of a figure for several periods, spread evenly. */
    MFGQ_FLAG_REFUSED = 16  /**< Missing, since the two figures do not compare. */
};

/** @brief What to do where two observations do not compare. */
typedef enum mfgq_refusal {
    MFGQ_REFUSE_CALL = 0, /**< The call fails at the first such place. */
    MFGQ_REFUSE_ROW = 1   /**< The value is missing, with MFGQ_FLAG_REFUSED. */
} mfgq_refusal;

/** @brief "exact", "at-least", …, "conflicting", or "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_qualifier_name(int qualifier);

/** @brief The mfgq_qualifier of a name, or -1. Pure. @since 0.1 */
MFGQ_API int mfgq_qualifier_find(const char *name);

/** @brief "current", "constant:2015", "comparable", "" for none; out has 16 bytes. Pure.
 *  @since 0.1 */
MFGQ_API void mfgq_basis_format(int basis, int base_year, char out[16]);

/**
 * @brief Reads a price basis: current, constant:YYYY, comparable, or nothing.
 *
 * @param text           terminated
 * @param[out] basis     a mfgq_basis
 * @param[out] base_year year of constant prices, else 0
 * @param[out] err       filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_PARSE   none of these
 *
 * On failure the outputs are untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * SNA-2008 in docs/sources.md: current prices and volumes.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_basis_parse(const char *text, int *basis, int *base_year, mfgq_error *err);

/**
 * @brief Makes a series.
 *
 * @param n            observations; 0 is allowed
 * @param period       [n] of one frequency, each later than the one before; the last period of an
 *                     observation that covers several
 * @param value        [n] in @p unit; NaN missing
 * @param span         [n] periods covered, 1 to 12, without overlap; null: 1 each
 * @param qualifier    [n] mfgq_qualifier; null: exact
 * @param vintage      [n] date of publication as 20200715, 0 unknown; null: unknown
 * @param flags        [n] sums of flags; null: none
 * @param unit         unit of the values; copied
 * @param basis        a mfgq_basis
 * @param base_year    year of constant prices, else 0
 * @param year_to_date 1 if each value is the total from the year's start, else 0
 * @param source       where the figures come from; may be null; copied
 * @param[out] series  the series; free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer, no such basis, a base year that is missing or too much, a
 *                        period, span or qualifier that is none, an infinite value
 * @retval MFGQ_E_UNIT    periods of different frequency
 * @retval MFGQ_E_DATA    periods out of order or overlapping
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p series is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * SNA-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_new(size_t n, const mfgq_period *period, const double *value,
                            const int32_t *span, const int32_t *qualifier,
                            const int32_t *vintage, const int32_t *flags,
                            const mfgq_unit *unit, int basis, int base_year, int year_to_date,
                            const char *source, mfgq_series **series, mfgq_error *err);

/** @brief Frees a series; null is allowed. @since 0.1 */
MFGQ_API void mfgq_series_free(mfgq_series *series);

/** @brief Number of observations. Pure. @since 0.1 */
MFGQ_API size_t mfgq_series_size(const mfgq_series *series);

/** @brief Period of an observation, 0 outside. Pure. @since 0.1 */
MFGQ_API mfgq_period mfgq_series_period(const mfgq_series *series, size_t row);

/** @brief Value of an observation, NaN if missing or outside. Pure. @since 0.1 */
MFGQ_API double mfgq_series_value(const mfgq_series *series, size_t row);

/** @brief Periods that an observation covers, 0 outside. Pure. @since 0.1 */
MFGQ_API int mfgq_series_span(const mfgq_series *series, size_t row);

/** @brief The mfgq_qualifier of an observation, -1 outside. Pure. @since 0.1 */
MFGQ_API int mfgq_series_qualifier(const mfgq_series *series, size_t row);

/** @brief Date of publication as 20200715, 0 if unknown or outside. Pure. @since 0.1 */
MFGQ_API int mfgq_series_vintage(const mfgq_series *series, size_t row);

/** @brief Flags of an observation, 0 outside. Pure. @since 0.1 */
MFGQ_API int mfgq_series_flags(const mfgq_series *series, size_t row);

/** @brief Row of a period, or -1. Pure. @since 0.1 */
MFGQ_API int64_t mfgq_series_find(const mfgq_series *series, mfgq_period period);

/** @brief The frequency, 0 of an empty series. Pure. @since 0.1 */
MFGQ_API int mfgq_series_frequency(const mfgq_series *series);

/** @brief The unit, which lives as long as the series. Pure. @since 0.1 */
MFGQ_API const mfgq_unit *mfgq_series_unit(const mfgq_series *series);

/** @brief The mfgq_basis of its prices. Pure. @since 0.1 */
MFGQ_API int mfgq_series_basis(const mfgq_series *series);

/** @brief The year of its constant prices, or 0. Pure. @since 0.1 */
MFGQ_API int mfgq_series_base_year(const mfgq_series *series);

/** @brief 1 if its values are totals from the year's start. Pure. @since 0.1 */
MFGQ_API int mfgq_series_is_year_to_date(const mfgq_series *series);

/** @brief Its source, "" if none was given. Pure. @since 0.1 */
MFGQ_API const char *mfgq_series_source(const mfgq_series *series);

/**
 * @brief The observations that lie in [from, to).
 *
 * @param series       a series
 * @param from         first period, of any frequency; 0 from the start
 * @param to           first period that is left out; 0 to the end
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK        done; the result may be empty
 * @retval MFGQ_E_INVALID a null pointer, or no period
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * An observation that covers several periods is taken if all of them lie inside. On failure
 * @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * ISO8601 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_slice(const mfgq_series *series, mfgq_period from, mfgq_period to,
                              mfgq_series **result, mfgq_error *err);

/**
 * @brief The series in another unit of its dimension.
 *
 * @param series       a series
 * @param unit         the unit wanted
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer
 * @retval MFGQ_E_UNIT    another dimension
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * GB3100 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_convert(const mfgq_series *series, const mfgq_unit *unit,
                                mfgq_series **result, mfgq_error *err);

/**
 * @brief Change against @p lag periods before, as a fraction.
 *
 *     out[t] = value[t] / value[t − lag] − 1
 *
 * Rows are the observations whose counterpart exists and covers as many periods; a missing value
 * on either side gives a missing one. Between the two no break may lie. The
 * qualifier is derived; the result has no price basis, its unit is the bare number.
 *
 * @param series       a series
 * @param lag          periods, at least 1; 12 for the same month a year before
 * @param refusal      a mfgq_refusal, for breaks and for bases that are not positive
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row of @p series
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer, a lag below 1, no such refusal
 * @retval MFGQ_E_DATA    a break between the two
 * @retval MFGQ_E_DOMAIN  a base that is zero or negative
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * SNA-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_growth(const mfgq_series *series, int lag, int refusal,
                               mfgq_series **result, mfgq_error *err);

/**
 * @brief Adds, subtracts, multiplies or divides two series, period by period.
 *
 * Rows are the periods that both have with the same span. Units follow
 * mfgq_quantity_apply(): sums need one dimension and type and have the unit of
 * @p a. Sums need the same price basis; products and quotients need it if both have one, and a
 * quotient of the two has none. The result is derived, carries the
 * flags of both, and the later vintage.
 *
 * @param a            first series
 * @param operation    a mfgq_operation
 * @param b            second series, of the same frequency
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row of @p a
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer, or no such operation
 * @retval MFGQ_E_UNIT    units, price bases, frequencies, or totals to date and single figures,
 *                        that do not go together
 * @retval MFGQ_E_DOMAIN  a divisor of zero
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * SNA-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_apply(const mfgq_series *a, int operation, const mfgq_series *b,
                              mfgq_series **result, mfgq_error *err);

/**
 * @brief Amounts at current prices, brought to constant prices with a price index.
 *
 *     out[t] = value[t] · index[base] / index[t]
 *
 * index[base] is the index of @p base_year: its own row, or for other frequencies the plain
 * mean of its rows, which must all be there. Rows are the periods that both series have.
 *
 * @param series       at current prices
 * @param index        a price index of the same frequency, in a pure unit or a score, > 0
 * @param base_year    year whose prices are wanted
 * @param[out] result  at constant prices of @p base_year; free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row of @p index
 *
 * @retval MFGQ_OK          done
 * @retval MFGQ_E_INVALID   a null pointer, or no year
 * @retval MFGQ_E_UNIT      not at current prices, an index with a dimension, or another frequency
 * @retval MFGQ_E_DOMAIN    an index that is not positive
 * @retval MFGQ_E_NOT_FOUND the index does not cover the base year
 * @retval MFGQ_E_MEMORY    out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * SNA-2008 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_series.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_deflate(const mfgq_series *series, const mfgq_series *index,
                                int base_year, mfgq_series **result, mfgq_error *err);

/**
 * @brief Totals from the year's start into the figures of single periods.
 *
 *     out[t] = total[t] − total[t']      t' the observation before t in the same year
 *
 * The first figure of a year stands for all periods up to it: 1—2月 is one
 * observation that covers two months, and stays so unless @p split. A missing
 * total is skipped, and the next figure covers both periods. Totals that fell give a
 * negative figure with MFGQ_FLAG_NEGATIVE.
 *
 * Two totals are not differenced across a revision or a change of coverage: where the later one
 * is flagged as revised or as a break, where the earlier one was published
 * after the later one, or where another total of the year that stands before both was published
 * again between the two.
 *
 * @param series       year-to-date totals, months, quarters or half-years
 * @param split        0, or 1 to spread what covers several periods evenly over them
 * @param refusal      a mfgq_refusal
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row of the later total
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer, no such refusal, or a series that is not year-to-date
 * @retval MFGQ_E_DATA    a revision or a change of coverage between two totals
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * NBS-MONTHLY in docs/sources.md.
 * @par Checked by
 * tests/golden/year_to_date.csv, tests/unit/test_series_ytd.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_from_year_to_date(const mfgq_series *series, int split, int refusal,
                                          mfgq_series **result, mfgq_error *err);

/**
 * @brief Figures of single periods into totals from the year's start.
 *
 * Each year is added up from its first period on; a year that does not start there,
 * or has a gap, has no totals from the gap on: that fails, or is left out.
 * A break or a missing value inside the year makes the totals behind it missing, or fails.
 *
 * @param series       figures of single periods, or of several together
 * @param refusal      a mfgq_refusal; MFGQ_REFUSE_ROW gives missing totals with
 *                     MFGQ_FLAG_REFUSED behind a gap or break
 * @param[out] result  free it with mfgq_series_free()
 * @param[out] err     filled on failure; may be null; index is the row
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null pointer, no such refusal, or a series that is year-to-date already
 * @retval MFGQ_E_DATA    a gap, a missing value or a break inside a year
 * @retval MFGQ_E_MEMORY  out of memory
 *
 * On failure @p result is untouched.
 *
 * @par Thread safety
 * Reentrant.
 * @par Source
 * NBS-MONTHLY in docs/sources.md.
 * @par Checked by
 * tests/golden/year_to_date.csv, tests/unit/test_series_ytd.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_series_to_year_to_date(const mfgq_series *series, int refusal,
                                        mfgq_series **result, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
