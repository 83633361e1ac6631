/* Cholesky's factor of a covariance that may be singular: a variable without a
   variance of its own gets a column of zeros. */
#include "balance_i.h"

#include <math.h>

mfgq_status mfgq_i_root(size_t n, double *v, mfgq_error *err)
{
    for (size_t j = 0; j < n; j++) {
        double *const row = v + j * n;
        const double before = row[j];
        const double pivot = before - mfgq_i_inner(j, row, row);
        if (!(pivot >= -1e-8 * fabs(before)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)j, "spread is no covariance");
        row[j] = pivot > 1e-13 * before ? sqrt(pivot) : 0;
        for (size_t i = j + 1; i < n; i++) {
            double *const below = v + i * n;
            const double rest = below[j] - mfgq_i_inner(j, below, row);
            below[j] = row[j] > 0 ? rest / row[j] : 0;
            row[i] = 0;
        }
    }
    return MFGQ_OK;
}
