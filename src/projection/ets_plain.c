/* Maximum likelihood of the forms without a season. Errors are additive or relative to the
   same fitted values, which follow one recursion; its derivatives follow the same one, so
   that all parameters and both initial states are searched together by quasi-Newton steps
   from the valleys of a grid (ets_scan.c). */
#include "ets_i.h"

#include "../base/rows_i.h"
#include "../numeric/lanes_i.h"
#include "ets_weigh_i.h"
#include "scan_i.h"
#include <float.h>
#include <math.h>
#include <string.h>

enum { WIDTH = 8, HALF = WIDTH / 2, VECTORS = WIDTH / MFGQ_I_LANES };

/* Parameters at a point, and how they change along each coordinate. */
typedef struct place {
    double alpha, beta, phi, l, b;
    double alphas[WIDTH], betas[WIDTH], phis[WIDTH], ls[WIDTH], bs[WIDTH];
} place;

typedef struct climb {
    mfgq_i_scan scan;
    size_t count;  /* coordinates: the free smoothing parameters, l, b */
    size_t width;  /* the same, padded: HALF or WIDTH */
    mfgq_i_weighing weighing;
    double *rows;  /* [n][width] change of the fitted values */
} climb;

static void along(double low, double high, double share, double *value, double *slope)
{
    *slope = high > low ? high - low : 0;
    *value = low + share * *slope;
}

static void set_place(const climb *c, const double *x, place *p)
{
    const mfgq_i_scan *const s = &c->scan;
    const mfgq_i_limits *const r = &mfgq_i_ets_limits;
    double slope;
    size_t at = 0;
    for (size_t i = 0; i < WIDTH; i++)
        p->alphas[i] = p->betas[i] = p->phis[i] = p->ls[i] = p->bs[i] = 0;
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

/* Errors, fitted values and the change of these along `vectors` of coordinates. The trend is
   kept damped, and all that does not wait for the last step stands apart. */
MFGQ_I_INLINE void respond_along(const climb *c, const place *p, size_t vectors)
{
    const double *const x = c->scan.task->x;
    const double alpha = p->alpha, phi = p->phi, pull = p->phi * p->beta;
    mfgq_i_lanes ls[VECTORS], bs[VECTORS], alphas[VECTORS], pulls[VECTORS], phis[VECTORS];
    double l = p->l, b = phi * p->b, *row = c->rows;
    for (size_t j = 0, at = 0; j < vectors; j++, at += MFGQ_I_LANES) {
        phis[j] = MFGQ_I_CONST_LANES_AT(p->phis + at);
        alphas[j] = MFGQ_I_CONST_LANES_AT(p->alphas + at);
        pulls[j] = phi * MFGQ_I_CONST_LANES_AT(p->betas + at) + p->beta * phis[j];
        ls[j] = MFGQ_I_CONST_LANES_AT(p->ls + at);
        bs[j] = phi * MFGQ_I_CONST_LANES_AT(p->bs + at) + p->b * phis[j];
    }
    for (size_t i = 0; i < c->scan.task->n; i++) {
        const double f = l + b, e = x[i] - f;
        for (size_t j = 0; j < vectors; j++, row += MFGQ_I_LANES) {
            const mfgq_i_lanes change = ls[j] + bs[j];
            MFGQ_I_LANES_AT(row) = change;
            ls[j] = (change + e * alphas[j]) - alpha * change;
            bs[j] = (phi * bs[j] + (b * phis[j] + e * pulls[j])) - pull * change;
        }
        c->weighing.errors[i] = e;
        c->weighing.fitted[i] = f;
        l = f + alpha * e;
        b = phi * b + pull * e;
    }
}

/* Calls a function with a constant count of vectors, so that its loops are unrolled. */
#define BY_WIDTH(c, function, ...)                                           \
    ((c)->width == HALF ? function(c, __VA_ARGS__, VECTORS / 2)              \
                        : function(c, __VA_ARGS__, VECTORS))

MFGQ_I_WIDE
static void respond(const climb *c, const place *p)
{
    BY_WIDTH(c, respond_along, p);
}

MFGQ_I_INLINE void gradient_along(const climb *c, double *sum, size_t vectors)
{
    const mfgq_i_lanes zero = {0};
    const double *row = c->rows;
    mfgq_i_lanes g[VECTORS];
    for (size_t j = 0; j < vectors; j++) g[j] = zero;
    for (size_t i = 0; i < c->scan.task->n; i++)
        for (size_t j = 0; j < vectors; j++, row += MFGQ_I_LANES)
            g[j] += c->weighing.first[i] * MFGQ_I_CONST_LANES_AT(row);
    for (size_t j = 0; j < vectors; j++) MFGQ_I_LANES_AT(sum + j * MFGQ_I_LANES) = g[j];
}

MFGQ_I_WIDE
static void add_gradient(const climb *c, double *sum)
{
    BY_WIDTH(c, gradient_along, sum);
}

/* Half of the rows of the Hessian, each up to its diagonal. */
MFGQ_I_INLINE void hessian_along(const climb *c, size_t from, double *rows, size_t vectors)
{
    const mfgq_i_lanes zero = {0};
    const double *row = c->rows;
    mfgq_i_lanes h[HALF][VECTORS];
    for (size_t k = 0; k < HALF; k++)
        for (size_t j = 0; j < vectors; j++) h[k][j] = zero;
    for (size_t i = 0; i < c->scan.task->n; i++, row += c->width)
        for (size_t k = 0; k < HALF; k++) {
            const double own = c->weighing.second[i] * row[from + k];
            for (size_t j = 0; j < vectors; j++)
                h[k][j] += own * MFGQ_I_CONST_LANES_AT(row + j * MFGQ_I_LANES);
        }
    for (size_t k = 0; k < HALF; k++)
        for (size_t j = 0; j < vectors; j++)
            MFGQ_I_LANES_AT(rows + k * WIDTH + j * MFGQ_I_LANES) = h[k][j];
}

MFGQ_I_WIDE
static void add_hessian(const climb *c, double *hessian)
{
    const size_t n = c->count;
    double rows[WIDTH][WIDTH];
    hessian_along(c, 0, rows[0], VECTORS / 2);
    if (n > HALF) hessian_along(c, HALF, rows[HALF], VECTORS);
    for (size_t k = 0; k < n; k++)
        for (size_t j = 0; j <= k; j++) hessian[k * n + j] = hessian[j * n + k] = rows[k][j];
}

static double value_at(const double *x, double *gradient, double *hessian, void *context)
{
    const climb *const c = context;
    double sum[WIDTH];
    place p;
    set_place(c, x, &p);
    respond(c, &p);
    const double value = mfgq_i_weigh(&c->weighing);
    if (!isfinite(value)) return INFINITY;
    add_gradient(c, sum);
    memcpy(gradient, sum, c->count * sizeof *sum);
    if (hessian) add_hessian(c, hessian);
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
    const mfgq_i_newton newton = {c->count, value_at, c, low, high, INFINITY, 1, 3};
    mfgq_i_box_newton(&newton, rounds, tolerance, x, &value);
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
    double *const room = mfgq_i_arena_alloc(task->arena, (4 + WIDTH) * n * sizeof *room);
    if (!room) return 0;
    c->rows = room + 4 * n;
    c->count = c->scan.axes + !c->scan.fixed_l + (form->trend && !c->scan.fixed_b);
    const double least = 4 * DBL_EPSILON * (form->multiplicative ? 1 : c->scan.unit);
    c->width = c->count <= HALF ? HALF : WIDTH;
    c->weighing = (mfgq_i_weighing){.x = task->x, .use = c->scan.use, .n = n,
        .observed = task->observed, .relative = form->multiplicative,
        .floor = (double)n * least * least + DBL_MIN, .errors = room, .fitted = room + n,
        .first = room + 2 * n, .second = room + 3 * n};
    return 1;
}

/* The least first. */
static void sort(mfgq_i_valley *v, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const mfgq_i_valley own = v[i];
        size_t at = i;
        for (; at > 0 && own.value < v[at - 1].value; at--) v[at] = v[at - 1];
        v[at] = own;
    }
}

