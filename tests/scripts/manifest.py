#!/usr/bin/env python3
"""The public interface as data: bindings/manifest.json, made from include/mfgq/*.h.

    python3 tests/scripts/manifest.py            check that the manifest is up to date
    python3 tests/scripts/manifest.py --update   write it
    python3 tests/scripts/manifest.py --parse    only check that it can be made and compiles

For each function: name, header, return type, documentation, and its parameters with
type, direction, shape and role. Bindings are made from it, or proved complete against it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = os.path.join(ROOT, "include", "mfgq")
TARGET = os.path.join(ROOT, "bindings", "manifest.json")

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DOC = re.compile(r"/\*\*(?!<)(.*?)\*/", re.S)
FUNCTION = re.compile(r"^(?:MFGQ_NODISCARD\s+)?MFGQ_API\s+(.*?)\b(mfgq_\w+)\s*\((.*)\)$", re.S)
SCALARS = {"double": "f64", "int": "int", "int32_t": "int", "int64_t": "int", "size_t": "int",
           "unsigned": "int", "uint64_t": "int", "uint8_t": "int", "mfgq_period": "int"}


def headers():
    """The headers in the order of mfgq.h, without mfgq.h itself."""
    with open(os.path.join(INCLUDE, "mfgq.h"), encoding="utf-8") as f:
        names = re.findall(r'#include "(\w+\.h)"', f.read())
    return names + sorted(n for n in os.listdir(INCLUDE)
                          if n.endswith(".h") and n != "mfgq.h" and n not in names)


def plain(comment):
    """The text of a documentation comment without its stars."""
    lines = [re.sub(r"^\s*\*? ?", "", line) for line in comment.split("\n")]
    return "\n".join(lines).strip("\n")


def documentation(comment):
    """A comment in pieces: brief, details, params, retvals, since."""
    text = plain(comment)
    head = re.split(r"^@(?:param|retval|return|par|since)\b|\s@since\b", text, maxsplit=1,
                    flags=re.M)[0]
    head = re.sub(r"^\s*@brief\s+", "", head.strip())
    brief, _, details = head.partition("\n\n")
    params, retvals = {}, {}
    for name, body in re.findall(r"^@param(?:\[out\])?\s+(\w+)\s+(.*?)(?=^@|\n\n|\Z)", text,
                                 re.S | re.M):
        params[name] = " ".join(body.split())
    for name, body in re.findall(r"^@retval\s+(\w+)\s+(.*?)(?=^@|\n\n|\Z)", text, re.S | re.M):
        retvals[name] = " ".join(body.split())
    outs = re.findall(r"^@param\[out\]\s+(\w+)", text, re.M)
    returns = re.search(r"^@return\s+(.*?)(?=^@|\n\n|\Z)", text, re.S | re.M)
    return {"brief": " ".join(brief.split()), "details": details.strip(), "params": params,
            "outs": outs, "retvals": retvals,
            "returns": " ".join(returns.group(1).split()) if returns else ""}


def shape_of(text):
    """The [n][k] at the start of a parameter's description, as text; "" if none."""
    found = re.match(r"((?:\[(?:[^\[\]]|\[[^\]]*\])*\])+)", text)
    return found.group(1) if found else ""


def split_type(declaration):
    """(type, name) of one parameter."""
    declaration = " ".join(declaration.split())
    array = re.search(r"\[(\w*)\]$", declaration)
    if array:
        declaration = declaration[:array.start()].strip()
    name = re.search(r"(\w+)$", declaration).group(1)
    ctype = declaration[:-len(name)].strip()
    return (ctype + " *" if array else ctype), name, array.group(1) if array else ""


