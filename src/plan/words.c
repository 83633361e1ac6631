/* The words of the plan format. */
#include "plan_i.h"

#include <string.h>

const char *const mfgq_i_kind_words[] = {"level", "count",    "share",  "ratio", "intensity",
                                         "rate",  "cut-rate", "change", "event", NULL};
const char *const mfgq_i_comparator_words[] = {"eq", "ge",    "gt",    "le",
                                               "lt", "range", "about", NULL};
const char *const mfgq_i_accumulation_words[] = {"none", "since-base", "per-year", "average", NULL};
const char *const mfgq_i_statement_type_words[] = {"figure", "relative", "event", NULL};
const char *const mfgq_i_parent_words[] = {"", "part-of", "subset-of", NULL};
const char *const mfgq_i_relation_words[] = {"quantity", "share",     "total",
                                             "identity", "direction", NULL};
const char *const mfgq_i_overlap_words[] = {"none", "possible", NULL};
const char *const mfgq_i_movement_words[] = {"same", "opposite", NULL};
const char *const mfgq_i_severity_words[] = {"error", "warning", "note", NULL};
const char *const mfgq_i_rule_words[] = {"identity",
                                         "part-exceeds-whole",
                                         "parts-exceed-total",
                                         "share-against-level",
                                         "direction-clash",
                                         "count-room",
                                         NULL};
const char *const mfgq_i_direction_words[] = {"up", "down", "none", NULL};
const char *const mfgq_i_qualifier_words[] = {"exact",       "at-least", "at-most",     "about",
                                              "preliminary", "derived",  "conflicting", NULL};

int mfgq_i_word(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0) return i;
    return -1;
}

int mfgq_i_sign(const mfgq_i_indicator *indicator)
{
    static const int signs[] = {1, -1, 0};
    return signs[indicator->direction];
}
