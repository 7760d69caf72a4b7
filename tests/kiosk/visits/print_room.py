"""A print service and an IPP printer for a desk (tests/kiosk/printing), with the queue "counter" between them, set up as
docs/printing.md says: what was printed is not kept."""
import os
import shutil
import subprocess
import tempfile
import time

QUEUE = "counter"


def until(test, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if test():
            return True
        time.sleep(0.1)
    return False


class PrintRoom:
    def __init__(self, source):
        tools = f"{source}/tests/kiosk/printing"
        self.folder = tempfile.mkdtemp(prefix="visit-print-")
        self.server = f"{self.folder}/run/cups.sock"
        self.printer_folder = f"{self.folder}/printer"
        self.daemon = subprocess.Popen([f"{tools}/private-cups", self.folder, "No"])
        os.makedirs(self.printer_folder)
        self.printer = subprocess.Popen(["/usr/bin/python3", "-B", f"{tools}/printer.py", self.printer_folder])
        ready = until(lambda: os.path.exists(self.server) and os.path.exists(f"{self.printer_folder}/port"))
        assert ready, f"no print service (private-cups ended with {self.daemon.poll()})"
        with open(f"{self.printer_folder}/port") as file:
            address = f"ipp://127.0.0.1:{file.read()}/ipp/print"
        subprocess.run(["/usr/sbin/lpadmin", "-p", QUEUE, "-E", "-v", address, "-m", "everywhere", "-o",
                        "media=iso_a4_210x297mm"], env=dict(os.environ, CUPS_SERVER=self.server), check=True,
                       stderr=subprocess.DEVNULL)

    def close(self):
        for process in (self.daemon, self.printer):
            process.terminate()
            process.wait(10)
        shutil.rmtree(self.folder)

    def paper_out(self, out):
        switch = f"{self.printer_folder}/no-paper"
        if out:
            open(switch, "w").close()
        else:
            os.remove(switch)

    def sheets(self):
        """The text of each paper that came out; the visitor takes them along."""
        texts = []
        for name in sorted(os.listdir(self.printer_folder)):
            if name.endswith(".pdf"):
                path = f"{self.printer_folder}/{name}"
                texts.append(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                                            check=True).stdout)
                os.remove(path)
        return texts

    def operations(self):
        """What the printer was asked: "Create-Job TITLE USER FORMAT LENGTH" and the like."""
        with open(f"{self.printer_folder}/log") as file:
            return file.read().splitlines()

    def waiting(self):
        """Documents and records of jobs that the service holds."""
        return [name for name in os.listdir(f"{self.folder}/spool") if name[0] in "cd"]
