/* The texts of a column: keys, class codes, periods. Each different text is judged once. */
#include "../taxonomy/taxonomy_i.h"
#include "measure_i.h"

enum { LARGEST = INT32_MAX };

int mfgq_i_is_missing(const char *text, size_t size)
{
    while (size && (*text == ' ' || *text == '\t')) text++, size--;
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    return !size || (size == 2 && text[0] == 'N' && text[1] == 'A');
}

/* A text as it is looked for. */
typedef struct wanted {
    const char *text;
    size_t size;
    uint64_t head;
    uint32_t hash;
} wanted;

/* The first eight bytes as a number, without a call for texts that are shorter. */
static uint64_t head_of(const char *text, size_t size)
{
    uint64_t eight = 0;
    uint32_t first, last;
    if (size >= 8) {
        memcpy(&eight, text, 8);
        return eight;
    }
    if (size >= 4) {
        memcpy(&first, text, 4);
        memcpy(&last, text + size - 4, 4);
        return first | (uint64_t)last << 32;
    }
    for (size_t i = 0; i < size; i++) eight |= (uint64_t)(unsigned char)text[i] << 8 * i;
    return eight;
}

static uint32_t hash_of(const char *text, size_t size, uint64_t head)
{
    uint64_t h = (head ^ size) * 0x9E3779B97F4A7C15u;
    for (size_t i = 8; i < size; i += 8) {
        h ^= h >> 32;
        h = (h ^ head_of(text + i, size - i)) * 0x9E3779B97F4A7C15u;
    }
    return (uint32_t)(h >> 32);
}

static int is_word(const mfgq_i_entry *e, const wanted *w)
{
    return e->head == w->head && e->size == w->size
        && (w->size <= 8 || memcmp(e->text, w->text, w->size) == 0);
}

/* The place in the index of a text, or the free one where it belongs. */
static uint32_t *probe(const mfgq_i_dictionary *d, const wanted *w)
{
    size_t i = w->hash & (d->index_size - 1);
    while (d->index[i] && !is_word(&d->words[d->index[i] - 1], w))
        i = (i + 1) & (d->index_size - 1);
    return &d->index[i];
}

static int enlarge(mfgq_i_dictionary *d)
{
    const size_t size = d->index_size ? d->index_size * 2 : 64;
    uint32_t *const index = mfgq_i_zalloc(size, sizeof *index);
    if (!index) return 0;
    mfgq_i_free(d->index);
    d->index = index;
    d->index_size = size;
    for (size_t i = 1; i < d->count; i++) {
        const mfgq_i_entry *const e = &d->words[i];
        const wanted w = {e->text, e->size, e->head, e->hash};
        *probe(d, &w) = (uint32_t)i + 1;
    }
    return 1;
}

static int make_room(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d)
{
    const size_t tests = m->texts[slot].tests;
    if (d->count * 2 >= d->index_size && !enlarge(d)) return 0;
    return mfgq_i_grow((void **)&d->words, &d->capacity, d->count + 1, sizeof *d->words)
        && (!tests
            || mfgq_i_grow((void **)&d->answers, &d->answer_capacity, (d->count + 1) * tests, 1));
}

static mfgq_status read_period(mfgq_i_dictionary *d, mfgq_i_entry *word, mfgq_error *err)
{
    mfgq_error found;
    if (mfgq_period_parse(word->text, word->size, &word->period, &found) != MFGQ_OK)
        return mfgq_i_fail(err, MFGQ_E_PARSE, 0, -1, "'%.40s' is no period", word->text);
    for (uint32_t i = 1; i < d->count; i++) {
        if (d->words[i].period != word->period) continue;
        word->same = i;
        break;
    }
    return MFGQ_OK;
}

/* Whether one of the codes, joined by `;`, is what the test asks for. */
static mfgq_status ask(const mfgq_measure *m, const mfgq_i_test *test, char *codes,
                       int8_t *answer, mfgq_error *err)
{
    *answer = 0;
    for (char *code = codes, *next = codes; next; code = next) {
        next = strchr(code, ';');
        if (next) *next = '\0';
        int holds = mfgq_i_equal(code, test->text);
        mfgq_status status = MFGQ_OK;
        if (!test->exact)
            status = mfgq_taxonomy_contains(m->taxonomy, test->text, code, &holds, err);
        if (next) *next++ = ';';
        if (status != MFGQ_OK && err) err->arg = 0; /* which counted parameters of that call */
        MFGQ_I_TRY(status);
        if (holds) *answer = 1;
    }
    return MFGQ_OK;
}

