/* Maximum likelihood of the forms with a season: smoothing parameters and all states are
   searched together by quasi-Newton steps, from a classical decomposition and several
   smoothing parameters. Bounds are those of R's forecast: .0001 to .9999, gamma below
   1 - alpha, phi in [.8, .98], beta below alpha and where it is admissible. */
#include "ets_i.h"

#include "ets_season_i.h"
#include "scan_i.h"
#include "season_i.h"
#include <math.h>
#include <string.h>

enum { WIDTH = MFGQ_I_WIDTH, SMOOTHING = MFGQ_I_SMOOTHING, CELLS = 192, VALLEYS = 32 };

/* Steps from each valley; valleys followed to the bottom; steps on the Hessian of Gauss and
   Newton; attempts to shorten one. */
enum { FIRST = 4, KEPT = 8, FRESH = 4, SHORTER = 4 };

static const double hope = 1; /* a valley this much higher than another is given up */
static const double near = 0.05, near_value = 0.005; /* on the way to the same bottom */

typedef struct search {
    mfgq_i_seasonal kernel;
    mfgq_i_ets guess;  /* states at the start */
    double alpha, beta, gamma, phi; /* NaN: free */
    size_t axes;
    int moves_l, moves_b;
    double unit, mean; /* the largest absolute value; the mean */
    mfgq_i_place place;     /* the last one, */
    double last[SMOOTHING]; /* and its smoothing parameters */
    int held;               /* these do not move now */
} search;

typedef struct valley {
    double x[WIDTH], value;
    int done; /* followed to its bottom, or known */
} valley;

/* A parameter inside its range, and its slope along its coordinate; 0 if it is fixed. */
static size_t along(double fixed, double low, double high, double share, double *value,
                    double *slope)
{
    *slope = isnan(fixed) && high > low ? high - low : 0;
    *value = isnan(fixed) ? low + share * *slope : fixed;
    return isnan(fixed) ? (size_t)1 : 0;
}

/* The upper end of beta's range: alpha, or the greatest admissible one, which moves so that
   the margin stays what it is. */
static double most_beta(const search *s, const mfgq_i_place *p, double *slopes)
{
    static const double step = 1e-6;
    mfgq_i_ets above = p->model;
    const double most = mfgq_i_ets_most_beta(above, mfgq_i_ets_limits.least);
    memcpy(slopes, p->alphas, s->axes * sizeof *slopes);
    if (s->held || !(most < above.alpha)) return most;
    above.beta = most;
    mfgq_i_ets below = above;
    above.beta += step, below.beta -= step;
    const double fall = mfgq_i_ets_margin(&below) - mfgq_i_ets_margin(&above);
    for (size_t i = 0; i < s->axes; i++) {
        above = below = p->model;
        above.beta = below.beta = most;
        above.alpha += step * p->alphas[i], below.alpha -= step * p->alphas[i];
        above.gamma += step * p->gammas[i], below.gamma -= step * p->gammas[i];
        above.phi += step * p->phis[i], below.phi -= step * p->phis[i];
        slopes[i] = (mfgq_i_ets_margin(&above) - mfgq_i_ets_margin(&below)) / fall;
    }
    return most;
}

/* Coordinates: alpha, gamma, beta, phi, as far as they are free. */
static void set_smoothing(const search *s, const double *x, mfgq_i_place *p)
{
    const mfgq_i_limits *const r = &mfgq_i_ets_limits;
    mfgq_i_ets *const m = &p->model;
    double slope, slopes[WIDTH];
    size_t at = 0;
    for (size_t i = 0; i < SMOOTHING; i++)
        p->alphas[i] = p->betas[i] = p->gammas[i] = p->phis[i] = 0;
    at += along(s->alpha, r->least, r->most, x[at], &m->alpha, &p->alphas[at]);
    const double share = x[at];
    if (along(s->gamma, r->least, 1 - m->alpha, share, &m->gamma, &slope)) {
        for (size_t i = 0; i < at && slope > 0; i++) p->gammas[i] = -share * p->alphas[i];
        p->gammas[at++] = slope;
    }
    const size_t last = at + (isnan(s->beta) ? 1 : 0);
    along(s->phi, r->least_phi, r->most_phi, x[last], &m->phi, &p->phis[last]);
    m->beta = s->beta;
    if (last == at) return;
    const double most = most_beta(s, p, slopes);
    along(NAN, r->least, most, x[at], &m->beta, &slope);
    for (size_t i = 0; i < s->axes && slope > 0; i++) p->betas[i] = x[at] * slopes[i];
    p->betas[at] = slope;
}

static const mfgq_i_place *set_place(search *s, const double *x)
{
    mfgq_i_ets *const m = &s->place.model;
    const int added = m->form.season == MFGQ_I_ADDED;
    const double unit = added ? s->unit : 1;
    double sum = added ? 0 : (double)m->m;
    size_t at = s->axes;
    if (memcmp(s->last, x, s->axes * sizeof *x) != 0) {
        memcpy(s->last, x, s->axes * sizeof *x);
        set_smoothing(s, x, &s->place);
    }
    if (s->moves_l) m->l = s->unit * x[at++];
    if (s->moves_b) m->b = s->unit * x[at++];
    for (size_t k = 0; k + 1 < m->m; k++) {
        m->s[k] = unit * x[at++];
        sum -= m->s[k];
    }
    m->s[m->m - 1] = sum;
    return &s->place;
}

