"""The extension module: scalars, arrays of every kind, out, errors, handles."""
import array
import gc
import math
import pickle
import sys
import threading
import warnings

import mfgq
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from mfgq import core


def test_scalars():
    assert core.ratio_growth(100.0, 107.0) == 0.07
    assert core.ratio_growth(100, to=107) == 0.07
    assert core.cumulative_required(-0.0487, -0.17, 3, 5) == pytest.approx(-0.065928120290635)
    assert math.isnan(core.ratio_growth(None, 1.0))
    assert core.version().count(".") == 2


@pytest.mark.parametrize("make", [
    list, tuple, lambda v: array.array("d", v), np.array, lambda v: memoryview(array.array("d", v)),
    lambda v: np.array(v, dtype="float32"), lambda v: np.array(v, dtype="int64"),
    lambda v: np.array(v, dtype="int32"), lambda v: np.array(v, dtype="uint8"),
    lambda v: np.array([v, v])[:, ::1][0], lambda v: np.repeat(np.array(v), 2)[::2],
    lambda v: np.array(v[::-1])[::-1], pd.Series, lambda v: pd.Series(v, dtype="Float64"),
    lambda v: pd.Series(v, dtype="Int32"), lambda v: pl.Series(v, dtype=pl.Float64),
    lambda v: pl.Series([int(x) for x in v]), pa.array, lambda v: pa.array(v, pa.float32()),
    lambda v: pa.array([9.0, *v])[1:], lambda v: pa.chunked_array([v[:1], v[1:]]),
    lambda v: pa.chunked_array([v]), lambda v: pa.array(v, pa.float64()).dictionary_encode(),
    range_like := (lambda v: [int(x) for x in v])])
def test_kinds_of_input(make):
    got = core.ratio_growth_rows(make([100.0, 200.0, 50.0]), [110, 210, 60])[0]
    assert got.tolist() == [0.1, 0.05, 0.2]


@pytest.mark.parametrize("make, kind", [
    (np.array, np.ndarray), (pd.Series, pd.Series), (pl.Series, pl.Series),
    (pa.array, pa.DoubleArray), (list, list), (tuple, tuple),
    (lambda v: array.array("d", v), array.array)])
def test_results_come_back_in_kind(make, kind):
    got = mfgq.ratio.growth(make([100.0, 200.0]), make([110.0, 210.0]))
    assert isinstance(got, kind)
    assert list(memoryview(np.asarray(got))) == [0.1, 0.05]


def test_index_and_missing_values_survive():
    a = pd.Series([100.0, None, 50.0], index=["x", "y", "z"])
    got = mfgq.ratio.growth(a, a * 1.5)
    assert list(got.index) == ["x", "y", "z"] and math.isnan(got["y"]) and got["z"] == 0.5
    with pytest.raises(ValueError, match="different indexes"):
        mfgq.ratio.growth(a, a.rename(index={"x": "w"}))
    null = pa.array([1.0, None, 3.0])
    assert math.isnan(core.ratio_growth_rows(null, null)[0][1])


def test_scalars_spread_over_arrays():
    assert mfgq.ratio.growth(100, [110, 120]) == [0.1, 0.2]
    assert mfgq.ratio.growth(np.float64(100), np.float32(110)) == pytest.approx(0.1)


def test_missing_policy_warns():
    with pytest.warns(mfgq.MfgqWarning, match="1 of 2 rows"):
        got = mfgq.ratio.growth([100, 0], [110, 1], policy="missing")
    assert got[0] == 0.1 and math.isnan(got[1])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert core.ratio_growth_rows([100, 0], [110, 1], policy="missing")[1] == 1


def test_out():
    for out in (np.zeros(2), array.array("d", [0, 0]), memoryview(bytearray(16)).cast("d")):
        got, undefined = core.ratio_growth_rows([1, 2], [2, 3], out=out)
        assert got is out and undefined == 0 and list(out) == [1.0, 0.5]
    a = np.array([1.0, 2.0])
    core.ratio_growth_rows(a, [2, 3], out=a)  # in place
    assert list(a) == [1.0, 0.5]
    assert mfgq.ratio.growth([1, 2], [2, 3], out=a) is a
    read_only = np.zeros(2)
    read_only.flags.writeable = False
    for bad in (read_only, np.zeros(3), np.zeros(4)[::2], np.zeros(2, dtype="float32"),
                np.zeros((2, 1)), bytes(16)):
        with pytest.raises(ValueError, match="'out'"):
            core.ratio_growth_rows([1, 2], [2, 3], out=bad)


