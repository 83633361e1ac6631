/* mfgq: the library at a shell prompt. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct command {
    const char *name;
    int (*run)(cli *c, int argc, char **argv);
    const char *about;
} command;

static const command commands[] = {
#define CLI_COMMAND(name, function, about) {name, function, about},
#include "commands.def"
#undef CLI_COMMAND
    {NULL, NULL, NULL},
};

static int print_help(void)
{
    puts("usage: mfgq COMMAND [OPTIONS] [ARGS]\n"
         "       mfgq COMMAND --help\n"
         "       mfgq --version\n"
         "\n"
         "Industrial-policy metrics: one table in, one table out.\n"
         "\n"
         "commands:");
    for (const command *k = commands; k->name; k++) printf("  %-20s %s\n", k->name, k->about);
    puts("\n"
         "options of every command:\n"
         "  --format table|csv|json|ndjson   form of the output (table)\n"
         "  -o, --output FILE                write there instead of standard output\n"
         "  --lang en|zh                     language of names, words and notes (en)\n"
         "  --strict                         exit 1 when there are findings or misses\n"
         "  --color auto|always|never        colour in tables (auto; NO_COLOR is honoured)\n"
         "  --encoding utf-8|gb18030         encoding of input files (utf-8)\n"
         "  --bom                            byte-order mark before CSV, for spreadsheets\n"
         "  --columns A,B,C                  only these columns of the output, in this order\n"
         "\n"
         "exit: 0 done, 1 findings with --strict, 2 usage, 3 bad input, 4 no solution, 5 internal");
    return CLI_DONE;
}

int main(int argc, char **argv)
{
    cli c = {0};
    if (argc < 2) {
        fputs("mfgq: no command; see mfgq --help\n", stderr);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) return print_help();
    if (strcmp(argv[1], "--version") == 0) {
        printf("mfgq %s%s\n", mfgq_version(), mfgq_has_gsl() ? "" : " (without GSL)");
        return CLI_DONE;
    }
    for (const command *k = commands; k->name; k++) {
        if (strcmp(argv[1], k->name) != 0) continue;
        c.command = k->name;
        const int code = k->run(&c, argc - 2, argv + 2);
        free(c.args);
        return code;
    }
    fprintf(stderr, "mfgq: no command %s; see mfgq --help\n", argv[1]);
    return CLI_USAGE;
}
