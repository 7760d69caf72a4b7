"""Searches files and the memory of processes for what a visit must not leave behind."""
import base64
import json
import os
import subprocess
import unicodedata

SHORT = 6  # shorter values stand by chance in any memory


def _plain(text):
    flat = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in flat if not unicodedata.combining(c))


def _pixels(path):
    """A piece of the decoded portrait, as red-green-blue and as the 32-bit pixels of Qt."""
    def raw(kind):
        return subprocess.run(["convert", path, "-depth", "8", kind + ":-"], capture_output=True, check=True).stdout
    size = subprocess.run(["identify", "-format", "%w %h", path], capture_output=True, text=True, check=True).stdout
    width, height = map(int, size.split())
    place = (height // 2) * width + width // 2
    return {"portrait pixels (rgb)": raw("rgb")[place * 3:place * 3 + 96],
            "portrait pixels (bgra)": raw("bgra")[place * 4:place * 4 + 128]}


class Traces:
    """What to look for: the values of profiles, and what a visit typed."""

    def __init__(self, profiles, typed=()):
        self.patterns = {}  # bytes -> what it is (never the value itself)
        for folder in profiles:
            self._profile(folder)
        for number, text in enumerate(typed, 1):
            self._text(f"typed value {number}", text)

    def _add(self, what, data):
        if len(data) >= SHORT:
            self.patterns.setdefault(data, what)

    def _text(self, what, text):
        for form, kind in ((text, ""), (text.upper(), " in capitals"), (_plain(text), " without diacritics"),
                           (_plain(text).upper(), " in capitals without diacritics"),
                           (unicodedata.normalize("NFD", text), " decomposed")):
            if len(form) < SHORT:
                continue
            self._add(what + kind, form.encode())
            self._add(what + kind + " (UTF-16)", form.encode("utf-16-le"))
        for shift in range(3):  # the middle of a base64 text, whatever stood before it
            coded = base64.b64encode(b"\0" * shift + text.encode())
            middle = coded[4:-4]
            if len(middle) >= 12:
                self._add(what + " (base64)", middle)

    def _profile(self, folder):
        with open(f"{folder}/expected.json") as file:
            expected = json.load(file)
        name = expected["profile"]
        for field, text in expected["fields"].items():
            if field in ("sex", "nationality", "ethnicity", "religion", "expiry_date"):
                continue  # shared by millions, and words of the forms
            self._text(f"{name}: {field}", text)
            if field == "place_of_residence":
                self._text(f"{name}: {field}, beginning", text[:24])
        self._text(f"{name}: QR", expected["qr"])
        for line in expected["mrz"]:
            self._text(f"{name}: MRZ", line)
            self._text(f"{name}: MRZ name or number", line.replace("<", " ").strip())
        picture = next(f"{folder}/{file}" for file in ("portrait.jpg", "portrait.jp2") if os.path.exists(f"{folder}/{file}"))
        with open(picture, "rb") as file:
            data = file.read()
        self._add(f"{name}: portrait file", data[len(data) // 2:len(data) // 2 + 64])
        self._add(f"{name}: portrait file, beginning", data[200:264])
        if picture.endswith(".jpg"):  # whether this machine's ImageMagick reads JPEG 2000 is not ours to ask
            for what, piece in _pixels(picture).items():
                self._add(f"{name}: {what}", piece)

    def _in(self, data):
        return sorted({what for pattern, what in self.patterns.items() if pattern in data})

    def in_files(self, *folders):
        """Findings in names and contents of all files below the folders, and papers and pictures of any kind."""
        found = []
        for folder in folders:
            for top, _, files in os.walk(folder):
                for file in files:
                    path = os.path.join(top, file)
                    for what in self._in(file.encode()):
                        found.append(f"the name of a file in {top}: {what}")
                    found += [f"{path}: {what}" for what in self.in_file(path)]
        return found

    def in_file(self, path):
        """Findings in one file, and papers and pictures of any kind."""
        try:
            if not os.path.isfile(path):  # sockets, pipes
                return []
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            return []
        kinds = {b"%PDF": "a paper", b"\xff\xd8\xff": "a JPEG picture", b"\x89PNG": "a PNG picture"}
        return [kind for magic, kind in kinds.items() if data.startswith(magic)] + self._in(data)

    def in_memory(self, pid):
        """Findings in all memory that the process can write to; None when it is gone."""
        patterns = list(self.patterns)
        lines = "".join(pattern.hex() + "\n" for pattern in patterns)
        done = subprocess.run([os.environ["KIOSK_FIND_TRACES"], str(pid)], input=lines, capture_output=True, text=True)
        if done.returncode == 3 and not os.path.exists(f"/proc/{pid}"):
            return None
        if done.returncode != 0:
            raise AssertionError(f"the memory of process {pid} can not be read (this test wants root)")
        return sorted({self.patterns[patterns[int(line)]] for line in done.stdout.split()})
