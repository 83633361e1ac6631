/* Maximum likelihood of exponential smoothing: a grid over the smoothing parameters with
   the initial states profiled out, then the best few cells polished. Bounds are those of
   R's forecast: .0001 to .9999, beta below alpha, gamma below 1 - alpha, phi in [.8, .98],
   and seasonal parameters that are admissible. */
#include "ets_i.h"

#include "season_i.h"
#include <math.h>
#include <string.h>

enum { SMOOTHING = 4, KEPT = 4, MOST = SMOOTHING + 2 + MFGQ_I_SEASON_MOST };

static const double least = 1e-4, most = 0.9999, least_phi = 0.8, most_phi = 0.98;

typedef struct search {
    mfgq_i_profile profile;
    mfgq_i_ets model;         /* the last one evaluated */
    double fixed[SMOOTHING];  /* alpha, beta, gamma, phi; NaN free */
    size_t axis[SMOOTHING];   /* of each free coordinate, which parameter */
    size_t axes;
    double unit[MOST];        /* of each state in the full search */
    double origin[MOST];
    int rounds;               /* of Newton's method on the states */
} search;

typedef struct candidate {
    double x[SMOOTHING], value;
} candidate;

static double between(double low, double high, double share)
{
    return low + share * (fmax(high, low) - low);
}

/* Smoothing parameters at a point of the unit cube. */
static void set_smoothing(search *s, const double *x)
{
    double share[SMOOTHING] = {0, 0, 0, 0};
    for (size_t i = 0; i < s->axes; i++) share[s->axis[i]] = x[i];
    mfgq_i_ets *const m = &s->model;
    const mfgq_i_form *const f = &m->form;
    m->alpha = isnan(s->fixed[0]) ? between(least, most, share[0]) : s->fixed[0];
    m->beta = 0, m->gamma = 0, m->phi = 1;
    if (f->trend) m->beta = isnan(s->fixed[1]) ? between(least, m->alpha, share[1]) : s->fixed[1];
    if (f->season)
        m->gamma = isnan(s->fixed[2]) ? between(least, 1 - m->alpha, share[2]) : s->fixed[2];
    if (f->damped) m->phi = isnan(s->fixed[3]) ? between(least_phi, most_phi, share[3])
                                               : s->fixed[3];
}

/* Deviance a row: log SSE, with the mean of 2 log |fitted| for multiplicative errors. */
static double deviance(search *s)
{
    mfgq_i_ets end;
    const mfgq_i_ets_sums sums = mfgq_i_ets_run(s->profile.task, &s->model, &end);
    const double floor = s->model.form.multiplicative ? 1e-300 : s->profile.floor;
    return log(sums.sse + floor) + 2 * sums.logs / sums.count;
}

static double squares(search *s)
{
    return mfgq_i_profile_states(&s->profile, &s->model);
}

/* Value at smoothing parameters alone, with states profiled out or as guessed. */
static double value_profiled(const double *x, void *context)
{
    search *const s = context;
    set_smoothing(s, x);
    if (s->model.form.season && !mfgq_i_ets_admissible(&s->model)) return INFINITY;
    if (s->model.form.season == MFGQ_I_MULTIPLIED) {
        const mfgq_i_ets *const g = &s->profile.guess;
        s->model.l = g->l;
        s->model.b = g->b;
        memcpy(s->model.s, g->s, sizeof g->s);
        return deviance(s);
    }
    if (s->model.form.multiplicative)
        return mfgq_i_profile_relative(&s->profile, &s->model, s->rounds);
    return log(squares(s));
}

/* States at coordinates behind the smoothing parameters: l, b, then s2 to sm; s1 makes
   the sum 0, or m. */
static void set_states(search *s, const double *x)
{
    mfgq_i_ets *const m = &s->model;
    size_t at = 0;
    m->l = s->origin[at] + s->unit[at] * x[at], at++;
    m->b = 0;
    if (m->form.trend) m->b = s->origin[at] + s->unit[at] * x[at], at++;
    if (!m->form.season) return;
    double sum = m->form.season == MFGQ_I_MULTIPLIED ? (double)m->m : 0;
    for (size_t k = 1; k < m->m; k++, at++) {
        m->s[k] = s->origin[at] + s->unit[at] * x[at];
        sum -= m->s[k];
    }
    m->s[0] = sum;
}

