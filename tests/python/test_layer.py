"""Plans, quantities, series, taxonomies: how they behave as Python objects."""
import copy
import math
import os
import pickle
import signal
import threading
import warnings

import mfgq
import pandas as pd
import pytest
from mfgq import Observations, Period, Plan, Quantity, Series, Taxonomy, Unit


@pytest.fixture(scope="module")
def plan():
    return Plan("chongqing-2019-2022")


def test_plan(plan):
    assert len(plan) == 93 and "gross-output" in plan and plan.title("zh").startswith("重庆市")
    first = plan["gross-output"]
    assert first.name("zh") == "规模以上工业企业总产值" and first.unit == "亿元"
    assert first.direction == 1 and first.formula == "sum(gross_output)"
    assert {t.period for t in first.targets} == {"2019", "2020", "2022"}
    assert first.targets[0].quantity == Quantity("21700亿元")
    assert len(list(plan)) == len(plan) and plan[:2][0].id == next(iter(plan)).id
    assert pickle.loads(pickle.dumps(plan)) == plan and hash(plan) == hash(copy.copy(plan))
    assert plan != Plan("annual-targets")
    assert "93 indicators" in repr(plan) and "<table>" in plan._repr_html_()
    with pytest.raises(KeyError):
        plan["x"]
    with pytest.raises(mfgq.NotFound):
        Plan("x")


def test_plan_of_a_table(plan):
    again = Plan.from_targets(plan.targets)
    assert again.targets["value"] == plan.targets["value"]
    again = Plan.from_targets(plan.targets.to_pandas())
    assert [t["value"] for t in again.targets] == plan.targets["value"]
    with pytest.raises(mfgq.Error) as caught:
        Plan.from_targets({"indicator": ["a"], "period": ["20x0"], "value": [1.0], "unit": ["元"]})
    assert caught.value.line == 2


def test_assess(plan):
    found = plan.assess()
    assert found.summary["met"] == len(found.where(verdict="met"))
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(found)).plan == plan
    early = plan.assess(as_of=2019)
    assert early.summary.get("not-due", 0) > 0
    html = found._repr_html_()
    assert "✓ met" in html and "✗ missed" in html


def test_observations(plan):
    text = "indicator,period,value,unit\ngross-output,2020,22700,亿元\ngross-output,2019,2.15,万亿元\n"
    rows = [{"indicator": "gross-output", "period": "2020", "value": 22700, "unit": "亿元"},
            {"indicator": "gross-output", "period": "2019", "value": 2.15, "unit": "万亿元"}]
    for data in (text, rows, pd.DataFrame(rows), mfgq.Table(rows), text.encode()):
        seen = Observations(data)
        assert len(seen) == 2
        got = {r["period"]: r["verdict"] for r in plan.assess(data)
               if r["statement"] == "box1:gross-output"}
        assert got["2020"] == "missed"
    assert pickle.loads(pickle.dumps(seen)) == seen
    with pytest.raises(mfgq.UnitError):
        Observations(text.replace("万亿元", "parsecs"))
    with pytest.raises(mfgq.Error) as caught:
        Observations(text.replace("22700", "22７OO"))
    assert caught.value.line == 2


def test_full_width_digits():
    assert Quantity("≥５０％").value == 50 and Quantity("２万亿元").value == 2
    assert Series({2019: "２．５", 2020: "3.5"}).values == [2.5, 3.5]
    with pytest.raises(ValueError, match="row 1"):
        Series({2019: "２．５", 2020: "many"})


def test_quantity():
    q = Quantity("34万元/人")
    assert q.to("元/人").value == 340000 and q.interval == (33.5, 34.5) and float(q) == 340000
    assert str(Quantity("[13.5]%")) == "[13.5]%" and Quantity("[13.5]%").accumulation == "since-base"
    assert Quantity("4—5条").low == 4 and math.isnan(Quantity("4—5条").value)
    assert (q * 2).value == 68 and (2 * q).value == 68 and (q + q).value == 68
    assert (Quantity("25%") - Quantity("24%")).unit.name in ("百分点", "个百分点", "pp")
    assert Quantity("2万元") > Quantity("1.9万元") and Quantity("1万元") <= Quantity("10000元")
    assert pickle.loads(pickle.dumps(q)) == q and len({q, Quantity("34万元/人")}) == 1
    assert q != Quantity("34.0万元/人") and q.decimals == 0
    assert Quantity(3.5, "亿元").value == 3.5
    with pytest.raises(mfgq.UnitError):
        q + Quantity("1人")
    with pytest.raises(TypeError):
        q + "1"
    with pytest.raises(mfgq.ParseError):
        Quantity("abc%%")
    assert Unit("亿元").convert(1.0, "元") == 1e8 and Unit("吨") != Unit("元")
    assert Unit("万元") / Unit("人") == Unit("万元/人")


