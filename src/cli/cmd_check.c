/* mfgq check: do printed figures agree? */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* The claim as written, without the spaces around it. */
static char *claim_text(const char *text, size_t size)
{
    while (size && *text == ' ') text++, size--;
    while (size && text[size - 1] == ' ') size--;
    char *const copy = malloc(size + 1);
    if (!copy) return NULL;
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

static int add_row(const cli *c, const char *text, mfgq_builder *b, int *found)
{
    size_t size = 0;
    double value = 0, low = 0, high = 0;
    int agreement = 0;
    mfgq_error err;
    if (mfgq_check(text, strlen(text), &size, &value, &low, &high, &agreement, &err) != MFGQ_OK)
        return cli_fail(c, text, &err);
    char *const claim = claim_text(text, size);
    if (!claim) return CLI_INTERNAL;
    mfgq_builder_text(b, claim);
    mfgq_builder_f64(b, low);
    mfgq_builder_f64(b, high);
    mfgq_builder_text(b, mfgq_agreement_name(agreement));
    mfgq_builder_f64(b, value);
    free(claim);
    *found |= agreement == MFGQ_INCONSISTENT;
    return -1;
}

int cli_cmd_check(cli *c, int argc, char **argv)
{
    const cli_spec spec = {
        "'CLAIM = EXPRESSION'...",
        "Do printed figures agree? Every figure stands for its rounding interval:\n"
        "  mfgq check '19.1% = 1-(1.066/1.112)^5'\n"
        "Operators + - * / ^ and parentheses, ln, exp, sqrt, chain(a, b, ...); units are checked.\n"
        "Exact are exponents, a bare 1, and a bare 10, 100, ... that multiplies or divides.\n"
        "low, high and value are the expression's, in the unit of the claim.",
        NULL, 1, SIZE_MAX};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "claim", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "low", MFGQ_F64, NULL);
    mfgq_builder_column(b, "high", MFGQ_F64, NULL);
    mfgq_builder_column(b, "verdict", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    int code = -1, found = 0;
    for (size_t i = 0; i < c->arg_count && code < 0; i++) code = add_row(c, c->args[i], b, &found);
    if (code >= 0) {
        mfgq_builder_free(b);
        return code;
    }
    code = cli_emit(c, b);
    return code == CLI_DONE && c->strict && found ? CLI_FINDINGS : code;
}
