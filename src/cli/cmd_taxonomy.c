/* taxonomy: the lists of classes, built in or from a file. */
#include "cli.h"
#include "taxonomies.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    int tree, all, counts, validate;
    const char *search, *code, *relation, *as_of;
} options;

static int list_builtin(const cli *c)
{
    static const char *const names[] = {"id", "title", "title_zh", "source", "valid_from",
                                        "valid_to"};
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t i = 0; i < 6; i++) mfgq_builder_column(b, names[i], MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "classes", MFGQ_I64, NULL);
    for (size_t i = 0; i < mfgq_taxonomy_builtin_count(); i++) {
        mfgq_taxonomy *t;
        mfgq_error err;
        if (mfgq_taxonomy_builtin(mfgq_taxonomy_builtin_id(i), &t, &err) != MFGQ_OK) {
            mfgq_builder_free(b);
            return cli_fail(c, NULL, &err);
        }
        for (int field = 0; field < 6; field++)
            mfgq_builder_text(b, mfgq_taxonomy_about(t, (mfgq_taxonomy_field)field));
        mfgq_builder_i64(b, (int64_t)mfgq_taxonomy_size(t));
        mfgq_taxonomy_free(t);
    }
    return cli_emit(c, b);
}

/* Classes related to one, to be freed; -1, or an exit code. */
static int related(const cli *c, const mfgq_taxonomy *t, int32_t position,
                   mfgq_relation relation, int32_t **list, size_t *count)
{
    mfgq_error err;
    *count = 0;
    *list = NULL;
    if (mfgq_taxonomy_related(t, position, relation, 0, NULL, count, &err) != MFGQ_OK)
        return cli_fail(c, NULL, &err);
    *list = malloc((*count + 1) * sizeof **list);
    if (!*list) return CLI_INTERNAL;
    if (mfgq_taxonomy_related(t, position, relation, *count, *list, count, &err) != MFGQ_OK) {
        free(*list);
        *list = NULL;
        return cli_fail(c, NULL, &err);
    }
    return -1;
}

typedef struct tree {
    const cli *c;
    const mfgq_taxonomy *t;
    mfgq_builder *b;
    int all;
} tree;

/* For a terminal the codes are indented; elsewhere a column tells the depth. */
static void add_node(const tree *w, int32_t position, int32_t parent, int depth)
{
    const int text = w->c->format == MFGQ_FORMAT_TEXT;
    char code[160];
    snprintf(code, sizeof code, "%*s%s", text ? 2 * depth : 0, "",
             mfgq_taxonomy_text(w->t, position, MFGQ_CLASS_CODE));
    mfgq_builder_text(w->b, code);
    mfgq_builder_text(w->b, mfgq_taxonomy_text(w->t, parent, MFGQ_CLASS_CODE));
    for (int field = MFGQ_CLASS_LEVEL; field <= MFGQ_CLASS_SOURCE; field++)
        mfgq_builder_text(w->b, mfgq_taxonomy_text(w->t, position, (mfgq_class_field)field));
    mfgq_builder_i64(w->b, depth);
}

static int add_subtree(const tree *w, int32_t position, int32_t parent, int depth)
{
    const int part = strcmp(mfgq_taxonomy_text(w->t, position, MFGQ_CLASS_LEVEL), "part") == 0;
    if (part && !w->all) return -1;
    add_node(w, position, parent, depth);
    int32_t *children;
    size_t count;
    CLI_TRY(related(w->c, w->t, position, MFGQ_CHILDREN, &children, &count));
    int code = -1;
    for (size_t i = 0; i < count && code < 0; i++)
        code = add_subtree(w, children[i], position, depth + 1);
    free(children);
    return code;
}

static int print_tree(const cli *c, const mfgq_taxonomy *t, int all)
{
    static const char *const names[] = {"code", "parent", "level", "name_zh", "name_en", "tier",
                                        "source"};
    const tree w = {c, t, mfgq_builder_new(), all};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        mfgq_builder_column(w.b, names[i], MFGQ_TEXT, NULL);
    mfgq_builder_column(w.b, "depth", MFGQ_I64, NULL);
    int code = -1;
    for (size_t i = 0; i < mfgq_taxonomy_size(t) && code < 0; i++) {
        int32_t *parents;
        size_t count;
        code = related(c, t, (int32_t)i, MFGQ_PARENTS, &parents, &count);
        if (code < 0 && !count) code = add_subtree(&w, (int32_t)i, -1, 0);
        free(parents);
    }
    if (code < 0) return cli_emit(c, w.b);
    mfgq_builder_free(w.b);
    return code;
}

