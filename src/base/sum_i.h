/* Exact sums of doubles: the same bits for any order, split or number of threads. */
#ifndef MFGQ_BASE_SUM_I_H
#define MFGQ_BASE_SUM_I_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    MFGQ_I_SUM_CHUNKS = 68,  /* 2098 bits of the range of doubles, and room for 2^64 terms */
    MFGQ_I_SUM_ROOM = 1 << 10 /* additions of 53 bits that a chunk takes between two carries */
};

/* A fixed-point number in units of 2^-1074, 32 bits a chunk, signed (Neal 2015, "small
   superaccumulator"). Start it with mfgq_i_sum_start, or from zeroed memory. */
typedef struct mfgq_i_sum {
    int64_t chunk[MFGQ_I_SUM_CHUNKS];
    int used;       /* additions since the last carry */
    double special; /* sum of the infinite and NaN terms, else 0 */
} mfgq_i_sum;

void mfgq_i_sum_start(mfgq_i_sum *sum);
void mfgq_i_sum_add(mfgq_i_sum *sum, double x);
void mfgq_i_sum_add_product(mfgq_i_sum *sum, double a, double b); /* a*b unrounded */
void mfgq_i_sum_add_all(mfgq_i_sum *sum, size_t n, const double *x); /* faster than one by one */
void mfgq_i_sum_merge(mfgq_i_sum *into, const mfgq_i_sum *from);

/* The exact sum rounded once, half to even. NaN if a term was NaN or both infinities
   came; an overflow gives an infinity; an empty or exactly cancelled sum is +0. */
double mfgq_i_sum_value(const mfgq_i_sum *sum);

/* ---- what the exact sums share ---- */

/* x as low + high * 2^32 in the unit of the chunk returned; -1 if x is not finite. */
static inline int mfgq_i_sum_split(double x, int64_t *low, int64_t *high)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int exponent = (int)(bits >> 52) & 0x7FF;
    *low = *high = 0;
    if (exponent == 0x7FF) return -1;
    uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
    if (exponent) mantissa |= (uint64_t)1 << 52;
    const int position = exponent ? exponent - 1 : 0;
    const int shift = position & 31;
    const int64_t sign = bits >> 63 ? -1 : 1;
    *low = sign * (int64_t)((mantissa << shift) & 0xFFFFFFFFu);
    *high = sign * (int64_t)(mantissa >> (32 - shift));
    return position >> 5;
}

/* Leaves 32 bits in every chunk but the last, which takes what is carried. */
void mfgq_i_sum_carry(int64_t *chunk, int count);

/* The value of chunks, the first of them at place `first`, rounded once; changes them. */
double mfgq_i_sum_round(int64_t *chunk, int count, int first);

/* ---- sum_narrow.c: the same sum in 64 bytes ---- */

enum {
    MFGQ_I_NARROW_CHUNKS = 7, /* a window into the chunks above; the last two take carries */
    MFGQ_I_NARROW_BELOW = 2   /* chunks of the window below that of the first term */
};

/* An exact sum whose terms are within 2^64 times the size of the first, either way; with other
   terms it turns by itself into a mfgq_i_sum. Start it from zeroed memory. */
typedef struct mfgq_i_narrow {
    union {
        int64_t chunk[MFGQ_I_NARROW_CHUNKS];
        mfgq_i_sum *wide;
    } of;
    int32_t origin; /* 0: no term yet; -1: wide; else the first chunk's place + 8 */
    int32_t used;   /* additions since the last carry */
} mfgq_i_narrow;

/* The term that the quick addition below does not take; 0 if memory ran out. */
int mfgq_i_narrow_add_slow(mfgq_i_narrow *sum, double x);

/* Adds a term; 0 if memory ran out. */
static inline int mfgq_i_narrow_add(mfgq_i_narrow *sum, double x)
{
    int64_t low, high;
    const int at = mfgq_i_sum_split(x, &low, &high);
    const unsigned k = (unsigned)(at + 8) - (unsigned)sum->origin;
    if (k > MFGQ_I_NARROW_CHUNKS - 3 || at < 0 || sum->used == MFGQ_I_SUM_ROOM)
        return mfgq_i_narrow_add_slow(sum, x);
    sum->used++;
    sum->of.chunk[k] += low;
    sum->of.chunk[k + 1] += high;
    return 1;
}

int mfgq_i_narrow_merge(mfgq_i_narrow *into, const mfgq_i_narrow *from); /* 0: no memory */
double mfgq_i_narrow_value(const mfgq_i_narrow *sum);                    /* as mfgq_i_sum_value */
void mfgq_i_narrow_free(mfgq_i_narrow *sum);

double mfgq_i_sum_of(size_t n, const double *x);
double mfgq_i_dot(size_t n, const double *x, const double *y); /* exact, rounded once */

#endif
