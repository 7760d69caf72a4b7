"""A card of the software chip in the virtual reader's slot."""
import os
import shutil
import signal
import subprocess
import time

BETWEEN_CARDS = 0.9  # pcscd looks at the slot every 400 ms; a card swapped faster leaves the slot stuck


class Card:
    def __init__(self, program, profile, remove_after=None):
        command = [program, "--profile", profile, "--port", os.environ["VPCD_PORT"]]
        if remove_after is not None:
            command += ["--remove-after", str(remove_after)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def take_away(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(5)
        time.sleep(BETWEEN_CARDS)

    def pull(self):
        self.process.send_signal(signal.SIGUSR1)

    def put_back(self):
        self.process.send_signal(signal.SIGUSR2)


def forged_copy(profile, folder):
    """The same card with one byte of DG13 changed under the unchanged signature."""
    shutil.copytree(profile, folder)
    path = f"{folder}/EF.DG13"
    with open(path, "rb") as file:
        data = bytearray(file.read())
    data[-10] ^= 1
    with open(path, "wb") as file:
        file.write(data)
    return folder
