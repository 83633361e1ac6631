/* The canonical form of a plan: what is flat stands on one line. */
#include "fields_i.h"

#include <string.h>

static void put_when(mfgq_i_buffer *out, const mfgq_i_when *when)
{
    mfgq_i_buffer_json(out, when->text);
}

static void put_texts(mfgq_i_buffer *out, const mfgq_i_texts *texts)
{
    mfgq_i_buffer_char(out, '[');
    for (size_t i = 0; i < texts->count; i++) {
        if (i) mfgq_i_buffer_text(out, ", ");
        mfgq_i_buffer_json(out, texts->items[i]);
    }
    mfgq_i_buffer_char(out, ']');
}

static void put_field(mfgq_i_buffer *out, const mfgq_i_field *field, const void *at)
{
    switch ((mfgq_i_field_type)field->type) {
    case MFGQ_I_FIELD_TEXT:
    case MFGQ_I_FIELD_ID:
        mfgq_i_buffer_json(out, *(const char *const *)at);
        break;
    case MFGQ_I_FIELD_WHEN:
        put_when(out, at);
        break;
    case MFGQ_I_FIELD_WORD:
        mfgq_i_buffer_json(out, field->words[*(const int *)at]);
        break;
    case MFGQ_I_FIELD_FLAG:
        mfgq_i_buffer_text(out, *(const int *)at ? "true" : "false");
        break;
    case MFGQ_I_FIELD_COUNT:
        mfgq_i_buffer_int(out, *(const int *)at);
        break;
    case MFGQ_I_FIELD_TEXTS:
        put_texts(out, at);
        break;
    case MFGQ_I_FIELD_EXPR:
        mfgq_i_buffer_json(out, ((const mfgq_i_expression *)at)->text);
        break;
    case MFGQ_I_FIELD_OTHER:
        break;
    }
}

static int is_default(const mfgq_i_field *field, const void *at)
{
    switch ((mfgq_i_field_type)field->type) {
    case MFGQ_I_FIELD_TEXT:
    case MFGQ_I_FIELD_ID:
        return !field->required && !**(const char *const *)at;
    case MFGQ_I_FIELD_WHEN:
        return ((const mfgq_i_when *)at)->number == 0;
    case MFGQ_I_FIELD_WORD:
    case MFGQ_I_FIELD_FLAG:
    case MFGQ_I_FIELD_COUNT:
        return *(const int *)at == field->fallback;
    case MFGQ_I_FIELD_TEXTS:
        return ((const mfgq_i_texts *)at)->count == 0;
    case MFGQ_I_FIELD_EXPR:
        return 0;
    case MFGQ_I_FIELD_OTHER:
        break;
    }
    return 1;
}

size_t mfgq_i_write_object(mfgq_i_buffer *buffer, const mfgq_i_fields *fields, const void *from,
                           const char *separator, size_t written)
{
    for (size_t i = 0; i < fields->count; i++) {
        const mfgq_i_field *const field = &fields->list[i];
        const void *const at = (const char *)from + field->offset;
        if (is_default(field, at)) continue;
        if (written++) mfgq_i_buffer_text(buffer, separator);
        mfgq_i_buffer_json(buffer, field->key);
        mfgq_i_buffer_text(buffer, ": ");
        put_field(buffer, field, at);
    }
    return written;
}

static void put_line(mfgq_i_buffer *out, const mfgq_i_fields *fields, const void *from)
{
    mfgq_i_buffer_char(out, '{');
    mfgq_i_write_object(out, fields, from, ", ", 0);
    mfgq_i_buffer_char(out, '}');
}

static void put_list(mfgq_i_buffer *out, const char *key, const mfgq_i_fields *fields,
                     const void *items, size_t size, size_t count)
{
    if (!count) return;
    mfgq_i_buffer_text(out, ",\n  ");
    mfgq_i_buffer_json(out, key);
    mfgq_i_buffer_text(out, ": [");
    for (size_t i = 0; i < count; i++) {
        mfgq_i_buffer_text(out, i ? ",\n    " : "\n    ");
        put_line(out, fields, (const char *)items + i * size);
    }
    mfgq_i_buffer_text(out, "\n  ]");
}

static void put_relations(mfgq_i_buffer *out, const mfgq_plan *plan)
{
    if (!plan->relation_count) return;
    mfgq_i_buffer_text(out, ",\n  \"relations\": [");
    for (size_t i = 0; i < plan->relation_count; i++) {
        mfgq_i_buffer_text(out, i ? ",\n    " : "\n    ");
        put_line(out, &mfgq_i_relation_fields[plan->relations[i].type], &plan->relations[i]);
    }
    mfgq_i_buffer_text(out, "\n  ]");
}

