"""What a fetch has done so far: the steps it took, the requests it sent, and how it may end."""

from dataclasses import dataclass, field
from typing import NoReturn

from .model import Failure, HttpRequest, Step
from .reasons import Reason
from .steps import StepId
from .urls import Url


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

    def note(self, id: StepId, passed: bool = True, **values: str | None) -> None:
        """Note a step, and whether it lets the request go on."""
        self.steps.append(Step(id, passed, values))

    def fail(
        self, id: StepId, reason: Reason, url: Url, parameter: str = "", **values: str | None
    ) -> NoReturn:
        """Note the step that refuses, and end with a network error."""
        self.note(id, False, **values)
        raise NetworkError(Failure(reason, parameter, url.href))
