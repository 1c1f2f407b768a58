"""A line says the cause itself, though no algorithm of the Fetch standard's comes to it."""

from .cause import Found
from .told import Told

#: Reasons of lines whose cause is told by an answer, too.
_BY_REASON = {
    "CookieNotPartitioned": "third-party-cookie",
    "CookieThirdPartyBlocked": "third-party-cookie",
}


def said_by_line(told: Told) -> Found | None:
    """Return the cause where a console line says it in as many words."""
    if told.reason == "ResponseHeaderNotExposed":
        header = told.parameters.get("header", "")
        if header.lower().startswith("set-cookie"):
            return Found("set-cookie-hidden")
        # Chromium prints the line whether or not the answer has the header.
        return Found("header-not-readable", {"headers": header}, exposed=(header,))
    cause = _BY_REASON.get(told.reason)
    return Found(cause) if cause else None
