/* Names are tied to what they name, and the plan is checked as a whole. */
#include "fields_i.h"

#include <string.h>

/* Refuses an id that is there already. `members` is an array of structures that begin
   with their id. */
static mfgq_status check_unique(mfgq_i_reader *reader, const char *list, const void *members,
                                size_t size, size_t count)
{
    if (count > 100000) return mfgq_i_refuse_key(reader, MFGQ_E_LIMIT, list, "more than 100000");
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    const size_t old = mfgq_i_enter(reader, list);
    for (size_t i = 0; i < count && status == MFGQ_OK; i++) {
        const char *const id = *(const char *const *)((const char *)members + i * size);
        size_t first = i;
        const int added = mfgq_i_map_add(&seen, id, &first);
        const size_t here = mfgq_i_enter_item(reader, i);
        if (added < 0) status = mfgq_i_no_memory(reader->err);
        if (added == 0)
            status =
                mfgq_i_refuse_key(reader, MFGQ_E_DATA, "id", "'%s' is also number %zu", id, first);
        mfgq_i_leave(reader, here);
    }
    mfgq_i_leave(reader, old);
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status find_cluster(mfgq_i_reader *reader, const mfgq_plan *plan, mfgq_i_indicator *it)
{
    it->cluster = MFGQ_I_NONE;
    if (!*it->cluster_id) return MFGQ_OK;
    for (size_t i = 0; i < plan->cluster_count && it->cluster == MFGQ_I_NONE; i++)
        if (strcmp(it->cluster_id, plan->clusters[i].id) == 0) it->cluster = i;
    if (it->cluster != MFGQ_I_NONE) return MFGQ_OK;
    return mfgq_i_refuse_key(reader, MFGQ_E_NOT_FOUND, "cluster", "no cluster '%s'",
                             it->cluster_id);
}

static mfgq_status check_periods(mfgq_i_reader *reader, mfgq_plan *plan)
{
    if (plan->end.end < plan->start.end)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "end", "earlier than start");
    if (plan->base.number && plan->base.end > plan->end.end)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "base", "later than end");
    const size_t count = plan->milestone_texts.count;
    mfgq_i_when *const list = mfgq_i_arena_alloc(reader->arena, count * sizeof *list);
    if (!list) return mfgq_i_no_memory(reader->err);
    for (size_t i = 0; i < count; i++) {
        const char *const text = plan->milestone_texts.items[i];
        if (!mfgq_i_when_parse(text, &list[i]))
            return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "milestones", "'%.40s' is no period",
                                     text);
        if (i && list[i].end <= list[i - 1].end)
            return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "milestones", "not in order of time");
    }
    plan->milestones = list;
    plan->milestone_count = count;
    return MFGQ_OK;
}

static mfgq_status index_indicators(mfgq_i_reader *reader, mfgq_plan *plan)
{
    MFGQ_I_TRY(check_unique(reader, "indicators", plan->indicators, sizeof *plan->indicators,
                            plan->indicator_count));
    for (size_t i = 0; i < plan->indicator_count; i++) {
        size_t index = i;
        if (mfgq_i_map_add(&plan->indicator_ids, plan->indicators[i].id, &index) < 0)
            return mfgq_i_no_memory(reader->err);
    }
    return MFGQ_OK;
}

static mfgq_status tie_indicator(mfgq_i_reader *reader, mfgq_plan *plan, mfgq_i_indicator *it)
{
    MFGQ_I_TRY(find_cluster(reader, plan, it));
    it->parent = *it->parent_id ? mfgq_i_plan_indicator(plan, it->parent_id) : MFGQ_I_NONE;
    if (*it->parent_id && it->parent == MFGQ_I_NONE)
        return mfgq_i_refuse_key(reader, MFGQ_E_NOT_FOUND, "parent", "no indicator '%s'",
                                 it->parent_id);
    if (!*it->parent_id && it->relation)
        return mfgq_i_refuse_key(reader, MFGQ_E_DATA, "relation", "there is no parent");
    if (*it->parent_id && !it->relation) it->relation = MFGQ_I_PART_OF;
    if (it->kind != MFGQ_I_EVENT && !*it->unit)
        return mfgq_i_refuse_key(reader, MFGQ_E_UNIT, "unit", "empty");
    MFGQ_I_TRY(mfgq_i_need_unit(reader, plan, it->unit, &it->in_unit));
    for (size_t i = 0; i < it->count; i++) {
        const size_t old = mfgq_i_enter(reader, "statements");
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(mfgq_i_resolve_statement(reader, plan, &plan->statements[it->first + i]));
        mfgq_i_leave(reader, here);
        mfgq_i_leave(reader, old);
    }
    return MFGQ_OK;
}

