"""Bad input to every function over tables: the right exception, that names argument and row."""
import ctypes
import gc
import math

import mfgq
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from mfgq import Series, Table, core

SPEC = {"indicators": [{"code": "a", "parent": "i", "direction": 1},
                       {"code": "b", "parent": "i", "direction": -1}], "levels": [{"code": "i"}],
        "normalise": {"method": "z-score"}, "aggregate": "arithmetic"}
CHANGE = {"period": ["2015"] * 2 + ["2020"] * 2, "category": ["a"] * 4, "factor": ["x", "y"] * 2,
          "value": [100.0, 2.0, 120.0, 1.5]}
REGIONS = {"period": ["2019"] * 2 + ["2020"] * 2, "region": ["A", "B"] * 2, "industry": ["x"] * 4,
           "value": [10.0, 30.0, 12.0, 33.0]}
INDEX = {"period": ["2019"] * 2 + ["2020"] * 2, "item": ["a", "b"] * 2,
         "price": [1.0, 2.0, 1.1, 2.0], "quantity": [10.0, 5.0, 11.0, 6.0]}
UNITS = {"period": ["2019", "2020", "2020"], "id": ["x", "x", "y"], "share": [1.0, 0.5, 0.5],
         "productivity": [10.0, 12.0, 14.0]}
PARTS = {"period": ["2019"] * 2 + ["2020"] * 2, "part": ["a", "b"] * 2,
         "value": [60.0, 40.0, 66.0, 44.0]}
ACCOUNTS = {"period": ["2019", "2020"], "y": [0.06, 0.02], "k": [0.08, 0.07], "l": [0.01, -0.01]}
PLACES = {"region": ["A", "A", "B", "B"], "industry": ["x", "y"] * 2, "value": [3.0, 1.0, 3.0, 3.0]}
CELLS = {"region": list("AABBC"), "product": list("xyyzx"), "value": [5.0, 4.0, 4.0, 5.0, 9.0]}
LEVELS = {"series": ["a", "a", "b"], "value": [1.0, 2.0, 3.0]}
SCORES = {"unit": ["u", "u", "v", "v"], "indicator": ["a", "b"] * 2, "value": [1.0, 5.0, 3.0, 9.0]}
CODES = {"code": ["3612", "3611"], "value": [5.0, 7.0]}
SHARES = {"unit": ["A", "B"], "weight": [1.0, 3.0]}
AIMS = {"id": ["w", "v"], "direction": [-1, 1], "base_period": [2015, 2015], "base": [100.0, 10.0],
        "period": [2020, 2020], "value": [90.0, 12.0], "target_period": [2030, 2030],
        "target": [50.0, 20.0]}
BALANCE = {"variable": ["t", "a", "b"], "value": [100.0, 70.0, 40.0]}
RULES = {"constraint": ["s"] * 3, "variable": ["t", "a", "b"], "coefficient": [-1.0, 1.0, 1.0]}
POINTS = {"x": [1.0, 2.0, 3.0, 4.0], "y": [3.0, 5.1, 7.0, 9.2]}
LONG = {"series": ["a"] * 5 + ["b"] * 5, "period": [str(y) for y in range(2015, 2020)] * 2,
        "value": [1.0, 2.0, 3.0, 4.0, 5.0, 2.0, 4.0, 7.0, 8.0, 9.0]}

