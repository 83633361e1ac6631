/* Plans and observations as arguments. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static int load_file(const cli *c, const char *file, mfgq_plan **plan)
{
    char *text = NULL;
    size_t size = 0;
    CLI_TRY(cli_read(c, file, &text, &size));
    mfgq_error err;
    const mfgq_status status = mfgq_plan_load(text, size, c->encoding, plan, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

int cli_plan(const cli *c, const char *name, mfgq_plan **plan)
{
    mfgq_error err;
    const mfgq_status status = mfgq_plan_builtin(name, plan, &err);
    if (status == MFGQ_OK) return -1;
    return status == MFGQ_E_NOT_FOUND ? load_file(c, name, plan) : cli_fail(c, name, &err);
}

int cli_observations(const cli *c, const char *file, const mfgq_plan *plan,
                     mfgq_observations **observations)
{
    mfgq_error err;
    char *text = NULL;
    size_t size = 0;
    if (file) CLI_TRY(cli_read(c, file, &text, &size));
    const mfgq_status status =
        file ? mfgq_observations_load(text, size, c->encoding, observations, &err)
             : mfgq_observations_builtin(mfgq_plan_id(plan), observations, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

int cli_fail_row(const cli *c, const char *file, const mfgq_error *err)
{
    mfgq_csv *csv = NULL;
    if (!file || strcmp(file, "-") == 0 || err->index < 0) return cli_fail(c, file, err);
    CLI_TRY(cli_csv(c, file, &csv));
    const char *const column = err->status == MFGQ_E_UNIT ? "unit" : "indicator";
    const int code = cli_fail_cell(c, file, csv, err->index, column, "%s", err->message);
    mfgq_csv_free(csv);
    return code;
}
