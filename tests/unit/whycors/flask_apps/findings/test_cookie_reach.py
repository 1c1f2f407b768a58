"""Where a cookie goes along is judged by the browsers' rules, which the cookie tests prove."""

import pytest

from backend.whycors.flask_apps.findings.cookie_reach import (
    CookieAttributes,
    attributes_in,
    form_goes_along,
    goes_along,
)

API = "http://localhost:5000/notes"
ANOTHER_PORT, STRANGER = "http://localhost:8765", "https://stranger.example"


@pytest.mark.parametrize("same_site", [None, "Lax", "Strict", "None"])
def test_another_port_is_the_same_site(same_site: str | None) -> None:
    attributes = CookieAttributes(same_site, secure=same_site == "None")

    assert goes_along(attributes, ANOTHER_PORT, API, "GET")


@pytest.mark.parametrize(
    ("attributes", "goes"),
    [
        (CookieAttributes(), False),
        (CookieAttributes("Lax"), False),
        (CookieAttributes("Strict"), False),
        (CookieAttributes("None"), False),
        (CookieAttributes("None", secure=True), True),
        (CookieAttributes("None", partitioned=True), False),
        (None, False),
    ],
)
def test_script_of_another_site(attributes: CookieAttributes | None, goes: bool) -> None:
    assert goes_along(attributes, STRANGER, API, "GET") == goes


@pytest.mark.parametrize(
    ("attributes", "browsers"),
    [
        (CookieAttributes(), ("firefox",)),
        (CookieAttributes("Lax"), ()),
        (CookieAttributes("Strict"), ()),
        (CookieAttributes("None", secure=True), ("chromium", "firefox")),
    ],
)
def test_form_of_another_site(attributes: CookieAttributes, browsers: tuple[str, ...]) -> None:
    assert form_goes_along(attributes, STRANGER, API) == browsers


def test_attributes_are_those_of_the_right_cookie() -> None:
    config = {"SESSION_COOKIE_SAMESITE": "Lax", "JWT_COOKIE_SECURE": True}

    assert attributes_in(config, "session").said == "SameSite=Lax"
    assert attributes_in(config, "flask_jwt_extended").said == "Secure"
