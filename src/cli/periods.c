/* The distinct periods of a column, in order of time. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct moment {
    int64_t time;
    size_t key; /* number by appearance */
} moment;

typedef struct column {
    const cli *c;
    const char *file, *name;
    const mfgq_csv *csv;
    cli_keys *keys;
} column;

static int by_time(const void *a, const void *b)
{
    const moment *const x = a, *const y = b;
    if (x->time != y->time) return x->time < y->time ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

/* Reports the first row that holds a key. */
static int fail(const column *o, size_t key, const char *what, size_t other)
{
    size_t row = 0;
    while (o->keys->index[row] != key) row++;
    return cli_fail_cell(o->c, o->file, o->csv, (int64_t)row, o->name, "%s %s %s",
                         o->keys->names[key], what, o->keys->names[other]);
}

/* Periods of one frequency; all of them, as there is one, `first`. */
static int place_periods(const column *o, size_t first, moment *m)
{
    for (size_t k = 0; k < o->keys->count; k++) {
        const char *const text = o->keys->names[k];
        mfgq_period period = MFGQ_NO_PERIOD;
        if (mfgq_period_parse(text, strlen(text), &period, NULL) != MFGQ_OK)
            return fail(o, k, "is not a period like", first);
        m[k].time = period;
        if (mfgq_period_frequency(period) != mfgq_period_frequency(m[0].time))
            return fail(o, k, "is of another frequency than", 0);
    }
    return -1;
}

static size_t word_size(const char *text)
{
    size_t size = strlen(text);
    while (size && text[size - 1] >= '0' && text[size - 1] <= '9') size--;
    return size;
}

/* Numbers, alone or behind one word: 1, 2, 10; t0, t1. Else 0. */
static int place_numbers(const cli_keys *keys, moment *m)
{
    const size_t word = word_size(keys->names[0]);
    for (size_t k = 0; k < keys->count; k++) {
        const char *const text = keys->names[k];
        const size_t digits = strlen(text) - word_size(text);
        if (word_size(text) != word || strncmp(text, keys->names[0], word) != 0) return 0;
        if (!digits || digits > 18) return 0;
        m[k].time = strtoll(text + word, NULL, 10);
    }
    return 1;
}

/* The first key that is a period, or the number of keys. */
static size_t first_period(const cli_keys *keys)
{
    mfgq_period period;
    for (size_t k = 0; k < keys->count; k++)
        if (mfgq_period_parse(keys->names[k], strlen(keys->names[k]), &period, NULL) == MFGQ_OK)
            return k;
    return keys->count;
}

static int place(const column *o, moment *m)
{
    const size_t first = first_period(o->keys);
    if (first < o->keys->count) return place_periods(o, first, m);
    if (o->keys->count && place_numbers(o->keys, m)) return -1;
    for (size_t k = 0; k < o->keys->count; k++) m[k].time = (int64_t)k;
    return -1;
}

/* Numbers the keys anew, in the order of sorted moments. */
static int renumber(const column *o, const moment *m)
{
    const size_t count = o->keys->count;
    size_t *const number = malloc((count + 1) * sizeof *number);
    const char **const names = malloc((count + 1) * sizeof *names);
    const int done = number && names;
    for (size_t i = 0; done && i < count; i++) {
        number[m[i].key] = i;
        names[i] = o->keys->names[m[i].key];
    }
    for (size_t i = 0; done && i < mfgq_csv_rows(o->csv); i++)
        o->keys->index[i] = number[o->keys->index[i]];
    for (size_t i = 0; done && i < count; i++)
        o->keys->by_text[i] = number[o->keys->by_text[i]];
    if (done) memcpy(o->keys->names, names, count * sizeof *names);
    free(number);
    free(names);
    return done ? -1 : CLI_INTERNAL;
}

static int order(const column *o, moment *m)
{
    for (size_t k = 0; k < o->keys->count; k++) m[k].key = k;
    CLI_TRY(place(o, m));
    qsort(m, o->keys->count, sizeof *m, by_time);
    for (size_t i = 1; i < o->keys->count; i++)
        if (m[i].time == m[i - 1].time)
            return fail(o, m[i].key, "is the same period as", m[i - 1].key);
    return renumber(o, m);
}

int cli_periods_of(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                   cli_keys *keys)
{
    CLI_TRY(cli_keys_of(c, file, csv, name, keys));
    moment *const m = malloc((keys->count + 1) * sizeof *m);
    if (!m) return CLI_INTERNAL;
    const column o = {c, file, name, csv, keys};
    const int code = order(&o, m);
    free(m);
    return code;
}
