#!/usr/bin/env python3
"""What SIP ALG detectors have done since 2009: an INVITE over UDP and one over TCP, and whether it arrived as it was sent.

usage: as_detectors_do.py ADDRESS        prints {"seconds": …, "packets": …, "altered": …}
"""
import base64
import json
import os
import socket
import sys
import time

SDP = "v=0\r\no=- 1 1 IN IP4 {0}\r\ns=-\r\nc=IN IP4 {0}\r\nt=0 0\r\nm=audio 20000 RTP/AVP 8 0\r\n"


def invite(kind, own, port, cookie):
    token = os.urandom(8).hex()
    sdp = SDP.format(own)
    extra = f"X-Mirror-Cookie: {cookie}\r\n" if cookie else f"X-Padding: {'p' * 160}\r\n"
    return (f"INVITE sip:alg-mirror@mirror.invalid SIP/2.0\r\nVia: SIP/2.0/{kind} {own}:{port};branch=z9hG4bK{token};rport\r\n"
            f"Max-Forwards: 70\r\nFrom: <sip:x@{own}>;tag={token}\r\nTo: <sip:alg-mirror@mirror.invalid>\r\n"
            f"Call-ID: {token}@{own}\r\nCSeq: 1 INVITE\r\nContact: <sip:x@{own}:{port}>\r\n{extra}"
            f"Content-Type: application/sdp\r\nContent-Length: {len(sdp)}\r\n\r\n{sdp}").encode()


def ask(kind, address):
    """(altered, packets) over one transport."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "UDP" else socket.SOCK_STREAM) as line:
        line.settimeout(5)
        line.connect((address, 5060))
        cookie = ""
        for packets in (1, 2):
            message = invite(kind, *line.getsockname(), cookie)
            line.sendall(message)
            head, _, body = line.recv(65536).partition(b"\r\n\r\n")
            if b" Cookie\r\n" not in head:
                break
            cookie = head.split(b"X-Mirror-Cookie: ")[1].split(b"\r\n")[0].decode()
        return base64.b64decode(body).partition(b"\r\n")[2] != message, packets


def main():
    began = time.perf_counter()
    results = [ask(kind, sys.argv[1]) for kind in ("UDP", "TCP")]
    print(json.dumps({"seconds": time.perf_counter() - began, "packets": sum(count for _, count in results),
                      "altered": any(altered for altered, _ in results)}))


if __name__ == "__main__":
    main()
