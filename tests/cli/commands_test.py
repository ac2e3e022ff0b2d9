#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold for every command: it is listed, its help shows examples and exit statuses, its manual page exists and names each
of its options, completion for all shells names the command and its options, a case file in tests/cli shows it at work.

usage: commands_test.py BINARY
"""
import pathlib, re, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECTIONS = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "DIAGNOSTICS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"]


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.stdout, done.stderr, done.returncode


def commands(binary):
    help_text, _, _ = output(binary, "--help")
    table = help_text.split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    return dict(re.match(r"  (\S+)\s+(.*)", line).groups() for line in table.splitlines())


def plain(roff):
    return roff.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "").replace("\\(aq", "'")


def sections(page):
    return [name.strip('"') for name in re.findall(r"^\.SH (.*)$", page, re.M)]


def main():
    binary, failures = sys.argv[1], []
    table = commands(binary)
    if len(table) < 8:
        failures.append(f"only {len(table)} commands are listed")
    completions = {shell: output(binary, "completion", shell)[0] for shell in ("bash", "zsh", "fish")}
    main_page = plain((ROOT / "man" / "prikaz.1").read_text())
    cases = "".join(path.read_text() for path in HERE.glob("*.md"))

    for name, summary in table.items():
        help_text, errors, status = output(binary, name, "--help")
        if status != 0 or errors:
            failures.append(f"{name} --help exits {status}: {errors}")
        for wanted in ("Usage:\n  prikaz " + name, "Examples:\n  prikaz ", "Exit status:\n  0  done\n  1 ", "\n  2 ", "\n  3 "):
            if wanted not in help_text:
                failures.append(f"{name} --help lacks {wanted!r}")
        options = sorted(set(re.findall(r"^  (?:-\w,)?(--[a-z][a-z-]*)", help_text, re.M)))

        if f"prikaz-{name} (1)" not in main_page:
            failures.append(f"man/prikaz.1 does not name prikaz-{name}(1)")
        page_file = ROOT / "man" / f"prikaz-{name}.1"
        if not page_file.exists():
            failures.append(f"{page_file.relative_to(ROOT)} is missing")
        else:
            page = plain(page_file.read_text())
            missing = [section for section in SECTIONS if section not in sections(page)]
            if missing:
                failures.append(f"{page_file.name} lacks {', '.join(missing)}")
            failures += [f"{page_file.name} lacks {option}" for option in options if option not in page]

        for shell, script in completions.items():
            if not re.search(rf"\b{name}\b", script):
                failures.append(f"{shell} completion lacks {name}")
            for option in options:
                if (option if shell != "fish" else f"-l {option[2:]}") not in script:
                    failures.append(f"{shell} completion lacks {option} of {name}")
        if not re.search(rf"^% .*\bprikaz (--)?{name}\b", cases, re.M):
            failures.append(f"no case in tests/cli calls {name}")

    for path in (ROOT / "man").glob("prikaz-*.1"):
        if path.stem.removeprefix("prikaz-") not in table:
            failures.append(f"{path.name}: a page of no command")
    print("\n".join(failures))
    print(f"{len(table)} commands, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
