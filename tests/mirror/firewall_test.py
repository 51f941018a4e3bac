#!/usr/bin/env python3
"""The packet filter of the mirror, in a namespace of its own: what makes STUN of use for attacks is dropped."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

from mirror import Client, Mirror, cookie, status, stun_request

RULES = Path(__file__).resolve().parents[2] / "installer" / "mirror" / "mirror.nft"


class Firewall(unittest.TestCase):
    def test_rules(self):
        mirror = Mirror()
        mirror.places = ["udp:127.0.0.1:5060", "udp:127.0.0.1:5080", f"tcp:127.0.0.1:{mirror.metrics}"]
        mirror.port, mirror.control = 5060, 5080
        with mirror, Client(mirror) as client:
            subprocess.run(["nft", "-f", RULES], check=True)
            sip = client.request(headers=f"X-Mirror-Cookie: {cookie()}\r\n")
            self.assertEqual(status(client.ask(sip)), "SIP/2.0 200 Mirror")
            for size in (20, 83):
                self.assertTrue(client.is_silent_after(stun_request(size)))
            for size in (84, 172):
                self.assertEqual(client.ask(stun_request(size))[:2], b"\x01\x01")
                self.assertLessEqual(76, size)
            for _ in range(1500):
                client.send(stun_request(100))
            answered = 0
            client.socket.settimeout(0.5)
            try:
                while client.answer():
                    answered += 1
            except TimeoutError:
                pass
            self.assertLess(answered, 600)
            self.assertGreater(answered, 250)
            with Client(mirror, address="127.0.0.5") as other:
                self.assertEqual(other.ask(stun_request(100))[:2], b"\x01\x01")


def main():
    if "--inside" in sys.argv:
        unittest.main(argv=sys.argv[:1])
    name = f"rtm{os.getpid()}"
    subprocess.run(["ip", "netns", "add", name], check=True)
    try:
        subprocess.run(["ip", "-n", name, "link", "set", "lo", "up"], check=True)
        done = subprocess.run(["ip", "netns", "exec", name, sys.executable, __file__, "--inside"], check=False)
    finally:
        subprocess.run(["ip", "netns", "del", name], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
