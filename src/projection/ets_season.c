/* The recursion of the forms with a season and its derivatives, all coordinates side by
   side. Relative errors belong to the same fitted values as additive ones, so that two
   recursions serve all forms: with u and w the error in the units of level and season,

   added:      f = l + phi b + s,    u = w = y - f
   multiplied: f = (l + phi b) s,    u = y / s - l - phi b,    w = y / (l + phi b) - s
   l += phi b + alpha u,   b = phi b + beta u,   s += gamma w. */
#include "ets_season_i.h"

#include "../base/rows_i.h"
#include "../numeric/lanes_i.h"
#include <float.h>
#include <math.h>
#include <string.h>

/* Coordinates come in fours; the loops are unrolled for what quarters and months need. */
enum { QUAD = 4, FEWEST = 8, MIDDLE = 20, WIDTH = MFGQ_I_WIDTH, LANES = MFGQ_I_LANES };
enum { VECTORS = WIDTH / LANES, SMOOTHING = 4 / LANES };

/* Mean of a value and those of the same season beside it. */
static double mean_nearby(const mfgq_i_task *t, size_t i, size_t m)
{
    double sum = t->x[i], count = 1;
    if (i >= m) sum += t->x[i - m], count++;
    if (i + m < t->n) sum += t->x[i + m], count++;
    return sum / count;
}

int mfgq_i_seasonal_make(mfgq_i_seasonal *s, const mfgq_i_task *task, const mfgq_i_form *form,
                         size_t m, size_t count)
{
    const size_t n = task->n;
    s->count = count;
    s->width = count > MIDDLE ? WIDTH : count < FEWEST ? FEWEST : (count + 3) / QUAD * QUAD;
    const size_t room = 6 * n + (n + m) * s->width;
    double *const at = mfgq_i_arena_alloc(task->arena, room * sizeof *at), largest = 0;
    if (!at) return 0;
    for (size_t i = 0; i < n; i++) {
        at[i] = !task->doubt || task->doubt[i] == 0;
        at[5 * n + i] = form->multiplicative ? at[i] / mean_nearby(task, i, m) : at[i];
        largest = fmax(largest, fabs(task->x[i]));
    }
    const double least = 4 * DBL_EPSILON * (form->multiplicative ? 1 : largest);
    s->weighing = (mfgq_i_weighing){.x = task->x, .use = at, .n = n,
        .observed = task->observed, .relative = form->multiplicative,
        .floor = (double)n * least * least + DBL_MIN, .errors = at + n, .fitted = at + 2 * n,
        .first = at + 3 * n, .second = at + 4 * n};
    s->inverse = at + 5 * n;
    s->rows = at + 6 * n;
    s->ring = s->rows + n * s->width;
    return 1;
}

/* Changes of the states at the start. */
static void start_states(const mfgq_i_seasonal *c, const mfgq_i_place *p, double *ls, double *bs)
{
    const mfgq_i_ets *const model = &p->model;
    const double unit = model->form.season == MFGQ_I_ADDED ? p->unit : 1;
    size_t at = p->axes;
    for (size_t i = 0; i < WIDTH; i++) {
        ls[i] = 0;
        bs[i] = model->b * p->phis[i];
    }
    memset(c->ring, 0, model->m * c->width * sizeof *c->ring);
    if (p->moves_l) ls[at++] = p->unit;
    if (p->moves_b) bs[at++] += model->phi * p->unit;
    for (size_t k = 1; k < model->m; k++, at++) {
        c->ring[(k - 1) * c->width + at] = unit;
        c->ring[(model->m - 1) * c->width + at] = -unit;
    }
}

/* One value of the series against level, damped trend and season. */
typedef struct moment {
    double f, u, w;         /* fitted value, errors in the units of level and season */
    double by_base, by_s;   /* what a change of level and of season does to f, */
    double u_by_s, w_by_base; /* and to these errors, negative; the other effects are -1 */
} moment;

