/* A plan from a JSON value: members first, then what ties them together. */
#include "fields_i.h"

#include <string.h>

static mfgq_status read_names(mfgq_i_reader *reader, const json_t *json, const char *key,
                              const char **zh, const char **en)
{
    struct names {
        const char *zh, *en;
    } names;
    static const mfgq_i_field rows[] = {
        {"zh", MFGQ_I_FIELD_TEXT, 1, 0, offsetof(struct names, zh), NULL},
        {"en", MFGQ_I_FIELD_TEXT, 0, 0, offsetof(struct names, en), NULL},
    };
    static const mfgq_i_fields fields = {rows, 2};
    *zh = *en = "";
    const json_t *const member = json_object_get(json, key);
    if (!member) return MFGQ_OK;
    const size_t old = mfgq_i_enter(reader, key);
    MFGQ_I_TRY(mfgq_i_read_object(reader, member, &fields, &names));
    mfgq_i_leave(reader, old);
    *zh = names.zh;
    *en = names.en;
    return MFGQ_OK;
}

/* A list of like objects into a fresh array of the arena. */
static mfgq_status read_list(mfgq_i_reader *reader, const json_t *json, const char *key,
                             const mfgq_i_fields *fields, size_t size, void *out, size_t *count)
{
    const json_t *const list = json_object_get(json, key);
    if (!list) return MFGQ_OK;
    if (!json_is_array(list)) return mfgq_i_refuse_key(reader, MFGQ_E_DATA, key, "not a list");
    const size_t n = json_array_size(list);
    char *const items = mfgq_i_arena_alloc(reader->arena, n * size);
    if (!items) return mfgq_i_no_memory(reader->err);
    const size_t old = mfgq_i_enter(reader, key);
    for (size_t i = 0; i < n; i++) {
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(mfgq_i_read_object(reader, json_array_get(list, i), fields, items + i * size));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    *(void **)out = items;
    *count = n;
    return MFGQ_OK;
}

static mfgq_status read_relation(mfgq_i_reader *reader, const json_t *json, mfgq_i_relation *out)
{
    const char *const word = json_string_value(json_object_get(json, "type"));
    const int type = word ? mfgq_i_word(mfgq_i_relation_words, word) : -1;
    if (type < 0)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "type",
                                 "not one of quantity, share, total, identity, direction");
    static const char *const none = "";
    out->name_zh = out->name_en = out->unit = none;
    out->left.text = out->right.text = none;
    out->share_id = out->whole_id = out->part_id = none;
    out->share = out->whole = out->part = MFGQ_I_NONE;
    out->severity = -1;
    return mfgq_i_read_object(reader, json, &mfgq_i_relation_fields[type], out);
}

