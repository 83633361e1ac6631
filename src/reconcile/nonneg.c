/* Series that may not fall below zero: block principal pivoting (Júdice and Pires),
   which moves all offending periods at once and falls back on one at a time. */
#include "reconcile_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { FREE = 0, AT_ZERO = 1, PINNED = 2 }; /* pinned: its benchmark is 0 */

typedef struct state {
    mfgq_i_smoother *s;
    const mfgq_i_filter *filter;
    const double *start;
    double *x, *slope, *rows;
    unsigned char *fixed;
    double value_size, slope_size; /* what rounding errors are measured by */
} state;

static double sign_at(const state *p, size_t t)
{
    if (!p->s->scale) return 1;
    return p->s->scale[t] > 0 ? 1 : p->s->scale[t] < 0 ? -1 : 0;
}

static double factor_at(const state *p, size_t j, size_t k)
{
    const size_t t = p->s->frame->first[j] + k;
    return mfgq_i_weight(p->s->frame, k) * (p->s->scale ? p->s->scale[t] : 1);
}

/* A negative benchmark has no solution, a zero one only zeros. */
static mfgq_status pin(state *p, const double *aggregate, mfgq_error *err)
{
    const mfgq_i_frame *const f = p->s->frame;
    for (size_t j = 0; j < f->count; j++) {
        double total = aggregate[j], size = fabs(aggregate[j]);
        for (size_t k = 0; k < f->ratio; k++) {
            const double part = factor_at(p, j, k) * p->start[f->first[j] + k];
            total += part;
            size += fabs(part);
        }
        if (total > 16 * DBL_EPSILON * size) continue;
        if (total < -16 * DBL_EPSILON * size)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)f->source[j],
                               "no non-negative series has the total %.17g", f->low[j]);
        for (size_t k = 0; k < f->ratio; k++)
            if (factor_at(p, j, k) != 0) p->fixed[f->first[j] + k] = PINNED;
    }
    return MFGQ_OK;
}

static mfgq_status solve(state *p, const double *aggregate, mfgq_error *err)
{
    const mfgq_i_frame *const f = p->s->frame;
    MFGQ_I_TRY(mfgq_i_smoother_factor(p->s, p->filter, p->fixed, err));
    for (size_t t = 0; t < f->periods; t++)
        if (p->fixed[t]) p->x[t] = -p->start[t];
    mfgq_i_smoother_solve(p->s, p->fixed, aggregate, p->x);
    mfgq_i_filter_apply(p->filter, f->periods, p->x, p->rows);
    mfgq_i_filter_transpose(p->filter, f->periods, p->rows, p->slope);
    for (size_t j = 0; j < f->count; j++)
        for (size_t k = 0; p->s->bound[j] && k < f->ratio; k++)
            p->slope[f->first[j] + k]
                += p->s->multiplier[j] * factor_at(p, j, k) / p->s->norm[j];
    p->value_size = p->slope_size = 0;
    for (size_t t = 0; t < f->periods; t++) {
        p->value_size = fmax(p->value_size, fabs(p->x[t] + p->start[t]));
        p->slope_size = fmax(p->slope_size, fabs(p->rows[t]));
    }
    return MFGQ_OK;
}

static int offends(const state *p, size_t t)
{
    const double sign = sign_at(p, t);
    if (p->fixed[t] == FREE) return sign * (p->x[t] + p->start[t]) < -1e-13 * p->value_size;
    return p->fixed[t] == AT_ZERO && sign * p->slope[t] < -1e-12 * p->slope_size;
}

/* Moves the offending periods, or the last of them alone; returns their number. */
static size_t exchange(state *p, size_t *best, int *patience)
{
    const size_t n = p->s->frame->periods;
    size_t count = 0, last = 0;
    for (size_t t = 0; t < n; t++)
        if (offends(p, t)) count++, last = t;
    if (count == 0) return 0;
    if (count < *best) *best = count, *patience = 3;
    else if (*patience > 0) --*patience;
    else {
        p->fixed[last] = p->fixed[last] == FREE ? AT_ZERO : FREE;
        return count;
    }
    for (size_t t = 0; t < n; t++)
        if (offends(p, t)) p->fixed[t] = p->fixed[t] == FREE ? AT_ZERO : FREE;
    return count;
}

static mfgq_status iterate(state *p, const double *aggregate, mfgq_error *err)
{
    size_t best = SIZE_MAX;
    int patience = 3;
    for (size_t i = 0; i < 100 + 4 * p->s->frame->periods; i++) {
        MFGQ_I_TRY(solve(p, aggregate, err));
        if (exchange(p, &best, &patience) == 0) return MFGQ_OK;
    }
    return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1, "no non-negative series found");
}

mfgq_status mfgq_i_smoother_nonneg(mfgq_i_smoother *s, const mfgq_i_filter *filter,
                                   const double *start, const double *aggregate, double *x,
                                   mfgq_error *err)
{
    const size_t n = s->frame->periods;
    state p = {.s = s, .filter = filter, .start = start, .x = x};
    p.slope = mfgq_i_array(n, sizeof *p.slope);
    p.rows = mfgq_i_array(n, sizeof *p.rows);
    p.fixed = mfgq_i_zalloc(n, 1);
    mfgq_status status = p.slope && p.rows && p.fixed ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = pin(&p, aggregate, err);
    if (status == MFGQ_OK) status = iterate(&p, aggregate, err);
    mfgq_i_free(p.slope);
    mfgq_i_free(p.rows);
    mfgq_i_free(p.fixed);
    return status;
}
