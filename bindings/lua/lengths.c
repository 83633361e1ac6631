/* Lengths: counts that arrays tell, arrays that must agree, and room for what comes back. */
#include "mfgq_lua.h"

#include <stdint.h>

/* The length a dimension has, or -1 while no array has told it. */
static int64_t dimension(const frame *c, uint32_t known, int d)
{
    if (d == NO_DIM) return 1;
    const int told = d >= c->f->count || c->f->params[d].kind != COUNT || known & (1u << d);
    return told ? (int64_t)c->s[d].z : -1;
}

static void disagree(frame *c, const parameter *p, size_t n, int64_t want)
{
    lua_State *const L = c->L;
    luaL_error(L, "%s: has %d elements, not %d", p->name, (int)n, (int)want);
}

/* An array of one dimension that is a count tells it, or agrees with what was told. */
static int agrees(frame *c, uint32_t *known, const parameter *p, size_t n)
{
    const unsigned d = p->dims[0];
    if (p->dims[1] != NO_DIM || d >= (unsigned)c->f->count || c->f->params[d].kind != COUNT)
        return 0;
    if (*known & (1u << d)) return c->s[d].z == n;
    c->s[d].z = n;
    *known |= 1u << d;
    return 1;
}

static void agree(frame *c, uint32_t *known, const parameter *p, size_t n)
{
    if (agrees(c, known, p, n)) return;
    const int64_t first = dimension(c, *known, p->dims[0]);
    const int64_t second = dimension(c, *known, p->dims[1]);
    if (first >= 0) {
        if ((uint64_t)first * (uint64_t)second != n) disagree(c, p, n, first * second);
        return;
    }
    if (second == 0 ? n != 0 : n % (size_t)second != 0)
        luaL_error(c->L, "%s: %d elements do not make rows of %d", p->name, (int)n, (int)second);
    c->s[p->dims[0]].z = second ? n / (size_t)second : 0;
    *known |= 1u << p->dims[0];
}

/* One number given for an array: as many copies as there are rows. */
static void broadcast(frame *c, const parameter *p, slot *s, uint32_t known)
{
    const int64_t n = dimension(c, known, p->dims[0]);
    const char *why = NULL;
    if (n < 0 || p->dims[1] != NO_DIM)
        bind_bad(c, s->at, p->name, "vector or table expected, got number");
    const double x = bind_number(c->L, s->at, &why);
    if (why) bind_bad(c, s->at, p->name, "%s", why);
    double *const to = lua_newuserdata(c->L, (size_t)n * sizeof *to + 1);
    for (int64_t i = 0; i < n; i++) to[i] = x;
    s->p = to;
    s->n = (size_t)n;
}

void bind_measure(frame *c)
{
    uint32_t known = 0;
    int waiting = 0;
    if (c->f->lengths) c->f->lengths(c->s);
    for (const unsigned char *i = c->f->arrays; *i != NO_DIM; i++) {
        const slot *const s = &c->s[*i];
        if (s->p && s->n == SIZE_MAX) waiting = 1;
        else if (s->p) agree(c, &known, &c->f->params[*i], s->n);
    }
    for (const unsigned char *i = c->f->arrays; waiting && *i != NO_DIM; i++)
        if (c->s[*i].n == SIZE_MAX) broadcast(c, &c->f->params[*i], &c->s[*i], known);
}

/* ---- Room for results */

static size_t room(frame *c, const parameter *p)
{
    const size_t a = c->s[p->dims[0]].z;
    if (p->dims[1] == NO_DIM) return a; /* within 2^53, as all that comes from Lua */
    const size_t b = c->s[p->dims[1]].z;
    if (b && a > PTRDIFF_MAX / 16 / b) luaL_error(c->L, "%s: too long", p->name);
    return a * b;
}

/* A vector given to write to has the right length, and is an input only where that is allowed. */
static void given(frame *c, const parameter *p, const vector *v, size_t n, int at)
{
    if (!v) bind_bad(c, at, p->name, "mfgq.vector expected, got %s", luaL_typename(c->L, at));
    if (v->n != n) bind_bad(c, at, p->name, "has %d elements, not %d", (int)v->n, (int)n);
    for (int i = 0; !(p->flags & P_ALIAS) && i < c->f->count; i++)
        if (c->f->params[i].kind == ARR_F64 && c->s[i].p == v->data)
            bind_bad(c, at, p->name, "may not be an input");
}

static void give_vector(frame *c, const parameter *p, slot *s)
{
    const size_t n = room(c, p);
    vector *v;
    s->at = c->next++;
    if (lua_isnil(c->L, s->at)) {
        v = bind_new_vector(c->L, n);
        s->at = lua_gettop(c->L);
    } else {
        v = bind_to_vector(c->L, s->at);
        given(c, p, v, n, s->at);
    }
    s->o = v->data;
    s->n = n;
}

void bind_prepare(frame *c)
{
    for (const unsigned char *i = c->f->rooms; *i != NO_DIM; i++) {
        const parameter *const p = &c->f->params[*i];
        slot *const s = &c->s[*i];
        if (p->kind == GIVE_F64) {
            give_vector(c, p, s);
        } else if (p->kind == OUT_OBJECT) {
            bind_new_object(c->L, p->aux);
            s->at = lua_gettop(c->L);
        } else {
            s->n = room(c, p);
            s->o = lua_newuserdata(c->L, s->n * sizeof(int64_t) + 1);
        }
    }
    if (c->f->returns == R_OBJECT || c->f->returns == R_BORROWED) {
        bind_new_object(c->L, c->f->aux);
        c->s[RESULT].at = lua_gettop(c->L);
    }
}
