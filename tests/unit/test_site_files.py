import pytest
from werkzeug.test import Client, TestResponse

from tests.unit.in_process import site_of
from tests.unit.site_pages import Page

NOT_SERVED = [
    "/lessons/the-failure/lesson.toml",
    "/lessons/the-failure/en.md",
    "/lessons/the-failure/teaching.toml",
    "/lessons/workshops.toml",
    "/lessons/the-failure/",
    "/course/lessons.py",
    "/server.py",
    "/templates/home.html",
    "/attacker/attack.js",
    "/lab/",
    "/lab/styles",
    "/lab/../server.py",
    "/lab/%2e%2e/server.py",
    "/lab/..%2fserver.py",
    "/lab/..%5cserver.py",
    "/lab/%00",
    "/lab/v-0123456789/",
    "/lab/v-0123456789/..%2fserver.py",
    "/lessons/v-0123456789/the-failure/lesson.toml",
    "/lessons/v-0123456789/..%2f..%2fnotes%2fnotes.js",
    "/notes/../../pyproject.toml",
    "/notes//etc/passwd",
    "/lessons/../notes/notes.js",
    "/lessons/%2e%2e/notes/notes.js",
    "/lessons/../notes.js",
    "/lessons/the-failure/..%2f..%2fnotes%2fnotes.js",
]


def from_attacker(site: Client, path: str) -> TestResponse:
    return site.get(path, base_url="http://localhost:8002")


@pytest.mark.parametrize("path", NOT_SERVED)
def test_file_that_is_no_page_is_not_served(site: Client, path: str) -> None:
    assert site.get(path, follow_redirects=True).status_code == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/lab/shared/page.js", "text/javascript"),
        ("/lab/styles/base.css", "text/css"),
        ("/notes/zh.html", "text/html"),
        ("/lessons/the-failure/read-notes.js", "text/javascript"),
    ],
)
def test_file_of_a_page_is_served(site: Client, path: str, kind: str) -> None:
    response = site.get(path)

    assert (response.status_code, response.mimetype) == (200, kind)


def test_root_leads_to_both_languages(site: Client) -> None:
    assert {"/en/", "/zh/"} <= set(Page(site.get("/")).addresses)


def test_notes_page_is_told_its_api(site: Client) -> None:
    response = site.get("/notes/")

    api = "http%3A%2F%2Flocalhost%3A5001%2Fscenarios%2Fno_cors"
    assert (response.status_code, response.location) == (302, f"/notes/?api={api}")
    assert 'src="notes.js"' in site.get(f"/notes/?api={api}").text


def test_chosen_scenario_opens_the_notes_page() -> None:
    site = site_of(scenario="no_cors")

    addresses = Page(site.get("/")).addresses

    api = "http%3A%2F%2Flocalhost%3A5001"
    pages = {f"/notes/index.html?api={api}", f"/notes/zh.html?api={api}"}
    assert pages <= set(addresses) and "/en/" not in addresses
    assert all(site.get(page).status_code == 200 for page in pages)


@pytest.mark.parametrize(
    ("scenario", "api"),
    [
        (None, "http%3A%2F%2Flocalhost%3A5001%2Fscenarios%2Fsession_any_origin"),
        ("no_cors", "http%3A%2F%2Flocalhost%3A5001"),
    ],
    ids=["whole-lab", "scenario"],
)
def test_attackers_root_is_told_its_api(scenario: str | None, api: str) -> None:
    site = site_of(scenario=scenario)

    response = from_attacker(site, "/")

    assert (response.status_code, response.location) == (302, f"/?api={api}")
    assert 'src="attack.js"' in from_attacker(site, f"/?api={api}").text


@pytest.mark.parametrize("file", ["attack.css", "attack.js", "index.html", "zh.html"])
def test_attackers_files_are_on_the_attackers_origin_only(site: Client, file: str) -> None:
    assert from_attacker(site, f"/{file}").status_code == 200
    assert site.get(f"/{file}", base_url="http://localhost:8000").status_code == 404


@pytest.mark.parametrize("path", ["/lab/shared/page.js", "/lessons/the-failure/read-notes.js"])
def test_modules_load_in_a_sandboxed_frame(site: Client, path: str) -> None:
    assert site.get(path).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/en/", "/notes/notes.js", "/health"])
def test_other_answers_are_for_their_own_origin(site: Client, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in site.get(path).headers


def test_health_is_ok(site: Client) -> None:
    assert site.get("/health").json == {"status": "ok"}


@pytest.mark.parametrize(("language", "file"), [("en", "index.html"), ("zh", "zh.html")])
def test_framed_notes_page_is_the_example_and_its_watcher(
    site: Client, language: str, file: str
) -> None:
    framed = site.get(f"/{language}/notes/page/")
    added = '<base href="/notes/">\n<script src="/lab/run/framed.js"></script>\n'

    assert framed.text.replace(added, "", 1) == site.get(f"/notes/{file}").text
    assert framed.text.index(added) < framed.text.index("notes.js")
    assert "Content-Security-Policy" not in framed.headers
    assert site.get("/lab/run/framed.js").status_code == 200
