#!/usr/bin/env python3
"""Writes tests/golden/real_data.csv: what the commands on regions, industries and changes must give on
the published figures in tests/data, computed here from the definitions with NumPy.

    python3 tests/scripts/golden_cluster.py      needs numpy and pandas

Nothing of the library is used. Each row: a file and the arguments of a command, the key of one row of its
output (its cells but the figure, joined by |), and the figure.
"""
import csv
import itertools
import json
import math
import pathlib
from fractions import Fraction

import numpy as np
import pandas as pd

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "tests/data"
OUT = []


def put(command, file, rename, arguments, key, expected, source, abs_tol=1e-12, rel=1e-10):
    OUT.append([command, file, rename, arguments, "|".join("" if k is None else str(k) for k in key),
                "" if math.isnan(expected) else repr(float(expected)), rel, abs_tol, source])


# ---- cluster: the member states of the EU by ten industries, 2016


def wide(file, rows, columns):
    frame = pd.read_csv(DATA / file)
    return frame.pivot(index=rows, columns=columns, values="value").fillna(0)


def gini(v):
    v = np.sort(np.asarray(v, float))
    n = len(v)
    return 2 / (n * n * v.mean()) * (np.arange(1, n + 1) * (v - v.mean())).sum()


def cluster():
    file, source = "eu28_employment_2016.csv", "NumPy on whole matrices, from the definitions"
    table = wide(file, "region", "industry")
    x = table.to_numpy()
    share = x / x.sum(1, keepdims=True)
    all_share = x.sum(0) / x.sum()
    lq = share / all_share

    def of_region(metric, values, extra=""):
        for name, value in zip(table.index, values):
            put("cluster", file, "", f"--metric {metric}{extra}", (name, None, metric), value, source)

    for k, industry in enumerate(table.columns):
        column = lq[:, k]
        z = (column - column.mean()) / column.std(ddof=1)
        for r, region in enumerate(table.index):
            put("cluster", file, "", "--metric lq-z", (region, industry, "lq-z"), z[r], source)
    krugman = np.abs(share - all_share).sum(1)
    of_region("krugman-sum", krugman)
    of_region("krugman-half", krugman / 2)
    rest = (x.sum(0) - x) / (x.sum(0) - x).sum(1, keepdims=True)
    of_region("krugman-sum", np.abs(share - rest).sum(1), " --reference rest")
    others = (share.sum(0) - share) / (len(x) - 1)
    of_region("krugman-sum", np.abs(share - others).sum(1), " --reference mean-shares")
    of_region("hhi-normalised", ((share ** 2).sum(1) - .1) / .9)
    logs = np.log(share, where=share > 0, out=np.zeros_like(share))
    of_region("entropy", -(share * logs).sum(1))
    of_region("entropy-bits", -(share * logs).sum(1) / math.log(2))
    of_region("entropy-normalised", -(share * logs).sum(1) / math.log(10))
    of_region("entropy-relative", (share * (logs - np.log(all_share))).sum(1))
    of_region("gini-specialisation", [gini(row) for row in lq])
    of_industry = x / x.sum(0)
    size = x.sum(1) / x.sum()
    for k, industry in enumerate(table.columns):
        put("cluster", file, "", "--metric gini-concentration", (None, industry, "gini-concentration"),
            gini(lq[:, k]), source)
        order = np.argsort(lq[:, k])
        cumulative = np.concatenate([[0], np.cumsum(of_industry[order, k])])
        area = (size[order] * (cumulative[1:] + cumulative[:-1]) / 2).sum()
        put("cluster", file, "", "--metric gini-locational", (None, industry, "gini-locational"),
            1 - 2 * area, source)
    for metric, around in (("coagglomeration", of_industry.mean(1)), ("coagglomeration-total", size)):
        gap = of_industry - around[:, None]
        pairs = gap.T @ gap / (1 - (around ** 2).sum())
        for a, b in itertools.combinations(range(x.shape[1]), 2):
            put("cluster", file, "", f"--metric {metric}",
                (None, table.columns[a], metric, table.columns[b]), pairs[a, b], source, 1e-13)
    gap = of_industry - size[:, None]
    weight = x.sum(0) / x.sum()
    squares = np.outer(weight, weight) * (gap.T @ gap)
    group = (squares.sum() - np.trace(squares)) / (1 - (size ** 2).sum()) / (1 - (weight ** 2).sum())
    put("cluster", file, "", "--metric coagglomeration-group", (None, None, "coagglomeration-group"), group,
        source, 1e-13)


# ---- inequality of the same table, industry by industry


