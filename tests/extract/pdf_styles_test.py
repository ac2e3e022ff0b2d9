#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of plans come whole out of PDFs of other styles.

Renders the samples by scripts/render-pdf and counts, style by style, the activities that are read from the PDF as from the
text: number, title, timing and responsible. FLOORS say how many must be; they only rise.

usage: pdf_styles_test.py PRIKAZ SOURCE_FOLDER WORK_FOLDER
"""
import json
import pathlib
import shutil
import subprocess
import sys

FLOORS = {"writer-grid": 54, "writer-landscape": 56, "writer-whole-rows": 52, "writer-landscape-open": 52, "writer-lines": 52, "writer-heading": 52,
          "writer-justified": 53, "writer-centred-open": 47}
PARTS = ("number", "title", "timing", "responsible")


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key != "at"}
    return [without_places(item) for item in value] if isinstance(value, list) else value


def activities(prikaz, path):
    """Each activity of the order's roadmaps as one text that can be compared."""
    printed = subprocess.run([prikaz, "parse", str(path)], capture_output=True, text=True)
    if printed.returncode not in (0, 3):
        return []
    return [json.dumps(without_places([activity.get(part) for part in PARTS]), ensure_ascii=False, sort_keys=True)
            for roadmap in json.loads(printed.stdout)["roadmaps"] for activity in roadmap["activities"]]


def main():
    prikaz, source, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    if not shutil.which("soffice"):
        print("notice: soffice is absent (package libreoffice-writer-nogui), no PDF is rendered")
        return
    samples = sorted(p for p in (source / "samples").iterdir() if p.suffix in (".txt", ".md", ".html"))
    shutil.rmtree(work, ignore_errors=True)
    subprocess.run([sys.executable, str(source / "scripts" / "render-pdf"), "--prikaz", prikaz, "--styles", ",".join(FLOORS),
                    str(work)] + [str(path) for path in samples], check=True)
    expected = {path.stem: activities(prikaz, path) for path in samples}
    failed = False
    for style, floor in FLOORS.items():
        whole = 0
        for stem, rows in expected.items():
            found = activities(prikaz, work / f"{stem}.{style}.pdf")
            lost = 0
            for row in rows:
                if row in found:
                    found.remove(row)
                    whole += 1
                else:
                    lost += 1
            if lost:
                print(f"{stem}.{style}.pdf: {lost} of {len(rows)} rows differ")
        print(f"{style}: {whole} of {sum(map(len, expected.values()))} rows whole, at least {floor} are wanted")
        failed |= whole < floor
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
