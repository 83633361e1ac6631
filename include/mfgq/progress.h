/**
 * @file progress.h
 * @brief Is an indicator on its way to its target? The published rule sets of
 *        statistical offices behind one call, their verdict tables as data.
 */
#ifndef MFGQ_PROGRESS_H
#define MFGQ_PROGRESS_H

#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_progress Progress rules
 * Every rule set answers one question from the same inputs: base, latest value,
 * target, and the periods they belong to, or the series itself. "No verdict",
 * with its reason, is an ordinary answer. The calls hold no state and may run
 * on any number of threads at once.
 * @{
 */

/** @brief Rule sets. Numbers are permanent. */
typedef enum mfgq_rule {
    MFGQ_RULE_EUROSTAT = 0, /**< Ratio of growth rates, Eurostat's words. */
    MFGQ_RULE_STATCAN = 1,  /**< The same with scores and natural limits, Statistics Canada. */
    MFGQ_RULE_UN_CHART = 2, /**< Extrapolation at the growth rate, UN SDG Progress Chart. */
    MFGQ_RULE_DESTATIS = 3, /**< Projected miss of the mean yearly change, Destatis. */
    MFGQ_RULE_ISTAT = 4,    /**< Bands of the growth rate, Istat and ASTAT. */
    MFGQ_RULE_ESCAP = 5,    /**< Weighted regression, UN regional commissions. */
    MFGQ_RULE_LOG_CUT = 6,  /**< Log progress against the share of time. */
    MFGQ_RULE_SCHEDULE = 7  /**< Linear progress against the share of time. */
} mfgq_rule;

/** @brief How a target binds. */
typedef enum mfgq_binding {
    MFGQ_BINDING_AUTO = 0,      /**< No target: direction; Destatis without target period: standing;
                                     else by year. */
    MFGQ_BINDING_BY_YEAR = 1,   /**< To be reached by the target period. */
    MFGQ_BINDING_STANDING = 2,  /**< To hold in every period. */
    MFGQ_BINDING_DIRECTION = 3  /**< Only the direction is set; a target is ignored. */
} mfgq_binding;

/** @brief Verdicts of all rules. Numbers are permanent. */
typedef enum mfgq_verdict {
    MFGQ_VERDICT_NONE = 0,             /**< no-verdict */
    MFGQ_VERDICT_NOT_AVAILABLE = 1,    /**< not-available */
    MFGQ_VERDICT_ACHIEVED = 2,         /**< achieved */
    MFGQ_VERDICT_SIGNIFICANT = 3,      /**< significant-progress */
    MFGQ_VERDICT_MODERATE = 4,         /**< moderate-progress */
    MFGQ_VERDICT_INSUFFICIENT = 5,     /**< insufficient-progress */
    MFGQ_VERDICT_MOVING_AWAY = 6,      /**< moving-away */
    MFGQ_VERDICT_TARGET_ACHIEVED = 7,  /**< target-achieved */
    MFGQ_VERDICT_SUBSTANTIAL = 8,      /**< substantial-progress */
    MFGQ_VERDICT_LIMITED = 9,          /**< limited-progress */
    MFGQ_VERDICT_DETERIORATION = 10,   /**< deterioration */
    MFGQ_VERDICT_PROGRESS = 11,        /**< progress */
    MFGQ_VERDICT_REGRESSION = 12,      /**< regression */
    MFGQ_VERDICT_SUN = 13,             /**< sun */
    MFGQ_VERDICT_SLIGHTLY_CLOUDY = 14, /**< slightly-cloudy */
    MFGQ_VERDICT_CLOUD = 15,           /**< cloud */
    MFGQ_VERDICT_THUNDERSTORM = 16,    /**< thunderstorm */
    MFGQ_VERDICT_CLEAR_UP = 17,        /**< clear-improvement */
    MFGQ_VERDICT_SLIGHT_UP = 18,       /**< slight-improvement */
    MFGQ_VERDICT_STABLE = 19,          /**< stable */
    MFGQ_VERDICT_SLIGHT_DOWN = 20,     /**< slight-worsening */
    MFGQ_VERDICT_CLEAR_DOWN = 21,      /**< clear-worsening */
    MFGQ_VERDICT_MAINTAIN = 22,        /**< maintain */
    MFGQ_VERDICT_ACCELERATE = 23,      /**< accelerate */
    MFGQ_VERDICT_REVERSE = 24,         /**< reverse */
    MFGQ_VERDICT_AHEAD = 25,           /**< ahead */
    MFGQ_VERDICT_ON_SCHEDULE = 26,     /**< on-schedule */
    MFGQ_VERDICT_BEHIND = 27           /**< behind */
} mfgq_verdict;

/** @brief Why there is no verdict, or what to know about one. Numbers are permanent. */
typedef enum mfgq_reason {
    MFGQ_REASON_NONE = 0,              /**< Nothing to add. */
    MFGQ_REASON_NO_DIRECTION = 1,      /**< The direction is missing. */
    MFGQ_REASON_NO_VALUE = 2,          /**< The latest value is missing. */
    MFGQ_REASON_NO_BASE = 3,           /**< The base value is missing. */
    MFGQ_REASON_NO_PERIOD = 4,         /**< A period is missing. */
    MFGQ_REASON_SAME_PERIOD = 5,       /**< Base and latest period are equal. */
    MFGQ_REASON_BASE_LATER = 6,        /**< The base lies behind the latest period. */
    MFGQ_REASON_MIXED_SIGNS = 7,       /**< No growth rate between values of both signs. */
    MFGQ_REASON_ZERO_BASE = 8,         /**< No growth rate from zero. */
    MFGQ_REASON_NO_TARGET = 9,         /**< The rule, or the kind, needs a target. */
    MFGQ_REASON_NO_TARGET_PERIOD = 10, /**< The target has no period. */
    MFGQ_REASON_TARGET_EARLY = 11,     /**< The target does not lie behind the base. */
    MFGQ_REASON_BASE_IS_TARGET = 12,   /**< Base and target are equal. */
    MFGQ_REASON_SHORT_SERIES = 13,     /**< Fewer than four consecutive values. */
    MFGQ_REASON_NOT_POSITIVE = 14,     /**< No logarithm of a level of zero or less. */
    MFGQ_REASON_MET = 15,              /**< The target is met. */
    MFGQ_REASON_MET_STANDING = 16,     /**< Met before its time: judged as a standing target. */
    MFGQ_REASON_OVERDUE = 17,          /**< The target period is over. */
    MFGQ_REASON_ZERO_REPLACED = 18,    /**< A zero base or target was taken as 0.001. */
    MFGQ_REASON_AT_LIMIT = 19,         /**< The base stands at the natural limit. */
    MFGQ_REASON_NEAR_LIMIT = 20,       /**< Within one point of a target of 0 or 100. */
    MFGQ_REASON_MEAN = 21,             /**< Mean of subgroup means. */
    MFGQ_REASON_WORST = 22,            /**< Worst verdict of several targets. */
    MFGQ_REASON_NO_SCORES = 23         /**< No member of the group has a score. */
} mfgq_reason;

/** @brief Number of a rule's name, "un-chart"; -1 if there is none. Pure. @since 0.1 */
MFGQ_API int mfgq_progress_rule(const char *name);

/** @brief Word of a verdict, "moving-away"; total: others give "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_progress_word(int verdict);

/** @brief Sentence of a reason, "" for none; total: others give "unknown". Pure. @since 0.1 */
MFGQ_API const char *mfgq_progress_reason(int reason);

/**
 * @brief Progress of n indicators towards their targets under one rule set.
 *
 * With base (t0, y0), latest (t, y), target (T, yT), direction d and the yearly
 * growth rates a = (y/y0)^(1/(t-t0)) - 1 and r = (yT/y0)^(1/(T-t0)) - 1:
 *
 *     eurostat, statcan   ratio = d a / |r|; without a target d a
 *     un-chart            ratio = d (y (1+a)^(T-t) - y0) / |yT - y0|
 *     destatis            ratio = d m (T-t) / |yT - y|, m the mean of the last 5 changes
 *     istat               ratio = d a
 *     escap               ratio = d (yhat(T) - y0) / |yT - y0|, weighted regression
 *     log-cut             ratio = [ln(y/y0) / ln(yT/y0)] / [(t-t0)/(T-t0)]
 *     schedule            ratio = [(y-y0) / (yT-y0)] / [(t-t0)/(T-t0)]
 *
 * The verdict is read from the rule's table, see mfgq_progress_rules(). A range
 * (low, high) counts with its weakest end. If all values are negative, growth
 * changes its sign; values of both signs have no growth rate.
 *
 * A series gives the latest value and the base where these are missing: the
 * base is the value at the base period or the first later one; without a base
 * period 2015 for statcan, un-chart and escap, else the first value.
 *
 * Missing data (NaN) is no error: the row has no verdict and says why.
 *
 * @param rule          rule set
 * @param n             rows; 0 is allowed and does nothing
 * @param direction     [n] 1 higher is better, -1 lower is better, 0 missing
 * @param binding       [n] mfgq_binding; null: auto
 * @param base_period   [n] years, t0; null: missing, as for all inputs that follow
 * @param base          [n] y0, unit of the row; missing under log-cut: value and target are
 *                      signed changes, -0.17 a cut of 17 per cent
 * @param period        [n] years, t
 * @param value         [n] y
 * @param target_period [n] years, T; missing: 2030 for statcan, un-chart and escap
 * @param target        [n] yT
 * @param low           [n] lower end of a range
 * @param high          [n] upper end of a range
 * @param limit         [n] natural limit, statcan without a target
 * @param series_start  [n+1] where each row's yearly series starts in @p series; the last
 *                      entry is its whole length; null: no series
 * @param series        [series_start[n]] values oldest to newest, NaN gaps
 * @param last_period   [n] years, period of the last entry of each series; missing:
 *                      @p period
 * @param[out] ratio    [n] as above, NaN when undefined
 * @param[out] score    [n] eurostat and statcan -5..5, un-chart 1..3, escap the current
 *                      status index, log-cut and schedule the share of the way; else NaN
 * @param[out] verdict  [n] mfgq_verdict
 * @param[out] reason   [n] mfgq_reason
 * @param[out] err      filled on failure; may be null
 *
 * @retval MFGQ_OK        all n rows written
 * @retval MFGQ_E_INVALID no such rule, a null output or direction with n > 0, a direction or
 *                        binding out of range, an infinite input, or a series that ends before
 *                        it starts; err->arg names the parameter, err->index its first row
 *
 * On failure nothing has been written.
 * @par Cost
 * Two or three pow() a row; linear in the series.
 * @par Thread safety
 * Pure.
 * @par Source
 * EUROSTAT-SDG, STATCAN-PROGRESS, UN-CHART, DESTATIS-STATUS, ISTAT-SDG, ESCAP-PROGRESS and
 * CN-CUTS in docs/sources.md.
 * @par Checked by
 * tests/unit/test_progress.c, tests/unit/test_progress_rules.c, tests/golden/progress_statcan.csv,
 * tests/golden/progress_destatis.csv, tests/property/test_progress_laws.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_progress(mfgq_rule rule, size_t n, const int32_t *direction,
                          const int32_t *binding, const double *base_period, const double *base,
                          const double *period, const double *value, const double *target_period,
                          const double *target, const double *low, const double *high,
                          const double *limit, const size_t *series_start, const double *series,
                          const double *last_period, double *ratio, double *score,
                          int32_t *verdict, int32_t *reason, mfgq_error *err);

/**
 * @brief Verdicts of groups of series from the scores of their members.
 *
 * eurostat and statcan: the score is the mean of the means of the subgroups,
 * its verdict is cut at 2.5, 0 and -2.5, and a group has achieved only if every
 * member with a score has. Members without a score are left out; if none is
 * left the group is not available. destatis: the worst verdict of the members.
 * The other rules give the mean of the scores and no verdict.
 *
 * @param rule          rule set
 * @param n             members; 0 is allowed and does nothing
 * @param groups        number of groups
 * @param group         [n] group of each member, < groups; other numbers leave it out
 * @param subgroup      [n] number of the member's subgroup, < n, of one group only; null, or
 *                      negative: the member counts for itself
 * @param score         [n] from mfgq_progress(), NaN without
 * @param verdict       [n] from mfgq_progress()
 * @param[out] mean     [groups] score of the group, NaN when there is none
 * @param[out] overall  [groups] mfgq_verdict
 * @param[out] reason   [groups] mfgq_reason
 * @param[out] err      filled on failure; may be null
 * @retval MFGQ_OK        all groups written
 * @retval MFGQ_E_INVALID no such rule, a null array, or a subgroup that is not below n
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure nothing has been written.
 * @par Cost
 * Linear in n and groups.
 * @par Thread safety
 * Pure.
 * @par Source
 * STATCAN-PROGRESS and DESTATIS-STATUS in docs/sources.md.
 * @par Checked by
 * tests/unit/test_progress_aggregate.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_progress_aggregate(mfgq_rule rule, size_t n, size_t groups, const int64_t *group,
                                    const int64_t *subgroup, const double *score,
                                    const int32_t *verdict, double *mean, int32_t *overall,
                                    int32_t *reason, mfgq_error *err);

/**
 * @brief The rule sets and their verdict tables as a table.
 *
 * Columns rule, applies (target, no-target, standing, direction, score), measure,
 * cut, inclusive (1 if the cut itself belongs to the row), verdict, source: the
 * rows of one rule and case stand from best to worst, and the first whose cut is
 * reached gives the verdict. In the rows `standing` and `direction` measure
 * says the pattern instead of a cut.
 *
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_progress_rules.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_progress_rules(mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
