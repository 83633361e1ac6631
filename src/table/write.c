/* A table as text, CSV, JSON and NDJSON. */
#include "table_i.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

enum { /* columns on a terminal that a text may take, and one behind which nothing stands */
    FLUSH = 64 * 1024, WIDEST = 36, WIDEST_LAST = 120
};

typedef struct writer {
    const mfgq_table *table;
    mfgq_sink sink;
    void *context;
    mfgq_i_buffer out;
    int stopped;
} writer;

static void flush(writer *w, size_t least)
{
    if (w->out.failed || w->stopped || w->out.size <= least) return;
    w->stopped = w->sink(w->context, w->out.data, w->out.size) != 0;
    w->out.size = 0;
}

/* A number's or text's plain form; nothing for a missing one. */
static void put_plain(mfgq_i_buffer *out, const mfgq_i_column *c, size_t row)
{
    if (!mfgq_i_column_valid(c, row)) return;
    if (c->type == MFGQ_F64) mfgq_i_buffer_double(out, c->data.f64[row]);
    else if (c->type == MFGQ_I64) mfgq_i_buffer_int(out, c->data.i64[row]);
    else mfgq_i_buffer_text(out, c->text.data + c->data.offsets[row]);
}

static void put_csv(mfgq_i_buffer *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        mfgq_i_buffer_text(out, text);
        return;
    }
    mfgq_i_buffer_char(out, '"');
    for (; *text; text++) {
        if (*text == '"') mfgq_i_buffer_char(out, '"');
        mfgq_i_buffer_char(out, *text);
    }
    mfgq_i_buffer_char(out, '"');
}

static void write_csv(writer *w)
{
    const mfgq_table *const t = w->table;
    for (size_t i = 0; i < t->count; i++) {
        if (i) mfgq_i_buffer_char(&w->out, ',');
        put_csv(&w->out, t->columns[i].name);
    }
    mfgq_i_buffer_char(&w->out, '\n');
    for (size_t row = 0; row < t->rows && !w->stopped; row++) {
        for (size_t i = 0; i < t->count; i++) {
            const mfgq_i_column *const c = &t->columns[i];
            if (i) mfgq_i_buffer_char(&w->out, ',');
            if (c->type == MFGQ_TEXT) put_csv(&w->out, mfgq_table_text(t, row, i));
            else put_plain(&w->out, c, row);
        }
        mfgq_i_buffer_char(&w->out, '\n');
        flush(w, FLUSH);
    }
}

static void put_json(mfgq_i_buffer *out, const mfgq_i_column *c, size_t row)
{
    if (!mfgq_i_column_valid(c, row)) {
        mfgq_i_buffer_text(out, "null");
        return;
    }
    if (c->type == MFGQ_TEXT) {
        mfgq_i_buffer_json(out, c->text.data + c->data.offsets[row]);
        return;
    }
    /* JSON has no infinities: they travel as text. */
    const int infinite = c->type == MFGQ_F64 && c->data.f64[row] - c->data.f64[row] != 0;
    if (infinite) mfgq_i_buffer_char(out, '"');
    put_plain(out, c, row);
    if (infinite) mfgq_i_buffer_char(out, '"');
}

static void put_object(writer *w, size_t row)
{
    const mfgq_table *const t = w->table;
    mfgq_i_buffer_char(&w->out, '{');
    for (size_t i = 0; i < t->count; i++) {
        if (i) mfgq_i_buffer_char(&w->out, ',');
        mfgq_i_buffer_json(&w->out, t->columns[i].name);
        mfgq_i_buffer_char(&w->out, ':');
        put_json(&w->out, &t->columns[i], row);
    }
    mfgq_i_buffer_char(&w->out, '}');
}

static void write_json(writer *w)
{
    mfgq_i_buffer_char(&w->out, '[');
    for (size_t row = 0; row < w->table->rows && !w->stopped; row++) {
        mfgq_i_buffer_text(&w->out, row ? ",\n " : "\n ");
        put_object(w, row);
        flush(w, FLUSH);
    }
    mfgq_i_buffer_text(&w->out, w->table->rows ? "\n]\n" : "]\n");
}

static void write_ndjson(writer *w)
{
    for (size_t row = 0; row < w->table->rows && !w->stopped; row++) {
        put_object(w, row);
        mfgq_i_buffer_char(&w->out, '\n');
        flush(w, FLUSH);
    }
}

/* Columns on a terminal that a text takes; wide characters take two. */
static size_t display_width(const char *text)
{
    size_t width = 0;
    utf8proc_int32_t point;
    utf8proc_ssize_t step;
    while (*text && (step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point)) > 0) {
        const int w = utf8proc_charwidth(point);
        width += w > 0 ? (size_t)w : 0;
        text += step;
    }
    return width;
}

static void pad(mfgq_i_buffer *out, size_t width)
{
    while (width--) mfgq_i_buffer_char(out, ' ');
}

