/* Exact sums of doubles.
   R. M. Neal, Fast exact summation using small and large superaccumulators, 2015. */
#include "sum_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define CHUNK_MASK 0xFFFFFFFFu
#define MANTISSA_BITS 52
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

static void carry(mfgq_i_sum *sum)
{
    for (int i = 0; i + 1 < MFGQ_I_SUM_CHUNKS; i++) {
        const int64_t high = high_part(sum->chunk[i]);
        sum->chunk[i] -= high * ((int64_t)1 << 32);
        sum->chunk[i + 1] += high;
    }
    sum->used = 0;
}

void mfgq_i_sum_add(mfgq_i_sum *sum, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int exponent = (int)(bits >> MANTISSA_BITS) & 0x7FF;
    if (exponent == 0x7FF) {
        sum->special += x;
        return;
    }
    if (sum->used == MFGQ_I_SUM_ROOM) carry(sum);
    sum->used++;
    uint64_t mantissa = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
    if (exponent) mantissa |= (uint64_t)1 << MANTISSA_BITS;
    const int position = exponent ? exponent - 1 : 0;
    int64_t *const chunk = sum->chunk + (position >> 5);
    const int shift = position & 31;
    const int64_t low = (int64_t)((mantissa << shift) & CHUNK_MASK);
    const int64_t high = (int64_t)(mantissa >> (32 - shift));
    const int64_t sign = bits >> 63 ? -1 : 1;
    chunk[0] += sign * low;
    chunk[1] += sign * high;
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
   sticky last bit; *exponent is that of the last bit. */
static uint64_t leading_bits(const int64_t *chunk, int top, int *exponent)
{
    int width = 0;
    while ((uint64_t)chunk[top] >> width) width++;
    if (top < 1) {
        *exponent = LOWEST_EXPONENT;
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
    *exponent = LOWEST_EXPONENT + 32 * (top - 1) - (32 - width);
    return bits | (rest != 0);
}

double mfgq_i_sum_value(const mfgq_i_sum *sum)
{
    if (sum->special != 0) return isnan(sum->special) ? (double)NAN : sum->special;
    mfgq_i_sum s = *sum;
    carry(&s);
    const int negative = s.chunk[MFGQ_I_SUM_CHUNKS - 1] < 0;
    if (negative) {
        for (int i = 0; i < MFGQ_I_SUM_CHUNKS; i++) s.chunk[i] = -s.chunk[i];
        carry(&s);
    }
    int top = MFGQ_I_SUM_CHUNKS - 1;
    while (top >= 0 && !s.chunk[top]) top--;
    if (top < 0) return 0;
    int exponent = 0;
    const uint64_t bits = leading_bits(s.chunk, top, &exponent);
    const double size = ldexp((double)bits, exponent);
    return negative ? -size : size;
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