@pytest.mark.parametrize("bad", [
    np.array([object(), 1]), np.array(["a", "b"]), np.array(["2020", "2021"], dtype="datetime64[Y]"),
    pd.Series(pd.to_datetime(["2020-01-01", "2021-01-01"], utc=True)), pd.Series(["a", "b"]),
    pd.Series(pd.period_range("2020", periods=2, freq="Y")), ["a", "b"], "ab", b"ab", 3.0,
    pa.array(["a", "b"]), pl.Series(["a", "b"]), pa.array([1, 2], pa.timestamp("s", "UTC")),
    {1: 2}, {1.0, 2.0}, object(), None, [[1, 2], [3, 4]], [1, object()]])
def test_refused_inputs_name_the_argument(bad):
    with pytest.raises((TypeError, ValueError), match="'to'"):
        core.ratio_growth_rows([1, 2], bad)


def test_wrong_shapes():
    with pytest.raises(ValueError, match="'to' has 3 values where others have 2"):
        core.ratio_growth_rows([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="one dimension"):
        core.ratio_growth_rows(np.ones((2, 2)), np.ones(4))
    with pytest.raises((TypeError, ValueError), match="'from_'"):
        core.decompose("shapley", [[1, 2], [3]], [[1, 2], [3, 4]])
    with pytest.raises(ValueError, match="two dimensions"):
        core.decompose("shapley", np.ones(4), np.ones(4))
    with pytest.raises(ValueError, match="'to'"):
        core.decompose("shapley", np.ones((2, 2)), np.ones((2, 3)))


def test_two_dimensions():
    a, b = [[100, 2.0], [50, 1.0]], [[120, 1.8], [60, 0.9]]
    effects, totals = core.decompose("lmdi1-additive", a, b)
    assert effects.shape == (2, 2) and len(totals) == 2
    assert sum(totals.tolist()) == pytest.approx(120 * 1.8 + 60 * 0.9 - 250)
    strided = np.asfortranarray(np.array(a))
    assert core.decompose("lmdi1-additive", strided, np.array(b))[1].tolist() == totals.tolist()
    assert np.asarray(effects).shape == (2, 2)


def test_errors_carry_status_argument_and_row():
    with pytest.raises(mfgq.DomainError) as caught:
        core.ratio_growth_rows([1.0, 0.0, 0.0], [1, 1, 1])
    e = caught.value
    assert (e.status, e.code, e.arg, e.index, e.function) == ("domain", -2, "from_", 1,
                                                            "ratio_growth_rows")
    assert isinstance(e, ValueError) and isinstance(e, mfgq.Error)
    again = pickle.loads(pickle.dumps(e))
    assert (type(again), again.arg, again.index, str(again)) == (type(e), e.arg, e.index, str(e))
    with pytest.raises(LookupError) as caught:
        core.plan_builtin("atlantis")
    assert caught.value.status == "not-found" and caught.value.index is None
    with pytest.raises(mfgq.ParseError) as caught:
        core.plan_load('{"id": "x",\n "title" 3}')
    assert caught.value.line == 2 and caught.value.column
    assert isinstance(mfgq.OutOfMemoryError(""), MemoryError)
    assert isinstance(mfgq.Unsupported(""), NotImplementedError)


def test_ranges_of_whole_numbers():
    with pytest.raises(OverflowError, match="'year'"):
        core.period_make(1, 2**40, 1)
    with pytest.raises(TypeError, match="'year'"):
        core.period_make(1, 2020.5, 1)
    with pytest.raises(OverflowError):
        core.table_name(core.plan_list(), -1)
    with pytest.raises(ValueError, match="no such word"):
        core.decompose("nonsense", [[1]], [[1]])
    assert core.taxonomy_pack("C36") > 0


def test_memory_that_cannot_be_had():
    with pytest.raises((MemoryError, ValueError, OverflowError)):
        core.progress_aggregate(rule="eurostat", groups=2**61, group=[0], subgroup=[0],
                                score=[1.0], verdict=[0])


def test_texts():
    walk = core.crosswalk_builtin("nace-2", "isic-4")
    want = core.crosswalk_table(walk, codes=["01.1", "10"])
    for codes in (("01.1", "10"), pd.Series(["01.1", "10"]), pl.Series(["01.1", "10"]),
                  pa.array(["01.1", "10"]), pa.array(["01.1", "10"]).dictionary_encode(),
                  pa.chunked_array([["01.1"], ["10"]]), pa.array(["01.1", "10"], pa.large_string()),
                  np.array(["01.1", "10"]).tolist()):
        assert core.table_write(core.crosswalk_table(walk, codes=codes), "csv") == \
            core.table_write(want, "csv")
    for bad in ("01.1", [1, 2], 5, ["01.1", "a\0b"]):
        with pytest.raises((TypeError, ValueError), match="'codes'"):
            core.crosswalk_table(walk, codes=bad)
    with pytest.raises(mfgq.InvalidError) as caught:
        core.crosswalk_table(walk, codes=["01.1", None])
    assert caught.value.index == 1


def test_handles():
    plan = core.plan_builtin("chongqing-2019-2022")
    with pytest.raises(TypeError, match="must be a Table"):
        core.table_rows(plan)
    with pytest.raises(TypeError):
        type(plan)()
    core.plan_free(plan)
    core.plan_free(None)
    assert "freed" in repr(plan)
    with pytest.raises(ValueError, match="was freed"):
        core.plan_id(plan)
    table = core.plan_list()
    view = memoryview(core.table_f64(core.models(), 2))
    assert view.readonly and view.format == "d"
    column = core.table_i64(table, core.table_find(table, "indicators"))
    with pytest.raises(BufferError, match="in use"):
        core.table_free(table)
    assert column[0] > 0
    del column
    core.table_free(table)
    quantity = core.quantity_parse("34万元/人")
    unit = core.quantity_unit(quantity)
    del quantity
    gc.collect()
    assert core.unit_name(unit) == "万元/人"  # the unit keeps its figure


def test_builder():
    b = core.builder_new()
    core.builder_column(b, "x", "f64", "亿元")
    core.builder_f64(b, 1.5)
    table = core.builder_finish(b)
    assert core.table_write(table, "csv") == b"x\n1.5\n"
    with pytest.raises(ValueError, match="was freed"):
        core.builder_f64(b, 1.0)


def test_formula_over_rows():
    schema = core.schema_new(["y", "x", "code"], units=["元", "人", None], kinds=[0, 0, 2])
    program = core.program_compile('sum(y where code in "a") / sum(x where code in "a")', schema,
                                   "元/人")
    inputs = [core.program_input_name(program, i) for i in range(core.program_inputs(program))]
    columns = {"y": [10.0, 20.0, 5.0], "x": np.array([2, 3, 9]), "code": ["a1", "a2", "b1"]}
    values, used = core.program_aggregate(program, 0, [columns[n] for n in inputs],
                                          lambda c, code: code.startswith(c))
    assert values.tolist() == [30, 5] and used.tolist() == [2, 2]
    assert core.program_eval(program, [values.tolist()], 0).tolist() == [6.0]
    with pytest.raises(ZeroDivisionError):
        core.program_aggregate(program, 0, [columns[n] for n in inputs], lambda c, code: 1 / 0)
    with pytest.raises(ValueError, match="'columns'"):
        core.program_aggregate(program, 0, [columns[n][:2 if n == "x" else 3] for n in inputs],
                               lambda c, code: True)


def test_progress_callback_and_stop():
    projector = core.projector_new()
    core.projector_set(projector, "horizon", 2)
    for _ in range(20):
        core.projector_add(projector, 1, [1.0, 2.0, 3.0, 4.0], 0)
    seen = []
    core.projector_run(projector, lambda done, whole: seen.append((done, whole)))
    assert seen and seen[-1][1] == 20
    with pytest.raises(KeyboardInterrupt):
        def interrupt(done, whole):
            raise KeyboardInterrupt
        core.projector_run(projector, interrupt)
    with pytest.raises(mfgq.Cancelled):
        core.projector_run(projector, lambda done, whole: False)


def test_references_and_leaks():
    a = np.ones(8)
    before = sys.getrefcount(a)
    for _ in range(100):
        core.ratio_growth_rows(a, a)
        core.ratio_growth_rows(a, a, out=a.copy())
        try:
            core.ratio_growth_rows(a, np.zeros(3))
        except ValueError:
            pass
    assert sys.getrefcount(a) == before
    import resource
    plan = mfgq.Plan("chongqing-2019-2022")

    def work():
        for _ in range(30):
            plan.assess()
            core.ratio_growth_rows(np.ones(1000), np.ones(1000))
            pa.table(mfgq.Plan("annual-targets").targets)
            try:
                core.plan_load("{")
            except mfgq.Error:
                pass
    work()
    low = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    work()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - low < 8000  # kB


def test_threads_share_objects():
    plan = core.plan_builtin("chongqing-2019-2022")
    seen = core.observations_builtin("chongqing-2019-2022")
    want = core.table_write(core.assess(plan, seen), "csv")
    x = np.linspace(1, 2, 50_000)
    wrong = []

    def work():
        for _ in range(5):
            if core.table_write(core.assess(plan, seen), "csv") != want:
                wrong.append("assess")
            if core.ratio_growth_rows(x, x)[0][49_999] != 0:
                wrong.append("growth")
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


def run_in_interpreter(script):
    """Runs a script in an interpreter of its own, with its own GIL where Python has that."""
    if sys.version_info >= (3, 13):
        import _interpreters as interpreters
    else:
        import _xxsubinterpreters as interpreters
    one = interpreters.create()
    try:
        fault = interpreters.run_string(one, script)
        assert fault is None, fault
    finally:
        interpreters.destroy(one)


SCRIPT = """
import sys
sys.path[:] = %r
import mfgq
from mfgq import core
assert mfgq.ratio.growth(100, 107) == 0.07
p = mfgq.Plan('annual-targets')
assert len(p.targets) > 0
try:
    mfgq.ratio.growth(0, 1)
except mfgq.DomainError as e:
    assert e.arg == 'from_'
else:
    raise AssertionError
data = {'region': list('AABB'), 'industry': list('xyxy'), 'value': [3.0, 1.0, 3.0, 3.0]}
for _ in range(20):
    assert mfgq.cluster_metrics(data, 'hhi')['value'] == [0.625, 0.5]
    assert len(mfgq.Table(data)[1:3].to_rows()) == 2
    try:
        mfgq.complexity({**data, 'product': list('xxyy'), 'value': ['a'] * 4})
    except mfgq.DataError as e:
        assert e.arg == 'value'
"""


def test_subinterpreters():
    for _ in range(3):
        run_in_interpreter(SCRIPT % sys.path)
    assert core.ratio_growth(100, 107) == 0.07


def test_subinterpreters_at_once():
    wrong = []

    def work():
        try:
            run_in_interpreter(SCRIPT % sys.path)
        except BaseException as error:  # whatever it is, it is told below
            wrong.append(repr(error))
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


def test_threads_share_frames():
    """Frames, tables and projections made in several threads at once."""
    frame = pd.DataFrame({f"s{i}": np.arange(1.0, 13.0) + i for i in range(40)}, index=range(2010, 2022))
    rows = mfgq.Table({"region": list("AABB"), "industry": list("xyxy"), "value": [3.0, 1.0, 3.0, 3.0]})
    want = mfgq.project(frame, 3, model="drift").table.to_csv()
    wrong = []

    def work():
        for _ in range(10):
            if mfgq.project(frame, 3, model="drift").table.to_csv() != want:
                wrong.append("project")
            if mfgq.specialisation(rows)["lq"] != [1.25, 0.625, 1.25 / 1.5, 1.25]:
                wrong.append("specialisation")
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


def test_a_projector_in_use():
    """What a thread works on cannot be changed by another."""
    projector = core.projector_new()
    core.projector_set(projector, "horizon", 2)
    core.projector_add_matrix(projector, None, np.ones((50, 8)) * np.arange(1, 9), 1,
                              core.period_parse("2020"))
    found = []

    def meddle(done, whole):
        for call in (lambda: core.projector_add_matrix(projector, None, [[1.0, 2.0]], 1, 0),
                     lambda: core.projector_add_rows(projector, None, ["2020"], [1.0]),
                     lambda: core.projector_add(projector, 1, [1.0], 0)):
            try:
                call()
            except RuntimeError as error:
                found.append(str(error))
    core.projector_run(projector, meddle)
    assert len(found) >= 3 and all("in use" in f for f in found)
