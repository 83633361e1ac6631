/* Every target of a plan that is still to come, with its projection. */
#include "outlook_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int same_figure(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* 1 if an earlier value of the indicator states the same target for the period. */
static int stated_before(const mfgq_plan *plan, size_t index)
{
    const mfgq_i_value *const v = &plan->values[index];
    for (size_t i = index; i-- > 0;) {
        const mfgq_i_value *const e = &plan->values[i];
        if (e->indicator != v->indicator) return 0;
        if (mfgq_i_is_figure(plan, e) && e->period.number == v->period.number
            && e->comparator == v->comparator && e->accumulation == v->accumulation
            && same_figure(e->value, v->value)
            && same_figure(e->low, v->low) && same_figure(e->high, v->high)) return 1;
    }
    return 0;
}

/* 1 if the target lies after the date of the outlook, or after what was observed. */
static int is_to_come(const mfgq_i_outlook *o, const mfgq_i_row *row, const mfgq_i_history *h)
{
    const mfgq_i_when *const period = &row->value->period;
    if (o->to.number && period->end > o->to.end) return 0;
    if (o->view.as_of.number) return period->end > o->view.as_of.end;
    return !h->last || period->end > mfgq_period_end(h->last);
}

void mfgq_i_outlook_notes(const mfgq_i_outlook *o, const mfgq_i_row *row,
                          const mfgq_i_history *h, mfgq_i_buffer *notes)
{
    char text[80], last[MFGQ_PERIOD_SIZE] = "";
    if (!h->last) mfgq_i_outlook_note(notes, "never observed");
    mfgq_period_format(h->last, last);
    snprintf(text, sizeof text, "last observed %s", last);
    const int late = h->last && mfgq_period_end(h->last) < o->view.as_of.end;
    if (late) mfgq_i_outlook_note(notes, text);
    snprintf(text, sizeof text, "0 at its base %.20s", row->base_period.text);
    if (h->from_base) mfgq_i_outlook_note(notes, text);
    snprintf(text, sizeof text, "%zu known only as a bound, left out", h->bounded);
    if (h->bounded) mfgq_i_outlook_note(notes, text);
    if (h->cut_at_break) mfgq_i_outlook_note(notes, "from the last break on");
    mfgq_builder_text(o->out, notes->size ? notes->data : NULL);
}

void mfgq_i_outlook_number(const mfgq_i_outlook *o, double value)
{
    mfgq_builder_f64(o->out, isfinite(value) ? value : NAN);
}

void mfgq_i_outlook_period(const mfgq_i_outlook *o, mfgq_period period)
{
    char text[MFGQ_PERIOD_SIZE] = "";
    if (period) mfgq_period_format(period, text);
    mfgq_builder_text(o->out, *text ? text : NULL);
}

static void put_row(const mfgq_i_outlook *o, const mfgq_i_row *row, const mfgq_i_history *h,
                    const mfgq_i_prospect *p)
{
    mfgq_builder_text(o->out, row->indicator->id);
    mfgq_builder_text(o->out, row->value->period.text);
    mfgq_builder_f64(o->out, row->target);
    mfgq_builder_text(o->out, row->unit_text);
    mfgq_builder_f64(o->out, p->median);
    for (size_t k = 0; k < o->levels; k++) {
        mfgq_builder_f64(o->out, p->low[k]);
        mfgq_builder_f64(o->out, p->high[k]);
    }
    mfgq_builder_f64(o->out, p->probability);
    mfgq_i_outlook_number(o, p->required_rate);
    mfgq_i_outlook_period(o, p->reached);
    mfgq_builder_i64(o->out, (int64_t)h->used);
    mfgq_builder_text(o->out, isnan(p->median) ? NULL : mfgq_model_name(mfgq_i_outlook_model(row)));
}

/* What stands behind the note: the period reached at the ends of the first interval. */
static void put_rest(const mfgq_i_outlook *o, const mfgq_i_row *row, const mfgq_i_prospect *p)
{
    mfgq_i_outlook_period(o, p->early);
    mfgq_i_outlook_period(o, p->late);
    const double gap = p->median - row->target;
    mfgq_i_outlook_number(o, mfgq_i_goal_sense(&row->goal) < 0 ? -gap : gap);
    mfgq_builder_text(o->out, mfgq_i_accumulation_words[row->value->accumulation]);
}

static mfgq_status write_prospect(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                  const mfgq_i_history *h, mfgq_i_buffer *notes)
{
    mfgq_i_prospect p = {.median = NAN, .probability = NAN, .required_rate = NAN};
    for (size_t k = 0; k < MFGQ_I_LEVELS; k++) p.low[k] = p.high[k] = NAN;
    MFGQ_I_TRY(mfgq_i_prospect_make(o, row, h, &p, notes));
    put_row(o, row, h, &p);
    mfgq_i_outlook_notes(o, row, h, notes);
    put_rest(o, row, &p);
    return MFGQ_OK;
}

