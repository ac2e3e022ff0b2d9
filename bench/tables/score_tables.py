#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well `prikaz extract` finds the tables of PDFs whose grids are known (NAME.json beside NAME.pdf, see make_reports.py).

  tables     F1 of the number of tables: found tables that share most of their text with an expected one
  rows, columns   share of the expected tables whose number of rows, columns is right
  adjacency  F1 of neighbouring pairs of texts (ICDAR 2013, Göbel et al.): to the right and below, blank cells passed over
  grits      GriTS-Con (Smock et al. 2022) in its factored form: rows aligned, then columns, cells by common subsequence

usage: score_tables.py [--prikaz PROGRAM] [--verbose] FOLDER…
"""
import argparse
import collections
import difflib
import json
import pathlib
import subprocess
import sys


def squeeze(text):
    return "".join(text.split()).lower()


def found_tables(prikaz, path):
    printed = subprocess.run([prikaz, "extract", str(path)], capture_output=True, text=True)
    if printed.returncode not in (0, 3):
        return []
    tables = []
    for block in json.loads(printed.stdout)["blocks"]:
        if block["type"] == "table":
            cells = [[c["row"], c["column"], c["row_span"], c["column_span"], c["text"]] for row in block["rows"] for c in row]
            tables.append({"rows": len(block["rows"]), "columns": block["columns"], "cells": cells})
    return tables


def matrix(table):
    """Each position the text of the cell that covers it."""
    grid = [[""] * table["columns"] for _ in range(table["rows"])]
    for row, column, row_span, column_span, text in table["cells"]:
        for r in range(row, min(row + row_span, table["rows"])):
            for c in range(column, min(column + column_span, table["columns"])):
                grid[r][c] = squeeze(text)
    return grid


def adjacency(table):
    owner = {}
    for k, (row, column, row_span, column_span, text) in enumerate(table["cells"]):
        if squeeze(text):
            for r in range(row, row + row_span):
                for c in range(column, column + column_span):
                    owner[r, c] = k
    pairs = set()
    for (r, c), k in owner.items():
        for name, dr, dc in (("right", 0, 1), ("below", 1, 0)):
            y, x = r + dr, c + dc
            while y < table["rows"] and x < table["columns"] and (y, x) not in owner:
                y, x = y + dr, x + dc
            other = owner.get((y, x))
            if other is not None and other != k:
                pairs.add((k, other, name))
    text = lambda k: squeeze(table["cells"][k][4])
    return collections.Counter((text(a), text(b), name) for a, b, name in pairs)


def likeness(a, b):
    if a == b:
        return 1.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def align(a, b, reward):
    """The best sum of rewards of a common subsequence, and its pairs."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + reward(a[i], b[j]))
    return best[0][0]


def grits(expected, found):
    a, b = matrix(expected), matrix(found)
    memory = {}

    def cell(x, y):
        if (x, y) not in memory:
            memory[x, y] = likeness(x, y)
        return memory[x, y]

    rows = align(a, b, lambda x, y: align(x, y, cell))
    turned_a, turned_b = list(zip(*a)), list(zip(*b))
    columns = align(turned_a, turned_b, lambda x, y: align(x, y, cell))
    size = len(a) * len(a[0]) + len(b) * len(b[0])
    return 2 * min(rows, columns) / size if size else 0.0


def words_of(table):
    return collections.Counter(squeeze(word) for cell in table["cells"] for word in cell[4].split())


def match(expected, found):
    """Pairs of tables that share more than half of their words, the best first."""
    scores = []
    for i, a in enumerate(expected):
        for j, b in enumerate(found):
            x, y = words_of(a), words_of(b)
            common = sum((x & y).values())
            total = sum(x.values()) + sum(y.values())
            if total and 2 * common / total > 0.5:
                scores.append((2 * common / total, i, j))
    pairs, left, right = [], set(), set()
    for _, i, j in sorted(scores, reverse=True):
        if i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return sorted(pairs)


def f1(common, expected, found):
    return 2 * common / (expected + found) if expected + found else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--prikaz", default="build/release/prikaz")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    total = collections.Counter()
    for folder in options.folders:
        for truth in sorted(folder.glob("*.json")):
            expected = json.loads(truth.read_text(encoding="utf-8"))["tables"]
            found = found_tables(options.prikaz, truth.with_suffix(".pdf"))
            pairs = dict(match(expected, found))
            total["expected"] += len(expected)
            total["found"] += len(found)
            total["matched"] += len(pairs)
            words = []
            for i, table in enumerate(expected):
                relations = adjacency(table)
                total["pairs"] += sum(relations.values())
                if i not in pairs:
                    words.append("missed")
                    continue
                other = found[pairs[i]]
                total["rows"] += other["rows"] == table["rows"]
                total["columns"] += other["columns"] == table["columns"]
                common = sum((relations & adjacency(other)).values())
                total["common"] += common
                total["grits"] += grits(table, other)
                words.append(f"{table['rows']}x{table['columns']}"
                             + (f" read as {other['rows']}x{other['columns']}" if (other["rows"], other["columns"]) != (table["rows"], table["columns"]) else "")
                             + f" {common}/{sum(relations.values())}")
            total["found pairs"] += sum(sum(adjacency(table).values()) for table in found)
            extra = len(found) - len(pairs)
            if options.verbose:
                print(f"{truth.with_suffix('.pdf')}: {'; '.join(words)}" + (f"; {extra} too many" if extra else ""))
    if not total["expected"]:
        sys.exit("no table is expected in these folders")
    print(f"{total['expected']} tables: tables {f1(total['matched'], total['expected'], total['found']):.3f}"
          f" ({total['matched']} of {total['expected']}, {total['found']} found)"
          f" rows {total['rows'] / total['expected']:.3f} columns {total['columns'] / total['expected']:.3f}"
          f" adjacency {f1(total['common'], total['pairs'], total['found pairs']):.3f} grits {total['grits'] / total['expected']:.3f}")


if __name__ == "__main__":
    main()
