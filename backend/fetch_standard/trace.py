"""What a fetch has done so far: the steps it took, the requests it sent, and how it may end."""

from dataclasses import dataclass, field
from typing import NoReturn

from backend.fetch_standard.model import Failure, HttpRequest, Step
from backend.fetch_standard.urls import Url


class NetworkError(Exception):
    """https://fetch.spec.whatwg.org/#concept-network-error"""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


@dataclass
class Trace:
    """The story of one fetch, written down as it goes."""

    steps: list[Step] = field(default_factory=list)
    sent: list[HttpRequest] = field(default_factory=list)
    server_executed: bool = False

    def passed(self, id: str, anchor: str, **values: str | None) -> None:
        """Note a step that lets the request go on."""
        self.steps.append(Step(id, anchor, True, values))

    def cors_error(
        self, id: str, anchor: str, reason: str, url: Url, **values: str | None
    ) -> NoReturn:
        """End with a network error that CORS is the reason of."""
        self.steps.append(Step(id, anchor, False, values))
        raise NetworkError(Failure(reason, True, url=url.href))

    def other_error(
        self,
        id: str,
        anchor: str,
        reason: str,
        url: Url,
        parameter: str = "",
        **values: str | None,
    ) -> NoReturn:
        """End with a network error that has nothing to do with CORS."""
        self.steps.append(Step(id, anchor, False, values))
        raise NetworkError(Failure(reason, False, parameter, url.href))
