"""The browser's memory of preflights.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from dataclasses import dataclass, field

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import is_cors_non_wildcard_request_header_name
from backend.fetch_standard.request import FetchRequest


@dataclass
class Entry:
    """What one preflight allowed: a method, or a header's name (lower case); either may be `*`.

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
        if behaviour.cache_keeps_last_answer_only:
            self.clear(request)
        origin, url = request.serialized_origin, request.current_url.href
        credentials, expires = request.credentials_mode == "include", self.now + max_age
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

    def clear(self, request: FetchRequest) -> None:
        """Forget what was allowed at the request's URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        origin, url = request.serialized_origin, request.current_url.href
        self.entries = [e for e in self.entries if (e.origin, e.url) != (origin, url)]

    def allows_method(self, request: FetchRequest, behaviour: Behaviour) -> bool:
        """Return whether the request's method needs no new preflight."""
        return bool(self._of_method(request, request.method, behaviour))

    def allows_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> bool:
        """Return whether the header called `name` needs no new preflight."""
        return bool(self._of_header(request, name, behaviour))

    def _of_method(self, request: FetchRequest, method: str, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match-method"""
        return [e for e in self._matching(request, behaviour) if e.method in (method, "*")]

    def _of_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match-header"""
        never = behaviour.cached_wildcard_covers_no_header
        wildcard_counts = not (never or is_cors_non_wildcard_request_header_name(name))
        wanted = (name.lower(), "*") if wildcard_counts else (name.lower(),)
        return [e for e in self._matching(request, behaviour) if e.header_name in wanted]

    def _matching(self, request: FetchRequest, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match"""
        key = (request.serialized_origin, request.current_url.href)
        with_credentials = request.credentials_mode == "include"
        apart = behaviour.cache_keeps_credentials_apart
        return [
            entry
            for entry in self.entries
            if (entry.origin, entry.url) == key
            and self.now < entry.expires
            and (entry.credentials == with_credentials or (entry.credentials and not apart))
        ]
