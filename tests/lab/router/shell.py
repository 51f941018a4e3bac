"""What the command lines of all pretended routers have in common: sign-in, prompt, paging, faults."""
import os
import random
import re
import signal

from terminal import Gone, Terminal


class Leave(Exception):
    """The session ends, as the person wished."""


class Shell:
    """One session. A device says what it prints; nothing here knows a vendor."""

    issue = ""                   # before the first question of a telnet connection
    user_prompt = "login: "
    password_prompt = "Password: "
    wrong = "Login incorrect\n"
    welcome = ""
    pager = None                 # (what is printed, how it is wiped away)
    page_lines = 24
    changes = ()                 # patterns of the lines that change the setting
    saves = ()                   # and of those that save it

    def __init__(self, box, transport):
        self.box = box
        self.terminal = Terminal()
        self.transport = transport
        self.user = box.about["user"]
        self.mode = "start"

    # --- what a device fills in ------------------------------------------------------------------

    def prompt(self):
        raise NotImplementedError

    def run(self, line):
        """Does what was typed and gives back what is printed, or None for an unknown line."""
        raise NotImplementedError

    def unknown(self, line):
        return f"{line}: not found\n"

    # --- the session -----------------------------------------------------------------------------

    def sign_in(self):
        """Telnet asks here; SSH has asked already."""
        self.terminal.write(self.issue)
        for _ in range(3):
            user = self.terminal.line(self.user_prompt) if self.user_prompt else self.user
            password = self.terminal.line(self.password_prompt, secret=True)
            if user == self.user and password == self.box.about["password"]:
                return True
            self.box.note("sign-in refused")
            self.terminal.write(self.wrong)
        return False

    def drop(self, why):
        """The line goes dead without a word: the server's end is killed, not closed by the shell."""
        self.box.note("dropped: " + why)
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(0)

    def noise(self):
        """A megabyte of what no dialogue expects, with colours, cursor jumps and long lines."""
        dice = random.Random(5)
        pieces = [b"\x1b[31mwarning\x1b[0m ", b"\x1b[2J\x1b[H", b"\x1b]0;title\x07", b"kernel: eth0 up\r\n",
                  bytes(dice.randrange(128, 256) for _ in range(60)), b"x" * 5000, b"\x00\x07\x08"]
        left = 1 << 20
        while left > 0:
            piece = dice.choice(pieces)
            self.terminal.write(piece)
            left -= len(piece)
        self.terminal.write("\r\n")

    def page(self, text):
        """Prints an answer, a screenful at a time where the device does that."""
        lines = text.splitlines(keepends=True)
        if self.pager is None or self.page_lines == 0:
            self.terminal.write(text)
            return
        while lines:
            self.terminal.write("".join(lines[:self.page_lines - 1]))
            lines = lines[self.page_lines - 1:]
            if lines:
                self.terminal.write(self.pager[0])
                key = self.terminal.key()
                self.terminal.write(self.pager[1])
                if key in "qQ":
                    return

    def answer(self, line):
        """One line and what comes of it, with everything that may go wrong on the way."""
        changing = any(re.fullmatch(p, line) for p in self.changes)
        if any(re.fullmatch(p, line) for p in self.saves) and self.box.fault("drop_before_save"):
            self.drop("before save")
        if changing and self.box.fault("refuse"):
            return self.unknown(line)
        if changing and self.box.fault("stuck"):
            return ""
        said = self.run(line)
        if changing and self.box.fault("drop_after_change"):
            self.drop("after change")
        if changing and self.box.fault("die_after_change"):
            self.box.die()
        if self.box.fault("noise_in_answer"):
            self.noise()
        return self.unknown(line) if said is None else said

    def talk(self):
        self.terminal.write(self.welcome)
        if self.box.fault("noise"):
            self.noise()
        while self.box.fault("no_prompt"):
            self.terminal.key()
        first = True
        while True:
            self.terminal.write(self.prompt())
            if first and self.box.fault("drop_after_sign_in"):
                self.drop("after sign-in")
            first = False
            line = self.terminal.line().strip()
            if line:
                self.box.note(f"{self.mode}: {line}")
                self.page(self.answer(line))

    def session(self):
        try:
            if self.transport == "telnet" and not self.sign_in():
                return
            self.talk()
        except (Gone, Leave):
            pass


def piped(line, commands):
    """`command | grep word` and `| match word` over a dict of texts; None when it is none of these."""
    command, _, search = (part.strip() for part in line.partition("|"))
    if command not in commands:
        return None
    text = commands[command]
    if not search:
        return text
    found = re.fullmatch(r"(?:grep|match)\s+(?:-\w+\s+)?['\"]?([^'\"]+)['\"]?", search)
    if not found:
        return None
    return "".join(x for x in text.splitlines(keepends=True) if found[1].lower() in x.lower())