# name: (call, data, columns of texts, columns of numbers, True if a row may not be repeated)
ENTRIES = {
    "decompose": (mfgq.decompose, CHANGE, "period category factor", "value", True),
    "shift_share": (mfgq.shift_share, REGIONS, "period region industry", "value", True),
    "index_numbers": (mfgq.index_numbers, INDEX, "period item", "price quantity", True),
    "dynamics": (mfgq.dynamics, UNITS, "period id", "share productivity", True),
    "contributions": (mfgq.contributions, PARTS, "period part", "value", True),
    "growth_accounting": (lambda d: mfgq.growth_accounting(d, 0.4), ACCOUNTS, "period", "y k l",
                          False),
    "specialisation": (mfgq.specialisation, PLACES, "region industry", "value", True),
    "cluster_metrics": (mfgq.cluster_metrics, PLACES, "region industry", "value", False),
    "complexity": (mfgq.complexity, CELLS, "region product", "value", True),
    "inequality": (mfgq.inequality, LEVELS, "", "value", False),
    "composite": (lambda d: mfgq.composite(d, SPEC), SCORES, "unit indicator", "value", True),
    "classify": (lambda d: mfgq.classify(d, "gbt4754-2017"), CODES, "code", "value", False),
    "allocate": (lambda d: mfgq.allocate(d, 10), SHARES, "unit", "weight", False),
    "progress": (mfgq.progress, AIMS, "id", "", False),
    "reconcile": (lambda d: mfgq.reconcile(d, RULES), BALANCE, "variable", "value", True),
    "fit": (lambda d: mfgq.fit(d, model="linear"), POINTS, "", "x y", False),
}
CASES = [(n, *e) for n, e in ENTRIES.items()]
NAMES = list(ENTRIES)


def with_cell(data, column, row, value):
    values = list(data[column])
    values[row] = value
    return {**data, column: values}


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_valid_first(name, call, data, texts, numbers, unique):
    assert len(call(data)) > 0


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_missing_columns(name, call, data, texts, numbers, unique):
    for column in (texts + " " + numbers).split():
        rest = {k: v for k, v in data.items() if k != column}
        for lacking in (rest, pd.DataFrame(rest), pl.DataFrame(rest), pa.table(rest)):
            with pytest.raises(mfgq.MissingColumn) as caught:
                call(lacking)
            assert isinstance(caught.value, KeyError) and isinstance(caught.value, LookupError)
            assert (caught.value.arg, caught.value.function) == (column, name)
            assert column in str(caught.value)


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_missing_keys(name, call, data, texts, numbers, unique):
    for column in texts.split():
        for bad in (None, float("nan")):
            with pytest.raises(mfgq.DataError) as caught:
                call(with_cell(data, column, 1, bad))
            assert (caught.value.arg, caught.value.index) == (column, 1)
            assert isinstance(caught.value, ValueError) and "row 1" in str(caught.value)


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_figures_as_texts(name, call, data, texts, numbers, unique):
    want = Table(call(data)).to_rows()
    wide = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
    for column in numbers.split():
        written = [f"{v:g}".translate(wide) for v in data[column]]
        assert Table(call({**data, column: written})).to_rows() == want
        with pytest.raises(mfgq.DataError) as caught:
            call({**data, column: [*written[:1], "many", *written[2:]]})
        assert (caught.value.arg, caught.value.index) == (column, 1)
        assert "'many'" in str(caught.value) and name in str(caught.value)


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_numbers_out_of_bounds(name, call, data, texts, numbers, unique):
    """An infinite value is an error of the library that names the column, and its row."""
    for column in numbers.split():
        with pytest.raises(mfgq.Error) as caught:
            call(with_cell(data, column, 1, math.inf))
        assert caught.value.arg == column, caught.value
        assert caught.value.index == 1, caught.value
        assert caught.value.function == name


@pytest.mark.parametrize("name, call, data, texts, numbers, unique",
                         [c for c in CASES if c[5]], ids=[c[0] for c in CASES if c[5]])
def test_repeated_rows(name, call, data, texts, numbers, unique):
    twice = {k: [*v, v[1]] for k, v in data.items()}
    with pytest.raises(mfgq.Error) as caught:
        call(twice)
    assert caught.value.index == len(twice[numbers.split()[0]]) - 1, caught.value
    assert isinstance(caught.value, mfgq.DataError), caught.value


