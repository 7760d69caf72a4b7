#!/usr/bin/env python3
"""cccd-kiosk-session with a stand-in for the visit's process: who is shown when, and what is left behind.
usage: session_test.py PROGRAM"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
FAKE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fake_visit")


def until(condition, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("waited in vain")


class Session(unittest.TestCase):
    def setUp(self):
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.runtime = tempfile.mkdtemp(dir=memory)
        self.folder = tempfile.mkdtemp()
        self.process = None

    def tearDown(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.communicate()
        shutil.rmtree(self.runtime)
        shutil.rmtree(self.folder)

    def start(self, *options):
        self.process = subprocess.Popen([PROGRAM, *options, "--", FAKE, self.folder], stderr=subprocess.PIPE, text=True,
                                        env=dict(os.environ, XDG_RUNTIME_DIR=self.runtime))

    def notes(self, number):
        try:
            with open(f"{self.folder}/{number}.notes") as file:
                return file.read().split("\n")[:-1]
        except FileNotFoundError:
            return []

    def note(self, number, key):
        return next((line[len(key):].strip() for line in self.notes(number) if line.split(" ")[0] == key), None)

    def tell(self, number, *words):
        with open(f"{self.folder}/{number}.pipe", "w") as pipe:
            pipe.write("".join(word + "\n" for word in words))

    def shown(self, number):
        until(lambda: self.note(number, "show") is not None)

    def visit_folders(self):
        found = []
        for _, folders, _ in os.walk(self.runtime):
            found += [name for name in folders if name.isdigit()]
        return sorted(found)

    def test_the_next_process_stands_by_and_takes_over_when_a_visit_is_over(self):
        self.start()
        self.shown(1)
        self.assertEqual(self.notes(2), [])
        self.tell(1, "begun", "form ct01")
        until(lambda: self.note(2, "pid"))
        self.assertIsNone(self.note(2, "show"))
        self.tell(1, "over")
        self.shown(2)
        self.assertEqual(self.note(2, "show"), "ct01:1")
        until(lambda: "sweep" in self.notes(1))  # a session before this one may have been killed
        self.assertNotIn("sweep", self.notes(2))
        until(lambda: "leave" in self.notes(1))
        until(lambda: not os.path.exists(self.note(1, "folder")))
        self.assertEqual(self.visit_folders(), ["2"])
        self.assertEqual(self.note(2, "tmp"), self.note(2, "folder"))

    def test_a_crash_brings_the_next_process_and_leaves_no_file(self):
        self.start()
        self.shown(1)
        self.tell(1, "begun")
        until(lambda: self.note(2, "pid"))
        self.tell(1, "crash")
        self.shown(2)
        until(lambda: self.visit_folders() == ["2"])
        until(lambda: "sweep" in self.notes(2))  # what waits at the printer
        self.tell(2, "crash")  # before anybody began: none stands by
        self.shown(3)
        until(lambda: "sweep" in self.notes(3))
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=10)
        self.assertEqual(self.process.returncode, 0)
        self.assertEqual(errors.count("ended by signal 11"), 2)

    def test_a_process_that_hangs_is_ended(self):
        self.start("--patience", "1")
        self.shown(1)
        until(lambda: self.note(1, "pid"))
        os.kill(int(self.note(1, "pid")), signal.SIGSTOP)
        self.shown(2)
        until(lambda: self.visit_folders() == ["2"])

    def test_a_lost_spare_changes_nothing_on_the_screen(self):
        self.start()
        self.shown(1)
        self.tell(1, "begun")
        until(lambda: self.note(2, "pid"))
        self.tell(2, "crash")
        until(lambda: self.visit_folders() == ["1"])
        self.tell(1, "over")
        self.shown(3)

    def test_the_end_of_the_session_ends_all_and_removes_all(self):
        self.start()
        self.shown(1)
        self.tell(1, "begun")
        pids = [int(until(lambda: self.note(number, "pid"))) for number in (1, 2)]
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(10), 0)
        self.assertEqual(os.listdir(self.runtime), [])
        for pid in pids:
            self.assertRaises(ProcessLookupError, os.kill, pid, 0)

    def test_a_killed_session_takes_its_processes_along_and_the_next_one_cleans_up(self):
        self.start()
        self.shown(1)
        pid = int(self.note(1, "pid"))
        self.process.kill()
        self.process.communicate()
        def gone():
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return True
            with open(f"/proc/{pid}/stat") as file:  # no one reaps it in a bare container
                return file.read().split()[2] == "Z"
        until(gone)
        self.assertEqual(self.visit_folders(), ["1"])
        shutil.rmtree(self.folder)
        os.mkdir(self.folder)
        self.start()
        self.shown(1)
        self.assertEqual(self.visit_folders(), ["1"])
        self.assertTrue(self.note(1, "folder"))

    def test_a_command_that_can_not_start_ends_the_session_with_its_code(self):
        open(self.folder + "/refuse", "w").close()
        self.start()
        self.assertEqual(self.process.wait(10), 7)

    def test_a_second_session_and_a_folder_open_to_others_are_refused(self):
        self.start()
        self.shown(1)
        run = lambda: subprocess.run([PROGRAM, FAKE, self.folder], capture_output=True,
                                     env=dict(os.environ, XDG_RUNTIME_DIR=self.runtime)).returncode
        self.assertEqual(run(), 1)
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        os.mkdir(f"{self.runtime}/cccd-kiosk-{os.getuid()}")
        os.chmod(f"{self.runtime}/cccd-kiosk-{os.getuid()}", 0o755)
        self.assertEqual(run(), 1)

    def test_a_clerk_who_asks_for_the_next_person_finds_the_visit_begun(self):
        self.start()
        self.shown(1)
        self.tell(1, "begun")
        until(lambda: self.note(2, "pid"))
        self.tell(1, "over next")
        self.shown(2)
        until(lambda: "start" in self.notes(2))
        self.tell(2, "begun")
        until(lambda: self.note(3, "pid"))
        self.tell(2, "over")
        self.shown(3)
        time.sleep(0.2)
        self.assertNotIn("start", self.notes(3))

    def test_a_reload_replaces_who_serves_nobody_and_leaves_a_visit_alone(self):
        self.start()
        self.shown(1)
        self.process.send_signal(signal.SIGUSR1)
        self.shown(2)
        until(lambda: "leave" in self.notes(1))
        until(lambda: self.visit_folders() == ["2"])
        self.tell(2, "begun")
        until(lambda: self.note(3, "pid"))
        self.process.send_signal(signal.SIGUSR1)
        until(lambda: "leave" in self.notes(3))
        until(lambda: self.note(4, "pid"))
        until(lambda: self.visit_folders() == ["2", "4"])
        self.assertNotIn("leave", self.notes(2))
        self.assertIsNone(self.note(4, "show"))
        self.tell(2, "over")
        self.shown(4)
        self.tell(4, "reload")  # as the administrator's page asks for it
        self.shown(5)

    def test_wrong_use_is_said(self):
        for arguments in ([], ["--"], ["--nonsense"], ["--patience", "0", "true"]):
            self.assertEqual(subprocess.run([PROGRAM, *arguments], capture_output=True).returncode, 2)
        self.assertEqual(subprocess.run([PROGRAM, "--help"], capture_output=True).returncode, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
