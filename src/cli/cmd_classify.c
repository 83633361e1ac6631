/* classify: values of ids rolled up through a taxonomy. */
#include "cli.h"
#include "taxonomies.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *taxonomy, *codes, *level;
    int overlaps, totals, all;
} options;

typedef struct input {
    mfgq_csv *csv;
    const char **ids, **codes;
    double *values;
    size_t n;
} input;

static int check_present(const cli *c, const char *file, const input *in, const char *name)
{
    const int64_t column = mfgq_csv_find(in->csv, name);
    for (size_t i = 0; column >= 0 && i < in->n; i++)
        if (mfgq_csv_is_missing(in->csv, i, (size_t)column))
            return cli_fail_cell(c, file, in->csv, (int64_t)i, name, "%s is missing", name);
    return -1;
}

static int read_input(const cli *c, const char *file, input *in)
{
    CLI_TRY(cli_csv(c, file, &in->csv));
    in->n = mfgq_csv_rows(in->csv);
    CLI_TRY(cli_texts(c, file, in->csv, "id", 1, &in->ids));
    CLI_TRY(cli_texts(c, file, in->csv, "code", 0, &in->codes));
    CLI_TRY(cli_numbers(c, file, in->csv, "value", 0, &in->values));
    CLI_TRY(check_present(c, file, in, "id"));
    return check_present(c, file, in, "code");
}

static void close_input(input *in)
{
    free(in->ids);
    free(in->codes);
    free(in->values);
    mfgq_csv_free(in->csv);
}

static int roll(const cli *c, const input *in, const mfgq_taxonomy *t, const mfgq_crosswalk *via,
                mfgq_rollup_kind kind, mfgq_table **table)
{
    static const char *const columns[] = {"id", "code", "value"}; /* arguments 4, 5, 6 */
    mfgq_error err;
    if (mfgq_taxonomy_rollup(t, via, in->n, in->ids, in->codes, in->values, kind, table, &err)
        == MFGQ_OK)
        return -1;
    const char *const file = c->args[0];
    if (err.index < 0) return cli_fail(c, file, &err);
    const char *const column = err.arg >= 4 && err.arg <= 6 ? columns[err.arg - 4] : "code";
    return cli_fail_cell(c, file, in->csv, err.index, column, "%s", err.message);
}

/* 1 if a row of this level is to be shown. */
static int shown(const options *o, const char *level)
{
    if (o->level) return strcmp(level, o->level) == 0;
    return o->all || strcmp(level, "part") != 0;
}

static void copy_cell(mfgq_builder *b, const mfgq_table *table, size_t row, size_t column)
{
    if (mfgq_table_is_missing(table, row, column)) mfgq_builder_missing(b);
    else if (mfgq_table_type(table, column) == MFGQ_TEXT)
        mfgq_builder_text(b, mfgq_table_text(table, row, column));
    else if (mfgq_table_type(table, column) == MFGQ_I64)
        mfgq_builder_i64(b, mfgq_table_i64(table, column)[row]);
    else mfgq_builder_f64(b, mfgq_table_number(table, row, column));
}

static int emit_shown(const cli *c, const options *o, mfgq_table *table)
{
    const size_t level = (size_t)mfgq_table_find(table, "level");
    const size_t columns = mfgq_table_columns(table);
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t j = 0; j < columns; j++)
        mfgq_builder_column(b, mfgq_table_name(table, j), (mfgq_type)mfgq_table_type(table, j),
                            NULL);
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        for (size_t j = 0; j < columns && shown(o, mfgq_table_text(table, i, level)); j++)
            copy_cell(b, table, i, j);
    mfgq_table_free(table);
    return cli_emit(c, b);
}

