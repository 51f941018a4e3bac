"""Others that judge what we send: tshark by its dissectors, Kamailio by its sanity module.

Odd is allowed, unlawful is not: an INVITE or UPDATE over UDP may leave its length out (RFC 3261, 18.3 and
20.14), and o= may hold a host name (RFC 8866, 5.2).
"""
import re
import signal
import socket
import subprocess

from lab import HERE, wait_for

SIP_PORTS = (5060, 5080)
STUN_PORTS = (3478, 3479)
FIELDS = ("frame.number", "udp.payload", "tcp.payload", "sip.Method", "sip.Call-ID", "sip.Via.branch", "sip.Via",
          "sip.CSeq.seq", "sip.CSeq.method", "sip.Max-Forwards", "sip.Content-Length", "sip.from.tag", "sip.to.tag",
          "sip.auth")
COOKIE = "z9hG4bK"  # RFC 3261, 8.1.1.7
WARNING = 6291456  # tshark's number for the severity; errors are above
# What the system sends once more, because the machine was slow to confirm it, is not read again.
NEW_IN_TCP = "tcp.len > 0 and not tcp.analysis.retransmission"
MAY_LACK_LENGTH = {"INVITE", "UPDATE"}


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
        self.from_tag, self.to_tag = values["sip.from.tag"], values["sip.to.tag"]
        self.has_proof = bool(values["sip.auth"])

    def asks_for_its_port(self):
        """Whether the answer is to come to the packet's source (RFC 3581, 3)."""
        return re.fullmatch(r".*;rport(;.*)?", self.via) is not None

    def complaints(self):
        """What is wrong with it by the parts that tshark found."""
        if not self.branch.startswith(COOKIE) or len(self.branch) == len(COOKIE):
            yield f"branch {self.branch}"
        if not self.cseq.isdigit() or int(self.cseq) >= 2**31 or self.cseq_method != self.method:
            yield f"CSeq {self.cseq} {self.cseq_method}"
        if not self.hops.isdigit() or int(self.hops) > 70:
            yield f"Max-Forwards {self.hops}"
        if not self.from_tag:
            yield "no tag in From"
        # Only what belongs to an answer knows the other's tag (RFC 3261, 8.1.1.2).
        if self.to_tag and self.method != "ACK":
            yield f"tag {self.to_tag} in To"
        body = len(self.bytes.split(b"\r\n\r\n", 1)[-1])
        lacks = not self.length and self.wire == "udp" and self.method in MAY_LACK_LENGTH
        if not lacks and self.length != str(body):
            yield f"Content-Length {self.length or 'is missing'} with a body of {body}"

    def name(self):
        return f"{self.method} over {self.wire}, {self.call}"


def read(file, display, *fields, occurrence="f"):
    """What tshark says of the frames that fit, one line a frame. The file may still be growing."""
    words = ["tshark", "-n", "-r", file, "-T", "fields", "-E", f"occurrence={occurrence}", "-Y", display]
    for port in SIP_PORTS:
        words += ["-d", f"udp.port=={port},sip", "-d", f"tcp.port=={port},sip"]
    for field in fields:
        words += ["-e", field]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode != 0 and "cut short" not in done.stderr:
        raise RuntimeError(done.stderr)
    return [line for line in done.stdout.split("\n") if line]


def to_ports(own, udp, tcp):
    """A filter for what carries something from us to these ports; ICMP quotes what others sent."""
    udp, tcp = (", ".join(map(str, ports)) for ports in (udp, tcp))
    return f"(ip.src == {own} and not icmp and ((udp.dstport in {{{udp}}}) or (tcp.dstport in {{{tcp}}} and {NEW_IN_TCP})))"


def mistakes(file, own):
    """What tshark finds wrong with our SIP and our STUN."""
    ours = to_ports(own, SIP_PORTS + STUN_PORTS, SIP_PORTS)
    for line in read(file, f"{ours} and not sip.Request-Line and not stun", "frame.number", "udp.payload", "tcp.payload"):
        yield f"neither a SIP request nor STUN: {line}"
    bad = f"{ours} and (_ws.malformed or _ws.expert.severity >= {WARNING})"
    for line in read(file, bad, "frame.number", "sip.Method", "_ws.expert.message"):
        yield f"tshark complains: {line}"
    # RFC 5389, 6: a request, the cookie.
    for line in read(file, f"ip.src == {own} and stun and (stun.type.class != 0 or not stun.cookie == 21:12:a4:42)",
                     "frame.number", "stun.type"):
        yield f"not lawful STUN: {line}"


def requests(file, own):
    return [Request(line) for line in
            read(file, f"{to_ports(own, SIP_PORTS, SIP_PORTS)} and sip.Request-Line", *FIELDS)]


def capture(places, name, doing):
    """What passed at home and outside meanwhile: a file each. doing() is handed them, too."""
    files, running = {}, []
    for where, device in (("lan", "lan"), ("wan", "wan")):
        files[where] = places.folder / f"{name}-{where}.pcapng"
        running.append(places.start(where, "dumpcap", "-q", "-i", device, "-w", files[where], "-f", "tcp or udp"))
        # It says so with a header, once it listens.
        wait_for(lambda file=files[where]: file.exists() and file.stat().st_size > 0, "dumpcap")
    try:
        doing(files)
    finally:
        for process in running:
            process.send_signal(signal.SIGINT)
            process.wait(10)
    return files


def capture_of(places, name, messages, to):
    """What was seen at home of these messages by UDP."""
    def say_them(files):
        with places.inside("lan"):
            client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        empty = files["lan"].stat().st_size

        def are_seen():
            # The header stands in the file a little before dumpcap hears anything.
            for message in messages:
                client.sendto(message, to)
            return files["lan"].stat().st_size > empty

        with client:
            wait_for(are_seen, "what was sent in what was captured")

    return capture(places, name, say_them)["lan"]


class Judge:
    """A Kamailio that only says what it thinks of each request, at a place of its own outside."""

    def __init__(self, places, address, *more):
        self.places, self.address, self.log = places, address, places.folder / "wan.log"
        places.kamailio(HERE / "kamailio" / "sane.cfg", address, *more)

    def words_on(self, messages):
        """What it makes of these (wire, bytes), in their order: SANE, or something else."""
        return [self._word_on(wire, message) for wire, message in messages]

    def _word_on(self, wire, message):
        before = len(self.log.read_text(errors="replace"))

        def words():
            return re.findall(r"\b(SANE|INSANE|ERROR: [^\n]*parse)", self.log.read_text(errors="replace")[before:])

        with self.places.inside("lan"):
            client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if wire == "udp" else socket.SOCK_STREAM)
            client.connect((self.address, 5080))
        with client:
            client.sendall(message)
            wait_for(words, f"a word on {message!r}", 5)
        return words()[-1]
