"""The data groups as bytes: TLV, MRZ, DG1, DG2, DG13, the LDS security object. Facts: Doc 9303-10 and card.md."""
import hashlib
import struct
import unicodedata


def length(n):
    if n < 0x80:
        return bytes([n])
    digits = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(digits)]) + digits


def tlv(tag, value):
    return tag.to_bytes((tag.bit_length() + 7) // 8, "big") + length(len(value)) + value


def check_digit(text):
    total = 0
    for i, c in enumerate(text):
        value = int(c) if c.isdigit() else 0 if c == "<" else ord(c) - 55
        total += value * (7, 3, 1)[i % 3]
    return str(total % 10)


def yymmdd(date):
    day, month, year = date.split("/")
    return year[2:] + month + day


def mrz_expiry(person):
    return "991231" if person["expiry_date"] == "Không thời hạn" else yymmdd(person["expiry_date"])


def plain_letters(name):
    name = name.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).upper()


def mrz_lines(person):
    number = person["number"]
    first = "IDVNM" + number[-9:] + check_digit(number[-9:]) + number + "<<" + check_digit(number)
    birth, expiry = yymmdd(person["birth_date"]), mrz_expiry(person)
    sex = "M" if person["sex"] == "Nam" else "F"
    second = birth + check_digit(birth) + sex + expiry + check_digit(expiry) + "VNM" + "<" * 11
    second += check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    surname, *rest = plain_letters(person["full_name"]).split()
    third = (surname + "<<" + "<".join(rest)).ljust(30, "<")[:30]
    return [first, second, third]


def mrz_information(person):
    first, second, _ = mrz_lines(person)
    return first[5:15] + second[0:7] + second[8:15]


def qr_text(person, profile):
    birth, issue = (person[k].replace("/", "") for k in ("birth_date", "issue_date"))
    parts = [person["number"], person.get("old_number", ""), person["full_name"], birth, person["sex"],
             person["place_of_residence"], issue]
    return "|".join(parts + [""] * profile.get("extra_qr_parts", 0))


def dg1(person):
    return tlv(0x61, tlv(0x5F1F, "".join(mrz_lines(person)).encode("ascii")))


def dg2(image, jpeg2000, male):
    """ISO 19794-5 inside ISO 7816-11 templates; the image starts at byte 84."""
    info = struct.pack(">BBHHBBHH", 1, 1 if jpeg2000 else 0, 390, 520, 1, 0, 0, 0)
    block = struct.pack(">IHBBB3s2s3s3s", 20 + 12 + len(image), 0, 1 if male else 2, 0, 0, bytes(3), bytes(2),
                        bytes(3), bytes(3))
    record = struct.pack(">4s4sIH", b"FAC\0", b"010\0", 14 + 20 + 12 + len(image), 1) + block + info + image
    header = tlv(0xA1, bytes.fromhex("810102" "820100" "87020101" "88020008"))
    template = tlv(0x7F60, header + tlv(0x5F2E, record))
    return tlv(0x75, tlv(0x7F61, bytes.fromhex("020101") + template))


UTF8, PRINTABLE = 0x0C, 0x13
FIELDS = [("personal_number", PRINTABLE), ("full_name", UTF8), ("birth_date", PRINTABLE), ("sex", UTF8),
          ("nationality", UTF8), ("ethnicity", UTF8), ("religion", UTF8), ("place_of_origin", UTF8),
          ("place_of_residence", UTF8), ("identification_marks", UTF8), ("issue_date", PRINTABLE),
          ("expiry_date", UTF8), ("parents", None), ("spouse", None), ("old_number", PRINTABLE), ("code", PRINTABLE)]
OPEN_2024 = {"personal_number", "full_name", "birth_date", "sex", "nationality", "place_of_origin", "expiry_date"}


def open_fields(person, profile):
    """What DG13 holds, by name; absent keys are absent on the chip."""
    fields = dict(person, personal_number=person["number"])
    names = [n for n, _ in FIELDS if n != "parents"] + ["father", "mother"]
    return {n: fields[n] for n in names if fields.get(n) and (not profile.get("open_only") or n in OPEN_2024)}


def text(tag, value):
    return tlv(tag, unicodedata.normalize("NFC", value).encode("utf-8"))


def field_value(name, tag, fields):
    if name == "parents" and "father" in fields:
        return tlv(0x30, text(UTF8, fields["father"])) + tlv(0x30, text(UTF8, fields["mother"]))
    if name not in fields:
        return b""
    return tlv(0x30, text(UTF8, fields[name])) if name == "spouse" else text(tag, fields[name])


def dg13(person, profile):
    fields = open_fields(person, profile)
    rows = b""
    for number, (name, tag) in enumerate(FIELDS, 1):
        if profile.get("open_only") and name not in OPEN_2024:
            continue
        rows += tlv(0x30, bytes([2, 1, number]) + field_value(name, tag, fields))
    header = bytes.fromhex("020101" "060628D316010008")
    return tlv(0x6D, tlv(0x30, header + tlv(0x31, rows)))


def ef_com(groups):
    tags = {1: 0x61, 2: 0x75, 3: 0x63, 13: 0x6D, 14: 0x6E, 15: 0x6F}
    return tlv(0x60, tlv(0x5F01, b"0107") + tlv(0x5F36, b"040000") + tlv(0x5C, bytes(tags[g] for g in groups)))


def security_object(groups):
    sha256 = bytes.fromhex("300D06096086480165030402010500")
    rows = b"".join(tlv(0x30, bytes([2, 1, n]) + tlv(4, hashlib.sha256(groups[n]).digest())) for n in sorted(groups))
    return tlv(0x30, bytes([2, 1, 0]) + sha256 + tlv(0x30, rows))
