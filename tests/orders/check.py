#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole orders as they are met, each NAME.txt with the facts that NAME.json holds of it.

A fact is checked only where the JSON names it. `order`: kind, number, date, place, issuer (its words), no_issuer, municipality (the
begin of a word of it), region (ISO), title, citations, clauses (their numbers), signatories, agreed_by, control, effective,
period, approval, annex, sections, goal, tasks, indicators, footnotes, roadmaps, tables, diagnostics, absent_diagnostics.
`unplaced`: the texts that no field takes, exactly. `rows`: number, title, timing_raw, items ("kind:start:end:rrule", * = any), responsible, parties, result; null = not checked.
`unsafe`: the layout does not hold the structure: rows that are right, or none, or `columns-guessed`; never wrong ones in
silence. Of every order: `characters` = `placed` + those of `unplaced`, the same bytes twice, valid by the schema, and with
bytes flipped a document or a failure, no crash.

usage: check.py PRIKAZ [NAME ...]
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ENOUGH_PLACED = 0.995
FLIPS = 3


def fold(text):
    return re.sub(r"\s+", " ", (text or "").lower().replace("ё", "е").replace("–", "-").replace("—", "-")).strip()


def tight(text):
    return re.sub(r"[\s«»\"“”„-]+", "", fold(text))


def bag(text):
    return sorted(re.findall(r"[^\s,;|]+", re.sub(r"(?<=\s)и(?=\s)", " ", fold(text))))


def visible(text):
    return len(re.sub(r"\s", "", text))


def numbers(clauses):
    return [n for clause in clauses for n in [clause["number"] or ""] + numbers(clause["clauses"])]


def same_item(got, want):
    kind, start, end, rrule = (want.split(":") + ["", "", ""])[:4]
    fits = lambda value, wanted: wanted == "*" or (value or "") == wanted
    return (got["kind"] == kind and fits(got["start"], start) and fits(got["end"], end)
            and (rrule == "" and kind == "recurring" or (got["rrule"] or "") == rrule))


def row_differences(got, want):
    result = " ".join(text for text in (got["result"], got["indicator"]) if text)
    items = (got["timing"] or {}).get("items") or []
    if tight(got["title"]) != tight(want["title"]):
        yield f"title {got['title']!r}"
    if (got["number"] or "") != want["number"]:
        yield f"number {got['number']!r}, not {want['number']!r}"
    if want["timing_raw"] is not None and tight((got["timing"] or {}).get("raw")) != tight(want["timing_raw"]):
        yield f"timing {(got['timing'] or {}).get('raw')!r}"
    if want["items"] is not None:
        if len(items) != len(want["items"]) or not all(map(same_item, items, want["items"])):
            yield f"items {[(i['kind'], i['start'], i['end'], i['rrule']) for i in items]}"
    if bag(" ".join(party["raw"] for party in got["responsible"])) != bag(want["responsible"]):
        yield f"responsible {[party['raw'] for party in got['responsible']]}"
    if want["parties"] is not None and len(got["responsible"]) != want["parties"]:
        yield f"{len(got['responsible'])} parties, not {want['parties']}"
    if tight(result) != tight(want["result"]):
        yield f"result {result!r}"


def rows_of(document):
    return [activity for roadmap in document["roadmaps"] for activity in roadmap["activities"]]


def differing_rows(document, rows):
    got = rows_of(document)
    if len(got) != len(rows):
        yield f"{len(got)} rows, not {len(rows)}: {[row['title'] for row in got]}"
    for have, want in zip(got, rows):
        for difference in row_differences(have, want):
            yield f"row «{want['title']}»: {difference}"


