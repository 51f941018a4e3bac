#!/usr/bin/env python3
"""Keeps one pretended router alive: real telnetd, sshd or dropbear, and lighttpd, in its namespace.

usage: keeper.py FOLDER      inside the router's network namespace and a mount namespace of its own,
                             so that the accounts made here exist for these servers only

Runs until it is ended. SIGUSR1 restarts the router: every server and session dies, the line is dark for
a moment, all flows are forgotten, and what was saved is what runs. SIGUSR2: every server and session
dies, and none comes back.
"""
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from box import Box
from pages import PAGES, lighttpd_conf, write_files

ADDRESS = "192.168.77.1"
DARK_SECONDS = 1.5
HERE = Path(__file__).resolve().parent
PAM = "auth required pam_unix.so\naccount required pam_permit.so\nsession required pam_permit.so\n"


class Keeper:
    def __init__(self, folder):
        self.box = Box(folder)
        self.folder = self.box.folder
        self.about = self.box.about
        self.servers = []
        self.listener = None
        self.wanted = queue.SimpleQueue()

    # --- accounts and files ----------------------------------------------------------------------

    def _private(self, real, text):
        """Lays a file over one of the machine's, for this mount namespace alone."""
        own = self.folder / ("etc-" + real.replace("/", "-").strip("-"))
        own.write_text(text)
        own.chmod(0o600 if "shadow" in real else 0o644)
        subprocess.run(["mount", "--bind", own, real], check=True)

    def prepare(self):
        (self.folder / "keeper.pid").write_text(str(os.getpid()))
        # One program per way in, because nothing can be passed along through a sign-in.
        for transport in ("telnet", "ssh"):
            start = self.folder / f"{transport}-session"
            start.write_text(f"#!/bin/sh\nexec {sys.executable} -E -s -S {HERE}/session.py {self.folder} {transport}\n")
            start.chmod(0o755)
        users = "".join(f"{u}:x:0:0::/:{self.folder}/ssh-session\n" for u in self._names())
        made = subprocess.run(["openssl", "passwd", "-5", "-stdin"], input=self.about["password"], text=True,
                              capture_output=True, check=True).stdout.strip()
        shadow = "".join(f"{u}:{made}:20000::::::\n" for u in self._names())
        self._private("/etc/passwd", self._without_ours("/etc/passwd") + users)
        self._private("/etc/shadow", self._without_ours("/etc/shadow") + shadow)
        self._private("/etc/shells", Path("/etc/shells").read_text() + f"{self.folder}/ssh-session\n")
        self._private("/etc/pam.d/sshd", PAM)
        for diary in ("/var/log/wtmp", "/var/log/btmp", "/var/log/lastlog", "/run/utmp"):
            if os.path.exists(diary):
                self._private(diary, "")
        os.makedirs("/run/sshd", exist_ok=True)
        self._web_files()

    def _names(self):
        # RouterOS takes wishes about the terminal behind a plus.
        user = self.about["user"]
        return [user, user + "+cte", user + "+ct"] if self.about["device"] == "mikrotik" else [user]

    def _without_ours(self, path):
        ours = tuple(name + ":" for name in self._names())
        return "".join(x for x in Path(path).read_text().splitlines(keepends=True) if not x.startswith(ours))

    def _web_files(self):
        write_files(self.about["device"], self.folder / "www")
        (self.folder / "web-users").write_text("nobody:" + os.urandom(8).hex() + "\n")
        subject = PAGES[self.about["device"]].get("subject")
        if subject:
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj",
                            subject, "-keyout", self.folder / "web.key", "-out", self.folder / "web.crt"],
                           check=True, capture_output=True)
            (self.folder / "web.pem").write_text((self.folder / "web.key").read_text()
                                                 + (self.folder / "web.crt").read_text())
        (self.folder / "lighttpd.conf").write_text(lighttpd_conf(self.about["device"], self.folder, ADDRESS))

    def host_key(self):
        """The router's SSH key; made anew when there is none, as after a factory reset."""
        key = self.folder / "host_key"
        if not key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "", "-f", key], check=True)
            # Dropbear reads keys of its own form only.
            subprocess.run(["dropbearconvert", "openssh", "dropbear", key, self.folder / "host_key.dropbear"],
                           check=True, capture_output=True)
        return key

    # --- servers ---------------------------------------------------------------------------------

    def _run(self, *command):
        with open(self.folder / "servers.log", "ab") as log:
            self.servers.append(subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL,
                                                 stdout=log, stderr=log))

    def start(self):
        self._run("lighttpd", "-D", "-f", self.folder / "lighttpd.conf")
        kind = self.about["server"]
        if kind == "telnetd":
            self.listener = socket.create_server((ADDRESS, 23), backlog=8)
            threading.Thread(target=self._telnet, args=(self.listener,), daemon=True).start()
        elif kind == "dropbear":
            self.host_key()
            self._run("dropbear", "-F", "-E", "-m", "-r", self.folder / "host_key.dropbear", "-p", f"{ADDRESS}:22",
                      "-P", self.folder / "dropbear.pid")
        else:
            self._sshd(questions=kind == "openssh-questions", old=kind == "openssh-old")

    def _sshd(self, questions, old):
        conf = (f"ListenAddress {ADDRESS}\nPort 22\nHostKey {self.host_key()}\nPidFile none\nUseDNS no\n"
                f"PermitRootLogin yes\nPubkeyAuthentication no\nPrintMotd no\nPrintLastLog no\n"
                f"UsePAM {'yes' if questions else 'no'}\n"
                f"KbdInteractiveAuthentication {'yes' if questions else 'no'}\n"
                f"PasswordAuthentication {'no' if questions else 'yes'}\n")
        if old:
            conf += "KexAlgorithms diffie-hellman-group14-sha1\nHostKeyAlgorithms ssh-rsa\nCiphers aes128-cbc\nMACs hmac-sha1\n"
        (self.folder / "sshd.conf").write_text(conf)
        self._run(shutil.which("sshd") or "/usr/sbin/sshd", "-D", "-e", "-f", self.folder / "sshd.conf")

    def _telnet(self, listener):
        """What inetd does: accept, and hand the line to a telnetd of its own."""
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line, open(self.folder / "servers.log", "ab") as log:
                subprocess.Popen(["telnetd", "-h", "-E", f"{self.folder}/telnet-session"], stdin=line, stdout=line,
                                 stderr=log, start_new_session=True)

    def _kill_all(self):
        """Everything in this network namespace but ourselves, sessions too."""
        here = os.stat("/proc/self/ns/net").st_ino
        for entry in Path("/proc").iterdir():
            if not re.fullmatch(r"\d+", entry.name) or int(entry.name) == os.getpid():
                continue
            try:
                if os.stat(entry / "ns/net").st_ino == here:
                    os.kill(int(entry.name), signal.SIGKILL)
            except OSError:
                continue

    def end_servers(self):
        if self.listener:
            # close() alone would leave the port to the thread that waits in accept().
            self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
            self.listener = None
        self._kill_all()
        for server in self.servers:
            server.wait()
        self.servers.clear()

    def restart(self):
        self.box.note("restart")
        self.end_servers()
        self._forward(False)
        time.sleep(DARK_SECONDS)
        self.box.boot()
        self._forward(True)
        self.start()
        self.box.note("up again")

    def _forward(self, on):
        Path("/proc/sys/net/ipv4/ip_forward").write_text("1" if on else "0")

    def keep(self):
        signal.signal(signal.SIGUSR1, lambda *_: self.wanted.put(self.restart))
        signal.signal(signal.SIGUSR2, lambda *_: self.wanted.put(self.end_servers))
        self.prepare()
        self.box.boot()
        self.box.switch(self.box.get("running"))
        self.start()
        (self.folder / "ready").touch()
        while True:
            self.wanted.get()()


if __name__ == "__main__":
    Keeper(sys.argv[1]).keep()
