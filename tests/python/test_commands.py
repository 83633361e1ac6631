"""The functions over tables against the commands: the same rows, to the bit, from every kind of data."""
import csv
import io
import itertools

import mfgq
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from mfgq import Table, _cluster, _reconcile

KINDS = {
    "rows": lambda path: Table(str(path)).to_rows(), "dict": lambda path: Table(str(path)).to_dict(),
    "path": lambda path: path, "text": lambda path: path.read_text(encoding="utf-8"),
    "Table": lambda path: Table(path), "pandas": lambda path: Table(path).to_pandas(),
    "polars": lambda path: Table(path).to_polars(), "pyarrow": lambda path: Table(path).to_arrow(),
}
BACK = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.Table}

CLUSTER = """region,industry,value,area,population,plants
A,cars,30,10,100,3
A,chips,10,10,100,2
B,cars,30,20,150,4
B,chips,40,20,150,5
C,cars,5,30,80,1
C,steel,25,30,80,2
C,total,35,,,
"""
CELLS = "region,product,value\nA,x,5\nA,y,4\nB,y,4\nB,z,5\nC,z,9\nC,x,5\nD,y,3\nD,w,1\nB,w,1\n"
INDEX = """period,item,price,quantity
2019,a,1,10
2019,b,2,5
2020,a,1.1,11
2020,b,2,6
2021,a,1.3,10
2021,b,1.8,8
2021,c,1,1
"""
CHANGE = """period,category,factor,value
2015,steel,output,100
2015,steel,intensity,2
2015,paper,output,50
2015,paper,intensity,1.5
2018,steel,output,110
2018,steel,intensity,1.9
2018,paper,output,70
2018,paper,intensity,1.2
2020,steel,output,120
2020,steel,intensity,1.5
2020,paper,output,75
2020,paper,intensity,1.1
"""
UNITS = """period,id,share,productivity
2019,x,0.6,10
2019,y,0.4,8
2020,x,0.5,12
2020,z,0.5,9
2021,x,0.4,13
2021,z,0.6,10
"""
REGIONS = """period,region,industry,value
2019,A,x,10
2019,A,y,20
2019,B,x,30
2019,B,y,40
2020,A,x,12
2020,A,y,21
2020,B,x,33
2020,B,y,48
"""
LEVELS = "series,value,weight,group\na,1,2,p\na,2,1,q\na,4,1,q\nb,5,1,p\nb,5,1,q\n"
SERIES = "series,period,value\n" + "".join(
    f"{s},{y},{100 + k * (y - 2005) + (y * 7 % 5)}\n" for s, k in (("a", 3), ("b", 5))
    for y in range(2005, 2021))
PROGRESS = """id,direction,base_period,base,period,value,target_period,target,group,subgroup
a,-1,2015,100,2020,90,2030,50,g,s
b,1,2015,10,2020,14,2025,20,g,s
c,1,2015,10,2020,9,2025,20,g,t
d,1,2015,10,2020,14,,,h,t
"""
SHARES = "unit,weight,floor,cap\nA,1,,\nB,2,4,\nC,3,,3\n"
BALANCE = """variable,value,alterability,low,high
total,100,1,,
cars,70,1,0,
chips,40,2,,36
"""
RULES = "constraint,variable,coefficient,comparator,total\nsum,total,-1,eq,0\nsum,cars,1,,\nsum,chips,1,,\n"
CODES = "id,code,value\nf1,3612,5\nf2,3611,7\nf1,2710,5\n"
ACCOUNTS = "period,y,k,l\n2019,0.06,0.08,0.01\n2020,0.02,0.07,-0.01\n"
PARTS = "period,part,value\n2019,a,60\n2019,b,40\n2020,a,66\n2020,b,44\n2020,total,111\n2019,total,101\n"
SPEC = ('{"indicators": [{"code": "a", "parent": "index", "direction": 1},'
        ' {"code": "b", "parent": "index", "direction": -1}], "levels": [{"code": "index"}],'
        ' "normalise": {"method": "z-score"}, "aggregate": "arithmetic"}')
