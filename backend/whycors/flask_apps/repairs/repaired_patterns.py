"""Origin patterns as their author meant them: with an end, with dots that are dots."""

import re
from collections.abc import Iterator

_PART = "([a-z0-9-]+\\.)"
# `*` after a slash or a colon was meant as a shell has it.
_GLOB = re.compile(r"(?<=[:/])\*(?!\))|^\*")
_DOT = re.compile(r"(?<!\\)\.(?![*+?{\\])")
_ANYTHING = re.compile(r"\.[*+](\\\.)?(?=[A-Za-z0-9])")
_OPEN_HOST = re.compile(r"\.[*+]")


def repaired_patterns(pattern: str) -> Iterator[str]:
    """Yield what a pattern may have been meant to be, the least changed first.

    A glob, such as `http://localhost:*`, is no pattern of its own kind: it is written anew first.
    """
    bare = pattern.removesuffix("$").removesuffix("\\Z")
    told = [bare, _with_dots(bare), _with_parts(bare), _with_parts(_with_dots(bare))]
    if _GLOB.search(bare):
        told.insert(0, _of_glob(bare))
    seen = {pattern}
    for each in told:
        ended = f"{each}$"
        if ended not in seen and _is_regular(ended):
            seen.add(ended)
            yield ended


def _with_dots(pattern: str) -> str:
    """Return the pattern whose dots are dots, where they don't stand for any character."""
    return _DOT.sub(r"\\.", pattern)


def _with_parts(pattern: str) -> str:
    """Return the pattern that takes whole labels of a host's name, where it took anything."""
    named = _ANYTHING.sub(lambda found: f"{_PART}{'+' if found[1] else '*'}", pattern)
    return _OPEN_HOST.sub("[a-z0-9-]+", named)


def _of_glob(glob: str) -> str:
    """Return a regular expression for what a shell would take."""
    scheme, _, rest = glob.replace("\\", "").rpartition("://")
    host, colon, port = rest.partition(":")
    below = host.startswith("*.")
    name = re.escape(host.removeprefix("*.")).replace("\\-", "-").replace("\\*", "[a-z0-9-]+")
    number = "[0-9]+" if port == "*" else port
    return f"{scheme}://{_PART + '+' if below else ''}{name}{colon}{number}"


def _is_regular(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