static mfgq_status read_relations(mfgq_i_reader *reader, const json_t *json, mfgq_plan *plan)
{
    const json_t *const list = json_object_get(json, "relations");
    if (list && !json_is_array(list))
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "relations", "not a list");
    const size_t count = json_array_size(list);
    plan->relations = mfgq_i_arena_alloc(reader->arena, count * sizeof *plan->relations);
    if (!plan->relations) return mfgq_i_no_memory(reader->err);
    plan->relation_count = count;
    const size_t old = mfgq_i_enter(reader, "relations");
    for (size_t i = 0; i < count; i++) {
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(read_relation(reader, json_array_get(list, i), &plan->relations[i]));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

static mfgq_status read_values(mfgq_i_reader *reader, const json_t *json, mfgq_plan *plan,
                               mfgq_i_statement *statement)
{
    const json_t *const list = json_object_get(json, "values");
    const size_t count = json_array_size(list);
    if (count == 0) return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "values", "no list of values");
    statement->first = plan->value_count;
    statement->count = count;
    const size_t old = mfgq_i_enter(reader, "values");
    for (size_t i = 0; i < count; i++) {
        mfgq_i_value *const value = &plan->values[plan->value_count++];
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(
            mfgq_i_read_object(reader, json_array_get(list, i), &mfgq_i_value_fields, value));
        mfgq_i_leave(reader, here);
        value->indicator = statement->indicator;
        value->statement = (size_t)(statement - plan->statements);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

static mfgq_status read_statements(mfgq_i_reader *reader, const json_t *json, mfgq_plan *plan,
                                   mfgq_i_indicator *indicator)
{
    const json_t *const list = json_object_get(json, "statements");
    if (!json_is_array(list))
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "statements", "not a list");
    indicator->first = plan->statement_count;
    indicator->count = json_array_size(list);
    const size_t old = mfgq_i_enter(reader, "statements");
    for (size_t i = 0; i < indicator->count; i++) {
        mfgq_i_statement *const statement = &plan->statements[plan->statement_count++];
        const json_t *const item = json_array_get(list, i);
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(mfgq_i_read_object(reader, item, &mfgq_i_statement_fields, statement));
        statement->indicator = (size_t)(indicator - plan->indicators);
        MFGQ_I_TRY(read_values(reader, item, plan, statement));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

/* Room for all statements and values, so that the arrays never move. */
static int make_room(mfgq_i_reader *reader, const json_t *list, mfgq_plan *plan)
{
    size_t statements = 0, values = 0, i, j;
    json_t *indicator, *statement;
    json_array_foreach(list, i, indicator)
    {
        const json_t *const within = json_object_get(indicator, "statements");
        statements += json_array_size(within);
        json_array_foreach(within, j, statement) values +=
            json_array_size(json_object_get(statement, "values"));
    }
    plan->indicators =
        mfgq_i_arena_alloc(reader->arena, json_array_size(list) * sizeof *plan->indicators);
    plan->statements = mfgq_i_arena_alloc(reader->arena, statements * sizeof *plan->statements);
    plan->values = mfgq_i_arena_alloc(reader->arena, values * sizeof *plan->values);
    return plan->indicators && plan->statements && plan->values;
}

static mfgq_status read_indicators(mfgq_i_reader *reader, const json_t *json, mfgq_plan *plan)
{
    const json_t *const list = json_object_get(json, "indicators");
    if (json_array_size(list) == 0)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "indicators", "no list of indicators");
    if (!make_room(reader, list, plan)) return mfgq_i_no_memory(reader->err);
    const size_t old = mfgq_i_enter(reader, "indicators");
    for (size_t i = 0; i < json_array_size(list); i++) {
        mfgq_i_indicator *const indicator = &plan->indicators[plan->indicator_count++];
        const json_t *const item = json_array_get(list, i);
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(mfgq_i_read_object(reader, item, &mfgq_i_indicator_fields, indicator));
        MFGQ_I_TRY(read_statements(reader, item, plan, indicator));
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

static mfgq_status check_version(mfgq_i_reader *reader, const json_t *json)
{
    const char *const format = json_string_value(json_object_get(json, "format"));
    if (!format || strcmp(format, "mfgq-plan") != 0)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "format", "not 'mfgq-plan'");
    const json_t *const version = json_object_get(json, "version");
    if (!json_is_integer(version) || json_integer_value(version) != 1)
        return mfgq_i_refuse_key(reader, MFGQ_E_UNSUPPORTED, "version", "only version 1 is known");
    return MFGQ_OK;
}

static mfgq_status read_members(mfgq_i_reader *reader, const json_t *json, mfgq_plan *plan)
{
    MFGQ_I_TRY(mfgq_i_read_object(reader, json, &mfgq_i_plan_fields, plan));
    MFGQ_I_TRY(check_version(reader, json));
    MFGQ_I_TRY(read_names(reader, json, "title", &plan->title_zh, &plan->title_en));
    MFGQ_I_TRY(read_names(reader, json, "region", &plan->region_zh, &plan->region_en));
    MFGQ_I_TRY(read_list(reader, json, "sources", &mfgq_i_source_fields, sizeof *plan->sources,
                         &plan->sources, &plan->source_count));
    MFGQ_I_TRY(read_list(reader, json, "clusters", &mfgq_i_cluster_fields, sizeof *plan->clusters,
                         &plan->clusters, &plan->cluster_count));
    MFGQ_I_TRY(read_list(reader, json, "variables", &mfgq_i_variable_fields,
                         sizeof *plan->variables, &plan->variables, &plan->variable_count));
    MFGQ_I_TRY(read_relations(reader, json, plan));
    MFGQ_I_TRY(read_indicators(reader, json, plan));
    return mfgq_i_resolve_plan(reader, plan);
}

mfgq_status mfgq_i_plan_from_json(const json_t *json, const mfgq_csv *csv, mfgq_plan **plan,
                                  mfgq_error *err)
{
    mfgq_plan *const fresh = mfgq_i_zalloc(1, sizeof *fresh);
    if (!fresh) return mfgq_i_no_memory(err);
    mfgq_i_reader reader = {.arena = &fresh->arena, .err = err, .csv = csv};
    const mfgq_status status = read_members(&reader, json, fresh);
    if (status != MFGQ_OK) {
        mfgq_plan_free(fresh);
        return status;
    }
    *plan = fresh;
    return MFGQ_OK;
}

mfgq_plan *mfgq_i_plan_share(const mfgq_plan *plan)
{
    mfgq_plan *const same = (mfgq_plan *)(uintptr_t)plan;
    atomic_fetch_add(&same->others, 1);
    return same;
}

void mfgq_plan_free(mfgq_plan *plan)
{
    if (!plan || atomic_fetch_sub(&plan->others, 1) > 0) return;
    for (size_t i = 0; i < plan->indicator_count; i++)
        mfgq_program_free(plan->indicators[i].program);
    for (size_t i = 0; i < plan->relation_count; i++) {
        mfgq_i_expression_free(&plan->relations[i].left);
        mfgq_i_expression_free(&plan->relations[i].right);
    }
    mfgq_i_map_free(&plan->indicator_ids);
    mfgq_i_units_free(&plan->units);
    mfgq_i_arena_free(&plan->arena);
    mfgq_i_free(plan);
}
