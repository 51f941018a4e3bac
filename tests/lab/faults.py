#!/usr/bin/env python3
"""What can go wrong on the way, one fault after another, against a router that is set up for it.

Each ends in the right outcome and exit code, with the router's true state said, and no secret anywhere.
usage: faults.py CLI FAULT DEVICE SERVER
"""
import sys
import traceback

from lab import Lab, PASSWORD
from way import Broken, Home, must

BEFORE_ANYTHING = ("failed",)
AS_BEFORE = ("failed", "rolled_back")
# Connecting again and finishing the work is as good as putting it back; must_be_true() sees to it
# that whichever is claimed is so.
FOUND_OUT = ("off", "rolled_back", "failed")


def expect(said, outcomes):
    must(said["outcome"] in outcomes, f"ended as {said['outcome']}, not as {' or '.join(outcomes)}: {said['message']}")


def tried(home, outcomes, **fault):
    """A fix with a fault in the router; gives back its exit code."""
    home.lab.fault(**fault)
    code, said = home.fix()
    home.must_be_true(code, said)
    expect(said, outcomes)
    return code


def wrong_password(home):
    code, said = home.fix(password="Wrong-w0rd!")
    home.must_be_true(code, said)
    must(code == 5, f"exit code {code} for a refused sign-in")
    expect(said, BEFORE_ANYTHING)
    must(home.lab.history().count("sign-in refused") <= 1, "the wrong password was tried again")


def drop_after_sign_in(home):
    tried(home, FOUND_OUT, drop_after_sign_in=1)


def drop_after_change(home):
    tried(home, FOUND_OUT, drop_after_change=1)


def drop_before_save(home):
    tried(home, FOUND_OUT, drop_before_save=1)


def drop_at_every_change(home):
    """The change itself breaks the line, each time, also when it is to be put back."""
    tried(home, ("off", "rolled_back", "uncertain"), drop_after_change=99)


def router_dies_after_change(home):
    """Nobody is there to ask any more: that, and what to do, is all that may be said."""
    code = tried(home, ("uncertain",), die_after_change=1)
    must(code == 7, f"exit code {code} for an uncertain state")


def command_refused(home):
    must(tried(home, AS_BEFORE, refuse=99) == 6, "a refused change is exit code 6")


def check_never_changes(home):
    must(tried(home, AS_BEFORE, stuck=99) == 6, "a change without effect is exit code 6")


def noise(home):
    """A megabyte of garbage, colours and cursor jumps before the first prompt."""
    tried(home, ("off", *AS_BEFORE), noise=1)


def noise_in_answers(home):
    tried(home, ("off", *AS_BEFORE), noise_in_answer=2)


def prompt_never_comes(home):
    must(tried(home, BEFORE_ANYTHING, no_prompt=9999) == 6, "no prompt is exit code 6")
    typed = [x for x in home.lab.history().splitlines() if not x.startswith("dropped")]
    must(not typed, f"typed into the dark: {typed}")


def host_key_changes(home):
    code, said = home.fix()
    expect(said, ("off",))
    code, said = home.undo()
    must(code == 0, f"undo ended with {code}")
    before = home.lab.history()
    let_in = home.lab.server_log().count("Accepted")
    home.lab.new_host_key()
    code, said = home.fix()
    home.must_be_true(code, said)
    expect(said, BEFORE_ANYTHING)
    must(code == 6, f"exit code {code} for a changed host key")
    must(PASSWORD not in home.lab.server_log() and home.lab.server_log().count("Accepted") <= let_in
         and home.lab.history() == before + "restart\nup again\n", "something was sent to a stranger")


FAULTS = {f.__name__: f for f in (wrong_password, drop_after_sign_in, drop_after_change, drop_before_save,
                                  drop_at_every_change, router_dies_after_change, command_refused,
                                  check_never_changes, noise, noise_in_answers, prompt_never_comes,
                                  host_key_changes)}


def main(cli, fault, device, server):
    with Lab(device, server) as lab:
        lab.sip_server("mirror")
        home = Home(lab, cli)
        try:
            FAULTS[fault](home)
            home.must_keep_secrets()
        except (Broken, KeyError, TimeoutError):
            traceback.print_exc()
            print("\n".join(home.log), "\n--- the router saw\n" + lab.history(), sep="")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
