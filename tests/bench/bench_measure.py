#!/usr/bin/env python3
"""Five indicators of enterprises by region and period: mfgq.measure beside pandas, polars, DuckDB.

    bench_measure.py [ROWS]

All are given the same Arrow table (pandas and polars their own frames of it) and must agree. The
best of five rounds, the contenders in turn within each round.
"""
import math
import sys
import time

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import mfgq

PLAN = mfgq.Plan("chongqing-2019-2022")
IDS = ["gross-output", "value-added-rate", "labour-productivity", "strategic-emerging-share",
       "enterprises-10bn"]
QUERY = """select region, period, sum(gross_output) / 1e8, sum(value_added) / sum(gross_output) * 100,
 sum(value_added) / sum(employment) / 1e4,
 sum(value_added) filter (where strategic_emerging = 1) / sum(value_added) * 100,
 count(*) filter (where revenue >= 1e10) from firms group by region, period"""


def make(rows):
    draw = np.random.default_rng(1)
    output = np.round(np.exp(draw.normal(18, 2, rows)), 2)
    regions = np.array([f"区县{i}" for i in range(38)])
    periods = np.array(["2018", "2019", "2020", "2021", "2022"])
    return pa.table({
        "region": pa.array(regions[draw.integers(0, 38, rows)]),
        "period": pa.array(periods[draw.integers(0, 5, rows)]),
        "gross_output": output, "value_added": np.round(output * draw.random(rows), 2),
        "revenue": np.round(output * draw.uniform(0.5, 20, rows), 2),
        "employment": draw.integers(1, 5000, rows).astype(float),
        "strategic_emerging": draw.integers(0, 2, rows).astype(float)})


def with_mfgq(threads):
    def run(data):
        table = mfgq.measure(PLAN, data, by=["region"], indicators=IDS, threads=threads)
        cells = {}
        for row in table:
            cells.setdefault((row["region"], row["period"]), []).append(row["value"])
        return cells
    return run


def with_pandas(frame):
    work = frame.assign(new=frame.value_added * frame.strategic_emerging, big=frame.revenue >= 1e10)
    g = work.groupby(["region", "period"], observed=True)[
        ["gross_output", "value_added", "employment", "new", "big"]].sum()
    got = pd.DataFrame({"a": g.gross_output / 1e8, "b": g.value_added / g.gross_output * 100,
                        "c": g.value_added / g.employment / 1e4, "d": g.new / g.value_added * 100,
                        "e": g.big})
    return {key: list(row) for key, row in zip(got.index, got.itertuples(index=False))}


def with_polars(frame):
    got = frame.lazy().group_by("region", "period").agg(
        a=pl.sum("gross_output") / 1e8, b=pl.sum("value_added") / pl.sum("gross_output") * 100,
        c=pl.sum("value_added") / pl.sum("employment") / 1e4,
        d=pl.col("value_added").filter(pl.col("strategic_emerging") == 1).sum()
        / pl.sum("value_added") * 100, e=(pl.col("revenue") >= 1e10).sum()).collect()
    return {row[:2]: list(row[2:]) for row in got.iter_rows()}


def with_duckdb(firms):
    return {row[:2]: list(row[2:]) for row in duckdb.sql(QUERY).fetchall()}


def check(want, got, name):
    assert want.keys() == got.keys(), name
    for key, values in want.items():
        assert all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(values, got[key])), (name, key)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    table = make(rows)
    frame, category = table.to_pandas(), table.to_pandas()
    for name in ("region", "period"):
        category[name] = category[name].astype("category")
    coded = table.set_column(0, "region", table["region"].dictionary_encode()).set_column(
        1, "period", table["period"].dictionary_encode())
    polar = pl.from_arrow(table)
    runs = {"mfgq, Arrow texts, 1 thread": (with_mfgq(1), table),
            "mfgq, Arrow texts, 2 threads": (with_mfgq(2), table),
            "mfgq, Arrow dictionaries, 1 thread": (with_mfgq(1), coded),
            "mfgq, Arrow dictionaries, 2 threads": (with_mfgq(2), coded),
            "pandas, texts": (with_pandas, frame), "pandas, categories": (with_pandas, category),
            "polars, texts": (with_polars, polar), "DuckDB, Arrow texts": (with_duckdb, table),
            "DuckDB, Arrow dictionaries": (with_duckdb, coded)}
    best = {name: (math.inf, math.inf) for name in runs}
    want = None
    for _ in range(5):
        for name, (run, data) in runs.items():
            wall, cpu = time.perf_counter(), time.process_time()
            got = run(data)
            spent = (time.perf_counter() - wall, time.process_time() - cpu)
            best[name] = tuple(map(min, best[name], spent))
            want = want or got
            check(want, got, name)
    unit = best["mfgq, Arrow texts, 1 thread"]
    print(f"{rows} rows, {len(want)} groups and periods, {len(IDS)} indicators")
    for name, (wall, cpu) in best.items():
        print(f"{name:38} {wall:7.3f} s ({wall / unit[0]:5.2f})   processor {cpu:7.3f} s "
              f"({cpu / unit[1]:5.2f})")


if __name__ == "__main__":
    main()
