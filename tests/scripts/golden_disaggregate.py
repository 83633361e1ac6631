#!/usr/bin/env python3
"""Writes tests/golden/disaggregate_*.csv from the matrix formulas of the literature, evaluated with
50 digits on full matrices (mpmath): a second implementation that shares nothing with the library."""
import csv
import pathlib

import mpmath as mp

mp.mp.dps = 50
HERE = pathlib.Path(__file__).resolve().parents[1] / "golden"


def conversion_matrix(count, ratio, n, offset, conversion):
    rows, kept = [], []
    for j in range(count):
        start = offset + j * ratio
        if start < 0 or start + ratio > n:
            continue
        row = [mp.mpf(0)] * n
        for k in range(ratio):
            row[start + k] = {"sum": mp.mpf(1), "mean": mp.mpf(1) / ratio, "first": mp.mpf(k == 0),
                              "last": mp.mpf(k == ratio - 1)}[conversion]
        rows.append(row)
        kept.append(j)
    return mp.matrix(rows), kept


def difference(n, rho=1):
    d = mp.eye(n)
    for t in range(1, n):
        d[t, t - 1] = -mp.mpf(rho)
    return d


def smooth(low, ratio, offset, indicator, method, criterion, h, conversion):
    """The first-order conditions of min |D^h (x - i)|^2 subject to C x = b, as one dense system."""
    n = len(indicator)
    c, kept = conversion_matrix(len(low), ratio, n, offset, conversion)
    m = len(kept)
    if method == "uniform":
        criterion, h = "additive", 0
    d = mp.eye(n)
    for _ in range(h):
        d = difference(n) * d
    if method == "denton-cholette":
        d = d[h:, :]
    if criterion == "proportional":
        d = d * mp.diag([1 / x for x in indicator])
    a = d.T * d
    system, right = mp.zeros(n + m), mp.zeros(n + m, 1)
    ai = a * mp.matrix(indicator)
    for s in range(n):
        right[s] = ai[s]
        for t in range(n):
            system[s, t] = a[s, t]
    for j in range(m):
        right[n + j] = low[kept[j]]
        for t in range(n):
            system[n + j, t] = system[t, n + j] = c[j, t]
    return list(mp.lu_solve(system, right))[:n]


def covariance(method, n, rho):
    """V; Fernandez and Litterman by the weights psi of past shocks, V = M M', M[t, s] = psi[t - s]."""
    v, rho = mp.matrix(n, n), mp.mpf(rho)
    if method == "ols":
        return mp.eye(n)
    if method == "chow-lin":
        power = [rho ** k / (1 - rho ** 2) for k in range(n)]
        for s in range(n):
            for t in range(n):
                v[s, t] = power[abs(s - t)]
        return v
    if method == "fernandez":
        rho = mp.mpf(0)
    psi = [mp.mpf(1)]
    while len(psi) < n:
        psi.append(1 + rho * psi[-1])
    for s in range(n):
        for t in range(s, n):
            v[s, t] = v[t, s] = mp.fsum(psi[s - k] * psi[t - k] for k in range(s + 1))
    return v


def aggregate(c, v):
    """C V and C V C', knowing that most of C is 0."""
    cells = [[(t, c[j, t]) for t in range(c.cols) if c[j, t] != 0] for j in range(c.rows)]
    cv, cvc = mp.matrix(c.rows, v.cols), mp.matrix(c.rows, c.rows)
    for j, row in enumerate(cells):
        for t in range(v.cols):
            cv[j, t] = mp.fsum(w * v[s, t] for s, w in row)
    for j in range(c.rows):
        for k, row in enumerate(cells):
            cvc[j, k] = mp.fsum(w * cv[j, t] for t, w in row)
    return cv, cvc


def generalised(b, xl, vl):
    m = len(b)
    w = mp.inverse(vl)
    inner = xl.T * w * xl
    beta = mp.lu_solve(inner, xl.T * w * b)
    u = b - xl * beta
    rss = (u.T * w * u)[0]
    loglik = -m / mp.mpf(2) * (1 + mp.log(2 * mp.pi) + mp.log(rss / m)) - mp.log(mp.det(vl)) / 2
    inverse = mp.inverse(inner)
    se = [mp.sqrt(rss / (m - xl.cols) * inverse[i, i]) for i in range(xl.cols)]
    return beta, se, rss, loglik, w


