"""Every command of projection and reconciliation with input that is wrong or extreme: a clear error with its
place, or a flagged answer; never a crash, a hang or a silent NaN."""
import csv
import io
import math
import resource

import pytest


def long(values, first=2000, name="x"):
    return "series,period,value\n" + "".join(f"{name},{first + i},{v}\n" for i, v in enumerate(values))


BAD = {  # place and message of what cannot be read
    "": "1:1: no header row", "\n\n": "1:1: no header row", b"\xef\xbb\xbf": "1:1: no header row",
    "a,b\n1,2\n": "1:1: no column period",
    b"series,period,value\nx,2001,\xff1\n": "2:8: byte 0xff",
    "series,period,value\nx,2001,1\nx,2002,\"3": "3:8: quoted cell is not closed",
    "series,period,value\nx,2001,1\nx,2002\n": "3:1: row has 2 cells",
    b"series,period,value\nx,2001,1\0002\n": "2:9: zero byte",
    long([1, "NaN", 3]): "3:8: NaN is not a finite number", long([1, 2, "inf"]): "4:8: inf is not a finite number",
    long([1, "1e999"]): "3:8: 1e999 is not a finite number", long(['"1,000"']): "2:8: 1,000 is not a finite number",
    "series,period,value\nx,2001,1\nx,2001,2\n": "3:3: the same period twice",
    "series,period,value\nx,2001,1\nx,2001-Q2,2\n": "3:3: a period of another frequency",
    "series,period,value\nx,20x,1\n": "2:3: byte 2: expected a year",
    "series,period,value\nx,0001-01,1\nx,9999-12,2\n": "3:3: more than 100000 values",
    "series,period,value,target,low,high,comparator\nx,2001,1,,5,9,ge\nx,2002,2,,,,\n":
        "2:10: low and high are of a range",
    "series,frequency,values\nx,0,1 2\n": "2:3: a frequency is", "series,frequency,values\nx,1,1 inf\n": "2:5: inf is not",
    "series,period,value,target\nx,2001,1,abc\n": "2:10: abc is not a finite number",
}
EXTREME = {
    "all missing": long(["NA"] * 8), "one value": long([5]), "one of eight": long(["NA"] * 4 + [5] + ["NA"] * 3),
    "constant": long([5] * 8), "zeros": long([0] * 8), "negative": long([-1, -2, -5, -3, -4, -6, -7, -9]),
    "1e300": long([f"{1 + i / 10}e300" for i in range(10)]), "1e-300": long([f"{1 + i / 10}e-300" for i in range(10)]),
    "denormal": long(["4.9e-324", "1e-323", "2e-323", "1e-322", "5e-323"]), "largest": long(["1.79e308"] * 6),
    "signs": long(["1e308", "-1e308"] * 6), "steep": long([f"1e{60 * i}" for i in range(6)]),
    "both ends": long(["1e-300", "1e300"] * 4), "header only": "series,period,value\n",
    "unsorted": "series,period,value\nx,2003,3\nx,2001,1\nx,2002,2\nx,2000,0.5\nx,2004,4\n",
    "far apart": "series,period,value\nx,0001,1\nx,9999,2\n", "empty list": "series,frequency,values\nx,1,\n",
}
COMMANDS = {
    "project": ("project", "-", "--horizon", "3"), "backtest": ("backtest", "-", "--horizon", "1", "--origins", "2"),
    "scenario": ("scenario", "-", "--horizon", "3", "--growth", "0.1", "--shock", "-0.2", "--fade", "0.5"),
}


def told(done):
    """Rows of an answer in which nothing is missing without a word, and no NaN is printed."""
    rows = list(csv.DictReader(io.StringIO(done.out)))
    for row in rows:
        assert not {"nan", "inf", "-inf"} & {str(v).lower() for v in row.values()}, row
        main = row.get("mean", row.get("value", row.get("smape", row.get("median", "-"))))
        assert main != "" or row["note"] or row.get("se"), row
    return rows


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", BAD, ids=lambda t: BAD[t][:30])
def test_place(mfgq, command, text):
    done = mfgq.call(*COMMANDS[command], stdin=text)
    assert done.code == 3 and done.err.startswith("mfgq: -:" + BAD[text]) and done.out == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", EXTREME)
def test_extreme_series(mfgq, command, name):
    done = mfgq.call(*COMMANDS[command], "--format", "csv", stdin=EXTREME[name])
    assert done.code == 0, done.err
    told(done)


@pytest.mark.parametrize("name", EXTREME)
def test_every_model_on_extreme_series(mfgq, name):
    for model in {r["model"] for r in mfgq.rows("models")}:
        done = mfgq.call("project", "-", "--horizon", "2", "--model", model, "--format", "csv", stdin=EXTREME[name])
        assert done.code == 0, (model, done.err)
        told(done)