SCORES = "unit,indicator,value\nu,a,1\nu,b,5\nv,a,3\nv,b,9\nw,a,2\nw,b,4\n"
POINTS = "x,y\n1,3\n2,5.2\n3,6.9\n4,9.1\n5,11\n"
RULE_NAMES = ("eurostat", "statcan", "un-chart", "destatis", "istat", "escap", "log-cut", "schedule")

CASES = [
    *[(f"complexity-{m}", CELLS, ["complexity", "--metric", m],
       lambda d, m=m: mfgq.complexity(d, m)) for m in _cluster._COMPLEXITY],
    ("complexity-off", CELLS, ["complexity", "--metric", "density", "--no-diagonal"],
     lambda d: mfgq.complexity(d, "density", diagonal=False)),
    *[(f"cluster-{m}-{r}", CLUSTER, ["cluster", "--metric", m, "--reference", r],
       lambda d, m=m, r=r: mfgq.cluster_metrics(d, m, r))
      for m, r in itertools.product([row[0] for row in _cluster._LISTED],
                                    ("total", "rest", "mean-shares", "C"))],
    ("cluster-two", CLUSTER, ["cluster", "--metric", "lq,coagglomeration,hhi"],
     lambda d: mfgq.cluster_metrics(d, ["lq", "coagglomeration", "hhi"])),
    *[(f"index-{f}-{link}-{of}", INDEX, ["index", "--formula", f, "--link", link, "--of", of],
       lambda d, f=f, link=link, of=of: mfgq.index_numbers(d, f, link=link, of=of))
      for f in ("laspeyres", "fisher", "walsh", "lowe", "young", "jevons", "bennet", "montgomery")
      for link in ("step", "fixed", "chained") for of in ("price", "quantity")],
    ("index-constant", INDEX, ["index", "--basket", "constant"],
     lambda d: mfgq.index_numbers(d, basket="constant")),
    *[(f"decompose-{m}-{i}", CHANGE, ["decompose", "--method", m, *options],
       lambda d, m=m, w=words: mfgq.decompose(d, m, **w).frame)
      for m in ("lmdi1-additive", "lmdi1-multiplicative", "lmdi2-multiplicative", "shapley")
      for i, (options, words) in enumerate((
          ([], {}), (["--chained"], {"chained": True}), (["--base", "2018"], {"base": 2018}),
          (["--by-category"], {"by_category": True})))],
    *[(f"dynamics-{m}", UNITS, ["dynamics", "--method", m], lambda d, m=m: mfgq.dynamics(d, m))
      for m in ("bhc", "gr", "fhk", "bg", "df", "mp")],
    *[(f"shiftshare-{m}", REGIONS, ["shiftshare", "--method", m],
       lambda d, m=m: mfgq.shift_share(d, m)) for m in ("classic", "esteban-marquillas")],
    ("shiftshare-reference", REGIONS, ["shiftshare", "--reference", "B"],
     lambda d: mfgq.shift_share(d, reference="B")),
    *[(f"inequality-{m}", LEVELS, ["inequality", "--metric", m],
       lambda d, m=m: mfgq.inequality(d, m))
      for m in ("gini", "gini-normalised", "theil-t", "theil-l", "theil-t-between",
                "theil-t-within", "atkinson", "wolfson", "hoover", "hhi")],
    ("backtest", SERIES, ["backtest", "--horizon", "2", "--model", "naive,drift", "--origins", "3"],
     lambda d: mfgq.backtest(d, 2, ["naive", "drift"], origins=3)),
    ("project", SERIES, ["project", "--horizon", "3"], lambda d: mfgq.project(d, 3).frame),
    ("project-linear", SERIES, ["project", "--horizon", "3", "--model", "linear"],
     lambda d: mfgq.project(d, 3, model="linear").frame),
    *[(f"progress-{r}", PROGRESS, ["progress", "--rule", r, "--aggregate"],
       lambda d, r=r: mfgq.progress(d, r, aggregate=True)) for r in RULE_NAMES],
    ("allocate", SHARES, ["allocate", "--total", "10"], lambda d: mfgq.allocate(d, 10)),
    ("allocate-whole", SHARES, ["allocate", "--total", "11", "--whole"],
     lambda d: mfgq.allocate(d, 11, whole=True)),
    ("classify", CODES, ["classify", "--taxonomy", "gbt4754-2017"],
     lambda d: mfgq.classify(d, "gbt4754-2017")),
    ("classify-totals", CODES, ["classify", "--taxonomy", "gbt4754-2017", "--totals"],
     lambda d: mfgq.classify(d, "gbt4754-2017", kind="totals")),
    ("growth-accounting", ACCOUNTS, ["growth-accounting", "--alpha", "0.4"],
     lambda d: mfgq.growth_accounting(d, 0.4)),
    ("contributions", PARTS, ["contributions"], mfgq.contributions),
    ("fit", POINTS, ["fit", "--model", "linear"], lambda d: mfgq.fit(d, model="linear")),
]


