#!/usr/bin/env python3
"""The mirror that providers run, as a real Kamailio on loopback: what it shows, and what it must never do."""
import base64
import hashlib
import os
import random
import socket
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

from mirror import CONFIG, Client, Mirror, body, cookie, free_port, is_whole, status, stun_request

SDP = "v=0\r\no=- 1 1 IN IP4 192.168.1.20\r\ns=-\r\nc=IN IP4 192.168.1.20\r\nt=0 0\r\nm=audio 20000 RTP/AVP 8\r\n"
HEALTH = CONFIG.parent / "mirror-health"
OTHERS_ANSWER = (b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKa\r\nVia: SIP/2.0/UDP 127.0.0.9:9;branch=z9hG4bKb\r\n"
                 b"From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
SEED = int(os.environ.get("RT_SEED", "5060"))


def shown(answer):
    """(note, message) of what a mirror shows."""
    note, _, message = base64.b64decode(body(answer), validate=True).partition(b"\r\n")
    return dict(word.split("=", 1) for word in note.decode().split()), message


def with_cookie(client, **more):
    return client.request(headers=f"X-Mirror-Cookie: {cookie(client.address)}\r\n" + more.pop("headers", ""), **more)


class ShowsWhatArrived(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mirror = Mirror("WITHOUT_PIKE", tls=True, six=True)
        cls.mirror.start()

    @classmethod
    def tearDownClass(cls):
        cls.mirror.__exit__()

    def test_every_transport_port_and_method(self):
        for kind in ("udp", "tcp", "tls"):
            for port in {"udp": (self.mirror.port, self.mirror.control), "tcp": (self.mirror.port, self.mirror.control),
                         "tls": (self.mirror.tls_port,)}[kind]:
                with Client(self.mirror, kind, to=("127.0.0.1", port)) as client:
                    for method, first in (("OPTIONS", "SIP/2.0 200 Mirror"), ("REGISTER", "SIP/2.0 403 Mirror"),
                                          ("INVITE", "SIP/2.0 403 Mirror")):
                        with self.subTest(kind=kind, port=port, method=method):
                            text = SDP if method == "INVITE" else ""
                            message = with_cookie(client, method=method, body=text)
                            answer = client.ask(message)
                            self.assertEqual(status(answer), first)
                            note, message_there = shown(answer)
                            self.assertEqual(message_there, message)
                            self.assertEqual(note["src"], f"127.0.0.1:{client.port}")
                            self.assertEqual(note["dst"], f"127.0.0.1:{port}")
                            self.assertEqual(note["len"], str(len(message)))
                            self.assertEqual(note["proto"], kind)
                            self.assertNotIn(b"Contact:", answer)
                            self.assertNotIn(b"Expires:", answer)

    def test_over_ipv6(self):
        with Client(self.mirror, to=("::1", self.mirror.port)) as client:
            message = client.request(headers=f"X-Mirror-Cookie: {cookie('::1')}\r\n")
            note, there = shown(client.ask(message))
            self.assertEqual(there, message)
            self.assertIn("::1", note["src"])

    def test_byte_for_byte(self):
        odd = ("X-Folded: one\r\n two\r\n", "x-CASE: a  b \t\r\n", "X-Nul: a\0b\r\n", "X-Eight: \u00e9\r\n",
               "Subject:no blank\r\n", "s : blank before\r\n")
        with Client(self.mirror) as client:
            for line in odd:
                with self.subTest(line=line):
                    message = with_cookie(client, headers=line)
                    self.assertEqual(shown(client.ask(message))[1], message)
            message = b"\r\n" + with_cookie(client)
            self.assertIn(message.lstrip(), shown(client.ask(message))[1])

    def test_a_digest_of_long_ones(self):
        with Client(self.mirror) as client:
            for size in (701, 1472, 1600):
                message = with_cookie(client, size=size)
                answer = client.ask(message)
                note, there = shown(answer)
                self.assertEqual(there, b"")
                self.assertEqual(note["len"], str(size))
                self.assertEqual(note["sha256"], hashlib.sha256(message).hexdigest())
            self.assertTrue(client.is_silent_after(with_cookie(client, size=1601)))

    def test_an_answer_fits_into_a_packet(self):
        with Client(self.mirror) as client:
            for size in (500, 699, 700, 701, 1600):
                self.assertLess(len(client.ask(with_cookie(client, size=size))), 1400)

    def test_stun(self):
        with Client(self.mirror) as client:
            for size in (20, 172):
                request = stun_request(size)
                answer = client.ask(request)
                self.assertEqual(answer[:2], b"\x01\x01")
                self.assertEqual(answer[8:20], request[8:20])
                port = struct.unpack("!H", answer[26:28])[0] ^ 0x2112
                self.assertEqual(port, client.port)

    def test_counts_for_this_machine_alone(self):
        def count(name):
            url = f"http://127.0.0.1:{self.mirror.metrics}/metrics"
            lines = urllib.request.urlopen(url, timeout=5).read().decode().splitlines()
            return int(dict(line.split() for line in lines)[name])
        before = count("mirror_shown_total")
        with Client(self.mirror) as client:
            client.ask(with_cookie(client))
        self.assertEqual(count("mirror_shown_total"), before + 1)
        with self.assertRaises(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{self.mirror.port}/metrics", timeout=2)

    def test_the_waves_of_a_shark(self):
        """Wireshark's dissectors find nothing wrong with any kind of answer."""
        answers = []
        with Client(self.mirror) as client:
            answers.append(client.ask(client.request(padding=150)))
            for method in ("OPTIONS", "REGISTER", "INVITE"):
                answers.append(client.ask(with_cookie(client, method=method)))
            answers.append(client.ask(with_cookie(client, size=1400)))
            sip = dissect(answers, "sip")
            self.assertEqual(sip, [])
            self.assertEqual(dissect([client.ask(stun_request(100))], "stun"), [])


def dissect(payloads, protocol):
    """What tshark has to say against these UDP payloads; one line a complaint."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.pcap"
        packets = b""
        for payload in payloads:
            udp = struct.pack("!HHHH", 5060, 40000, 8 + len(payload), 0) + payload
            ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, bytes([203, 0, 113, 2]),
                             bytes([203, 0, 113, 1])) + udp
            packets += struct.pack("<IIII", 1, 0, len(ip), len(ip)) + ip
        file.write_bytes(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 101) + packets)
        words = ["tshark", "-n", "-r", str(file), "-d", f"udp.port==5060,{protocol}", "-T", "fields", "-e", "_ws.expert.message"]
        bad = subprocess.run([*words, "-Y", "_ws.malformed or _ws.expert.severity >= 6291456"], capture_output=True, text=True,
                             check=True).stdout.splitlines()
        known = subprocess.run([*words, "-Y", protocol], capture_output=True, text=True, check=True).stdout.splitlines()
        return bad + ["not recognised"] * (len(payloads) - len(known))


class IsNobodysTool(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mirror = Mirror("WITHOUT_PIKE")
        cls.mirror.start()

    @classmethod
    def tearDownClass(cls):
        cls.mirror.__exit__()

    def test_no_more_than_was_sent_before_the_cookie(self):
        """Whatever an answer has to repeat, and however it is written."""
        worst = 0
        with Client(self.mirror) as client:
            for length in range(0, 400, 20):
                filler = "y" * length
                blanks = " " * length
                plain = client.request(padding=150, user="alg-mirror")
                for message in (
                        plain,
                        plain.replace(b"Via: ", f"Via:{blanks} ".encode(), 1),
                        plain.replace(b"Via: ", f"v{blanks}: ".encode(), 1),
                        plain.replace(b"From: ", f"f:\t{blanks}\r\n ".encode(), 1),
                        plain.replace(b">;tag=12345678", f">;tag=1{blanks}".encode(), 1),
                        plain.replace(b"tag=12345678", b"tag=" + filler.encode(), 1),
                        plain.replace(b"From:", f"Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK{filler}\r\nFrom:".encode(), 1),
                        plain.replace(b"From:", f"Record-Route: <sip:10.0.0.1;lr;{filler}>\r\nFrom:".encode(), 1),
                        client.request(padding=150, token="c" + filler)):
                    client.send(message)
                    token = os.urandom(8).hex()
                    client.send(client.request(headers=f"X-Mirror-Cookie: {cookie()}\r\n", token=token))
                    answer = client.answer()
                    if token.encode() not in answer:
                        self.assertEqual(status(answer), "SIP/2.0 403 Cookie")
                        worst = max(worst, len(answer) / len(message))
                        client.answer()
        self.assertGreater(worst, 0)
        self.assertLessEqual(worst, 1.0)

    def test_cookies(self):
        with Client(self.mirror) as client:
            def asks(value):
                return status(client.ask(client.request(padding=150, headers=f"X-Mirror-Cookie: {value}\r\n")))
            self.assertEqual(asks(cookie()), "SIP/2.0 200 Mirror")
            self.assertEqual(asks(cookie(slots_ago=1)), "SIP/2.0 200 Mirror")
            for wrong in (cookie(slots_ago=2), cookie("127.0.0.2"), cookie(secret="another"), "", "0" * 24, cookie()[:-1]):
                self.assertEqual(asks(wrong), "SIP/2.0 403 Cookie")
            given = client.ask(client.request(padding=150))
            self.assertIn(b"\r\nX-Mirror-Cookie: " + cookie().encode() + b"\r\n", given)

    def test_a_restart_keeps_cookies(self):
        with Mirror() as mirror:
            with Client(mirror) as client:
                given = client.ask(client.request(padding=150)).split(b"X-Mirror-Cookie: ")[1][:24].decode()
                mirror.stop()
                mirror.start()
                answer = client.ask(client.request(headers=f"X-Mirror-Cookie: {given}\r\n"))
                self.assertEqual(status(answer), "SIP/2.0 200 Mirror")

    def test_it_starts_without_counts(self):
        done = subprocess.run(["kamailio", "-f", CONFIG, "-c", "-A", 'MIRROR_SECRET="x"', "-l", "udp:127.0.0.1:5060"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_without_a_secret_it_does_not_start(self):
        done = subprocess.run(["kamailio", "-f", CONFIG, "-c"], capture_output=True, text=True, check=False)
        self.assertNotEqual(done.returncode, 0)

    def test_answers_go_to_the_sender_alone(self):
        with Client(self.mirror) as client, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as third:
            third.bind(("127.0.0.9", 0))
            third.setblocking(False)
            where = f"127.0.0.9:{third.getsockname()[1]}"
            host, port = where.split(":")
            branch = "branch=z9hG4bKabc"
            for message in (
                    with_cookie(client, via=f"SIP/2.0/UDP {where};{branch};rport"),
                    with_cookie(client, via=f"SIP/2.0/UDP {where};{branch}"),
                    with_cookie(client, via=f"SIP/2.0/UDP 127.0.0.1:{port};{branch};rport;maddr={host}"),
                    with_cookie(client, via=f"SIP/2.0/UDP 127.0.0.1:{port};{branch};maddr={host}"),
                    with_cookie(client, via=f"SIP/2.0/UDP 127.0.0.1:{port};{branch};received={host}"),
                    with_cookie(client, via=f"SIP/2.0/UDP {where};{branch};RECEIVED = {host};rport"),
                    with_cookie(client, headers=f"Route: <sip:{where};lr>\r\n"),
                    with_cookie(client, headers=f"Route: <sip:{where};lr>\r\nRecord-Route: <sip:{where};lr>\r\n",
                                method="INVITE"),
                    with_cookie(client, uri=f"sip:alg-mirror@{where}"),
                    with_cookie(client, uri=f"sip:alg-mirror@{where};maddr={host};transport=tcp"),
                    with_cookie(client, headers=f"Contact: <sip:x@{where}>\r\n", method="REGISTER"),
                    f"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:{self.mirror.port};{branch}\r\n"
                    f"Via: SIP/2.0/UDP {where};{branch}b\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: x\r\n"
                    "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n".encode(),
                    client.request(via=f"SIP/2.0/UDP {where};{branch};rport", padding=150)):
                client.send(message)
            token = os.urandom(8).hex()
            client.send(client.request(headers=f"X-Mirror-Cookie: {cookie()}\r\n", token=token))
            while token.encode() not in client.answer():
                pass
            with self.assertRaises(BlockingIOError):
                third.recv(100)

    def test_the_port_in_via_only_for_who_showed_a_cookie(self):
        with Client(self.mirror) as client, Client(self.mirror) as other:
            via = f"SIP/2.0/UDP 127.0.0.1:{other.port};branch=z9hG4bKxyz"
            client.send(with_cookie(client, via=via))
            self.assertEqual(status(other.answer()), "SIP/2.0 200 Mirror")
            self.assertEqual(status(client.ask(client.request(via=via, padding=150))), "SIP/2.0 403 Cookie")
            low = "SIP/2.0/UDP 127.0.0.1:53;branch=z9hG4bKxyz"
            self.assertEqual(status(client.ask(with_cookie(client, via=low))), "SIP/2.0 200 Mirror")

    def test_silence_for_what_is_not_meant_for_it(self):
        with Client(self.mirror) as client:
            answer = client.ask(with_cookie(client))
            for name, message in {
                    "an answer": answer, "ACK": with_cookie(client, method="ACK"), "BYE": with_cookie(client, method="BYE"),
                    "MESSAGE": with_cookie(client, method="MESSAGE"), "another user": with_cookie(client, user="100"),
                    "a keep-alive": b"\r\n\r\n", "nothing": b"", "little padding": client.request(padding=149),
                    "an answer for somebody else": OTHERS_ANSWER,
                    "noise": os.urandom(600)}.items():
                with self.subTest(name):
                    self.assertTrue(client.is_silent_after(message))

    def test_garbage(self):
        """Mutated messages get silence or an answer that is SIP; the mirror lives and does not grow."""
        chance = random.Random(SEED)
        before = None
        with Client(self.mirror) as client:
            for number in range(600):
                message = bytearray(with_cookie(client, method=chance.choice(["OPTIONS", "REGISTER", "INVITE"]), body=SDP))
                for _ in range(chance.randint(1, 12)):
                    at = chance.randrange(len(message))
                    cut = chance.choice([0, 0, 1, 5, 40])
                    message[at:at + cut] = chance.randbytes(chance.choice([0, 1, 1, 2, 9]))
                client.send(bytes(message[:1600]))
                if number % 30 == 29:
                    token = os.urandom(8).hex()
                    client.send(client.request(headers=f"X-Mirror-Cookie: {cookie()}\r\n", token=token))
                    while token.encode() not in (answer := client.answer()):
                        self.assertTrue(answer.startswith(b"SIP/2.0") or answer[:1] == b"\1", answer[:40])
                if number == 300:
                    before = self.mirror.memory()
        self.assertLess(self.mirror.memory() - before, 8 * 1024 * 1024)
        log = (self.mirror.folder / "log").read_text(errors="replace")
        for personal in ("sip:test@", "127.0.0.1:" + str(client.port), "12345678"):
            self.assertNotIn(personal, log)

    def test_says_nothing_over_tcp_that_was_not_asked(self):
        for message in (b"\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", OTHERS_ANSWER):
            with Client(self.mirror, "tcp") as client:
                token = os.urandom(8).hex()
                client.send(message)
                client.send(client.request(token=token))
                try:
                    self.assertIn(token.encode(), client.answer())
                except ConnectionError:
                    pass  # hung up on without a word

    def test_a_stream_that_never_ends(self):
        with Client(self.mirror, "tcp") as bad, Client(self.mirror, "tcp") as good:
            bad.send(b"OPTIONS sip:alg-mirror@x SIP/2.0\r\n" + b"X: y\r\n" * 2000)
            message = good.request(method="INVITE", body=SDP)
            self.assertEqual(shown(good.ask(message))[1], message)


class IsWell(unittest.TestCase):
    def health(self, mirror, **ports):
        words = [sys.executable, HEALTH, "127.0.0.1"]
        for name in ("port", "control_port", "tls_port"):
            words += [f"--{name.replace('_', '-')}", str(ports.get(name, 0))]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    def test_health(self):
        with Mirror(tls=True) as mirror:
            well = self.health(mirror, port=mirror.port, control_port=mirror.control, tls_port=mirror.tls_port)
            self.assertEqual((well.returncode, well.stdout.count("works")), (0, 5), well.stdout)
            half = self.health(mirror, port=mirror.port, control_port=free_port())
            self.assertEqual((half.returncode, half.stdout.count("works")), (1, 2), half.stdout)
        self.assertEqual(self.health(mirror, port=mirror.port).returncode, 1)


class ShutsFloodersOut(unittest.TestCase):
    def test_pike(self):
        with Mirror() as mirror, Client(mirror, address="127.0.0.3") as flooder, Client(mirror, address="127.0.0.4") as other:
            flooder.socket.settimeout(0.5)
            for _ in range(1500):
                flooder.send(with_cookie(flooder))
            answered = 0
            try:
                while flooder.answer():
                    answered += 1
            except TimeoutError:
                pass
            self.assertLess(answered, 400)
            self.assertGreater(answered, 60)
            message = with_cookie(other)
            self.assertEqual(shown(other.ask(message))[1], message)

    def test_a_whole_test_is_no_flood(self):
        """As much as three people behind one address ask at the same time, each with a whole test."""
        with Mirror() as mirror, Client(mirror) as client:
            for _ in range(108):
                self.assertTrue(is_whole(client.ask(with_cookie(client))))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]], verbosity=1)
