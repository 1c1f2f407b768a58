"""An app's own source, changed so that script may read more of an answer's headers."""

from collections.abc import Iterator

from .call_edits import NotUnderstood, place_for_more, with_values
from .cors_calls import CorsCall, cors_calls
from .edits import Edit, Source
from .exposing import Exposure


def exposing_sources(text: str, offer: Exposure, path: str) -> Iterator[str]:
    """Yield the source with the headers exposed, in each way that may do: the likeliest first.

    `path` is the one that was asked for, below the app. There is none where no call of flask-cors
    is understood.
    """
    try:
        source = Source(text)
    except SyntaxError:
        return
    for call in cors_calls(source):
        edits = _edits(source, call.for_path(source, path), offer)
        if edits:
            yield source.edited(edits)


def _edits(source: Source, call: CorsCall, offer: Exposure) -> list[Edit]:
    written = call.written.get("expose_headers")
    if written is None:
        return [place_for_more(call).added(source, {"expose_headers": repr([*offer.names])})]
    try:
        return with_values(source, source.meant(written), [*offer.names])
    except NotUnderstood:
        return []
