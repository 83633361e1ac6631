"""Commands on published figures against computations of tests/scripts/golden_cluster.py."""
import collections
import csv
import io
import math


def renamed(path, rename):
    """The file's text with a column of another name: industry=product."""
    text = path.read_text(encoding="utf-8")
    if not rename:
        return text
    old, new = rename.split("=")
    head, rest = text.split("\n", 1)
    return ",".join(new if name == old else name for name in head.split(",")) + "\n" + rest


def figures(mfgq, job):
    command, file, rename, arguments = job
    done = mfgq.call(command, "-", *arguments.replace("tests/data", str(mfgq.root / "tests/data")).split(),
                     "--format", "csv", stdin=renamed(mfgq.root / "tests/data" / file, rename))
    assert done.code == 0, (job, done.err)
    reader = csv.reader(io.StringIO(done.out))
    head = next(reader)
    at = next(k for k, name in enumerate(head) if name in ("value", "effect", "share", "rank"))
    if head[-1] == "rank" and "value" in head:
        head, at = head[:-1], head.index("value")
    return {"|".join(cell for k, cell in enumerate(row[:len(head)]) if k != at): row[at] for row in reader}


def test_published_figures(mfgq):
    jobs = collections.defaultdict(list)
    with open(mfgq.root / "tests/golden/real_data.csv", encoding="utf-8") as golden:
        for row in csv.DictReader(golden):
            jobs[row["command"], row["file"], row["rename"], row["arguments"]].append(row)
    assert len({job[0] for job in jobs}) == 8
    for job, want in jobs.items():
        got = figures(mfgq, job)
        for row in want:
            value, expected = got[row["row"]], row["expected"]
            assert (value == "") == (expected == ""), row
            assert not expected or math.isclose(float(value), float(expected), rel_tol=float(row["rel"]),
                                                abs_tol=float(row["abs"])), (row, value)