/* Says on standard error at which levels the classes overlap; 1 if they do at any. */
static int report_overlaps(const cli *c, const options *o, const mfgq_table *totals)
{
    int any = 0;
    for (size_t i = 0; i < mfgq_table_rows(totals); i++) {
        const char *const level = mfgq_table_text(totals, i, 0);
        const double overlap = mfgq_table_number(totals, i, 3);
        if (!(overlap < 0 || overlap > 0) || !shown(o, level)) continue;
        fprintf(stderr, "mfgq: %s: classes of level %s overlap: they add up to %.15g, "
                "the total is %.15g\n", c->command, *level ? level : "(none)",
                mfgq_table_number(totals, i, 1), mfgq_table_number(totals, i, 2));
        any = 1;
    }
    return any;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names each code once that leads nowhere through the crosswalk; 1 if there are any. */
static int report_lost(const cli *c, const input *in, const mfgq_crosswalk *via)
{
    mfgq_table *table;
    size_t count = 0;
    const char **const codes = via ? malloc((in->n + 1) * sizeof *codes) : NULL;
    if (!codes) return 0;
    if (in->n) memcpy(codes, in->codes, in->n * sizeof *codes);
    qsort(codes, in->n, sizeof *codes, compare);
    for (size_t i = 0; i < in->n; i++)
        if (!count || strcmp(codes[count - 1], codes[i]) != 0) codes[count++] = codes[i];
    int any = 0;
    if (mfgq_crosswalk_table(via, NULL, count, codes, &table, NULL) == MFGQ_OK) {
        any = cli_report_unmapped(c, table, "from", "note", "no target");
        mfgq_table_free(table);
    }
    free(codes);
    return any;
}

static int classify(const cli *c, const options *o, const mfgq_taxonomy *t,
                    const mfgq_crosswalk *via)
{
    input in = {0};
    mfgq_table *table = NULL, *totals = NULL;
    const mfgq_rollup_kind kind = o->overlaps ? MFGQ_ROLLUP_OVERLAPS
        : o->totals ? MFGQ_ROLLUP_TOTALS : MFGQ_ROLLUP_CLASSES;
    int code = read_input(c, c->args[0], &in);
    if (code < 0) code = roll(c, &in, t, via, kind, &table);
    if (code < 0) code = roll(c, &in, t, via, MFGQ_ROLLUP_TOTALS, &totals);
    if (code < 0) {
        const int lost = report_lost(c, &in, via);
        const int overlap = report_overlaps(c, o, totals) || lost;
        code = emit_shown(c, o, table);
        if (code == CLI_DONE && overlap && c->strict) code = CLI_FINDINGS;
    } else {
        mfgq_table_free(table);
    }
    mfgq_table_free(totals);
    close_input(&in);
    return code;
}

static int run(const cli *c, const options *o, const mfgq_taxonomy *t)
{
    mfgq_crosswalk *via = NULL;
    mfgq_error err;
    if (o->codes && strcmp(o->codes, o->taxonomy) != 0
        && mfgq_crosswalk_builtin(o->codes, o->taxonomy, &via, &err) != MFGQ_OK)
        return cli_fail(c, NULL, &err);
    const int code = classify(c, o, t, via);
    mfgq_crosswalk_free(via);
    return code;
}

int cli_cmd_classify(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option all[] = {
        {"taxonomy", CLI_TEXT, &o.taxonomy, "NAME", "built-in taxonomy, or a CSV or JSON file"},
        {"codes", CLI_TEXT, &o.codes, "LIST", "the codes are of this list; a crosswalk leads on"},
        {"level", CLI_TEXT, &o.level, "LEVEL", "classes of one level"},
        {"overlaps", CLI_FLAG, &o.overlaps, NULL, "pairs of classes that share ids"},
        {"totals", CLI_FLAG, &o.totals, NULL, "each level: sum of classes, total, overlap"},
        {"all", CLI_FLAG, &o.all, NULL, "also named parts that are no rows of the source"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --taxonomy NAME",
        "Values of ids rolled up, each id once a class: code, value, members and more.\n"
        "FILE: id, code, value. Several rows of an id with one value repeat it; with\n"
        "different values they are its parts.",
        all, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (!o.taxonomy) return cli_usage(c, "--taxonomy is missing");
    mfgq_taxonomy *t;
    CLI_TRY(cli_taxonomy(c, o.taxonomy, &t));
    const int code = run(c, &o, t);
    mfgq_taxonomy_free(t);
    return code;
}
