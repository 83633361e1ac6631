/* Targets for several years: a figure for every year, or on average over the years. */
#include "outlook_i.h"

#include <math.h>
#include <stdio.h>

/* About is half a unit of the last decimal; a figure without a better side is met by what
   rounds to it. */
mfgq_i_question mfgq_i_question_of(const mfgq_i_row *row)
{
    const mfgq_i_goal *const goal = &row->goal;
    const int about = goal->comparator == MFGQ_ABOUT, sense = mfgq_i_goal_sense(goal);
    const int point = sense == 0 && goal->low == goal->high;
    const double half = about || point ? goal->step / 2 : 0, figure = mfgq_i_goal_figure(goal);
    const int strict = goal->comparator == MFGQ_GT || goal->comparator == MFGQ_LT;
    if (sense > 0) return (mfgq_i_question){1, strict, figure - half, INFINITY};
    if (sense < 0) return (mfgq_i_question){-1, strict, -INFINITY, figure + half};
    return (mfgq_i_question){0, 0, goal->low - half, goal->high + half};
}

int mfgq_i_question_meets(const mfgq_i_question *q, double figure)
{
    if (q->strict) return q->sense > 0 ? figure > q->low : figure < q->high;
    return figure >= q->low && figure <= q->high;
}

static double short_of(const mfgq_i_question *q, double figure)
{
    return fmax(q->low - figure, figure - q->high);
}

double mfgq_i_span_add(const mfgq_i_span *s, double running, double figure)
{
    if (s->accumulation == MFGQ_PER_YEAR)
        return short_of(&s->question, figure) > short_of(&s->question, running)
                    || isnan(running) ? figure : running;
    return running + (s->is_rate ? log1p(mfgq_i_to_base(figure, s->unit)) : figure);
}

double mfgq_i_span_figure(const mfgq_i_span *s, double running, size_t years)
{
    if (s->accumulation == MFGQ_PER_YEAR) return running;
    const double mean = running / (double)years;
    return s->is_rate ? mfgq_i_from_base(expm1(mean), s->unit) : mean;
}

size_t mfgq_i_span_years(const mfgq_i_span *s, mfgq_period until)
{
    int64_t years = -1;
    if (mfgq_period_between(s->first, until, &years, NULL) != MFGQ_OK) return 0;
    return years < 0 ? 0 : (size_t)years + 1;
}

/* An observed year stands; one known by a bound may still tell met from missed. */
static mfgq_status observe(const mfgq_i_outlook *o, const mfgq_i_row *row, mfgq_period year,
                           mfgq_i_span *s)
{
    const mfgq_i_when when = {"", year, mfgq_period_end(year)};
    const mfgq_i_observation *const seen =
        mfgq_i_view_at(&o->view, row->indicator->id, &when);
    mfgq_i_outcome outcome;
    s->unknown++;
    if (!seen) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_outcome_of(&o->view, seen, row->unit, &outcome));
    if (s->accumulation == MFGQ_PER_YEAR) {
        const int judgement = mfgq_i_compare(&row->goal, &outcome).judgement;
        if (judgement == MFGQ_JUDGED_INDETERMINATE) return MFGQ_OK;
        if (judgement == MFGQ_JUDGED_MISSED && !s->missed) s->missed = year;
        s->worst = mfgq_i_span_add(s, s->worst, outcome.value);
    } else if (mfgq_i_is_bounded(seen)) {
        return MFGQ_OK;
    } else {
        s->sum = mfgq_i_span_add(s, s->sum, outcome.value);
    }
    s->unknown--;
    s->seen++;
    return MFGQ_OK;
}

static void say(const mfgq_i_row *row, const mfgq_i_span *s, mfgq_i_buffer *notes)
{
    char text[200], first[MFGQ_PERIOD_SIZE], missed[MFGQ_PERIOD_SIZE];
    const int average = s->accumulation == MFGQ_AVERAGE;
    mfgq_period_format(s->first, first);
    snprintf(text, sizeof text, "%s of %s to %.30s, %zu of %zu observed",
             average ? "average" : "worst year", first, row->value->period.text, s->seen,
             s->years);
    mfgq_i_outlook_note(notes, text);
    mfgq_period_format(s->missed, missed);
    snprintf(text, sizeof text, "already missed in %s", missed);
    if (s->missed) mfgq_i_outlook_note(notes, text);
    snprintf(text, sizeof text, "%zu past years unknown: no %s", s->unknown,
             average ? "average" : "probability of every year");
    if (s->unknown && !s->missed) mfgq_i_outlook_note(notes, text);
}

mfgq_status mfgq_i_span_read(const mfgq_i_outlook *o, const mfgq_i_row *row,
                             const mfgq_i_history *h, mfgq_i_span *s, mfgq_i_buffer *notes)
{
    const int accumulation = row->value->accumulation;
    const mfgq_period until = row->value->period.number;
    *s = (mfgq_i_span){.accumulation = accumulation, .unit = row->unit, .worst = NAN};
    if (accumulation != MFGQ_AVERAGE && accumulation != MFGQ_PER_YEAR) return MFGQ_OK;
    s->is_rate = row->indicator->kind == MFGQ_I_RATE;
    s->question = mfgq_i_question_of(row);
    s->first = mfgq_i_row_first_year(o->view.plan, row);
    if (!s->first || mfgq_period_order(s->first, until) > 0) s->first = until;
    s->years = mfgq_i_span_years(s, until);
    for (size_t i = 0; i < mfgq_i_span_years(s, h->last); i++)
        MFGQ_I_TRY(observe(o, row, mfgq_period_add(s->first, (int64_t)i), s));
    say(row, s, notes);
    return MFGQ_OK;
}