def order_facts(document):
    """Fact → (what is printed, how it is compared with what is wanted)."""
    order = document["order"]
    roadmaps = document["roadmaps"]
    first = roadmaps[0] if roadmaps else {}
    municipality = order["municipality"] or {}
    codes = {diagnostic["code"] for diagnostic in document["diagnostics"]}
    control = order["control"] or {}
    period = first.get("period") or {}
    approval = first.get("approval") or {}
    exact = lambda got, want: got == want
    loose = lambda got, want: tight(got) == tight(want)
    count = lambda key: (len(first.get(key) or []), exact)
    return {
        "kind": (order["kind"], exact),
        "number": (order["number"], exact),
        "date": (order["date"], exact),
        "place": (order["place"], loose),
        "title": (order["title"], lambda got, want: fold(got) == fold(want)),
        "no_issuer": (order["issuer"] is None, exact),
        "issuer": ((order["issuer"] or {}).get("name"), lambda got, want: set(fold(want).split()) <= set(re.findall(r"\w+", fold(got)))),
        "municipality": (municipality.get("name"), lambda got, want: fold(want) in fold(got)),
        "region": ((municipality.get("region") or {}).get("iso"), exact),
        "citations": (sorted([c["date"], c["number"]] for c in order["citations"]), lambda got, want: got == sorted(want)),
        "clauses": (numbers(order["clauses"]), exact),
        "signatories": ([s["name"] for s in order["signatories"]], exact),
        "agreed_by": ([s["name"] for s in order["agreed_by"]], exact),
        "control": ([control.get("kind"), control.get("name")], lambda got, want: got[0] == want[0] and fold(want[1]) in fold(got[1])),
        "effective": ((order["effective"] or {}).get("date"), exact),
        "period": ([period.get("start"), period.get("end")], exact),
        "approval": ([approval.get("kind"), approval.get("date"), approval.get("number")], lambda got, want: all(w in (None, g) for g, w in zip(got, want))),
        "annexes": ([roadmap["annex"] for roadmap in roadmaps], exact),
        "sections": ([s["title"] for roadmap in roadmaps for s in roadmap["sections"]],
                     lambda got, want: len(got) == len(want) and all(fold(w) in fold(g) for g, w in zip(got, want))),
        "goal": (first.get("goal"), lambda got, want: fold(want) in fold(got)),
        "tasks": count("tasks"),
        "indicators": count("indicators"),
        "footnotes": count("footnotes"),
        "roadmaps": (len(roadmaps), exact),
        "activities": (len(rows_of(document)), exact),
        "tables": (len(document["tables"]), exact),
        "unplaced": ([piece["text"] for piece in document["coverage"]["unplaced"]], exact),
        "diagnostics": (codes, lambda got, want: set(want) <= got),
        "absent_diagnostics": (codes, lambda got, want: not set(want) & got),
    }


def parse_all(binary, paths):
    return subprocess.run([binary, "parse", "--ndjson", *map(str, paths)], capture_output=True, timeout=120)


def failures_of(document, wanted):
    if document["format"] != "prikaz-roadmap/1":
        yield f"not read: {document}"
        return
    coverage = document["coverage"]
    if coverage["characters"] != coverage["placed"] + sum(visible(piece["text"]) for piece in coverage["unplaced"]):
        yield f"coverage does not add up: {coverage}"
    facts = order_facts(document)
    for name, want in wanted["order"].items():
        got, same = facts[name]
        if not same(got, want):
            yield f"{name} is {got!r}, not {want!r}"
    wrong = list(differing_rows(document, wanted["rows"])) if wanted["rows"] is not None else []
    if wanted.get("unsafe"):
        if rows_of(document) and "columns-guessed" not in facts["diagnostics"][0]:
            yield from wrong
        return
    yield from wrong
    if wanted.get("all_placed", True) and "unplaced" not in wanted["order"] and coverage["placed"] < ENOUGH_PLACED * coverage["characters"]:
        yield f"unplaced: {[piece['text'] for piece in coverage['unplaced']]}"


def flip_bytes(paths, folder):
    """Damaged copies of the orders, the same ones at each run."""
    for path in paths:
        chance = random.Random(path.name)
        for number in range(FLIPS):
            damaged = bytearray(path.read_bytes())
            for _ in range(1 + len(damaged) // 200):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            victim = folder / f"{number}-{path.name}"
            victim.write_bytes(damaged)
            yield victim


def main():
    binary, names = sys.argv[1], sys.argv[2:]
    paths = sorted(path for path in HERE.glob("*.txt") if not names or path.stem in names)
    failures = [] if paths else ["no orders"]
    done = parse_all(binary, paths)
    if parse_all(binary, paths).stdout != done.stdout:
        failures.append("two runs differ")
    documents = done.stdout.splitlines()
    if len(documents) != len(paths):
        failures.append(f"{len(documents)} documents of {len(paths)} orders")
    for path, line in zip(paths, documents):
        wanted = json.loads(path.with_suffix(".json").read_text())
        failures += [f"{path.stem}: {failure}" for failure in failures_of(json.loads(line), wanted)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        everything = folder / "all.ndjson"
        everything.write_bytes(done.stdout)
        validated = subprocess.run([binary, "validate", str(everything)], capture_output=True, text=True, timeout=120)
        if validated.returncode != 0:
            failures.append(validated.stdout + validated.stderr)
        damaged = list(flip_bytes(paths, folder))
        read = parse_all(binary, damaged)
        if read.returncode not in (0, 1) or len(read.stdout.splitlines()) != len(damaged):
            failures.append(f"with bytes flipped: exit {read.returncode}, {len(read.stdout.splitlines())} of {len(damaged)}")
    print("\n".join([*failures, f"{len(paths)} orders, {len(failures)} failures"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