@pytest.mark.parametrize("name, call, data, texts, numbers, unique", CASES, ids=NAMES)
def test_what_is_no_table(name, call, data, texts, numbers, unique):
    for bad in (5, object(), b"period,value\n", [1, 2], [{"a": 1}, 3]):
        if name == "inequality" and bad == [1, 2]:
            continue  # a series of two values
        with pytest.raises(TypeError):
            call(bad)
    column = (texts + " " + numbers).split()[0]
    with pytest.raises(ValueError, match="different lengths"):
        call({**data, column: list(data[column]) + ["x"]})
    with pytest.raises(TypeError, match=r"mixes types \(row \d+\)"):
        call({**data, column: ["x", *[1] * (len(data[column]) - 1)]})
    with pytest.raises(TypeError, match="no list"):
        call({**data, column: "text"})
    with pytest.raises(ValueError, match="repeated"):
        frame = pd.DataFrame(data)
        call(pd.concat([frame, frame[[column]]], axis=1))
    with pytest.raises(FileNotFoundError):
        call("no-such-file.csv")


@pytest.mark.parametrize("name", [n for n in NAMES if "period" in ENTRIES[n][2].split()])
def test_dates(name):
    call, data = ENTRIES[name][:2]
    dates = pd.to_datetime(data["period"], format="%Y")
    for index in (dates, dates.tz_localize("Asia/Shanghai")):
        for frame in (pd.DataFrame({**data, "period": index}),
                      pd.DataFrame({**data, "period": list(index)}, dtype=object)):
            with pytest.raises(TypeError, match="'period' holds dates"):
                call(frame)
        with pytest.raises((TypeError, ValueError)):
            call(pl.from_pandas(pd.DataFrame({**data, "period": index})))
    want = Table(call(data)).to_rows()
    frame = pd.DataFrame({**data, "period": pd.PeriodIndex(data["period"], freq="Y")})
    assert Table(call(frame)).to_rows() == want
    if data["period"][0] != data["period"][-1]:
        mixed = with_cell(data, "period", -1, "2020-Q1")
        if name not in ("growth_accounting", "contributions"):
            with pytest.raises(mfgq.Error, match="frequency|periods"):
                call(mixed)


@pytest.mark.parametrize("change, kind, match", [
    (lambda f: f.assign(period=["2015", "2016", "2016", "2018", "2019"] * 2), ValueError,
     r"repeated.*row 2"),
    (lambda f: f.assign(period=["2015", "2016-Q1", "2017", "2018", "2019"] * 2), ValueError,
     r"frequencies.*row 1"),
    (lambda f: f.assign(period=["2015", "x", "2017", "2018", "2019"] * 2), mfgq.ParseError, "row 1"),
    (lambda f: f.assign(period=[2015, 2016, 99999, 2018, 2019] * 2), ValueError, "row 2"),
    (lambda f: f.assign(period=pd.to_datetime(f["period"], utc=True)), TypeError, "'period'.*dates"),
    (lambda f: f.assign(series=[None, *f["series"][1:]]), ValueError, r"'series'.*row 0"),
    (lambda f: f.assign(value=["1", "many", *f["value"][2:]]), ValueError, "row 1"),
    (lambda f: f.assign(value=[1.0, math.inf, *f["value"][2:]]), mfgq.DomainError, "row 1"),
    (lambda f: f.drop(columns="value"), TypeError, "value|numbers|period"),
    (lambda f: f.set_index("period")[["series"]], TypeError, "'series'"),
    (lambda f: pd.DataFrame({"a": [1.0, 2.0]}, index=[2019, 2019]), ValueError, "repeated"),
    (lambda f: pd.DataFrame([[1.0, 2.0]] * 3, index=[2019, 2020, 2021], columns=["a", "a"]),
     ValueError, "'a' is repeated"),
    (lambda f: pd.DataFrame({"a": [1.0, 2.0]}, index=["2019", "2020-Q1"]), ValueError, "frequencies"),
    (lambda f: pd.DataFrame({"a": [1.0]}, index=pd.to_datetime(["2020-01-01"], utc=True)), TypeError,
     "time zone"),
])
def test_frames_of_series(change, kind, match):
    for call in (lambda f: mfgq.project(f, 2), lambda f: mfgq.backtest(f, 1, "naive")):
        with pytest.raises(kind, match=match):
            call(change(pd.DataFrame(LONG)))