def role(ctype, name, shape, out, after, enums, callbacks):
    """What a binding has to do with a parameter; `after` is the role of the one before."""
    if ctype == "mfgq_error *":
        return "error"
    base = ctype.replace("const ", "").replace(" const", "").strip("* ").strip()
    if base.startswith("struct Arrow"):
        return "arrow"
    if base in callbacks:
        return "callback"
    if ctype == "void *":
        return "context"
    if base in enums:
        return "enum" if "*" not in ctype else ("out" if out else "array")
    if base == "char":
        if ctype.count("*") > 1:
            return "texts" if ctype.count("*") == 2 else "columns"
        if not ctype.startswith("const"):
            return "out-text"
        return "bytes" if shape == "[size]" else "text"
    if base in SCALARS:
        if "*" not in ctype:
            if after in ("bytes", "out-text") and name == "size":
                return "length"
            return "scalar"
        if ctype.count("*") > 1:
            return "columns"
        if ctype.startswith("const"):
            return "array"
        return "out-array" if shape else "out"
    if base == "mfgq_allocator":
        return "allocator"
    return "out-object" if ctype.count("*") > 1 else "object"


def split_params(text):
    text = " ".join(text.split())
    return [] if text in ("void", "") else text.split(",")


def function(header, declaration, doc, enums, callbacks):
    found = FUNCTION.match(declaration)
    returns, name, params = " ".join(found.group(1).split()), found.group(2), found.group(3)
    out, before = [], ""
    for text in split_params(params):
        ctype, param, size = split_type(text)
        said = doc["params"].get(param, "")
        shape = shape_of(said) or ("[%s]" % size if size else "")
        is_out = param in doc["outs"] or ("*" in ctype and not ctype.startswith("const")
                                          and not said)
        before = role(ctype, param, shape, is_out, before, enums, callbacks)
        out.append({"name": param, "type": ctype, "role": before, "shape": shape,
                    "null": bool(re.search(r"(?<!non-)(?<!not )\bnull\b", said)
                                 or "@p %s may be null" % param in doc["brief"]),
                    "doc": said})
    lengths = [p["name"] for p in out if p["role"] == "scalar" and p["type"] == "size_t"]
    for p in out:  # an array without description belongs to the one length there is
        if p["role"] == "array" and not p["shape"] and len(lengths) == 1:
            p["shape"] = "[%s]" % lengths[0]
    shapes = " ".join(p["shape"] for p in out if p["role"] in ("array", "texts", "columns"))
    for p in out:  # a length that arrays tell
        if p["role"] == "scalar" and p["type"] == "size_t" \
                and re.search(r"\[%s(\]|\+1\]| k\])" % p["name"], shapes):
            p["role"] = "count"
    return {"name": name, "header": header, "returns": returns, "params": out,
            "brief": doc["brief"], "details": doc["details"], "returned": doc["returns"],
            "retvals": doc["retvals"]}


def enumeration(name, body):
    members, value = [], 0
    for text, said in re.findall(r"(MFGQ_\w+(?:\s*=\s*[^,/]+)?)\s*,?\s*(?:/\*\*<\s*(.*?)\*/)?", body,
                                 re.S):
        key, _, number = text.partition("=")
        value = int(eval(number, {}, {})) if number.strip() else value  # constant of the header
        members.append({"name": key.strip(), "value": value,
                        "doc": " ".join(said.replace("\n *", " ").split())})
        value += 1
    return {"name": name, "members": members}


