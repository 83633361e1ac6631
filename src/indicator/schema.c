/* The variables that formulas may name. */
#include "indicator_i.h"

#include <string.h>

static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters and digits, with single '-' and '.' between them; not a number. */
static int is_word(const char *name)
{
    double number;
    const size_t size = strlen(name);
    if (size == 0 || size >= 200 || mfgq_i_parse_double(name, size, &number)) return 0;
    for (size_t i = 0; i < size; i++) {
        const int joint = (name[i] == '-' || name[i] == '.') && i > 0;
        const int joined = joint && (is_letter(name[i + 1]) || is_digit(name[i + 1]));
        if (!is_letter(name[i]) && !is_digit(name[i]) && !joined) return 0;
    }
    return mfgq_utf8_valid(name, size) == size;
}

static int is_wide(const char *name)
{
    return is_digit(*name) || strpbrk(name, "-.") != NULL;
}

/* A name must read back as one word: no operator of the grammar, no keyword. */
int mfgq_i_is_variable(const char *name)
{
    if (!is_word(name)) return 0;
    if (is_digit(*name)) return 1; /* found by its schema, whole */
    mfgq_schema wide = {0};
    mfgq_i_lexer lexer = {name, strlen(name), 0, &wide, NULL};
    mfgq_i_token token;
    return mfgq_i_lex(&lexer, &token) == MFGQ_OK && token.kind == MFGQ_I_T_NAME &&
           token.size == lexer.size;
}

static mfgq_status add_variable(mfgq_schema *s, const char *name, const mfgq_unit *unit, int kind,
                                mfgq_error *err)
{
    const size_t index = s->count;
    if (!name || !mfgq_i_is_variable(name))
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)index, "names: not a variable name");
    if (kind < MFGQ_VARIABLE_NUMBER || kind > MFGQ_VARIABLE_AGGREGATE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, (int64_t)index, "kinds: no kind %d", kind);
    mfgq_i_variable_type *const v = &s->variables[index];
    v->name = mfgq_i_arena_text(&s->arena, name, strlen(name));
    if (!v->name) return mfgq_i_no_memory(err);
    v->kind = kind;
    if (unit && kind != MFGQ_VARIABLE_FLAG && kind != MFGQ_VARIABLE_CODE)
        v->dimension = mfgq_i_dimension_of(unit);
    size_t value = index;
    const int added = mfgq_i_map_add(&s->names, v->name, &value);
    if (added < 0) return mfgq_i_no_memory(err);
    if (!added)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)index, "names: '%.80s' is repeated", name);
    if (is_wide(name)) s->wide = 1;
    s->count++;
    return MFGQ_OK;
}

static mfgq_schema *make(size_t n)
{
    mfgq_schema *const s = mfgq_i_zalloc(1, sizeof *s);
    if (!s) return NULL;
    s->variables = mfgq_i_zalloc(n ? n : 1, sizeof *s->variables);
    if (s->variables) return s;
    mfgq_i_free(s);
    return NULL;
}

mfgq_status mfgq_i_schema_new(size_t n, const char *const *names, const mfgq_unit *const *units,
                              const int *kinds, mfgq_schema **schema, mfgq_error *err)
{
    mfgq_schema *const s = make(n);
    if (!s) return mfgq_i_no_memory(err);
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < n && status == MFGQ_OK; i++)
        status = add_variable(s, names[i], units[i], kinds[i], err);
    if (status == MFGQ_OK) *schema = s;
    else mfgq_schema_free(s);
    return status;
}

static mfgq_status add_text_unit(mfgq_schema *s, const char *name, const char *unit, int kind,
                                 mfgq_error *err)
{
    mfgq_unit read;
    const int measured = kind != MFGQ_VARIABLE_FLAG && kind != MFGQ_VARIABLE_CODE && unit && *unit;
    if (measured && mfgq_i_unit_read(unit, strlen(unit), &read, NULL) != MFGQ_OK)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 3, (int64_t)s->count, "units: unknown unit '%.80s'",
                           unit);
    return add_variable(s, name, measured ? &read : NULL, kind, err);
}

mfgq_status mfgq_schema_new(size_t n, const char *const *names, const char *const *units,
                            const int *kinds, mfgq_schema **schema, mfgq_error *err)
{
    if (n && !names) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "names is null");
    if (n && !units) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "units is null");
    if (n && !kinds) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "kinds is null");
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "schema is null");
    mfgq_schema *const s = make(n);
    if (!s) return mfgq_i_no_memory(err);
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < n && status == MFGQ_OK; i++)
        status = add_text_unit(s, names[i], units[i], kinds[i], err);
    if (status == MFGQ_OK) *schema = s;
    else mfgq_schema_free(s);
    return status;
}

void mfgq_schema_free(mfgq_schema *schema)
{
    if (!schema) return;
    mfgq_i_map_free(&schema->names);
    mfgq_i_free(schema->variables);
    mfgq_i_arena_free(&schema->arena);
    mfgq_i_free(schema);
}
