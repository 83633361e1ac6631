/* The members of the plan format as tables: one table reads and writes an object. */
#ifndef MFGQ_PLAN_FIELDS_I_H
#define MFGQ_PLAN_FIELDS_I_H

#include "plan_i.h"
#include <jansson.h>

typedef enum mfgq_i_field_type {
    MFGQ_I_FIELD_TEXT,  /* const char *; "" when absent */
    MFGQ_I_FIELD_ID,    /* the same, of the letters of an id */
    MFGQ_I_FIELD_WHEN,  /* mfgq_i_when */
    MFGQ_I_FIELD_WORD,  /* int, index into words */
    MFGQ_I_FIELD_FLAG,  /* int, true or false */
    MFGQ_I_FIELD_COUNT, /* int, 0 to 100 */
    MFGQ_I_FIELD_TEXTS, /* mfgq_i_texts */
    MFGQ_I_FIELD_EXPR,  /* mfgq_i_expression; its text, compiled later */
    MFGQ_I_FIELD_OTHER  /* read and written elsewhere; only known here */
} mfgq_i_field_type;

typedef struct mfgq_i_field {
    const char *key;
    unsigned char type, required;
    signed char fallback; /* of words, flags and counts, when absent */
    size_t offset;
    const char *const *words;
} mfgq_i_field;

typedef struct mfgq_i_fields { /* of one kind of object */
    const mfgq_i_field *list;
    size_t count;
} mfgq_i_fields;

extern const mfgq_i_fields mfgq_i_plan_fields, mfgq_i_source_fields, mfgq_i_cluster_fields,
    mfgq_i_variable_fields, mfgq_i_indicator_fields, mfgq_i_statement_fields, mfgq_i_value_fields;
extern const mfgq_i_fields mfgq_i_relation_fields[]; /* by relation type */

/* Where reading stands: a JSON pointer, or a row of the table that the JSON was made
   from, whose objects carry their row under MFGQ_I_ROW_KEY. */
typedef struct mfgq_i_reader {
    mfgq_i_arena *arena;
    mfgq_error *err;
    char path[192];
    size_t length;
    const mfgq_csv *csv; /* null for JSON */
    int64_t row;         /* of the innermost object that has one */
} mfgq_i_reader;

#define MFGQ_I_ROW_KEY ""

size_t mfgq_i_enter(mfgq_i_reader *reader, const char *key); /* returns the old length */
size_t mfgq_i_enter_item(mfgq_i_reader *reader, size_t index);
void mfgq_i_leave(mfgq_i_reader *reader, size_t length);

/* Fails at the present place. */
mfgq_status mfgq_i_refuse(mfgq_i_reader *reader, mfgq_status status, const char *format, ...)
    MFGQ_I_PRINTF(3, 4);

/* The same one step further, at a member. */
mfgq_status mfgq_i_refuse_key(mfgq_i_reader *reader, mfgq_status status, const char *key,
                              const char *format, ...) MFGQ_I_PRINTF(4, 5);

/* Reads an object into the structure at `out`, whose absent members get their
   defaults. Unknown and missing keys and wrong types are refused. */
mfgq_status mfgq_i_read_object(mfgq_i_reader *reader, const json_t *json,
                               const mfgq_i_fields *fields, void *out);

/* The indicators and quantities as variables of relations' formulas. */
mfgq_status mfgq_i_relation_schema(mfgq_i_reader *reader, mfgq_plan *plan, mfgq_schema **schema);

/* Compiles expression->text, whose value must fit `unit` (null: any); quantities among the
   first `earlier` relations may be used. */
mfgq_status mfgq_i_compile_expression(mfgq_i_reader *reader, const mfgq_plan *plan,
                                      const mfgq_schema *schema, size_t earlier,
                                      const mfgq_unit *unit, mfgq_i_expression *expression);
void mfgq_i_expression_free(mfgq_i_expression *expression);

/* Parses JSON within the limits of the format; err holds line and column. */
mfgq_status mfgq_i_parse_json(const char *text, size_t size, json_t **json, mfgq_error *err);

/* The top level of a plan, without its indicators, as JSON. */
void mfgq_i_write_head(mfgq_i_buffer *out, const mfgq_plan *plan);

/* A plan from JSON; err holds a pointer, or the cell of `csv` if that is not null. */
mfgq_status mfgq_i_plan_from_json(const json_t *json, const mfgq_csv *csv, mfgq_plan **plan,
                                  mfgq_error *err);

/* The same from the table of targets. */
mfgq_status mfgq_i_plan_from_csv(const char *text, size_t size, mfgq_plan **plan, mfgq_error *err);

/* Ties names to what they name, and checks what the tables of fields cannot. */
mfgq_status mfgq_i_resolve_plan(mfgq_i_reader *reader, mfgq_plan *plan);
mfgq_status mfgq_i_compile_formulas(mfgq_i_reader *reader, mfgq_plan *plan);
mfgq_status mfgq_i_resolve_relations(mfgq_i_reader *reader, mfgq_plan *plan);
mfgq_status mfgq_i_resolve_statement(mfgq_i_reader *reader, mfgq_plan *plan,
                                     mfgq_i_statement *statement);

/* A printed figure; unit is "" if the text has none. */
typedef struct mfgq_i_figure {
    double value, low, high; /* value is NaN for a range; else all are equal */
    int decimals, comparator, accumulation;
    const char *unit;
} mfgq_i_figure;

mfgq_status mfgq_i_read_figure(mfgq_i_reader *reader, const mfgq_i_units *units,
                               const char *text, mfgq_i_figure *out);

/* The unit of a text, "" for a bare number; refused at key `unit` if there is none. */
mfgq_status mfgq_i_need_unit(mfgq_i_reader *reader, mfgq_plan *plan, const char *text,
                             const mfgq_unit **unit);

int mfgq_i_is_id(const char *text);

/* Writes the members that differ from their defaults, after `first` members. */
size_t mfgq_i_write_object(mfgq_i_buffer *buffer, const mfgq_i_fields *fields, const void *from,
                           const char *separator, size_t written);

#endif
