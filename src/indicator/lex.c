/* Tokens of a formula. */
#include "indicator_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

mfgq_status mfgq_i_lex_fail(const mfgq_i_lexer *lexer, mfgq_status status, size_t at,
                            const char *format, ...)
{
    char message[200];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    /* A cut in the middle of a character must not leave half of it. */
    message[mfgq_utf8_valid(message, strlen(message))] = '\0';
    int32_t line, column;
    mfgq_i_position(lexer->text, at, &line, &column);
    return mfgq_i_fail_at(lexer->err, status, line, column, "formula: %s", message);
}

typedef struct spelling {
    const char *text;
    mfgq_i_token_kind kind;
} spelling;

/* Longer spellings before their beginnings. */
static const spelling signs[] = {
    {"<=", MFGQ_I_T_LE}, {">=", MFGQ_I_T_GE}, {"!=", MFGQ_I_T_NE}, {"==", MFGQ_I_T_EQ},
    {"<>", MFGQ_I_T_NE}, {"<", MFGQ_I_T_LT}, {">", MFGQ_I_T_GT}, {"=", MFGQ_I_T_EQ},
    {"≤", MFGQ_I_T_LE}, {"≥", MFGQ_I_T_GE}, {"≠", MFGQ_I_T_NE}, {"(", MFGQ_I_T_OPEN},
    {")", MFGQ_I_T_CLOSE}, {"（", MFGQ_I_T_OPEN}, {"）", MFGQ_I_T_CLOSE}, {",", MFGQ_I_T_COMMA},
    {"+", MFGQ_I_T_ADD}, {"-", MFGQ_I_T_SUBTRACT}, {"−", MFGQ_I_T_SUBTRACT},
    {"*", MFGQ_I_T_MULTIPLY}, {"×", MFGQ_I_T_MULTIPLY}, {"/", MFGQ_I_T_DIVIDE},
    {"÷", MFGQ_I_T_DIVIDE}, {"^", MFGQ_I_T_POWER}};

static const spelling words[] = {{"where", MFGQ_I_T_WHERE}, {"and", MFGQ_I_T_AND},
                                 {"or", MFGQ_I_T_OR},       {"not", MFGQ_I_T_NOT},
                                 {"in", MFGQ_I_T_IN}};

enum { SIGNS = sizeof signs / sizeof *signs, WORDS = sizeof words / sizeof *words };

static const spelling *sign_at(const mfgq_i_lexer *l, size_t at)
{
    for (size_t i = 0; i < SIGNS; i++) {
        const size_t size = strlen(signs[i].text);
        if (l->size - at >= size && memcmp(l->text + at, signs[i].text, size) == 0)
            return &signs[i];
    }
    return NULL;
}

static int is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters, the underscore, and every character outside ASCII that is no sign. */
static int is_letter_at(const mfgq_i_lexer *l, size_t at)
{
    const char c = l->text[at];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return 1;
    return (unsigned char)c >= 0xC0 && !sign_at(l, at);
}

static size_t character_size(const mfgq_i_lexer *l, size_t at)
{
    size_t size = 1;
    while (at + size < l->size && ((unsigned char)l->text[at + size] & 0xC0) == 0x80) size++;
    return size;
}

static int goes_on(const mfgq_i_lexer *l, size_t at)
{
    if (at >= l->size) return 0;
    if (is_letter_at(l, at) || is_digit(l->text[at])) return 1;
    if (!l->wide || at + 1 >= l->size || (l->text[at] != '-' && l->text[at] != '.')) return 0;
    return is_letter_at(l, at + 1) || is_digit(l->text[at + 1]);
}

static size_t name_size(const mfgq_i_lexer *l, size_t at)
{
    size_t end = at;
    while (goes_on(l, end)) end += character_size(l, end);
    return end - at;
}

static mfgq_i_token_kind word_kind(const char *text, size_t size)
{
    for (size_t i = 0; i < WORDS; i++)
        if (strlen(words[i].text) == size && memcmp(words[i].text, text, size) == 0)
            return words[i].kind;
    return MFGQ_I_T_NAME;
}

static int in_unit(const mfgq_i_lexer *l, size_t at)
{
    if (at >= l->size) return 0;
    return is_letter_at(l, at) || is_digit(l->text[at]) || l->text[at] == '%' || l->text[at] == ':';
}

static int is_word_at(const mfgq_i_lexer *l, size_t at)
{
    return at < l->size && is_letter_at(l, at) &&
           word_kind(l->text + at, name_size(l, at)) == MFGQ_I_T_NAME;
}

