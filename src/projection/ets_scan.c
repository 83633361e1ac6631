/* A grid over the smoothing parameters of the forms without a season, several points side
   by side. At each the fitted values are linear in the initial states, which are found by
   least squares, weighted by the size of the values nearby when errors are relative. */
#include "scan_i.h"

#include "../base/rows_i.h"
#include "../numeric/lanes_i.h"
#include <math.h>
#include <string.h>

enum { LANES = MFGQ_I_LANES, MOST = 160 };

const mfgq_i_limits mfgq_i_ets_limits = {1e-4, 0.9999, 0.8, 0.98};

typedef mfgq_i_lane_numbers numbers;

typedef struct points {
    numbers alpha, beta, phi, l, b, value; /* value may be infinite */
    numbers uu, uv, vv, ue, ve, ee;        /* sums of products */
} points;

/* Shares of the range of each parameter; a single one has a finer axis, and long series
   can tell slow smoothing apart. */
static const double alphas[] = {0, 0.005, 0.03, 0.12, 0.3, 0.5, 0.75, 1};
static const double long_alphas[] = {0, 0.0008, 0.003, 0.012, 0.04, 0.12, 0.3, 0.5, 0.75, 1};
static const double betas[] = {0, 0.05, 0.3, 1};
static const double phis[] = {0, 0.45, 0.8, 1};
static const double alone[] = {0, 0.01, 0.07, 0.2, 0.38, 0.56, 0.74, 0.88, 1};
static const double long_alone[] = {0, 0.0005, 0.0015, 0.004, 0.008, 0.013, 0.02, 0.03, 0.05,
                                    0.08, 0.14, 0.21, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76,
                                    0.84, 0.91, 0.97, 1};
enum { LONG = 60, SIDE = 2 }; /* observations */

/* The level's own start gives one alpha more than one valley when errors are relative, so
   that cells count which are not the lowest. */
static const double allowance = 0.2;

static double mean_nearby(const mfgq_i_task *t, size_t i)
{
    const size_t from = i > SIDE ? i - SIDE : 0, to = i + SIDE < t->n ? i + SIDE : t->n - 1;
    double sum = 0;
    for (size_t k = from; k <= to; k++) sum += t->x[k];
    return sum / (double)(to - from + 1);
}

int mfgq_i_scan_make(mfgq_i_scan *s, const mfgq_i_task *task, const mfgq_i_form *form)
{
    const size_t n = task->n, span = n < 6 ? n : 6;
    const double slope = span > 1 ? (task->x[span - 1] - task->x[0]) / (double)(span - 1) : 0;
    *s = (mfgq_i_scan){.task = task, .form = *form};
    double *const room = mfgq_i_arena_alloc(task->arena, 3 * n * sizeof *room);
    if (!room) return 0;
    s->weight = room + n;
    s->inverse = room + 2 * n;
    s->use = room;
    for (size_t i = 0; i < n; i++) {
        room[i] = !task->doubt || task->doubt[i] == 0;
        s->unit = fmax(s->unit, fabs(task->x[i]));
        s->mean += (task->x[i] - s->mean) / (double)(i + 1);
        s->inverse[i] = form->multiplicative ? 1 / mean_nearby(task, i) : 1;
        s->weight[i] = room[i] * s->inverse[i] * s->inverse[i];
    }
    if (!(s->unit > 0)) s->unit = 1;
    s->alpha = mfgq_i_fixed(task, MFGQ_I_P_ALPHA, NAN);
    s->beta = form->trend ? mfgq_i_fixed(task, MFGQ_I_P_BETA, NAN) : 0;
    s->phi = form->damped ? mfgq_i_fixed(task, MFGQ_I_P_PHI, NAN) : 1;
    s->axes = (size_t)(isnan(s->alpha) + isnan(s->beta) + isnan(s->phi));
    s->b = form->trend ? mfgq_i_fixed(task, MFGQ_I_P_B0, slope) : 0;
    s->l = mfgq_i_fixed(task, MFGQ_I_P_L0, task->x[0] - s->b);
    s->fixed_l = !isnan(mfgq_i_fixed(task, MFGQ_I_P_L0, NAN));
    s->fixed_b = !isnan(mfgq_i_fixed(task, MFGQ_I_P_B0, NAN));
    return 1;
}

