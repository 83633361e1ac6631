/* The tables of the format's members, in the order in which they are written. */
#include "fields_i.h"

#define TEXT(type, key, member)                                                                    \
    {                                                                                              \
        key, MFGQ_I_FIELD_TEXT, 0, 0, offsetof(type, member), NULL                                 \
    }
#define NEED(type, key, member)                                                                    \
    {                                                                                              \
        key, MFGQ_I_FIELD_TEXT, 1, 0, offsetof(type, member), NULL                                 \
    }
#define IDENTITY(type, key, member)                                                                \
    {                                                                                              \
        key, MFGQ_I_FIELD_ID, 1, 0, offsetof(type, member), NULL                                   \
    }
#define LINK(type, key, member)                                                                    \
    {                                                                                              \
        key, MFGQ_I_FIELD_ID, 0, 0, offsetof(type, member), NULL                                   \
    }
#define WHEN(type, key, member, need)                                                              \
    {                                                                                              \
        key, MFGQ_I_FIELD_WHEN, need, 0, offsetof(type, member), NULL                              \
    }
#define WORD(type, key, member, need, fallback, words)                                             \
    {                                                                                              \
        key, MFGQ_I_FIELD_WORD, need, fallback, offsetof(type, member), words                      \
    }
#define FLAG(type, key, member, fallback)                                                          \
    {                                                                                              \
        key, MFGQ_I_FIELD_FLAG, 0, fallback, offsetof(type, member), NULL                          \
    }
#define EXPR(type, key, member)                                                                    \
    {                                                                                              \
        key, MFGQ_I_FIELD_EXPR, 1, 0, offsetof(type, member), NULL                                 \
    }
#define OTHER(key, need)                                                                           \
    {                                                                                              \
        key, MFGQ_I_FIELD_OTHER, need, 0, 0, NULL                                                  \
    }
#define LIST(rows)                                                                                 \
    {                                                                                              \
        rows, sizeof rows / sizeof *rows                                                           \
    }

static const mfgq_i_field plan_rows[] = {
    OTHER("format", 1),
    OTHER("version", 1),
    IDENTITY(mfgq_plan, "id", id),
    OTHER("title", 1),
    OTHER("region", 0),
    WHEN(mfgq_plan, "start", start, 1),
    WHEN(mfgq_plan, "end", end, 1),
    WHEN(mfgq_plan, "base", base, 0),
    {"milestones", MFGQ_I_FIELD_TEXTS, 0, 0, offsetof(mfgq_plan, milestone_texts), NULL},
    OTHER("sources", 0),
    OTHER("clusters", 0),
    OTHER("variables", 0),
    OTHER("relations", 0),
    OTHER("indicators", 1),
};

static const mfgq_i_field source_rows[] = {
    IDENTITY(mfgq_i_source, "id", id),           NEED(mfgq_i_source, "title", title),
    TEXT(mfgq_i_source, "publisher", publisher), TEXT(mfgq_i_source, "published", published),
    TEXT(mfgq_i_source, "note", note),
};

static const mfgq_i_field cluster_rows[] = {
    IDENTITY(mfgq_i_cluster, "id", id),
    NEED(mfgq_i_cluster, "name_zh", name_zh),
    TEXT(mfgq_i_cluster, "name_en", name_en),
    TEXT(mfgq_i_cluster, "tier", tier),
};

static const mfgq_i_field variable_rows[] = {
    IDENTITY(mfgq_i_variable, "id", id),
    TEXT(mfgq_i_variable, "name_zh", name_zh),
    TEXT(mfgq_i_variable, "name_en", name_en),
    NEED(mfgq_i_variable, "unit", unit),
};

static const mfgq_i_field indicator_rows[] = {
    IDENTITY(mfgq_i_indicator, "id", id),
    NEED(mfgq_i_indicator, "name_zh", name_zh),
    TEXT(mfgq_i_indicator, "name_en", name_en),
    {"unit", MFGQ_I_FIELD_TEXT, 2, 0, offsetof(mfgq_i_indicator, unit), NULL},
    WORD(mfgq_i_indicator, "kind", kind, 1, -1, mfgq_i_kind_words),
    WORD(mfgq_i_indicator, "direction", direction, 1, -1, mfgq_i_direction_words),
    TEXT(mfgq_i_indicator, "nature", nature),
    LINK(mfgq_i_indicator, "cluster", cluster_id),
    LINK(mfgq_i_indicator, "parent", parent_id),
    WORD(mfgq_i_indicator, "relation", relation, 0, 0, mfgq_i_parent_words),
    TEXT(mfgq_i_indicator, "measure", measure),
    TEXT(mfgq_i_indicator, "formula", formula),
    TEXT(mfgq_i_indicator, "note", note),
    OTHER("statements", 1),
};

