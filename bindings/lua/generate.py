#!/usr/bin/env python3
"""What the Lua binding knows of the library, made from include/mfgq/*.h.

    python3 bindings/lua/generate.py FOLDER [--strict]   writes functions.inc and the like there
    python3 bindings/lua/generate.py --annotations      writes mfgq.d.lua beside this file
    python3 bindings/lua/generate.py --check            fails if that one is stale

functions.inc holds, for every public function, the list of its parameters and a call of it;
the binding reads arguments, calls and pushes results by that list alone. mfgq.d.lua describes
the same functions for the Lua language server. Functions written by hand are in MANUAL,
functions without a Lua name in HIDDEN, each with its reason.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "scripts"))
import manifest as headers  # noqa: E402
from quick import quick  # noqa: E402

HIDDEN_HEADERS = {"arrow.h": "structures for programs in C; the FFI declares them"}
HIDDEN = {
    "mfgq_set_allocator": "belongs to the program, not to a script in it",
    "mfgq_program_taxonomy_member": "program.aggregate takes a taxonomy as member",
    "mfgq_measure_add": "measure.add_csv takes rows as text",
    "mfgq_measure_add_arrow": "measure.add_csv takes rows as text",
    "mfgq_taxonomy_find_fixed": "taxonomy.find_many takes Lua strings, which know their length",
}
# C name: (Lua path, parameters of the annotation, results of the annotation)
MANUAL = {
    "mfgq_utf8_valid": ("utf8_valid", "text: string", "boolean, integer?"),
    "mfgq_quantity_format": ("quantity.format", "quantity: mfgq.Quantity", "string"),
    "mfgq_period_format": ("period.format", "period: integer", "string"),
    "mfgq_basis_format": ("basis_format", "basis: mfgq.Word, base_year: integer?", "string"),
    "mfgq_taxonomy_editions": ("taxonomy.editions", "code: string, except: string?",
                               "string, integer"),
    "mfgq_taxonomy_related": ("taxonomy.related",
                              "taxonomy: mfgq.Taxonomy, position: integer, relation: string",
                              "integer[]"),
    "mfgq_table_write": ("table.write",
                         "table: mfgq.Table, format: string?, sink: (fun(text: string): any)?",
                         "string|true"),
    "mfgq_plan_write": ("plan.write", "plan: mfgq.Plan, sink: (fun(text: string): any)?",
                        "string|true"),
    "mfgq_chinese_text": ("chinese_text", "column: string, text: string", "string"),
    "mfgq_program_aggregate": ("program.aggregate",
                               "program: mfgq.Program, options: table", "mfgq.Vector, integer[]"),
    "mfgq_projector_run": ("projector.run",
                           "projector: mfgq.Projector, "
                           "progress: (fun(done: integer, all: integer): boolean?)?",
                           "mfgq.Projection"),
    "mfgq_projector_run_whole": ("projector.run_whole",
                           "projector: mfgq.Projector, "
                           "progress: (fun(done: integer, all: integer): boolean?)?",
                           "mfgq.Projection"),
    "mfgq_ratio_of_sums": ("ratio.of_sums", "numerator: mfgq.Numbers, denominator: mfgq.Numbers, "
                           "all: boolean?", "number, number?, number?"),
    "mfgq_projector_set": ("projector.set", "projector: mfgq.Projector, "
                           "option: mfgq.WordProjectionOption, value: number", "true"),
    "mfgq_backtest": ("backtest", "projector: mfgq.Projector, model: mfgq.WordModel[], "
                      "origins: integer, watch: (fun(done: integer, all: integer): boolean?)?",
                      "mfgq.Table"),
    "mfgq_table_f64": ("table.f64", "table: mfgq.Table, column: integer", "mfgq.Vector?"),
    "mfgq_table_i64": ("table.i64", "table: mfgq.Table, column: integer", "integer[]?"),
    "mfgq_projection_point": ("projection.point",
                              "projection: mfgq.Projection, series: integer", "mfgq.Vector?"),
    "mfgq_projection_interval": ("projection.interval", "projection: mfgq.Projection, "
                                 "series: integer, level: integer, upper: boolean?",
                                 "mfgq.Vector?"),
    "mfgq_builder_finish": ("builder.finish", "builder: mfgq.Builder", "mfgq.Table"),
}
# Lengths that no array tells, as C over the slots `s`.
LENGTHS = {
    "size of the taxonomy": "mfgq_taxonomy_size(s[0].o)",
    "mfgq_program_aggregates()": "mfgq_program_aggregates(s[0].o)",
    "horizon": "s[0].n ? s[0].n : 1",
    "parameters": "mfgq_curve_count((int)s[0].i)",
    "mfgq_shiftshare_components()": "mfgq_shiftshare_components((mfgq_shiftshare_method)s[0].i)",
}
# Lengths that an object keeps since it was made: parameters of every function that makes one.
KEPT = {"mfgq_complexity": ("regions", "products")}
DEFAULTS = {"mfgq_policy", "mfgq_encoding", "mfgq_undefined", "mfgq_gaps", "mfgq_unmapped",
            "mfgq_format", "mfgq_rollup_kind"}
INDEX = {"row", "column", "index", "series", "level", "region", "product", "group", "position",
         "positions", "component", "subgroup"}
# Numbers that need not be given: NaN then, or 0, as the description says.
OPTIONAL = re.compile(r"NaN|missing|\bonly\b|used by ")
ZERO = re.compile(r"^(0, or 1|0:|0 for|0 the|1 (for|if|lists))|else 0")
SLOTS = 32


class Unknown(Exception):
    """A parameter for which there is no rule."""


def common_prefix(names):
    parts = [n.split("_") for n in names]
    keep = 0
    while all(len(p) > keep + 1 and p[keep] == parts[0][keep] for p in parts):
        keep += 1
    return "_".join(parts[0][:keep]) + "_"


def words(enum):
    """(word, value) of each member: the name without what all share, as the command writes it."""
    names = [m["name"] for m in enum["members"]]
    prefix = common_prefix(names)
    return [(m["name"][len(prefix):].lower().replace("_", "-"), m["value"])
            for m in enum["members"]]


def bare(ctype):
    return ctype.replace("const ", "").replace(" const", "").strip("* ").strip()


def lua_class(ctype):
    return bare(ctype)[len("mfgq_"):]


def paths(functions, objects):
    """Lua path of each function: namespace and name, or a name alone."""
    stems = {o[len("mfgq_"):] for o in objects} | {"ratio", "cumulative", "progress", "period", "curve",
                                                    "assess", "path", "growth"}
    found = {}
    for f in functions:
        name = f["name"][len("mfgq_"):]
        fits = [s for s in stems if name.startswith(s + "_")]
        stem = max(fits, key=len, default=None)
        found[f["name"]] = stem + "." + name[len(stem) + 1:] if stem else name
        if found[f["name"]].endswith(".end"):  # a word of Lua
            found[f["name"]] += "_"
    return found


def truth(f):
    return f["returns"] == "int" and re.match(r"(1|Whether)\b", f["brief"])


def enum_of(p, enums):
    """The enumeration a parameter is one of: by type, or told by its description."""
    base = bare(p["type"])
    if base in enums:
        return base
    told = [e for e in re.findall(r"\b(mfgq_\w+)", p["doc"]) if e in enums]
    return told[0] if len(told) == 1 and base in ("int", "int32_t") else None


class Maker:
    def __init__(self, manifest):
        self.enums = {e["name"]: e for e in manifest["enums"]}
        self.enum_ids = {name: i for i, name in enumerate(sorted(self.enums))}
        self.objects = sorted(manifest["objects"])
        self.functions = sorted(manifest["functions"], key=lambda f: f["name"])
        self.paths = paths(self.functions, self.objects)
        self.names = {f["name"]: f for f in self.functions}

    # ---- Parameters

    def scalar(self, p):
        base = bare(p["type"])
        enum = enum_of(p, self.enums)
        if enum:
            flag = "P_DEFAULT" if enum in DEFAULTS else "0"
            return "ENUM", flag, self.enum_ids[enum]
        if base == "double":
            return "F64", "P_NAN" if p["null"] or OPTIONAL.search(p["doc"]) else "0", 0
        if base == "mfgq_period":
            return "PERIOD", "0", 0
        if p["name"] in INDEX and base in ("size_t", "int32_t", "int64_t"):
            return {"size_t": "INDEX", "int32_t": "POSITION", "int64_t": "ROW"}[base], "0", 0
        kind = {"int": "INT", "int32_t": "INT", "unsigned": "INT", "int64_t": "I64",
                "size_t": "SIZE"}.get(base)
        if not kind:
            raise Unknown(p["type"])
        flag = "P_DEFAULT" if ZERO.search(p["doc"]) else "0"
        if p["name"] == "what":  # flags, of which none need be given
            flag = "P_DEFAULT"
        return kind, flag, 0

    def array(self, p):
        base, many = bare(p["type"]), p["role"] == "out-array"
        index = p["name"] in INDEX
        kinds = {"double": "F64", "int32_t": "I32", "int": "I32", "int64_t": "I64",
                 "size_t": "SIZE", "uint64_t": "U64", "uint8_t": "U8", "mfgq_period": "PERIOD"}
        kind = "I32" if base in self.enums else kinds.get(base)
        if not kind or (many and kind in ("SIZE", "U64")):
            raise Unknown(p["type"])
        if index:
            kind = {"SIZE": "INDEX", "I32": "POSITION", "I64": "ROW"}.get(kind, kind)
        return ("GIVE_" if many else "ARR_") + kind

    def kind(self, p):
        """(kind, flags, auxiliary number) of a parameter."""
        if p["shape"] == "[n+1]":  # where the rows of the next parameter start
            return "RAGGED", "P_NULL", 0
        if re.match(r"\[\w+\[n\]\]$", p["shape"]):
            return "LENGTH", "0", 0
        role, null = p["role"], "P_NULL" if self.nullable(p) else "0"
        if role in ("scalar", "enum"):
            return self.scalar(p)
        if role in ("array", "out-array"):
            alias = re.search(r"may be (the same array as )?(an input|@p|either)", p["doc"])
            flag = null if role == "array" else ("P_ALIAS" if alias else "0")
            enum = enum_of(dict(p, type="int"), self.enums)
            aux = self.enum_ids[enum] + 1 if enum and role == "array" else 0
            return self.array(p), flag, aux
        if role in ("count", "text", "texts"):
            return {"count": "COUNT", "text": "TEXT", "texts": "ARR_TEXT"}[role], null, 0
        if role == "bytes":
            return "BYTES", "P_ROWS" if p.get("rows") else null, 0
        if role in ("length",):
            return "LENGTH", "0", 0
        if role == "object":
            return "OBJECT", null, self.objects.index(bare(p["type"]))
        if role == "out-object":
            return "OUT_OBJECT", "0", self.objects.index(bare(p["type"]))
        if role == "out":
            return self.out(p), "0", 0
        raise Unknown(role)

    @staticmethod
    def nullable(p):
        return p["null"] or bool(re.search(r"\bnull(:| )", p["doc"]))

    @staticmethod
    def out(p):
        base = bare(p["type"])
        if p["name"] in ("position", "index", "row"):
            return "OUT_POSITION"
        kinds = {"double": "OUT_F64", "int": "OUT_INT", "int32_t": "OUT_INT", "size_t": "OUT_SIZE",
                 "int64_t": "OUT_I64", "mfgq_period": "OUT_I64"}
        if base not in kinds:
            raise Unknown(p["type"])
        return "OUT_BOOL" if p["doc"].startswith("1 or 0") or p["doc"].startswith("1 if") \
            else kinds[base]

    # ---- Shapes

    def factors(self, f, p, hidden):
        """Slots whose values multiply to the length of an array."""
        shape = p["shape"]
        names = {q["name"]: i for i, q in enumerate(f["params"])
                 if q["role"] in ("count", "scalar")}
        parts = re.findall(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]", shape)
        if len(parts) == 1 and re.match(r"^\w+ ?\*? ?\w+$", parts[0]):
            parts = re.split(r"[ *]+", parts[0]) if parts[0] not in names else parts
            if shape == "[size of the taxonomy]":
                parts = ["size of the taxonomy"]
        out = []
        for part in parts:
            if part in names:
                out.append(names[part])
            else:
                out.append(self.hidden(f, part, hidden))
        if not out or len(out) > 2:
            raise Unknown("shape " + (shape or "none"))
        return out

    def hidden(self, f, part, hidden):
        """A slot behind the parameters that holds a length computed before the call."""
        owner = next((k for k in KEPT if f["params"][0]["type"] == "const %s *" % k), None)
        if part.isdigit():
            code = part
        elif part in LENGTHS:
            code = LENGTHS[part]
        elif part == "components":
            code = LENGTHS["mfgq_shiftshare_components()"]
        elif owner and part in KEPT[owner]:
            code = "s[0].n%s" % ("" if part == KEPT[owner][0] else "2")
        elif owner and part == "n":
            code = "s[1].i ? s[0].n : s[0].n2"
        else:
            raise Unknown("length " + part)
        if code not in hidden:
            hidden.append(code)
        return SLOTS - 1 - hidden.index(code)

    # ---- Functions

    def returned(self, f):
        """(kind, auxiliary number) of what a function returns."""
        ctype, brief = f["returns"], f["brief"]
        if ctype == "mfgq_status":
            return "STATUS", 0
        if ctype == "void":
            return "VOID", 0
        if ctype == "double":
            return "NUMBER", 0
        if ctype == "const char *":
            return "TEXT", 0
        if ctype == "uint64_t":
            return "U64", 0
        if bare(ctype) in self.objects and "*" in ctype:
            kind = "BORROWED" if ctype.startswith("const") else "OBJECT"
            return kind, self.objects.index(bare(ctype))
        if truth(f):
            return "TRUTH", 0
        if ctype in ("int", "size_t", "int64_t", "mfgq_period"):
            if re.match(r"(Column|Row) of a", brief):
                return "INDEX", 0
            if re.search(r"-1 (if|when) (there is )?none|, or -1", brief):
                return "FOUND", 0
            return "INTEGER", 0
        raise Unknown(ctype)

    def argument(self, f, i, kind):
        p = f["params"][i]
        slot = "s[%d]" % i
        if p["role"] == "error":
            return "e"
        if kind == "LENGTH" and p["role"] == "array":
            return slot + ".p"
        if kind == "LENGTH":
            return "s[%d].n" % (i - 1)
        if kind in ("COUNT", "SIZE", "INDEX"):
            return slot + ".z"
        if kind == "F64":
            return slot + ".f"
        if kind in ("INT", "ENUM", "POSITION", "I64", "ROW", "PERIOD"):
            return "(%s)%s.i" % (p["type"], slot)
        if kind == "OUT_OBJECT":
            return "&o%d" % i
        if kind in ("OUT_F64", "OUT_SIZE", "OUT_I64"):
            return "&" + slot + {"OUT_F64": ".f", "OUT_SIZE": ".z", "OUT_I64": ".i"}[kind]
        if kind in ("OUT_INT", "OUT_BOOL", "OUT_POSITION"):
            return "&" + slot + ".w"
        if kind == "OBJECT":
            return slot + ".o"
        if p["type"].count("*") == 2:
            return "(%s)%s.p" % (p["type"], slot)
        return slot + (".o" if kind.startswith("GIVE_") else ".p")

    def lua_parameters(self, f, kinds):
        return [(p["name"], k, fl, aux) for p, (k, fl, aux) in zip(f["params"], kinds)
                if k not in ("COUNT", "LENGTH", "ERROR") and not k.startswith(("OUT_", "GIVE_"))]

    def function(self, f, number):
        """C text of one function, or Unknown."""
        hidden, rows, kinds = [], [], []
        follow, spare = False, set()
        for p in f["params"]:
            p["rows"] = any(q["name"] == "encoding" for q in f["params"])  # the text of a file
            p["null"] = p["null"] or follow or p["shape"].strip("[]") in spare or bool(
                re.search(r"@p %s may be null|null is missing" % p["name"], f["brief"]))
            follow = follow or bool(re.search(r"all (inputs )?that follow", p["doc"]))
            if p["role"] == "count" and re.search(r"\b0 for\b", p["doc"]):
                spare.add(p["name"])
            kinds.append(("ERROR", "0", 0) if p["role"] == "error" else self.kind(p))
        for i, (p, (kind, flag, aux)) in enumerate(zip(f["params"], kinds)):
            if kind == "ERROR":
                continue
            dims = [255, 255]
            if kind == "RAGGED":
                dims = [0 if f["params"][0]["name"] == "n" else 1, 255]
            if kind.startswith(("ARR_", "GIVE_")):
                dims = (self.factors(f, p, hidden) + [255])[:2]
            name = f["params"][i + 1]["name"] if kind == "RAGGED" else p["name"]
            rows.append([kind, flag, aux, dims, name])
        for row in rows:  # of two counts in one shape, the second is told by the caller
            kind, flag, aux, dims, name = row
            if kind.startswith("ARR_") and 255 not in dims:
                second = dims[1]
                if second < len(rows) and rows[second][0] == "COUNT":
                    rows[second][0] = "SIZE"
                    kinds[second] = ("SIZE", "0", 0)
        params = "".join("    {%s, %s, %d, {%d, %d}, \"%s\"},\n" % (k, fl, aux, d[0], d[1], n)
                         for k, fl, aux, d, n in rows)
        def places(*starts):
            fit = [i for i, r in enumerate(rows) if r[0].startswith(starts)]
            return "{%s255}" % "".join("%d, " % i for i in fit)

        reads = [i for i, r in enumerate(rows)
                 if r[0] != "LENGTH" and not r[0].startswith(("OUT_", "GIVE_"))]
        self.lists = ("static const unsigned char r_%d[] = {%s255}, a_%d[] = %s,\n"
                      "    g_%d[] = %s, o_%d[] = %s;\n"
                      % (number, "".join("%d, " % i for i in reads), number,
                         places("ARR_", "RAGGED"), number, places("GIVE_", "OUT_OBJECT"),
                         number, places("OUT_", "GIVE_")))
        kept = next((KEPT[bare(p["type"])] for p in f["params"]
                     if p["role"] == "out-object" and bare(p["type"]) in KEPT), None)
        if kept and not set(kept) <= {p["name"] for p in f["params"]}:
            raise Unknown("lengths of the object")
        self.rows = rows
        return kinds, hidden, params, kept, len(rows)

    def code(self, f, number):
        kinds, hidden, params, kept, count = self.function(f, number)
        kind, aux = self.returned(f)
        args = [self.argument(f, i, k) for i, (k, _, _) in enumerate(kinds)]
        locals_ = ["    %s *o%d = NULL;\n" % (bare(p["type"]), i)
                   for i, (p, (k, _, _)) in enumerate(zip(f["params"], kinds))
                   if k == "OUT_OBJECT"]
        after = ["    s[%d].o = o%d;\n" % (i, i) for i, (k, _, _) in enumerate(kinds)
                 if k == "OUT_OBJECT"]
        call = "%s(%s)" % (f["name"], ", ".join(args))
        body = {"STATUS": "    const mfgq_status r = %s;\n", "VOID": "    %s;\n",
                "NUMBER": "    s[RESULT].f = %s;\n", "TEXT": "    s[RESULT].p = %s;\n",
                "OBJECT": "    s[RESULT].o = %s;\n", "BORROWED": "    s[RESULT].p = %s;\n",
                "U64": "    s[RESULT].u = %s;\n"}.get(kind, "    s[RESULT].i = (int64_t)%s;\n")
        unused = "" if any(p["role"] == "error" for p in f["params"]) else "    (void)e;\n"
        if not f["params"]:
            unused += "    (void)s;\n" if kind == "VOID" else ""
        result = "    return %s;\n" % ("(int)r" if kind == "STATUS" else "0")
        out = ["static const parameter p_%d[] = {\n%s    {0, 0, 0, {0, 0}, NULL}};\n"
               % (number, params), self.lists,
               "static int c_%d(slot *s, mfgq_error *e)\n{\n" % number, "".join(locals_), unused,
               body % call, "".join(after), result, "}\n"]
        if hidden:
            out.append("static void l_%d(slot *s)\n{\n" % number)
            out += ["    s[%d].z = %s;\n" % (SLOTS - 1 - i, h) for i, h in enumerate(hidden)]
            out.append("}\n")
        keep = "{255, 255}"
        if kept:
            names = [p["name"] for p in f["params"]]
            keep = "{%d, %d}" % tuple(names.index(k) for k in kept)
        single = all(k == "F64" for _, k, _, _ in self.lua_parameters(f, kinds))
        twin = self.names.get(f["name"] + "_rows") if single else None
        inputs = len(self.lua_parameters(f, kinds))
        gives = sum(k == "GIVE_F64" for k, _, _ in kinds)
        row = ('    {"%s", "%s", R_%s, %d, %d, %d, %d, p_%d, r_%d, a_%d, g_%d, o_%d, c_%d, %s, %s, '
               '%%s, %%s},\n') % (
            f["name"], self.paths[f["name"]], kind, aux, count, inputs, gives, number, number,
            number, number, number, number,
            "l_%d" % number if hidden else "NULL", keep)
        return "".join(out), row, twin["name"] if twin else None, (self.rows, kind, number)


def write_functions(maker, folder):
    texts, rows, unknown = [], [], {}
    for number, f in enumerate(maker.functions):
        name = f["name"]
        if f["header"] in HIDDEN_HEADERS or name in HIDDEN or name in MANUAL or name.endswith("_free"):
            continue
        try:
            text, row, twin, flat = maker.code(f, number)
        except Unknown as what:
            unknown[name] = "no rule for %s" % what
            continue
        texts.append(text)
        rows.append((name, row, twin, flat))
    places = {name: i for i, (name, *_) in enumerate(rows)}
    ways = {name: flat[2] for name, _, _, flat in rows if quick(*flat, None)}
    out = ["/* Made by generate.py from the public headers. */\n"]
    out += texts
    out += ["static int q_%d(lua_State *L);\n" % number for number in ways.values()]
    out += [quick(*flat, ways.get(twin)) for name, _, twin, flat in rows if name in ways]
    out.append("const function bind_functions[] = {\n")
    out += [row % (places.get(twin, -1), "q_%d" % ways[name] if name in ways else "NULL")
            for name, row, twin, _ in rows]
    out.append("};\n\nconst object_class bind_classes[] = {\n")
    for o in maker.objects:
        free = o + "_free" if o + "_free" in maker.names else "mfgq_builder_free"
        out.append('    {"%s", (void (*)(void *))%s},\n' % (o[len("mfgq_"):], free))
    out.append("};\n\n")
    for name in sorted(maker.enums):
        out.append("static const word w_%s[] = {\n" % name)
        out += ['    {"%s", %d},\n' % pair for pair in words(maker.enums[name])]
        out.append("    {NULL, 0}};\n")
    out.append("const enumeration bind_enumerations[] = {\n")
    for name in sorted(maker.enums):
        out.append('    {"%s", w_%s},\n' % (name, name))
    out.append("};\n\n")
    out.append("const word bind_constants[] = {\n")
    for name in sorted(maker.enums):
        out += ['    {"%s", %d},\n' % (m["name"][len("MFGQ_"):], m["value"])
                for m in maker.enums[name]["members"]]
    out.append("    {NULL, 0}};\n")
    out.append("const size_t bind_function_count = %d, bind_class_count = %d,\n"
               "    bind_enumeration_count = %d;\n"
               % (len(rows), len(maker.objects), len(maker.enums)))
    write(folder, "functions.inc", "".join(out))
    return unknown


def write_numbers(maker, folder):
    """The places of classes and enumerations, for what is written by hand."""
    out = ["/* Made by generate.py from the public headers. */\n"]
    out += ["#define CLASS_%s %d\n" % (o[len("mfgq_"):].upper(), i)
            for i, o in enumerate(maker.objects)]
    out += ["#define %s %d\n" % (n.upper().replace("MFGQ_", "ENUM_", 1), i)
            for n, i in maker.enum_ids.items()]
    write(folder, "numbers.inc", "".join(out))


def write_list(maker, folder, unknown):
    """C name, Lua path, and the reason where there is none: functions.tsv, for people and tests."""
    out = ["function\tlua\treason\n"]
    for f in maker.functions:
        name = f["name"]
        reason = HIDDEN_HEADERS.get(f["header"]) or HIDDEN.get(name)
        if name.endswith("_free"):
            reason = "close() and the collector"
        reason = reason or unknown.get(name)
        path = "" if reason else MANUAL[name][0] if name in MANUAL else maker.paths[name]
        out.append("%s\t%s\t%s\n" % (name, path, reason or ""))
    write(folder, "functions.tsv", "".join(out))


def write(folder, name, text):
    """Writes a file, unless it holds that text already."""
    path = os.path.join(folder, name)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            if f.read() == text:
                return
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


# ---- Annotations for the Lua language server, which LDoc reads too

TYPES = {"F64": "number", "INT": "integer|boolean", "I64": "integer", "SIZE": "integer",
         "INDEX": "integer", "POSITION": "integer", "ROW": "integer", "PERIOD": "integer|string",
         "TEXT": "string", "BYTES": "string", "ARR_F64": "mfgq.Numbers", "ARR_TEXT": "string[]",
         "ARR_U64": "string[]", "RAGGED": "mfgq.Numbers[]", "GIVE_F64": "mfgq.Vector",
         "GIVE_U8": "boolean[]", "OUT_F64": "number", "OUT_BOOL": "boolean"}
RETURNED = {"NUMBER": "number", "TRUTH": "boolean", "TEXT": "string?", "U64": "string",
            "INDEX": "integer?", "FOUND": "integer?", "INTEGER": "integer"}


def camel(name):
    return "mfgq." + "".join(part.capitalize() for part in name.split("_"))


def annotated(maker, kind, aux, rows=False):
    if kind == "BYTES" and rows:
        return "string|table[]|mfgq.Table"
    if kind in ("OBJECT", "OUT_OBJECT", "BORROWED"):
        return camel(maker.objects[aux][len("mfgq_"):])
    if kind == "ENUM":
        return camel("word_" + sorted(maker.enums)[aux][len("mfgq_"):])
    if kind.startswith(("ARR_", "GIVE_")):
        return TYPES.get(kind, "integer[]|mfgq.Vector" if kind.startswith("ARR_") else "integer[]")
    return TYPES.get(kind, "integer")


def comment(text):
    return "".join("--- %s\n" % line if line else "---\n" for line in text.split("\n"))


def one_line(text):
    return " ".join(text.replace("@p ", "").replace("@ref ", "").replace("#", "").split())


def declared(maker, f):
    """The annotation of one function."""
    path = maker.paths[f["name"]]
    text = comment("%s (%s)" % (one_line(f["brief"]), f["name"]))
    if f["details"]:
        text += "---\n" + comment(f["details"].replace("@p ", "").replace("@ref ", ""))
    if f["name"] in MANUAL:
        path, params, results = MANUAL[f["name"]]
        pairs = [p.split(": ", 1) for p in re.split(r", (?=\w+: )(?![^()]*\))", params)] if params else []
        names = [n for n, _ in pairs]
        text += "".join("---@param %s%s %s\n" % (n, "?" if k.endswith("?") else "", k.rstrip("?"))
                        for n, k in pairs)
        text += "---@return %s\n" % results
        return text + "function mfgq.%s(%s) end\n" % (path, ", ".join(names))
    kinds = maker.function(f, 0)[0]
    docs = {p["name"]: one_line(p["doc"]) for p in f["params"]}
    names = []
    for (p, (kind, flags, aux)) in zip(f["params"], kinds):
        if kind in ("COUNT", "LENGTH", "ERROR") or kind.startswith(("OUT_", "GIVE_")):
            continue
        optional = "?" if "P_NULL" in flags or "P_DEFAULT" in flags or "P_NAN" in flags else ""
        name = "series" if kind == "RAGGED" else p["name"]
        names.append(name)
        text += "---@param %s%s %s %s\n" % (name, optional,
                                            annotated(maker, kind, aux, "P_ROWS" in flags),
                                            docs[p["name"]])
    returns = maker.returned(f)
    results = [(RETURNED[returns[0]], "")] if returns[0] in RETURNED else []
    if returns[0] in ("OBJECT", "BORROWED"):
        results.append((annotated(maker, *returns), ""))
    for (p, (kind, _, aux)) in zip(f["params"], kinds):
        if kind.startswith(("OUT_", "GIVE_")):
            results.append((annotated(maker, kind, aux), p["name"] + " " + docs[p["name"]]))
            if kind == "GIVE_F64":
                names.append(p["name"])
                text += "---@param %s? mfgq.Vector a vector to write to\n" % p["name"]
    if returns[0] == "STATUS" and not results:
        results = [("true", "")]
    text += "".join("---@return %s %s\n" % r for r in results).replace(" \n", "\n")
    if returns[0] == "STATUS":
        text += "---@error a failure of data returns nil, message, status, row, line, column\n"
    return text + "function mfgq.%s(%s) end\n" % (path, ", ".join(names))


HEAD = '''---@meta mfgq
--- The module `mfgq`. Made by generate.py from the public headers; docs/lua.md is the guide.
--
-- A function given data it cannot compute with returns nil, a message, a status, and where there
-- are any the row, line and column; one that is used wrongly raises an error.
-- @module mfgq

---@class mfgq
local mfgq = {}

--- A block of doubles: v[i] from 1, #v, v:each(), v:table(), v:fill(x), v:bytes(), v:pointer().
---@class mfgq.Vector
---@operator len: integer
---@field [integer] number
mfgq.vector = {}

--- What an array of numbers may be given as; a missing value is NaN, never nil.
---@alias mfgq.Numbers mfgq.Vector|number[]|number
---@alias mfgq.Word string|integer

---@type number
mfgq.missing = 0 / 0
'''


def annotations(maker):
    out = [HEAD]
    for name in sorted(maker.enums):
        alias = "|".join('"%s"' % w for w, _ in words(maker.enums[name]))
        out.append("\n---@alias %s %s|integer\n" % (camel("word_" + name[len("mfgq_"):]), alias))
    groups = sorted({p.split(".")[0] for n, p in maker.paths.items() if "." in p})
    for group in groups:
        known = "mfgq_" + group in maker.objects
        kind = camel(group) if known else "table"
        out.append("\n---@class %s\n" % kind if known else "\n")
        out.append("mfgq.%s = {}\n" % group)
    for f in maker.functions:
        if f["name"] in HIDDEN or f["header"] in HIDDEN_HEADERS or f["name"].endswith("_free"):
            continue
        try:
            out.append("\n" + declared(maker, f))
        except Unknown:
            continue
    out.append("\n---@type integer\n")
    out += ["mfgq.%s = %d\n" % (m["name"][len("MFGQ_"):], m["value"])
            for name in sorted(maker.enums) for m in maker.enums[name]["members"]]
    return "".join(out) + "\nreturn mfgq\n"


def main():
    maker = Maker(headers.parse())
    if sys.argv[1] == "--annotations":
        write(HERE, "mfgq.d.lua", annotations(maker))
        return
    if sys.argv[1] == "--check":
        with open(os.path.join(HERE, "mfgq.d.lua"), encoding="utf-8") as f:
            if f.read() != annotations(maker):
                sys.exit("bindings/lua/mfgq.d.lua is stale: "
                         "python3 bindings/lua/generate.py --annotations")
        return
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    unknown = write_functions(maker, folder)
    write_numbers(maker, folder)
    write_list(maker, folder, unknown)
    for name, what in unknown.items():
        print("lua: %s: %s" % (name, what))
    if unknown and "--strict" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
