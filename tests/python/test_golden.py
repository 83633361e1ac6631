"""Golden cases shared with C, and the same bits as the C command gives."""
import csv
import io
import json

import mfgq
import pytest
from conftest import ROOT, close, golden
from mfgq import core


def numbers(text):
    return [float(v) if v not in ("", "NA") else float("nan") for v in text.replace(";", " ").split()]


@pytest.mark.parametrize("file, module", [("ratio_rows.csv", "ratio"),
                                          ("cumulative_rows.csv", "cumulative")])
def test_rows(file, module):
    cases = golden(file)
    assert len(cases) > 10
    for row in cases:
        args = [float(row[k]) for k in "abcd" if row.get(k)]
        name = f"{module}_{row['function']}"
        one, many = getattr(core, name, None), getattr(core, name + "_rows", None)
        if one is None:
            continue
        got = one(*args)
        assert close(got, float(row["expected"]), row["rel"], row["abs"]), row
        rows = many(*[[a] * 3 for a in args])[0]
        assert rows.tolist() == [got] * 3


def test_chain():
    for row in golden("cumulative_chain.csv"):
        rates = numbers(row["rates"])
        if row["expected_chain"]:
            assert close(core.cumulative_chain(rates), float(row["expected_chain"]), row["rel"],
                         row["abs"])
        if row["expected_sum"]:
            assert close(core.cumulative_naive_sum(rates), float(row["expected_sum"]), row["rel"],
                         row["abs"])


def test_conversion():
    cases = golden("quantity_convert.csv")
    for row in cases:
        got = mfgq.Unit(row["from"]).convert(float(row["value"]), row["to"])
        assert close(got, float(row["expected"]), row["rel"], row["abs"]), row
    assert len(cases) > 5


def test_index():
    for row in golden("index.csv"):
        p0, q0, p1, q1, pb, qb = (numbers(row[k]) or None for k in ("p0", "q0", "p1", "q1", "pb",
                                                                     "qb"))
        got = core.index(row["formula"], p0, q0, p1, q1, pb=pb, qb=qb)
        assert close(got, float(row["expected"]), row["rel"], row["abs"]), row


def test_inequality():
    for row in golden("inequality.csv"):
        weight = numbers(row["weight"]) or None
        group = [int(g) for g in numbers(row["group"])] or None
        got = core.inequality(row["measure"], numbers(row["x"]), float(row["epsilon"] or 0.5),
                              weight=weight, group=group)
        assert close(got, float(row["expected"]), row["rel"], row["abs"]), row


def test_check():
    for row in golden("check.csv"):
        got = mfgq.check(row["text"])
        assert got.verdict == row["expected_verdict"], row
        for have, want in ((got.low, row["expected_low"]), (got.high, row["expected_high"])):
            if want:
                assert close(have, float(want), row["rel"], row["abs"]), row


def test_box_one_of_the_plan():
    targets = list(mfgq.Plan("chongqing-2019-2022").targets)
    cases = golden("plan_chongqing_box1.csv")
    assert len(cases) > 30
    for row in cases:
        found = [t for t in targets if t["indicator"] == row["indicator"]
                 and t["period"] == row["period"] and t["statement"].startswith("box1")]
        values = [v for t in found for v in (t["value"], t["low"], t["high"]) if v is not None]
        assert any(close(v, float(row["expected"]), 0, row["tolerance"]) for v in values), row


@pytest.mark.parametrize("plan", ["chongqing-2019-2022", "national-14fyp-2021-2025",
                                  "annual-targets"])
@pytest.mark.parametrize("name", ["targets", "indicators", "template", "lint", "implied", "assess",
                                  "outlook"])
def test_same_bits_as_the_command(command, plan, name):
    """Numbers print in the shortest form that reads back, so equal text is equal bits."""
    p = mfgq.Plan(plan)
    if name in ("targets", "indicators"):
        table = getattr(p, name)
    else:
        table = getattr(p, name)()
    want = list(csv.DictReader(io.StringIO(command(name, plan, "--format", "csv"))))
    got = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert len(got) == len(want)
    columns = [c for c in want[0] if c in got[0]] if want else []
    assert len(columns) >= min(len(got[0]), 4) if want else True
    for a, b in zip(got, want):
        assert [a[c] for c in columns] == [b[c] for c in columns]


def test_projections_have_the_bits_of_the_command(command):
    values = {2012: 13104.0, 2013: 15785.3, 2014: 18782.1, 2015: 21405.0, 2016: 23417.2,
              2017: 22010.9, 2018: 20690.4, 2019: 21300.8}
    lines = "series,period,value\n" + "".join(f"a,{p},{v!r}\n" for p, v in values.items())
    for model in ("auto", "holt-damped", "theta", "linear", "ets"):
        rows = json.loads(command("project", "-", "--horizon", 4, "--model", model, "--format",
                                  "json", stdin=lines))
        got = list(mfgq.project(mfgq.Series(values, name="a"), 4, model=model))
        for mine, theirs in zip(got, rows, strict=True):
            for key in ("mean", "lo80", "hi80", "lo95", "hi95"):
                assert mine[key] == theirs[key], (model, key)


def test_reference_projections():
    for row in golden("projection_reference.csv"):
        if row["set"] or row["frequency"] != "1":
            continue
        got = core.project(numbers(row["values"]), 1, core.model_find(row["model"]),
                           int(row["step"]), 80.0)
        assert close(got[0][int(row["step"]) - 1], float(row["expected_mean"]), row["rel"],
                     row["abs"]), row["case"]


def test_golden_files_are_the_project_s():
    assert (ROOT / "tests/golden").is_dir()


@pytest.mark.parametrize("rule", ["eurostat", "log-cut", "schedule", "destatis"])
def test_progress_of_a_plan(rule):
    plan = mfgq.Plan("annual-targets")
    found = plan.progress(rule)
    assert len(found) > 0 and {"id", "status", "reason"} <= set(found.columns)


def test_tables_have_the_bits_of_the_command(command):
    data = [("2019", "a", 10.0), ("2019", "b", 20.5), ("2020", "a", 11.0), ("2020", "b", 19.7)]
    lines = "period,part,value\n" + "".join(f"{p},{k},{v!r}\n" for p, k, v in data)
    got = mfgq.contributions([dict(zip(("period", "part", "value"), r)) for r in data])
    want = list(csv.DictReader(io.StringIO(command("contributions", "-", "--format", "csv",
                                                   stdin=lines))))
    mine = list(csv.DictReader(io.StringIO(got.to_csv())))
    assert [[r[c] for c in want[0] if c in r] for r in mine] == \
        [[r[c] for c in want[0] if c in mine[0]] for r in want]
    got = mfgq.path({2020: 100.0, 2025: 86.5}, "geometric")
    want = command("path", "--from", "2020=100", "--to", "2025=86.5", "--shape", "geometric",
                   "--format", "csv")
    assert got.to_csv() == want
    sheet = [dict(period="2020", y=0.06, k=0.08, l=0.01), dict(period="2021", y=0.05, k=0.07, l=0.0)]
    lines = "period,y,k,l\n2020,0.06,0.08,0.01\n2021,0.05,0.07,0\n"
    want = list(csv.DictReader(io.StringIO(command("growth-accounting", "-", "--alpha", "0.5",
                                                   "--format", "csv", stdin=lines))))
    mine = list(csv.DictReader(io.StringIO(mfgq.growth_accounting(sheet, 0.5).to_csv())))
    assert [r["residual"] for r in mine] == [r["residual"] for r in want]