@pytest.mark.parametrize("horizon", ["0", "-1", "1000000000", "10001", "2.5", "x"])
@pytest.mark.parametrize("command", ["project", "backtest", "scenario"])
def test_horizons(mfgq, command, horizon):
    done = mfgq.call(command, "-", "--horizon", horizon, stdin=long(range(1, 9)))
    assert done.code == 2 and "horizon" in done.err


def test_bounds_that_exclude_the_data(mfgq):
    done = mfgq.call("project", "-", "--horizon", "2", "--bounds", "0,3", stdin=long([1, 2, 5]))
    assert done.code == 3 and "a value (5) lies outside the bounds" in done.err
    assert mfgq.call("project", "-", "--horizon", "2", "--bounds", "5,5", stdin=long([1])).code == 2


def test_out_of_range_is_all_or_a_bound(mfgq):
    """A bound beyond the range is missing; with the point beyond it there is no forecast at all."""
    signs = mfgq.rows("project", "-", "--horizon", "3", stdin=EXTREME["signs"])
    steep = mfgq.rows("project", "-", "--horizon", "3", stdin=EXTREME["steep"])
    for row in signs + steep:
        assert "out of the range of doubles" in row["note"]
    assert all(r["mean"] and not r["hi95"] for r in signs)
    assert all(not r[k] for r in steep for k in ("mean", "lo80", "lo95", "hi80", "hi95"))


def test_backtest_of_too_few(mfgq):
    rows = mfgq.rows("backtest", "-", "--horizon", "1", stdin=long([1, 2]))
    assert rows and all(r["origins"] == "0" and r["note"] == "too few values for an origin" for r in rows)


def test_whole_names_its_option(mfgq):
    done = mfgq.call("project", "-", "--horizon", "1", "--whole", stdin=long([1, 2]))
    assert done.code == 2 and "--whole: a whole has two parts" in done.err


# ---- fit

def points(values, xs=None):
    return "x,y\n" + "".join(f"{x},{y}\n" for x, y in zip(xs or range(len(values)), values))


CURVES = ["logistic", "gompertz", "richards", "weibull", "saturating", "bass-nls", "bass-density", "bass-ols", "linear",
          "exponential"]
CURVE_POINTS = {
    "missing": points(["NA"] * 6), "one": points([5]), "constant": points([5] * 8), "zeros": points([0] * 8),
    "negative": points([-1, -2, -3, -5, -4, -6]), "1e300": points([f"{i + 1}e300" for i in range(8)]),
    "1e-300": points([f"{i + 1}e-300" for i in range(8)]), "signs": points(["1e308", "-1e308"] * 4),
    "one place": points([1, 2, 3, 4, 5, 6], [1] * 6), "zigzag": points([1, 100] * 4), "header": "x,y\n",
}


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("name", CURVE_POINTS)
def test_fit(mfgq, curve, name):
    done = mfgq.call("fit", "-", "--model", curve, "--format", "csv", stdin=CURVE_POINTS[name])
    assert done.code in (0, 3, 4) and (done.code == 0 or done.err.startswith("mfgq: -:"))
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert all(math.isfinite(float(r["value"])) and math.isfinite(float(r["rss"])) for r in rows)
    if name in ("missing", "one", "header"):
        assert done.code == 3 and f"rows are too few for {curve}" in done.err


# ---- disaggregate

def years(values):
    return "period,value\n" + "".join(f"{2000 + i},{v}\n" for i, v in enumerate(values))


def quarters(values):
    return "period,ind\n" + "".join(f"{2000 + i // 4}-Q{i % 4 + 1},{v}\n" for i, v in enumerate(values))


IND = [20 + 3 * (i % 4) + i for i in range(24)]


@pytest.fixture
def spread(mfgq, tmp_path):
    def go(low, high, *options):
        (tmp_path / "low.csv").write_text(low)
        (tmp_path / "high.csv").write_text(high)
        return mfgq.call("disaggregate", tmp_path / "low.csv", "--indicator", tmp_path / "high.csv", *options,
                         "--format", "csv")
    return go


def values(done):
    assert done.code == 0, done.err
    return [float(r["value"]) for r in csv.DictReader(io.StringIO(done.out))]


