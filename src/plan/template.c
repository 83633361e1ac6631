/* The blank observation sheet. */
#include "plan_i.h"

#include <string.h>

static const char *const sheet[] = {"indicator", "period",    "value",   "unit",    "qualifier",
                                    "decimals",  "published", "basis",   "region",  "source",
                                    "note",      "break",     "name_zh", "name_en", NULL};

static void add_row(mfgq_builder *builder, const mfgq_plan *plan, const mfgq_i_indicator *it,
                    const char *period)
{
    mfgq_builder_text(builder, it->id);
    mfgq_builder_text(builder, period);
    mfgq_builder_missing(builder);
    mfgq_builder_text(builder, *it->unit ? it->unit : NULL);
    for (size_t i = 4; i < 8; i++) mfgq_builder_missing(builder);
    mfgq_builder_text(builder, *plan->region_zh ? plan->region_zh : NULL);
    for (size_t i = 9; i < 12; i++) mfgq_builder_missing(builder);
    mfgq_builder_text(builder, it->name_zh);
    mfgq_builder_text(builder, *it->name_en ? it->name_en : NULL);
}

/* The base period and the periods of the targets, each once, as the plan has them.
   0 when memory ran out. */
static int add_indicator(mfgq_builder *builder, const mfgq_plan *plan, size_t index)
{
    const mfgq_i_indicator *const it = &plan->indicators[index];
    const int with_base = plan->base.number && it->kind != MFGQ_I_EVENT;
    mfgq_i_map seen = {0};
    size_t value = 0;
    int added = with_base ? mfgq_i_map_add(&seen, plan->base.text, &value) : 0;
    if (added > 0) add_row(builder, plan, it, plan->base.text);
    const size_t end = it->first + it->count;
    for (size_t i = it->first; i < end && added >= 0; i++) {
        const mfgq_i_statement *const statement = &plan->statements[i];
        for (size_t j = 0; j < statement->count && added >= 0; j++) {
            const char *const period = plan->values[statement->first + j].period.text;
            added = mfgq_i_map_add(&seen, period, &value);
            if (added > 0) add_row(builder, plan, it, period);
        }
    }
    mfgq_i_map_free(&seen);
    return added >= 0;
}

mfgq_status mfgq_plan_template(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_builder *const builder = mfgq_builder_new();
    for (size_t i = 0; sheet[i]; i++) {
        const mfgq_type type = strcmp(sheet[i], "value") == 0 ? MFGQ_F64 : MFGQ_TEXT;
        mfgq_builder_column(builder, sheet[i], type, NULL);
    }
    int enough = 1;
    for (size_t i = 0; i < plan->indicator_count && enough; i++)
        enough = add_indicator(builder, plan, i);
    if (enough) return mfgq_builder_finish(builder, table, err);
    mfgq_builder_free(builder);
    return mfgq_i_no_memory(err);
}
