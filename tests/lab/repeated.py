#!/usr/bin/env python3
"""The test that a scheduled task repeats: is it still off, and is this still the same router?

usage: repeated.py CLI
"""
import json
import os
import subprocess
import sys
import unittest

from lab import MIRROR, Places

MIRROR_AT = "203.0.113.2"


class Repeated(unittest.TestCase):
    cli = None

    def setUp(self):
        self.places = Places(f"lr{os.getpid()}")
        self.addCleanup(self.places.close)
        self.places.tool("up")
        self.places.kamailio(MIRROR, MIRROR_AT, "-A", 'MIRROR_SECRET="lab"')

    def run_cli(self, *words):
        done = subprocess.run(["ip", "netns", "exec", f"{self.places.name}-lan", self.cli, *words, "--json"],
                              capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.places.folder),
                                   "LC_ALL": "C.UTF-8"})
        return done.returncode, json.loads(done.stdout)

    def again(self):
        """What the repeated test says: its exit code, and what has become of it since."""
        code, answer = self.run_cli("test", "--compare", "last")
        return code, answer["compared"]["since"]

    def router_address(self, mac):
        """Another router, as far as the computer at home can see."""
        self.places.tool("rtr", "ip", "link", "set", "lan", "address", mac)
        self.places.tool("lan", "ip", "neigh", "flush", "all")

    def test_tells_a_change_at_home_from_another_home(self):
        mac = self.places.tool("rtr", "cat", "/sys/class/net/lan/address")
        server = ("--server", f"{MIRROR_AT}:5060")
        # A computer that has said nothing to its router yet does not know its hardware address.
        self.assertEqual(self.run_cli("test", *server)[0], 0)
        self.assertEqual(self.run_cli("diagnose", *server, "--skip", "all")[1]["test"]["verdict"], "clean")
        self.assertEqual(self.again(), (0, "still_clean"))
        # As after an update of the router.
        self.places.tool("alg-on")
        self.assertEqual(self.again(), (1, "came_back"))
        self.router_address("02:00:5e:10:00:01")
        self.assertEqual(self.again(), (1, "another_router"))
        self.router_address(mac)
        self.places.tool("alg-off")
        self.assertEqual(self.again(), (0, "still_clean"))


if __name__ == "__main__":
    Repeated.cli = sys.argv.pop(1)
    unittest.main()
