#!/usr/bin/env python3
"""The Python side of bench_tools.sh: `measure` prints processor time a series, `season FILE` the same
for each series with a season, `ratios FILE` the table of all of them to ours. Whatever a tool compiles at first use is compiled before the clock
starts, on the first series; failures of a tool on a series are counted and not timed out."""
import csv
import sys
import time
import warnings

STEPS, LEVELS = 6, [80, 95]


def series():
    with open("tests/data/m1_yearly.csv", encoding="utf-8") as file:
        return [[float(v) for v in row["values"].split()][:-STEPS] for row in csv.DictReader(file)]


def statsforecast_work():
    from statsforecast import models as m
    make = {
        "drift": m.RandomWalkWithDrift,
        "ses": lambda: m.AutoETS(model="ANN", season_length=1),
        "holt": lambda: m.AutoETS(model="AAN", season_length=1, damped=False),
        "holt-damped": lambda: m.AutoETS(model="AAN", season_length=1, damped=True),
        "theta": lambda: m.Theta(season_length=1),
        "theta-opt": lambda: m.OptimizedTheta(season_length=1),
        "ets": lambda: m.AutoETS(model="ZZN", season_length=1),  # the same six forms
        "arima": lambda: m.AutoARIMA(season_length=1),
    }
    return {name: (lambda y, f=f: f().forecast(y=y, h=STEPS, level=LEVELS))
            for name, f in make.items()}


def statsmodels_work():
    import pandas as pd
    from statsmodels.tsa.arima.model import ARIMA
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel
    from statsmodels.tsa.forecasting.theta import ThetaModel
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    def indexed(y):
        return pd.Series(y, index=pd.period_range("1900", periods=len(y), freq="Y"))

    def ets(y, **form):
        y = indexed(y)
        result = ETSModel(y, error="add", **form).fit(disp=False)
        forecast = result.get_prediction(start=len(y), end=len(y) + STEPS - 1)
        return [forecast.summary_frame(alpha=1 - level / 100) for level in LEVELS]

    def theta(y):
        result = ThetaModel(indexed(y), deseasonalize=False).fit(disp=False)
        result.forecast(STEPS)
        return [result.prediction_intervals(STEPS, alpha=1 - level / 100) for level in LEVELS]

    def space(model):
        forecast = model.fit(disp=False).get_forecast(STEPS)
        return [forecast.conf_int(alpha=1 - level / 100) for level in LEVELS]

    def arima(y):
        forecast = ARIMA(y, order=(0, 1, 1), trend="t").fit().get_forecast(STEPS)
        return [forecast.conf_int(alpha=1 - level / 100) for level in LEVELS]

    return {
        "ses": ets,
        "holt": lambda y: ets(y, trend="add"),
        "holt-damped": lambda y: ets(y, trend="add", damped_trend=True),
        "theta": theta,
        "arima-011": arima,  # one order with drift; there is no selection
        "local-level": lambda y: space(UnobservedComponents(y, "llevel")),
        "local-trend": lambda y: space(UnobservedComponents(y, "lltrend")),
    }


def measure():
    import numpy as np
    warnings.filterwarnings("ignore")
    data = [np.array(y) for y in series()]
    for tool, works in (("statsforecast", statsforecast_work()),
                        ("statsmodels", statsmodels_work())):
        for name, work in works.items():
            failed = 0
            work(data[0])  # compiles
            start = time.process_time()
            for y in data:
                try:
                    work(y)
                except Exception:  # noqa: BLE001 - a tool's failure is a result here
                    failed += 1
            spent = 1e6 * (time.process_time() - start) / len(data)
            note = f" ({failed} failed)" if failed else ""
            print(f"{tool} {name:<12} {spent:9.1f} us a series{note}", flush=True)


def seasonal_work(period):
    """Of each tool, the works for series of one period; one season ahead."""
    import pandas as pd
    from statsforecast import models as m
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    def ets(y, error, seasonal):
        y = pd.Series(y, index=pd.RangeIndex(len(y)))
        result = ETSModel(y, error=error, trend="add", seasonal=seasonal,
                          seasonal_periods=period).fit(disp=False)
        forecast = result.get_prediction(start=len(y), end=len(y) + period - 1)
        return [forecast.summary_frame(alpha=1 - level / 100) for level in LEVELS]

    def forecast(make):
        return lambda y: make().forecast(y=y, h=period, level=LEVELS)

    return {
        "statsforecast": {
            "ets": forecast(lambda: m.AutoETS(season_length=period)),
            "ets-AAA": forecast(lambda: m.AutoETS(model="AAA", season_length=period, damped=False)),
            "ets-MAM": forecast(lambda: m.AutoETS(model="MAM", season_length=period, damped=False)),
            "arima": forecast(lambda: m.AutoARIMA(season_length=period)),
        },
        "statsmodels": {
            "ets-AAA": lambda y: ets(y, "add", "add"),
            "ets-MAM": lambda y: ets(y, "mul", "mul"),
        },
    }


def measure_season(path):
    import numpy as np
    warnings.filterwarnings("ignore")
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    shortest = min(rows, key=lambda row: len(row["values"]))
    for works in seasonal_work(int(shortest["frequency"])).values():
        for work in works.values():
            work(np.array([float(v) for v in shortest["values"].split()]))  # compiles
    for row in rows:
        y = np.array([float(v) for v in row["values"].split()])
        for tool, works in seasonal_work(int(row["frequency"])).items():
            for name, work in works.items():
                start = time.process_time()
                work(y)
                spent = 1e6 * (time.process_time() - start)
                print(f"{tool} {row['series']}/{name} {spent:9.1f} us a series", flush=True)


def ratios(path):
    times = {}
    for line in open(path, encoding="utf-8"):
        part = line.split()
        if len(part) >= 4 and part[3] == "us":
            key, value = (part[0], part[1]), float(part[2])
            times[key] = min(value, times.get(key, value))
    tools = [t for t in ("forecast", "statsforecast", "statsmodels")]
    print(f"\n{'work':<24} {'here, us':>9}" + "".join(f"{t:>15}" for t in tools) + "   (ratios)")
    for (tool, name), own in times.items():
        if tool != "project":
            continue
        cells = [times.get((t, name)) for t in tools]
        if any(cells):
            print(f"{name:<24} {own:9.1f}" + "".join(f"{c / own:15.1f}" if c else f"{'-':>15}"
                                                     for c in cells))


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        measure()
    elif sys.argv[1] == "season":
        measure_season(sys.argv[2])
    else:
        ratios(sys.argv[2])
