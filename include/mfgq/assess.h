/**
 * @file assess.h
 * @brief Targets against observations: met, missed, or cannot be told.
 */
#ifndef MFGQ_ASSESS_H
#define MFGQ_ASSESS_H

#include "plan.h"
#include "progress.h"
#include "quantity.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_assess Assessment
 * Rounding is information: a figure printed with q decimals stands for
 * [x - h, x + h), h half a unit of its last decimal. Targets are stipulations
 * and exact. The calls hold no state and may run on any number of threads.
 * @{
 */

/** @brief What is known about a target. Numbers are permanent. */
typedef enum mfgq_judgement {
    MFGQ_JUDGED_NO_DATA = 0,       /**< no-data: nothing was observed, or something is missing. */
    MFGQ_JUDGED_MET = 1,           /**< met */
    MFGQ_JUDGED_MISSED = 2,        /**< missed */
    MFGQ_JUDGED_INDETERMINATE = 3, /**< indeterminate: its interval straddles the target */
    MFGQ_JUDGED_NOT_DUE = 4        /**< not-due: the target lies after the assessment */
} mfgq_judgement;

/** @brief What to know about a judgement. Numbers are permanent. */
typedef enum mfgq_rounding_note {
    MFGQ_ROUNDING_NONE = 0,          /**< Nothing. */
    MFGQ_ROUNDING_MET_AS_PRINTED = 1, /**< met-as-printed: met, but the interval reaches beyond. */
    MFGQ_ROUNDING_ROUNDS = 2         /**< rounds-to-target: missed, but it rounds to the target. */
} mfgq_rounding_note;

/** @brief Word of a judgement, "met"; total: others give "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_assess_word(int judgement);

/**
 * @brief Judges n outcomes against n targets as printed.
 *
 * If the target has no more decimals than the outcome, the printed numbers are
 * compared: met or missed. Met is noted as met-as-printed if value - h falls
 * short of the target, missed as rounds-to-target if the value, rounded to the
 * target's decimals, is the target. Otherwise, and for outcomes that are bounds
 * or have bounds, the interval is compared: met if all of it meets the target,
 * missed if none of it does, else indeterminate. An interval from rounding does
 * not contain its upper end; given bounds do.
 *
 * eq asks for at least the target if higher is better, for at most the target
 * if lower is better, and for the figure itself without a direction. A range
 * asks for its weaker end, without a direction for a figure inside. about
 * (左右) is met within half a unit of the target's last decimal, missed beyond a
 * whole unit, and indeterminate between; on the better side it is always met.
 *
 * A missing target or value gives no data.
 *
 * @param n               rows; 0 is allowed
 * @param comparator      [n] mfgq_comparator
 * @param direction       [n] 1 higher is better, -1 lower is better, 0 neither
 * @param target          [n] the figure; lower end of a range
 * @param target_high     [n] upper end of a range, else ignored; may be null without ranges
 * @param target_decimals [n] printed decimals, 0 to 20
 * @param value           [n] outcome, unit of the target
 * @param value_decimals  [n] printed decimals, 0 to 20
 * @param low             [n] lower bound of the outcome, -inf for at-most; NaN: by rounding;
 *                        null: all NaN
 * @param high            [n] upper bound, inf for at-least; NaN: by rounding; null: all NaN
 * @param[out] judgement  [n] mfgq_judgement
 * @param[out] note       [n] mfgq_rounding_note
 * @param[out] err        filled on failure; may be null
 * @retval MFGQ_OK        all rows written
 * @retval MFGQ_E_INVALID a null array, a comparator, direction or decimals out of range, a range
 *                        or bounds that run backwards, an infinite target or value
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * GB8170 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_assess_figures.c, tests/golden/assess_rounding.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_assess_figures(size_t n, const int32_t *comparator, const int32_t *direction,
                                const double *target, const double *target_high,
                                const int32_t *target_decimals, const double *value,
                                const int32_t *value_decimals, const double *low,
                                const double *high, int32_t *judgement, int32_t *note,
                                mfgq_error *err);

/**
 * @brief Assesses every target of a plan against what was observed.
 *
 * One row for each value at one place for one period, relative targets and
 * dated events included: indicator, statement, period, target, actual, unit,
 * verdict, gap, attainment, pace_required, pace_observed, progress, note,
 * source; then comparator, base_period, base, actual_period, qualifier,
 * published. docs/methods/assess.md defines them. Each statement is judged by
 * itself; a figure that the plan states differently elsewhere is noted.
 *
 * @param plan         a plan
 * @param observations what was published
 * @param as_of        only observations of periods up to this one are used and
 *                     later targets are not due ("2020"); null: all
 * @param vintage      as in mfgq_observations_table(); null: latest
 * @param[out] table   to be freed with mfgq_table_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        assessed
 * @retval MFGQ_E_INVALID null, or @p vintage is none
 * @retval MFGQ_E_PARSE   @p as_of is no period
 * @retval MFGQ_E_UNIT    an observation cannot be compared with its target; err->index is its row
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Cost
 * A binary search and a few comparisons a value.
 * @par Thread safety
 * Pure.
 * @par Source
 * GB8170 and CN-CUTS in docs/sources.md.
 * @par Checked by
 * tests/unit/test_assess.c, tests/golden/assess_cases.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_assess(const mfgq_plan *plan, const mfgq_observations *observations,
                        const char *as_of, const char *vintage, mfgq_table **table,
                        mfgq_error *err);

/**
 * @brief Checks that observations belong to a plan.
 *
 * Every row must name an indicator, a quantity or a variable of the plan, and an
 * indicator's unit must be comparable with the indicator's.
 *
 * @param plan         a plan
 * @param observations what was published
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK          they do
 * @retval MFGQ_E_INVALID   null
 * @retval MFGQ_E_NOT_FOUND no such indicator; err->index is the row
 * @retval MFGQ_E_UNIT      a unit that cannot be compared; err->index is the row
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_assess.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_assess_check(const mfgq_plan *plan, const mfgq_observations *observations,
                              mfgq_error *err);

/** @brief Which of several milestones a progress rule is asked about. */
typedef enum mfgq_milestones {
    MFGQ_MILESTONES_NEXT = 0, /**< The next after the last observation; after all, the last. */
    MFGQ_MILESTONES_LAST = 1, /**< The last. */
    MFGQ_MILESTONES_ALL = 2   /**< Each. */
} mfgq_milestones;

/**
 * @brief Progress of a plan's indicators under one rule set.
 *
 * For each indicator and milestone picked, every statement with a figure is
 * judged by the yearly series of the observations, in the target's unit: id,
 * ratio, score, status, reason as mfgq_progress() gives them; then statement,
 * target_period, target, unit, last_period, published, note (breaks of the
 * series). A cumulative cut c is the fall of a level from 1 to 1 - c, an amount
 * since the base starts at 0, a figure for every year is a standing target, and
 * a range counts with its weaker end.
 *
 * @param plan         a plan
 * @param observations what was published
 * @param rule         rule set
 * @param milestones   which of several target periods
 * @param as_of        as in mfgq_assess(); null: all
 * @param vintage      as in mfgq_assess(); null: latest
 * @param[out] table   to be freed with mfgq_table_free()
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        judged
 * @retval MFGQ_E_INVALID null, no such rule or policy, or @p vintage is none
 * @retval MFGQ_E_PARSE   @p as_of is no period
 * @retval MFGQ_E_UNIT    an observation cannot be compared with its target; err->index is its row
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * EUROSTAT-SDG, STATCAN-PROGRESS, UN-CHART, DESTATIS-STATUS, ISTAT-SDG, ESCAP-PROGRESS and
 * CN-CUTS in docs/sources.md.
 * @par Checked by
 * tests/unit/test_assess_progress.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_assess_progress(const mfgq_plan *plan, const mfgq_observations *observations,
                                 mfgq_rule rule, mfgq_milestones milestones, const char *as_of,
                                 const char *vintage, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
