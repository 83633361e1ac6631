#include "formula.h"

#include <stdlib.h>
#include <string.h>

enum { VARIABLES = 11 };

static const char *const names[VARIABLES] = {
    "gross_output", "value_added", "value_added_constant", "revenue", "employment", "energy",
    "strategic_emerging", "cluster", "points", "vehicles", "lines"};
static const char *const units[VARIABLES] = {"元", "元", "元", "元", "人", "吨标准煤", NULL,
                                             NULL, "百分点", "辆", "条"};
static const int kinds[VARIABLES] = {
    MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER,
    MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_FLAG, MFGQ_VARIABLE_CODE,
    MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_NUMBER};

mfgq_schema *formula_schema(void)
{
    mfgq_schema *schema = NULL;
    mfgq_error err;
    assert_ok(mfgq_schema_new(VARIABLES, names, units, kinds, &schema, &err), &err);
    return schema;
}

void formula_rows_load(formula_rows *rows, int shift)
{
    rows->csv = golden_open("indicator_rows.csv");
    rows->count = 0;
    for (size_t r = 0; r < mfgq_csv_rows(rows->csv); r++) {
        if (golden_number(rows->csv, r, "shift") != shift) continue;
        for (size_t i = 0; i < FORMULA_NUMBERS; i++)
            rows->numbers[i][rows->count] = golden_number(rows->csv, r, names[i]);
        rows->codes[rows->count++] = golden_text(rows->csv, r, "cluster");
    }
}

void formula_rows_free(formula_rows *rows)
{
    mfgq_csv_free(rows->csv);
}

int formula_member(void *context, const char *class_code, const char *code)
{
    (void)context;
    const size_t size = strlen(class_code);
    if (strcmp(code, "?") == 0) return MFGQ_E_NOT_FOUND;
    return strncmp(class_code, code, size) == 0 && (code[size] == '\0' || code[size] == '/');
}

static size_t place(const char *name)
{
    size_t i = 0;
    while (i < FORMULA_NUMBERS && strcmp(names[i], name) != 0) i++;
    return i;
}

mfgq_status formula_aggregate(const mfgq_program *program, const formula_rows *rows, int shift,
                              int gaps, int undefined, double *aggregates, int64_t *used,
                              mfgq_error *err)
{
    const double *numbers[VARIABLES] = {NULL};
    const char *const *codes[VARIABLES] = {NULL};
    for (size_t i = 0; i < mfgq_program_inputs(program); i++) {
        if (mfgq_program_input_kind(program, i) == MFGQ_VARIABLE_CODE) {
            codes[i] = rows->codes;
        } else {
            const size_t p = place(mfgq_program_input_name(program, i));
            if (p < FORMULA_NUMBERS) numbers[i] = rows->numbers[p];
        }
    }
    return mfgq_program_aggregate(program, shift, rows->count, numbers, codes, formula_member,
                                  NULL, gaps, undefined, aggregates, used, err);
}

mfgq_program *formula_compile(const char *text, const char *unit)
{
    mfgq_schema *const schema = formula_schema();
    mfgq_program *program = NULL;
    mfgq_error err;
    assert_ok(mfgq_program_compile(text, strlen(text), schema, unit, &program, &err), &err);
    mfgq_schema_free(schema);
    return program;
}
