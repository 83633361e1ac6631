/* What a reader of a verdict must know: short words, then the particulars. */
#include "assess_i.h"

#include <math.h>
#include <string.h>

static void add(mfgq_i_buffer *out, const char *text)
{
    if (out->size) mfgq_i_buffer_text(out, "; ");
    mfgq_i_buffer_text(out, text);
}

static void add_two(mfgq_i_buffer *out, const char *word, const char *text)
{
    add(out, word);
    mfgq_i_buffer_text(out, text);
}

static void number(mfgq_i_buffer *out, double value)
{
    mfgq_i_buffer_double(out, value);
}

static void rounding(const mfgq_i_row *row, mfgq_i_buffer *out)
{
    if (row->judged.note == MFGQ_ROUNDING_MET_AS_PRINTED) add(out, "met-as-printed");
    if (row->judged.note == MFGQ_ROUNDING_ROUNDS) add(out, "rounds-to-target");
}

static void latest(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out)
{
    const mfgq_i_observation *const last =
        mfgq_i_view_last(view, row->indicator->id, &row->value->period);
    if (!last) return;
    mfgq_i_buffer_text(out, ", latest ");
    mfgq_i_buffer_text(out, last->period.text);
}

static void missing(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out)
{
    switch (row->gap) {
    case MFGQ_I_NOT_OBSERVED:
        add_two(out, "not observed in ", row->value->period.text);
        latest(view, row, out);
        break;
    case MFGQ_I_NEVER_OBSERVED: add(out, "never observed"); break;
    case MFGQ_I_NO_REFERENCE:
        add_two(out, "reference not observed: ", row->statement->reference_id);
        break;
    case MFGQ_I_YEARS_MISSING: add(out, "average needs every year"); break;
    default: break;
    }
}

static void years(const mfgq_i_row *row, mfgq_i_buffer *out)
{
    if (row->years < 2) return;
    if (row->worst.number && row->years_seen > 1) add_two(out, "worst year ", row->worst.text);
    if (row->years_seen == row->years) {
        if (!row->worst.number) add(out, "average of the years");
        return;
    }
    if (!row->worst.number && row->years_seen == 1) add(out, "taken-as-average");
    add(out, "years observed: ");
    mfgq_i_buffer_int(out, (int64_t)row->years_seen);
    mfgq_i_buffer_text(out, " of ");
    mfgq_i_buffer_int(out, (int64_t)row->years);
}

static void goal(const mfgq_i_row *row, mfgq_i_buffer *out)
{
    if (row->value->comparator == MFGQ_RANGE) {
        add(out, "range ");
        number(out, row->value->low);
        mfgq_i_buffer_text(out, "-");
        number(out, row->value->high);
    }
    if (row->value->comparator == MFGQ_ABOUT && row->has_goal) add(out, "about");
    if (row->statement->type == MFGQ_I_RELATIVE)
        add_two(out, "against ", row->statement->reference_id);
    if (!row->value->dated) add(out, "undated");
    if (row->base && row->target == row->base_outcome.value) add(out, "base-equals-target");
}

/* A figure for the same period that the plan states otherwise elsewhere. */
static int clashes(const mfgq_i_value *a, const mfgq_i_value *b)
{
    if (a == b || a->statement == b->statement || a->period.end != b->period.end) return 0;
    if (a->accumulation != b->accumulation || isnan(a->low) || isnan(b->low)) return 0;
    return mfgq_i_to_base(a->low, a->in_unit) != mfgq_i_to_base(b->low, b->in_unit) ||
           mfgq_i_to_base(a->high, a->in_unit) != mfgq_i_to_base(b->high, b->in_unit) ||
           a->comparator != b->comparator;
}

static void one_clash(const mfgq_plan *plan, const mfgq_i_value *other, mfgq_i_buffer *out)
{
    add(out, "stated-differently: ");
    number(out, other->low);
    if (other->high != other->low) {
        mfgq_i_buffer_text(out, "-");
        number(out, other->high);
    }
    if (other->comparator != MFGQ_EQ && other->comparator != MFGQ_RANGE) {
        mfgq_i_buffer_text(out, " ");
        mfgq_i_buffer_text(out, mfgq_comparator_name(other->comparator));
    }
    mfgq_i_buffer_text(out, " in ");
    mfgq_i_buffer_text(out, plan->statements[other->statement].section);
}

static void conflicts(const mfgq_plan *plan, const mfgq_i_row *row, mfgq_i_buffer *out)
{
    const mfgq_i_indicator *const indicator = row->indicator;
    for (size_t s = 0; s < indicator->count; s++) {
        const mfgq_i_statement *const statement = &plan->statements[indicator->first + s];
        for (size_t i = 0; i < statement->count; i++) {
            const mfgq_i_value *const other = &plan->values[statement->first + i];
            if (clashes(row->value, other)) one_clash(plan, other, out);
        }
    }
}

static void marks(const mfgq_i_row *row, mfgq_i_buffer *out)
{
    const mfgq_i_observation *const seen = row->seen;
    if (!seen) return;
    if (row->judged.judgement == MFGQ_JUDGED_NOT_DUE) add_two(out, "latest ", seen->period.text);
    if (seen->qualifier != MFGQ_I_EXACT) add(out, mfgq_i_qualifier_words[seen->qualifier]);
    if (*seen->basis && strcmp(seen->basis, "current") != 0) add_two(out, "prices ", seen->basis);
    if (*seen->published) add_two(out, "vintage ", seen->published);
    if (*seen->note) add(out, seen->note);
}

/* Breaks of the series between base and outcome. */
void mfgq_i_row_breaks(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out)
{
    if (!row->seen) return;
    size_t count;
    const size_t first = mfgq_i_observed_run(view->observations, row->indicator->id, &count);
    const int from = row->base ? row->base->period.end : row->base_period.end;
    for (size_t i = first; i < first + count; i++) {
        const mfgq_i_observation *const o = &view->observations->items[i];
        if (!*o->break_note || o->period.end <= from || o->period.end > row->seen->period.end)
            continue;
        add_two(out, "break ", o->period.text);
        mfgq_i_buffer_text(out, ": ");
        mfgq_i_buffer_text(out, o->break_note);
    }
}

static void particulars(const mfgq_i_row *row, mfgq_i_buffer *out)
{
    const int is_other = row->base && row->base->period.number != row->base_period.number;
    if (is_other) add_two(out, "counted from ", row->base->period.text);
    if (row->other_prices) add(out, "base at other prices");
    if (*row->value->scope) add_two(out, "scope: ", row->value->scope);
    const char *const note = *row->value->note ? row->value->note : row->statement->note;
    if (*note) add_two(out, "target: ", note);
}

void mfgq_i_row_notes(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out)
{
    rounding(row, out);
    missing(view, row, out);
    years(row, out);
    goal(row, out);
    conflicts(view->plan, row, out);
    marks(row, out);
    mfgq_i_row_breaks(view, row, out);
    particulars(row, out);
}
