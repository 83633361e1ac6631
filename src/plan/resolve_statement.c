/* Statements and their values: what the text of each figure says, and what it leaves
   to the statement, the indicator and the plan. */
#include "fields_i.h"

#include <math.h>
#include <string.h>

enum { MOST_VALUES = 1000 };

typedef struct context {
    mfgq_i_reader *reader;
    mfgq_plan *plan;
    const mfgq_i_indicator *indicator;
    mfgq_i_statement *statement;
} context;

static mfgq_status find_unit(const context *c, const char *text, const mfgq_unit **unit)
{
    MFGQ_I_TRY(mfgq_i_need_unit(c->reader, c->plan, text, unit));
    if (mfgq_i_unit_check_sum(*unit, c->indicator->in_unit, NULL) == MFGQ_OK) return MFGQ_OK;
    return mfgq_i_refuse_key(c->reader, MFGQ_E_UNIT, "unit",
                             "'%.40s' cannot be compared with the indicator's '%.40s'", text,
                             c->indicator->unit);
}

static const char *first_of(const char *a, const char *b)
{
    return *a ? a : b;
}

static int choose(int own, int stated, int said)
{
    if (own >= 0) return own;
    return stated >= 0 ? stated : said;
}

static mfgq_status set_period(const context *c, mfgq_i_value *value)
{
    if (value->dated && !value->own_period.number)
        return mfgq_i_refuse(c->reader, MFGQ_E_DATA, "no key 'period' (or 'dated': false)");
    if (!value->dated && value->own_period.number && !c->reader->csv)
        return mfgq_i_refuse_key(c->reader, MFGQ_E_DATA, "period", "the value is not dated");
    if (!value->dated) value->own_period = (mfgq_i_when){.text = ""};
    value->period = value->dated ? value->own_period : c->plan->end;
    return MFGQ_OK;
}

static mfgq_status set_base(const context *c, mfgq_i_value *value)
{
    const mfgq_i_when none = {.text = ""};
    const mfgq_i_when *base = value->own_base.number ? &value->own_base : &c->statement->base;
    if (!base->number && value->accumulation == MFGQ_SINCE_BASE) base = &c->plan->base;
    if (value->accumulation == MFGQ_SINCE_BASE && !base->number)
        return mfgq_i_refuse(c->reader, MFGQ_E_DATA, "a figure since a base, but no base period");
    if (base->number && base->end >= value->period.end)
        return mfgq_i_refuse(c->reader, MFGQ_E_DATA, "the base %s is not before the period %s",
                             base->text, value->period.text);
    value->base = value->accumulation == MFGQ_NONE ? none : *base;
    return MFGQ_OK;
}

static mfgq_status check_range(const context *c, const mfgq_i_value *value)
{
    const int ranges = isnan(value->value);
    if (ranges != (value->comparator == MFGQ_RANGE))
        return mfgq_i_refuse_key(c->reader, MFGQ_E_DATA, "comparator",
                                 ranges ? "the figure is a range" : "the figure is not a range");
    if (ranges && !(value->low < value->high))
        return mfgq_i_refuse_key(c->reader, MFGQ_E_DATA, "text", "the range runs backwards");
    return MFGQ_OK;
}

static mfgq_status set_figure(const context *c, mfgq_i_value *value, mfgq_i_figure *figure)
{
    if (!*value->text) return mfgq_i_refuse(c->reader, MFGQ_E_DATA, "no key 'text'");
    const size_t old = mfgq_i_enter(c->reader, "text");
    MFGQ_I_TRY(mfgq_i_read_figure(c->reader, &c->plan->units, value->text, figure));
    mfgq_i_leave(c->reader, old);
    value->value = figure->value;
    value->low = figure->low;
    value->high = figure->high;
    value->decimals = figure->decimals;
    return MFGQ_OK;
}

static mfgq_status set_nothing(const context *c, mfgq_i_value *value)
{
    if (*value->text)
        return mfgq_i_refuse_key(c->reader, MFGQ_E_DATA, "text", "the statement is not of figures");
    value->value = value->low = value->high = NAN;
    return MFGQ_OK;
}

