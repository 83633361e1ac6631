/* Making the object from a whole matrix. */
#include "complexity_i.h"

#include <math.h>

/* Where the positive values stand; how many. Only counts if `at` is null. */
static size_t positive_cells(size_t regions, size_t products, const double *value, size_t *region,
                             size_t *product, double *at)
{
    size_t count = 0;
    for (size_t r = 0; r < regions; r++)
        for (size_t p = 0; p < products; p++) {
            const double x = value[r * products + p];
            if (!(x > 0)) continue;
            if (at) {
                region[count] = r;
                product[count] = p;
                at[count] = x;
            }
            count++;
        }
    return count;
}

static mfgq_status check(size_t regions, size_t products, const double *value,
                         mfgq_complexity **complexity, mfgq_error *err)
{
    if (!regions || !products)
        return mfgq_i_fail(err, MFGQ_E_INVALID, regions ? 2 : 1, -1, "count is 0");
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "value is null");
    if (!complexity) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "complexity is null");
    if (regions > SIZE_MAX / sizeof(double) / products)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "regions times products is too large");
    for (size_t i = 0; i < regions * products; i++)
        if (value[i] < 0 || isinf(value[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "value is negative or infinite");
    return MFGQ_OK;
}

mfgq_status mfgq_complexity_new_dense(size_t regions, size_t products, const double *value,
                                      mfgq_complexity **complexity, mfgq_error *err)
{
    MFGQ_I_TRY(check(regions, products, value, complexity, err));
    const size_t cells = positive_cells(regions, products, value, NULL, NULL, NULL);
    size_t *const region = mfgq_i_array(cells + 1, sizeof *region);
    size_t *const product = mfgq_i_array(cells + 1, sizeof *product);
    double *const at = mfgq_i_array(cells + 1, sizeof *at);
    mfgq_status status = region && product && at ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) {
        positive_cells(regions, products, value, region, product, at);
        status = mfgq_complexity_new(regions, products, cells, region, product, at, complexity,
                                     err);
    }
    mfgq_i_free(region);
    mfgq_i_free(product);
    mfgq_i_free(at);
    return status;
}
