"""Which origin a page has, where its URL's scheme is not one of the web's."""

import pytest

from backend.whycors.fetch_standard import has_own_scheme, origin_of_page


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("tauri://localhost", "tauri://localhost"),
        ("tauri://localhost/index.html", "tauri://localhost"),
        ("capacitor://localhost", "capacitor://localhost"),
        ("ionic://localhost", "ionic://localhost"),
        ("app://./index.html", "app://."),
        ("app://obsidian.md", "app://obsidian.md"),
        ("chrome-extension://abcdefgh/page.html", "chrome-extension://abcdefgh"),
        ("moz-extension://0a-1b/page.html", "moz-extension://0a-1b"),
        ("vscode-webview://1abc/index.html?x=1", "vscode-webview://1abc"),
        ("electron://app:81/x", "electron://app:81"),
    ],
)
def test_scheme_of_its_own_is_kept(text: str, origin: str) -> None:
    assert origin_of_page(text) == origin
    assert has_own_scheme(origin)


@pytest.mark.parametrize(
    "text", ["null", "file:///home/a.html", "file://host/a", "about:blank", "data:,x"]
)
def test_page_without_an_origin_has_null(text: str) -> None:
    assert origin_of_page(text) == "null"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("HTTPS://App.Example:443/a", "https://app.example"),
        ("blob:http://localhost:8000/0-1", "http://localhost:8000"),
        ("localhost:8000", None),
        ("tauri:", None),
        ("app:index.html", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_webs_own_schemes_are_the_url_standards(text: str, origin: str | None) -> None:
    assert origin_of_page(text) == origin
    assert origin is None or not has_own_scheme(origin)
