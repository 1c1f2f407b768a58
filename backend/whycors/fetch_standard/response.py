"""A response, as the standard's algorithms read it.

https://fetch.spec.whatwg.org/#concept-response
"""

from .headers import HeaderList

REDIRECT_STATUSES = (301, 302, 303, 307, 308)


class Response:
    """A response whose headers are found by their names.

    https://fetch.spec.whatwg.org/#concept-response
    """

    def __init__(self, status: int, headers: HeaderList = ()) -> None:
        self.status = status
        self.headers: HeaderList = headers
        #: https://fetch.spec.whatwg.org/#redirect-status
        self.is_redirect = status in REDIRECT_STATUSES
        self._values: dict[str, list[str]] = {}
        for name, value in headers:
            self._values.setdefault(name.lower(), []).append(value)

    @property
    def names(self) -> set[str]:
        """The headers' names in lower case."""
        return set(self._values)

    def values(self, name: str) -> list[str]:
        """Return the values of every header called `name` (lower case), in order."""
        return self._values.get(name, [])

    def get(self, name: str) -> str | None:
        """Return the combined value of the headers called `name`, None where there are none.

        https://fetch.spec.whatwg.org/#concept-header-list-get
        """
        values = self.values(name)
        return ", ".join(values) if values else None
