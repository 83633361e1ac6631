/* Seasonal smoothing parameters are admissible when the filter forgets its start: all
   roots of the characteristic polynomial of HYNDMAN-2008, chapter 10, lie inside the
   unit circle, which Schur and Cohn's reduction decides without finding them. */
#include "ets_i.h"

#include <math.h>

enum { MOST = MFGQ_I_SEASON_MOST + 2 };

/* 1 if the monic polynomial a[0] + a[1] z + ... + z^n has no root outside the circle
   of radius 1 + 1e-6. */
static int is_stable(double *a, size_t n)
{
    const double radius = 1 + 1e-6;
    double scale = 1;
    for (size_t i = 0; i <= n; i++, scale *= radius) a[i] *= scale;
    while (n > 0) {
        const double k = a[0] / a[n];
        if (!(fabs(k) < 1)) return 0;
        double b[MOST];
        for (size_t i = 0; i < n; i++) b[i] = a[i + 1] - k * a[n - 1 - i];
        n--;
        for (size_t i = 0; i <= n; i++) a[i] = b[i];
    }
    return 1;
}

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
        return is_stable(a, m);
    }
    a[0] = phi * (1 - alpha - gamma);
    a[1] = alpha + beta - alpha * phi + gamma - 1;
    for (size_t i = 2; i < m; i++) a[i] = alpha + beta - alpha * phi;
    a[m] = alpha + beta - phi;
    a[m + 1] = 1;
    return is_stable(a, m + 1);
}
