"""What a request is for, as far as its header fields tell.

Browsers say so in Sec-Fetch-* (https://w3c.github.io/webappsec-fetch-metadata/), but only to a
trustworthy origin: not to plain http on a name. There two fields that every browser has always
sent tell it: Accept, which the browser fills in for what an element loads, and Origin.
"""

from ..fetch_standard import HeaderList, get

# https://fetch.spec.whatwg.org/#document-accept-header-value and what follows it there. For script
# it is */*, as for `<script>`; each browser's list for images begins with one of their types.
DESTINATIONS = {"text/html": "document", "image/": "image", "text/css": "style"}


def is_told(headers: HeaderList) -> bool:
    """Return whether the browser says what the request is for."""
    return get(headers, "sec-fetch-dest") is not None


def destination_of(headers: HeaderList) -> str:
    """Return the request's destination, "" for fetch(), XHR and EventSource.

    https://fetch.spec.whatwg.org/#concept-request-destination
    """
    said = get(headers, "sec-fetch-dest")
    if said is not None:
        return said.replace("empty", "")
    accept = get(headers, "accept") or ""
    return next((for_ for start, for_ in DESTINATIONS.items() if accept.startswith(start)), "")


def mode_of(headers: HeaderList) -> str:
    """Return the request's mode. If the browser doesn't say, same-origin ones become "no-cors".

    https://fetch.spec.whatwg.org/#concept-request-mode
    """
    said = get(headers, "sec-fetch-mode")
    if said is not None:
        return said
    if destination_of(headers) == "document":
        return "navigate"
    return "cors" if get(headers, "origin") is not None else "no-cors"
