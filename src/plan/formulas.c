/* The formulas of a plan's indicators, compiled against its variables. */
#include "../indicator/indicator_i.h"
#include "fields_i.h"

#include <string.h>

static int kind_of(const char *unit)
{
    if (strcmp(unit, "flag") == 0) return MFGQ_VARIABLE_FLAG;
    return strcmp(unit, "class") == 0 ? MFGQ_VARIABLE_CODE : MFGQ_VARIABLE_NUMBER;
}

static mfgq_status refuse_variable(mfgq_i_reader *reader, const mfgq_error *found)
{
    if (found->status == MFGQ_E_MEMORY || found->index < 0)
        return mfgq_i_fail(reader->err, (mfgq_status)found->status, 0, -1, "%s", found->message);
    const size_t old = mfgq_i_enter(reader, "variables");
    mfgq_i_enter_item(reader, (size_t)found->index);
    const mfgq_status status =
        mfgq_i_refuse(reader, (mfgq_status)found->status, "%s", found->message);
    mfgq_i_leave(reader, old);
    return status;
}

static mfgq_status make_schema(mfgq_i_reader *reader, const mfgq_plan *plan, mfgq_schema **schema)
{
    const size_t count = plan->variable_count;
    const char **const names = mfgq_i_arena_alloc(reader->arena, count * sizeof *names);
    const char **const units = mfgq_i_arena_alloc(reader->arena, count * sizeof *units);
    int *const kinds = mfgq_i_arena_alloc(reader->arena, count * sizeof *kinds);
    if (!names || !units || !kinds) return mfgq_i_no_memory(reader->err);
    for (size_t i = 0; i < count; i++) {
        names[i] = plan->variables[i].id;
        kinds[i] = kind_of(plan->variables[i].unit);
        units[i] = kinds[i] == MFGQ_VARIABLE_NUMBER ? plan->variables[i].unit : NULL;
    }
    mfgq_error found;
    const mfgq_status status = mfgq_schema_new(count, names, units, kinds, schema, &found);
    return status == MFGQ_OK ? MFGQ_OK : refuse_variable(reader, &found);
}

static mfgq_status compile(mfgq_i_reader *reader, const mfgq_schema *schema, mfgq_i_indicator *it)
{
    mfgq_error found;
    const mfgq_unit *const unit = *it->unit ? it->in_unit : NULL;
    const mfgq_status status = mfgq_i_program_compile(it->formula, strlen(it->formula), schema,
                                                      unit, &it->program, &found);
    if (status == MFGQ_OK) return MFGQ_OK;
    if (status == MFGQ_E_MEMORY) return mfgq_i_no_memory(reader->err);
    return mfgq_i_refuse_key(reader, status, "formula", "column %d: %s", (int)found.column,
                             found.message);
}

static mfgq_status compile_all(mfgq_i_reader *reader, const mfgq_schema *schema, mfgq_plan *plan)
{
    const size_t old = mfgq_i_enter(reader, "indicators");
    for (size_t i = 0; i < plan->indicator_count; i++) {
        if (!*plan->indicators[i].formula) continue;
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(compile(reader, schema, &plan->indicators[i]));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

mfgq_status mfgq_i_compile_formulas(mfgq_i_reader *reader, mfgq_plan *plan)
{
    mfgq_schema *schema = NULL;
    /* A table may name formulas whose variables it does not carry. */
    if (reader->csv && plan->variable_count == 0) return MFGQ_OK;
    MFGQ_I_TRY(make_schema(reader, plan, &schema));
    const mfgq_status status = compile_all(reader, schema, plan);
    mfgq_schema_free(schema);
    return status;
}
