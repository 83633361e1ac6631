/* Where the roots of a polynomial lie, by the reduction of Schur and Cohn, which decides
   without finding them. */
#include "numeric_i.h"

#include <math.h>
#include <string.h>

int mfgq_i_roots_inside(const double *a, size_t n, double radius)
{
    double p[MFGQ_I_ROOTS_MOST + 1], q[MFGQ_I_ROOTS_MOST + 1], scale = 1;
    for (size_t i = 0; i <= n; i++, scale *= radius) p[i] = a[i] * scale;
    for (; n > 0; n--) {
        const double k = p[0] / p[n];
        if (!(fabs(k) < 1)) return 0;
        for (size_t i = 0; i < n; i++) q[i] = p[i + 1] - k * p[n - 1 - i];
        memcpy(p, q, n * sizeof *p);
    }
    return 1;
}
