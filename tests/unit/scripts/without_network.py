"""A lab started where there is no network: python -m tests.unit.scripts.without_network FOLDER

In a network namespace of its own, as `unshare --net` makes it, it starts the lab of that folder and
prints what is to be known of it as JSON. Needs the standard library alone, whichever Python it is.
"""

import fcntl
import json
import socket
import struct
import sys
import urllib.request
from pathlib import Path

from scripts.running_lab import running_lab

SIOCSIFFLAGS = 0x8914
IFF_UP = 1
SOMEWHERE = ("192.0.2.1", 443)  # RFC 5737: an address of examples


def raise_loopback() -> None:
    """Give the namespace its own 127.0.0.1, which is down in a new one."""
    with socket.socket() as any_socket:
        request = struct.pack("16sH14x", b"lo", IFF_UP)
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, request)


def reaches_something() -> bool:
    """Return whether a packet to another machine finds a way out."""
    with socket.socket() as probe:
        probe.settimeout(5)
        try:
            probe.connect(SOMEWHERE)
        except TimeoutError:
            return True
        except OSError:
            return False
        return True


def main(folder: Path) -> None:
    raise_loopback()
    with running_lab(folder) as lab:
        with urllib.request.urlopen(f"{lab.page}/en/lessons/the-failure/read-the-notes/") as page:
            title = page.read().decode().partition("<title>")[2].partition("<")[0]
        health = lab.get("/lab/health")
    known = {"network": reaches_something(), "title": title, "health": health, "log": lab.log}
    print(json.dumps(known | {"python": list(sys.version_info[:2])}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
