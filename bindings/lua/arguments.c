/* Reads the arguments of Lua into slots, by the list of parameters of the C function. */
#include "mfgq_lua.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "numbers.inc"

/* Raises a bad argument, with the name of the parameter before the message. */
int bind_bad(frame *c, int at, const char *name, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return luaL_error(c->L, "bad argument #%d to '%s' (%s: %s)", at, c->f->path, name, text);
}

static void *scratch(frame *c, size_t n, size_t size)
{
    if (n > PTRDIFF_MAX / size - 1) luaL_error(c->L, "too many elements");
    return lua_newuserdata(c->L, n * size + 1);
}

/* ---- One number */

static int64_t whole(frame *c, const parameter *p, int at)
{
    const char *why = NULL;
    if (lua_isboolean(c->L, at) && p->kind == INT) return lua_toboolean(c->L, at);
    if (lua_isnil(c->L, at) && p->flags & P_DEFAULT) return 0;
    const int64_t i = bind_integer(c->L, at, &why);
    if (why) bind_bad(c, at, p->name, "%s", why);
    return i;
}

static int64_t within(frame *c, const parameter *p, int at, int64_t low, int64_t high)
{
    const int64_t i = whole(c, p, at);
    if (i < low || i > high) bind_bad(c, at, p->name, "out of range");
    return i;
}

/* A period as text. */
static int64_t period(frame *c, const char *name, int value, int at)
{
    size_t size;
    const char *const text = lua_tolstring(c->L, value, &size);
    mfgq_period read = MFGQ_NO_PERIOD;
    mfgq_error e;
    if (mfgq_period_parse(text, size, &read, &e)) bind_bad(c, at, name, "%s", e.message);
    return read;
}

static void read_number(frame *c, const parameter *p, slot *s, int at)
{
    const char *why = NULL;
    switch (p->kind) {
    case F64:
        if (p->flags & P_NAN && lua_isnil(c->L, at)) s->f = NAN;
        else s->f = bind_number(c->L, at, &why);
        break;
    case ENUM:
        if (p->flags & P_DEFAULT && lua_isnil(c->L, at)) s->i = 0;
        else s->i = bind_word(c->L, at, p->aux, &why);
        break;
    case INT: s->i = within(c, p, at, INT32_MIN, INT32_MAX); break;
    case I64: s->i = whole(c, p, at); break;
    case SIZE: s->z = (size_t)within(c, p, at, 0, INT64_MAX); break;
    case INDEX: s->z = (size_t)within(c, p, at, 1, INT64_MAX) - 1; break;
    case POSITION: s->i = within(c, p, at, -INT32_MAX, INT32_MAX) - 1; break;
    case ROW: s->i = whole(c, p, at) - 1; break;
    default:
        if (lua_type(c->L, at) == LUA_TSTRING) s->i = period(c, p->name, at, at);
        else s->i = lua_isnil(c->L, at) ? MFGQ_NO_PERIOD : whole(c, p, at);
    }
    if (why) bind_bad(c, at, p->name, "%s", why);
}

/* ---- Arrays */

static void element(frame *c, const parameter *p, void *to, size_t i, int at)
{
    const char *why = NULL;
    const int shift = p->kind == ARR_INDEX || p->kind == ARR_POSITION || p->kind == ARR_ROW;
    int64_t v = 0;
    if (p->kind == ARR_F64) ((double *)to)[i] = bind_number(c->L, -1, &why);
    else if (p->kind == ARR_PERIOD && lua_type(c->L, -1) == LUA_TSTRING)
        v = period(c, p->name, -1, at);
    else if (p->aux && lua_type(c->L, -1) == LUA_TSTRING)
        v = bind_word(c->L, -1, p->aux - 1, &why);
    else v = bind_integer(c->L, -1, &why) - shift;
    if (why) bind_bad(c, at, p->name, "element %d: %s", (int)i + 1, why);
    const int narrow = p->kind == ARR_I32 || p->kind == ARR_POSITION;
    const int unsigned_ = p->kind == ARR_SIZE || p->kind == ARR_INDEX || p->kind == ARR_U8;
    if ((unsigned_ && v < 0) || (narrow && (v < INT32_MIN || v > INT32_MAX)) ||
        (p->kind == ARR_U8 && v > 255))
        bind_bad(c, at, p->name, "element %d: out of range", (int)i + 1);
    switch (p->kind) {
    case ARR_F64: break;
    case ARR_I32:
    case ARR_POSITION: ((int32_t *)to)[i] = (int32_t)v; break;
    case ARR_SIZE:
    case ARR_INDEX: ((size_t *)to)[i] = (size_t)v; break;
    case ARR_U8: ((uint8_t *)to)[i] = (uint8_t)v; break;
    default: ((int64_t *)to)[i] = v;
    }
}

