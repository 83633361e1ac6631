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


def main():
    write("ratio_rows.csv", ["function", "a", "b", "expected", "rel", "abs", "source"],
          ratio_rows())


if __name__ == "__main__":
    main()
