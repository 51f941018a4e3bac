"""A real mirror on loopback, and messages for it."""
import hashlib
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

CONFIG = Path(__file__).resolve().parents[2] / "installer" / "mirror" / "kamailio.cfg"
SECRET = "a secret of this test"
SLOT = 300


def free_port():
    """A port that nobody has over UDP and TCP just now."""
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, socket.socket() as tcp:
            udp.bind(("127.0.0.1", 0))
            try:
                tcp.bind(("127.0.0.1", udp.getsockname()[1]))
            except OSError:
                continue
            return udp.getsockname()[1]


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def cookie(address="127.0.0.1", slots_ago=0, secret=SECRET):
    """What README.md says a cookie is; worked out here, not copied from an answer."""
    slot = int(time.time()) // SLOT - slots_ago
    return sha(f"{secret}/{sha(f'{secret}/{address}/{slot}')}")[:24]


class Mirror:
    """with Mirror("WITHOUT_PIKE") as mirror: …"""

    def __init__(self, *defines, tls=False, six=False, children=1):
        self.port, self.control, self.metrics, self.tls_port = (free_port() for _ in range(4))
        self.folder = Path(tempfile.mkdtemp(prefix="rt-mirror-"))
        # One process a socket keeps answers in the order of the questions.
        self.defines = [f"CHILDREN={children}", f'MIRROR_SECRET="{SECRET}"', f"METRICS_PORT={self.metrics}", *defines]
        self.places = [f"{kind}:127.0.0.1:{port}" for port in (self.port, self.control) for kind in ("udp", "tcp")]
        self.places.append(f"tcp:127.0.0.1:{self.metrics}")
        if six:
            self.places.append(f"udp:[::1]:{self.port}")
        if tls:
            self._certificate()
        self.process = None

    def _certificate(self):
        key, crt, cfg = (self.folder / name for name in ("key.pem", "crt.pem", "tls.cfg"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=mirror.test", "-keyout", key, "-out", crt], check=True, capture_output=True)
        cfg.write_text(f"[server:default]\nmethod = TLSv1.2+\ncertificate = {crt}\nprivate_key = {key}\n")
        self.defines += ["WITH_TLS", f'TLS_CONFIG="{cfg}"']
        self.places.append(f"tls:127.0.0.1:{self.tls_port}")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        words = [word for define in self.defines for word in ("-A", define)]
        words += [word for place in self.places for word in ("-l", place)]
        log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            ["kamailio", "-f", CONFIG, "-DD", "-E", "-m", "64", "-M", "8", "-Y", self.folder, "-w", self.folder,
             "-P", self.folder / "pid", *words], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()
        end = time.monotonic() + 15
        while not self._answers():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def _answers(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.settimeout(0.2)
            udp.sendto(stun_request(), ("127.0.0.1", self.port))
            try:
                return bool(udp.recv(500))
            except OSError:
                return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def memory(self):
        """Resident bytes of all its processes."""
        pids = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        total = 0
        for pid in [str(self.process.pid), *pids]:
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon"))
        return total


def stun_request(size=20):
    """A Binding request (RFC 8489), made longer by an attribute that nobody needs to understand."""
    filler = b"" if size < 24 else (0xC0FE).to_bytes(2, "big") + (size - 24).to_bytes(2, "big") + bytes(size - 24)
    return b"\x00\x01" + len(filler).to_bytes(2, "big") + b"\x21\x12\xa4\x42" + os.urandom(12) + filler


class Client:
    """One socket that asks a mirror. `address` is any of 127.0.0.0/8, or one of this computer's IPv6 addresses."""

    def __init__(self, mirror, kind="udp", address=None, to=None):
        self.mirror, self.kind = mirror, kind
        self.to = to or ("127.0.0.1", mirror.tls_port if kind == "tls" else mirror.port)
        family = socket.AF_INET6 if ":" in self.to[0] else socket.AF_INET
        self.socket = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
        self.socket.settimeout(5)
        if address or family == socket.AF_INET:
            self.socket.bind((address or "127.0.0.1", 0))
        if kind != "udp":
            self.socket.connect(self.to)
        if kind == "tls":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            self.socket = context.wrap_socket(self.socket)
        elif family == socket.AF_INET6:
            self.socket.connect(self.to)
        self.address, self.port = self.socket.getsockname()[:2]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def request(self, method="OPTIONS", via=None, headers="", body="", size=0, user="alg-mirror", uri=None, token="", padding=0):
        host = f"[{self.address}]" if ":" in self.address else self.address
        via = via or f"SIP/2.0/{self.kind.upper()} {host}:{self.port};branch=z9hG4bK{os.urandom(8).hex()};rport"
        head = (f"{method} {uri or f'sip:{user}@mirror.test'} SIP/2.0\r\nVia: {via}\r\nMax-Forwards: 70\r\n"
                f"From: <sip:test@{host}:{self.port}>;tag=12345678\r\nTo: <sip:{user}@mirror.test>\r\n"
                f"Call-ID: {token or os.urandom(8).hex()}@{host}\r\nCSeq: 1 {method}\r\n"
                f"Contact: <sip:test@{host}:{self.port}>\r\n{headers}")
        tail = f"Content-Length: {len(body)}\r\n\r\n{body}"
        missing = max(padding, size - len(head) - len(tail) - len("X-Padding: \r\n"))
        filler = f"X-Padding: {'p' * missing}\r\n" if missing > 0 else ""
        return (head + filler + tail).encode()

    def send(self, message):
        if self.kind == "udp" and ":" not in self.to[0]:
            self.socket.sendto(message, self.to)
        else:
            self.socket.sendall(message)

    def answer(self):
        data = self.socket.recv(65536)
        while self.kind != "udp" and not is_whole(data):
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError("closed")
            data += more
        return data

    def ask(self, message):
        self.send(message)
        return self.answer()

    def is_silent_after(self, message):
        """Whether a message gets no answer: what is asked behind it is answered first."""
        self.send(message)
        token = os.urandom(8).hex()
        self.send(self.request(headers=f"X-Mirror-Cookie: {cookie(self.address)}\r\n", token=token))
        return token.encode() in self.answer()


def is_whole(data):
    head, found, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")]
    return bool(found) and len(body) >= int(lengths[0])


def status(answer):
    return answer.split(b"\r\n", 1)[0].decode()


def body(answer):
    return answer.partition(b"\r\n\r\n")[2]
