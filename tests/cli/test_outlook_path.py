"""outlook of averages, of figures for every year and since a base; the required path. Second
implementations by exact arithmetic, by `project` on a restated target, by closed forms."""
import math
from fractions import Fraction

import pytest

HEAD = ("indicator,statement,section,cluster,name_zh,name_en,unit,direction,comparator,accumulation,"
        "base_period,period,dated,value,low,high,nature,parent,quote,kind\n")
FLOW = [10, 12, 11, 14, 13, 15, 17, 16]          # 2014 to 2021
RATE = [7, 6.5, 6.8, 6.1, 5.9, 6.3, 2.2, 8.1]    # per cent


def target(accumulation, period, value, kind="count", unit="件", comparator="ge", direction=1, base="2018",
           name="x"):
    return (f"{name},s1,1,,某,Some,{unit},{direction},{comparator},{accumulation},{base},{period},yes,{value},"
            f",,,,,{kind}\n")


def seen(values, first=2014, unit="件", skip=(), name="x"):
    return "".join(f"{name},{first + i},{v},{unit}\n" for i, v in enumerate(values) if first + i not in skip)


@pytest.fixture
def run(mfgq, tmp_path):
    def go(targets, observed, *options):
        plan, data = tmp_path / "plan.csv", tmp_path / "seen.csv"
        plan.write_text(HEAD + targets, encoding="utf-8")
        data.write_text("indicator,period,value,unit\n" + observed, encoding="utf-8")
        return mfgq.rows("outlook", plan, "--observations", data, *options)
    return go


def project(mfgq, values, period, figure, statistic, comparator="ge"):
    text = "series,period,value,target,target_period,comparator,statistic\n" + "".join(
        f"x,{2014 + i},{v},{figure!r},{period},{comparator},{statistic}\n" for i, v in enumerate(values))
    return mfgq.rows("project", "-", "--horizon", period - 2021 + 30, stdin=text)[0]  # as many draws a path


def test_average_of_years_to_come_is_that_of_project(mfgq, run):
    row = run(target("average", 2025, 18, base="2021"), seen(FLOW))[0]
    assert row["probability"] == project(mfgq, FLOW, 2025, 18, "average")["probability"]
    assert row["accumulation"] == "average" and "average of 2022 to 2025, 0 of 4 observed" in row["note"]


@pytest.mark.parametrize("figure", [13, 15, 16, 17.5])
def test_observed_years_stand(mfgq, run, figure):
    """2019 to 2021 are known, so 2022 to 2025 must average what is left."""
    row = run(target("average", 2025, figure), seen(FLOW))[0]
    left = float((7 * Fraction(str(figure)) - 15 - 17 - 16) / 4)
    assert abs(float(row["probability"])
               - float(project(mfgq, FLOW, 2025, left, "average")["probability"])) <= 0.0002
    assert "3 of 7 observed" in row["note"]


def test_every_year_to_come_is_that_of_project(mfgq, run):
    for figure in (12, 15, 18):
        row = run(target("per-year", 2024, figure, base="2021"), seen(FLOW))[0]
        assert row["probability"] == project(mfgq, FLOW, 2024, figure, "all")["probability"]


def test_a_missed_year_decides(run):
    row = run(target("per-year", 2024, 15.5), seen(FLOW))[0]
    assert row["probability"] == "0.001" and "already missed in 2019" in row["note"]
    assert float(row["hi95"]) <= 15 and float(row["gap"]) <= -0.5
    row = run(target("per-year", 2024, 14.5), seen(FLOW))[0]
    assert 0.001 < float(row["probability"]) < 0.999 and float(row["hi95"]) <= 15


def test_unknown_years(run):
    for way, word in (("average", "no average"), ("per-year", "no probability of every year")):
        row = run(target(way, 2024, 14), seen(FLOW, skip=(2020,)))[0]
        assert row["probability"] == "" and row["median"] == "" and "1 past years unknown: " + word in row["note"]


def test_few_observations_say_so(run):
    row = run(target("average", 2024, 14, base="2019"), seen(FLOW[-2:], first=2020))[0]
    assert row["probability"] == "" and "too few observations for an interval" in row["note"]
    assert math.isclose(float(row["median"]), (17 + 16 * 4) / 5)


def test_average_rate_with_one_year_left(run):
    """One of seven years is left: its rate decides, and its distribution is known in closed form."""
    observed = seen(RATE, unit="%")
    for goal in (5.5, 6, 6.3):
        mean = target("average", 2022, goal, kind="rate", unit="%", base="2015")
        left = 100 * ((1 + goal / 100) ** 7 / math.prod(1 + r / 100 for r in RATE[2:]) - 1)
        row = run(mean, observed)[0]
        assert math.isclose(float(row["required_rate"]), left / 100, rel_tol=1e-11)
        exact = run(target("none", 2022, repr(left), kind="rate", unit="%"), observed)[0]
        assert abs(float(row["probability"]) - float(exact["probability"])) < 0.017
        for end in ("lo80", "median", "hi80"):
            chained = 100 * ((1 + float(exact[end]) / 100) * math.prod(1 + r / 100 for r in RATE[2:])) ** (1 / 7) - 100
            assert abs(float(row[end]) - chained) < 0.03


def test_running_average_reaches(run):
    row = run(target("average", 2025, 14), seen(FLOW))[0]
    assert row["reached"] == "2021"  # (15 + 17 + 16) / 3 observed
    row = run(target("average", 2025, 30), seen(FLOW))[0]
    assert row["reached"] > "2025" or row["reached"] == ""
    assert not row["reached_early"] or not row["reached"] or row["reached_early"] <= row["reached"]


