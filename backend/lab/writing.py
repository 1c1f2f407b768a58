"""Whether the lab writes its scenarios' files for a page, and how it does.

Such a file is code that this machine runs. So the lab writes one only where nobody else reaches it,
only for its own front end, and only a file that is there already.
"""

import ipaddress
import itertools
import os
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from backend.lab.scenarios import Scenario
from backend.settings import Settings

Offer = Literal["offered", "read-only", "shared"]

#: Held from reading a file to writing it, so that of two requests one sees what the other did.
WRITING = threading.Lock()


def offer_of_writing(scenario: Scenario, settings: Settings) -> Offer:
    """Return whether the file may be written here, or why it may not."""
    if not is_writable(scenario):
        return "read-only"
    return "shared" if is_shared(settings) else "offered"


def is_writable(scenario: Scenario) -> bool:
    """Return whether the file can be replaced, or made if it is gone; a link is not followed."""
    path, folder = scenario.path, scenario.folder
    inside = folder.resolve() / path.relative_to(folder)
    if path.resolve() != inside:
        return False
    if not os.path.lexists(path):
        return os.access(next(each for each in path.parents if each.exists()), os.W_OK)
    return path.is_file() and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_shared(settings: Settings) -> bool:
    """Return whether others may reach the lab: it listens, or is known, beyond this machine."""
    origins = (settings.api_origin, settings.frontend_origin, settings.attacker_origin)
    return not all(map(_is_loopback, [settings.host, *map(host_of, origins)]))


def host_of(origin: str) -> str:
    """Return an origin's host, without a port and without an IPv6 address's brackets."""
    return urlsplit(origin).hostname or ""


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file's content at once: whoever reads it has either the old or the new one.

    Raises OSError if that can't be done; then the old one is left as it was.
    """
    handle, new = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".new")
    try:
        with open(handle, "wb") as file:
            file.write(content)
        shutil.copymode(path, new)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def keep_beside(path: Path) -> Path:
    """Copy a file beside itself, under a name that makes no scenario of it; return where it is.

    What was kept there before stays. Raises OSError if the copy can't be made.
    """
    content = path.read_bytes()
    names = itertools.chain(["mine"], (f"mine-{number}" for number in itertools.count(2)))
    places = (path.with_name(f"{path.name}.{name}") for name in names)
    kept = next(place for place in places if not _is_taken(place, content))
    if not kept.exists():
        with open(kept, "xb") as file:
            file.write(content)
    return kept


def _is_taken(place: Path, content: bytes) -> bool:
    """Return whether something else than this content is there already."""
    return os.path.lexists(place) and not (place.is_file() and place.read_bytes() == content)
