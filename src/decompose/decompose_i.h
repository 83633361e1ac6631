/* Shared inside the module. */
#ifndef MFGQ_DECOMPOSE_I_H
#define MFGQ_DECOMPOSE_I_H

#include "../base/base_i.h"

#include <mfgq/decompose.h>

enum { MFGQ_I_FACTORS = 64 };

/* Logarithmic mean of a, b >= 0; 0 when one of them is 0. */
double mfgq_i_log_mean(double a, double b);

/* The same for a = b e^s when s is known more exactly than a / b. */
double mfgq_i_log_mean_of(double a, double b, double s);

/* Index of `name` in `count` names; -1 if absent. */
int mfgq_i_name_index(const char *const *names, size_t count, const char *name);

/* The product of a category's factors. */
double mfgq_i_product(const double *x, size_t factors);

/* A category's LMDI terms, weight * ln(x1/x0) or its limit, for the values
   v0 * scale0 and v1 * scale1 with shift = ln(scale1/scale0). Returns the weight. */
double mfgq_i_lmdi_terms(const double *from, const double *to, size_t factors, double scale0,
                         double scale1, double shift, double *terms);

/* A category's Shapley effects, exact over all orders. */
void mfgq_i_shapley_terms(const double *from, const double *to, size_t factors, double *terms);

#endif