MFGQ_I_INLINE moment at_moment(double y, double base, double season, int added)
{
    if (added) {
        const double e = y - base - season;
        return (moment){base + season, e, e, 1, 1, 1, 1};
    }
    const double u = y / season, w = y / base;
    const double f = base > 0 && season > 0 ? base * season : (double)NAN;
    return (moment){f, u - base, w - season, season, base, u / season, w / base};
}

MFGQ_I_INLINE void respond_along(const mfgq_i_seasonal *c, const mfgq_i_place *p, int added,
                                 size_t vectors)
{
    const mfgq_i_ets *const model = &p->model;
    const double alpha = model->alpha, gamma = model->gamma, phi = model->phi;
    const double pull = phi * model->beta;
    mfgq_i_lanes alphas[SMOOTHING], pulls[SMOOTHING], gammas[SMOOTHING], phis[SMOOTHING];
    mfgq_i_lanes ls[VECTORS], bs[VECTORS];
    double s[MFGQ_I_SEASON_MOST], level[WIDTH], trend[WIDTH];
    double l = model->l, b = phi * model->b, *row = c->rows;
    size_t at = model->m - 1;
    if (vectors) start_states(c, p, level, trend);
    memcpy(s, model->s, model->m * sizeof *s);
    for (size_t j = 0; j < SMOOTHING; j++) {
        phis[j] = MFGQ_I_CONST_LANES_AT(p->phis + j * LANES);
        alphas[j] = MFGQ_I_CONST_LANES_AT(p->alphas + j * LANES);
        gammas[j] = MFGQ_I_CONST_LANES_AT(p->gammas + j * LANES);
        pulls[j] = phi * MFGQ_I_CONST_LANES_AT(p->betas + j * LANES) + model->beta * phis[j];
    }
    for (size_t j = 0; j < vectors; j++) {
        ls[j] = MFGQ_I_CONST_LANES_AT(level + j * LANES);
        bs[j] = MFGQ_I_CONST_LANES_AT(trend + j * LANES);
    }
    for (size_t i = 0; i < c->weighing.n; i++) {
        const moment o = at_moment(c->weighing.x[i], l + b, s[at], added);
        double *ring = c->ring + at * vectors * LANES;
        for (size_t j = 0; j < vectors; j++, row += LANES, ring += LANES) {
            const mfgq_i_lanes base = ls[j] + bs[j], season = MFGQ_I_LANES_AT(ring);
            const mfgq_i_lanes change = added ? base + season : o.by_base * base + o.by_s * season;
            const mfgq_i_lanes u = added ? change : base + o.u_by_s * season;
            const mfgq_i_lanes w = added ? change : o.w_by_base * base + season;
            MFGQ_I_LANES_AT(row) = change;
            ls[j] = base - alpha * u;
            bs[j] = phi * bs[j] - pull * u;
            MFGQ_I_LANES_AT(ring) = season - gamma * w;
            if (j >= SMOOTHING) continue;
            ls[j] += o.u * alphas[j];
            bs[j] += b * phis[j] + o.u * pulls[j];
            MFGQ_I_LANES_AT(ring) += o.w * gammas[j];
        }
        c->weighing.errors[i] = c->weighing.x[i] - o.f;
        c->weighing.fitted[i] = o.f;
        l = l + b + alpha * o.u;
        b = phi * b + pull * o.u;
        s[at] += gamma * o.w;
        at = at == 0 ? model->m - 1 : at - 1;
    }
}

/* Calls a function with a constant count of vectors, so that its loops are unrolled. */
#define BY_WIDTH(c, function, ...)                                          \
    switch ((c)->width) {                                                   \
    case 8: function(c, __VA_ARGS__, 8 / LANES); break;                     \
    case 12: function(c, __VA_ARGS__, 12 / LANES); break;                   \
    case 16: function(c, __VA_ARGS__, 16 / LANES); break;                   \
    case MIDDLE: function(c, __VA_ARGS__, MIDDLE / LANES); break;           \
    default: function(c, __VA_ARGS__, VECTORS);                             \
    }

MFGQ_I_WIDE
static void respond_added(const mfgq_i_seasonal *c, const mfgq_i_place *p)
{
    BY_WIDTH(c, respond_along, p, 1)
}

