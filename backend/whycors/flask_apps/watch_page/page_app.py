"""The WSGI app that serves the page of a watch, and tells it what changes."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from werkzeug.wrappers import Request, Response

from ...words.catalogues import LANGUAGES
from ..watching.watching import Watch
from ..watching.watching_calls import WatchedCall
from ..watching.watching_words import WatchedWords
from .page_files import page_file, words_of_pictures
from .page_html import page_html, policy

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask

#: A page that has gone is noticed when something is sent to it.
_SECONDS_BETWEEN_SIGNS = 15.0
#: Names that no page elsewhere can make its own: https://en.wikipedia.org/wiki/DNS_rebinding
_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def watch_page(
    watch: Watch, app_url: Callable[[], str], language: str, flask: "Flask | None" = None
) -> "WSGIApplication":
    """Return the WSGI app about the one that is watched, whose URL `app_url` returns.

    `/<language>/` is the page, `/<language>/changes` the stream of what changes in the list, and
    `/<language>/calls/<number>` tells of one call.
    """

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = Request(environ)
        response = _answer(request, _Watched(watch, app_url(), flask), language)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        return response(environ, start_response)

    return app


class _Watched(NamedTuple):
    watch: Watch
    app_url: str
    flask: "Flask | None"


def _answer(request: Request, watched: _Watched, language: str) -> Response:
    if request.host.rpartition(":")[0] not in _HOSTS and request.host not in _HOSTS:
        return Response(f"This is not {request.host!r}: ask 127.0.0.1.", 421)
    path = request.path.removeprefix("/")
    if path == "":
        return Response("", 302, {"Location": f"/{language}/"})
    spoken, _, below = path.partition("/")
    if spoken in LANGUAGES:
        return _in_language(spoken, below, watched)
    if spoken == "texts" and below.removesuffix(".js") in LANGUAGES:
        words = words_of_pictures(below.removesuffix(".js")).decode("utf-8")
        return Response(f"export default {words}", mimetype="text/javascript")
    found = page_file(path)
    return Response(found.content, mimetype=found.media_type) if found else _nothing_there()


def _in_language(language: str, below: str, watched: _Watched) -> Response:
    if below == "":
        html = Response(page_html(language, watched.app_url), mimetype="text/html")
        html.headers["Content-Security-Policy"] = policy(language)
        return html
    words = WatchedWords(language, watched.flask)
    if below == "changes":
        return Response(_changes(watched.watch, words), mimetype="text/event-stream")
    for call in watched.watch.calls:
        if below == f"calls/{call.number}":
            return _as_json(watched_call_as_json(call, words))
    return _nothing_there()


def _changes(watch: Watch, words: WatchedWords) -> Iterator[str]:
    """Yield the calls that are new or have changed, as events (HTML, section 9.2)."""
    version = -1
    while True:
        is_first = version < 0
        version, calls = watch.changed_since(version)
        told = {"watch": watch.id, "calls": [_in_list(call, words) for call in calls]}
        if calls or is_first:
            yield f"data: {json.dumps(told)}\n\n"
        else:
            yield ":\n\n"
        watch.wait_for_change(version, _SECONDS_BETWEEN_SIGNS)


def _in_list(call: WatchedCall, words: WatchedWords) -> dict[str, Any]:
    return {
        "number": call.number,
        "at": call.at,
        "state": call.state,
        "origin": call.first.origin,
        "method": call.method,
        "path": call.url.removeprefix(call.last.root_url),
        "status": call.last.exchange.status,
        "headline": words.headline(call),
    }


def watched_call_as_json(call: WatchedCall, words: WatchedWords) -> dict[str, Any]:
    """Return what the page tells of a call: its place in the list, and what came of it."""
    is_refused = call.state in ("refused", "unfollowed")
    return _in_list(call, words) | {
        "who": words.who(call),
        "rule": rule._asdict() if (rule := words.rule(call)) else None,
        "note": words.note(call),
        "supposed": _supposed(call),
        "browser": call.browser_name,
        "is_by_element": call.is_by_element,
        "is_flask": call.last.exchange.answered_by is not None,
        "console": call.console_lines() if is_refused else [],
        "diagnosis": call.diagnosis(words.language),
    }


def _supposed(call: WatchedCall) -> str | None:
    """Return how the picture takes a call of which that isn't known: "with" credentials, "without".

    None where nothing hangs on it.
    """
    if call.state == "unfollowed":
        return "with"
    return "without" if call.is_refused_either_way else None


def _as_json(value: object) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), mimetype="application/json")


def _nothing_there() -> Response:
    return Response("There is nothing here. The page is at /.", 404)
