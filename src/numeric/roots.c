/* Where the roots of a polynomial lie, by the reduction of Schur and Cohn, which decides
   without finding them. */
#include "numeric_i.h"

#include <math.h>

double mfgq_i_roots_margin(const double *a, size_t n, double radius)
{
    double room[MFGQ_I_ROOTS_MOST + 1], *p = room, scale = 1, margin = 1;
    for (size_t i = 0; i <= n; i++, scale *= radius) p[i] = a[i] * scale;
    for (; n > 0; n--, p++) { /* what is left stands one place further */
        const double k = p[0] / p[n], own = 1 - fabs(k);
        if (!(own > 0)) return isnan(own) ? -1 : own;
        if (own < margin) margin = own;
        p[n] -= k * p[0];
        for (size_t i = 1, j = n - 1; i <= j; i++, j--) {
            const double low = p[i], high = p[j];
            p[i] = low - k * high;
            p[j] = high - k * low;
        }
    }
    return margin;
}
