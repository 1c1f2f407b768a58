"""The lab on plain http under a name other than localhost: what it leaves out, and says so."""

import re

import pytest

from frontend.course.lessons import find_lessons
from frontend.origins import Origins
from frontend.text import LANGUAGES, texts_in
from scripts.running_lab import ROOT
from tests.unit.in_process import site_of

NAMED = Origins("http://teacher.lan:8000", "http://teacher.lan:5001", "http://teacher.lan:8002")
EVERY = [(lesson, experiment) for lesson in find_lessons() for experiment in lesson.experiments]
ORIGIN = re.compile(r'<span class="origin [a-z-]+">(?:<span class="sr">)?(.*?)</span>')

# By reason. A new experiment that needs localhost has to be added here on purpose.
DISABLED = {
    "other-names": [
        "what-is-an-origin/another-host",
        "what-is-an-origin/both-names",
        "origin-is-not-site/another-host",
        "origin-is-not-site/app-and-api",
        "origins-patterns/lookalike",
        "origins-patterns/digits",
        "origins-subdomains/subdomain-glob",
        "origins-subdomains/stranger-glob",
        "origins-subdomains/anchored-refuses",
        "origins-subdomains/anchored",
        "by-hand-origins/no-scheme",
        "samesite/lax-other-site",
        "samesite/unset-other-site",
        "none-and-secure/none-secure-other-site",
        "partitioned/own-jar",
        "partitioned/other-jar",
        "deploy-on-one-site/two-sites",
        "deploy-on-one-site/one-site",
        "patterns-attacked/suffix",
        "patterns-attacked/suffix-fixed",
        "patterns-attacked/honest",
        "patterns-attacked/subdomain-taken",
        "cors-is-not-csrf-protection/from-another-site",
        "login-redirect/elsewhere",
        "redirects-and-null/away",
        "redirects-and-null/away-by-hand",
        "never-left/public-page",
        "recommended-attacked/other-site",
        "recommended-attacked/evil-site",
        "recommended-attacked/lookalike",
        "recommended-attacked/evil-app",
    ],
    "localhost": [
        "origins-patterns/port-glob",
        "origins-patterns/honest",
        "nobody-there/refused",
        "never-left/unsafe-port",
    ],
    "secure-context": [
        "none-and-secure/none-secure",
    ],
}


def test_disabled_on_a_name_are_these() -> None:
    found: dict[str, list[str]] = {}
    for lesson, experiment in EVERY:
        if experiment.needs and NAMED.lacks(experiment.needs):
            found.setdefault(experiment.needs, []).append(f"{lesson.slug}/{experiment.slug}")

    assert found == DISABLED


@pytest.mark.parametrize("file", ["backend/README.md", "backend/README.zh-CN.md"])
def test_readme_says_how_many_they_are(file: str) -> None:
    count = sum(map(len, DISABLED.values()))

    assert re.search(rf"{count} (of the experiments|个实验)", (ROOT / file).read_text("utf-8"))


def test_containers_are_published_to_this_machine_only_unless_told() -> None:
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    published = re.findall(r'"(\S+):\$\{\w+_PORT:-\d+\}:\S+"', compose)

    assert published == ["${BIND:-127.0.0.1}"] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_disabled_experiment_says_what_it_needs(language: str) -> None:
    wrong = [
        path
        for need, paths in DISABLED.items()
        for path in paths
        if texts_in(language)[f"lesson.needs.{need}"] not in page(f"{language}/lessons/{path}/")
    ]

    assert wrong == []


def test_origins_shown_on_a_name_are_here() -> None:
    shown = {
        origin
        for lesson, experiment in EVERY
        for origin in ORIGIN.findall(page(f"en/lessons/{lesson.slug}/{experiment.slug}/"))
        if "://" in origin
    }

    assert shown == {NAMED.page, NAMED.api, NAMED.attacker}


def test_page_of_another_name_is_not_here() -> None:
    assert site_of(NAMED).get("/en/visit/attacker/").status_code == 200
    assert site_of(NAMED).get("/en/visit/app/").status_code == 404


def page(path: str) -> str:
    return site_of(NAMED).get(f"/{path}").text
