#include "progress_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int is_missing(const char *text)
{
    text += strspn(text, " \t");
    const size_t size = strcspn(text, " \t");
    if (size == 3) return strncmp(text, "nan", 3) == 0 || strncmp(text, "NaN", 3) == 0;
    return size == 0 || (size == 2 && strncmp(text, "NA", 2) == 0);
}

/* The first `size` bytes as a decimal number, NaN when missing; 0 when they are none. */
static int number_of(const char *text, size_t size, double *value)
{
    char copy[64];
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    while (size && (*text == ' ' || *text == '\t')) text++, size--;
    if (size >= sizeof copy) return 0;
    memcpy(copy, text, size);
    copy[size] = '\0';
    *value = NAN;
    if (is_missing(copy)) return 1;
    char *end = NULL;
    const double number = strtod(copy, &end);
    if (*end || strspn(copy, "0123456789+-.eE") != size || !isfinite(number)) return 0;
    *value = number;
    return 1;
}

int progress_period(const char *text, double *years)
{
    if (number_of(text, strlen(text), years)) return 1;
    char *end = NULL;
    text += strspn(text, " \t");
    if (strspn(text, "0123456789") != 4) return 0;
    const long year = strtol(text, &end, 10);
    if (*end != '-' && *end != '/') return 0;
    const int quarter = end[1] == 'Q';
    const char *const rest = end + 1 + quarter;
    const size_t digits = strspn(rest, "0123456789");
    const long part = strtol(rest, &end, 10);
    if (digits == 0 || *(end + strspn(end, " \t"))) return 0;
    *years = (double)year;
    if (quarter) {
        if (part < 1 || part > 4) return 0;
        *years += (double)(part - 1) / 4;
    } else if (digits == 2 && part >= 1 && part <= 12) {
        *years += (double)(part - 1) / 12;
    } else if (digits != 2 && digits != 4) {
        return 0;
    }
    return 1;
}

static int read_periods(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                        double **values)
{
    const char **texts = NULL;
    CLI_TRY(cli_texts(c, file, csv, name, 1, &texts));
    if (!texts) return -1;
    const size_t rows = mfgq_csv_rows(csv);
    int code = -1;
    *values = calloc(rows + 1, sizeof **values);
    if (!*values) code = CLI_INTERNAL;
    for (size_t i = 0; code < 0 && i < rows; i++)
        if (!progress_period(texts[i], &(*values)[i]))
            code = cli_fail_cell(c, file, csv, (int64_t)i, name, "'%s' is no period", texts[i]);
    free(texts);
    return code;
}

/* Words of a column and the numbers they stand for; the first stands for missing too. */
typedef struct word {
    const char *text;
    int32_t number;
} word;

static const word directions[] = {{"", 0},  {"1", 1},    {"-1", -1}, {"+1", 1},    {"1.0", 1},
                                  {"-1.0", -1}, {"up", 1}, {"down", -1}, {NULL, 0}};
static const word bindings[] = {{"", MFGQ_BINDING_AUTO},
                                {"by-year", MFGQ_BINDING_BY_YEAR},
                                {"standing", MFGQ_BINDING_STANDING},
                                {"direction", MFGQ_BINDING_DIRECTION},
                                {NULL, 0}};

static int find_word(const word *words, const char *text, int32_t *number)
{
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    for (const word *w = words; w->text; w++) {
        if (strlen(w->text) != size || strncmp(w->text, text, size) != 0) continue;
        *number = w->number;
        return 1;
    }
    return 0;
}

static int read_words(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                      int optional, const word *words, int32_t **values)
{
    const char **texts = NULL;
    CLI_TRY(cli_texts(c, file, csv, name, optional, &texts));
    if (!texts) return -1;
    const size_t rows = mfgq_csv_rows(csv);
    int code = -1;
    *values = calloc(rows + 1, sizeof **values);
    if (!*values) code = CLI_INTERNAL;
    for (size_t i = 0; code < 0 && i < rows; i++) {
        const char *const text = is_missing(texts[i]) ? "" : texts[i];
        if (!find_word(words, text, &(*values)[i]))
            code = cli_fail_cell(c, file, csv, (int64_t)i, name, "%s cannot be '%s'", name, text);
    }
    free(texts);
    return code;
}