/* Most elements are plain doubles, which are read without a call for each question. */
static int plain(frame *c, const parameter *p, double *to)
{
    if (p->kind != ARR_F64 || lua_type(c->L, -1) != LUA_TNUMBER) return 0;
    *to = (double)lua_tonumber(c->L, -1);
    return !(fabs(*to) >= 9007199254740992.0);
}

/* n elements of the table at `table`, to the places from `first`. A finalizer, which runs when
   room is made for them, may have changed tables since: rows are asked their length again. */
static size_t numbers(frame *c, const parameter *p, int table, size_t n, void *to, size_t first,
                      int at)
{
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(c->L, table, (int)(i + 1));
        if (!plain(c, p, (double *)to + first + i)) element(c, p, to, first + i, at);
        lua_pop(c->L, 1);
    }
    return first + n;
}

/* The length of a row that must still fit. */
static size_t row_length(frame *c, const parameter *p, size_t room, int at)
{
    const int row = lua_gettop(c->L);
    const size_t n = lua_istable(c->L, row) ? bind_length(c->L, row) : SIZE_MAX;
    if (n > room) bind_bad(c, at, p->name, "changed while it was read");
    return n;
}

static void matrix(frame *c, const parameter *p, slot *s, int at)
{
    const size_t rows = bind_length(c->L, at);
    size_t n = 0;
    for (size_t i = 0; i < rows; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        if (!lua_istable(c->L, -1)) bind_bad(c, at, p->name, "row %d is no table", (int)i + 1);
        n += bind_length(c->L, lua_gettop(c->L));
    }
    void *const to = scratch(c, n, sizeof(double));
    size_t done = 0;
    for (size_t i = 0; i < rows; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        const size_t length = row_length(c, p, n - done, at);
        done = numbers(c, p, lua_gettop(c->L), length, to, done, at);
    }
    s->p = to;
    s->n = done;
}

/* An element that is text on top of the stack, or null for false where that stands for none. */
static const char *text_element(frame *c, const parameter *p, size_t i, int at, size_t *size)
{
    lua_State *const L = c->L;
    *size = 0;
    if (p->flags & P_NULL && lua_isboolean(L, -1) && !lua_toboolean(L, -1)) return NULL;
    if (lua_type(L, -1) != LUA_TSTRING)
        bind_bad(c, at, p->name, "element %d: string expected, got %s", (int)i + 1,
                 luaL_typename(L, -1));
    const char *const text = lua_tolstring(L, -1, size);
    if (strlen(text) != *size) bind_bad(c, at, p->name, "element %d holds a zero byte", (int)i + 1);
    return text;
}

/* Copies, since a finalizer could take the strings out of their table before the call. */
static void read_texts(frame *c, const parameter *p, slot *s, int at)
{
    size_t size, room = 0;
    if (!lua_istable(c->L, at)) bind_bad(c, at, p->name, "table of strings expected");
    s->n = bind_length(c->L, at);
    for (size_t i = 0; i < s->n; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        room += text_element(c, p, i, at, &size) ? size + 1 : 0;
    }
    const char **const to = scratch(c, s->n, sizeof *to);
    char *copy = scratch(c, room, 1);
    for (size_t i = 0; i < s->n; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        const char *const text = text_element(c, p, i, at, &size);
        if (text && size >= room) bind_bad(c, at, p->name, "changed while it was read");
        to[i] = text ? memcpy(copy, text, size + 1) : NULL;
        copy += text ? size + 1 : 0;
        room -= text ? size + 1 : 0;
    }
    s->p = to;
}

/* Codes as 64-bit words: the text of mfgq.taxonomy.pack(), since a double could not hold them. */
static void read_words(frame *c, const parameter *p, slot *s, int at)
{
    if (!lua_istable(c->L, at)) bind_bad(c, at, p->name, "table of strings expected");
    s->n = bind_length(c->L, at);
    uint64_t *const to = scratch(c, s->n, sizeof *to);
    for (size_t i = 0; i < s->n; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        const char *text = lua_type(c->L, -1) == LUA_TSTRING ? lua_tostring(c->L, -1) : "x";
        to[i] = 0;
        const size_t length = strlen(text);
        if (!length || length != strspn(text, "0123456789") || length > 20)
            bind_bad(c, at, p->name, "element %d is not a whole number as text", (int)i + 1);
        while (*text) to[i] = to[i] * 10 + (uint64_t)(*text++ - '0');
    }
    s->p = to;
}

static void read_array(frame *c, const parameter *p, slot *s, int at)
{
    const vector *const v = bind_to_vector(c->L, at);
    if (v && p->kind == ARR_F64) {
        s->p = v->data;
        s->n = v->n;
        return;
    }
    if (v) { /* whole numbers from a vector */
        void *const to = scratch(c, v->n, sizeof(double));
        for (size_t i = 0; i < v->n; i++, lua_pop(c->L, 1)) {
            lua_pushnumber(c->L, v->data[i]);
            element(c, p, to, i, at);
        }
        s->p = to;
        s->n = v->n;
        return;
    }
    if (!lua_istable(c->L, at))
        bind_bad(c, at, p->name, "vector or table expected, got %s", luaL_typename(c->L, at));
    lua_rawgeti(c->L, at, 1);
    const int nested = lua_istable(c->L, -1) && p->dims[1] != NO_DIM;
    lua_pop(c->L, 1);
    if (nested) {
        matrix(c, p, s, at);
        return;
    }
    const size_t n = bind_length(c->L, at);
    void *const to = scratch(c, n, sizeof(double));
    s->n = numbers(c, p, at, n, to, 0, at);
    s->p = to;
}

