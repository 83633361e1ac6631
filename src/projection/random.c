/* The library's own generator: xoshiro256++ (Blackman and Vigna), its state filled by
   splitmix64, so that a seed gives the same numbers on every machine; normal deviates by
   Marsaglia's polar method, gamma ones by Marsaglia and Tsang's. */
#include "random_i.h"

#include <math.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void mfgq_i_random_seed(mfgq_i_random *r, uint64_t seed, uint64_t stream)
{
    uint64_t state = seed ^ (stream * 0xD1342543DE82EF95u);
    for (int i = 0; i < 4; i++) r->s[i] = splitmix(&state);
    r->has_spare = 0;
}

static uint64_t rotated(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

static uint64_t next(mfgq_i_random *r)
{
    uint64_t *const s = r->s;
    const uint64_t out = rotated(s[0] + s[3], 23) + s[0], t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotated(s[3], 45);
    return out;
}

double mfgq_i_random_uniform(mfgq_i_random *r)
{
    return ((double)(next(r) >> 11) + 0.5) * 0x1p-53;
}

double mfgq_i_random_normal(mfgq_i_random *r)
{
    if (r->has_spare) {
        r->has_spare = 0;
        return r->spare;
    }
    double u, v, s;
    do {
        u = 2 * mfgq_i_random_uniform(r) - 1;
        v = 2 * mfgq_i_random_uniform(r) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double factor = sqrt(-2 * log(s) / s);
    r->spare = v * factor;
    r->has_spare = 1;
    return u * factor;
}

double mfgq_i_random_gamma(mfgq_i_random *r, double shape)
{
    if (shape < 1)
        return mfgq_i_random_gamma(r, shape + 1) * pow(mfgq_i_random_uniform(r), 1 / shape);
    const double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        const double x = mfgq_i_random_normal(r), t = 1 + c * x;
        if (t <= 0) continue;
        const double v = t * t * t, u = mfgq_i_random_uniform(r);
        if (log(u) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
}