CASES += [(f"scenario-{i}", SERIES, ["scenario", *options], lambda d, w=words: mfgq.scenarios(d, **w))
          for i, (options, words) in enumerate((
              (["--to", "2025", "--growth", "0.05", "--growth", "0.08,-0.02"],
               {"to": 2025, "growth": [0.05, (0.08, -0.02)]}),
              (["--horizon", "4", "--shock", "-0.2", "--fade", "0.5", "--at", "2022", "--level", "80,95"],
               {"horizon": 4, "shock": -0.2, "fade": 0.5, "at": 2022, "levels": (80, 95)}),
              (["--horizon", "6", "--catch-up", "b", "--catch-up", "300", "--periods", "4", "--lead",
                "0.02"], {"horizon": 6, "catch_up": ["b", 300], "periods": 4, "lead": 0.02}),
              (["--horizon", "5", "--catch-up", "b", "--half-life", "3"],
               {"horizon": 5, "catch_up": "b", "half_life": 3})))]


def rows_of(found):
    """Rows with missing values as None, however the frame says so."""
    table = Table(found)
    return table.columns, [tuple(r.values()) for r in table]


def rows_of_csv(text):
    head, *rows = csv.reader(io.StringIO(text))
    return head, rows


def same(cell, text):
    if cell is None or text in ("", "nan"):
        return cell in (None, "") and text in ("", "nan")
    return cell == text if isinstance(cell, str) else cell == float(text)


def equal(found, printed):
    names, rows = rows_of(found)
    head, want = rows_of_csv(printed)
    places = [names.index(h) for h in head]
    assert len(rows) == len(want)
    for i, (row, texts) in enumerate(zip(rows, want)):
        for h, at, text in zip(head, places, texts):
            assert same(row[at], text), (i, h, row[at], text)


