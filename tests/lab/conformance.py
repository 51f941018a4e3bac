#!/usr/bin/env python3
"""Whether others take what we send for lawful SIP and STUN: tshark's dissectors, and Kamailio's sanity module.

The command line tests a mirror and a registrar with the ALG on and off, while dumpcap writes down what
leaves the computer at home and what arrives outside. Every request is then read by tshark, and said
once more to a server that judges it. Odd is allowed, unlawful is not: an INVITE or UPDATE over UDP may
leave its length out (RFC 3261, 18.3 and 20.14), and o= may hold a host name (RFC 8866, 5.2).

usage: conformance.py CLI
"""
import json
import os
import re
import signal
import socket
import subprocess
import sys
import unittest

from lab import HERE, MIRROR, Places, wait_for

HOME = "192.168.77.10"
MIRROR_AT, REGISTRAR_AT, JUDGE_AT = "203.0.113.2", "203.0.113.3", "203.0.113.4"
SIP_PORTS = (5060, 5080)
FIELDS = ("frame.number", "udp.payload", "tcp.payload", "sip.Method", "sip.Call-ID", "sip.Via.branch", "sip.Via",
          "sip.CSeq.seq", "sip.CSeq.method", "sip.Max-Forwards", "sip.Content-Length", "_ws.expert.message")
COOKIE = "z9hG4bK"  # RFC 3261, 8.1.1.7
WARNING = 6291456  # tshark's number for the severity; errors are above
MAY_LACK_LENGTH = {"INVITE", "UPDATE"}
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


class Request:
    """A request as tshark reads it, and its bytes."""

    def __init__(self, line):
        values = dict(zip(FIELDS, line.split("\t")))
        self.wire = "udp" if values["udp.payload"] else "tcp"
        self.bytes = bytes.fromhex(values["udp.payload"] or values["tcp.payload"])
        self.method, self.call = values["sip.Method"], values["sip.Call-ID"]
        self.branch, self.via = values["sip.Via.branch"], values["sip.Via"]
        self.cseq, self.cseq_method = values["sip.CSeq.seq"], values["sip.CSeq.method"]
        self.hops, self.length = values["sip.Max-Forwards"], values["sip.Content-Length"]

    def complaints(self):
        """What is wrong with it by the parts that tshark found."""
        if not self.branch.startswith(COOKIE) or len(self.branch) == len(COOKIE):
            yield f"branch {self.branch}"
        if not re.fullmatch(r".*;rport(;.*)?", self.via):
            yield f"no empty rport (RFC 3581, 3) in {self.via}"
        if not self.cseq.isdigit() or int(self.cseq) >= 2**31 or self.cseq_method != self.method:
            yield f"CSeq {self.cseq} {self.cseq_method}"
        if not self.hops.isdigit() or int(self.hops) > 70:
            yield f"Max-Forwards {self.hops}"
        body = len(self.bytes.split(b"\r\n\r\n", 1)[-1])
        lacks = not self.length and self.wire == "udp" and self.method in MAY_LACK_LENGTH
        if not lacks and self.length != str(body):
            yield f"Content-Length {self.length or 'is missing'} with a body of {body}"

    def name(self):
        return f"{self.method} over {self.wire}, {self.call}"


def read(file, display, *fields):
    """What tshark says of the frames that fit, one line a frame."""
    words = ["tshark", "-n", "-r", file, "-T", "fields", "-E", "occurrence=f", "-Y", display]
    for port in SIP_PORTS:
        words += ["-d", f"udp.port=={port},sip", "-d", f"tcp.port=={port},sip"]
    for field in fields:
        words += ["-e", field]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return [line for line in done.stdout.split("\n") if line]


def to_servers(own):
    """A filter for what carries something from us to a SIP port; ICMP quotes what others sent."""
    ports = ", ".join(map(str, SIP_PORTS))
    return f"(ip.src == {own} and not icmp and ((udp.dstport in {{{ports}}}) or (tcp.dstport in {{{ports}}} and tcp.len > 0)))"


