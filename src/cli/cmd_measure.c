/* measure: a plan's indicators from rows of enterprises. The file is read in blocks. */
#include "cli.h"
#include "measure_input.h"
#include "taxonomies.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *data, *by, *taxonomy, *base, *gaps, *indicators;
    cli_list units;
    int threads;
} options;

/* "a,b" cut in place. */
static int split(char *text, const char ***items, size_t *count)
{
    size_t most = 1;
    for (const char *s = text; *s; s++) most += *s == ',';
    *items = malloc(most * sizeof **items);
    if (!*items) return CLI_INTERNAL;
    for (*count = 0; *count < most; ++*count) {
        (*items)[*count] = text;
        text += strcspn(text, ",");
        if (*text) *text++ = '\0';
    }
    return -1;
}

typedef struct list {
    char *text;
    const char **items;
    size_t count;
} list;

static int read_list(const cli *c, const char *option, const char *text, list *l)
{
    if (!text) return -1;
    l->text = malloc(strlen(text) + 1);
    if (!l->text) return CLI_INTERNAL;
    strcpy(l->text, text);
    CLI_TRY(split(l->text, &l->items, &l->count));
    for (size_t i = 0; i < l->count; i++)
        if (!*l->items[i]) return cli_usage(c, "--%s: an empty name", option);
    return -1;
}

static void free_list(list *l)
{
    free(l->text);
    free(l->items);
}

/* NAME=UNIT for columns of the header. */
static int read_units(const cli *c, const options *o, const cli_rows *rows, const char **units)
{
    for (size_t i = 0; i < o->units.count; i++) {
        const char *const equals = strchr(o->units.items[i], '=');
        if (!equals) return cli_usage(c, "--unit %s is not COLUMN=UNIT", o->units.items[i]);
        const size_t size = (size_t)(equals - o->units.items[i]);
        size_t k = 0;
        while (k < rows->columns
               && (strlen(rows->names[k]) != size
                   || strncmp(rows->names[k], o->units.items[i], size) != 0))
            k++;
        if (k == rows->columns)
            return cli_usage(c, "--unit: no column %.*s", (int)size, o->units.items[i]);
        units[k] = equals + 1;
    }
    return -1;
}

