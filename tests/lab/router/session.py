#!/usr/bin/env python3
"""Started by telnetd or sshd for whoever signed in. usage: session.py FOLDER telnet|ssh"""
import sys

from box import Box
from firewalls import Asa, Junos, Sfos
from home_routers import Asus, DrayTek, SpeedTouch
from open_routers import EdgeOs, MikroTik

DEVICES = {"asus": Asus, "draytek": DrayTek, "speedtouch": SpeedTouch, "mikrotik": MikroTik,
           "edgeos": EdgeOs, "juniper": Junos, "sophos": Sfos, "asa": Asa}

if __name__ == "__main__":
    box = Box(sys.argv[1])
    DEVICES[box.about["device"]](box, sys.argv[2]).session()
