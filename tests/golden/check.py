#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden documents: what the program makes of every sample and of every input in a case's own folder.

usage: check.py BINARY [--update]

A case is a folder tests/golden/<name>/ with document.json (`prikaz extract --pretty`), roadmap.json (`prikaz parse --pretty`)
and, for cases that are no sample, the input itself as input.<ext>. Each sample has a case of its file's stem. The program must
exit with 0, print nothing on standard error, print the same bytes twice, and what it prints must pass `prikaz validate`.
--update writes what is printed now (scripts/update-golden calls it; the tests never do).
"""
import difflib, pathlib, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def run(binary, command, path):
    done = subprocess.run([binary, command, "--pretty", str(path)], capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def cases():
    samples = sorted((ROOT / "samples").iterdir())
    found = {path.stem: path for path in samples if path.is_file()}
    for folder in sorted(HERE.iterdir()):
        inputs = sorted(folder.glob("input.*")) if folder.is_dir() else []
        if inputs:
            found[folder.name] = inputs[0]
    return found


def check(binary, update):
    failures = []
    known = cases()
    for folder in HERE.iterdir():
        if folder.is_dir() and folder.name not in known and folder.name != "__pycache__":
            failures.append(f"{folder.name}: a case without an input")
    for name, path in known.items():
        folder = HERE / name
        for command, file in (("extract", "document.json"), ("parse", "roadmap.json")):
            code, out, err = run(binary, command, path)
            if code != 0 or err:
                failures.append(f"{name}: {command} exits {code}: {err.strip()}")
                continue
            if run(binary, command, path)[1] != out:
                failures.append(f"{name}: {command} prints other bytes the second time")
            expected = folder / file
            if update:
                folder.mkdir(exist_ok=True)
                expected.write_text(out)
            elif not expected.exists():
                failures.append(f"{name}: {file} is missing; scripts/update-golden makes it")
            elif expected.read_text() != out:
                diff = list(difflib.unified_diff(expected.read_text().splitlines(), out.splitlines(),
                                                 str(expected.relative_to(ROOT)), "now", lineterm="", n=2))
                failures.append(f"{name}: {command} differs\n" + "\n".join(diff[:60]))
        checked = subprocess.run([binary, "validate", str(folder / "roadmap.json")], capture_output=True, text=True)
        if checked.returncode != 0:
            failures.append(f"{name}: roadmap.json is not valid: {checked.stdout}{checked.stderr}")
    print(f"{len(known)} golden cases, {len(failures)} failures")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(check(sys.argv[1], "--update" in sys.argv[2:]))
