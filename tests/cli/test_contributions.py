"""mfgq contributions: both input forms, gaps, signs, bad files."""
import math

LEVELS = """period,part,value
2018,a,40
2018,b,60
2019,b,63
2019,a,44
2020,a,43
2020,b,64
"""
# Three sectors of a province whose parts, at the prices of the growth, exceed the total.
GROWTH = """period,part,growth,value
2009,total,0.10,110
2009,primary,0.05,10.5
2009,secondary,0.10,55
2009,tertiary,0.13,45.2
"""


def test_levels(mfgq):
    rows = mfgq.rows("contributions", "-", stdin=LEVELS)
    assert list(rows[0])[:7] == ["period", "part", "increment", "growth", "contribution", "pull",
                                 "closure_gap"]
    assert [(r["period"], r["part"]) for r in rows] == [
        (p, q) for p in ("2019", "2020") for q in ("a", "b", "total")]
    assert math.isclose(float(rows[0]["contribution"]), 4 / 7)
    assert math.isclose(float(rows[1]["pull"]), 0.03)
    assert float(rows[2]["contribution"]) == 1 and float(rows[2]["closure_gap"]) == 0
    assert math.isclose(float(rows[2]["growth"]), 0.07)
    still = rows[3:]
    assert {r["note"] for r in still} == {"not-moved"}
    assert {r["contribution"] for r in still} == {""} == {r["closure_gap"] for r in still}
    assert math.isclose(float(still[0]["pull"]), -1 / 107)


def test_growth_form_reports_the_gap(mfgq):
    rows = mfgq.rows("contributions", "-", stdin=GROWTH)
    assert [r["part"] for r in rows] == ["total", "primary", "secondary", "tertiary"]
    moves = [0.5, 5, 5.2]
    for row, move in zip(rows[1:], moves):
        assert math.isclose(float(row["increment"]), move, rel_tol=1e-12)
        assert math.isclose(float(row["contribution"]), move / 10, rel_tol=1e-12)
        assert math.isclose(float(row["pull"]), move / 100, rel_tol=1e-12)
        assert math.isclose(float(row["closure_gap"]), 0.07, rel_tol=1e-11)
    assert rows[1]["growth"] == "0.05"


def test_guangdong_2009(mfgq):
    """Figures of the statistical communique of Guangdong for 2009: the sectors contribute 100.3 %."""
    text = ("period,part,growth,value\n2009,total,0.095,39081.59\n2009,primary,0.049,2006.02\n"
            "2009,secondary,0.087,19270.48\n2009,tertiary,0.110,17805.09\n")
    rows = mfgq.rows("contributions", "-", stdin=text)
    assert round(sum(float(r["contribution"]) for r in rows[1:]), 3) == 1.003
    assert all(round(float(r["closure_gap"]), 4) == 0.0029 for r in rows)


def test_base_that_is_not_positive(mfgq):
    text = ("period,part,value\n2018,a,-5\n2018,b,105\n2018,total,100\n"
            "2019,a,5\n2019,b,105\n2019,total,110\n")
    rows = mfgq.rows("contributions", "-", stdin=text)
    assert rows[0]["growth"] == "" and float(rows[0]["contribution"]) == 1
    assert float(rows[0]["pull"]) == 0.1
    # a growth of -150 % leads from 20 to -10; one of -100 % leaves no base to be found
    text = "period,part,growth,value\n2019,a,-1.5,-10\n2019,b,-1,0\n2019,total,0.1,110\n"
    rows = mfgq.rows("contributions", "-", stdin=text)
    assert float(rows[0]["increment"]) == -30 and rows[0]["growth"] == "-1.5"
    assert rows[1]["increment"] == "" == rows[1]["growth"] == rows[0]["closure_gap"]


def test_quarters_in_order_of_time(mfgq):
    text = "period,part,value\n2020-Q2,a,3\n2019-Q4,a,1\n2020-Q1,a,2\n"
    rows = mfgq.rows("contributions", "-", stdin=text)
    assert [r["period"] for r in rows] == ["2020-Q1", "2020-Q1", "2020-Q2", "2020-Q2"]
    assert float(rows[0]["growth"]) == 1


def test_missing(mfgq):
    text = "period,part,value\n2018,a,1\n2019,a,2\n2019,b,3\n2018,total,4\n2019,total,6\n"
    rows = mfgq.rows("contributions", "-", stdin=text)
    assert rows[1]["part"] == "b" and rows[1]["increment"] == "" == rows[1]["closure_gap"]
    assert float(rows[0]["contribution"]) == 0.5


def test_bad(mfgq):
    def said(text):
        done = mfgq.call("contributions", "-", stdin=text)
        assert done.code == 3 and done.out == ""
        return done.err
    assert "-:3:6: part a is repeated in 2018" in said("period,part,value\n2018,a,1\n2018,a,2\n")
    assert "-:2:1: " in said("period,part,value\nsoon,a,1\n")
    assert "-:3:1: " in said("period,part,value\n2018,a,1\n2018-Q1,a,1\n")
    assert "-:2:6: part is empty" in said("period,part,value\n2018,,1\n")
    assert "no column value" in said("period,part\n2018,a\n")
    assert "no column part" in said("period,value\n2018,1\n")
    assert mfgq.call("contributions").code == 2
    assert mfgq.rows("contributions", "-", stdin="period,part,value\n") == []
