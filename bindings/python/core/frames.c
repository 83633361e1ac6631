/* Series of a data frame given to a projector in one call. */
#include "kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What was added: for each series its first period, where its values start, and the values. */
typedef struct added {
    PyObject *first, *start, *values;
    int64_t *first_of, *start_of;
    double *value_of;
} added;

static int make_added(PyObject *module, size_t series, size_t values, added *a)
{
    const size_t starts = series + 1;
    void *first, *start, *value;
    memset(a, 0, sizeof *a);
    a->first = core_array_new(module, 'q', 1, &series, &first);
    a->start = a->first ? core_array_new(module, 'q', 1, &starts, &start) : NULL;
    a->values = a->start ? core_array_new(module, 'd', 1, &values, &value) : NULL;
    if (!a->values) return 0;
    a->first_of = first;
    a->start_of = start;
    a->value_of = value;
    a->start_of[0] = 0;
    return 1;
}

static void drop_added(added *a)
{
    Py_XDECREF(a->first);
    Py_XDECREF(a->start);
    Py_XDECREF(a->values);
}

static int projector_of(PyObject *module, const core_info *info, PyObject *value,
                        core_handle **handle)
{
    if (!core_handle_get(module, info, 0, value, CORE_MFGQ_PROJECTOR, 0, handle)) return 0;
    if (!(*handle)->holds) return 1;
    PyErr_Format(PyExc_RuntimeError, "%s() argument 'projector' is in use", info->name);
    return 0;
}

/* ---- One row a series ---- */

static PyObject *add_matrix(PyObject *module, const core_info *info, mfgq_projector *p,
                            const core_in *names, const core_in *values, int64_t frequency,
                            int64_t last)
{
    const char *const *const name = names->data;
    const double *const from = values->data;
    const size_t n = values->shape[0], width = values->shape[1];
    mfgq_error err;
    added a;
    PyObject *result = NULL;
    if (!make_added(module, n, n * width, &a)) goto done;
    if (n * width) memcpy(a.value_of, from, n * width * sizeof *from);
    for (size_t i = 0; i < n; i++) {
        if (mfgq_projector_add(p, name ? name[i] : NULL, (int)frequency, width, from + i * width,
                               last, &err) != MFGQ_OK) {
            err.arg = 3;
            err.index = err.index < 0 ? -1 : (int64_t)i;
            core_fail(module, info, &err);
            goto done;
        }
        a.first_of[i] = mfgq_period_add(last, 1 - (int64_t)width);
        a.start_of[i + 1] = (int64_t)((i + 1) * width);
    }
    result = Py_BuildValue("OOO", a.first, a.start, a.values);
done:
    drop_added(&a);
    return result;
}

static PyObject *projector_add_matrix(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                      PyObject *kwnames)
{
    static const char *const list[] = {"projector", "names", "values", "frequency", "last"};
    static const char *const params[] = {"projector", "names", "values", "frequency", "last", NULL};
    static const core_info info = {"projector_add_matrix", list, params, 5, 5, 5};
    PyObject *slots[5], *result = NULL;
    core_handle *h;
    core_in names, values;
    int64_t frequency, last;
    memset(&names, 0, sizeof names);
    memset(&values, 0, sizeof values);
    if (core_slots(&info, args, nargs, kwnames, slots) &&
        projector_of(module, &info, slots[0], &h) &&
        core_texts(module, &info, 1, slots[1], 1, &names) &&
        core_numbers(module, &info, 2, slots[2], 'd', 2, 0, &values) &&
        core_long(&info, 3, slots[3], 1, 10000, &frequency) &&
        core_long(&info, 4, slots[4], INT64_MIN, INT64_MAX, &last)) {
        size_t n = values.shape[0];
        if (!names.data || core_dim(&info, 1, &n, names.n))
            result = add_matrix(module, &info, h->object, &names, &values, frequency, last);
    }
    core_in_free(&names);
    core_in_free(&values);
    return result;
}

/* ---- One row a series and period ---- */

typedef struct row {
    int64_t at;  /* period counted from the year 0 in its own frequency */
    size_t line; /* of the frame */
} row;

