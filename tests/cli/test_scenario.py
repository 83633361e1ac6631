"""scenario: exact arithmetic beside the projection of `project`, targets, bad input."""
import math
from fractions import Fraction as F

import pytest

A = [100, 104, 110, 113, 118, 125]
B = [200, 206, 211, 220, 231, 236]


def long(target="", **series):
    text = "series,period,value" + (",target,target_period,comparator,statistic" if target else "") + "\n"
    for name, values in series.items():
        for i, v in enumerate(values):
            text += f"{name},{2016 + i},{v}" + (f",{target if name == 'a' and i == 0 else ',,,'}" if target else "") + "\n"
    return text


def column(rows, scenario, name="value", series=None):
    found = [r for r in rows if r["scenario"] == scenario and series in (None, r["series"])]
    return [float(r[name]) if r[name] else None for r in found]


def close(got, want, rel=2e-14):
    assert len(got) == len(want)
    for a, b in zip(got, want):
        assert math.isclose(a, float(b), rel_tol=rel), (got, want)


def test_growth_of_one_value(mfgq):
    rows = mfgq.rows("scenario", "--from", "2025=100", "--to", "2029", "--growth", "0.05", "--growth", "0.1,-0.2")
    close(column(rows, "growth 0.05"), [100 * F(21, 20) ** k for k in range(1, 5)])
    close(column(rows, "growth 0.1,-0.2"), [110, 88, F(352, 5), F(1408, 25)])  # the last rate holds on
    assert [r["period"] for r in rows[:4]] == ["2026", "2027", "2028", "2029"]
    assert list(rows[0]) == ["series", "scenario", "period", "step", "value", "growth", "expected", "difference", "note"]
    assert {r["expected"] for r in rows} == {""}
    close(column(rows, "growth 0.1,-0.2", "growth"), [0.1, -0.2, -0.2, -0.2], 1e-12)


def test_expected_is_that_of_project(mfgq):
    text = long(a=A, b=B)
    rows = mfgq.rows("scenario", "-", "--to", "2025", "--level", "80,95", stdin=text)
    same = mfgq.rows("project", "-", "--horizon", "4", stdin=text)
    for ours, theirs in zip(rows, same, strict=True):
        assert ours["scenario"] == "expected" and ours["value"] == ours["expected"] == theirs["mean"]
        for name in ("series", "period", "step", "lo80", "hi80", "lo95", "hi95", "note"):
            assert ours[name] == theirs[name]
        assert ours["difference"] == "0"


def test_shock_of_what_is_expected(mfgq):
    rows = mfgq.rows("scenario", "-", "--to", "2026", "--shock", "-0.2", "--fade", "0.5", "--at", "2023",
                     stdin=long(a=A))
    expected = column(rows, "expected")
    factors = [1, F(8, 10), F(9, 10), F(95, 100), F(975, 1000)]
    close(column(rows, "shock -0.2"), [F(x) * f for x, f in zip(expected, factors)])
    lasting = mfgq.rows("scenario", "-", "--horizon", "5", "--shock", "0.1", "--fade", "1", stdin=long(a=A))
    close(column(lasting, "shock 0.1"), [F(x) * F(11, 10) for x in expected])


def test_shock_of_a_stated_growth(mfgq):
    rows = mfgq.rows("scenario", "--from", "2025=100", "--to", "2027", "--growth", "0.1", "--shock", "-0.5",
                     "--fade", "0.5")
    close(column(rows, "shock -0.5"), [55, F(363, 4)])
    assert mfgq.call("scenario", "--from", "2025=100", "--to", "2027", "--shock", "-0.5", "--fade", "1").code == 2


def test_catching_up_with_a_series(mfgq):
    rows = mfgq.rows("scenario", "-", "--to", "2025", "--catch-up", "b", "--periods", "4", stdin=long(a=A, b=B))
    leader = column(rows, "expected", series="b")
    ratio = 125 / 236
    close(column(rows, "catch-up b"), [x * ratio ** (1 - k / 4) for k, x in enumerate(leader, 1)], 1e-13)
    assert {r["series"] for r in rows if r["scenario"] == "catch-up b"} == {"a"}  # not with itself


