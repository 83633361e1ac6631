/* The objective of exponential smoothing a row, from the fitted values of any form, and its
   derivatives with respect to each of them:

   log S, S = sum e^2, or log S + 2/n sum log f, S = sum (e / f)^2. */
#include "ets_weigh_i.h"

#include "../base/rows_i.h"
#include <math.h>

MFGQ_I_WIDE
static double weigh_additive(const mfgq_i_weighing *w)
{
    const double *const use = w->use;
    double squares = w->floor;
    for (size_t i = 0; i < w->n; i++) {
        const double e = use[i] * w->errors[i];
        squares += e * e;
    }
    const double share = 2 / squares;
    for (size_t i = 0; i < w->n; i++) {
        w->first[i] = -use[i] * (use[i] * w->errors[i]) * share;
        w->second[i] = use[i] * use[i] * share;
    }
    return log(squares);
}

/* Sum of logarithms of the fitted values that count; not finite unless all are positive. */
static double add_logs(const mfgq_i_weighing *w)
{
    double logs = 0, product = 1; /* fewer logarithms: of products */
    for (size_t i = 0; i < w->n; i++) {
        const double f = w->fitted[i];
        if (!(f > 0)) return INFINITY;
        product *= w->use[i] > 0 ? f : 1;
        if (!(product > 1e-200 && product < 1e200)) logs += log(product), product = 1;
    }
    return logs + log(product);
}

MFGQ_I_WIDE
static double weigh_relative(const mfgq_i_weighing *w)
{
    const double logs = add_logs(w);
    if (!isfinite(logs)) return INFINITY;
    double squares = w->floor;
    for (size_t i = 0; i < w->n; i++) {
        const double inverse = w->use[i] / w->fitted[i], r = w->errors[i] * inverse;
        const double slope = w->x[i] * inverse * inverse;
        w->errors[i] = r;
        w->first[i] = -r * slope;
        w->second[i] = slope * slope;
        w->fitted[i] = inverse;
    }
    for (size_t i = 0; i < w->n; i++) squares += w->errors[i] * w->errors[i];
    const double share = 2 / squares, row = 2 / (double)w->observed;
    for (size_t i = 0; i < w->n; i++) {
        w->first[i] = share * w->first[i] + row * w->fitted[i];
        w->second[i] *= share;
    }
    return log(squares) + row * logs;
}

double mfgq_i_weigh(const mfgq_i_weighing *w)
{
    return w->relative ? weigh_relative(w) : weigh_additive(w);
}
