"""The accessors of pandas and polars call the functions, and come unasked only where they should."""
import inspect
import subprocess
import sys

import mfgq
import mfgq.pandas
import mfgq.polars
import pandas as pd
import polars as pl
import pytest
from mfgq._accessor import FrameMethods
from test_bad_input import ENTRIES, LONG, RULES, SPEC

ARGUMENTS = {"growth_accounting": (0.4,), "composite": (SPEC,), "classify": ("gbt4754-2017",),
             "allocate": (10,), "reconcile": (RULES,)}
WORDS = {"fit": {"model": "linear"}}


def rows(found):
    return mfgq.Table(getattr(found, "frame", found)).to_rows()


@pytest.mark.parametrize("name", ENTRIES)
def test_tables(name):
    call, data = ENTRIES[name][:2]
    for frame in (pd.DataFrame(data), pl.DataFrame(data)):
        got = getattr(frame.mfgq, name)(*ARGUMENTS.get(name, ()), **WORDS.get(name, {}))
        assert rows(got) == rows(call(frame))
        assert isinstance(getattr(got, "frame", got), (type(frame), mfgq.Table))


def test_series_in_frames():
    for frame in (pd.DataFrame(LONG), pl.DataFrame(LONG)):
        assert rows(frame.mfgq.project(2, model="drift")) == rows(mfgq.project(frame, 2, model="drift"))
        assert rows(frame.mfgq.backtest(1, models="naive")) == rows(mfgq.backtest(frame, 1, "naive"))
        assert rows(frame.mfgq.scenarios(2, growth=0.1)) == rows(mfgq.scenarios(frame, 2, growth=0.1))


def test_every_method_is_a_function_of_the_package():
    names = [n for n, v in vars(FrameMethods).items() if inspect.isfunction(v) and n[0] != "_"]
    assert set(ENTRIES) <= set(names)
    for name in set(names) - {"plan", "observations"}:
        assert name in mfgq.__all__ and f"mfgq.{name}()" in getattr(FrameMethods, name).__doc__


def test_plans_of_frames():
    targets = mfgq.Plan("annual-targets").targets
    seen = pd.DataFrame({"indicator": ["grp-growth"], "period": ["2019"], "value": [6.3], "unit": ["%"]})
    assert len(targets.to_pandas().mfgq.plan().targets) == len(targets)
    assert len(seen.mfgq.observations()) == 1


def test_series():
    sales = pd.Series([20.0, 21.0, 23.1], index=[2018, 2019, 2020], name="sales")
    assert sales.mfgq.growth().round(3).tolist()[-2:] == [0.05, 0.1]
    assert sales.mfgq.series("亿元").to("万元")[2020] == 231_000
    assert sales.mfgq.project(1, model="naive").point() == [23.1]
    assert sales.mfgq.convert("亿元", "万元").index.tolist() == [2018, 2019, 2020]
    assert sales.mfgq.backtest(1, models="naive")["model"].tolist() == ["naive", "naive"]
    quarters = sales.mfgq.disaggregate(ratio=4)
    assert len(quarters) == 12 and isinstance(quarters.frame, pd.Series)
    rates = pd.Series([0.1, 0.1], index=["a", "b"])
    assert rates.mfgq.chain() == pytest.approx(0.21) and rates.mfgq.running().index.tolist() == ["a", "b"]
    assert pl.Series([1.0, 1.0, 2.0, 4.0]).mfgq.inequality() == 0.3125
    assert pd.Series(["5%", "[2]"]).mfgq.quantities()["value"].tolist() == [5.0, 2.0]
    assert sales.mfgq.fit([1, 2, 3], "linear").parameters["slope"] == pytest.approx(1.55)


@pytest.mark.parametrize("code", [
    "import mfgq, sys; assert 'pandas' not in sys.modules and 'polars' not in sys.modules",
    "import pandas, mfgq; assert pandas.DataFrame.mfgq",
    "import mfgq, pandas; assert not hasattr(pandas.DataFrame, 'mfgq'); import mfgq.pandas; "
    "assert pandas.DataFrame.mfgq",
    "import polars, mfgq; assert polars.DataFrame({'a': [1]}).mfgq",
    "import mfgq, sys; assert not {'typing', 'json', 'dataclasses', 'enum', 'importlib.resources', "
    "'mfgq._core'} & set(sys.modules) - before",
    "from mfgq import *; import mfgq; assert Plan is mfgq.Plan and 'Plan' in dir(mfgq); "
    "assert set(mfgq._WHERE) < set(mfgq.__all__)",
])
def test_what_an_import_does(code):
    subprocess.run([sys.executable, "-c", "import sys; before = set(sys.modules)\n" + code], check=True)


def test_unknown_names():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        mfgq.nonsense