/* Sums of squares and products: errors from the guess, and responses to the states. */
MFGQ_I_WIDE
static void add_products(const mfgq_i_scan *s, points *k)
{
    const mfgq_i_lanes zero = {0}, alpha = k->alpha.all, phi = k->phi.all;
    const mfgq_i_lanes beta = k->beta.all * phi; /* each trend is kept damped */
    mfgq_i_lanes l = zero + s->l, b = phi * s->b, l1 = zero + 1, b1 = zero, l2 = zero, b2 = phi;
    mfgq_i_lanes uu = zero, uv = zero, vv = zero, ue = zero, ve = zero, ee = zero;
    for (size_t i = 0; i < s->task->n; i++) {
        const double y = s->task->x[i], w = s->weight[i];
        const mfgq_i_lanes f = l + b, g = l1 + b1, h = l2 + b2, e = y - f;
        const mfgq_i_lanes wg = w * g, wh = w * h;
        uu += wg * g, uv += wg * h, vv += wh * h;
        ue += wg * e, ve += wh * e, ee += w * e * e;
        l = f + alpha * e, b = phi * b + beta * e;
        l1 = g - alpha * g, b1 = phi * b1 - beta * g;
        l2 = h - alpha * h, b2 = phi * b2 - beta * h;
    }
    k->uu.all = uu, k->uv.all = uv, k->vv.all = vv;
    k->ue.all = ue, k->ve.all = ve, k->ee.all = ee;
}

/* States of least squares; the value is the weighted squares, but for lost digits. */
static void solve(const mfgq_i_scan *s, points *k)
{
    const int level = !s->fixed_l, trend = s->form.trend && !s->fixed_b;
    for (size_t j = 0; j < LANES; j++) {
        const double uu = k->uu.at[j], uv = k->uv.at[j], vv = k->vv.at[j];
        const double ue = k->ue.at[j], ve = k->ve.at[j], ee = k->ee.at[j];
        const double det = uu * vv - uv * uv;
        double d = 0, c = 0;
        if (level && trend && det > 1e-13 * uu * vv) {
            d = (vv * ue - uv * ve) / det;
            c = (uu * ve - uv * ue) / det;
        } else if (level) {
            d = ue / uu;
        } else if (trend && vv > 0) {
            c = ve / vv;
        }
        k->l.at[j] = s->l + d;
        k->b.at[j] = s->b + c;
        k->value.at[j] = log(fmax(ee - d * ue - c * ve, 1e-14 * ee + 1e-300));
    }
}

enum { STRETCH = 16 }; /* ratios near 1 whose product stays inside the range */

typedef struct stretch {
    mfgq_i_lanes l, b, squares, product;
} stretch;

/* Relative squares and product of the fitted values, over their size nearby, in a stretch. */
MFGQ_I_WIDE
static void add_stretch(const mfgq_i_scan *s, size_t from, size_t to, const points *k,
                        stretch *out)
{
    const mfgq_i_lanes alpha = k->alpha.all, beta = k->beta.all, phi = k->phi.all;
    mfgq_i_lanes l = out->l, b = out->b, squares = out->squares, product = {0};
    product = product + 1;
    for (size_t i = from; i < to; i++) {
        const double y = s->task->x[i], use = s->use[i], inverse = use * s->inverse[i];
        const mfgq_i_lanes trend = phi * b, f = l + trend, e = y - f, r = e / f;
        squares += use * r * r;
        product *= inverse * f + (1 - use);
        l = f + alpha * e;
        b = trend + beta * e;
    }
    out->l = l, out->b = b, out->squares = squares, out->product = product;
}

/* The true value with relative errors at the states of `k`; not finite when a product of
   fitted values is not positive. */
static void weigh_relative(const mfgq_i_scan *s, points *k)
{
    const size_t n = s->task->n;
    const mfgq_i_lanes zero = {0};
    stretch run = {k->l.all, k->b.all, zero, zero};
    double logs[LANES] = {0};
    numbers part;
    for (size_t i = 0; i < n; i += STRETCH) {
        add_stretch(s, i, i + STRETCH < n ? i + STRETCH : n, k, &run);
        part.all = run.product;
        for (size_t j = 0; j < LANES; j++) logs[j] += log(part.at[j]);
    }
    part.all = run.squares;
    for (size_t j = 0; j < LANES; j++) {
        const double value = log(part.at[j] + 1e-300) + 2 * logs[j] / (double)s->task->observed;
        k->value.at[j] = isfinite(value) ? value : INFINITY;
    }
}

