"""The browser's memory of preflights.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from dataclasses import dataclass, field

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import is_cors_non_wildcard_request_header_name
from backend.fetch_standard.request import FetchRequest, is_cors_safelisted_method


@dataclass
class Entry:
    """What one preflight allowed: a method, or a header's name (lower case); either may be `*`.

    An entry with neither says only that there was a preflight.
    `expires` is when it is forgotten, in seconds on the cache's clock.
    """

    origin: str
    url: str
    credentials: bool
    expires: float
    method: str | None = None
    header_name: str | None = None


@dataclass
class PreflightCache:
    """What a page's preflights allowed. `now` is the clock, in seconds: whoever owns it sets it."""

    entries: list[Entry] = field(default_factory=list)
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
        origin, url = _key(request, behaviour)
        credentials, expires = request.credentials_mode == "include", self.now + max_age
        self.entries.append(Entry(origin, url, credentials, expires))
        for method in methods:
            known = self._of_method(request, method, behaviour)
            for entry in known:
                entry.expires = expires
            if not known:
                self.entries.append(Entry(origin, url, credentials, expires, method=method))
        for name in header_names:
            known = self._of_header(request, name, behaviour)
            for entry in known:
                entry.expires = expires
            if not known:
                name = name.lower()
                self.entries.append(Entry(origin, url, credentials, expires, header_name=name))

    def clear(self, request: FetchRequest, behaviour: Behaviour) -> None:
        """Forget what was allowed at the request's URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        key = _key(request, behaviour)
        self.entries = [e for e in self.entries if (e.origin, e.url) != key]

    def allows_method(self, request: FetchRequest, behaviour: Behaviour) -> bool:
        """Return whether the request's method needs no new preflight."""
        covers_safelisted = (
            behaviour.cache_keeps_one_answer and is_cors_safelisted_method(request.method)
        ) or (behaviour.any_entry_covers_get_and_post and request.method in ("GET", "POST"))
        if covers_safelisted:
            return bool(self._matching(request, behaviour))
        return bool(self._of_method(request, request.method, behaviour))

    def allows_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> bool:
        """Return whether the header called `name` needs no new preflight."""
        return bool(self._of_header(request, name, behaviour))

    def _of_method(self, request: FetchRequest, method: str, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match-method"""
        return [
            entry
            for entry in self._matching(request, behaviour)
            if entry.method == method or (entry.method == "*" and _is_wildcard(entry, behaviour))
        ]

    def _of_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match-header"""
        may_be_covered = not is_cors_non_wildcard_request_header_name(name)
        return [
            entry
            for entry in self._matching(request, behaviour)
            if entry.header_name == name.lower()
            or (entry.header_name == "*" and may_be_covered and _is_wildcard(entry, behaviour))
        ]

    def _matching(self, request: FetchRequest, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match"""
        key = _key(request, behaviour)
        with_credentials = request.credentials_mode == "include"
        apart = behaviour.cache_keeps_credentials_apart
        return [
            entry
            for entry in self.entries
            if (entry.origin, entry.url) == key
            and self.now < entry.expires
            and (entry.credentials == with_credentials or (entry.credentials and not apart))
        ]


def _is_wildcard(entry: Entry, behaviour: Behaviour) -> bool:
    """Return whether the entry's `*` covers more than what is called so."""
    is_literal = entry.credentials and behaviour.cached_wildcard_minds_credentials
    return not (is_literal or behaviour.cached_wildcard_covers_nothing)


def _key(request: FetchRequest, behaviour: Behaviour) -> tuple[str, str]:
    return request.preflight_origin(behaviour), request.current_url.href
