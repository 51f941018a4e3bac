#!/usr/bin/env python3
"""Whether others take what the SIP test sends for lawful SIP and STUN; see judges.py.

The command line tests a mirror and a registrar with the ALG on and off, while dumpcap writes down what
leaves the computer at home and what arrives outside. Every request is then read by tshark, and said
once more to a server that judges it.

usage: conformance.py CLI
"""
import json
import os
import re
import subprocess
import sys
import unittest

from judges import Judge, capture, capture_of, mistakes, requests
from lab import HERE, MIRROR, Places

HOME = "192.168.77.10"
MIRROR_AT, REGISTRAR_AT, JUDGE_AT = "203.0.113.2", "203.0.113.3", "203.0.113.4"
# What a test has to send at least, so that a capture that missed half of it does not pass.
KINDS = {("udp", "OPTIONS"), ("udp", "REGISTER"), ("udp", "INVITE"), ("udp", "ACK"), ("udp", "UPDATE"),
         ("tcp", "OPTIONS"), ("tcp", "REGISTER"), ("tcp", "INVITE"), ("tcp", "ACK")}

BAD = {
    "the method in CSeq is another one": lambda text: text.replace("1 OPTIONS", "1 INVITE"),
    "the length is too great": lambda text: text.replace("Content-Length: 0", "Content-Length: 90"),
    "the number in CSeq is no number": lambda text: text.replace("CSeq: 1", "CSeq: x"),
    "To holds no URI": lambda text: re.sub(r"To: [^\r]*\r\n", "To: <sip:@:>\r\n", text),
}
GOOD = ("OPTIONS sip:a@203.0.113.4 SIP/2.0\r\nVia: SIP/2.0/UDP 192.168.77.10:5999;branch=z9hG4bKgood;rport\r\n"
        "Max-Forwards: 70\r\nFrom: <sip:b@192.168.77.10>;tag=1\r\nTo: <sip:a@203.0.113.4>\r\nCall-ID: good\r\n"
        "CSeq: 1 OPTIONS\r\nContact: <sip:b@192.168.77.10:5999>\r\nContent-Length: 0\r\n\r\n")


class Conformance(unittest.TestCase):
    cli = None

    @classmethod
    def setUpClass(cls):
        cls.places = Places(f"lc{os.getpid()}")
        cls.addClassCleanup(cls.places.close)
        cls.places.tool("up")
        cls.places.tool("wan", "ip", "addr", "add", f"{JUDGE_AT}/24", "dev", "wan")
        cls.places.kamailio(MIRROR, MIRROR_AT, "-A", 'MIRROR_SECRET="lab"')
        cls.places.kamailio(HERE / "kamailio" / "registrar.cfg", REGISTRAR_AT)
        cls.judge = Judge(cls.places, JUDGE_AT)
        cls.files = {}
        for alg in ("off", "on"):
            cls.places.tool("reset", ",", f"alg-{alg}")
            cls.files[alg] = capture(cls.places, alg, lambda _: cls.test_both())

    @classmethod
    def test_both(cls):
        home = cls.places.folder / "home"
        home.mkdir(exist_ok=True)
        for server in (MIRROR_AT, REGISTRAR_AT):
            done = subprocess.run(["ip", "netns", "exec", f"{cls.places.name}-lan", cls.cli, "test", "--server",
                                   f"{server}:5060", "--json"], capture_output=True, text=True, timeout=60, check=False,
                                  stdin=subprocess.DEVNULL,
                                  env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"})
            verdict = json.loads(done.stdout)["verdict"]
            if verdict not in ("clean", "altered"):
                raise AssertionError(f"the test of {server} said {done.stdout}")

    def sent(self):
        """Every request that left home, each once."""
        found = {}
        for files in self.files.values():
            for request in requests(files["lan"], HOME):
                found.setdefault((request.wire, request.bytes), request)
        return list(found.values())

    # --- tshark ----------------------------------------------------------------------------------

    def test_tshark_finds_nothing_wrong_with_what_we_send(self):
        for alg, files in self.files.items():
            self.assertEqual(list(mistakes(files["lan"], HOME)), [], f"ALG {alg}")

    def test_nor_with_what_arrives_outside(self):
        self.assertEqual(list(mistakes(self.files["off"]["wan"], "203.0.113.1")), [])

    def test_every_kind_of_request_was_seen(self):
        self.assertEqual(KINDS - {(one.wire, one.method) for one in self.sent()}, set())

    def test_every_request_has_what_it_needs(self):
        complaints = [f"{one.name()}: {text}" for one in self.sent() for text in one.complaints()]
        self.assertEqual(complaints, [])
        self.assertEqual([one.via for one in self.sent() if not one.asks_for_its_port()], [])

    def test_a_branch_belongs_to_one_request(self):
        seen = {}
        for one in self.sent():
            # An answer that is no 2xx is confirmed with the branch of the INVITE (RFC 3261, 17.1.1.3).
            if one.method != "ACK":
                self.assertEqual(seen.setdefault(one.branch, one.bytes), one.bytes, one.name())

    def test_odd_requests_are_among_them(self):
        self.assertTrue(any(not one.length for one in self.sent()), "none without a length")
        self.assertTrue(any(re.search(rb"\r\no=[^\r]*IN IP4 [a-z]", one.bytes) for one in self.sent()), "no name in o=")

    # --- Kamailio --------------------------------------------------------------------------------

    def test_kamailio_takes_every_request(self):
        sent = self.sent()
        words = self.judge.words_on([(one.wire, one.bytes) for one in sent])
        self.assertEqual([one.name() for one, word in zip(sent, words) if word != "SANE"], [])

    # --- whether the tools would have said so -----------------------------------------------------

    def test_the_tools_complain_where_there_is_cause(self):
        bad = {name: spoil(GOOD).encode() for name, spoil in BAD.items()}
        self.assertEqual(self.judge.words_on([("udp", GOOD.encode())]), ["SANE"])
        for name, message in bad.items():
            self.assertNotEqual(self.judge.words_on([("udp", message)]), ["SANE"], name)

        self.places.tool("reset")
        file = capture_of(self.places, "bad", [b"\x01\x02\x03 no SIP", *bad.values()], (JUDGE_AT, 5080))
        found = [*mistakes(file, HOME), *(text for one in requests(file, HOME) for text in one.complaints())]
        self.assertTrue(any("neither a SIP request nor STUN" in text for text in found), found)
        self.assertTrue(any("CSeq 1 INVITE" in text for text in found), found)
        self.assertTrue(any("Content-Length 90 with a body of 0" in text for text in found), found)


if __name__ == "__main__":
    Conformance.cli = sys.argv.pop(1)
    unittest.main()