@pytest.mark.parametrize("bad, kind", [
    (lambda: mfgq.project(5), TypeError), (lambda: mfgq.project(b"12"), TypeError),
    (lambda: mfgq.project(["1", "x"]), ValueError), (lambda: mfgq.project([1, object()]), TypeError),
    (lambda: mfgq.project(LONG, 0), mfgq.InvalidError),
    (lambda: mfgq.project(LONG, 2, levels=(120,)), mfgq.InvalidError),
    (lambda: mfgq.project(LONG, 2, fix={"nonsense": 1.0}), mfgq.NotFound),
    (lambda: mfgq.project(LONG, 2, target={"c": (2022, 5)}), KeyError),
    (lambda: mfgq.project(LONG, 2, target=(2022,)), TypeError),
    (lambda: mfgq.project(LONG, 2, target=("2022", "near", 5)), ValueError),
    (lambda: mfgq.backtest(LONG, 1, ["magic"]), ValueError),
    (lambda: mfgq.fit([1, 2], [1], "linear"), ValueError),
    (lambda: mfgq.fit([1, 2, 3], [1, 2, 3], "linear", fix={"b9": 1}), ValueError),
    (lambda: mfgq.disaggregate({}, ratio=4), ValueError),
    (lambda: mfgq.disaggregate({2019: 1.0}), ValueError),
    (lambda: mfgq.disaggregate({2019: 1.0}, ratio=5), ValueError),
    (lambda: mfgq.disaggregate({"2019-Q1": 1.0}, {2019: 1.0}), ValueError),
    (lambda: mfgq.disaggregate({2019: 1.0}, ratio=4, method="magic"), ValueError),
    (lambda: mfgq.disaggregate(pd.Series([1.0, 2.0], index=[2019, 2019]), ratio=4), ValueError),
    (lambda: mfgq.disaggregate({2019: 4.0}, Series([1.0, None, 1.0, 1.0], start="2019-Q1")),
     ValueError),
    (lambda: mfgq.reconcile(BALANCE, ["t = a + c"]), KeyError),
    (lambda: mfgq.reconcile(BALANCE, ["t a b"]), ValueError),
    (lambda: mfgq.reconcile(BALANCE, RULES, method="magic"), ValueError),
    (lambda: mfgq.reconcile(BALANCE, {**RULES, "comparator": ["x", None, None]}), mfgq.DataError),
    (lambda: mfgq.reconcile(BALANCE, RULES, keep_totals="month"), ValueError),
    (lambda: mfgq.crosswalk("nace-2", "mars"), mfgq.NotFound),
    (lambda: mfgq.crosswalk("nace-2", "isic-4", [1, 2]), TypeError),
    (lambda: mfgq.classify({"code": ["x?"], "value": [1.0]}, "gbt4754-2017"), mfgq.NotFound),
    (lambda: mfgq.composite(SCORES, {"indicators": []}), mfgq.DataError),
    (lambda: mfgq.composite(SCORES, "{"), mfgq.ParseError),
    (lambda: mfgq.path({}), (ValueError, mfgq.Error)),
    (lambda: mfgq.path({"2020": "x"}), ValueError),
    (lambda: mfgq.quantities([5]), TypeError), (lambda: mfgq.quantities(["x%%"]), mfgq.ParseError),
    (lambda: mfgq.quantities(["5元"], to="人"), mfgq.UnitError),
    (lambda: mfgq.allocate({"A": -1.0}, 5), mfgq.DomainError),
    (lambda: mfgq.scenario.growth(100.0, [0.1, -1.5]), mfgq.DomainError),
    (lambda: mfgq.Plan.from_targets({"indicator": ["a"]}), mfgq.Error),
    (lambda: mfgq.Observations({"indicator": ["a"]}), mfgq.Error),
    (lambda: Series({2019: object()}), TypeError),
    (lambda: Series([1.0, 2.0], start="2019", periods=["2019", "2019"]), ValueError),
])
def test_options(bad, kind):
    with pytest.raises(kind) as caught:
        bad()
    assert not isinstance(caught.value, (mfgq.InternalError, SystemError)) and str(caught.value)


