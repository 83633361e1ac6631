/* Relations: their indicators are found and their expressions compiled. */
#include "fields_i.h"

#include <string.h>

static mfgq_status find_indicator(mfgq_i_reader *reader, const mfgq_plan *plan, const char *key,
                                  const char *id, size_t *index)
{
    if (!*id) return MFGQ_OK;
    *index = mfgq_i_plan_indicator(plan, id);
    if (*index != MFGQ_I_NONE) return MFGQ_OK;
    return mfgq_i_refuse_key(reader, MFGQ_E_NOT_FOUND, key, "no indicator '%.100s'", id);
}

/* The two sides of a movement may have different units. */
static mfgq_status compile_side(mfgq_i_reader *reader, const mfgq_plan *plan,
                                const mfgq_schema *schema, size_t index, const char *key,
                                mfgq_i_expression *side)
{
    const mfgq_i_relation *const it = &plan->relations[index];
    if (!*side->text) return MFGQ_OK;
    const int free_unit = it->type == MFGQ_I_MOVEMENT && side == &it->right;
    const size_t old = mfgq_i_enter(reader, key);
    MFGQ_I_TRY(mfgq_i_compile_expression(reader, plan, schema, index,
                                         free_unit ? NULL : it->in_unit, side));
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

static mfgq_status compile(mfgq_i_reader *reader, mfgq_plan *plan, const mfgq_schema *schema,
                           size_t index)
{
    mfgq_i_relation *const it = &plan->relations[index];
    const char *const key = it->type == MFGQ_I_QUANTITY ? "expression" : "left";
    MFGQ_I_TRY(compile_side(reader, plan, schema, index, key, &it->left));
    return compile_side(reader, plan, schema, index, "right", &it->right);
}

static mfgq_status find_parts(mfgq_i_reader *reader, const mfgq_plan *plan, mfgq_i_relation *it)
{
    const size_t count = it->part_ids.count;
    size_t *const parts = mfgq_i_arena_alloc(reader->arena, count * sizeof *parts);
    if (!parts) return mfgq_i_no_memory(reader->err);
    const size_t old = mfgq_i_enter(reader, "parts");
    for (size_t i = 0; i < count; i++) {
        const size_t here = mfgq_i_enter_item(reader, i);
        const char *const id = it->part_ids.items[i];
        parts[i] = mfgq_i_plan_indicator(plan, id);
        if (parts[i] == MFGQ_I_NONE)
            return mfgq_i_refuse(reader, MFGQ_E_NOT_FOUND, "no indicator '%.100s'", id);
        for (size_t j = 0; j < i; j++)
            if (parts[j] == parts[i])
                return mfgq_i_refuse(reader, MFGQ_E_DATA, "'%.100s' stands here twice", id);
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    it->parts = parts;
    return MFGQ_OK;
}

/* A quantity is named like an indicator, so it may not be named as one. */
static mfgq_status check_id(mfgq_i_reader *reader, const mfgq_plan *plan, size_t index)
{
    const mfgq_i_relation *const it = &plan->relations[index];
    if (it->type == MFGQ_I_QUANTITY && mfgq_i_plan_indicator(plan, it->id) != MFGQ_I_NONE)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "id", "'%s' is an indicator", it->id);
    for (size_t i = 0; i < index; i++)
        if (strcmp(plan->relations[i].id, it->id) == 0)
            return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "id", "'%s' is used twice", it->id);
    return MFGQ_OK;
}

static mfgq_status check_words(mfgq_i_reader *reader, const mfgq_i_relation *it)
{
    if (it->type != MFGQ_I_IDENTITY) return MFGQ_OK;
    if (it->comparator == MFGQ_RANGE || it->comparator == MFGQ_ABOUT)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "relation", "not one of eq, le, ge, lt, gt");
    return MFGQ_OK;
}

static mfgq_status resolve(mfgq_i_reader *reader, mfgq_plan *plan, const mfgq_schema *schema,
                           size_t index)
{
    mfgq_i_relation *const it = &plan->relations[index];
    MFGQ_I_TRY(check_id(reader, plan, index));
    MFGQ_I_TRY(check_words(reader, it));
    if (*it->unit) MFGQ_I_TRY(mfgq_i_need_unit(reader, plan, it->unit, &it->in_unit));
    MFGQ_I_TRY(find_indicator(reader, plan, "share", it->share_id, &it->share));
    MFGQ_I_TRY(find_indicator(reader, plan, it->type == MFGQ_I_TOTAL ? "total" : "of", it->whole_id,
                              &it->whole));
    MFGQ_I_TRY(find_indicator(reader, plan, "part", it->part_id, &it->part));
    MFGQ_I_TRY(find_parts(reader, plan, it));
    return compile(reader, plan, schema, index);
}

/* Some rows of a table make a plan too: what relates absent ones is left out. */
static mfgq_status resolve_or_drop(mfgq_i_reader *reader, mfgq_plan *plan,
                                   const mfgq_schema *schema, size_t index, int *absent)
{
    mfgq_error *const err = reader->err;
    mfgq_error found = {0};
    reader->err = &found;
    const mfgq_status status = resolve(reader, plan, schema, index);
    reader->err = err;
    *absent = status == MFGQ_E_NOT_FOUND && reader->csv;
    if (*absent) {
        mfgq_i_expression_free(&plan->relations[index].left);
        mfgq_i_expression_free(&plan->relations[index].right);
        return MFGQ_OK;
    }
    if (status != MFGQ_OK && err) *err = found;
    return status;
}

static mfgq_status resolve_all(mfgq_i_reader *reader, mfgq_plan *plan, const mfgq_schema *schema)
{
    const size_t old = mfgq_i_enter(reader, "relations");
    const size_t count = plan->relation_count;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t here = mfgq_i_enter_item(reader, i);
        if (kept < i) { /* moved, so that its formulas have one owner */
            plan->relations[kept] = plan->relations[i];
            plan->relations[i].left.program = plan->relations[i].right.program = NULL;
        }
        int absent = 0;
        MFGQ_I_TRY(resolve_or_drop(reader, plan, schema, kept, &absent));
        kept += !absent;
        mfgq_i_leave(reader, here);
    }
    plan->relation_count = kept;
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

mfgq_status mfgq_i_resolve_relations(mfgq_i_reader *reader, mfgq_plan *plan)
{
    if (plan->relation_count > 1000)
        return mfgq_i_refuse_key(reader, MFGQ_E_LIMIT, "relations", "more than 1000");
    mfgq_schema *schema = NULL;
    MFGQ_I_TRY(mfgq_i_relation_schema(reader, plan, &schema));
    const mfgq_status status = resolve_all(reader, plan, schema);
    mfgq_schema_free(schema);
    return status;
}
