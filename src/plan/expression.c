/* The formulas of relations, over indicators and quantities. */
#include "../indicator/indicator_i.h"
#include "fields_i.h"

#include <string.h>

static size_t find_quantity(const mfgq_plan *plan, size_t earlier, const char *id)
{
    for (size_t i = 0; i < earlier; i++)
        if (plan->relations[i].type == MFGQ_I_QUANTITY && strcmp(plan->relations[i].id, id) == 0)
            return i;
    return MFGQ_I_NONE;
}

/* The same error at the present place of the plan. */
static mfgq_status refuse(mfgq_i_reader *reader, mfgq_status status, const mfgq_error *found)
{
    const char *const said = found->message;
    const char *const text = mfgq_i_starts(said, "formula: ") ? said + strlen("formula: ") : said;
    if (status == MFGQ_E_MEMORY) return mfgq_i_no_memory(reader->err);
    return mfgq_i_refuse(reader, status, "column %d: %s", (int)found->column, text);
}

static mfgq_status compile(mfgq_i_reader *reader, const mfgq_schema *schema, const char *text,
                           const mfgq_unit *unit, mfgq_program **program)
{
    mfgq_error found = {0};
    const mfgq_status status =
        mfgq_i_program_compile(text, strlen(text), schema, unit, program, &found);
    return status == MFGQ_OK ? MFGQ_OK : refuse(reader, status, &found);
}

static mfgq_status tie(mfgq_i_reader *reader, const mfgq_plan *plan, size_t earlier,
                       const char *id, mfgq_i_operand *operand)
{
    operand->index = mfgq_i_plan_indicator(plan, id);
    operand->is_quantity = operand->index == MFGQ_I_NONE;
    if (operand->is_quantity) operand->index = find_quantity(plan, earlier, id);
    if (operand->index != MFGQ_I_NONE) return MFGQ_OK;
    return mfgq_i_refuse(reader, MFGQ_E_NOT_FOUND, "no indicator or earlier quantity '%s'", id);
}

mfgq_status mfgq_i_compile_expression(mfgq_i_reader *reader, const mfgq_plan *plan,
                                      const mfgq_schema *schema, size_t earlier,
                                      const mfgq_unit *unit, mfgq_i_expression *expression)
{
    MFGQ_I_TRY(compile(reader, schema, expression->text, unit, &expression->program));
    const size_t count = mfgq_program_aggregates(expression->program);
    mfgq_i_operand *const operands = mfgq_i_arena_alloc(reader->arena, count * sizeof *operands);
    if (!operands) return mfgq_i_no_memory(reader->err);
    for (size_t i = 0; i < count; i++) {
        const char *const id = mfgq_program_aggregate_text(expression->program, i);
        if (mfgq_program_aggregate_shift(expression->program, i) != MFGQ_AT_PERIOD)
            return mfgq_i_refuse(reader, MFGQ_E_DATA, "base and previous have no meaning here");
        MFGQ_I_TRY(tie(reader, plan, earlier, id, &operands[i]));
    }
    expression->operands = operands;
    return MFGQ_OK;
}

typedef struct names {
    const char **ids;
    const mfgq_unit **units;
    int *kinds;
    size_t count;
} names;

static void add_name(names *n, const char *id, const mfgq_unit *unit)
{
    if (!mfgq_i_is_variable(id)) return; /* cannot be written, so it is not used */
    n->ids[n->count] = id;
    n->units[n->count] = unit;
    n->kinds[n->count++] = MFGQ_VARIABLE_AGGREGATE;
}

static void free_names(names *n)
{
    mfgq_i_free(n->ids);
    mfgq_i_free(n->units);
    mfgq_i_free(n->kinds);
}

static mfgq_status make_names(mfgq_i_reader *reader, size_t count, names *n)
{
    n->ids = mfgq_i_zalloc(count + 1, sizeof *n->ids);
    n->units = mfgq_i_zalloc(count + 1, sizeof *n->units);
    n->kinds = mfgq_i_zalloc(count + 1, sizeof *n->kinds);
    if (n->ids && n->units && n->kinds) return MFGQ_OK;
    free_names(n);
    return mfgq_i_no_memory(reader->err);
}

static mfgq_status make_schema(mfgq_i_reader *reader, const names *n, mfgq_schema **schema)
{
    mfgq_error found = {0};
    const mfgq_status status =
        mfgq_i_schema_new(n->count, n->ids, n->units, n->kinds, schema, &found);
    if (status == MFGQ_OK) return MFGQ_OK;
    if (status == MFGQ_E_MEMORY) return mfgq_i_no_memory(reader->err);
    return mfgq_i_refuse_key(reader, status, "relations", "%s", found.message);
}

/* A quantity that is named twice is refused when it is resolved. */
static int is_new_quantity(const mfgq_plan *plan, size_t index)
{
    const mfgq_i_relation *const it = &plan->relations[index];
    return it->type == MFGQ_I_QUANTITY && find_quantity(plan, index, it->id) == MFGQ_I_NONE &&
           mfgq_i_plan_indicator(plan, it->id) == MFGQ_I_NONE;
}

static mfgq_status add_names(mfgq_i_reader *reader, mfgq_plan *plan, names *n)
{
    for (size_t i = 0; i < plan->indicator_count; i++)
        add_name(n, plan->indicators[i].id, plan->indicators[i].in_unit);
    const size_t old = mfgq_i_enter(reader, "relations");
    for (size_t i = 0; i < plan->relation_count; i++) {
        const mfgq_unit *unit;
        if (!is_new_quantity(plan, i)) continue;
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(mfgq_i_need_unit(reader, plan, plan->relations[i].unit, &unit));
        add_name(n, plan->relations[i].id, unit);
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

mfgq_status mfgq_i_relation_schema(mfgq_i_reader *reader, mfgq_plan *plan, mfgq_schema **schema)
{
    names n = {0};
    MFGQ_I_TRY(make_names(reader, plan->indicator_count + plan->relation_count, &n));
    mfgq_status status = add_names(reader, plan, &n);
    if (status == MFGQ_OK) status = make_schema(reader, &n, schema);
    free_names(&n);
    return status;
}

void mfgq_i_expression_free(mfgq_i_expression *expression)
{
    mfgq_program_free(expression->program);
    expression->program = NULL;
}
