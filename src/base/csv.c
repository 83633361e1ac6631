/* RFC 4180 with positions. Cells are copied, terminated, into one block. */
#include "base_i.h"

#include <math.h>
#include <string.h>

typedef struct cell {
    size_t raw;  /* offset in the decoded text, for positions */
    size_t text; /* offset in the block of cells */
} cell;

struct mfgq_csv {
    char *text;
    size_t size;
    char *block;
    cell *cells; /* the header first */
    size_t count, capacity;
    size_t columns;
};

typedef struct parser {
    mfgq_csv *csv;
    size_t at, out;
    mfgq_error *err;
} parser;

static mfgq_status fail_at(const parser *p, size_t offset, const char *what)
{
    int32_t line, column;
    mfgq_i_position(p->csv->text, offset, &line, &column);
    return mfgq_i_fail_at(p->err, MFGQ_E_PARSE, line, column, "%s", what);
}

/* A cell ends at a comma, a line end or the end of the text. */
static int at_end_of_cell(const parser *p)
{
    const mfgq_csv *const csv = p->csv;
    if (p->at >= csv->size) return 1;
    const char c = csv->text[p->at];
    if (c == ',' || c == '\n') return 1;
    return c == '\r' && p->at + 1 < csv->size && csv->text[p->at + 1] == '\n';
}

static mfgq_status quoted(parser *p)
{
    mfgq_csv *const csv = p->csv;
    const size_t open = p->at++;
    for (;; p->at++) {
        if (p->at >= csv->size) return fail_at(p, open, "quoted cell is not closed");
        if (csv->text[p->at] == '"') {
            if (p->at + 1 >= csv->size || csv->text[p->at + 1] != '"') break;
            p->at++;
        }
        csv->block[p->out++] = csv->text[p->at];
    }
    p->at++;
    if (!at_end_of_cell(p)) return fail_at(p, p->at, "text after a closing quote");
    return MFGQ_OK;
}

static mfgq_status bare(parser *p)
{
    mfgq_csv *const csv = p->csv;
    for (; !at_end_of_cell(p); p->at++) {
        const char c = csv->text[p->at];
        if (c == '"') return fail_at(p, p->at, "quote inside an unquoted cell");
        if (c == '\r') return fail_at(p, p->at, "carriage return without a line feed");
        csv->block[p->out++] = c;
    }
    return MFGQ_OK;
}

static mfgq_status read_cell(parser *p)
{
    mfgq_csv *const csv = p->csv;
    if (!mfgq_i_grow((void **)&csv->cells, &csv->capacity, csv->count + 1, sizeof(cell)))
        return mfgq_i_no_memory(p->err);
    csv->cells[csv->count].raw = p->at;
    csv->cells[csv->count].text = p->out;
    csv->count++;
    MFGQ_I_TRY(p->at < csv->size && csv->text[p->at] == '"' ? quoted(p) : bare(p));
    csv->block[p->out++] = '\0';
    return MFGQ_OK;
}

static mfgq_status read_row(parser *p)
{
    mfgq_csv *const csv = p->csv;
    const size_t first = csv->count, start = p->at;
    for (;;) {
        MFGQ_I_TRY(read_cell(p));
        if (p->at >= csv->size || csv->text[p->at] != ',') break;
        p->at++;
    }
    if (p->at < csv->size) p->at += csv->text[p->at] == '\r' ? 2 : 1;
    const size_t cells = csv->count - first;
    if (!csv->columns) csv->columns = cells;
    if (cells == csv->columns) return MFGQ_OK;
    int32_t line, column;
    mfgq_i_position(csv->text, start, &line, &column);
    return mfgq_i_fail_at(p->err, MFGQ_E_PARSE, line, column, "row has %zu cells, header has %zu",
                          cells, csv->columns);
}

static int blank_line(const parser *p)
{
    const char c = p->csv->text[p->at];
    return c == '\n' || (c == '\r' && p->csv->text[p->at + 1] == '\n');
}

static mfgq_status check_names(const parser *p)
{
    const mfgq_csv *const csv = p->csv;
    mfgq_i_map names = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < csv->columns && status == MFGQ_OK; i++) {
        const char *const name = mfgq_csv_name(csv, i);
        size_t value = i;
        const int added = *name ? mfgq_i_map_add(&names, name, &value) : 1;
        if (added < 0) status = mfgq_i_no_memory(p->err);
        if (added == 0) status = fail_at(p, csv->cells[i].raw, "column name is repeated");
    }
    mfgq_i_map_free(&names);
    return status;
}

