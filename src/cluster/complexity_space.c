/* Proximity and density: the product space. Co-occurrences are counted on bit
   rows, sixty-four at a time; densities add pieces of rows of the proximity matrix,
   tile by tile, a tile being small enough for the nearest cache. */
#include "complexity_i.h"

#include "../base/rows_i.h"

#include <math.h>
#include <string.h>

enum { TILE = 16, BLOCK = 128 }; /* columns and rows of a tile: 16 kB */

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

static unsigned bits_of(uint64_t x)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_popcountll(x);
#else
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (unsigned)(x * 0x0101010101010101u >> 56);
#endif
}

MFGQ_I_WIDE
static unsigned common(const uint64_t *a, const uint64_t *b, size_t words)
{
    unsigned count = 0;
    for (size_t w = 0; w < words; w++) count += bits_of(a[w] & b[w]);
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

/* What densities are made in, TILE products at a time. Every tile reads all regions' products
   again, so they are kept small, in the order of reading: block by block, in a block region by
   region, as numbers inside the block. */
typedef struct sums {
    double tile[BLOCK * TILE]; /* proximities of BLOCK products with TILE products */
    double column[TILE];       /* sum over all products */
    double *region;            /* [regions][TILE] sum over the region's products */
    uint8_t *product;          /* numbers inside the block */
    uint8_t *count;            /* [blocks][regions] how many of them */
} sums;

static mfgq_status make_sums(const mfgq_i_sparse *m, sums *s, mfgq_error *err)
{
    const size_t blocks = m->columns / BLOCK + 1;
    s->region = mfgq_i_array(m->rows, TILE * sizeof *s->region);
    s->product = mfgq_i_array(m->start[m->rows], 1);
    s->count = mfgq_i_zalloc(blocks, m->rows);
    size_t *const at = mfgq_i_array(m->rows, sizeof *at);
    const int done = s->region && s->product && s->count && at;
    if (done) memcpy(at, m->start, m->rows * sizeof *at);
    uint8_t *out = s->product;
    for (size_t b = 0; done && b < blocks; b++)
        for (size_t r = 0; r < m->rows; r++)
            for (; at[r] < m->start[r + 1] && m->column[at[r]] / BLOCK == b; at[r]++) {
                *out++ = (uint8_t)(m->column[at[r]] % BLOCK);
                s->count[b * m->rows + r]++;
            }
    mfgq_i_free(at);
    return done ? MFGQ_OK : mfgq_i_no_memory(err);
}

static void free_sums(sums *s)
{
    if (!s) return;
    mfgq_i_free(s->region);
    mfgq_i_free(s->product);
    mfgq_i_free(s->count);
    mfgq_i_free(s);
}

/* Copies the proximities of products from `row` on, 0 for empty products and, without the
   diagonal, for the product itself. */
static void make_tile(const mfgq_complexity *c, const double *phi, size_t row, size_t first,
                      int diagonal, sums *s)
{
    const size_t n = c->products, rows = n - row < BLOCK ? n - row : BLOCK;
    const size_t width = n - first < TILE ? n - first : TILE;
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < TILE; k++) {
            double value = k < width ? phi[(row + i) * n + first + k] : 0;
            if (isnan(value) || (row + i == first + k && !diagonal)) value = 0;
            s->tile[i * TILE + k] = value;
            s->column[k] += value;
        }
}

/* Adds the tile's rows of each region's products, in their order, four a pass. Returns the
   products of the next block. */
MFGQ_I_WIDE
static const uint8_t *add_tile(size_t regions, const uint8_t *product, const uint8_t *count,
                               const double *restrict tile, double *restrict sum)
{
    for (size_t r = 0; r < regions; r++, sum += TILE) {
        const uint8_t *const stop = product + count[r];
        for (; stop - product >= 4; product += 4) {
            const double *const w = tile + product[0] * TILE, *const x = tile + product[1] * TILE;
            const double *const y = tile + product[2] * TILE, *const z = tile + product[3] * TILE;
            for (size_t t = 0; t < TILE; t++) sum[t] = sum[t] + w[t] + x[t] + y[t] + z[t];
        }
        for (; product < stop; product++)
            for (size_t t = 0; t < TILE; t++) sum[t] += tile[*product * TILE + t];
    }
    return product;
}

/* The densities around the products from `first` on. */
static void density_of(const mfgq_complexity *c, const double *phi, size_t first, int diagonal,
                       sums *s, double *density)
{
    memset(s->column, 0, sizeof s->column);
    memset(s->region, 0, c->regions * TILE * sizeof *s->region);
    const uint8_t *product = s->product, *count = s->count;
    for (size_t row = 0; row < c->products; row += BLOCK, count += c->regions) {
        make_tile(c, phi, row, first, diagonal, s);
        product = add_tile(c->regions, product, count, s->tile, s->region);
    }
    const size_t width = c->products - first < TILE ? c->products - first : TILE;
    for (size_t r = 0; r < c->regions; r++) {
        const int empty = !mfgq_i_row_size(&c->by_region, r);
        for (size_t k = 0; k < width; k++)
            density[r * c->products + first + k] =
                empty || !(s->column[k] > 0) ? NAN : s->region[r * TILE + k] / s->column[k];
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
    sums *const s = mfgq_i_zalloc(1, sizeof *s);
    mfgq_status status = phi && s ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = make_sums(&c->by_region, s, err);
    if (status == MFGQ_OK) status = proximity(&c->by_product, phi, err);
    for (size_t first = 0; status == MFGQ_OK && first < c->products; first += TILE)
        density_of(c, phi, first, diagonal, s, density);
    free_sums(s);
    mfgq_i_free(phi);
    return status;
}
