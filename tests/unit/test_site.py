import re
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest
from werkzeug.test import Client

from backend.whycors.browsers.recognise import recognise
from frontend.course.model import Experiment, Lesson
from frontend.origins import Origins
from frontend.sample_evidence import EVIDENCE
from frontend.sample_lines import CONSOLE_LINES
from frontend.text import HTML_LANGUAGE, LANGUAGES, texts_in
from tests.unit.in_process import ORIGINS, site_of
from tests.unit.offenders import offenders
from tests.unit.site_pages import (
    EXPERIMENTS,
    LESSONS,
    NAMED_EXPERIMENTS,
    NAMED_LESSONS,
    PATHS,
    VISITS,
    Page,
    page_of,
)

ROOT = Path(__file__).parent.parent.parent
HOSTILE = "http://x\"'><script>alert(1)</script>&amp;"


def without_scripts(text: str) -> str:
    return re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)


def all_pages() -> list[tuple[str, tuple[str, str]]]:
    """Return each page's address, and its language and path."""
    return [(f"/{language}/{path}", (language, path)) for language in LANGUAGES for path in PATHS]


def check_language(of_page: tuple[str, str]) -> None:
    language, path = of_page
    page = page_of(language, path)

    assert page.answered == (200, "text/html")
    assert page.language == HTML_LANGUAGE[language]
    assert texts_in(language)["skip"] in without_scripts(page.text)


def test_page_is_in_its_language() -> None:
    assert offenders(all_pages(), check_language) == []


def test_page_leads_to_itself_in_the_other_language() -> None:
    paths = [path for path in PATHS if path not in VISITS]

    assert [path for path in paths if f"/zh/{path}" not in page_of("en", path).addresses] == []
    assert [path for path in paths if f"/en/{path}" not in page_of("zh", path).addresses] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_in_all_pages_lead_somewhere(site: Client, language: str) -> None:
    pages = {f"/{language}/{path}": page_of(language, path) for path in PATHS}

    own = {
        address for page in pages.values() for address in page.addresses if address.startswith("/")
    }
    assert {f"/{language}/{path}" for path in PATHS if path not in VISITS} <= own
    statuses = {address: pages[address].answered[0] for address in own & set(pages)} | {
        address: site.get(address, follow_redirects=True).status_code
        for address in own - set(pages)
    }
    assert [address for address, status in statuses.items() if status != 200] == []


def test_no_page_needs_the_internet() -> None:
    pages = [page_of(language, path) for language in LANGUAGES for path in PATHS]

    loaded = set(chain.from_iterable(page.loaded for page in pages))
    assert any(address.endswith("/page.js") for address in loaded)
    assert not [address for address in loaded if not re.match("/(?!/)|data:", address)]


def check_client_code(within: tuple[Lesson, Experiment]) -> None:
    lesson, experiment = within
    page = page_of("en", f"lessons/{lesson.slug}/{experiment.slug}/")

    code = site_of().get(page.data("experiment")["client"])
    assert code.mimetype in ("text/javascript", "application/javascript")
    assert code.text == experiment.client.read_text(encoding="utf-8")
    before_server_code, _, _ = page.text.partition("<server-code>")
    *_, shown = re.findall(r"<pre[^>]*><code>(.*?)</code>", before_server_code, re.DOTALL)
    in_one_line = unescape(re.sub(r"<[^>]+>|\n", "", shown))
    assert in_one_line == code.text.replace("\n", "")


def test_client_code_that_runs_is_shown() -> None:
    assert offenders(NAMED_EXPERIMENTS, check_client_code) == []


def check_path_of_server_code(within: tuple[Lesson, Experiment]) -> None:
    lesson, experiment = within
    page = page_of("en", f"lessons/{lesson.slug}/{experiment.slug}/")

    _, _, caption = page.text.partition("<server-code>")
    path = re.search('<code title="(.*?)">(.*?)</code>', caption)
    assert path and path[1] == experiment.scenario_path
    assert (Path(path[1]).stem, Path(path[1]).name) == (experiment.scenario, path[2])
    assert (ROOT / path[1]).is_file()


def test_path_of_server_code_is_true_before_any_script_runs() -> None:
    assert offenders(NAMED_EXPERIMENTS, check_path_of_server_code) == []


def check_what_a_page_is_told(within: tuple[Lesson, Experiment]) -> None:
    lesson, experiment = within
    page = page_of("zh", f"lessons/{lesson.slug}/{experiment.slug}/")

    told = page.data("experiment")
    assert (told["scenario"], told["origin"]) == (experiment.scenario, experiment.origin)
    assert told["comparedTo"] == experiment.compared_to
    assert (told["api"], told["ask"]) == (experiment.api, experiment.ask)
    steps = [(step["origin"], step["module"].split("/")[-1]) for step in told["before"]]
    assert steps == [(step.origin, step.client.name) for step in experiment.before]
    choices = re.findall(r'name="prediction" value="([^"]+)"', page.text)
    assert choices == [choice.value for choice in experiment.choices]


def test_page_is_told_its_experiment() -> None:
    assert offenders(NAMED_EXPERIMENTS, check_what_a_page_is_told) == []


def check_start(lesson: Lesson) -> None:
    response = site_of().get(f"/zh/lessons/{lesson.slug}/")

    first = f"/zh/lessons/{lesson.slug}/{lesson.experiments[0].slug}/"
    assert (response.status_code, response.location) == (302, first)


