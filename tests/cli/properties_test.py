#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold for every document, whatever it says: samples and, where they are there, the texts of ../shared.

usage: properties_test.py BINARY

- The same bytes in give the same bytes out, whatever the number of workers.
- The output validates.
- coverage adds up: characters = placed + those of unplaced; and nothing of an extracted text document is beyond characters + furniture.
- A place points into the source, and a title stands where its activity's place points: its first word is on that line or just below it.
- Sections, parents and ids of activities are sound.
"""
import json, pathlib, re, subprocess, sys, unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NEAR = 12  # lines of a wrapped or flattened row


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], capture_output=True, timeout=300)


def visible(text):
    return sum(1 for c in text if not (c.isspace() or c in "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def places(node, path=""):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "at" and isinstance(value, dict):
                single = not value or not all(isinstance(part, dict) for part in value.values())
                for field, place in ([("", value)] if single else value.items()):
                    yield f"{path}/at/{field}", place
            else:
                yield from places(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from places(value, f"{path}/{index}")


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).lower().replace("ё", "е")


def check_lines(document, lines):
    for path, place in places(document):
        line = place.get("line")
        if line is not None and not 1 <= line <= len(lines):
            yield f"{path}: line {line} of {len(lines)}"
    for r, roadmap in enumerate(document["roadmaps"]):
        for activity in roadmap["activities"]:
            line = activity["at"].get("line")
            words = [letters(word) for word in activity["title"].split() if len(letters(word)) > 2]
            if not line or not words or "title_raw" in activity:
                continue
            near = letters("".join(lines[line - 1:line - 1 + NEAR]))
            if words[0] not in near:
                yield f"/roadmaps/{r} {activity['id']}: {words[0]} is not at line {line}"


def check_structure(document):
    for r, roadmap in enumerate(document["roadmaps"]):
        sections = roadmap["sections"]
        for index, section in enumerate(sections):
            if section["parent"] is not None and not 0 <= section["parent"] < index:
                yield f"/roadmaps/{r}/sections/{index}: parent {section['parent']}"
        for index, activity in enumerate(roadmap["activities"], 1):
            if activity["id"] != f"a{index}":
                yield f"/roadmaps/{r}: {activity['id']} stands at {index}"
            if activity["section"] is not None and not 0 <= activity["section"] < len(sections):
                yield f"/roadmaps/{r} {activity['id']}: section {activity['section']}"
            for item in (activity["timing"] or {"items": []})["items"]:
                if item["start"] and item["end"] and item["start"] > item["end"]:
                    yield f"/roadmaps/{r} {activity['id']}: {item['start']} after {item['end']}"


def check(binary, path):
    first = run(binary, "parse", "--jobs", "1", str(path))
    if first.returncode != 0 or first.stderr:
        return [f"exits {first.returncode}: {first.stderr.decode()}"]
    found = []
    if run(binary, "parse", "--jobs", "2", str(path)).stdout != first.stdout:
        found.append("other bytes the second time")
    document = json.loads(first.stdout)
    valid = subprocess.run([binary, "validate", "-"], input=first.stdout, capture_output=True, timeout=300)
    if valid.returncode != 0:
        found.append("not valid: " + valid.stdout.decode()[:500])
    coverage = document["coverage"]
    unplaced = sum(visible(text["text"]) for text in coverage["unplaced"])
    if coverage["characters"] != coverage["placed"] + unplaced:
        found.append(f"coverage: {coverage['characters']} is not {coverage['placed']} + {unplaced}")
    found += check_structure(document)
    if document["source"]["reader"] in ("text", "markdown") and document["source"]["encoding"] in ("UTF-8", "US-ASCII"):
        text = path.read_bytes().decode("utf-8-sig")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found += check_lines(document, lines)
        total = visible(unicodedata.normalize("NFC", text))
        if coverage["characters"] + coverage["furniture"] != total:
            found.append(f"coverage: {coverage['characters']} and {coverage['furniture']} of furniture, the source has {total}")
    return found


def main():
    binary = sys.argv[1]
    paths = sorted(path for path in (ROOT / "samples").iterdir() if path.is_file())
    shared = sorted((ROOT / ".." / "shared" / "seeds").glob("*.txt"))
    if not shared:
        print("NOTICE: ../shared/seeds is absent: samples only")
    failures = [f"{path.name}: {what}" for path in paths + shared for what in check(binary, path)]
    print("\n".join(failures))
    print(f"{len(paths) + len(shared)} documents, {len(failures)} failures")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
