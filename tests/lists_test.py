#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed lists that stand in a data file and in the published schema must be the same."""
import json, pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def first_column(path):
    lines = [line for line in (ROOT / path).read_text().splitlines() if line and not line.startswith("#")]
    return list(dict.fromkeys(line.split("\t")[0] for line in lines[1:]))


def main():
    definitions = json.loads((ROOT / "schema/roadmap.schema.json").read_text())["definitions"]
    schema_roles = definitions["party"]["properties"]["role"]["enum"]
    failures = []
    roles = first_column("normalize/lexicon/roles.tsv")
    for role in roles:
        if role not in schema_roles:
            failures.append(f"schema/roadmap.schema.json: definitions/party/role lacks {role} of normalize/lexicon/roles.tsv")
    for role in schema_roles:
        if role not in roles:
            failures.append(f"normalize/lexicon/roles.tsv lacks {role} of schema/roadmap.schema.json")
    categories = ROOT / "normalize/lexicon/categories.tsv"
    if categories.exists():
        known = definitions["activity"]["properties"]["category"]["enum"]
        failures += [f"schema/roadmap.schema.json: no category {name}" for name in first_column(categories) if name not in known]
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
