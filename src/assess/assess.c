/* mfgq_assess: every target of a plan as one table. */
#include "assess_i.h"

#include <math.h>
#include <string.h>

static void columns(mfgq_builder *b)
{
    static const struct {
        const char *name;
        mfgq_type type;
    } list[] = {{"indicator", MFGQ_TEXT},     {"statement", MFGQ_TEXT},
                {"period", MFGQ_TEXT},        {"target", MFGQ_F64},
                {"actual", MFGQ_F64},         {"unit", MFGQ_TEXT},
                {"verdict", MFGQ_TEXT},       {"gap", MFGQ_F64},
                {"attainment", MFGQ_F64},     {"pace_required", MFGQ_F64},
                {"pace_observed", MFGQ_F64},  {"progress", MFGQ_F64},
                {"note", MFGQ_TEXT},          {"source", MFGQ_TEXT},
                {"comparator", MFGQ_TEXT},    {"base_period", MFGQ_TEXT},
                {"base", MFGQ_F64},           {"actual_period", MFGQ_TEXT},
                {"qualifier", MFGQ_TEXT},     {"published", MFGQ_TEXT}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        mfgq_builder_column(b, list[i].name, list[i].type, NULL);
}

static void text(mfgq_builder *b, const char *value)
{
    mfgq_builder_text(b, value && *value ? value : NULL);
}

static void add_row(mfgq_builder *b, const mfgq_i_row *row, const char *note)
{
    const mfgq_i_observation *const seen = row->seen, *const base = row->base;
    const int is_event = row->statement->type == MFGQ_I_DATED_EVENT;
    text(b, row->indicator->id);
    text(b, row->statement->id);
    text(b, row->value->period.text);
    mfgq_builder_f64(b, is_event ? NAN : row->target);
    mfgq_builder_f64(b, row->has_outcome ? row->outcome.value : NAN);
    text(b, row->unit_text);
    text(b, mfgq_assess_word(row->judged.judgement));
    mfgq_builder_f64(b, mfgq_i_row_gap(row));
    mfgq_builder_f64(b, mfgq_i_row_attainment(row));
    mfgq_builder_f64(b, mfgq_i_row_pace(row, 0));
    mfgq_builder_f64(b, mfgq_i_row_pace(row, 1));
    mfgq_builder_f64(b, mfgq_i_row_progress(row));
    text(b, note);
    text(b, seen ? seen->source : NULL);
    text(b, is_event ? NULL : mfgq_comparator_name(row->value->comparator));
    text(b, base ? base->period.text : row->base_period.text);
    mfgq_builder_f64(b, base ? row->base_outcome.value : NAN);
    text(b, seen ? seen->period.text : NULL);
    text(b, seen ? mfgq_i_qualifier_words[seen->qualifier] : NULL);
    text(b, seen ? seen->published : NULL);
}

static mfgq_status add_rows(const mfgq_i_view *view, mfgq_builder *b, mfgq_i_buffer *note)
{
    mfgq_i_row row;
    for (size_t i = 0; i < view->plan->value_count; i++) {
        MFGQ_I_TRY(mfgq_i_row_make(view, &view->plan->values[i], &row));
        note->size = 0;
        mfgq_i_row_notes(view, &row, note);
        if (note->failed) return mfgq_i_no_memory(view->err);
        add_row(b, &row, note->size ? note->data : NULL);
    }
    return MFGQ_OK;
}

mfgq_status mfgq_assess(const mfgq_plan *plan, const mfgq_observations *observations,
                        const char *as_of, const char *vintage, mfgq_table **table,
                        mfgq_error *err)
{
    mfgq_i_view view = {plan, observations, vintage, {0}, err};
    mfgq_i_buffer note = {0};
    MFGQ_I_TRY(mfgq_i_view_make(&view, as_of, 3));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    columns(b);
    const mfgq_status status = add_rows(&view, b, &note);
    mfgq_i_buffer_free(&note);
    if (status == MFGQ_OK) return mfgq_builder_finish(b, table, err);
    mfgq_builder_free(b);
    return status;
}

static int is_known(const mfgq_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->relation_count; i++)
        if (strcmp(plan->relations[i].id, id) == 0) return 1;
    for (size_t i = 0; i < plan->variable_count; i++)
        if (strcmp(plan->variables[i].id, id) == 0) return 1;
    return 0;
}

static mfgq_status check_one(const mfgq_plan *plan, const mfgq_i_observation *o, mfgq_error *err)
{
    const size_t index = mfgq_i_plan_indicator(plan, o->indicator);
    if (index == MFGQ_I_NONE)
        return is_known(plan, o->indicator)
                   ? MFGQ_OK
                   : mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 2, (int64_t)o->row,
                                 "the plan has no indicator '%.80s'", o->indicator);
    const mfgq_unit *const unit = plan->indicators[index].in_unit;
    if (!o->in_unit || mfgq_i_unit_check_sum(o->in_unit, unit, NULL) == MFGQ_OK) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_UNIT, 2, (int64_t)o->row,
                       "%.60s in %.40s cannot be compared with %.40s", o->indicator, o->unit,
                       *unit->name ? unit->name : "a bare number");
}

mfgq_status mfgq_assess_check(const mfgq_plan *plan, const mfgq_observations *observations,
                              mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!observations) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "observations is null");
    size_t worst = observations->count;
    for (size_t i = 0; i < observations->count; i++) {
        const mfgq_i_observation *const o = &observations->items[i];
        const int is_first = worst == observations->count;
        if ((is_first || o->row < observations->items[worst].row) &&
            check_one(plan, o, NULL) != MFGQ_OK) worst = i;
    }
    if (worst == observations->count) return MFGQ_OK;
    return check_one(plan, &observations->items[worst], err);
}
