#!/usr/bin/env python3
"""Writes tests/golden/theta_opt.csv: the optimised Theta model from its published equations
(FIORUCCI-2016), fitted by scipy's bounded least squares in all three parameters from many
starts. Needs NumPy and SciPy; with statsforecast installed, --compare FILE also compares sums of
squares with its OptimizedTheta on the series of a wide CSV file."""
import csv
import pathlib
import sys

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import norm

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden"
CASES, STEPS = ("oil", "ausair", "nile", "www"), 5


def fitted(y, level, alpha, theta):
    """One-step forecasts, and those beyond the end."""
    n = len(y)
    slope, start = np.polyfit(np.arange(1, n + 1), y, 1)
    weight, out = 1 - 1 / theta, []
    for t in range(1, n + 1):
        out.append(level + weight * ((1 - alpha) ** (t - 1) * start
                                     + (1 - (1 - alpha) ** t) / alpha * slope))
        level = alpha * y[t - 1] + (1 - alpha) * level
    ahead = level + weight * ((1 - alpha) ** n * start
                              + (1 - (1 - alpha) ** (n + 1)) / alpha * slope)
    return np.array(out), [ahead + h * weight * slope for h in range(STEPS)]


def fit(y):
    scale = np.std(y)
    best = None
    for alpha in (0.11, 0.2, 0.4, 0.6, 0.8, 0.95):
        for share in (0.05, 0.5, 0.95):  # 1 - 1 / theta, which has finite bounds
            found = least_squares(
                lambda p: (y - fitted(y, p[0] * scale, p[1], 1 / (1 - p[2]))[0]) / scale,
                [y[0] / 2 / scale, alpha, share], xtol=1e-15, ftol=1e-15, gtol=1e-15,
                bounds=([-np.inf, 0.1, 0], [np.inf, 0.99, 1 - 1e-8]), max_nfev=2000)
            if best is None or found.cost < best.cost:
                best = found
    level, alpha, theta = best.x[0] * scale, best.x[1], 1 / (1 - best.x[2])
    e = y - fitted(y, level, alpha, theta)[0]
    return level, alpha, theta, float(e @ e)


def write():
    values = {}
    with open(GOLDEN / "projection_reference.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values.setdefault(row["case"], row["values"])
    columns = ["case", "model", "frequency", "values", "set", "step", "expected_mean",
               "expected_lo80", "expected_hi80", "expected_lo95", "expected_hi95", "expected_loglik",
               "rel", "abs", "source"]
    with open(GOLDEN / "theta_opt.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        for case in CASES:
            y = np.array(values[case].split(), float)
            level, alpha, theta, sse = fit(y)
            n, sigma2 = len(y), sse / (len(y) - 3)
            loglik = -n / 2 * (np.log(2 * np.pi * sse / n) + 1)
            for h, mean in enumerate(fitted(y, level, alpha, theta)[1]):
                spread = np.sqrt(sigma2 * (1 + h * alpha ** 2))
                ends = [mean + sign * norm.ppf(p) * spread for p in (0.9, 0.975) for sign in (-1, 1)]
                row = [mean, *ends, loglik]
                out.writerow([case, "theta-opt", 1, values[case], "", h + 1]
                             + [f"{v:.12g}" for v in row]
                             + ["1e-06", "1e-09", "FIORUCCI-2016, scipy least_squares"])


def compare(path):
    from statsforecast.models import OptimizedTheta
    better = worse = same = 0
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            y = np.array(row["values"].split(), float)
            own = fit(y)[3]
            model = OptimizedTheta(season_length=1).fit(y)
            other = float(np.sum((y - model.predict_in_sample()["fitted"]) ** 2))
            gap = np.log(other / own)
            same, better, worse = same + (abs(gap) < 1e-6), better + (gap >= 1e-6), worse + (gap <= -1e-6)
    print(f"sum of squares against statsforecast: lower {better}, equal {same}, higher {worse}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--compare"]:
        compare(sys.argv[2])
    else:
        write()