def mistakes(file, own):
    """What tshark finds wrong with our requests."""
    ours = to_servers(own)
    for line in read(file, f"{ours} and not sip.Request-Line and not stun and udp", "frame.number", "udp.payload"):
        yield f"not a SIP request: {line}"
    for line in read(file, f"{ours} and not sip.Request-Line and tcp", "frame.number", "tcp.payload"):
        yield f"not a SIP request: {line}"
    bad = f"{ours} and (_ws.malformed or _ws.expert.severity >= {WARNING})"
    for line in read(file, bad, "frame.number", "sip.Method", "_ws.expert.message"):
        yield f"tshark complains: {line}"
    # RFC 5389, 6: the cookie, the two first bits and whole words.
    for line in read(file, f"ip.src == {own} and stun and (_ws.malformed or _ws.expert.severity >= {WARNING} or not "
                     "stun.cookie == 21:12:a4:42)", "frame.number", "_ws.expert.message"):
        yield f"not lawful STUN: {line}"


def requests(file, own):
    return [Request(line) for line in read(file, f"{to_servers(own)} and sip.Request-Line", *FIELDS)]


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
        cls.places.kamailio(HERE / "kamailio" / "sane.cfg", JUDGE_AT)
        cls.files = {}
        for alg in ("off", "on"):
            cls.places.tool("reset", ",", f"alg-{alg}")
            cls.files[alg] = cls.capture(alg, cls.test_both)

    @classmethod
    def capture(cls, name, doing):
        """What passed at home and outside meanwhile."""
        files, running = {}, []
        for where, device in (("lan", "lan"), ("wan", "wan")):
            files[where] = cls.places.folder / f"{name}-{where}.pcapng"
            running.append(cls.places.start(where, "dumpcap", "-q", "-i", device, "-w", files[where], "-f", "tcp or udp"))
            # It says so with a header, once it listens.
            wait_for(lambda file=files[where]: file.exists() and file.stat().st_size > 0, "dumpcap")
        try:
            doing()
        finally:
            for process in running:
                process.send_signal(signal.SIGINT)
                process.wait(10)
        return files

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

    def judged(self, messages):
        """What Kamailio makes of these (wire, bytes), in their order."""
        log = self.places.folder / "wan.log"

        def verdicts():
            return re.findall(r"\b(SANE|INSANE|ERROR: [^\n]*parse)", log.read_text(errors="replace")[before:])

        words = []
        for wire, message in messages:
            before = len(log.read_text(errors="replace"))
            with self.places.inside("lan"):
                client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if wire == "udp" else socket.SOCK_STREAM)
                client.connect((JUDGE_AT, 5080))
            with client:
                client.sendall(message)
                wait_for(verdicts, f"a verdict on {message!r}", 5)
            words.append(verdicts()[-1])
        return words

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
        words = self.judged([(one.wire, one.bytes) for one in sent])
        self.assertEqual([one.name() for one, word in zip(sent, words) if word != "SANE"], [])

    # --- whether the tools would have said so -----------------------------------------------------

    def test_the_tools_complain_where_there_is_cause(self):
        bad = {name: spoil(GOOD).encode() for name, spoil in BAD.items()}
        self.assertEqual(self.judged([("udp", GOOD.encode())]), ["SANE"])
        for name, message in bad.items():
            self.assertNotEqual(self.judged([("udp", message)]), ["SANE"], name)

        def say_it():
            with self.places.inside("lan"):
                client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            file = self.places.folder / "bad-lan.pcapng"
            empty = file.stat().st_size

            def is_seen():
                # The header stands in the file a little before dumpcap hears anything.
                for message in (b"\x01\x02\x03 no SIP", *bad.values()):
                    client.sendto(message, (JUDGE_AT, 5080))
                return file.stat().st_size > empty

            with client:
                wait_for(is_seen, "what was sent in what was captured")

        self.places.tool("reset")
        file = self.capture("bad", say_it)["lan"]
        found = [*mistakes(file, HOME), *(text for one in requests(file, HOME) for text in one.complaints())]
        self.assertTrue(any("not a SIP request" in text for text in found), found)
        self.assertTrue(any("CSeq 1 INVITE" in text for text in found), found)
        self.assertTrue(any("Content-Length 90 with a body of 0" in text for text in found), found)


if __name__ == "__main__":
    Conformance.cli = sys.argv.pop(1)
    unittest.main()
