/* mfgq quantity: figures as plans print them, taken apart. */
#include "cli.h"

#include <math.h>
#include <string.h>

typedef struct column {
    const char *name;
    mfgq_type type;
} column;

static const column columns[] = {
    {"text", MFGQ_TEXT},       {"value", MFGQ_F64},      {"low", MFGQ_F64},
    {"high", MFGQ_F64},        {"unit", MFGQ_TEXT},      {"dimension", MFGQ_TEXT},
    {"comparator", MFGQ_TEXT}, {"accumulation", MFGQ_TEXT}, {"decimals", MFGQ_I64},
    {"round_low", MFGQ_F64},   {"round_high", MFGQ_F64}, {"base_value", MFGQ_F64},
    {"base_unit", MFGQ_TEXT},
};

static void add_row(mfgq_builder *b, const char *text, const mfgq_quantity *q)
{
    const mfgq_unit *const unit = mfgq_quantity_unit(q);
    mfgq_builder_text(b, text);
    mfgq_builder_f64(b, mfgq_quantity_value(q));
    mfgq_builder_f64(b, mfgq_quantity_low(q));
    mfgq_builder_f64(b, mfgq_quantity_high(q));
    mfgq_builder_text(b, mfgq_unit_name(unit));
    mfgq_builder_text(b, mfgq_unit_dimension(unit));
    mfgq_builder_text(b, mfgq_comparator_name(mfgq_quantity_comparator(q)));
    mfgq_builder_text(b, mfgq_accumulation_name(mfgq_quantity_accumulation(q)));
    mfgq_builder_i64(b, mfgq_quantity_decimals(q));
    mfgq_builder_f64(b, mfgq_quantity_round_low(q));
    mfgq_builder_f64(b, mfgq_quantity_round_high(q));
    mfgq_builder_f64(b, mfgq_quantity_base_value(q));
    mfgq_builder_text(b, mfgq_unit_base_name(unit));
}

static mfgq_status read_figure(const char *text, const mfgq_unit *to, mfgq_quantity **q,
                               mfgq_error *err)
{
    mfgq_status status = mfgq_quantity_parse(text, strlen(text), q, err);
    if (status != MFGQ_OK || !to) return status;
    mfgq_quantity *converted;
    status = mfgq_quantity_convert(*q, to, &converted, err);
    mfgq_quantity_free(*q);
    if (status == MFGQ_OK) *q = converted;
    return status;
}

/* Every text in order; the first that is bad ends the command. */
static int add_rows(const cli *c, const mfgq_unit *to, mfgq_builder *b)
{
    for (size_t i = 0; i < c->arg_count; i++) {
        mfgq_quantity *q;
        mfgq_error err;
        if (read_figure(c->args[i], to, &q, &err) != MFGQ_OK)
            return cli_fail(c, c->args[i], &err);
        add_row(b, c->args[i], q);
        mfgq_quantity_free(q);
    }
    return -1;
}

/* Every known unit, with its factor to the base unit. */
static int list_units(const cli *c)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "unit", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "dimension", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "factor", MFGQ_F64, NULL);
    mfgq_builder_column(b, "base_unit", MFGQ_TEXT, NULL);
    const char *name;
    for (size_t i = 0; (name = mfgq_unit_known(i)) != NULL; i++) {
        mfgq_unit *unit, *base;
        const double one = 1;
        double factor = 0;
        mfgq_error err;
        if (mfgq_unit_parse(name, strlen(name), &unit, &err) != MFGQ_OK) continue;
        const char *const base_name = mfgq_unit_base_name(unit);
        if (mfgq_unit_parse(base_name, strlen(base_name), &base, &err) == MFGQ_OK) {
            if (mfgq_unit_convert(1, &one, unit, base, &factor, &err) != MFGQ_OK) factor = NAN;
            mfgq_unit_free(base);
        }
        mfgq_builder_text(b, name);
        mfgq_builder_text(b, mfgq_unit_dimension(unit));
        mfgq_builder_f64(b, factor);
        mfgq_builder_text(b, base_name);
        mfgq_unit_free(unit);
    }
    return cli_emit(c, b);
}

int cli_cmd_quantity(cli *c, int argc, char **argv)
{
    const char *to_name = NULL;
    int list = 0;
    const cli_option options[] = {
        {"to", CLI_TEXT, &to_name, "UNIT", "the unit of the figures and their rounding interval"},
        {"list", CLI_FLAG, &list, NULL, "the known units instead"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "TEXT... [--to UNIT] | --list",
        "Takes printed figures apart: 0.02∶1, [1.5], 4—5条, 34万元/人, ≥５０％, 1.31万亿斤.\n"
        "Prints the figure, its unit and dimension, what it promises, its printed decimals, the\n"
        "interval it was rounded from, and its value in base units.",
        options, 0, SIZE_MAX};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (list) return list_units(c);
    if (!c->arg_count) return cli_usage(c, "TEXT is missing");
    mfgq_unit *to = NULL;
    mfgq_error err;
    if (to_name && mfgq_unit_parse(to_name, strlen(to_name), &to, &err) != MFGQ_OK)
        return cli_fail(c, "--to", &err);
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        mfgq_builder_column(b, columns[i].name, columns[i].type, NULL);
    const int code = add_rows(c, to, b);
    mfgq_unit_free(to);
    if (code < 0) return cli_emit(c, b);
    mfgq_builder_free(b);
    return code;
}
