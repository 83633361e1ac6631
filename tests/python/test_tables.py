"""Tables and the packages they meet: pyarrow, polars, pandas, DuckDB."""
import copy
import math
import pickle

import mfgq
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from mfgq import Table, core


@pytest.fixture
def table():
    return Table({"name": ["汽车", None, "", "电子"], "value": [1.5, None, float("inf"), -0.0],
                  "count": [1, 2, None, 2**53 + 1]})


def test_made_of_columns(table):
    assert table.shape == (4, 3) and table.columns == ["name", "value", "count"]
    assert [c.type for c in table.schema] == ["text", "f64", "i64"]
    assert table["name"] == ["汽车", None, "", "电子"]
    assert table["count"] == [1, 2, None, 2**53 + 1]
    assert table[-1]["count"] == 2**53 + 1 and table[1:3]["name"] == [None, ""]
    assert table[["count"]].columns == ["count"]
    assert math.isnan(table.numbers("value")[1])
    assert list(table.where(name="汽车")["value"]) == [1.5]
    assert "name" in table and "x" not in table
    assert Table(list(table)).to_dict() == table.to_dict()
    for bad in (lambda: table["x"], lambda: table[9], lambda: table.numbers("name"),
                lambda: table[["x"]]):
        with pytest.raises((KeyError, IndexError, TypeError)):
            bad()


def test_bad_data():
    for bad in (5, b"text", {"a": [1, "b"]}, {"a": [object()]}, {"a": [1], "b": [1, 2]},
                pa.table({"a": pa.array([1, 2], pa.timestamp("s", "UTC"))}),
                pd.DataFrame({"t": pd.to_datetime(["2020-01-01"], utc=True)}),
                pa.array([1.0, 2.0])):
        with pytest.raises((TypeError, ValueError, mfgq.Error)):
            Table(bad)
    with pytest.raises(FileNotFoundError):
        Table("no-such-file.csv")
    with pytest.raises(ValueError, match="repeated"):
        Table(pd.DataFrame([[1, 2]], columns=["a", "a"]))


def test_identity(table):
    assert table == Table(table.to_dict()) and table != table[:2]
    assert hash(table) == hash(pickle.loads(pickle.dumps(table)))
    assert pickle.loads(pickle.dumps(table)) == table
    assert copy.copy(table) is table and copy.deepcopy(table) is table


def test_arrow_round_trip(table):
    arrow = table.to_arrow()
    assert arrow["name"].to_pylist() == table["name"]
    assert arrow["count"].null_count == 1 and arrow["value"].null_count == 1
    for back in (Table(arrow), Table(arrow.to_batches()[0]), Table(pa.record_batch(table)),
                 Table(arrow.to_reader())):
        assert back == table
    assert pa.array(core.arrow_import_array(arrow.to_batches()[0])) is not None
    arrow.validate(full=True)


def test_arrow_edges(table):
    arrow = table.to_arrow()
    assert Table(arrow.slice(1, 2)) == table[1:3]
    assert Table(arrow.slice(1, 0)).shape == (0, 3)
    assert Table(pa.concat_tables([arrow, arrow])).shape == (8, 3)
    assert Table(pa.table({"d": pa.array(["a", "b", "a", None]).dictionary_encode()}))["d"] == \
        ["a", "b", "a", None]
    assert Table(pa.table({"b": [True, False, None]}))["b"] == [1, 0, None]
    assert Table(pa.table({"v": pa.array(["短", "a text longer than twelve bytes"],
                                         pa.string_view())}))["v"][1].startswith("a text")
    assert Table(pa.table({"n": pa.nulls(2)}))["n"] == [None, None]
    with pytest.raises(mfgq.DomainError):
        Table(pa.table({"u": pa.array([2**64 - 1], pa.uint64())}))
    empty = Table(pa.table({"x": pa.array([], pa.float64())}))
    assert empty.to_arrow().num_rows == 0 and empty.to_pandas().shape == (0, 1)


def test_numbers_are_shared_not_copied():
    table = mfgq.Plan("annual-targets").targets
    shown = memoryview(core.table_f64(table._handle, table.columns.index("value")))
    batch = pa.record_batch(table)
    column = batch.column(table.columns.index("value"))
    import numpy as np
    assert column.buffers()[1].address == np.asarray(shown).__array_interface__["data"][0]
    del table, shown
    assert column.to_pylist()[0] is not None  # the batch keeps the memory


def test_arrow_input_is_not_copied():
    import numpy as np
    values = pa.array(np.arange(5.0))
    assert core.arrow_column_read(values)[1] is False
    assert core.arrow_column_read(values[2:])[1] is False
    assert core.arrow_column_read(pa.array([1.0, None]))[1] is True
    assert core.arrow_column_read(pa.array([1, 2]))[1] is True
    assert core.arrow_column_read(pl.Series([1.0, 2.0]))[1] is False


def test_released_capsules():
    batch = pa.record_batch({"a": [1.0]})
    schema, array = batch.__arrow_c_array__()

    class Once:
        def __arrow_c_array__(self, requested=None):
            return schema, array
    assert Table(Once()).shape == (1, 1)
    pa.RecordBatch._import_from_c_capsule(schema, array)  # moves the content away
    with pytest.raises(mfgq.InvalidError, match="released"):
        Table(Once())

    class Wrong:
        def __arrow_c_array__(self, requested=None):
            return 1, 2
    with pytest.raises((ValueError, TypeError)):
        Table(Wrong())


def test_pandas(table):
    frame = table.to_pandas()
    assert list(frame["name"]) == ["汽车", None, "", "电子"]
    assert str(frame["count"].dtype) == "Int64" and frame["value"].dtype == "float64"
    back = Table(frame)
    assert back["count"] == table["count"] and back["value"] == table["value"]
    targets = mfgq.Plan("chongqing-2019-2022").targets
    assert Table(targets.to_pandas())["value"] == targets["value"]
    assert pd.api.interchange.from_dataframe(table).shape == (4, 3)


def test_polars(table):
    frame = table.to_polars()
    assert frame["count"].to_list() == table["count"] and frame["name"].null_count() == 1
    assert Table(frame) == table
    assert Table(frame.slice(1, 2)) == table[1:3]


def test_duckdb(table):
    duckdb = pytest.importorskip("duckdb")
    arrow = table.to_arrow()
    assert arrow.num_rows == 4
    assert duckdb.sql("select count(*), sum(count) from arrow where name is not null").fetchall() \
        == [(3, 2**53 + 2)]
    targets = mfgq.Plan("chongqing-2019-2022").targets.to_arrow()
    assert targets.num_rows > 100
    found = duckdb.sql("select indicator, max(value) v from targets group by 1 order by 1").arrow()
    assert Table(found).shape[1] == 2


def test_units_travel():
    built = core.builder_new()
    core.builder_column(built, "x", "f64", "亿元")
    core.builder_f64(built, 1.0)
    table = Table(core.builder_finish(built))
    assert table.to_arrow().schema.field("x").metadata == {b"unit": "亿元".encode()}
    assert Table(table.to_arrow()).schema[0].unit == "亿元"
    assert table.to_pandas().attrs["units"] == {"x": "亿元"}
    assert table[0:1].schema[0].unit == "亿元"


def test_looks(table, tmp_path):
    assert "汽车" in repr(table) and "4 rows" in repr(table)
    html = table._repr_html_()
    assert html.count("<tr>") == 5 and 'scope="col"' in html
    path = tmp_path / "t.csv"
    assert table.to_csv(str(path)) == path.read_text(encoding="utf-8")
    assert "&lt;b&gt;" in Table({"a": ["<b>"]})._repr_html_()