static const mfgq_i_field statement_rows[] = {
    NEED(mfgq_i_statement, "id", id),
    NEED(mfgq_i_statement, "section", section),
    WORD(mfgq_i_statement, "type", type, 0, 0, mfgq_i_statement_type_words),
    TEXT(mfgq_i_statement, "quote", quote),
    LINK(mfgq_i_statement, "source", source_id),
    TEXT(mfgq_i_statement, "unit", unit),
    WORD(mfgq_i_statement, "comparator", comparator, 0, -1, mfgq_i_comparator_words),
    WORD(mfgq_i_statement, "accumulation", accumulation, 0, -1, mfgq_i_accumulation_words),
    WHEN(mfgq_i_statement, "base", base, 0),
    FLAG(mfgq_i_statement, "base_stated", base_stated, 1),
    TEXT(mfgq_i_statement, "wording", wording),
    LINK(mfgq_i_statement, "reference", reference_id),
    {"lag", MFGQ_I_FIELD_COUNT, 0, 0, offsetof(mfgq_i_statement, lag), NULL},
    TEXT(mfgq_i_statement, "note", note),
    OTHER("values", 1),
};

static const mfgq_i_field value_rows[] = {
    WHEN(mfgq_i_value, "period", own_period, 0),
    TEXT(mfgq_i_value, "text", text),
    TEXT(mfgq_i_value, "printed", printed),
    FLAG(mfgq_i_value, "dated", dated, 1),
    WORD(mfgq_i_value, "comparator", own_comparator, 0, -1, mfgq_i_comparator_words),
    WORD(mfgq_i_value, "accumulation", own_accumulation, 0, -1, mfgq_i_accumulation_words),
    TEXT(mfgq_i_value, "unit", own_unit),
    WHEN(mfgq_i_value, "base", own_base, 0),
    TEXT(mfgq_i_value, "quote", own_quote),
    TEXT(mfgq_i_value, "scope", scope),
    TEXT(mfgq_i_value, "criterion", criterion),
    TEXT(mfgq_i_value, "note", note),
};

#define RELATION                                                                                   \
    WORD(mfgq_i_relation, "type", type, 1, -1, mfgq_i_relation_words),                             \
        IDENTITY(mfgq_i_relation, "id", id)
#define ASSUMPTION TEXT(mfgq_i_relation, "assumption", assumption)
#define SEVERITY WORD(mfgq_i_relation, "severity", severity, 0, -1, mfgq_i_severity_words)

static const mfgq_i_field quantity_rows[] = {
    RELATION,
    TEXT(mfgq_i_relation, "name_zh", name_zh),
    TEXT(mfgq_i_relation, "name_en", name_en),
    NEED(mfgq_i_relation, "unit", unit),
    EXPR(mfgq_i_relation, "expression", left),
    ASSUMPTION,
};

static const mfgq_i_field share_rows[] = {
    RELATION,
    IDENTITY(mfgq_i_relation, "share", share_id),
    IDENTITY(mfgq_i_relation, "of", whole_id),
    IDENTITY(mfgq_i_relation, "part", part_id),
    ASSUMPTION,
    SEVERITY,
};

static const mfgq_i_field total_rows[] = {
    RELATION,
    IDENTITY(mfgq_i_relation, "total", whole_id),
    {"parts", MFGQ_I_FIELD_TEXTS, 1, 0, offsetof(mfgq_i_relation, part_ids), NULL},
    WORD(mfgq_i_relation, "overlap", overlap, 0, 0, mfgq_i_overlap_words),
    FLAG(mfgq_i_relation, "complete", complete, 0),
    ASSUMPTION,
    SEVERITY,
};

static const mfgq_i_field identity_rows[] = {
    RELATION,
    WORD(mfgq_i_relation, "rule", rule, 0, 0, mfgq_i_rule_words),
    EXPR(mfgq_i_relation, "left", left),
    WORD(mfgq_i_relation, "relation", comparator, 1, -1, mfgq_i_comparator_words),
    EXPR(mfgq_i_relation, "right", right),
    NEED(mfgq_i_relation, "unit", unit),
    ASSUMPTION,
    SEVERITY,
};

static const mfgq_i_field movement_rows[] = {
    RELATION,
    EXPR(mfgq_i_relation, "left", left),
    WORD(mfgq_i_relation, "relation", opposite, 1, -1, mfgq_i_movement_words),
    EXPR(mfgq_i_relation, "right", right),
    NEED(mfgq_i_relation, "unit", unit),
    ASSUMPTION,
    SEVERITY,
};

const mfgq_i_fields mfgq_i_plan_fields = LIST(plan_rows);
const mfgq_i_fields mfgq_i_source_fields = LIST(source_rows);
const mfgq_i_fields mfgq_i_cluster_fields = LIST(cluster_rows);
const mfgq_i_fields mfgq_i_variable_fields = LIST(variable_rows);
const mfgq_i_fields mfgq_i_indicator_fields = LIST(indicator_rows);
const mfgq_i_fields mfgq_i_statement_fields = LIST(statement_rows);
const mfgq_i_fields mfgq_i_value_fields = LIST(value_rows);
const mfgq_i_fields mfgq_i_relation_fields[] = {LIST(quantity_rows), LIST(share_rows),
                                                LIST(total_rows), LIST(identity_rows),
                                                LIST(movement_rows)};