typedef struct rows {
    const char *const *name;   /* [n], or null: one series */
    const char *const *period; /* [n], or null */
    const int64_t *year;       /* [n], or null */
    const double *value;       /* [n] */
    size_t n;
    size_t *group;             /* [n] number of each row's series */
    mfgq_period *code;         /* [n] */
    const char **names;        /* [groups] */
    size_t *begin;             /* [groups + 1] into sorted */
    row *sorted;               /* [n] by series and period */
    size_t groups, values;
} rows;

/* Numbers of texts in order of appearance, by open addressing. */
typedef struct numbering {
    size_t *slot; /* number + 1, 0 empty */
    size_t mask;
} numbering;

static size_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        hash = (hash ^ *p) * 1099511628211u;
    return (size_t)(hash ^ (hash >> 29));
}

static size_t *slot_of(const numbering *t, const char *const *known, const char *text)
{
    size_t at = hash_of(text) & t->mask;
    while (t->slot[at] && strcmp(known[t->slot[at] - 1], text) != 0) at = (at + 1) & t->mask;
    return &t->slot[at];
}

static int numbering_new(numbering *t, size_t n)
{
    size_t room = 16;
    while (room < 2 * n) room *= 2;
    t->mask = room - 1;
    t->slot = PyMem_Calloc(room, sizeof *t->slot);
    return t->slot != NULL;
}

static int group_rows(const core_info *info, rows *r)
{
    numbering t;
    if (!numbering_new(&t, r->n)) return PyErr_NoMemory() != NULL;
    for (size_t i = 0; i < r->n; i++) {
        const char *const text = r->name ? r->name[i] : "series";
        if (!text) {
            PyErr_Format(PyExc_ValueError, "%s() argument 'series' is missing (row %zu)",
                         info->name, i);
            PyMem_Free(t.slot);
            return 0;
        }
        if (i && (!r->name || text == r->name[i - 1])) {
            r->group[i] = r->group[i - 1];
            continue;
        }
        size_t *const slot = slot_of(&t, r->names, text);
        if (!*slot) {
            r->names[r->groups] = text;
            *slot = ++r->groups;
        }
        r->group[i] = *slot - 1;
    }
    PyMem_Free(t.slot);
    return 1;
}

static int bad_period(const core_info *info, size_t line, const char *said)
{
    PyErr_Format(PyExc_ValueError, "%s() argument 'period': %s (row %zu)", info->name, said, line);
    return 0;
}

static int parse_one(PyObject *module, const core_info *info, const char *text, size_t line,
                     mfgq_period *code)
{
    mfgq_error err;
    if (!text) return bad_period(info, line, "is missing");
    if (mfgq_period_parse(text, strlen(text), code, &err) == MFGQ_OK) return 1;
    err.arg = 3;
    err.index = (int64_t)line;
    core_fail(module, info, &err);
    return 0;
}

/* Each text is parsed once; most frames repeat few of them. */
static int parse_texts(PyObject *module, const core_info *info, rows *r)
{
    numbering t;
    const char **const known = PyMem_Malloc((r->n + 1) * sizeof *known);
    mfgq_period *const codes = PyMem_Malloc((r->n + 1) * sizeof *codes);
    size_t count = 0;
    int done = known && codes && numbering_new(&t, r->n);
    if (!done) PyErr_NoMemory();
    for (size_t i = 0; done && i < r->n; i++) {
        size_t *const slot = r->period[i] ? slot_of(&t, known, r->period[i]) : NULL;
        if (!slot || !*slot) {
            done = parse_one(module, info, r->period[i], i, &codes[count]);
            if (!done) break;
            known[count] = r->period[i];
            *slot = ++count;
        }
        r->code[i] = codes[*slot - 1];
    }
    if (known && codes) PyMem_Free(t.slot);
    PyMem_Free(known);
    PyMem_Free(codes);
    return done;
}

static int make_years(const core_info *info, rows *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const int64_t year = r->year[i];
        r->code[i] = year >= -9999 && year <= 9999 ? mfgq_period_make(1, (int)year, 1)
                                                   : MFGQ_NO_PERIOD;
        if (!mfgq_period_valid(r->code[i])) return bad_period(info, i, "is no year");
    }
    return 1;
}

