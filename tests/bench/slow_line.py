#!/usr/bin/env python3
"""Makes the way between a lab's home and its router slow, by carrying every packet by hand.

usage: slow_line.py LAB MILLISECONDS        each way; runs until it is ended; prints "ready"
"""
import ctypes
import fcntl
import heapq
import os
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN_NO_PI = 0x1001
CLONE_NEWNET = 0x40000000


def tun_in(namespace, own, other):
    """A tun device in a namespace, with the route to the other side through it."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/run/netns/{namespace}", "rb") as there:
        if libc.setns(there.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", b"slow", IFF_TUN_NO_PI))
    for command in ("link set slow up", f"route add {other}/32 dev slow src {own}"):
        subprocess.run(["ip", *command.split()], check=True)
    return tun


def carry(ends, delay):
    waiting, number = [], 0
    while True:
        limit = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        for end in select.select(list(ends), [], [], limit)[0]:
            number += 1
            heapq.heappush(waiting, (time.monotonic() + delay, number, ends[end], os.read(end, 65536)))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(waiting)
            os.write(end, packet)


if __name__ == "__main__":
    lab, milliseconds = sys.argv[1], float(sys.argv[2])
    home = tun_in(f"{lab}-lan", "192.168.77.10", "192.168.77.1")
    router = tun_in(f"{lab}-rtr", "192.168.77.1", "192.168.77.10")
    print("ready", flush=True)
    carry({home: router, router: home}, milliseconds / 1000)
