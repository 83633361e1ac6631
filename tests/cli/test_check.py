"""mfgq check, as the contract of the command line says."""
import pytest


@pytest.mark.parametrize("text,verdict,low,high", [
    ("19.1% = 1-(1.066/1.112)^5", "consistent", 18.67, 19.41),
    ("-5.04% = 1.179/1.241 - 1", "consistent", -5.07, -4.92),
    ("16% = 1-.869/1.034", "consistent", 15.87, 16.05),
    ("18.0% = 1-(1.066/1.112)^5", "inconsistent", 18.67, 19.41),
    ("18.62% = 1-(1.066/1.112)^5", "inconsistent", 18.67, 19.41),
    ("18.6% = 1-(1.066/1.112)^5", "inconsistent", 18.67, 19.41),
    ("19.4% = 1-(1.0661/1.1123)^5", "inconsistent", 19.07, 19.15),
])
def test_verdicts(mfgq, text, verdict, low, high):
    (row,) = mfgq.rows("check", text)
    assert list(row)[:4] == ["claim", "low", "high", "verdict"]
    assert row["verdict"] == verdict
    assert row["claim"] == text.split(" = ")[0]
    assert abs(float(row["low"]) - low) < 0.006 and abs(float(row["high"]) - high) < 0.006


def test_bad_and_strict(mfgq):
    assert mfgq.call("check", "5 = 3 +").code == 3
    assert mfgq.call("check", "5元 = 3人").code == 3
    assert mfgq.call("check").code == 2
    assert mfgq.call("check", "5 = 3", "--strict").code == 1
    assert mfgq.call("check", "5 = 5", "--strict").code == 0