def test_lesson_starts_with_its_first_experiment() -> None:
    assert offenders(NAMED_LESSONS, check_start) == []


def test_experiments_lead_through_the_course(site: Client) -> None:
    path, seen = f"/en/lessons/{LESSONS[0].slug}/{LESSONS[0].experiments[0].slug}/", []
    experiments = [f"/en/lessons/{lesson.slug}/{each.slug}/" for lesson, each in EXPERIMENTS]

    while path in experiments and path not in seen:
        seen.append(path)
        text = page_of("en", path.removeprefix("/en/")).text
        (path,) = re.findall(r'class="next" href="(.*?)"', text)

    assert seen == experiments
    assert path == "/en/notes/"


def test_chapter_ends_with_its_review(site: Client) -> None:
    last = LESSONS[-1]

    path = f"/en/lessons/{last.slug}/{last.experiments[-1].slug}/"
    assert f"/en/review/{last.chapter.slug}/" in Page(site.get(path)).addresses


def test_experiment_in_review_leads_back_to_it(site: Client) -> None:
    page = site.get(f"/en/lessons/{LESSONS[0].slug}/{LESSONS[0].experiments[0].slug}/?review")

    onward = re.findall('class="next" href="(.*?)"', page.text)
    assert onward == [f"/en/review/{LESSONS[0].chapter.slug}/"]


def test_projector_view_is_kept_from_one_experiment_to_the_next(site: Client) -> None:
    path = f"/en/lessons/{LESSONS[0].slug}/{LESSONS[0].experiments[1].slug}/"
    text = site.get(f"{path}?stage").text

    ways = re.findall('class="(?:previous|next)" href="(.*?)"', text)
    assert len(ways) == 2 and all(way.endswith("/?stage") for way in ways)
    assert re.findall('class="projector" href="(.*?)"', text) == [path]


def test_review_of_no_chapter_is_not_there(site: Client) -> None:
    assert site.get("/en/review/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/zh/nothing", "en", "zh"),
        ("/en/nothing", "zh", "en"),
        ("/zh/lessons/nothing/", "", "zh"),
        ("/zh/lessons/the-failure/nothing/", "", "zh"),
        ("/nothing", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("/nothing", "zh-CN,zh-Hans;q=0.9,en;q=0.8", "zh"),
        ("/nothing", "zh-TW", "zh"),
        ("/nothing", "en-GB,zh;q=0.5", "en"),
        ("/nothing", "fr", "en"),
        ("/nothing", "", "en"),
    ],
)
def test_unknown_page_says_so_in_the_readers_language(
    site: Client, path: str, accepted: str, language: str
) -> None:
    response = site.get(path, headers={"Accept-Language": accepted})

    assert response.status_code == 404
    assert Page(response).language == HTML_LANGUAGE[language]
    assert f"<h1>{texts_in(language)['error.404']}</h1>" in response.text


def test_wrong_method_says_which_are_allowed(site: Client) -> None:
    response = site.post("/en/")

    assert response.status_code == 405
    assert texts_in("en")["error.other"] in response.text
    # https://www.rfc-editor.org/rfc/rfc9110#status.405: "MUST generate an Allow header field"
    allowed = {method.strip() for method in response.headers.get("Allow", "").split(",")}
    assert allowed == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", ["/en", "/zh/notes", "/en/lessons/the-failure", "/notes"])
def test_address_without_last_slash_is_redirected(site: Client, path: str) -> None:
    response = site.get(path)

    assert (response.status_code, response.location) == (308, f"{path}/")


def check_escaping(path: str) -> None:
    hostile = Origins(HOSTILE, HOSTILE, HOSTILE)

    page = Page(site_of(hostile).get(f"/en/{path}"))

    assert page.scripts == page_of("en", path).scripts
    assert page.data("lab")["origins"] == hostile.by_kind()


def test_origins_are_escaped() -> None:
    assert offenders([(path, path) for path in PATHS], check_escaping) == []


def test_page_is_told_its_language_and_origins(site: Client) -> None:
    told = Page(site.get("/zh/")).data("lab")

    assert told == {
        "language": "zh",
        "origins": ORIGINS.by_kind(),
        "apis": ORIGINS.apis(),
    }


@pytest.mark.parametrize("path", ["/en/<b>x</b>", "/en/lessons/%3Cb%3Ex/"])
def test_address_is_not_repeated_in_an_error(site: Client, path: str) -> None:
    assert "<b>" not in site.get(path).text


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/lab/shared/page.js", "/notes/notes.js", "/nothing"]
)
def test_browser_asks_again_each_time(site: Client, path: str) -> None:
    assert site.get(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_for_errors_has_moved_for_good(site: Client, language: str) -> None:
    response = site.get(f"/{language}/error/")

    assert (response.status_code, response.location) == (301, f"/{language}/diagnose/")


def test_error_that_a_page_offers_is_recognised() -> None:
    offered = {
        unquote(address[1:])
        for address in page_of("en", "diagnose/").addresses
        if address[0] == "#"
    }

    assert {*CONSOLE_LINES.values(), *EVIDENCE.values()} <= offered
    assert [line for line in CONSOLE_LINES.values() if not recognise(line)] == []
