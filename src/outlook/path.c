/* Year by year: what a target requires, and what the projection expects. */
#include "outlook_i.h"

#include <math.h>

typedef struct year {
    mfgq_period period;
    double required, expected;
    size_t step; /* 0: no projection */
} year;

static void put_year(const mfgq_i_outlook *o, const mfgq_i_row *row, const year *y,
                     const mfgq_projection *projection)
{
    mfgq_builder_text(o->out, row->indicator->id);
    if (y->period) mfgq_i_outlook_period(o, y->period);
    else mfgq_builder_text(o->out, row->value->period.text);
    mfgq_builder_text(o->out, row->value->period.text);
    mfgq_builder_f64(o->out, row->target);
    mfgq_builder_text(o->out, row->unit_text);
    mfgq_i_outlook_number(o, y->required);
    mfgq_builder_f64(o->out, y->expected);
    for (size_t k = 0; k < 2 * o->levels; k++) {
        const double *const end =
            projection ? mfgq_projection_interval(projection, 0, k / 2, (int)(k % 2)) : NULL;
        mfgq_builder_f64(o->out, end && y->step ? end[y->step - 1] : NAN);
    }
    const double gap = y->expected - y->required;
    mfgq_i_outlook_number(o, mfgq_i_goal_sense(&row->goal) < 0 ? -gap : gap);
    mfgq_builder_text(o->out, mfgq_i_accumulation_words[row->value->accumulation]);
}

static mfgq_status put_years(const mfgq_i_outlook *o, const mfgq_i_row *row,
                             const mfgq_i_history *h, size_t steps,
                             const mfgq_projection *projection, mfgq_i_buffer *notes)
{
    mfgq_i_span span;
    const double last = h->values[h->length - 1];
    MFGQ_I_TRY(mfgq_i_span_read(o, row, h, &span, notes));
    mfgq_i_outlook_note(notes, mfgq_projection_note(projection, 0));
    /* A yearly rate asks nothing of other years than its own. */
    const size_t first = row->motion == MFGQ_I_IS_RATE && !span.years ? steps : 1;
    for (size_t k = first; k <= steps; k++) {
        year y = {.period = mfgq_period_add(h->last, (int64_t)k), .step = k, .required = NAN};
        const int asked = !span.years || mfgq_i_span_years(&span, y.period) > 0;
        if (asked && !isnan(row->target))
            y.required = mfgq_i_required_level(row, &span, last, (double)k, (double)steps);
        y.expected = mfgq_projection_point(projection, 0)[k - 1];
        put_year(o, row, &y, projection);
        mfgq_i_buffer own = {0};
        if (notes->size) mfgq_i_outlook_note(&own, notes->data);
        mfgq_i_outlook_notes(o, row, h, &own);
        notes->failed |= own.failed;
        mfgq_i_buffer_free(&own);
    }
    return MFGQ_OK;
}

static mfgq_status write_path(const mfgq_i_outlook *o, const mfgq_i_row *row,
                              const mfgq_i_history *h, mfgq_i_buffer *notes)
{
    const size_t steps = mfgq_i_steps_to(row, h, notes);
    if (steps == 0) {
        const year none = {.required = row->target, .expected = NAN};
        put_year(o, row, &none, NULL);
        mfgq_i_outlook_notes(o, row, h, notes);
        return MFGQ_OK;
    }
    mfgq_projection *projection = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return mfgq_i_no_memory(o->view.err);
    mfgq_status status = mfgq_i_history_project(o, row, h, steps, 0, p, &projection);
    if (status == MFGQ_OK) status = put_years(o, row, h, steps, projection, notes);
    mfgq_projection_free(projection);
    mfgq_projector_free(p);
    return status;
}

static void declare(const mfgq_i_outlook *o)
{
    mfgq_builder_column(o->out, "indicator", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "target_period", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "target", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "unit", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "required", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "expected", MFGQ_F64, NULL);
    mfgq_i_outlook_bands(o);
    mfgq_builder_column(o->out, "gap", MFGQ_F64, NULL);
    mfgq_builder_column(o->out, "accumulation", MFGQ_TEXT, NULL);
    mfgq_builder_column(o->out, "note", MFGQ_TEXT, NULL);
}

mfgq_status mfgq_outlook_path(const mfgq_plan *plan, const mfgq_observations *observations,
                              const char *as_of, const char *vintage, const char *to,
                              size_t count, const double *levels, mfgq_table **table,
                              mfgq_error *err)
{
    mfgq_i_outlook o = {
        .view = {.plan = plan, .observations = observations, .vintage = vintage, .err = err},
        .write = write_path};
    MFGQ_I_TRY(mfgq_i_outlook_make(&o, as_of, to, count, levels));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "table is null");
    o.out = mfgq_builder_new();
    declare(&o);
    return mfgq_i_outlook_run(&o, table);
}
