/* Programs: compiling, and what they tell about themselves. */
#include "indicator_i.h"

#include <string.h>

static mfgq_status check_unit(const mfgq_program *program, const mfgq_i_lexer *lexer,
                              const mfgq_unit *unit)
{
    if (!unit) return MFGQ_OK;
    const mfgq_i_dimension wanted = mfgq_i_dimension_of(unit);
    if (mfgq_i_dimension_same(&program->dimension, &wanted)) return MFGQ_OK;
    char have[MFGQ_I_DIMENSION_SIZE], want[MFGQ_I_DIMENSION_SIZE];
    mfgq_i_dimension_text(&program->dimension, have);
    mfgq_i_dimension_text(&wanted, want);
    return mfgq_i_lex_fail(lexer, MFGQ_E_UNIT, 0, "the formula gives %s, the unit '%.40s' is %s",
                           have, unit->name, want);
}

/* Names and classes were owned by the schema and the tree. */
static mfgq_status own_texts(mfgq_program *p, mfgq_error *err)
{
    int good = 1;
    for (size_t i = 0; i < p->input_count && good; i++) {
        p->inputs[i].name =
            mfgq_i_arena_text(&p->arena, p->inputs[i].name, strlen(p->inputs[i].name));
        good = p->inputs[i].name != NULL;
    }
    for (size_t i = 0; i < p->class_count && good; i++) {
        p->classes[i] = mfgq_i_arena_text(&p->arena, p->classes[i], strlen(p->classes[i]));
        good = p->classes[i] != NULL;
    }
    return good ? MFGQ_OK : mfgq_i_no_memory(err);
}

static mfgq_status compile(mfgq_program *program, const mfgq_schema *schema,
                           const mfgq_unit *unit, mfgq_i_formula *f)
{
    mfgq_i_node *root = NULL;
    MFGQ_I_TRY(mfgq_i_parse(f, &root));
    MFGQ_I_TRY(mfgq_i_check(&f->lexer, schema, root));
    program->dimension = root->dimension;
    MFGQ_I_TRY(check_unit(program, &f->lexer, unit));
    MFGQ_I_TRY(mfgq_i_emit(program, schema, &f->lexer, root));
    return own_texts(program, f->lexer.err);
}

static mfgq_status check_text(const char *text, size_t size, mfgq_error *err)
{
    if (size > MFGQ_I_FORMULA_BYTES)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "formula: more than %d bytes",
                           MFGQ_I_FORMULA_BYTES);
    const size_t valid = mfgq_utf8_valid(text, size);
    if (valid == size) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_ENCODING, 1, (int64_t)valid, "formula: byte %zu is not UTF-8",
                       valid);
}

mfgq_status mfgq_i_program_compile(const char *text, size_t size, const mfgq_schema *schema,
                                   const mfgq_unit *unit, mfgq_program **program, mfgq_error *err)
{
    MFGQ_I_TRY(check_text(text, size, err));
    mfgq_program *const p = mfgq_i_zalloc(1, sizeof *p);
    if (!p) return mfgq_i_no_memory(err);
    mfgq_i_arena scratch = {0};
    mfgq_status status = MFGQ_OK;
    p->text = mfgq_i_arena_text(&p->arena, text, size);
    if (!p->text) status = mfgq_i_no_memory(err);
    mfgq_i_formula f = {0};
    f.lexer.text = p->text;
    f.lexer.size = size;
    f.lexer.wide = schema->wide ? schema : NULL;
    f.lexer.err = err;
    f.scratch = &scratch;
    if (status == MFGQ_OK) status = compile(p, schema, unit, &f);
    mfgq_i_arena_free(&scratch);
    if (status == MFGQ_OK) *program = p;
    else mfgq_program_free(p);
    return status;
}

mfgq_status mfgq_program_compile(const char *text, size_t size, const mfgq_schema *schema,
                                 const char *unit, mfgq_program **program, mfgq_error *err)
{
    mfgq_unit read;
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "schema is null");
    if (!program) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "program is null");
    if (unit && mfgq_i_unit_read(unit, strlen(unit), &read, NULL) != MFGQ_OK)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 4, -1, "unit: unknown unit '%.80s'", unit);
    return mfgq_i_program_compile(text, size, schema, unit ? &read : NULL, program, err);
}

void mfgq_program_free(mfgq_program *program)
{
    if (!program) return;
    mfgq_i_arena_free(&program->arena);
    mfgq_i_free(program);
}

const char *mfgq_program_text(const mfgq_program *program)
{
    return program->text;
}

size_t mfgq_program_aggregates(const mfgq_program *program)
{
    return program->aggregate_count;
}

const char *mfgq_program_aggregate_text(const mfgq_program *program, size_t index)
{
    return index < program->aggregate_count ? program->aggregates[index].text : NULL;
}

int mfgq_program_aggregate_kind(const mfgq_program *program, size_t index)
{
    return index < program->aggregate_count ? program->aggregates[index].function : -1;
}

int mfgq_program_aggregate_shift(const mfgq_program *program, size_t index)
{
    return index < program->aggregate_count ? program->aggregates[index].shift : -1;
}

size_t mfgq_program_inputs(const mfgq_program *program)
{
    return program->input_count;
}

const char *mfgq_program_input_name(const mfgq_program *program, size_t index)
{
    return index < program->input_count ? program->inputs[index].name : NULL;
}

int mfgq_program_input_kind(const mfgq_program *program, size_t index)
{
    return index < program->input_count ? program->inputs[index].kind : -1;
}
