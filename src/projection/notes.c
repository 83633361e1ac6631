/* Notes as text. */
#include "run_i.h"

static const struct {
    unsigned bit;
    const char *text;
} table[] = {
    {MFGQ_I_NOTE_EMPTY, "no observation"},
    {MFGQ_I_NOTE_NOT_DEFINED, "the model is not defined for these values"},
    {MFGQ_I_NOTE_LONG, "more observations than the model can take"},
    {MFGQ_I_NOTE_NO_CONVERGENCE, "the fit did not converge"},
    {MFGQ_I_NOTE_SIMPLER, "too few observations for the model: a simpler one"},
    {MFGQ_I_NOTE_FEW, "too few observations for an interval"},
    {MFGQ_I_NOTE_CONSTANT, "constant series"},
    {MFGQ_I_NOTE_PERFECT, "fits without error"},
    {MFGQ_I_NOTE_MEAN3, "mean of three models"},
    {MFGQ_I_NOTE_MEDIAN4, "median of four models"},
    {MFGQ_I_NOTE_SEASONAL, "seasonally adjusted"},
    {MFGQ_I_NOTE_NO_SEASON, "too short for its season"},
    {MFGQ_I_NOTE_NOT_POSITIVE, "values not all positive: no Box-Cox scale"},
    {MFGQ_I_NOTE_BOUNDED, "inside bounds"},
    {MFGQ_I_NOTE_GAPS, "gaps interpolated"},
    {MFGQ_I_NOTE_TRAILING, "the last values are missing"},
    {MFGQ_I_NOTE_POOLED, "variance pooled"},
    {MFGQ_I_NOTE_OVERFLOW, "a result is out of the range of doubles"},
};

char *mfgq_i_note_text(unsigned notes)
{
    mfgq_i_buffer text = {0};
    mfgq_i_buffer_text(&text, "");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (!(notes & table[i].bit)) continue;
        if (text.size) mfgq_i_buffer_text(&text, "; ");
        mfgq_i_buffer_text(&text, table[i].text);
    }
    char *const copy = text.failed ? NULL : mfgq_i_copy(text.data ? text.data : "", text.size);
    mfgq_i_buffer_free(&text);
    return copy;
}