def test_period():
    assert Period("2020-Q3") + 2 == Period("2021-Q1") and Period(2021) - Period(2019) == 2
    assert Period(2019) < Period("2020") and Period("2020-07").part == 7
    assert pickle.loads(pickle.dumps(Period("2020-07"))) == Period("2020-07")
    with pytest.raises(mfgq.ParseError):
        Period("20x")


def test_series():
    s = Series({2018: 100.0, 2016: 80.0, 2017: None}, unit="亿元", name="产值")
    assert [str(p) for p in s.periods] == ["2016", "2017", "2018"] and math.isnan(s[2017])
    assert s["2018"] == 100 and len(s[2017:2018]) == 2 and 2019 not in s
    assert s.to("万元")[2018] == 1_000_000 and s.flags == [set(), set(), set()]
    assert pickle.loads(pickle.dumps(s)) == s and hash(s) == hash(copy.deepcopy(s))
    assert (s / Series({2016: 2.0, 2017: 2.0, 2018: 4.0}, unit="万人"))[2018] == 25
    assert "svg" in s._repr_html_() or "100" in s._repr_html_()
    pandas = s.to_pandas()
    assert Series(pandas, unit="亿元", name="产值") == s
    assert Series([1, 2], start="2020-Q4").periods[1] == Period("2021-Q1")
    with pytest.raises(KeyError):
        s[2030]


@pytest.mark.parametrize("bad, match", [
    (lambda: Series(pd.Series([1, 2], index=[2019, 2019])), "repeated"),
    (lambda: Series({"2019": 1, "2020-Q1": 2}), "mixed frequencies"),
    (lambda: Series(pd.Series([1.0], index=pd.to_datetime(["2020-01-01"], utc=True))), "time zone"),
    (lambda: Series([1, 2]), "needs periods"),
    (lambda: Series([1, 2], periods=[2019]), "for 2 values"),
    (lambda: mfgq.project([1, 2, 3], model="magic"), "does not exist"),
    (lambda: mfgq.project({2019: 1.0, 2020: 2.0}, target=(2018, 5)), "behind"),
    (lambda: mfgq.project(pd.DataFrame({"series": ["a", "a"], "period": ["2020", "2020"],
                                        "value": [1.0, 2.0]})), "repeated")])
def test_bad_series(bad, match):
    with pytest.raises((TypeError, ValueError, mfgq.Error), match=match):
        bad()


def test_project():
    s = Series({y: 100 + 5.0 * (y - 2010) for y in range(2010, 2020)}, unit="亿元", name="x")
    p = s.project(5, model="linear", target=(2022, "ge", 155.0))
    assert [str(x) for x in p.periods()][:2] == ["2020", "2021"] and p.point()[0] == pytest.approx(150)
    assert 0.001 <= p.probability() <= 0.999 and len(p.interval(95)) == 5
    wide = pd.DataFrame({"a": s.values, "b": [v * 2 for v in s.values]}, index=range(2010, 2020))
    many = mfgq.project(wide, 3, model="linear")
    assert len(many) == 2 and many.point("b")[0] == pytest.approx(300)
    long = pd.DataFrame({"series": ["a"] * 10, "period": range(2010, 2020), "value": s.values})
    assert mfgq.project(long, 3, model="linear").point("a") == many.point("a")
    assert many.to_pandas().shape[0] == 6 and many == mfgq.project(wide, 3, model="linear")
    assert len(many.parameters) > 0
    with pytest.warns(mfgq.MfgqWarning, match="1 of 1 series have no forecast"):
        mfgq.project({2019: None}, 2)
    gap = {2010: 100.0, 2012: 110.0, 2013: 115.0, 2016: 130.0}
    assert mfgq.project(gap, 1, model="linear").point()[0] == pytest.approx(135)
    assert mfgq.project(pd.Series(gap), 1, model="linear").point()[0] == pytest.approx(135)
    with pytest.raises(ValueError, match="level"):
        many.interval(50)
    with pytest.raises(KeyError):
        many.point("c")


def test_interrupt():
    """Ctrl-C stops a long projection."""
    import numpy as np
    values = np.cumsum(np.random.default_rng(1).normal(1, 1, (30_000, 20)), axis=1) + 100
    frame = pd.DataFrame(values.T, index=range(2000, 2020))
    timer = threading.Timer(0.6, os.kill, (os.getpid(), signal.SIGINT))
    # A shell starts what runs in the background with the signal ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            mfgq.project(frame, 5, progress=False)
            timer.join()
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)


def test_taxonomy():
    t = Taxonomy("chongqing-2019-2022")
    assert t["smart"].name("zh") == "智能产业集群" and "smart/ic/01" in t["smart"]
    assert t["smart"] in t["smart/ic"].parents and t["smart/ic/01"].tier == "巩固提升"
    assert len(t.roots) >= 7 and "atlantis" not in t
    assert pickle.loads(pickle.dumps(t)) == t and t.find(["smart", "x"])[1] == -1
    assert len(t.search("芯片")) > 0
    own = Taxonomy.loads("code,parent,name_en\na,,A\nb,a,B\n")
    assert own["b"].parents[0].code == "a" and pickle.loads(pickle.dumps(own)) == own
    rolled = own.rollup(["b", "b"], [1.0, 2.0])
    assert rolled.where(code="a")["value"] == [3.0]
    walk = mfgq.Crosswalk("nace-2", "isic-4")
    assert walk.source == "nace-2" and len(walk.reverse().table) == len(walk.table)
    assert pickle.loads(pickle.dumps(walk)) == walk


