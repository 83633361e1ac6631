/* Names, types, storeys and dimensions. */
#include "indicator_i.h"

#include <math.h>

typedef struct check {
    const mfgq_i_lexer *lexer;
    const mfgq_schema *schema;
} check;

static mfgq_status visit(const check *c, mfgq_i_node *n);

static mfgq_status refuse(const check *c, size_t at, const char *what)
{
    return mfgq_i_lex_fail(c->lexer, MFGQ_E_DATA, at, "%s", what);
}

/* ---- what a place wants ---- */

static int is_flag(const mfgq_i_node *n)
{
    return n->kind == MFGQ_I_N_NAME && n->type == MFGQ_I_V_TRUTH;
}

/* A flag counts as 0 or 1 where a number is wanted. */
static mfgq_status want_number(const check *c, const mfgq_i_node *n)
{
    if (n->type == MFGQ_I_V_NUMBER || is_flag(n)) return MFGQ_OK;
    return refuse(c, n->at, n->type == MFGQ_I_V_CODE ? "expected a number, found a class code"
                                                     : "expected a number, found a condition");
}

static mfgq_status want_truth(const check *c, const mfgq_i_node *n)
{
    if (n->type == MFGQ_I_V_TRUTH) return MFGQ_OK;
    return refuse(c, n->at, n->type == MFGQ_I_V_CODE
                                ? "expected a condition, found a class code"
                                : "expected a condition such as revenue > 0, found a number");
}

/* The first row variable in a subtree, to point at. */
static const mfgq_i_node *row_name(const mfgq_i_node *n)
{
    if (!n || n->storey != MFGQ_I_ROW) return NULL;
    if (n->kind == MFGQ_I_N_NAME) return n;
    const mfgq_i_node *const left = row_name(n->left);
    return left ? left : row_name(n->right);
}

static mfgq_status outside(const check *c, const mfgq_i_node *n)
{
    const mfgq_i_node *const name = row_name(n);
    return mfgq_i_lex_fail(c->lexer, MFGQ_E_DATA, name ? name->at : n->at,
                           "'%s' has a value for each row: put it under sum, count, mean, min "
                           "or max", name ? name->text : "");
}

static mfgq_status mixed(const check *c, const mfgq_i_node *n)
{
    const mfgq_i_node *const name = row_name(n);
    return mfgq_i_lex_fail(c->lexer, MFGQ_E_DATA, name ? name->at : n->at,
                           "'%s' has a value for each row, an aggregate beside it one for all",
                           name ? name->text : "");
}

static mfgq_status join(const check *c, mfgq_i_node *n)
{
    const mfgq_i_node *const a = n->left, *const b = n->right;
    if (a->storey == MFGQ_I_ROW && b->storey == MFGQ_I_TOP) return mixed(c, a);
    if (a->storey == MFGQ_I_TOP && b->storey == MFGQ_I_ROW) return mixed(c, b);
    n->storey = a->storey > b->storey ? a->storey : b->storey;
    return MFGQ_OK;
}

static mfgq_status same_dimension(const check *c, const mfgq_i_node *n)
{
    const mfgq_i_dimension *const a = &n->left->dimension, *const b = &n->right->dimension;
    if (mfgq_i_dimension_same(a, b)) return MFGQ_OK;
    char left[MFGQ_I_DIMENSION_SIZE], right[MFGQ_I_DIMENSION_SIZE];
    mfgq_i_dimension_text(a, left);
    mfgq_i_dimension_text(b, right);
    return mfgq_i_lex_fail(c->lexer, MFGQ_E_UNIT, n->at,
                           "dimensions differ: %s on the left, %s on the right", left, right);
}

/* ---- nodes ---- */

static mfgq_status visit_name(const check *c, mfgq_i_node *n)
{
    if (!mfgq_i_map_find(&c->schema->names, n->text, &n->variable))
        return mfgq_i_lex_fail(c->lexer, MFGQ_E_NOT_FOUND, n->at, "no variable '%s'", n->text);
    const mfgq_i_variable_type *const v = &c->schema->variables[n->variable];
    n->storey = v->kind == MFGQ_VARIABLE_AGGREGATE ? MFGQ_I_TOP : MFGQ_I_ROW;
    n->dimension = v->dimension;
    n->type = v->kind == MFGQ_VARIABLE_FLAG   ? MFGQ_I_V_TRUTH
              : v->kind == MFGQ_VARIABLE_CODE ? MFGQ_I_V_CODE
                                              : MFGQ_I_V_NUMBER;
    return MFGQ_OK;
}

