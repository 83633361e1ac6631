/* The verdict tables as a table. */
#include "progress_i.h"

#include <math.h>

static const char *const measures[] = {
    "ratio of growth rates",
    "way made at the target period if growth goes on",
    "way still to go made by the mean change",
    "growth rate",
    "way made at the target period on a weighted line",
    "share of the way in logarithms over share of time",
    "share of the way over share of time",
};

/* What the four patterns of the standing and the direction tables say. */
static const char *const standing[] = {"met, not backwards", "met, backwards", "missed, forwards",
                                       "missed, not forwards"};
static const char *const direction[] = {"mean and last change right", "mean right, last not",
                                        "mean not, last right", "neither right"};

static void row(mfgq_builder *b, const mfgq_i_rule *rule, const char *applies, const char *measure,
                const mfgq_i_band *band)
{
    mfgq_builder_text(b, rule->name);
    mfgq_builder_text(b, applies);
    mfgq_builder_text(b, measure);
    if (!band || isinf(band->cut)) mfgq_builder_missing(b);
    else mfgq_builder_f64(b, band->cut);
    if (band) mfgq_builder_i64(b, band->inclusive);
    else mfgq_builder_missing(b);
}

static void ending(mfgq_builder *b, const mfgq_i_rule *rule, int verdict)
{
    mfgq_builder_text(b, mfgq_progress_word(verdict));
    mfgq_builder_text(b, rule->source);
}

static void bands(mfgq_builder *b, const mfgq_i_rule *rule, const char *applies,
                  const char *measure, const mfgq_i_band *band)
{
    for (; band; band++) {
        row(b, rule, applies, measure, band);
        ending(b, rule, band->verdict);
        if (isinf(band->cut)) return;
    }
}

static void patterns(mfgq_builder *b, const mfgq_i_rule *rule, const char *applies,
                     const char *const *texts, const mfgq_i_band *band)
{
    for (int i = 0; band && i < 4; i++) {
        row(b, rule, applies, texts[i], NULL);
        ending(b, rule, band[i].verdict);
    }
}

static void rule_rows(mfgq_builder *b, const mfgq_i_rule *rule)
{
    if (rule->with_target && rule->achieved != MFGQ_VERDICT_NONE && !rule->standing) {
        row(b, rule, "target", "met", NULL);
        ending(b, rule, rule->achieved);
    }
    bands(b, rule, "target", measures[rule->measure], rule->with_target);
    bands(b, rule, "no-target", measures[MFGQ_I_GROWTH_RATE], rule->without_target);
    patterns(b, rule, "standing", standing, rule->standing);
    patterns(b, rule, "direction", direction, rule->direction);
    bands(b, rule, "score", "mean score of a group", rule->group);
}

mfgq_status mfgq_progress_rules(mfgq_table **table, mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "rule", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "applies", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "measure", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "cut", MFGQ_F64, NULL);
    mfgq_builder_column(b, "inclusive", MFGQ_I64, NULL);
    mfgq_builder_column(b, "verdict", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "source", MFGQ_TEXT, NULL);
    for (int i = 0; i < MFGQ_I_RULES; i++) rule_rows(b, &mfgq_i_rules[i]);
    return mfgq_builder_finish(b, table, err);
}