/* End of what may be a unit: words joined by '/' or by one blank (billion yuan). */
static size_t unit_end(const mfgq_i_lexer *l, size_t at)
{
    size_t end = at;
    for (;;) {
        while (in_unit(l, end)) end += character_size(l, end);
        const int joint = end < l->size && (l->text[end] == '/' || l->text[end] == ' ');
        if (!joint || !is_word_at(l, end + 1)) return end;
        end++;
    }
}

static int starts_unit(const mfgq_i_lexer *l, size_t at)
{
    if (at >= l->size || is_digit(l->text[at]) || !in_unit(l, at)) return 0;
    return word_kind(l->text + at, name_size(l, at)) == MFGQ_I_T_NAME;
}

/* The unit behind a number, if there is one: the longest that is known. */
static mfgq_status take_unit(mfgq_i_lexer *l, mfgq_i_token *token)
{
    size_t at = l->at;
    while (at < l->size && is_blank(l->text[at])) at++;
    if (!starts_unit(l, at)) return MFGQ_OK;
    const size_t longest = unit_end(l, at);
    for (size_t end = longest; end > at; end--) {
        if (end != longest && l->text[end] != '/' && l->text[end] != ' ') continue;
        mfgq_unit unit;
        if (mfgq_i_unit_read(l->text + at, end - at, &unit, NULL) != MFGQ_OK) continue;
        token->dimension = mfgq_i_dimension_of(&unit);
        token->number = mfgq_i_to_base(token->number, &unit);
        token->size = end - token->at;
        l->at = end;
        return MFGQ_OK;
    }
    return mfgq_i_lex_fail(l, MFGQ_E_UNIT, at, "unknown unit '%.*s'", (int)(longest - at),
                           l->text + at);
}

static mfgq_status take_number(mfgq_i_lexer *l, mfgq_i_token *token)
{
    const char *p = l->text + l->at;
    if (!mfgq_i_read_double(&p, l->text + l->size, &token->number))
        return mfgq_i_lex_fail(l, MFGQ_E_PARSE, l->at, "expected a digit after '.'");
    if (!isfinite(token->number))
        return mfgq_i_lex_fail(l, MFGQ_E_PARSE, l->at, "number is too large");
    token->kind = MFGQ_I_T_NUMBER;
    token->size = (size_t)(p - l->text) - l->at;
    l->at += token->size;
    return take_unit(l, token);
}

static mfgq_status take_text(mfgq_i_lexer *l, mfgq_i_token *token)
{
    const char *const close = memchr(l->text + l->at + 1, '"', l->size - l->at - 1);
    if (!close) return mfgq_i_lex_fail(l, MFGQ_E_PARSE, l->at, "quoted text is not closed");
    token->kind = MFGQ_I_T_TEXT;
    token->size = (size_t)(close - l->text) + 1 - l->at;
    l->at += token->size;
    return MFGQ_OK;
}

static mfgq_status take_word(mfgq_i_lexer *l, mfgq_i_token *token)
{
    token->size = name_size(l, l->at);
    token->kind = word_kind(l->text + l->at, token->size);
    l->at += token->size;
    return MFGQ_OK;
}

static mfgq_status take_sign(mfgq_i_lexer *l, mfgq_i_token *token)
{
    const spelling *const sign = sign_at(l, l->at);
    if (!sign)
        return mfgq_i_lex_fail(l, MFGQ_E_PARSE, l->at, "unexpected character '%.*s'",
                               (int)character_size(l, l->at), l->text + l->at);
    token->kind = sign->kind;
    token->size = strlen(sign->text);
    l->at += token->size;
    return MFGQ_OK;
}

/* A name that begins like a number, of a schema that has it. */
static int is_wide_name(const mfgq_i_lexer *l)
{
    char name[200];
    size_t index;
    const size_t size = l->wide ? name_size(l, l->at) : 0;
    if (size == 0 || size >= sizeof name) return 0;
    memcpy(name, l->text + l->at, size);
    name[size] = '\0';
    return mfgq_i_map_find(&l->wide->names, name, &index);
}

mfgq_status mfgq_i_lex(mfgq_i_lexer *l, mfgq_i_token *token)
{
    while (l->at < l->size && is_blank(l->text[l->at])) l->at++;
    memset(token, 0, sizeof *token);
    token->at = l->at;
    if (l->at == l->size) return MFGQ_OK;
    const char c = l->text[l->at];
    if (is_digit(c) && is_wide_name(l)) return take_word(l, token);
    if (is_digit(c) || c == '.') return take_number(l, token);
    if (c == '"') return take_text(l, token);
    if (is_letter_at(l, l->at)) return take_word(l, token);
    return take_sign(l, token);
}