static mfgq_status visit_arithmetic(const check *c, mfgq_i_node *n)
{
    MFGQ_I_TRY(want_number(c, n->left));
    MFGQ_I_TRY(want_number(c, n->right));
    MFGQ_I_TRY(join(c, n));
    n->type = MFGQ_I_V_NUMBER;
    if (n->kind == MFGQ_I_N_ADD || n->kind == MFGQ_I_N_SUBTRACT) {
        n->dimension = n->left->dimension;
        return same_dimension(c, n);
    }
    if (n->kind == MFGQ_I_N_DIVIDE && n->right->kind == MFGQ_I_N_NUMBER && n->right->number == 0)
        return mfgq_i_lex_fail(c->lexer, MFGQ_E_DOMAIN, n->at, "division by zero");
    if (mfgq_i_dimension_combine(&n->left->dimension, &n->right->dimension,
                                 n->kind == MFGQ_I_N_MULTIPLY ? 1 : -1, &n->dimension))
        return MFGQ_OK;
    return mfgq_i_lex_fail(c->lexer, MFGQ_E_UNIT, n->at, "the dimension has too high a power");
}

/* The value of a constant exponent, 2 or -1; NaN if it is none. */
static double exponent_value(const mfgq_i_node *n)
{
    if (n->kind == MFGQ_I_N_NUMBER) return n->number;
    if (n->kind == MFGQ_I_N_NEGATE) return -exponent_value(n->left);
    return NAN;
}

static mfgq_status visit_power(const check *c, mfgq_i_node *n)
{
    MFGQ_I_TRY(want_number(c, n->left));
    MFGQ_I_TRY(want_number(c, n->right));
    MFGQ_I_TRY(join(c, n));
    n->type = MFGQ_I_V_NUMBER;
    if (!mfgq_i_dimension_pure(&n->right->dimension))
        return mfgq_i_lex_fail(c->lexer, MFGQ_E_UNIT, n->right->at,
                               "an exponent must be a pure number");
    if (mfgq_i_dimension_pure(&n->left->dimension)) return MFGQ_OK;
    const double power = exponent_value(n->right);
    if (!(fabs(power) <= 4 && power == floor(power)))
        return mfgq_i_lex_fail(c->lexer, MFGQ_E_UNIT, n->right->at,
                               "expected a whole exponent from -4 to 4, since the base has a unit");
    for (int i = 0; i < (int)fabs(power); i++)
        if (!mfgq_i_dimension_combine(&n->dimension, &n->left->dimension, power > 0 ? 1 : -1,
                                      &n->dimension))
            return mfgq_i_lex_fail(c->lexer, MFGQ_E_UNIT, n->at,
                                   "the dimension has too high a power");
    return MFGQ_OK;
}

/* Zero needs no unit. */
static int is_bare_zero(const mfgq_i_node *n)
{
    return n->kind == MFGQ_I_N_NUMBER && n->number == 0 && mfgq_i_dimension_pure(&n->dimension);
}

static mfgq_status visit_code_comparison(const check *c, mfgq_i_node *n)
{
    const mfgq_i_node *const a = n->left, *const b = n->right;
    if (a->kind != MFGQ_I_N_NAME || b->kind != MFGQ_I_N_TEXT)
        return refuse(c, n->at, "expected a code variable on the left of the sign and a quoted "
                                "text on its right");
    if (a->type != MFGQ_I_V_CODE) return refuse(c, a->at, "expected a code variable");
    if (n->kind != MFGQ_I_N_EQ && n->kind != MFGQ_I_N_NE)
        return refuse(c, n->at, "codes can only be compared with = and !=");
    return MFGQ_OK;
}

static mfgq_status visit_comparison(const check *c, mfgq_i_node *n)
{
    const mfgq_i_node *const a = n->left, *const b = n->right;
    MFGQ_I_TRY(join(c, n));
    n->type = MFGQ_I_V_TRUTH;
    if (a->type == MFGQ_I_V_CODE || b->type == MFGQ_I_V_CODE) return visit_code_comparison(c, n);
    MFGQ_I_TRY(want_number(c, a));
    MFGQ_I_TRY(want_number(c, b));
    return is_bare_zero(a) || is_bare_zero(b) ? MFGQ_OK : same_dimension(c, n);
}

