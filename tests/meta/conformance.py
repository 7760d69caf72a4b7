#!/usr/bin/env python3
"""Counts the ids of TR-03105-5.1, units ISO7816_A to G: each row of tests/conformance.md has a test case that begins with
its id, each test case has a row, and the sums that the page tells are true. With the catalogue of the independent data
at hand, the ids and who defines them are compared with it."""
import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = pathlib.Path(os.environ.get("CCCD_TEST_DATA", ROOT.parent / "shared/data")) / \
    "catalogue/TR-03105-5.1_v1.5.json"


def main():
    page = (ROOT / "tests/conformance.md").read_text()
    rows = dict(re.findall(r"^\| (ISO7816_[A-G]_\d\d) \| (.*) \|$", page, re.M))
    deleted = {i for i, result in rows.items() if result == "deleted in the catalogue"}
    by_title = {i for i, result in rows.items() if result.endswith("(title only)")}
    defined = set(rows) - deleted - by_title
    cases = set()
    for path in (ROOT / "tests/flows/conformance").glob("*.cpp"):
        for number, body in re.findall(r'TEST_CASE\(\s*"(ISO7816_[A-G]_\d\d) .*?"\) \{(.*?)^\}', path.read_text(),
                                       re.M | re.S):
            cases.add(number)
            if not re.search(r"CHECK|check_\w+\(", body):
                print(f"{number}: the test case asserts nothing")
                return 1
    wrong = [f"{i}: no test case" for i in sorted(defined | by_title) if i not in cases]
    wrong += [f"{i}: a test case, but no row that says so" for i in sorted(cases - defined - by_title)]
    other = {i for i in defined if "the catalogue wants" in rows[i]}
    none = {i for i in defined if "the catalogue names no result" in rows[i]}
    sentence = (f"{len(rows)} ids are\naccounted for: {len(defined)} run with the profile that the catalogue gives "
                f"({len(defined - other - none)} have its result, {len(other)} another, for {len(none)} it names none)", f"{len(by_title)} run by our reading",
                f"{len(deleted)} deleted in the catalogue")
    wrong += [f"conformance.md does not say: {part}" for part in sentence
              if " ".join(part.split()) not in " ".join(page.split())]
    if CATALOGUE.exists():
        tests = {t["id"]: t["status"] for t in json.loads(CATALOGUE.read_text())["tests"]
                 if t["id"].startswith("ISO7816")}
        told = {i: "deleted" if i in deleted else "moved to ICAO-P4" if i in by_title else "defined here" for i in rows}
        wrong += [f"{i}: the catalogue says {tests.get(i)}" for i in sorted(set(tests) | set(told))
                  if tests.get(i) != told.get(i)]
    else:
        print("SKIPPED independent data missing: catalogue")
    print("\n".join(wrong) if wrong else f"{len(rows)} ids: {len(defined)} as the catalogue defines them, "
          f"{len(by_title)} by title only, {len(deleted)} deleted")
    return 1 if wrong else 0


sys.exit(main())
