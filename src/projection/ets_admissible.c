/* Seasonal smoothing parameters are admissible when the filter forgets its start: all
   roots of the characteristic polynomial of HYNDMAN-2008, chapter 10, lie inside the
   unit circle, but for rounding. */
#include "ets_i.h"

enum { MOST = MFGQ_I_SEASON_MOST + 2 };

static const double circle = 1 + 1e-6;

int mfgq_i_ets_admissible(const mfgq_i_ets *model)
{
    const double alpha = model->alpha, beta = model->beta, gamma = model->gamma;
    const double phi = model->phi;
    const size_t m = model->m;
    double a[MOST];
    if (!model->form.trend) { /* the trend's root factors out */
        if (alpha + gamma > 2 || gamma < 0) return 0;
        a[0] = alpha + gamma - 1;
        for (size_t i = 1; i < m; i++) a[i] = alpha;
        a[m] = 1;
        return mfgq_i_roots_inside(a, m, circle);
    }
    a[0] = phi * (1 - alpha - gamma);
    a[1] = alpha + beta - alpha * phi + gamma - 1;
    for (size_t i = 2; i < m; i++) a[i] = alpha + beta - alpha * phi;
    a[m] = alpha + beta - phi;
    a[m + 1] = 1;
    return mfgq_i_roots_inside(a, m + 1, circle);
}
