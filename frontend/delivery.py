"""How answers travel: compressed, under an ETag, and kept by browsers no longer than is right."""

import threading
from collections import OrderedDict

from flask import Flask, Request, Response, g, request
from flask_compress import Compress

#: For an address with a version: its answer never changes.
FOR_GOOD = "public, max-age=31536000, immutable"
KEPT_ANSWERS = 1024


class LatelyCompressed:
    """Flask-Compress's cache: the answers last compressed, so that each is compressed once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return the compressed answer, if it is kept."""
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a compressed answer in place of the least recently used one."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > KEPT_ANSWERS:
                self._kept.popitem(last=False)


def deliver_well(site: Flask) -> None:
    """Compress what `site` answers and spare the browser what it has: 304, RFC 9110 15.4.5.

    An answer that doesn't say how long it may be kept is asked for again each time.
    """
    site.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        # Higher levels take many times as long to save a tenth.
        COMPRESS_BR_LEVEL=6,
        COMPRESS_STREAMS=False,
        COMPRESS_CACHE_BACKEND=LatelyCompressed,
        COMPRESS_CACHE_KEY=_name_of_body,
        # It would only do so for a compressed answer.
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,
    )

    # Flask runs these in reverse: the body gets its ETag, is compressed, and then left out if the
    # browser has it.
    @site.after_request
    def leave_out_what_nobody_needs(response: Response) -> Response:
        if response.headers["Cache-Control"] == FOR_GOOD:
            # Browsers don't ask whether it has changed, and a page loads a few dozen of these.
            for name in ("ETag", "Last-Modified", "Content-Disposition"):
                response.headers.pop(name, None)
        elif response.status_code == 200:
            response.make_conditional(request)
        return response

    Compress(site)

    @site.after_request
    def name_body(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", "no-cache")
        if response.status_code == 200:
            # Reads a file, too: Flask-Compress would take it for a stream.
            response.direct_passthrough = False
            response.add_etag(overwrite=True)
            g.name_of_body = response.get_etag()[0]
        return response


def _name_of_body(_: Request) -> str:
    name: str = g.name_of_body
    return name
