/* One history projected to one target. */
#include "outlook_i.h"

#include <math.h>
#include <string.h>

enum { PATHS = 10000 };

void mfgq_i_outlook_note(mfgq_i_buffer *notes, const char *text)
{
    if (!*text) return;
    if (notes->size) mfgq_i_buffer_text(notes, "; ");
    mfgq_i_buffer_text(notes, text);
}

/* The comparator whose probability is asked: more or less than a figure, or a band. */
static mfgq_status add_target(mfgq_projector *p, const mfgq_i_row *row, size_t step,
                              mfgq_error *err)
{
    const mfgq_i_question q = mfgq_i_question_of(row);
    if (q.sense == 0) return mfgq_projector_target(p, MFGQ_RANGE, NAN, q.low, q.high, step, err);
    const mfgq_comparator comparator = q.sense > 0 ? (q.strict ? MFGQ_GT : MFGQ_GE)
                                                   : (q.strict ? MFGQ_LT : MFGQ_LE);
    return mfgq_projector_target(p, comparator, q.sense > 0 ? q.low : q.high, NAN, NAN, step,
                                 err);
}

/* Shares stay inside 0 and the whole. A growth rate is no level that must stay positive,
   but a level cannot fall by more than itself; a cut is the same seen from below. */
static mfgq_status set_bounds(const mfgq_i_row *row, mfgq_projector *p, mfgq_error *err)
{
    const int kind = row->indicator->kind;
    const double whole = row->unit->kind == MFGQ_UNIT_PERCENT ? 100 : 1;
    if (kind == MFGQ_I_SHARE) MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_LOW, 0, err));
    if (kind == MFGQ_I_RATE) MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_LOW, -whole, err));
    if (kind == MFGQ_I_SHARE || kind == MFGQ_I_CUT_RATE)
        MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_HIGH, whole, err));
    return MFGQ_OK;
}

/* A growth rate comes back to a level; a trend through it is no forecast. */
int mfgq_i_outlook_model(const mfgq_i_row *row)
{
    return row->indicator->kind == MFGQ_I_RATE ? MFGQ_MODEL_AUTO_LEVEL : MFGQ_MODEL_AUTO;
}

mfgq_status mfgq_i_history_project(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                   const mfgq_i_history *h, size_t steps, size_t step,
                                   mfgq_projector *p, mfgq_projection **projection)
{
    mfgq_error *const err = o->view.err;
    MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_MODEL, mfgq_i_outlook_model(row), err));
    MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, (double)steps, err));
    MFGQ_I_TRY(mfgq_projector_levels(p, o->levels, o->percent, err));
    MFGQ_I_TRY(set_bounds(row, p, err));
    const int frequency = (int)mfgq_period_frequency(h->last);
    MFGQ_I_TRY(mfgq_projector_add(p, row->indicator->id, frequency, h->length, h->values, h->last,
                                  err));
    if (step) MFGQ_I_TRY(add_target(p, row, step, err));
    return mfgq_projector_run(p, NULL, NULL, projection, err);
}

static mfgq_period reached(const mfgq_projection *projection, const mfgq_i_history *h, int path)
{
    const int64_t step = mfgq_projection_reached(projection, 0, path);
    return step < 0 ? 0 : mfgq_period_add(h->last, step);
}

static void read_out(const mfgq_i_outlook *o, const mfgq_projection *projection,
                     const mfgq_i_history *h, size_t step, mfgq_i_prospect *out)
{
    out->median = mfgq_projection_point(projection, 0)[step - 1];
    for (size_t k = 0; k < o->levels; k++) {
        out->low[k] = mfgq_projection_interval(projection, 0, k, 0)[step - 1];
        out->high[k] = mfgq_projection_interval(projection, 0, k, 1)[step - 1];
    }
    out->probability = mfgq_projection_probability(projection, 0);
    out->reached = reached(projection, h, 0);
    out->early = reached(projection, h, 1);
    out->late = reached(projection, h, -1);
}

/* Joint sample paths of the years still to come, or the medians where there is no
   distribution. */
static mfgq_status judge_span(const mfgq_i_outlook *o, const mfgq_i_span *span,
                              const mfgq_i_history *h, const mfgq_projector *p,
                              const mfgq_projection *projection, size_t step,
                              mfgq_i_prospect *out)
{
    const double *const point = mfgq_projection_point(projection, 0);
    const double *const low = mfgq_projection_interval(projection, 0, 0, 0);
    const size_t steps = mfgq_projection_steps(projection, 0);
    if (isnan(point[0])) return MFGQ_OK;
    if (isnan(low[0]))
        return mfgq_i_span_judge(o, span, h->last, step, 1, steps, point, out);
    double *const paths = mfgq_i_array(PATHS * steps, sizeof *paths);
    if (!paths) return mfgq_i_no_memory(o->view.err);
    mfgq_status status = mfgq_projector_paths(p, 0, PATHS, paths, o->view.err);
    if (status == MFGQ_OK)
        status = mfgq_i_span_judge(o, span, h->last, step, PATHS, steps, paths, out);
    mfgq_i_free(paths);
    return status;
}

static mfgq_status project(const mfgq_i_outlook *o, const mfgq_i_row *row,
                           const mfgq_i_span *span, const mfgq_i_history *h, size_t step,
                           mfgq_projector *p, mfgq_i_prospect *out, mfgq_i_buffer *notes)
{
    mfgq_projection *projection = NULL;
    const int average = span->years && span->accumulation == MFGQ_AVERAGE;
    MFGQ_I_TRY(mfgq_i_history_project(o, row, h, step + MFGQ_I_BEYOND, average ? 0 : step, p,
                                      &projection));
    mfgq_i_outlook_note(notes, mfgq_projection_note(projection, 0));
    if (!span->years || !average) read_out(o, projection, h, step, out);
    mfgq_status status = MFGQ_OK;
    if (span->years) {
        out->median = out->probability = NAN;
        for (size_t k = 0; k < o->levels; k++) out->low[k] = out->high[k] = NAN;
        if (!span->unknown) status = judge_span(o, span, h, p, projection, step, out);
        if (!span->unknown && isnan(out->median))
            mfgq_i_outlook_note(notes, "the figure is out of the range of doubles");
        if (span->missed) out->probability = 0.001;
    }
    mfgq_projection_free(projection);
    return status;
}

size_t mfgq_i_steps_to(const mfgq_i_row *row, const mfgq_i_history *h, mfgq_i_buffer *notes)
{
    int64_t step = 0;
    if (!h->last) return 0;
    if (mfgq_period_between(h->last, row->value->period.number, &step, NULL) != MFGQ_OK)
        return 0;
    if (step > MFGQ_I_FAR) mfgq_i_outlook_note(notes, "more than 1000 periods ahead");
    return step < 1 || step > MFGQ_I_FAR ? 0 : (size_t)step;
}

mfgq_status mfgq_i_prospect_make(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                 const mfgq_i_history *h, mfgq_i_prospect *out,
                                 mfgq_i_buffer *notes)
{
    mfgq_i_span span;
    const size_t step = mfgq_i_steps_to(row, h, notes);
    if (step == 0) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_span_read(o, row, h, &span, notes));
    const double last = h->values[h->length - 1];
    if (!isnan(row->target))
        out->required_rate = mfgq_i_required_rate(row, &span, last, (double)step);
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return mfgq_i_no_memory(o->view.err);
    const mfgq_status status = project(o, row, &span, h, step, p, out, notes);
    mfgq_projector_free(p);
    return status;
}
