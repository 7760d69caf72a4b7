"""A counter with a kiosk on it: folders of its own, the session, a reader, cards, and the search after each visit."""
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time

from card import Card
from print_room import QUEUE, PrintRoom
from screen import Missing, Screen
from traces import Traces

NUMBER_PAGE = "Quét mã QR trên thẻ, hoặc nhập 12 số"
PLACE_PAGE = "Đặt thẻ lên đầu đọc"
PULLED = "Thẻ đã được nhấc ra quá sớm."
GENUINE, REMARKS = "Thẻ thật", "Thẻ thật, có lưu ý"
CANNOT_TELL, NOT_GENUINE = "Chưa xác định được", "Thẻ không đạt kiểm tra"
START, CHOOSE = "Bắt đầu", "Ông/bà cần làm giấy tờ gì?"
MY_CARD = "Đúng là thẻ của tôi, tiếp tục"
SKIP, NEXT = "Bỏ qua, để trống", "Tiếp tục"

TYPED_PHONE, TYPED_NAME, TYPED_NUMBER = "0912345678", "TRAN VAN KHACH MAU", "038090099998"
TYPED_ADDRESS = "So 77 duong Khach Mau"
TYPED = (TYPED_PHONE, TYPED_NAME, TYPED_NUMBER, TYPED_ADDRESS)


class Places:
    """Programs and data, from the environment that the runner sets."""

    def __init__(self):
        self.source = os.environ["KIOSK_SOURCE"]
        self.kiosk = os.environ["KIOSK_PROGRAM"]
        self.session = os.environ["KIOSK_SESSION_PROGRAM"]
        self.softchip = os.environ["KIOSK_SOFTCHIP"]
        self.profiles = f"{self.source}/drivers/softchip/profiles"

    def profile(self, name):
        return name if os.path.isabs(name) else f"{self.profiles}/{name}"

    def expected(self, name):
        with open(f"{self.profile(name)}/expected.json") as file:
            return json.load(file)