def test_catching_up_with_a_leader_seen_longer(mfgq):
    """What was seen of the leader after the follower's last year is used, then its projection."""
    rows = mfgq.rows("scenario", "-", "--horizon", "4", "--catch-up", "b", "--speed", "0.5",
                     stdin=long(a=A[:4], b=B))
    expected = column(rows, "expected", series="b")
    leader, ratio = [231, 236] + expected[:2], 113 / 220
    got = [float(r["value"]) for r in rows if r["scenario"] == "catch-up b"]
    close(got, [x * ratio ** 0.5 ** k for k, x in enumerate(leader, 1)], 1e-13)


def test_half_life_and_speed(mfgq):
    one = mfgq.rows("scenario", "--from", "2025=1", "--to", "2029", "--catch-up", "16", "--half-life", "2")
    close(column(one, "catch-up 16"), [2 ** (4 - 4 * 0.5 ** (k / 2)) for k in range(1, 5)], 1e-13)
    two = mfgq.rows("scenario", "--from", "2025=80", "--to", "2027", "--catch-up", "100", "--speed", "0.5",
                    "--lead", "0.1")
    close(column(two, "catch-up 100"), [110 * 0.8 ** 0.5, 121 * 0.8 ** 0.25], 1e-13)


def test_target_reached_or_not(mfgq):
    rows = mfgq.rows("scenario", "--from", "2025=100", "--to", "2028", "--target", "2028=125", "--growth", "0.05",
                     "--growth", "0.08")
    slow, fast = rows[0], rows[3]
    assert (slow["attained"], slow["reached"], fast["attained"], fast["reached"]) == ("no", "", "yes", "2028")
    assert math.isclose(float(slow["required_growth"]), 1.25 ** (1 / 3) - 1, rel_tol=1e-13)
    close([float(r["required"]) for r in rows[:3]], [100 * 1.25 ** (k / 3) for k in (1, 2, 3)])
    less = mfgq.rows("scenario", "--from", "2025=100", "--to", "2026", "--target", "2028<=70", "--growth", "-0.1")
    assert [less[0][k] for k in ("attained", "reached", "target_period")] == ["no", "", "2028"]
    less = mfgq.rows("scenario", "--from", "2025=100", "--to", "2026", "--target", "2028<=73", "--growth", "-0.1")
    assert [less[0][k] for k in ("attained", "reached")] == ["yes", "2028"]  # behind the last row


@pytest.mark.parametrize("statistic,goal,attained,reached", [
    ("sum", 441, "yes", "2024"), ("sum", 442, "no", "2025"), ("average", 147, "yes", "2024"),
    ("average", 147.2, "no", "2025"), ("growth", 0.1, "yes", "2022"), ("growth", 0.101, "no", ""),
    ("any", 147, "yes", "2023"), ("any", 160, "yes", "2024"), ("all", 132, "yes", "2022"), ("all", 140, "no", "2023"),
    ("value", 160, "yes", "2024"), ("value", 161, "no", "2025")])
def test_statistics_of_a_target(mfgq, statistic, goal, attained, reached):
    """121 grows by a tenth: 133.1, 146.41, 161.051 (sum 440.561) from 121; here from 120.5."""
    values = A[:5] + [121]
    goals = {441: 440.5, 442: 440.6, 147: 146.85 if statistic == "average" else 146, 147.2: 146.9, 160: 161, 161: 161.1,
             140: 140, 132: 132, 0.1: 0.0999999, 0.101: 0.1001}
    rows = mfgq.rows("scenario", "-", "--to", "2026", "--growth", "0.1",
                     stdin=long(f"{goals[goal]},2024,ge,{statistic}", a=values))
    row = next(r for r in rows if r["scenario"] == "growth 0.1")
    assert (row["attained"], row["reached"]) == (attained, reached)


def test_wide_and_missing_ends(mfgq):
    wide = mfgq.rows("scenario", "-", "--horizon", "3", "--growth", "0.1", stdin="series,values\nx,10 20 NA\n")
    close(column(wide, "growth 0.1"), [22, F(121, 5), F(1331, 50)])
    assert [r["period"] for r in wide] == [""] * 6
    text = long(a=A) + "a,2022,\n"
    rows = mfgq.rows("scenario", "-", "--to", "2023", "--growth", "0.1", stdin=text)
    assert [r["period"] for r in rows if r["scenario"] == "growth 0.1"] == ["2022", "2023"]
    assert mfgq.call("scenario", "-", "--to", "2026", "--growth", "0.1", stdin="series,values\nx,10 20 NA\n").code == 3