/* A list of lists: where each starts, with the end behind, and all their numbers in one block. */
static size_t ragged_starts(frame *c, const parameter *p, size_t *starts, size_t rows, int at)
{
    size_t n = 0;
    for (size_t i = 0; i < rows; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        const vector *const v = bind_to_vector(c->L, -1);
        if (!v && !lua_istable(c->L, -1))
            bind_bad(c, at, p->name, "element %d is no vector or table", (int)i + 1);
        starts[i] = n;
        n += v ? v->n : bind_length(c->L, lua_gettop(c->L));
    }
    return starts[rows] = n;
}

static void read_ragged(frame *c, const parameter *p, slot *s, int at)
{
    const parameter row = {ARR_F64, 0, 0, {NO_DIM, NO_DIM}, p->name};
    if (!lua_istable(c->L, at)) bind_bad(c, at, p->name, "table of vectors or tables expected");
    const size_t rows = bind_length(c->L, at);
    size_t *const starts = scratch(c, rows + 1, sizeof *starts);
    double *const to = scratch(c, ragged_starts(c, p, starts, rows, at), sizeof *to);
    for (size_t i = 0; i < rows; i++, lua_pop(c->L, 1)) {
        lua_rawgeti(c->L, at, (int)(i + 1));
        const vector *const v = bind_to_vector(c->L, -1);
        const size_t n = v ? v->n : row_length(c, p, starts[i + 1] - starts[i], at);
        if (n != starts[i + 1] - starts[i]) bind_bad(c, at, p->name, "changed while it was read");
        if (v) memcpy(to + starts[i], v->data, n * sizeof *to);
        else numbers(c, &row, lua_gettop(c->L), n, to, starts[i], at);
    }
    s->p = starts;
    s->n = rows;
    s[1].p = to;
}

/* ---- One parameter */

static void read_object(frame *c, const parameter *p, slot *s, int at)
{
    s->o = NULL;
    s->n = s->n2 = 0;
    if (p->flags & P_NULL && lua_isnil(c->L, at)) return;
    const object *const o = bind_check_object(c->L, at, p->aux);
    s->o = o->pointer;
    s->n = o->n;
    s->n2 = o->n2;
    s->at = at;
}

static void read_bytes(frame *c, const parameter *p, slot *s, int at)
{
    s->p = NULL;
    s->n = 0;
    if (p->flags & P_NULL && lua_isnil(c->L, at)) return;
    if (p->flags & P_ROWS) bind_rows_text(c->L, at);
    if (lua_type(c->L, at) != LUA_TSTRING)
        bind_bad(c, at, p->name, "string expected, got %s", luaL_typename(c->L, at));
    s->p = lua_tolstring(c->L, at, &s->n);
}

static void read_one(frame *c, const parameter *p, slot *s)
{
    const int at = c->next++;
    if (p->kind == ARR_F64 && lua_type(c->L, at) == LUA_TUSERDATA) {
        read_array(c, p, s, at); /* the way of most calls, so it goes first */
    } else if (p->kind < TEXT) {
        read_number(c, p, s, at);
    } else if (p->kind == TEXT) {
        s->p = bind_text(c->L, at, p->flags & P_NULL);
    } else if (p->kind == BYTES) {
        read_bytes(c, p, s, at);
    } else if (p->kind == OBJECT) {
        read_object(c, p, s, at);
    } else if (p->flags & P_NULL && lua_isnil(c->L, at)) {
        s->p = NULL;
        s->n = 0;
        if (p->kind == RAGGED) s[1].p = NULL;
    } else if (p->kind == RAGGED) {
        read_ragged(c, p, s, at);
    } else if (p->kind == ARR_TEXT) {
        read_texts(c, p, s, at);
    } else if (p->kind == ARR_U64) {
        read_words(c, p, s, at);
    } else if (p->kind == ARR_F64 && lua_type(c->L, at) == LUA_TNUMBER) {
        s->at = at; /* the same for every row, filled in when the rows are known */
        s->n = SIZE_MAX;
        s->p = s;
    } else {
        read_array(c, p, s, at);
    }
}

void bind_read(frame *c)
{
    for (const unsigned char *i = c->f->reads; *i != NO_DIM; i++) {
        const parameter *const p = &c->f->params[*i];
        if (p->kind == COUNT) c->s[*i].z = 0; /* until an array tells it */
        else read_one(c, p, &c->s[*i]);
    }
}
