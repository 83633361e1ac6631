/**
 * @file lint.h
 * @brief A plan checked against itself, and what it implies without saying.
 */
#ifndef MFGQ_LINT_H
#define MFGQ_LINT_H

#include "plan.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_lint Checks of a plan
 * Both functions read a plan's figures as rounded: a figure with q decimals
 * stands for [x - h, x + h], h half a unit of its last decimal; counts of single
 * things are exact, floors and ceilings are half-lines. Where one place
 * contradicts another, each reading is followed.
 * @{
 */

/**
 * @brief Where a plan contradicts itself.
 *
 * Columns: rule, severity (error, warning, note), indicators, period, left,
 * right, gap, unit, message, sections. left is the stated figure, right what it
 * clashes with, gap = left - right, all in unit (points for %). indicators and
 * sections are joined by `;`. Errors come first, then warnings, then notes.
 *
 * An error is a contradiction beyond rounding; a warning needs the assumption
 * that the message states; a note is no contradiction but wants an answer. The
 * rules and their logic are in docs/methods/lint.md. No rule knows a plan: they
 * read its figures and the relations it declares.
 *
 * @param plan       a plan
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        checked; the table may have no rows
 * @retval MFGQ_E_INVALID @p plan or @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * MOORE in docs/sources.md: interval arithmetic; PLAN-CQ: the plan it was first used on.
 * @par Checked by
 * tests/unit/test_lint.c, tests/unit/test_lint_rules.c, tests/golden/lint_chongqing.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_lint(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err);

/**
 * @brief What a plan implies but does not say, with intervals.
 *
 * Columns: quantity, period, value, low, high, unit, derivation. Rows are the
 * plan's declared quantities at each period where all they need is stated, then
 * growth:INDICATOR (per year, between milestones), yearly-change:INDICATOR (of
 * percentages, in points per year), yearly-cut:INDICATOR (constant cut per year
 * between milestones), equal-cut:INDICATOR (over the whole period) and
 * yearly-addition:INDICATOR (of counts since a base). low and high are missing
 * where a floor or ceiling leaves them open. derivation gives the formula, the
 * figures, and the assumption.
 *
 * @param plan       a plan
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        derived
 * @retval MFGQ_E_INVALID @p plan or @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * MOORE in docs/sources.md: interval arithmetic; CN-CUTS: cumulative cuts chain.
 * @par Checked by
 * tests/unit/test_implied.c, tests/golden/implied_chongqing.csv
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_plan_implied(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
