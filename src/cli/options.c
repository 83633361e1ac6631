/* The arguments of a command. */
#include "cli.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int cli_usage(const cli *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "mfgq: %s: ", c->command);
    vfprintf(stderr, format, args);
    fprintf(stderr, "; see mfgq %s --help\n", c->command);
    va_end(args);
    return CLI_USAGE;
}

static int print_help(const cli *c, const cli_spec *spec)
{
    printf("usage: mfgq %s %s\n\n%s\n", c->command, spec->usage, spec->about);
    for (const cli_option *o = spec->options; o && o->name; o++) {
        char head[80];
        snprintf(head, sizeof head, "--%s %s", o->name, o->operand ? o->operand : "");
        printf("%s  %-30s %s\n", o == spec->options ? "\n" : "", head, o->help);
    }
    puts("\nand the options of every command: see mfgq --help");
    return CLI_DONE;
}

int cli_choice(const char *text, const char *names)
{
    const size_t size = strlen(text);
    for (int i = 0;; i++) {
        const size_t length = strcspn(names, "|");
        if (length == size && strncmp(names, text, size) == 0) return i;
        if (!names[length]) return -1;
        names += length + 1;
    }
}

static int to_number(const cli *c, const char *name, const char *text, double *out)
{
    char *end;
    const double value = strtod(text, &end); /* the tool never sets a locale */
    if (end == text || *end || !isfinite(value))
        return cli_usage(c, "--%s takes a number, not %s", name, text);
    *out = value;
    return -1;
}

static int to_int(const cli *c, const char *name, const char *text, int *out)
{
    double value = 0;
    CLI_TRY(to_number(c, name, text, &value));
    if (value != floor(value) || fabs(value) > 1e9)
        return cli_usage(c, "--%s takes a whole number, not %s", name, text);
    *out = (int)value;
    return -1;
}

static int add_item(cli_list *list, const char *text)
{
    const char **const grown = realloc(list->items, (list->count + 1) * sizeof *grown);
    if (!grown) return CLI_INTERNAL;
    list->items = grown;
    list->items[list->count++] = text;
    return -1;
}

static int assign(const cli *c, const cli_option *o, const char *value)
{
    switch (o->kind) {
    case CLI_FLAG: *(int *)o->target = 1; return -1;
    case CLI_TEXT: *(const char **)o->target = value; return -1;
    case CLI_NUMBER: return to_number(c, o->name, value, o->target);
    case CLI_INT: return to_int(c, o->name, value, o->target);
    case CLI_LIST: return add_item(o->target, value);
    }
    return CLI_INTERNAL;
}

typedef struct common {
    const char *format, *lang, *color, *encoding;
} common;

static int resolve(cli *c, const common *g)
{
    const int format = cli_choice(g->format, "table|csv|json|ndjson");
    const int lang = cli_choice(g->lang, "en|zh");
    const int color = cli_choice(g->color, "auto|always|never");
    const int encoding = cli_choice(g->encoding, "utf-8|gb18030");
    if (format < 0) return cli_usage(c, "--format %s is not table, csv, json or ndjson", g->format);
    if (lang < 0) return cli_usage(c, "--lang %s is not en or zh", g->lang);
    if (color < 0) return cli_usage(c, "--color %s is not auto, always or never", g->color);
    if (encoding < 0) return cli_usage(c, "--encoding %s is not utf-8 or gb18030", g->encoding);
    const char *const no_color = getenv("NO_COLOR");
    c->format = (mfgq_format)format;
    c->chinese = lang == 1;
    c->color = color == 1
        || (color == 0 && !(no_color && *no_color) && !c->output && isatty(STDOUT_FILENO));
    c->encoding = (mfgq_encoding)encoding;
    return -1;
}

