"""--lang zh: every note that the sources can write has its Chinese, and machines keep English."""
import re

import pytest

from conftest import ROOT

SRC = ROOT / "src"
LITERAL = r'"((?:[^"\\]|\\.)*)"'
# Functions whose texts end in a column of notes, with the files in which they do.
CALLS = {
    "mfgq_i_outlook_note|mfgq_i_say|mfgq_i_draft_note|mfgq_i_implied_row": "**/*.c",
    "add|add_two|mfgq_i_buffer_text": "assess/notes.c",
    "mfgq_i_buffer_text|say|snprintf": "plan/implied*.c",
    "snprintf": "outlook/*.c",
    "add_finding|snprintf|mfgq_builder_text": "taxonomy/[cvw][oa]*.c",
    "mfgq_builder_text": "projection/backtest.c",
    "row|bands": "assess/progress_table.c",
    "mfgq_i_fail": "projection/scenario.c",
}
# Lists of texts, by name.
LISTS = {"projection/notes.c": ["table"], "assess/progress_words.c": ["reasons"],
         "assess/progress_table.c": ["measures", "standing", "direction"],
         "ratio/contributions.c": ["movement_names"], "decompose/growth.c": ["note_names"],
         "plan/lint_identity.c": ["words"], "plan/words.c": ["mfgq_i_comparator_words"]}
# Functions whose own texts are notes, by name.
BODIES = {"measure/link.c": ["class_fault", "fault_of"],
          "measure/result.c": ["gather", "why_undefined"]}
# Words that are no notes: of other columns, formats, marks of the program.
OTHER = {"count", "target", "no-target", "standing", "direction", "score", "unmapped", "weights",
         "split", "unknown-from", "unknown-to", "empty-code", "duplicate-code", "validity", "code",
         "valid_to", "unknown-parent", "parent", "cycle", "one of ", "ALL", "s, per year",
         "at is not below n"}
COLUMNS = {"note", "reason", "message", "derivation", "measure"}


def phrases():
    text = (SRC / "chinese/phrases.def").read_text(encoding="utf-8")
    found = []
    for call in re.findall(r"^PHRASE\((.*?)\)$", text, re.M | re.S):
        english = re.split(r",\s*(?=\"[^\"]*\"$)", call)[0]
        found.append("".join(re.findall(LITERAL, english)))
    return found


def arguments(text, names):
    """What stands in the parentheses of each call of these functions."""
    for call in re.finditer(r"(?<![\w.])(?:%s)\(" % names, text):
        depth, at = 1, call.end()
        while depth and at < len(text):
            literal = re.compile(LITERAL).match(text, at)
            if literal:
                at = literal.end()
                continue
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        yield text[call.end():at - 1]


def literals(code):
    """String literals, those side by side joined."""
    code = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
    for run in re.findall(r'(?:%s\s*)+' % LITERAL.replace("(", "(?:", 1), code):
        yield "".join(re.findall(LITERAL, run))


def written():
    """(file, text) of everything that may stand in a column of notes."""
    for names, pattern in CALLS.items():
        for path in sorted(SRC.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            for inside in arguments(text, names):
                for literal in literals(inside):
                    yield path.relative_to(SRC).as_posix(), literal
    for name, lists in LISTS.items():
        text = (SRC / name).read_text(encoding="utf-8")
        for item in lists:
            body = re.search(r"\b%s\[\] = \{(.*?)\};" % item, text, re.S)
            body = body or re.search(r"\}\s*%s\[\] = \{(.*?)\n\};" % item, text, re.S)
            for literal in literals(body.group(1)):
                yield name, literal
    for name, functions in BODIES.items():
        text = (SRC / name).read_text(encoding="utf-8")
        for function in functions:
            body = re.search(r"\b%s\([^;{]*\)\n\{.*?\n\}" % function, text, re.S)
            for literal in literals(body.group()):
                yield name, literal


def pieces(text):
    """The fixed English in a format."""
    for piece in re.split(r"%[-+#0.*\d]*(?:z|ll|l)?[a-zA-Z]|; ", text):
        piece = piece.strip(" ,;:()'=+")
        if re.search("[a-z]{2}", piece):
            yield piece


def test_every_note_has_its_chinese():
    known = "\n".join(phrases())
    found, missing = set(), []
    for file, text in written():
        for piece in pieces(text):
            found.add(piece)
            words = r"(?<!\w)%s(?!\w)" % re.escape(piece)
            if text in OTHER or text.endswith(" is null") or re.search(words, known):
                continue
            missing.append(f"{file}: {text!r}: no phrase in src/chinese/phrases.def has {piece!r}")
    assert not missing, "\n".join(missing)
    assert len(found) > 150


def test_every_whole_note_is_a_phrase():
    known, whole = set(phrases()), 0
    for name in ("projection/notes.c", "assess/progress_words.c", "ratio/contributions.c",
                 "decompose/growth.c"):
        for file, text in written():
            if file == name and text:
                whole += 1
                assert text in known, f"{file}: {text!r} is not in src/chinese/phrases.def"
    assert whole > 40


def test_no_other_file_writes_notes():
    """A new table with notes must be named above, or nobody looks at its texts."""
    looked = {p.relative_to(SRC).as_posix() for pattern in CALLS.values() if pattern != "**/*.c"
              for p in SRC.glob(pattern)} | set(LISTS) | set(BODIES)
    folders = {name.split("/")[0] for name in looked}
    tables = set()
    for path in sorted(SRC.rglob("*.c")):
        for name in re.findall(r'"(\w+)",\s*MFGQ_TEXT', path.read_text(encoding="utf-8")):
            if name in COLUMNS:
                tables.add(path.relative_to(SRC).as_posix())
    assert {t.split("/")[0] for t in tables} <= folders | {"cli"}
    # The command adds no notes of its own but for one, which projection/notes.c has too.
    assert {t for t in tables if t.startswith("cli/")} == {"cli/cmd_progress.c",
                                                           "cli/scenario_table.c"}
    assert {t for t in tables if t.startswith("projection/")} == {"projection/backtest.c",
                                                                  "projection/view.c"}
    assert {t for t in tables if t.startswith("measure/")} == {"measure/measure.c",
                                                               "measure/result.c"}


@pytest.mark.parametrize("command, columns, words", [
    (("outlook", "national-14fyp-2021-2025"), "note", ("观测太少，不给区间",)),
    (("lint", "chongqing-2019-2022"), "rule,severity,message",
     ("前后表述不一", "一（二）为7500亿元，专栏1为7700亿元", "基期不明", "警告")),
    (("assess", "chongqing-2019-2022"), "note", ("从未观测", "2019年无观测值")),
    (("progress", "--plan", "chongqing-2019-2022", "--rule", "eurostat"), "status,reason",
     ("无判定", "缺最新值")),
])
def test_tables_for_reading(mfgq, command, columns, words):
    zh = mfgq.call(*command, "--lang", "zh", "--columns", columns).out
    assert all(w in zh for w in words), zh
    for form in ("csv", "json", "ndjson"):
        one = mfgq.call(*command, "--format", form)
        assert mfgq.call(*command, "--format", form, "--lang", "zh").out == one.out


def test_names_of_columns_differ(mfgq):
    shown = mfgq.call("outlook", "national-14fyp-2021-2025", "--lang", "zh").out
    head = shown.split("\n")[0].split()
    assert len(head) == len(set(head)) and "达标概率" in head and "备注" in head
