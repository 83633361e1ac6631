/* One target: what it asks, what was observed, where it started. */
#include "assess_i.h"

#include <math.h>
#include <string.h>

static void set_figure_goal(mfgq_i_row *row)
{
    const mfgq_i_value *const v = row->value;
    row->goal.low = v->low;
    row->goal.high = v->high;
    row->goal.step = pow(10, -v->decimals);
    row->goal.exact = 1;
    row->target = mfgq_i_goal_figure(&row->goal);
}

/* An event has happened once it was observed as 1. */
static void set_event_goal(mfgq_i_row *row)
{
    row->goal.comparator = MFGQ_GE;
    row->goal.low = row->goal.high = row->goal.step = row->target = 1;
    row->goal.exact = 1;
}

/* The reference is a figure as printed, compared as such unless it is printed finer than the
   outcome, or known by bounds only. */
static void set_reference_goal(mfgq_i_row *row, const mfgq_i_outcome *found)
{
    mfgq_i_goal *const goal = &row->goal;
    row->has_goal = 1;
    row->target = found->value;
    goal->step = found->step;
    goal->exact = found->printed && row->outcome.step <= found->step * (1 + 1e-9);
    goal->low = goal->exact ? found->value : found->low;
    goal->high = goal->exact ? found->value : found->high;
}

static mfgq_status find_reference(const mfgq_i_view *view, mfgq_i_row *row)
{
    const mfgq_i_statement *const s = row->statement;
    mfgq_i_row scratch = *row; /* its years are not those of the outcome */
    mfgq_i_when period = row->value->period;
    mfgq_i_outcome found = {0};
    const mfgq_i_observation *seen = NULL;
    period.number = mfgq_period_add(period.number, -s->lag);
    period.end = mfgq_period_end(period.number);
    if (s->reference == MFGQ_I_NONE || !period.number) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_row_outcome(view, view->plan->indicators[s->reference].id, &period, &scratch,
                                  &found, &seen));
    if (seen && !scratch.gap) set_reference_goal(row, &found);
    return MFGQ_OK;
}

static mfgq_status set_outcome(const mfgq_i_view *view, mfgq_i_row *row)
{
    const mfgq_i_when *const period = &row->value->period;
    MFGQ_I_TRY(mfgq_i_row_outcome(view, row->indicator->id, period, row, &row->outcome,
                                  &row->seen));
    row->has_outcome = row->seen != NULL && !row->gap;
    return MFGQ_OK;
}

/* Where progress and pace start: the last observation up to the base. */
static mfgq_status set_base(const mfgq_i_view *view, mfgq_i_row *row)
{
    const mfgq_i_value *const v = row->value;
    row->base_period = v->base.number ? v->base : view->plan->base;
    if (!row->base_period.number) return MFGQ_OK;
    if (row->motion != MFGQ_I_GROWS && row->motion != MFGQ_I_SHIFTS) return MFGQ_OK;
    row->base = mfgq_i_view_last(view, row->indicator->id, &row->base_period);
    if (!row->base) return MFGQ_OK;
    return mfgq_i_outcome_of(view, row->base, row->unit, &row->base_outcome);
}

/* Levels at different prices do not make a rate. */
static void drop_base_at_other_prices(mfgq_i_row *row)
{
    if (!row->base || !row->seen || !*row->base->basis || !*row->seen->basis) return;
    if (strcmp(row->base->basis, row->seen->basis) == 0) return;
    row->base = NULL;
    row->other_prices = 1;
}

/* Before its time a target shows how far things are. */
static mfgq_status set_latest(const mfgq_i_view *view, mfgq_i_row *row)
{
    row->seen = mfgq_i_view_last(view, row->indicator->id, &row->value->period);
    if (!row->seen) return MFGQ_OK;
    row->has_outcome = 1;
    return mfgq_i_outcome_of(view, row->seen, row->unit, &row->outcome);
}

static int is_due(const mfgq_i_view *view, const mfgq_i_value *value)
{
    return !view->as_of.number || value->period.end <= view->as_of.end;
}

/* An event that was seen before its time stays seen. */
static mfgq_status set_event_outcome(const mfgq_i_view *view, mfgq_i_row *row)
{
    row->seen = mfgq_i_view_last(view, row->indicator->id, &row->value->period);
    if (!row->seen) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_outcome_of(view, row->seen, row->unit, &row->outcome));
    const int at_period = row->seen->period.end == row->value->period.end;
    row->outcome.low = row->outcome.high = row->outcome.value; /* no figure that was rounded */
    row->outcome.printed = row->outcome.high_open = 0;
    row->has_outcome = at_period || row->outcome.value >= 1;
    if (!row->has_outcome) row->seen = NULL;
    return MFGQ_OK;
}

static void judge(const mfgq_i_view *view, mfgq_i_row *row)
{
    if (!row->gap && !row->has_outcome)
        row->gap = mfgq_i_view_last(view, row->indicator->id, &view->plan->end) ||
                           mfgq_i_view_last(view, row->indicator->id, &row->value->period)
                       ? MFGQ_I_NOT_OBSERVED
                       : MFGQ_I_NEVER_OBSERVED;
    if (!row->gap && !row->has_goal) row->gap = MFGQ_I_NO_REFERENCE;
    if (!row->gap) row->judged = mfgq_i_compare(&row->goal, &row->outcome);
}

mfgq_status mfgq_i_row_make(const mfgq_i_view *view, const mfgq_i_value *value, mfgq_i_row *row)
{
    const mfgq_plan *const plan = view->plan;
    *row = (mfgq_i_row){0};
    row->value = value;
    row->indicator = &plan->indicators[value->indicator];
    row->statement = &plan->statements[value->statement];
    const int type = row->statement->type;
    row->unit = type == MFGQ_I_FIGURE ? value->in_unit : row->indicator->in_unit;
    row->unit_text = type == MFGQ_I_FIGURE ? value->unit : row->indicator->unit;
    row->target = NAN;
    row->goal.comparator = value->comparator;
    row->goal.direction = mfgq_i_sign(row->indicator);
    if (type == MFGQ_I_FIGURE) set_figure_goal(row);
    if (type == MFGQ_I_DATED_EVENT) set_event_goal(row);
    row->has_goal = type != MFGQ_I_RELATIVE;
    row->motion = mfgq_i_row_motion(row);
    MFGQ_I_TRY(set_base(view, row));
    if (!is_due(view, value)) {
        row->judged.judgement = MFGQ_JUDGED_NOT_DUE;
        return set_latest(view, row);
    }
    if (type == MFGQ_I_DATED_EVENT) MFGQ_I_TRY(set_event_outcome(view, row));
    else MFGQ_I_TRY(set_outcome(view, row));
    if (type == MFGQ_I_RELATIVE) MFGQ_I_TRY(find_reference(view, row));
    drop_base_at_other_prices(row);
    judge(view, row);
    return MFGQ_OK;
}