/* Follows parents from `start`; marks what it passes with start + 1. 0 if it meets its own mark. */
static int climbs(const mfgq_plan *plan, size_t start, size_t *marks)
{
    size_t at = start;
    while (at != MFGQ_I_NONE && !marks[at]) {
        marks[at] = start + 1;
        at = plan->indicators[at].parent;
    }
    return at == MFGQ_I_NONE || marks[at] != start + 1;
}

static mfgq_status check_cycles(mfgq_i_reader *reader, const mfgq_plan *plan)
{
    size_t *const marks = mfgq_i_zalloc(plan->indicator_count, sizeof *marks);
    if (!marks) return mfgq_i_no_memory(reader->err);
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < plan->indicator_count && status == MFGQ_OK; i++) {
        if (climbs(plan, i, marks)) continue;
        const size_t here = mfgq_i_enter_item(reader, i);
        status = mfgq_i_refuse_key(reader, MFGQ_E_DATA, "parent",
                                   "the parents of '%s' form a cycle", plan->indicators[i].id);
        mfgq_i_leave(reader, here);
    }
    mfgq_i_free(marks);
    return status;
}

static mfgq_status tie_indicators(mfgq_i_reader *reader, mfgq_plan *plan)
{
    const size_t old = mfgq_i_enter(reader, "indicators");
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const size_t here = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(tie_indicator(reader, plan, &plan->indicators[i]));
        mfgq_i_leave(reader, here);
    }
    MFGQ_I_TRY(check_cycles(reader, plan));
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

/* In a table one sentence may state several indicators. */
static mfgq_status check_statement_ids(mfgq_i_reader *reader, const mfgq_plan *plan)
{
    if (reader->csv) return MFGQ_OK;
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < plan->statement_count && status == MFGQ_OK; i++) {
        const mfgq_i_statement *const it = &plan->statements[i];
        size_t first = i;
        const int added = mfgq_i_map_add(&seen, it->id, &first);
        if (added < 0) status = mfgq_i_no_memory(reader->err);
        if (added) continue;
        const size_t old = mfgq_i_enter(reader, "indicators");
        mfgq_i_enter_item(reader, it->indicator);
        mfgq_i_enter(reader, "statements");
        mfgq_i_enter_item(reader, i - plan->indicators[it->indicator].first);
        status = mfgq_i_refuse_key(reader, MFGQ_E_DATA, "id", "'%s' is used twice", it->id);
        mfgq_i_leave(reader, old);
    }
    mfgq_i_map_free(&seen);
    return status;
}

mfgq_status mfgq_i_resolve_plan(mfgq_i_reader *reader, mfgq_plan *plan)
{
    if (plan->source_count > 1000 || plan->cluster_count > 1000)
        return mfgq_i_refuse(reader, MFGQ_E_LIMIT, "more than 1000 sources or clusters");
    MFGQ_I_TRY(check_periods(reader, plan));
    MFGQ_I_TRY(
        check_unique(reader, "sources", plan->sources, sizeof *plan->sources, plan->source_count));
    MFGQ_I_TRY(check_unique(reader, "clusters", plan->clusters, sizeof *plan->clusters,
                            plan->cluster_count));
    MFGQ_I_TRY(check_unique(reader, "variables", plan->variables, sizeof *plan->variables,
                            plan->variable_count));
    MFGQ_I_TRY(index_indicators(reader, plan));
    MFGQ_I_TRY(check_statement_ids(reader, plan));
    MFGQ_I_TRY(tie_indicators(reader, plan));
    MFGQ_I_TRY(mfgq_i_compile_formulas(reader, plan));
    return mfgq_i_resolve_relations(reader, plan);
}

size_t mfgq_i_plan_indicator(const mfgq_plan *plan, const char *id)
{
    size_t index;
    return mfgq_i_map_find(&plan->indicator_ids, id, &index) ? index : MFGQ_I_NONE;
}
