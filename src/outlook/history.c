/* The observed series behind a target. */
#include "outlook_i.h"

#include <math.h>

int mfgq_i_is_bounded(const mfgq_i_observation *o)
{
    return o->qualifier == MFGQ_I_AT_LEAST || o->qualifier == MFGQ_I_AT_MOST;
}

/* First and last usable period of the run at a frequency; 0 when there is none. */
static void extent(const mfgq_i_outlook *o, const char *indicator, int frequency,
                   mfgq_i_history *h, mfgq_period *first)
{
    size_t count;
    const size_t from = mfgq_i_observed_run(o->view.observations, indicator, &count);
    mfgq_period bounded = 0;
    for (size_t i = from; i < from + count; i++) {
        const mfgq_i_when *const when = &o->view.observations->items[i].period;
        if (mfgq_period_frequency(when->number) != frequency) continue;
        const mfgq_i_observation *const seen = mfgq_i_view_at(&o->view, indicator, when);
        if (seen && mfgq_i_is_bounded(seen) && when->number != bounded) {
            bounded = when->number;
            h->bounded++;
        }
        if (!seen || mfgq_i_is_bounded(seen)) continue;
        if (*seen->break_note && *first) {
            *first = 0;
            h->cut_at_break = 1;
        }
        if (!*first) *first = when->number;
        h->last = when->number;
    }
}

static mfgq_status put(const mfgq_i_outlook *o, const mfgq_i_row *row, mfgq_period period,
                       mfgq_i_history *h, double *value)
{
    char text[MFGQ_PERIOD_SIZE];
    mfgq_period_format(period, text);
    mfgq_i_when when;
    if (!mfgq_i_when_parse(text, &when)) return MFGQ_OK;
    const mfgq_i_observation *const seen =
        mfgq_i_view_at(&o->view, row->indicator->id, &when);
    *value = NAN;
    if (!seen || mfgq_i_is_bounded(seen)) return MFGQ_OK;
    mfgq_i_outcome outcome;
    MFGQ_I_TRY(mfgq_i_outcome_of(&o->view, seen, row->unit, &outcome));
    *value = outcome.value;
    h->used++;
    return MFGQ_OK;
}

/* A figure counted from a base is 0 there: one more point of the series, by definition. */
static void start_at_base(const mfgq_i_row *row, mfgq_i_history *h, mfgq_period *first)
{
    if (row->value->accumulation != MFGQ_SINCE_BASE || h->cut_at_break) return;
    if (!row->base_period.number) return;
    const mfgq_period base =
        mfgq_period_to(row->base_period.number, mfgq_period_frequency(*first));
    if (!base || mfgq_period_order(base, *first) >= 0) return;
    *first = base;
    h->from_base = 1;
}

mfgq_status mfgq_i_history_read(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                mfgq_i_history *h)
{
    mfgq_period first = 0;
    int64_t apart = 0;
    extent(o, row->indicator->id, mfgq_period_frequency(row->value->period.number), h, &first);
    if (!h->last) return MFGQ_OK;
    start_at_base(row, h, &first);
    MFGQ_I_TRY(mfgq_period_between(first, h->last, &apart, o->view.err));
    h->length = (size_t)apart + 1;
    h->values = mfgq_i_array(h->length, sizeof *h->values);
    if (!h->values) return mfgq_i_no_memory(o->view.err);
    for (size_t i = 0; i < h->length; i++)
        MFGQ_I_TRY(put(o, row, mfgq_period_add(first, (int64_t)i), h, &h->values[i]));
    if (h->from_base) h->values[0] = 0;
    return MFGQ_OK;
}
