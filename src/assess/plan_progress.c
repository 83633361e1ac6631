/* mfgq_assess_progress: the progress rules over the targets of a plan. */
#include "assess_i.h"
#include "progress_i.h"

#include <math.h>

typedef struct job {
    mfgq_i_view view;
    const mfgq_i_rule *rule;
    int milestones;
    double *series; /* room for `room` yearly values */
    size_t room;
    mfgq_builder *builder;
} job;

static double years_of(const mfgq_i_when *when)
{
    return when->number ? when->end / 12.0 - 1 : NAN;
}

/* A cut is the fall of a level that starts at 1. */
static double level_of(const mfgq_i_row *row, double figure)
{
    return row->motion == MFGQ_I_IS_CUT ? 1 - mfgq_i_to_base(figure, row->unit) : figure;
}

/* Whether the figure at the base is known by what the target counts: 1 or 0 at the start. */
static double start_of(const mfgq_i_row *row)
{
    if (row->motion == MFGQ_I_IS_CUT) return 1;
    if (row->motion == MFGQ_I_ADDS && row->value->accumulation == MFGQ_SINCE_BASE) return 0;
    return row->base ? row->base_outcome.value : NAN;
}

static int is_yearly(const mfgq_i_observation *o)
{
    return mfgq_period_frequency(o->period.number) == MFGQ_YEAR;
}

/* The yearly values up to the date, oldest first, into the job's room. */
static mfgq_status read_series(job *j, const mfgq_i_row *row, mfgq_i_case *c)
{
    size_t count;
    const size_t first = mfgq_i_observed_run(j->view.observations, row->indicator->id, &count);
    const mfgq_i_observation *const items = j->view.observations->items + first;
    int start = 0;
    for (size_t i = 0; i < count; i++) {
        const mfgq_i_observation *const o =
            is_yearly(&items[i]) ? mfgq_i_view_at(&j->view, row->indicator->id, &items[i].period)
                                 : NULL;
        mfgq_i_outcome out;
        if (!o) continue;
        MFGQ_I_TRY(mfgq_i_outcome_of(&j->view, o, row->unit, &out));
        const int year = mfgq_period_year(o->period.number);
        if (c->count == 0) start = year;
        const size_t need = (size_t)(year - start) + 1;
        if (!mfgq_i_grow((void **)&j->series, &j->room, need, sizeof *j->series))
            return mfgq_i_no_memory(j->view.err);
        while (c->count < need) j->series[c->count++] = NAN;
        j->series[need - 1] = level_of(row, out.value);
        c->last_period = year;
    }
    c->series = j->series;
    return MFGQ_OK;
}

static mfgq_status make_case(job *j, const mfgq_i_row *row, mfgq_i_case *c)
{
    const mfgq_i_value *const v = row->value;
    const int sense = mfgq_i_goal_sense(&row->goal);
    *c = (mfgq_i_case){0};
    c->direction = row->motion == MFGQ_I_IS_CUT ? -sense : sense;
    c->binding = v->accumulation == MFGQ_PER_YEAR ? MFGQ_BINDING_STANDING : MFGQ_BINDING_BY_YEAR;
    c->base_period = years_of(row->base ? &row->base->period : &row->base_period);
    c->base = start_of(row);
    c->period = c->value = c->limit = c->last_period = NAN;
    c->target_period = years_of(&v->period);
    c->target = isnan(row->target) ? NAN : level_of(row, row->target);
    return read_series(j, row, c);
}

static void text(mfgq_builder *b, const char *value)
{
    mfgq_builder_text(b, *value ? value : NULL);
}

static const mfgq_i_observation *latest(const job *j, const mfgq_i_row *row)
{
    const mfgq_i_when far = {"9999", mfgq_period_make(MFGQ_YEAR, 9999, 1), 12 * 10000};
    return mfgq_i_view_last(&j->view, row->indicator->id, &far);
}

static void add_row(job *j, const mfgq_i_row *row, const mfgq_i_finding *f, const char *note)
{
    mfgq_builder *const b = j->builder;
    const mfgq_i_observation *const seen = latest(j, row);
    text(b, row->indicator->id);
    mfgq_builder_f64(b, f->ratio);
    mfgq_builder_f64(b, f->score);
    text(b, mfgq_progress_word(f->verdict));
    text(b, mfgq_progress_reason(f->reason));
    text(b, row->statement->id);
    text(b, row->value->period.text);
    mfgq_builder_f64(b, row->target);
    text(b, row->unit_text);
    text(b, seen ? seen->period.text : "");
    text(b, seen ? seen->published : "");
    text(b, note);
}

