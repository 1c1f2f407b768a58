"""The guide: where its pictures are, and its addresses, each of which must lead somewhere."""

import re
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from frontend.course.workshops import PlanStep
from frontend.origins import DEFAULT_PORTS
from scripts.rehearsing.told import ROLES
from scripts.running_lab import Lab

GUIDE = Path(__file__).parent.parent.parent / "frontend" / "workshop"
LOCAL = ("localhost", "127.0.0.1")
#: Written by the command that makes the kit, and not committed.
PRINTED = ".pdf"


#: An address that is to be typed: of a page of the lab's. An API's in a text may be any app's.
IN_TEXT = re.compile(r"http://(?:localhost|127\.0\.0\.1):8000(?:/[\w./?&=#-]*)?")


def picture_of(step: PlanStep, language: str) -> Path:
    """Return where the guide has the picture of a step."""
    return GUIDE / "pictures" / language / f"{step.lesson.slug}--{step.experiment.slug}.png"


class _Addresses(HTMLParser):
    """Collects what links and pictures lead to, and the addresses that are to be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.found += [address.rstrip(".?") for address in IN_TEXT.findall(data)]


def dead_addresses(lab: Lab, language: str, folder: Path = GUIDE) -> list[str]:
    """Return a line for each address in the guide that leads nowhere.

    Those of the lab are asked for at `lab`; those of a file beside must be there; the web's are
    left alone, since a room may have no internet.
    """
    places: dict[str, list[str]] = {}
    for page in sorted((folder / language).glob("*.html")):
        for address in sorted(_addresses_in(page)):
            if fault := _fault(address, page, lab):
                places.setdefault(f"{address}: {fault}", []).append(page.name)
    return [f"{', '.join(pages)}: {line}" for line, pages in places.items()]


def _addresses_in(page: Path) -> set[str]:
    addresses = _Addresses()
    addresses.feed(page.read_text("utf-8"))
    return set(addresses.found)


def _fault(address: str, page: Path, lab: Lab) -> str | None:
    """Return why an address leads nowhere, None if it leads somewhere."""
    url = urlsplit(address)
    if url.scheme in ("http", "https"):
        return _fault_of_lab(address, lab) if url.hostname in LOCAL else None
    if url.scheme:
        return None
    file = page.parent / unquote(urldefrag(url.path).url) if url.path else page
    if file.suffix == PRINTED or file.exists():
        return None
    return "there is no such file"


def _fault_of_lab(address: str, lab: Lab) -> str | None:
    """Return how the lab fails to answer at an address, which has one of the usual ports."""
    url = urlsplit(address)
    ports = {DEFAULT_PORTS[role]: port for role, port in zip(ROLES, lab.ports, strict=True)}
    if str(url.port) not in ports:
        return f"port {url.port} is none of the lab’s, {', '.join(ports)}"
    port = ports[str(url.port)]
    here = url._replace(netloc=f"127.0.0.1:{port}", fragment="").geturl()
    request = urllib.request.Request(here, headers={"Host": f"{url.hostname}:{port}"})
    without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with without_proxy.open(request, timeout=10):
            return None
    except urllib.error.HTTPError as error:
        with error:
            return None if _is_bare_api(address) else f"answers {error.code}"
    except OSError as error:
        return str(error)


def _is_bare_api(address: str) -> bool:
    """Return whether it is the API's origin alone, where a 404 says where the scenarios are."""
    url = urlsplit(address)
    return str(url.port) == DEFAULT_PORTS["API"] and url.path in ("", "/")
