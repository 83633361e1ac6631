/* A part of a note against the phrases. */
#include "chinese_i.h"

#include <stdint.h>
#include <string.h>

static const struct {
    const char *english, *chinese;
} phrases[] = {
#define PHRASE(english, chinese) {english, chinese},
#include "phrases.def"
#undef PHRASE
};

typedef struct holes { /* what stands where a phrase has braces */
    size_t count;
    char kind[MFGQ_I_HOLES];
    mfgq_i_piece piece[MFGQ_I_HOLES];
} holes;

/* Where the fixed text behind a hole stands: at the end if it is the last, else the first place
   that leaves something for the hole; SIZE_MAX if there is none. */
static size_t find(mfgq_i_piece rest, const char *fixed, size_t length, int last)
{
    if (length > rest.size) return SIZE_MAX;
    const size_t end = rest.size - length;
    for (size_t at = last ? end : 1; at <= end; at++)
        if (memcmp(rest.text + at, fixed, length) == 0) return at;
    return SIZE_MAX;
}

/* Leftmost places suffice: a later one would leave less for what follows. */
static int match(const char *pattern, mfgq_i_piece part, holes *found)
{
    size_t length = strcspn(pattern, "{");
    found->count = 0;
    if (part.size < length || memcmp(part.text, pattern, length) != 0) return 0;
    mfgq_i_piece rest = {part.text + length, part.size - length};
    pattern += length;
    while (*pattern) {
        const char kind = pattern[1];
        const char *const fixed = pattern + 3;
        length = strcspn(fixed, "{");
        const size_t at = find(rest, fixed, length, !fixed[length]);
        const mfgq_i_piece piece = {rest.text, at};
        if (at == 0 || at == SIZE_MAX || !mfgq_i_fits(kind, piece)) return 0;
        found->kind[found->count] = kind;
        found->piece[found->count++] = piece;
        rest = (mfgq_i_piece){rest.text + at + length, rest.size - at - length};
        pattern = fixed + length;
    }
    return rest.size == 0;
}

static const char *search(mfgq_i_piece part, holes *found)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (match(phrases[i].english, part, found)) return phrases[i].chinese;
    return NULL;
}

/* A text inside a phrase is looked up once more, and no deeper. */
static void say_hole(const holes *h, size_t i, mfgq_i_out *out)
{
    holes inner;
    const char *const chinese = h->kind[i] == 't' ? search(h->piece[i], &inner) : NULL;
    if (chinese && inner.count == 0) mfgq_i_out_text(out, chinese);
    else mfgq_i_say_piece(h->kind[i], h->piece[i], out);
}

int mfgq_i_phrase(mfgq_i_piece part, mfgq_i_out *out)
{
    holes found;
    const char *chinese = search(part, &found);
    if (!chinese) return 0;
    while (*chinese) {
        const size_t length = strcspn(chinese, "{");
        mfgq_i_out_bytes(out, chinese, length);
        chinese += length;
        if (!*chinese) break;
        say_hole(&found, (size_t)(chinese[1] - '1'), out);
        chinese += 3;
    }
    return 1;
}
