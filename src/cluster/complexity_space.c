/* Proximity and density: the product space. Co-occurrences are counted on bit
   rows, sixty-four at a time; densities add rows of the proximity matrix, tile by
   tile, so that a tile stays in the cache. */
#include "complexity_i.h"

#include <math.h>
#include <string.h>

enum { TILE = 32 };

static size_t words_of(size_t bits)
{
    return (bits + 63) / 64;
}

static void set_bits(const mfgq_i_sparse *m, uint64_t *bits, size_t words)
{
    for (size_t r = 0; r < m->rows; r++)
        for (size_t k = m->start[r]; k < m->start[r + 1]; k++)
            bits[r * words + m->column[k] / 64] |= (uint64_t)1 << (m->column[k] % 64);
}

static unsigned common(const uint64_t *a, const uint64_t *b, size_t words)
{
    unsigned count = 0;
    for (size_t w = 0; w < words; w++) {
        uint64_t x = a[w] & b[w];
        x -= x >> 1 & 0x5555555555555555u;
        x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
        x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
        count += (unsigned)(x * 0x0101010101010101u >> 56);
    }
    return count;
}

/* Co-occurrences over the larger margin, for the rows of m. */
static void proximity_of(const mfgq_i_sparse *m, const uint64_t *bits, size_t words, double *phi)
{
    const size_t n = m->rows;
    for (size_t i = 0; i < n; i++) {
        const size_t size = mfgq_i_row_size(m, i);
        for (size_t j = i; j < n; j++) {
            const size_t other = mfgq_i_row_size(m, j), larger = size > other ? size : other;
            const double both = (double)common(bits + i * words, bits + j * words, words);
            phi[i * n + j] = phi[j * n + i] = size && other ? both / (double)larger : NAN;
        }
    }
}

static mfgq_status proximity(const mfgq_i_sparse *m, double *phi, mfgq_error *err)
{
    const size_t words = words_of(m->columns);
    uint64_t *const bits = mfgq_i_zalloc(m->rows * words, sizeof *bits);
    if (!bits) return mfgq_i_no_memory(err);
    set_bits(m, bits, words);
    proximity_of(m, bits, words, phi);
    mfgq_i_free(bits);
    return MFGQ_OK;
}

mfgq_status mfgq_complexity_proximity(const mfgq_complexity *complexity, int of_regions,
                                      double *out, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c || !out) return mfgq_i_fail(err, MFGQ_E_INVALID, c ? 3 : 1, -1, "argument is null");
    return proximity(of_regions ? &c->by_region : &c->by_product, out, err);
}

/* Copies TILE columns of the proximities, 0 for empty products and, without the
   diagonal, for the product itself; sums each column. */
static void make_tile(const mfgq_complexity *c, const double *phi, size_t first, size_t width,
                      int diagonal, double *tile, double *sums)
{
    memset(sums, 0, TILE * sizeof *sums);
    for (size_t i = 0; i < c->products; i++)
        for (size_t k = 0; k < TILE; k++) {
            const size_t j = first + k;
            double value = k < width ? phi[i * c->products + j] : 0;
            if (isnan(value) || (i == j && !diagonal)) value = 0;
            tile[i * TILE + k] = value;
            sums[k] += value;
        }
}

static void add_rows(const mfgq_i_sparse *m, size_t region, const double *tile, double *sum)
{
    memset(sum, 0, TILE * sizeof *sum);
    for (size_t k = m->start[region]; k < m->start[region + 1]; k++) {
        const double *const row = tile + m->column[k] * TILE;
        for (size_t t = 0; t < TILE; t++) sum[t] += row[t];
    }
}

static void density_of(const mfgq_complexity *c, const double *phi, int diagonal, double *tile,
                       double *density)
{
    for (size_t first = 0; first < c->products; first += TILE) {
        const size_t left = c->products - first, width = left < TILE ? left : TILE;
        double sums[TILE], row[TILE];
        make_tile(c, phi, first, width, diagonal, tile, sums);
        for (size_t r = 0; r < c->regions; r++) {
            const int empty = !mfgq_i_row_size(&c->by_region, r);
            add_rows(&c->by_region, r, tile, row);
            for (size_t k = 0; k < width; k++)
                density[r * c->products + first + k] =
                    empty || !(sums[k] > 0) ? NAN : row[k] / sums[k];
        }
    }
}

mfgq_status mfgq_complexity_density(const mfgq_complexity *complexity, int diagonal,
                                    double *density, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c || !density)
        return mfgq_i_fail(err, MFGQ_E_INVALID, c ? 3 : 1, -1, "argument is null");
    double *const phi = c->products <= SIZE_MAX / 8 / c->products
        ? mfgq_i_array(c->products * c->products, sizeof *phi) : NULL;
    double *const tile = mfgq_i_array(c->products, TILE * sizeof *tile);
    mfgq_status status = phi && tile ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = proximity(&c->by_product, phi, err);
    if (status == MFGQ_OK) density_of(c, phi, diagonal, tile, density);
    mfgq_i_free(phi);
    mfgq_i_free(tile);
    return status;
}
