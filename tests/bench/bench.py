#!/usr/bin/env python3
"""Each figure of the program against something known, in one run on this machine.

usage: bench.py BUILD-DIR [window|identify|fix|sip|knowledge …]      needs root, for the lab
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lab"))
from first_window import Screen
from lab import PASSWORD, Lab

ROUTER = "192.168.77.1"


def line(what, ours, other, aim):
    """One row of the table: what, our figure, the yardstick's, the ratio, what we aim at."""
    print(f"| {what} | {ours} | {other} | {aim} |", flush=True)


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 2 else f"{value:.1f} s"


def timed(command, text="", environment=None):
    """(seconds, what was printed); the bench is worth nothing when a command fails."""
    started = time.perf_counter()
    done = subprocess.run([str(c) for c in command], input=text, capture_output=True, text=True, env=environment)
    took = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return took, done.stdout


def median(times, measure):
    return statistics.median(measure() for _ in range(times))


def at_home(lab, *command):
    return ["ip", "netns", "exec", f"{lab.name}-lan", *command]


def clean_environment(folder):
    """Without this a second run would find the journal and the settings of the first."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}


def window(binaries):
    # At home in a lab, because the real program begins to ask the router as soon as it shows.
    with Lab("mikrotik", "telnetd") as lab, Screen() as screen:
        os.environ["HOME"] = str(lab.folder)
        empty_wizard, real = at_home(lab, binaries / "bench_empty_wizard"), at_home(lab, binaries / "ringthrough")
        for program in (empty_wizard, real):
            screen.seconds_to_window(*program)  # into the page cache
        empty = median(15, lambda: screen.seconds_to_window(*empty_wizard))
        ours = median(15, lambda: screen.seconds_to_window(*real))
        with tempfile.TemporaryDirectory() as copies:
            subprocess.run([binaries / "bench_knowledge", "--copies", copies], check=True)
            large = median(5, lambda: screen.seconds_to_window(*real, "--kb", copies))
    line("start to first window, against an empty QWizard program", seconds(ours), seconds(empty),
         f"**{ours / empty:.2f} ×** (aim 1.5)")
    line("the same with 100 times as many files of routers", seconds(large), seconds(ours), f"**{large / ours:.2f} ×** (aim 1)")


def waiting(lab, command, environment):
    """Round trips that are waited for: what a line of 100 ms there and back adds, in hundreds of ms."""
    fast = median(3, lambda: timed(command, environment=environment)[0])
    slow_line = subprocess.Popen([sys.executable, HERE / "slow_line.py", lab.name, "50"], stdout=subprocess.PIPE, text=True)
    slow_line.stdout.readline()
    try:
        slow = median(3, lambda: timed(command, environment=environment)[0])
    finally:
        slow_line.kill()
        slow_line.wait()
    return (slow - fast) / 0.1


def identification(lab, binaries, environment):
    command = at_home(lab, binaries / "ringthrough-cli", "identify", "--json")
    said = json.loads(timed(command, environment=environment)[1])
    if said["vendor"] != "ASUS":
        sys.exit(f"not identified: {said}")
    return command, median(9, lambda: timed(command, environment=environment)[0])


def identify(binaries):
    with Lab("asus", "dropbear") as lab:
        environment = clean_environment(lab.folder)
        command, ours = identification(lab, binaries, environment)
        # -n spares it a name service that the lab does not have; it would wait a minute for that.
        nmap = timed(at_home(lab, "nmap", "-n", "-sV", "-p", "80", ROUTER))[0]
        whatweb = median(5, lambda: timed(at_home(lab, "whatweb", "-q", f"http://{ROUTER}/"))[0])
        trips = waiting(lab, command, environment)
    # Its telnet greets as soon as a real telnetd and its login do; neither yardstick waits for that.
    with Lab("asus", "telnetd") as lab:
        with_telnet = identification(lab, binaries, clean_environment(lab.folder))[1]
    line("identify a router, against `whatweb`", seconds(ours), seconds(whatweb), f"**{whatweb / ours:.0f} × faster** (aim 30)")
    line("the same, against `nmap -sV -p 80`", seconds(ours), seconds(nmap), f"**{nmap / ours:.0f} × faster**")
    line("a router whose telnet greets slowly, against `whatweb`", seconds(with_telnet), seconds(whatweb),
         f"{whatweb / with_telnet:.0f} × faster")
    line("round trips waited for", f"{trips:.1f}", "", "(aim: under 10)")


def fix(binaries):
    for device, server, via in (("speedtouch", "telnetd", "telnet"), ("edgeos", "openssh", "ssh")):
        times = {"ours": [], "netmiko": []}
        for who in ("ours", "netmiko", "ours", "netmiko", "ours"):
            with Lab(device, server) as lab:
                if who == "ours":
                    took, _ = timed(at_home(lab, binaries / "ringthrough-cli", "fix", "--via", via, "--user", lab.user,
                                            "--password-stdin", "--yes", "--json"),
                                    PASSWORD + "\n", clean_environment(lab.folder))
                else:
                    took = float(timed(at_home(lab, "/usr/bin/python3", HERE / "with_netmiko.py", via, lab.user),
                                       PASSWORD + "\n")[1])
                if lab.alg() != "off" or lab.saved() != "off":
                    sys.exit(f"{who} left the ALG {lab.alg()}, saved {lab.saved()}")
                times[who].append(took)
        ours, other = (statistics.median(times[w]) for w in ("ours", "netmiko"))
        line(f"a fix by {via} ({device}), against netmiko typing the same", seconds(ours), seconds(other),
             f"**{ours / other:.2f} of its time** (aim 0.2)")


def packets(said):
    return sum(probe["packets"] for probe in said["probes"])


def sip(binaries):
    """The SIP test against a mirror, with the ALG off and on, and against nobody at all."""
    with Lab("mikrotik", "telnetd") as lab:
        lab.sip_server("mirror")
        environment = clean_environment(lab.folder)
        command = at_home(lab, binaries / "ringthrough-cli", "test", "--json", "--server")

        def test(server):
            said = json.loads(subprocess.run([str(c) for c in [*command, server]], capture_output=True, text=True,
                                             env=environment).stdout)
            return said["elapsed_ms"] / 1000, packets(said), said["verdict"]

        def runs(server, verdict):
            done = [test(server) for _ in range(5)]
            if {one[2] for one in done} != {verdict}:
                sys.exit(f"{server}: {done}, expected {verdict}")
            return statistics.median(one[0] for one in done), statistics.median(one[1] for one in done)

        other = [json.loads(timed(at_home(lab, sys.executable, HERE / "as_detectors_do.py", "203.0.113.2"))[1]) for _ in range(5)]
        theirs = statistics.median(one["seconds"] for one in other), statistics.median(one["packets"] for one in other)
        lab.tool("alg-off")
        lab.tool("flush")
        off = runs("203.0.113.2", "clean")
        lab.tool("alg-on")
        on = runs("203.0.113.2", "altered")
        # With the ALG on, the way itself shows it even then.
        lab.tool("alg-off")
        nobody = runs("203.0.113.77", "inconclusive")
    for name, (took, sent) in (("ALG off", off), ("ALG on, with its troubles", on)):
        line(f"the SIP test with a mirror, {name}, against one INVITE over UDP and TCP",
             f"{seconds(took)}, {sent:.0f} packets", f"{seconds(theirs[0])}, {theirs[1]:.0f} packets",
             f"{took / theirs[0]:.0f} × the time, {sent / theirs[1]:.0f} × the packets")
    line("the same when nothing answers", f"{seconds(nobody[0])}, {nobody[1]:.0f} packets", "", "(aim: under 12 s)")


def knowledge(binaries):
    _, said = timed([next(binaries.parent.rglob("bench_knowledge"))])
    print(re.sub(r"^", "    ", said, flags=re.M))


PARTS = {"window": window, "identify": identify, "fix": fix, "sip": sip, "knowledge": knowledge}

if __name__ == "__main__":
    print("| what | Ringthrough | yardstick | ratio |\n| --- | --- | --- | --- |")
    for part in sys.argv[2:] or PARTS:
        PARTS[part](Path(sys.argv[1]).resolve() / "bin")
