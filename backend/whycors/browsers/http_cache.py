"""The browser's HTTP cache, as far as the lab looks at it: whether it may answer a request again.

https://www.rfc-editor.org/rfc/rfc9111
"""

from werkzeug.datastructures import ResponseCacheControl
from werkzeug.http import parse_cache_control_header, parse_date

from ..fetch_standard import HeaderList, get, parse_delta_seconds

#: Without a lifetime of its own, an answer lasts as long as its age before it says: section 4.2.2.
KEPT_BY_AGE = (200, 203, 206)
#: These are kept for good, unless they say otherwise. Chromium's HttpResponseHeaders does so.
KEPT_FOR_GOOD = (300, 301, 308, 410)


def may_be_kept(method: str, status: int, headers: HeaderList) -> bool:
    """Return whether the browser may answer the same request from its cache, for a while.

    An answer that the server must be asked about each time doesn't count, although it may be
    stored.
    """
    # Directives are in either case, but not to the parser.
    text = (get(headers, "cache-control") or "").lower()
    control = parse_cache_control_header(text, cls=ResponseCacheControl)
    if method != "GET" or control.no_store or "no-cache" in control:
        return False
    if "max-age" in control:
        # Not `control.max_age`: int() refuses a number of thousands of digits.
        return bool(parse_delta_seconds([control["max-age"] or ""]))
    if (expires := get(headers, "expires")) is not None:
        return _is_later(expires, get(headers, "date"))
    is_dated = get(headers, "last-modified") is not None
    return status in KEPT_FOR_GOOD or (status in KEPT_BY_AGE and is_dated)


def _is_later(expires: str, date: str | None) -> bool:
    """Return whether an answer of `date` has not expired; one without a date is taken for new."""
    end, start = parse_date(expires), parse_date(date)
    return end is not None and (start is None or end > start)
