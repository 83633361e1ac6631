/* Exact sums of doubles.
   R. M. Neal, Fast exact summation using small and large superaccumulators, 2015. */
#include "sum_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define LOWEST_EXPONENT (-1074) /* of the unit of chunk[0] */

void mfgq_i_sum_start(mfgq_i_sum *sum)
{
    memset(sum, 0, sizeof *sum);
}

/* floor(v / 2^32), since a shift of a negative number is the compiler's choice */
static int64_t high_part(int64_t v)
{
    return v >= 0 ? v >> 32 : -((-(v + 1)) >> 32) - 1;
}

void mfgq_i_sum_carry(int64_t *chunk, int count)
{
    for (int i = 0; i + 1 < count; i++) {
        const int64_t high = high_part(chunk[i]);
        chunk[i] -= high * ((int64_t)1 << 32);
        chunk[i + 1] += high;
    }
}

static void carry(mfgq_i_sum *sum)
{
    mfgq_i_sum_carry(sum->chunk, MFGQ_I_SUM_CHUNKS);
    sum->used = 0;
}

void mfgq_i_sum_add(mfgq_i_sum *sum, double x)
{
    int64_t low, high;
    const int at = mfgq_i_sum_split(x, &low, &high);
    if (at < 0) {
        sum->special += x;
        return;
    }
    if (sum->used == MFGQ_I_SUM_ROOM) carry(sum);
    sum->used++;
    sum->chunk[at] += low;
    sum->chunk[at + 1] += high;
}

void mfgq_i_sum_add_product(mfgq_i_sum *sum, double a, double b)
{
    const double product = a * b;
    mfgq_i_sum_add(sum, product);
    /* Below this size the rest of the product is no double; it is then left out. */
    if (isfinite(product) && fabs(product) > DBL_MIN / DBL_EPSILON)
        mfgq_i_sum_add(sum, fma(a, b, -product));
}

void mfgq_i_sum_merge(mfgq_i_sum *into, const mfgq_i_sum *from)
{
    carry(into);
    mfgq_i_sum rest = *from;
    carry(&rest);
    for (int i = 0; i < MFGQ_I_SUM_CHUNKS; i++) into->chunk[i] += rest.chunk[i];
    into->used = 1;
    into->special += rest.special;
}

/* The leading 64 bits under chunk `top` (normalised, positive), the bits below kept as a
   sticky last bit; *exponent is that of the last bit, in units of chunk 0. */
static uint64_t leading_bits(const int64_t *chunk, int top, int *exponent)
{
    int width = 0;
    while ((uint64_t)chunk[top] >> width) width++;
    if (top < 1) {
        *exponent = 0;
        return (uint64_t)chunk[0];
    }
    uint64_t bits = (uint64_t)chunk[top] << (64 - width);
    bits |= (uint64_t)chunk[top - 1] << (32 - width);
    uint64_t rest = 0;
    if (top >= 2) {
        bits |= (uint64_t)chunk[top - 2] >> width;
        rest = (uint64_t)chunk[top - 2] & (((uint64_t)1 << width) - 1);
    }
    for (int i = top - 3; i >= 0; i--) rest |= (uint64_t)chunk[i];
    *exponent = 32 * (top - 1) - (32 - width);
    return bits | (rest != 0);
}

double mfgq_i_sum_round(int64_t *chunk, int count, int first)
{
    mfgq_i_sum_carry(chunk, count);
    const int negative = chunk[count - 1] < 0;
    if (negative) {
        for (int i = 0; i < count; i++) chunk[i] = -chunk[i];
        mfgq_i_sum_carry(chunk, count);
    }
    int top = count - 1;
    while (top >= 0 && !chunk[top]) top--;
    if (top < 0) return 0;
    int exponent = 0;
    const uint64_t bits = leading_bits(chunk, top, &exponent);
    const double size = ldexp((double)bits, exponent + 32 * first + LOWEST_EXPONENT);
    return negative ? -size : size;
}

double mfgq_i_sum_value(const mfgq_i_sum *sum)
{
    if (sum->special != 0) return isnan(sum->special) ? (double)NAN : sum->special;
    mfgq_i_sum s = *sum;
    return mfgq_i_sum_round(s.chunk, MFGQ_I_SUM_CHUNKS, 0);
}

double mfgq_i_sum_of(size_t n, const double *x)
{
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    mfgq_i_sum_add_all(&sum, n, x);
    return mfgq_i_sum_value(&sum);
}

double mfgq_i_dot(size_t n, const double *x, const double *y)
{
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    for (size_t i = 0; i < n; i++) mfgq_i_sum_add_product(&sum, x[i], y[i]);
    return mfgq_i_sum_value(&sum);
}
