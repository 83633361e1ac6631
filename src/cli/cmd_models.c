/* models: every model with its parameters. */
#include "cli.h"

int cmd_models(cli *c, int argc, char **argv)
{
    const cli_spec spec = {
        "", "The projection models with their parameters, defaults and bounds.", NULL, 0, 0};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    mfgq_table *table;
    mfgq_error err;
    if (mfgq_models(&table, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    return cli_emit_table(c, table);
}