def best_rho(method, estimate, b, c, xl, n):
    """Golden section from the best of a grid."""
    def objective(rho):
        v = covariance(method, n, rho)
        if estimate == "minrss-ecotrim" and method == "chow-lin":
            v = v * (1 - rho ** 2)
        _, _, rss, loglik, _ = generalised(b, xl, aggregate(c, v)[1])
        return -loglik if estimate == "maxlog" else rss

    with mp.workdps(30):
        grid = [mp.mpf(i) * 999 / 10000 for i in range(-10, 11)]
        values = [objective(r) for r in grid]
        at = min(range(len(grid)), key=lambda i: values[i])
        low, high = grid[max(at - 1, 0)], grid[min(at + 1, len(grid) - 1)]
        ratio = (mp.sqrt(5) - 1) / 2
        p, q = high - ratio * (high - low), low + ratio * (high - low)
        fp, fq = objective(p), objective(q)
        while high - low > mp.mpf(10) ** -11:
            if fp < fq:
                high, q, fq = q, p, fp
                p = high - ratio * (high - low)
                fp = objective(p)
            else:
                low, p, fp = p, q, fq
                q = low + ratio * (high - low)
                fq = objective(q)
        return (low + high) / 2


def regress(low, ratio, offset, columns, intercept, method, estimate, rho, rho_min, conversion):
    n = len(columns[0]) if columns else offset + len(low) * ratio
    c, kept = conversion_matrix(len(low), ratio, n, offset, conversion)
    b = mp.matrix([low[j] for j in kept])
    x = mp.matrix([([mp.mpf(1)] if intercept else []) + [col[t] for col in columns]
                   for t in range(n)])
    if method in ("ols", "fernandez"):
        rho = mp.mpf(0)
    elif estimate != "fixed":
        rho = max(best_rho(method, estimate, b, c, c * x, n), mp.mpf(rho_min))
    cv, cvc = aggregate(c, covariance(method, n, rho))
    beta, se, rss, loglik, w = generalised(b, c * x, cvc)
    series = x * beta + cv.T * (w * (b - c * x * beta))
    m, k = len(b), x.cols
    params = list(beta) + [rho, rss, loglik, mp.log(rss / m) + mp.mpf(2) * k / m,
                           mp.log(rss / m) + mp.log(m) * k / m]
    return list(series), params, se


def text(values):
    return ";".join(mp.nstr(mp.mpf(v), 17) for v in values)


def pseudo(n, seed, level, trend, season, noise):
    """Made-up but plausible figures with one decimal."""
    state, out = seed, []
    for t in range(n):
        state = (state * 1103515245 + 12345) % 2 ** 31
        out.append(round(level * (1 + trend) ** t * (1 + season[t % len(season)])
                         + noise * (state / 2 ** 30 - 1), 1))
    return out


QUARTERS = pseudo(40, 7, 100, .012, [-.08, .02, .05, .01], 4)
SECOND = pseudo(40, 11, 55, .004, [.03, -.01, -.04, .02], 6)
YEARS = [412.4, 431.9, 455.2, 447.8, 470.3, 502.6, 498.1, 530.7, 561.2]
IMF = [98.2, 100.8, 102.2, 100.8, 99.0, 101.6, 102.7, 101.5, 100.5, 103.0, 103.5, 101.5]
DENTON = [50, 100, 150, 100] * 5


