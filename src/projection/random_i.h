/* Seeded random numbers. */
#ifndef MFGQ_PROJECTION_RANDOM_I_H
#define MFGQ_PROJECTION_RANDOM_I_H

#include "../base/base_i.h"

typedef struct mfgq_i_random {
    uint64_t s[4];
    double spare;
    int has_spare;
} mfgq_i_random;

void mfgq_i_random_seed(mfgq_i_random *r, uint64_t seed, uint64_t stream);
double mfgq_i_random_uniform(mfgq_i_random *r); /* in (0, 1) */
double mfgq_i_random_normal(mfgq_i_random *r);
double mfgq_i_random_gamma(mfgq_i_random *r, double shape); /* scale 1 */

#endif