class Desk:
    def __init__(self, mode="self-service", trust=True, quiet_seconds=120, warning_seconds=20, printer=False, removal=None,
                 papers_stay=True):
        self.places = Places()
        self.size = (1080, 1920) if mode == "self-service" else (1366, 768)
        self.screen = Screen(*self.size)
        self.screen.keyboard_only = mode == "counter"
        self.scanned_again = 0
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.runtime = tempfile.mkdtemp(prefix="visit-run-", dir=memory)
        self.base = tempfile.mkdtemp(prefix="visit-desk-")
        for name in ("home", "temp", "state", "audit", "office", "logs", "work"):
            os.mkdir(f"{self.base}/{name}")
        self.office = f"{self.base}/office"
        self.output = ["--output", self.office] if papers_stay else []
        self.room = PrintRoom(self.places.source) if printer else None
        self._write_settings(mode, trust, {"quiet_seconds": quiet_seconds, "warning_seconds": warning_seconds}, removal)
        self.card = None
        self.form = None
        self.xvfb = self._start_screen()
        self.log = open(f"{self.base}/logs/session.log", "wb")
        self.process = None
        self.start()

    def _write_settings(self, mode, trust, time_out, removal):
        with open(f"{self.places.source}/kiosk-app/settings/ward.json") as file:
            settings = json.load(file)
        settings["mode"] = mode
        settings["time_out"] = time_out
        settings["card"] = {"reader": "", **({"removal": removal} if removal else {})}
        settings["forms"] = {"folder": f"{self.places.source}/kiosk-app/forms"}
        settings["printer"] = {"queue": QUEUE if self.room else ""}
        settings["log"] = {"level": "debug", "audit_folder": f"{self.base}/audit"}
        settings["state_folder"] = f"{self.base}/state"
        settings["screen"]["full_screen"] = False  # an Xvfb without a window manager gives the size
        with open(f"{self.base}/settings.json", "w") as file:
            json.dump(settings, file)
        self.trust = ["--trust", f"{self.places.profiles}/pki/csca.pem"] if trust else []

    def _start_screen(self):
        read_end, write_end = os.pipe()
        first = ["nice", "-n", "-15"] if os.geteuid() == 0 else []  # it is the keyboard, too: no key waits for compilers
        process = subprocess.Popen([*first, "Xvfb", "-displayfd", str(write_end), "-screen", "0", "%dx%dx24" % self.size,
                                    "-nolisten", "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            os.environ["DISPLAY"] = ":" + pipe.readline().strip()
        return process

    def start(self):
        size = "%dx%d" % self.size
        command = [self.places.session, self.places.kiosk, "--settings", f"{self.base}/settings.json", "--size", size,
                   *self.output, *self.trust]
        environment = dict(os.environ, XDG_RUNTIME_DIR=self.runtime, HOME=f"{self.base}/home",
                           TMPDIR=f"{self.base}/temp", QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_LOGGING_RULES="*.debug=true;qt.*=false")
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment.pop(name, None)
        if self.room:
            environment["CUPS_SERVER"] = self.room.server
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=environment, cwd=f"{self.base}/work", stdout=self.log, stderr=self.log)
        self.screen.wait_for(START, seconds=60)

    def close(self):
        if self.card:
            self.card.take_away()
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(15)
        self.xvfb.terminate()
        self.xvfb.wait()
        self.log.close()
        if self.room:
            self.room.close()
        shutil.rmtree(self.base)
        shutil.rmtree(self.runtime, ignore_errors=True)

    # Processes

    def visit_processes(self):
        """The processes of visits: on the screen, standing by, ending."""
        pids = []
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                with open(f"/proc/{entry}/stat") as file:
                    after_name = file.read().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(after_name[1]) == self.process.pid and after_name[0] != "Z":
                pids.append(int(entry))
        return sorted(pids)

    def service_pids(self):
        """pcscd of this run, the screen and the print service: not the kiosk, but they saw the visit."""
        socket = os.environ.get("PCSCLITE_CSOCK_NAME", "")
        found = {"Xvfb": self.xvfb.pid, **({"cupsd": self.room.daemon.pid} if self.room else {})}
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if words[0].endswith(b"pcscd") and os.path.dirname(os.path.dirname(socket)).encode() in b" ".join(words):
                found["pcscd"] = int(entry)
        return found

    # Cards

    def lay(self, profile, remove_after=None):
        self.take()
        self.card = Card(self.places.softchip, self.places.profile(profile), remove_after)

    def take(self):
        if self.card:
            self.card.take_away()
        self.card = None

    # Steps of a visit

    def begin(self, search, title, procedure=None):
        """From the start page to the question of consent."""
        screen = self.screen
        screen.wait_for(START)
        self.before = self.screen.front_process()
        screen.press(START)
        screen.wait_for(CHOOSE)
        self.search(search)
        screen.press(title)
        if procedure:
            screen.wait_for("Ông/bà làm thủ tục nào?")
            screen.press(procedure)
        screen.wait_for("Ông/bà có đồng ý cho máy đọc thẻ không?")

    def search(self, words):
        things = [thing for thing in self.screen.things() if thing.role in ("text", "entry") ]
        x, y, width, height = things[0].box()
        if self.screen.keyboard_only:
            for _ in range(40):
                if any(thing.focused and thing.role in ("text", "entry") for thing in self.screen.things()):
                    break
                self.screen.key("Tab")
        else:
            subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1"], check=True)
        self.screen.type(words)
        time.sleep(0.3)

    def consent(self, boxes=None):
        for thing in [t for t in self.screen.things() if t.role == "check box"][:boxes]:
            assert not thing.checked, "a box of consent was ticked beforehand"
            self.screen.press(thing.name)
        self.screen.press("Đồng ý và tiếp tục")
        self.screen.wait_for(NUMBER_PAGE)

    def give_number(self, profile, how="typed", scans=1):
        """`scans`: how often a code is held to the scanner where a busy machine was too slow to take its keys for one."""
        expected = self.places.expected(profile)
        if how == "scanned":
            self.screen.scan(ascii_only(expected["qr"]))
            for _ in range(scans - 1):
                if self.screen.comes(PLACE_PAGE, seconds=5):
                    break
                self.scanned_again += 1
                self.screen.scan(ascii_only(expected["qr"]))
        elif how == "pressed":
            for digit in expected["number"]:
                self.screen.press(digit)
            self.screen.press(NEXT)
        else:
            self.screen.type(expected["number"])
            self.screen.press(NEXT)
        self.screen.wait_for(PLACE_PAGE)

    def read(self, profile, verdict=GENUINE):
        """Lays the card and waits for the verdict."""
        self.lay(profile)
        got = self.screen.wait_for(GENUINE, CANNOT_TELL, NOT_GENUINE, "Mã lỗi", seconds=60)
        if got != verdict:
            raise Missing(f"expected {verdict!r}, the screen says {got!r}"
                          f"{[t.name for t in self.screen.things() if t.name.startswith('Mã lỗi')]}")

    def fill(self, answers):
        """Answers the questions by their labels until the review; what is not in answers is left empty."""
        for _ in range(80):
            if self.screen.wait_for("Xin ông/bà xem lại", "Câu ") == "Xin ông/bà xem lại":
                return
            position = next(thing.name for thing in self.screen.things() if thing.name.startswith("Câu "))
            label = next(thing.name for thing in self.screen.things() if thing.role == "heading")
            try:
                self._answer(answers.get(label))
            except Missing as problem:
                raise Missing(f"the question {label!r}: {problem}") from None
            self._wait_for_next(position)
        raise Missing("the questions do not end")

    def _wait_for_next(self, position):
        end = time.monotonic() + 10
        while time.monotonic() < end:
            names = [thing.name for thing in self.screen.things()]
            if position not in names and (any(name.startswith("Câu ") for name in names)
                                          or "Xin ông/bà xem lại" in names):
                return
            time.sleep(0.05)
        errors = [thing.name for thing in self.screen.things() if thing.role == "alert"]
        raise Missing(f"the question stays: {errors}")

    def _answer(self, answer):
        screen = self.screen
        if answer is None:
            return screen.press(SKIP)
        kind, text = answer
        if kind == "choose":
            return screen.press(text)
        if kind == "begin":  # a ready sentence, then more
            screen.press(text)
            screen.type(TYPED_ADDRESS)
        elif kind == "type":
            screen.type(text)
        screen.press(NEXT)

    def confirm(self):
        self.screen.press("Đúng, làm tờ khai")
        self.screen.wait_for("Tờ khai đã xong", seconds=40)

    def finish(self):
        self.screen.press("Kết thúc và xóa dữ liệu")

    # The end

    def leave(self):
        """Out of the middle of a visit: the citizen's button, or the clerk's key, which asks once and goes to the next."""
        if not self.screen.keyboard_only:
            return self.screen.press("Kết thúc")
        self.screen.key("F9")
        self.screen.wait_for("F9 lần nữa")
        self.screen.key("F9")

    def papers(self, take=True):
        """The text of the papers that the office got; they are taken out of the folder."""
        texts = []
        for name in sorted(os.listdir(self.office)):
            path = f"{self.office}/{name}"
            if name.endswith(".pdf"):
                texts.append(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                                            check=True).stdout)
            if take:
                os.remove(path)
        return texts

    def expect_start_page(self, seconds=20):
        """The next process shows its first page, the one of the visit is gone."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            first = self.screen.shows(START) or self.screen.keyboard_only and self.screen.shows(CHOOSE)
            if first and self.before not in self.visit_processes():
                return
            time.sleep(0.05)
        raise Missing("the visit's process is still there, or the start page is not")

    def audit_lines(self, words):
        """How many lines of the audit log hold these words."""
        with open(f"{self.base}/audit/audit.jsonl") as file:
            return sum(words in line for line in file)

    def visit_files(self):
        """Names of the files in the folder of the visit, wherever below the session's runtime folder it is."""
        return [name for _, _, names in os.walk(self.runtime) for name in names]

    def search_all(self, profiles, serving=None):
        """What a visit of these people left anywhere. Empty when all is well. `serving` is the process that is still
        busy with them, whose memory holds the visit."""
        traces = Traces([self.places.profile(name) for name in profiles], TYPED)
        self.log.flush()
        found = traces.in_files(*[f"{self.base}/{name}" for name in ("home", "temp", "state", "audit", "logs", "office")],
                                self.runtime)
        found += traces.in_file(f"{self.base}/settings.json")
        if self.room:
            found += traces.in_files(self.room.folder)
            found += [f"the print service still holds {name}" for name in self.room.waiting()]
        if os.environ.get("PRIVATE_PCSCD_LOG"):
            found += traces.in_file(os.environ["PRIVATE_PCSCD_LOG"])
        visits = {f"visit process {n}": pid for n, pid in enumerate(self.visit_processes(), 1) if pid != serving}
        for name, pid in {"session": self.process.pid, **visits}.items():
            found += [f"{name}: {fault}" for fault in self._core_faults(pid)]
        found += [f"the working folder: {name}" for name in os.listdir(f"{self.base}/work")]
        for name, pid in {"session": self.process.pid, **self.service_pids(), **visits}.items():
            # A chip without access control (no CCCD is one) sends its data in clear, and pcscd handles it in clear.
            clear = ("plain:",) if name == "pcscd" else ()
            found += [f"memory of {name}: {what}" for what in traces.in_memory(pid) or [] if not what.startswith(clear)]
        return found

    def _core_faults(self, pid):
        """A process of the kiosk leaves no core file, and works in the folder that is searched."""
        try:
            with open(f"/proc/{pid}/limits") as file:
                core = next(line for line in file if line.startswith("Max core file size"))
            where = os.readlink(f"/proc/{pid}/cwd")
        except (FileNotFoundError, ProcessLookupError):
            return []
        return ["may leave a core file"] * (core.split()[4:6] != ["0", "0"]) + [f"works in {where}"] * (where != f"{self.base}/work")


def ways(profile):
    """How a card is opened, and what the kiosk says of it: BAC wants the dates of the code, and without a proof of the
    chip nobody can tell a copy."""
    if profile == "bac-only":
        return "scanned", CANNOT_TELL
    return "typed", GENUINE


def ascii_only(text):
    """As a keyboard scanner set to English sends it: what is no ASCII is lost."""
    return "".join(c if ord(c) < 128 else "?" for c in text)
