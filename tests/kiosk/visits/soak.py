#!/usr/bin/python3
"""Many visits, one after the other, on one kiosk: memory, processes, descriptors and files stay what they are.
usage: soak.py (in the environment of run-visits); CCCD_SOAK_VISITS=N, default 200"""
import os
import statistics
import sys
import time

from desk import MY_CARD, START, Desk, ways
from screen import Missing
from visits import CT01, PEOPLE_PAGE


def own_memory(pid):
    """Kilobytes that no other process shares: what libraries cost each depends on who else runs."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Anonymous:"))


def short_visit(desk, profile):
    screen = desk.screen
    screen.wait_for(START)
    desk.before = screen.front_process()
    screen.press(START)
    screen.press(CT01[1])
    screen.press(CT01[2])
    screen.wait_for("Ông/bà có đồng ý cho máy đọc thẻ không?")
    desk.consent()
    how, verdict = ways(profile)
    desk.give_number(profile, how, scans=3)
    try:
        desk.read(profile, verdict)
    except Missing:
        # A scanner's keys that a busy machine brought too slowly were taken for a number that somebody typed.
        if how != "scanned":
            raise
        desk.scanned_again += 1
        desk.take()
        screen.press("Nhập lại số")
        desk.give_number(profile, how, scans=3)
        desk.read(profile, verdict)
    screen.press(MY_CARD)
    screen.wait_for(PEOPLE_PAGE)
    desk.leave()
    desk.expect_start_page()


def main():
    visits = int(os.environ.get("CCCD_SOAK_VISITS", "200"))
    profiles = ["cccd-2021", "can-cuoc-2024", "bac-only", "plain"]
    desk = Desk()
    session, front, descriptors = [], [], []
    started = time.monotonic()
    try:
        for number in range(visits):
            profile = profiles[number % len(profiles)]
            short_visit(desk, profile)
            desk.take()
            session.append(own_memory(desk.process.pid))
            front.append(own_memory(desk.screen.front_process()))
            descriptors.append(len(os.listdir(f"/proc/{desk.process.pid}/fd")))
            if number % 20 == 19 or number == 0 or number == visits - 1:
                found = desk.search_all(profiles)
                assert not found, "left behind:\n  " + "\n  ".join(found)
                print(f"  {number + 1} visits, session {session[-1]} kB, start page {front[-1]} kB, "
                      f"{descriptors[-1]} descriptors, {time.monotonic() - started:.0f} s", flush=True)
    finally:
        desk.close()
    part = max(1, visits // 5)
    for what, values in (("session", session), ("start page", front)):
        first, last = statistics.median(values[:part]), statistics.median(values[-part:])
        print(f"{what}: median of the first {part} visits {first:.0f} kB, of the last {last:.0f} kB")
        assert last <= first * 1.05 + 300, f"the memory of the {what} grows"
    assert max(descriptors[-part:]) <= max(descriptors[:part]), "descriptors are lost"
    print(f"{visits} visits, memory flat; {desk.scanned_again} codes scanned again")


if __name__ == "__main__":
    sys.exit(main())
