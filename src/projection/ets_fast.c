/* The inner loop of every fit: the squared errors of a model without a season for the
   best initial states, in one pass without stores. Responses to the initial states do
   not depend on the data, so the three recursions run side by side. */
#include "ets_i.h"

#include <math.h>

/* Below this share of the squared errors of the guess their difference has lost too
   many digits, and the errors are summed one by one instead. */
static const double cancelled = 1e-5;

double mfgq_i_fast_level(const mfgq_i_profile *p, mfgq_i_ets *model)
{
    const double alpha = model->alpha, *const x = p->task->x;
    double level = p->guess.l, response = 1, uu = 0, ue = 0, ee = 0;
    for (size_t i = 0; i < p->task->n; i++) {
        const double e = x[i] - level;
        uu += response * response;
        ue += response * e;
        ee += e * e;
        level += alpha * e;
        response -= alpha * response;
    }
    const double d = p->fixed_l ? 0 : ue / uu;
    model->l = p->guess.l + d;
    model->b = 0;
    const double sse = ee - 2 * d * ue + d * d * uu;
    return sse > cancelled * ee ? sse + p->floor : NAN;
}

typedef struct cross {
    double uu, uv, vv, ue, ve, ee;
} cross;

static cross cross_products(const mfgq_i_profile *p, const mfgq_i_ets *model)
{
    const double alpha = model->alpha, beta = model->beta, phi = model->phi;
    const double *const x = p->task->x;
    double l = p->guess.l, b = phi * p->guess.b;
    double l1 = 1, b1 = 0, l2 = 0, b2 = phi; /* each trend is kept damped */
    cross c = {0, 0, 0, 0, 0, 0};
    const double pull = phi * beta;
    for (size_t i = 0; i < p->task->n; i++) {
        const double f = l + b, g = l1 + b1, h = l2 + b2, e = x[i] - f;
        c.uu += g * g;
        c.uv += g * h;
        c.vv += h * h;
        c.ue += g * e;
        c.ve += h * e;
        c.ee += e * e;
        l = f + alpha * e;
        b = phi * b + pull * e;
        l1 = g - alpha * g;
        b1 = phi * b1 - pull * g;
        l2 = h - alpha * h;
        b2 = phi * b2 - pull * h;
    }
    return c;
}

double mfgq_i_fast_trend(const mfgq_i_profile *p, mfgq_i_ets *model)
{
    const cross c = cross_products(p, model);
    const double det = c.uu * c.vv - c.uv * c.uv;
    double d1 = 0, d2 = 0;
    if (!p->fixed_l && !p->fixed_b && det > 1e-13 * c.uu * c.vv) {
        d1 = (c.vv * c.ue - c.uv * c.ve) / det;
        d2 = (c.uu * c.ve - c.uv * c.ue) / det;
    } else if (!p->fixed_l) {
        d1 = c.ue / c.uu;
    } else if (!p->fixed_b) {
        d2 = c.vv > 0 ? c.ve / c.vv : 0;
    }
    model->l = p->guess.l + d1;
    model->b = p->guess.b + d2;
    const double sse = c.ee - 2 * (d1 * c.ue + d2 * c.ve) + d1 * d1 * c.uu + 2 * d1 * d2 * c.uv
                     + d2 * d2 * c.vv;
    return sse > cancelled * c.ee ? sse + p->floor : NAN;
}
