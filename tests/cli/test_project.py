"""mfgq models and mfgq project."""
OIL = """period,value
1996,445.364098092
1997,453.195010427
1998,454.409641012
1999,422.378905779
2000,456.037121728
2001,440.386604674
2002,425.194372519
2003,486.20517351
2004,500.429086073
2005,521.27590917
2006,508.947617045
2007,488.888857729
2008,509.870574978
2009,456.722912348
2010,473.816602915
2011,525.950870565
2012,549.833807597
2013,542.340469826
"""


def close(text, want, rel=1e-4):
    return abs(float(text) - want) <= rel * abs(want)


def test_models(mfgq):
    rows = mfgq.rows("models")
    assert list(rows[0]) == ["model", "parameter", "default", "low", "high", "source"]
    names = {row["model"] for row in rows}
    assert {"naive", "snaive", "holt-damped", "ets-MAdM", "theta-bc", "local-level", "auto"} <= names
    phi = [r for r in rows if r["model"] == "holt-damped" and r["parameter"] == "phi"]
    assert (phi[0]["low"], phi[0]["high"]) == ("0.8", "0.98")


def test_textbook_ses(mfgq):
    # FPP2 section 7.1, printed: 542.68, 504.45 to 580.91, 484.22 to 601.14
    row = mfgq.rows("project", "-", "--horizon", "1", "--model", "ses", stdin=OIL)[0]
    assert list(row)[:11] == ["series", "model", "period", "step", "mean", "lo80", "hi80", "lo95",
                              "hi95", "centre", "note"]
    assert row["period"] == "2014" and row["centre"] == "median"
    for name, want in [("mean", 542.6806), ("lo80", 504.4541), ("hi80", 580.9070),
                       ("lo95", 484.2183), ("hi95", 601.1429)]:
        assert close(row[name], want, 1e-5)
    values = {r["parameter"]: float(r["value"])
              for r in mfgq.rows("project", "-", "--model", "ses", "--parameters", stdin=OIL)}
    assert abs(values["alpha"] - 0.8339) < 1e-4 and abs(values["l0"] - 446.5868) < 0.05


def test_wide_and_long_agree(mfgq):
    values = " ".join(line.split(",")[1] for line in OIL.split()[1:])
    wide = mfgq.rows("project", "-", "--horizon", "3",
                     stdin=f"series,frequency,values\na,1,{values}\n")
    long = mfgq.rows("project", "-", "--horizon", "3", stdin=OIL)
    assert [r["mean"] for r in wide] == [r["mean"] for r in long]
    assert wide[0]["period"] == "" and wide[2]["step"] == "3"


def test_target(mfgq):
    text = "series,frequency,values,target,target_period,comparator\n" \
           "up,1,10 12 11 14 15 17 16 19 20 22,28,3,ge\n" \
           "none,1,10 12 11 14 15 17 16 19 20 22,,,\n" \
           "far,1,10 12 11 14 15 17 16 19 20 22,9999,8,ge\n" \
           "in,1,10 12 11 14 15 17 16 19 20 22,24-28,3,range\n"
    rows = mfgq.rows("project", "-", "--horizon", "5", "--model", "drift", stdin=text)
    by = {}
    for row in rows:
        by.setdefault(row["series"], []).append(row)
    assert len(by["far"]) == 8 and by["far"][0]["probability"] == "0.001"
    assert close(by["up"][0]["probability"], 0.2524925, 1e-6)  # pnorm(28, 26, 3), upper tail
    assert by["none"][0]["probability"] == "" and by["up"][0]["reached"] == "5"
    assert close(by["in"][0]["probability"], 1 - 2 * 0.2524925, 1e-6)
    table = mfgq.call("project", "-", "--horizon", "5", "--model", "drift", stdin=text)
    assert "<2%" in table.out


def test_periods(mfgq):
    text = "period,value\n2020-Q1,5\n2020-Q2,6\n2020-Q4,8\n"
    rows = mfgq.rows("project", "-", "--horizon", "2", "--model", "naive", stdin=text)
    assert [r["period"] for r in rows] == ["2021-Q1", "2021-Q2"]
    assert "gaps" in rows[0]["note"]


