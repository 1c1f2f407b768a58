"""What the site answers where it has no page to show: each in the reader's language."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from frontend.codespaces import codespace_host, forwarding_command
from frontend.course.toml_tables import LessonError
from frontend.hosts import KnownHosts
from frontend.origins import Origins
from frontend.text import LANGUAGES


def serve_refusals(
    site: Flask, hosts: KnownHosts, origins: Origins, page: Callable[..., str]
) -> None:
    """Add the answers; `page` renders one from its template, language, path and values."""

    @site.before_request
    def refuse_other_hosts() -> ResponseReturnValue | None:
        host = request.headers.get("Host", "")
        through = codespace_host(request.headers)
        if through is not None and through not in hosts:
            values = {"host": through, "command": forwarding_command(origins)}
            said = page("codespace.html", _readers_language(), "", **values)
            return said, HTTPStatus.MISDIRECTED_REQUEST
        if host in hosts:
            return None
        line = page("misdirected.html", _readers_language(), "", host=host)
        return line, HTTPStatus.MISDIRECTED_REQUEST

    @site.errorhandler(LessonError)
    def say_what_is_wrong_with_a_lesson(error: LessonError) -> ResponseReturnValue:
        _, language, path = request.path.split("/", 2)
        return page("error.html", language, path, code=500, said=error, of_lesson=True), 500

    @site.errorhandler(HTTPException)
    def say_what_is_wrong(error: HTTPException) -> ResponseReturnValue:
        allow = [header for header in error.get_headers() if header[0] == "Allow"]
        said = f"{error.code} {error.name}"
        html = page("error.html", _readers_language(), "", code=error.code, said=said)
        return html, error.code or 500, allow

    @site.after_request
    def redirect_on_this_origin(response: Response) -> Response:
        """Leave out scheme and host: a proxy in front of the site knows them better."""
        if response.location and response.location.startswith(request.host_url):
            path = response.location.removeprefix(request.host_url).lstrip("/")
            response.location = f"/{path}"
        return response


def _readers_language() -> str:
    """Return the language of the page's address, or else the one that the browser prefers."""
    wanted = [request.path.split("/")[1], *request.accept_languages.values()]
    languages = (tag.split("-")[0] for tag in wanted)
    return next((language for language in languages if language in LANGUAGES), LANGUAGES[0])
