#!/usr/bin/env python3
"""The rules of docs/architecture.md that a script can check. `tree_rules.py RULE` runs one, without a name all.

Each rule is a function that yields one message per breach; the message names the place and the rule's way out."""

import re
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
SOURCE_ENDINGS = {".cpp", ".hpp", ".h", ".c"}
# sm protects what iso7816 carries, so it stands half a layer above it.
LAYERS = {"base": 0, "tlv": 1, "crypto": 1, "identity": 1, "iso7816": 2, "sm": 2.5,
          "access": 3, "auth": 3, "lds": 3, "pki": 3, "session": 4, "store": 4,
          "handover": 4}
PARSERS = {"tlv", "lds", "pki", "identity"}
TOP_LEVEL = {"libcccd", "kiosk-app", "drivers", "examples", "tests", "docs", ".ci"}


def tracked(*below):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *below], cwd=ROOT,
                            capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def sources(*below):
    return [path for path in tracked(*below) if path.suffix in SOURCE_ENDINGS]


def includes(path):
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found[1], found[2]


def place(path, number=None):
    return f"{path.relative_to(ROOT)}" + (f":{number}" if number else "")


def folders():
    """Top-level folders are exactly the given ones."""
    for name in sorted({path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}):
        if name not in TOP_LEVEL:
            yield f"{name}/: not one of the given top-level folders"


def layers():
    """Includes of libcccd/src point to a lower layer or to the same folder."""
    base = ROOT / "libcccd" / "src"
    for path in sources("libcccd/src"):
        here = path.relative_to(base).parts[0]
        for number, quote, target in includes(path):
            there = target.split("/")[0]
            if quote != '"' or there not in LAYERS or there == here:
                continue
            if here in PARSERS and there == "iso7816":
                yield f"{place(path, number)}: a parser takes bytes and never sees iso7816"
            if LAYERS[there] < LAYERS[here]:
                continue
            allowed = (here in {"access", "auth"} and target.startswith(("lds/security_infos", "lds/cvca"))) or \
                      (here == "auth" and there == "pki" and re.match(r"passive_|document_signer|cv_|terminal_", path.name))
            if not allowed:
                yield f"{place(path, number)}: {here} (layer {LAYERS[here]}) includes {target} (layer {LAYERS[there]})"


def foreign_headers():
    """OpenSSL, winscard, libnfc and Qt stand only where the architecture allows them."""
    rules = [
        (r"openssl/", ["libcccd/src/crypto/", "libcccd/src/pki/", "drivers/softchip/chip/primitives/", "tests/"]),
        (r"p11-kit/", ["libcccd/src/crypto/"]),
        (r"(PCSC/)?(winscard|reader|pcsclite|wintypes)\.h$", ["drivers/pcsc/", "tests/drivers/pcsc/"]),
        (r"nfc/|nfc\.h$", ["drivers/libnfc/", "tests/drivers/libnfc/"]),
        (r"Q[A-Z]\w+$|Qt\w+/", ["kiosk-app/", "tests/kiosk/"]),
    ]
    for path in sources("libcccd", "drivers", "kiosk-app", "examples", "tests"):
        where = place(path)
        for number, quote, target in includes(path):
            for pattern, allowed in rules:
                if quote == "<" and re.match(pattern, target) and not any(where.startswith(a) for a in allowed):
                    yield f"{place(path, number)}: <{target}> only in {', '.join(allowed)}"


def chip_independent():
    """The software chip includes nothing of libcccd: what both sides share cancels out in every test."""
    for path in sources("drivers/softchip/chip", "tests/chip"):
        for number, _, target in includes(path):
            if target.startswith("cccd/") or target.split("/")[0] in LAYERS and \
                    (ROOT / "libcccd" / "src" / target).exists():
                yield f"{place(path, number)}: {target} belongs to the reader"


def kiosk_public_only():
    """The kiosk, the drivers and the examples use public headers only."""
    inside = {path.relative_to(ROOT / "libcccd" / "src").as_posix() for path in sources("libcccd/src")}
    for path in sources("kiosk-app", "drivers", "examples", "tests/kiosk"):
        if "softchip/chip" in path.as_posix():
            continue
        for number, quote, target in includes(path):
            if quote == '"' and target in inside and not (path.parent / target).exists():
                beside = [p for p in tracked("kiosk-app", "drivers") if p.as_posix().endswith("/" + target)]
                if not beside:
                    yield f"{place(path, number)}: \"{target}\" is inside the library; use <cccd/…>"


def public_headers():
    """Installed headers include the standard library and cccd/ only."""
    for path in sources("libcccd/include", "drivers"):
        if "include/cccd" not in path.as_posix():
            continue
        for number, quote, target in includes(path):
            if quote == '"' or ("/" in target and not target.startswith("cccd/")) or target.endswith(".h") and \
                    target not in {"stddef.h", "stdint.h", "stdbool.h", "cccd/cccd.h"}:
                yield f"{place(path, number)}: {target} in an installed header"


