"""The line between a pretended router and whoever signed in: a real terminal made by telnetd or sshd."""
import os
import sys
import termios


class Gone(Exception):
    """The other end went away."""


class Terminal:
    """Reads lines and keys, writes text; the kernel echoes what is typed, as it does on most routers."""

    def __init__(self):
        self.fd = sys.stdin.fileno()
        self.rest = b""
        if os.isatty(self.fd):
            self._set(echo=True, lines=True)

    def _set(self, echo, lines):
        if not os.isatty(self.fd):
            return
        mode = termios.tcgetattr(self.fd)
        mode[0] |= termios.ICRNL
        mode[1] |= termios.OPOST | termios.ONLCR
        for flag, wanted in ((termios.ECHO, echo), (termios.ICANON, lines)):
            mode[3] = mode[3] | flag if wanted else mode[3] & ~flag
        termios.tcsetattr(self.fd, termios.TCSADRAIN, mode)

    def write(self, text):
        data = text.encode() if isinstance(text, str) else text
        try:
            while data:
                data = data[os.write(1, data):]
        except OSError as error:
            raise Gone from error

    def _read(self):
        try:
            data = os.read(self.fd, 4096)
        except OSError as error:
            raise Gone from error
        if not data:
            raise Gone
        return data

    def line(self, prompt="", secret=False):
        """One typed line, without its end."""
        self.write(prompt)
        if secret:
            self._set(echo=False, lines=True)
        while b"\n" not in self.rest:
            self.rest += self._read()
        typed, self.rest = self.rest.split(b"\n", 1)
        if secret:
            self._set(echo=True, lines=True)
            self.write("\n")
        return typed.decode(errors="replace").rstrip("\r")

    def key(self):
        """One key, not waiting for the end of a line, as pagers do."""
        if not self.rest:
            self._set(echo=False, lines=False)
            self.rest = self._read()
            self._set(echo=True, lines=True)
        typed, self.rest = self.rest[:1], self.rest[1:]
        return typed.decode(errors="replace")
