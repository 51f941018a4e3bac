"""How long a program takes from its start to its first window, seen by the X server and not by itself."""
import ctypes
import os
import subprocess
import time

SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19


class XEvent(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("room", ctypes.c_long * 24)]


class Screen:
    """An X server of our own, and a look at what appears on it."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten",
                                        "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        self.x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.x.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.POINTER(XEvent)]
        self.display = self.x.XOpenDisplay(self.name.encode())
        self.x.XSelectInput(self.display, self.x.XDefaultRootWindow(self.display), SUBSTRUCTURE_NOTIFY)
        return self

    def __exit__(self, *_):
        self.server.kill()
        self.server.wait()

    def seconds_to_window(self, *command):
        self.x.XSync(self.display, 1)
        environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        start = time.perf_counter()
        program = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        event = XEvent()
        while True:
            self.x.XNextEvent(self.display, ctypes.byref(event))
            if event.type == MAP_NOTIFY:
                break
        seconds = time.perf_counter() - start
        program.kill()
        program.wait()
        return seconds