static void put_names(mfgq_i_buffer *out, const char *key, const char *zh, const char *en)
{
    if (!*zh) return;
    mfgq_i_buffer_text(out, ",\n  ");
    mfgq_i_buffer_json(out, key);
    mfgq_i_buffer_text(out, ": {\"zh\": ");
    mfgq_i_buffer_json(out, zh);
    if (*en) mfgq_i_buffer_text(out, ", \"en\": ");
    if (*en) mfgq_i_buffer_json(out, en);
    mfgq_i_buffer_char(out, '}');
}

static void put_statement(mfgq_i_buffer *out, const mfgq_plan *plan, const mfgq_i_statement *it)
{
    static const char *const next = ",\n          ";
    mfgq_i_buffer_text(out, "{\n          ");
    mfgq_i_write_object(out, &mfgq_i_statement_fields, it, next, 0);
    mfgq_i_buffer_text(out, next);
    mfgq_i_buffer_text(out, "\"values\": [");
    for (size_t i = 0; i < it->count; i++) {
        mfgq_i_buffer_text(out, i ? ",\n            " : "\n            ");
        put_line(out, &mfgq_i_value_fields, &plan->values[it->first + i]);
    }
    mfgq_i_buffer_text(out, "\n          ]\n        }");
}

static void put_indicator(mfgq_i_buffer *out, const mfgq_plan *plan, const mfgq_i_indicator *it)
{
    static const char *const next = ",\n      ";
    mfgq_i_buffer_text(out, "{\n      ");
    mfgq_i_write_object(out, &mfgq_i_indicator_fields, it, next, 0);
    mfgq_i_buffer_text(out, next);
    mfgq_i_buffer_text(out, "\"statements\": [");
    for (size_t i = 0; i < it->count; i++) {
        mfgq_i_buffer_text(out, i ? ",\n        " : "\n        ");
        put_statement(out, plan, &plan->statements[it->first + i]);
    }
    mfgq_i_buffer_text(out, it->count ? "\n      ]\n    }" : "]\n    }");
}

/* The members of the top level, up to the indicators. */
static void put_head(mfgq_i_buffer *out, const mfgq_plan *plan, const char *first)
{
    mfgq_i_buffer_text(out, first);
    mfgq_i_buffer_text(out, "\"format\": \"mfgq-plan\",\n  \"version\": 1,\n  \"id\": ");
    mfgq_i_buffer_json(out, plan->id);
    put_names(out, "title", plan->title_zh, plan->title_en);
    put_names(out, "region", plan->region_zh, plan->region_en);
    const mfgq_i_fields rest = {mfgq_i_plan_fields.list + 3, mfgq_i_plan_fields.count - 3};
    mfgq_i_write_object(out, &rest, plan, ",\n  ", 1);
    put_list(out, "sources", &mfgq_i_source_fields, plan->sources, sizeof *plan->sources,
             plan->source_count);
    put_list(out, "clusters", &mfgq_i_cluster_fields, plan->clusters, sizeof *plan->clusters,
             plan->cluster_count);
    put_list(out, "variables", &mfgq_i_variable_fields, plan->variables, sizeof *plan->variables,
             plan->variable_count);
    put_relations(out, plan);
}

void mfgq_i_write_head(mfgq_i_buffer *out, const mfgq_plan *plan)
{
    put_head(out, plan, "{");
    mfgq_i_buffer_char(out, '}');
}

static void put_plan(mfgq_i_buffer *out, const mfgq_plan *plan)
{
    put_head(out, plan, "{\n  ");
    mfgq_i_buffer_text(out, ",\n  \"indicators\": [");
    for (size_t i = 0; i < plan->indicator_count; i++) {
        mfgq_i_buffer_text(out, i ? ",\n    " : "\n    ");
        put_indicator(out, plan, &plan->indicators[i]);
    }
    mfgq_i_buffer_text(out, "\n  ]\n}\n");
}

mfgq_status mfgq_plan_write(const mfgq_plan *plan, mfgq_sink sink, void *context, mfgq_error *err)
{
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!sink) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "sink is null");
    mfgq_i_buffer out = {0};
    put_plan(&out, plan);
    mfgq_status status = MFGQ_OK;
    if (out.failed)
        status = mfgq_i_no_memory(err);
    else if (sink(context, out.data, out.size))
        status = mfgq_i_fail(err, MFGQ_E_IO, 2, -1, "sink asked to stop");
    mfgq_i_buffer_free(&out);
    return status;
}