def inequality():
    file, rename = "eu28_employment_2016.csv", "industry=series"
    source = "NumPy, sorted values and their cumulative shares"
    table = wide(file, "region", "industry")
    for industry in table.columns:
        v = np.sort(table[industry].to_numpy())
        share = v / v.sum()
        lorenz = np.concatenate([[0], np.cumsum(share)])
        trapezoid = 1 - (lorenz[1:] + lorenz[:-1]).sum() / len(v)
        mean = v.mean()
        middle = np.median(v)
        half = np.interp(.5, np.linspace(0, 1, len(v) + 1), lorenz)
        values = {
            "gini": trapezoid,
            "gini-normalised": trapezoid * len(v) / (len(v) - 1),
            "theil-t": (v / mean * np.log(v / mean)).mean(),
            "theil-l": np.log(mean / v).mean(),
            "atkinson": 1 - (np.sqrt(v / mean).mean()) ** 2,
            "hoover": np.abs(share - 1 / len(v)).sum() / 2,
            "hhi": (share ** 2).sum(),
            "wolfson": 2 * (2 * (.5 - half) - trapezoid) * mean / middle,
        }
        for metric, value in values.items():
            put("inequality", file, rename, f"--metric {metric}", (industry, metric), value, source)


# ---- complexity of the same table


def complexity():
    file, rename = "eu28_employment_2016.csv", "industry=product"
    source = "NumPy, dense products and a full eigendecomposition"
    table = wide(file, "region", "industry")
    x = table.to_numpy()
    rca = (x / x.sum(1, keepdims=True)) / (x.sum(0) / x.sum())
    m = (rca >= 1).astype(float)
    d, u = m.sum(1), m.sum(0)
    assert d.min() > 0 and u.min() > 0
    walk = (m / d[:, None]) @ (m / u).T
    values, vectors = np.linalg.eig(walk)
    second = np.real(vectors[:, np.argsort(-np.real(values))[1]])
    second *= np.sign(np.corrcoef(second, d)[0, 1])
    image = (m / u).T @ second

    def z(v):
        return (v - v.mean()) / v.std(ddof=1)

    phi = (m.T @ m) / np.maximum(u[:, None], u[None, :])
    off = phi - np.eye(len(u))
    results = {"eci": z(second), "pci": z(image), "diversity": d, "ubiquity": u}
    f, q = np.ones(len(d)), np.ones(len(u))
    for _ in range(19):
        f, q = m @ q, 1 / (m.T @ (1 / f))
        f, q = f / f.mean(), q / q.mean()
    results["fitness"], results["quality"] = f, q
    kr, kp = [d], [u]
    for _ in range(19):
        kr, kp = kr + [m @ kp[-1] / d], kp + [m.T @ kr[-1] / u]
    results["eci-reflections"], results["pci-reflections"] = z(kr[18]), z(kp[19])
    for metric, value in results.items():
        for name, one in zip(table.index if len(value) == len(d) else table.columns, value):
            # Averages of averages nearly coincide before they are standardised.
            tolerance = 1e-5 if "reflections" in metric else 1e-9
            put("complexity", file, rename, f"--metric {metric}", (name, metric), one, source, tolerance,
                tolerance)
    for diagonal, near in (("", phi), (" --no-diagonal", off)):
        density = m @ near / near.sum(0)
        for r, region in enumerate(table.index):
            for k, industry in enumerate(table.columns):
                put("complexity", file, rename, f"--metric density{diagonal}", (region, industry, "density"),
                    density[r, k], source)
    for a, b in itertools.combinations(range(len(u)), 2):
        put("complexity", file, rename, "--metric proximity-product",
            (table.columns[a], table.columns[b], "proximity-product"), phi[a, b], source)


# ---- shift-share: Göttingen in Germany year by year, the Länder


def parts(method, r0, r1, n0, n1):
    growth = n1.sum() / n0.sum()
    own, industry = r1 / r0, n1 / n0
    out = {"national": r0 * (growth - 1), "mix": r0 * (industry - growth)}
    if method == "classic":
        out["regional"] = r0 * (own - industry)
    else:
        expected = r0.sum() * n0 / n0.sum()
        out["competitive"] = expected * (own - industry)
        out["allocation"] = (r0 - expected) * (own - industry)
    out["total"] = r1 - r0
    return out


