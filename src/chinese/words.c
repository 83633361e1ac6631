/* Names of columns, words of verdicts, and what is in which column. */
#include "chinese_i.h"

#include <string.h>

typedef struct label {
    const char *english, *chinese;
} label;

static const label names[] = {
#define NAME(english, chinese) {english, chinese},
#include "names.def"
#undef NAME
};

static const label words[] = {
#define WORD(english, chinese) {english, chinese},
#include "words.def"
#undef WORD
};

static const char *look_up(const label *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].english, text) == 0) return list[i].chinese;
    return NULL;
}

static int is_one_of(const char *const *list, const char *text)
{
    for (; *list; list++)
        if (strcmp(*list, text) == 0) return 1;
    return 0;
}

void mfgq_i_out_bytes(mfgq_i_out *out, const char *bytes, size_t size)
{
    if (size && !out->stopped && out->sink(out->context, bytes, size)) out->stopped = 1;
}

void mfgq_i_out_text(mfgq_i_out *out, const char *text)
{
    mfgq_i_out_bytes(out, text, strlen(text));
}

/* Parts that have no Chinese keep the mark between them. */
static void say_parts(const char *text, mfgq_i_out *out)
{
    int before = 0;
    for (const char *at = text; at;) {
        const char *const end = strstr(at, "; ");
        const mfgq_i_piece part = {at, end ? (size_t)(end - at) : strlen(at)};
        mfgq_i_out none = {out->sink, out->context, 1};
        const int known = mfgq_i_phrase(part, &none);
        if (at != text) mfgq_i_out_text(out, before || known ? "；" : "; ");
        if (known) mfgq_i_phrase(part, out);
        else mfgq_i_out_bytes(out, part.text, part.size);
        before = known;
        at = end ? end + 2 : NULL;
    }
}

const char *mfgq_chinese_name(const char *column)
{
    return column ? look_up(names, sizeof names / sizeof *names, column) : NULL;
}

mfgq_status mfgq_chinese_text(const char *column, const char *text, mfgq_sink sink,
                              void *context, mfgq_error *err)
{
    static const char *const of_words[] = {"verdict", "severity", "status", "rule",
                                           "accumulation", "dated", "attained", "centre", NULL};
    static const char *const of_notes[] = {"note", "reason", "message", "measure",
                                           "derivation", NULL};
    if (!column) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "column is null");
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "text is null");
    if (!sink) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "sink is null");
    mfgq_i_out out = {sink, context, 0};
    const char *word = NULL;
    if (is_one_of(of_words, column)) word = look_up(words, sizeof words / sizeof *words, text);
    if (is_one_of(of_notes, column)) say_parts(text, &out);
    else mfgq_i_out_text(&out, word ? word : text);
    return out.stopped ? mfgq_i_fail(err, MFGQ_E_IO, 3, -1, "sink asked to stop") : MFGQ_OK;
}
