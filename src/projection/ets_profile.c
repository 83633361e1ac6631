/* Initial states profiled out. With additive trend and season the errors are linear in
   the initial states, whatever the smoothing parameters, so the best states are a least
   squares solution and the search runs over the smoothing parameters alone. */
#include "ets_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* A state near the start of the series: the first value, the mean of the first changes. */
static void guess_states(mfgq_i_profile *p, const mfgq_i_form *form)
{
    const mfgq_i_task *const t = p->task;
    const size_t span = t->n < 6 ? t->n : 6;
    const double slope = span > 1 ? (t->x[span - 1] - t->x[0]) / (double)(span - 1) : 0;
    p->guess.b = form->trend ? mfgq_i_fixed(t, MFGQ_I_P_B0, slope) : 0;
    p->guess.l = mfgq_i_fixed(t, MFGQ_I_P_L0, t->x[0] - p->guess.b);
    p->fixed_l = !isnan(mfgq_i_fixed(t, MFGQ_I_P_L0, NAN));
    p->fixed_b = !isnan(mfgq_i_fixed(t, MFGQ_I_P_B0, NAN));
}

int mfgq_i_profile_make(mfgq_i_profile *p, const mfgq_i_task *task, const mfgq_i_form *form,
                        size_t m)
{
    const size_t n = task->n;
    memset(p, 0, sizeof *p);
    p->task = task;
    p->columns = 1 + (size_t)form->trend + (form->season ? m - 1 : 0);
    p->errors = mfgq_i_arena_alloc(task->arena, (p->columns + 3) * n * sizeof(double));
    p->normal = mfgq_i_arena_alloc(task->arena, (p->columns + 1) * (p->columns + 2)
                                                    * sizeof(double));
    if (!p->errors || !p->normal) return 0;
    p->response = p->errors + n;
    p->trial = p->response + p->columns * n;
    p->guess.form = *form;
    p->guess.form.multiplicative = 0;
    p->guess.m = m;
    p->guess.phi = 1;
    double largest = 0;
    for (size_t i = 0; i < n; i++) largest = fmax(largest, fabs(task->x[i]));
    p->floor = (double)n * pow(4 * DBL_EPSILON * largest, 2) + DBL_MIN;
    if (task->doubt) {
        p->weight = p->trial + n;
        for (size_t i = 0; i < n; i++) p->weight[i] = task->doubt[i] == 0;
    }
    guess_states(p, form);
    return 1;
}

typedef struct line {
    double l, b;
} line;

/* Errors from the guess and responses to a unit of level and of trend, without season. */
static void run_short(const mfgq_i_profile *p, const mfgq_i_ets *model)
{
    const double alpha = model->alpha, beta = model->beta, phi = model->phi;
    const double *const x = p->task->x;
    const size_t n = p->task->n;
    double *const e = p->errors, *const u = p->response, *const v = u + n;
    line s = {p->guess.l, p->guess.b}, unit_l = {1, 0}, unit_b = {0, 1};
    if (p->columns == 1) {
        double level = 1;
        for (size_t i = 0; i < n; i++) {
            e[i] = x[i] - s.l;
            s.l += alpha * e[i];
            u[i] = level;
            level *= 1 - alpha;
        }
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const double f = s.l + phi * s.b, g = unit_l.l + phi * unit_l.b;
        const double h = unit_b.l + phi * unit_b.b;
        e[i] = x[i] - f;
        u[i] = g;
        v[i] = h;
        s.l = f + alpha * e[i];
        s.b = phi * s.b + beta * e[i];
        unit_l.l = g - alpha * g;
        unit_l.b = phi * unit_l.b - beta * g;
        unit_b.l = h - alpha * h;
        unit_b.b = phi * unit_b.b - beta * h;
    }
}

/* The same with a season, one run a column. */
static void run_one(const mfgq_i_profile *p, mfgq_i_ets s, int response, double *out)
{
    size_t at = s.m - 1;
    for (size_t i = 0; i < p->task->n; i++) {
        const double f = s.l + s.phi * s.b, fitted = f + s.s[at];
        const double e = (response ? 0 : p->task->x[i]) - fitted;
        out[i] = response ? fitted : e;
        s.l = f + s.alpha * e;
        s.b = s.phi * s.b + s.beta * e;
        s.s[at] += s.gamma * e;
        at = at == 0 ? s.m - 1 : at - 1;
    }
}

