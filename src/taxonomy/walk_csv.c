/* A crosswalk from CSV. Rows of one code may stand apart; they are gathered. */
#include "taxonomy_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct reader {
    const mfgq_csv *csv;
    size_t from, to;
    int64_t weight, note;
    size_t rows;
    size_t *next;  /* the next row of the same code, or rows */
    size_t *first; /* first row of each code */
    size_t *last;
    size_t code_count;
} reader;

static mfgq_status fail_cell(const reader *r, size_t row, size_t column, mfgq_status status,
                             mfgq_error *err, const char *what, const char *text)
{
    int32_t line, character;
    mfgq_csv_position(r->csv, (int64_t)row, column, &line, &character);
    return mfgq_i_fail_at(err, status, line, character, what, text);
}

static mfgq_status open_columns(reader *r, mfgq_error *err)
{
    const int64_t from = mfgq_csv_find(r->csv, "from"), to = mfgq_csv_find(r->csv, "to");
    if (from < 0) return mfgq_i_fail_at(err, MFGQ_E_PARSE, 1, 1, "no column from");
    if (to < 0) return mfgq_i_fail_at(err, MFGQ_E_PARSE, 1, 1, "no column to");
    r->from = (size_t)from;
    r->to = (size_t)to;
    r->weight = mfgq_csv_find(r->csv, "weight");
    r->note = mfgq_csv_find(r->csv, "note");
    r->rows = mfgq_csv_rows(r->csv);
    return MFGQ_OK;
}

/* Chains the rows of each code. */
static mfgq_status gather(reader *r, mfgq_error *err)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t row = 0; row < r->rows && status == MFGQ_OK; row++) {
        const char *const code = mfgq_csv_cell(r->csv, row, r->from);
        size_t at = r->code_count;
        r->next[row] = r->rows;
        if (!*code) {
            status = fail_cell(r, row, r->from, MFGQ_E_DATA, err, "%s", "code is empty");
            break;
        }
        const int added = mfgq_i_map_add(&seen, code, &at);
        if (added < 0) status = mfgq_i_no_memory(err);
        else if (added > 0) r->first[r->code_count++] = row;
        else r->next[r->last[at]] = row;
        r->last[at] = row;
    }
    mfgq_i_map_free(&seen);
    return status;
}

static size_t count_words(const char *text)
{
    size_t count = 0;
    for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
        p += strcspn(p, " ");
        count++;
    }
    return count;
}

/* Targets of a code over all its rows. */
static size_t count_targets(const reader *r, size_t row)
{
    size_t count = 0;
    for (; row < r->rows; row = r->next[row])
        count += count_words(mfgq_csv_cell(r->csv, row, r->to));
    return count;
}

/* Copies the next word; *p moves behind it. */
static void next_word(const char **p, char *out, size_t size)
{
    *p += strspn(*p, " ");
    const size_t length = strcspn(*p, " ");
    snprintf(out, size, "%.*s", (int)(length < size ? length : size - 1), *p);
    *p += length;
}

static int has_target(const mfgq_i_walk *w, const char *to)
{
    const mfgq_crosswalk *const x = w->x;
    for (size_t i = x->at[x->size - 1]; i < w->pair_count; i++)
        if (strcmp(x->pairs[i].to, to) == 0) return 1;
    return 0;
}

static mfgq_status read_weight(const reader *r, size_t row, const char **weights, double *weight,
                               mfgq_error *err)
{
    char word[64];
    next_word(weights, word, sizeof word);
    if (!mfgq_i_parse_double(word, strlen(word), weight))
        return fail_cell(r, row, (size_t)r->weight, MFGQ_E_PARSE, err,
                         "weight %s is not a number", word);
    if (*weight < 0)
        return fail_cell(r, row, (size_t)r->weight, MFGQ_E_DATA, err, "weight %s is negative",
                         word);
    return MFGQ_OK;
}

