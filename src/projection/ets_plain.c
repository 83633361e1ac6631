/* Maximum likelihood of the forms without a season. Errors are additive or relative to the
   same fitted values, which follow one recursion; its derivatives follow the same one, so
   that all parameters and both initial states are searched together by quasi-Newton steps
   from the valleys of a grid (ets_scan.c). The objective a row is

   log S, S = sum e^2, or log S + 2/n sum log f, S = sum (e / f)^2. */
#include "ets_i.h"

#include "../base/rows_i.h"
#include "scan_i.h"
#include <float.h>
#include <math.h>
#include <string.h>

enum { WIDTH = MFGQ_I_NEWTON_MOST }; /* coordinates, padded to whole vectors */

/* Parameters at a point, and how they change along each coordinate. */
typedef struct place {
    double alpha, beta, phi, l, b;
    double alphas[WIDTH], betas[WIDTH], phis[WIDTH], ls[WIDTH], bs[WIDTH];
} place;

typedef struct climb {
    mfgq_i_scan scan;
    size_t count;  /* coordinates: the free smoothing parameters, l, b */
    double floor;  /* squared errors that count as none */
    double *errors, *fitted, *first, *second; /* [n] */
    double *rows;                             /* [n][WIDTH] change of the fitted values */
} climb;

static void along(double low, double high, double share, double *value, double *slope)
{
    *slope = fmax(high - low, 0);
    *value = low + share * *slope;
}

static void set_place(const climb *c, const double *x, place *p)
{
    const mfgq_i_scan *const s = &c->scan;
    const mfgq_i_limits *const r = &mfgq_i_ets_limits;
    double slope;
    size_t at = 0;
    memset(p, 0, sizeof *p);
    p->alpha = s->alpha, p->beta = s->beta, p->phi = s->phi, p->l = s->l, p->b = s->b;
    if (isnan(p->alpha)) along(r->least, r->most, x[at], &p->alpha, &p->alphas[at]), at++;
    if (isnan(p->beta)) {
        const double share = x[at];
        along(r->least, p->alpha, share, &p->beta, &slope);
        for (size_t i = 0; i < at; i++) p->betas[i] = slope > 0 ? share * p->alphas[i] : 0;
        p->betas[at++] = slope;
    }
    if (isnan(p->phi)) along(r->least_phi, r->most_phi, x[at], &p->phi, &p->phis[at]), at++;
    if (!s->fixed_l) p->l = x[at] * s->unit, p->ls[at++] = s->unit;
    if (s->form.trend && !s->fixed_b) p->b = x[at] * s->unit, p->bs[at] = s->unit;
}

/* Errors, fitted values and the change of these along every coordinate. */
MFGQ_I_WIDE
static void respond(const climb *c, const place *p)
{
    const double *const x = c->scan.task->x;
    const size_t n = c->scan.task->n;
    const double alpha = p->alpha, beta = p->beta, phi = p->phi;
    double l = p->l, b = p->b, ls[WIDTH], bs[WIDTH], *row = c->rows;
    for (size_t j = 0; j < WIDTH; j++) ls[j] = p->ls[j], bs[j] = p->bs[j];
    for (size_t i = 0; i < n; i++, row += WIDTH) {
        const double f = l + phi * b, e = x[i] - f;
        for (size_t j = 0; j < WIDTH; j++) {
            const double trend = phi * bs[j] + p->phis[j] * b, change = ls[j] + trend;
            row[j] = change;
            ls[j] = change - alpha * change + p->alphas[j] * e;
            bs[j] = trend - beta * change + p->betas[j] * e;
        }
        c->errors[i] = e;
        c->fitted[i] = f;
        l = f + alpha * e;
        b = phi * b + beta * e;
    }
}

/* The value, and its derivatives with respect to each fitted value: the first, and the
   positive part of the second. */
static double weigh_additive(const climb *c)
{
    const double *const use = c->scan.use;
    double squares = c->floor;
    for (size_t i = 0; i < c->scan.task->n; i++) {
        const double e = use[i] * c->errors[i];
        squares += e * e;
        c->first[i] = -e;
        c->second[i] = use[i];
    }
    const double share = 2 / squares;
    for (size_t i = 0; i < c->scan.task->n; i++) c->first[i] *= share, c->second[i] *= share;
    return log(squares);
}

static double weigh_relative(const climb *c)
{
    const mfgq_i_task *const t = c->scan.task;
    const double *const use = c->scan.use;
    double squares = c->floor, logs = 0, product = 1; /* fewer logarithms: of products */
    for (size_t i = 0; i < t->n; i++) {
        const double f = c->fitted[i];
        if (!(f > 0)) return INFINITY;
        const double inverse = use[i] / f, r = c->errors[i] * inverse;
        const double slope = t->x[i] * inverse * inverse;
        c->first[i] = -r * slope;
        c->second[i] = slope * slope;
        c->fitted[i] = inverse;
        squares += r * r;
        product *= use[i] > 0 ? f : 1;
        if (!(product > 1e-200 && product < 1e200)) logs += log(product), product = 1;
    }
    logs += log(product);
    const double share = 2 / squares, row = 2 / (double)t->observed;
    for (size_t i = 0; i < t->n; i++) {
        c->first[i] = share * c->first[i] + row * c->fitted[i];
        c->second[i] *= share;
    }
    return log(squares) + row * logs;
}

