/* Recursive descent from tokens to a tree; docs/methods/formula.md has the grammar. */
#include "indicator_i.h"

#include <string.h>

static mfgq_status parse_or(mfgq_i_formula *f, mfgq_i_node **out);
static mfgq_status parse_unary(mfgq_i_formula *f, mfgq_i_node **out);

static mfgq_status advance(mfgq_i_formula *f)
{
    f->behind = f->token.at + f->token.size;
    return mfgq_i_lex(&f->lexer, &f->token);
}

static mfgq_status expected(const mfgq_i_formula *f, const char *what)
{
    const mfgq_i_token *const t = &f->token;
    if (t->kind == MFGQ_I_T_END)
        return mfgq_i_lex_fail(&f->lexer, MFGQ_E_PARSE, t->at, "expected %s, found the end", what);
    const int size = t->size > 40 ? 40 : (int)t->size;
    return mfgq_i_lex_fail(&f->lexer, MFGQ_E_PARSE, t->at, "expected %s, found '%.*s'", what, size,
                           f->lexer.text + t->at);
}

static mfgq_status limit(const mfgq_i_formula *f, const char *what)
{
    return mfgq_i_lex_fail(&f->lexer, MFGQ_E_LIMIT, f->token.at, "%s", what);
}

static mfgq_status make(mfgq_i_formula *f, mfgq_i_node_kind kind, size_t at, mfgq_i_node *left,
                        mfgq_i_node *right, mfgq_i_node **out)
{
    if (++f->nodes > MFGQ_I_FORMULA_NODES) return limit(f, "too many terms");
    mfgq_i_node *const node = mfgq_i_arena_alloc(f->scratch, sizeof *node);
    if (!node) return mfgq_i_no_memory(f->lexer.err);
    node->kind = kind;
    node->at = at;
    node->left = left;
    node->right = right;
    *out = node;
    return MFGQ_OK;
}

static mfgq_status take(mfgq_i_formula *f, mfgq_i_token_kind kind, const char *what)
{
    if (f->token.kind != kind) return expected(f, what);
    return advance(f);
}

/* ---- what stands by itself ---- */

static mfgq_status parse_number(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(make(f, MFGQ_I_N_NUMBER, f->token.at, NULL, NULL, out));
    (*out)->number = f->token.number;
    (*out)->dimension = f->token.dimension;
    return advance(f);
}

static mfgq_status copy_token(mfgq_i_formula *f, size_t trim, mfgq_i_node *node)
{
    const mfgq_i_token *const t = &f->token;
    node->text = mfgq_i_arena_text(f->scratch, f->lexer.text + t->at + trim, t->size - 2 * trim);
    return node->text ? MFGQ_OK : mfgq_i_no_memory(f->lexer.err);
}

static mfgq_status parse_text(mfgq_i_formula *f, mfgq_i_node **out)
{
    if (f->token.kind != MFGQ_I_T_TEXT) return expected(f, "a class in double quotes");
    if (f->token.size == 2)
        return mfgq_i_lex_fail(&f->lexer, MFGQ_E_PARSE, f->token.at, "quoted text is empty");
    MFGQ_I_TRY(make(f, MFGQ_I_N_TEXT, f->token.at, NULL, NULL, out));
    MFGQ_I_TRY(copy_token(f, 1, *out));
    return advance(f);
}

typedef struct call {
    const char *name;
    mfgq_i_node_kind kind;
    int function;
} call;

static const call calls[] = {{"sum", MFGQ_I_N_AGGREGATE, MFGQ_SUM},
                             {"count", MFGQ_I_N_AGGREGATE, MFGQ_COUNT},
                             {"mean", MFGQ_I_N_AGGREGATE, MFGQ_MEAN},
                             {"min", MFGQ_I_N_AGGREGATE, MFGQ_MIN},
                             {"max", MFGQ_I_N_AGGREGATE, MFGQ_MAX},
                             {"base", MFGQ_I_N_SHIFT, MFGQ_AT_BASE},
                             {"previous", MFGQ_I_N_SHIFT, MFGQ_AT_PREVIOUS}};

static const call *find_call(const char *name)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (mfgq_i_equal(calls[i].name, name)) return &calls[i];
    return NULL;
}

