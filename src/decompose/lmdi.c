/* LMDI terms of one category, with the analytic limits for zeros
   (Ang, Zhang and Choi 1998): what appears or vanishes is the work of the
   factors that were or became zero, in equal parts. */
#include "decompose_i.h"

#include "../base/rows_i.h"

#include <math.h>

/* Gives `change` in equal parts to the factors that are 0 in `x`. */
static void give_to_zeros(const double *x, size_t factors, double change, double *terms)
{
    size_t zeros = 0;
    for (size_t j = 0; j < factors; j++) zeros += x[j] == 0;
    for (size_t j = 0; j < factors; j++) terms[j] = x[j] == 0 ? change / (double)zeros : 0;
}

static int all_positive(const double *x, size_t factors)
{
    for (size_t j = 0; j < factors; j++)
        if (!(x[j] > 0)) return 0;
    return 1;
}

static int any_missing(const double *x, size_t factors)
{
    for (size_t j = 0; j < factors; j++)
        if (isnan(x[j])) return 1;
    return 0;
}

/* The terms where a factor is 0 or missing in one of the periods. */
static double boundary_terms(const double *from, const double *to, size_t factors, double scale0,
                             double scale1, double *terms)
{
    const double v0 = mfgq_i_product(from, factors), v1 = mfgq_i_product(to, factors);
    if (any_missing(from, factors) || any_missing(to, factors)) {
        for (size_t j = 0; j < factors; j++) terms[j] = NAN;
        return NAN;
    }
    if (all_positive(to, factors)) give_to_zeros(from, factors, v1 * scale1, terms);
    else if (all_positive(from, factors)) give_to_zeros(to, factors, -v0 * scale0, terms);
    else for (size_t j = 0; j < factors; j++) terms[j] = 0;
    return 0;
}

double mfgq_i_lmdi_terms(const double *from, const double *to, size_t factors, double scale0,
                         double scale1, double shift, double *terms)
{
    double v0 = scale0, v1 = scale1, s = shift;
    for (size_t j = 0; j < factors; j++) {
        if (!(from[j] > 0 && to[j] > 0))
            return boundary_terms(from, to, factors, scale0, scale1, terms);
        v0 *= from[j];
        v1 *= to[j];
        terms[j] = from[j] == to[j] ? 0 : log(to[j] / from[j]);
        s += terms[j];
    }
    const double weight = mfgq_i_log_mean_of(v1, v0, s);
    for (size_t j = 0; j < factors; j++) terms[j] *= weight;
    return weight;
}

/* A block's values in both periods and the logarithms of their ratios. */
typedef struct block {
    double v0[MFGQ_I_BLOCK], v1[MFGQ_I_BLOCK], s[MFGQ_I_BLOCK];
} block;

/* Logarithms of the factors' ratios; 0 as soon as a factor is not positive. */
static int positive_block(const double *from, const double *to, size_t count, size_t factors,
                          double scale0, double scale1, double shift, double *terms, block *out)
{
    for (size_t i = 0; i < count; i++) {
        double v0 = scale0, v1 = scale1, s = shift;
        for (size_t j = 0; j < factors; j++, from++, to++, terms++) {
            if (!(*from > 0 && *to > 0)) return 0;
            const double term = log(*to / *from);
            v0 *= *from;
            v1 *= *to;
            s += term;
            *terms = term;
        }
        out->v0[i] = v0;
        out->v1[i] = v1;
        out->s[i] = s;
    }
    return 1;
}

MFGQ_I_WIDE
static void block_weights(size_t count, const block *b, double *weights)
{
    for (size_t i = 0; i < count; i++) {
        const double close = mfgq_i_log_mean_close(b->v1[i], b->v0[i], b->s[i]);
        const double far = (b->v1[i] - b->v0[i]) / b->s[i];
        weights[i] = fabs(b->s[i]) < MFGQ_I_CLOSE ? close : far;
    }
}

void mfgq_i_lmdi_block(const double *from, const double *to, size_t count, size_t factors,
                       double scale0, double scale1, double shift, double *terms,
                       mfgq_i_lmdi_sums *sums)
{
    block b = {0};
    double weights[MFGQ_I_BLOCK];
    if (!positive_block(from, to, count, factors, scale0, scale1, shift, terms, &b)) {
        sums->odd = 1;
        for (size_t i = 0; i < count; i++)
            sums->weight += mfgq_i_lmdi_terms(from + i * factors, to + i * factors, factors,
                                              scale0, scale1, shift, terms + i * factors);
        return;
    }
    block_weights(count, &b, weights);
    for (size_t i = 0; i < count; i++) {
        sums->weight += weights[i];
        sums->v0 += b.v0[i];
        sums->v1 += b.v1[i];
        for (size_t j = 0; j < factors; j++) *terms++ *= weights[i];
    }
}
