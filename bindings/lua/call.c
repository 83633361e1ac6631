/* A call: arguments in, the C function, results out, all by the list of parameters. */
#include "mfgq_lua.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Failures */

static void push_place(lua_State *L, int64_t place)
{
    if (place > 0) bind_push_whole(L, place);
    else lua_pushnil(L);
}

static int argument_failed(const frame *c, int at, const char *message)
{
    return luaL_error(c->L, "bad argument #%d to '%s' (%s)", at, c->f->path, message);
}

/* Failures of data: nil, message, status, then row, line and column where there are any. */
int bind_failed(lua_State *L, const mfgq_error *e)
{
    if (e->status == MFGQ_E_MEMORY) return luaL_error(L, "not enough memory");
    lua_pushnil(L);
    lua_pushstring(L, e->message);
    bind_push_whole(L, e->status);
    if (e->index < 0 && e->line <= 0) return 3;
    push_place(L, e->index + 1);
    if (e->line <= 0) return 4;
    push_place(L, e->line);
    push_place(L, e->column);
    return 6;
}

/* The argument of Lua that a parameter of C was read from, 0 if none. */
static int argument_of(const function *f, int number)
{
    int at = 0;
    for (int i = 0; i < f->count && i < number; i++) {
        const int kind = f->params[i].kind;
        at += kind != LENGTH && kind != COUNT && kind < OUT_F64;
    }
    const int kind = number > 0 && number <= f->count ? f->params[number - 1].kind : COUNT;
    return kind == COUNT || kind == LENGTH || kind >= OUT_F64 ? 0 : at;
}

static int failed(frame *c, const mfgq_error *e)
{
    if (e->status != MFGQ_E_INVALID && e->status != MFGQ_E_INTERNAL) return bind_failed(c->L, e);
    const int at = argument_of(c->f, e->arg);
    if (at) return argument_failed(c, at, e->message);
    return luaL_error(c->L, "%s: %s", c->f->path, e->message);
}

/* ---- Results */

static void push_list(lua_State *L, const parameter *p, const slot *s)
{
    lua_createtable(L, s->n < INT32_MAX ? (int)s->n : 0, 0);
    for (size_t i = 0; i < s->n; i++) {
        switch (p->kind) {
        case GIVE_I32: bind_push_whole(L, ((const int32_t *)s->p)[i]); break;
        case GIVE_POSITION: bind_push_whole(L, ((const int32_t *)s->p)[i] + 1); break;
        case GIVE_U8: lua_pushboolean(L, ((const uint8_t *)s->p)[i]); break;
        case GIVE_ROW: bind_push_whole(L, ((const int64_t *)s->p)[i] + 1); break;
        default: bind_push_whole(L, ((const int64_t *)s->p)[i]);
        }
        lua_rawseti(L, -2, (int)(i + 1));
    }
}

static void push_object(frame *c, const slot *s, void *pointer)
{
    object *const o = bind_to_object(c->L, s->at);
    if (c->f->keep[0] != NO_DIM) {
        o->n = c->s[c->f->keep[0]].z;
        o->n2 = c->s[c->f->keep[1]].z;
    }
    bind_finish_object(c->L, o, pointer);
    lua_pushvalue(c->L, s->at);
}

static int push_output(frame *c, const parameter *p, const slot *s)
{
    switch (p->kind) {
    case OUT_F64: lua_pushnumber(c->L, s->f); break;
    case OUT_INT: bind_push_whole(c->L, s->w); break;
    case OUT_POSITION: bind_push_whole(c->L, s->w + 1); break;
    case OUT_BOOL: lua_pushboolean(c->L, s->w); break;
    case OUT_SIZE: bind_push_whole(c->L, (int64_t)s->z); break;
    case OUT_I64: bind_push_whole(c->L, s->i); break;
    case OUT_OBJECT: push_object(c, s, s->o); break;
    case GIVE_F64: lua_pushvalue(c->L, s->at); break;
    default:
        if (p->kind < GIVE_F64) return 0;
        push_list(c->L, p, s);
    }
    return 1;
}

/* An object that belongs to the first argument keeps that one alive. */
static void push_borrowed(frame *c, const slot *s)
{
    object *const o = bind_to_object(c->L, s->at);
    if (!s->p) {
        lua_pushnil(c->L);
        return;
    }
    o->pointer = (void *)(uintptr_t)s->p;
    o->owner = bind_to_object(c->L, 1);
    lua_createtable(c->L, 1, 0);
    lua_pushvalue(c->L, 1);
    lua_rawseti(c->L, -2, 1);
    bind_setuservalue(c->L, s->at);
    lua_pushvalue(c->L, s->at);
}

static void push_found(lua_State *L, int64_t i, int shift)
{
    if (i < 0) lua_pushnil(L);
    else bind_push_whole(L, i + shift);
}

