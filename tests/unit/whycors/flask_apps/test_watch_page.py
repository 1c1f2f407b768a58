"""The page of a watch is whole, is for this machine alone, and tells what the terminal tells."""

import json
import posixpath
import re
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from backend.whycors.flask_apps.watch_page.page_app import watch_page
from backend.whycors.flask_apps.watch_page.page_files import OF_LAB
from backend.whycors.words.catalogues import LANGUAGES
from tests.unit.whycors.flask_apps.watched_apps import API, PAGE, WatchedShop

HERE = "http://127.0.0.1:5999"
IMPORTED = re.compile(r"^(?:import|} from|import .* from) '([^']+)'$", re.MULTILINE)


def page_of(shop: WatchedShop) -> Client:
    return Client(watch_page(shop.watch, lambda: API, "en", shop.flask))


def got(client: Client, path: str, host: str = HERE) -> TestResponse:
    return client.get(path, base_url=host)


def told_of(shop: WatchedShop, number: int, language: str = "en") -> dict[str, Any]:
    answer = got(page_of(shop), f"/{language}/calls/{number}")
    told: dict[str, Any] = json.loads(answer.get_data())
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_loads_nothing_that_is_not_there(language: str) -> None:
    client = page_of(WatchedShop())
    page = got(client, f"/{language}/").get_data(as_text=True)
    waiting = re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js))"', page)
    found: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            answer = got(client, path)
            assert answer.status_code == 200, path
            names = IMPORTED.findall(answer.get_data(as_text=True))
            here = posixpath.dirname(path)
            waiting += [
                f"/texts/{language}.js"
                if name == "texts"
                else posixpath.normpath(posixpath.join(here, name))
                for name in names
            ]

    # And what is put into the wheel is needed.
    assert {f"/lab/{name}" for name in OF_LAB} <= found


def test_page_is_first_in_the_language_of_the_terminal() -> None:
    assert got(page_of(WatchedShop()), "/").headers["Location"] == "/en/"


def test_nothing_from_elsewhere_may_run_in_it() -> None:
    answer = got(page_of(WatchedShop()), "/en/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self' 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["http://evil.example", "http://192.168.0.2:5999"])
def test_other_names_get_nothing(host: str) -> None:
    shop = WatchedShop()
    shop.ask("/notes")

    assert got(page_of(shop), "/en/calls/1", host).status_code == 421


def test_no_page_of_another_origin_may_read_it() -> None:
    answer = page_of(WatchedShop()).get("/en/", base_url=HERE, headers={"Origin": PAGE})

    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/en/calls/7", "/fr/", "/lab/shared/secrets.js", "/../watch.py"])
def test_what_is_not_there_is_a_404(path: str) -> None:
    assert got(page_of(WatchedShop()), path).status_code == 404


def test_stream_begins_with_all_calls() -> None:
    shop = WatchedShop()
    shop.ask("/open")
    shop.ask("/notes")
    answer = page_of(shop).get("/zh/changes", base_url=HERE)
    first = next(answer.iter_encoded()).decode("utf-8")

    changes = json.loads(first.removeprefix("data: "))
    assert [(call["path"], call["state"]) for call in changes["calls"]] == [
        ("/open", "readable"),
        ("/notes", "refused"),
    ]
    assert changes["calls"][1]["headline"] == f"`{PAGE}` 不能读取 GET {API}/notes 的响应"


def test_call_is_told_with_picture_fix_and_console_line() -> None:
    shop = WatchedShop()
    shop.ask("/notes")
    told = told_of(shop, 1)

    assert told["who"].startswith("The view `notes` answered with 200.")
    assert told["console"][0].startswith("Access to fetch at")
    assert told["diagnosis"]["fixes"][0]["code"] == f"CORS(app, origins=['{PAGE}'])"
    assert told["diagnosis"]["story"]["events"]
    assert told["is_flask"]


def test_readable_answer_says_what_a_cookie_would_change() -> None:
    shop = WatchedShop()
    shop.ask("/open")
    told = told_of(shop, 1)

    assert told["note"].startswith("No cookie came along.")
    assert told["console"] == []
