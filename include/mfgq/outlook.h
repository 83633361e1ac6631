/**
 * @file outlook.h
 * @brief A plan's indicators projected to their targets.
 */
#ifndef MFGQ_OUTLOOK_H
#define MFGQ_OUTLOOK_H

#include "base.h"
#include "plan.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_outlook Outlook
 * @{
 */

/**
 * @brief Projects each indicator to each of its targets that are still to come.
 *
 * The series of an indicator are its observations at the frequency of the
 * target, from the last flagged break on, in the target's unit; figures known
 * only as at least or at most are left out and counted in the note. The model
 * is the default combination (MFGQ_MODEL_AUTO), for growth rates the one without a
 * trend (MFGQ_MODEL_AUTO_LEVEL); shares stay between 0 and 100 %.
 * A target stated alike in several places gives one row, differing ones a row each.
 *
 * What was observed of a figure for every year or on average stands; the years still
 * to come are drawn as 10000 joint sample paths (seed 1). Of an average, median and
 * intervals are those of the average itself (chained for growth rates), of a figure
 * for every year those of the year farthest from it. A figure since a base is 0
 * there, which counts as one more point of its series.
 *
 * Columns: indicator, period, target, unit, median, lo and hi of each level
 * (lo80, hi80, lo95, hi95), probability, required_rate (yearly from the last
 * observation: a rate for levels, fraction points for percentages, the rate
 * itself for yearly rates), reached (first period in which the median meets the
 * target; of an average, in which the running average does), observations (number
 * used), method, note, reached_early and reached_late (at the ends of the first
 * interval), gap (median - target, target - median if lower is better),
 * accumulation (none, since-base, per-year, average). What cannot be projected has
 * missing values and a note; no target is dropped.
 *
 * @param plan         the plan
 * @param observations what was observed
 * @param as_of        last period whose observations are used, and after which
 *                     targets are shown; null: each indicator's last observation
 * @param vintage      as in mfgq_observations_table(); null: latest
 * @param to           targets up to this period; null: all
 * @param count        number of levels, 0 to 8; 0 takes 80 and 95 per cent
 * @param levels       [count] coverage of the intervals, fraction, 0 < level < 1
 * @param[out] table   to be freed with mfgq_table_free()
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK            done
 * @retval MFGQ_E_INVALID     a null argument, a level out of range, or @p vintage is none
 * @retval MFGQ_E_PARSE       @p as_of or @p to is no period
 * @retval MFGQ_E_UNIT        an observation's unit does not fit (err->index is its row)
 * @retval MFGQ_E_UNSUPPORTED built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * M4 and LEGAKI-2020 in docs/sources.md, for the models.
 * @par Checked by
 * tests/unit/test_outlook.c, tests/unit/test_outlook_years.c,
 * tests/cli/test_outlook.py, tests/cli/test_outlook_path.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_outlook(const mfgq_plan *plan, const mfgq_observations *observations,
                         const char *as_of, const char *vintage, const char *to, size_t count,
                         const double *levels, mfgq_table **table, mfgq_error *err);

/**
 * @brief Year by year: what each target requires, and what the projection expects.
 *
 * The targets, series and projections are those of mfgq_outlook(). From the last
 * observation to the target a level moves by a constant rate, a percentage by
 * constant points, a cumulative cut or rise by the rate that compounds to it, an
 * amount since its base in equal parts; a figure for every year is asked of each
 * year, an average asks of each year left what the observed years leave to do. A
 * yearly rate is asked of its own year, the only row it has. Levels that are not
 * positive move in equal parts.
 *
 * Columns: indicator, period, target_period, target, unit, required, expected (the
 * median), lo and hi of each level, gap (expected - required, required - expected
 * if lower is better: negative is short), accumulation, note. What cannot be
 * projected has one row, at the target's period.
 *
 * @param plan         the plan
 * @param observations what was observed
 * @param as_of        last period whose observations are used, and after which
 *                     targets are shown; null: each indicator's last observation
 * @param vintage      as in mfgq_observations_table(); null: latest
 * @param to           targets up to this period; null: all
 * @param count        number of levels, 0 to 8; 0 takes 80 and 95 per cent
 * @param levels       [count] coverage of the intervals, fraction, 0 < level < 1
 * @param[out] table   to be freed with mfgq_table_free()
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK            done
 * @retval MFGQ_E_INVALID     a null argument, a level out of range, or @p vintage is none
 * @retval MFGQ_E_PARSE       @p as_of or @p to is no period
 * @retval MFGQ_E_UNIT        an observation's unit does not fit (err->index is its row)
 * @retval MFGQ_E_UNSUPPORTED built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * M4 and LEGAKI-2020 in docs/sources.md, for the models.
 * @par Checked by
 * tests/unit/test_outlook.c, tests/cli/test_outlook_path.py
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_outlook_path(const mfgq_plan *plan, const mfgq_observations *observations,
                              const char *as_of, const char *vintage, const char *to,
                              size_t count, const double *levels, mfgq_table **table,
                              mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