def test_bad_input(mfgq):
    head = "period,value\n"
    for text, what in [(head + "2021,1\n2020,3\n2021,2\n", "the same period twice"),
                       (head + "2020,1\n2020,2\n", "same period twice"),
                       (head + "2020,1\n2021-Q1,2\n", "another frequency"),
                       (head + "2020,x\n", ""), (head + "20x,1\n", ""), ("value\n1\n", "period"),
                       ("series,frequency,values\na,0,1 2\n", "frequency"),
                       ("series,frequency,values\na,1,1 inf\n", "finite")]:
        done = mfgq.call("project", "-", "--horizon", "1", stdin=text)
        assert done.code == 3 and what in done.err and done.err.startswith("mfgq: -:"), text
    ok = head + "2020,1\n2021,2\n"
    for args in [["--horizon", "0"], ["--horizon", "1", "--model", "x"],
                 ["--horizon", "1", "--level", "100"], ["--horizon", "1", "--bounds", "5,1"],
                 ["--horizon", "1", "--set", "x=1"], ["--horizon", "1", "--threads", "0"]]:
        assert mfgq.call("project", "-", *args, stdin=ok).code == 2, args
    assert mfgq.call("project", "-", "--horizon", "1", "--bounds", "0,1.5", stdin=ok).code == 3


def test_failed_series_is_a_note(mfgq):
    text = "series,frequency,values\na,1,NA NA\nb,1,1 2 3 4 5 6\n"
    rows = mfgq.rows("project", "-", "--horizon", "1", stdin=text)
    assert rows[0]["mean"] == "" and "no observation" in rows[0]["note"] and rows[1]["mean"] != ""
    assert mfgq.call("project", "-", "--horizon", "1", "--strict", stdin=text).code == 4


def test_threads_change_nothing(mfgq):
    lines = [f"s{i},1," + " ".join(str(round(10 + i * 0.3 + k * (1 + i % 3) + (k * 7919 + i) % 5, 2))
                                   for k in range(8 + i % 9)) for i in range(40)]
    text = "series,frequency,values\n" + "\n".join(lines) + "\n"
    one = mfgq.call("project", "-", "--horizon", "4", "--format", "csv", stdin=text)
    four = mfgq.call("project", "-", "--horizon", "4", "--threads", "4", "--format", "csv", stdin=text)
    assert one.code == 0 and one.raw == four.raw


def test_path_statistics(mfgq):
    text = "series,frequency,values,target,target_period,comparator,statistic\n" \
           "a,1,10 12 11 14 15 17 16 19 20 22,130,5,ge,sum\n" \
           "b,1,10 12 11 14 15 17 16 19 20 22,30,5,ge,any\n"
    args = "project", "-", "--horizon", "5", "--model", "drift"
    rows = mfgq.rows(*args, stdin=text)
    assert abs(float(rows[0]["probability"]) - 0.5) < 0.03
    assert rows == mfgq.rows(*args, "--threads", "2", stdin=text)
    other = mfgq.rows(*args, "--seed", "7", stdin=text)
    assert other[0]["probability"] != rows[0]["probability"]
    assert abs((30 / 22) ** 0.2 - 1 - float(rows[5]["required_rate"])) < 1e-12
    assert mfgq.call(*args, stdin=text.replace("sum", "total")).code == 3


def test_only_what_a_model_has_is_held(mfgq):
    text = "series,period,value\n" + "".join(f"a,{2010 + i},{v}\n" for i, v in enumerate((1, 3, 2, 5, 4, 6)))
    call = lambda *args: mfgq.call("project", "-", "--horizon", "1", *args, stdin=text)
    for model, setting in (("linear", "slope=1"), ("mean", "mean=1"), ("ses", "beta=0.1"), ("naive", "alpha=0.2"),
                           ("auto", "alpha=0.2")):
        done = call("--model", model, "--set", setting)
        assert done.code == 2 and f"{model} has no parameter" in done.err
    for model, setting in (("ets", "alpha=0.2"), ("holt", "beta=0.1"), ("drift", "drift=1"), ("theta", "alpha=0.2")):
        assert call("--model", model, "--set", setting).code == 0
    for model, setting in (("ses", "alpha=2"), ("holt", "beta=-0.1"), ("holt-damped", "phi=3"), ("theta-bc", "lambda=7"),
                           ("theta-opt", "theta=0"), ("local-level", "sigma2_eps=-1"), ("arima", "p=2.5"),
                           ("arima", "p=9"), ("arima", "d=3"), ("bass", "m=-5"), ("ets-ANA", "gamma=1.1")):
        done = call("--model", model, "--set", setting)
        name, value = setting.split("=")
        assert done.code == 2 and f"{name} of {model} is {value}, " in done.err and not done.out
    for model, setting in (("ses", "alpha=1"), ("ses", "alpha=0"), ("holt-damped", "phi=1"), ("arima", "p=2"),
                           ("bass", "p=0.01"), ("theta-opt", "theta=1")):
        assert call("--model", model, "--set", setting).code == 0
    names = {(r["model"], r["parameter"]) for r in mfgq.rows("models")}
    assert {("linear", "intercept"), ("linear", "slope"), ("exponential", "growth"), ("mean", "mean")} <= names


