/* Sums of products of indicators, quantities and numbers: "a * b / c + d - 2 * e". */
#include "fields_i.h"

#include <string.h>

typedef struct parser {
    mfgq_i_reader *reader;
    const mfgq_plan *plan;
    size_t earlier; /* relations that may be used as quantities */
    mfgq_i_factor *factors;
    mfgq_i_term *terms;
    size_t factor_count, term_count;
} parser;

static size_t find_quantity(const mfgq_plan *plan, size_t earlier, const char *id)
{
    for (size_t i = 0; i < earlier; i++)
        if (plan->relations[i].type == MFGQ_I_QUANTITY && strcmp(plan->relations[i].id, id) == 0)
            return i;
    return MFGQ_I_NONE;
}

static mfgq_status read_operand(parser *p, const char *word, size_t size, int divides)
{
    mfgq_i_term *const term = &p->terms[p->term_count - 1];
    double number;
    if (mfgq_i_parse_double(word, size, &number)) {
        if (divides && number == 0)
            return mfgq_i_refuse(p->reader, MFGQ_E_DATA, "division by zero");
        term->coefficient = divides ? term->coefficient / number : term->coefficient * number;
        return MFGQ_OK;
    }
    char id[200];
    if (size >= sizeof id) return mfgq_i_refuse(p->reader, MFGQ_E_DATA, "a name is too long");
    memcpy(id, word, size);
    id[size] = '\0';
    mfgq_i_factor *const factor = &p->factors[p->factor_count];
    factor->divides = divides;
    factor->index = mfgq_i_plan_indicator(p->plan, id);
    factor->is_quantity = factor->index == MFGQ_I_NONE;
    if (factor->is_quantity) factor->index = find_quantity(p->plan, p->earlier, id);
    if (factor->index == MFGQ_I_NONE)
        return mfgq_i_refuse(p->reader, MFGQ_E_NOT_FOUND, "no indicator or earlier quantity '%s'",
                             id);
    if (term->count++ == 0) term->factors = factor;
    p->factor_count++;
    return MFGQ_OK;
}

/* The operator before an operand; '\0' if the word is none. */
static char operator_of(const char *word, size_t size)
{
    return size == 1 && strchr("+-*/", *word) ? *word : '\0';
}

static mfgq_status read_words(parser *p, const char *text)
{
    char before = '+';
    const char *word = text + strspn(text, " ");
    while (*word) {
        const size_t size = strcspn(word, " ");
        const char sign = operator_of(word, size);
        if (!before && !sign)
            return mfgq_i_refuse(p->reader, MFGQ_E_PARSE, "an operator is missing before '%.40s'",
                                 word);
        if (before && sign)
            return mfgq_i_refuse(p->reader, MFGQ_E_PARSE, "a name or number is missing before '%c'",
                                 sign);
        if (before == '+' || before == '-')
            p->terms[p->term_count++].coefficient = before == '-' ? -1 : 1;
        if (before) MFGQ_I_TRY(read_operand(p, word, size, before == '/'));
        before = sign;
        word += size;
        word += strspn(word, " ");
    }
    if (before) return mfgq_i_refuse(p->reader, MFGQ_E_PARSE, "the expression is not complete");
    return MFGQ_OK;
}

mfgq_status mfgq_i_compile_expression(mfgq_i_reader *reader, const mfgq_plan *plan, size_t earlier,
                                      mfgq_i_expression *expression)
{
    size_t words = 1;
    for (const char *c = expression->text; *c; c++) words += *c == ' ';
    parser p = {.reader = reader, .plan = plan, .earlier = earlier};
    p.factors = mfgq_i_arena_alloc(reader->arena, words * sizeof *p.factors);
    p.terms = mfgq_i_arena_alloc(reader->arena, words * sizeof *p.terms);
    if (!p.factors || !p.terms) return mfgq_i_no_memory(reader->err);
    MFGQ_I_TRY(read_words(&p, expression->text));
    expression->terms = p.terms;
    expression->count = p.term_count;
    return MFGQ_OK;
}