/* A number for reading: six significant digits, and whole numbers whole. */
static void put_readable(mfgq_i_buffer *out, double value)
{
    const double size = fabs(value);
    const double scale = size > 0 && isfinite(size) ? floor(log10(size)) : 0;
    char text[MFGQ_I_DOUBLE_SIZE];
    double rounded = value;
    size_t length = 0;
    if (scale >= -4 && scale < 15)
        length = mfgq_i_format_fixed(value, scale < 5 ? 5 - (int)scale : 0, text, sizeof text);
    if (length) mfgq_i_parse_double(text, length, &rounded);
    mfgq_i_buffer_double(out, rounded == 0 ? 0 : rounded);
}

static void put_cell(mfgq_i_buffer *out, const mfgq_i_column *c, size_t row)
{
    if (c->type == MFGQ_F64 && mfgq_i_column_valid(c, row)) put_readable(out, c->data.f64[row]);
    else put_plain(out, c, row);
}

/* Ends a text that is too wide with an ellipsis. */
static void cut(mfgq_i_buffer *scratch, size_t widest)
{
    if (scratch->failed || display_width(scratch->data) <= widest) return;
    size_t at = 0, width = 0;
    for (;;) {
        utf8proc_int32_t point;
        const utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)scratch->data + at, -1, &point);
        const int w = step > 0 ? utf8proc_charwidth(point) : 0;
        if (step <= 0 || width + (size_t)w > widest - 1) break;
        width += (size_t)w;
        at += (size_t)step;
    }
    scratch->size = at;
    mfgq_i_buffer_text(scratch, "\xE2\x80\xA6");
}

/* The cell's text in `scratch`, with line ends and tabs as spaces. */
static const char *cell_text(mfgq_i_buffer *scratch, const mfgq_table *t, size_t row, size_t i)
{
    scratch->size = 0;
    mfgq_i_buffer_add(scratch, "", 0);
    put_cell(scratch, &t->columns[i], row);
    if (scratch->failed) return "";
    for (char *s = scratch->data; *s; s++)
        if ((unsigned char)*s < 0x20) *s = ' ';
    cut(scratch, i > 0 && i + 1 == t->count ? WIDEST_LAST : WIDEST);
    return scratch->failed ? "" : scratch->data;
}

static void measure(const mfgq_table *t, size_t *widths, mfgq_i_buffer *scratch)
{
    for (size_t i = 0; i < t->count; i++) {
        widths[i] = display_width(t->columns[i].name);
        for (size_t row = 0; row < t->rows; row++) {
            const size_t width = display_width(cell_text(scratch, t, row, i));
            if (width > widths[i]) widths[i] = width;
        }
    }
}

static void put_aligned(writer *w, const char *text, size_t width, int right, int last)
{
    const size_t used = display_width(text);
    if (right) pad(&w->out, width - used);
    mfgq_i_buffer_text(&w->out, text);
    if (!right && !last) pad(&w->out, width - used);
    mfgq_i_buffer_text(&w->out, last ? "\n" : "  ");
}

static void write_text(writer *w)
{
    const mfgq_table *const t = w->table;
    size_t *const widths = mfgq_i_zalloc(t->count, sizeof *widths);
    mfgq_i_buffer scratch = {0};
    if (widths) measure(t, widths, &scratch);
    else w->out.failed = 1;
    for (size_t i = 0; i < t->count && !w->out.failed; i++)
        put_aligned(w, t->columns[i].name, widths[i], t->columns[i].type != MFGQ_TEXT,
                    i + 1 == t->count);
    for (size_t row = 0; row < t->rows && !w->stopped && !w->out.failed; row++) {
        for (size_t i = 0; i < t->count; i++) {
            const mfgq_i_column *const c = &t->columns[i];
            put_aligned(w, cell_text(&scratch, t, row, i), widths[i], c->type != MFGQ_TEXT,
                        i + 1 == t->count);
        }
        flush(w, FLUSH);
    }
    if (scratch.failed) w->out.failed = 1;
    mfgq_i_buffer_free(&scratch);
    mfgq_i_free(widths);
}

mfgq_status mfgq_table_write(const mfgq_table *table, mfgq_format format,
                             mfgq_sink sink, void *context, mfgq_error *err)
{
    static void (*const forms[])(writer *) = {write_text, write_csv, write_json, write_ndjson};
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    if ((unsigned)format > MFGQ_FORMAT_NDJSON)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "format %d does not exist", (int)format);
    if (!sink) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "sink is null");
    writer w = {table, sink, context, {0}, 0};
    forms[format](&w);
    flush(&w, 0);
    const int failed = w.out.failed;
    mfgq_i_buffer_free(&w.out);
    if (failed) return mfgq_i_no_memory(err);
    if (w.stopped) return mfgq_i_fail(err, MFGQ_E_IO, 3, -1, "sink stopped the writing");
    return MFGQ_OK;
}