def test_what_has_no_growth_is_told(mfgq):
    text = long(a=A, c=[-3, -2, -1, 0, 1, -4])
    rows = mfgq.rows("scenario", "-", "--to", "2023", "--growth", "0.1", stdin=text)
    bad = [r for r in rows if r["series"] == "c" and r["scenario"] == "growth 0.1"]
    assert len(bad) == 2 and {r["value"] for r in bad} == {""} and {r["note"] for r in bad} == {
        "last is not positive and finite"}
    assert mfgq.call("scenario", "-", "--to", "2023", "--growth", "0.1", "--strict", stdin=text).code == 4
    empty = mfgq.rows("scenario", "-", "--horizon", "1", stdin="series,period,value\nx,2020,\nx,2021,NA\n")
    assert [r["note"] for r in empty] == ["no observation"]


@pytest.mark.parametrize("options", [
    (), ("--from", "2025=100"), ("--from", "2025=100", "--to", "2030"),
    ("--from", "2025=x", "--to", "2030", "--growth", "0.1"), ("--from", "25x=1", "--to", "2030", "--growth", "0.1"),
    ("--from", "2025=1e999", "--to", "2030", "--growth", "0.1"), ("--from", "2025=-5", "--to", "2030", "--growth", "0.1"),
    ("--from", "2025=100", "--to", "2020", "--growth", "0.1"), ("--from", "2025=100", "--to", "2025", "--growth", "0.1"),
    ("--from", "2025=100", "--to", "2030-07", "--horizon", "3", "--growth", "0.1"),
    ("--from", "2025=100", "--horizon", "0", "--growth", "0.1"),
    ("--from", "2025=100", "--horizon", "1000000000", "--growth", "0.1"),
    ("--from", "2025=100", "--to", "2030", "--growth", "-1"), ("--from", "2025=100", "--to", "2030", "--growth", "nan"),
    ("--from", "2025=100", "--to", "2030", "--growth", ""), ("--from", "2025=100", "--to", "2030", "--growth", "inf"),
    ("--from", "2025=100", "--to", "2026", "--growth", "0.1,0.1"),
    ("--from", "2025=1e308", "--to", "2030", "--growth", "1"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--shock", "-2", "--fade", "0.5"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--shock", "-0.2"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--shock", "-0.2", "--fade", "1.5"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--shock", "-0.2", "--fade", "1", "--at", "2035"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--shock", "-0.2", "--fade", "1", "--at", "2025"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "200"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "200", "--periods", "5", "--speed", "0.1"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "0", "--periods", "5"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "nobody", "--periods", "5"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "200", "--half-life", "0"),
    ("--from", "2025=100", "--to", "2030", "--catch-up", "200", "--speed", "2"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--target", "2025=3"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--target", "2030-07=3"),
    ("--from", "2025=100", "--to", "2030", "--growth", "0.1", "--target", "2030=3", "--target", "2031=3"),
    ("-", "--from", "2025=100", "--to", "2030", "--growth", "0.1"), ("-", "--to", "2030", "--target", "2030=5"),
    ("-", "--to", "2030", "--level", "100"), ("-", "--to", "20x")])
def test_usage(mfgq, options):
    done = mfgq.call("scenario", *options, stdin=long(a=A))
    assert done.code == 2 and done.err.startswith("mfgq: scenario: ") and done.out == ""


def test_place_of_bad_input(mfgq):
    done = mfgq.call("scenario", "-", "--to", "2018", stdin=long(a=A))
    assert done.code == 3 and done.err.startswith("mfgq: -:2:1: --to: ")
    done = mfgq.call("scenario", "-", "--to", "2024-07", stdin=long(a=A))
    assert done.code == 0  # the year in which it lies
    assert mfgq.call("scenario", "-", "--to", "2030", stdin="series,period,value\nx,2020,1\nx,2020,2\n").code == 3
