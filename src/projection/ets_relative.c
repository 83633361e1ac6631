/* Initial states profiled out for multiplicative errors on additive parts. The fitted
   values are linear in the states, f = f0 + A x, as with additive errors, and

   g(x) = log S + 2/n sum log f,  S = sum r^2,  r = y / f - 1

   is minimised by Newton's method from the weighted least squares solution. */
#include "ets_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { MOST = MFGQ_I_SEASON_MOST + 2 };

typedef struct sums {
    double squares, logs, count;
} sums;

static int counts(const mfgq_i_profile *p, size_t i)
{
    return !p->task->doubt || p->task->doubt[i] == 0;
}

/* Values for errors e in the unit of the series; infinite when a fitted value is <= 0. */
static double value_of(const mfgq_i_profile *p, const double *e, sums *out)
{
    sums s = {0, 0, 0};
    double product = 1; /* fewer logarithms: of products that stay inside the range */
    for (size_t i = 0; i < p->task->n; i++) {
        if (!counts(p, i)) continue;
        const double f = p->task->x[i] - e[i], r = e[i] / f;
        if (!(f > 0)) return INFINITY;
        s.squares += r * r;
        s.count++;
        product *= f;
        if (!(product > 1e-200 && product < 1e200)) s.logs += log(product), product = 1;
    }
    s.logs += log(product);
    s.squares += 1e-300;
    *out = s;
    return log(s.squares) + 2 * s.logs / s.count;
}

/* Gradient, and Hessian with its indefinite part left out when `safe`. */
static void derivatives(const mfgq_i_profile *p, const sums *s, int safe, double *gradient,
                        double *hessian)
{
    const size_t c = p->columns, n = p->task->n;
    const double share = 2 / s->squares, row = 2 / s->count;
    double slope[MOST] = {0};
    memset(gradient, 0, c * sizeof *gradient);
    memset(hessian, 0, c * c * sizeof *hessian);
    for (size_t i = 0; i < n; i++) {
        if (!counts(p, i)) continue;
        const double y = p->task->x[i], inverse = 1 / (y - p->errors[i]);
        const double r = p->errors[i] * inverse, change = -y * inverse * inverse;
        const double first = share * r * change, own = share * change * change;
        const double more = -2 * first * inverse - row * inverse * inverse;
        const double g = first + row * inverse, h = safe ? own : own + more;
        for (size_t j = 0; j < c; j++) {
            const double a = p->response[j * n + i];
            gradient[j] += a * g;
            slope[j] += a * first;
            for (size_t k = 0; k <= j; k++) hessian[j * c + k] += a * p->response[k * n + i] * h;
        }
    }
    for (size_t j = 0; j < c && !safe; j++)
        for (size_t k = 0; k <= j; k++) hessian[j * c + k] -= slope[j] * slope[k];
}

static int is_held(const mfgq_i_profile *p, size_t column)
{
    return (column == 0 && p->fixed_l) || (column == 1 && p->guess.form.trend && p->fixed_b);
}

/* Solves hessian d = -gradient; 0 unless it is positive definite. */
static int newton(const mfgq_i_profile *p, const double *gradient, double *l, double *d)
{
    const size_t c = p->columns;
    for (size_t i = 0; i < c; i++) {
        const int held = is_held(p, i);
        double sum = held ? 0 : -gradient[i];
        for (size_t j = 0; j <= i; j++) {
            double entry = held || is_held(p, j) ? (double)(i == j) : l[i * c + j];
            for (size_t k = 0; k < j; k++) entry -= l[i * c + k] * l[j * c + k];
            if (i == j && !(entry > 0)) return 0;
            l[i * c + j] = i == j ? sqrt(entry) : entry / l[j * c + j];
        }
        for (size_t k = 0; k < i; k++) sum -= l[i * c + k] * d[k];
        d[i] = sum / l[i * c + i];
    }
    for (size_t i = c; i-- > 0;) {
        double sum = d[i];
        for (size_t k = i + 1; k < c; k++) sum -= l[k * c + i] * d[k];
        d[i] = sum / l[i * c + i];
    }
    return 1;
}

/* Moves along d, halving until the value falls; the gain. */
static double move(mfgq_i_profile *p, const double *d, double *total, double *value, sums *s)
{
    const size_t n = p->task->n, c = p->columns;
    double *const trial = p->trial;
    for (double t = 1; t > 1e-3; t *= 0.4) {
        memcpy(trial, p->errors, n * sizeof *trial);
        for (size_t k = 0; k < c; k++)
            for (size_t i = 0; i < n; i++) trial[i] -= t * d[k] * p->response[k * n + i];
        sums fresh;
        const double at = value_of(p, trial, &fresh);
        if (!(at < *value)) continue;
        const double gain = *value - at;
        memcpy(p->errors, trial, n * sizeof *trial);
        for (size_t k = 0; k < c; k++) total[k] += t * d[k];
        *value = at;
        *s = fresh;
        return gain;
    }
    return 0;
}

static void weigh(mfgq_i_profile *p)
{
    for (size_t i = 0; i < p->task->n; i++) {
        const double f = p->task->x[i] - p->errors[i];
        p->trial[i] = counts(p, i) ? 1 / (f * f) : 0;
    }
}

static void set_guess(mfgq_i_profile *p, const mfgq_i_ets *model)
{
    p->guess.l = model->l;
    p->guess.b = model->b;
    memcpy(p->guess.s, model->s, model->m * sizeof *model->s);
}

/* Plain least squares, its errors left in the profile. */
static void plain_start(mfgq_i_profile *p, mfgq_i_ets *model)
{
    mfgq_i_profile_states(p, model);
    set_guess(p, model);
    mfgq_i_profile_respond(p, model);
}

/* Weighted least squares from nothing; the value. */
static double cold_start(mfgq_i_profile *p, mfgq_i_ets *model, sums *s)
{
    double *const given = p->weight;
    plain_start(p, model);
    weigh(p);
    p->weight = p->trial;
    mfgq_i_profile_solve(p, model);
    p->weight = given;
    return value_of(p, p->errors, s);
}

/* From the states of the last call, which were the best of neighbouring parameters. */
static double warm_start(mfgq_i_profile *p, mfgq_i_ets *model, sums *s)
{
    mfgq_i_profile_respond(p, model);
    model->l = p->guess.l;
    model->b = p->guess.b;
    memcpy(model->s, p->guess.s, model->m * sizeof *model->s);
    return value_of(p, p->errors, s);
}

double mfgq_i_profile_relative(mfgq_i_profile *p, mfgq_i_ets *model, int rounds)
{
    double total[MOST] = {0}, d[MOST] = {0}, gradient[MOST], gain = INFINITY;
    sums s;
    double value = p->warm ? warm_start(p, model, &s) : INFINITY;
    if (!isfinite(value)) value = cold_start(p, model, &s);
    for (int round = 0; round < rounds && isfinite(value) && gain > 1e-8; round++) {
        derivatives(p, &s, 0, gradient, p->normal);
        if (!newton(p, gradient, p->normal, d)) {
            derivatives(p, &s, 1, gradient, p->normal);
            if (!newton(p, gradient, p->normal, d)) break;
        }
        gain = move(p, d, total, &value, &s);
    }
    mfgq_i_profile_take(p, total, model);
    if (rounds == 0 || !isfinite(value)) return value;
    p->warm = p->columns > 1; /* a level alone is cheap, and may have two valleys */
    set_guess(p, model);
    return value;
}