static mfgq_status parse(mfgq_csv *csv, mfgq_error *err)
{
    parser p = {csv, 0, 0, err};
    const char *const zero = memchr(csv->text, '\0', csv->size);
    if (zero) return fail_at(&p, (size_t)(zero - csv->text), "zero byte in text");
    /* Each cell's terminator takes the place of its comma or line end. */
    csv->block = mfgq_i_alloc(csv->size + 2);
    if (!csv->block) return mfgq_i_no_memory(err);
    while (p.at < csv->size) {
        if (blank_line(&p)) p.at += csv->text[p.at] == '\r' ? 2 : 1;
        else MFGQ_I_TRY(read_row(&p));
    }
    if (!csv->count) return mfgq_i_fail_at(err, MFGQ_E_PARSE, 1, 1, "no header row");
    return check_names(&p);
}

mfgq_status mfgq_csv_parse(const char *text, size_t size, mfgq_encoding encoding,
                           mfgq_csv **csv, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!csv) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "csv is null");
    mfgq_csv *const fresh = mfgq_i_zalloc(1, sizeof *fresh);
    if (!fresh) return mfgq_i_no_memory(err);
    mfgq_status status = mfgq_i_decode(text, size, encoding, &fresh->text, &fresh->size, err);
    if (status == MFGQ_OK) status = parse(fresh, err);
    if (status == MFGQ_OK) *csv = fresh;
    else mfgq_csv_free(fresh);
    return status;
}

void mfgq_csv_free(mfgq_csv *csv)
{
    if (!csv) return;
    mfgq_i_free(csv->text);
    mfgq_i_free(csv->block);
    mfgq_i_free(csv->cells);
    mfgq_i_free(csv);
}

size_t mfgq_csv_rows(const mfgq_csv *csv)
{
    return csv ? csv->count / csv->columns - 1 : 0;
}

size_t mfgq_csv_columns(const mfgq_csv *csv)
{
    return csv ? csv->columns : 0;
}

const char *mfgq_csv_name(const mfgq_csv *csv, size_t column)
{
    return csv && column < csv->columns ? csv->block + csv->cells[column].text : NULL;
}

int64_t mfgq_csv_find(const mfgq_csv *csv, const char *name)
{
    for (size_t i = 0; name && i < mfgq_csv_columns(csv); i++)
        if (strcmp(mfgq_csv_name(csv, i), name) == 0) return (int64_t)i;
    return -1;
}

const char *mfgq_csv_cell(const mfgq_csv *csv, size_t row, size_t column)
{
    if (row >= mfgq_csv_rows(csv) || column >= csv->columns) return NULL;
    return csv->block + csv->cells[(row + 1) * csv->columns + column].text;
}

int mfgq_csv_is_missing(const mfgq_csv *csv, size_t row, size_t column)
{
    const char *text = mfgq_csv_cell(csv, row, column);
    if (!text) return 1;
    text += strspn(text, " \t");
    if (strncmp(text, "NA", 2) == 0) text += 2;
    return text[strspn(text, " \t")] == '\0';
}

mfgq_status mfgq_csv_number(const mfgq_csv *csv, size_t row, size_t column,
                            double *value, mfgq_error *err)
{
    const char *const text = mfgq_csv_cell(csv, row, column);
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "no such cell");
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "value is null");
    if (mfgq_csv_is_missing(csv, row, column)) {
        *value = NAN;
        return MFGQ_OK;
    }
    if (mfgq_i_parse_double(text, strlen(text), value)) return MFGQ_OK;
    int32_t line, at;
    mfgq_csv_position(csv, (int64_t)row, column, &line, &at);
    return mfgq_i_fail_at(err, MFGQ_E_PARSE, line, at, "%.60s is not a finite number", text);
}

void mfgq_csv_position(const mfgq_csv *csv, int64_t row, size_t column,
                       int32_t *line, int32_t *character)
{
    *line = *character = 0;
    if (!csv || column >= csv->columns || row < -1) return;
    const size_t index = (size_t)(row + 1) * csv->columns + column;
    if (index < csv->count) mfgq_i_position(csv->text, csv->cells[index].raw, line, character);
}