/* Behind the opening parenthesis of an aggregate. */
static mfgq_status parse_arguments(mfgq_i_formula *f, mfgq_i_node *node)
{
    const int counts = node->function == MFGQ_COUNT;
    const mfgq_i_token_kind next = f->token.kind;
    if (!(counts && (next == MFGQ_I_T_CLOSE || next == MFGQ_I_T_WHERE)))
        MFGQ_I_TRY(parse_or(f, &node->left));
    if (f->token.kind != MFGQ_I_T_WHERE) return take(f, MFGQ_I_T_CLOSE, "'where' or ')'");
    MFGQ_I_TRY(advance(f));
    MFGQ_I_TRY(parse_or(f, &node->right));
    return take(f, MFGQ_I_T_CLOSE, "')'");
}

static mfgq_status parse_call(mfgq_i_formula *f, mfgq_i_node *node)
{
    const call *const what = find_call(node->text);
    if (!what)
        return mfgq_i_lex_fail(&f->lexer, MFGQ_E_NOT_FOUND, node->at,
                               "no function '%s'; there are sum, count, mean, min, max, base and "
                               "previous", node->text);
    node->kind = what->kind;
    node->function = what->function;
    MFGQ_I_TRY(advance(f));
    if (what->kind == MFGQ_I_N_AGGREGATE) {
        MFGQ_I_TRY(parse_arguments(f, node));
    } else {
        MFGQ_I_TRY(parse_or(f, &node->left));
        MFGQ_I_TRY(take(f, MFGQ_I_T_CLOSE, "')'"));
    }
    node->end = f->behind;
    return MFGQ_OK;
}

static mfgq_status parse_name(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(make(f, MFGQ_I_N_NAME, f->token.at, NULL, NULL, out));
    MFGQ_I_TRY(copy_token(f, 0, *out));
    MFGQ_I_TRY(advance(f));
    (*out)->end = f->behind;
    return f->token.kind == MFGQ_I_T_OPEN ? parse_call(f, *out) : MFGQ_OK;
}

static mfgq_status parse_primary(mfgq_i_formula *f, mfgq_i_node **out)
{
    switch (f->token.kind) {
    case MFGQ_I_T_NUMBER: return parse_number(f, out);
    case MFGQ_I_T_NAME: return parse_name(f, out);
    case MFGQ_I_T_OPEN:
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_or(f, out));
        return take(f, MFGQ_I_T_CLOSE, "')'");
    default: return expected(f, "a number, a name or '('");
    }
}

/* ---- operators, from the tightest to the loosest ---- */

static mfgq_status parse_power(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_primary(f, out));
    if (f->token.kind != MFGQ_I_T_POWER) return MFGQ_OK;
    const size_t at = f->token.at;
    MFGQ_I_TRY(advance(f));
    mfgq_i_node *exponent = NULL;
    MFGQ_I_TRY(parse_unary(f, &exponent));
    return make(f, MFGQ_I_N_POWER, at, *out, exponent, out);
}

/* One level of nesting deeper: parentheses, calls, chains of signs, powers. */
static mfgq_status parse_unary(mfgq_i_formula *f, mfgq_i_node **out)
{
    if (f->depth == MFGQ_I_FORMULA_DEPTH) return limit(f, "nested too deeply");
    f->depth++;
    const size_t at = f->token.at;
    const mfgq_i_token_kind sign = f->token.kind;
    if (sign == MFGQ_I_T_SUBTRACT || sign == MFGQ_I_T_ADD) {
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_unary(f, out));
        if (sign == MFGQ_I_T_SUBTRACT)
            MFGQ_I_TRY(make(f, MFGQ_I_N_NEGATE, at, *out, NULL, out));
    } else {
        MFGQ_I_TRY(parse_power(f, out));
    }
    f->depth--;
    return MFGQ_OK;
}

static mfgq_status parse_product(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_unary(f, out));
    while (f->token.kind == MFGQ_I_T_MULTIPLY || f->token.kind == MFGQ_I_T_DIVIDE) {
        const int times = f->token.kind == MFGQ_I_T_MULTIPLY;
        const size_t at = f->token.at;
        mfgq_i_node *right = NULL;
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_unary(f, &right));
        MFGQ_I_TRY(make(f, times ? MFGQ_I_N_MULTIPLY : MFGQ_I_N_DIVIDE, at, *out, right, out));
    }
    return MFGQ_OK;
}

static mfgq_status parse_sum(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_product(f, out));
    while (f->token.kind == MFGQ_I_T_ADD || f->token.kind == MFGQ_I_T_SUBTRACT) {
        const int plus = f->token.kind == MFGQ_I_T_ADD;
        const size_t at = f->token.at;
        mfgq_i_node *right = NULL;
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_product(f, &right));
        MFGQ_I_TRY(make(f, plus ? MFGQ_I_N_ADD : MFGQ_I_N_SUBTRACT, at, *out, right, out));
    }
    return MFGQ_OK;
}

