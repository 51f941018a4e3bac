#!/usr/bin/env python3
"""From an unknown router to a proven fix and back, by the command line.

usage: whole_way.py CLI DEVICE SERVER [mirror|registrar]
       DEVICE  asus draytek speedtouch mikrotik edgeos juniper sophos asa
       SERVER  telnetd openssh openssh-questions dropbear
"""
import sys
import traceback

from lab import Lab
from way import Broken, Home, must

VENDORS = {"asus": "ASUS", "draytek": "DrayTek", "speedtouch": "SpeedTouch", "mikrotik": "MikroTik",
           "edgeos": "Ubiquiti", "juniper": "Juniper", "sophos": "Sophos", "asa": "Cisco"}
RESTARTS = {"asus"}


def find_and_name(home, device):
    code, said = home.run("gateway")
    must(code == 0 and "192.168.77.1" in str(said), f"the router was not found: {said}")
    code, said = home.run("identify")
    must(code == 0 and said["device"], f"the router was not identified: {said}")
    must(VENDORS[device] in said["vendor"] + said["family"], f"taken for {said['vendor']} {said['family']}")


def there_and_back(home, device):
    find_and_name(home, device)
    home.expect_test("altered", 1)
    restart = ["--restart"] if device in RESTARTS else []
    code, said = home.fix(*restart)
    home.must_be_true(code, said)
    must((code, said["outcome"]) == (0, "off"), f"the fix ended as {said['outcome']} ({code}): {said['message']}")
    must("sip_test" in said["verified_by"], f"not proven by the SIP test, only by {said['verified_by']}")
    home.expect_test("clean", 0)
    code, said = home.undo(*restart)
    must(code == 0, f"undo ended with {code}: {said}")
    must((home.lab.alg(), home.lab.saved()) == ("on", "on"), "undo says yes, the router says no")
    home.expect_test("altered", 1)
    home.must_keep_secrets()


def main(cli, device, server, sip="mirror"):
    with Lab(device, server) as lab:
        lab.sip_server(sip)
        home = Home(lab, cli)
        try:
            there_and_back(home, device)
        except (Broken, KeyError, TimeoutError):
            traceback.print_exc()
            print("\n".join(home.log), "\n--- the router saw\n" + lab.history(), sep="")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
