"""Command lines of business firewalls: Juniper SRX, Sophos SFOS, Cisco ASA."""
import re

from shell import Leave, Shell, piped


class Junos(Shell):
    """Junos on an SRX: candidate configuration, commit keeps it, questions before it is thrown away."""

    pager = ("---(more)---", "\r            \r")
    changes = (r"(set|delete) security alg sip( disable)?",)
    saves = ()
    welcome = "--- JUNOS 19.4R3.11 built 2020-06-05 10:53:13 UTC\n"
    others = ("DNS", "FTP", "H323", "MGCP", "MSRPC", "PPTP", "RSH", "RTSP", "SCCP")

    def prompt(self):
        if self.mode == "configure":
            return f"\n[edit]\n{self.user}@srx300# "
        return f"\n{self.user}@srx300> "

    def unknown(self, line):
        return " " * 14 + "^\nunknown command.\n"

    def _status(self):
        state = "Enabled" if self.box.get("running") else "Disabled"
        return "ALG Status :\n" + "".join(f"  {n:<8} : Enabled\n" for n in self.others) + \
            f"  SIP      : {state}\n  SQL      : Disabled\n  SUNRPC   : Enabled\n  TALK     : Enabled\n" \
            "  TFTP     : Enabled\n  IKE-ESP  : Disabled\n"

    def run(self, line):
        return self._configure(line) if self.mode == "configure" else self._operate(line)

    def _operate(self, line):
        if line in ("configure", "edit", "configure exclusive", "configure private"):
            self.mode = "configure"
            return "Entering configuration mode\n"
        if line in ("exit", "quit"):
            raise Leave
        if re.fullmatch(r"set cli screen-(length|width) \d+", line):
            if "length" in line:
                self.page_lines = int(line.split()[-1])
            return "Screen " + line.split("-")[1].replace(" ", " set to ") + "\n"
        line = re.sub(r"\s*\|\s*no-more$", "", line)
        return piped(line, {
            "show security alg status": self._status(),
            "show version": "Hostname: srx300\nModel: srx300\nJunos: 19.4R3.11\nJUNOS Software Release [19.4R3.11]\n",
            "show configuration security alg": "" if self.box.get("running") else "sip disable;\n"})

    def _commit(self):
        self.box.apply()
        self.box.save()
        return "commit complete\n"

    def _leave(self):
        self.mode = "start"
        return "Exiting configuration mode\n"

    def _exit(self):
        if self.box.get("set") != self.box.get("running"):
            said = self.terminal.line("The configuration has been changed but not committed\n"
                                      "Exit with uncommitted changes? [yes,no] (yes) ")
            if said.strip().startswith("n"):
                return ""
            self.box.configure(self.box.get("running"))
        return self._leave()

    def _configure(self, line):
        if line == "set security alg sip disable":
            self.box.configure(False)
            return ""
        if re.fullmatch(r"delete security alg sip( disable)?", line):
            if self.box.get("set"):
                return "warning: statement not found\n"
            self.box.configure(True)
            return ""
        if line in ("commit", "commit and-quit"):
            return self._commit() + (self._leave() if "quit" in line else "")
        if line in ("rollback", "rollback 0"):
            self.box.configure(self.box.get("running"))
            return "load complete\n"
        if line in ("exit", "quit", "exit configuration-mode"):
            return self._exit()
        if line.startswith("run "):
            return self._operate(line[4:])
        return None


class Sfos(Shell):
    """Sophos Firewall: a numbered menu first, the device console behind choice 4."""

    changes = (r"system system_modules sip (load|unload)",)
    menu = ("\nMain Menu \n\n    1.  Network  Configuration\n    2.  System   Configuration\n"
            "    3.  Route    Configuration\n    4.  Device Console\n    5.  Device Management\n"
            "    6.  VPN Management\n    7.  Shutdown/Reboot Device\n    0.  Exit\n\n")

    def __init__(self, box, transport):
        super().__init__(box, transport)
        self.mode = "menu"
        self.welcome = "Sophos Firmware Version SFOS 19.5.1 MR-1-Build278 \n\nModel:          XGS107\n" + self.menu

    def prompt(self):
        return "    Select Menu Number [0-7]: " if self.mode == "menu" else "console> "

    def unknown(self, line):
        return "% Error: Unknown Parameter\n" if self.mode == "console" else "\n  Invalid choice\n" + self.menu

    def run(self, line):
        if self.mode == "menu":
            if line == "0":
                raise Leave
            if line == "4":
                self.mode = "console"
                return "\n"
            return None
        if line == "exit":
            self.mode = "menu"
            return self.menu
        if re.sub(r"\s+", " ", line) == "system system_modules show":
            state = "loaded" if self.box.get("running") else "unloaded"
            return f"pptp unloaded\nirc unloaded\nsip {state}\ntftp loaded\nh323 unloaded\n"
        switch = re.fullmatch(r"system system_modules sip (load|unload)", line)
        if switch:
            self.box.configure(switch[1] == "load")
            self.box.apply()
            self.box.save()
            return f"sip {switch[1]}ed\n"
        if line == "system diagnostics show version-info":
            return "Serial Number: X107\nDevice-Id: 1\nModel: XGS107\nSFOS 19.5.1 MR-1-Build278\n"
        return None