/* The pairs of one row. Without weights each of `count` targets gets an equal part. */
static mfgq_status take_row(const reader *r, size_t row, size_t count, mfgq_i_walk *w,
                            mfgq_error *err)
{
    char to[160], note[400];
    const char *p = mfgq_csv_cell(r->csv, row, r->to);
    const char *const given = r->note < 0 ? "" : mfgq_csv_cell(r->csv, row, (size_t)r->note);
    const char *weights = r->weight < 0 ? "" : mfgq_csv_cell(r->csv, row, (size_t)r->weight);
    const int weighted = *weights != '\0';
    const size_t here = count_words(p);
    if (weighted && count_words(weights) != here)
        return fail_cell(r, row, (size_t)r->weight, MFGQ_E_DATA, err, "%s",
                         "not as many weights as targets");
    snprintf(note, sizeof note, "%s", given);
    if (!weighted && count > 1)
        snprintf(note, sizeof note, "%s%sone of %zu, equal split", given, *given ? "; " : "",
                 count);
    note[mfgq_utf8_valid(note, strlen(note))] = '\0';
    for (size_t i = 0; i < here; i++) {
        double weight = 1.0 / (double)count;
        next_word(&p, to, sizeof to);
        if (weighted) MFGQ_I_TRY(read_weight(r, row, &weights, &weight, err));
        if (has_target(w, to))
            return fail_cell(r, row, r->to, MFGQ_E_DATA, err, "target %s is repeated", to);
        if (!mfgq_i_walk_pair(w, to, weight, note)) return mfgq_i_no_memory(err);
    }
    return MFGQ_OK;
}

/* Either all rows of a code with targets have weights, or none has. */
static mfgq_status check_mixed(const reader *r, size_t row, mfgq_error *err)
{
    int with = 0, without = 0;
    for (size_t at = row; at < r->rows; at = r->next[at]) {
        if (!*mfgq_csv_cell(r->csv, at, r->to)) continue;
        if (*mfgq_csv_cell(r->csv, at, (size_t)r->weight)) with = 1;
        else without = 1;
        if (with && without)
            return fail_cell(r, at, (size_t)r->weight, MFGQ_E_DATA, err,
                             "code %s has weights for some of its targets only",
                             mfgq_csv_cell(r->csv, at, r->from));
    }
    return MFGQ_OK;
}

static mfgq_status take_code(const reader *r, size_t first, mfgq_i_walk *w, mfgq_error *err)
{
    const size_t count = count_targets(r, first);
    if (r->weight >= 0) MFGQ_I_TRY(check_mixed(r, first, err));
    if (!mfgq_i_walk_code(w, mfgq_csv_cell(r->csv, first, r->from))) return mfgq_i_no_memory(err);
    for (size_t row = first; row < r->rows; row = r->next[row])
        MFGQ_I_TRY(take_row(r, row, count, w, err));
    return MFGQ_OK;
}

static mfgq_status read_rows(reader *r, const char *from, const char *to,
                             mfgq_crosswalk **crosswalk, mfgq_error *err)
{
    mfgq_i_walk w = {0};
    MFGQ_I_TRY(gather(r, err));
    mfgq_status status = mfgq_i_walk_begin(&w, from, to) ? MFGQ_OK : mfgq_i_no_memory(err);
    for (size_t i = 0; i < r->code_count && status == MFGQ_OK; i++)
        status = take_code(r, r->first[i], &w, err);
    if (status == MFGQ_OK) return mfgq_i_walk_end(&w, crosswalk, err);
    mfgq_crosswalk_free(w.x);
    return status;
}

mfgq_status mfgq_crosswalk_read(const char *text, size_t size, mfgq_encoding encoding,
                                const char *from, const char *to,
                                mfgq_crosswalk **crosswalk, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!crosswalk) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "crosswalk is null");
    mfgq_csv *csv = NULL;
    MFGQ_I_TRY(mfgq_csv_parse(text, size, encoding, &csv, err));
    reader r = {0};
    r.csv = csv;
    mfgq_status status = open_columns(&r, err);
    if (status == MFGQ_OK) {
        r.next = mfgq_i_array(r.rows + 1, sizeof *r.next);
        r.first = mfgq_i_array(r.rows + 1, sizeof *r.first);
        r.last = mfgq_i_array(r.rows + 1, sizeof *r.last);
        status = r.next && r.first && r.last ? read_rows(&r, from, to, crosswalk, err)
                                             : mfgq_i_no_memory(err);
    }
    mfgq_i_free(r.next);
    mfgq_i_free(r.first);
    mfgq_i_free(r.last);
    mfgq_csv_free(csv);
    return status;
}
