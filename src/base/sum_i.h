/* Exact sums of doubles: the same bits for any order, split or number of threads. */
#ifndef MFGQ_BASE_SUM_I_H
#define MFGQ_BASE_SUM_I_H

#include <stddef.h>
#include <stdint.h>

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

double mfgq_i_sum_of(size_t n, const double *x);
double mfgq_i_dot(size_t n, const double *x, const double *y); /* exact, rounded once */

#endif
