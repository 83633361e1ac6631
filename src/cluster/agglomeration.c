/* Ellison-Glaeser and Litzenberger-Sternberg. */
#include "cluster_i.h"

#include <math.h>

mfgq_status mfgq_ellison_glaeser(size_t regions, const double *industry, const double *all,
                                 size_t plants, const double *sizes, double *gamma,
                                 mfgq_error *err)
{
    double es = 0, as = 0, ps = 0, g = 0, squares = 0, h = 0;
    MFGQ_I_TRY(mfgq_i_profile(regions, industry, NAN, 2, &es, err));
    MFGQ_I_TRY(mfgq_i_profile(regions, all, NAN, 3, &as, err));
    MFGQ_I_TRY(mfgq_i_profile(plants, sizes, NAN, 5, &ps, err));
    if (!gamma) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "gamma is null");
    for (size_t r = 0; r < regions; r++) {
        const double gap = industry[r] / es - all[r] / as;
        g += gap * gap;
        squares += (all[r] / as) * (all[r] / as);
    }
    for (size_t k = 0; k < plants; k++) h += (sizes[k] / ps) * (sizes[k] / ps);
    const double below = (1 - squares) * (1 - h);
    *gamma = below > 0 ? (g - (1 - squares) * h) / below : NAN;
    return MFGQ_OK;
}

mfgq_status mfgq_litzenberger_sternberg(size_t n, const double *employment, const double *area,
                                        const double *population, const double *plants,
                                        const double *employment_total, double area_total,
                                        double population_total, const double *plants_total,
                                        double *index, mfgq_error *err)
{
    const void *const arrays[] = {employment, area, population, plants, employment_total};
    for (int a = 0; a < 5; a++)
        if (n && !arrays[a]) return mfgq_i_fail(err, MFGQ_E_INVALID, a + 2, -1, "array is null");
    if (n && !plants_total) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "array is null");
    if (n && !index) return mfgq_i_fail(err, MFGQ_E_INVALID, 10, -1, "index is null");
    for (size_t i = 0; i < n; i++) {
        const double e = employment[i], et = employment_total[i];
        const double density = (e / area[i]) / (et / area_total);
        const double stock = (e / population[i]) / (et / population_total);
        const double size = (e / plants[i]) / (et / plants_total[i]);
        const double value = density * stock / size;
        index[i] = isfinite(value) ? value : NAN;
    }
    return MFGQ_OK;
}
