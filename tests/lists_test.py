#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed lists that stand in a data file and in the published schema must be the same."""
import json, pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def column(path, name):
    lines = [line.split("\t") for line in (ROOT / path).read_text().splitlines() if line and not line.startswith("#")]
    index = lines[0].index(name)
    return list(dict.fromkeys(row[index] for row in lines[1:]))


def main():
    definitions = json.loads((ROOT / "schema/roadmap.schema.json").read_text())["definitions"]
    schema_roles = definitions["party"]["properties"]["role"]["enum"]
    failures = []
    roles = column("normalize/lexicon/roles.tsv", "role")
    for role in roles:
        if role not in schema_roles:
            failures.append(f"schema/roadmap.schema.json: definitions/party/role lacks {role} of normalize/lexicon/roles.tsv")
    for role in schema_roles:
        if role not in roles:
            failures.append(f"normalize/lexicon/roles.tsv lacks {role} of schema/roadmap.schema.json")
    schema_categories = definitions["activity"]["properties"]["category"]["enum"]
    for category in column("normalize/lexicon/categories.tsv", "category"):
        if category not in schema_categories:
            failures.append(f"schema/roadmap.schema.json: definitions/activity/category lacks {category}")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
