/* Functions whose shape in C is not that of Lua: texts of unknown length, lists of unknown length,
   results that are asked for, arrays that belong to an object. */
#include "mfgq_lua.h"

#include <stdio.h>
#include <string.h>

#include "numbers.inc"

static int utf8_valid(lua_State *L)
{
    size_t size;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *const text = lua_tolstring(L, 1, &size);
    const size_t at = mfgq_utf8_valid(text, size);
    lua_pushboolean(L, at == size);
    if (at == size) return 1;
    bind_push_whole(L, (int64_t)at + 1);
    return 2;
}

static int quantity_format(lua_State *L)
{
    const object *const o = bind_check_object(L, 1, CLASS_QUANTITY);
    mfgq_error e;
    size_t length = 0;
    char small[256], *text = small;
    int status = mfgq_quantity_format(o->pointer, small, sizeof small, &length, &e);
    if (length >= sizeof small) {
        text = lua_newuserdata(L, length + 1);
        status = mfgq_quantity_format(o->pointer, text, length + 1, &length, &e);
    }
    if (status) return bind_failed(L, &e);
    lua_pushlstring(L, text, length);
    return 1;
}

static int period_format(lua_State *L)
{
    const char *why = NULL;
    char text[MFGQ_PERIOD_SIZE];
    const int64_t period = bind_integer(L, 1, &why);
    if (why) return luaL_argerror(L, 1, why);
    mfgq_period_format(period, text);
    lua_pushstring(L, text);
    return 1;
}

static int basis_format(lua_State *L)
{
    char text[16];
    const char *why = NULL;
    lua_settop(L, 2);
    const int basis = bind_word(L, 1, ENUM_BASIS, &why);
    if (why) return luaL_argerror(L, 1, why);
    mfgq_basis_format(basis, lua_isnil(L, 2) ? 0 : (int)bind_integer(L, 2, &why), text);
    if (why) return luaL_argerror(L, 2, why);
    lua_pushstring(L, text);
    return 1;
}

static int taxonomy_editions(lua_State *L)
{
    char text[1024] = "";
    const char *const code = bind_text(L, 1, 0), *const except = bind_text(L, 2, 1);
    const size_t n = mfgq_taxonomy_editions(code, except, sizeof text, text);
    lua_pushstring(L, text);
    bind_push_whole(L, (int64_t)n);
    return 2;
}

static int taxonomy_related(lua_State *L)
{
    mfgq_error e;
    const char *why = NULL;
    size_t n = 0;
    const object *const o = bind_check_object(L, 1, CLASS_TAXONOMY);
    const int64_t position = bind_integer(L, 2, &why);
    if (why || position < 1 || position > INT32_MAX)
        return luaL_argerror(L, 2, why ? why : "out of range");
    const int relation = bind_word(L, 3, ENUM_RELATION, &why);
    if (why) return luaL_argerror(L, 3, why);
    const int32_t at = (int32_t)(position - 1);
    int status = mfgq_taxonomy_related(o->pointer, at, (mfgq_relation)relation, 0, NULL, &n, &e);
    int32_t *const found = lua_newuserdata(L, n * sizeof *found + 1);
    if (!status && n)
        status = mfgq_taxonomy_related(o->pointer, at, (mfgq_relation)relation, n, found, &n, &e);
    if (status == MFGQ_E_INVALID) return luaL_error(L, "taxonomy.related: %s", e.message);
    if (status) return bind_failed(L, &e);
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        bind_push_whole(L, found[i] + 1);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    return 1;
}

static const double *numbers(lua_State *L, int at, size_t *n)
{
    const char *why = NULL;
    const vector *const v = bind_to_vector(L, at);
    *n = v ? v->n : 0;
    if (v) return v->data;
    luaL_checktype(L, at, LUA_TTABLE);
    *n = bind_length(L, at);
    double *const to = lua_newuserdata(L, *n * sizeof *to + 1);
    for (size_t i = 0; i < *n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, at, (int)(i + 1));
        to[i] = bind_number(L, -1, &why);
        if (why) luaL_argerror(L, at, lua_pushfstring(L, "element %d: %s", (int)i + 1, why));
    }
    return to;
}

/* The mean and the covariance are computed only when asked for: they fail where the ratio does
   not. */