static mfgq_status judge(job *j, const mfgq_i_value *value, mfgq_i_buffer *note)
{
    mfgq_i_row row;
    mfgq_i_case c;
    MFGQ_I_TRY(mfgq_i_row_make(&j->view, value, &row));
    MFGQ_I_TRY(make_case(j, &row, &c));
    const mfgq_i_finding f = mfgq_i_judge(j->rule, c);
    note->size = 0;
    row.seen = latest(j, &row);
    mfgq_i_row_breaks(&j->view, &row, note);
    if (note->failed) return mfgq_i_no_memory(j->view.err);
    add_row(j, &row, &f, note->size ? note->data : "");
    return MFGQ_OK;
}

/* The month up to which an indicator is known: milestones after it are still to come. */
static int known_until(const job *j, const mfgq_i_indicator *indicator)
{
    mfgq_i_row row = {0};
    row.indicator = indicator;
    if (j->view.as_of.number) return j->view.as_of.end;
    const mfgq_i_observation *const seen = latest(j, &row);
    return seen ? seen->period.end : 0;
}

/* The period's end that the milestone policy picks for an indicator; 0: all. */
static int chosen_end(const job *j, const mfgq_i_indicator *indicator)
{
    const mfgq_plan *const plan = j->view.plan;
    const int known = known_until(j, indicator);
    int next = 0, last = 0;
    if (j->milestones == MFGQ_MILESTONES_ALL) return 0;
    for (size_t i = 0; i < plan->value_count; i++) {
        const mfgq_i_value *const v = &plan->values[i];
        if (&plan->indicators[v->indicator] != indicator || !mfgq_i_is_figure(plan, v)) continue;
        if (v->period.end > last) last = v->period.end;
        if (v->period.end > known && (!next || v->period.end < next)) next = v->period.end;
    }
    return j->milestones == MFGQ_MILESTONES_NEXT && next ? next : last;
}

static mfgq_status add_rows(job *j, mfgq_i_buffer *note)
{
    const mfgq_plan *const plan = j->view.plan;
    size_t current = MFGQ_I_NONE;
    int end = 0;
    for (size_t i = 0; i < plan->value_count; i++) {
        const mfgq_i_value *const v = &plan->values[i];
        if (v->indicator != current) end = chosen_end(j, &plan->indicators[v->indicator]);
        current = v->indicator;
        if (mfgq_i_is_figure(plan, v) && (end == 0 || v->period.end == end))
            MFGQ_I_TRY(judge(j, v, note));
    }
    return MFGQ_OK;
}

static void columns(mfgq_builder *b)
{
    static const char *const names[] = {"id",     "ratio",  "score",       "status",
                                        "reason", "statement", "target_period", "target",
                                        "unit",   "last_period", "published", "note"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        mfgq_builder_column(b, names[i], i == 1 || i == 2 || i == 7 ? MFGQ_F64 : MFGQ_TEXT, NULL);
}

mfgq_status mfgq_assess_progress(const mfgq_plan *plan, const mfgq_observations *observations,
                                 mfgq_rule rule, mfgq_milestones milestones, const char *as_of,
                                 const char *vintage, mfgq_table **table, mfgq_error *err)
{
    job j = {{plan, observations, vintage, {0}, err}, NULL, (int)milestones, NULL, 0, NULL};
    mfgq_i_buffer note = {0};
    if ((int)rule < 0 || rule >= MFGQ_I_RULES)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "rule has no number %d", (int)rule);
    if (j.milestones < MFGQ_MILESTONES_NEXT || j.milestones > MFGQ_MILESTONES_ALL)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "milestones has no number %d",
                           j.milestones);
    MFGQ_I_TRY(mfgq_i_view_make(&j.view, as_of, 5));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "table is null");
    j.rule = &mfgq_i_rules[rule];
    j.builder = mfgq_builder_new();
    columns(j.builder);
    const mfgq_status status = add_rows(&j, &note);
    mfgq_i_buffer_free(&note);
    mfgq_i_free(j.series);
    if (status == MFGQ_OK) return mfgq_builder_finish(j.builder, table, err);
    mfgq_builder_free(j.builder);
    return status;
}
