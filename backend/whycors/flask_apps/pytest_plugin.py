"""The pytest plugin: a fixture `cors`, whose claims about an app read as one would say them.

    def test_the_shop_page_edits_notes(cors):
        page = cors.page("https://shop.example")
        page.may_read("PUT", "/notes/1", json={"text": "x"}, cookies=True)
        cors.nobody_else_may_write("PUT", "/notes/1", json={"text": "x"})

This module is imported whenever pytest starts, and imports nothing of the library by itself.
"""

import inspect
import os
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from .claims import Cors
    from .claims.page_trial import Prover

DEFAULT_API = "http://localhost:5000"
#: What is looked for in the fixtures of a project that has none of the name `cors_app`.
APP_FIXTURES = ("app", "create_app", "application")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("cors", "cross-origin claims (whycors)")
    group.addoption(
        "--cors-browser", action="store_true", help="prove each claim in a real Chromium, too"
    )
    group.addoption(
        "--cors-chromium", metavar="PROGRAM", help="that Chromium; by default Playwright's own"
    )
    group.addoption(
        "--cors-lang", choices=("en", "zh"), help="the language of failures; by default LANG's"
    )
    parser.addini("cors_api", f"the origin at which pages reach the app ({DEFAULT_API})")
    parser.addini("cors_pages", "the origins of the app's own pages", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("cors_browser") and find_spec("playwright") is None:
        raise pytest.UsageError(
            "--cors-browser needs Playwright, which isn't installed: "
            "pip install playwright && playwright install chromium"
        )


@pytest.fixture(name="cors")
def claims_about_cors(
    cors_app: "WSGIApplication",
    cors_api: str,
    cors_pages: list[str],
    cors_prover: "Prover | None",
    request: pytest.FixtureRequest,
) -> "Iterator[Cors]":
    """The claims about the app of the fixture `app`: `cors.page(…)`, `cors.nobody_else_…(…)`."""
    from .claims import Cors

    config: pytest.Config = request.config
    claims = Cors(
        cors_app,
        cors_api,
        cors_pages,
        language=config.getoption("cors_lang") or _language(),
        prover=cors_prover,
        how=f"pytest --cors-browser {shlex.quote(request.node.nodeid)}",
    )
    yield claims
    if claims.unproved:
        pytest.skip(f"not proved in Chromium: {'; '.join(claims.unproved)}")


@pytest.fixture
def cors_app(request: pytest.FixtureRequest) -> Any:
    """The app that the claims are about: the fixture `app`, an app or what makes one."""
    for name in APP_FIXTURES:
        try:
            found = request.getfixturevalue(name)
        except pytest.FixtureLookupError as error:
            if error.argname != name:
                raise
        else:
            return found() if _is_factory(found) else found
    pytest.fail(
        "The fixture cors needs your app: write a fixture named app that returns it, a Flask app "
        "or any WSGI callable.",
        pytrace=False,
    )


@pytest.fixture
def cors_api(request: pytest.FixtureRequest, cors_app: Any) -> str:
    """The origin at which pages reach the app: as set, or as the app's own configuration has it."""
    if given := request.config.getini("cors_api"):
        return str(given)
    settings = getattr(cors_app, "config", {})
    name = settings.get("SERVER_NAME")
    return f"{settings.get('PREFERRED_URL_SCHEME', 'http')}://{name}" if name else DEFAULT_API


@pytest.fixture
def cors_pages(request: pytest.FixtureRequest) -> list[str]:
    """The origins of the app's own pages, beside those that a test claims to be let in."""
    return list(request.config.getini("cors_pages"))


@pytest.fixture(scope="session")
def cors_prover(request: pytest.FixtureRequest) -> "Iterator[Prover | None]":
    """The Chromium in which claims are proved, None where they are judged in process alone."""
    config: pytest.Config = request.config
    if not config.getoption("cors_browser"):
        yield None
        return
    from .claims.in_browser import Chromium
    from .claims.page_trial import NotProvable

    try:
        with Chromium(config.getoption("cors_chromium")) as chromium:
            yield chromium
    except NotProvable as reason:
        pytest.exit(f"--cors-browser: {reason}", returncode=pytest.ExitCode.USAGE_ERROR)


def _is_factory(app: Any) -> bool:
    """Return whether it makes an app: it can be called with nothing, which no WSGI app can."""
    try:
        inspect.signature(app).bind()
    except (TypeError, ValueError):
        return False
    return True


def _language() -> str:
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if told.startswith("zh") else "en"
