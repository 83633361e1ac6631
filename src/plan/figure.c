/* Printed figures and units, by the quantity module. */
#include "fields_i.h"

#include <math.h>
#include <string.h>

typedef struct unit {
    const char *name;
    double scale;
    int dimension;
} unit;
static const unit units[] = {{"亿元", 1e8, 1}, {"万元", 1e4, 1}, {"元", 1, 1}, {"%", 0.01, 2}, {"∶1", 1, 9}, {"个", 1, 3}, {"户", 1, 3}, {"家", 1, 3}, {"款", 1, 3}, {"条", 1, 3}, {"件", 1, 3}, {"种", 1, 3},
 {"人", 1, 4}, {"万人", 1e4, 4}, {"万辆", 1e4, 3}, {"万台", 1e4, 3}, {"万元/人", 1e4, 5}, {"亿元/平方公里", 100, 6}, {"万吨标准煤", 1e7, 7}, {"亿吨标准煤", 1e11, 7}, {"亿吨", 1e11, 8},{"万亿斤", 5e11, 8}, {"年", 1, 10}, {"岁", 1, 10}, {NULL, 0, 0}};

static const unit *find(const char *name)
{
    for (const unit *u = units; u->name; u++)
        if (strcmp(u->name, name) == 0) return u;
    return NULL;
}

double mfgq_i_unit_scale(const char *name)
{
    const unit *u = find(name);
    return u ? u->scale : 0;
}

int mfgq_i_unit_alike(const char *a, const char *b)
{
    return find(a)->dimension == find(b)->dimension;
}

static int starts(const char **t, const char *p)
{
    size_t n = strlen(p);
    if (strncmp(*t, p, n)) return 0;
    *t += n;
    return 1;
}

mfgq_status mfgq_i_read_figure(mfgq_i_reader *reader, const char *text, mfgq_i_figure *out)
{
    const char *t = text, *end = text + strlen(text);
    memset(out, 0, sizeof *out);
    out->comparator = MFGQ_I_EQ;
    if (starts(&t, "不低于")) out->comparator = MFGQ_I_GE;
    if (starts(&t, "超过") || starts(&t, ">")) out->comparator = MFGQ_I_GT;
    if (starts(&t, "<")) out->comparator = MFGQ_I_LT;
    int b = starts(&t, "[") || starts(&t, "〔");
    if (b) out->accumulation = MFGQ_I_SINCE_BASE;
    const char *n = t;
    if (!mfgq_i_read_double(&t, end, &out->value)) return mfgq_i_refuse(reader, MFGQ_E_PARSE, "bad figure %s", text);
    out->low = out->high = out->value;
    const char *dot = memchr(n, '.', (size_t)(t - n));
    out->decimals = dot ? (int)(t - dot - 1) : 0;
    if (b && !starts(&t, "]") && !starts(&t, "〕")) return mfgq_i_refuse(reader, MFGQ_E_PARSE, "bad figure");
    starts(&t, "%");
    if (t[-1] == '%' && strncmp(t, "—", 3)) t--;
    if (starts(&t, "—")) {
        if (!mfgq_i_read_double(&t, end, &out->high)) return mfgq_i_refuse(reader, MFGQ_E_PARSE, "bad figure");
        out->value = NAN;
        out->comparator = MFGQ_I_RANGE;
    }
    size_t best = 0;
    out->unit = "";
    for (const unit *u = units; u->name; u++)
        if (strncmp(t, u->name, strlen(u->name)) == 0 && strlen(u->name) > best) {
            out->unit = u->name;
            best = strlen(u->name);
        }
    t += best;
    if (starts(&t, "以上")) out->comparator = MFGQ_I_GE;
    if (starts(&t, "左右")) out->comparator = MFGQ_I_ABOUT;
    if (*t) return mfgq_i_refuse(reader, MFGQ_E_PARSE, "'%s' is left over", t);
    return MFGQ_OK;
}