def test_parts_of_a_whole(mfgq):
    text = "series,frequency,values\na,1,60 58 57 54 52\nb,1,30 31 31 33 34\nc,1,10 11 12 13 14\n"
    rows = mfgq.rows("project", "-", "--horizon", "2", "--whole", stdin=text)
    for step in "12":
        assert abs(sum(float(r["mean"]) for r in rows if r["step"] == step) - 100) < 1e-9
    assert mfgq.call("project", "-", "--horizon", "2", "--whole", stdin=text.replace("10 11", "0 11")).code == 3


def test_rows_in_any_order_and_a_target_on_any_of_them(mfgq):
    values = [("a", 2015 + i, v) for i, v in enumerate((10, 11, 12.5, 13, 14.2, 15))]
    values += [("b", 2010 + i, v) for i, v in enumerate((5, 4, 6, 7, 6.5))]
    head, rows = "series,period,value,target,target_period\n", [f"{s},{t},{v},," for s, t, v in values]
    rows[3] = rows[3][:-2] + ",18,2022"
    text = head + "\n".join(rows) + "\n"
    turned = head + "\n".join([rows[0]] + rows[:0:-1]) + "\n"
    first = mfgq.rows("project", "-", "--horizon", "2", stdin=text)
    assert mfgq.rows("project", "-", "--horizon", "2", stdin=turned) == first
    assert first[0]["probability"] and not first[2]["probability"]
    # without a period the target stands at the horizon
    assert mfgq.rows("project", "-", "--horizon", "2", stdin=text.replace("2022", "")) == first


def test_steps_of_targets_without_periods(mfgq):
    head = "series,frequency,values,target,target_period\n"
    row = lambda step: head + f"a,1,10 11 12.5 13 14.2 15,18,{step}\n"
    at = lambda step: mfgq.rows("project", "-", "--horizon", "3", stdin=row(step))[0]["probability"]
    assert at("") == at(3) != at(1)
    for bad in ("2x", "2023"):
        done = mfgq.call("project", "-", "--horizon", "3", stdin=row(bad))
        assert done.code == 3 and done.err == f"mfgq: -:2:30: {bad} is no number of steps up to 1000\n"


def test_a_value_comes_back_exactly_from_inside_bounds(mfgq):
    for values in ("25", "58.6 58.6", "0.1 0.7 0.7", "99.9 3"):
        for bounds in ("0,100", "0,", ",100"):
            text = f"series,frequency,values\na,1,{values}\n"
            for row in mfgq.rows("project", "-", "--horizon", "2", "--bounds", bounds, stdin=text):
                assert row["mean"] == values.split()[-1], (values, bounds)


def parameters(mfgq, model, values):
    text = f"series,frequency,values\na,1,{' '.join(map(repr, values))}\n"
    rows = mfgq.rows("project", "-", "--horizon", "1", "--model", model, "--parameters", stdin=text)
    return {r["parameter"]: float(r["value"]) for r in rows}


def test_parameters_of_vast_values_keep_their_unit(mfgq):
    """2^400 times as much: a relative variance, a growth rate and a Box-Cox exponent stay what they are."""
    values, unit = [17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58], 2.0 ** 400
    for model in ("ets-MNN", "ets-MAN", "exponential", "auto"):
        small, vast = (parameters(mfgq, model, [u * y for y in values]) for u in (1.0, unit))
        assert abs(vast["sigma2"] / small["sigma2"] - 1) < 1e-6, model
    small, vast = (parameters(mfgq, "ets-ANN", [u * y for y in values]) for u in (1.0, unit))
    assert abs(vast["sigma2"] / small["sigma2"] / unit ** 2 - 1) < 1e-6
    small, vast = (parameters(mfgq, "theta-bc", [u * y for y in values]) for u in (1.0, unit))
    power = unit ** small["lambda"]
    l0 = small["l0"] * power + (power - 1) / small["lambda"]
    assert small["lambda"] > 0 and abs(vast["l0"] / l0 - 1) < 1e-6
    assert abs(vast["drift"] / small["drift"] / power - 1) < 1e-6


def test_sigma2_of_the_exponential_is_that_of_its_logarithms(mfgq):
    """R: sum(resid(lm(log(y) ~ t))^2) / 14."""
    values = [17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39,
              41.60, 44.66]
    assert abs(parameters(mfgq, "exponential", values)["sigma2"] / 0.0049831067754157 - 1) < 1e-11
