/* One ARIMA order by exact maximum likelihood. Coefficients are searched as partial
   autocorrelations, so that every point is stationary and invertible; the mean and the
   variance are profiled out. What is left is a sum of squares, of the innovations over their
   standard deviations and scaled by the determinant, and is searched by quasi-Newton steps on
   its differences. */
#include "arima_i.h"

#include "grid_i.h"
#include <math.h>
#include <string.h>

enum { MOST = 8 }; /* coefficients */

static const double nearly = 2; /* lowest, of the deviances of a grid */
static const double farthest = 8.5; /* tanh() is 1 less 8e-8 there */
static const double step = 1, share = 0.95; /* at a unit root of a moving part f is flat */

typedef struct search {
    mfgq_i_arima model;
    mfgq_i_arma arma;
    size_t count;
    int held;         /* the order is given, not chosen */
    int moving[MOST]; /* of each coefficient */
    double low[MOST], high[MOST];
    mfgq_i_newton newton;
    double *residual, *change; /* [n], [count][n] */
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

/* The coordinates are partial autocorrelations, for the autoregressive parts behind tanh(),
   which gives the neighbourhood of a unit root room. */
static void set_model(search *s, const double *z)
{
    mfgq_i_arima *const m = &s->model;
    double x[MOST];
    for (size_t i = 0; i < s->count; i++) x[i] = s->moving[i] ? z[i] : tanh(z[i]);
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

static int likelihood(search *s, const double *x)
{
    mfgq_i_lags lags;
    set_model(s, x);
    mfgq_i_arima_expand(&s->model, &lags);
    return mfgq_i_arma_likelihood(&s->arma, &lags, s->model.order.constant);
}

/* Numbers whose squares add up to exp((deviance - constant) / n). */
static int residuals(search *s, const double *x, double *out)
{
    const mfgq_i_arma *const a = &s->arma;
    if (!likelihood(s, x)) return 0;
    const double scale = exp(a->logs / (2 * (double)a->n));
    for (size_t t = 0; t < a->n; t++) {
        const double e = a->innovation[t]
                       - (s->model.order.constant ? a->mean * a->response[t] : 0);
        out[t] = e * (a->variance[t] == 1 ? scale : scale / sqrt(a->variance[t]));
    }
    return 1;
}

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static double value_at(const double *x, double *gradient, double *hessian, void *context)
{
    search *const s = context;
    const size_t n = s->arma.n;
    double moved[MOST];
    if (!residuals(s, x, s->residual)) return INFINITY;
    const double squares = dot(s->residual, s->residual, n), twice = 2 / squares;
    memcpy(moved, x, s->count * sizeof *x);
    for (size_t k = 0; k < s->count; k++) {
        double *const own = s->change + k * n;
        const double h = x[k] + 1e-6 > s->high[k] ? -1e-6 : 1e-6;
        moved[k] = x[k] + h;
        if (!residuals(s, moved, own)) return INFINITY;
        moved[k] = x[k];
        for (size_t t = 0; t < n; t++) own[t] = (own[t] - s->residual[t]) / h;
        gradient[k] = twice * dot(own, s->residual, n);
        for (size_t j = 0; hessian && j <= k; j++)
            hessian[k * s->count + j] = hessian[j * s->count + k]
                = twice * dot(own, s->change + j * n, n);
    }
    return log(squares);
}

/* A root closer than 1.01 to the unit circle makes forecasts unreliable. */
static int near_circle(const double *list, int n, double sign)
{
    double a[MFGQ_I_ARIMA_MOST + 1];
    for (int i = 0; i < n; i++) a[n - 1 - i] = sign * list[i];
    a[n] = 1;
    return !(mfgq_i_roots_margin(a, (size_t)n, 1 / 1.01) > 0);
}

static int is_near(const mfgq_i_arima *m)
{
    const mfgq_i_order *const o = &m->order;
    return near_circle(m->ar, o->p, -1) || near_circle(m->ma, o->q, 1)
        || near_circle(m->sar, o->sp, -1) || near_circle(m->sma, o->sq, 1);
}

/* Axes by the number of coefficients, for autoregressive and for moving parts. */
static const double one[2][9] = {{-2.5, -1.5, -0.8, -0.3, 0.3, 0.8, 1.5, 2.2, 3},
                                 {-0.97, -0.85, -0.6, -0.3, 0, 0.3, 0.6, 0.85, 0.97}};
static const double two[2][7]
    = {{-2, -1, -0.4, 0.2, 0.8, 1.5, 2.5}, {-0.95, -0.7, -0.3, 0, 0.3, 0.7, 0.95}};
static const double three[2][5] = {{-2, -0.7, 0.3, 1.1, 2.3}, {-0.95, -0.5, 0, 0.5, 0.95}};
static const double four[2][4] = {{-1.8, -0.5, 0.6, 2}, {-0.9, -0.3, 0.3, 0.9}};
static const double five[2][3] = {{-0.6, 0.5, 1.8}, {-0.75, 0, 0.75}};

enum { CELLS = 256, VALLEYS = 24, FIRST = 4, KEPT = 6 };

static mfgq_i_grid make_grid(const search *s)
{
    mfgq_i_grid g = {.total = 1};
    for (size_t i = 0; i < s->count; i++) {
        const int part = s->moving[i];
        switch (s->count) {
        case 1: mfgq_i_grid_add(&g, one[part], sizeof *one / sizeof **one); break;
        case 2: mfgq_i_grid_add(&g, two[part], sizeof *two / sizeof **two); break;
        case 3: mfgq_i_grid_add(&g, three[part], sizeof *three / sizeof **three); break;
        case 4: mfgq_i_grid_add(&g, four[part], sizeof *four / sizeof **four); break;
        default: mfgq_i_grid_add(&g, five[part], sizeof *five / sizeof **five); break;
        }
    }
    return g;
}

/* The valleys of a grid, the least first. */
static size_t scan(search *s, double x[VALLEYS][MOST])
{
    const mfgq_i_grid g = make_grid(s);
    double value[CELLS], cell[MOST];
    size_t valleys[VALLEYS];
    for (size_t k = 0; k < g.total; k++) {
        mfgq_i_grid_point(&g, k, cell);
        value[k] = likelihood(s, cell) ? s->arma.deviance : INFINITY;
    }
    /* Where moving parts can bring valleys close together: every cell of one coefficient, and
       cells of two that are nearly the lowest. */
    const double slack = g.axes == 1 ? INFINITY : g.axes == 2 ? nearly : 0;
    const size_t found = mfgq_i_grid_valleys(&g, value, g.axes, slack, VALLEYS, valleys);
    for (size_t v = 0; v < found; v++) mfgq_i_grid_point(&g, valleys[v], x[v]);
    return found;
}

static size_t least(const double *value, size_t count)
{
    size_t at = 0;
    for (size_t k = 1; k < count; k++)
        if (value[k] < value[at]) at = k;
    return at;
}

/* Whether a bottom may be the answer: a choice of order does not take a root that is near the
   unit circle while another bottom has none. */
static int is_better(search *s, const double *x, double value, double lowest, int *near)
{
    set_model(s, x);
    const int own = !s->held && is_near(&s->model);
    if (own != *near ? own : !(value < lowest)) return 0;
    *near = own;
    return isfinite(value);
}

/* At a unit root of a moving part the likelihood is flat whether or not it is greatest there:
   the search leaves it and comes back, or not. */
static double leave_unit_roots(search *s, double *best, double lowest, int *near)
{
    for (size_t i = 0; i < s->count; i++) {
        double x[MOST], value;
        if (!s->moving[i] || fabs(best[i]) < 0.99) continue;
        memcpy(x, best, sizeof x);
        x[i] *= 0.8;
        mfgq_i_box_newton(&s->newton, 60, 1e-12, x, &value);
        if (is_better(s, x, value, lowest, near)) lowest = value, memcpy(best, x, sizeof x);
    }
    return lowest;
}

/* A few steps from every valley, then the deepest to their bottoms; minus twice the
   log-likelihood of the best. */
static double deepest(search *s, double *best)
{
    double x[VALLEYS][MOST], value[VALLEYS], lowest = INFINITY;
    if (s->count == 0) return likelihood(s, best) ? s->arma.deviance : INFINITY;
    const size_t count = scan(s, x);
    int near = 1;
    for (size_t k = 0; k < count; k++) mfgq_i_box_newton(&s->newton, FIRST, 1e-8, x[k], &value[k]);
    for (size_t i = 0; i < KEPT && i < count; i++) {
        const size_t k = least(value, count);
        const double before = value[k];
        mfgq_i_box_newton(&s->newton, 60, 1e-12, x[k], &value[k]);
        if (is_better(s, x[k], value[k], lowest, &near))
            lowest = value[k], memcpy(best, x[k], sizeof x[k]);
        value[k] = INFINITY;
        for (size_t j = 0; j < count; j++) /* on the way to the same bottom */
            if (fabs(value[j] - before) < 1e-7) value[j] = INFINITY;
    }
    lowest = leave_unit_roots(s, best, lowest, &near);
    return isfinite(lowest) && likelihood(s, best) ? s->arma.deviance : INFINITY;
}

static void set_coordinates(search *s)
{
    const mfgq_i_order *const o = &s->model.order;
    const int parts[] = {o->p, o->q, o->sp, o->sq};
    size_t at = 0;
    for (int part = 0; part < 4; part++)
        for (int i = 0; i < parts[part]; i++, at++) {
            s->moving[at] = part % 2;
            s->high[at] = s->moving[at] ? 1 : farthest;
            s->low[at] = -s->high[at];
        }
    s->newton = (mfgq_i_newton){s->count, value_at, s, s->low, s->high, step, share, 3};
}

int mfgq_i_arima_fit(const mfgq_i_task *task, const double *w, size_t n,
                     const mfgq_i_order *order, mfgq_i_arima *model)
{
    search s;
    memset(&s, 0, sizeof s);
    s.count = (size_t)(order->p + order->q + order->sp + order->sq);
    double *const room = mfgq_i_array((4 + s.count) * n + MFGQ_I_ARMA_ROOM, sizeof *room);
    if (!room) return 0;
    double best[MOST] = {0};
    s.model.order = *order;
    s.model.m = task->period;
    s.arma = (mfgq_i_arma){.w = w, .n = n, .innovation = room, .response = room + n,
                           .variance = room + 2 * n};
    s.residual = room + 3 * n;
    s.change = room + 4 * n;
    s.arma.room = s.change + s.count * n;
    s.held = !isnan(mfgq_i_fixed(task, MFGQ_I_P_P, NAN))
          && !isnan(mfgq_i_fixed(task, MFGQ_I_P_Q, NAN));
    set_coordinates(&s);
    const double value = deepest(&s, best);
    const double k = (double)s.count + order->constant + 1, count = (double)n;
    s.model.aicc = s.model.loglik = NAN;
    if (isfinite(value)) {
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
