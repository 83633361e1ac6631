/* mfgq composite: one index from many indicators. */
#include "cli.h"

#include <stdlib.h>

typedef struct job {
    const cli *c;
    const char *file, *spec_file;
    mfgq_composite_stage stage;
    mfgq_csv *csv;
    mfgq_composite *spec;
    const char **units, **indicators, **groups;
    double *values;
} job;

static int load_spec(job *j)
{
    char *text = NULL;
    size_t size = 0;
    CLI_TRY(cli_read(j->c, j->spec_file, &text, &size));
    mfgq_error err;
    const mfgq_status status = mfgq_composite_load(text, size, &j->spec, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(j->c, j->spec_file, &err);
}

static int run(job *j)
{
    CLI_TRY(load_spec(j));
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_texts(j->c, j->file, j->csv, "unit", 0, &j->units));
    CLI_TRY(cli_texts(j->c, j->file, j->csv, "indicator", 0, &j->indicators));
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "value", 0, &j->values));
    CLI_TRY(cli_texts(j->c, j->file, j->csv, "group", 1, &j->groups));
    mfgq_table *table;
    mfgq_error err;
    if (mfgq_composite_run(j->spec, j->stage, mfgq_csv_rows(j->csv), j->units, j->indicators,
                           j->values, j->groups, &table, &err) == MFGQ_OK)
        return cli_emit_table(j->c, table);
    if (err.index < 0) return cli_fail(j->c, j->file, &err);
    return cli_fail_cell(j->c, j->file, j->csv, err.index,
                         err.arg == 6 ? "value" : err.arg == 7 ? "group" : "indicator", "%s",
                         err.message);
}

int cli_cmd_composite(cli *c, int argc, char **argv)
{
    job j = {.c = c};
    const char *stage = "aggregated";
    const cli_option options[] = {
        {"spec", CLI_TEXT, &j.spec_file, "FILE.json", "indicators, levels and methods"},
        {"stage", CLI_TEXT, &stage, "STAGE",
         "denominated, imputed, normalised or aggregated (aggregated)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {"FILE --spec FILE.json",
                           "A composite index. FILE: unit,indicator,value and optionally group.",
                           options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (!j.spec_file) return cli_usage(c, "--spec is missing");
    const int s = mfgq_composite_stage_find(stage);
    if (s < 0) return cli_usage(c, "--stage %s does not exist", stage);
    j.stage = (mfgq_composite_stage)s;
    j.file = c->args[0];
    const int code = run(&j);
    mfgq_composite_free(j.spec);
    mfgq_csv_free(j.csv);
    free(j.units);
    free(j.indicators);
    free(j.groups);
    free(j.values);
    return code;
}
