/* Shared inside the module. */
#ifndef MFGQ_DECOMPOSE_I_H
#define MFGQ_DECOMPOSE_I_H

#include "../base/base_i.h"

#include <mfgq/decompose.h>

enum { MFGQ_I_FACTORS = 64, MFGQ_I_BLOCK = 64 };

/* Logarithmic mean of a, b >= 0; 0 when one of them is 0. */
double mfgq_i_log_mean(double a, double b);

#define MFGQ_I_CLOSE 0.5

/* The same for a = b e^s, |s| < MFGQ_I_CLOSE, where a - b would lose digits: with h = s/2,
   a - b = (a + b) tanh h, and tanh(h) / h from its continued fraction, exact to 1e-19. */
static inline double mfgq_i_log_mean_close(double a, double b, double s)
{
    const double x = s * s / 4;
    return (a / 2 + b / 2) * (135135 + x * (17325 + x * (378 + x)))
        / (135135 + x * (62370 + x * (3150 + x * 28)));
}

/* The same for a = b e^s when s is known more exactly than a / b. */
double mfgq_i_log_mean_of(double a, double b, double s);

/* Index of `name` in `count` names; -1 if absent. */
int mfgq_i_name_index(const char *const *names, size_t count, const char *name);

/* The product of a category's factors. */
static inline double mfgq_i_product(const double *x, size_t factors)
{
    double product = 1;
    for (size_t j = 0; j < factors; j++) product *= x[j];
    return product;
}

/* A category's LMDI terms, weight * ln(x1/x0) or its limit, for the values
   v0 * scale0 and v1 * scale1 with shift = ln(scale1/scale0). Returns the weight. */
double mfgq_i_lmdi_terms(const double *from, const double *to, size_t factors, double scale0,
                         double scale1, double shift, double *terms);

/* What the blocks of an LMDI have added up to. */
typedef struct mfgq_i_lmdi_sums {
    double weight, v0, v1; /* the values without those of odd blocks */
    int odd;               /* a factor was not positive */
} mfgq_i_lmdi_sums;

/* The same for `count` categories, at most MFGQ_I_BLOCK. */
void mfgq_i_lmdi_block(const double *from, const double *to, size_t count, size_t factors,
                       double scale0, double scale1, double shift, double *terms,
                       mfgq_i_lmdi_sums *sums);

/* A category's Shapley effects, exact over all orders. */
void mfgq_i_shapley_terms(const double *from, const double *to, size_t factors, double *terms);

#endif
