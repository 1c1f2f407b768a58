"""The page's HTML, in one language."""

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from string import Template

from ...words.catalogues import LANGUAGES
from ..watching.watching import MAX_CALLS
from .page_files import words_of_page

_HTML_LANGUAGE = {"en": "en", "zh": "zh-CN"}
_PAGE = Template(Path(__file__).with_name("watch-page.html").read_text(encoding="utf-8"))


def page_html(language: str, app_url: str) -> str:
    """Return the page about the app at `app_url`."""
    words = words_of_page(language)
    other = next(each for each in LANGUAGES if each != language)
    said = {key.removeprefix("page."): _with_code(text) for key, text in words.items()}
    origins = {"page": "", "api": app_url, "attacker": ""}
    return _PAGE.substitute(
        html_language=_HTML_LANGUAGE[language],
        title=said["title"],
        lead=said["lead"].format(app=escape(app_url), kept=MAX_CALLS),
        calls=said["calls"],
        only=said["only"],
        empty=said["empty"].format(app=escape(app_url)),
        curl=said["empty.curl"],
        command=escape(f"curl -i -H 'Origin: http://localhost:3000' {app_url}/"),
        choose=said["choose"],
        other=other,
        other_language=_HTML_LANGUAGE[other],
        other_name=said["language"],
        lab=_as_script({"language": language, "origins": origins, "apis": {"own": app_url}}),
        words=_as_script(words),
        import_map=import_map(language),
    )


def import_map(language: str) -> str:
    """Return the import map, as JSON: it tells modules where the words of the language are."""
    return _as_script({"imports": {"texts": f"/texts/{language}.js"}})


def policy(language: str) -> str:
    """Return the page's Content Security Policy: nothing comes from elsewhere.

    https://www.w3.org/TR/CSP3/
    """
    digest = base64.b64encode(hashlib.sha256(import_map(language).encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self'; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def _with_code(text: str) -> str:
    """Return a text as HTML; what stands in backticks in it is code."""
    parts = escape(text, quote=True).split("`")
    return "".join(
        f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts)
    )


def _as_script(value: object) -> str:
    """Return JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
