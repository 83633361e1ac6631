/* Crosswalks turned around and put one behind the other. */
#include "taxonomy_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct turned {
    const char *from, *to; /* after turning */
    size_t order;
    const char *note;
} turned;

static int compare(const void *a, const void *b)
{
    const turned *const x = a, *const y = b;
    const int order = strcmp(x->from, y->from);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* A note kept from the source: an equal split of the other direction says nothing here. */
static void own_note(char *out, size_t size, const char *note)
{
    const char *const split = strstr(note, "one of ");
    size_t length = split ? (size_t)(split - note) : strlen(note);
    while (length && (note[length - 1] == ' ' || note[length - 1] == ';')) length--;
    snprintf(out, size, "%.*s", (int)(length < size ? length : size - 1), note);
}

static int add_turned(mfgq_i_walk *w, const turned *rows, size_t count)
{
    char own[300], note[400];
    if (!mfgq_i_walk_code(w, rows[0].from)) return 0;
    for (size_t i = 0; i < count; i++) {
        own_note(own, sizeof own, rows[i].note);
        if (count > 1)
            snprintf(note, sizeof note, "%s%sone of %zu, equal split", own, *own ? "; " : "",
                     count);
        else snprintf(note, sizeof note, "%s", own);
        note[mfgq_utf8_valid(note, strlen(note))] = '\0';
        if (!mfgq_i_walk_pair(w, rows[i].to, 1.0 / (double)count, note)) return 0;
    }
    return 1;
}

mfgq_status mfgq_crosswalk_reverse(const mfgq_crosswalk *crosswalk, mfgq_crosswalk **reversed,
                                   mfgq_error *err)
{
    const mfgq_crosswalk *const x = crosswalk;
    if (!x) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "crosswalk is null");
    if (!reversed) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "reversed is null");
    const size_t count = x->size ? x->at[x->size] : 0;
    turned *const rows = mfgq_i_array(count + 1, sizeof *rows);
    mfgq_i_walk w = {0};
    int done = rows && mfgq_i_walk_begin(&w, x->to, x->from);
    for (size_t c = 0; done && c < x->size; c++)
        for (size_t i = x->at[c]; i < x->at[c + 1]; i++)
            rows[i] = (turned){x->pairs[i].to, x->codes[c], i, x->pairs[i].note};
    if (done) qsort(rows, count, sizeof *rows, compare);
    for (size_t i = 0, end; done && i < count; i = end) {
        for (end = i + 1; end < count && strcmp(rows[end].from, rows[i].from) == 0;) end++;
        done = add_turned(&w, rows + i, end - i);
    }
    mfgq_i_free(rows);
    if (done) return mfgq_i_walk_end(&w, reversed, err);
    mfgq_crosswalk_free(w.x);
    return mfgq_i_no_memory(err);
}

/* The pair of the last code to a target, or null. */
static mfgq_i_pair *pair_to(const mfgq_i_walk *w, const char *to)
{
    mfgq_crosswalk *const x = w->x;
    for (size_t i = x->at[x->size - 1]; i < w->pair_count; i++)
        if (strcmp(x->pairs[i].to, to) == 0) return &x->pairs[i];
    return NULL;
}

static int add_composed(mfgq_i_walk *w, const mfgq_crosswalk *first, size_t c,
                        const mfgq_crosswalk *second)
{
    char own[300], note[400];
    if (!mfgq_i_walk_code(w, first->codes[c])) return 0;
    for (size_t i = first->at[c]; i < first->at[c + 1]; i++) {
        const mfgq_i_pair *const step = &first->pairs[i];
        const int32_t b = mfgq_i_walk_find(second, step->to);
        own_note(own, sizeof own, step->note);
        snprintf(note, sizeof note, "%s%svia %s", own, *own ? "; " : "",
                 *first->to ? first->to : "a middle list");
        note[mfgq_utf8_valid(note, strlen(note))] = '\0';
        for (size_t j = b < 0 ? 0 : second->at[b]; b >= 0 && j < second->at[b + 1]; j++) {
            const double weight = step->weight * second->pairs[j].weight;
            mfgq_i_pair *const there = pair_to(w, second->pairs[j].to);
            if (there) there->weight += weight;
            else if (!mfgq_i_walk_pair(w, second->pairs[j].to, weight, note)) return 0;
        }
    }
    return 1;
}

mfgq_status mfgq_crosswalk_compose(const mfgq_crosswalk *first, const mfgq_crosswalk *second,
                                   mfgq_crosswalk **composed, mfgq_error *err)
{
    if (!first) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "first is null");
    if (!second) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "second is null");
    if (!composed) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "composed is null");
    if (*first->to && *second->from && strcmp(first->to, second->from) != 0)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "first leads to %.60s, second starts at %.60s",
                           first->to, second->from);
    mfgq_i_walk w = {0};
    int done = mfgq_i_walk_begin(&w, first->from, second->to);
    for (size_t c = 0; done && c < first->size; c++) done = add_composed(&w, first, c, second);
    if (done) return mfgq_i_walk_end(&w, composed, err);
    mfgq_crosswalk_free(w.x);
    return mfgq_i_no_memory(err);
}
