"""What to send so that script may read more of an answer's headers than it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..fetch_standard import HttpRequest, HttpResponse, Request, parse_token_list, values_of
from .changes import HeaderChange, on_of

EXPOSE_HEADERS = "Access-Control-Expose-Headers"


@dataclass(frozen=True)
class Exposure:
    """The header with which script may read the `names`, too, and the option of CORS() for it."""

    names: tuple[str, ...]
    change: HeaderChange
    option: str


def exposure(
    asked: Request, request: HttpRequest, answer: HttpResponse, names: Sequence[str]
) -> Exposure:
    """Return how `answer`, the last one to what script `asked`, exposes these headers as well."""
    before = values_of(answer.headers, EXPOSE_HEADERS.lower())
    listed = parse_token_list(before) or []
    if asked.credentials == "include":
        listed = [name for name in listed if name != "*"]  # a name like any other, and nobody's
    exposed = list(dict.fromkeys([*listed, *names]))
    on = on_of(request, answer)
    change = HeaderChange(on, request.url, EXPOSE_HEADERS, tuple(before), ", ".join(exposed))
    return Exposure(tuple(names), change, f"expose_headers={exposed!r}")
