/* Reads one JSON object by its table of fields, and knows where it stands. */
#include "fields_i.h"

#include <stdio.h>
#include <string.h>

/* Called for every member, so without printf. A path that grows too long is cut. */
size_t mfgq_i_enter(mfgq_i_reader *reader, const char *key)
{
    const size_t old = reader->length, size = strlen(key);
    if (old + size + 2 > sizeof reader->path) return old;
    reader->path[old] = '/';
    memcpy(reader->path + old + 1, key, size + 1);
    reader->length += size + 1;
    return old;
}

size_t mfgq_i_enter_item(mfgq_i_reader *reader, size_t index)
{
    char key[24];
    size_t at = sizeof key - 1;
    key[at] = '\0';
    do {
        key[--at] = (char)('0' + index % 10);
        index /= 10;
    } while (index);
    return mfgq_i_enter(reader, key + at);
}

void mfgq_i_leave(mfgq_i_reader *reader, size_t length)
{
    reader->length = length;
    reader->path[length] = '\0';
}

/* The last step of the path names the column, apart from two. */
static mfgq_status refuse_cell(mfgq_i_reader *reader, mfgq_status status, const char *text)
{
    const char *const step = strrchr(reader->path, '/');
    const char *column = step ? step + 1 : "";
    if (strcmp(column, "text") == 0) column = "value";
    if (strcmp(column, "base") == 0) column = "base_period";
    const int64_t found = mfgq_csv_find(reader->csv, column);
    int32_t line, character;
    mfgq_csv_position(reader->csv, reader->row, found < 0 ? 0 : (size_t)found, &line, &character);
    return mfgq_i_fail_at(reader->err, status, line, character, "%s", text);
}

static mfgq_status refuse(mfgq_i_reader *reader, mfgq_status status, const char *format,
                          va_list args)
{
    char text[240];
    vsnprintf(text, sizeof text, format, args);
    if (reader->csv) return refuse_cell(reader, status, text);
    return mfgq_i_fail(reader->err, status, 0, -1, "%s: %s", reader->length ? reader->path : "/",
                       text);
}

mfgq_status mfgq_i_refuse(mfgq_i_reader *reader, mfgq_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const mfgq_status result = refuse(reader, status, format, args);
    va_end(args);
    return result;
}

mfgq_status mfgq_i_refuse_key(mfgq_i_reader *reader, mfgq_status status, const char *key,
                              const char *format, ...)
{
    const size_t old = mfgq_i_enter(reader, key);
    va_list args;
    va_start(args, format);
    const mfgq_status result = refuse(reader, status, format, args);
    va_end(args);
    mfgq_i_leave(reader, old);
    return result;
}

int mfgq_i_is_id(const char *text)
{
    const size_t size = strlen(text);
    if (size == 0 || size > 192 || strchr("+-.", text[0])) return 0;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] <= 0x20 || strchr("\"',/*\x7f", text[i])) return 0;
    return 1;
}

static mfgq_status read_text(mfgq_i_reader *reader, const json_t *json, int required,
                             const char **out)
{
    if (!json_is_string(json)) return mfgq_i_refuse(reader, MFGQ_E_DATA, "not a string");
    const size_t size = json_string_length(json);
    if (size == 0 && required == 1) return mfgq_i_refuse(reader, MFGQ_E_DATA, "empty");
    *out = mfgq_i_arena_text(reader->arena, json_string_value(json), size);
    return *out ? MFGQ_OK : mfgq_i_no_memory(reader->err);
}

static mfgq_status read_when(mfgq_i_reader *reader, const json_t *json, mfgq_i_when *out)
{
    const char *text = "";
    MFGQ_I_TRY(read_text(reader, json, 1, &text));
    if (!mfgq_i_when_parse(text, out))
        return mfgq_i_refuse(reader, MFGQ_E_DATA, "'%.40s' is no period", text);
    return MFGQ_OK;
}

static mfgq_status read_word(mfgq_i_reader *reader, const json_t *json, const char *const *words,
                             int *out)
{
    const char *const text = json_string_value(json);
    const int word = text && *text ? mfgq_i_word(words, text) : -1;
    if (word < 0)
        return mfgq_i_refuse(reader, MFGQ_E_DATA,
                             "'%.40s' is not one of the words that may stand here",
                             text ? text : "");
    *out = word;
    return MFGQ_OK;
}

static mfgq_status read_texts(mfgq_i_reader *reader, const json_t *json, int required,
                              mfgq_i_texts *out)
{
    const size_t count = json_array_size(json);
    if (!json_is_array(json)) return mfgq_i_refuse(reader, MFGQ_E_DATA, "not a list");
    if (required && count == 0) return mfgq_i_refuse(reader, MFGQ_E_DATA, "empty");
    const char **const items = mfgq_i_arena_alloc(reader->arena, count * sizeof *items);
    if (!items) return mfgq_i_no_memory(reader->err);
    for (size_t i = 0; i < count; i++) {
        const size_t old = mfgq_i_enter_item(reader, i);
        MFGQ_I_TRY(read_text(reader, json_array_get(json, i), 1, &items[i]));
        mfgq_i_leave(reader, old);
    }
    out->items = items;
    out->count = count;
    return MFGQ_OK;
}