static int by_period(const void *a, const void *b)
{
    const row *const x = a, *const y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static int64_t ordinal(mfgq_period p)
{
    return (int64_t)mfgq_period_year(p) * mfgq_period_frequency(p) + mfgq_period_part(p) - 1;
}

/* Sorts each series by period; counts the values with those between that are missing. */
static int sort_series(const core_info *info, rows *r)
{
    for (size_t i = 0; i < r->n; i++) r->begin[r->group[i] + 1]++;
    for (size_t g = 0; g < r->groups; g++) r->begin[g + 1] += r->begin[g];
    for (size_t i = r->n; i-- > 0;) {
        const size_t g = r->group[i], to = --r->begin[g + 1];
        r->sorted[to] = (row){ordinal(r->code[i]), i};
    }
    memmove(r->begin, r->begin + 1, r->groups * sizeof *r->begin);
    r->begin[r->groups] = r->n;
    for (size_t g = 0; g < r->groups; g++) {
        row *const from = r->sorted + r->begin[g];
        const size_t n = r->begin[g + 1] - r->begin[g];
        const int frequency = mfgq_period_frequency(r->code[from[0].line]);
        int ordered = 1;
        for (size_t i = 1; i < n; i++) {
            if (mfgq_period_frequency(r->code[from[i].line]) != frequency)
                return bad_period(info, from[i].line, "mixed frequencies in one series");
            ordered &= from[i].at > from[i - 1].at;
        }
        if (!ordered) qsort(from, n, sizeof *from, by_period);
        for (size_t i = 1; i < n; i++)
            if (from[i].at == from[i - 1].at)
                return bad_period(info, from[i].line, "is repeated in its series");
        if (from[n - 1].at - from[0].at >= 100000)
            return bad_period(info, from[n - 1].line, "lies too far from the first of its series");
        r->values += (size_t)(from[n - 1].at - from[0].at) + 1;
    }
    return 1;
}

static PyObject *add_sorted(PyObject *module, const core_info *info, mfgq_projector *p,
                            const rows *r)
{
    added a;
    PyObject *result = NULL;
    PyObject *const names = PyList_New((Py_ssize_t)r->groups);
    if (!names || !make_added(module, r->groups, r->values, &a)) goto done;
    for (size_t g = 0; g < r->groups; g++) {
        const row *const from = r->sorted + r->begin[g];
        const size_t n = r->begin[g + 1] - r->begin[g];
        const size_t width = (size_t)(from[n - 1].at - from[0].at) + 1;
        double *const to = a.value_of + a.start_of[g];
        for (size_t i = 0; n < width && i < width; i++) to[i] = NAN;
        for (size_t i = 0; i < n; i++) to[from[i].at - from[0].at] = r->value[from[i].line];
        a.first_of[g] = r->code[from[0].line];
        a.start_of[g + 1] = a.start_of[g] + (int64_t)width;
        const mfgq_period last = r->code[from[n - 1].line];
        mfgq_error err;
        if (mfgq_projector_add(p, r->names[g], mfgq_period_frequency(last), width, to, last,
                               &err) != MFGQ_OK) {
            err.arg = 4;
            for (size_t i = 0; err.index >= 0 && i < n; i++)
                if (from[i].at - from[0].at == err.index) {
                    err.index = (int64_t)from[i].line;
                    break;
                }
            core_fail(module, info, &err);
            goto done;
        }
        PyObject *const name = PyUnicode_FromString(r->names[g]);
        if (!name) goto done;
        PyList_SetItem(names, (Py_ssize_t)g, name);
    }
    result = Py_BuildValue("OOOO", names, a.first, a.start, a.values);
done:
    if (names) drop_added(&a);
    Py_XDECREF(names);
    return result;
}

static PyObject *add_rows(PyObject *module, const core_info *info, mfgq_projector *p, rows *r)
{
    PyObject *result = NULL;
    r->group = PyMem_Malloc((r->n + 1) * sizeof *r->group);
    r->code = PyMem_Malloc((r->n + 1) * sizeof *r->code);
    r->names = PyMem_Malloc((r->n + 1) * sizeof *r->names);
    r->begin = PyMem_Calloc(r->n + 2, sizeof *r->begin);
    r->sorted = PyMem_Malloc((r->n + 1) * sizeof *r->sorted);
    if (!r->group || !r->code || !r->names || !r->begin || !r->sorted) PyErr_NoMemory();
    else if (group_rows(info, r) &&
             (r->year ? make_years(info, r) : parse_texts(module, info, r)) &&
             sort_series(info, r))
        result = add_sorted(module, info, p, r);
    PyMem_Free(r->group);
    PyMem_Free(r->code);
    PyMem_Free(r->names);
    PyMem_Free(r->begin);
    PyMem_Free(r->sorted);
    return result;
}

static PyObject *projector_add_rows(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                    PyObject *kwnames)
{
    static const char *const list[] = {"projector", "series", "period", "value", "years"};
    static const char *const params[] = {"projector", "series", "period", "value", "years", NULL};
    static const core_info info = {"projector_add_rows", list, params, 5, 4, 5};
    PyObject *slots[5], *result = NULL;
    core_handle *h;
    core_in series, period, value;
    int64_t years;
    memset(&series, 0, sizeof series);
    memset(&period, 0, sizeof period);
    memset(&value, 0, sizeof value);
    if (core_slots(&info, args, nargs, kwnames, slots) &&
        projector_of(module, &info, slots[0], &h) && core_long(&info, 4, slots[4], 0, 1, &years) &&
        core_texts(module, &info, 1, slots[1], 1, &series) &&
        (years ? core_numbers(module, &info, 2, slots[2], 'q', 1, 0, &period)
               : core_texts(module, &info, 2, slots[2], 0, &period)) &&
        core_numbers(module, &info, 3, slots[3], 'd', 1, 0, &value)) {
        size_t n = value.n;
        rows r = {.name = series.data, .value = value.data, .n = n};
        r.period = years ? NULL : period.data;
        r.year = years ? period.data : NULL;
        if ((!series.data || core_dim(&info, 1, &n, series.n)) && core_dim(&info, 2, &n, period.n))
            result = add_rows(module, &info, h->object, &r);
    }
    core_in_free(&series);
    core_in_free(&period);
    core_in_free(&value);
    return result;
}

/* ---- Series without a forecast ---- */

static PyObject *projection_empty(PyObject *module, PyObject *projection)
{
    static const char *const names[] = {"projection"};
    static const char *const params[] = {"projection", NULL};
    static const core_info info = {"projection_empty", names, params, 1, 1, 1};
    core_handle *h;
    if (!core_handle_get(module, &info, 0, projection, CORE_MFGQ_PROJECTION, 0, &h)) return NULL;
    PyObject *list = PyList_New(0);
    const size_t n = mfgq_projection_count(h->object);
    for (size_t i = 0; list && i < n; i++) {
        const double *const point = mfgq_projection_point(h->object, i);
        if (point && (!mfgq_projection_steps(h->object, i) || !isnan(point[0]))) continue;
        PyObject *const at = PyLong_FromSize_t(i);
        if (!at || PyList_Append(list, at) < 0) Py_CLEAR(list);
        Py_XDECREF(at);
    }
    return list;
}

#define FAST(name, doc) \
    {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL | METH_KEYWORDS, doc}

PyMethodDef core_frame_methods[] = {
    FAST(projector_add_matrix,
         "projector_add_matrix($module, projector, names, values, frequency, last)\n--\n\n"
         "Adds one series a row of values, all ending in the period `last`.\n\n"
         "Returns first period, start of each series in the values, and the values."),
    FAST(projector_add_rows,
         "projector_add_rows($module, projector, series, period, value, years=0)\n--\n\n"
         "Adds the series of a long frame: rows in any order, periods between missing.\n\n"
         "series: texts, None for one series; period: texts, or whole numbers if `years`; value:\n"
         "numbers. Returns names, first periods, start of each series in the values, and the\n"
         "values. A period repeated in its series, or of another frequency, is an error."),
    {"projection_empty", projection_empty, METH_O,
     "projection_empty($module, projection, /)\n--\n\nNumbers of the series without a forecast."},
    {NULL, NULL, 0, NULL},
};
