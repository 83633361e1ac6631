/* The plans that ship with the library, and what each plan says of itself. */
#include "../base/embed_i.h"
#include "plan_i.h"

#include <stdio.h>
#include <string.h>

static const mfgq_i_embedded *find_data(const char *id, const char *ending)
{
    char name[96];
    const int size = snprintf(name, sizeof name, "%s%s", id, ending);
    if (size < 0 || (size_t)size >= sizeof name) return NULL;
    return mfgq_i_embedded_find(mfgq_i_plan_data, name);
}

mfgq_status mfgq_plan_builtin(const char *id, mfgq_plan **plan, mfgq_error *err)
{
    if (!id) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "id is null");
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "plan is null");
    const mfgq_i_embedded *const data = find_data(id, ".json");
    if (!data) return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 1, -1, "no built-in plan '%s'", id);
    return mfgq_plan_load((const char *)data->data, *data->size, MFGQ_UTF8, plan, err);
}

mfgq_status mfgq_observations_builtin(const char *id, mfgq_observations **observations,
                                      mfgq_error *err)
{
    if (!id) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "id is null");
    if (!observations) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "observations is null");
    static const char none[] = "indicator,period,value,unit\n";
    const mfgq_i_embedded *const data = find_data(id, ".csv");
    const char *const text = data ? (const char *)data->data : none;
    const size_t size = data ? *data->size : sizeof none - 1;
    return mfgq_observations_load(text, size, MFGQ_UTF8, observations, err);
}

const char *mfgq_plan_id(const mfgq_plan *plan)
{
    return plan->id;
}

const char *mfgq_plan_title(const mfgq_plan *plan, int chinese)
{
    return chinese || !*plan->title_en ? plan->title_zh : plan->title_en;
}

static size_t count_figures(const mfgq_plan *plan, size_t *statements)
{
    size_t values = 0;
    *statements = 0;
    for (size_t i = 0; i < plan->statement_count; i++) {
        if (plan->statements[i].type != MFGQ_I_FIGURE) continue;
        ++*statements;
        values += plan->statements[i].count;
    }
    return values;
}

static void add_plan(mfgq_builder *builder, const mfgq_plan *plan, int chinese)
{
    size_t statements;
    const size_t values = count_figures(plan, &statements);
    mfgq_builder_text(builder, plan->id);
    mfgq_builder_text(builder, mfgq_plan_title(plan, chinese));
    mfgq_builder_text(builder, plan->start.text);
    mfgq_builder_text(builder, plan->end.text);
    mfgq_builder_i64(builder, (int64_t)plan->indicator_count);
    mfgq_builder_i64(builder, (int64_t)statements);
    mfgq_builder_i64(builder, (int64_t)values);
}

static mfgq_status add_plans(mfgq_builder *builder, int chinese, mfgq_error *err)
{
    for (const mfgq_i_embedded *data = mfgq_i_plan_data; data->name; data++) {
        const size_t size = strlen(data->name);
        if (size < 5 || strcmp(data->name + size - 5, ".json") != 0) continue;
        mfgq_plan *plan = NULL;
        MFGQ_I_TRY(mfgq_plan_load((const char *)data->data, *data->size, MFGQ_UTF8, &plan, err));
        add_plan(builder, plan, chinese);
        mfgq_plan_free(plan);
    }
    return MFGQ_OK;
}

mfgq_status mfgq_plan_list(int chinese, mfgq_table **table, mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    static const char *const texts[] = {"plan", "title", "start", "end"};
    static const char *const counts[] = {"indicators", "statements", "targets"};
    mfgq_builder *const builder = mfgq_builder_new();
    for (size_t i = 0; i < 4; i++) mfgq_builder_column(builder, texts[i], MFGQ_TEXT, NULL);
    for (size_t i = 0; i < 3; i++) mfgq_builder_column(builder, counts[i], MFGQ_I64, NULL);
    const mfgq_status status = add_plans(builder, chinese, err);
    if (status == MFGQ_OK) return mfgq_builder_finish(builder, table, err);
    mfgq_builder_free(builder);
    return status;
}