MFGQ_I_WIDE
static void add_gradient(size_t n, const double *rows, const double *weight, double *sum)
{
    double g[WIDTH] = {0};
    for (size_t i = 0; i < n; i++, rows += WIDTH)
        for (size_t j = 0; j < WIDTH; j++) g[j] += weight[i] * rows[j];
    memcpy(sum, g, sizeof g);
}

MFGQ_I_WIDE
static void add_hessian(size_t n, size_t count, const double *rows, const double *weight,
                        double *hessian)
{
    for (size_t k = 0; k < count; k++) {
        double h[WIDTH] = {0};
        for (size_t i = 0; i < n; i++) {
            const double own = weight[i] * rows[i * WIDTH + k];
            for (size_t j = 0; j < WIDTH; j++) h[j] += own * rows[i * WIDTH + j];
        }
        memcpy(hessian + k * count, h, count * sizeof *h);
    }
}

static double value_at(const double *x, double *gradient, double *hessian, void *context)
{
    const climb *const c = context;
    const size_t n = c->scan.task->n;
    double sum[WIDTH];
    place p;
    set_place(c, x, &p);
    respond(c, &p);
    const double value = c->scan.form.multiplicative ? weigh_relative(c) : weigh_additive(c);
    if (!isfinite(value)) return INFINITY;
    add_gradient(n, c->rows, c->first, sum);
    memcpy(gradient, sum, c->count * sizeof *sum);
    if (hessian) add_hessian(n, c->count, c->rows, c->second, hessian);
    return value;
}

/* Down from one valley of the grid. */
static double descend(climb *c, mfgq_i_valley *v, int rounds, double tolerance)
{
    double low[WIDTH], high[WIDTH], x[WIDTH], value;
    const size_t axes = c->scan.axes;
    size_t at = axes;
    for (size_t i = 0; i < c->count; i++) {
        low[i] = i < axes ? 0 : -1e200;
        high[i] = i < axes ? 1 : 1e200;
        x[i] = i < axes ? v->x[i] : 0;
    }
    if (!c->scan.fixed_l) x[at++] = v->l / c->scan.unit;
    if (c->scan.form.trend && !c->scan.fixed_b) x[at] = v->b / c->scan.unit;
    mfgq_i_box_newton(c->count, value_at, c, low, high, rounds, tolerance, x, &value);
    place p;
    set_place(c, x, &p);
    memcpy(v->x, x, axes * sizeof *x);
    v->l = p.l;
    v->b = p.b;
    v->value = isnan(value) ? INFINITY : value;
    return v->value;
}

static int make(climb *c, const mfgq_i_task *task, const mfgq_i_form *form)
{
    const size_t n = task->n;
    if (!mfgq_i_scan_make(&c->scan, task, form)) return 0;
    c->errors = mfgq_i_arena_alloc(task->arena, (4 + WIDTH) * n * sizeof *c->errors);
    if (!c->errors) return 0;
    c->fitted = c->errors + n;
    c->first = c->fitted + n;
    c->second = c->first + n;
    c->rows = c->second + n;
    c->count = c->scan.axes + !c->scan.fixed_l + (form->trend && !c->scan.fixed_b);
    const double least = 4 * DBL_EPSILON * (form->multiplicative ? 1 : c->scan.unit);
    c->floor = (double)n * least * least + DBL_MIN;
    return 1;
}

int mfgq_i_ets_fit_plain(const mfgq_i_task *task, const mfgq_i_form *form, mfgq_i_ets *model)
{
    climb c;
    mfgq_i_valley valleys[MFGQ_I_VALLEYS];
    if (!make(&c, task, form)) return 0;
    const size_t count = mfgq_i_scan_valleys(&c.scan, valleys);
    size_t best = 0;
    for (size_t k = 0; k < count; k++) {
        descend(&c, &valleys[k], 40, 1e-8);
        if (valleys[k].value < valleys[best].value) best = k;
    }
    descend(&c, &valleys[best], 60, 1e-13);
    double x[WIDTH] = {0};
    place p;
    memcpy(x, valleys[best].x, sizeof valleys[best].x);
    set_place(&c, x, &p);
    *model = (mfgq_i_ets){.form = *form, .m = 1, .alpha = p.alpha, .beta = p.beta, .phi = p.phi};
    model->l = valleys[best].l;
    model->b = valleys[best].b;
    return 1;
}
