/* Rows of comma-separated values, read where they stand: only the cells that are used are
   looked into. */
#include "measure_i.h"

#include <stdio.h>

typedef struct source {
    const char *text; /* of all parts, for positions */
    size_t at, end;
    size_t base; /* lines of the file before the text */
    char *cell;  /* room for a cell with doubled quotes */
    size_t room;
} source;

static mfgq_status fail_at(const source *s, size_t row, size_t at, mfgq_status status,
                           const char *what, mfgq_error *err)
{
    size_t lines = 0;
    for (size_t i = 0; i < row; i++) lines += s->text[i] == '\n';
    int32_t line, column;
    mfgq_i_position(s->text + row, at - row, &line, &column);
    const int64_t whole = (int64_t)(s->base + lines) + line;
    return mfgq_i_fail_at(err, status, whole < INT32_MAX ? (int32_t)whole : INT32_MAX, column, "%s",
                          what);
}

/* A cell without its quotes; the next one begins behind `end`. */
typedef struct cell {
    size_t begin, end; /* in the file */
    const char *text;
    size_t size;
} cell;

static int at_line_end(const source *s, size_t i)
{
    if (i >= s->end || s->text[i] == '\n') return 1;
    return s->text[i] == '\r' && i + 1 < s->end && s->text[i + 1] == '\n';
}

static int at_cell_end(const source *s, size_t i)
{
    return at_line_end(s, i) || s->text[i] == ',';
}

/* Takes one of each pair of quotes out. */
static mfgq_status unquote(source *s, cell *c, mfgq_error *err)
{
    if (!mfgq_i_grow((void **)&s->cell, &s->room, c->size, 1)) return mfgq_i_no_memory(err);
    size_t n = 0;
    for (size_t i = 0; i < c->size; i++) {
        s->cell[n++] = c->text[i];
        if (c->text[i] == '"') i++;
    }
    c->text = s->cell;
    c->size = n;
    return MFGQ_OK;
}

static mfgq_status quoted(source *s, size_t row, cell *c, mfgq_error *err)
{
    size_t i = c->begin + 1;
    int doubled = 0;
    for (;; i++) {
        const char *const quote = memchr(s->text + i, '"', s->end - i);
        if (!quote)
            return fail_at(s, row, c->begin, MFGQ_E_PARSE, "quoted cell is not closed", err);
        i = (size_t)(quote - s->text);
        if (i + 1 >= s->end || s->text[i + 1] != '"') break;
        doubled = 1;
        i++;
    }
    c->text = s->text + c->begin + 1;
    c->size = i - c->begin - 1;
    c->end = i + 1;
    if (!at_cell_end(s, c->end))
        return fail_at(s, row, c->end, MFGQ_E_PARSE, "text after a closing quote", err);
    return doubled ? unquote(s, c, err) : MFGQ_OK;
}

static mfgq_status bare(const source *s, size_t row, cell *c, mfgq_error *err)
{
    size_t i = c->begin;
    for (; i < s->end; i++) {
        const char byte = s->text[i];
        if (byte > '"' && byte != ',') continue; /* most bytes; where char is signed the rest */
        if (at_cell_end(s, i)) break;
        if (byte == '"')
            return fail_at(s, row, i, MFGQ_E_PARSE, "quote inside an unquoted cell", err);
        if (byte == '\r')
            return fail_at(s, row, i, MFGQ_E_PARSE, "carriage return without a line feed", err);
        if (byte == '\0') return fail_at(s, row, i, MFGQ_E_PARSE, "zero byte in text", err);
    }
    c->text = s->text + c->begin;
    c->size = i - c->begin;
    c->end = i;
    return MFGQ_OK;
}

static mfgq_status take(const mfgq_measure *m, mfgq_i_part *part, const cell *c, size_t column,
                        size_t row, mfgq_error *err)
{
    const size_t n = m->number_of[column], t = m->text_of[column];
    if (t != MFGQ_I_NOWHERE)
        MFGQ_I_TRY(mfgq_i_dictionary_find(m, t, &part->dictionaries[t], c->text, c->size,
                                          &part->ids[t * MFGQ_I_BLOCK + row], err));
    if (n == MFGQ_I_NOWHERE) return MFGQ_OK;
    return mfgq_i_take_text_number(&m->numbers[n], c->text, c->size,
                                   &part->own[n * MFGQ_I_BLOCK + row], err);
}

static mfgq_status wrong_length(const mfgq_measure *m, const source *s, size_t start,
                                size_t cells, mfgq_error *err)
{
    char text[100];
    snprintf(text, sizeof text, "row has %s%zu cells, header has %zu",
             cells > m->columns ? "more than " : "", cells > m->columns ? m->columns : cells,
             m->columns);
    return fail_at(s, start, start, MFGQ_E_PARSE, text, err);
}