class Asa(Shell):
    """Cisco ASA: an unprivileged mode, enable with a password of its own, nested modes, a pager."""

    pager = ("<--- More --->", "\r              \r")
    changes = (r"(no )?inspect sip",)
    saves = (r"write memory|copy running-config startup-config",)
    welcome = "Type help or '?' for a list of available commands.\n"
    inspections = ("dns preset_dns_map", "ftp", "h323 h225", "h323 ras", "rsh", "rtsp", "esmtp", "sqlnet",
                   "skinny", "sunrpc", "xdmcp", "netbios", "tftp", "ip-options")
    prompts = {"start": "ciscoasa> ", "enabled": "ciscoasa# ", "config": "ciscoasa(config)# ",
               "pmap": "ciscoasa(config-pmap)# ", "pmap-c": "ciscoasa(config-pmap-c)# "}
    up = {"pmap-c": "pmap", "pmap": "config", "config": "enabled"}

    def prompt(self):
        return self.prompts[self.mode]

    def unknown(self, line):
        return " " * 10 + "^\nERROR: % Invalid input detected at '^' marker.\n"

    def _policies(self):
        maps = "!\npolicy-map type inspect dns preset_dns_map\n parameters\n  message-length maximum client auto\n" \
               "  message-length maximum 512\n  no tcp-inspection\npolicy-map global_policy\n class inspection_default\n"
        rows = list(self.inspections)
        if self.box.get("running"):
            rows.insert(11, "sip")
        # Another policy of the owner's makes the answer longer than a screen.
        mine = "policy-map outside_policy\n class voice\n  priority\n class class-default\n  police output 20000000\n"
        return maps + "".join(f"  inspect {row}\n" for row in rows) + mine + "!\n"

    def _enable(self):
        for _ in range(3):
            if self.terminal.line("Password: ", secret=True) == self.box.about["enable"]:
                self.mode = "enabled"
                return ""
            self.terminal.write("Invalid password\n")
        return "Access denied.\n"

    def _show(self, line):
        running = re.sub(r"^show run(ning-config)?\b", "show running-config", line)
        return piped(running, {
            "show running-config policy-map": self._policies(),
            "show running-config policy-map global_policy": self._policies().split("policy-map outside")[0],
            "show version": "\nCisco Adaptive Security Appliance Software Version 9.8(2) \n"
                            "Device Manager Version 7.8(2)\n\nHardware:   ASA5506, 4096 MB RAM\n"})

    def run(self, line):
        line = line.replace("| include", "| grep")
        if line in ("exit", "quit", "logout"):
            if self.mode in ("start", "enabled"):
                self.terminal.write("\nLogoff\n\n")
                raise Leave
            self.mode = self.up[self.mode]
            return ""
        if self.mode == "start":
            if line in ("enable", "en"):
                return self._enable()
            return self._show(line) if line.startswith("show version") else None
        if line.startswith("show "):
            return self._show(line)
        return self._enabled(line) if self.mode == "enabled" else self._configure(line)

    def _save(self):
        self.box.save()
        return ("Building configuration...\nCryptochecksum: 5ab1f9e2 0c7d3e88 4417a9c5 d1f0b2aa \n\n"
                "7436 bytes copied in 0.510 secs\n[OK]\n")

    def _enabled(self, line):
        if line in ("configure terminal", "conf t"):
            self.mode = "config"
            return ""
        if re.fullmatch(r"terminal pager( lines)? \d+", line):
            self.page_lines = int(line.split()[-1])
            return ""
        if line in ("write memory", "copy running-config startup-config", "write"):
            return self._save()
        return None

    def _configure(self, line):
        if line == "end":
            self.mode = "enabled"
            return ""
        if line == "policy-map global_policy":
            self.mode = "pmap"
            return ""
        if line == "class inspection_default" and self.mode in ("pmap", "pmap-c"):
            self.mode = "pmap-c"
            return ""
        if self.mode == "pmap-c" and line in ("inspect sip", "no inspect sip"):
            self.box.configure(line == "inspect sip")
            self.box.apply()
            return ""
        return self._save() if line == "write memory" else None
