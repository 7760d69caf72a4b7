#!/usr/bin/python3
"""Start and idle memory of the kiosk with the software renderer, through the link of cccd-kiosk-session.
Prints medians; judges nothing.   usage: start.py BUILD_FOLDER SOURCE_FOLDER [RUNS]"""
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

build, source = map(os.path.abspath, sys.argv[1:3])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
kiosk = f"{build}/kiosk-app/src/app/cccd-kiosk"
session = f"{build}/kiosk-app/src/session/cccd-kiosk-session"
options = ["--forms", f"{source}/kiosk-app/forms", "--trust", f"{source}/drivers/softchip/profiles/pki/csca.pem",
           "--size", "1080x1920"]


def screen():
    """An X server of its own; without Xvfb the offscreen platform."""
    try:
        read_end, write_end = os.pipe()
        process = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1080x1920x24", "-nolisten",
                                    "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            os.environ.update(DISPLAY=":" + pipe.readline().strip(), QT_QPA_PLATFORM="xcb")
        return process
    except FileNotFoundError:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return None


def start_times(folder):
    """Until everything is loaded, and from "show yourself" to the first picture."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    began = time.monotonic()
    process = subprocess.Popen([kiosk, *options], pass_fds=[theirs.fileno()], stderr=subprocess.DEVNULL,
                               env=dict(os.environ, CCCD_KIOSK_LINK=str(theirs.fileno()), CCCD_KIOSK_VISIT_FOLDER=folder))
    assert ours.recv(100) == b"ready"
    ready = time.monotonic()
    ours.send(b"show")
    assert ours.recv(100) == b"shown"
    shown = time.monotonic()
    ours.send(b"leave")
    process.wait(20)
    return ready - began, shown - ready


def memory(pid):
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(word) for word in file.read().split()]


os.environ["QT_QUICK_BACKEND"] = "software"
xvfb = screen()
with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_RUNTIME_DIR"] = folder
    os.chmod(folder, 0o700)
    times = [start_times(folder) for _ in range(runs)]
    process = subprocess.Popen([session, kiosk, *options], stderr=subprocess.DEVNULL)
    time.sleep(6)
    sizes = {"session": memory(process.pid), "the process on the start page": sum(map(memory, children(process.pid)))}
    process.send_signal(signal.SIGTERM)
    process.wait(20)
if xvfb:
    xvfb.terminate()
print(f"medians of {runs} starts:")
print(f"  cold start to the first picture          {statistics.median(sum(pair) for pair in times) * 1000:6.0f} ms (aim: 1000)")
print(f"  a process that stands by, to its picture {statistics.median(pair[1] for pair in times) * 1000:6.0f} ms")
for what, size in sizes.items():
    print(f"  idle memory (PSS), {what + ':':31} {size:5.1f} MB")
print(f"  idle memory in all                       {sum(sizes.values()):6.1f} MB (aim: 150)")
