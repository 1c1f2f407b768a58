"""Who asks an app."""

import pytest

from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.model import Asker

API = "http://localhost:5000"


def asked_by(*pages: str, api: str = API) -> list[tuple[str, str]]:
    return [(asker.kind, asker.origin) for asker in askers_for(pages, api)]


def test_a_page_has_look_alikes_of_every_kind() -> None:
    page = "https://app.example.com"

    assert askers_for([page], API) == [
        Asker("page", page),
        Asker("sibling-port", "https://app.example.com:8443", page),
        Asker("other-scheme", "http://app.example.com", page),
        Asker("look-alike-prefix", "https://evilapp.example.com", page),
        Asker("look-alike-prefix", "https://evilexample.com", page),
        Asker("look-alike-suffix", "https://app.example.com.evil.example", page),
        Asker("subdomain", "https://evil.app.example.com", page),
        Asker("null", "null"),
        Asker("stranger", "https://stranger.example"),
    ]


def test_a_page_on_localhost_keeps_its_port_among_look_alikes() -> None:
    assert asked_by("http://localhost:3000") == [
        ("page", "http://localhost:3000"),
        ("sibling-port", "http://localhost:30000"),
        ("other-scheme", "https://localhost:3000"),
        ("look-alike-prefix", "http://evillocalhost:3000"),
        ("look-alike-suffix", "http://localhost.evil.example:3000"),
        ("subdomain", "http://evil.localhost:3000"),
        ("null", "null"),
        ("stranger", "http://stranger.example"),
    ]


def test_an_address_has_no_subdomain_and_only_addresses_that_end_like_it() -> None:
    assert asked_by("http://10.0.0.5") == [
        ("page", "http://10.0.0.5"),
        ("sibling-port", "http://10.0.0.5:8080"),
        ("other-scheme", "https://10.0.0.5"),
        ("look-alike-prefix", "http://110.0.0.5"),
        ("look-alike-prefix", "http://210.0.0.5"),
        ("look-alike-suffix", "http://10.0.0.5.evil.example"),
        ("null", "null"),
        ("stranger", "http://stranger.example"),
    ]
    kinds = {kind for kind, _ in asked_by("http://[::1]:8000")}
    assert kinds == {"page", "sibling-port", "other-scheme", "null", "stranger"}


@pytest.mark.parametrize(
    ("page", "sibling"),
    [
        ("http://a.example:3000", "http://a.example:30000"),
        ("http://a.example:8000", "http://a.example:8001"),
        ("http://a.example:65535", "http://a.example:65534"),
        # Browsers open nothing at 6665 to 6669.
        ("http://a.example:6664", "http://a.example:6670"),
        ("http://localhost:500", "http://localhost:5001"),
    ],
)
def test_a_sibling_port_is_one_that_a_page_can_have(page: str, sibling: str) -> None:
    assert ("sibling-port", sibling) in asked_by(page)


def test_the_origin_of_the_api_does_not_ask() -> None:
    asked = asked_by("http://localhost:5000", "http://localhost:8080")

    assert ("page", "http://localhost:8080") in asked
    assert "http://localhost:5000" not in [origin for _, origin in asked]


def test_a_page_is_no_look_alike_of_another() -> None:
    kinds = {origin: kind for kind, origin in asked_by("https://a.example", "http://a.example")}

    assert kinds["http://a.example"] == kinds["https://a.example"] == "page"
    assert "https://stranger.example" in kinds
    assert "http://stranger.example" in kinds


def test_an_address_stands_for_its_page() -> None:
    assert asked_by("HTTPS://App.example/start?a=1") == asked_by("https://app.example")


def test_an_app_without_pages_is_asked_by_strangers_that_may_reach_it() -> None:
    assert asked_by() == [("null", "null"), ("stranger", "https://stranger.example")]
    assert ("stranger", "http://stranger.example") in asked_by(api="http://api.example")


def test_a_page_of_a_browsers_own_scheme_has_no_look_alikes() -> None:
    assert asked_by("capacitor://localhost") == [
        ("page", "capacitor://localhost"),
        ("null", "null"),
        ("stranger", "https://stranger.example"),
    ]


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="'localhost' is no page: give an origin, such as"):
        askers_for(["localhost"], API)
