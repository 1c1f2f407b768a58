"""The workshop's pages: the kit that they serve, and the way of a plan over the stage."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from werkzeug.test import Client

from frontend.course.workshop_pages import DOCUMENTS
from frontend.text import LANGUAGES, texts_in
from tests.unit.in_process import site_of
from tests.unit.site_pages import WORKSHOPS, Page


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kit that has nothing in it yet, in place of the real one."""
    monkeypatch.setattr("frontend.course.workshop_pages.KIT", tmp_path)
    (tmp_path / "en").mkdir()
    return tmp_path / "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_of_the_kit_is_linked_and_served(language: str) -> None:
    page = Page(site_of().get(f"/{language}/workshop/"))

    for name in DOCUMENTS:
        address = f"/{language}/workshop/kit/{name}.html"
        answer = site_of().get(address)
        assert (address in page.addresses, answer.status_code) == (True, 200)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "style-src 'unsafe-inline'" in policy


def test_page_links_what_is_written_alone(site: Client, kit: Path) -> None:
    assert "/workshop/kit/" not in site.get("/en/workshop/").text
    (kit / "card.html").write_text("<h1>Card</h1>", encoding="utf-8")
    (kit / "card.a4.pdf").write_bytes(b"%PDF-1.7")

    linked = [each for each in Page(site.get("/en/workshop/")).addresses if "/kit/" in each]

    assert linked == ["/en/workshop/kit/card.html", "/en/workshop/kit/card.a4.pdf"]
    assert site.get(linked[1]).mimetype == "application/pdf"


def test_document_finds_its_pictures_where_it_does_as_a_file(site: Client, kit: Path) -> None:
    (kit.parent / "pictures/en").mkdir(parents=True)
    (kit.parent / "pictures/en/a.png").write_bytes(b"\x89PNG")

    picture = urljoin("/en/workshop/kit/plan-90.html", "../pictures/en/a.png")

    assert site.get(picture).mimetype == "image/png"


def test_document_that_is_not_there_is_a_page_that_says_so(site: Client, kit: Path) -> None:
    (kit.parent / "secret.html").write_text("no", encoding="utf-8")
    for file in ("card.html", "../secret.html", "..%2Fsecret.html"):
        answer = site.get(f"/en/workshop/kit/{file}")
        assert answer.status_code == 404
        assert "style-src 'self'" in answer.headers["Content-Security-Policy"]


def test_workshop_that_there_is_not_is_not_found() -> None:
    lesson = "/en/lessons/the-failure/read-the-notes/"
    for path in ("/en/workshop/45/", "/en/workshop/45/presenter/", f"{lesson}?stage&workshop=45"):
        assert site_of().get(path).status_code == 404, path
    assert site_of().get(f"{lesson}?stage&workshop=x").status_code == 404
    assert site_of().get(f"{lesson}?workshop=45").status_code == 200


def test_path_of_a_workshop_leads_to_it() -> None:
    for workshop in WORKSHOPS:
        page = Page(site_of().get(f"/en/paths/{workshop.path.slug}/"))
        assert f"/en/workshop/{workshop.minutes}/" in page.addresses
    assert not any(
        "/workshop/" in each for each in Page(site_of().get("/en/paths/flask/")).addresses
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_presenter_has_the_answer_and_the_notes_of_every_step(language: str) -> None:
    said = texts_in(language)
    for workshop in WORKSHOPS:
        text = site_of().get(f"/{language}/workshop/{workshop.minutes}/presenter/").text
        steps = len(workshop.steps)
        assert text.count(f"✓ {said['presenter.right']}<") == steps
        for key in ("answer", "says.ask", "says.why", "says.say"):
            assert text.count(f"<dt>{said[f'presenter.{key}']}</dt>") == steps, key


def test_times_of_a_plan_are_marked_as_guesses_or_measured() -> None:
    for workshop in WORKSHOPS:
        text = site_of().get(f"/en/workshop/{workshop.minutes}/").text
        guessed = sum(step.time.learners == 0 for step in workshop.steps)
        changes = sum(row.change_seconds > 0 for row in workshop.rows)
        assert text.count("a guess</span>") == guessed + changes
