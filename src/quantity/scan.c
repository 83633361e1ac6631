/* Folding of full-width forms, dashes, brackets and signs. */
#include "scan_i.h"

#include "../base/base_i.h"

#include <string.h>

typedef struct fold {
    const char *from, *to;
} fold;

static const fold folds[] = {
    {"≥", ">="}, {"≧", ">="}, {"⩾", ">="}, {"≤", "<="}, {"≦", "<="}, {"⩽", "<="},
    {"〔", "["}, {"【", "["}, {"〕", "]"}, {"】", "]"}, {"∶", ":"}, {"−", "-"},
    {"‐", "-"}, {"‑", "-"}, {"﹣", "-"}, {"–", "-"}, {"—", "\x02"}, {"―", "\x02"},
    {"─", "\x02"}, {"‒", "\x02"}, {"〜", "~"}, {"∼", "~"}, {"﹪", "%"}, {"・", "*"},
    {"·", "*"}, {"⋅", "*"}, {"×", "*"}, {"÷", "/"}, {"²", "^2"}, {"³", "^3"}, {"㎡", "m2"},
    {"㎥", "m3"}, {"㎞", "km"}, {"µ", "u"}, {"μ", "u"}, {"　", " "}, {"\xC2\xA0", " "},
    {"\xE2\x80\x89", " "}, {"\xE2\x80\xAF", " "}, {"\t", " "},
};

static void put(mfgq_i_scan *s, char c, size_t from)
{
    s->text[s->size] = c;
    s->at[s->size++] = (uint16_t)from;
}

/* U+FF01 to U+FF5E are ASCII in full width; returns the ASCII letter or 0. */
static char narrow(const char *p, size_t left)
{
    const unsigned char *const u = (const unsigned char *)p;
    if (left < 3 || u[0] != 0xEF) return 0;
    if (u[1] == 0xBC && u[2] >= 0x81) return (char)(u[2] - 0x81 + '!');
    if (u[1] == 0xBD && u[2] <= 0x9E) return (char)(u[2] - 0x80 + '`');
    return 0;
}

/* Bytes of the original taken at `i`, with what they fold to appended. */
static size_t take(mfgq_i_scan *s, const char *text, size_t size, size_t i)
{
    const unsigned char lead = (unsigned char)text[i];
    if ((lead < 0x80 && lead != '\t') || (lead > 0xE3 && lead < 0xEF)) { /* most Han letters */
        put(s, text[i], i);
        return 1;
    }
    const char c = narrow(text + i, size - i);
    if (c) {
        put(s, c, i);
        return 3;
    }
    for (size_t k = 0; k < sizeof folds / sizeof *folds; k++) {
        const size_t length = strlen(folds[k].from);
        if (length > size - i || memcmp(text + i, folds[k].from, length) != 0) continue;
        for (const char *t = folds[k].to; *t; t++) put(s, *t, i);
        return length;
    }
    put(s, text[i], i);
    return 1;
}

mfgq_status mfgq_i_scan_init(mfgq_i_scan *scan, const char *text, size_t size, mfgq_error *err)
{
    if (!text && size) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (size >= MFGQ_I_TEXT)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, MFGQ_I_TEXT,
                           "text is longer than %d bytes", MFGQ_I_TEXT - 1);
    const size_t bad = mfgq_utf8_valid(text, size);
    if (bad < size)
        return mfgq_i_fail(err, MFGQ_E_ENCODING, 1, (int64_t)bad,
                           "byte %zu: expected UTF-8", bad);
    scan->size = scan->pos = 0;
    scan->expression = scan->arguments = 0;
    for (size_t i = 0; i < size;) {
        if ((unsigned char)text[i] < 0x20 && text[i] != '\t')
            return mfgq_i_fail(err, MFGQ_E_PARSE, 1, (int64_t)i,
                               "byte %zu: expected text, not a control character", i);
        i += take(scan, text, size, i);
    }
    scan->text[scan->size] = '\0';
    scan->at[scan->size] = (uint16_t)size;
    return MFGQ_OK;
}

mfgq_status mfgq_i_scan_expected(const mfgq_i_scan *scan, const char *what, mfgq_error *err)
{
    const unsigned at = scan->at[scan->pos];
    return mfgq_i_fail(err, MFGQ_E_PARSE, 1, at, "byte %u: expected %s%s", at, what,
                       scan->pos == scan->size ? ", not the end of the text" : "");
}

void mfgq_i_scan_spaces(mfgq_i_scan *scan)
{
    while (scan->text[scan->pos] == ' ') scan->pos++;
}

static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether a word of the tables is to be found in any case. */
static int any_case(const char *word)
{
    size_t n = 0;
    for (; word[n]; n++)
        if (!(word[n] >= 'a' && word[n] <= 'z') && word[n] != ' ') return 0;
    return n >= 3;
}

size_t mfgq_i_scan_match(const mfgq_i_scan *scan, const char *word)
{
    const char *const p = scan->text + scan->pos;
    if (lower(*p) != lower(*word)) return 0;
    const size_t n = strlen(word);
    if (strncmp(p, word, n) != 0) {
        if (!any_case(word)) return 0;
        for (size_t i = 0; i < n; i++)
            if (lower(p[i]) != word[i]) return 0;
    }
    return is_letter(word[n - 1]) && is_letter(p[n]) ? 0 : n;
}

int mfgq_i_scan_word(mfgq_i_scan *scan, const char *word)
{
    const size_t n = mfgq_i_scan_match(scan, word);
    scan->pos += n;
    return n > 0;
}
