/* The table: groups in the order of their keys, indicators of the plan, periods of time. */
#include "measure_i.h"

typedef struct finish {
    const mfgq_measure *m;
    const mfgq_i_part *part;
    uint32_t *order; /* [cells] sorted */
    double *values;  /* [most aggregates] */
    mfgq_builder *out;
} finish;

/* What one row says beside its keys. */
typedef struct outcome {
    double value, numerator, denominator;
    int64_t used, missing;
    const char *note; /* "" if the value is there */
} outcome;

static const char *key_text(const finish *f, size_t cell, size_t key)
{
    const uint32_t id = f->part->cells.ids[cell * f->m->width + key];
    return id ? f->part->dictionaries[key].words[id].text : "";
}

static mfgq_period period_of(const finish *f, size_t cell)
{
    if (f->m->period_slot == MFGQ_I_NOWHERE) return MFGQ_NO_PERIOD;
    const size_t slot = f->m->period_slot;
    return f->part->dictionaries[slot].words[f->part->cells.ids[cell * f->m->width + slot]].period;
}

static int compare_groups(const finish *f, size_t a, size_t b)
{
    for (size_t k = 0; k < f->m->key_count; k++) {
        const int order = strcmp(key_text(f, a, k), key_text(f, b, k));
        if (order) return order;
    }
    return 0;
}

/* By the first month, longer periods first. */
static int compare_periods(mfgq_period a, mfgq_period b)
{
    const int from = mfgq_period_start(a), other = mfgq_period_start(b);
    if (from != other) return from < other ? -1 : 1;
    const int to = mfgq_period_end(a), end = mfgq_period_end(b);
    return to == end ? 0 : to > end ? -1 : 1;
}

static int before(const finish *f, size_t a, size_t b)
{
    const int group = compare_groups(f, a, b);
    return group ? group < 0 : compare_periods(period_of(f, a), period_of(f, b)) < 0;
}

/* Merge sort, since qsort hands nothing through to the comparison. */
static void sort(const finish *f, uint32_t *list, size_t n, uint32_t *room)
{
    if (n < 2) return;
    const size_t half = n / 2;
    sort(f, list, half, room);
    sort(f, list + half, n - half, room);
    memcpy(room, list, half * sizeof *list);
    size_t i = 0, j = half, k = 0;
    while (i < half && j < n) {
        if (before(f, list[j], room[i])) list[k++] = list[j++];
        else list[k++] = room[i++];
    }
    while (i < half) list[k++] = room[i++];
}

/* The group's cell of a period, or NOWHERE. */
static size_t cell_at(const finish *f, size_t first, size_t last, mfgq_period period)
{
    for (size_t i = first; period && i < last; i++)
        if (period_of(f, f->order[i]) == period) return f->order[i];
    return MFGQ_I_NOWHERE;
}

static double tally_value(const finish *f, size_t cell, const mfgq_i_atom *atom, int *unknown)
{
    mfgq_i_tally *const t = mfgq_i_tally_of(f->m, &f->part->cells, cell, atom);
    const int64_t rows = *mfgq_i_cell_rows(f->m, &f->part->cells, cell);
    /* Of nothing but unknown values nothing can be said. */
    if (t->gaps && (f->m->gaps == MFGQ_GAPS_FLOW || t->gaps == rows)) {
        *unknown = 1;
        return NAN;
    }
    const int none = !t->used;
    switch (atom->function) {
    case MFGQ_SUM: return mfgq_i_narrow_value(mfgq_i_tally_sum(t));
    case MFGQ_COUNT: return (double)t->used;
    case MFGQ_MEAN:
        return none ? (double)NAN : mfgq_i_narrow_value(mfgq_i_tally_sum(t)) / (double)t->used;
    default: return none ? (double)NAN : *mfgq_i_tally_extreme(t);
    }
}

/* The aggregates of a row; says in the note which could not be had. */
static void gather(const finish *f, const mfgq_i_measured *it, size_t first, size_t last,
                   size_t cell, outcome *o)
{
    const mfgq_program *const p = it->indicator->program;
    const mfgq_period here = period_of(f, cell);
    int unknown = 0, none = 0;
    for (size_t i = 0; i < p->aggregate_count; i++) {
        const mfgq_i_atom *const atom = &f->m->atoms[it->atoms[i]];
        const int shift = p->aggregates[i].shift;
        size_t at = cell;
        if (shift == MFGQ_AT_BASE) at = cell_at(f, first, last, f->m->base);
        if (shift == MFGQ_AT_PREVIOUS) at = cell_at(f, first, last, mfgq_period_add(here, -1));
        f->values[i] = NAN;
        if (at == MFGQ_I_NOWHERE) {
            o->note = shift == MFGQ_AT_BASE ? "no-base" : "no-previous";
            continue;
        }
        const mfgq_i_tally *const t = mfgq_i_tally_of(f->m, &f->part->cells, at, atom);
        f->values[i] = tally_value(f, at, atom, &unknown);
        none |= isnan(f->values[i]) && !t->gaps;
        o->missing += t->gaps;
        if (shift == MFGQ_AT_PERIOD && t->used > o->used) o->used = t->used;
    }
    if (!*o->note && unknown) o->note = "missing-values";
    if (!*o->note && none) o->note = "no-rows";
}

static double run(const finish *f, const mfgq_program *p, const mfgq_i_code *code, int *column)
{
    if (!code->count) return NAN;
    const mfgq_i_frame frame = {p->numbers, f->values, NULL, NULL, 0};
    const double value = mfgq_i_run(code, &frame, column);
    return isinf(value) ? (double)NAN : value;
}

