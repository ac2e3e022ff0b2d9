#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The order that the format's description shows (../shared/spec) reads as it is shown there. What is left open in it
# (hash, sizes, counts) is not compared, and a place may say more than the shown one.
# usage: spec_example_test.py PRIKAZ
import json
import pathlib
import subprocess
import sys

OPEN = {'/source/sha256', '/source/bytes', '/coverage/characters', '/coverage/placed', '/coverage/furniture'}


def differences(got, shown, path=''):
    if path in OPEN:
        return []
    if isinstance(shown, dict) and isinstance(got, dict):
        place = path.endswith('/at') or '/at/' in path
        more = [] if place else [f'{path}/{key}: not in the description' for key in got.keys() - shown.keys()]
        return more + [line for key in shown
                       for line in (differences(got[key], shown[key], f'{path}/{key}') if key in got
                                    else [f'{path}/{key}: missing'])]
    if isinstance(shown, list) and isinstance(got, list) and len(got) == len(shown):
        return [line for i, pair in enumerate(zip(got, shown)) for line in differences(*pair, f'{path}/{i}')]
    return [] if got == shown else [f'{path}: {json.dumps(got, ensure_ascii=False)}, shown is '
                                    f'{json.dumps(shown, ensure_ascii=False)}']


folder = pathlib.Path(__file__).resolve().parents[3] / 'shared' / 'spec'
if not (folder / 'example.txt').exists():
    print(f'SKIPPED: {folder} is not here')
    sys.exit(77)
printed = subprocess.run([sys.argv[1], 'parse', str(folder / 'example.txt')], capture_output=True, check=True).stdout
found = differences(json.loads(printed), json.loads((folder / 'example.json').read_text()))
print('\n'.join(found) or 'the example reads as described')
sys.exit(bool(found))
