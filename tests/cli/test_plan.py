"""plans, indicators, targets, template; and the published schema of plan files."""
import json
import re

import pytest

PLANS = ["chongqing-2019-2022", "national-14fyp-2021-2025", "annual-targets"]
TARGETS = ("indicator,statement,section,cluster,name_zh,name_en,unit,direction,comparator,accumulation,"
           "base_period,period,dated,value,low,high,nature,parent,quote").split(",")


def holds(schema, value, root, place="#"):
    """The part of JSON Schema 2020-12 that docs/schema/plan.schema.json uses; yields the faults."""
    if "$ref" in schema:
        yield from holds(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], value, root, place)
        return
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    if "const" in schema and value != schema["const"]:
        yield f"{place}: not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is not in {schema['enum']}"
    if "oneOf" in schema:
        fits = [s for s in schema["oneOf"] if not list(holds(s, value, root, place))]
        if len(fits) != 1:
            yield f"{place}: fits {len(fits)} of the alternatives"
    kind = schema.get("type")
    if kind and (not isinstance(value, kinds[kind]) or (kind == "integer" and isinstance(value, bool))):
        yield f"{place}: not of type {kind}"
        return
    if kind == "string":
        if not re.search(schema.get("pattern", ""), value):
            yield f"{place}: {value!r} does not match {schema['pattern']}"
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 1 << 30):
            yield f"{place}: length {len(value)}"
    if kind == "array":
        if len(value) < schema.get("minItems", 0):
            yield f"{place}: too few items"
        for i, item in enumerate(value):
            yield from holds(schema.get("items", {}), item, root, f"{place}/{i}")
    if kind == "object":
        for key in schema.get("required", []):
            if key not in value:
                yield f"{place}: no {key}"
        for key, member in value.items():
            if key in schema.get("properties", {}):
                yield from holds(schema["properties"][key], member, root, f"{place}/{key}")
            elif schema.get("additionalProperties") is False:
                yield f"{place}: unknown {key}"


@pytest.mark.parametrize("plan", PLANS)
def test_schema(mfgq, plan):
    schema = json.loads((mfgq.root / "docs/schema/plan.schema.json").read_text(encoding="utf-8"))
    data = json.loads((mfgq.root / f"src/plan/data/{plan}.json").read_text(encoding="utf-8"))
    assert list(holds(schema, data, schema)) == []
    for change in ({"id": ""}, {"start": "20"}, {"extra": 1}, {"indicators": []}):
        assert list(holds(schema, {**data, **change}, schema)) != []


def test_plans(mfgq):
    rows = {r["plan"]: r for r in mfgq.rows("plans")}
    assert set(rows) == set(PLANS)
    row = rows["chongqing-2019-2022"]
    assert list(row)[:7] == ["plan", "title", "start", "end", "indicators", "statements", "targets"]
    assert (row["start"], row["end"], row["statements"], row["targets"]) == ("2019", "2022", "99", "205")
    assert "重庆" in mfgq.call("plans", "--lang", "zh").out


def test_indicators(mfgq):
    rows = mfgq.rows("indicators", "chongqing-2019-2022")
    assert list(rows[0])[:10] == ["indicator", "name_zh", "name_en", "unit", "kind", "direction", "nature",
                                  "cluster", "parent", "formula"]
    rate = next(r for r in rows if r["indicator"] == "value-added-rate")
    assert rate["formula"] == "sum(value_added) / sum(gross_output)" and rate["direction"] == "1"


