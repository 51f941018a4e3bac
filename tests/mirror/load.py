#!/usr/bin/env python3
"""How much one mirror answers on this machine: load.py prints figures for installer/mirror/README.md.

Everything is on loopback; generator and mirror share the cores, so a machine of its own does more. Each
measurement is bounded in time.
"""
import multiprocessing
import os
import resource
import select
import socket
import statistics
import sys
import time

from mirror import Client, Mirror, cookie, status, stun_request

SECONDS = 5
IN_FLIGHT = 16


def flood(port, name, seconds, results):
    """Keeps IN_FLIGHT questions under way over UDP and counts the answers."""
    class Place:
        tls_port = 0
    Place.port = port
    with Client(Place) as client:
        extra = f"X-Mirror-Cookie: {cookie()}\r\n"
        message = {"cookie step": lambda: client.request(padding=150), "OPTIONS": lambda: client.request(headers=extra),
                   "INVITE": lambda: client.request(method="INVITE", headers=extra, body="v=0\r\n" * 30),
                   "STUN": lambda: stun_request(172)}[name]()
        udp = client.socket
        udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        udp.setblocking(False)
        end, under_way, sent, got = time.monotonic() + seconds, 0, 0, 0
        while (now := time.monotonic()) < end:
            while under_way < IN_FLIGHT:
                udp.sendto(message, client.to)
                under_way += 1
                sent += 1
            if not select.select([udp], [], [], 0.2)[0]:
                under_way = 0
                continue
            try:
                while True:
                    udp.recv(4000)
                    got += 1
                    under_way -= 1
            except BlockingIOError:
                pass
        results.put((got, sent - under_way, now))


def rate(mirror, name, generators=2):
    results = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=flood, args=(mirror.port, name, SECONDS, results)) for _ in range(generators)]
    for worker in workers:
        worker.start()
    totals = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    got, sent = sum(one[0] for one in totals), sum(one[1] for one in totals)
    return got / SECONDS, sent - got


def sizes(mirror):
    with Client(mirror) as client:
        extra = f"X-Mirror-Cookie: {cookie()}\r\n"
        for name, message in {"without a cookie": client.request(padding=150), "OPTIONS": client.request(headers=extra),
                              "REGISTER": client.request(method="REGISTER", headers=extra),
                              "INVITE, 700 bytes": client.request(method="INVITE", headers=extra, size=700),
                              "OPTIONS, 1472 bytes": client.request(headers=extra, size=1472), "STUN, 20 bytes": stun_request(20),
                              "STUN, 100 bytes": stun_request(100)}.items():
            answer = client.ask(message)
            print(f"  {name:22} {len(message):5} bytes  answer {len(answer):5}  factor {len(answer) / len(message):.2f}")


def tcp_connections(mirror):
    end, count = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        with Client(mirror, "tcp") as client:
            assert status(client.ask(client.request())) == "SIP/2.0 200 Mirror"
        count += 1
    return count / SECONDS


def restart_seconds(mirror):
    times = []
    for _ in range(5):
        mirror.stop()
        began = time.monotonic()
        mirror.start()
        times.append(time.monotonic() - began)
    return statistics.median(times)


def main():
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    with Mirror("WITHOUT_PIKE", children=2) as mirror:
        print(f"{os.cpu_count()} cores, generator on the same machine, {SECONDS} s each")
        sizes(mirror)
        for name in ("cookie step", "OPTIONS", "INVITE", "STUN"):
            answers, lost = rate(mirror, name)
            print(f"  UDP {name:12} {answers:8.0f} answers a second, {lost} lost")
        print(f"  TCP, a connection each, one after the other: {tcp_connections(mirror):.0f} a second")
        print(f"  memory after it: {mirror.memory() / 1e6:.0f} MB; back {restart_seconds(mirror):.2f} s after a restart")


if __name__ == "__main__":
    sys.exit(main())
