/* Taxonomies named on the command line. */
#ifndef MFGQ_CLI_TAXONOMIES_H
#define MFGQ_CLI_TAXONOMIES_H

#include "cli.h"

/* JSON if the name ends so, else CSV. */
mfgq_taxonomy_form cli_taxonomy_form(const char *file);

/* A built-in taxonomy, or one from a file; -1, or an exit code that was reported. */
int cli_taxonomy(const cli *c, const char *name, mfgq_taxonomy **taxonomy);

/* Whether the name is a file that can be opened. */
int cli_is_file(const char *name);

/* Names on standard error, once each, the codes of the rows whose column `marker` reads
   `value`; 1 if there are any. */
int cli_report_unmapped(const cli *c, const mfgq_table *table, const char *code_column,
                        const char *marker, const char *value);

#endif
