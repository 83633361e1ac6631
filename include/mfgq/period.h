/**
 * @file period.h
 * @brief Years, half-years, quarters, months.
 */
#ifndef MFGQ_PERIOD_H
#define MFGQ_PERIOD_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_period Periods
 * A period is one number: 16 times its count from year 0 on, plus its frequency.
 * It covers the months from its start up to, and without, its end: 2020 covers
 * 2020-01 up to 2021-01. Periods of one frequency are ordered like their numbers; periods
 * of different frequencies by the months they cover.
 * @{
 */

/** @brief A year, half-year, quarter or month; 0 is none. */
typedef int64_t mfgq_period;

/** @brief No period. */
#define MFGQ_NO_PERIOD ((mfgq_period)0)

/** @brief Periods in a year. */
typedef enum mfgq_frequency {
    MFGQ_YEAR = 1,      /**< Written 2020. */
    MFGQ_HALF_YEAR = 2, /**< Written 2020-H1. */
    MFGQ_QUARTER = 4,   /**< Written 2020-Q3. */
    MFGQ_MONTH = 12     /**< Written 2020-07. */
} mfgq_frequency;

/** @brief Room for a period as text, with its end. */
#define MFGQ_PERIOD_SIZE 12

/**
 * @brief Reads a period: 2020, 2020-H1, 2020-Q3, 2020-07.
 *
 * @param text        [size] UTF-8; spaces around it are ignored
 * @param size        number of bytes
 * @param[out] period the period; years 1 to 9999
 * @param[out] err    filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a pointer is null
 * @retval MFGQ_E_PARSE   no period; err->index is the byte at fault
 *
 * On failure @p period is untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * ISO8601 in docs/sources.md for years and months; quarters as statistical offices write them.
 * @par Checked by
 * tests/unit/test_period.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_period_parse(const char *text, size_t size, mfgq_period *period,
                              mfgq_error *err);

/** @brief Writes a period, "2020-Q3"; "" for none or what is no period. Pure. @since 0.1 */
MFGQ_API void mfgq_period_format(mfgq_period period, char out[MFGQ_PERIOD_SIZE]);

/** @brief The period of a year and its part, from 1; 0 if there is none. Pure. @since 0.1 */
MFGQ_API mfgq_period mfgq_period_make(int frequency, int year, int part);

/** @brief 1 if the number is a period of the years 1 to 9999. Pure. @since 0.1 */
MFGQ_API int mfgq_period_valid(mfgq_period period);

/** @brief Its mfgq_frequency; 0 for none. Pure. @since 0.1 */
MFGQ_API int mfgq_period_frequency(mfgq_period period);

/** @brief Its year; 0 for none. Pure. @since 0.1 */
MFGQ_API int mfgq_period_year(mfgq_period period);

/** @brief Its place in the year, from 1; 0 for none. Pure. @since 0.1 */
MFGQ_API int mfgq_period_part(mfgq_period period);

/** @brief The months from year 0 to its first month. Pure. @since 0.1 */
MFGQ_API int mfgq_period_start(mfgq_period period);

/** @brief The months from year 0 to the first month after it. Pure. @since 0.1 */
MFGQ_API int mfgq_period_end(mfgq_period period);

/** @brief The period @p count later (earlier if negative), 0 outside 1 to 9999. Pure. @since 0.1 */
MFGQ_API mfgq_period mfgq_period_add(mfgq_period period, int64_t count);

/** @brief -1 if @p a ends before @p b starts, 1 the other way round, 0 if they share a month. Pure.
 *  @since 0.1 */
MFGQ_API int mfgq_period_order(mfgq_period a, mfgq_period b);

/** @brief 1 if every month of @p inner lies in @p outer. Pure. @since 0.1 */
MFGQ_API int mfgq_period_contains(mfgq_period outer, mfgq_period inner);

/** @brief The period of another frequency in which a period's last month lies. Pure. @since 0.1 */
MFGQ_API mfgq_period mfgq_period_to(mfgq_period period, int frequency);

/**
 * @brief Number of periods from @p from to @p to.
 *
 * @param from        a period
 * @param to          a period of the same frequency
 * @param[out] count  negative if @p to is earlier
 * @param[out] err    filled on failure; may be null
 *
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID not a period, or a null pointer
 * @retval MFGQ_E_UNIT    the frequencies differ
 *
 * On failure @p count is untouched.
 *
 * @par Thread safety
 * Pure.
 * @par Source
 * ISO8601 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_period.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_period_between(mfgq_period from, mfgq_period to, int64_t *count,
                                mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