static double value_full(const double *x, void *context)
{
    search *const s = context;
    set_smoothing(s, x);
    set_states(s, x + s->axes);
    const mfgq_i_ets *const m = &s->model;
    if (m->form.season && !mfgq_i_ets_admissible(m)) return INFINITY;
    for (size_t k = 0; m->form.season == MFGQ_I_MULTIPLIED && k < m->m; k++)
        if (m->s[k] <= 0) return INFINITY;
    return deviance(s);
}

/* Origin and unit of the states of the full search: where the model stands now. */
static size_t place_states(search *s)
{
    const mfgq_i_ets *const m = &s->model;
    mfgq_i_ets end;
    const mfgq_i_ets_sums sums = mfgq_i_ets_run(s->profile.task, m, &end);
    double sd = sqrt(sums.sse / sums.count);
    if (m->form.multiplicative) sd *= fabs(m->l);
    if (!(sd > 1e-9 * fabs(m->l))) sd = fmax(1e-9 * fabs(m->l), 1e-300);
    size_t at = 0;
    s->origin[at] = m->l, s->unit[at++] = sd;
    if (m->form.trend) s->origin[at] = m->b, s->unit[at++] = sd / 4;
    const double unit = m->form.season == MFGQ_I_MULTIPLIED ? sd / fabs(m->l) : sd;
    for (size_t k = 1; m->form.season && k < m->m; k++)
        s->origin[at] = m->s[k], s->unit[at++] = unit;
    if ((s->profile.fixed_l)) s->unit[0] = 0, s->origin[0] = s->profile.guess.l;
    if (m->form.trend && s->profile.fixed_b) s->unit[1] = 0, s->origin[1] = s->profile.guess.b;
    return at;
}

/* All parameters together, from a candidate of the profiled search. */
static double polish_full(search *s, candidate *c, mfgq_i_ets *best)
{
    double x[MOST], low[MOST], high[MOST], step[MOST], value;
    value_profiled(c->x, s);
    const size_t states = place_states(s), n = s->axes + states;
    for (size_t i = 0; i < n; i++) {
        const int smoothing = i < s->axes;
        x[i] = smoothing ? c->x[i] : 0;
        low[i] = smoothing ? 0 : -1e4;
        high[i] = smoothing ? 1 : 1e4;
        step[i] = smoothing ? 0.05 : 0.5;
    }
    value = value_full(x, s);
    if (n <= 6) mfgq_i_box_minimise(n, value_full, s, low, high, step, 1e-12, x, &value);
    else mfgq_i_box_descend(n, value_full, s, low, high, 1e-9, x, &value);
    value = value_full(x, s);
    *best = s->model;
    return value;
}

static void polish_profiled(search *s, candidate *c, double factor)
{
    static const double low[SMOOTHING] = {0, 0, 0, 0}, high[SMOOTHING] = {1, 1, 1, 1};
    const double width = 0.06 * factor, step[SMOOTHING] = {width, width, width, 2 * width};
    mfgq_i_box_minimise(s->axes, value_profiled, s, low, high, step, 1e-11, c->x, &c->value);
}

static int improve(search *s, candidate *c, double factor, double *best, mfgq_i_ets *model)
{
    s->profile.warm = 0;
    if (s->model.form.multiplicative) c->value = value_profiled(c->x, s);
    polish_profiled(s, c, factor);
    const double value = value_profiled(c->x, s);
    if (!(value < *best)) return 0;
    *best = value;
    *model = s->model;
    return 1;
}

/* The bottom of each valley; the deepest one is searched once more with wide steps, since
   a simplex that touched a bound may have stayed there. */
static void polish_valleys(search *s, candidate *kept, mfgq_i_ets *model)
{
    double best = INFINITY;
    int at = 0;
    for (int k = 0; k < KEPT && isfinite(kept[k].value); k++)
        if (improve(s, &kept[k], 1, &best, model)) at = k;
    if (s->axes > 1 && isfinite(best)) improve(s, &kept[at], -3, &best, model);
}

/* The best of all candidates once all parameters are free. */
static void polish_kept(search *s, candidate *kept, mfgq_i_ets *model)
{
    double best = INFINITY;
    for (int k = 0; k < KEPT && isfinite(kept[k].value); k++) {
        mfgq_i_ets fitted;
        int repeated = 0;
        for (int j = 0; j < k; j++) repeated |= fabs(kept[j].value - kept[k].value) < 1e-9;
        if (repeated) continue;
        const double value = polish_full(s, &kept[k], &fitted);
        if (value < best) best = value, *model = fitted;
    }
}

