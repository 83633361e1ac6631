/* Reads one row of an observation sheet. */
#include "observations_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const mfgq_i_observation_names[MFGQ_I_O_COUNT] = {
    "indicator", "period", "value",  "unit", "qualifier", "decimals", "published",
    "basis",     "region", "source", "note", "break",     "low",      "high"};

mfgq_status mfgq_i_observation_find(const mfgq_csv *csv, mfgq_i_observation_columns *columns,
                                    mfgq_error *err)
{
    for (int i = 0; i < MFGQ_I_O_COUNT; i++) {
        columns->at[i] = mfgq_csv_find(csv, mfgq_i_observation_names[i]);
        if (columns->at[i] < 0 && i <= MFGQ_I_O_UNIT)
            return mfgq_i_fail_at(err, MFGQ_E_DATA, 1, 1, "no column %s",
                                  mfgq_i_observation_names[i]);
    }
    return MFGQ_OK;
}

typedef struct row {
    const mfgq_csv *csv;
    const mfgq_i_observation_columns *columns;
    size_t number;
    mfgq_observations *into;
    mfgq_error *err;
} row;

static mfgq_status refuse(const row *r, int column, mfgq_status status, const char *format, ...)
    MFGQ_I_PRINTF(4, 5);

static mfgq_status refuse(const row *r, int column, mfgq_status status, const char *format, ...)
{
    char text[200];
    int32_t line, character;
    const int64_t at = r->columns->at[column];
    mfgq_csv_position(r->csv, (int64_t)r->number, at < 0 ? 0 : (size_t)at, &line, &character);
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return mfgq_i_fail_at(r->err, status, line, character, "%s", text);
}

static int is_missing(const row *r, int column)
{
    const int64_t at = r->columns->at[column];
    return at < 0 || mfgq_csv_is_missing(r->csv, r->number, (size_t)at);
}

static const char *cell(const row *r, int column)
{
    return is_missing(r, column) ? ""
                                 : mfgq_csv_cell(r->csv, r->number, (size_t)r->columns->at[column]);
}

static mfgq_status read_number(const row *r, int column, double *out)
{
    *out = NAN;
    if (is_missing(r, column)) return MFGQ_OK;
    return mfgq_csv_number(r->csv, r->number, (size_t)r->columns->at[column], out, r->err);
}

/* All texts of the row into the arena. */
static int keep_texts(const row *r, const char *texts[MFGQ_I_O_COUNT])
{
    for (int i = 0; i < MFGQ_I_O_COUNT; i++) {
        const char *text = cell(r, i);
        text += strspn(text, " ");
        size_t size = strlen(text);
        while (size && text[size - 1] == ' ') size--;
        texts[i] = size ? mfgq_i_arena_text(&r->into->arena, text, size) : "";
        if (!texts[i]) return 0;
    }
    return 1;
}

static mfgq_status read_decimals(const row *r, mfgq_i_observation *out)
{
    double given;
    MFGQ_I_TRY(read_number(r, MFGQ_I_O_DECIMALS, &given));
    const char *const point = strchr(cell(r, MFGQ_I_O_VALUE), '.');
    out->decimals = point ? (int)strspn(point + 1, "0123456789") : 0;
    if (isnan(given)) return MFGQ_OK;
    if (given < 0 || given > 20 || given != floor(given))
        return refuse(r, MFGQ_I_O_DECIMALS, MFGQ_E_DATA, "not a whole number from 0 to 20");
    out->decimals = (int)given;
    return MFGQ_OK;
}

static mfgq_status read_bounds(const row *r, mfgq_i_observation *out)
{
    double low, high;
    const double half = 0.5 * pow(10, -out->decimals);
    MFGQ_I_TRY(read_number(r, MFGQ_I_O_LOW, &low));
    MFGQ_I_TRY(read_number(r, MFGQ_I_O_HIGH, &high));
    out->low = out->qualifier == MFGQ_I_AT_MOST ? -INFINITY : out->value - half;
    out->high = out->qualifier == MFGQ_I_AT_LEAST ? INFINITY : out->value + half;
    if (out->qualifier == MFGQ_I_AT_LEAST) out->low = out->value;
    if (out->qualifier == MFGQ_I_AT_MOST) out->high = out->value;
    if (!isnan(low)) out->low = low;
    if (!isnan(high)) out->high = high;
    if (!(out->low <= out->value && out->value <= out->high))
        return refuse(r, MFGQ_I_O_LOW, MFGQ_E_DATA, "the value is not between low and high");
    return MFGQ_OK;
}

