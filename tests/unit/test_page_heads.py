"""What every page says of itself before it is read, and without JavaScript."""

import re
from html import unescape

from frontend.text import LANGUAGES, texts_in, with_code
from tests.unit.offenders import offenders
from tests.unit.site_pages import PATHS, page_of

DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
PAGES = [(f"{language}/{path}", (language, path)) for language in LANGUAGES for path in PATHS]


def described(language: str, path: str) -> str:
    (description,) = DESCRIPTION.findall(page_of(language, path).text)
    return unescape(description)


def check_description(page: tuple[str, str]) -> None:
    language, _ = page
    description = described(*page)

    assert 8 <= len(description) <= 320
    assert language == "en" or re.search(r"[\u4e00-\u9fff]", description)


def test_every_page_describes_itself_in_its_language() -> None:
    assert offenders(PAGES, check_description) == []


def test_kinds_of_pages_are_described_by_themselves() -> None:
    kinds = [
        "",
        "notes/",
        "diagnose/",
        "flask-cors-options/",
        "your-own-app/",
        "review/core/",
        "paths/flask/",
        "workshop/",
        "workshop/90/",
        "workshop/90/presenter/",
    ]

    assert len({described("en", path) for path in kinds}) == len(kinds)


def test_every_page_says_what_is_missing_without_script() -> None:
    said = {
        language: f"<noscript><p>{texts_in(language)['no-script']}</p></noscript>"
        for language in LANGUAGES
    }

    assert [
        name for name, (lang, path) in PAGES if said[lang] not in page_of(lang, path).text
    ] == []


def test_every_link_has_an_address() -> None:
    dead = re.compile(r"<a(?=\s)(?![^>]*\bhref=)[^>]*>")
    kinds = [path for path in PATHS if not path.startswith("lessons/")]

    assert [path for path in kinds if dead.search(page_of("en", path).text)] == []


def test_backticks_in_a_text_mark_code() -> None:
    assert with_code("`a<b>` & c") == "<code>a&lt;b&gt;</code> &amp; c"
