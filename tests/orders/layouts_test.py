#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One order in every layout in which its table may reach us as text: where the layout keeps the structure, one and the same roadmap.

Samples are read, their table is rendered anew in each layout and read again. Layouts whose structure is sure must give the same roadmaps; loose ones
the same with `columns-guessed`; layouts that lose the structure must give the same, or say that they guess, or give none: never wrong rows in silence.
Of every layout: `characters` = `placed` + those of `unplaced`.

usage: layouts_test.py PRIKAZ
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ["food-kineshma.txt", "food-vichuga.txt", "heating-rtishchevo.txt", "culture-chistopol.txt"]
MOST_WORDS = 28  # of a line in a narrow cell


def run(binary, command, path):
    done = subprocess.run([binary, command, str(path)], capture_output=True, timeout=120)
    return json.loads(done.stdout)


def table_of(document):
    """Paragraphs above the largest table, its rows, paragraphs below. A row that is one wide text is a string."""
    blocks = document["blocks"]
    k = max((i for i, block in enumerate(blocks) if block["type"] == "table"), key=lambda i: len(blocks[i]["rows"]))
    texts = lambda part: [block["text"] for block in part if block["type"] == "paragraph"]
    rows = []
    for row in blocks[k]["rows"]:
        cells = [""] * blocks[k]["columns"]
        for cell in row:
            cells[cell["column"]] = " ".join(cell["text"].split())
        filled = [cell for cell in cells if cell]
        if re.fullmatch(r"[\d ]+", " ".join(filled)):
            continue
        rows.append(filled[0] if len(filled) == 1 and cells[0] else cells)
    return texts(blocks[:k]), rows, texts(blocks[k + 1:])


def wrap(text, width):
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False) or [""]


