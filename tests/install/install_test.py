#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed tree is whole: the example of examples/library builds against it and runs.

usage: install_test.py BUILD_FOLDER
"""
import pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main():
    build = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        tree, work = pathlib.Path(folder, "tree"), pathlib.Path(folder, "build")
        run = lambda *command: subprocess.run(command, check=True, text=True, capture_output=True).stdout
        try:
            run("cmake", "--install", build, "--prefix", str(tree))
            run("cmake", "-S", str(ROOT / "examples/library"), "-B", str(work), "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={tree}",
                "-DCMAKE_BUILD_TYPE=Release")
            run("cmake", "--build", str(work))
            sample = sorted((ROOT / "samples").glob("*.txt"))[0]
            output = run(str(work / "deadlines"), str(sample), str(pathlib.Path(folder, "corpus.sqlite")))
            again = run(str(tree / "bin/prikaz"), "version")
        except subprocess.CalledProcessError as error:
            print(error.cmd, error.stdout, error.stderr)
            return 1
        if not output.endswith("1 orders\n") or not again:
            print("unexpected output:", output, again)
            return 1
        paths = [path for path in (tree / "include").rglob("*") if path.is_file() and path.suffix != ".h"]
        if paths:
            print("no headers:", paths)
            return 1
    print("the example builds against the installed tree and runs")
    return 0


sys.exit(main())
