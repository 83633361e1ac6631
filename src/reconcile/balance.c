/* The projection of 0 on the set of d with N d = r or N d >= r, where x = y + L d.

   Equalities are taken in their order, so that the first which contradicts those
   before it is known. Then the dual method of Goldfarb and Idnani: the most violated
   restriction is made to hold, restrictions whose multiplier would turn negative on
   the way are let go. */
#include "balance_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

static const double DEPENDENT = 1e-11; /* of its length outside the span of the others */

typedef struct work {
    const mfgq_i_system *s;
    const double *root, *low, *high;
    int full;
    size_t equalities; /* active restrictions that are never let go */
    mfgq_i_ortho ortho;
    size_t *active;        /* [capacity] restriction of each vector */
    double *c, *u, *share; /* [capacity] coordinates, multipliers, shares of a normal */
    double *y, *d, *x, *normal; /* [n] */
} work;

/* Restrictions are numbered: m constraints, then n lower, then n upper bounds. */
static mfgq_i_culprit kind_of(const work *w, size_t id)
{
    if (id < w->s->m) return (mfgq_i_culprit){MFGQ_I_CONSTRAINT, id};
    id -= w->s->m;
    if (id < w->s->n) return (mfgq_i_culprit){MFGQ_I_LOW, id};
    return (mfgq_i_culprit){MFGQ_I_HIGH, id - w->s->n};
}

static double sign_of(const work *w, mfgq_i_culprit k)
{
    if (k.kind == MFGQ_I_CONSTRAINT) return w->s->comparison[k.index] == MFGQ_AT_MOST ? -1 : 1;
    return k.kind == MFGQ_I_HIGH ? -1 : 1;
}

/* normal = L' a, with the sign that makes it a >=. */
static void set_normal(const work *w, size_t id)
{
    const mfgq_i_culprit k = kind_of(w, id);
    const double sign = sign_of(w, k);
    const size_t n = w->s->n;
    memset(w->normal, 0, n * sizeof *w->normal);
    for (size_t i = 0; i < n; i++) {
        const double a = k.kind == MFGQ_I_CONSTRAINT ? w->s->a[k.index * n + i] : i == k.index;
        if (a == 0) continue;
        if (!w->full) w->normal[i] = sign * a * w->root[i];
        for (size_t j = 0; w->full && j <= i; j++)
            w->normal[j] += sign * a * w->root[i * n + j];
    }
}

/* How far x is inside the restriction; *size is what rounding errors are measured by. */
static double slack(const work *w, size_t id, const double *x, double *size)
{
    const mfgq_i_culprit k = kind_of(w, id);
    const size_t n = w->s->n;
    double bound, sum = 0;
    *size = 0;
    if (k.kind == MFGQ_I_CONSTRAINT) {
        bound = w->s->total[k.index];
        for (size_t i = 0; i < n; i++) {
            const double term = w->s->a[k.index * n + i] * x[i];
            sum += term;
            *size += fabs(term);
        }
    } else {
        bound = (k.kind == MFGQ_I_LOW ? w->low : w->high)[k.index];
        sum = x[k.index];
        *size = fabs(sum) + fabs(w->y[k.index]);
    }
    *size += fabs(bound);
    return sign_of(w, k) * (sum - bound);
}

static void set_x(const work *w)
{
    const size_t n = w->s->n;
    for (size_t i = 0; i < n; i++)
        w->x[i] = w->y[i] + (w->full ? mfgq_i_inner(i + 1, w->root + i * n, w->d)
                                     : w->root[i] * w->d[i]);
}

/* Adds to d the least step after which the active restrictions hold for x. */
static void correct(const work *w)
{
    const mfgq_i_ortho *const o = &w->ortho;
    for (size_t k = 0; k < o->count; k++) {
        double size;
        const double *const r = o->r + k * o->capacity;
        w->c[k] = -slack(w, w->active[k], w->x, &size) - mfgq_i_inner(k, r, w->c);
        w->c[k] /= r[k];
        for (size_t i = 0; i < w->s->n; i++) w->d[i] += w->c[k] * o->q[k * w->s->n + i];
    }
    set_x(w);
}

/* Appends a restriction; 0 if its normal lies in the span of the active ones. */
static int activate(work *w, size_t id)
{
    set_normal(w, id);
    if (!mfgq_i_ortho_add(&w->ortho, w->normal, DEPENDENT)) return 0;
    w->active[w->ortho.count - 1] = id;
    return 1;
}