static mfgq_status read_row(const mfgq_measure *m, mfgq_i_part *part, source *s, size_t row,
                            mfgq_error *err)
{
    const size_t start = s->at;
    cell c = {start, start, NULL, 0};
    for (size_t column = 0;; column++) {
        if (column == m->columns) return wrong_length(m, s, start, column + 1, err);
        const int quote = c.begin < s->end && s->text[c.begin] == '"';
        MFGQ_I_TRY(quote ? quoted(s, start, &c, err) : bare(s, start, &c, err));
        if (m->uses[column]) {
            mfgq_error found;
            const mfgq_status status = take(m, part, &c, column, row, &found);
            if (status == MFGQ_E_MEMORY) *err = found;
            if (status == MFGQ_E_MEMORY) return status;
            if (status != MFGQ_OK) return fail_at(s, start, c.begin, status, found.message, err);
        }
        if (at_line_end(s, c.end)) {
            if (column + 1 < m->columns) return wrong_length(m, s, start, column + 1, err);
            break;
        }
        c.begin = c.end + 1;
    }
    s->at = c.end < s->end ? c.end + (s->text[c.end] == '\r' ? 2 : 1) : s->end;
    return MFGQ_OK;
}

static mfgq_status load(const mfgq_measure *m, mfgq_i_part *part, void *context, size_t *rows,
                        mfgq_error *err)
{
    source *const s = context;
    for (size_t k = 0; k < m->number_count; k++) part->numbers[k] = part->own + k * MFGQ_I_BLOCK;
    while (*rows < MFGQ_I_BLOCK && s->at < s->end) {
        if (at_line_end(s, s->at)) {
            s->at += s->text[s->at] == '\r' ? 2 : 1;
            continue;
        }
        MFGQ_I_TRY(read_row(m, part, s, *rows, err));
        ++*rows;
    }
    return MFGQ_OK;
}

/* The end of the first row at or behind `wanted`; at `from` a row begins. */
static size_t cut(const char *text, size_t size, size_t from, size_t wanted)
{
    const size_t end = wanted < size ? wanted : size;
    int inside = 0;
    for (const char *q = text + from;; q++) {
        q = memchr(q, '"', end - (size_t)(q - text));
        if (!q) break;
        inside = !inside;
    }
    for (size_t i = end; i < size; i++) {
        if (text[i] == '"') inside = !inside;
        else if (text[i] == '\n' && !inside) return i + 1;
    }
    return size;
}

static mfgq_status run(mfgq_measure *m, const char *text, size_t size, int64_t line,
                       mfgq_error *err)
{
    enum { BYTES_A_ROW = 16 };
    source sources[MFGQ_I_THREADS];
    const size_t most = mfgq_i_measure_sources(m, size / BYTES_A_ROW);
    size_t count = 0, at = 0;
    for (; count < most && at < size; count++) {
        const size_t end = count + 1 < most ? cut(text, size, at, size / most * (count + 1)) : size;
        sources[count] = (source){text, at, end, (size_t)line - 1, NULL, 0};
        at = end;
    }
    const mfgq_status status = mfgq_i_measure_run(m, load, sources, sizeof *sources, count, err);
    for (size_t i = 0; i < count; i++) mfgq_i_free(sources[i].cell);
    return status;
}

/* Text as it stands if it is UTF-8, else decoded. */
static mfgq_status add(mfgq_measure *m, const char *text, size_t size, int64_t line,
                       mfgq_encoding encoding, mfgq_error *err)
{
    char *own = NULL;
    const size_t valid = encoding == MFGQ_UTF8 ? mfgq_utf8_valid(text, size) : 0;
    if (encoding == MFGQ_UTF8 && valid == size) return run(m, text, size, line, err);
    const mfgq_status bad = mfgq_i_decode(text, size, encoding, &own, &size, err);
    if (bad == MFGQ_E_ENCODING) {
        const int64_t whole = err->line + line - 1;
        err->line = whole < INT32_MAX ? (int32_t)whole : INT32_MAX;
    }
    MFGQ_I_TRY(bad);
    const mfgq_status status = run(m, own, size, line, err);
    mfgq_i_free(own);
    return status;
}

mfgq_status mfgq_measure_add_csv(mfgq_measure *measure, const char *text, size_t size,
                                 int64_t line, mfgq_encoding encoding, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "text is null");
    if (line < 1) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "line must be 1 or more");
    if (encoding != MFGQ_UTF8 && encoding != MFGQ_GB18030)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "encoding %d does not exist",
                           (int)encoding);
    MFGQ_I_TRY(mfgq_i_measure_enter(measure, err));
    mfgq_error found;
    const mfgq_status status = add(measure, text, size, line, encoding, &found);
    return mfgq_i_measure_leave(measure, status, &found, err);
}
