"""A lab for one test: four namespaces, a pretended router in the middle, a SIP server outside."""
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
MIRROR = HERE.parents[1] / "installer" / "mirror" / "kamailio.cfg"
PASSWORD = "Gl0cken-Turm!7"
ENABLE = "Zaun.koenig-3"
USERS = {"speedtouch": "Administrator", "edgeos": "ubnt"}


def wait_for(condition, what, seconds=20):
    """Waits until condition() is true; fails loudly when it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(0.02)


def enter(namespace):
    """Moves this thread into an open network namespace; Python has no word of its own for it before 3.12."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.setns(namespace.fileno(), 0x40000000) != 0:
        raise OSError(ctypes.get_errno(), "setns")


class Places:
    """The namespaces of a lab, by the names that alg_lab.sh gives them, and what runs in them."""

    def __init__(self, name):
        self.name = name
        self.folder = Path(tempfile.mkdtemp(prefix="rtlab-"))
        self.folder.chmod(0o755)
        self.processes = []

    def close(self):
        self.tool("down", check=False)
        for process in self.processes:
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tool(self, *words, check=True):
        """alg_lab.sh for this lab; gives back what it printed."""
        done = subprocess.run([HERE / "alg_lab.sh", *words], env={**os.environ, "LAB": self.name}, check=check,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return done.stdout.strip()

    def start(self, where, *command):
        """Runs a command in a namespace for as long as the lab is up."""
        log = open(self.folder / f"{where}.log", "ab")
        process = subprocess.Popen(["ip", "netns", "exec", f"{self.name}-{where}", *map(str, command)],
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()
        self.processes.append(process)
        return process

    def listens(self, where, address, udp=False):
        done = subprocess.run(["ip", "netns", "exec", f"{self.name}-{where}", "ss", "-Hln", "-u" if udp else "-t"],
                              capture_output=True, text=True, check=True)
        return address + " " in done.stdout

    def kamailio(self, config, address, *more):
        """Over UDP and TCP, at 5060 and at a second port for the control; TLS at 5061 if `more` asks for it."""
        places = [f"{proto}:{address}:{port}" for port in (5060, 5080) for proto in ("udp", "tcp")]
        if "WITH_TLS" in more:
            places.append(f"tls:{address}:5061")
        wherever = [word for place in places for word in ("-l", place)]
        process = self.start("wan", "kamailio", "-f", config, *more, "-DD", "-E", "-m", "32", "-M", "4", "-Y", self.folder,
                             "-P", self.folder / f"{address}.pid", *wherever)
        wait_for(lambda: self.listens("wan", f"{address}:5080", udp=True), "the SIP server")
        return process

    @contextmanager
    def inside(self, where):
        """Sockets that are made here are in that namespace, and stay there."""
        with open("/proc/self/ns/net", "rb") as before, open(f"/run/netns/{self.name}-{where}", "rb") as there:
            enter(there)
            try:
                yield
            finally:
                enter(before)


class Lab(Places):
    """with Lab("asus", "telnetd") as lab: …"""

    def __init__(self, device, server):
        super().__init__(f"rl{os.getpid()}")
        self.device, self.server = device, server
        self.user = USERS.get(device, "admin")

    # --- up and down -----------------------------------------------------------------------------

    def __enter__(self):
        try:
            self.tool("up")
            self._router()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _router(self):
        self.box = self.folder / "box"
        self.box.mkdir()
        about = {"lab": self.name, "device": self.device, "server": self.server, "user": self.user,
                 "password": PASSWORD, "enable": ENABLE}
        (self.box / "box.json").write_text(json.dumps(about))
        (self.box / "state.json").write_text(json.dumps({"set": True, "saved": True, "running": True}))
        self.start("rtr", "unshare", "-m", "--propagation", "private", sys.executable,
                   HERE / "router" / "keeper.py", self.box)
        wait_for((self.box / "ready").exists, "the router to start")
        self._listening()

    def _listening(self):
        port = 23 if self.server == "telnetd" else 22
        wait_for(lambda: self.listens("rtr", f"192.168.77.1:{port}"), f"port {port}")

    def sip_server(self, kind):
        """A mirror, or a registrar that knows nothing of us; each with a second port for the control."""
        # The mirror is the one that providers run.
        config = MIRROR if kind == "mirror" else HERE / "kamailio" / f"{kind}.cfg"
        self.kamailio(config, "203.0.113.2", "-A", 'MIRROR_SECRET="lab"')

    # --- the router's truth ----------------------------------------------------------------------

    def alg(self):
        """on or off, as the kernel has it."""
        return self.tool("alg")

    def saved(self):
        """on or off, as it will be after a restart."""
        return "on" if json.loads((self.box / "state.json").read_text())["saved"] else "off"

    def fault(self, **names):
        (self.box / "fault.json").write_text(json.dumps(names))

    def restart(self, before=lambda: None):
        """Restarts the router as its owner would, and waits until it is back."""
        times = self.history().count("up again")
        before()
        os.kill(int((self.box / "keeper.pid").read_text()), signal.SIGUSR1)
        wait_for(lambda: self.history().count("up again") > times, "the router to restart")
        self._listening()

    def new_host_key(self):
        """As after a factory reset, or with somebody else in between."""
        self.restart(lambda: [key.unlink() for key in self.box.glob("host_key*")])

    def server_log(self):
        return (self.box / "servers.log").read_text(errors="replace")

    def history(self):
        log = self.box / "box.log"
        return log.read_text() if log.exists() else ""