static double value_at(const double *x, double *gradient, double *hessian, void *context)
{
    search *const s = context;
    const mfgq_i_place *const p = set_place(s, x);
    if (!isnan(s->beta) && !(mfgq_i_ets_margin(&p->model) > 0)) return INFINITY;
    return mfgq_i_seasonal_value(&s->kernel, p, gradient, hessian);
}

/* Bounds; of the smoothing parameters where they stand when these are held. */
static void set_box(const search *s, const double *x, double *low, double *high)
{
    for (size_t i = 0; i < s->kernel.count; i++) {
        low[i] = i >= s->axes ? -1e200 : s->held ? x[i] : 0;
        high[i] = i >= s->axes ? 1e200 : s->held ? x[i] : 1;
    }
}

/* Down from one valley. */
static void descend(search *s, valley *v, int rounds, double tolerance)
{
    double low[WIDTH], high[WIDTH];
    set_box(s, v->x, low, high);
    const mfgq_i_newton newton = {s->kernel.count, value_at, s, low, high, INFINITY, 1, FRESH};
    mfgq_i_box_newton(&newton, rounds, tolerance, v->x, &v->value);
    if (isnan(v->value)) v->value = INFINITY;
}

/* Coordinates of states, behind those of the smoothing parameters. */
static void put_states(const search *s, const mfgq_i_ets *states, double *x)
{
    const double unit = states->form.season == MFGQ_I_ADDED ? s->unit : 1;
    size_t at = s->axes;
    if (s->moves_l) x[at++] = states->l / s->unit;
    if (s->moves_b) x[at++] = states->b / s->unit;
    for (size_t k = 0; k + 1 < states->m; k++) x[at++] = states->s[k] / unit;
}

/* Shares of the range of each smoothing parameter, in the order of the coordinates. */
static const double alphas[] = {0, 0.01, 0.05, 0.15, 0.3, 0.5, 0.8, 1};
static const double gammas[] = {0, 0.06, 0.4, 1};
static const double fine_gammas[] = {0, 0.05, 0.15, 0.3, 0.5, 0.75, 1};
static const double betas[] = {0, 0.2, 1}, phis[] = {0.2, 1};

static mfgq_i_grid make_grid(const search *s)
{
    mfgq_i_grid g = {.total = 1};
    if (isnan(s->alpha)) mfgq_i_grid_add(&g, alphas, sizeof alphas / sizeof *alphas);
    if (isnan(s->gamma)) {
        if (s->axes > 2) mfgq_i_grid_add(&g, gammas, sizeof gammas / sizeof *gammas);
        else mfgq_i_grid_add(&g, fine_gammas, sizeof fine_gammas / sizeof *fine_gammas);
    }
    if (isnan(s->beta)) mfgq_i_grid_add(&g, betas, sizeof betas / sizeof *betas);
    if (isnan(s->phi)) mfgq_i_grid_add(&g, phis, sizeof phis / sizeof *phis);
    return g;
}

/* The best states of a cell by least squares, weighted by the size of the values when errors
   are relative; with a multiplied season, whose states are not linear, by one step. */
static double settle_from(search *s, const mfgq_i_ets *states, double *x)
{
    double low[WIDTH], high[WIDTH], from[WIDTH], value;
    const mfgq_i_weighing own = s->kernel.weighing;
    put_states(s, states, x);
    memcpy(from, x, sizeof from);
    set_box(s, x, low, high);
    if (states->form.season == MFGQ_I_ADDED) {
        s->kernel.weighing.relative = 0;
        s->kernel.weighing.use = s->kernel.inverse;
    }
    const mfgq_i_newton newton = {s->kernel.count, value_at, s, low, high, INFINITY, 1, 1};
    const double slope = mfgq_i_box_step(&newton, x, &value);
    s->kernel.weighing = own;
    if (!isfinite(value)) return INFINITY;
    if (!own.relative) return value + log(fmax(1 + slope / 2, 1e-15));
    value = value_at(x, NULL, NULL, s);
    for (int k = 0; k < SHORTER && !isfinite(value); k++) { /* a part of the way */
        for (size_t i = s->axes; i < s->kernel.count; i++) x[i] += 0.7 * (from[i] - x[i]);
        value = value_at(x, NULL, NULL, s);
    }
    return value;
}

/* Once more from flat states where the form is not defined. */
static void settle(search *s, valley *v)
{
    v->value = settle_from(s, &s->guess, v->x);
    if (isfinite(v->value)) return;
    mfgq_i_ets flat = s->guess;
    flat.l = s->mean;
    flat.b = 0;
    for (size_t k = 0; k < flat.m; k++) flat.s[k] = flat.form.season == MFGQ_I_MULTIPLIED;
    v->value = settle_from(s, &flat, v->x);
}