static mfgq_status visit_logic(const check *c, mfgq_i_node *n)
{
    MFGQ_I_TRY(want_truth(c, n->left));
    n->type = MFGQ_I_V_TRUTH;
    n->storey = n->left->storey;
    if (!n->right) return MFGQ_OK;
    MFGQ_I_TRY(want_truth(c, n->right));
    return join(c, n);
}

static mfgq_status visit_in(const check *c, mfgq_i_node *n)
{
    if (n->left->kind != MFGQ_I_N_NAME || n->left->type != MFGQ_I_V_CODE)
        return refuse(c, n->left->at, "expected a code variable before 'in'");
    n->type = MFGQ_I_V_TRUTH;
    n->storey = MFGQ_I_ROW;
    return MFGQ_OK;
}

static mfgq_status visit_aggregate(const check *c, mfgq_i_node *n)
{
    const mfgq_i_node *const value = n->left, *const where = n->right;
    const int counts = n->function == MFGQ_COUNT;
    if ((value && value->storey == MFGQ_I_TOP) || (where && where->storey == MFGQ_I_TOP))
        return refuse(c, n->at, "an aggregate stands inside an aggregate");
    if (value) MFGQ_I_TRY(counts ? want_truth(c, value) : want_number(c, value));
    if (where) MFGQ_I_TRY(want_truth(c, where));
    if (!counts) n->dimension = value->dimension;
    n->type = MFGQ_I_V_NUMBER;
    n->storey = MFGQ_I_TOP;
    return MFGQ_OK;
}

static int has_shift(const mfgq_i_node *n)
{
    return n && (n->kind == MFGQ_I_N_SHIFT || has_shift(n->left) || has_shift(n->right));
}

static mfgq_status visit_shift(const check *c, mfgq_i_node *n)
{
    MFGQ_I_TRY(want_number(c, n->left));
    if (n->left->storey == MFGQ_I_ROW) return outside(c, n->left);
    if (has_shift(n->left))
        return refuse(c, n->at, "base and previous cannot stand inside each other");
    n->type = MFGQ_I_V_NUMBER;
    n->storey = n->left->storey;
    n->dimension = n->left->dimension;
    return MFGQ_OK;
}

static mfgq_status visit_negate(const check *c, mfgq_i_node *n)
{
    MFGQ_I_TRY(want_number(c, n->left));
    n->type = MFGQ_I_V_NUMBER;
    n->storey = n->left->storey;
    n->dimension = n->left->dimension;
    return MFGQ_OK;
}

static mfgq_status visit_itself(const check *c, mfgq_i_node *n)
{
    switch (n->kind) {
    case MFGQ_I_N_NUMBER: return MFGQ_OK;
    case MFGQ_I_N_TEXT: n->type = MFGQ_I_V_CODE; return MFGQ_OK;
    case MFGQ_I_N_NAME: return visit_name(c, n);
    case MFGQ_I_N_NEGATE: return visit_negate(c, n);
    case MFGQ_I_N_NOT:
    case MFGQ_I_N_AND:
    case MFGQ_I_N_OR: return visit_logic(c, n);
    case MFGQ_I_N_IN: return visit_in(c, n);
    case MFGQ_I_N_POWER: return visit_power(c, n);
    case MFGQ_I_N_AGGREGATE: return visit_aggregate(c, n);
    case MFGQ_I_N_SHIFT: return visit_shift(c, n);
    case MFGQ_I_N_ADD:
    case MFGQ_I_N_SUBTRACT:
    case MFGQ_I_N_MULTIPLY:
    case MFGQ_I_N_DIVIDE: return visit_arithmetic(c, n);
    default: return visit_comparison(c, n);
    }
}

static mfgq_status visit(const check *c, mfgq_i_node *n)
{
    if (n->left) MFGQ_I_TRY(visit(c, n->left));
    if (n->right) MFGQ_I_TRY(visit(c, n->right));
    return visit_itself(c, n);
}

mfgq_status mfgq_i_check(const mfgq_i_lexer *lexer, const mfgq_schema *schema, mfgq_i_node *root)
{
    const check c = {lexer, schema};
    MFGQ_I_TRY(visit(&c, root));
    MFGQ_I_TRY(want_number(&c, root));
    return root->storey == MFGQ_I_ROW ? outside(&c, root) : MFGQ_OK;
}