static int ratio_of_sums(lua_State *L)
{
    mfgq_error e;
    size_t n, m;
    double ratio, mean, covariance;
    lua_settop(L, 3);
    const int all = lua_toboolean(L, 3);
    const double *const above = numbers(L, 1, &n), *const below = numbers(L, 2, &m);
    if (n != m) return luaL_error(L, "denominator: has %d elements, not %d", (int)m, (int)n);
    if (mfgq_ratio_of_sums(n, above, below, &ratio, all ? &mean : NULL,
                           all ? &covariance : NULL, &e))
        return bind_failed(L, &e);
    lua_pushnumber(L, ratio);
    if (!all) return 1;
    lua_pushnumber(L, mean);
    lua_pushnumber(L, covariance);
    return 3;
}

static size_t place(lua_State *L, int at)
{
    const char *why = NULL;
    const int64_t i = bind_integer(L, at, &why);
    if (why || i < 1) luaL_argerror(L, at, why ? why : "out of range");
    return (size_t)i - 1;
}

/* Numbers of the first argument, which is held while room is made for a copy. */
static int push_doubles(lua_State *L, const double *values, size_t n)
{
    object *const o = bind_to_object(L, 1);
    bind_hold(o, 1);
    if (values) memcpy(bind_new_vector(L, n)->data, values, n * sizeof *values);
    else lua_pushnil(L);
    bind_hold(o, -1);
    return 1;
}

static int table_f64(lua_State *L)
{
    const mfgq_table *const t = bind_check_object(L, 1, CLASS_TABLE)->pointer;
    return push_doubles(L, mfgq_table_f64(t, place(L, 2)), mfgq_table_rows(t));
}

static int table_i64(lua_State *L)
{
    object *const o = bind_check_object(L, 1, CLASS_TABLE);
    const int64_t *const values = mfgq_table_i64(o->pointer, place(L, 2));
    const size_t n = mfgq_table_rows(o->pointer);
    if (!values) return 0;
    bind_hold(o, 1);
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        bind_push_whole(L, values[i]);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    bind_hold(o, -1);
    return 1;
}

static int projection_point(lua_State *L)
{
    const mfgq_projection *const p = bind_check_object(L, 1, CLASS_PROJECTION)->pointer;
    const size_t series = place(L, 2);
    return push_doubles(L, mfgq_projection_point(p, series), mfgq_projection_steps(p, series));
}

static int projection_interval(lua_State *L)
{
    const mfgq_projection *const p = bind_check_object(L, 1, CLASS_PROJECTION)->pointer;
    const size_t series = place(L, 2), level = place(L, 3);
    return push_doubles(L, mfgq_projection_interval(p, series, level, lua_toboolean(L, 4)),
                        mfgq_projection_steps(p, series));
}

/* The builder is spent, whether or not it makes a table. */
static int builder_finish(lua_State *L)
{
    mfgq_error e;
    mfgq_table *table = NULL;
    lua_settop(L, 1);
    object *const o = bind_check_object(L, 1, CLASS_BUILDER);
    object *const made = bind_new_object(L, CLASS_TABLE);
    mfgq_builder *const builder = o->pointer;
    o->pointer = NULL;
    const int status = mfgq_builder_finish(builder, &table, &e);
    if (status == MFGQ_E_INVALID) return luaL_error(L, "builder.finish: %s", e.message);
    if (status) return bind_failed(L, &e);
    bind_finish_object(L, made, table);
    return 1;
}

/* ---- Operators of quantities, which raise since they cannot return a message */

static const object *operand(lua_State *L, int at)
{
    char text[40];
    mfgq_error e;
    if (lua_type(L, at) != LUA_TSTRING && lua_type(L, at) != LUA_TNUMBER)
        return bind_check_object(L, at, CLASS_QUANTITY);
    size_t size;
    object *const o = bind_new_object(L, CLASS_QUANTITY);
    if (lua_type(L, at) == LUA_TNUMBER) {
        snprintf(text, sizeof text, "%.15g", (double)lua_tonumber(L, at));
        text[strcspn(text, ",")] = strchr(text, ',') ? '.' : '\0'; /* a locale's comma */
        lua_pushstring(L, text);
        lua_replace(L, at);
    }
    const char *const written = lua_tolstring(L, at, &size);
    mfgq_quantity *q = NULL;
    if (mfgq_quantity_parse(written, size, &q, &e)) luaL_argerror(L, at, e.message);
    o->pointer = q;
    return o;
}