def reasons_for_long_files():
    reasons = {}
    for line in (ROOT / "tests" / "meta" / "long_files.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            reasons[name] = reason.strip()
    return reasons


def file_sizes():
    """Files: median under 150 lines; over 350 needs a reason in tests/meta/long_files.txt; 600 is the end."""
    reasons = reasons_for_long_files()
    counts = []
    for path in sources("libcccd", "drivers", "kiosk-app", "examples", "tests"):
        lines = len(path.read_text(errors="replace").splitlines())
        counts.append(lines)
        if lines > 600:
            yield f"{place(path)}: {lines} lines"
        elif lines > 350 and not reasons.get(place(path)):
            yield f"{place(path)}: {lines} lines and no reason in tests/meta/long_files.txt"
    for path in tracked("kiosk-app"):
        lines = len(path.read_text(errors="replace").splitlines()) if path.suffix == ".qml" else 0
        if lines > 200:
            yield f"{place(path)}: {lines} lines of QML (limit 200)"
    if counts and median(counts) > 150:
        yield f"the median file has {median(counts)} lines (limit 150)"


def function_lengths(path):
    """(line, length) of each function, as clang-format lays them out: opened at column 0 or 4, closed there."""
    lines = path.read_text(errors="replace").splitlines()
    opened = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if opened and line[:opened[1] + 1] == " " * opened[1] + "}":
            yield opened[0], number - opened[0] + 1
            opened = None
        elif not opened and indent in (0, 4) and line.rstrip().endswith("{") and "(" in line and \
                not re.match(r"\s*(namespace|class|struct|enum|union|extern|using|constexpr.*=|static.*=|}|#)", line):
            if not re.search(r"\b(TEST_CASE|TEST_CASE_FIXTURE)\b", line):
                opened = (number, indent)


def function_sizes():
    """Functions: median under 15 lines, nine of ten up to 40, 80 is the end."""
    lengths = []
    for path in sources("libcccd/src", "drivers", "kiosk-app", "examples"):
        for number, length in function_lengths(path):
            lengths.append(length)
            if length > 80:
                yield f"{place(path, number)}: a function of {length} lines"
    if lengths:
        lengths.sort()
        if median(lengths) > 15:
            yield f"the median function has {median(lengths)} lines (limit 15)"
        if lengths[len(lengths) * 9 // 10] > 40:
            yield f"one function in ten is over {lengths[len(lengths) * 9 // 10]} lines (limit 40)"


def nothing_left_for_later():
    """No note to do something later stands in the tree: finish it, or say it in the docs as a limit."""
    words = re.compile(r"\b(" + "TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|not imple" + "mented|for " + "now\\b")
    for path in tracked("libcccd", "drivers", "kiosk-app", "examples", "tests", "docs", "README.md"):
        if path.suffix in SOURCE_ENDINGS | {".md", ".qml", ".py", ".sh", ".txt"}:
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                if words.search(line):
                    yield f"{place(path, number)}: {line.strip()[:80]}"


def error_codes_documented():
    """Every ErrorCode has an entry in docs/errors.md with its number and its name."""
    text = (ROOT / "docs" / "errors.md").read_text()
    header = (ROOT / "libcccd/include/cccd/error.hpp").read_text()
    for name, number in re.findall(r"^\s+(\w+) = (\d{3}),", header, re.M):
        if f"### E{number} `{name}`\n" not in text:
            yield f"docs/errors.md: no entry for {number} {name}"


def spec_map_true():
    """Every path that docs/spec-map.md names is there."""
    for name in set(re.findall(r"`((?:libcccd|drivers|tests|kiosk-app)/[\w./-]+)`", (ROOT / "docs/spec-map.md").read_text())):
        if not (ROOT / name).exists():
            yield f"docs/spec-map.md names {name}, which is not there"


def readme_first_screen():
    """The two commands stand in the README's first screen; the files that tools look for are there."""
    top = "\n".join((ROOT / "README.md").read_text().splitlines()[:40])
    for command in ("examples/quickstart", "tests/run"):
        if command not in top:
            yield f"README.md: {command} is not in the first 40 lines"
    for name in ("LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "CMakePresets.json", ".ci/run"):
        if not (ROOT / name).exists():
            yield f"{name} is missing"


RULES = [folders, layers, foreign_headers, chip_independent, kiosk_public_only, public_headers, file_sizes,
         function_sizes, nothing_left_for_later, error_codes_documented, spec_map_true, readme_first_screen]


def main():
    wanted = sys.argv[1:]
    if wanted == ["--list"]:
        print("\n".join(rule.__name__ for rule in RULES))
        return 0
    failed = 0
    for rule in RULES:
        if wanted and rule.__name__ not in wanted:
            continue
        try:
            breaches = list(rule())
        except FileNotFoundError as missing:
            breaches = [f"{missing.filename} is missing"]
        print(f"{'FAIL' if breaches else 'ok'} {rule.__name__}: {rule.__doc__.splitlines()[0]}")
        for breach in breaches:
            print(f"     {breach}")
        failed += bool(breaches)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
