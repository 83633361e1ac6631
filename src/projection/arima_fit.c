/* One ARIMA order by exact maximum likelihood. Coefficients are searched as partial
   autocorrelations, so that every point is stationary and invertible; the mean and the
   variance are profiled out. */
#include "arima_i.h"

#include <math.h>
#include <string.h>

typedef struct search {
    mfgq_i_arima model;
    mfgq_i_arma arma;
    size_t count;
} search;

/* Coefficients of an autoregression from its partial autocorrelations. */
static void from_partial(const double *r, size_t n, double *phi)
{
    double old[MFGQ_I_ARIMA_MOST];
    for (size_t k = 0; k < n; k++) {
        memcpy(old, phi, k * sizeof *old);
        for (size_t j = 0; j < k; j++) phi[j] = old[j] - r[k] * old[k - 1 - j];
        phi[k] = r[k];
    }
}

static void set_model(search *s, const double *x)
{
    mfgq_i_arima *const m = &s->model;
    const mfgq_i_order *const o = &m->order;
    size_t at = 0;
    from_partial(x + at, (size_t)o->p, m->ar), at += (size_t)o->p;
    from_partial(x + at, (size_t)o->q, m->ma), at += (size_t)o->q;
    for (int i = 0; i < o->q; i++) m->ma[i] = -m->ma[i];
    from_partial(x + at, (size_t)o->sp, m->sar), at += (size_t)o->sp;
    from_partial(x + at, (size_t)o->sq, m->sma);
    for (int i = 0; i < o->sq; i++) m->sma[i] = -m->sma[i];
}

/* (1 + sum sign a[i] B^i) (1 + sum sign b[j] B^(m j)), less the leading one, times sign. */
static size_t product(const double *a, int na, const double *b, int nb, int m, double sign,
                      double *out)
{
    const size_t n = (size_t)(na + nb * m);
    memset(out, 0, n * sizeof *out);
    for (int i = 0; i <= na; i++)
        for (int j = 0; j <= nb; j++) {
            if (i + j == 0) continue;
            const double u = i ? sign * a[i - 1] : 1, v = j ? sign * b[j - 1] : 1;
            out[i + j * m - 1] += sign * u * v;
        }
    return n;
}

void mfgq_i_arima_expand(const mfgq_i_arima *model, mfgq_i_lags *l)
{
    const mfgq_i_order *const o = &model->order;
    l->p = product(model->ar, o->p, model->sar, o->sp, model->m, -1, l->ar);
    l->q = product(model->ma, o->q, model->sma, o->sq, model->m, 1, l->ma);
}

static double deviance(const double *x, void *context)
{
    search *const s = context;
    mfgq_i_lags lags;
    set_model(s, x);
    mfgq_i_arima_expand(&s->model, &lags);
    if (!mfgq_i_arma_likelihood(&s->arma, &lags, s->model.order.constant)) return INFINITY;
    return s->arma.deviance;
}

/* A root closer than 1.01 to the unit circle makes forecasts unreliable. */
static int near_circle(const double *list, int n, double sign)
{
    double a[MFGQ_I_ARIMA_MOST + 1];
    for (int i = 0; i < n; i++) a[n - 1 - i] = sign * list[i];
    a[n] = 1;
    return !mfgq_i_roots_inside(a, (size_t)n, 1 / 1.01);
}

static int is_near(const mfgq_i_arima *m)
{
    const mfgq_i_order *const o = &m->order;
    return near_circle(m->ar, o->p, -1) || near_circle(m->ma, o->q, 1)
        || near_circle(m->sar, o->sp, -1) || near_circle(m->sma, o->sq, 1);
}

/* From no correlation, and from some of either sign. */
static double best_of_starts(search *s, double *best)
{
    static const double starts[] = {0, 0.4, -0.4};
    double low[8], high[8], least = INFINITY;
    for (size_t i = 0; i < s->count; i++) low[i] = -0.999, high[i] = 0.999, best[i] = 0;
    for (size_t k = 0; k < 3; k++) {
        double x[8];
        for (size_t i = 0; i < s->count; i++) x[i] = starts[k] * (i % 2 ? 0.5 : 1);
        double value = deviance(x, s);
        if (!isfinite(value)) continue;
        if (s->count) mfgq_i_box_descend(s->count, deviance, s, low, high, 1e-8, x, &value);
        if (value < least) least = value, memcpy(best, x, s->count * sizeof *x);
        if (s->count < 2) break; /* one coefficient has one valley */
    }
    return least;
}

int mfgq_i_arima_fit(const mfgq_i_task *task, const double *w, size_t n,
                     const mfgq_i_order *order, mfgq_i_arima *model)
{
    const size_t square = (MFGQ_I_LAGS_MOST + 1) * (MFGQ_I_LAGS_MOST + 2);
    double *const room = mfgq_i_array(3 * n + square, sizeof *room);
    if (!room) return 0;
    search s = {.count = (size_t)(order->p + order->q + order->sp + order->sq)};
    double best[8];
    s.model.order = *order;
    s.model.m = task->period;
    s.arma = (mfgq_i_arma){.w = w, .n = n, .gamma = room, .phi = room + n, .next = room + 2 * n,
                           .work = room + 3 * n};
    const double value = best_of_starts(&s, best);
    const double k = (double)s.count + order->constant + 1, count = (double)n;
    s.model.aicc = s.model.loglik = NAN;
    if (isfinite(value) && deviance(best, &s) < INFINITY) {
        s.model.mean = s.arma.mean;
        s.model.sigma2 = s.arma.sigma2;
        s.model.loglik = -value / 2;
        if (count > k + 1) s.model.aicc = value + 2 * k + 2 * k * (k + 1) / (count - k - 1);
    }
    if (isnan(s.model.aicc) || is_near(&s.model)) s.model.aicc = INFINITY;
    s.model.n = count;
    *model = s.model;
    mfgq_i_free(room);
    return 1;
}