static int apply(lua_State *L, int operation)
{
    mfgq_error e;
    mfgq_quantity *result = NULL;
    lua_settop(L, 2);
    const object *const a = operand(L, 1), *const b = operand(L, 2);
    object *const made = bind_new_object(L, CLASS_QUANTITY);
    if (!bind_is_open(a) || !bind_is_open(b)) return luaL_error(L, "closed mfgq.quantity");
    if (mfgq_quantity_apply(a->pointer, operation, b->pointer, &result, &e))
        return luaL_error(L, "%s", e.message);
    bind_finish_object(L, made, result);
    return 1;
}

static int add(lua_State *L) { return apply(L, MFGQ_ADD); }
static int subtract(lua_State *L) { return apply(L, MFGQ_SUBTRACT); }
static int multiply(lua_State *L) { return apply(L, MFGQ_MULTIPLY); }
static int divide(lua_State *L) { return apply(L, MFGQ_DIVIDE); }

static int order(lua_State *L)
{
    mfgq_error e;
    int sign = 0;
    const object *const a = operand(L, 1), *const b = operand(L, 2);
    if (mfgq_quantity_compare(a->pointer, b->pointer, &sign, &e))
        return luaL_error(L, "%s", e.message);
    return sign;
}

/* What cannot be compared is not equal. */
static int equal(lua_State *L)
{
    int sign = 1;
    const object *const a = bind_to_object(L, 1), *const b = bind_to_object(L, 2);
    const object_class *const quantity = &bind_classes[CLASS_QUANTITY];
    const int both = a && b && a->class_ == quantity && b->class_ == quantity;
    lua_pushboolean(L, both && bind_is_open(a) && bind_is_open(b) &&
                           !mfgq_quantity_compare(a->pointer, b->pointer, &sign, NULL) &&
                           sign == 0);
    return 1;
}

static int less(lua_State *L)
{
    lua_pushboolean(L, order(L) < 0);
    return 1;
}

static int less_equal(lua_State *L)
{
    lua_pushboolean(L, order(L) <= 0);
    return 1;
}

const luaL_Reg bind_quantity_meta[] = {
    {"__add", add}, {"__sub", subtract}, {"__mul", multiply}, {"__div", divide},
    {"__eq", equal}, {"__lt", less}, {"__le", less_equal}, {NULL, NULL}};

/* For metamethods, which cannot return a message. */
int bind_or_raise(lua_State *L, int results)
{
    return results == 1 ? 1 : luaL_error(L, "%s", lua_tostring(L, -results + 1));
}

int bind_object_text(lua_State *L)
{
    object *const o = bind_to_object(L, 1);
    if (!o) return luaL_argerror(L, 1, "mfgq object expected");
    const char *about = bind_is_open(o) ? "" : "closed";
    if (bind_is_open(o)) {
        switch (o->class_ - bind_classes) {
        case CLASS_QUANTITY: return bind_or_raise(L, quantity_format(L));
        case CLASS_UNIT: bind_push_text(L, mfgq_unit_name(o->pointer)); return 1;
        case CLASS_PROGRAM: bind_push_text(L, mfgq_program_text(o->pointer)); return 1;
        case CLASS_PLAN: about = mfgq_plan_id(o->pointer); break;
        case CLASS_TAXONOMY:
            about = mfgq_taxonomy_about(o->pointer, (mfgq_taxonomy_field)0);
            break;
        default: break;
        }
    }
    bind_hold(o, 1);
    lua_pushfstring(L, "mfgq.%s%s%s (%p)", o->class_->name, *about ? " " : "", about,
                    (const void *)o);
    bind_hold(o, -1);
    return 1;
}

const luaL_Reg bind_manual[] = {
    {"utf8_valid", utf8_valid},
    {"quantity.format", quantity_format},
    {"period.format", period_format},
    {"basis_format", basis_format},
    {"taxonomy.editions", taxonomy_editions},
    {"taxonomy.related", taxonomy_related},
    {"table.write", bind_table_write},
    {"plan.write", bind_plan_write},
    {"chinese_text", bind_chinese_text},
    {"program.aggregate", bind_program_aggregate},
    {"projector.run", bind_projector_run},
    {"projector.run_whole", bind_projector_run_whole},
    {"projector.set", bind_projector_set},
    {"backtest", bind_backtest},
    {"ratio.of_sums", ratio_of_sums},
    {"table.f64", table_f64},
    {"table.i64", table_i64},
    {"table.column", bind_table_column},
    {"table.row", bind_table_row},
    {"table.each", bind_table_each},
    {"table.records", bind_table_records},
    {"projection.point", projection_point},
    {"projection.interval", projection_interval},
    {"builder.finish", builder_finish},
    {NULL, NULL}};