def widths(rows, total):
    cells = [row for row in rows if isinstance(row, list)]
    count = len(cells[0])
    least = [max(4, max(len(word) for row in cells for word in (row[k].split() or [""]))) for k in range(count)]
    area = [sum(len(row[k]) for row in cells) for k in range(count)]
    rest = max(0, total - sum(least))
    return [low + rest * size // sum(area) for low, size in zip(least, area)]


def beside(row, sizes, between, left="", right="", middle=False):
    """Lines of a row whose cells stand beside each other."""
    columns = [wrap(text, size) for text, size in zip(row, sizes)]
    height = max(map(len, columns))
    if middle:
        columns = [[""] * ((height - len(lines)) // 2) + lines for lines in columns]
    pick = lambda lines, i: lines[i] if i < len(lines) else ""
    return [(left + between.join(pick(lines, i).ljust(size) for lines, size in zip(columns, sizes)) + right).rstrip() for i in range(height)]


def each(rows, cells, section=lambda text: text, between="\n"):
    return between.join(section(row) if isinstance(row, str) else cells(row) for row in rows)


def tabs(rows): return each(rows, "\t".join)
def cell_lines(rows): return each(rows, lambda row: "\n".join("\t" + cell for cell in row), lambda text: "\t" + text, "\n\n")
def bar_lines(rows): return each(rows, lambda row: "|\n" + "\n|\n".join("\n".join(wrap(cell, MOST_WORDS)) for cell in row) + "\n|", lambda text: f"|\n{text}\n|")
def ragged(rows): return each(rows, " | ".join)
def paragraphs(rows): return each(rows, "\n\n".join, between="\n\n")
def lone_lines(rows): return each(rows, "\n".join)
def flat(rows): return each(rows, " ".join)


def pipes(rows):
    count = len(rows[0])
    line = lambda row: "| " + " | ".join(row) + " |"
    lines = each(rows, line, lambda text: line([text] + [""] * (count - 1))).split("\n")
    return "\n".join([lines[0], "|" + "---|" * count] + lines[1:])


def garant(rows):
    count = len(rows[0])
    return each(rows, lambda row: "\n".join(cell + " |" if cell else "|" for cell in row), lambda text: text + " |" + "|" * (count - 1))


def box(rows, rulings=True, edge="│", dash="─", joint="┼"):
    sizes = widths(rows, 100)
    rule = joint + joint.join(dash * (size + 2) for size in sizes) + joint
    wide = sum(sizes) + 3 * (len(sizes) - 1)
    lines = [rule] if rulings else []
    for row in rows:
        lines += [f"{edge} {row.ljust(wide)} {edge}"] if isinstance(row, str) else beside(row, sizes, f" {edge} ", f"{edge} ", f" {edge}")
        lines += [rule] if rulings else []
    return "\n".join(lines)


def dashes(rows):
    sizes = widths(rows, 90)
    whole = "  " + "-" * (sum(sizes) + len(sizes) - 1)
    row = lambda cells: "\n".join(beside(cells, sizes, " ", "  "))
    body = each(rows[1:], row, lambda text: row(["", text] + [""] * (len(sizes) - 2)), "\n\n")
    return "\n".join([whole, row(rows[0]), "  " + " ".join("-" * size for size in sizes), body, whole])


def padded(rows):
    def block(row):
        columns = [wrap(text, MOST_WORDS) for text in row]
        height = max(map(len, columns)) + 1
        return "\n".join("\n".join(lines + [""] * (height - len(lines))) for lines in columns)
    return each(rows, block, lambda text: text + "\n")


def side_by_side(rows, middle=False, gap=3, page=0):
    sizes = widths(rows, 100)
    heading = "\n".join(beside(rows[0], sizes, " " * gap))
    lines = []
    for k, row in enumerate(rows):
        if page and k and k % page == 0:
            lines += ["", f"{k // page:>50}", "\f" + heading]
        lines += [row.center(100).rstrip()] if isinstance(row, str) else beside(row, sizes, " " * gap, middle=middle)
    return "\n".join(lines)


def interleaved(rows):
    sizes = widths(rows, 95)
    squeeze = lambda line: " ".join(line.split())
    return each(rows, lambda row: "\n".join(squeeze(line) for line in beside(row, sizes, " ")))


def by_column(rows):
    cells = [row for row in rows if isinstance(row, list)]
    return "\n\n".join("\n".join(row[k] for row in cells if row[k]) for k in range(len(cells[0])))


SURE = {
    "tabs": tabs, "cell lines": cell_lines, "pipes": pipes, "garant": garant, "bar lines": bar_lines, "ragged pipes": ragged, "box": box,
    "ASCII box": lambda rows: box(rows, True, "|", "-", "+"), "bars without rulings": lambda rows: box(rows, False, "|"),
    "dashes": dashes,
}
LOOSE = {
    "paragraphs": paragraphs, "padded": padded, "lone lines": lone_lines, "side by side": side_by_side,
    "side by side, pages": lambda rows: side_by_side(rows, page=5), "side by side, close": lambda rows: side_by_side(rows, gap=2),
}
LOST = {"flat": flat, "interleaved": interleaved, "by column": by_column, "in the middle": lambda rows: side_by_side(rows, middle=True)}


def folded(value):
    """Without places, wrapped lines and what belongs to them alone."""
    if isinstance(value, dict):
        return {key: folded(item) for key, item in value.items() if key not in ("at", "inferred")}
    if isinstance(value, list):
        return [folded(item) for item in value]
    return re.sub(r"[\s-]+", "", value) if isinstance(value, str) else value


def plans(document):
    """What the table says; the lines about it are not rendered in the layout's own way."""
    return [folded({key: roadmap[key] for key in ("title", "kind", "period", "columns", "sections", "activities")}) for roadmap in document["roadmaps"]]


def failures_of(name, document, wanted):
    coverage = document["coverage"]
    visible = sum(len(re.sub(r"\s", "", piece["text"])) for piece in coverage["unplaced"])
    if coverage["characters"] != coverage["placed"] + visible:
        yield "characters are lost"
    codes = {diagnostic["code"] for diagnostic in document["diagnostics"]}
    same = plans(document) == wanted
    if name in LOST:
        if not same and not codes & {"columns-guessed", "no-roadmap"}:
            yield "wrong rows in silence"
        return
    if not same:
        got = plans(document)
        rows = [a for r in got for a in r["activities"]]
        want = [a for r in wanted for a in r["activities"]]
        first = next(((g, w) for g, w in zip(rows, want) if g != w), (len(rows), len(want)))
        keys = [key for key in first[1] if first[0][key] != first[1][key]] if isinstance(first[1], dict) else first
        others = [key for g, w in zip(got, wanted) for key in w if key != "activities" and g[key] != w[key]]
        yield f"another roadmap: {others} {keys}: {[(first[0][k], first[1][k]) for k in keys][:2] if isinstance(first[1], dict) else ''}"[:400]
    if name in LOOSE and "columns-guessed" not in codes:
        yield "it does not say that it guesses"


def main():
    binary = sys.argv[1]
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "order.txt"
        for sample in SAMPLES:
            above, rows, below = table_of(run(binary, "extract", ROOT / "samples" / sample))
            render = lambda layout: "\n".join(above[:-1]) + "\n\n\n" + above[-1] + "\n\n" + layout(rows) + "\n\n" + "\n".join(below) + "\n"
            path.write_text(render(tabs))
            wanted = plans(run(binary, "parse", path))
            if sum(len(roadmap["activities"]) for roadmap in wanted) < 3:
                sys.exit(f"{sample}: no roadmap to compare with")
            for name, layout in {**SURE, **LOOSE, **LOST}.items():
                path.write_text(render(layout))
                count += 1
                for failure in failures_of(name, run(binary, "parse", path), wanted):
                    failures += 1
                    print(f"{sample} as {name}: {failure}")
    print(f"{count} renderings, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
