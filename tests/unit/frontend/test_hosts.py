"""The site answers as the lab's own origins, and as no other host."""

import html

import pytest
from werkzeug.test import Client

from frontend.hosts import KnownHosts
from frontend.origins import Origins
from frontend.server import create_site
from frontend.text import LANGUAGES, texts_in
from tests.unit.in_process import ORIGINS, BufferedClient

LAN = Origins("http://teacher.lan:8000", "http://teacher.lan:5001", "http://teacher.lan:8002")
FORWARDED = Origins("https://pages.example", "https://api.example", "https://attacker.example:444")
KNOWN = [
    (
        ORIGINS,
        "127.0.0.1",
        "localhost:8000 LOCALHOST:8002 127.0.0.1:8000 [::1]:8000 localhost:9000",
    ),
    (ORIGINS, "127.0.0.1", "evil.localhost:8002 localhost.evil.localhost:8002 app.localhost:8000"),
    (ORIGINS, "192.168.1.5", "192.168.1.5:8000 127.0.0.1:8000"),
    (ORIGINS, "fe80::1", "[fe80::1]:8000"),
    (LAN, "0.0.0.0", "teacher.lan:8000 teacher.lan:8002 Teacher.LAN:8000 localhost:8000"),
    (FORWARDED, "0.0.0.0", "pages.example attacker.example:444 127.0.0.1:8000"),
]
STRANGE = [
    (ORIGINS, "evil.example evil.example:8000 localhost.evil.example:8000 evillocalhost:8000"),
    (ORIGINS, "localhost:8000.evil.example app.localhost:8002 evil.localhost:8000 null 10.0.0.1"),
    (ORIGINS, "localhost:8000,evil.example localhost:x 127.0.0.1.evil.example:8000 127.0.0.2:8000"),
    (LAN, "teacher.lan teacher.lan:5001 evil.localhost:8002 teacher.lan.evil.example:8000"),
    (FORWARDED, "pages.example:8000 attacker.example api.example"),
]
PATHS = [
    "/",
    "/nothing",
    "/notes",
    "/health",
    "/lab/shared/page.js",
    "/notes/notes.js",
    "/runs/x/no_cors/notes",
]


def test_known_hosts_are_those_in_use() -> None:
    refused = [
        host
        for origins, address, hosts in KNOWN
        for host in hosts.split()
        if host not in KnownHosts(origins, address)
    ]
    answered = [
        host
        for origins, hosts in STRANGE
        for host in ["", *hosts.split()]
        if host in KnownHosts(origins, "127.0.0.1")
    ]

    assert (refused, answered) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_host_is_told_where_the_lab_is(language: str) -> None:
    site = BufferedClient(create_site(LAN, internal_api="http://127.0.0.1:9"))
    asked = {"Host": "evil.example", "Accept-Language": language}

    answers = {path: site.get(path, headers=asked) for path in PATHS}

    line = texts_in(language)["error.host"].format(host="evil.example", origin=LAN.page)
    told = {path: (answer.status_code, answer.text) for path, answer in answers.items()}
    assert told == dict.fromkeys(PATHS, (421, line))
    assert not [path for path, answer in answers.items() if answer.location]


def test_host_is_not_taken_for_markup(site: Client) -> None:
    answer = site.get("/en/", headers={"Host": "<script>alert(1)</script>"})

    assert 400 <= answer.status_code < 500 and "<script>" not in answer.text


@pytest.mark.parametrize("path", ["/en", "/notes", "/en//notes", "//evil.example/../en"])
def test_redirect_stays_on_the_origin(site: Client, path: str) -> None:
    location = site.get(path, headers={"Host": "app.localhost:8000"}).location

    assert location is None or (location[0] == "/" and location[:2] != "//")


CODESPACE = "odd-lamp-8000.app.github.dev"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host"])
def test_codespaces_address_gets_the_cure(language: str, header: str) -> None:
    site = BufferedClient(create_site(ORIGINS))

    answer = site.get(f"/{language}/", headers={header: CODESPACE})

    assert answer.status_code == 421
    text = html.unescape(answer.text)
    assert texts_in(language)["codespace.why"].format(host=CODESPACE) in text
    assert "<pre>gh codespace ports forward 8000:8000 5001:5001 8002:8002</pre>" in text
    assert '<a href="http://localhost:8000/">' in text


def test_codespaces_address_that_the_lab_has_is_served() -> None:
    origins = Origins(f"https://{CODESPACE}", ORIGINS.api, ORIGINS.attacker)
    site = BufferedClient(create_site(origins))
    headers = {"Host": "localhost:8000", "X-Forwarded-Host": CODESPACE}

    assert site.get("/en/", headers=headers).status_code == 200


def test_another_forwarded_host_changes_nothing(site: Client) -> None:
    headers = {"X-Forwarded-Host": f"{CODESPACE}.evil.example"}

    assert site.get("/en/", headers=headers).status_code == 200
