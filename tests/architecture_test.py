#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a compiler does not check; see CONTRIBUTING.md, "Rooms and arrows" and "Habits".

usage: architecture_test.py [--self-test]     (--self-test: every rule catches a breach made for it)

What is not put right yet stands in architecture_debts.tsv: file, kind of breach, how many. More of them than that fail; the list may
only shrink.
"""
import collections, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What a room may include, itself aside.
ARROWS = {
    "base": set(),
    "extract": {"base"},
    "normalize": {"base"},
    "schema": {"base", "extract", "normalize"},
    "corpus": {"base", "extract", "normalize", "schema"},
    "cli": {"base", "extract", "normalize", "schema", "corpus"},
}
FOREIGN = re.compile(r"poppler|libxml|xmlreader|xmlNode|xmlDoc|\bzip(_t|_file_t|\.h)|zipint|sqlite3|nlohmann|valijson|tesseract|"
                     r"leptonica|unicode/|\bicu::|re2/|libstemmer|archive\.h|struct archive", re.I)
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|CREATE\s+(VIRTUAL\s+)?TABLE|DELETE\s+FROM|UPDATE\s+\w+\s+SET|"
                 r"PRAGMA\s+\w+)\b|\bsqlite3_\w+\(")
CYRILLIC_WORD = re.compile(r"[А-Яа-яЁё]{3}")
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
MAX_LINES = 500


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.S)
    return "\n".join(re.sub(r'^((?:[^"\n]|"(?:[^"\\\n]|\\.)*")*?)//.*$', r"\1", line) for line in text.splitlines())


def may_hold_sql(path):
    return path.startswith("corpus/store") or path.startswith("corpus/sqlite")


def breaches(path, text):
    """What is wrong with one source file, as (line, kind, text); `path` is relative to the project."""
    parts = path.split("/")
    room, found = parts[0], []
    if text.splitlines()[:2] != ["// SPDX-FileCopyrightText: prikaz contributors", "// SPDX-License-Identifier: GPL-3.0-or-later"]:
        found.append((1, "spdx", "the two SPDX lines are missing"))
    if text.count("\n") > MAX_LINES:
        found.append((1, "length", f"{text.count(chr(10))} lines, {MAX_LINES} are the limit"))
    public_header = len(parts) == 2 and path.endswith(".h")
    if path.endswith(".h") and "#pragma once" not in text:
        found.append((1, "pragma", "no #pragma once"))
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        include = re.match(r'\s*#include\s+"([^"]+)"', line)
        if include:
            target = include.group(1).split("/")
            if target[0] in ARROWS and target[0] != room and target[0] not in ARROWS[room]:
                found.append((number, "arrow", f"{room} must not include {include.group(1)}"))
            elif target[0] in ARROWS and target[0] != room and len(target) > 2:
                found.append((number, "private", f"{include.group(1)} is private to {target[0]}"))
        if public_header and FOREIGN.search(line):
            found.append((number, "foreign", f"a foreign type in a public header: {line.strip()}"))
        if SQL.search(line) and not may_hold_sql(path):
            found.append((number, "sql", f"SQL outside the store: {line.strip()}"))
        if re.search(r"#include\s*<(nlohmann|valijson)/", line) and room not in ("schema", "corpus"):
            found.append((number, "json", "JSON text belongs to schema and the exporters"))
        words = [literal for literal in LITERAL.findall(line) if CYRILLIC_WORD.search(literal)]
        if path.endswith(".cpp") and len(words) >= 3:
            found.append((number, "words", f"a list of Russian words; it belongs into a table: {line.strip()}"))
    return found


def self_test():
    spdx = "// SPDX-FileCopyrightText: prikaz contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
    bad = {
        "arrow up": ("normalize/x.cpp", '#include "schema/json.h"'),
        "arrow aside": ("extract/x.cpp", '#include "normalize/date.h"'),
        "private part": ("cli/x.cpp", '#include "schema/json/value.h"'),
        "foreign type": ("extract/x.h", "#pragma once\nstruct Page { poppler::page* page; };"),
        "foreign include": ("schema/x.h", "#pragma once\n#include <nlohmann/json.hpp>"),
        "SQL": ("cli/x.cpp", 'const char* q = "SELECT id FROM orders";'),
        "words": ("schema/x.cpp", 'auto w = {"приказ", "решение", "устав"};'),
        "JSON": ("cli/x.cpp", "#include <nlohmann/json.hpp>"),
        "length": ("cli/x.cpp", "\n" * 501),
    }
    good = {
        "own private part": ("schema/x.cpp", '#include "schema/json/value.h"'),
        "arrow down": ("cli/x.cpp", '#include "corpus/store.h"'),
        "in a comment": ("extract/x.h", "#pragma once\n/// made of poppler::page; SELECT a FROM b"),
        "store": ("corpus/sqlite/x.cpp", 'const char* q = "SELECT id FROM orders";'),
        "two words": ("schema/x.cpp", 'auto w = {"приказ", "решение", "-"};  // "и", "так", "далее", "прочее"'),
    }
    failures = [f"not caught: {name}" for name, (path, text) in bad.items() if not breaches(path, spdx + text)]
    failures += [f"caught wrongly: {name}: {breaches(path, spdx + text)}" for name, (path, text) in good.items()
                 if breaches(path, spdx + text)]
    if not breaches("base/x.cpp", "int a;"):
        failures.append("not caught: SPDX lines")
    return failures


def debt_rows():
    lines = (ROOT / "tests/architecture_debts.tsv").read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def main():
    if "--self-test" in sys.argv:
        failures = self_test()
    else:
        failures, count = [], 0
        debts = dict(((row[0], row[1]), int(row[2])) for row in debt_rows())
        for room in ARROWS:
            for path in sorted((ROOT / room).rglob("*")):
                if path.suffix in (".h", ".cpp"):
                    count += 1
                    name = str(path.relative_to(ROOT))
                    kinds = collections.defaultdict(list)
                    for number, kind, what in breaches(name, path.read_text()):
                        kinds[kind].append(f"{name}:{number}: {what}")
                    for kind, lines in kinds.items():
                        if len(lines) > debts.get((name, kind), 0):
                            failures += lines
        if count < 50:
            failures.append(f"only {count} sources were found")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
