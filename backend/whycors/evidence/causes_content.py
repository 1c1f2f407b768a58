"""What came is a web page, where the call expects data."""

from ..fetch_standard import HttpResponse
from .cause import Found
from .told import Told

_OK = 200
_PAGES = (".html", ".htm", "/")


def page_in_place_of_data(told: Told) -> Found | None:
    """Return the cause where an HTML page came back, with status 200, from an address of data."""
    if told.base not in ("", "MissingAllowOriginHeader", "OriginNotAllowed") or told.url is None:
        return None
    content_type = (told.header("content-type") or "").lower()
    path = told.url.target.partition("?")[0]
    # Flask's own answer to OPTIONS is text/html, and empty.
    is_empty = told.header("content-length") == "0"
    is_page = content_type.startswith("text/html") and not (is_empty or path.endswith(_PAGES))
    return Found("page-in-place-of-data") if is_page and _status(told) == _OK else None


def _status(told: Told) -> int | None:
    played = told.judgement.played
    answer = played.exchanges[-1].answer if played and played.exchanges else None
    return answer.status if isinstance(answer, HttpResponse) else None