static mfgq_status read_count(mfgq_i_reader *reader, const json_t *json, int *out)
{
    const json_int_t number = json_integer_value(json);
    if (!json_is_integer(json) || number < 0 || number > 100)
        return mfgq_i_refuse(reader, MFGQ_E_DATA, "not a whole number from 0 to 100");
    *out = (int)number;
    return MFGQ_OK;
}

static mfgq_status read_id(mfgq_i_reader *reader, const json_t *json, const char **out)
{
    const char *text = "";
    MFGQ_I_TRY(read_text(reader, json, 1, &text));
    if (!mfgq_i_is_id(text))
        return mfgq_i_refuse(reader, MFGQ_E_DATA, "'%.40s' is no id: no blanks, quotes, , / or *",
                             text);
    *out = text;
    return MFGQ_OK;
}

static mfgq_status read_flag(mfgq_i_reader *reader, const json_t *json, int *out)
{
    if (!json_is_boolean(json)) return mfgq_i_refuse(reader, MFGQ_E_DATA, "not true or false");
    *out = json_is_true(json);
    return MFGQ_OK;
}

static mfgq_status read_field(mfgq_i_reader *reader, const json_t *json, const mfgq_i_field *field,
                              void *at)
{
    switch ((mfgq_i_field_type)field->type) {
    case MFGQ_I_FIELD_TEXT:
        return read_text(reader, json, field->required, at);
    case MFGQ_I_FIELD_ID:
        return read_id(reader, json, at);
    case MFGQ_I_FIELD_WHEN:
        return read_when(reader, json, at);
    case MFGQ_I_FIELD_WORD:
        return read_word(reader, json, field->words, at);
    case MFGQ_I_FIELD_FLAG:
        return read_flag(reader, json, at);
    case MFGQ_I_FIELD_COUNT:
        return read_count(reader, json, at);
    case MFGQ_I_FIELD_TEXTS:
        return read_texts(reader, json, field->required, at);
    case MFGQ_I_FIELD_EXPR:
        return read_text(reader, json, 1, &((mfgq_i_expression *)at)->text);
    case MFGQ_I_FIELD_OTHER:
        break;
    }
    return MFGQ_OK;
}

static void set_default(const mfgq_i_field *field, void *at)
{
    const char *const none = "";
    switch ((mfgq_i_field_type)field->type) {
    case MFGQ_I_FIELD_TEXT:
    case MFGQ_I_FIELD_ID:
        memcpy(at, &none, sizeof none);
        break;
    case MFGQ_I_FIELD_WHEN:
        ((mfgq_i_when *)at)->text = none;
        break;
    case MFGQ_I_FIELD_WORD:
    case MFGQ_I_FIELD_FLAG:
    case MFGQ_I_FIELD_COUNT:
        *(int *)at = field->fallback;
        break;
    case MFGQ_I_FIELD_EXPR:
        ((mfgq_i_expression *)at)->text = none;
        break;
    case MFGQ_I_FIELD_TEXTS:
    case MFGQ_I_FIELD_OTHER:
        break;
    }
}

/* Index of the field of a key, or the count. */
static size_t find_field(const mfgq_i_fields *fields, const char *key)
{
    size_t i = 0;
    while (i < fields->count && strcmp(fields->list[i].key, key) != 0) i++;
    return i;
}

static mfgq_status read_member(mfgq_i_reader *reader, const char *key, const json_t *member,
                               const mfgq_i_fields *fields, void *out, uint32_t *seen)
{
    if (reader->csv && strcmp(key, MFGQ_I_ROW_KEY) == 0) return MFGQ_OK;
    const size_t index = find_field(fields, key);
    if (index == fields->count)
        return mfgq_i_refuse(reader, MFGQ_E_DATA, "unknown key '%.40s'", key);
    const mfgq_i_field *const field = &fields->list[index];
    *seen |= (uint32_t)1 << index;
    const size_t old = mfgq_i_enter(reader, field->key);
    MFGQ_I_TRY(read_field(reader, member, field, (char *)out + field->offset));
    mfgq_i_leave(reader, old);
    return MFGQ_OK;
}

mfgq_status mfgq_i_read_object(mfgq_i_reader *reader, const json_t *json,
                               const mfgq_i_fields *fields, void *out)
{
    const char *key;
    json_t *member;
    uint32_t seen = 0; /* no object has more than 32 kinds of member */
    if (!json_is_object(json)) return mfgq_i_refuse(reader, MFGQ_E_DATA, "not an object");
    const json_t *const row = reader->csv ? json_object_get(json, MFGQ_I_ROW_KEY) : NULL;
    if (row) reader->row = json_integer_value(row);
    for (size_t i = 0; i < fields->count; i++)
        set_default(&fields->list[i], (char *)out + fields->list[i].offset);
    json_object_foreach((json_t *)json, key, member)
        MFGQ_I_TRY(read_member(reader, key, member, fields, out, &seen));
    for (size_t i = 0; i < fields->count; i++)
        if (fields->list[i].required && !(seen >> i & 1))
            return mfgq_i_refuse(reader, MFGQ_E_DATA, "no key '%s'", fields->list[i].key);
    return MFGQ_OK;
}
