"""The browser's memory of preflights.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from dataclasses import dataclass, field

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import is_cors_non_wildcard_request_header_name
from backend.fetch_standard.request import FetchRequest

DEFAULT_MAX_AGE_SECONDS = 5


@dataclass(frozen=True)
class Entry:
    """What one preflight allowed: a method, or a header's name (lower case); either may be `*`."""

    origin: str
    url: str
    credentials: bool
    method: str | None = None
    header_name: str | None = None


@dataclass
class PreflightCache:
    """The entries that are still fresh. Time stands still here: only a max-age of 0 has passed."""

    entries: list[Entry] = field(default_factory=list)

    def store(self, request: FetchRequest, methods: list[str], header_names: list[str]) -> None:
        """Remember what a preflight allowed (CORS-preflight fetch, steps 7.12 to 7.15)."""
        origin, url = request.serialized_origin, request.current_url.without_fragment
        credentials = request.credentials_mode == "include"
        for method in methods:
            self.entries.append(Entry(origin, url, credentials, method=method))
        for name in header_names:
            self.entries.append(Entry(origin, url, credentials, header_name=name.lower()))

    def clear(self, request: FetchRequest) -> None:
        """Forget what was allowed at the request's URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        origin, url = request.serialized_origin, request.current_url.without_fragment
        self.entries = [e for e in self.entries if (e.origin, e.url) != (origin, url)]

    def allows_method(self, request: FetchRequest, behaviour: Behaviour) -> bool:
        """https://fetch.spec.whatwg.org/#concept-cache-match-method"""
        allowed = (request.method, "*")
        return any(e.method in allowed for e in self._matching(request, behaviour))

    def allows_header(self, request: FetchRequest, name: str, behaviour: Behaviour) -> bool:
        """https://fetch.spec.whatwg.org/#concept-cache-match-header"""
        never = behaviour.cached_wildcard_covers_no_header
        wildcard_counts = not (never or is_cors_non_wildcard_request_header_name(name))
        wanted = (name.lower(), "*") if wildcard_counts else (name.lower(),)
        return any(e.header_name in wanted for e in self._matching(request, behaviour))

    def _matching(self, request: FetchRequest, behaviour: Behaviour) -> list[Entry]:
        """https://fetch.spec.whatwg.org/#concept-cache-match"""
        key = (request.serialized_origin, request.current_url.without_fragment)
        with_credentials = request.credentials_mode == "include"
        apart = behaviour.cache_keeps_credentials_apart
        return [
            entry
            for entry in self.entries
            if (entry.origin, entry.url) == key
            and (entry.credentials == with_credentials or (entry.credentials and not apart))
        ]