def test_since_base_starts_at_zero(mfgq, run):
    """Added since 2018: 0 in 2018 by definition, one more point."""
    values = [120, 260, 390]
    row = run(target("since-base", 2025, 900), seen(values, first=2019))[0]
    text = "series,period,value,target,target_period\n" + "".join(
        f"x,{2018 + i},{v},900,2025\n" for i, v in enumerate([0] + values))
    same = mfgq.rows("project", "-", "--horizon", "30", stdin=text)[0]
    assert row["probability"] == same["probability"] and row["observations"] == "3"
    assert "0 at its base 2018" in row["note"]


def test_more_is_never_more_probable(run):
    for way in ("average", "per-year", "since-base", "none"):
        chances = [float(run(target(way, 2025, figure, base="2020"), seen(FLOW))[0]["probability"])
                   for figure in (8, 12, 15, 17, 20, 30)]
        assert chances == sorted(chances, reverse=True)
    less = [float(run(target("average", 2025, figure, comparator="le", direction=-1), seen(FLOW))[0]["probability"])
            for figure in (8, 12, 15, 17, 20, 30)]
    assert less == sorted(less)


def required(rows):
    return [float(r["required"]) for r in rows]


def close(got, want):
    assert len(got) == len(want)
    for a, b in zip(got, want):
        assert math.isclose(a, b, rel_tol=1e-12), (got, want)


def test_path_of_a_level(run):
    """From 16 to 81 in four periods: by 1.5 each."""
    rows = run(target("none", 2025, 81, kind="level"), seen(FLOW), "--path")
    assert [r["period"] for r in rows] == ["2022", "2023", "2024", "2025"]
    assert {r["target_period"] for r in rows} == {"2025"}
    close(required(rows), [24, 36, 54, 81])
    summary = run(target("none", 2025, 81, kind="level"), seen(FLOW))[0]
    assert rows[-1]["expected"] == summary["median"] and rows[-1]["lo80"] == summary["lo80"]
    for r in rows:
        assert math.isclose(float(r["gap"]), float(r["expected"]) - float(r["required"]), rel_tol=1e-12)


def test_path_downwards(run):
    rows = run(target("none", 2023, 4, kind="level", comparator="le", direction=-1), seen(FLOW), "--path")
    close(required(rows), [8, 4])
    for r in rows:
        assert math.isclose(float(r["gap"]), float(r["required"]) - float(r["expected"]), rel_tol=1e-12)


def test_path_of_a_share(run):
    rows = run(target("none", 2024, 22, kind="share", unit="%"), seen(FLOW, unit="%"), "--path")
    close(required(rows), [18, 20, 22])


def test_path_of_a_cumulative_cut(run):
    """From 19 % to 40.951 % cut: 0.81 to 0.59049, by 0.9 each in three years."""
    rows = run(target("since-base", 2024, 40.951, kind="cut-rate", unit="%"),
               seen([4, 10, 19], first=2019, unit="%"), "--path")
    close(required(rows), [27.1, 34.39, 40.951])


def test_path_of_averages_and_rates(run):
    rows = run(target("average", 2025, 15), seen(FLOW), "--path")
    close(required(rows), [14.25] * 4)
    rows = run(target("per-year", 2023, 20), seen(FLOW), "--path")
    close(required(rows), [20, 20])
    rows = run(target("average", 2025, 6, kind="rate", unit="%"), seen(RATE, unit="%"), "--path")
    left = 100 * (1.06 ** 7 / (1.063 * 1.022 * 1.081)) ** 0.25 - 100
    close(required(rows), [left] * 4)
    rows = run(target("since-base", 2023, 500), seen([120, 260, 390], first=2019), "--path")
    close(required(rows), [445, 500])


def test_path_of_what_cannot_be_projected(run):
    rows = run(target("none", 2025, 5, name="other"), seen(FLOW), "--path")
    assert len(rows) == 1 and rows[0]["required"] == "5" and rows[0]["note"] == "never observed"
    rows = run(target("none", 9000, 5), seen(FLOW))
    assert rows[0]["median"] == "" and "more than 1000 periods ahead" in rows[0]["note"]


def test_years_before_the_span_ask_nothing(run):
    rows = run(target("per-year", 2022, 15) + target("per-year", 2025, 20), seen(FLOW), "--path")
    later = [r for r in rows if r["target_period"] == "2025"]
    assert [r["required"] for r in later] == ["", "20", "20", "20"]


def test_yearly_rates_ask_their_own_year(mfgq):
    rows = mfgq.rows("outlook", "annual-targets", "--as-of", "2023", "--path")
    rates = [r for r in rows if r["indicator"].endswith("-growth")]
    assert rates and all(r["period"] == r["target_period"] and r["required"] == r["target"] for r in rates)


def test_only_what_was_observed(mfgq):
    for options in ((), ("--path",)):
        all_rows = mfgq.rows("outlook", "chongqing-2019-2022", "--as-of", "2020", *options)
        seen = mfgq.rows("outlook", "chongqing-2019-2022", "--as-of", "2020", "--observed", *options)
        assert seen == [r for r in all_rows if r["note"] != "never observed"] and 0 < len(seen) < len(all_rows)
    text = mfgq.call("outlook", "chongqing-2019-2022", "--as-of", "2020", "--observed").out.splitlines()
    assert text[0].endswith("note") and "gaps interpolated; last observed 2015; 1 known only as a bound" in text[1]


def test_built_in_plan_year_by_year(mfgq):
    summary = mfgq.rows("outlook", "chongqing-2019-2022", "--as-of", "2020")
    path = mfgq.rows("outlook", "chongqing-2019-2022", "--as-of", "2020", "--path")
    last = [r for r in path if r["period"] == r["target_period"]]
    assert [(r["indicator"], r["target"], r["median"]) for r in summary] == [
        (r["indicator"], r["target"], r["expected"]) for r in last]