static void keep(candidate *kept, candidate fresh)
{
    for (int k = 0; k < KEPT; k++) {
        if (!(fresh.value < kept[k].value)) continue;
        const candidate old = kept[k];
        kept[k] = fresh;
        fresh = old;
    }
}

/* Grid of each parameter, in shares of its range; a single parameter has a finer one. */
enum { ALPHAS = 9, BETAS = 7, GAMMAS = 4, PHIS = 4, ALONE = 24 };
static const double grid[SMOOTHING][ALPHAS] = {
    {0, 0.05, 0.15, 0.28, 0.42, 0.58, 0.74, 0.88, 1}, {0, 0.03, 0.1, 0.25, 0.5, 0.78, 1},
    {0, 0.1, 0.4, 0.8}, {0, 0.3, 0.65, 1}};
static const size_t cells[SMOOTHING] = {ALPHAS, BETAS, GAMMAS, PHIS};

static size_t cell_count(const search *s, size_t axis)
{
    return s->axes == 1 ? ALONE : cells[s->axis[axis]];
}

static double cell(const search *s, size_t axis, size_t at)
{
    return s->axes == 1 ? (double)at / (ALONE - 1) : grid[s->axis[axis]][at];
}

/* Evaluates the grid and keeps the best of the points that no neighbour along an axis
   undercuts, so that each valley is tried and none twice. */
static void scan(search *s, candidate *kept)
{
    double value[ALPHAS * BETAS * GAMMAS * PHIS];
    size_t stride[SMOOTHING], count[SMOOTHING], total = 1;
    for (size_t i = 0; i < s->axes; i++) {
        count[i] = cell_count(s, i);
        stride[i] = total;
        total *= count[i];
    }
    candidate c = {{0, 0, 0, 0}, 0};
    for (size_t k = 0; k < total; k++) {
        for (size_t i = 0; i < s->axes; i++) c.x[i] = cell(s, i, k / stride[i] % count[i]);
        value[k] = value_profiled(c.x, s);
    }
    for (int k = 0; k < KEPT; k++) kept[k].value = INFINITY;
    for (size_t k = 0; k < total; k++) {
        int lowest = isfinite(value[k]);
        for (size_t i = 0; i < s->axes && lowest; i++) {
            const size_t at = k / stride[i] % count[i];
            c.x[i] = cell(s, i, at);
            if (at > 0 && value[k - stride[i]] < value[k]) lowest = 0;
            if (at + 1 < count[i] && value[k + stride[i]] < value[k]) lowest = 0;
        }
        c.value = value[k];
        if (lowest) keep(kept, c);
    }
}

static void set_axes(search *s, const mfgq_i_task *task, const mfgq_i_form *form)
{
    static const int parameter[SMOOTHING]
        = {MFGQ_I_P_ALPHA, MFGQ_I_P_BETA, MFGQ_I_P_GAMMA, MFGQ_I_P_PHI};
    const int has[SMOOTHING] = {1, form->trend, form->season != MFGQ_I_NO_SEASON, form->damped};
    for (size_t i = 0; i < SMOOTHING; i++) {
        s->fixed[i] = mfgq_i_fixed(task, parameter[i], NAN);
        if (has[i] && isnan(s->fixed[i])) s->axis[s->axes++] = i;
    }
}

int mfgq_i_ets_fit(const mfgq_i_task *task, const mfgq_i_form *form, size_t m,
                   mfgq_i_ets *model)
{
    if (!form->season) return mfgq_i_ets_fit_plain(task, form, model);
    search s = {.axes = 0};
    candidate kept[KEPT];
    if (!mfgq_i_profile_make(&s.profile, task, form, m)) return 0;
    s.model = s.profile.guess;
    s.model.form = *form;
    if (form->season == MFGQ_I_MULTIPLIED && !mfgq_i_season_start(task, &s.profile.guess))
        return 0;
    set_axes(&s, task, form);
    s.rounds = 0;
    scan(&s, kept);
    s.rounds = 12;
    *model = s.model;
    if (form->season != MFGQ_I_MULTIPLIED) polish_valleys(&s, kept, model);
    else polish_kept(&s, kept, model);
    return 1;
}
