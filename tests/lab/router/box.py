"""What a pretended router remembers, and the switch of the kernel's real SIP ALG behind it.

A box lives in a folder: box.json says who it is, state.json what is set, saved and running, fault.json
what goes wrong. Every session and the keeper of the box work on the same files under one lock.
"""
import fcntl
import json
import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

ALG_LAB = Path(__file__).resolve().parent.parent / "alg_lab.sh"


class Box:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.about = json.loads((self.folder / "box.json").read_text())

    # --- the ALG ---------------------------------------------------------------------------------

    @contextmanager
    def _state(self):
        with open(self.folder / "lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            path = self.folder / "state.json"
            state = json.loads(path.read_text())
            before = dict(state)
            yield state
            if state != before:
                path.write_text(json.dumps(state))
                if state["running"] != before["running"]:
                    self.switch(state["running"])

    def switch(self, on):
        """Attaches the kernel's SIP helper to new flows, or no more."""
        self._tool("alg-on" if on else "alg-off")
        if self._tool("alg") != ("on" if on else "off"):
            raise RuntimeError("the kernel's ALG could not be switched")

    def _tool(self, word):
        # telnetd hands on hardly any environment.
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LAB": self.about["lab"]}
        return subprocess.run([ALG_LAB, word], check=True, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True).stdout.strip()

    def get(self, what):
        """`what` is set, saved or running."""
        with self._state() as state:
            return state[what]

    def configure(self, on):
        """Changes what is set, and nothing else."""
        with self._state() as state:
            state["set"] = on

    def apply(self):
        """What is set runs from now on."""
        with self._state() as state:
            state["running"] = state["set"]

    def save(self):
        with self._state() as state:
            state["saved"] = state["set"]

    def boot(self):
        """After a restart everything is as it was saved, and no flow is remembered."""
        with self._state() as state:
            state["set"] = state["running"] = state["saved"]
        self._tool("flush")

    def restart(self):
        """Asks the keeper to take the box down and bring it up again."""
        os.kill(int((self.folder / "keeper.pid").read_text()), signal.SIGUSR1)

    def die(self):
        """Every server is gone for good; what runs, runs on."""
        os.kill(int((self.folder / "keeper.pid").read_text()), signal.SIGUSR2)
        signal.pause()

    # --- what goes wrong -------------------------------------------------------------------------

    def fault(self, name):
        """Whether this fault happens now; each counts down the times it was asked for."""
        path = self.folder / "fault.json"
        with open(self.folder / "lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                return False
            left = json.loads(path.read_text())
            if left.get(name, 0) <= 0:
                return False
            left[name] -= 1
            path.write_text(json.dumps(left))
            return True

    def note(self, text):
        """Keeps what happened, for whoever has to find out why a test failed. Never a password."""
        with open(self.folder / "box.log", "a", encoding="utf-8") as log:
            log.write(text + "\n")
