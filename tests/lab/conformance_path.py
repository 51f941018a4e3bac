#!/usr/bin/env python3
"""Whether others take for lawful what the checks of the way and the account test send; see judges.py.

The command line diagnoses with a provider's profile and without one, measures how long the router keeps
a quiet port, and asks a registrar with an account, all at once, while dumpcap writes down what leaves the
computer at home. Besides tshark and Kamailio, the servers judge: coturn and Kamailio by answering STUN, and
miniupnpd on the router by answering UPnP and NAT-PMP.

usage: conformance_path.py CLI
"""
import json
import os
import re
import subprocess
import sys
import unittest
from xml.etree import ElementTree

from judges import NEW_IN_TCP, WARNING, Judge, capture, capture_of, mistakes, read, requests
from lab import HERE, MIRROR, Places, wait_for

HOME, ROUTER, EVERYBODY = "192.168.77.10", "192.168.77.1", "239.255.255.250"
MIRROR_AT, REGISTRAR_AT, JUDGE_AT, ACCOUNTS_AT = "203.0.113.2", "203.0.113.3", "203.0.113.4", "203.0.113.5"
UPNP_PORT = 5000
PROFILE = f"""
format: 1
name: Lab Telephones
sip_servers:
  - {{host: {MIRROR_AT}, port: 5060, transport: udp}}
  - {{host: {MIRROR_AT}, port: 5080, transport: udp}}
  - {{host: {MIRROR_AT}, port: 5080, transport: tcp}}
  - {{host: {JUDGE_AT}, port: 5061, transport: tls}}
mirrors:
  - {{host: {MIRROR_AT}, port: 5060, control_port: 5080}}
stun_servers:
  - {{host: {MIRROR_AT}, port: 3478}}
  - {{host: {REGISTRAR_AT}, port: 3478}}
"""
UPNP = f"ext_ifname=wan\nlistening_ip=lan\nhttp_port={UPNP_PORT}\nenable_upnp=yes\nenable_natpmp=yes\n"
COTURN = ("turnserver", "-n", "-L", MIRROR_AT, "-L", REGISTRAR_AT, "--no-tls", "--no-dtls", "--no-tcp", "--no-cli",
          "--stun-only", "--log-file", "stdout", "-m", "1")
RESPONSE_PORT = "0x0027"  # RFC 5780, 7.5
# What has to be seen at least, so that a capture that missed half of it does not pass.
SIP_KINDS = {"OPTIONS over udp", "OPTIONS over udp without rport", "OPTIONS over tcp", "REGISTER over udp",
             "REGISTER over udp with a proof"}
STUN_KINDS = {"plain", "CHANGE-REQUEST 0 1", "CHANGE-REQUEST 1 1", "RESPONSE-PORT", "SOFTWARE SOFTWARE"}
STUN_NAMES = {"": "plain", "0x0003": "CHANGE-REQUEST", RESPONSE_PORT: "RESPONSE-PORT", "0x8022": "SOFTWARE"}
BAD_STUN = {
    "the cookie is another one": bytes.fromhex("000100002112a443") + b"t" * 12,
    "it is longer than it says": bytes.fromhex("000100002112a442") + b"t" * 12 + b"more",
    "it is an answer": bytes.fromhex("010100002112a442") + b"t" * 12,
}


