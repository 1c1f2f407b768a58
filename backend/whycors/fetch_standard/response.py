"""A response, as the standard's algorithms read it.

https://fetch.spec.whatwg.org/#concept-response
"""

from collections.abc import Set

from .headers import HeaderList

REDIRECT_STATUSES = (301, 302, 303, 307, 308)


class Response:
    """A response whose headers are found by their names.

    `by_name` has the values of the headers, in order, by their names in lower case; `sent_headers`
    are the headers as they came. https://fetch.spec.whatwg.org/#concept-response
    """

    def __init__(
        self, status: int, by_name: dict[str, list[str]], sent_headers: HeaderList = ()
    ) -> None:
        self.status = status
        self.by_name = by_name
        self.sent_headers = sent_headers
        #: https://fetch.spec.whatwg.org/#redirect-status
        self.is_redirect = status in REDIRECT_STATUSES

    @property
    def location(self) -> str:
        """The Location of a redirect, "" where there is none."""
        return (self.get("location") or "") if self.is_redirect else ""

    @property
    def names(self) -> Set[str]:
        """The headers' names in lower case."""
        return self.by_name.keys()

    def values(self, name: str) -> list[str]:
        """Return the values of every header called `name` (lower case), in order."""
        return self.by_name.get(name, [])

    def get(self, name: str) -> str | None:
        """Return the combined value of the headers called `name`, None where there are none.

        https://fetch.spec.whatwg.org/#concept-header-list-get
        """
        values = self.by_name.get(name)
        return ", ".join(values) if values else None
