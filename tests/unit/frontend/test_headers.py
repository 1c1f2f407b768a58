"""What every page but the example's says about scripts, frames, types and links."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from werkzeug.test import Client, TestResponse

from frontend.text import LANGUAGES
from tests.unit.site_pages import PATHS, answer_of

LAB = [
    "/",
    *(
        f"/{language}/{path}"
        for language in LANGUAGES
        for path in [*PATHS, "nothing", "lessons/x/"]
    ),
]
OTHERS = [
    "/health",
    "/en/search.json",
    "/lab/shared/page.js",
    "/lessons/the-failure/read-notes.js",
    "/en",
]
EXAMPLE = ["/notes/index.html", "/notes/zh.html", "/notes/notes.js", "/notes/notes.css"]
ATTACKERS = ["/?api=x", "/index.html", "/zh.html", "/attack.js", "/attack.css"]
OURS = ("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options")
NULL = "visit/null/"
PUBLIC, TREATED = "visit/public/", "; treat-as-public-address"


class Inline(HTMLParser):
    """What in a page a Content-Security-Policy without 'unsafe-inline' would not let run."""

    def __init__(self, page: TestResponse) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self._allowed = page.headers.get("Content-Security-Policy", "")
        self.feed(page.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        is_data = values.get("type") == "application/json"
        self._in_script = tag == "script" and "src" not in values and not is_data
        handlers = [name for name in values if name.startswith("on") or name == "style"]
        scripts = [value for value in values.values() if value and value[:11] == "javascript:"]
        self.found += [*handlers, *scripts, *(["<style>"] if tag == "style" else [])]

    def handle_data(self, data: str) -> None:
        if self._in_script:
            digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
            self.found += [] if f"'sha256-{digest}'" in self._allowed else [data]
        self._in_script = False


def faults_of(path: str, page: TestResponse) -> list[str]:
    """Return what is wrong with the headers of a page of the lab."""
    policy = page.headers[OURS[0]].removesuffix(TREATED if path.endswith(PUBLIC) else "")
    values = dict(part.split(" ", 1) for part in policy.split("; "))
    scripts = re.sub(r"'sha256-[\w+/=]{44}'", "'sha256'", values["script-src"])
    runs_client_code = page.status_code == 200 and ("/lessons/" in path or "/visit/" in path)
    apis = " http://127.0.0.1:5001 http://api.app.localhost:5001 http://localhost:5001"
    is_framed = "/visit/" in path
    wanted = {
        OURS[0]: {
            "script-src": ("'self'" if path == "/" else "'self' 'sha256'")
            + (apis if runs_client_code else ""),
            "style-src": "'self'",
            "object-src": "'none'",
            "base-uri": "'none'",
            "frame-ancestors": "'self'" if is_framed else "'none'",
        },
        OURS[1]: "strict-origin-when-cross-origin",
        OURS[2]: "nosniff",
    }
    found = {OURS[0]: values | {"script-src": scripts}} | {
        name: page.headers.get(name) for name in OURS[1:]
    }
    return [
        *Inline(page).found,
        *(f"{name}: {found[name]}" for name in OURS if found[name] != wanted[name]),
    ]


def test_every_page_of_the_lab_restricts_what_runs_in_it() -> None:
    pages = {path: answer_of(path) for path in LAB}
    assert {page.mimetype for page in pages.values()} == {"text/html"}

    faults = {path: found for path, page in pages.items() if (found := faults_of(path, page))}

    assert faults == {}


def test_every_other_answer_is_of_the_type_that_it_says(site: Client) -> None:
    lacking = [p for p in OTHERS if site.get(p).headers.get(OURS[2]) != "nosniff"]

    assert lacking == []


def test_example_is_served_as_a_beginner_would(site: Client) -> None:
    answers = {path: site.get(path, base_url="http://localhost:8000") for path in EXAMPLE}
    answers |= {path: site.get(path, base_url="http://localhost:8002") for path in ATTACKERS}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert {
        path: name for path, each in answers.items() for name in OURS if name in each.headers
    } == {}


def test_page_missing_in_the_example_is_the_labs(site: Client) -> None:
    page = site.get("/notes/nothing.html")

    assert page.status_code == 404 and "Content-Security-Policy" in page.headers


def test_only_the_public_page_is_treated_as_one() -> None:
    policies = {path: answer_of(path).headers[OURS[0]] for path in LAB}

    treated = [path for path, policy in policies.items() if policy.endswith(TREATED)]
    assert treated == [f"/{language}/{PUBLIC}" for language in LANGUAGES]
