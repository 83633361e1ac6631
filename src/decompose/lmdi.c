/* LMDI terms of one category, with the analytic limits for zeros
   (Ang, Zhang and Choi 1998): what appears or vanishes is the work of the
   factors that were or became zero, in equal parts. */
#include "decompose_i.h"

#include <math.h>

double mfgq_i_product(const double *x, size_t factors)
{
    double product = 1;
    for (size_t j = 0; j < factors; j++) product *= x[j];
    return product;
}

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