static mfgq_status add_value(const mfgq_i_outlook *o, size_t index)
{
    mfgq_i_row row;
    mfgq_i_history h = {0};
    mfgq_i_buffer notes = {0};
    MFGQ_I_TRY(mfgq_i_row_make(&o->view, &o->view.plan->values[index], &row));
    mfgq_status status = mfgq_i_history_read(o, &row, &h);
    if (status == MFGQ_OK && is_to_come(o, &row, &h)) status = o->write(o, &row, &h, &notes);
    if (status == MFGQ_OK && notes.failed) status = mfgq_i_no_memory(o->view.err);
    mfgq_i_free(h.values);
    mfgq_i_buffer_free(&notes);
    return status;
}

void mfgq_i_outlook_bands(const mfgq_i_outlook *o)
{
    for (size_t k = 0; k < o->levels; k++)
        for (int upper = 0; upper < 2; upper++) {
            char name[MFGQ_I_DOUBLE_SIZE + 2] = {upper ? 'h' : 'l', upper ? 'i' : 'o'};
            mfgq_i_format_double(o->percent[k], name + 2);
            mfgq_builder_column(o->out, name, MFGQ_F64, NULL);
        }
}

static void declare(const mfgq_i_outlook *o)
{
    mfgq_builder_column(o->out, "indicator", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "target", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "unit", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "median", MFGQ_F64, NULL);
    mfgq_i_outlook_bands(o);
    mfgq_builder_column(o->out, "probability", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "required_rate", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "reached", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "observations", MFGQ_I64, NULL);
    mfgq_builder_column(o->out, "method", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "note", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "reached_early", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "reached_late", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "gap", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "accumulation", MFGQ_TEXT, NULL);
}

static mfgq_status set_levels(mfgq_i_outlook *o, size_t count, const double *levels)
{
    static const double usual[] = {0.8, 0.95};
    if (count > MFGQ_I_LEVELS)
        return mfgq_i_fail(o->view.err, MFGQ_E_INVALID, 6, -1, "more than %d levels",
                           MFGQ_I_LEVELS);
    if (count && !levels)
        return mfgq_i_fail(o->view.err, MFGQ_E_INVALID, 7, -1, "levels is null");
    o->levels = count ? count : 2;
    memcpy(o->level, count ? levels : usual, o->levels * sizeof *levels);
    for (size_t k = 0; k < o->levels; k++)
        if (!(o->level[k] > 0 && o->level[k] < 1))
            return mfgq_i_fail(o->view.err, MFGQ_E_INVALID, 7, (int64_t)k,
                               "level is not between 0 and 1");
    /* 0.95 * 100 is not 95 in binary; decimals of a percentage are kept to the eighth. */
    for (size_t k = 0; k < o->levels; k++) o->percent[k] = round(o->level[k] * 1e10) / 1e8;
    return MFGQ_OK;
}

static mfgq_status fill(const mfgq_i_outlook *o)
{
    const mfgq_plan *const plan = o->view.plan;
    for (size_t i = 0; i < plan->value_count; i++) {
        if (!mfgq_i_is_figure(plan, &plan->values[i]) || stated_before(plan, i)) continue;
        MFGQ_I_TRY(add_value(o, i));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_outlook_make(mfgq_i_outlook *o, const char *as_of, const char *to,
                                size_t count, const double *levels)
{
    mfgq_error *const err = o->view.err;
    if (!mfgq_has_gsl())
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "projection needs a build with gsl");
    MFGQ_I_TRY(mfgq_i_view_make(&o->view, as_of, 3));
    if (to && !mfgq_i_when_parse(to, &o->to))
        return mfgq_i_fail(err, MFGQ_E_PARSE, 5, -1, "to '%.40s' is no period", to);
    return set_levels(o, count, levels);
}

mfgq_status mfgq_i_outlook_run(mfgq_i_outlook *o, mfgq_table **table)
{
    const mfgq_status status = fill(o);
    if (status == MFGQ_OK) return mfgq_builder_finish(o->out, table, o->view.err);
    mfgq_builder_free(o->out);
    return status;
}

mfgq_status mfgq_outlook(const mfgq_plan *plan, const mfgq_observations *observations,
                         const char *as_of, const char *vintage, const char *to, size_t count,
                         const double *levels, mfgq_table **table, mfgq_error *err)
{
    mfgq_i_outlook o = {
        .view = {.plan = plan, .observations = observations, .vintage = vintage, .err = err},
        .write = write_prospect};
    MFGQ_I_TRY(mfgq_i_outlook_make(&o, as_of, to, count, levels));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "table is null");
    o.out = mfgq_builder_new();
    declare(&o);
    return mfgq_i_outlook_run(&o, table);
}
