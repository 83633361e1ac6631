#!/usr/bin/env python3
"""Writes the golden files of ratio, cumulative and paths: exact rational arithmetic on the very
doubles that a test reads, or 50 digits of mpmath where a logarithm or a power is needed.

Run it only to add cases; the files are kept in the repository.
"""
import csv
import pathlib
import random
from fractions import Fraction as F

import mpmath

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden"
EXACT = "exact rational arithmetic"
DIGITS = "mpmath, 50 digits"
mpmath.mp.dps = 50
random.seed(20190401)


def exact(text):
    return F(float(text))


def number(value):
    """Enough digits of a rational or an mpf for the nearest double."""
    if isinstance(value, F):
        value = mpmath.mpf(value.numerator) / value.denominator
    return mpmath.nstr(value, 20, strip_zeros=False, min_fixed=-3, max_fixed=6)


def write(name, header, rows):
    with open(GOLDEN / name, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def decimals(low, high, places):
    return f"{random.uniform(low, high):.{places}f}"


RATIO = {
    "quotient": lambda a, b: a / b,
    "share": lambda a, b: a / b,
    "growth": lambda a, b: b / a - 1,
    "factor": lambda a, b: b / a,
    "points": lambda a, b: b - a,
    "base": lambda a, b: a / (1 + b),
    "quotient_growth": lambda a, b: (1 + a) / (1 + b) - 1,
    "product_growth": lambda a, b: (1 + a) * (1 + b) - 1,
}
RATES = ("quotient_growth", "product_growth")


def ratio_rows():
    fixed = [("growth", "18", "20"), ("points", "0.18", "0.20"), ("factor", "18", "20"),
             ("base", "110", "0.1"), ("share", "22.6", "100"), ("quotient", "118", "124"),
             ("quotient_growth", "0.018", "0.055"), ("product_growth", "0.06", "0.02"),
             ("growth", "1000000000000", "1000000000000.5"), ("growth", "5", "0"),
             ("growth", "5", "-5"), ("quotient_growth", "1e-12", "-1e-12"),
             ("quotient", "-3", "7"), ("share", "-3", "7"), ("base", "100", "-0.999999")]
    cases = list(fixed)
    for name in RATIO:
        for _ in range(12):
            rate = name in RATES
            a = decimals(-0.3, 0.5, 4) if rate else decimals(0.1, 5000, 2)
            b = decimals(-0.3, 0.5, 4) if rate or name == "base" else decimals(0.1, 5000, 2)
            cases.append((name, a, b))
    for name, a, b in cases:
        yield [name, a, b, number(RATIO[name](exact(a), exact(b))), "1e-15", "2e-16", EXACT]


def digits(text):
    return mpmath.mpf(float(text))


CUMULATIVE = {
    "progress": lambda a, c: mpmath.log1p(a) / mpmath.log1p(c),
    "years": lambda a, c, n: n * mpmath.log1p(a) / mpmath.log1p(c),
    "required": lambda a, c, k, n: ((1 + c) / (1 + a)) ** (1 / (n - k)) - 1,
    "share": lambda c, n: (1 + c) ** (1 / n) - 1,
    "due": lambda c, s: (1 + c) ** s - 1,
    "overfulfilment": lambda a, c: (a - c) / c,
    "points_left": lambda a, c: c - a,
    "rebase": lambda c, b: (1 + c) / (1 + b) - 1,
}
ARITY = {"years": 3, "required": 4}


def cumulative_rows():
    cases = [("required", ["-0.0487", "-0.17", "3", "5"]), ("share", ["-0.2", "5"]),
             ("required", ["-0.1", "-1", "2", "5"]), ("share", ["-1", "3"]),
             ("progress", ["1e-10", "-2e-10"]), ("required", ["1e-12", "2e-12", "0", "7"]),
             ("share", ["1e-15", "4"]), ("progress", ["-0.999999", "-0.5"]),
             ("required", ["0.028", "-0.1", "2.5", "5"]), ("years", ["-0.066", "-0.17", "5"]),
             ("required", ["99", "-0.9", "1", "2"]), ("due", ["-0.2", "0"]), ("due", ["-0.2", "1"])]
    for name in CUMULATIVE:
        for _ in range(15):
            a, c = decimals(-0.3, 0.3, 4), decimals(-0.4, 0.4, 3)
            years = str(random.randint(2, 15))
            if float(c) == 0:
                c = "-0.17"
            cases.append((name, {
                "years": [a, c, years], "required": [a, c, str(random.randint(0, int(years) - 1)), years],
                "share": [c, years], "due": [c, decimals(0, 1.2, 2)]}.get(name, [a, c])))
    for name, args in cases:
        value = CUMULATIVE[name](*map(digits, args))
        yield [name, *(args + ["", "", ""])[:4], number(value), "1e-14", "1e-17", DIGITS]


def cumulative_chain():
    cases = [["0.0151", "-0.022", "-0.0418"], ["-0.0201", "-0.036", "-0.037", "-0.048", "-0.056"],
             ["-0.04", "-0.041", "-0.042", "-0.045", "-0.05"], ["-1", "0.5"], ["0.07"], [],
             ["1e-10", "-3e-10", "2e-9"], ["0.5", "-0.3333333333333333"]]
    cases += [[decimals(-0.2, 0.2, 3) for _ in range(random.randint(1, 30))] for _ in range(30)]
    cases += [[decimals(-1e-4, 1e-4, 8) for _ in range(20)] for _ in range(5)]
    for rates in cases:
        product = F(1)
        for rate in rates:
            product *= 1 + exact(rate)
        yield [";".join(rates), number(product - 1), number(sum(map(exact, rates), F(0))), "2e-14",
               "1e-17", EXACT]


def slopes(x, y):
    """Fritsch and Butland's, in rationals."""
    h = [b - a for a, b in zip(x, x[1:])]
    d = [(y[i + 1] - y[i]) / h[i] for i in range(len(h))]
    if len(x) == 2:
        return [d[0], d[0]]

    def end(h0, h1, d0, d1):
        m = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
        if m * d0 <= 0:
            return F(0)
        return 3 * d0 if d0 * d1 < 0 and abs(m) > 3 * abs(d0) else m
    inner = []
    for i in range(1, len(h)):
        if d[i - 1] * d[i] <= 0:
            inner.append(F(0))
        else:
            w0, w1 = 2 * h[i] + h[i - 1], h[i] + 2 * h[i - 1]
            inner.append((w0 + w1) / (w0 / d[i - 1] + w1 / d[i]))
    return [end(h[0], h[1], d[0], d[1]), *inner, end(h[-1], h[-2], d[-1], d[-2])]


def monotone(x, y, at):
    m = slopes(x, y)
    i = max(k for k in range(len(x) - 1) if x[k] <= at)
    h, t = x[i + 1] - x[i], (at - x[i]) / (x[i + 1] - x[i])
    # the four Hermite basis polynomials
    return ((2 * t**3 - 3 * t**2 + 1) * y[i] + (t**3 - 2 * t**2 + t) * h * m[i]
            + (-2 * t**3 + 3 * t**2) * y[i + 1] + (t**3 - t**2) * h * m[i + 1])


def path_values():
    for run in range(40):
        shape = ("linear", "geometric", "monotone", "monotone")[run % 4]
        count = random.randint(2, 6)
        places = sorted(random.sample(range(0, 30), count))
        x = [str(p) for p in places]
        low = 0.1 if shape == "geometric" else -50
        y = [decimals(low, 50, 2) for _ in range(count)]
        for _ in range(3):
            at = decimals(places[0], places[-1], 2)
            i = max(k for k in range(count - 1) if exact(x[k]) <= exact(at))
            part = (exact(at) - exact(x[i])) / (exact(x[i + 1]) - exact(x[i]))
            y0, y1 = exact(y[i]), exact(y[i + 1])
            if shape == "linear":
                value, source = y0 + part * (y1 - y0), EXACT
            elif shape == "geometric":
                power = mpmath.mpf(part.numerator) / part.denominator
                value, source = digits(y[i]) * (digits(y[i + 1]) / digits(y[i])) ** power, DIGITS
            else:
                value, source = monotone(list(map(exact, x)), list(map(exact, y)), exact(at)), EXACT
            yield [shape, ";".join(x), ";".join(y), at, number(value), "2e-14", "2e-14", source]


def main():
    write("cumulative_rows.csv", ["function", "a", "b", "c", "d", "expected", "rel", "abs", "source"],
          cumulative_rows())
    write("cumulative_chain.csv",
          ["rates", "expected_chain", "expected_sum", "rel", "abs", "source"], cumulative_chain())
    write("ratio_rows.csv", ["function", "a", "b", "expected", "rel", "abs", "source"],
          ratio_rows())
    write("path_values.csv", ["shape", "at", "value", "x", "expected", "rel", "abs", "source"],
          path_values())


if __name__ == "__main__":
    main()
