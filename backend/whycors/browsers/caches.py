"""The preflight caches of Chromium and Firefox, each beside the standard's."""

import re

from ..fetch_standard.model import Failure
from ..fetch_standard.preflight_cache import (
    DEFAULT_MAX_AGE_SECONDS,
    Entry,
    PreflightCache,
    What,
    key,
)
from ..fetch_standard.preflight_checks import PreflightAnswer
from ..fetch_standard.request import FetchRequest, is_cors_safelisted_method
from ..fetch_standard.syntax import parse_delta_seconds
from ..fetch_standard.urls import OPAQUE

#: What an entry allows that says only that there was a preflight.
ANYTHING: What = ("any", "")


class AnswerCache(PreflightCache):
    """A cache that knows, too, that there was an answer, whatever it allowed."""

    def store(self, request: FetchRequest, answer: PreflightAnswer) -> None:
        super().store(request, answer)
        entries, credentials = self.entries[key(request)], request.credentials_mode == "include"
        last, expires = entries.get((ANYTHING, credentials)), self.now + self.age(answer)
        entries[ANYTHING, credentials] = Entry(
            credentials, max(expires, last.expires if last else 0)
        )


class ChromiumCache(AnswerCache):
    """One answer a URL. It is forgotten as soon as it does not cover a request.

    CheckIfRequestCanSkipPreflight in services/network/cors/preflight_cache.cc
    """

    max_age_limit = 7200

    def partition(self, request: FetchRequest) -> "ChromiumCache":
        """Return one that lasts as long as the fetch for an opaque origin, which is always new."""
        return ChromiumCache(now=self.now) if request.origin == OPAQUE else self

    def covers(self, request: FetchRequest) -> bool:
        """Return whether the last answer covers all; it covers none that a redirect has tainted."""
        covered = not request.is_redirect_tainted and super().covers(request)
        if not covered:
            self.clear(request)
        return covered

    def allows_method(self, request: FetchRequest) -> bool:
        """Return whether the method is listed; one that is safelisted needs any answer at most."""
        if request.use_cors_preflight and is_cors_safelisted_method(request.method):
            return self.allows(request, ANYTHING)
        return super().allows_method(request)

    def max_age(self, values: list[str]) -> int:
        """Read a signed number of 64 bits: "+600" is one, and one below zero is not cached.

        ParseAccessControlMaxAge in services/network/public/cpp/cors/preflight_result.cc
        """
        seconds = _int64(values)
        return DEFAULT_MAX_AGE_SECONDS if seconds is None else max(0, seconds)

    def failed(self, request: FetchRequest, failure: Failure, needed_preflight: bool) -> None:
        """Leave all as it is."""

    def is_wildcard(self, entry: Entry) -> bool:
        """A wildcard of an answer with credentials covers no request without, either."""
        return not entry.credentials


def _int64(values: list[str]) -> int | None:
    """Return a signed number, None if it is absent, there several times or longer than 64 bits."""
    found = re.fullmatch(r"([+-]?)0*([0-9]{1,19})", values[0]) if len(values) == 1 else None
    if found is None:
        return None
    number = int(found[1] + found[2])
    return number if -(2**63) <= number < 2**63 else None


class FirefoxCache(AnswerCache):
    """Entries that each stand for what is called so, for GET and POST any of them."""

    max_age_limit = 86400

    def allows_method(self, request: FetchRequest) -> bool:
        """Return whether the method is listed, HEAD too; GET and POST need any answer."""
        is_covered_by_any = request.method in ("GET", "POST")
        return self.allows(request, ANYTHING if is_covered_by_any else ("method", request.method))

    def store(self, request: FetchRequest, answer: PreflightAnswer) -> None:
        """Leave what was remembered as it is where the answer is not to be remembered."""
        if self.age(answer) > 0:
            super().store(request, answer)

    def max_age(self, values: list[str]) -> int:
        """Read a number of seconds. An empty value is as none; an unreadable one is not cached."""
        seconds = parse_delta_seconds(values)
        default = DEFAULT_MAX_AGE_SECONDS if values in ([], [""]) else 0
        return default if seconds is None else seconds

    def failed(self, request: FetchRequest, failure: Failure, needed_preflight: bool) -> None:
        """Forget, whether it needed a preflight or not; but not where redirect mode is "error"."""
        if failure.reason != "RedirectModeError":
            self.clear(request)

    def serves(self, entry: Entry, request: FetchRequest) -> bool:
        """An entry made with credentials does not serve a request without."""
        return entry.credentials == (request.credentials_mode == "include")

    def is_wildcard(self, entry: Entry) -> bool:
        """A wildcard covers no method and no header's name."""
        return False