def test_decompositions():
    rows = [("2015", "a", "activity", 100.0), ("2015", "a", "intensity", 2.0),
            ("2020", "a", "activity", 120.0), ("2020", "a", "intensity", 1.5)]
    data = [dict(zip(("period", "category", "factor", "value"), r)) for r in rows]
    for method in ("lmdi1-additive", "shapley"):
        d = mfgq.decompose(data, method)
        assert sum(d["effect"]) == pytest.approx(-20) and sum(d["share"]) == pytest.approx(1)
    d = mfgq.decompose(pd.DataFrame(data), "lmdi1-multiplicative")
    assert math.prod(d["effect"]) == pytest.approx(0.9) and sum(d["share"]) == pytest.approx(1)
    regions = [dict(period=p, region=r, industry=i, value=v) for p, r, i, v in [
        ("0", "A", "x", 10.0), ("0", "A", "y", 20.0), ("0", "B", "x", 30.0), ("0", "B", "y", 40.0),
        ("1", "A", "x", 12.0), ("1", "A", "y", 21.0), ("1", "B", "x", 33.0), ("1", "B", "y", 48.0)]]
    share = mfgq.shift_share(regions)
    cell = {r["component"]: r["value"] for r in share if (r["region"], r["industry"]) == ("A", "x")}
    assert cell["national"] + cell["mix"] + cell["regional"] == pytest.approx(2)
    lq = mfgq.specialisation([dict(region=r["region"], industry=r["industry"], value=r["value"])
                              for r in regions[:4]])
    assert lq[0]["lq"] == pytest.approx((10 / 30) / (40 / 100))
    with pytest.raises(KeyError, match="category"):
        mfgq.decompose([{"period": "1"}])


def test_outlook_path():
    """The core's own table; what was never observed is left out on request."""
    plan = Plan("chongqing-2019-2022")
    seen = plan.observations
    path = plan.outlook_path(as_of=2018)
    whole = mfgq.core.outlook_path(plan._handle, seen._handle, levels=[0.8, 0.95], as_of="2018")
    assert path.to_csv() == mfgq.core.table_write(whole, "csv").decode()
    some = plan.outlook_path(as_of=2018, observed=True, levels=(90,))
    assert "lo90" in some and "lo80" not in some and 0 < len(some) < len(path)
    assert [r["indicator"] for r in some] == [r["indicator"] for r in path
                                              if r["note"] != "never observed"]
    ahead, few = plan.outlook(as_of=2018), plan.outlook(as_of=2018, observed=True)
    assert isinstance(few, mfgq.Outlook) and isinstance(some, mfgq.OutlookPath)
    assert len(few) == len([n for n in ahead["note"] if n != "never observed"]) < len(ahead)
    rows = path.of("profit")
    assert set(rows["target_period"]) == {"2022"} and rows["period"][-1] == "2022"
    last = plan.outlook(as_of=2018, to=2022).where(indicator="profit", period="2022")[0]
    assert rows[-1]["required"] == last["target"]
    assert rows[-1]["expected"] == last["median"] and rows[-1]["lo95"] == last["lo95"]
    known = seen.series("profit")["2018"]  # the required path grows by one rate
    steps = [known, *rows["required"]]
    rates = [b / a for a, b in zip(steps, steps[1:])]
    assert rates == pytest.approx([1 + last["required_rate"]] * len(rates), rel=1e-12)
    assert set(path.of("profit", 2020)["target_period"]) == {"2020"}
    with pytest.raises(KeyError):
        path.of("nothing")
    with pytest.raises(KeyError):
        path.of("profit", 2050)
    again = pickle.loads(pickle.dumps(some))
    assert again == some and again.plan == plan and type(again) is mfgq.OutlookPath


def test_language():
    mfgq.set_language("zh")
    try:
        assert Plan("annual-targets").title() != Plan("annual-targets").title("en")
    finally:
        mfgq.set_language("en")
    with pytest.raises(ValueError):
        mfgq.set_language("fr")


def test_small_things():
    assert mfgq.__version__ == mfgq.core.version() and mfgq.has_gsl in (True, False)
    assert len(mfgq.plans()) >= 3 and len(mfgq.models()) > 20
    got = mfgq.check("19.1% = 1-(1.066/1.112)^5")
    assert got.verdict == "consistent" and got.low < 19.1 < got.high
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert all(hasattr(mfgq, name) for name in mfgq.__all__)
