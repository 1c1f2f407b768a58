"""Which origins the author of a pattern has in mind, as far as its text tells.

A dot that isn't escaped was meant as a dot, `*` was meant as in a file name, and what a set or a
group stands for is anything. What is left is the part of a host that is spelt out at its end.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...fetch_standard import address_space, is_ip_address, parse_url, registrable_domain
from ..rules.hand_written import is_exact_origin
from .parsed_patterns import ops, parser
from .registrable import is_reserved, without_service

#: Stands in a reading for anything; it can't be in an origin.
ANYTHING = "\0"
_MOST_READINGS = 24
#: What may stand for ANYTHING in an example: nothing, a label, a label with its dot, a port, all
#: that comes before a host.
_EXAMPLES = ("", "app", "app.", "3000", "https://", "https://app")
_MOST_OPEN = 3
_SETS = (ops.IN, ops.ANY, ops.NOT_LITERAL, ops.CATEGORY)
_GROUPS = (ops.SUBPATTERN, getattr(ops, "ATOMIC_GROUP", None))


def readings_of(pattern: re.Pattern[str]) -> list[str]:
    """Return the texts that a pattern spells out, with ANYTHING where they are open."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    return list(dict.fromkeys(itertools.islice(_sequence(list(tree)), _MOST_READINGS)))


def meant_domains(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the domains that a pattern is written for, such as `example.com`.

    None, for instance, for `https://.*` and for `https://.*\\.co\\.uk`.
    """
    domains = (_domain(reading) for reading in readings_of(pattern))
    return frozenset(domain for domain in domains if domain)


def example_origins(pattern: re.Pattern[str]) -> list[str]:
    """Return an origin for each reading that names a domain, whether the pattern matches or not."""
    found = []
    for reading in readings_of(pattern):
        if _domain(reading):
            fitting = [text for text in _filled(reading.split(ANYTHING)) if is_exact_origin(text)]
            found += sorted(fitting, key=lambda text: pattern.match(text) is None)[:1]
    # A page of one's own machine is seldom served over https.
    return sorted(dict.fromkeys(found), key=_is_https_at_home)


def _is_https_at_home(origin: str) -> bool:
    url = parse_url(origin)
    return url is not None and url.scheme == "https" and address_space(url) == "loopback"


def _filled(parts: list[str]) -> Iterator[str]:
    for chosen in itertools.product(_EXAMPLES, repeat=min(len(parts) - 1, _MOST_OPEN)):
        texts = itertools.zip_longest(parts, chosen, fillvalue="")
        yield "".join(itertools.chain.from_iterable(texts)).lower()


def _domain(reading: str) -> str | None:
    """Return the domain that a reading spells out at the end of its host."""
    _, separator, rest = reading.rpartition("://")
    host = re.split("[:/]", rest if separator else reading)[0].lower()
    *before, tail = host.split(ANYTHING)
    # `localhost.*` and the like: what is open comes last, and the host before it.
    name = without_service((tail or "".join(before[:1])).strip("."))
    if not name or name.startswith(("-", "[")):
        return None
    if is_ip_address(name):
        return name if name.count(".") == 3 else None
    if "." not in name and not is_reserved(name):
        return None
    return registrable_domain(name) or (name if is_reserved(name) else None)


def _sequence(items: list[Any]) -> Iterator[str]:
    if not items:
        yield ""
        return
    for first in _item(*items[0]):
        for rest in _sequence(items[1:]):
            yield first + rest


def _item(operator: Any, argument: Any) -> Iterable[str]:
    """Yield what one item of the parsed tree spells out."""
    if operator is ops.LITERAL:
        return (chr(argument),)
    if operator is ops.ANY:
        return (".",)
    if operator in _GROUPS:
        return _sequence(list(argument[-1] if operator is ops.SUBPATTERN else argument))
    if operator is ops.BRANCH:
        return itertools.chain.from_iterable(_sequence(list(part)) for part in argument[1])
    if operator in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return ("",)
    if operator in (ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)):
        return _repeated(*argument)
    return (ANYTHING,)


def _repeated(least: int, most: Any, body: Any) -> Iterable[str]:
    parts = list(body)
    if len(parts) == 1 and parts[0][0] in _SETS:
        return (ANYTHING,)
    spelt = _sequence(parts)
    if most == 1:
        return spelt if least else itertools.chain(spelt, ("",))
    if len(parts) == 1 and parts[0][0] is ops.LITERAL:
        # As a file name's `*`, it was meant to stand beside the character, not to repeat it.
        return (f"{text}{ANYTHING}" for text in spelt)
    return itertools.chain(spelt, () if least else ("",))