def test_arrays_of_wrong_kinds():
    a = np.ones(3)
    for bad, kind in ((np.array(["1", "2", "3"]), TypeError), (np.array([1, "2", None], object),
                      (TypeError, ValueError)), (np.ones((3, 1)), ValueError), (np.ones(2), ValueError),
                      (np.array(["2020-01-01"] * 3, "datetime64[D]"), TypeError),
                      (np.ones(3, complex), TypeError), (["１", "２", "３"], TypeError),
                      (pd.Series(pd.to_datetime(["2020-01-01"] * 3, utc=True)), TypeError),
                      (pa.array(["1", "2", "3"]), TypeError), (pl.Series(["1", "2", "3"]), TypeError),
                      (pl.Series([[1.0], [2.0], [3.0]]), TypeError)):
        with pytest.raises(kind, match="'to'"):
            core.ratio_growth_rows(a, bad)
    strided, frozen = np.zeros(6)[::2], np.zeros(3)
    frozen.flags.writeable = False
    for out in (strided, frozen, np.zeros(2), np.zeros(3, "f4"), np.zeros((3, 1)), "xyz", b"1234" * 6):
        with pytest.raises(ValueError, match="'out'"):
            mfgq.ratio.growth(a, a, out=out)
    assert core.ratio_growth_rows(strided + 1, a)[0].tolist() == [0.0] * 3  # strided input is fine


# ---- Arrow structs that lie


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p),
                   ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
                   ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
                   ("dictionary", ctypes.POINTER(Schema)), ("release", ctypes.c_void_p),
                   ("private", ctypes.c_void_p)]
Array._fields_ = [("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
                  ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64),
                  ("buffers", ctypes.POINTER(ctypes.c_void_p)),
                  ("children", ctypes.POINTER(ctypes.POINTER(Array))),
                  ("dictionary", ctypes.POINTER(Array)), ("release", ctypes.c_void_p),
                  ("private", ctypes.c_void_p)]
Release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
capsule_new = ctypes.pythonapi.PyCapsule_New
capsule_new.restype = ctypes.py_object
capsule_new.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]


class Lying:
    """A column of three doubles with fields changed."""

    def __init__(self, schema=(), array=()):
        self.released = 0
        self.values = (ctypes.c_double * 3)(1.0, 2.0, 3.0)
        self.buffers = (ctypes.c_void_p * 2)(None, ctypes.addressof(self.values))
        self.free = Release(self._release)
        address = ctypes.cast(self.free, ctypes.c_void_p).value
        self.schema = Schema(b"g", b"x", None, 2, 0, None, None, address, None)
        self.array = Array(3, 0, 0, 2, 0, self.buffers, None, None, address, None)
        for fields, struct in ((schema, self.schema), (array, self.array)):
            for key, value in dict(fields).items():
                setattr(struct, key, value)

    def _release(self, struct):
        self.released += 1

    def __arrow_c_array__(self, requested=None):
        return (capsule_new(ctypes.addressof(self.schema), b"arrow_schema", None),
                capsule_new(ctypes.addressof(self.array), b"arrow_array", None))