int mfgq_i_is_date(const char *text)
{
    static const char *const form = "dddd-dd-dd";
    const size_t size = strlen(text);
    if (size != 4 && size != 7 && size != 10) return 0;
    for (size_t i = 0; i < size; i++) {
        const int digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i]) return 0;
    }
    return 1;
}

static int is_basis(const char *text)
{
    if (strcmp(text, "current") == 0 || strcmp(text, "comparable") == 0) return 1;
    return mfgq_i_starts(text, "constant:") && mfgq_i_is_date(text + 9) && strlen(text) == 13;
}

static mfgq_status read_words(const row *r, const char *word, mfgq_i_observation *out)
{
    out->qualifier = *word ? mfgq_i_word(mfgq_i_qualifier_words, word) : MFGQ_I_EXACT;
    if (out->qualifier < 0)
        return refuse(r, MFGQ_I_O_QUALIFIER, MFGQ_E_DATA, "'%.40s' is no qualifier", word);
    if (!mfgq_i_when_parse(out->period.text, &out->period))
        return refuse(r, MFGQ_I_O_PERIOD, MFGQ_E_PARSE, "'%.40s' is no period", out->period.text);
    if (*out->published && !mfgq_i_is_date(out->published))
        return refuse(r, MFGQ_I_O_PUBLISHED, MFGQ_E_PARSE, "'%.40s' is no date", out->published);
    if (*out->basis && !is_basis(out->basis))
        return refuse(r, MFGQ_I_O_BASIS, MFGQ_E_DATA,
                      "'%.40s' is not current, constant:YYYY or comparable", out->basis);
    return MFGQ_OK;
}

static mfgq_status read_unit(const row *r, mfgq_i_observation *out)
{
    out->in_unit = NULL;
    if (!*out->unit) return MFGQ_OK;
    MFGQ_I_TRY(
        mfgq_i_units_find(&r->into->units, &r->into->arena, out->unit, &out->in_unit, r->err));
    if (out->in_unit) return MFGQ_OK;
    return refuse(r, MFGQ_I_O_UNIT, MFGQ_E_UNIT, "'%.40s' is no known unit", out->unit);
}

mfgq_status mfgq_i_observation_read(const mfgq_csv *csv, const mfgq_i_observation_columns *columns,
                                    size_t number, mfgq_observations *into, mfgq_i_observation *out,
                                    int *kept, mfgq_error *err)
{
    const row r = {csv, columns, number, into, err};
    const char *texts[MFGQ_I_O_COUNT];
    *kept = !is_missing(&r, MFGQ_I_O_VALUE);
    if (!*kept) return MFGQ_OK;
    if (is_missing(&r, MFGQ_I_O_INDICATOR))
        return refuse(&r, MFGQ_I_O_INDICATOR, MFGQ_E_DATA, "no indicator");
    MFGQ_I_TRY(read_number(&r, MFGQ_I_O_VALUE, &out->value));
    if (!keep_texts(&r, texts)) return mfgq_i_no_memory(err);
    out->indicator = texts[MFGQ_I_O_INDICATOR];
    out->period.text = texts[MFGQ_I_O_PERIOD];
    out->unit = texts[MFGQ_I_O_UNIT];
    out->published = texts[MFGQ_I_O_PUBLISHED];
    out->basis = texts[MFGQ_I_O_BASIS];
    out->region = texts[MFGQ_I_O_REGION];
    out->source = texts[MFGQ_I_O_SOURCE];
    out->note = texts[MFGQ_I_O_NOTE];
    out->break_note = texts[MFGQ_I_O_BREAK];
    out->row = number;
    MFGQ_I_TRY(read_words(&r, texts[MFGQ_I_O_QUALIFIER], out));
    MFGQ_I_TRY(read_unit(&r, out));
    MFGQ_I_TRY(read_decimals(&r, out));
    return read_bounds(&r, out);
}
