/* One history projected to one target. */
#include "outlook_i.h"

#include <math.h>
#include <string.h>

void mfgq_i_outlook_note(mfgq_i_buffer *notes, const char *text)
{
    if (!*text) return;
    if (notes->size) mfgq_i_buffer_text(notes, "; ");
    mfgq_i_buffer_text(notes, text);
}

/* What still has to be done each period from the last observation. */
static double required_rate(const mfgq_i_row *row, double last, double periods)
{
    const double target = row->target;
    const double t = mfgq_i_to_base(target, row->unit), y = mfgq_i_to_base(last, row->unit);
    switch (row->motion) {
    case MFGQ_I_GROWS: return last > 0 && target > 0 ? pow(target / last, 1 / periods) - 1 : NAN;
    case MFGQ_I_SHIFTS: return (t - y) / periods;
    case MFGQ_I_IS_CUT: return y < 1 && t < 1 ? pow((1 - t) / (1 - y), 1 / periods) - 1 : NAN;
    case MFGQ_I_IS_RISE: return y > -1 && t > -1 ? pow((1 + t) / (1 + y), 1 / periods) - 1 : NAN;
    case MFGQ_I_IS_RATE: return row->indicator->kind == MFGQ_I_CUT_RATE ? -t : t;
    default: return NAN;
    }
}

/* The comparator whose probability is asked: more or less than a figure, or a band. */
static mfgq_status add_target(mfgq_projector *p, const mfgq_i_row *row, size_t step,
                              mfgq_error *err)
{
    const mfgq_i_goal *const goal = &row->goal;
    const int sense = mfgq_i_goal_sense(goal);
    if (sense == 0)
        return mfgq_projector_target(p, MFGQ_RANGE, NAN, goal->low, goal->high, step, err);
    const double figure = mfgq_i_goal_figure(goal);
    return mfgq_projector_target(p, sense > 0 ? MFGQ_GE : MFGQ_LE, figure, NAN, NAN, step, err);
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

static mfgq_status set_up(const mfgq_i_outlook *o, const mfgq_i_row *row,
                          const mfgq_i_history *h, size_t step, int with_target,
                          mfgq_projector *p)
{
    mfgq_error *const err = o->view.err;
    const double horizon = (double)(step + MFGQ_I_BEYOND);
    MFGQ_I_TRY(mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, horizon, err));
    MFGQ_I_TRY(mfgq_projector_levels(p, o->levels, o->percent, err));
    MFGQ_I_TRY(set_bounds(row, p, err));
    const int frequency = (int)mfgq_period_frequency(h->last);
    MFGQ_I_TRY(mfgq_projector_add(p, row->indicator->id, frequency, h->length, h->values, h->last,
                                  err));
    return with_target ? add_target(p, row, step, err) : MFGQ_OK;
}

static void read_out(const mfgq_i_outlook *o, const mfgq_projection *projection,
                     const mfgq_i_history *h, size_t step, mfgq_i_prospect *out)
{
    const double *const point = mfgq_projection_point(projection, 0);
    if (point) out->median = point[step - 1];
    for (size_t k = 0; point && k < o->levels; k++) {
        const double *const low = mfgq_projection_interval(projection, 0, k, 0);
        const double *const high = mfgq_projection_interval(projection, 0, k, 1);
        out->low[k] = low ? low[step - 1] : NAN;
        out->high[k] = high ? high[step - 1] : NAN;
    }
    out->probability = mfgq_projection_probability(projection, 0);
    const int64_t reached = mfgq_projection_reached(projection, 0, 0);
    if (reached >= 0) out->reached = mfgq_period_add(h->last, reached);
}

mfgq_status mfgq_i_prospect_make(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                 const mfgq_i_history *h, mfgq_i_prospect *out,
                                 mfgq_i_buffer *notes)
{
    int64_t step = 0;
    mfgq_error *const err = o->view.err;
    MFGQ_I_TRY(mfgq_period_between(h->last, row->value->period.number, &step, err));
    if (step < 1) return MFGQ_OK;
    const double last = h->values[h->length - 1];
    if (row->has_goal && !isnan(row->target))
        out->required_rate = required_rate(row, last, (double)step);
    const int average = row->value->accumulation == MFGQ_AVERAGE;
    if (average)
        mfgq_i_outlook_note(notes, "an average: its probability is not that of its last year");
    mfgq_projector *const p = mfgq_projector_new();
    mfgq_projection *projection = NULL;
    mfgq_status status = p ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK)
        status = set_up(o, row, h, (size_t)step, row->has_goal && !average, p);
    if (status == MFGQ_OK) status = mfgq_projector_run(p, NULL, NULL, &projection, err);
    if (status == MFGQ_OK) {
        read_out(o, projection, h, (size_t)step, out);
        mfgq_i_outlook_note(notes, mfgq_projection_note(projection, 0));
    }
    mfgq_projection_free(projection);
    mfgq_projector_free(p);
    return status;
}
