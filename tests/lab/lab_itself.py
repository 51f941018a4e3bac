#!/usr/bin/env python3
"""Whether the lab is what alg_lab.sh says it is: who translates, who counts hops, who hands on.

usage: lab_itself.py
"""
import os
import socket
import struct
import unittest

from lab import Places, wait_for

SERVER = "203.0.113.2"
NOBODY = "192.0.2.1"
IP_RECVERR = 11
SO_EE_ORIGIN_ICMP = 2


def options(own, server, hops=70):
    """A request as a phone makes it, with its own address in Via and Contact."""
    place = f"{own[0]}:{own[1]}"
    return (f"OPTIONS sip:alg-mirror@{server} SIP/2.0\r\nVia: SIP/2.0/UDP {place};branch=z9hG4bK{own[1]};rport\r\n"
            f"Max-Forwards: {hops}\r\nFrom: <sip:lab@{place}>;tag=1\r\nTo: <sip:alg-mirror@{server}>\r\n"
            f"Call-ID: {own[1]}@{own[0]}\r\nCSeq: 1 OPTIONS\r\nContact: <sip:lab@{place}>\r\n"
            "Content-Length: 0\r\n\r\n").encode()


class Server:
    """A UDP socket outside that keeps what comes, and from where."""

    def __init__(self, places, address, port=5060, family=socket.AF_INET):
        with places.inside("wan"):
            self.socket = socket.socket(family, socket.SOCK_DGRAM)
            self.socket.bind((address, port))
        self.socket.settimeout(5)

    def next(self):
        message, source = self.socket.recvfrom(65535)
        return message.decode(), source


