#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/diagnostics.md lists exactly the codes that the sources can print: diagnostics and errors, each with its severity and advice."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ("base", "extract", "normalize", "schema", "corpus", "cli")
CODE = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"')


def without_comments(text):
    return "\n".join(re.sub(r'^((?:[^"\n]|"(?:[^"\\\n]|\\.)*")*?)//.*$', r"\1", line) for line in text.splitlines())


def emitted_diagnostics():
    """Code → files. A diagnostic names its code before its severity, in one statement."""
    codes = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.cpp")):
            if "schema/json/" in str(path):  # writes and reads what others made
                continue
            text = without_comments(path.read_text())
            for match in re.finditer(r"Severity::(?:Info|Warning|Error)\b", text):
                if re.search(r"(case|[!=]=)\s*$", text[:match.start()]):
                    continue
                statement = re.split(r"[;}]\s|\belse\b|\)\s*\n\s*(?=\w+\()", text[:match.start()])[-1]
                for code in CODE.findall(statement):
                    codes.setdefault(code, set()).add(str(path.relative_to(ROOT)))
    return codes


def errors():
    return set(re.findall(r'return "([a-z-]+)";', (ROOT / "base/error.cpp").read_text()))


def documented(heading):
    text = (ROOT / "docs/diagnostics.md").read_text()
    section = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row for row in rows}


def main():
    failures = []
    codes, rows = emitted_diagnostics(), documented("Diagnostics")
    if len(codes) < 20:
        failures.append(f"only {len(codes)} diagnostics were found in the sources")
    for code, files in sorted(codes.items()):
        if code not in rows:
            failures.append(f"docs/diagnostics.md: no row for {code} ({', '.join(sorted(files))})")
    failures += [f"docs/diagnostics.md: {code} is printed nowhere" for code in rows if code not in codes]
    error_rows = documented("Errors")
    failures += [f"docs/diagnostics.md: no row for the error {code}" for code in sorted(errors() - set(error_rows))]
    failures += [f"docs/diagnostics.md: there is no error {code}" for code in sorted(set(error_rows) - errors())]
    for row in [*rows.values(), *error_rows.values()]:
        if not all(row):
            failures.append(f"docs/diagnostics.md: {row[0]} has an empty cell")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
