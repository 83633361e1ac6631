/* Periods, figures and lists inside a phrase, as Chinese writes them. */
#include "chinese_i.h"

#include <mfgq/period.h>
#include <stdio.h>
#include <string.h>

static size_t find(mfgq_i_piece piece, const char *text)
{
    const size_t length = strlen(text);
    for (size_t at = 0; at + length <= piece.size; at++)
        if (memcmp(piece.text + at, text, length) == 0) return at;
    return piece.size;
}

/* What stands before ", ", and what stands behind it. */
static mfgq_i_piece take(mfgq_i_piece *rest)
{
    const mfgq_i_piece first = {rest->text, find(*rest, ", ")};
    const size_t used = first.size < rest->size ? first.size + 2 : first.size;
    *rest = (mfgq_i_piece){rest->text + used, rest->size - used};
    return first;
}

static int is_period(mfgq_i_piece piece)
{
    mfgq_period period;
    return mfgq_period_parse(piece.text, piece.size, &period, NULL) == MFGQ_OK;
}

static int are_periods(mfgq_i_piece rest)
{
    while (rest.size)
        if (!is_period(take(&rest))) return 0;
    return 1;
}

int mfgq_i_fits(char kind, mfgq_i_piece piece)
{
    mfgq_i_piece rest = piece;
    switch (kind) {
    case 'w': return find(piece, " ") == piece.size;
    case 'p': return is_period(piece);
    case 'q': return is_period(take(&rest));
    case 'l': return are_periods(piece);
    case 'a':
        return (*piece.text >= '0' && *piece.text <= '9') || (*piece.text == '-' && piece.size > 1);
    default: return 1;
    }
}

static void say_period(mfgq_i_piece piece, mfgq_i_out *out)
{
    static const char *const quarters[] = {"一", "二", "三", "四"};
    mfgq_period period;
    char text[40];
    if (mfgq_period_parse(piece.text, piece.size, &period, NULL) != MFGQ_OK) return;
    const int year = mfgq_period_year(period), part = mfgq_period_part(period);
    switch (mfgq_period_frequency(period)) {
    case MFGQ_HALF_YEAR:
        snprintf(text, sizeof text, "%d年%s半年", year, part == 1 ? "上" : "下");
        break;
    case MFGQ_QUARTER:
        snprintf(text, sizeof text, "%d年%s季度", year, quarters[part - 1]);
        break;
    case MFGQ_MONTH: snprintf(text, sizeof text, "%d年%d月", year, part); break;
    default: snprintf(text, sizeof text, "%d年", year); break;
    }
    mfgq_i_out_text(out, text);
}

static void say_periods(mfgq_i_piece rest, mfgq_i_out *out)
{
    say_period(take(&rest), out);
    while (rest.size) {
        mfgq_i_out_text(out, "、");
        say_period(take(&rest), out);
    }
}

static void say_placed(mfgq_i_piece rest, mfgq_i_out *out)
{
    say_period(take(&rest), out);
    if (!rest.size) return;
    mfgq_i_out_text(out, "（");
    mfgq_i_out_bytes(out, rest.text, rest.size);
    mfgq_i_out_text(out, "）");
}

/* "7500 亿元", "4 to 6 条", "7560 亿元 (7419.87 to 7700.14)", "6 % in 专栏1, rate = 7 %". */
static void say_figure(mfgq_i_piece rest, mfgq_i_out *out)
{
    static const char *const marks[][2] = {{" to ", "—"}, {" or ", "或"}, {" (", "（"},
                                           {")", "）"}, {" in ", "，见"}, {", ", "；"}};
    const char *const start = rest.text;
    while (rest.size) {
        size_t used = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !used; i++) {
            if (strlen(marks[i][0]) > rest.size || find(rest, marks[i][0]) != 0) continue;
            used = strlen(marks[i][0]);
            mfgq_i_out_text(out, marks[i][1]);
        }
        const int unit = !used && *rest.text == ' ' && rest.text > start && rest.size > 1
                         && rest.text[-1] >= '0' && rest.text[-1] <= '9'
                         && (rest.text[1] == '%' || (unsigned char)rest.text[1] >= 0x80);
        if (!used) mfgq_i_out_bytes(out, rest.text, unit ? 0 : 1);
        if (!used) used = 1;
        rest = (mfgq_i_piece){rest.text + used, rest.size - used};
    }
}

void mfgq_i_say_piece(char kind, mfgq_i_piece piece, mfgq_i_out *out)
{
    switch (kind) {
    case 'p': say_period(piece, out); break;
    case 'q': say_placed(piece, out); break;
    case 'l': say_periods(piece, out); break;
    case 'a': say_figure(piece, out); break;
    default: mfgq_i_out_bytes(out, piece.text, piece.size); break;
    }
}
