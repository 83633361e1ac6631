/**
 * @file complexity.h
 * @brief Revealed comparative advantage, relatedness and economic complexity of
 *        regions and products.
 */
#ifndef MFGQ_COMPLEXITY_H
#define MFGQ_COMPLEXITY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_complexity Complexity
 *
 * From a matrix of regions by products the revealed comparative advantage
 * (RCA, the location quotient) and the binary matrix M of RCA >= 1 are made
 * once; every measure is read from that object, which is immutable and may be
 * shared between threads. A region or product with no advantage anywhere is
 * empty: it takes no part, and its measures are missing (NaN), never ranked.
 * @{
 */

/** @brief RCA, its binary matrix, and their margins. Opaque. */
typedef struct mfgq_complexity mfgq_complexity;

/**
 * @brief Makes the object from the non-zero cells.
 *
 * RCA = (x_rp / x_r) / (x_p / x). A missing value (NaN) counts as 0.
 *
 * @param regions  number of regions, >= 1
 * @param products number of products, >= 1
 * @param cells    number of cells given
 * @param region   [cells] number of each cell's region
 * @param product  [cells] number of each cell's product
 * @param value    [cells] its value, >= 0, any unit
 * @param[out] complexity to be freed with mfgq_complexity_free()
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID a null argument, no region or product, or a number out
 *                        of range (err->index)
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index)
 * @retval MFGQ_E_DATA    a cell given twice (err->index)
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p complexity is unchanged.
 * @par Cost
 * Linear in cells; memory about 40 bytes a cell and 40 a region and product.
 * @par Thread safety
 * Pure.
 * @par Source
 * BALASSA-1965 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_new(size_t regions, size_t products, size_t cells,
                                const size_t *region, const size_t *product,
                                const double *value, mfgq_complexity **complexity,
                                mfgq_error *err);

/**
 * @brief Makes the object from the whole matrix of regions by products.
 *
 * @param regions  number of regions, >= 1
 * @param products number of products, >= 1
 * @param value    [regions][products] row by row, >= 0, any unit; NaN counts as 0
 * @param[out] complexity to be freed with mfgq_complexity_free()
 * @param[out] err filled on failure; may be null
 *
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID a null argument, or no region or product
 * @retval MFGQ_E_DOMAIN  a negative or infinite value (err->index)
 * @retval MFGQ_E_MEMORY  memory ran out
 *
 * On failure @p complexity is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * BALASSA-1965 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity_dense.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_new_dense(size_t regions, size_t products, const double *value,
                                      mfgq_complexity **complexity, mfgq_error *err);

/** @brief Frees the object; null is allowed. @since 0.1 */
MFGQ_API void mfgq_complexity_free(mfgq_complexity *complexity);

/**
 * @brief RCA of every region and product.
 * @param complexity from mfgq_complexity_new()
 * @param[out] rca   [regions][products] row by row, 0 where there is no value
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @par Thread safety
 * Pure.
 * @par Source
 * BALASSA-1965 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_rca(const mfgq_complexity *complexity, double *rca, mfgq_error *err);

/**
 * @brief Diversity (products with RCA >= 1 of each region) and ubiquity (regions
 *        with RCA >= 1 of each product).
 * @param complexity from mfgq_complexity_new()
 * @param[out] diversity [regions]; may be null
 * @param[out] ubiquity  [products]; may be null
 * @param[out] err       filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID @p complexity is null
 * @par Thread safety
 * Pure.
 * @par Source
 * HIDALGO-HAUSMANN-2009 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_margins(const mfgq_complexity *complexity, double *diversity,
                                    double *ubiquity, mfgq_error *err);

/**
 * @brief Proximity: co-occurrences over the larger of the two margins.
 *
 *     products  sum_r M_ri M_rj / max(ubiquity_i, ubiquity_j)
 *     regions   sum_p M_ap M_bp / max(diversity_a, diversity_b)
 *
 * @param complexity  from mfgq_complexity_new()
 * @param of_regions  0 for products, 1 for regions
 * @param[out] proximity [n][n], symmetric, 1 on the diagonal, NaN for empty ones
 * @param[out] err    filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p proximity is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * HIDALGO-2007 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_proximity(const mfgq_complexity *complexity, int of_regions,
                                      double *proximity, mfgq_error *err);

/**
 * @brief Density of each region around each product.
 *
 *     sum_i M_ri phi_ij / sum_i phi_ij
 *
 * @param complexity from mfgq_complexity_new()
 * @param diagonal   1: i = j is counted in both sums, as the authors write it; 0: left out
 * @param[out] density [regions][products] row by row, NaN for empty ones and for a
 *                   product that is near to no other
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID a null argument
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p density is unchanged.
 * @par Thread safety
 * Pure.
 * @par Source
 * HIDALGO-2007 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_density(const mfgq_complexity *complexity, int diagonal,
                                    double *density, mfgq_error *err);

/**
 * @brief Economic complexity of regions (ECI) and products (PCI).
 *
 * ECI is the second eigenvector of D^-1 M U^-1 M' (D diversity, U ubiquity),
 * with the sign that makes it correlate positively with diversity, standardised
 * with the n-1 deviation; PCI is its image U^-1 M', standardised by its own
 * mean and deviation.
 *
 * @param complexity from mfgq_complexity_new()
 * @param[out] eci   [regions]; may be null
 * @param[out] pci   [products]; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done; all NaN with fewer than three regions or products
 * @retval MFGQ_E_INVALID @p complexity is null
 * @retval MFGQ_E_DATA    regions and products fall into groups that share nothing,
 *                        or the second eigenvalue is repeated: no unique vector
 * @retval MFGQ_E_NO_CONVERGENCE the iteration did not converge
 * @retval MFGQ_E_UNSUPPORTED built without GSL
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure no output has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * HIDALGO-HAUSMANN-2009 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_eci(const mfgq_complexity *complexity, double *eci, double *pci,
                                mfgq_error *err);

/**
 * @brief Method of reflections: averages of averages.
 *
 * k_r(0) = diversity, k_p(0) = ubiquity, k_r(n) = mean of k_p(n-1) over the
 * region's products, k_p(n) = mean of k_r(n-1) over the product's regions. The
 * start counts as the first iteration: regions get k(iterations - 2), products
 * k(iterations - 1), standardised with the n-1 deviation.
 *
 * @param complexity from mfgq_complexity_new()
 * @param iterations 2 to 1000, even for the usual reading; 20 is usual
 * @param[out] regions  [regions]; may be null
 * @param[out] products [products]; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID @p complexity is null, or iterations out of range
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure no output has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * HIDALGO-HAUSMANN-2009 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_reflections(const mfgq_complexity *complexity, int iterations,
                                        double *regions, double *products, mfgq_error *err);

/**
 * @brief Fitness of regions and quality of products.
 *
 * F = M Q and Q = 1 / (M' (1 / F)), both from the values before, each divided
 * by its mean at every step, from 1; the start counts as the first iteration.
 *
 * @param complexity from mfgq_complexity_new()
 * @param iterations 1 to 100000; 20 is usual
 * @param[out] fitness [regions]; may be null
 * @param[out] quality [products]; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        done
 * @retval MFGQ_E_INVALID @p complexity is null, or iterations out of range
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure no output has been written.
 * @par Thread safety
 * Pure.
 * @par Source
 * TACCHELLA-2012 in docs/sources.md.
 * @par Checked by
 * tests/unit/test_complexity.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_complexity_fitness(const mfgq_complexity *complexity, int iterations,
                                    double *fitness, double *quality, mfgq_error *err);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
