"""The command line, run at home in a lab, and what must be true of everything it says."""
import json
import os
import subprocess
import time

from lab import ENABLE, PASSWORD

SIP_SERVER = "203.0.113.2:5060"
# cli.md's promise: what an outcome means for whoever called the program.
EXIT_CODES = {"off": {0}, "already_off": {0}, "put_back": {0}, "restart_needed": {9}, "rolled_back": {6},
              "failed": {4, 5, 6}, "uncertain": {7}}


class Broken(AssertionError):
    """Something that must hold does not."""


def must(condition, text):
    if not condition:
        raise Broken(text)


class Home:
    """The computer at home. Keeps everything that was printed, to look for secrets in the end."""

    def __init__(self, lab, cli, limit=90):
        self.lab, self.cli, self.limit = lab, cli, limit
        self.home = lab.folder / "home"
        self.home.mkdir(exist_ok=True)
        self.printed = []
        self.log = []

    def environment(self):
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.home), "LC_ALL": "C.UTF-8",
                "XDG_RUNTIME_DIR": str(self.home)}

    def run(self, *words, secrets=None):
        """One command; gives back its exit code and its JSON."""
        command = ["ip", "netns", "exec", f"{self.lab.name}-lan", str(self.cli), *words, "--json"]
        started = time.monotonic()
        done = subprocess.run(command, input=secrets or "", env=self.environment(), capture_output=True, text=True,
                              timeout=self.limit, errors="replace")
        self.printed += [done.stdout, done.stderr]
        self.log.append(f"$ {' '.join(words)}   → {done.returncode}, {time.monotonic() - started:.1f} s\n"
                        f"{done.stdout}{done.stderr}")
        try:
            return done.returncode, json.loads(done.stdout)
        except ValueError as error:
            raise Broken(f"{words[0]} did not print JSON (exit code {done.returncode}): {error}") from error

    # --- the commands ----------------------------------------------------------------------------

    def secrets(self, password=PASSWORD):
        return f"{password}\n{ENABLE}\n" if self.lab.device == "asa" else f"{password}\n"

    def sign_in(self):
        via = "telnet" if self.lab.server == "telnetd" else "ssh"
        return ["--via", via, "--user", self.lab.user, "--password-stdin", "--yes"]

    def fix(self, *more, password=PASSWORD, server=SIP_SERVER):
        words = ["fix", *self.sign_in(), *more]
        return self.run(*words, *(["--server", server] if server else []), secrets=self.secrets(password))

    def undo(self, *more):
        return self.run("undo", "--last", "--password-stdin", "--yes", *more, secrets=self.secrets())

    def expect_test(self, verdict, code, server=SIP_SERVER):
        got, said = self.run("test", "--server", server)
        must((said["verdict"], got) == (verdict, code),
             f"test said {said['verdict']} ({got}) and not {verdict} ({code}): {said.get('reason')}")
        return said

    # --- what must always hold -------------------------------------------------------------------

    def must_be_true(self, code, said):
        """The claimed state is the kernel's, and the exit code fits the outcome."""
        outcome = said["outcome"]
        must(code in EXIT_CODES[outcome], f"exit code {code} with the outcome {outcome}")
        real, saved = self.lab.alg(), self.lab.saved()
        must(said["state_after"] in (real, "unknown"), f"said to be {said['state_after']}, is {real}")
        if outcome in ("off", "already_off"):
            must((said["state_after"], real, saved) == ("off", "off", "off"),
                 f"called off, but it is {real} and saved as {saved}")
            must(said["verified_by"], "called off without a check")
        if outcome in ("rolled_back", "failed"):
            must((real, saved) == ("on", "on"), f"“as before”, but it is {real} and saved as {saved}")
        if outcome in ("rolled_back", "failed", "uncertain"):
            must(said["message"], "no word about what went wrong")

    def must_keep_secrets(self):
        """No password in anything printed, nor in any file the program or the router's log has."""
        files = [p for p in self.home.rglob("*") if p.is_file()] + [self.lab.box / "box.log"]
        texts = {"output": "\n".join(self.printed)}
        texts.update({str(p): p.read_text(errors="replace") for p in files if p.exists()})
        for secret in (PASSWORD, ENABLE, "Wrong-w0rd!"):
            for place, text in texts.items():
                must(secret not in text, f"a password stands in {place}")
