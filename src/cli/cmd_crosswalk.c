/* crosswalk: from one list of codes to another. */
#include "cli.h"
#include "taxonomies.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *file;
    int apply, check;
} options;

typedef struct input { /* codes asked for: arguments, or a column of a file */
    const char *file;  /* null: arguments */
    mfgq_csv *csv;
    const char **codes;
    double *values;
    size_t n;
} input;

static int open_crosswalk(const cli *c, const options *o, mfgq_crosswalk **x)
{
    mfgq_error err;
    mfgq_status status;
    if (!o->file) {
        status = mfgq_crosswalk_builtin(c->args[0], c->args[1], x, &err);
        return status == MFGQ_OK ? -1 : cli_fail(c, NULL, &err);
    }
    char *text;
    size_t size;
    CLI_TRY(cli_read(c, o->file, &text, &size));
    status = mfgq_crosswalk_read(text, size, c->encoding, c->args[0], c->args[1], x, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(c, o->file, &err);
}

/* The taxonomy of a list, or null where there is none. */
static mfgq_taxonomy *open_list(const char *id)
{
    mfgq_taxonomy *t = NULL;
    return mfgq_taxonomy_builtin(id, &t, NULL) == MFGQ_OK ? t : NULL;
}

static int check_codes(const cli *c, const input *in)
{
    const size_t column = (size_t)mfgq_csv_find(in->csv, "code");
    for (size_t i = 0; i < in->n; i++)
        if (mfgq_csv_is_missing(in->csv, i, column))
            return cli_fail_cell(c, in->file, in->csv, (int64_t)i, "code", "code is missing");
    return -1;
}

static int read_input(const cli *c, const options *o, input *in)
{
    in->n = c->arg_count - 2;
    in->codes = c->args + 2;
    const int is_file = in->n == 1
        && (strchr(c->args[2], '.') || strchr(c->args[2], '/') || strcmp(c->args[2], "-") == 0)
        && cli_is_file(c->args[2]);
    if (!is_file) return o->apply ? cli_usage(c, "--apply needs a file with code and value") : -1;
    in->file = c->args[2];
    in->codes = NULL;
    CLI_TRY(cli_csv(c, in->file, &in->csv));
    in->n = mfgq_csv_rows(in->csv);
    CLI_TRY(cli_texts(c, in->file, in->csv, "code", 0, &in->codes));
    CLI_TRY(check_codes(c, in));
    return o->apply ? cli_numbers(c, in->file, in->csv, "value", 0, &in->values) : -1;
}

static void close_input(input *in)
{
    if (in->file) free(in->codes);
    free(in->values);
    mfgq_csv_free(in->csv);
}

static int fail(const cli *c, const input *in, const mfgq_error *err)
{
    if (!in->csv || err->index < 0) return cli_fail(c, in->file, err);
    return cli_fail_cell(c, in->file, in->csv, err->index, "code", "%s", err->message);
}

static int finish(const cli *c, mfgq_table *table, int findings)
{
    const int code = cli_emit_table(c, table);
    return code == CLI_DONE && findings && c->strict ? CLI_FINDINGS : code;
}

static int print_check(const cli *c, const mfgq_crosswalk *x, const mfgq_taxonomy *from)
{
    mfgq_table *table;
    mfgq_error err;
    mfgq_taxonomy *const to = open_list(c->args[1]);
    const mfgq_status status = mfgq_crosswalk_check(x, from, to, &table, &err);
    mfgq_taxonomy_free(to);
    if (status != MFGQ_OK) return cli_fail(c, NULL, &err);
    const int findings = mfgq_table_rows(table) > 0;
    return finish(c, table, findings);
}

static int print_pairs(const cli *c, const mfgq_crosswalk *x, const mfgq_taxonomy *from,
                       const input *in)
{
    mfgq_table *table, *check;
    mfgq_error err;
    const int listed = in->file || in->n;
    int findings = 0;
    if (mfgq_crosswalk_table(x, from, in->n, listed ? in->codes : NULL, &table, &err) != MFGQ_OK)
        return fail(c, in, &err);
    if (listed) {
        findings = cli_report_unmapped(c, table, "from", "note", "no target");
    } else if (mfgq_crosswalk_check(x, from, NULL, &check, &err) == MFGQ_OK) {
        findings = cli_report_unmapped(c, check, "code", "rule", "unmapped");
        mfgq_table_free(check);
    }
    return finish(c, table, findings);
}

static int print_values(const cli *c, const mfgq_crosswalk *x, const input *in)
{
    mfgq_table *table;
    mfgq_error err;
    if (mfgq_crosswalk_apply(x, in->n, in->codes, in->values, MFGQ_UNMAPPED_KEEP, &table, &err)
        != MFGQ_OK)
        return fail(c, in, &err);
    const size_t rows = mfgq_table_rows(table);
    const int lost = rows && mfgq_table_is_missing(table, rows - 1, 0);
    if (lost)
        fprintf(stderr, "mfgq: %s: the row without a code holds what has no target\n",
                c->command);
    return finish(c, table, lost);
}

static int run(const cli *c, const options *o, const mfgq_crosswalk *x)
{
    input in = {0};
    mfgq_taxonomy *const from = o->file ? NULL : open_list(c->args[0]);
    int code = read_input(c, o, &in);
    if (code < 0) {
        if (o->check) code = print_check(c, x, from);
        else if (o->apply) code = print_values(c, x, &in);
        else code = print_pairs(c, x, from, &in);
    }
    close_input(&in);
    mfgq_taxonomy_free(from);
    return code;
}

int cli_cmd_crosswalk(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option all[] = {
        {"apply", CLI_FLAG, &o.apply, NULL, "convert the values of FILE (code, value)"},
        {"check", CLI_FLAG, &o.check, NULL, "codes without target, splits, sums of weights"},
        {"file", CLI_TEXT, &o.file, "FILE", "read the crosswalk itself (from,to,weight,note)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FROM TO [CODE...|FILE]",
        "Correspondence of codes: from, to, weight, note.\n"
        "FROM and TO: chongqing-2019-2022 gbt4754-2017 gbt4754-2011 hightech-mfg-2017 isic-4\n"
        "isic-3.1 nace-2 naics-2017 hs. Codes are arguments, or the column code of FILE.",
        all, 2, SIZE_MAX};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    mfgq_crosswalk *x;
    CLI_TRY(open_crosswalk(c, &o, &x));
    const int code = run(c, &o, x);
    mfgq_crosswalk_free(x);
    return code;
}
