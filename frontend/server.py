"""The front end's site: renders the lab's pages and serves the example's. Knows nothing of CORS.

One site answers on both origins. On the attacker's, the root is the attacker's page.
"""

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import (
    Flask,
    abort,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from frontend.course.client_code import serve_client_code
from frontend.course.pages import serve_course
from frontend.delivery import deliver_well
from frontend.headers import allow_inline_script, leave_bare, send_security_headers
from frontend.hosts import KnownHosts
from frontend.lab_files import LabFiles, serve_lab_files
from frontend.notes_page import serve_notes_page
from frontend.options_page import serve_options_page
from frontend.origins import Origins, role_of
from frontend.own_app_page import serve_own_app_page
from frontend.proxy import create_proxy
from frontend.refusals import serve_refusals
from frontend.registrable_domains import serve_registrable_domains
from frontend.sample_evidence import EVIDENCE
from frontend.sample_lines import CONSOLE_LINES
from frontend.text import (
    HTML_LANGUAGE,
    LANGUAGE_NAME,
    LANGUAGES,
    LanguageConverter,
    texts_in,
    with_code,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HERE = Path(__file__).parent


def create_site(
    origins: Origins,
    scenario: str | None = None,
    internal_api: str | None = None,
    bound_to: str = "127.0.0.1",
) -> Flask:
    """Return the site. With a `scenario`, its root opens the Notes page on the API's root.

    `internal_api` is the API's origin as this server reaches it, if that is another. `bound_to` is
    the IP address that the server listens at.
    """
    site = Flask("frontend.server", static_folder=None, template_folder=str(HERE / "templates"))
    site.url_map.converters["language"] = LanguageConverter
    site.config["TEMPLATES_AUTO_RELOAD"] = True
    site.add_template_filter(with_code, "in_code")
    site.jinja_env.trim_blocks = site.jinja_env.lstrip_blocks = True
    hosts = KnownHosts(origins, bound_to)
    _serve_pages(site, origins, hosts)
    _serve_files(site, origins, scenario)
    serve_registrable_domains(site)
    _serve_runs(site, origins, hosts, create_proxy(internal_api or origins.api))

    @site.get("/health")
    def health() -> ResponseReturnValue:
        return {"status": "ok"}

    deliver_well(site)
    send_security_headers(site, origins)
    return site


def _serve_pages(site: Flask, origins: Origins, hosts: KnownHosts) -> None:
    """Add the lab's own pages, one per language."""

    by_kind = origins.by_kind()
    visited = ", ".join(repr(kind) for kind in by_kind if kind not in ("page", "api"))

    def page(template: str, language: str, path: str, **values: Any) -> str:
        """Render a page of the lab; `path` is where it stands below its language."""
        texts, lab_files = texts_in(language), LabFiles(language)
        import_map = lab_files.import_map()
        allow_inline_script(import_map)
        return render_template(
            template,
            t=functools.partial(_text, texts),
            language=language,
            html_language=HTML_LANGUAGE[language],
            other_languages=[code for code in LANGUAGES if code != language],
            language_name=LANGUAGE_NAME,
            language_tag=HTML_LANGUAGE,
            path=path,
            lab_files=lab_files,
            import_map=import_map,
            origins=by_kind,
            lab={
                "language": language,
                "origins": by_kind,
                "apis": origins.apis(),
            },
            **values,
        )

    @site.get("/<language:language>/diagnose/")
    def diagnose(language: str) -> ResponseReturnValue:
        return page("diagnose.html", language, "diagnose/", evidence=EVIDENCE, lines=CONSOLE_LINES)

    @site.get("/<language:language>/error/")
    def pasted_error(language: str) -> ResponseReturnValue:
        # Where the page was before: browsers take the address's hash along.
        return redirect(f"/{language}/diagnose/", 301)

    @site.get(f"/<language:language>/visit/<any({visited}):kind>/")
    def visit(language: str, kind: str) -> ResponseReturnValue:
        return page("visit.html", language, f"visit/{kind}/", kind=kind, role=role_of(kind))

    serve_course(site, origins, page)

    serve_notes_page(site, page)

    serve_options_page(site, page)

    serve_own_app_page(site, page)

    serve_refusals(site, hosts, origins, page)


def _serve_files(site: Flask, origins: Origins, scenario: str | None) -> None:
    """Add the example's pages and the scripts and styles, as they are on disk."""

    # With no scenario at the API's root, each page begins with the standing app that suits it.
    notes_api = origins.api if scenario else f"{origins.api}/scenarios/no_cors"
    victims_api = origins.api if scenario else f"{origins.api}/scenarios/session_any_origin"

    @site.get("/")
    def root() -> ResponseReturnValue:
        if origins.are_attackers(request.host):
            return _with_api("attacker", victims_api)
        starts = {language: f"/{language}/" for language in LANGUAGES}
        if scenario:
            query = urlencode({"api": notes_api})
            starts = {"en": f"/notes/index.html?{query}", "zh": f"/notes/zh.html?{query}"}
        return render_template(
            "choose.html",
            starts=starts,
            names=LANGUAGE_NAME,
            tags=HTML_LANGUAGE,
            lab_files=LabFiles(),
        )

    @site.get("/<any('attack.css', 'attack.js', 'index.html', 'zh.html'):file>")
    def attackers_file(file: str) -> ResponseReturnValue:
        if not origins.are_attackers(request.host):
            abort(404)
        return _as_it_is("attacker", file)

    @site.get("/notes/")
    def notes_index() -> ResponseReturnValue:
        return _with_api("notes", notes_api)

    @site.get("/notes/<path:file>")
    def file_of_example(file: str) -> ResponseReturnValue:
        return _as_it_is("notes", file)

    serve_lab_files(site)
    serve_client_code(site)


def _serve_runs(site: Flask, origins: Origins, hosts: KnownHosts, proxy: "WSGIApplication") -> None:
    """Let the API answer at /runs, too: on the page's origin, never on the attacker's."""
    pages = site.wsgi_app

    def runs(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "")
        app = proxy if host in hosts and not origins.are_attackers(host) else pages
        return app(environ, start_response)

    site.wsgi_app = DispatcherMiddleware(pages, {"/runs": runs})  # type: ignore[method-assign]


def _text(texts: dict[str, str], key: str, **values: object) -> Markup:
    """Return the text of `key` with its `{name}`s filled in, all values escaped."""
    return Markup(texts[key]).format(**values)


def _as_it_is(folder: str, file: str) -> ResponseReturnValue:
    """Return a file of the example, with nothing added that a beginner's server wouldn't send."""
    response = send_from_directory(HERE / folder, file)
    leave_bare()
    return response


def _with_api(folder: str, api_base: str) -> ResponseReturnValue:
    """Return the folder's index.html, once the page's address says which API it is to talk to."""
    if "api" in request.args:
        return _as_it_is(folder, "index.html")
    return redirect(f"{request.path}?{urlencode({'api': api_base})}")
