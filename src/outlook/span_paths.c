/* What sample paths say of a target for several years. */
#include "outlook_i.h"

#include <math.h>
#include <stdlib.h>

typedef struct reader {
    const mfgq_i_outlook *o;
    const mfgq_i_span *span;
    size_t count, years;
    double *running, *figure; /* [count] */
    mfgq_i_prospect *out;
} reader;

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Between the order statistics, as most packages do (Hyndman and Fan's definition 7). */
static double quantile(const reader *r, double p)
{
    const double at = p * (double)(r->count - 1);
    const size_t below = (size_t)at;
    if (below + 1 >= r->count) return r->figure[r->count - 1];
    const double low = r->figure[below], high = r->figure[below + 1];
    return low == high ? low : low + (at - (double)below) * (high - low);
}

static double finite(double value)
{
    return isfinite(value) ? value : NAN;
}

static void sort_figures(reader *r)
{
    for (size_t i = 0; i < r->count; i++)
        r->figure[i] = mfgq_i_span_figure(r->span, r->running[i], r->years);
    qsort(r->figure, r->count, sizeof *r->figure, by_size);
}

static void read_target(const reader *r)
{
    mfgq_i_prospect *const out = r->out;
    size_t met = 0;
    out->median = finite(quantile(r, 0.5));
    for (size_t k = 0; k < r->o->levels; k++) {
        const double tail = (1 - r->o->level[k]) / 2;
        out->low[k] = r->count > 1 ? finite(quantile(r, tail)) : NAN;
        out->high[k] = r->count > 1 ? finite(quantile(r, 1 - tail)) : NAN;
    }
    for (size_t i = 0; i < r->count; i++)
        if (isnan(r->figure[i])) out->median = NAN; /* sums of huge values of both signs */
    for (size_t i = 0; i < r->count; i++)
        met += mfgq_i_question_meets(&r->span->question, r->figure[i]) != 0;
    out->probability =
        r->count > 1 ? fmin(fmax((double)met / (double)r->count, 0.001), 0.999) : NAN;
    if (!isnan(out->median)) return;
    out->probability = NAN;
    for (size_t k = 0; k < r->o->levels; k++) out->low[k] = out->high[k] = NAN;
}

static void note_first(const reader *r, mfgq_period *first, double p, mfgq_period at)
{
    if (!*first && mfgq_i_question_meets(&r->span->question, quantile(r, p))) *first = at;
}

/* A running average reaches its target; for a figure of every year, a year does, which the
   projection has said already. */
static void read_reached(const reader *r, mfgq_period at)
{
    const int sense = r->span->question.sense;
    const double tail = (1 - r->o->level[0]) / 2;
    note_first(r, &r->out->reached, 0.5, at);
    if (sense == 0 || r->count == 1) return;
    note_first(r, &r->out->early, sense > 0 ? 1 - tail : tail, at);
    note_first(r, &r->out->late, sense > 0 ? tail : 1 - tail, at);
}

static int is_done(const reader *r, size_t at, size_t step)
{
    const mfgq_i_prospect *const out = r->out;
    if (at < step) return 0;
    return r->span->accumulation == MFGQ_PER_YEAR || (out->reached && out->early && out->late);
}

static void walk(reader *r, mfgq_period last, size_t step, size_t steps, const double *y)
{
    const int average = r->span->accumulation == MFGQ_AVERAGE;
    for (size_t t = 0; t <= steps && (t == 0 || !is_done(r, t - 1, step)); t++) {
        const mfgq_period now = mfgq_period_add(last, (int64_t)t);
        r->years = mfgq_i_span_years(r->span, now);
        if (r->years == 0) continue;
        for (size_t i = 0; t > 0 && i < r->count; i++)
            r->running[i] = mfgq_i_span_add(r->span, r->running[i], y[i * steps + t - 1]);
        if (!average && t != step) continue;
        sort_figures(r);
        if (t == step) read_target(r);
        if (average) read_reached(r, now);
    }
}

mfgq_status mfgq_i_span_judge(const mfgq_i_outlook *o, const mfgq_i_span *span,
                              mfgq_period last, size_t step, size_t count, size_t steps,
                              const double *y, mfgq_i_prospect *out)
{
    reader r = {.o = o, .span = span, .count = count, .out = out};
    const int average = span->accumulation == MFGQ_AVERAGE;
    r.running = mfgq_i_array(2 * count, sizeof *r.running);
    if (!r.running) return mfgq_i_no_memory(o->view.err);
    r.figure = r.running + count;
    for (size_t i = 0; i < count; i++) r.running[i] = average ? span->sum : span->worst;
    walk(&r, last, step, steps, y);
    mfgq_i_free(r.running);
    return MFGQ_OK;
}
