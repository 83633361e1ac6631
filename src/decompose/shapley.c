/* Shapley/Sun for a product. The mean over all orders of the marginal effect of
   a factor weighs the subsets of the others by their size alone, and the sum of
   the products over the subsets of one size is a coefficient of the polynomial
   prod (x0 + x1 t). So no subset is ever listed. */
#include "decompose_i.h"

/* Coefficients of the product over i != skip of (x0_i + x1_i t). */
static void polynomial(const double *from, const double *to, size_t factors, size_t skip,
                       double *c)
{
    size_t degree = 0;
    c[0] = 1;
    for (size_t i = 0; i < factors; i++) {
        if (i == skip) continue;
        c[degree + 1] = c[degree] * to[i];
        for (size_t k = degree; k > 0; k--) c[k] = c[k] * from[i] + c[k - 1] * to[i];
        c[0] *= from[i];
        degree++;
    }
}

void mfgq_i_shapley_terms(const double *from, const double *to, size_t factors, double *terms)
{
    double c[MFGQ_I_FACTORS + 1];
    for (size_t j = 0; j < factors; j++) {
        polynomial(from, to, factors, j, c);
        /* size! (n - size - 1)! / n! = 1 / (n choose(n-1, size)) */
        double sum = 0, choose = 1;
        for (size_t size = 0; size < factors; size++) {
            sum += c[size] / choose;
            choose = choose * (double)(factors - 1 - size) / (double)(size + 1);
        }
        terms[j] = (to[j] - from[j]) * (sum / (double)factors);
    }
}
