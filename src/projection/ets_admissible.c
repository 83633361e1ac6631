/* Seasonal smoothing parameters are admissible when the filter forgets its start: all
   roots of the characteristic polynomial of HYNDMAN-2008, chapter 10, lie inside the
   unit circle, but for rounding. */
#include "ets_i.h"

#include <math.h>

enum { MOST = MFGQ_I_SEASON_MOST + 2, ROUNDS = 100 };

static const double circle = 1 + 1e-6;

double mfgq_i_ets_margin(const mfgq_i_ets *model)
{
    const double alpha = model->alpha, beta = model->beta, gamma = model->gamma;
    const double phi = model->phi;
    const size_t m = model->m;
    double a[MOST];
    if (!model->form.trend) { /* the trend's root factors out */
        if (alpha + gamma > 2 || gamma < 0) return -1;
        a[0] = alpha + gamma - 1;
        for (size_t i = 1; i < m; i++) a[i] = alpha;
        a[m] = 1;
        return mfgq_i_roots_margin(a, m, circle);
    }
    a[0] = phi * (1 - alpha - gamma);
    a[1] = alpha + beta - alpha * phi + gamma - 1;
    for (size_t i = 2; i < m; i++) a[i] = alpha + beta - alpha * phi;
    a[m] = alpha + beta - phi;
    a[m + 1] = 1;
    return mfgq_i_roots_margin(a, m + 1, circle);
}

static double margin_at(mfgq_i_ets *model, double beta)
{
    model->beta = beta;
    return mfgq_i_ets_margin(model);
}

/* Secants between the ends, one of which is moved at every round (the Illinois rule). */
double mfgq_i_ets_most_beta(mfgq_i_ets model, double least)
{
    double low = least, high = model.alpha;
    if (!(high > low)) return high;
    double beyond = margin_at(&model, high);
    if (beyond > 0) return high;
    double inside = margin_at(&model, low);
    for (int k = 0, side = 0; k < ROUNDS && high - low > 1e-14 && inside > 0; k++) {
        const double step = fmax((high - low) * inside / (inside - beyond), 2e-15);
        if (side > 0 && step < 1e-13) break;
        const double beta = fmin(low + step, high - 2e-15), own = margin_at(&model, beta);
        if (own > 0) {
            low = beta, inside = own;
            if (side > 0) beyond /= 2;
            side = 1;
        } else {
            high = beta, beyond = own;
            if (side < 0) inside /= 2;
            side = -1;
        }
    }
    return low;
}
