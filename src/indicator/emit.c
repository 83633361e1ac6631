/* From the checked tree to code: aggregates first, then the arithmetic on them. */
#include "indicator_i.h"

#include <string.h>

typedef struct emitter {
    mfgq_program *program;
    const mfgq_schema *schema;
    const mfgq_i_lexer *lexer;
    mfgq_i_op *ops; /* room for one an emitted node */
    size_t op_count;
    size_t *inputs; /* [schema->count] input of a variable, plus one; 0 if none */
    size_t depth, deepest;
    int shift; /* of the aggregates met now */
    int on_top;
} emitter;

/* What push an operand; everything else takes one or two and pushes one. */
static void push(emitter *e, const mfgq_i_node *n, mfgq_i_opcode code, size_t arg, size_t second)
{
    int32_t line, column;
    mfgq_i_position(e->lexer->text, n->at, &line, &column);
    mfgq_i_op *const op = &e->ops[e->op_count++];
    op->code = (uint8_t)code;
    op->arg = (uint16_t)arg;
    op->second = (uint16_t)second;
    op->column = (uint16_t)column;
    if (code <= MFGQ_I_OP_SAME) e->depth++;
    else if (code >= MFGQ_I_OP_ADD) e->depth--;
    if (e->depth > e->deepest) e->deepest = e->depth;
}

static void push_number(emitter *e, const mfgq_i_node *n)
{
    mfgq_program *const p = e->program;
    p->numbers[p->number_count] = n->number;
    push(e, n, MFGQ_I_OP_NUMBER, p->number_count++, 0);
}

static size_t input_of(emitter *e, size_t variable)
{
    mfgq_program *const p = e->program;
    if (!e->inputs[variable]) {
        p->inputs[p->input_count].name = e->schema->variables[variable].name;
        p->inputs[p->input_count].kind = e->schema->variables[variable].kind;
        e->inputs[variable] = ++p->input_count;
    }
    return e->inputs[variable] - 1;
}

static size_t class_of(emitter *e, const char *text)
{
    mfgq_program *const p = e->program;
    for (size_t i = 0; i < p->class_count; i++)
        if (mfgq_i_equal(p->classes[i], text)) return i;
    p->classes[p->class_count] = text;
    return p->class_count++;
}

static size_t find_aggregate(const emitter *e, const mfgq_i_node *n)
{
    const mfgq_program *const p = e->program;
    for (size_t i = 0; i < p->aggregate_count; i++) {
        const mfgq_i_aggregate *const a = &p->aggregates[i];
        if (a->shift == e->shift && strlen(a->text) == n->end - n->at &&
            memcmp(a->text, e->lexer->text + n->at, n->end - n->at) == 0)
            return i;
    }
    return p->aggregate_count;
}

static mfgq_status emit(emitter *e, const mfgq_i_node *n);

/* A code pushes one operand for a member and a class, none for the names. */
static mfgq_status emit_class(emitter *e, const mfgq_i_node *n)
{
    const size_t code = input_of(e, n->left->variable), what = class_of(e, n->right->text);
    push(e, n, n->kind == MFGQ_I_N_IN ? MFGQ_I_OP_IN : MFGQ_I_OP_SAME, code, what);
    if (n->kind == MFGQ_I_N_NE) push(e, n, MFGQ_I_OP_NOT, 0, 0);
    return MFGQ_OK;
}

static mfgq_status emit_name(emitter *e, const mfgq_i_node *n)
{
    const int given = e->schema->variables[n->variable].kind == MFGQ_VARIABLE_AGGREGATE;
    push(e, n, MFGQ_I_OP_VARIABLE, given ? find_aggregate(e, n) : input_of(e, n->variable), 0);
    return MFGQ_OK;
}

static mfgq_status emit_shift(emitter *e, const mfgq_i_node *n)
{
    e->shift = n->function;
    MFGQ_I_TRY(emit(e, n->left));
    e->shift = MFGQ_AT_PERIOD;
    return MFGQ_OK;
}

static mfgq_status emit_operator(emitter *e, const mfgq_i_node *n)
{
    MFGQ_I_TRY(emit(e, n->left));
    if (n->right) MFGQ_I_TRY(emit(e, n->right));
    push(e, n, (mfgq_i_opcode)(MFGQ_I_OP_NEGATE + (n->kind - MFGQ_I_N_NEGATE)), 0, 0);
    return MFGQ_OK;
}

