#!/usr/bin/env python3
"""Adds up what the test programs said in ctest's log: cases of doctest and of Qt Test, one for any other program.

summary.py LASTTEST.LOG CTEST_STATUS prints "N passed, N failed, N skipped"; fails unless all is well. A case that
printed a line beginning with SKIPPED is counted as skipped, not as passed."""

import re
import sys


def count(output, passed):
    doctest = re.findall(r"\[doctest\] test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*\|", output)
    qt_test = re.findall(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", output, re.M)
    replayed = sum(int(n) for n in re.findall(r"^replayed (\d+) inputs", output, re.M))
    skipped = len(re.findall(r"^SKIPPED\b", output, re.M)) + sum(int(row[2]) for row in qt_test)
    good = sum(int(row[1]) for row in doctest) + sum(int(row[0]) for row in qt_test)
    bad = sum(int(row[2]) for row in doctest) + sum(int(row[1]) for row in qt_test)
    if not doctest and not qt_test:
        good, bad = (1, 0) if passed else (0, 1)
    elif not passed and bad == 0:
        bad = 1  # it crashed, or a sanitizer spoke, after its cases
    good = max(0, good - len(re.findall(r"^SKIPPED\b", output, re.M)))
    return good, bad, skipped, replayed


def main():
    log, status = sys.argv[1], int(sys.argv[2])
    text = open(log, errors="replace").read()
    totals = [0, 0, 0, 0]
    parts = re.split(r"^\d+/\d+ Testing: (.*)$", text, flags=re.M)[1:]
    for name, output in zip(parts[::2], parts[1::2]):
        passed = re.search(r"^Test (Passed\.|Pass Reason:)$", output, re.M) is not None
        totals = [a + b for a, b in zip(totals, count(output, passed))]
        for line in re.findall(r"^SKIPPED.*$", output, re.M):
            print(f"{name}: {line}")
    if not parts or status != 0 and totals[1] == 0:
        totals[1] += 1
    print(f"fuzz inputs replayed: {totals[3]}")
    print(f"{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return 1 if totals[1] or status else 0


if __name__ == "__main__":
    sys.exit(main())
