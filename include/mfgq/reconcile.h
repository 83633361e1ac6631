/**
 * @file reconcile.h
 * @brief Figures that have to add up: balancing of accounts and reconciliation
 *        of hierarchies.
 */
#ifndef MFGQ_RECONCILE_H
#define MFGQ_RECONCILE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_reconcile Reconciliation
 * Values y are changed as little as possible so that linear constraints hold:
 *
 *     minimise (x - y)' V^-1 (x - y)   subject to   A x = b, A x <= b, A x >= b,
 *                                                   low <= x <= high
 *
 * V says how freely each value may move; where it is 0 the value stays. A
 * hierarchy (total = sum of its parts) is a set of constraints with b = 0, and
 * then x = S (S'V^-1 S)^-1 S'V^-1 y, the reconciled forecast of the literature.
 *
 * Constraints are given as entries (row, column, coefficient) in any order. They
 * may repeat or follow from each other; if they contradict each other, the first
 * that cannot hold together with those before it is named.
 *
 * These calls need no GSL.
 * @{
 */

/** @brief What V is made of; a is the alterability, 1 if not given. */
typedef enum mfgq_reconciliation {
    MFGQ_RECONCILE_WLS = 0,         /**< a |y|: Stone's balancing; zeros stay zero. */
    MFGQ_RECONCILE_OLS = 1,         /**< a. */
    MFGQ_RECONCILE_WLS_STRUCT = 2,  /**< a times the number of bottom values it sums. */
    MFGQ_RECONCILE_WLS_VAR = 3,     /**< a times the mean square of its residuals. */
    MFGQ_RECONCILE_MINT_SHRINK = 4, /**< Shrunken covariance of the residuals, scaled by a. */
    MFGQ_RECONCILE_BOTTOM_UP = 5    /**< Bottom values stay, totals are summed anew. */
} mfgq_reconciliation;

/** @brief How a constraint compares. */
typedef enum mfgq_comparison {
    MFGQ_EQUAL = 0,   /**< A x = b. */
    MFGQ_AT_MOST = 1, /**< A x <= b. */
    MFGQ_AT_LEAST = 2 /**< A x >= b. */
} mfgq_comparison;

/** @brief Name of a method, "mint-shrink"; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_reconciliation_name(int method);

/**
 * @brief Reconciles with a given V.
 *
 * @param n            number of values
 * @param value        [n] finite, any unit
 * @param spread_count n: @p spread is the diagonal of V; n * n: all of V, symmetric
 * @param spread       [spread_count] finite, diagonal >= 0
 * @param low          [n] lower bounds, NaN none; may be null
 * @param high         [n] upper bounds, NaN none; may be null
 * @param constraints  number of constraints
 * @param entries      number of entries
 * @param row          [entries] constraint of each, below @p constraints
 * @param column       [entries] value of each, below @p n
 * @param coefficient  [entries] finite; those of one place are added
 * @param comparison   [constraints] mfgq_comparison; may be null: all equal
 * @param total        [constraints] right-hand sides, finite; may be null: all 0
 * @param[out] out     [n] may be @p value
 * @param[out] err     filled on failure; may be null
 *
 * @retval MFGQ_OK        all constraints hold
 * @retval MFGQ_E_INVALID a null array, or an index or option out of range
 * @retval MFGQ_E_DOMAIN  a value, coefficient, total or spread that is missing,
 *                        infinite or (spread) negative; V is not a covariance
 * @retval MFGQ_E_DATA    no solution: err->arg 7 is a constraint that cannot hold
 *                        with those before it, arg 5 or 6 a bound that cannot
 * @retval MFGQ_E_NO_CONVERGENCE the search over bounds did not end
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p out is unchanged.
 * @par Cost
 * Of the order of n times the square of the number of constraints that bind.
 * @par Thread safety
 * Pure.
 * @par Source
 * STONE-1942, GOLDFARB-IDNANI-1983 in docs/sources.md; docs/methods/balancing.md.
 * @par Checked by
 * tests/unit/test_reconcile.c, tests/golden/reconcile.csv, tests/property/test_reconcile.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_reconcile_with(size_t n, const double *value, size_t spread_count,
                                const double *spread, const double *low, const double *high,
                                size_t constraints, size_t entries, const size_t *row,
                                const size_t *column, const double *coefficient,
                                const int *comparison, const double *total, double *out,
                                mfgq_error *err);

/**
 * @brief Reconciles one or more periods with V from a method.
 *
 * Every period is reconciled for itself under the same constraints, except that
 * periods of one @p group (quarters of a year) are reconciled together and each
 * variable keeps its sum over the group.
 *
 * For MFGQ_RECONCILE_WLS_STRUCT and MFGQ_RECONCILE_BOTTOM_UP the equality
 * constraints must be a hierarchy: in each, one value (the total) stands with a
 * sign opposite to all others, the first entry if there are two only.
 *
 * @param periods       number of periods
 * @param n             number of variables
 * @param value         [periods][n] finite
 * @param alterability  [periods][n] >= 0, 0 keeps a value; may be null: 1
 * @param low           [periods][n] lower bounds, NaN none; may be null
 * @param high          [periods][n] upper bounds, NaN none; may be null
 * @param group         [periods] < 0: for itself; may be null
 * @param constraints   number of constraints
 * @param entries       number of entries
 * @param row           [entries] constraint of each, below @p constraints
 * @param column        [entries] variable of each, below @p n
 * @param coefficient   [entries] finite
 * @param comparison    [constraints] mfgq_comparison; may be null: all equal
 * @param total         [constraints] right-hand sides; may be null: all 0
 * @param method        what V is made of
 * @param residual_rows number of rows of residuals
 * @param residuals     [residual_rows][n] for the methods that need them, else may
 *                      be null; a row with a missing value is left out
 * @param[out] out      [periods][n] may be @p value
 * @param[out] err      filled on failure; may be null
 *
 * @retval MFGQ_OK        all constraints hold
 * @retval MFGQ_E_INVALID a null array, or an index or option out of range
 * @retval MFGQ_E_DOMAIN  a number out of its range, err->arg and err->index say
 *                        which; too few residuals
 * @retval MFGQ_E_DATA    no solution: err->arg 8 is a constraint that cannot hold
 *                        with those before it, arg 5 or 6 a bound, arg 7 the sums
 *                        of a group that cannot be kept
 * @retval MFGQ_E_UNSUPPORTED the method needs a hierarchy and constraint err->index
 *                        is no total of parts
 * @retval MFGQ_E_NO_CONVERGENCE the search over bounds did not end
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p out is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * STONE-1942, WICKRAMASURIYA-2019, DAGUM-CHOLETTE-2006 in docs/sources.md;
 * docs/methods/balancing.md, docs/methods/mint.md.
 * @par Checked by
 * tests/unit/test_reconcile.c, tests/golden/reconcile.csv, tests/property/test_reconcile.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_reconcile(size_t periods, size_t n, const double *value,
                           const double *alterability, const double *low, const double *high,
                           const int64_t *group, size_t constraints, size_t entries,
                           const size_t *row, const size_t *column, const double *coefficient,
                           const int *comparison, const double *total,
                           mfgq_reconciliation method, size_t residual_rows,
                           const double *residuals, double *out, mfgq_error *err);

/**
 * @brief Shrunken covariance of residuals (Schäfer and Strimmer).
 *
 *     V = lambda diag(S) + (1 - lambda) S,   S = E'E / T
 *     lambda = sum of Var(r[i][j]) / sum of r[i][j]^2 over i != j, kept in [0, 1]
 *     Var(r[i][j]) = (sum z_i^2 z_j^2 - (sum z_i z_j)^2 / T) / (T (T - 1))
 *
 * with r the correlations and z = e / sqrt(S[i][i]); residuals are not centred.
 * A row with a missing value is left out; a variable without variation has
 * correlation 0. Without correlations to shrink lambda is 1.
 *
 * @param rows            number of residuals, at least 2 of them complete
 * @param n               number of variables
 * @param residuals       [rows][n]
 * @param[out] covariance [n][n]
 * @param[out] lambda     share of the diagonal; may be null
 * @param[out] err        filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID a null array
 * @retval MFGQ_E_DOMAIN  fewer than 2 complete rows, an infinite residual or
 *                        variance
 * @retval MFGQ_E_LIMIT   sizes too large to be meant
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure nothing has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * SCHAEFER-STRIMMER-2005, WICKRAMASURIYA-2019 in docs/sources.md; docs/methods/mint.md.
 * @par Checked by
 * tests/unit/test_reconcile.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_shrink_covariance(size_t rows, size_t n, const double *residuals,
                                   double *covariance, double *lambda, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
