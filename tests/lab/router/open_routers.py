"""Command lines of MikroTik RouterOS and Ubiquiti EdgeOS."""
import os
import re

from linux_tools import LinuxTools
from shell import Leave, Shell, piped


class MikroTik(Shell):
    """RouterOS 6: no save, colours and a question to the terminal unless it was told not to."""

    issue = "MikroTik v6.48.6 (stable)\n"
    user_prompt = "Login: "
    wrong = "Login failed, incorrect username or password\n\n"
    changes = (r"/?ip firewall service-port (dis|en)able sip", r"/?ip firewall service-port set .*sip.*")

    def __init__(self, box, transport):
        super().__init__(box, transport)
        name = os.environ.get("USER", "")
        self.plain = "+" in name or os.environ.get("TERM", "dumb") in ("dumb", "")
        self.welcome = ("\n\n  MMM      MMM       KKK                          TTTTTTTTTTT      KKK\n"
                        "  MMMM    MMMM       KKK                          TTTTTTTTTTT      KKK\n\n"
                        "  MikroTik RouterOS 6.48.6 (c) 1999-2021       http://www.mikrotik.com/\n\n"
                        "[?]             Gives the list of available commands\n"
                        "command [?]     Gives help on the command and list of arguments\n\n")
        if not self.plain:
            self.welcome += "\x1b[9999B\r"

    def prompt(self):
        if self.plain:
            return f"[{self.user}@MikroTik] > "
        return f"\r\x1b[K[\x1b[m\x1b[36m{self.user}\x1b[m@\x1b[m\x1b[32mMikroTik\x1b[m] > "

    def unknown(self, line):
        return f"bad command name {line.split()[0].lstrip('/')} (line 1 column 1)\n"

    def _services(self):
        flag = " " if self.box.get("running") else "X"
        return ('Flags: X - disabled, I - invalid \n 0   name="ftp" ports=21 \n 1   name="tftp" ports=69 \n'
                ' 2 X name="irc" ports=6667 \n 3   name="h323" \n'
                f' 4 {flag} name="sip" ports=5060,5061 sip-direct-media=yes sip-timeout=1h \n'
                ' 5   name="pptp" \n 6 X name="rtsp" ports=554 \n 7   name="udplite" \n')

    def _switch(self, on):
        self.box.configure(on)
        self.box.apply()
        self.box.save()
        return ""

    def run(self, line):
        if line in ("/quit", "quit"):
            raise Leave
        where = re.sub(r"\s+", " ", line.lstrip("/"))
        if re.fullmatch(r"ip firewall service-port disable (sip|\[find name=\"?sip\"?\])", where):
            return self._switch(False)
        if re.fullmatch(r"ip firewall service-port enable (sip|\[find name=\"?sip\"?\])", where):
            return self._switch(True)
        switch = re.fullmatch(r"ip firewall service-port set sip disabled=(yes|no)", where)
        if switch:
            return self._switch(switch[1] == "no")
        if where in ("ip firewall service-port print", "ip firewall service-port print detail",
                     "ip firewall service-port print detail without-paging",
                     "ip firewall service-port print without-paging"):
            return self._services() + "\n"
        if re.fullmatch(r":put \[/ip firewall service-port get \[find name=\"?sip\"?\] disabled\]", line):
            return "false\n" if self.box.get("running") else "true\n"
        if line == ":put [/system resource get version]":
            return "6.48.6 (stable)\n"
        if line == ":put [/system resource get platform]":
            return "MikroTik\n"
        if line == ":put [/system resource get board-name]":
            return "hAP ac^2\n"
        if where in ("system resource print", "system routerboard print"):
            return ("                   uptime: 3d4h\n                  version: 6.48.6 (stable)\n"
                    "               board-name: hAP ac^2\n                 platform: MikroTik\n\n")
        return None


class EdgeOs(Shell):
    """EdgeOS 2: a shell, a configuration mode that changes at commit, and a boot file kept by save."""

    changes = (r"set system conntrack modules sip disable", r"delete system conntrack modules sip( disable)?")
    saves = (r"save",)
    welcome = "Linux ubnt 4.14.54-UBNT #1 SMP mips64\nWelcome to EdgeOS\n\n"

    def __init__(self, box, transport):
        super().__init__(box, transport)
        self.tools = LinuxTools(box.folder, {"lsmod": "cat FOLDER/modules"})

    def prompt(self):
        return f"[edit]\n{self.user}@ubnt# " if self.mode == "configure" else f"{self.user}@ubnt:~$ "

    def unknown(self, line):
        if self.mode == "configure":
            return f"\n  Invalid command: [{line.split()[0]}]\n\n"
        return f"-vbash: {line.split()[0]}: command not found\n"

    def _modules(self):
        rows = "nf_nat_ftp              2022  0\nnf_nat                 13284  4 nf_nat_ftp,ipt_MASQUERADE\n"
        if self.box.get("running"):
            rows += "nf_nat_sip              8853  0\nnf_conntrack_sip       21773  1 nf_nat_sip\n"
        return rows

    def _configuration(self):
        rows = "set system host-name ubnt\nset system time-zone UTC\n"
        return rows if self.box.get("running") else rows + "set system conntrack modules sip disable\n"

    def run(self, line):
        return self._configure(line) if self.mode == "configure" else self._operate(line)

    def _operate(self, line):
        if line == "configure":
            self.mode = "configure"
            return ""
        if line in ("exit", "logout"):
            raise Leave
        said = piped(line, {
            "terminal length 0": "", "set terminal length 0": "",
            "show configuration commands": self._configuration(),
            "show version": "Version:      v2.0.9-hotfix.7\nBuild ID:     5622731\nHW model:     EdgeRouter X 5-Port\n"})
        if said is not None:
            return said
        self.tools.provide(modules=self._modules())
        return self.tools.run(line)

    def _leave(self, discard):
        pending = self.box.get("set") != self.box.get("running")
        if pending and not discard:
            return ("Cannot exit: configuration modified.\n"
                    "Use 'exit discard' to discard the changes and exit.\n")
        if pending:
            self.box.configure(self.box.get("running"))
        self.mode = "start"
        return "exit\n"

    def _configure(self, line):
        wish = re.fullmatch(r"(set|delete) system conntrack modules sip disable", line)
        if wish:
            on = wish[1] == "delete"
            if on and self.box.get("set"):
                return "Nothing to delete (the specified node does not exist)\n"
            self.box.configure(on)
            return ""
        if line == "commit":
            if self.box.get("set") == self.box.get("running"):
                return "No configuration changes to commit\n"
            self.box.apply()
            return ""
        if line == "save":
            # What is saved is what runs, not what waits for a commit.
            if self.box.get("set") == self.box.get("running"):
                self.box.save()
            return "Saving configuration to '/config/config.boot'...\nDone\n"
        if line in ("exit", "exit discard"):
            return self._leave(line == "exit discard")
        if line == "show system conntrack modules":
            return "" if self.box.get("set") else " sip {\n     disable\n }\n"
        if line.startswith("run "):
            return self._operate(line[4:])
        if line.startswith(("set ", "delete ")):
            return "Configuration path: [" + line.split(" ", 1)[1] + "] is not valid\nSet failed\n\n"
        return None