/* in "a" or in ("a", "b"): one membership each, joined by or. */
static mfgq_status parse_classes(mfgq_i_formula *f, size_t at, mfgq_i_node *code,
                                 mfgq_i_node **out)
{
    mfgq_i_node *list = NULL, *name = NULL;
    const int many = f->token.kind == MFGQ_I_T_OPEN;
    do {
        if (many) MFGQ_I_TRY(advance(f));
        mfgq_i_node *one = NULL;
        MFGQ_I_TRY(parse_text(f, &name));
        MFGQ_I_TRY(make(f, MFGQ_I_N_IN, at, code, name, &one));
        if (list) MFGQ_I_TRY(make(f, MFGQ_I_N_OR, at, list, one, &list));
        else list = one;
    } while (many && f->token.kind == MFGQ_I_T_COMMA);
    *out = list;
    return many ? take(f, MFGQ_I_T_CLOSE, "',' or ')'") : MFGQ_OK;
}

static mfgq_status parse_comparison(mfgq_i_formula *f, mfgq_i_node **out)
{
    const size_t at = f->token.at;
    const mfgq_i_node_kind kind =
        (mfgq_i_node_kind)(MFGQ_I_N_LT + (f->token.kind - MFGQ_I_T_LT));
    mfgq_i_node *right = NULL;
    MFGQ_I_TRY(advance(f));
    MFGQ_I_TRY(f->token.kind == MFGQ_I_T_TEXT ? parse_text(f, &right) : parse_sum(f, &right));
    return make(f, kind, at, *out, right, out);
}

static mfgq_status parse_membership(mfgq_i_formula *f, mfgq_i_node **out)
{
    const size_t at = f->token.at;
    const int negated = f->token.kind == MFGQ_I_T_NOT;
    if (negated) MFGQ_I_TRY(advance(f));
    MFGQ_I_TRY(take(f, MFGQ_I_T_IN, "'in'"));
    MFGQ_I_TRY(parse_classes(f, at, *out, out));
    return negated ? make(f, MFGQ_I_N_NOT, at, *out, NULL, out) : MFGQ_OK;
}

static mfgq_status parse_relation(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_sum(f, out));
    const mfgq_i_token_kind next = f->token.kind;
    if (next >= MFGQ_I_T_LT && next <= MFGQ_I_T_NE) return parse_comparison(f, out);
    if (next == MFGQ_I_T_IN || next == MFGQ_I_T_NOT) return parse_membership(f, out);
    return MFGQ_OK;
}

static mfgq_status parse_not(mfgq_i_formula *f, mfgq_i_node **out)
{
    if (f->token.kind != MFGQ_I_T_NOT) return parse_relation(f, out);
    if (f->depth == MFGQ_I_FORMULA_DEPTH) return limit(f, "nested too deeply");
    f->depth++;
    const size_t at = f->token.at;
    MFGQ_I_TRY(advance(f));
    MFGQ_I_TRY(parse_not(f, out));
    f->depth--;
    return make(f, MFGQ_I_N_NOT, at, *out, NULL, out);
}

static mfgq_status parse_and(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_not(f, out));
    while (f->token.kind == MFGQ_I_T_AND) {
        const size_t at = f->token.at;
        mfgq_i_node *right = NULL;
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_not(f, &right));
        MFGQ_I_TRY(make(f, MFGQ_I_N_AND, at, *out, right, out));
    }
    return MFGQ_OK;
}

static mfgq_status parse_or(mfgq_i_formula *f, mfgq_i_node **out)
{
    MFGQ_I_TRY(parse_and(f, out));
    while (f->token.kind == MFGQ_I_T_OR) {
        const size_t at = f->token.at;
        mfgq_i_node *right = NULL;
        MFGQ_I_TRY(advance(f));
        MFGQ_I_TRY(parse_and(f, &right));
        MFGQ_I_TRY(make(f, MFGQ_I_N_OR, at, *out, right, out));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_parse(mfgq_i_formula *f, mfgq_i_node **root)
{
    MFGQ_I_TRY(advance(f));
    if (f->token.kind == MFGQ_I_T_END)
        return mfgq_i_lex_fail(&f->lexer, MFGQ_E_PARSE, 0, "formula is empty");
    MFGQ_I_TRY(parse_or(f, root));
    return f->token.kind == MFGQ_I_T_END ? MFGQ_OK : expected(f, "an operator or the end");
}
