#!/usr/bin/env python3
"""The kiosk under cage, as on a counter: what stands on its screen is photographed with grim, and is not blank.
usage: cage_test.py SESSION KIOSK SOURCE_FOLDER

cage refuses root, so root borrows the user nobody. The screen is upright (-r): on an unturned headless screen wlroots
0.15 passes the kiosk's own picture on without drawing, and then photographs only what has changed since.
"""
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SESSION, KIOSK, SOURCE = map(os.path.abspath, sys.argv[1:4])
BRAND, SKIPPED = (0x0d, 0x3b, 0x66), 77
LEAST_COLOURS = 40  # of a page with words and drawings; an empty screen has one


def borrowed():
    """Words before a command that make it an ordinary user's; root keeps no right but to read the build folder."""
    if os.getuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups",
            "--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"]


def until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.2)
    raise AssertionError(f"waited {seconds} s for {what}")


class Picture:
    """A photograph of the screen (binary PPM)."""

    def __init__(self, data):
        kind, size, _, self.pixels = data.split(b"\n", 3)
        assert kind == b"P6"
        self.width, self.height = map(int, size.split())

    def at(self, x, y):
        start = 3 * (y * self.width + x)
        return tuple(self.pixels[start:start + 3])

    def colours(self):
        return len({self.at(x, y) for y in range(0, self.height, 3) for x in range(0, self.width, 3)})


class Cage(unittest.TestCase):
    def setUp(self):
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.runtime = tempfile.mkdtemp(prefix="cage-test-", dir=memory)
        if borrowed():
            shutil.chown(self.runtime, "nobody")
        self.log = open(f"{self.runtime}.log", "wb")
        self.environment = {
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": self.runtime, "XDG_RUNTIME_DIR": self.runtime,
            "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_XWAYLAND": "/bin/true", "QT_QPA_PLATFORM": "wayland", "QT_QUICK_BACKEND": "software",
            "CCCD_PROFILES": f"{SOURCE}/drivers/softchip/profiles",
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}
        self.cage = subprocess.Popen(
            [*borrowed(), "cage", "-d", "-r", "--", SESSION, KIOSK, "--demo", "cccd-2021", "--fullscreen", "--forms",
             f"{SOURCE}/kiosk-app/forms"], env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True)

    def tearDown(self):
        if self.cage.poll() is None:
            os.killpg(self.cage.pid, signal.SIGTERM)
            try:
                self.cage.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.cage.pid, signal.SIGKILL)
                self.cage.wait()
        self.log.close()
        os.remove(self.log.name)
        shutil.rmtree(self.runtime)

    def photograph(self):
        if self.cage.poll() is not None:
            with open(self.log.name) as log:
                self.fail(f"cage ended:\n{log.read()[-2000:]}")
        taken = subprocess.run([*borrowed(), "grim", "-t", "ppm", "-"], capture_output=True,
                               env={**self.environment, "WAYLAND_DISPLAY": "wayland-0"})
        return Picture(taken.stdout) if taken.returncode == 0 else None

    def start_page(self):
        """The picture once the start page stands on it: the band at the top, words and drawings below."""
        def look():
            picture = self.photograph()
            if picture and picture.at(3, 3) == BRAND and picture.colours() >= LEAST_COLOURS:
                return picture
            return None
        return until(look, 60, "a start page that fills the screen")

    def visit_process(self):
        """The process of the start page: the child of the session, which is the child of cage."""
        session = subprocess.run(["pgrep", "-P", str(self.cage.pid)], capture_output=True, text=True).stdout.split()
        found = subprocess.run(["pgrep", "-o", "-P", session[0]], capture_output=True, text=True).stdout.split()
        return int(found[0]) if found else None

    def test_the_start_page_fills_the_screen_and_so_does_the_next_process_after_a_crash(self):
        picture = self.start_page()
        self.assertEqual((picture.width, picture.height), (720, 1280))
        self.assertEqual(picture.at(picture.width - 4, 3), BRAND, "the band does not reach the right edge")
        foot = {picture.at(x, picture.height - 40) for x in range(0, picture.width, 5)}
        self.assertNotIn((0, 0, 0), foot, "the page does not reach the bottom")
        if os.environ.get("CCCD_PICTURES"):
            with open(f"{os.environ['CCCD_PICTURES']}/cage.ppm", "wb") as file:
                file.write(b"P6\n%d %d\n255\n" % (picture.width, picture.height) + picture.pixels)
        crashed = self.visit_process()
        os.kill(crashed, signal.SIGKILL)
        until(lambda: self.visit_process() not in (None, crashed), 30, "the next process")
        again = self.start_page()
        self.assertEqual(again.at(picture.width - 4, 3), BRAND)


if __name__ == "__main__":
    missing = [name for name in ("cage", "grim", "setpriv") if not shutil.which(name)]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