def smooth_rows():
    own = "formula of the source with 50 digits, tests/scripts/golden_disaggregate.py"
    cases = [([4000, 4161.4], 4, 0, IMF, "denton-cholette", "proportional", 1, "sum",
              "IMF QNA manual 2017, example 6.2 (figures recalled); " + own)]
    for h in range(4):
        for criterion in ("additive", "proportional"):
            cases.append(([500, 400, 300, 400, 500], 4, 0, DENTON, "denton", criterion, h, "sum",
                          "data of Denton 1971 p. 101; " + own))
    for conversion in ("sum", "mean", "first", "last"):
        scale = 1 if conversion == "sum" else 4
        low = [v / scale for v in YEARS]
        for method in ("uniform", "denton", "denton-cholette"):
            for criterion in ("additive", "proportional"):
                for h in (0, 1, 2):
                    if method == "uniform" and (h or criterion == "additive"):
                        continue
                    cases.append((low, 4, 2, QUARTERS, method, criterion, h, conversion, own))
    cases.append((YEARS, 4, -3, QUARTERS[:30], "denton-cholette", "proportional", 1, "sum", own))
    cases.append((YEARS[:7], 12, 5, pseudo(100, 3, 35, .002, [0, .1, -.1], 2), "denton-cholette",
                  "proportional", 1, "sum", own))
    for low, ratio, offset, ind, method, criterion, h, conversion, source in cases:
        low, ind = [mp.mpf(repr(v)) for v in low], [mp.mpf(repr(v)) for v in ind]
        want = smooth(low, ratio, offset, ind, method, criterion, h, conversion)
        yield [text(low), ratio, offset, text(ind), method, criterion, h, conversion, text(want),
               "1e-9", "1e-9", source]
    yield from bfl_rows()


def bfl_rows():
    """Published in the tests of disaggR (MIT), with seven digits."""
    source = ("InseeFr/disaggR f46ba0b1 tests/testthat/test-bflSmooth.R: first-difference smoothing "
              "equals additive Denton-Cholette with h = 1 and no indicator")
    yield ["1;4;9;16", 4, 0, "", "denton-cholette", "additive", 1, "sum",
           "0.1188207;0.1712924;0.2762359;0.433651;0.6435379;0.8700775;1.1132698;1.3731148;1.6496125;"
           "2.0003666;2.425377;2.9246439;3.4981672;3.9283096;4.2150712;4.358452", "0", "5e-7", source]
    yield ["-0.7568024953079282;-0.9589242746631385;-0.27941549819892586;0.6569865987187891", 3, 0,
           "", "denton-cholette", "additive", 1, "sum",
           "-0.22957412;-0.24659415;-0.28063423;-0.33169433;-0.33541968;-0.29181026;-0.20086608;"
           "-0.09733435;0.01878493;0.14749174;0.23329629;0.27619856", "0", "5e-7", source]


def regression_rows():
    for conversion in ("sum", "mean", "last"):
        scale = 1 if conversion == "sum" else 4
        low = [mp.mpf(repr(v)) / scale for v in YEARS]
        one, two = [mp.mpf(repr(v)) for v in QUARTERS], [mp.mpf(repr(v)) for v in SECOND]
        for method, estimate, rho, rho_min in (
                ("ols", "fixed", 0, 0), ("fernandez", "fixed", 0, 0), ("chow-lin", "fixed", ".7", 0),
                ("chow-lin", "maxlog", 0, 0), ("chow-lin", "maxlog", 0, -1),
                ("chow-lin", "minrss-ecotrim", 0, 0), ("litterman", "fixed", ".4", 0),
                ("litterman", "maxlog", 0, 0), ("litterman", "minrss-quilis", 0, -1)):
            for columns, intercept in (([one], 1), ([one], 0), ([one, two], 1)):
                if conversion == "last" and estimate != "fixed":
                    continue  # only rho^4 is seen, a case of its own in the unit tests
                series, params, se = regress(low, 4, 2, columns, intercept, method, estimate,
                                             mp.mpf(rho), rho_min, conversion)
                edge = abs(abs(params[intercept + len(columns)]) - mp.mpf("0.999")) < 1e-6
                loose = estimate != "fixed"
                yield [text(low), 4, 2, len(columns), text([v for c in columns for v in c]),
                       intercept, method, estimate, rho, rho_min, conversion, text(series),
                       text(params), text(se), "1e-7" if loose else "1e-9", "1e-7",
                       "2e-5" if loose else "1e-8",
                       "edge" if edge else "",
                       "formula of the source with 50 digits, tests/scripts/golden_disaggregate.py"]


def write(name, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    write("disaggregate_smooth.csv",
          ["low", "ratio", "offset", "indicator", "method", "criterion", "h", "conversion",
           "expected", "rel", "abs", "source"], smooth_rows())
    write("disaggregate_regression.csv",
          ["low", "ratio", "offset", "columns", "indicators", "intercept", "method", "estimate",
           "rho", "rho_min", "conversion", "expected", "expected_parameters", "expected_se", "rel",
           "abs", "rel_parameters", "note", "source"], regression_rows())