/* Whether two valleys are on the way to one bottom. */
static int is_same(const mfgq_i_valley *a, const mfgq_i_valley *b, size_t axes)
{
    double distance = fabs(a->value - b->value);
    for (size_t i = 0; i < axes; i++) distance = fmax(distance, fabs(a->x[i] - b->x[i]));
    return distance < 1e-3;
}

enum { FIRST = 4, KEPT = 5 }; /* steps from each valley; valleys followed to the bottom */

static const double hope = 1; /* a valley this much higher than another is given up */

/* A few steps from one valley; damping, which moves least, stays where it is. */
static void approach(climb *c, mfgq_i_valley *v)
{
    climb own = *c;
    place p;
    if (isnan(c->scan.phi)) {
        set_place(c, v->x, &p);
        own.scan.phi = p.phi;
        own.scan.axes--;
        own.count--;
        own.width = own.count <= HALF ? HALF : WIDTH;
    }
    if (isfinite(descend(&own, v, FIRST, 1e-8))) return;
    v->l = c->scan.mean; /* keeps fitted values positive */
    v->b = 0;
    descend(&own, v, FIRST, 1e-8);
}

/* A few steps from every valley, then the deepest to their bottoms, then the last digits. */
static mfgq_i_valley deepest(climb *c)
{
    mfgq_i_valley v[MFGQ_I_VALLEYS];
    const size_t count = mfgq_i_scan_valleys(&c->scan, v), axes = c->scan.axes;
    size_t best = 0, kept = 0;
    for (size_t k = 0; k < count; k++) approach(c, &v[k]);
    sort(v, count);
    for (size_t k = 0; k < count && kept < KEPT; k++) {
        if (v[k].value > v[best].value + hope) break;
        if (k > 0 && is_same(&v[k], &v[k - 1], axes)) continue;
        descend(c, &v[k], 40, 1e-8);
        if (v[k].value < v[best].value) best = k;
        kept++;
    }
    descend(c, &v[best], 60, 1e-13);
    return v[best];
}

int mfgq_i_ets_fit_plain(const mfgq_i_task *task, const mfgq_i_form *form, mfgq_i_ets *model)
{
    climb c;
    double x[WIDTH] = {0};
    place p;
    if (!make(&c, task, form)) return 0;
    const mfgq_i_valley best = deepest(&c);
    memcpy(x, best.x, sizeof best.x);
    set_place(&c, x, &p);
    *model = (mfgq_i_ets){.form = *form, .m = 1, .alpha = p.alpha, .beta = p.beta, .phi = p.phi};
    model->l = best.l;
    model->b = best.b;
    return 1;
}
