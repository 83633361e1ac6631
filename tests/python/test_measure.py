"""mfgq.measure: every kind of frame gives the bits of the command."""
import csv
import io
import math
import random
import threading

import pytest

import mfgq

PLAN = "chongqing-2019-2022"
CODES = ["smart/ic", "smart/software", "automotive", "smart/ic;smart/display"]


def enterprises(count, gaps=False):
    draw = random.Random(3)
    columns = {n: [] for n in ("region", "period", "cluster", "gross_output", "value_added",
                               "employment", "high_tech", "other")}
    for i in range(count):
        output = draw.lognormvariate(18, 3)
        row = [draw.choice(["渝北", "巴南", "a"]), draw.choice(["2019", "2020"]), draw.choice(CODES),
               output, output * draw.random(), float(draw.randrange(900)),
               float(draw.randrange(2)), "x"]
        if gaps and i % 7 == 0:
            row[draw.randrange(3, 6)] = None
        for name, value in zip(columns, row):
            columns[name].append(value)
    return columns


def as_csv(columns):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values()):
        writer.writerow(["" if v is None else repr(v) if isinstance(v, float) else v for v in row])
    return out.getvalue()


def rows_of(table):
    return [tuple(row.values()) for row in table]


@pytest.fixture(params=[False, True], ids=["whole", "gaps"])
def columns(request):
    return enterprises(700, request.param)


@pytest.fixture
def expected(columns, command, tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text(as_csv(columns), encoding="utf-8")
    text = command("measure", PLAN, "--data", path, "--by", "region", "--format", "csv")
    table = mfgq.measure(PLAN, path, by="region", threads=3)
    assert table.taken == 700 and table.left_out["nev-production"].startswith("no column")
    again = list(csv.DictReader(io.StringIO(text)))
    assert len(again) == len(table)
    for want, got in zip(again, table):
        for name, cell in want.items():
            if cell == "":
                assert got[name] in (None, "")
            else:
                assert got[name] == (cell if isinstance(got[name], str) else float(cell))
    return rows_of(table)


def test_columns_and_tables(columns, expected):
    for data in (columns, mfgq.Table(columns), [dict(zip(columns, r)) for r in zip(*columns.values())]):
        assert rows_of(mfgq.measure(PLAN, data, by=["region"], threads=1)) == expected


def test_pandas(columns, expected):
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(columns)
    assert rows_of(mfgq.measure(PLAN, frame, by=["region"])) == expected
    frame["region"] = frame["region"].astype("category")
    frame["period"] = frame["period"].astype(int)
    frame["high_tech"] = frame["high_tech"].astype(bool)
    assert rows_of(mfgq.measure(PLAN, frame, by=["region"])) == expected
    assert rows_of(mfgq.measure(PLAN, frame.iloc[::-1], by=["region"])) == expected


def test_pandas_without_pyarrow(columns, expected, monkeypatch):
    pd = pytest.importorskip("pandas")
    monkeypatch.setattr("mfgq._measure._has_pyarrow", lambda: False)
    assert rows_of(mfgq.measure(PLAN, pd.DataFrame(columns), by=["region"])) == expected


def test_polars(columns, expected):
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(columns)
    assert rows_of(mfgq.measure(PLAN, frame, by=["region"])) == expected
    frame = frame.with_columns(pl.col("cluster").cast(pl.Categorical))
    assert rows_of(mfgq.measure(PLAN, frame, by=["region"], threads=2)) == expected
    parts = pl.concat([frame[:100], frame[100:101], frame[101:]], rechunk=False)
    assert rows_of(mfgq.measure(PLAN, parts, by=["region"])) == expected


def test_pyarrow(columns, expected):
    pa = pytest.importorskip("pyarrow")
    table = pa.table(columns)
    batches = pa.Table.from_batches(table.to_batches(max_chunksize=90))
    for data in (table, batches, table.slice(0, 700), batches.to_batches()[0].schema.empty_table()):
        got = rows_of(mfgq.measure(PLAN, data, by=["region"]))
        assert got == (expected if data.num_rows else [])
    reader = pa.RecordBatchReader.from_batches(batches.schema, batches.to_batches())
    assert rows_of(mfgq.measure(PLAN, reader, by=["region"])) == expected


def test_units_base_and_gaps():
    firms = {"period": [2018, 2020], "energy": [30, 25], "value_added_constant": [100, 100],
             "gross_output": [4.35, None]}
    got = mfgq.measure(PLAN, firms, indicators=["energy-intensity-cut", "gross-output"],
                       units={"gross_output": "亿元"}, gaps="flow")
    cells = {(r["indicator"], r["period"]): (r["value"], r["note"]) for r in got}
    assert cells["gross-output", "2018"] == (4.35, "")
    assert cells["gross-output", "2020"] == (None, "missing-values")
    assert math.isclose(cells["energy-intensity-cut", "2020"][0], 100 / 6, rel_tol=1e-14)
    base = mfgq.measure(PLAN, firms, indicators=["energy-intensity-cut"], base=2020)
    assert [r["value"] for r in base] == pytest.approx([-20, 0])
    assert isinstance(base, mfgq.Table) and base.left_out == {}


def test_refusals(tmp_path):
    firms = {"region": ["a"], "gross_output": [1.0], "cluster": ["steel"]}
    with pytest.raises(mfgq.NotFound, match="steel"):
        mfgq.measure(PLAN, firms)
    with pytest.raises(mfgq.NotFound, match="no column city"):
        mfgq.measure(PLAN, firms, by="city")
    with pytest.raises(mfgq.NotFound, match="no indicator 'x'"):
        mfgq.measure(PLAN, firms, indicators=["x"])
    with pytest.raises(mfgq.NotFound, match="no column 'profit'"):
        mfgq.measure(PLAN, firms, units={"profit": "元"})
    with pytest.raises(mfgq.UnitError, match="does not convert"):
        mfgq.measure(PLAN, firms, units={"gross_output": "吨"})
    with pytest.raises(ValueError, match="gaps"):
        mfgq.measure(PLAN, firms, gaps="drop")
    path = tmp_path / "bad.csv"
    path.write_text("gross_output,profit\n1,2\n3,four\n", encoding="utf-8")
    with pytest.raises(mfgq.ParseError, match="'four' is not a finite number") as found:
        mfgq.measure(PLAN, path)
    assert found.value.line == 3
    pa = pytest.importorskip("pyarrow")
    table = pa.Table.from_batches([pa.record_batch({"high_tech": [1, 0], "value_added": [1, 2]})] * 2
                                  + [pa.record_batch({"high_tech": [1, 5], "value_added": [1, 2]})])
    with pytest.raises(mfgq.DataError, match="flag high_tech is 5") as found:
        mfgq.measure(PLAN, table)
    assert found.value.index == 5


def test_one_thread_at_a_time():
    """A measure that another thread is filling refuses a second one, and is not spoilt by it."""
    pa = pytest.importorskip("pyarrow")
    core = mfgq.core
    measured = core.measure_new(mfgq.Plan(PLAN)._handle, ["gross_output", "region"], 1,
                                by=["region"])
    rows = 400_000
    table = pa.table({"gross_output": [1.0] * rows, "region": [f"r{i % 1000}" for i in range(rows)]})
    refused = []

    def fill():
        for _ in range(10):
            try:
                core.measure_add_arrow(measured, table)
            except mfgq.InvalidError as error:
                assert "another thread" in str(error)
                refused.append(error)

    threads = [threading.Thread(target=fill) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert core.measure_rows(measured) == (30 - len(refused)) * rows
