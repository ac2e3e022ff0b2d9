#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same order gives the same text, tables and roadmap in every office format.

Renders the samples (and, where they are present, the reference orders) by scripts/render-samples and compares what
`prikaz extract` and `prikaz parse` print with what they print for the original. Without LibreOffice only the formats that
the script writes itself are compared.

usage: parity_test.py PRIKAZ SOURCE_FOLDER WORK_FOLDER [--twins]     --twins: also LibreOffice's own DOCX, ODT and RTF
"""
import json
import pathlib
import shutil
import subprocess
import sys

DUMP_ONLY = {"placeholder"}  # furniture that exists in text dumps alone


def run(prikaz, command, path):
    printed = subprocess.run([prikaz, command, str(path)], capture_output=True, text=True)
    if printed.returncode not in (0, 3):
        return {"error": printed.stderr.strip()}
    return json.loads(printed.stdout)


def words(text):
    return " ".join(text.split())


def document(prikaz, path):
    """Paragraphs and rows in order, white space folded: what every format can hold."""
    result = []
    for block in run(prikaz, "extract", path).get("blocks", []):
        if block["type"] == "paragraph":
            if block.get("furniture") not in DUMP_ONLY and words(block["text"]):
                result.append(words(block["text"]))
            continue
        for row in block["rows"]:
            cells = [(c["column"], c["row_span"], c["column_span"], words(c["text"])) for c in row if c["text"].strip()]
            if cells:
                result.append(cells)
    return result


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key not in ("at", "links")}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return value


def roadmap(prikaz, path):
    parsed = run(prikaz, "parse", path)
    return {key: without_places(parsed.get(key)) for key in ("order", "roadmaps", "error")}


def difference(a, b, path=""):
    """Where two JSON values differ first."""
    if type(a) is type(b) and isinstance(a, dict):
        for key in a:
            if a.get(key) != b.get(key):
                return difference(a.get(key), b.get(key), f"{path}.{key}")
    if type(a) is type(b) and isinstance(a, list):
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return difference(x, y, f"{path}[{i}]")
        if len(a) != len(b):
            return f"{path}: {len(a)} or {len(b)} items"
    return f"{path}: {a!r} or {b!r}"


def main():
    prikaz, source, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    originals = sorted(p for p in (source / "samples").iterdir() if p.suffix in (".txt", ".md", ".html"))
    reference = source.parent / "shared" / "seeds"
    if reference.is_dir():
        originals += sorted(reference.glob("*.txt"))
    else:
        print("notice: ../shared/seeds is absent, only the samples are compared")
    formats = "docx,odt,rtf" + (",doc" if shutil.which("soffice") else "") + (",lo" if "--twins" in sys.argv else "")
    if "doc" not in formats.split(","):
        print("notice: soffice is absent (package libreoffice-writer-nogui), no DOC is compared")
    shutil.rmtree(work, ignore_errors=True)
    subprocess.run([sys.executable, str(source / "scripts" / "render-samples"), "--prikaz", prikaz, "--formats", formats,
                    str(work)] + [str(path) for path in originals], check=True)
    compared = failed = 0
    for original in originals:
        text, plan = document(prikaz, original), roadmap(prikaz, original)
        if not text:
            print(f"{original.name}: nothing was read")
            failed += 1
        for twin in sorted(work.glob(original.stem + ".*")):
            compared += 1
            for what, expected, found in (("text", text, document(prikaz, twin)), ("roadmap", plan, roadmap(prikaz, twin))):
                if expected != found:
                    failed += 1
                    print(f"{twin.name}: other {what}: {difference(expected, found)}")
    print(f"{compared} documents compared, {failed} differences")
    sys.exit(1 if failed or not compared else 0)


if __name__ == "__main__":
    main()
