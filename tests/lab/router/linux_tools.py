"""A real shell for routers that have one: pipes, quotes and $(…) are what a shell makes of them.

It runs as nobody with a handful of programs, so that nothing a test types can reach the machine.
"""
import shutil
import subprocess

REAL = ("grep", "sed", "awk", "wc", "head", "tail", "sort", "cut", "tr", "cat", "uname")
NOBODY = 65534


class LinuxTools:
    """`scripts`: programs of the router's own, by name; FOLDER in them is where provide() puts files."""

    def __init__(self, folder, scripts):
        self.folder = folder / "tools"
        self.programs = self.folder / "bin"
        self.programs.mkdir(parents=True, exist_ok=True)
        for name in REAL:
            if not (self.programs / name).exists():
                (self.programs / name).symlink_to(shutil.which(name, path="/usr/bin:/bin"))
        for name, text in scripts.items():
            (self.programs / name).write_text(f"#!/bin/sh\n{text}\n".replace("FOLDER", str(self.folder)))
            (self.programs / name).chmod(0o755)

    def provide(self, **texts):
        """What the scripts will find now."""
        for name, text in texts.items():
            (self.folder / name).write_text(text)

    def run(self, line):
        """What a shell prints for this line; paths under /www are the router's."""
        done = subprocess.run(["/bin/sh", "-c", line.replace("/www/", f"{self.folder}/")], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=30,
                              env={"PATH": str(self.programs)}, user=NOBODY, group=NOBODY, cwd="/",
                              extra_groups=[])
        return done.stdout.replace(str(self.folder), "/www").replace("/bin/sh: 1:", "-sh:")