MFGQ_I_WIDE
static void respond_multiplied(const mfgq_i_seasonal *c, const mfgq_i_place *p)
{
    BY_WIDTH(c, respond_along, p, 0)
}

MFGQ_I_INLINE void gradient_along(const mfgq_i_seasonal *c, double *sum, size_t vectors)
{
    const mfgq_i_lanes zero = {0};
    const double *row = c->rows;
    mfgq_i_lanes g[VECTORS];
    for (size_t j = 0; j < vectors; j++) g[j] = zero;
    for (size_t i = 0; i < c->weighing.n; i++)
        for (size_t j = 0; j < vectors; j++, row += LANES)
            g[j] += c->weighing.first[i] * MFGQ_I_CONST_LANES_AT(row);
    for (size_t j = 0; j < vectors; j++) MFGQ_I_LANES_AT(sum + j * LANES) = g[j];
}

MFGQ_I_WIDE
static void add_gradient(const mfgq_i_seasonal *c, double *sum)
{
    BY_WIDTH(c, gradient_along, sum)
}

/* Tiles of the Hessian: four rows by three vectors, which fit into the registers. */
enum { TALL = 4, BROAD = 3 };

MFGQ_I_INLINE void add_tile(const mfgq_i_seasonal *c, size_t from, size_t tall, size_t column,
                            size_t broad, double *out)
{
    const mfgq_i_lanes zero = {0};
    mfgq_i_lanes h[TALL][BROAD];
    for (size_t k = 0; k < tall; k++)
        for (size_t j = 0; j < broad; j++) h[k][j] = zero;
    const double *row = c->rows;
    for (size_t i = 0; i < c->weighing.n; i++, row += c->width)
        for (size_t k = 0; k < tall; k++) {
            const double own = c->weighing.second[i] * row[from + k];
            for (size_t j = 0; j < broad; j++)
                h[k][j] += own * MFGQ_I_CONST_LANES_AT(row + column + j * LANES);
        }
    for (size_t k = 0; k < tall; k++)
        for (size_t j = 0; j < broad; j++)
            MFGQ_I_LANES_AT(out + (from + k) * WIDTH + column + j * LANES) = h[k][j];
}

/* Rows up to their diagonal. */
MFGQ_I_INLINE void add_rows(const mfgq_i_seasonal *c, size_t from, size_t tall, double *out)
{
    for (size_t column = 0; column < from + tall; column += BROAD * LANES) {
        const size_t left = (from + tall - column + LANES - 1) / LANES;
        if (left >= BROAD) add_tile(c, from, tall, column, BROAD, out);
        else if (left == 2) add_tile(c, from, tall, column, 2, out);
        else add_tile(c, from, tall, column, 1, out);
    }
}

MFGQ_I_WIDE
static void add_hessian(const mfgq_i_seasonal *c, double *hessian)
{
    const size_t n = c->count;
    double rows[WIDTH * WIDTH];
    for (size_t from = 0; from < n; from += TALL) {
        if (n - from == 1) add_rows(c, from, 1, rows);
        else add_rows(c, from, TALL, rows);
    }
    for (size_t k = 0; k < n; k++)
        for (size_t j = 0; j <= k; j++)
            hessian[k * n + j] = hessian[j * n + k] = rows[k * WIDTH + j];
}

double mfgq_i_seasonal_value(const mfgq_i_seasonal *s, const mfgq_i_place *place,
                             double *gradient, double *hessian)
{
    double sum[WIDTH];
    const int added = place->model.form.season == MFGQ_I_ADDED;
    if (!gradient) respond_along(s, place, added, 0);
    else if (added) respond_added(s, place);
    else respond_multiplied(s, place);
    const double value = mfgq_i_weigh(&s->weighing);
    if (!isfinite(value)) return INFINITY;
    if (!gradient) return value;
    add_gradient(s, sum);
    memcpy(gradient, sum, s->count * sizeof *sum);
    if (hessian) add_hessian(s, hessian);
    return value;
}