/* Says which indicators are left out and why; CLI_FINDINGS if the run is strict. */
static int report_left_out(const cli *c, const options *o, const mfgq_measure *m)
{
    mfgq_table *table;
    mfgq_error err;
    size_t plain = 0;
    if (mfgq_measure_left_out(m, &table, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    const size_t count = mfgq_table_rows(table);
    for (size_t i = 0; i < count; i++) {
        const char *const reason = mfgq_table_text(table, i, 1);
        if (!o->indicators && strcmp(reason, "no formula") == 0) plain++;
        else
            fprintf(stderr, "mfgq: %s: %s is left out: %s\n", c->command,
                    mfgq_table_text(table, i, 0), reason);
    }
    if (plain)
        fprintf(stderr, "mfgq: %s: %zu indicators of the plan have no formula\n", c->command,
                plain);
    mfgq_table_free(table);
    return count && c->strict ? CLI_FINDINGS : -1;
}

static void report_missing(const cli *c, const mfgq_table *table)
{
    const int64_t column = mfgq_table_find(table, "missing");
    size_t count = 0;
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        count += mfgq_table_i64(table, (size_t)column)[i] > 0;
    if (count)
        fprintf(stderr, "mfgq: %s: %zu of %zu values met missing cells; see the column missing\n",
                c->command, count, mfgq_table_rows(table));
}

static int run(const cli *c, const options *o, mfgq_measure *m, cli_rows *rows)
{
    mfgq_error err;
    mfgq_table *table;
    const int findings = report_left_out(c, o, m);
    if (findings > CLI_FINDINGS) return findings;
    for (;;) {
        size_t size = 0;
        int64_t line = 0;
        CLI_TRY(cli_rows_next(c, o->data, rows, &size, &line));
        if (!size) break;
        if (mfgq_measure_add_csv(m, rows->text, size, line, c->encoding, &err) != MFGQ_OK)
            return cli_fail(c, o->data, &err);
    }
    if (!mfgq_measure_rows(m))
        return cli_fail_cell(c, o->data, rows->header, -1, NULL, "no rows below the header");
    if (mfgq_measure_table(m, &table, &err) != MFGQ_OK) return cli_fail(c, o->data, &err);
    report_missing(c, table);
    const int code = cli_emit_table(c, table);
    return code == CLI_DONE && findings > 0 ? findings : code;
}

/* An error of mfgq_measure_new() where it belongs: arguments, or the header. */
static int fail_new(const cli *c, const options *o, const cli_rows *rows, const mfgq_error *err)
{
    if (err->arg == 4 || err->arg == 10 || (err->arg == 9 && err->status == MFGQ_E_DATA))
        return cli_usage(c, "--%s: %s",
                         err->arg == 4 ? "indicators" : err->arg == 10 ? "base" : "by",
                         err->message);
    const char *const column =
        err->arg == 6 && err->index >= 0 ? rows->names[err->index] : NULL;
    return cli_fail_cell(c, o->data, rows->header, -1, column, "%s", err->message);
}

static int measure(const cli *c, const options *o, const mfgq_plan *plan,
                   const mfgq_taxonomy *taxonomy, cli_rows *rows)
{
    list by = {NULL, NULL, 0}, indicators = {NULL, NULL, 0};
    mfgq_measure *m = NULL;
    mfgq_error err;
    const char **const units = calloc(rows->columns + 1, sizeof *units);
    int code = units ? -1 : CLI_INTERNAL;
    if (code < 0) code = read_list(c, "by", o->by, &by);
    if (code < 0) code = read_list(c, "indicators", o->indicators, &indicators);
    if (code < 0) code = read_units(c, o, rows, units);
    const int gaps = strcmp(o->gaps, "flow") == 0 ? MFGQ_GAPS_FLOW : MFGQ_GAPS_SKIP;
    if (code < 0
        && mfgq_measure_new(plan, taxonomy, indicators.count, indicators.items, rows->columns,
                            rows->names, units, by.count, by.items, o->base, gaps, o->threads, &m,
                            &err) != MFGQ_OK)
        code = fail_new(c, o, rows, &err);
    if (code < 0) code = run(c, o, m, rows);
    mfgq_measure_free(m);
    free_list(&by);
    free_list(&indicators);
    free(units);
    return code;
}

/* The taxonomy asked for, or the one that is built in for the plan, if any. */
static int find_taxonomy(const cli *c, const options *o, const mfgq_plan *plan,
                         mfgq_taxonomy **taxonomy)
{
    if (o->taxonomy) return cli_taxonomy(c, o->taxonomy, taxonomy);
    if (mfgq_taxonomy_builtin(mfgq_plan_id(plan), taxonomy, NULL) != MFGQ_OK) *taxonomy = NULL;
    return -1;
}

static int check(const cli *c, const options *o)
{
    if (!o->data) return cli_usage(c, "--data is missing");
    if (strcmp(o->gaps, "skip") != 0 && strcmp(o->gaps, "flow") != 0)
        return cli_usage(c, "--gaps %s is not skip or flow", o->gaps);
    if (o->threads < 1 || o->threads > 256)
        return cli_usage(c, "--threads takes 1 to 256, not %d", o->threads);
    return -1;
}

static int from_plan(const cli *c, const options *o)
{
    mfgq_plan *plan = NULL;
    mfgq_taxonomy *taxonomy = NULL;
    cli_rows rows = {0};
    CLI_TRY(check(c, o));
    CLI_TRY(cli_plan(c, c->args[0], &plan));
    int code = find_taxonomy(c, o, plan, &taxonomy);
    if (code < 0) code = cli_rows_open(c, o->data, &rows);
    if (code < 0) code = measure(c, o, plan, taxonomy, &rows);
    cli_rows_close(&rows);
    mfgq_taxonomy_free(taxonomy);
    mfgq_plan_free(plan);
    return code;
}

int cli_cmd_measure(cli *c, int argc, char **argv)
{
    options o = {.gaps = "skip", .threads = 1};
    const cli_option all[] = {
        {"data", CLI_TEXT, &o.data, "FILE", "one row an enterprise and period; - for input"},
        {"by", CLI_TEXT, &o.by, "COL[,COL]", "columns to group by; without, all rows together"},
        {"threads", CLI_INT, &o.threads, "T", "1 to 256; the result has the same bits"},
        {"unit", CLI_LIST, &o.units, "COLUMN=UNIT", "unit of a column, unlike the plan's"},
        {"gaps", CLI_TEXT, &o.gaps, "skip|flow", "a missing cell is left out, or spreads"},
        {"base", CLI_TEXT, &o.base, "PERIOD", "the period of base(), unlike the plan's"},
        {"indicators", CLI_TEXT, &o.indicators, "A[,B]", "only these"},
        {"taxonomy", CLI_TEXT, &o.taxonomy, "NAME", "of classes: built-in name, CSV or JSON"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "PLAN --data FILE [--by COL,COL]",
        "Every indicator with a formula, from rows of enterprises, by group and period.\n"
        "FILE: the plan's variables, the keys, and period. A number is in the plan's unit\n"
        "of the variable, unless the header says otherwise: revenue[万元].",
        all, 1, 1};
    int code = cli_parse(c, &spec, argc, argv);
    if (code < 0) code = from_plan(c, &o);
    free(o.units.items);
    return code;
}
