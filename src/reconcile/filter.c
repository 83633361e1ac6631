/* The differences and quasi-differences that the methods minimise. */
#include "reconcile_i.h"

#include <math.h>

mfgq_i_filter mfgq_i_filter_difference(int h, int cholette)
{
    mfgq_i_filter f = {(size_t)h, cholette ? (size_t)h : 0, 1, {1}};
    for (int i = 1; i <= h; i++) f.taps[i] = -f.taps[i - 1] * (h - i + 1) / i;
    return f;
}

mfgq_i_filter mfgq_i_filter_ar1(double rho)
{
    const mfgq_i_filter f = {1, 0, sqrt((1 - rho) * (1 + rho)), {1, -rho}};
    return f;
}

mfgq_i_filter mfgq_i_filter_litterman(double rho)
{
    const mfgq_i_filter f = {2, 0, 1, {1, -1 - rho, rho}};
    return f;
}

void mfgq_i_filter_apply(const mfgq_i_filter *filter, size_t n, const double *x, double *out)
{
    for (size_t t = 0; t < n; t++) {
        double sum = 0;
        for (size_t j = 0; j <= filter->order && j <= t; j++) sum += filter->taps[j] * x[t - j];
        out[t] = t < filter->skip ? 0 : t == 0 ? filter->head * sum : sum;
    }
}

void mfgq_i_filter_transpose(const mfgq_i_filter *filter, size_t n, const double *w, double *out)
{
    for (size_t s = 0; s < n; s++) {
        double sum = 0;
        for (size_t j = 0; j <= filter->order && s + j < n; j++)
            sum += filter->taps[j] * w[s + j] * (s + j == 0 ? filter->head : 1);
        out[s] = sum;
    }
}