/* The same for the last one alone, which leaves those before it as they are. */
static void correct_last(const work *w)
{
    double size;
    const mfgq_i_ortho *const o = &w->ortho;
    const size_t k = o->count - 1;
    const double step
        = -slack(w, w->active[k], w->x, &size) / o->r[k * o->capacity + k];
    for (size_t i = 0; i < w->s->n; i++) w->d[i] += step * o->q[k * w->s->n + i];
    set_x(w);
}

static mfgq_status contradiction(const work *w, size_t id, mfgq_i_culprit *culprit,
                                 mfgq_error *err)
{
    double size;
    *culprit = kind_of(w, id);
    return mfgq_i_fail(err, MFGQ_E_DATA, 0, (int64_t)culprit->index,
                       "no solution: it is missed by %g", fabs(slack(w, id, w->x, &size)));
}

static mfgq_status take_equalities(work *w, mfgq_i_culprit *culprit, mfgq_error *err)
{
    for (size_t id = 0; id < w->s->m; id++) {
        double size;
        if (w->s->comparison[id] != MFGQ_EQUAL) continue;
        if (activate(w, id)) {
            correct_last(w);
            continue;
        }
        if (fabs(slack(w, id, w->x, &size)) > 1e-9 * size)
            return contradiction(w, id, culprit, err);
    }
    w->equalities = w->ortho.count;
    return MFGQ_OK;
}

static int is_restriction(const work *w, size_t id)
{
    const mfgq_i_culprit k = kind_of(w, id);
    if (k.kind == MFGQ_I_CONSTRAINT) return w->s->comparison[id] != MFGQ_EQUAL;
    const double *const bounds = k.kind == MFGQ_I_LOW ? w->low : w->high;
    return bounds && !isnan(bounds[k.index]);
}

static int is_active(const work *w, size_t id)
{
    for (size_t k = 0; k < w->ortho.count; k++)
        if (w->active[k] == id) return 1;
    return 0;
}

static double normal_length(const work *w, size_t id)
{
    const mfgq_i_culprit k = kind_of(w, id);
    if (k.kind != MFGQ_I_CONSTRAINT && !w->full) return w->root[k.index];
    set_normal(w, id);
    return mfgq_i_norm(w->s->n, w->normal);
}

/* The most violated restriction in relation to its normal; SIZE_MAX if all hold. */
static size_t most_violated(const work *w)
{
    size_t worst = SIZE_MAX;
    double most = 0;
    for (size_t id = 0; id < w->s->m + 2 * w->s->n; id++) {
        if (!is_restriction(w, id)) continue;
        double size;
        const double inside = slack(w, id, w->x, &size);
        if (inside >= -1e-12 * size || is_active(w, id)) continue;
        const double length = normal_length(w, id);
        const double depth = length > 0 ? -inside / length : DBL_MAX;
        if (depth > most) most = depth, worst = id;
    }
    return worst;
}

/* R'z = c in place, for the rows of R that belong to active normals. */
static void to_multipliers(const mfgq_i_ortho *o, double *c)
{
    for (size_t k = o->count; k-- > 0;) {
        for (size_t j = k + 1; j < o->count; j++) c[k] -= o->r[j * o->capacity + k] * c[j];
        c[k] /= o->r[k * o->capacity + k];
    }
}

static void let_go(work *w, size_t k)
{
    const size_t count = w->ortho.count;
    memmove(w->active + k, w->active + k + 1, (count - k - 1) * sizeof *w->active);
    memmove(w->u + k, w->u + k + 1, (count - k - 1) * sizeof *w->u);
    w->ortho.count = k;
    for (size_t j = k; j + 1 < count; j++) (void)activate(w, w->active[j]);
}

/* The inequality whose multiplier first reaches 0, and the step to there. */
static size_t first_to_go(const work *w, double *step)
{
    size_t at = SIZE_MAX;
    *step = INFINITY;
    for (size_t k = w->equalities; k < w->ortho.count; k++) {
        if (!(w->share[k] > 1e-14) || !(w->u[k] / w->share[k] < *step)) continue;
        *step = w->u[k] / w->share[k];
        at = k;
    }
    return at;
}