def parse():
    texts = {}
    for name in headers():
        with open(os.path.join(INCLUDE, name), encoding="utf-8") as f:
            texts[name] = f.read()
    everything = "\n".join(texts.values())
    bare = COMMENT.sub("", everything)
    enums = {}
    for body, name in re.findall(r"typedef enum \w+ \{(.*?)\}\s*(\w+);", everything, re.S):
        enums[name] = enumeration(name, body)
    callbacks = re.findall(r"typedef \w+ \(\*(\w+)\)", bare)
    objects = re.findall(r"typedef struct (\w+) \1;", bare)
    constants = {key: int(value.strip("()")) for key, value in
                 re.findall(r"^#define (MFGQ_\w+) (\(?-?\d+\)?)\s*$", bare, re.M)}
    for body in re.findall(r"^enum \{(.*?)\};", everything, re.S | re.M):
        constants.update((m["name"], m["value"]) for m in enumeration("", body)["members"])
    functions = []
    for header, text in texts.items():
        text = re.sub(r"^#.*?(?<!\\)$", "", text, flags=re.M)
        docs = {}
        marked = DOC.sub(lambda m: docs.setdefault(len(docs), m.group(1)) and
                         "\n@DOC%d@" % (len(docs) - 1), text)
        marked = COMMENT.sub("", marked)
        for chunk in re.findall(r"(?:@DOC(\d+)@\s*)?((?:MFGQ_NODISCARD\s+)?MFGQ_API\b[^;]*);",
                                marked):
            doc = documentation(docs[int(chunk[0])] if chunk[0] else "")
            functions.append(function(header, chunk[1].strip(), doc, enums, callbacks))
    return {"functions": functions, "enums": list(enums.values()), "objects": objects,
            "callbacks": callbacks, "constants": constants}


def call(f):
    """C that assigns the function to a pointer of the type the manifest tells."""
    args = ", ".join(p["type"] for p in f["params"]) or "void"
    return "    { %s (*p)(%s) = %s; used += p != 0; }\n" % (f["returns"], args, f["name"])


def check_compiles(manifest):
    """The declarations in the manifest are those of the headers, by the compiler's word."""
    lines = ["#include <mfgq/mfgq.h>\n"]
    lines += ['#include "mfgq/%s"\n' % h for h in headers()]
    for enum in manifest["enums"]:
        for m in enum["members"]:
            lines.append("typedef char c_%s[%s == %d ? 1 : -1];\n"
                         % (m["name"], m["name"], m["value"]))
    for key, value in manifest["constants"].items():
        lines.append("typedef char c_%s[%s == %d ? 1 : -1];\n" % (key, key, value))
    lines.append("int count(void);\nint count(void)\n{\n    int used = 0;\n")
    lines += [call(f) for f in manifest["functions"]]
    lines.append("    return used;\n}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "manifest.c")
        with open(path, "w", encoding="utf-8") as f:
            f.writelines(lines)
        subprocess.run(["cc", "-std=c99", "-Werror", "-Wall", "-Wno-address", "-DMFGQ_FFI",
                        "-DMFGQ_API=", "-fsyntax-only", "-I" + os.path.join(ROOT, "include"), path],
                       check=True)


def written(manifest):
    """The manifest as JSON, a line for each entry, so that changes merge."""
    parts = []
    for key, value in manifest.items():
        if isinstance(value, list):
            lines = sorted(value, key=lambda v: v if isinstance(v, str) else v["name"])
            lines = [json.dumps(v, ensure_ascii=False) for v in lines]
            parts.append('"%s": [\n%s\n]' % (key, ",\n".join(lines)))
        else:
            parts.append('"%s": %s' % (key, json.dumps(value)))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    manifest = parse()
    names = [f["name"] for f in manifest["functions"]]
    with open(os.path.join(ROOT, "docs", "SYMBOLS.tsv"), encoding="utf-8") as f:
        listed = [line.split("\t")[0] for line in f][1:]
    missing = sorted(set(listed) - set(names))
    if missing:
        sys.exit("manifest: not parsed: " + ", ".join(missing))
    text = written(manifest)
    if "--update" in sys.argv:
        os.makedirs(os.path.dirname(TARGET), exist_ok=True)
        with open(TARGET, "w", encoding="utf-8") as f:
            f.write(text)
        subprocess.run([sys.executable, os.path.join(ROOT, "bindings", "lua", "generate.py"),
                        "--annotations"], check=True)
    elif "--parse" not in sys.argv:
        with open(TARGET, encoding="utf-8") as f:
            if f.read() != text:
                sys.exit("bindings/manifest.json is stale: "
                         "python3 tests/scripts/manifest.py --update")
    check_compiles(manifest)
    print("manifest: %d functions, %d enumerations" % (len(names), len(manifest["enums"])))


if __name__ == "__main__":
    main()
