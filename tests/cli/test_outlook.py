"""outlook of the built-in plans and of a plan of one's own."""
import math

PLAN = ("indicator,statement,section,cluster,name_zh,name_en,unit,direction,comparator,accumulation,"
        "base_period,period,dated,value,low,high,nature,parent,quote\n"
        "output,s1,1,,产值,Output,亿元,1,ge,none,,2022,yes,180,,,预期性,,\n"
        "output,s2,2,,产值,Output,亿元,1,ge,none,,2022,yes,180,,,预期性,,\n"
        "output,s3,3,,产值,Output,亿元,1,ge,none,,2022,yes,182,,,预期性,,\n"
        "output,s1,1,,产值,Output,亿元,1,ge,none,,2025,yes,260,,,预期性,,\n"
        "other,s4,1,,其他,Other,亿元,1,ge,none,,2025,yes,5,,,预期性,,\n")
SEEN = "indicator,period,value,unit,qualifier\n" + "".join(
    f"output,{2010 + i},{100 * 1.05 ** i:.2f},亿元,exact\n" for i in range(11)) + "output,2021,300,亿元,at-least\n"


def files(tmp_path):
    plan, seen = tmp_path / "plan.csv", tmp_path / "seen.csv"
    plan.write_text(PLAN, encoding="utf-8")
    seen.write_text(SEEN, encoding="utf-8")
    return plan, "--observations", seen


def test_columns_and_rows(mfgq, tmp_path):
    rows = mfgq.rows("outlook", *files(tmp_path), "--as-of", "2020")
    assert list(rows[0]) == [
        "indicator", "period", "target", "unit", "median", "lo80", "hi80", "lo95", "hi95",
        "probability", "required_rate", "reached", "observations", "method", "note",
        "reached_early", "reached_late", "gap", "accumulation"]
    assert [(r["indicator"], r["period"], r["target"]) for r in rows] == [
        ("output", "2022", "180"), ("output", "2025", "260"), ("output", "2022", "182"), ("other", "2025", "5")]
    assert rows[3]["note"] == "never observed" and rows[3]["observations"] == "0"


def test_pace_and_order(mfgq, tmp_path):
    rows = mfgq.rows("outlook", *files(tmp_path), "--as-of", "2020")
    first, second = rows[0], rows[2]
    last = round(100 * 1.05 ** 10, 2)
    assert math.isclose(float(first["required_rate"]), math.sqrt(180 / last) - 1, rel_tol=1e-12)
    assert float(first["probability"]) > float(second["probability"])
    values = [float(first[k]) for k in ("lo95", "lo80", "median", "hi80", "hi95")]
    assert values == sorted(values) and first["observations"] == "11"


def test_bounds_are_no_points(mfgq, tmp_path):
    rows = mfgq.rows("outlook", *files(tmp_path), "--as-of", "2021")
    assert "1 known only as a bound" in rows[0]["note"] and rows[0]["observations"] == "11"


def test_as_of_uses_nothing_later(mfgq, tmp_path):
    plan, option, seen = files(tmp_path)
    before = mfgq.rows("outlook", plan, option, seen, "--as-of", "2019")
    with open(seen, "a", encoding="utf-8") as more:
        more.write("output,2023,1,亿元,exact\n")
    assert mfgq.rows("outlook", plan, option, seen, "--as-of", "2019") == before
    assert [r["period"] for r in mfgq.rows("outlook", plan, option, seen)] == ["2025", "2025"]


def test_to_and_levels(mfgq, tmp_path):
    rows = mfgq.rows("outlook", *files(tmp_path), "--as-of", "2020", "--to", "2022", "--level", "50")
    assert {r["period"] for r in rows} == {"2022"} and "lo50" in rows[0] and "lo80" not in rows[0]


def test_growth_rates_may_be_negative(mfgq):
    rows = mfgq.rows("outlook", "annual-targets", "--as-of", "2020")
    growth = [r for r in rows if r["indicator"].endswith("gdp-growth")]
    assert growth and all(float(r["lo95"]) < 0 for r in growth)
    for row in rows:
        assert 0.001 <= float(row["probability"]) <= 0.999


def test_errors(mfgq):
    assert mfgq.call("outlook", "annual-targets", "--as-of", "soon").code == 2
    assert mfgq.call("outlook", "annual-targets", "--level", "100").code == 2
    assert mfgq.call("outlook", "no-such-plan").code == 3


def test_vintages_and_probabilities_in_words(mfgq, tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8")
    seen = tmp_path / "seen.csv"
    text = "indicator,period,value,unit,published\n"
    text += "".join(f"output,{2010 + i},{100 + 5 * i},亿元,2021\n" for i in range(11))
    seen.write_text(text + "output,2020,148,亿元,2022\n", encoding="utf-8")
    given = ("outlook", plan, "--observations", seen, "--as-of", "2020")
    first, last = mfgq.rows(*given, "--vintage", "first"), mfgq.rows(*given)
    rate = [float(rows[0]["required_rate"]) for rows in (first, last)]
    assert math.isclose(rate[0], (180 / 150) ** 0.5 - 1) and math.isclose(rate[1], (180 / 148) ** 0.5 - 1)
    assert mfgq.rows(*given, "--vintage", "2021-06") == first
    assert mfgq.call(*given, "--vintage", "last").code == 2
    words = mfgq.call(*given).out
    assert "<2%" in words and "<2%" not in mfgq.call(*given, "--format", "csv").out