def shift_share():
    source = "NumPy, from the definitions"
    file = "goettingen_2008_2017.csv"
    cube = pd.read_csv(DATA / file).pivot_table(index="industry", columns=["region", "period"], values="value",
                                                sort=False)
    years = sorted({year for _, year in cube.columns})
    for method in ("classic", "esteban-marquillas"):
        for dynamic, steps in (("", [(years[0], years[-1])]), (" --dynamic", list(zip(years, years[1:])))):
            total = {}
            for a, b in steps:
                step = parts(method, *(cube[place, year].to_numpy(float) for place in ("Goettingen", "Germany")
                                       for year in (a, b)))
                for component, value in step.items():
                    total[component] = total.get(component, 0) + value
            for component, value in total.items():
                for industry, one in zip(cube.index, value):
                    put("shiftshare", file, "", f"--method {method} --reference Germany{dynamic}",
                        ("Goettingen", industry, component), one, source, 1e-8)
    file = "german_regions_2008_2014.csv"
    cube = pd.read_csv(DATA / file).pivot_table(index="industry", columns=["period", "region"], values="value")
    for method in ("classic", "esteban-marquillas"):
        for region in ("Bayern", "Berlin", "Freistaat Sachsen"):
            out = parts(method, cube[2008][region].to_numpy(float), cube[2014][region].to_numpy(float),
                        cube[2008].sum(axis=1).to_numpy(float), cube[2014].sum(axis=1).to_numpy(float))
            for component, value in out.items():
                for industry, one in zip(cube.index, value):
                    put("shiftshare", file, "", f"--method {method}", (region, industry, component), one, source,
                        1e-8)


# ---- decomposition of China's value added: output, its structure, the ratio of value added


def mean_log(a, b):
    return np.where(np.isclose(a, b, rtol=1e-14), a, (a - b) / np.log(a / b))


def decomposition():
    file, source = "china_value_added.csv", "NumPy and, for shapley, all orders of the factors"
    frame = pd.read_csv(DATA / file, dtype={"category": str})
    factors = list(dict.fromkeys(frame["factor"]))
    a, b = (frame[frame.period == year].pivot(index="category", columns="factor", values="value")[factors]
            .to_numpy() for year in (2017, 2020))
    va, vb = a.prod(1), b.prod(1)
    logs = np.log(b / a)
    change = vb.sum() - va.sum()
    additive = (mean_log(vb, va)[:, None] * logs).sum(0)
    ratio = np.log(vb.sum() / va.sum())
    one = np.exp((mean_log(vb, va)[:, None] * logs).sum(0) / mean_log(vb.sum(), va.sum()))
    weight = mean_log(vb / vb.sum(), va / va.sum())
    two = np.exp((weight[:, None] * logs).sum(0) / weight.sum())
    shapley = np.zeros(len(factors))
    orders = list(itertools.permutations(range(len(factors))))
    for order in orders:
        at = a.copy()
        for f in order:
            before = at.prod(1).sum()
            at[:, f] = b[:, f]
            shapley[f] += (at.prod(1).sum() - before) / len(orders)
    for method, effects, shares in (("lmdi1-additive", additive, additive / change),
                                    ("lmdi1-multiplicative", one, np.log(one) / ratio),
                                    ("lmdi2-multiplicative", two, np.log(two) / ratio),
                                    ("shapley", shapley, shapley / change)):
        for factor, effect in zip(factors, effects):
            put("decompose", file, "", f"--method {method} --columns from,to,factor,effect",
                (2017, 2020, factor), effect, source)
        for factor, share in zip(factors, shares):
            put("decompose", file, "", f"--method {method} --columns from,to,factor,share",
                (2017, 2020, factor), share, source)


# ---- productivity dynamics: profit per revenue of high-technology industry, provinces of some size


def dynamics():
    file, source = "china_hightech_profit.csv", "NumPy over the sets of continuing, entering, leaving"
    frame = pd.read_csv(DATA / file)
    s = frame.pivot(index="id", columns="period", values="share").fillna(0)
    p = frame.pivot(index="id", columns="period", values="productivity").fillna(0)
    s0, s1, p0, p1 = (t[year].to_numpy() for t in (s, p) for year in (2010, 2023))
    stay, enter, leave = (s0 > 0) & (s1 > 0), (s0 == 0) & (s1 > 0), (s0 > 0) & (s1 == 0)
    assert enter.any() and leave.any()
    a, b = (s0 * p0).sum(), (s1 * p1).sum()
    ds, dp, c = s1 - s0, p1 - p0, stay
    mean = (a + b) / 2

    def mid(reference):
        return {"within": ((s0 + s1) / 2 * dp)[c].sum(), "between": (ds * ((p0 + p1) / 2 - reference))[c].sum(),
                "entry": (s1 * (p1 - reference))[enter].sum(), "exit": -(s0 * (p0 - reference))[leave].sum()}

    w0, w1 = s0[c].sum(), s1[c].sum()
    pc0, pc1 = (s0 * p0)[c].sum() / w0, (s1 * p1)[c].sum() / w1
    ends = {"entry": (s1 * (p1 - pc1))[enter].sum(), "exit": -(s0 * (p0 - pc0))[leave].sum()}
    u0, u1 = s0[c] / w0, s1[c] / w1
    results = {
        "bhc": {"within": (s0 * dp)[c].sum(), "between": (p1 * ds)[c].sum(), "entry": (s1 * p1)[enter].sum(),
                "exit": -(s0 * p0)[leave].sum()},
        "gr": mid(mean),
        "fhk": {"within": (s0 * dp)[c].sum(), "between": (ds * (p0 - a))[c].sum(), "cross": (ds * dp)[c].sum(),
                "entry": (s1 * (p1 - a))[enter].sum(), "exit": -(s0 * (p0 - a))[leave].sum()},
        "bg": mid((s0 * p0)[leave].sum() / s0[leave].sum()),
        "df": {"within": ((u0 + u1) / 2 * dp[c]).sum(), "between": ((p0[c] + p1[c]) / 2 * (u1 - u0)).sum(), **ends},
        "mp": {"mean": p1[c].mean() - p0[c].mean(),
               "covariance": (pc1 - p1[c].mean()) - (pc0 - p0[c].mean()), **ends},
    }
    for method, values in results.items():
        assert abs(sum(values.values()) - (b - a)) < 1e-12, method
        for component, value in {**values, "total": b - a}.items():
            put("dynamics", file, "", f"--method {method}", (2010, 2023, component), value, source, 1e-14)