static int push_returned(frame *c, const slot *s)
{
    char text[24];
    switch (c->f->returns) {
    case R_NUMBER: lua_pushnumber(c->L, s->f); break;
    case R_INTEGER: bind_push_whole(c->L, s->i); break;
    case R_INDEX: push_found(c->L, s->i, 1); break;
    case R_FOUND: push_found(c->L, s->i, 0); break;
    case R_TRUTH: lua_pushboolean(c->L, s->i != 0); break;
    case R_TEXT: bind_push_text(c->L, s->p); break;
    case R_U64:
        snprintf(text, sizeof text, "%llu", (unsigned long long)s->u);
        lua_pushstring(c->L, text);
        break;
    case R_OBJECT:
        if (!s->o) return luaL_error(c->L, "not enough memory");
        push_object(c, s, s->o);
        break;
    case R_BORROWED: push_borrowed(c, s); break;
    default: return 0;
    }
    return 1;
}

int bind_results(frame *c)
{
    int n = c->f->returns == R_STATUS ? 0 : push_returned(c, &c->s[RESULT]);
    for (const unsigned char *i = c->f->outputs; *i != NO_DIM; i++)
        n += push_output(c, &c->f->params[*i], &c->s[*i]);
    if (n) return n;
    if (c->f->returns == R_VOID) lua_pushvalue(c->L, 1); /* so that calls can be chained */
    else lua_pushboolean(c->L, 1);
    return 1;
}

/* ---- Arguments by name: f{name = value}, or object:f{name = value} */

static int is_named(lua_State *L, int at)
{
    if (!lua_istable(L, at) || bind_rawlen(L, at)) return 0;
    lua_pushnil(L);
    while (lua_next(L, at)) { /* "n" alone is the length of an array; it comes in any order */
        const int named = lua_type(L, -2) == LUA_TSTRING && strcmp(lua_tostring(L, -2), "n") != 0;
        lua_pop(L, named ? 2 : 1);
        if (named) return 1;
    }
    return 0;
}

static void check_names(lua_State *L, const function *f, int at)
{
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        int known = 0;
        for (int i = 0; i < f->count && !known; i++)
            known = lua_type(L, -2) == LUA_TSTRING &&
                    strcmp(lua_tostring(L, -2), f->params[i].name) == 0;
        if (!known) {
            lua_pushvalue(L, -2);
            luaL_argerror(L, at, lua_pushfstring(L, "no parameter '%s'", lua_tostring(L, -1)));
        }
    }
}

/* Puts the named values in the order of the parameters, in place of the table. */
static void spread(lua_State *L, const function *f, int at)
{
    int skip = at - 1;
    check_names(L, f, at);
    for (int pass = 0; pass < 2; pass++) { /* inputs, then vectors to write to */
        for (int i = 0; i < f->count; i++) {
            const int kind = f->params[i].kind;
            const int input = kind != LENGTH && kind != COUNT && kind < OUT_F64;
            if ((pass ? kind != GIVE_F64 : !input) || skip-- > 0) continue;
            lua_pushstring(L, f->params[i].name);
            lua_rawget(L, at);
        }
    }
    lua_remove(L, at);
}

static const function *choose(lua_State *L, const function *f, int given)
{
    if (f->rows < 0) return f;
    for (int i = 1; i <= given; i++) {
        const int type = lua_type(L, i);
        if (type == LUA_TTABLE || (type == LUA_TUSERDATA && bind_to_vector(L, i)))
            return &bind_functions[f->rows];
    }
    return f;
}

/* A finalizer that ran when room was made may have closed an object that was read. */
static void check_objects(frame *c)
{
    for (const unsigned char *i = c->f->reads; *i != NO_DIM; i++) {
        slot *const s = &c->s[*i];
        if (c->f->params[*i].kind == OBJECT && s->o)
            s->o = bind_check_object(c->L, s->at, c->f->params[*i].aux)->pointer;
    }
}

enum { FEW = 7 }; /* parameters for which the slots that every call has are enough */

int bind_call(lua_State *L)
{
    frame c;
    mfgq_error e;
    c.L = L;
    c.f = lua_touserdata(L, lua_upvalueindex(1));
    const int given = lua_gettop(L);
    if (c.f->count > FEW) bind_stack(L, 3 * SLOTS);
    if (given && given <= 2 && c.f->inputs > given - 1 && is_named(L, given)) spread(L, c.f, given);
    c.f = choose(L, c.f, lua_gettop(L));
    lua_settop(L, c.f->inputs + c.f->gives);
    c.next = 1;
    bind_read(&c);
    bind_measure(&c);
    bind_prepare(&c);
    check_objects(&c);
    e.status = MFGQ_OK;
    if (c.f->call(c.s, &e)) return failed(&c, &e);
    return bind_results(&c);
}