class ConformancePath(unittest.TestCase):
    cli = None

    @classmethod
    def setUpClass(cls):
        cls.places = Places(f"lp{os.getpid()}")
        cls.addClassCleanup(cls.places.close)
        cls.places.tool("up")
        for address in (JUDGE_AT, ACCOUNTS_AT):
            cls.places.tool("wan", "ip", "addr", "add", f"{address}/24", "dev", "wan")
        cls.certificates()
        with_tls = [word for define in ("WITH_TLS", f'CERTIFICATE="{cls.places.folder}/server.pem"',
                                        f'PRIVATE_KEY="{cls.places.folder}/server.key"') for word in ("-A", define)]
        cls.places.kamailio(MIRROR, MIRROR_AT, "-A", 'MIRROR_SECRET="lab"')
        cls.places.kamailio(HERE / "kamailio" / "registrar.cfg", REGISTRAR_AT)
        cls.places.kamailio(HERE / "kamailio" / "accounts.cfg", ACCOUNTS_AT, "-A", "JUDGED", *with_tls)
        cls.judge = Judge(cls.places, JUDGE_AT, *with_tls)
        cls.places.start("wan", *COTURN, "--pidfile", cls.places.folder / "coturn.pid",
                         "--userdb", cls.places.folder / "coturn.db")
        (cls.places.folder / "upnp.conf").write_text(UPNP)
        cls.places.start("rtr", "miniupnpd", "-d", "-f", cls.places.folder / "upnp.conf",
                         "-P", cls.places.folder / "upnp.pid")
        wait_for(lambda: cls.places.listens("wan", f"{MIRROR_AT}:3479", udp=True), "coturn")
        wait_for(lambda: cls.places.listens("rtr", f"*%lan:{UPNP_PORT}"), "miniupnpd")
        (cls.places.folder / "profile.yaml").write_text(PROFILE)
        cls.answers = {}
        cls.files = capture(cls.places, "path", cls.do_all)

    @classmethod
    def certificates(cls):
        """An authority that the computer at home trusts, and what it has signed."""
        trusted = cls.places.folder / "trusted"
        trusted.mkdir()
        new = "openssl req -newkey rsa:2048 -nodes"
        subprocess.run(["sh", "-ec", f"""
            printf 'subjectAltName=IP:{JUDGE_AT},IP:{ACCOUNTS_AT}\\n' > names
            {new} -x509 -days 2 -subj /CN=authority -keyout ca.key -out trusted/ca.pem
            {new} -subj /CN=server -keyout server.key -out server.csr
            openssl x509 -req -in server.csr -CA trusted/ca.pem -CAkey ca.key -CAserial serial -CAcreateserial \\
                -days 2 -extfile names -out server.pem
            openssl rehash trusted"""], cwd=cls.places.folder, check=True, capture_output=True)

    @classmethod
    def begin(cls, name, *words, secret=""):
        """The command line at home, as somebody with a home of their own."""
        home = cls.places.folder / name
        home.mkdir()
        process = subprocess.Popen(["ip", "netns", "exec", f"{cls.places.name}-lan", "sh", "-c",
                                    'mount --bind "$0" /etc/ssl/certs && exec "$@"', cls.places.folder / "trusted", cls.cli,
                                    *words, "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True,
                                   env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"})
        process.stdin.write(secret)
        process.stdin.close()
        return process

    @classmethod
    def do_all(cls, files):
        profile = ("--profile", cls.places.folder / "profile.yaml")
        quiet = [cls.begin("quiet-stun", "diagnose", *profile, "--skip", "all", "--lifetime"),
                 cls.begin("quiet-sip", "diagnose", "--server", f"{MIRROR_AT}:5060", "--skip", "all", "--lifetime")]
        runs = {"profile": cls.begin("profile", "diagnose", *profile),
                "registrar": cls.begin("registrar", "diagnose", "--server", f"{REGISTRAR_AT}:5060"),
                "account": cls.begin("account", "test", "--server", f"{ACCOUNTS_AT}:5060", "--account",
                                     "alice@home.test", "--password-stdin", secret="sesame\n")}
        for name, process in runs.items():
            with process.stdout:
                cls.answers[name] = json.load(process.stdout)
            process.wait(60)
        # A lifetime takes minutes; how it asks shows at once.
        wait_for(lambda: read(files["lan"], f"stun.att.type == {RESPONSE_PORT}", "frame.number") and
                 any(not one.asks_for_its_port() for one in requests(files["lan"], HOME)), "questions for a lifetime", 60)
        for process in quiet:
            process.kill()
            process.stdout.close()
            process.wait(10)

    def sent(self):
        """Every SIP request that left home, each once."""
        found = {(one.wire, one.bytes): one for one in requests(self.files["lan"], HOME)}
        return list(found.values())

    def seen(self, display, *fields, where="lan"):
        """Fields of the frames that fit, as tshark reads them, each with all its values."""
        return [tuple(line.split("\t")) for line in read(self.files[where], display, *fields, occurrence="a")]

    # --- what was asked --------------------------------------------------------------------------

    def test_each_check_was_answered(self):
        path = self.answers["profile"]["path"]
        self.assertTrue(path["tls"]["certificate_fits"])
        self.assertEqual(path["nat"]["mapping"], "endpoint_independent")
        self.assertEqual(path["layers"]["outside"], "203.0.113.1")
        self.assertEqual(path["voice"]["answered"], 500)
        self.assertEqual(self.answers["registrar"]["path"]["nat"]["outside"], "203.0.113.1")
        self.assertEqual([view["over"] for view in self.answers["account"]["account"]["views"]], ["udp 5060", "tls 5061"])

    def test_every_kind_of_request_was_seen(self):
        def name(one):
            return (f"{one.method} over {one.wire}" + " with a proof" * one.has_proof +
                    " without rport" * (not one.asks_for_its_port()))

        def stun_name(attributes, *flags):
            return " ".join([*(STUN_NAMES[one] for one in attributes.split(",")), *filter(None, flags)])

        self.assertEqual(SIP_KINDS - {name(one) for one in self.sent()}, set())
        stun = self.seen(f"ip.src == {HOME} and stun", "stun.att.type", "stun.att.change-ip", "stun.att.change-port")
        self.assertEqual(STUN_KINDS - {stun_name(*one) for one in stun}, set())

    # --- tshark ----------------------------------------------------------------------------------

    def test_tshark_finds_nothing_wrong_with_what_we_send(self):
        self.assertEqual(list(mistakes(self.files["lan"], HOME)), [])
        wrong = f"ip.src == {HOME} and (_ws.malformed or _ws.expert.severity >= {WARNING})"
        self.assertEqual(self.seen(f"{wrong} and (tls or http or ssdp or nat-pmp or xml)", "frame.number",
                                   "_ws.expert.message"), [])

    def test_nothing_else_leaves_for_the_internet(self):
        others = f"(udp or ({NEW_IN_TCP})) and not sip and not stun and not tls"
        self.assertEqual(self.seen(f"ip.dst == 203.0.113.0/24 and not icmp and {others}", "frame.number", "_ws.col.Info"),
                         [])

    def test_every_sip_request_has_what_it_needs(self):
        complaints = [f"{one.name()}: {text}" for one in self.sent() for text in one.complaints()]
        self.assertEqual(complaints, [])

    def test_a_proof_comes_in_the_next_request_of_the_same_call(self):
        """RFC 3261, 8.1.3.5 and 10.2: same Call-ID and tag, next number, new branch."""
        calls = {}
        for one in sorted((one for one in self.sent() if one.method == "REGISTER"), key=lambda one: int(one.cseq)):
            calls.setdefault(one.call, []).append(one)
        for call, those in calls.items():
            self.assertEqual([int(one.cseq) for one in those], list(range(1, len(those) + 1)), call)
            self.assertEqual(len({one.branch for one in those}), len(those), call)
            self.assertEqual(len({one.from_tag for one in those}), 1, call)
        self.assertTrue(any(one.has_proof for those in calls.values() for one in those[1:]))

    # --- the servers -----------------------------------------------------------------------------

    def test_kamailio_takes_every_sip_request(self):
        sent = self.sent()
        words = self.judge.words_on([(one.wire, one.bytes) for one in sent])
        self.assertEqual([one.name() for one, word in zip(sent, words) if word != "SANE"], [])

    def test_kamailio_takes_what_is_encrypted(self):
        log = (self.places.folder / "wan.log").read_text(errors="replace")
        words = re.findall(r"\b((?:IN)?SANE [A-Z]+) .*over tls", log)
        self.assertEqual(set(words), {"SANE OPTIONS", "SANE REGISTER"})

    def test_the_servers_answer_every_stun_request(self):
        """Or say which part they do not know (RFC 5389, 15.10); Kamailio says so of RESPONSE-PORT.

        The registrar is a plain SIP server, which does not speak STUN."""
        wanted = f"stun.type.class == 0 and not (ip.dst == {REGISTRAR_AT} and udp.dstport == 5060)"
        asked = dict(self.seen(wanted, "stun.id", "stun.att.type", where="wan"))
        granted = {one for one, in self.seen("stun.type.class == 0x10", "stun.id", where="wan")}
        unknown = "stun.type.class == 0x11 and stun.att.type == 0x000a"
        refused = {one for one, in self.seen(unknown, "stun.id", where="wan")}
        self.assertEqual({asked[one] for one in refused}, {RESPONSE_PORT})
        self.assertEqual(set(asked) - granted - refused, set())

    # --- the router ------------------------------------------------------------------------------

    def test_a_search_has_what_it_needs(self):
        """UPnP Device Architecture 1.1, 1.3.2 and 1.3.3."""
        searches = self.seen(f"ip.src == {HOME} and ssdp", "ip.dst", "http.request.line")
        self.assertEqual({to for to, _ in searches}, {ROUTER, EVERYBODY})
        for to, lines in searches:
            for wanted in (f"HOST: {to}:1900", 'MAN: "ssdp:discover"', "MX: 1", "ST: "):
                self.assertIn(wanted, lines)

    def test_the_router_answers_upnp(self):
        posts = self.seen(f"ip.src == {HOME} and http.request.method == POST", "http.request.line", "http.file_data")
        self.assertGreater(len(posts), 0)
        for lines, body in posts:
            self.assertRegex(lines, r'SOAPAction: "urn:schemas-upnp-org:service:WANIPConnection:[12]#GetExternalIPAddress"')
            self.assertIsNotNone(ElementTree.fromstring(body.replace("\\r\\n", "\r\n")))
        answers = self.seen(f"ip.src == {ROUTER} and tcp.srcport == {UPNP_PORT} and http.response", "http.response.code")
        self.assertEqual(set(answers), {("200",)})

    def test_the_router_answers_nat_pmp(self):
        asked = self.seen(f"ip.src == {HOME} and udp.dstport == 5351", "nat-pmp.version", "nat-pmp.opcode", "udp.length")
        self.assertEqual(set(asked), {("0", "0", "10")})
        answers = self.seen(f"ip.src == {ROUTER} and udp.srcport == 5351", "nat-pmp.opcode")
        self.assertEqual(set(answers), {("128",)})

    # --- whether the tools would have said so -----------------------------------------------------

    def test_tshark_complains_of_bad_stun(self):
        for number, (name, message) in enumerate(BAD_STUN.items()):
            file = capture_of(self.places, f"bad-{number}", [message], (MIRROR_AT, 3478))
            self.assertNotEqual(list(mistakes(file, HOME)), [], name)


if __name__ == "__main__":
    ConformancePath.cli = sys.argv.pop(1)
    unittest.main()
