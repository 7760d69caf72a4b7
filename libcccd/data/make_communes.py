#!/usr/bin/env python3
"""Makes communes-2025.txt from the data set "vietnamadminunits" (MIT, communes-2025.LICENSE).

usage: make_communes.py FOLDER > communes-2025.txt
FOLDER holds communes_2025.csv and convert_legacy_2025_simple.csv. The result depends on nothing else.
"""
import csv
import pathlib
import sys
import unicodedata

HEADER = """\
# Old three-level addresses of Viet Nam (until 30 June 2025) to the communes since 1 July 2025.
# Facts from the public data set vietnamadminunits, Copyright (c) 2025 Tran Ngoc Minh Hieu, MIT licence
# (communes-2025.LICENSE beside this file), put into this form by make_communes.py. An office can replace this file.
# One-to-many: where an old commune was split, every commune that took a part of it is named.
# date and basis: of the mapping. P code|province of today, C code|its communes; p old province, d its districts,
# c commune|codes of the communes of today. A district without communes has one line c with no name.
date 2025-07-01
basis Nghị quyết 202/2025/QH15 ngày 12/6/2025; 34 nghị quyết ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về sắp xếp \
đơn vị hành chính cấp xã (trong đó 1656/NQ-UBTVQH15 của Hà Nội, 1685/NQ-UBTVQH15 của Thành phố Hồ Chí Minh); \
mã theo Quyết định 19/2025/QĐ-TTg"""


def clean(text):
    words = unicodedata.normalize("NFC", text).split()
    return " ".join(words).replace("Thị Trấn ", "Thị trấn ", 1)


def code(text):
    return "%05d" % int(float(text))


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main(folder):
    out = [HEADER]
    today = {}
    for row in rows(folder / "communes_2025.csv"):
        key = (int(row["provinceCode"]), clean(row["province"]))
        today.setdefault(key, []).append("C %s|%s" % (code(row["wardCode"]), clean(row["ward"])))
    for (number, province), communes in sorted(today.items()):
        out.append("P %02d|%s" % (number, province))
        out.extend(sorted(communes))

    old = {}
    for row in rows(folder / "convert_legacy_2025_simple.csv"):
        communes = old.setdefault(clean(row["province"]), {}).setdefault(clean(row["district"]), {})
        communes.setdefault(clean(row["ward"]), []).append(code(row["newWardCode"]))
    for province, districts in old.items():
        out.append("p " + province)
        for district, communes in districts.items():
            out.append("d " + district)
            out.extend("c %s|%s" % (commune, " ".join(codes)) for commune, codes in communes.items())
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
