"""mfgq path."""
import math

import pytest


def path(mfgq, *args):
    return {r["period"]: float(r["value"]) for r in mfgq.rows("path", *args)}


def test_linear_is_the_default(mfgq):
    assert path(mfgq, "--from", "2018=100", "--to", "2022=120") == {
        "2018": 100, "2019": 105, "2020": 110, "2021": 115, "2022": 120}


def test_geometric_through_a_milestone(mfgq):
    got = path(mfgq, "--from", "2018=100", "--to", "2022=121", "--through", "2020=81", "--shape",
               "geometric")
    assert got["2018"] == 100 and got["2020"] == 81 and got["2022"] == 121
    assert math.isclose(got["2019"], 90, rel_tol=1e-14)
    assert math.isclose(got["2021"], 99, rel_tol=1e-14)


def test_schedule(mfgq):
    got = path(mfgq, "--from", "2015=0", "--to", "2020=-0.2", "--shape", "schedule", "--shares",
               "0.1,0.2,0.4,0.7,1")
    assert [round(v, 12) for v in got.values()] == [0, -0.02, -0.04, -0.08, -0.14, -0.2]
    parts = path(mfgq, "--from", "2015=0", "--to", "2020=-0.2", "--shape", "schedule", "--shares",
                 "0.1,0.1,0.2,0.3,0.3")
    assert [round(v, 12) for v in parts.values()] == [0, -0.02, -0.04, -0.08, -0.14, -0.2]
    even = path(mfgq, "--from", "2015=0", "--to", "2020=-0.2", "--shape", "schedule")
    assert math.isclose(even["2017"], -0.08, rel_tol=1e-14)


def test_monotone_through_the_plan(mfgq):
    """[1.5][3.5][7] against 2018. Slope at 2020: 4.5 / (1.5/-.02 + 3/-.0175), at 2022 by three points."""
    got = path(mfgq, "--from", "2018=0", "--through", "2020=-0.035", "--through", "2019=-0.015",
               "--to", "2022=-0.07", "--shape", "monotone")
    assert [got[y] for y in ("2018", "2019", "2020", "2022")] == [0, -0.015, -0.035, -0.07]
    left = (5 + 4) / (5 / -0.02 + 4 / -0.0175)
    right = ((2 * 2 + 1) * -0.0175 - 2 * -0.02) / 3
    assert math.isclose(got["2021"], (-0.035 - 0.07) / 2 + 2 * (left - right) / 8, rel_tol=1e-13)


@pytest.mark.parametrize("start,end,periods", [
    ("2020-Q3", "2021-Q2", ["2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2"]),
    ("2020-11", "2021-02", ["2020-11", "2020-12", "2021-01", "2021-02"]),
])
def test_quarters_and_months(mfgq, start, end, periods):
    got = path(mfgq, "--from", f"{start}=1", "--to", f"{end}=4")
    assert list(got) == periods and list(got.values()) == [1, 2, 3, 4]


@pytest.mark.parametrize("args,code,words", [
    (["--from", "2018=1"], 2, "--from and --to"),
    (["--from", "2018", "--to", "2020=1"], 2, "PERIOD=VALUE"),
    (["--from", "2018=x", "--to", "2020=1"], 2, "PERIOD=VALUE"),
    (["--from", "soon=1", "--to", "2020=1"], 2, "soon"),
    (["--from", "2020=1", "--to", "2018=1"], 2, "not after"),
    (["--from", "2018=1", "--to", "2020-Q1=1"], 2, "frequency"),
    (["--from", "2018=1", "--to", "2020=1", "--through", "2021=1"], 2, "not between"),
    (["--from", "2018=1", "--to", "2020=1", "--through", "2018=1"], 2, "not between"),
    (["--from", "2018=1", "--to", "2022=1", "--through", "2020=1", "--through", "2020=2"], 2, "twice"),
    (["--from", "2018=1", "--to", "2020=1", "--shape", "spline"], 2, "--shape"),
    (["--from", "2018=1", "--to", "2022=1", "--shape", "schedule", "--shares", ".2,.6,1"], 2, "fit"),
    (["--from", "2018=1", "--to", "2020=2", "--shape", "schedule", "--shares", ".5,.9"], 3, "end in 1"),
    (["--from", "2018=1", "--to", "2020=0", "--shape", "geometric"], 3, "geometric"),
    (["--from", "2018=1", "--to", "2020=-1", "--shape", "geometric"], 3, "geometric"),
])
def test_bad(mfgq, args, code, words):
    done = mfgq.call("path", *args)
    assert done.code == code and words in done.err and done.out == "", done.err