/* Appends "a;b;;c" to the list; 0 when an entry is no number. */
static int add_series(const char *text, double *list, size_t *used)
{
    if (is_missing(text)) return 1;
    for (;;) {
        const size_t size = strcspn(text, ";");
        if (!number_of(text, size, &list[(*used)++])) return 0;
        if (!text[size]) return 1;
        text += size + 1;
    }
}

static size_t series_room(const char *const *texts, size_t rows)
{
    size_t room = 1;
    for (size_t i = 0; i < rows; i++) {
        room++;
        for (const char *t = texts[i]; (t = strchr(t, ';')); t++) room++;
    }
    return room;
}

static int read_series(const cli *c, const char *file, progress_input *in)
{
    const char **texts = NULL;
    CLI_TRY(cli_texts(c, file, in->csv, "series", 1, &texts));
    if (!texts) return -1;
    int code = -1;
    size_t used = 0;
    in->series = calloc(series_room(texts, in->rows), sizeof *in->series);
    in->series_start = calloc(in->rows + 1, sizeof *in->series_start);
    if (!in->series || !in->series_start) code = CLI_INTERNAL;
    for (size_t i = 0; code < 0 && i < in->rows; i++) {
        if (!add_series(texts[i], in->series, &used))
            code = cli_fail_cell(c, file, in->csv, (int64_t)i, "series",
                                 "value %zu of the series is no number",
                                 used - in->series_start[i]);
        in->series_start[i + 1] = used;
    }
    free(texts);
    return code;
}

static int read_columns(const cli *c, const char *file, progress_input *in)
{
    const mfgq_csv *const csv = in->csv;
    CLI_TRY(cli_texts(c, file, csv, "id", 0, &in->ids));
    CLI_TRY(read_words(c, file, csv, "direction", 0, directions, &in->direction));
    CLI_TRY(read_words(c, file, csv, "kind", 1, bindings, &in->binding));
    CLI_TRY(read_periods(c, file, csv, "base_period", &in->base_period));
    CLI_TRY(read_periods(c, file, csv, "period", &in->period));
    CLI_TRY(read_periods(c, file, csv, "target_period", &in->target_period));
    CLI_TRY(read_periods(c, file, csv, "last_period", &in->last_period));
    CLI_TRY(cli_numbers(c, file, csv, "base", 1, &in->base));
    CLI_TRY(cli_numbers(c, file, csv, "value", 1, &in->value));
    CLI_TRY(cli_numbers(c, file, csv, "target", 1, &in->target));
    CLI_TRY(cli_numbers(c, file, csv, "low", 1, &in->low));
    CLI_TRY(cli_numbers(c, file, csv, "high", 1, &in->high));
    CLI_TRY(cli_numbers(c, file, csv, "limit", 1, &in->limit));
    return read_series(c, file, in);
}

static int read_groups(const cli *c, const char *file, progress_input *in)
{
    const char **groups = NULL, **subgroups = NULL;
    CLI_TRY(cli_texts(c, file, in->csv, "group", 1, &groups));
    int code = cli_texts(c, file, in->csv, "subgroup", 1, &subgroups);
    if (code < 0 && !progress_groups(in, groups, subgroups)) code = CLI_INTERNAL;
    free(groups);
    free(subgroups);
    return code;
}

int progress_read(const cli *c, const char *file, progress_input *in)
{
    CLI_TRY(cli_csv(c, file, &in->csv));
    in->rows = mfgq_csv_rows(in->csv);
    CLI_TRY(read_columns(c, file, in));
    return read_groups(c, file, in);
}

void progress_free(progress_input *in)
{
    free(in->ids);
    free(in->group_names);
    free(in->direction);
    free(in->binding);
    double *const columns[] = {in->base_period, in->base, in->period, in->value,
                               in->target_period, in->target, in->low, in->high,
                               in->limit, in->series, in->last_period};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) free(columns[i]);
    free(in->series_start);
    free(in->group);
    free(in->subgroup);
    mfgq_csv_free(in->csv);
}