/* Valleys of the grid along alpha and gamma. */
static size_t scan(search *s, valley *out)
{
    const mfgq_i_grid g = make_grid(s);
    valley cells[CELLS];
    double value[CELLS];
    size_t at[VALLEYS];
    s->held = 1;
    for (size_t k = 0; k < g.total; k++) {
        mfgq_i_grid_point(&g, k, cells[k].x);
        settle(s, &cells[k]);
        value[k] = cells[k].value;
    }
    s->held = 0;
    s->last[0] = NAN; /* slopes were left out */
    const size_t along_first = g.axes < 2 ? g.axes : 2;
    const size_t found = mfgq_i_grid_valleys(&g, value, along_first, 0, VALLEYS, at);
    for (size_t v = 0; v < found; v++) out[v] = cells[at[v]], out[v].done = 0;
    if (found) return found;
    out[0] = cells[0], out[0].done = 0;
    return 1;
}

/* Whether a valley is on the way to a bottom that was reached from another. */
static int is_known(const search *s, const valley *v, const valley *bottom)
{
    double distance = fabs(bottom->value - v->value) * near / near_value;
    for (size_t i = 0; i < s->axes; i++) distance = fmax(distance, fabs(bottom->x[i] - v->x[i]));
    return distance < near;
}

/* The lowest valley that was not followed yet; count when there is none worth it. */
static size_t next(const search *s, valley *v, size_t count, double lowest)
{
    for (;;) {
        size_t at = count;
        for (size_t k = 0; k < count; k++)
            if (!v[k].done && (at == count || v[k].value < v[at].value)) at = k;
        if (at == count || v[at].value > lowest + hope) return count;
        v[at].done = 1;
        int known = 0;
        for (size_t k = 0; k < count && !known; k++)
            known = k != at && v[k].done && is_known(s, &v[at], &v[k]);
        if (!known) return at;
    }
}

/* A few steps from every valley, then the deepest to their bottoms, then the last digits. */
static void deepest(search *s, valley *out)
{
    valley v[VALLEYS];
    const size_t count = scan(s, v);
    size_t best = 0;
    for (size_t k = 0; k < count; k++) descend(s, &v[k], FIRST, 1e-8);
    for (int kept = 0; kept < KEPT; kept++) {
        const size_t at = next(s, v, count, kept ? v[best].value : INFINITY);
        if (at == count) break;
        descend(s, &v[at], 60, 1e-8);
        if (kept == 0 || v[at].value < v[best].value) best = at;
    }
    descend(s, &v[best], 100, 1e-13);
    *out = v[best];
}

static int make(search *s, const mfgq_i_task *task, const mfgq_i_form *form, size_t m)
{
    *s = (search){.guess = {.form = *form, .m = m}};
    for (size_t i = 0; i < task->n; i++) {
        s->unit = fmax(s->unit, fabs(task->x[i]));
        s->mean += (task->x[i] - s->mean) / (double)(i + 1);
    }
    if (!(s->unit > 0)) s->unit = 1;
    s->alpha = mfgq_i_fixed(task, MFGQ_I_P_ALPHA, NAN);
    s->beta = form->trend ? mfgq_i_fixed(task, MFGQ_I_P_BETA, NAN) : 0;
    s->gamma = mfgq_i_fixed(task, MFGQ_I_P_GAMMA, NAN);
    s->phi = form->damped ? mfgq_i_fixed(task, MFGQ_I_P_PHI, NAN) : 1;
    s->axes = (size_t)(isnan(s->alpha) + isnan(s->beta) + isnan(s->gamma) + isnan(s->phi));
    if (!mfgq_i_season_start(task, &s->guess)) return 0;
    s->moves_l = isnan(mfgq_i_fixed(task, MFGQ_I_P_L0, NAN));
    s->moves_b = form->trend && isnan(mfgq_i_fixed(task, MFGQ_I_P_B0, NAN));
    s->guess.l = mfgq_i_fixed(task, MFGQ_I_P_L0, s->guess.l);
    if (form->trend) s->guess.b = mfgq_i_fixed(task, MFGQ_I_P_B0, s->guess.b);
    s->place = (mfgq_i_place){.model = s->guess, .axes = s->axes, .moves_l = s->moves_l,
                              .moves_b = s->moves_b, .unit = s->unit};
    double half[SMOOTHING] = {0.5, 0.5, 0.5, 0.5};
    set_smoothing(s, half, &s->place);
    memcpy(s->last, half, sizeof half);
    const size_t count = s->axes + (size_t)(s->moves_l + s->moves_b) + m - 1;
    return mfgq_i_seasonal_make(&s->kernel, task, form, m, count);
}

int mfgq_i_ets_fit(const mfgq_i_task *task, const mfgq_i_form *form, size_t m,
                   mfgq_i_ets *model)
{
    if (!form->season) return mfgq_i_ets_fit_plain(task, form, model);
    search s;
    valley best;
    if (!make(&s, task, form, m)) return 0;
    deepest(&s, &best);
    *model = set_place(&s, best.x)->model;
    return 1;
}
