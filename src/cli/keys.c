/* The distinct texts of a column, numbered by appearance. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct entry {
    const char *text;
    size_t row;
} entry;

static int by_text(const void *a, const void *b)
{
    const entry *const x = a, *const y = b;
    const int order = strcmp(x->text, y->text);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static int by_row(const void *a, const void *b)
{
    const entry *const x = a, *const y = b;
    return (x->row > y->row) - (x->row < y->row);
}

static int find_entry(const void *key, const void *element)
{
    return strcmp(key, ((const entry *)element)->text);
}

/* Keeps the first of each run of equal texts; returns how many there are. */
static size_t unique(entry *entries, size_t rows)
{
    size_t count = 0;
    for (size_t i = 0; i < rows; i++)
        if (!count || strcmp(entries[count - 1].text, entries[i].text) != 0)
            entries[count++] = entries[i];
    return count;
}

/* Numbers the unique entries, which are sorted by text, and then the rows. */
static void number_all(cli_keys *keys, const char **texts, size_t rows, const entry *sorted,
                       entry *order)
{
    memcpy(order, sorted, keys->count * sizeof *order);
    qsort(order, keys->count, sizeof *order, by_row);
    for (size_t i = 0; i < keys->count; i++) {
        keys->names[i] = order[i].text;
        const entry *const e =
            bsearch(order[i].text, sorted, keys->count, sizeof *sorted, find_entry);
        keys->by_text[e - sorted] = i;
    }
    for (size_t i = 0; i < rows; i++) {
        const entry *const e = bsearch(texts[i], sorted, keys->count, sizeof *sorted, find_entry);
        keys->index[i] = keys->by_text[e - sorted];
    }
}

int cli_keys_number(cli_keys *keys, const char **texts, size_t rows)
{
    entry *const sorted = malloc((rows + 1) * sizeof *sorted);
    entry *const order = malloc((rows + 1) * sizeof *order);
    keys->names = malloc((rows + 1) * sizeof *keys->names);
    keys->index = malloc((rows + 1) * sizeof *keys->index);
    keys->by_text = malloc((rows + 1) * sizeof *keys->by_text);
    const int done = sorted && order && keys->names && keys->index && keys->by_text;
    if (done) {
        for (size_t i = 0; i < rows; i++) sorted[i] = (entry){texts[i], i};
        qsort(sorted, rows, sizeof *sorted, by_text);
        keys->count = unique(sorted, rows);
        number_all(keys, texts, rows, sorted, order);
    }
    free(sorted);
    free(order);
    return done;
}

int cli_keys_of(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                cli_keys *keys)
{
    const char **texts;
    memset(keys, 0, sizeof *keys);
    CLI_TRY(cli_texts(c, file, csv, name, 0, &texts));
    const size_t rows = mfgq_csv_rows(csv);
    for (size_t i = 0; i < rows; i++) {
        if (*texts[i]) continue;
        free(texts);
        return cli_fail_cell(c, file, csv, (int64_t)i, name, "%s is empty", name);
    }
    const int done = cli_keys_number(keys, texts, rows);
    free(texts);
    return done ? -1 : CLI_INTERNAL;
}

void cli_keys_free(cli_keys *keys)
{
    free(keys->names);
    free(keys->index);
    free(keys->by_text);
    memset(keys, 0, sizeof *keys);
}

int64_t cli_keys_find(const cli_keys *keys, const char *name)
{
    size_t low = 0, high = keys->by_text ? keys->count : 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2, at = keys->by_text[middle];
        const int order = strcmp(name, keys->names[at]);
        if (order == 0) return (int64_t)at;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    for (size_t i = 0; i < keys->count && !keys->by_text; i++)
        if (strcmp(keys->names[i], name) == 0) return (int64_t)i;
    return -1;
}
