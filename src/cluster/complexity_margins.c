/* What is read straight from the matrix: RCA, diversity, ubiquity. */
#include "complexity_i.h"

#include <string.h>

mfgq_status mfgq_complexity_rca(const mfgq_complexity *complexity, double *rca, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c || !rca) return mfgq_i_fail(err, MFGQ_E_INVALID, c ? 2 : 1, -1, "argument is null");
    memset(rca, 0, c->regions * c->products * sizeof *rca);
    for (size_t i = 0; i < c->cells; i++)
        rca[c->region[i] * c->products + c->product[i]] = c->rca[i];
    return MFGQ_OK;
}

mfgq_status mfgq_complexity_margins(const mfgq_complexity *complexity, double *diversity,
                                    double *ubiquity, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "complexity is null");
    for (size_t r = 0; diversity && r < c->regions; r++)
        diversity[r] = (double)mfgq_i_row_size(&c->by_region, r);
    for (size_t p = 0; ubiquity && p < c->products; p++)
        ubiquity[p] = (double)mfgq_i_row_size(&c->by_product, p);
    return MFGQ_OK;
}