def test_targets(mfgq):
    rows = mfgq.rows("targets", "chongqing-2019-2022")
    assert list(rows[0])[:19] == TARGETS and len(rows) == 205
    assert len(mfgq.rows("targets", "chongqing-2019-2022", "--all")) == 213
    stated = {(r["indicator"], r["section"], r["period"]): r for r in rows}
    clash = [stated["industrial-value-added", s, "2022"]["value"] for s in ("一（二）", "专栏1")]
    assert clash == ["7500", "7700"]
    lines = stated["wafer-lines", "专栏2", "2022"]
    assert (lines["value"], lines["low"], lines["high"], lines["comparator"]) == ("", "4", "5", "range")
    ratio = stated["technology-services-ratio", "专栏1", "2020"]
    assert (ratio["value"], ratio["unit"]) == ("0.021", "∶1")
    cut = stated["energy-intensity-cut", "专栏1", "2019"]
    assert (cut["value"], cut["accumulation"], cut["base_period"]) == ("1.5", "since-base", "2018")


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("all_rows", [(), ("--all",)])
def test_targets_are_a_plan(mfgq, tmp_path, plan, all_rows):
    first = mfgq.call("targets", plan, *all_rows, "--format", "csv")
    path = tmp_path / "plan.csv"
    path.write_bytes(first.raw)
    assert mfgq.call("targets", path, *all_rows, "--format", "csv").out == first.out
    assert mfgq.call("targets", "-", *all_rows, "--format", "csv", stdin=first.raw).out == first.out
    some = "\n".join(first.out.split("\n")[:9]) + "\n"
    assert mfgq.call("targets", "-", "--format", "csv", stdin=some).code == 0


def test_only_the_named_columns(mfgq):
    rows = mfgq.rows("targets", "chongqing-2019-2022")
    text = ",".join(TARGETS) + "\n"
    for row in rows:
        text += ",".join('"' + row[c].replace('"', '""') + '"' for c in TARGETS) + "\n"
    again = mfgq.rows("targets", "-", stdin=text)
    assert [[r[c] for c in TARGETS] for r in again] == [[r[c] for c in TARGETS] for r in rows]


def test_template(mfgq):
    rows = mfgq.rows("template", "annual-targets")
    assert list(rows[0])[:12] == ["indicator", "period", "value", "unit", "qualifier", "decimals",
                                  "published", "basis", "region", "source", "note", "break"]
    assert {r["value"] for r in rows} == {""}


def test_bad_input(mfgq, tmp_path):
    path = tmp_path / "p.json"
    path.write_text('{\n "format": 1,,\n}', encoding="utf-8")
    done = mfgq.call("targets", path)
    assert done.code == 3 and done.err.startswith(f"mfgq: {path}:2:")
    text = (mfgq.root / "src/plan/data/annual-targets.json").read_text(encoding="utf-8")
    path.write_text(text.replace('"unit": "%"', '"unit": "杯盘"', 1), encoding="utf-8")
    done = mfgq.call("indicators", path)
    assert done.code == 3
    assert done.err.startswith(f"mfgq: {path}:/indicators/0/unit: ") and done.err.count("\n") == 1
    done = mfgq.call("targets", "-", stdin="indicator,period,value,unit\na,2020,1,%\na,2020-13,1,%\n")
    assert done.code == 3 and done.err.startswith("mfgq: -:3:3: ")
    done = mfgq.call("targets", tmp_path / "none.json")
    assert done.code == 3 and "none.json" in done.err
    assert mfgq.call("targets").code == 2
    assert mfgq.call("plans", "x", "y").code == 2
    assert mfgq.call("plans", tmp_path / "none").code == 3


def test_plan_as_json(mfgq, tmp_path):
    text = (mfgq.root / "src/plan/data/chongqing-2019-2022.json").read_text(encoding="utf-8")
    assert mfgq.call("plans", "chongqing-2019-2022").out == text
    path = tmp_path / "plan.json"
    table = mfgq.call("targets", "chongqing-2019-2022", "--format", "csv").raw
    assert mfgq.call("plans", "-", "-o", path, stdin=table).code == 0
    again = mfgq.rows("targets", path)
    assert again == mfgq.rows("targets", "chongqing-2019-2022")
    done = mfgq.call("plans", "annual-targets", "-o", tmp_path / "no" / "such")
    assert done.code == 3 and "such" in done.err
