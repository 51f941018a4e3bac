#!/usr/bin/python3
"""The same change with netmiko, as a yardstick. The system's Python, because Debian packs netmiko for it.

usage: with_netmiko.py telnet|ssh USER      password on standard input; prints the seconds it took
"""
import sys
import time

from netmiko import ConnectHandler
from netmiko.cisco_base_connection import CiscoBaseConnection

ROUTER = "192.168.77.1"


class SpeedTouch(CiscoBaseConnection):
    """netmiko has no driver for it; this is the least that one needs."""

    def telnet_login(self, *_, **__):
        return super().telnet_login(pri_prompt_terminator=r"=>", username_pattern=r"sername : ",
                                    pwd_pattern=r"assword : ")

    def session_preparation(self):
        self.set_base_prompt(pri_prompt_terminator=">")

    def cleanup(self):
        self.write_channel("exit\n")


def speedtouch(user, password):
    """SpeedTouch by telnet: check, unbind, save, check."""
    line = SpeedTouch(device_type="speedtouch_telnet", ip=ROUTER, username=user, password=password)
    line.send_command("connection bindlist")
    line.send_command("connection unbind application=SIP port=5060")
    said = line.send_command("connection bindlist")
    line.send_command("saveall")
    line.disconnect()
    return "SIP" not in said


def edgeos(user, password):
    """EdgeOS by SSH: check, configure, set, commit, save, check."""
    line = ConnectHandler(device_type="vyos", host=ROUTER, username=user, password=password)
    line.send_command("lsmod | grep sip")
    line.send_config_set(["set system conntrack modules sip disable"], exit_config_mode=False)
    line.commit()
    line.send_command("save", expect_string=r"#")
    line.exit_config_mode()
    said = line.send_command("lsmod | grep sip")
    line.disconnect()
    return "nf_nat_sip" not in said


if __name__ == "__main__":
    started = time.perf_counter()
    off = {"telnet": speedtouch, "ssh": edgeos}[sys.argv[1]](sys.argv[2], sys.stdin.readline().rstrip("\n"))
    if not off:
        sys.exit("netmiko did not switch it off")
    print(time.perf_counter() - started)
