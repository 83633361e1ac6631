"""mfgq project: seasons that auto finds, takes out and puts back."""
import math

AIR = ("112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135 125 149 170 170 158 133 114 140 "
       "145 150 178 163 172 178 199 199 184 162 146 166")
NEXT = (171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194)  # Box and Jenkins, series G, 1952
SEASON = (6.0, -2.0, -7.0, 3.0)


def project(mfgq, values, *args, columns="series,frequency,values", rest=""):
    text = f"{columns}\na,{args[0]},{' '.join(map(str, values))}{rest}\n"
    return mfgq.rows("project", "-", "--horizon", *args[1:], stdin=text)


def test_a_trend_does_not_hide_a_season(mfgq):
    rows = project(mfgq, AIR.split(), 12, "12")
    error = [abs(math.log(float(r["mean"]) / y)) for r, y in zip(rows, NEXT)]
    assert all("seasonally adjusted" in r["note"] for r in rows) and sum(error) / 12 < 0.07


def test_values_of_both_signs_keep_their_season(mfgq):
    """A line and additive seasons are continued; ratios of such values would mean nothing."""
    values = [0.25 * t - 2 + SEASON[t % 4] for t in range(16)]
    for centre in ("median", "mean"):
        for t, row in enumerate(project(mfgq, values, 4, "4", "--centre", centre), 16):
            assert abs(float(row["mean"]) - (0.25 * t - 2 + SEASON[t % 4])) < 0.5, row


def test_intervals_of_both_signs_are_in_order(mfgq):
    values = (-2, 3, 4, -5, -1, 3.5, 5, -4, 0, 4, 6, -4, 0.5, 4.5, 6.2, -3)
    for model in ("auto", "auto-level", "theta", "theta-bc", "theta-opt"):
        for r in project(mfgq, values, 4, "4", "--model", model):
            ends = [float(r[k]) for k in ("lo95", "lo80", "mean", "hi80", "hi95")]
            assert ends == sorted(ends), (model, r)


def test_a_season_inside_bounds(mfgq):
    """The same line and season on the scale of the logit."""
    share = lambda t: 100 / (1 + math.exp(-(0.02 * t - 0.5 + SEASON[t % 4] / 10)))
    for t, row in enumerate(project(mfgq, [share(t) for t in range(20)], 4, "4", "--bounds", "0,100"), 20):
        assert abs(float(row["mean"]) - share(t)) < 1 and 0 < float(row["lo95"]) and float(row["hi95"]) < 100


def test_targets_and_paths_have_the_season(mfgq):
    noise = (0.3, -0.2, 0.1, 0.4, -0.5, 0.2, -0.1, -0.3, 0.5, 0.1, -0.4, 0.2, 0.3, -0.2, -0.1, 0.1)
    values = [0.25 * t - 2 + SEASON[t % 4] + e for t, e in enumerate(noise)]
    median = [float(r["mean"]) for r in project(mfgq, values, 4, "4")]
    head = "series,frequency,values,target,target_period,comparator,statistic"
    assert max(median) - min(median) > 8  # the season is in them
    for step, y in enumerate(median, 1):  # the median is met with one half
        row = project(mfgq, values, 4, "4", columns=head, rest=f",{y!r},{step},ge,value")[0]
        assert abs(float(row["probability"]) - 0.5) < 1e-9
    total = project(mfgq, values, 4, "4", columns=head, rest=f",{sum(median)!r},4,ge,sum")[0]
    assert abs(float(total["probability"]) - 0.5) < 0.03


def test_chinese_labels(mfgq):
    text = f"series,frequency,values\na,12,{AIR}\n"
    out = mfgq.call("project", "-", "--horizon", "1", "--lang", "zh", stdin=text).out
    assert "中位数" in out
    mean = mfgq.call("project", "-", "--horizon", "1", "--lang", "zh", "--centre", "mean", stdin=text).out
    assert "均值" in mean
