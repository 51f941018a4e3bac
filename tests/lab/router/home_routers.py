"""Command lines of routers for homes: ASUS, DrayTek, SpeedTouch."""
import re

from linux_tools import LinuxTools
from shell import Leave, Shell


class Asus(Shell):
    """ASUSWRT of the two-state age: NVRAM in memory, committed to flash, obeyed at the next start."""

    user_prompt = "RT-AC68U login: "
    welcome = ("\n\nASUSWRT RT-AC68U_3.0.0.4 Fri Jul 23 09:20:17 UTC 2021\n"
               "\n\nBusyBox v1.17.4 built-in shell (ash)\nEnter 'help' for a list of built-in commands.\n\n")
    changes = (r"nvram set fw_pt_sip=.*",)
    saves = (r"nvram commit",)
    fixed = {"productid": "RT-AC68U", "model": "RT-AC68U", "odmpid": "", "firmver": "3.0.0.4",
             "buildno": "386", "extendno": "43129", "nf_sip": "", "sw_mode": "1"}

    web_page = ('<option value="0" class="content_input_fd">Disable</option>\n'
                '<option value="1" class="content_input_fd">Enable</option>\n')

    def __init__(self, box, transport):
        super().__init__(box, transport)
        self.tools = LinuxTools(box.folder, {
            "nvram": '[ "$1" = get ] && { sed -n "s/^$2=//p" FOLDER/nvram | grep . || echo; }',
            "lsmod": "cat FOLDER/modules"})

    def prompt(self):
        return f"{self.user}@RT-AC68U:/tmp/home/root# "

    def unknown(self, line):
        return f"-sh: {line.split()[0]}: not found\n"

    def _modules(self):
        rows = ["Module                  Size  Used by    Tainted: P  \n", "nf_nat_ftp              1296  0 \n"]
        if self.box.get("running"):
            rows += ["nf_nat_sip              5616  0 \n", "nf_conntrack_sip       17888  1 nf_nat_sip\n"]
        return "".join(rows)

    def _nvram(self):
        values = {**self.fixed, "fw_pt_sip": "1" if self.box.get("set") else "0"}
        return "".join(f"{name}={value}\n" for name, value in values.items())

    def run(self, line):
        if line in ("exit", "logout"):
            raise Leave
        setting = re.fullmatch(r"nvram set fw_pt_sip=(\S+)", line)
        if setting:
            self.box.configure(setting[1] != "0")
            return ""
        if line == "nvram commit":
            self.box.save()
            return ""
        if line == "reboot":
            self.box.restart()
            return ""
        self.tools.provide(nvram=self._nvram(), modules=self._modules(),
                           **{"Advanced_NATPassThrough_Content.asp": self.web_page})
        return self.tools.run(line)


class DrayTek(Shell):
    """Present DrayOS: option form of the command, obeyed when committed; a pager that wants a space."""

    user_prompt = "Account:"
    password_prompt = "Password: "
    wrong = "\nIncorrect Account or Password!\n\n"
    welcome = "\nType ? for command help\n\n"
    pager = ("--- MORE ---   ['q': Quit, 'Enter': New Lines, 'Space Bar': Next Page] ---", "\r" + " " * 75 + "\r")
    changes = (r"sys sip_alg -e .*", r"sys sip_alg [01]")
    saves = (r"sys commit",)
    usage = ("\n%% sys sip_alg -<command> <parameter> | ...\n"
             "%%   -e: enable SIP ALG: 1: enable / 0: disable\n"
             "%%   -p <port>: listen port\n%%   -u: UDP path: 1/0\n%%   -t: TCP path: 1/0\n")

    def prompt(self):
        return "DrayTek> "

    def unknown(self, line):
        return "% Unknown command or incomplete: " + line + "\n"

    def run(self, line):
        if line in ("exit", "quit"):
            raise Leave
        if line in ("sys sip_alg ?", "sys sip_alg"):
            return self.usage
        switch = re.fullmatch(r"sys sip_alg -e ([01])", line)
        if switch:
            self.box.configure(switch[1] == "1")
            return ""
        if line.startswith("sys sip_alg"):
            return self.usage
        if line == "sys commit":
            self.box.save()
            self.box.apply()
            return "\nSave configuration ... done.\n"
        if line in ("sys version", "sys ver"):
            return ("Router Model: Vigor2865  Version: 4.4.2.1 English\nProfile version: 4.0.0  Status: 1\n"
                    "Router IP: 192.168.77.1  Netmask: 255.255.255.0\n")
        if line == "sys reboot":
            self.box.restart()
            return ""
        if line == "?":
            words = "adsl bpa csm ddns dos exit fe internet ip ip6 ipf log mngt msubnet nat port prn qos quit " \
                    "show sys testmail tsmail upnp usb vdsl vigbrg vlan vpn wan wl wol"
            return "% Valid commands are:\n" + "".join(f"% {word}\n" for word in words.split())
        return None


class SpeedTouch(Shell):
    """SpeedTouch R5: bindings of helpers to ports, at work at once, kept by saveall."""

    user_prompt = "Username : "
    password_prompt = "Password : "
    wrong = "Invalid username or password\n"
    welcome = ("-" * 72 + "\n" + " " * 29 + "______  SpeedTouch 516\n" + " " * 24 + "___/_____/\\ 5.3.3.3.0\n"
               + " " * 23 + "/         /\\\\\n" + " " * 18 + "_____/__       /  \\\\   Copyright (c) 1999-2006, THOMSON\n"
               + "-" * 72 + "\n")
    changes = (r":?connection unbind .*", r":?connection bind .*")
    saves = (r":?saveall",)
    helpers = (("ILS", "389"), ("RTSP", "554"), ("FTP", "21"), ("ESP", "0"), ("PPTP", "1723"))

    def prompt(self):
        return f"{{{self.user}}}=>"

    def unknown(self, line):
        return "Unknown command.\n"

    def run(self, line):
        line = line.lstrip(":")
        if line == "exit":
            raise Leave
        if line == "connection bindlist":
            rows = [f"{name:<14}{port:<8}\n" for name, port in self.helpers]
            if self.box.get("running"):
                rows.append("SIP           5060    \n")
            return "Application   Port    \n" + "-" * 22 + "\n" + "".join(rows)
        bind = re.fullmatch(r"connection (bind|unbind) application=SIP port=5060", line)
        if bind:
            self.box.configure(bind[1] == "bind")
            self.box.apply()
            return ""
        if line.startswith("connection bind") or line.startswith("connection unbind"):
            return "Invalid parameter.\n"
        if line == "saveall":
            self.box.save()
            return ""
        if line == "system reboot":
            self.box.restart()
            return ""
        if line in ("software version", "env list"):
            return "_PROD_NAME=SpeedTouch 516\n_BUILD=5.3.3.3.0\n"
        return None