@pytest.mark.parametrize("method", ["pro-rata", "denton-cholette", "chow-lin", "fernandez", "litterman"])
@pytest.mark.parametrize("exponent", [-300, -20, -9, 9, 20, 290])
def test_units_far_apart(spread, method, exponent):
    """In another unit of the benchmarks the result is the same in that unit."""
    base = [10, 12, 11, 14, 15, 16]
    one = values(spread(years(base), quarters(IND), "--method", method))
    two = values(spread(years(f"{v}e{exponent}" for v in base), quarters(IND), "--method", method))
    scale = max(map(abs, one))
    for a, b in zip(one, two):
        assert abs(float(f"{b:.17e}".split("e")[0] + f"e{int(f'{b:.17e}'.split('e')[1]) - exponent}") - a) < 1e-9 * scale


def test_uniform_without_indicator(mfgq, tmp_path):
    low = tmp_path / "low.csv"
    low.write_text("period,value\n2000,1e-300\n2002,3e-300\n")
    got = [float(r["value"]) for r in mfgq.rows("disaggregate", low, "--ratio", "4", "--method", "uniform")]
    for value, want in zip(got, [0.25e-300] * 4 + [0.5e-300] * 4 + [0.75e-300] * 4, strict=True):
        assert math.isclose(value, want, rel_tol=1e-12)


@pytest.mark.parametrize("low,high,options,code,message", [
    (years(["NA"] * 6), quarters(IND), (), 3, "low.csv:1:1: no benchmark has all of its periods"),
    (years([1]), quarters(IND), ("--method", "chow-lin"), 3, "low.csv:1:1: 1 benchmarks are too few"),
    (years([1, "inf"]), quarters(IND), (), 3, "low.csv:3:6: inf is not"),
    ("period,value\n2000,1\n2000,2\n", quarters(IND), (), 3, "low.csv:3:1: 2000 stands twice"),
    ("period,value\n2000,1\n2001-Q1,2\n", quarters(IND), (), 3, "low.csv:3:1: 2001-Q1 is of another frequency"),
    (years(range(1, 7)), quarters(["NA"] * 24), (), 3, "high.csv:1:1: no period has an indicator"),
    (years(range(1, 7)), quarters(IND[:5] + ["NA"] + IND[6:]), (), 3, "high.csv:7:9: ind is missing"),
    (years(range(1, 7)), quarters([0] * 24), ("--method", "pro-rata"), 3, "high.csv:2:9: 2000-Q1: indicator adds up to zero"),
    (years(range(1, 7)), quarters([3] * 24), ("--method", "chow-lin"), 3, "low.csv:1:1: indicator 1 is a combination"),
    (years(range(1, 7)), quarters(IND[:8]), ("--method", "chow-lin"), 3, "low.csv:1:1: 2 benchmarks are too few"),
    (years(range(1, 7)), quarters(IND), ("--rho", "1", "--method", "chow-lin"), 2, "rho is 1, not between -1 and 1"),
    (years(range(1, 7)), quarters(IND), ("--rho", "nan", "--method", "chow-lin"), 2, "--rho takes a number"),
    (years(range(1, 7)), "", (), 3, "high.csv:1:1: no header row"),
    (years(range(1, 7)), "period,ind\n", (), 3, "high.csv:1:1: no rows")])
def test_disaggregate(spread, low, high, options, code, message):
    options = options or ("--method", "denton-cholette")
    done = spread(low, high, *options)
    assert done.code == code and message in done.err.splitlines()[-1] and done.out == ""


def test_indicator_shorter_than_the_low_series(spread):
    done = spread(years(range(1, 7)), quarters(IND[:8]), "--method", "denton-cholette")
    assert len(values(done)) == 8 and "4 not wholly in the indicator, left out: 2002" in done.err


# ---- reconcile

VALUES = "variable,value,alterability,low,high\n"
SUM = "constraint,variable,coefficient,comparator,total\ns,a,1,eq,0\ns,b,1,,\ns,t,-1,,\n"


@pytest.mark.parametrize("variables,constraints,code,message", [
    ("a,10,0,,\nb,20,0,,\nt,35,0,,\n", SUM, 4, "c.csv:2:1: s cannot hold"),
    ("a,1e308,1,,\nb,1e308,1,,\nt,-1e308,1,,\n", SUM, 3, "the result overflows"),
    ("a,NA,1,,\nb,20,1,,\nt,35,1,,\n", SUM, 3, "v.csv:2:3: value is missing"),
    ("a,10,-1,,\nb,20,1,,\nt,35,1,,\n", SUM, 3, "v.csv:2:6: alterability is -1"),
    ("a,10,1,5,2\nb,20,1,,\nt,35,1,,\n", SUM, 4, "v.csv:2:8: the lower bound of a cannot hold"),
    ("a,10,1,,\na,11,1,,\n", SUM, 3, "v.csv:3:1: a stands twice"),
    ("a,10,1,,\nb,20,1,,\nt,35,1,,\n", SUM + "s,a,1,,\n", 3, "c.csv:5:3: a stands twice in constraint s"),
    ("a,10,1,,\nb,20,1,,\nt,35,1,,\n", SUM + "r,a,1,eq,5\nq,a,1,eq,6\n", 4, "c.csv:6:1: q cannot hold"),
    ("a,10,1,,\nb,20,1,,\nt,35,1,,\n", SUM + "r,z,1,eq,5\n", 3, "c.csv:5:3: no variable z"),
    ("", SUM, 3, "v.csv:1:1: no rows")])
