"""Whose a host is: under which suffixes anybody may register a name."""

import functools
import importlib.resources
from collections.abc import Iterable

from ...fetch_standard import parse_url, registrable_domain

#: No registry sells names here, but each host of a machine or a network may have one.
RESERVED = frozenset(
    "localhost test example invalid local internal lan home corp intranet home.arpa".split()
)
#: Their registries ask who one is.
_CLOSED = ("arpa", "gov", "int", "mil")
#: Suffixes that everybody has seen, where several are as short.
FAMILIAR = frozenset(("com", "co", "net", "org", "io"))


class SuffixTree:
    """The public suffixes, letter by letter from their end."""

    def __init__(self) -> None:
        self.children: dict[str, SuffixTree] = {}
        self.suffix: str | None = None

    def add(self, suffix: str) -> None:
        """Add a suffix such as `co.uk`."""
        node = self
        for letter in reversed(suffix):
            node = node.children.setdefault(letter, SuffixTree())
        node.suffix = suffix


@functools.cache
def suffix_tree() -> SuffixTree:
    """Return the suffixes of https://publicsuffix.org/ below which one registers, and RESERVED."""
    listed = importlib.resources.files("publicsuffixlist").joinpath("public_suffix_list.dat")
    tree = SuffixTree()
    for line in listed.read_text("utf-8").splitlines():
        rule = line.partition(" ")[0].strip()
        is_name = rule and rule.isascii() and not rule.startswith(("//", "*", "!"))
        if is_name and rule.rpartition(".")[2] not in _CLOSED:
            tree.add(rule)
    for suffix in RESERVED:
        tree.add(suffix)
    return tree


def own_domains(origins: Iterable[str]) -> frozenset[str]:
    """Return the registrable domains of origins; a host that has none is one by itself."""
    hosts = [url.hostname for origin in origins if (url := parse_url(origin))]
    return frozenset(domain_of(host) for host in hosts if host)


def domain_of(host: str) -> str:
    """Return the part of a host's name that its owner registered, or else the host."""
    domain = registrable_domain(host)
    return without_service(domain) if domain else host


def without_service(host: str) -> str:
    """Return a host of App Engine without `VERSION-dot-SERVICE-dot-`: a project is registered.

    https://cloud.google.com/appengine/docs/standard/how-requests-are-routed
    """
    return host.rpartition("-dot-")[2] if host.endswith(".appspot.com") else host


def is_reserved(host: str) -> bool:
    """Return whether a host's name is one that nobody can register anywhere."""
    return any(host == name or host.endswith(f".{name}") for name in RESERVED)
