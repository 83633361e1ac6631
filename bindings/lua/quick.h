/* The quick way of a call: arguments that are exactly what the C function takes are read in line,
   by code that generate.py writes for one function. Anything else (names, tables, words, what
   is wrong) answers 0 here, and the call goes the way of the list of parameters, from its start. */
#ifndef MFGQ_LUA_QUICK_H
#define MFGQ_LUA_QUICK_H

#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

#if defined(__GNUC__)
#define QUICK static inline __attribute__((always_inline))
#else
#define QUICK static inline
#endif

#define UNTOLD SIZE_MAX /* a count that no array has told */

QUICK vector *quick_vector(lua_State *L, int at)
{
    vector *const v = lua_touserdata(L, at); /* a light one has no length */
    return v && bind_rawlen(L, at) >= sizeof *v && v->tag == &bind_vector_tag ? v : NULL;
}

/* An array whose length is a count: tells it, or agrees with what was told. */
QUICK int quick_array(lua_State *L, int at, slot *s, size_t *count)
{
    const vector *const v = quick_vector(L, at);
    if (!v || (*count != UNTOLD && *count != v->n)) return 0;
    *count = v->n;
    s->p = v->data;
    return 1;
}

QUICK int quick_array_or_nil(lua_State *L, int at, slot *s, size_t *count)
{
    s->p = NULL;
    return lua_isnoneornil(L, at) || quick_array(L, at, s, count);
}

QUICK int quick_f64(lua_State *L, int at, slot *s)
{
    if (lua_type(L, at) != LUA_TNUMBER) return 0;
    s->f = (double)lua_tonumber(L, at);
    return !(fabs(s->f) >= 9007199254740992.0); /* above, an integer may have lost digits */
}

QUICK int quick_f64_or_nil(lua_State *L, int at, slot *s)
{
    s->f = NAN;
    return lua_isnoneornil(L, at) || quick_f64(L, at, s);
}

QUICK int quick_whole(lua_State *L, int at, double low, double high, int64_t *to)
{
    if (lua_type(L, at) != LUA_TNUMBER) return 0;
    const double x = (double)lua_tonumber(L, at);
    if (!(x >= low && x <= high)) return 0;
    *to = (int64_t)x;
    return (double)*to == x;
}

/* As quick_whole; nil is 0. */
QUICK int quick_whole_or_nil(lua_State *L, int at, double low, double high, int64_t *to)
{
    *to = 0;
    return lua_isnoneornil(L, at) || quick_whole(L, at, low, high, to);
}

QUICK int quick_word(lua_State *L, int at, int which, int64_t *to)
{
    if (lua_type(L, at) != LUA_TSTRING) return quick_whole(L, at, INT32_MIN, INT32_MAX, to);
    const char *const text = lua_tostring(L, at);
    for (const word *w = bind_enumerations[which].words; w->text; w++) {
        *to = w->value;
        if (strcmp(w->text, text) == 0) return 1;
    }
    return 0;
}

QUICK int quick_word_or_nil(lua_State *L, int at, int which, int64_t *to)
{
    *to = 0;
    return lua_isnoneornil(L, at) || quick_word(L, at, which, to);
}

QUICK int quick_period(lua_State *L, int at, int64_t *to)
{
    *to = MFGQ_NO_PERIOD;
    return lua_isnoneornil(L, at) || quick_whole(L, at, -9e15, 9e15, to);
}

QUICK int quick_bytes(lua_State *L, int at, slot *s)
{
    if (lua_type(L, at) != LUA_TSTRING) return 0;
    s->p = lua_tolstring(L, at, &s->n);
    return 1;
}

QUICK int quick_text(lua_State *L, int at, slot *s)
{
    return quick_bytes(L, at, s) && strlen(s->p) == s->n;
}

QUICK int quick_object(lua_State *L, int at, int class_, slot *s)
{
    object *const o = lua_touserdata(L, at);
    if (!o || bind_rawlen(L, at) != sizeof *o || o->tag != &bind_object_tag ||
        o->class_ != &bind_classes[class_] || !bind_is_open(o))
        return 0;
    s->o = o->pointer;
    return 1;
}

/* A vector to write to: none is made later, when all arguments are read. */
QUICK int quick_room(lua_State *L, int at, slot *s)
{
    vector *const v = quick_vector(L, at);
    s->at = at;
    s->o = v ? v->data : NULL;
    s->n = v ? v->n : 0;
    return v || lua_isnoneornil(L, at);
}

QUICK int quick_give(lua_State *L, slot *s, size_t n)
{
    if (s->o) return s->n == n;
    s->o = bind_new_vector(L, n)->data;
    s->at = lua_gettop(L);
    return 1;
}

static inline void quick_push_found(lua_State *L, int64_t i, int shift)
{
    if (i < 0) lua_pushnil(L);
    else bind_push_whole(L, i + shift);
}

#endif