/* One option at argv[*i], with its operand behind it or after '='. */
static int take_option(cli *c, const cli_option *all, int argc, char **argv, int *i)
{
    const char *name = argv[*i] + 2, *value = NULL;
    if (strcmp(argv[*i], "-o") == 0) name = "o"; /* also where a command has its own --output */
    const char *const equals = strchr(name, '=');
    const size_t size = equals ? (size_t)(equals - name) : strlen(name);
    for (const cli_option *o = all; o->name; o++) {
        if (strlen(o->name) != size || strncmp(o->name, name, size) != 0) continue;
        if (o->kind == CLI_FLAG) {
            if (equals) return cli_usage(c, "--%s takes no value", o->name);
        } else if (equals) {
            value = equals + 1;
        } else if (*i + 1 < argc) {
            value = argv[++*i];
        } else {
            return cli_usage(c, "--%s needs a value", o->name);
        }
        return assign(c, o, value);
    }
    return cli_usage(c, "no option %s", argv[*i]);
}

static int is_option(const char *arg)
{
    return strncmp(arg, "--", 2) == 0 || strcmp(arg, "-o") == 0;
}

static int take_all(cli *c, const cli_spec *spec, const cli_option *all, int argc, char **argv)
{
    int only_args = 0;
    for (int i = 0; i < argc; i++) {
        if (!only_args && strcmp(argv[i], "--") == 0) {
            only_args = 1;
        } else if (!only_args && (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)) {
            return print_help(c, spec);
        } else if (!only_args && is_option(argv[i])) {
            CLI_TRY(take_option(c, all, argc, argv, &i));
        } else {
            c->args[c->arg_count++] = argv[i];
        }
    }
    if (c->arg_count < spec->least) return cli_usage(c, "argument missing");
    if (c->arg_count > spec->most)
        return cli_usage(c, "%s is one argument too many", c->args[spec->most]);
    return -1;
}

int cli_parse(cli *c, const cli_spec *spec, int argc, char **argv)
{
    common g = {"table", "en", "auto", "utf-8"};
    const cli_option shared[] = {
        {"format", CLI_TEXT, &g.format, NULL, NULL},
        {"output", CLI_TEXT, &c->output, NULL, NULL},
        {"o", CLI_TEXT, &c->output, NULL, NULL},
        {"lang", CLI_TEXT, &g.lang, NULL, NULL},
        {"strict", CLI_FLAG, &c->strict, NULL, NULL},
        {"color", CLI_TEXT, &g.color, NULL, NULL},
        {"encoding", CLI_TEXT, &g.encoding, NULL, NULL},
        {"bom", CLI_FLAG, &c->bom, NULL, NULL},
        {"columns", CLI_TEXT, &c->columns, NULL, NULL},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    size_t own = 0;
    while (spec->options && spec->options[own].name) own++;
    const size_t common_count = sizeof shared / sizeof *shared;
    cli_option *const all = malloc((own + common_count) * sizeof *all);
    c->args = calloc((size_t)argc + 1, sizeof *c->args);
    if (!all || !c->args) {
        free(all);
        return CLI_INTERNAL;
    }
    if (own) memcpy(all, spec->options, own * sizeof *all);
    memcpy(all + own, shared, sizeof shared);
    int code = take_all(c, spec, all, argc, argv);
    free(all);
    if (code < 0) code = resolve(c, &g);
    return code;
}

int cli_number_list(const cli *c, const char *what, const char *text, double **values,
                    size_t *count)
{
    size_t n = 1;
    for (const char *s = text; *s; s++) n += *s == ',';
    double *const list = malloc(n * sizeof *list);
    if (!list) return CLI_INTERNAL;
    for (size_t i = 0; i < n; i++) {
        char *end;
        list[i] = strtod(text, &end);
        if (end == text || (*end && *end != ',') || !isfinite(list[i])) {
            free(list);
            return cli_usage(c, "%s takes numbers separated by commas", what);
        }
        text = end + (*end == ',');
    }
    *values = list;
    *count = n;
    return -1;
}