/* Makes restriction `id` hold. */
static mfgq_status satisfy(work *w, size_t id, mfgq_i_culprit *culprit, mfgq_error *err)
{
    const size_t n = w->s->n;
    double multiplier = 0, size;
    for (size_t round = 0; round <= w->ortho.capacity; round++) {
        double partial;
        set_normal(w, id);
        const double length = mfgq_i_norm(n, w->normal);
        const double rest = mfgq_i_ortho_split(&w->ortho, w->normal, w->share);
        to_multipliers(&w->ortho, w->share);
        const size_t leaving = first_to_go(w, &partial);
        const int moves = rest > DEPENDENT * length;
        const double whole = moves ? -slack(w, id, w->x, &size) / rest / rest : INFINITY;
        const double step = fmin(whole, partial);
        if (!isfinite(step)) return contradiction(w, id, culprit, err);
        for (size_t i = 0; moves && i < n; i++) w->d[i] += step * w->normal[i];
        for (size_t k = 0; k < w->ortho.count; k++) w->u[k] -= step * w->share[k];
        multiplier += step;
        set_x(w);
        if (whole <= partial) {
            if (!activate(w, id)) break;
            w->u[w->ortho.count - 1] = multiplier;
            return MFGQ_OK;
        }
        let_go(w, leaving);
    }
    return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1, "the search over bounds did not end");
}

static mfgq_status take_inequalities(work *w, mfgq_i_culprit *culprit, mfgq_error *err)
{
    memset(w->u, 0, w->ortho.capacity * sizeof *w->u);
    for (size_t round = 0; round < 100 + 10 * w->ortho.capacity; round++) {
        const size_t id = most_violated(w);
        if (id == SIZE_MAX) return MFGQ_OK;
        MFGQ_I_TRY(satisfy(w, id, culprit, err));
    }
    return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1, "the search over bounds did not end");
}

/* Takes up rounding errors; values at a bound are put exactly on it. */
static void finish(const work *w, double *x)
{
    for (int pass = 0; pass < 3; pass++) correct(w);
    for (size_t i = 0; i < w->s->n; i++) {
        x[i] = w->x[i];
        if (w->low && x[i] < w->low[i]) x[i] = w->low[i];
        if (w->high && x[i] > w->high[i]) x[i] = w->high[i];
    }
    for (size_t k = w->equalities; k < w->ortho.count; k++) {
        const mfgq_i_culprit kind = kind_of(w, w->active[k]);
        if (kind.kind == MFGQ_I_LOW) x[kind.index] = w->low[kind.index];
        if (kind.kind == MFGQ_I_HIGH) x[kind.index] = w->high[kind.index];
    }
}

static int allocate(work *w)
{
    const size_t n = w->s->n, all = w->s->m + 2 * n, most = n < all ? n : all;
    w->active = mfgq_i_array(most, sizeof *w->active);
    w->c = mfgq_i_array(most, sizeof *w->c);
    w->u = mfgq_i_array(most, sizeof *w->u);
    w->share = mfgq_i_array(most, sizeof *w->share);
    w->y = mfgq_i_array(n, sizeof *w->y);
    w->d = mfgq_i_zalloc(n, sizeof *w->d);
    w->x = mfgq_i_array(n, sizeof *w->x);
    w->normal = mfgq_i_array(n, sizeof *w->normal);
    return w->active && w->c && w->u && w->share && w->y && w->d && w->x && w->normal
        && mfgq_i_ortho_new(&w->ortho, n, most);
}

mfgq_status mfgq_i_balance(const mfgq_i_system *system, const double *root, int full,
                           const double *low, const double *high, double *x,
                           mfgq_i_culprit *culprit, mfgq_error *err)
{
    work w = {.s = system, .root = root, .full = full, .low = low, .high = high};
    mfgq_status status = allocate(&w) ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) {
        memcpy(w.y, x, system->n * sizeof *x);
        memcpy(w.x, x, system->n * sizeof *x);
        status = take_equalities(&w, culprit, err);
    }
    if (status == MFGQ_OK) status = take_inequalities(&w, culprit, err);
    if (status == MFGQ_OK) finish(&w, x);
    mfgq_i_free(w.active);
    mfgq_i_free(w.c);
    mfgq_i_free(w.u);
    mfgq_i_free(w.share);
    mfgq_i_free(w.y);
    mfgq_i_free(w.d);
    mfgq_i_free(w.x);
    mfgq_i_free(w.normal);
    mfgq_i_ortho_free(&w.ortho);
    return status;
}
