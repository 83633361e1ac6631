"""The quick way of calls whose arguments are flat: C text of one function over quick.h.

A function is quick when each parameter is a number, a word, text, an object, a vector of one
counted dimension, or a result that is one number or such a vector, and when it returns no object.
"""
EXACT = "9007199254740991.0"
WHOLE = {  # lowest, highest, what is taken off, member of the slot
    "INT": ("INT32_MIN", "INT32_MAX", 0, "i"),
    "I64": ("-" + EXACT, EXACT, 0, "i"),
    "SIZE": ("0", EXACT, 0, "z"),
    "INDEX": ("1", EXACT, 1, "z"),
    "POSITION": ("-INT32_MAX", "INT32_MAX", 1, "i"),
    "ROW": ("-" + EXACT, EXACT, 1, "i"),
}
PUSHED = {"OUT_F64": "lua_pushnumber(L, {s}.f);", "OUT_INT": "bind_push_whole(L, {s}.w);",
          "OUT_BOOL": "lua_pushboolean(L, {s}.w);", "OUT_POSITION": "bind_push_whole(L, {s}.w + 1);",
          "OUT_SIZE": "bind_push_whole(L, (int64_t){s}.z);", "OUT_I64": "bind_push_whole(L, {s}.i);",
          "GIVE_F64": "lua_pushvalue(L, {s}.at);"}
RETURNED = {"NUMBER": "lua_pushnumber(L, {r}.f);", "INTEGER": "bind_push_whole(L, {r}.i);",
            "INDEX": "quick_push_found(L, {r}.i, 1);", "FOUND": "quick_push_found(L, {r}.i, 0);",
            "TRUTH": "lua_pushboolean(L, {r}.i != 0);",
            "TEXT": "bind_push_text(L, {r}.p);"}
MOST = 12  # results for which the stack that every call has is enough


def counted(rows, dims):
    """The parameter that counts an array of one dimension, or None."""
    fits = dims[1] == 255 and dims[0] < len(rows) and rows[dims[0]][0] in ("COUNT", "SIZE")
    return dims[0] if fits else None


def read(rows, i, at):
    """The condition that reads one argument, or None."""
    kind, flag, aux, dims, _ = rows[i]
    slot = "&s[%d]" % i
    optional = "_or_nil" if flag != "0" else ""
    if kind == "F64":
        return "quick_f64%s(L, %d, %s)" % (optional, at, slot)
    if kind == "ENUM":
        return "quick_word%s(L, %d, %d, %s.i)" % (optional, at, aux, slot)
    if kind == "PERIOD":
        return "quick_period(L, %d, %s.i)" % (at, slot)
    if kind in WHOLE:
        low, high, _, _ = WHOLE[kind]
        return "quick_whole%s(L, %d, %s, %s, &i_%d)" % (optional, at, low, high, i)
    if kind in ("TEXT", "BYTES", "OBJECT") and not optional:
        more = "%d, " % aux if kind == "OBJECT" else ""
        return "quick_%s(L, %d, %s%s)" % (kind.lower(), at, more, slot)
    count = counted(rows, dims) if kind == "ARR_F64" else None
    if count is not None and rows[count][0] == "COUNT":
        return "quick_array%s(L, %d, %s, &n_%d)" % (optional, at, slot, count)
    return None


def gives(rows, i, inputs):
    """The condition under which a vector may be written to: the right length, and no input."""
    kind, flag, _, dims, _ = rows[i]
    tests = ["quick_give(L, &s[%d], s[%d].z)" % (i, counted(rows, dims))]
    if flag != "P_ALIAS":
        tests = ["s[%d].p != s[%d].p" % (i, k) for k in inputs] + tests
    return tests


def joined(tests, indent):
    lines, line = [], ""
    for test in tests:
        if line and len(line) + len(test) > 88 - indent:
            lines.append(line + " &&")
            line = test
        else:
            line += (" && " if line else "") + test
    return ("\n" + " " * indent).join(lines + [line])


def suits(rows, returned):
    if returned not in RETURNED and returned not in ("STATUS", "VOID"):
        return False
    for kind, _, _, dims, _ in rows:
        if kind == "GIVE_F64":
            if counted(rows, dims) is None:
                return False
        elif kind not in PUSHED and kind not in ("COUNT", "LENGTH") and kind.startswith(
                ("OUT_", "GIVE_")):
            return False
    return sum(k in PUSHED for k, *_ in rows) + (returned in RETURNED) <= MOST


def quick(rows, returned, number, twin):
    """C text of q_<number>, or None. `twin` is the number of the same function over rows."""
    if not suits(rows, returned):
        return None
    reads, late, at = [], [], 0
    for i, (kind, *_) in enumerate(rows):
        if kind in ("COUNT", "LENGTH") or kind in PUSHED:
            continue
        at += 1
        reads.append(read(rows, i, at))
    if None in reads:
        return None
    arrays = [i for i, r in enumerate(rows) if r[0] == "ARR_F64"]
    given = [i for i, r in enumerate(rows) if r[0] == "GIVE_F64"]
    for i in given:
        at += 1
        reads.append("quick_room(L, %d, &s[%d])" % (at, i))
        late += gives(rows, i, arrays)
    counts = [i for i, r in enumerate(rows) if r[0] == "COUNT"]
    whole = [i for i, r in enumerate(rows) if r[0] in WHOLE]
    other = "bind_call(L)"
    if twin is not None:
        other = "lua_type(L, 1) == LUA_TUSERDATA ? q_%d(L) : bind_call(L)" % twin
    result = len(rows)
    late.append("c_%d(s, NULL) == 0" % number)
    out = ["static int q_%d(lua_State *L)\n{\n" % number,
           "    slot s[RESULT + 1];\n" if returned in RETURNED else "    slot s[%d];\n" % (result + 1)]
    out += ["    size_t n_%d = UNTOLD;\n" % i for i in counts]
    out += ["    int64_t i_%d;\n" % i for i in whole]
    if given:
        out.append("    const int top = lua_gettop(L);\n")
    if reads:
        out.append("    if (!(%s))\n        return %s;\n" % (joined(reads, 10), other))
    out += ["    s[%d].z = n_%d == UNTOLD ? 0 : n_%d;\n" % (i, i, i) for i in counts]
    for i in whole:
        _, _, less, member = WHOLE[rows[i][0]]
        cast = "(size_t)" if member == "z" else ""
        out.append("    s[%d].%s = %s(i_%d%s);\n" % (i, member, cast, i, " - %d" % less if less else ""))
    back = "        lua_settop(L, top);\n" if given else ""
    if returned == "STATUS" or given:
        out.append("    if (!(%s)) {\n%s        return bind_call(L);\n    }\n"
                   % (joined(late, 10), back))
    else:
        out.append("    c_%d(s, NULL);\n" % number)
    pushes = []
    if returned in RETURNED:
        pushes.append(RETURNED[returned].format(r="s[RESULT]"))
    pushes += [PUSHED[k].format(s="s[%d]" % i) for i, (k, *_) in enumerate(rows) if k in PUSHED]
    if not pushes:
        pushes.append("lua_pushvalue(L, 1);" if returned == "VOID" else "lua_pushboolean(L, 1);")
    out += ["    %s\n" % p for p in pushes]
    return "".join(out + ["    return %d;\n}\n" % len(pushes)])
