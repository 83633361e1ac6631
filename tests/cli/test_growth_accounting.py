"""mfgq growth-accounting."""
import math

FILE = "period,y,k,l\n2001,0.10,0.08,0.02\n2002,0,0.05,0.01\n2003,-0.05,0.02,0.01\n2004,0.1,NA,0.02\n"


def test_by_hand(mfgq):
    rows = mfgq.rows("growth-accounting", "-", "--alpha", "0.56", stdin=FILE)
    assert list(rows[0])[:5] == ["period", "residual", "share_residual", "share_capital",
                                 "share_labour"]
    want = [0.0464, 0.464, 0.448, 0.088]
    for name, value in zip(list(rows[0])[1:5], want):
        assert math.isclose(float(rows[0][name]), value, rel_tol=1e-13)
    assert rows[1]["share_residual"] == "" and math.isclose(float(rows[1]["residual"]), -0.0324)
    assert rows[2]["note"] == "output-fell" and rows[3]["residual"] == ""


def test_beta(mfgq):
    rows = mfgq.rows("growth-accounting", "-", "--alpha", "0.35", "--beta", "0.6", stdin=FILE)
    assert math.isclose(float(rows[0]["residual"]), 0.06, rel_tol=1e-13)


def test_bad(mfgq):
    assert mfgq.call("growth-accounting", "-", stdin=FILE).code == 2
    assert mfgq.call("growth-accounting", "-", "--alpha", "1.2", stdin=FILE).code == 2
    assert mfgq.call("growth-accounting", "-", "--alpha", "0.5", "--beta", "7", stdin=FILE).code == 2
    done = mfgq.call("growth-accounting", "-", "--alpha", "0.5", stdin="period,y,k\n2001,1,2\n")
    assert done.code == 3 and "-:1:1: no column l" in done.err
    done = mfgq.call("growth-accounting", "-", "--alpha", "0.5",
                     stdin="period,y,k,l\n2001,0.1,ten,0.1\n")
    assert done.code == 3 and done.err.startswith("mfgq: -:2:10: ")
