#!/usr/bin/env python3
"""The house rules that no compiler knows: who may include whom, lengths, names, words.

usage: check_tree.py ROOT        prints each breach as file:line: text; exit 1 when there is one
"""
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

LINES_CPP = 400
CODE_LINES_HEADER = 100
# The closed list of all that can go wrong is worth having in one place.
MAY_BE_LONG = {"wizard/record/problem.h"}
FUNCTION_LINES = 60
# A table of cases is read row by row, not as one thought.
TABLE_LINES = 120

# Folders from the ground up. A file may include what stands in its own folder or further left.
FLOORS = ["vendordb", "wizard/record", "wizard/discovery", "wizard/diagnosis", "wizard/path",
          "wizard/remote", "wizard/guide", "wizard/advice", "wizard/report", "wizard/flow",
          "wizard/pages", "app"]
# Side by side: none of these may know another.
STRANGERS = [{"wizard/discovery", "wizard/diagnosis", "wizard/remote"}]

WIDGETS = re.compile(r'#include <(QtWidgets|QWidget|QWizard|QLabel|QPushButton|QApplication|QDialog|'
                     r'QMessageBox|QLineEdit|Q\w+Layout)\b')
NETWORK = re.compile(r'#include <(QtNetwork|QNetwork\w+|QTcp\w+|QUdp\w+|QSsl\w+|QHost\w+)\b')
LEFT_OVERS = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
# Words of the system that mean nothing to the person at home, never to stand on a page.
NOT_ON_PAGES = re.compile(r'\b(gateway|NVRAM|conntrack|daemon|stdout|stderr|localhost|null|boolean|'
                          r'exception|segfault|parse error|regex|socket)\b', re.I)
TRANSLATED = re.compile(r'\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')


def floor_of(path):
    """The folder of FLOORS that a file stands in, or None (tests, tools)."""
    names = [f for f in FLOORS if path.startswith(f + "/")]
    return max(names, key=len) if names else None


def may_include(user, used):
    """Whether a file of floor `user` may include a header of floor `used`."""
    if user is None or used is None or user == used:
        return True
    if any(user in group and used in group for group in STRANGERS):
        return False
    return FLOORS.index(used) < FLOORS.index(user)


def includes(path, text, home):
    """Breaches of the order of floors in one file; `home` maps header names to floors."""
    user = floor_of(path)
    if user is None:
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'#include "([^"]+)"', line)
        if found and not may_include(user, home.get(found[1])):
            yield number, f"{user} may not include {found[1]} of {home[found[1]]}"
        if WIDGETS.match(line) and user not in ("wizard/pages", "app"):
            yield number, f"widgets are not for {user}"
        if WIDGETS.match(line) and path.startswith("app/cli/"):
            yield number, "the command line needs no display"
        if NETWORK.match(line) and user == "vendordb":
            yield number, "the knowledge base does not use the network"


def code_lines(text):
    """Lines that are neither blank nor only a comment."""
    return sum(1 for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def functions(text):
    """(line, length) of each function body that starts with a brace in the first column."""
    start = None
    for number, line in enumerate(text.splitlines(), 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield start, number - start + 1
            start = None


def lengths(path, text):
    """What is too long."""
    count = text.count("\n")
    if path.endswith(".cpp") and count > LINES_CPP:
        yield count, f"{count} lines, at most {LINES_CPP}"
    if path.endswith(".h") and path not in MAY_BE_LONG and code_lines(text) > CODE_LINES_HEADER:
        yield count, f"{code_lines(text)} lines of declarations, at most {CODE_LINES_HEADER}"
    limit = TABLE_LINES if path.startswith("tests/") else FUNCTION_LINES
    for start, length in functions(text):
        if length > limit:
            yield start, f"a function of {length} lines, at most {limit}"


def words(path, text):
    """Left-overs anywhere, and words on pages that only we understand."""
    for number, line in enumerate(text.splitlines(), 1):
        if LEFT_OVERS.search(line):
            yield number, "unfinished: " + line.strip()
    if path.startswith("wizard/pages/"):
        for found in TRANSLATED.finditer(text):
            bad = NOT_ON_PAGES.search(found[1])
            if bad:
                yield text.count("\n", 0, found.start()) + 1, f"“{bad[0]}” means nothing at home"


def twins(paths):
    """Headers and sources are found by their bare name, so a name may be used once."""
    places = defaultdict(list)
    for path in paths:
        places[Path(path).name].append(path)
    for name, where in sorted(places.items()):
        if len(where) > 1 and name != "main.cpp":
            yield where[1], f"{name} exists twice: {', '.join(where)}"


def check(root, paths):
    """All breaches in `paths` (relative to root), as ready lines."""
    sources = [p for p in paths if p.endswith((".cpp", ".h"))]
    home = {Path(p).name: floor_of(p) for p in sources if p.endswith(".h")}
    found = [f"{path}:1: {what}" for path, what in twins(sources)]
    for path in sources:
        text = (Path(root) / path).read_text(encoding="utf-8")
        for number, what in [*includes(path, text, home), *lengths(path, text), *words(path, text)]:
            found.append(f"{path}:{number}: {what}")
    return found


def main(root):
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True, check=True)
    paths = [p for p in listed.stdout.splitlines() if (Path(root) / p).is_file()]
    found = check(root, paths)
    print("\n".join(found) if found else f"   {len(paths)} files, nothing to say")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
