/* Formulas from text to program: tokens, a typed tree, code. The code is two-storeyed,
   so that a columnar engine can run the lower storey over batches of rows: every
   aggregate has row code for its value and its condition, and one top code does the
   arithmetic on the aggregates' results. */
#ifndef MFGQ_INDICATOR_I_H
#define MFGQ_INDICATOR_I_H

#include "../base/base_i.h"
#include "../quantity/quantity_i.h"
#include <mfgq/indicator.h>

enum { /* limits; docs/methods/formula.md states them */
    MFGQ_I_FORMULA_BYTES = 16384,
    MFGQ_I_FORMULA_DEPTH = 64,
    MFGQ_I_FORMULA_NODES = 2048,
    MFGQ_I_STACK = 64
};

/* ---- units.c ---- */

typedef struct mfgq_i_dimension {
    int8_t power[MFGQ_I_BASES]; /* over quantity's bases */
} mfgq_i_dimension;

mfgq_i_dimension mfgq_i_dimension_of(const mfgq_unit *unit);

/* Counted things apart, no base. */
int mfgq_i_dimension_pure(const mfgq_i_dimension *dimension);

/* Whether values may be added, compared, or printed in each other's units. */
int mfgq_i_dimension_same(const mfgq_i_dimension *a, const mfgq_i_dimension *b);

/* a * b^sign; 0 if an exponent grows out of bounds. */
int mfgq_i_dimension_combine(const mfgq_i_dimension *a, const mfgq_i_dimension *b, int sign,
                             mfgq_i_dimension *out);

enum { MFGQ_I_DIMENSION_SIZE = 80 };

/* "currency/persons", "a pure number". */
void mfgq_i_dimension_text(const mfgq_i_dimension *dimension, char text[MFGQ_I_DIMENSION_SIZE]);

/* ---- schema.c ---- */

typedef struct mfgq_i_variable_type {
    const char *name;
    int kind; /* mfgq_variable_kind */
    mfgq_i_dimension dimension;
} mfgq_i_variable_type;

struct mfgq_schema {
    mfgq_i_arena arena;
    mfgq_i_map names;
    mfgq_i_variable_type *variables;
    size_t count;
    int wide; /* some name holds '-' or '.' or begins with a digit */
};

/* As mfgq_schema_new(), from units that were read; null is a pure number. */
mfgq_status mfgq_i_schema_new(size_t n, const char *const *names, const mfgq_unit *const *units,
                              const int *kinds, mfgq_schema **schema, mfgq_error *err);

/* 1 if a name can be written in a formula. */
int mfgq_i_is_variable(const char *name);

/* ---- lex.c ---- */

typedef enum mfgq_i_token_kind {
    MFGQ_I_T_END,
    MFGQ_I_T_NUMBER, /* number, with dimension and unit text */
    MFGQ_I_T_NAME,
    MFGQ_I_T_TEXT, /* between double quotes */
    MFGQ_I_T_OPEN,
    MFGQ_I_T_CLOSE,
    MFGQ_I_T_COMMA,
    MFGQ_I_T_ADD,
    MFGQ_I_T_SUBTRACT,
    MFGQ_I_T_MULTIPLY,
    MFGQ_I_T_DIVIDE,
    MFGQ_I_T_POWER,
    MFGQ_I_T_LT,
    MFGQ_I_T_LE,
    MFGQ_I_T_GT,
    MFGQ_I_T_GE,
    MFGQ_I_T_EQ,
    MFGQ_I_T_NE,
    MFGQ_I_T_WHERE, /* words from here on */
    MFGQ_I_T_AND,
    MFGQ_I_T_OR,
    MFGQ_I_T_NOT,
    MFGQ_I_T_IN
} mfgq_i_token_kind;

typedef struct mfgq_i_token {
    mfgq_i_token_kind kind;
    size_t at, size; /* bytes of the formula */
    double number;   /* in base units */
    mfgq_i_dimension dimension;
} mfgq_i_token;

typedef struct mfgq_i_lexer {
    const char *text;
    size_t size, at;
    const mfgq_schema *wide; /* its names may hold '-' and '.'; null: they do not */
    mfgq_error *err;
} mfgq_i_lexer;

mfgq_status mfgq_i_lex(mfgq_i_lexer *lexer, mfgq_i_token *token);

/* Fails at a byte of the formula. */
mfgq_status mfgq_i_lex_fail(const mfgq_i_lexer *lexer, mfgq_status status, size_t at,
                            const char *format, ...) MFGQ_I_PRINTF(4, 5);

/* ---- parse.c ---- */

typedef enum mfgq_i_node_kind {
    MFGQ_I_N_NUMBER,
    MFGQ_I_N_TEXT,
    MFGQ_I_N_NAME,
    MFGQ_I_N_NEGATE,
    MFGQ_I_N_NOT,
    MFGQ_I_N_ADD,
    MFGQ_I_N_SUBTRACT,
    MFGQ_I_N_MULTIPLY,
    MFGQ_I_N_DIVIDE,
    MFGQ_I_N_POWER,
    MFGQ_I_N_LT,
    MFGQ_I_N_LE,
    MFGQ_I_N_GT,
    MFGQ_I_N_GE,
    MFGQ_I_N_EQ,
    MFGQ_I_N_NE,
    MFGQ_I_N_AND,
    MFGQ_I_N_OR,
    MFGQ_I_N_IN,        /* left a name, right a text */
    MFGQ_I_N_AGGREGATE, /* left the value or null, right the condition or null */
    MFGQ_I_N_SHIFT      /* left */
} mfgq_i_node_kind;

