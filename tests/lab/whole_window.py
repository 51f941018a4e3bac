#!/usr/bin/env python3
"""The whole way through the window: builds the lab around tst_lab_window, and looks for secrets after it.

usage: whole_window.py TST_LAB_WINDOW DEVICE SERVER
"""
import subprocess
import sys

from lab import ENABLE, PASSWORD, Lab
from way import SIP_SERVER, Broken, Home

NAMES = {"asus": "ASUS", "draytek": "DrayTek", "speedtouch": "SpeedTouch", "mikrotik": "MikroTik",
         "edgeos": "Ubiquiti", "juniper": "Juniper", "sophos": "Sophos", "asa": "Cisco"}


def main(program, device, server):
    with Lab(device, server) as lab:
        lab.sip_server("mirror")
        home = Home(lab, program)
        environment = {**home.environment(), "QT_QPA_PLATFORM": "offscreen", "LAB": lab.name,
                       "RT_LAB_STATE": str(home.home / "state"), "RT_LAB_SIP": SIP_SERVER, "RT_LAB_USER": lab.user,
                       "RT_LAB_VIA": "telnet" if server == "telnetd" else "ssh", "RT_LAB_VENDOR": NAMES[device]}
        done = subprocess.run(["ip", "netns", "exec", f"{lab.name}-lan", program], env=environment,
                              input=f"{PASSWORD}\n{ENABLE}\n", capture_output=True, text=True, errors="replace")
        home.printed += [done.stdout, done.stderr]
        print(done.stdout, done.stderr, sep="")
        if done.returncode != 0:
            print("--- the router saw\n" + lab.history())
            return 1
        try:
            home.must_keep_secrets()
        except Broken as broken:
            print(broken)
            return 1
        if lab.saved() != "on":
            print("put back, but it will be off again after a restart")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