static void run_seasonal(const mfgq_i_profile *p, const mfgq_i_ets *model)
{
    const size_t n = p->task->n, trend = (size_t)model->form.trend;
    mfgq_i_ets start = *model;
    start.l = p->guess.l;
    start.b = p->guess.b;
    memcpy(start.s, p->guess.s, sizeof start.s);
    run_one(p, start, 0, p->errors);
    for (size_t k = 0; k < p->columns; k++) {
        start.l = k == 0;
        start.b = trend && k == 1;
        memset(start.s, 0, sizeof start.s);
        if (k > trend) start.s[0] = -1, start.s[k - trend] = 1;
        run_one(p, start, 1, p->response + k * n);
    }
}

void mfgq_i_profile_respond(const mfgq_i_profile *p, const mfgq_i_ets *model)
{
    if (model->form.season) run_seasonal(p, model);
    else run_short(p, model);
}

static double dot(const double *a, const double *b, const double *weight, size_t n)
{
    double sum = 0;
    if (weight)
        for (size_t i = 0; i < n; i++) sum += weight[i] * a[i] * b[i];
    else
        for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* Solves the normal equations by Cholesky; a state that does not matter gets 0. */
static void solve(const mfgq_i_profile *p, double *d)
{
    const size_t c = p->columns, n = p->task->n;
    double *const a = p->normal;
    for (size_t i = 0; i < c; i++) {
        const double *const u = p->response + i * n;
        const double own = dot(u, u, p->weight, n);
        for (size_t j = 0; j <= i; j++) {
            double sum = i == j ? own : dot(u, p->response + j * n, p->weight, n);
            for (size_t k = 0; k < j; k++) sum -= a[i * c + k] * a[j * c + k];
            if (i == j) a[i * c + i] = sum > 1e-13 * own ? sqrt(sum) : 0;
            else a[i * c + j] = a[j * c + j] > 0 ? sum / a[j * c + j] : 0;
        }
        const int held = (i == 0 && p->fixed_l) || (i == 1 && p->guess.form.trend && p->fixed_b);
        if (held) {
            for (size_t j = 0; j <= i; j++) a[i * c + j] = 0;
        }
        double sum = dot(u, p->errors, p->weight, n);
        for (size_t k = 0; k < i; k++) sum -= a[i * c + k] * d[k];
        d[i] = a[i * c + i] > 0 ? sum / a[i * c + i] : 0;
    }
    for (size_t i = c; i-- > 0;) {
        double sum = d[i];
        for (size_t k = i + 1; k < c; k++) sum -= a[k * c + i] * d[k];
        d[i] = a[i * c + i] > 0 ? sum / a[i * c + i] : 0;
    }
}

void mfgq_i_profile_take(const mfgq_i_profile *p, const double *change, mfgq_i_ets *model)
{
    const size_t trend = (size_t)p->guess.form.trend;
    model->l += change[0];
    if (trend) model->b += change[1];
    for (size_t k = 1; model->form.season && k < model->m; k++) {
        model->s[k] += change[trend + k];
        model->s[0] -= change[trend + k];
    }
}

double mfgq_i_profile_states(mfgq_i_profile *p, mfgq_i_ets *model)
{
    mfgq_i_profile_respond(p, model);
    return mfgq_i_profile_solve(p, model);
}

double mfgq_i_profile_solve(mfgq_i_profile *p, mfgq_i_ets *model)
{
    const size_t n = p->task->n;
    double d[MFGQ_I_SEASON_MOST + 2] = {0};
    solve(p, d);
    model->l = p->guess.l;
    model->b = p->guess.b;
    memcpy(model->s, p->guess.s, model->m * sizeof *model->s);
    mfgq_i_profile_take(p, d, model);
    double *const e = p->errors;
    for (size_t k = 0; k < p->columns; k++) {
        const double *const u = p->response + k * n;
        for (size_t i = 0; i < n; i++) e[i] -= d[k] * u[i];
    }
    return dot(e, e, p->weight, n) + p->floor;
}
