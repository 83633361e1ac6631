"""The twin of twin.c:  python twin.py GOLDEN_FOLDER"""
import csv
import os
import struct
import sys

from mfgq import core


def rows(name):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8", newline="") as f:
        return list(enumerate(csv.DictReader(f), 1))


def numbers(text):
    return [float(item) for item in text.replace(";", " ").split()]


def show(file, row, value):
    print(file, row, struct.pack(">d", value).hex())


def main():
    for i, row in rows("ratio_rows.csv"):
        call = getattr(core, "ratio_" + row["function"])
        show("ratio", i, call(float(row["a"]), float(row["b"])))
    for i, row in rows("cumulative_chain.csv"):
        show("chain", i, core.cumulative_chain(numbers(row["rates"])))
    for i, row in rows("index.csv"):
        columns = [numbers(row[c]) for c in ("p0", "q0", "p1", "q1", "pb", "qb")]
        show("index", i, core.index(row["formula"], *columns))
    for i, row in rows("decompose.csv"):
        k = int(row["factors"])
        matrices = [[v[j:j + k] for j in range(0, len(v), k)]
                    for v in (numbers(row["from"]), numbers(row["to"]))]
        for total in core.decompose(row["method"], *matrices)[1]:
            show("decompose", i, total)
    name = "chongqing-2019-2022"
    table = core.assess(core.plan_builtin(name), core.observations_builtin(name), "2022")
    sys.stdout.flush()
    sys.stdout.buffer.write(core.table_write(table, "csv"))


if __name__ == "__main__":
    main()
