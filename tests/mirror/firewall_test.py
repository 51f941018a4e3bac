#!/usr/bin/env python3
"""The packet filter of the mirror, in a namespace of its own: what makes STUN of use for attacks is dropped."""
import os
import selectors
import subprocess
import sys
import unittest
from contextlib import ExitStack
from pathlib import Path

from mirror import Client, Mirror, cookie, status, stun_request

RULES = Path(__file__).resolve().parents[2] / "installer" / "mirror" / "mirror.nft"


def filtered_mirror():
    """At the ports that the rules are about."""
    mirror = Mirror()
    mirror.places = ["udp:127.0.0.1:5060", "udp:127.0.0.1:5080", "udp:[::1]:5060", f"tcp:127.0.0.1:{mirror.metrics}"]
    mirror.port, mirror.control = 5060, 5080
    return mirror


def answers(clients, silence=0.5):
    """How many answers there are for them all together, until none has come for so many seconds."""
    count = 0
    with selectors.DefaultSelector() as ready:
        for client in clients:
            ready.register(client.socket, selectors.EVENT_READ, client)
        while found := ready.select(silence):
            for key, _ in found:
                key.data.answer()
                count += 1
    return count


class Firewall(unittest.TestCase):
    def load_rules(self):
        subprocess.run(["nft", "-f", RULES], check=True)
        # A mirror that starts is asked by STUN as short as can be.
        self.addCleanup(subprocess.run, ["nft", "delete", "table", "inet", "mirror"], check=True)

    def test_a_network_of_addresses_counts_as_one_sender(self):
        subprocess.run(["ip", "-6", "route", "add", "local", "2001:db8:77::/48", "dev", "lo"], check=True)
        Path("/proc/sys/net/ipv6/ip_nonlocal_bind").write_text("1")
        with filtered_mirror() as mirror, ExitStack() as open_ones:
            self.load_rules()

            def client(address):
                return open_ones.enter_context(Client(mirror, address=address, to=("::1", 5060)))

            many = [client(f"2001:db8:77:1::{number:x}") for number in range(1, 101)]
            answered = 0
            # Not all at once, so that nothing is lost for want of room.
            for _ in range(10):
                for one in many:
                    one.send(one.request(padding=200))
                answered += answers(many, silence=0.1)
            self.assertGreater(answered, 100)
            self.assertLess(answered, 600)
            other = client("2001:db8:77:2::1")
            self.assertEqual(status(other.ask(other.request(padding=200))), "SIP/2.0 403 Cookie")

    def test_stun_is_no_weapon(self):
        with filtered_mirror() as mirror, Client(mirror) as client:
            self.load_rules()
            sip = client.request(headers=f"X-Mirror-Cookie: {cookie()}\r\n")
            self.assertEqual(status(client.ask(sip)), "SIP/2.0 200 Mirror")
            for size in (20, 83):
                self.assertTrue(client.is_silent_after(stun_request(size)))
            for size in (84, 172):
                self.assertEqual(client.ask(stun_request(size))[:2], b"\x01\x01")
                self.assertLessEqual(76, size)
            for _ in range(1500):
                client.send(stun_request(100))
            answered = answers([client])
            self.assertLess(answered, 600)
            self.assertGreater(answered, 100)
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
