"""Sees the kiosk as a screen reader does (AT-SPI) and acts as a person does (XTest, through xdotool).

Nothing in the program is made for this: a control that is found here is found by a blind citizen's screen reader too.
"""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.init()
Atspi.set_timeout(3000, 3000)

PRESSED = ("push button", "check box", "radio button", "list item", "toggle button")


class Missing(AssertionError):
    """The screen does not show what a visit expects."""


class Thing:
    """One accessible object that is on the screen."""

    def __init__(self, node, role, name, states, depth):
        self.node, self.role, self.name, self.depth = node, role, name, depth
        self.focused = states.contains(Atspi.StateType.FOCUSED)
        self.enabled = states.contains(Atspi.StateType.ENABLED)
        self.checked = states.contains(Atspi.StateType.CHECKED)

    def box(self):
        box = self.node.get_extents(Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height


def keys(option, value, text, first=()):
    """Types a text. It comes over standard input: an X server keeps the command lines of its clients in memory."""
    subprocess.run([*first, "xdotool", "type", option, value, "--file", "-"], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL)


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


class Screen:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.keyboard_only = False

    # Looking

    def _application(self):
        """The process whose window shows; of two, while one takes over, the later one."""
        desktop = Atspi.get_desktop(0)
        for index in reversed(range(desktop.get_child_count())):
            application = desktop.get_child_at_index(index)
            if application is None or application.get_name() != "cccd-kiosk":
                continue
            application.set_cache_mask(Atspi.Cache.NONE)  # names change while nobody listens to events
            for child in range(application.get_child_count()):
                frame = application.get_child_at_index(child)
                if frame and frame.get_state_set().contains(Atspi.StateType.SHOWING):
                    return application, frame
        return None, None

    def front_process(self):
        application, _ = self._application()
        return application.get_process_id() if application else None

    def things(self):
        _, frame = self._application()
        found = []

        def walk(node, depth):
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child is None:
                    continue
                states = child.get_state_set()
                if states.contains(Atspi.StateType.SHOWING):
                    found.append(Thing(child, child.get_role_name(), child.get_name() or "", states, depth))
                    walk(child, depth + 1)

        for _ in range(5):  # the tree may change while it is read
            found.clear()
            try:
                if frame:
                    walk(frame, 0)
                return found
            except GLib.Error:
                time.sleep(0.05)
                _, frame = self._application()
        return found

    def text(self):
        return "\n".join(thing.name for thing in self.things() if thing.name)

    def shows(self, *names):
        """True when all names are on the screen, whole or as the beginning of a text."""
        there = [thing.name for thing in self.things()]
        return all(any(text == name or text.startswith(name) for text in there) for name in names)

    def wait_for(self, *names, seconds=20):
        """The first of the names that comes up."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            there = [thing.name for thing in self.things()]
            for name in names:
                if any(text.startswith(name) for text in there):
                    return name
            time.sleep(0.05)
        raise Missing(f"waited {seconds} s for {' or '.join(names)}; roles on the screen: "
                      f"{sorted({thing.role for thing in self.things()})}")

    def comes(self, name, seconds):
        try:
            return bool(self.wait_for(name, seconds=seconds))
        except Missing:
            return False

    @staticmethod
    def _is(thing, name):
        """The name, or the name and whose it is ("Đọc thẻ: Bên nữ"), or, ending in "…", the beginning of it."""
        if name.endswith("…"):
            return thing.name.startswith(name[:-1])
        return thing.name == name or thing.name.startswith(name + ":")

    def find(self, name, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for thing in self.things():
                if thing.role in PRESSED and thing.enabled and self._is(thing, name):
                    return thing
            time.sleep(0.05)
        raise Missing(f"no control {name!r}")

    # Acting

    def press(self, name, seconds=10):
        if self.keyboard_only:
            return self.go_to(name, seconds)
        thing = self.find(name, seconds)
        x, y, width, height = self._scrolled_to(thing, name)
        xdotool("mousemove", x + width // 2, y + height // 2, "click", 1)
        time.sleep(0.12)

    def _scrolled_to(self, thing, name):
        """Turns the wheel until the middle of the control is in the page's own part of the window."""
        for _ in range(60):
            box = thing.box()
            middle = box[1] + box[3] // 2
            low, high = self._page_part(thing)
            if low < middle < high:
                time.sleep(0.25)  # what still moves comes to rest
                if thing.box() == box:
                    return box
                continue
            xdotool("mousemove", self.width // 2, (low + high) // 2, "click", 4 if middle <= low else 5)
            time.sleep(0.08)
            thing = self.find(name)
        raise Missing(f"{name!r} can not be scrolled to")

    def _page_part(self, thing):
        """Between header and bottom buttons; controls that never scroll are taken where they are."""
        fixed = [other.box()[1] for other in self.things() if other.name in ("Kết thúc", "Quay lại")]
        bottom = min(fixed, default=self.height)
        if thing.box()[1] >= bottom:
            return 0, self.height
        return int(self.height * 0.04), min(bottom, self.height)

    def go_to(self, name, seconds=10):
        """With the keyboard alone: Tab until the control has the focus, then Return."""
        try:
            self.find(name, min(seconds, 3))
        except Missing:
            pass  # below the edge of a small window: the page scrolls to what has the focus
        for _ in range(120):
            focused = [thing for thing in self.things() if thing.focused]
            if focused:
                deepest = max(focused, key=lambda thing: thing.depth)
                if self._is(deepest, name):
                    xdotool("key", "Return")
                    time.sleep(0.12)
                    return
            xdotool("key", "Tab")
            time.sleep(0.03)
        raise Missing(f"Tab never reaches {name!r}")

    def type(self, text):
        keys("--delay", "180", text)  # 90 ms a key, as xdotool counts; below 50 they are a scanner's
        time.sleep(0.15)

    def key(self, name):
        xdotool("key", name)
        time.sleep(0.1)

    def scan(self, text):
        """As a scanner that types: a fast burst and Return."""
        first = ["nice", "-n", "-15"] if os.geteuid() == 0 else []  # a scanner does not wait for compilers
        keys("--delay", "1", text + "\n", first)
        time.sleep(0.15)