static mfgq_status emit(emitter *e, const mfgq_i_node *n)
{
    const int with_code = n->right && n->right->kind == MFGQ_I_N_TEXT;
    if (with_code) return emit_class(e, n);
    switch (n->kind) {
    case MFGQ_I_N_NUMBER: push_number(e, n); return MFGQ_OK;
    case MFGQ_I_N_NAME: return emit_name(e, n);
    case MFGQ_I_N_AGGREGATE:
        push(e, n, MFGQ_I_OP_VARIABLE, find_aggregate(e, n), 0);
        return MFGQ_OK;
    case MFGQ_I_N_SHIFT: return emit_shift(e, n);
    default: return emit_operator(e, n);
    }
}

static mfgq_status emit_code(emitter *e, const mfgq_i_node *n, mfgq_i_code *code)
{
    if (!n) return MFGQ_OK;
    e->depth = e->deepest = 0;
    code->ops = e->ops + e->op_count;
    const size_t first = e->op_count;
    MFGQ_I_TRY(emit(e, n));
    code->count = e->op_count - first;
    if (e->deepest <= MFGQ_I_STACK) return MFGQ_OK;
    return mfgq_i_lex_fail(e->lexer, MFGQ_E_LIMIT, n->at,
                           "too many values wait at once; use fewer parentheses");
}

static mfgq_status add_aggregate(emitter *e, const mfgq_i_node *n)
{
    mfgq_program *const p = e->program;
    if (find_aggregate(e, n) < p->aggregate_count) return MFGQ_OK;
    mfgq_i_aggregate *const a = &p->aggregates[p->aggregate_count];
    a->function = n->kind == MFGQ_I_N_NAME ? MFGQ_GIVEN : n->function;
    a->shift = e->shift;
    a->text = mfgq_i_arena_text(&p->arena, e->lexer->text + n->at, n->end - n->at);
    if (!a->text) return mfgq_i_no_memory(e->lexer->err);
    p->aggregate_count++;
    if (n->kind == MFGQ_I_N_NAME) return MFGQ_OK;
    MFGQ_I_TRY(emit_code(e, n->left, &a->value));
    return emit_code(e, n->right, &a->where);
}

static mfgq_status collect(emitter *e, const mfgq_i_node *n)
{
    if (!n) return MFGQ_OK;
    if (n->kind == MFGQ_I_N_AGGREGATE || n->kind == MFGQ_I_N_NAME) return add_aggregate(e, n);
    if (n->kind == MFGQ_I_N_SHIFT) e->shift = n->function;
    MFGQ_I_TRY(collect(e, n->left));
    MFGQ_I_TRY(collect(e, n->right));
    if (n->kind == MFGQ_I_N_SHIFT) e->shift = MFGQ_AT_PERIOD;
    return MFGQ_OK;
}

/* Nodes that may be emitted: an upper bound for every list of the program. */
static size_t node_count(const mfgq_i_node *n)
{
    return n ? 1 + node_count(n->left) + node_count(n->right) : 0;
}

static void *room(mfgq_program *p, size_t count, size_t size)
{
    return mfgq_i_arena_alloc(&p->arena, (count ? count : 1) * size);
}

mfgq_status mfgq_i_emit(mfgq_program *program, const mfgq_schema *schema,
                        const mfgq_i_lexer *lexer, const mfgq_i_node *root)
{
    const size_t nodes = node_count(root);
    emitter e = {0};
    e.program = program;
    e.schema = schema;
    e.lexer = lexer;
    e.ops = room(program, nodes, sizeof *e.ops);
    e.inputs = room(program, schema->count, sizeof *e.inputs);
    program->numbers = room(program, nodes, sizeof *program->numbers);
    program->classes = room(program, nodes, sizeof *program->classes);
    program->inputs = room(program, nodes, sizeof *program->inputs);
    program->aggregates = room(program, nodes, sizeof *program->aggregates);
    if (!e.ops || !e.inputs || !program->numbers || !program->classes || !program->inputs ||
        !program->aggregates)
        return mfgq_i_no_memory(lexer->err);
    MFGQ_I_TRY(collect(&e, root));
    return emit_code(&e, root, &program->top);
}