static int find_relation(const cli *c, const char *name, int *relation)
{
    static const char *const names[] = {"parents", "children", "ancestors", "descendants",
                                        "leaves"};
    *relation = -1;
    if (!name) return -1;
    for (int i = 0; i < 5; i++)
        if (strcmp(name, names[i]) == 0) *relation = i;
    if (*relation >= 0) return -1;
    return cli_usage(c, "--relation %s is not parents, children, ancestors, descendants or leaves",
                     name);
}

static int print_code(const cli *c, const mfgq_taxonomy *t, const options *o)
{
    int relation;
    int32_t position, *list = NULL;
    size_t count = 1;
    mfgq_table *table;
    mfgq_error err;
    CLI_TRY(find_relation(c, o->relation, &relation));
    if (mfgq_taxonomy_resolve(t, o->code, &position, &err) != MFGQ_OK)
        return cli_fail(c, NULL, &err);
    if (relation >= 0) CLI_TRY(related(c, t, position, (mfgq_relation)relation, &list, &count));
    const mfgq_status status = mfgq_taxonomy_table(t, count, list ? list : &position, o->all,
                                                   &table, &err);
    free(list);
    return status == MFGQ_OK ? cli_emit_table(c, table) : cli_fail(c, NULL, &err);
}

static int validate(const cli *c, const char *file)
{
    char *text;
    size_t size, faults = 0;
    mfgq_table *table;
    mfgq_error err;
    CLI_TRY(cli_read(c, file, &text, &size));
    const mfgq_status status = mfgq_taxonomy_validate(cli_taxonomy_form(file), text, size,
                                                      c->encoding, &table, &faults, &err);
    free(text);
    if (status != MFGQ_OK) return cli_fail(c, file, &err);
    const int code = cli_emit_table(c, table);
    return code == CLI_DONE && faults && c->strict ? CLI_FINDINGS : code;
}

/* The classes valid at a time. */
static int print_valid(const cli *c, const mfgq_taxonomy *t, const options *o)
{
    const size_t size = mfgq_taxonomy_size(t);
    int32_t *const list = malloc((size + 1) * sizeof *list);
    size_t count = 0;
    mfgq_table *table;
    mfgq_error err;
    if (!list) return CLI_INTERNAL;
    for (int32_t i = 0; (size_t)i < size; i++) {
        const int part = strcmp(mfgq_taxonomy_text(t, i, MFGQ_CLASS_LEVEL), "part") == 0;
        if ((o->all || !part) && mfgq_taxonomy_valid(t, i, o->as_of)) list[count++] = i;
    }
    const mfgq_status status = mfgq_taxonomy_table(t, count, list, o->all, &table, &err);
    free(list);
    return status == MFGQ_OK ? cli_emit_table(c, table) : cli_fail(c, NULL, &err);
}

static int print(const cli *c, const mfgq_taxonomy *t, const options *o)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    mfgq_status status;
    if (o->tree) return print_tree(c, t, o->all);
    if (o->code) return print_code(c, t, o);
    if (o->as_of) return print_valid(c, t, o);
    if (o->search) status = mfgq_taxonomy_search(t, o->search, &table, &err);
    else if (o->counts) status = mfgq_taxonomy_counts(t, &table, &err);
    else status = mfgq_taxonomy_table(t, 0, NULL, o->all, &table, &err);
    return status == MFGQ_OK ? cli_emit_table(c, table) : cli_fail(c, NULL, &err);
}

int cli_cmd_taxonomy(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option all[] = {
        {"tree", CLI_FLAG, &o.tree, NULL, "from the roots down, with the depth"},
        {"all", CLI_FLAG, &o.all, NULL, "also named parts that are no rows of the source"},
        {"search", CLI_TEXT, &o.search, "TEXT", "classes whose code or name contains it"},
        {"code", CLI_TEXT, &o.code, "CODE", "one class, by code or path of names"},
        {"relation", CLI_TEXT, &o.relation, "WHICH",
         "with --code: parents, children, ancestors, descendants, leaves"},
        {"as-of", CLI_TEXT, &o.as_of, "PERIOD", "classes valid then (a year or a date)"},
        {"counts", CLI_FLAG, &o.counts, NULL, "number of classes at each level"},
        {"validate", CLI_FLAG, &o.validate, NULL, "NAME is a file: what is wrong with it"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "[NAME] [--tree]",
        "Classes of a taxonomy: code, parent, level, name_zh, name_en, tier, source.\n"
        "NAME is built in, or a CSV or JSON file. Without NAME: what is built in.",
        all, 0, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (o.relation && !o.code) return cli_usage(c, "--relation needs --code");
    if (c->arg_count == 0) return list_builtin(c);
    if (o.validate) return validate(c, c->args[0]);
    mfgq_taxonomy *t;
    CLI_TRY(cli_taxonomy(c, c->args[0], &t));
    const int code = print(c, t, &o);
    mfgq_taxonomy_free(t);
    return code;
}
