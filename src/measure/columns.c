/* Which column of the data is what, and in which unit. */
#include "measure_i.h"

static const char *const reserved[] = {"indicator", "period", "value", "unit", "numerator",
                                       "denominator", "rows", "used", "missing", "note", NULL};

static size_t variable_of(const mfgq_plan *plan, const char *name, size_t size)
{
    for (size_t i = 0; i < plan->variable_count; i++) {
        const char *const id = plan->variables[i].id;
        if (strlen(id) == size && memcmp(id, name, size) == 0) return i;
    }
    return MFGQ_I_NOWHERE;
}

/* A unit in brackets at the end of a name: the sizes of both parts, or 0. */
static int split_name(const char *name, size_t *size, const char **unit, size_t *unit_size)
{
    static const char *const pairs[][2] = {{"[", "]"}, {"(", ")"}, {"（", "）"}};
    const size_t whole = strlen(name);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const size_t close = strlen(pairs[i][1]);
        const char *const open = strstr(name, pairs[i][0]);
        if (!open || open == name || whole < close) continue;
        const char *const end = name + whole - close;
        const char *const start = open + strlen(pairs[i][0]);
        if (end < start || strcmp(end, pairs[i][1]) != 0) continue;
        *size = (size_t)(open - name);
        while (*size && name[*size - 1] == ' ') --*size;
        *unit = start;
        *unit_size = (size_t)(end - start);
        return 1;
    }
    return 0;
}

static mfgq_status unit_fault(size_t column, const char *name, const char *what,
                              const mfgq_i_variable *variable, mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_UNIT, 6, (int64_t)column, "column '%.60s': %s '%.40s' of %.40s",
                       name, what, variable->unit, variable->id);
}

/* The unit of a column: given, in its name, or that of the plan. */
static mfgq_status read_unit(mfgq_measure *m, size_t column, size_t v, const char *text,
                             size_t size, mfgq_error *err)
{
    const mfgq_i_variable *const variable = &m->plan->variables[v];
    const int number = strcmp(variable->unit, "flag") != 0 && strcmp(variable->unit, "class") != 0;
    const char *const name = m->names[column];
    mfgq_unit own;
    if (size && !number) return unit_fault(column, name, "a unit given for the", variable, err);
    if (!number) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_unit_read(variable->unit, strlen(variable->unit), &own, err));
    if (!size) {
        m->variable_unit[v] = own;
        return MFGQ_OK;
    }
    if (mfgq_i_unit_read(text, size, &m->variable_unit[v], NULL) != MFGQ_OK)
        return unit_fault(column, name, "unknown unit; it should convert to the", variable, err);
    if (!mfgq_i_unit_same_dimension(&own, &m->variable_unit[v]))
        return unit_fault(column, name, "the unit does not convert to the", variable, err);
    return MFGQ_OK;
}

static mfgq_status take_column(mfgq_measure *m, size_t column, mfgq_error *err)
{
    const char *const name = m->names[column];
    const char *unit = m->units && m->units[column] ? m->units[column] : "";
    size_t size = strlen(name), unit_size = strlen(unit);
    size_t v = variable_of(m->plan, name, size);
    const char *inside;
    size_t inside_size;
    if (v == MFGQ_I_NOWHERE && split_name(name, &size, &inside, &inside_size)) {
        v = variable_of(m->plan, name, size);
        if (!unit_size) unit = inside, unit_size = inside_size;
    }
    if (v == MFGQ_I_NOWHERE) return MFGQ_OK;
    if (m->variable_column[v] != MFGQ_I_NOWHERE)
        return mfgq_i_fail(err, MFGQ_E_DATA, 6, (int64_t)column,
                           "column '%.60s' repeats the variable %.60s", name,
                           m->plan->variables[v].id);
    m->variable_column[v] = column;
    return read_unit(m, column, v, unit, unit_size, err);
}

static size_t column_of(const mfgq_measure *m, const char *name)
{
    for (size_t i = 0; i < m->columns; i++)
        if (strcmp(m->names[i], name) == 0) return i;
    return MFGQ_I_NOWHERE;
}

static mfgq_status check_names(const mfgq_measure *m, mfgq_error *err)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < m->columns && status == MFGQ_OK; i++) {
        size_t at = i;
        const int added = *m->names[i] ? mfgq_i_map_add(&seen, m->names[i], &at) : 1;
        if (added < 0) status = mfgq_i_no_memory(err);
        if (added == 0)
            status = mfgq_i_fail(err, MFGQ_E_DATA, 6, (int64_t)i, "column '%.60s' is repeated",
                                 m->names[i]);
    }
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status take_key(mfgq_measure *m, size_t place, const char *name, mfgq_error *err)
{
    if (!name) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, (int64_t)place, "by: a null name");
    for (size_t i = 0; reserved[i]; i++)
        if (strcmp(name, reserved[i]) == 0)
            return mfgq_i_fail(err, MFGQ_E_DATA, 9, (int64_t)place,
                               "by: the result has a column %s of its own", name);
    const size_t column = column_of(m, name);
    if (column == MFGQ_I_NOWHERE)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 9, (int64_t)place, "no column %.80s", name);
    if (m->text_of[column] != MFGQ_I_NOWHERE)
        return mfgq_i_fail(err, MFGQ_E_DATA, 9, (int64_t)place, "by: %.80s is repeated", name);
    mfgq_i_text_slot_of(m, column, 0);
    return MFGQ_OK;
}

mfgq_status mfgq_i_measure_columns(mfgq_measure *m, size_t keys, const char *const *by,
                                   mfgq_error *err)
{
    MFGQ_I_TRY(check_names(m, err));
    for (size_t i = 0; i < m->columns; i++) MFGQ_I_TRY(take_column(m, i, err));
    for (size_t i = 0; i < keys; i++) MFGQ_I_TRY(take_key(m, i, by[i], err));
    m->key_count = keys;
    const size_t period = column_of(m, "period");
    if (period != MFGQ_I_NOWHERE) m->period_slot = mfgq_i_text_slot_of(m, period, 1);
    m->width = m->text_count;
    return MFGQ_OK;
}

size_t mfgq_i_number_slot_of(mfgq_measure *m, size_t variable, int flag)
{
    const size_t column = m->variable_column[variable];
    if (m->number_of[column] != MFGQ_I_NOWHERE) return m->number_of[column];
    mfgq_i_number_slot *const slot = &m->numbers[m->number_count];
    slot->column = column;
    slot->name = m->plan->variables[variable].id;
    slot->flag = flag;
    slot->unit = m->variable_unit[variable];
    slot->converts = !flag && (slot->unit.num != 1 || slot->unit.den != 1 || slot->unit.shift);
    m->uses[column] |= MFGQ_USE_NUMBERS;
    return m->number_of[column] = m->number_count++;
}

size_t mfgq_i_text_slot_of(mfgq_measure *m, size_t column, int period)
{
    if (m->text_of[column] != MFGQ_I_NOWHERE) return m->text_of[column];
    mfgq_i_text_slot *const slot = &m->texts[m->text_count];
    slot->column = column;
    slot->name = m->names[column];
    slot->period = period;
    m->uses[column] |= MFGQ_USE_TEXTS;
    return m->text_of[column] = m->text_count++;
}