static const char *why_undefined(const mfgq_program *p, int column)
{
    for (size_t i = 0; column && i < p->top.count; i++)
        if (p->top.ops[i].column == column && p->top.ops[i].code == MFGQ_I_OP_DIVIDE)
            return "zero-denominator";
    return column ? "undefined" : "overflow";
}

static outcome measure(const finish *f, const mfgq_i_measured *it, size_t first, size_t last,
                       size_t cell)
{
    const mfgq_program *const p = it->indicator->program;
    outcome o = {NAN, NAN, NAN, 0, 0, ""};
    int column = 0, ignored = 0;
    gather(f, it, first, last, cell, &o);
    o.numerator = run(f, p, &it->numerator, &ignored);
    o.denominator = run(f, p, &it->denominator, &ignored);
    o.value = run(f, p, &p->top, &column);
    if (!isnan(o.value)) {
        o.value = mfgq_i_from_base(o.value, it->indicator->in_unit);
        if (isinf(o.value)) o.value = NAN;
        o.note = "";
    }
    if (isnan(o.value) && !*o.note) o.note = why_undefined(p, column);
    return o;
}

static void write_row(const finish *f, const mfgq_i_measured *it, size_t cell, const outcome *o)
{
    mfgq_builder *const b = f->out;
    char period[MFGQ_PERIOD_SIZE] = "";
    mfgq_period_format(period_of(f, cell), period);
    for (size_t k = 0; k < f->m->key_count; k++) {
        const char *const key = key_text(f, cell, k);
        mfgq_builder_text(b, *key ? key : NULL);
    }
    mfgq_builder_text(b, it->indicator->id);
    mfgq_builder_text(b, *period ? period : NULL);
    mfgq_builder_f64(b, o->value);
    mfgq_builder_text(b, it->indicator->unit);
    mfgq_builder_f64(b, o->numerator);
    mfgq_builder_f64(b, o->denominator);
    mfgq_builder_i64(b, *mfgq_i_cell_rows(f->m, &f->part->cells, cell));
    mfgq_builder_i64(b, o->used);
    mfgq_builder_i64(b, o->missing);
    mfgq_builder_text(b, o->note);
}

static void declare(const finish *f)
{
    for (size_t k = 0; k < f->m->key_count; k++)
        mfgq_builder_column(f->out, f->m->texts[k].name, MFGQ_TEXT, NULL);
    mfgq_builder_column(f->out, "indicator", MFGQ_TEXT, NULL);
    mfgq_builder_column(f->out, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(f->out, "value", MFGQ_F64, NULL);
    mfgq_builder_column(f->out, "unit", MFGQ_TEXT, NULL);
    mfgq_builder_column(f->out, "numerator", MFGQ_F64, NULL);
    mfgq_builder_column(f->out, "denominator", MFGQ_F64, NULL);
    mfgq_builder_column(f->out, "rows", MFGQ_I64, NULL);
    mfgq_builder_column(f->out, "used", MFGQ_I64, NULL);
    mfgq_builder_column(f->out, "missing", MFGQ_I64, NULL);
    mfgq_builder_column(f->out, "note", MFGQ_TEXT, NULL);
}

static void write_group(const finish *f, size_t first, size_t last)
{
    for (size_t k = 0; k < f->m->measured_count; k++)
        for (size_t i = first; i < last; i++) {
            const outcome o = measure(f, &f->m->measured[k], first, last, f->order[i]);
            write_row(f, &f->m->measured[k], f->order[i], &o);
        }
}

static size_t most_aggregates(const mfgq_measure *m)
{
    size_t most = 1;
    for (size_t i = 0; i < m->measured_count; i++) {
        const size_t n = m->measured[i].indicator->program->aggregate_count;
        most = n > most ? n : most;
    }
    return most;
}

static mfgq_status write_all(finish *f, mfgq_table **table, mfgq_error *err)
{
    const size_t cells = f->part->cells.count;
    uint32_t *const room = mfgq_i_array(cells + 1, sizeof *room);
    f->order = mfgq_i_array(cells + 1, sizeof *f->order);
    f->values = mfgq_i_array(most_aggregates(f->m), sizeof *f->values);
    mfgq_status status = room && f->order && f->values ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) {
        f->out = mfgq_builder_new();
        declare(f);
        for (size_t i = 0; i < cells; i++) f->order[i] = (uint32_t)i;
        sort(f, f->order, cells, room);
        for (size_t first = 0, last; first < cells; first = last) {
            for (last = first + 1; last < cells; last++)
                if (compare_groups(f, f->order[first], f->order[last]) != 0) break;
            write_group(f, first, last);
        }
        status = mfgq_builder_finish(f->out, table, err);
    }
    mfgq_i_free(room);
    mfgq_i_free(f->order);
    mfgq_i_free(f->values);
    return status;
}

/* Gathering what threads have taken may spoil the measure; writing the table does not. */
mfgq_status mfgq_measure_table(mfgq_measure *measure, mfgq_table **table, mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    MFGQ_I_TRY(mfgq_i_measure_enter(measure, err));
    mfgq_error found;
    mfgq_status status = mfgq_i_measure_gather(measure, &found);
    if (status != MFGQ_OK) return mfgq_i_measure_leave(measure, status, &found, err);
    finish f = {measure, &measure->parts[0], NULL, NULL, NULL};
    status = write_all(&f, table, err);
    mfgq_i_measure_leave(measure, MFGQ_OK, NULL, NULL);
    return status;
}