class LabItself(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.places = Places(f"li{os.getpid()}")
        cls.places.tool("up")
        cls.outside = Server(cls.places, SERVER)
        cls.other = Server(cls.places, SERVER, 5080)
        cls.six = Server(cls.places, "2001:db8:1::2", family=socket.AF_INET6)

    @classmethod
    def tearDownClass(cls):
        for server in (cls.outside, cls.other, cls.six):
            server.socket.close()
        cls.places.close()

    def phone(self, server=SERVER, port=5060):
        with self.places.inside("lan"):
            phone = socket.socket(socket.AF_INET6 if ":" in server else socket.AF_INET, socket.SOCK_DGRAM)
            phone.connect((server, port))
        phone.settimeout(5)
        self.addCleanup(phone.close)
        return phone

    def asks(self, port=5060, server=SERVER, **more):
        phone = self.phone(server, port)
        phone.send(options(phone.getsockname(), server, **more))
        return phone

    def arrives(self, **how):
        phone = self.asks(**how)
        message, source = (self.other if how.get("port") == 5080 else self.outside).next()
        return phone.getsockname(), message, source

    def set(self, words):
        self.places.tool(*f"reset , {words}".split())

    def test_translates_as_asked(self):
        for nat, address in (("masq", "203.0.113.1"), ("random", "203.0.113.1"), ("carrier", "203.0.113.99"),
                             ("none", "192.168.77.10")):
            self.set(f"nat {nat}")
            own, message, source = self.arrives()
            self.assertEqual(source[0], address, nat)
            self.assertIn(f"Via: SIP/2.0/UDP {own[0]}:{own[1]};", message, nat)
            if nat != "random":
                self.assertEqual(source[1], own[1], nat)

    def test_chooses_ports_anew_when_asked(self):
        self.set("nat random")
        self.assertTrue(any(own[1] != source[1] for own, _, source in (self.arrives() for _ in range(3))))

    def test_the_home_router_rewrites(self):
        for words, address in (("alg-on", "203.0.113.1"), ("nat carrier , alg-on", "100.64.0.2"),
                               ("nat carrier , alg-on , carrier-alg-on", "203.0.113.99")):
            self.set(words)
            _, message, _ = self.arrives()
            self.assertIn(f"Via: SIP/2.0/UDP {address}:", message, words)
            own, message, _ = self.arrives(port=5080)
            self.assertIn(f"Via: SIP/2.0/UDP {own[0]}:", message, words)

    def test_the_providers_alg_knows_nothing_of_the_home(self):
        for nat in ("masq", "none", "carrier"):
            self.set(f"nat {nat} , carrier-alg-on")
            own, message, _ = self.arrives()
            self.assertIn(f"Via: SIP/2.0/UDP {own[0]}:{own[1]};", message, nat)

    def test_the_provider_counts_hops_and_says_so(self):
        for nat, router, its_own in (("masq", "203.0.113.254", "192.168.77.1"),
                                     ("none", "203.0.113.254", "192.168.77.1"),
                                     ("carrier", "100.64.0.1", "192.168.77.1")):
            self.set(f"nat {nat}")
            self.assertEqual(self.dies_at(1), its_own, nat)
            self.assertEqual(self.dies_at(2), router, nat)
            self.asks()
            self.outside.next()

    def dies_at(self, hops):
        """Who says by ICMP that a packet to the server died there."""
        phone = self.phone()
        phone.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, hops)
        phone.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
        phone.setblocking(False)
        phone.send(b"x" * 400)
        said = []

        def told():
            try:
                said.append(phone.recvmsg(2000, 512, socket.MSG_ERRQUEUE))
            except BlockingIOError:
                return False
            return True

        wait_for(told, f"an ICMP message from hop {hops}", 5)
        quoted, ancillary, _, _ = said[0]
        self.assertEqual(quoted, b"x" * 400)
        what = ancillary[0][2]
        self.assertEqual((what[4], what[5]), (SO_EE_ORIGIN_ICMP, 11))
        return socket.inet_ntoa(struct.unpack_from("4s", what, 20)[0])

    def test_ipv6_goes_through_and_dies_too(self):
        self.set("alg-on")
        phone = self.phone("2001:db8:1::2")
        phone.send(b"hello")
        self.assertEqual(self.six.next()[1][0], "fd77::10")
        phone.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 2)
        phone.send(b"hello")
        phone.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 3)
        phone.send(b"hello again")
        self.assertEqual(self.six.next()[0], "hello again")

    def test_the_proxy_hands_on_with_a_via_of_its_own(self):
        for nat, address in (("masq", "203.0.113.1"), ("random", "203.0.113.1"), ("none", "203.0.113.1"),
                             ("carrier", "100.64.0.2")):
            self.set(f"nat {nat} , proxy-on")
            own, message, source = self.arrives()
            vias = [line for line in message.splitlines() if line.startswith("Via:")]
            self.assertEqual([v.split()[2].split(";")[0] for v in vias], [address, f"{own[0]}:{own[1]}"], nat)
            self.assertIn("Max-Forwards: 69\r\n", message)
            self.assertEqual(source[0], "203.0.113.99" if nat == "carrier" else address)
            self.assertEqual(self.arrives(port=5080)[1].count("Via:"), 1, nat)

    def test_the_proxy_answers_where_nobody_is(self):
        self.set("proxy-on")
        self.assertTrue(self.asks(server=NOBODY).recv(2000).startswith(b"SIP/2.0 "))

    def test_the_proxy_takes_tcp_as_well(self):
        self.set("proxy-on")
        with self.places.inside("wan"):
            server = socket.create_server((SERVER, 5060))
        self.addCleanup(server.close)
        server.settimeout(5)
        with self.places.inside("lan"):
            phone = socket.create_connection((SERVER, 5060), 5)
        self.addCleanup(phone.close)
        phone.sendall(options(phone.getsockname(), SERVER).replace(b"/UDP", b"/TCP"))
        there = server.accept()[0]
        self.addCleanup(there.close)
        self.assertEqual(there.recv(4000).count(b"Via:"), 2)

    def test_reset_takes_everything_back(self):
        self.set("nat carrier , alg-on , carrier-alg-on , proxy-on , block udp 5080")
        self.places.tool("reset")
        for port in (5060, 5080):
            own, message, source = self.arrives(port=port)
            self.assertEqual(source, ("203.0.113.1", own[1]))
            self.assertEqual(message.count("Via:"), 1)
            self.assertIn(f"Via: SIP/2.0/UDP {own[0]}:{own[1]};", message)
        self.assertEqual(self.places.tool("rtr", "ss", "-Hlntu"), "")


if __name__ == "__main__":
    unittest.main()