static mfgq_status judge(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                         mfgq_i_entry *word, char *text, mfgq_error *err)
{
    int8_t *const answers = d->answers + d->count * m->texts[slot].tests;
    for (size_t i = 0; i < m->test_count; i++)
        if (m->tests[i].slot == slot)
            MFGQ_I_TRY(ask(m, &m->tests[i], text, &answers[m->tests[i].place], err));
    return m->texts[slot].period ? read_period(d, word, err) : MFGQ_OK;
}

/* Word 0 is the missing one; no question about it has an answer. */
static mfgq_status begin(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                         mfgq_error *err)
{
    if (!make_room(m, slot, d)) return mfgq_i_no_memory(err);
    memset(&d->words[0], 0, sizeof d->words[0]);
    d->words[0].text = "";
    if (m->texts[slot].tests) memset(d->answers, -1, m->texts[slot].tests);
    d->count = 1;
    return MFGQ_OK;
}

static mfgq_status add(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                       const wanted *w, mfgq_error *err)
{
    const char *const text = w->text;
    const size_t size = w->size;
    if (d->count >= LARGEST || size > LARGEST)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 0, -1, "more than 2^31 different texts");
    if (mfgq_utf8_valid(text, size) < size)
        return mfgq_i_fail(err, MFGQ_E_ENCODING, 0, -1, "%.60s: text that is not UTF-8",
                           m->texts[slot].name);
    if (memchr(text, '\0', size))
        return mfgq_i_fail(err, MFGQ_E_DATA, 0, -1, "%.60s: text with a zero byte",
                           m->texts[slot].name);
    if (!make_room(m, slot, d)) return mfgq_i_no_memory(err);
    char *const own = mfgq_i_arena_text(&d->arena, text, size);
    if (!own) return mfgq_i_no_memory(err);
    mfgq_i_entry *const word = &d->words[d->count];
    *word = (mfgq_i_entry){own, w->head, (uint32_t)size, w->hash, (uint32_t)d->count,
                           MFGQ_NO_PERIOD};
    MFGQ_I_TRY(judge(m, slot, d, word, own, err));
    *probe(d, w) = (uint32_t)d->count + 1;
    d->count++;
    return MFGQ_OK;
}

/* A text that is not in the index: missing, or new. */
static mfgq_status find_other(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                              const wanted *w, uint32_t *id, mfgq_error *err)
{
    if (!mfgq_i_is_missing(w->text, w->size)) {
        MFGQ_I_TRY(add(m, slot, d, w, err));
        d->last = (uint32_t)d->count - 1;
        *id = d->words[d->last].same;
        return MFGQ_OK;
    }
    *id = 0;
    if (!m->texts[slot].period) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_PARSE, 0, -1, "the period is missing");
}

mfgq_status mfgq_i_dictionary_find(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                                   const char *text, size_t size, uint32_t *id, mfgq_error *err)
{
    if (!d->count) MFGQ_I_TRY(begin(m, slot, d, err));
    wanted w = {text ? text : "", text ? size : 0, 0, 0};
    w.head = head_of(w.text, w.size);
    if (w.size && is_word(&d->words[d->last], &w)) {
        *id = d->words[d->last].same;
        return MFGQ_OK;
    }
    w.hash = hash_of(w.text, w.size, w.head);
    const uint32_t at = *probe(d, &w);
    if (!at) return find_other(m, slot, d, &w, id, err);
    d->last = at - 1;
    *id = d->words[d->last].same;
    return MFGQ_OK;
}

void mfgq_i_dictionary_free(mfgq_i_dictionary *d)
{
    mfgq_i_arena_free(&d->arena);
    mfgq_i_free(d->words);
    mfgq_i_free(d->index);
    mfgq_i_free(d->answers);
    memset(d, 0, sizeof *d);
}