/* Also tries a level at the mean without trend, which keeps fitted values positive. */
static void evaluate_relative(const mfgq_i_scan *s, points *k)
{
    points flat = *k;
    for (size_t j = 0; j < LANES; j++) {
        if (!s->fixed_l) flat.l.at[j] = s->mean;
        if (!s->fixed_b) flat.b.at[j] = 0;
    }
    weigh_relative(s, k);
    weigh_relative(s, &flat);
    for (size_t j = 0; j < LANES; j++) {
        if (!(flat.value.at[j] < k->value.at[j])) continue;
        k->value.at[j] = flat.value.at[j];
        k->l.at[j] = flat.l.at[j];
        k->b.at[j] = flat.b.at[j];
    }
}

static void evaluate(const mfgq_i_scan *s, points *k)
{
    add_products(s, k);
    solve(s, k);
    if (s->form.multiplicative) evaluate_relative(s, k);
}

static mfgq_i_grid make_grid(const mfgq_i_scan *s)
{
    mfgq_i_grid g = {.total = 1};
    const int is_long = s->task->n > LONG;
    if (s->axes == 1) {
        if (is_long) mfgq_i_grid_add(&g, long_alone, sizeof long_alone / sizeof *long_alone);
        else mfgq_i_grid_add(&g, alone, sizeof alone / sizeof *alone);
        return g;
    }
    if (isnan(s->alpha)) {
        if (is_long) mfgq_i_grid_add(&g, long_alphas, sizeof long_alphas / sizeof *long_alphas);
        else mfgq_i_grid_add(&g, alphas, sizeof alphas / sizeof *alphas);
    }
    if (isnan(s->beta)) mfgq_i_grid_add(&g, betas, sizeof betas / sizeof *betas);
    if (isnan(s->phi)) mfgq_i_grid_add(&g, phis, sizeof phis / sizeof *phis);
    return g;
}

static double inside(double fixed, double low, double high, const double *x, size_t *at)
{
    return isnan(fixed) ? low + x[(*at)++] * fmax(high - low, 0) : fixed;
}

static void set_lane(const mfgq_i_scan *s, const double *x, points *k, size_t j)
{
    const mfgq_i_limits *const r = &mfgq_i_ets_limits;
    size_t at = 0;
    k->alpha.at[j] = inside(s->alpha, r->least, r->most, x, &at);
    k->beta.at[j] = inside(s->beta, r->least, k->alpha.at[j], x, &at);
    k->phi.at[j] = inside(s->phi, r->least_phi, r->most_phi, x, &at);
}

size_t mfgq_i_scan_valleys(mfgq_i_scan *s, mfgq_i_valley valleys[MFGQ_I_VALLEYS])
{
    const mfgq_i_grid g = make_grid(s);
    double value[MOST + LANES], l[MOST + LANES], b[MOST + LANES], x[MFGQ_I_SMOOTHING];
    size_t at[MFGQ_I_VALLEYS];
    for (size_t from = 0; from < g.total; from += LANES) {
        points k;
        for (size_t j = 0; j < LANES; j++) {
            mfgq_i_grid_point(&g, from + j < g.total ? from + j : from, x);
            set_lane(s, x, &k, j);
        }
        evaluate(s, &k);
        memcpy(value + from, &k.value, sizeof k.value);
        memcpy(l + from, &k.l, sizeof k.l);
        memcpy(b + from, &k.b, sizeof k.b);
    }
    const double slack = s->form.multiplicative && g.axes == 1 ? allowance : 0;
    const size_t found
        = mfgq_i_grid_valleys(&g, value, g.axes > 0, slack, MFGQ_I_VALLEYS, at);
    for (size_t v = 0; v < found; v++) {
        mfgq_i_grid_point(&g, at[v], valleys[v].x);
        valleys[v].l = l[at[v]];
        valleys[v].b = b[at[v]];
    }
    if (found) return found;
    valleys[0] = (mfgq_i_valley){.l = s->l, .b = s->fixed_b ? s->b : 0};
    return 1;
}