@pytest.mark.parametrize("schema, array", [
    ({"release": None}, {}), ({}, {"release": None}), ({"format": b"zz"}, {}), ({"format": b""}, {}),
    ({"format": None}, {}), ({"format": b"tss:UTC"}, {}), ({"format": b"+l"}, {}),
    ({}, {"length": -1}), ({}, {"offset": -1}),
    ({}, {"n_buffers": 0}), ({}, {"n_buffers": 7}), ({}, {"null_count": -5}), ({}, {"null_count": 9}),
    ({}, {"buffers": None}),
    ({}, {"null_count": 2}),
])
def test_malformed_arrow(schema, array):
    honest = Lying()
    assert core.ratio_growth_rows(honest, [2.0, 4.0, 6.0])[0].tolist() == [1.0, 1.0, 1.0]
    assert honest.released == 0  # what is borrowed is not released
    lying = Lying(schema, array)
    with pytest.raises((TypeError, ValueError, mfgq.Error)) as caught:
        core.ratio_growth_rows(lying, [2.0, 4.0, 6.0])
    assert "from_" in str(caught.value)
    with pytest.raises((TypeError, ValueError, mfgq.Error)):
        Table(lying)
    del caught
    gc.collect()
    assert lying.released == 0


@pytest.mark.parametrize("capsules", [(1, 2), (), None, "xy"])
def test_capsules_that_are_none(capsules):
    class Wrong:
        def __arrow_c_array__(self, requested=None):
            return capsules
    for call in (Table, lambda w: core.ratio_growth_rows(w, [1.0])):
        with pytest.raises((TypeError, ValueError, IndexError)):
            call(Wrong())


# ---- nonsense


cell = st.one_of(st.none(), st.floats(), st.integers(-2**70, 2**70), st.text(max_size=4), st.booleans(),
                 st.sampled_from(["2019", "2020", "2020-Q1", "a", "b", "x", "y", "total", "３", "1e5", ""]),
                 st.floats(0, 10))
ALLOWED = (mfgq.Error, TypeError, ValueError, LookupError, OverflowError)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nonsense(name, data):
    call, valid, texts, numbers = ENTRIES[name][:4]
    n = data.draw(st.integers(0, 5))
    columns = {}
    for column in valid:
        likely = st.sampled_from([str(v) if column in texts else v for v in valid[column]])
        columns[column] = data.draw(st.lists(st.one_of(likely, likely, cell), min_size=n, max_size=n))
    try:
        call(columns)
    except ALLOWED as error:
        assert not isinstance(error, mfgq.InternalError) and str(error)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(2000, 2012),
                          st.floats(1, 100)), min_size=1, max_size=20,
                unique_by=lambda t: t[:2]), st.randoms())
def test_rows_in_any_order(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    frames = [pd.DataFrame(r, columns=["series", "period", "value"]) for r in (rows, mixed)]
    each = {}
    for s, y, v in rows:
        each.setdefault(s, {})[y] = v
    want = {s: mfgq.project(v, 2, model="mean").point() for s, v in each.items()}
    for frame in frames:
        for one in (frame, pl.from_pandas(frame)):
            got = mfgq.project(one, 2, model="mean")
            assert {s: got.point(s) for s in got.names} == want
            for i, s in enumerate(got.names):
                periods, values = got.history.of(i)
                assert {p.year: v for p, v in zip(periods, values) if v == v} == each[s]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), st.floats(allow_nan=False)),
                          st.one_of(st.none(), st.integers(-2**63, 2**63 - 1)),
                          st.one_of(st.none(), st.text(st.characters(exclude_categories=("Cs",),
                                                                     exclude_characters="\0"))))))
def test_tables_there_and_back(rows):
    columns = {k: list(v) for k, v in zip("abc", zip(*rows))} if rows else {"a": [], "b": [], "c": []}
    table = Table(columns)
    kinds = [c.type for c in table.schema]
    assert table.to_dict() == columns
    if "text" in kinds or "i64" in kinds:
        back = Table(table.to_arrow())
        assert back.to_dict() == columns and Table(table.to_polars()).to_dict() == columns
    assert table[::-1].to_rows() == table.to_rows()[::-1]