static mfgq_status resolve_value(const context *c, mfgq_i_value *value)
{
    const mfgq_i_statement *const statement = c->statement;
    const int of_figures = statement->type == MFGQ_I_FIGURE;
    mfgq_i_figure said = {.comparator = of_figures ? MFGQ_EQ : MFGQ_GE, .unit = ""};
    if (statement->type == MFGQ_I_DATED_EVENT) said.comparator = MFGQ_EQ;
    MFGQ_I_TRY(set_period(c, value));
    MFGQ_I_TRY(of_figures ? set_figure(c, value, &said) : set_nothing(c, value));
    value->comparator = choose(value->own_comparator, statement->comparator, said.comparator);
    value->accumulation =
        choose(value->own_accumulation, statement->accumulation, said.accumulation);
    if (of_figures) MFGQ_I_TRY(check_range(c, value));
    MFGQ_I_TRY(set_base(c, value));
    value->quote = first_of(value->own_quote, statement->quote);
    value->unit = first_of(first_of(said.unit, value->own_unit),
                           first_of(statement->unit, c->indicator->unit));
    return find_unit(c, value->unit, &value->in_unit);
}

static mfgq_status check_repeated(const context *c, const mfgq_i_value *values, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (values[i].period.end == values[index].period.end
            && values[i].period.number == values[index].period.number)
            return mfgq_i_refuse(c->reader, MFGQ_E_DATA, "a second value for %s in this statement",
                                 values[index].period.text);
    return MFGQ_OK;
}

static mfgq_status find_source(const context *c, mfgq_i_statement *it)
{
    it->source = c->plan->source_count ? 0 : MFGQ_I_NONE;
    if (!*it->source_id) return MFGQ_OK;
    for (size_t i = 0; i < c->plan->source_count; i++) {
        it->source = i;
        if (strcmp(it->source_id, c->plan->sources[i].id) == 0) return MFGQ_OK;
    }
    return mfgq_i_refuse_key(c->reader, MFGQ_E_NOT_FOUND, "source", "no source '%s'",
                             it->source_id);
}

static mfgq_status find_reference(const context *c, mfgq_i_statement *it)
{
    it->reference =
        *it->reference_id ? mfgq_i_plan_indicator(c->plan, it->reference_id) : MFGQ_I_NONE;
    if (*it->reference_id && it->reference == MFGQ_I_NONE)
        return mfgq_i_refuse_key(c->reader, MFGQ_E_NOT_FOUND, "reference", "no indicator '%s'",
                                 it->reference_id);
    if (!*it->reference_id != (it->type != MFGQ_I_RELATIVE))
        return mfgq_i_refuse(c->reader, MFGQ_E_DATA,
                             "a relative statement, and no other, has a reference");
    return MFGQ_OK;
}

mfgq_status mfgq_i_resolve_statement(mfgq_i_reader *reader, mfgq_plan *plan,
                                     mfgq_i_statement *statement)
{
    const context c = {reader, plan, &plan->indicators[statement->indicator], statement};
    MFGQ_I_TRY(find_source(&c, statement));
    MFGQ_I_TRY(find_reference(&c, statement));
    const mfgq_unit *unit;
    if (*statement->unit) MFGQ_I_TRY(find_unit(&c, statement->unit, &unit));
    if (statement->count > MOST_VALUES)
        return mfgq_i_refuse_key(reader, MFGQ_E_LIMIT, "values", "more than %d", MOST_VALUES);
    const size_t old = mfgq_i_enter(reader, "values");
    for (size_t i = 0; i < statement->count; i++) {
        mfgq_i_value *const values = &plan->values[statement->first];
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(resolve_value(&c, &values[i]));
        MFGQ_I_TRY(check_repeated(&c, values, i));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

int mfgq_i_is_figure(const mfgq_plan *plan, const mfgq_i_value *value)
{
    return plan->statements[value->statement].type == MFGQ_I_FIGURE;
}