typedef enum mfgq_i_value_type { MFGQ_I_V_NUMBER, MFGQ_I_V_TRUTH, MFGQ_I_V_CODE } mfgq_i_value_type;

/* Where a value lives: a constant anywhere, a row's value only under an aggregate. */
typedef enum mfgq_i_storey { MFGQ_I_CONSTANT, MFGQ_I_ROW, MFGQ_I_TOP } mfgq_i_storey;

typedef struct mfgq_i_node {
    mfgq_i_node_kind kind;
    size_t at, end; /* bytes of the formula; the end only of names and calls */
    struct mfgq_i_node *left, *right;
    double number;
    const char *text;
    int function; /* of an aggregate: mfgq_aggregate; of a shift: mfgq_shift */
    size_t variable;
    mfgq_i_value_type type; /* from here on set by the check */
    mfgq_i_storey storey;
    mfgq_i_dimension dimension;
} mfgq_i_node;

typedef struct mfgq_i_formula {
    mfgq_i_lexer lexer;
    mfgq_i_token token; /* the next one */
    size_t behind;      /* where the one before it ended */
    mfgq_i_arena *scratch;
    size_t nodes;
    int depth;
} mfgq_i_formula;

mfgq_status mfgq_i_parse(mfgq_i_formula *formula, mfgq_i_node **root);

/* ---- check.c: names, types, storeys and dimensions of the whole tree ---- */

mfgq_status mfgq_i_check(const mfgq_i_lexer *lexer, const mfgq_schema *schema, mfgq_i_node *root);

/* ---- emit.c ---- */

typedef enum mfgq_i_opcode {
    MFGQ_I_OP_NUMBER,   /* push numbers[arg] */
    MFGQ_I_OP_VARIABLE, /* push column arg of the row, or aggregate arg on top */
    MFGQ_I_OP_IN,       /* push membership of code column arg in classes[second] */
    MFGQ_I_OP_SAME,     /* push equality of code column arg and classes[second] */
    MFGQ_I_OP_NEGATE,
    MFGQ_I_OP_NOT,
    MFGQ_I_OP_ADD,
    MFGQ_I_OP_SUBTRACT,
    MFGQ_I_OP_MULTIPLY,
    MFGQ_I_OP_DIVIDE,
    MFGQ_I_OP_POWER,
    MFGQ_I_OP_LT,
    MFGQ_I_OP_LE,
    MFGQ_I_OP_GT,
    MFGQ_I_OP_GE,
    MFGQ_I_OP_EQ,
    MFGQ_I_OP_NE,
    MFGQ_I_OP_AND,
    MFGQ_I_OP_OR
} mfgq_i_opcode; /* from NEGATE on in the order of the nodes */

typedef struct mfgq_i_op {
    uint8_t code;
    uint16_t arg, second;
    uint16_t column; /* one-based character of the formula, for messages */
} mfgq_i_op;

typedef struct mfgq_i_code {
    const mfgq_i_op *ops;
    size_t count;
} mfgq_i_code;

typedef struct mfgq_i_aggregate {
    int function, shift;
    mfgq_i_code value; /* empty for count */
    mfgq_i_code where; /* empty: all rows */
    const char *text;  /* as written, without base() or previous() */
} mfgq_i_aggregate;

/* What the program reads: a row variable, or on top an aggregate variable. */
typedef struct mfgq_i_input {
    const char *name;
    int kind;
} mfgq_i_input;

struct mfgq_program {
    mfgq_i_arena arena;
    const char *text;
    mfgq_i_dimension dimension;
    double *numbers;
    size_t number_count;
    const char **classes;
    size_t class_count;
    mfgq_i_input *inputs; /* row variables */
    size_t input_count;
    mfgq_i_aggregate *aggregates;
    size_t aggregate_count;
    mfgq_i_code top;
};

mfgq_status mfgq_i_emit(mfgq_program *program, const mfgq_schema *schema,
                        const mfgq_i_lexer *lexer, const mfgq_i_node *root);

/* ---- program.c ---- */

/* As mfgq_program_compile(), with a unit that was read; null: any. */
mfgq_status mfgq_i_program_compile(const char *text, size_t size, const mfgq_schema *schema,
                                   const mfgq_unit *unit, mfgq_program **program,
                                   mfgq_error *err);

/* ---- machine.c ---- */

typedef struct mfgq_i_frame {
    const double *numbers;
    const double *values; /* by input or aggregate; truth is 1, 0 or NaN */
    /* answers membership (1, 0, NaN unknown) of a code input, or a negative status */
    double (*member)(const struct mfgq_i_frame *frame, const mfgq_i_op *op);
    const void *context;
    size_t row;
} mfgq_i_frame;

/* Runs code; an undefined quotient or power stops it with its column in *column
   (else 0), and the result is then NaN. */
double mfgq_i_run(const mfgq_i_code *code, const mfgq_i_frame *frame, int *column);

/* ---- interval.c ---- */

/* The range of the program's value when aggregate i lies in [low[i], high[i]]. A
   division by an interval that holds zero gives (-inf, inf). */
void mfgq_i_program_range(const mfgq_program *program, const double *low, const double *high,
                          double *out_low, double *out_high);

#endif
