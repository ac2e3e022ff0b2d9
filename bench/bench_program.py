#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program costs as a whole process: start-up above an empty process, parsing files in one process, importing.

usage: bench_program.py BINARY FILE...     (orders to parse)
Medians over many runs, each pair of commands in turn; no verdict.
"""
import os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

RUNS = 100


def timed(command, env=None):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    return 1e3 * (time.perf_counter() - start)


def main():
    binary, files = sys.argv[1], sys.argv[2:]
    empty, version = [], []
    for _ in range(RUNS):
        empty.append(timed(["/bin/true"]))
        version.append(timed([binary, "version"]))
    print(f"start-up: {statistics.median(version):.1f} ms, an empty process {statistics.median(empty):.1f} ms, "
          f"{statistics.median(version) - statistics.median(empty):.1f} ms more (medians of {RUNS})")
    if not files:
        return
    parse = [timed([binary, "parse", *files]) for _ in range(RUNS // 5)]
    print(f"parse of {len(files)} files in one process: {statistics.median(parse):.1f} ms (median of {len(parse)})")
    with tempfile.TemporaryDirectory() as folder:
        texts = [pathlib.Path(f).read_bytes() for f in files]
        orders = pathlib.Path(folder, "orders")
        orders.mkdir()
        count = 2000
        for k in range(count):
            # Every copy is a file of its own content.
            pathlib.Path(orders, f"{k}{pathlib.Path(files[k % len(files)]).suffix}").write_bytes(
                texts[k % len(files)] + b"\n" * (1 + k // len(files)))
        corpus = os.path.join(folder, "bench.sqlite")
        spent = timed([binary, "import", "--corpus", corpus, str(orders)])
        again = timed([binary, "import", "--corpus", corpus, str(orders)])
        print(f"import of {count} files: {count / spent * 1e3:.0f} files/s; a second time {count / again * 1e3:.0f} files/s")


main()
