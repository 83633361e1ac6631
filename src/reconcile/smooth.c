/* The one linear problem behind all methods: the least |L x| with given aggregates.
   Its optimality conditions are written with each multiplier right behind the
   periods it binds, which makes them a banded system. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

static double factor_at(const mfgq_i_smoother *s, size_t j, size_t k)
{
    const double weight = mfgq_i_weight(s->frame, k);
    return s->scale ? weight * s->scale[s->frame->first[j] + k] : weight;
}

static void set_places(mfgq_i_smoother *s)
{
    const mfgq_i_frame *const f = s->frame;
    size_t next = 0, j = 0;
    for (size_t t = 0; t < f->periods; t++) {
        s->place[t] = next++;
        if (j < f->count && t == f->first[j] + f->ratio - 1) s->place[f->periods + j++] = next++;
    }
}

static size_t band_width(const mfgq_i_smoother *s, size_t order)
{
    const mfgq_i_frame *const f = s->frame;
    size_t width = f->ratio;
    for (size_t t = 0; t + order < f->periods; t++) {
        const size_t apart = s->place[t + order] - s->place[t];
        if (apart > width) width = apart;
    }
    return order < f->periods ? width : f->periods + f->count;
}

static void set_norms(mfgq_i_smoother *s)
{
    for (size_t j = 0; j < s->frame->count; j++) {
        s->norm[j] = 0;
        for (size_t k = 0; k < s->frame->ratio; k++)
            s->norm[j] = fmax(s->norm[j], fabs(factor_at(s, j, k)));
    }
}

mfgq_status mfgq_i_smoother_new(mfgq_i_smoother *s, const mfgq_i_frame *frame,
                                const double *scale, size_t order, mfgq_error *err)
{
    const size_t rows = frame->periods + frame->count;
    memset(s, 0, sizeof *s);
    s->frame = frame;
    s->scale = scale;
    s->place = mfgq_i_array(rows, sizeof *s->place);
    s->norm = mfgq_i_array(frame->count, sizeof *s->norm);
    s->multiplier = mfgq_i_array(frame->count, sizeof *s->multiplier);
    s->bound = mfgq_i_array(frame->count, sizeof *s->bound);
    s->work = mfgq_i_array(rows, sizeof *s->work);
    if (s->place && s->norm && s->multiplier && s->bound && s->work) {
        set_places(s);
        set_norms(s);
        if (mfgq_i_band_new(&s->band, rows, band_width(s, order))) return MFGQ_OK;
    }
    mfgq_i_smoother_free(s);
    return mfgq_i_no_memory(err);
}

void mfgq_i_smoother_free(mfgq_i_smoother *s)
{
    mfgq_i_free(s->place);
    mfgq_i_free(s->norm);
    mfgq_i_free(s->multiplier);
    mfgq_i_free(s->bound);
    mfgq_i_free(s->work);
    mfgq_i_band_free(&s->band);
    memset(s, 0, sizeof *s);
}

static void add(const mfgq_i_smoother *s, size_t row, size_t column, double value)
{
    *mfgq_i_band_at(&s->band, s->place[row], s->place[column]) += value;
}

/* Adds the contribution of row r of L to L'L, fixed periods left out. */
static void add_row(const mfgq_i_smoother *s, const mfgq_i_filter *filter, size_t r,
                    const unsigned char *fixed)
{
    const double head = r == 0 ? filter->head * filter->head : 1;
    for (size_t a = 0; a <= filter->order && a <= r; a++) {
        if (fixed && fixed[r - a]) continue;
        for (size_t b = 0; b <= filter->order && b <= r; b++)
            add(s, r - a, r - b, head * filter->taps[a] * filter->taps[b]);
    }
}

/* A benchmark none of whose periods can move binds nothing: its multiplier is 0. */
static void add_benchmark(const mfgq_i_smoother *s, size_t j, const unsigned char *fixed)
{
    const size_t row = s->frame->periods + j;
    s->bound[j] = 0;
    for (size_t k = 0; k < s->frame->ratio; k++) {
        const size_t t = s->frame->first[j] + k;
        if (factor_at(s, j, k) != 0 && !(fixed && fixed[t])) s->bound[j] = 1;
    }
    if (!s->bound[j]) add(s, row, row, 1);
    for (size_t k = 0; k < s->frame->ratio && s->bound[j]; k++) {
        const size_t t = s->frame->first[j] + k;
        const double value = factor_at(s, j, k) / s->norm[j];
        add(s, row, t, value);
        if (!(fixed && fixed[t])) add(s, t, row, value);
    }
}

mfgq_status mfgq_i_smoother_factor(mfgq_i_smoother *s, const mfgq_i_filter *filter,
                                   const unsigned char *fixed, mfgq_error *err)
{
    mfgq_i_band_clear(&s->band);
    for (size_t t = 0; t < s->frame->periods; t++) {
        if (fixed && fixed[t]) add(s, t, t, 1);
        if (t >= filter->skip) add_row(s, filter, t, fixed);
    }
    for (size_t j = 0; j < s->frame->count; j++) add_benchmark(s, j, fixed);
    if (mfgq_i_band_factor(&s->band)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, -1,
                       "the benchmarks do not determine the series");
}

/* What the aggregates of x still lack. */
static double lacking(const mfgq_i_smoother *s, size_t j, const double *aggregate,
                      const double *x)
{
    double sum = aggregate[j];
    for (size_t k = 0; k < s->frame->ratio; k++)
        sum -= factor_at(s, j, k) * x[s->frame->first[j] + k];
    return sum;
}

void mfgq_i_smoother_solve(mfgq_i_smoother *s, const unsigned char *fixed,
                           const double *aggregate, double *x)
{
    const mfgq_i_frame *const f = s->frame;
    for (size_t t = 0; t < f->periods; t++)
        if (!(fixed && fixed[t])) x[t] = 0;
    memset(s->multiplier, 0, f->count * sizeof *s->multiplier);
    for (int pass = 0; pass < 2; pass++) { /* the second takes up rounding errors */
        for (size_t t = 0; t < f->periods; t++)
            s->work[s->place[t]] = fixed && fixed[t] && pass == 0 ? x[t] : 0;
        for (size_t j = 0; j < f->count; j++) {
            double *const right = &s->work[s->place[f->periods + j]];
            if (!s->bound[j]) *right = 0;
            else if (pass == 0) *right = aggregate[j] / s->norm[j];
            else *right = lacking(s, j, aggregate, x) / s->norm[j];
        }
        mfgq_i_band_solve(&s->band, s->work);
        for (size_t t = 0; t < f->periods; t++) {
            if (fixed && fixed[t]) continue;
            x[t] += s->work[s->place[t]];
        }
        for (size_t j = 0; j < f->count; j++)
            s->multiplier[j] += s->work[s->place[f->periods + j]];
    }
}