def test_reconcile(mfgq, tmp_path, variables, constraints, code, message):
    (tmp_path / "v.csv").write_text(VALUES + variables)
    (tmp_path / "c.csv").write_text(constraints)
    done = mfgq.call("reconcile", tmp_path / "v.csv", "--constraints", tmp_path / "c.csv")
    assert done.code == code and message in done.err and done.out == ""


# ---- outlook

PLAN = ("indicator,statement,section,cluster,name_zh,name_en,unit,direction,comparator,accumulation,base_period,period,"
        "dated,value,low,high,nature,parent,quote,kind\nx,s1,1,,某,Some,件,1,ge,{},2018,{},yes,{},,,,,,level\n")
SEEN = {
    "missing": ["NA"] * 8, "one": [5], "constant": [5] * 8, "zeros": [0] * 8, "negative": [-1, -2, -5, -3, -4, -6, -7, -9],
    "1e300": [f"{i + 1}e300" for i in range(8)], "1e-300": [f"{i + 1}e-300" for i in range(8)],
    "signs": ["1e308", "-1e308"] * 4, "largest": ["1.79e308"] * 8, "nothing": [],
}


@pytest.mark.parametrize("way", ["none", "average", "per-year", "since-base"])
@pytest.mark.parametrize("name", SEEN)
def test_outlook(mfgq, tmp_path, way, name):
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value,unit\n" + "".join(f"x,{2014 + i},{v},件\n" for i, v in enumerate(SEEN[name])))
    for period, value in ((2025, 180), (9999, 5), (2025, 0), (2025, "1e308")):
        plan = tmp_path / "plan.csv"
        plan.write_text(PLAN.format(way, period, value))
        for options in ((), ("--path",)):
            done = mfgq.call("outlook", plan, "--observations", seen, *options, "--format", "csv")
            assert done.code == 0, done.err
            assert told(done)


@pytest.mark.parametrize("text,message", [
    ("indicator,period,value,unit\nx,2020,inf,件\n", "seen.csv:2:8: inf is not"), ("", "seen.csv:1:1: no header row"),
    ("indicator,period,value,unit\nx,20x,1,件\n", "seen.csv:2:3: '20x' is no period"),
    ("indicator,period,value,unit\nx,2020,1,亿元\n", "seen.csv:2:10: x in 亿元 cannot be compared"),
    ("a,b\n1,2\n", "seen.csv:1:1: no column indicator")])
def test_outlook_observations(mfgq, tmp_path, text, message):
    (tmp_path / "plan.csv").write_text(PLAN.format("none", 2025, 180))
    (tmp_path / "seen.csv").write_text(text)
    done = mfgq.call("outlook", tmp_path / "plan.csv", "--observations", tmp_path / "seen.csv")
    assert done.code == 3 and message in done.err


def test_many_series_in_the_order_of_time(mfgq):
    """Ten thousand series, period by period: read in a time that does not grow with their square."""
    text = "series,period,value\n" + "".join(
        f"a series with a long name {s},{year},{100 + s % 7 + year - 2001}\n" for year in range(2001, 2016) for s in range(10000))
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    rows = mfgq.rows("project", "-", "--horizon", "1", "--model", "naive", stdin=text)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - started < 1.5  # seconds; it was more than three
    assert [r["series"] for r in rows] == [f"a series with a long name {s}" for s in range(10000)]
    assert all(float(r["mean"]) == 114 + s % 7 for s, r in enumerate(rows))


def test_reconcile_of_a_sparse_panel(mfgq, tmp_path):
    """As many variables as periods: a table of both would take gigabytes."""
    (tmp_path / "v.csv").write_text("variable,period,value\n" + "".join(f"v{i},{i},1\n" for i in range(20000)))
    (tmp_path / "c.csv").write_text("constraint,variable,coefficient\nt,v1,1\n")
    done = mfgq.call("reconcile", tmp_path / "v.csv", "--constraints", tmp_path / "c.csv")
    assert done.code == 3 and "v.csv:1:1: no row for v1 in 0" in done.err
