#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Behaviour of the command line, as short Markdown cases.

usage: run_cases.py BINARY CASE.md...

Every fenced block whose first line begins with "% " is one case:

    % shell command            run by sh in a folder of this file's own, shared by its blocks
    lines of standard input
    ^D                         ends the input; without it the input is empty
    lines of standard output   a line [...] stands for any lines
    2> line of standard error
    => 1                       exit status; 0 where it is not written

In the environment: prikaz on the PATH, $SAMPLES the folder of samples, nothing of the user's own.
"""
import os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def blocks(text):
    for match in re.finditer(r"^```\w*\n(% .*?)^```$", text, re.M | re.S):
        line = text.count("\n", 0, match.start()) + 2
        yield line, match.group(1).splitlines()


def parse(lines):
    command, rest = lines[0][2:], lines[1:]
    stdin, stdout, stderr, status = "", [], [], 0
    if "^D" in rest:
        end = rest.index("^D")
        stdin = "".join(line + "\n" for line in rest[:end])
        rest = rest[end + 1:]
    for line in rest:
        if line.startswith("2> ") or line == "2>":
            stderr.append(line[3:])
        elif re.fullmatch(r"=> \d+", line):
            status = int(line[3:])
        else:
            stdout.append(line)
    return command, stdin, stdout, stderr, status


def agree(expected, got):
    pattern = "\n".join(re.escape(line) for line in expected)
    pattern = pattern.replace(re.escape("[...]"), r"(?s:.*?)")
    return re.fullmatch(pattern, "\n".join(got)) is not None


def run(binary, path):
    failures, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        tools = pathlib.Path(folder, "bin")
        work = pathlib.Path(folder, "work")
        tools.mkdir()
        work.mkdir()
        (tools / "prikaz").symlink_to(pathlib.Path(binary).resolve())
        environment = {"PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": folder,
                       "SAMPLES": str(ROOT / "samples"), "ROOT": str(ROOT)}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "PRIKAZ_DATA"):
            if name in os.environ:
                environment[name] = os.environ[name]
        for line, lines in blocks(path.read_text()):
            count += 1
            command, stdin, stdout, stderr, status = parse(lines)
            done = subprocess.run(["sh", "-c", command], input=stdin.encode(), capture_output=True, cwd=work,
                                  env=environment, timeout=120)
            out, err = done.stdout.decode().splitlines(), done.stderr.decode().splitlines()
            what = []
            if done.returncode != status:
                what.append(f"exits {done.returncode}, not {status}")
            if not agree(stdout, out):
                what.append("prints\n    " + "\n    ".join(out) + "\n  not\n    " + "\n    ".join(stdout))
            if not agree(stderr, err):
                what.append("says\n    " + "\n    ".join(err) + "\n  not\n    " + "\n    ".join(stderr))
            if what:
                failures.append(f"{path.name}:{line}: {command}\n  " + "\n  ".join(what))
    if count == 0:
        failures.append(f"{path.name}: no case in it")
    return count, failures


def main():
    total, failures = 0, []
    for name in sys.argv[2:]:
        count, failed = run(sys.argv[1], pathlib.Path(name))
        total += count
        failures += failed
    print("\n".join(failures))
    print(f"{total} cases, {len(failures)} failures")
    return 1 if failures or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