# ---- index numbers: the data of the manual's chapter 19, in fractions


def index():
    file, source = "ppi_manual.csv", "exact fractions on the data of PPI-MANUAL chapter 19"
    with open(DATA / file, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    p, q = ({(int(r["period"]), r["item"]): Fraction(r[name]) for r in rows} for name in ("price", "quantity"))
    items = sorted({item for _, item in p})
    for t in range(1, 6):
        cost = {(i, j): sum(p[i, k] * q[j, k] for k in items) for i in (1, t) for j in (1, t)}
        laspeyres, paasche = cost[t, 1] / cost[1, 1], cost[t, t] / cost[1, t]
        edgeworth = (cost[t, 1] + cost[t, t]) / (cost[1, 1] + cost[1, t])
        carli = sum(p[t, k] / p[1, k] for k in items) / len(items)
        for formula, value in (("laspeyres", laspeyres), ("paasche", paasche), ("marshall-edgeworth", edgeworth),
                               ("fisher", math.sqrt(laspeyres * paasche)), ("carli", carli)):
            put("index", file, "", f"--formula {formula} --link fixed", (t,), value, source)


# ---- a composite of the provinces


def composite():
    file, spec = "china_provinces_2023.csv", DATA / "china_provinces_spec.json"
    source = "pandas, from the handbook's formulas"
    table = pd.read_csv(DATA / file).pivot(index="unit", columns="indicator", values="value")
    items = {i["code"]: i for i in json.loads(spec.read_text(encoding="utf-8"))["indicators"]}
    plain = pd.DataFrame({code: table[code] / (table[i["denominator"]] if "denominator" in i else 1)
                          for code, i in items.items()})
    scores = 1 + 99 * (plain - plain.min()) / (plain.max() - plain.min())
    weight = pd.Series({code: i.get("weight", 1) for code, i in items.items()})
    parent = {code: i["parent"] for code, i in items.items()}
    for unit in table.index:
        for code in items:
            put("composite", file, "", "--spec tests/data/china_provinces_spec.json --stage normalised "
                "--columns unit,level,name,value", (unit, 1, code), scores.loc[unit, code], source)
    groups = pd.DataFrame({g: np.exp(sum(weight[c] * np.log(scores[c]) for c in items if parent[c] == g)
                                     / sum(weight[c] for c in items if parent[c] == g))
                           for g in dict.fromkeys(parent.values())})
    whole = np.sqrt(groups["effort"] * groups["result"])
    rank = whole.rank(ascending=False, method="min")
    for unit in table.index:
        for name, level, values in (("effort", 2, groups["effort"]), ("result", 2, groups["result"]),
                                    ("index", 3, whole)):
            put("composite", file, "", "--spec tests/data/china_provinces_spec.json --stage aggregated "
                "--columns unit,level,name,value", (unit, level, name), values[unit], source)
        put("composite", file, "", "--spec tests/data/china_provinces_spec.json --stage aggregated "
            "--columns unit,level,name,rank", (unit, 3, "index"), rank[unit], source)


for part in (cluster, inequality, complexity, shift_share, decomposition, dynamics, index, composite):
    part()
with open(ROOT / "tests/golden/real_data.csv", "w", encoding="utf-8", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow("command file rename arguments row expected rel abs source".split())
    writer.writerows(OUT)
print(len(OUT), "figures")
