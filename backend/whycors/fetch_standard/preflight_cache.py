"""The browser's memory of preflights.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .deviations import Behaviour
from .headers import is_cors_non_wildcard_request_header_name
from .request import FetchRequest, is_cors_safelisted_method

#: What an entry allows: a method, or a header's name (lower case); either may be `*`. The entry
#: for "any" says only that there was a preflight.
What = tuple[Literal["method", "header", "any"], str]
ANY: What = ("any", "")
#: What an entry allows, and whether to a request with credentials.
Allowed = tuple[What, bool]
#: The origin and the URL that entries are for.
Key = tuple[str, str]


@dataclass
class Entry:
    """One thing that a preflight allowed, to a request with `credentials` or without.

    `expires` is when it is forgotten, in seconds on the cache's clock.
    """

    credentials: bool
    expires: float


@dataclass
class PreflightCache:
    """What a page's preflights allowed. `now` is the clock, in seconds: whoever owns it sets it.

    `entries` is an index: by key, then by what an entry allows, and whether with credentials.
    """

    entries: dict[Key, dict[Allowed, Entry]] = field(default_factory=dict)
    now: float = 0.0

    def store(
        self,
        request: FetchRequest,
        methods: list[str],
        header_names: list[str],
        max_age: int,
        behaviour: Behaviour,
    ) -> None:
        """Remember for `max_age` seconds what a preflight allowed (steps 7.12 to 7.15).

        What was remembered before now lasts as long as this answer says, even if that is 0.
        """
        credentials, expires = request.credentials_mode == "include", self.now + max_age
        entries = self.entries.setdefault(_key(request, behaviour), {})
        whats: list[What] = [("method", method) for method in methods]
        whats += [("header", name.lower()) for name in header_names]
        for what in whats:
            known = list(self._covering(request, what, behaviour))
            for entry in known:
                entry.expires = expires
            if not known:
                entries[what, credentials] = Entry(credentials, expires)
        last = entries.get((ANY, credentials))
        entries[ANY, credentials] = Entry(credentials, max(expires, last.expires if last else 0))

    def clear(self, request: FetchRequest, behaviour: Behaviour) -> None:
        """Forget what was allowed at the request's URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        self.entries.pop(_key(request, behaviour), None)

    def allows_method(self, request: FetchRequest, behaviour: Behaviour) -> bool:
        """Return whether the request's method needs no new preflight.

        https://fetch.spec.whatwg.org/#concept-cache-match-method
        """
        covers_safelisted = (
            behaviour.cache_keeps_one_answer and is_cors_safelisted_method(request.method)
        ) or (behaviour.any_entry_covers_get_and_post and request.method in ("GET", "POST"))
        what: What = ANY if covers_safelisted else ("method", request.method)
        return any(self._covering(request, what, behaviour))

    def allows_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> bool:
        """Return whether the header called `name` needs no new preflight.

        https://fetch.spec.whatwg.org/#concept-cache-match-header
        """
        return any(self._covering(request, ("header", name.lower()), behaviour))

    def _covering(self, request: FetchRequest, what: What, behaviour: Behaviour) -> Iterator[Entry]:
        """Yield the entries that allow it: those for itself, and those for a wildcard."""
        kind, name = what
        yield from self._matching(request, what, behaviour)
        is_never_covered = kind == "header" and is_cors_non_wildcard_request_header_name(name)
        if kind == "any" or name == "*" or is_never_covered:
            return
        for entry in self._matching(request, (kind, "*"), behaviour):
            if _is_wildcard(entry, behaviour):
                yield entry

    def _matching(self, request: FetchRequest, what: What, behaviour: Behaviour) -> Iterator[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match"""
        entries = self.entries.get(_key(request, behaviour), {})
        with_credentials = request.credentials_mode == "include"
        others_serve = not with_credentials and not behaviour.cache_keeps_credentials_apart
        for credentials in (with_credentials, True) if others_serve else (with_credentials,):
            entry = entries.get((what, credentials))
            if entry and self.now < entry.expires:
                yield entry


def _is_wildcard(entry: Entry, behaviour: Behaviour) -> bool:
    """Return whether the entry's `*` covers more than what is called so."""
    is_literal = entry.credentials and behaviour.cached_wildcard_minds_credentials
    return not (is_literal or behaviour.cached_wildcard_covers_nothing)


def _key(request: FetchRequest, behaviour: Behaviour) -> Key:
    return request.preflight_origin(behaviour), request.cors_url(behaviour)
