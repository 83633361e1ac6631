/* Exact sums of many doubles at once.
   S. M. Rump, T. Ogita, S. Oishi, Accurate floating-point summation, 2008: adding and taking away a
   large number cuts each term at one common bit, and what lies above that bit adds up exactly.

   A block of 512 terms, all below 2^e in size, is cut at 2^(e-42) and at 2^(e-84). Sums of 512
   multiples of the one bit have at most 53 digits, so they are exact in any order. If nothing is
   left below the second cut, the two sums are the block; otherwise (terms of very different size)
   and for terms that are not finite, the block is added term by term. The result is the same. */
#include "rows_i.h"
#include "sum_i.h"

enum {
    BLOCK = 512,
    BLOCK_BITS = 9,
    LANES = 8,
    CUT = 42,         /* bits between 2^e and the first cut: 52 - BLOCK_BITS - 1 */
    HIGHEST = 1000,   /* exponents at which nothing overflows or becomes subnormal */
    LOWEST = -900
};

/* What is at least as large as the size of each term, unless a term is NaN. */
MFGQ_I_INLINE double size_of_block(const double *x)
{
    double most[LANES] = {0};
    for (int i = 0; i < BLOCK; i += LANES) {
        for (int k = 0; k < LANES; k++) {
            const double term = fabs(x[i + k]);
            most[k] = most[k] < term ? term : most[k];
        }
    }
    double size = 0;
    for (int k = 0; k < LANES; k++) size = size < most[k] ? most[k] : size;
    return size;
}

typedef struct cut {
    double high, low; /* sums above the first cut, and between the two */
    int rest;         /* something lies below the second */
} cut;

MFGQ_I_INLINE cut cut_block(const double *x, double first, double second)
{
    double high[LANES] = {0}, low[LANES] = {0};
    uint64_t rest[LANES] = {0};
    for (int i = 0; i < BLOCK; i += LANES) {
        for (int k = 0; k < LANES; k++) {
            const double h = (x[i + k] + first) - first, below = x[i + k] - h;
            const double l = (below + second) - second;
            high[k] += h;
            low[k] += l;
            rest[k] |= mfgq_i_bits(below - l);
        }
    }
    cut c = {0, 0, 0};
    uint64_t any = 0;
    for (int k = 0; k < LANES; k++) {
        c.high += high[k];
        c.low += low[k];
        any |= rest[k];
    }
    c.rest = (any << 1) != 0; /* a zero may have a sign */
    return c;
}

/* 1 if the block was added; 0 if it must be added term by term. */
MFGQ_I_INLINE int add_block(mfgq_i_sum *sum, const double *x)
{
    int e = 0;
    const double size = size_of_block(x);
    if (!(size <= DBL_MAX)) return 0;
    frexp(size, &e);
    if (e > HIGHEST || (e < LOWEST && size > 0)) return 0;
    const cut c = cut_block(x, ldexp(3, e + BLOCK_BITS), ldexp(3, e + BLOCK_BITS - CUT));
    if (c.rest || !isfinite(c.high)) return 0;
    mfgq_i_sum_add(sum, c.high);
    mfgq_i_sum_add(sum, c.low);
    return 1;
}

MFGQ_I_WIDE static void add_blocks(mfgq_i_sum *sum, size_t n, const double *x)
{
    for (size_t i = 0; i < n; i += BLOCK) {
        if (add_block(sum, x + i)) continue;
        for (size_t k = 0; k < BLOCK; k++) mfgq_i_sum_add(sum, x[i + k]);
    }
}

void mfgq_i_sum_add_all(mfgq_i_sum *sum, size_t n, const double *x)
{
    const size_t whole = n - n % BLOCK;
    add_blocks(sum, whole, x);
    for (size_t i = whole; i < n; i++) mfgq_i_sum_add(sum, x[i]);
}