@pytest.mark.parametrize("name, text, command_line, call", CASES, ids=[c[0] for c in CASES])
def test_as_the_command(name, text, command_line, call, command, tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(text, encoding="utf-8")
    printed = command(command_line[0], path, *command_line[1:], "--format", "csv")
    equal(call(Table(path)), printed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["complexity-eci", "cluster-lq-total", "index-fisher-fixed-price",
                                  "decompose-shapley-0", "dynamics-fhk", "shiftshare-classic",
                                  "inequality-theil-t-within", "backtest", "project", "allocate",
                                  "progress-eurostat", "classify", "growth-accounting",
                                  "contributions", "fit", "scenario-0"])
def test_in_kind(name, kind, command, tmp_path):
    text, command_line, call = next(c[1:] for c in CASES if c[0] == name)
    path = tmp_path / "data.csv"
    path.write_text(text, encoding="utf-8")
    printed = command(command_line[0], path, *command_line[1:], "--format", "csv")
    found = call(KINDS[kind](path))
    assert isinstance(found, BACK.get(kind, Table) if name != "fit" else Table)
    equal(found, printed)


@pytest.mark.parametrize("kind", KINDS)
def test_composite(kind, command, tmp_path):
    (tmp_path / "data.csv").write_text(SCORES, encoding="utf-8")
    (tmp_path / "spec.json").write_text(SPEC, encoding="utf-8")
    for stage in ("normalised", "aggregated"):
        printed = command("composite", tmp_path / "data.csv", "--spec", tmp_path / "spec.json",
                          "--stage", stage, "--format", "csv")
        for spec in (SPEC, tmp_path / "spec.json", __import__("json").loads(SPEC)):
            equal(mfgq.composite(KINDS[kind](tmp_path / "data.csv"), spec, stage), printed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["wls", "ols", "wls-struct"])
def test_reconcile(kind, method, command, tmp_path):
    (tmp_path / "data.csv").write_text(BALANCE, encoding="utf-8")
    (tmp_path / "rules.csv").write_text(RULES, encoding="utf-8")
    printed = command("reconcile", tmp_path / "data.csv", "--constraints", tmp_path / "rules.csv",
                      "--method", method, "--format", "csv")
    for rules in (KINDS[kind](tmp_path / "rules.csv"), ["total = cars + chips"]):
        equal(mfgq.reconcile(KINDS[kind](tmp_path / "data.csv"), rules, method=method), printed)


def test_reconcile_over_periods(command, tmp_path):
    text = "variable,period,value\n" + "".join(
        f"{v},2020-Q{q},{x + q}\n" for q in range(1, 5) for v, x in (("t", 9), ("a", 5), ("b", 3)))
    (tmp_path / "data.csv").write_text(text)
    (tmp_path / "rules.csv").write_text("constraint,variable,coefficient\ns,t,-1\ns,a,1\ns,b,1\n")
    (tmp_path / "res.csv").write_text("variable,period,value\n" + "".join(
        f"{v},{y},{(y * k) % 7 - 3}\n" for y in range(10) for v, k in (("t", 3), ("a", 5), ("b", 2))))
    for options, words in (([], {}), (["--keep-totals", "year"], {"keep_totals": "year"}),
                           (["--method", "mint-shrink", "--residuals", tmp_path / "res.csv"],
                            {"method": "mint-shrink", "residuals": tmp_path / "res.csv"})):
        data = tmp_path / "data.csv"
        if words.get("keep_totals"):
            data = tmp_path / "even.csv"  # totals of the year that add up
            data.write_text(text.replace("t,2020-Q1,10", "t,2020-Q1,12").replace(
                "t,2020-Q2,11", "t,2020-Q2,13").replace("t,2020-Q3,12", "t,2020-Q3,12"))
            rows = Table(data).to_rows()
            whole = {v: sum(r["value"] for r in rows if r["variable"] == v) for v in "tab"}
            rows[9]["value"] += whole["a"] + whole["b"] - whole["t"]
            data.write_text(Table(rows).to_csv())
        printed = command("reconcile", data, "--constraints", tmp_path / "rules.csv", *options,
                          "--format", "csv")
        equal(mfgq.reconcile(data, tmp_path / "rules.csv", **words), printed)


LOW = "period,value\n2018,100\n2019,112\n2020,118\n2021,131\n"
HIGH = "period,sales,power\n" + "".join(
    f"{y}-Q{q},{20 + y - 2018 + q},{10 + (y * q) % 4}\n" for y in range(2018, 2022)
    for q in range(1, 5))


@pytest.mark.parametrize("kind", ["path", "pandas", "polars", "rows"])
@pytest.mark.parametrize("method", _reconcile._SMOOTH + _reconcile._REGRESSIONS)
def test_disaggregate(method, kind, command, tmp_path):
    (tmp_path / "low.csv").write_text(LOW)
    high = HIGH if method in _reconcile._REGRESSIONS else "\n".join(
        line.rpartition(",")[0] for line in HIGH.split())
    (tmp_path / "high.csv").write_text(high + "\n")
    low = KINDS[kind](tmp_path / "low.csv")
    line = ["disaggregate", tmp_path / "low.csv", "--method", method, "--format", "csv"]
    got = mfgq.disaggregate(low, KINDS[kind](tmp_path / "high.csv"), method=method)
    printed = command(*line, "--indicator", tmp_path / "high.csv")
    equal({"period": [str(p) for p in got.periods], "value": got.values}, printed)
    if got.parameters is not None:
        equal(got.parameters, command(*line, "--indicator", tmp_path / "high.csv", "--parameters"))
    else:
        plain = mfgq.disaggregate(low, ratio=4, method=method, decimals=1)
        equal({"period": [str(p) for p in plain.periods], "value": plain.values},
              command(*line, "--ratio", 4, "--decimals", 1))


def test_quantities_and_crosswalks(command):
    texts = ["34万元/人", "≥５０％", "[1.5]", "4—5条", "0.02∶1"]
    equal(mfgq.quantities(texts), command("quantity", *texts, "--format", "csv"))
    equal(mfgq.quantities(["3亿元"], to="万元"),
          command("quantity", "3亿元", "--to", "万元", "--format", "csv"))
    printed = command("crosswalk", "nace-2", "isic-4", "29.10", "10.11", "--format", "csv")
    for codes in (["29.10", "10.11"], pd.DataFrame({"code": ["29.10", "10.11"]}),
                  {"code": ["29.10", "10.11"]}):
        equal(mfgq.crosswalk("nace-2", "isic-4", codes), printed)
    with pytest.raises(mfgq.ParseError, match=r"texts.*row 1"):
        mfgq.quantities(["3亿元", "many"])


def test_targets_in_a_frame(command, tmp_path):
    text = SERIES.replace("value\n", "value,target,target_period,comparator\n").replace(
        "\na,2005,100", "\na,2005,100").rstrip().split("\n")
    rows = [text[0]] + [line + (",160,2023,ge" if line.startswith("a,2020") else ",,,")
                        for line in text[1:]]
    (tmp_path / "data.csv").write_text("\n".join(rows) + "\n")
    printed = command("project", tmp_path / "data.csv", "--horizon", 3, "--format", "csv")
    found = mfgq.project(tmp_path / "data.csv", 3)
    equal(found, printed)
    assert found.probability("a") > 0 and found.targets["a"]["value"] == 160


def test_scenarios_with_targets(command, tmp_path):
    head, *lines = SERIES.split()
    rows = [head + ",target,target_period,comparator"]
    aims = {"a,2020": ",160,2024,ge", "b,2020": ",150,2023,le"}
    rows += [line + next((t for k, t in aims.items() if line.startswith(k)), ",,,") for line in lines]
    (tmp_path / "data.csv").write_text("\n".join(rows) + "\n")
    printed = command("scenario", tmp_path / "data.csv", "--horizon", 3, "--growth", "0.03", "--growth",
                      "-0.1", "--format", "csv")
    equal(mfgq.scenarios(tmp_path / "data.csv", 3, growth=[0.03, -0.1]), printed)
    for bad in ({}, {"horizon": 2, "to": 2030}, {"to": 2010}, {"horizon": 2, "shock": 0.1},
                {"horizon": 2, "catch_up": "b"}, {"horizon": 2, "growth": -1.5},
                {"horizon": 2, "shock": 0.1, "fade": 0.5, "at": 2050}):
        with pytest.raises(ValueError):
            mfgq.scenarios(tmp_path / "data.csv", **bad)
    with pytest.raises(KeyError):
        mfgq.scenarios(tmp_path / "data.csv", 2, catch_up="z", periods=3)


def test_frames_of_many_shapes_project_alike():
    rows = Table(SERIES)
    want = mfgq.project(rows, 2).table
    long = rows.to_pandas()
    wide = long.pivot(index="period", columns="series", values="value")
    shapes = [
        long, long.sample(frac=1, random_state=3).sort_values("series", kind="stable"),
        long.astype({"series": "category"}), long.astype({"series": object}),
        long.set_index(["series", "period"]), wide, wide.astype("Float64"),
        long.astype({"period": str}), long.assign(period=pd.PeriodIndex(long["period"].astype(str), freq="Y")),
        wide.set_index(pd.PeriodIndex(wide.index.astype(str), freq="Y")), pl.from_pandas(long),
        pl.from_pandas(long).with_columns(pl.col("series").cast(pl.Categorical)),
        pa.Table.from_pandas(long), rows.to_rows(), rows.to_dict() and Table(rows.to_dict()),
        pl.from_pandas(wide.reset_index()), wide.reset_index(),
        {s: dict(zip(g["period"], g["value"])) for s, g in long.groupby("series")},
        {s: g.set_index("period")["value"] for s, g in long.groupby("series")},
    ]
    for shape in shapes:
        assert mfgq.project(shape, 2).table == want
    gap = long[long["period"] != 2008]  # a missing period is a missing value
    assert mfgq.project(gap, 1, model="linear").point("a") == mfgq.project(
        wide.assign(a=wide["a"].where(wide.index != 2008)), 1, model="linear").point("a")
