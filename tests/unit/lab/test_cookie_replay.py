"""The cookies of a run: the jar, what went along and what stayed, and by which rule."""

from typing import Any

import pytest
from werkzeug.test import Client

from tests.unit.cors_requests import ATTACKER, PAGE, from_origin
from tests.unit.in_process import BufferedClient
from tests.unit.lab.explained_calls import act, call, saw, told
from tests.unit.lab.wire_record import begin_run, url

OTHER_SITE = "http://127.0.0.1:8000"
READ = saw(200, "cors", "content-type")
INCLUDE = {"credentials": "include"}


class Tab:
    """Logs in and asks who is logged in, with the Cookie that it is told to send."""

    def __init__(self, api: Client, scenario: str) -> None:
        self._api = BufferedClient(api.application, use_cookies=False)
        self.scenario = scenario
        self.cookie = ""
        begin_run(api, scenario)

    def logs_in(self, origin: str = PAGE, credentials: str = "include") -> dict[str, Any]:
        """Log in, and return the act."""
        options = {
            "method": "POST",
            "credentials": credentials,
            "body": {"type": "urlsearchparams"},
        }
        headers = from_origin(origin)
        answer = self._api.post(url("/login", self.scenario), data={"user": "ann"}, headers=headers)
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return act(call("/login", READ, self.scenario, **options), origin=origin)

    def asks(
        self, origin: str = PAGE, credentials: str = "include", with_cookie: bool = True
    ) -> dict[str, Any]:
        """Ask who is logged in, and return the act."""
        headers = from_origin(origin) | ({"Cookie": self.cookie} if with_cookie else {})
        self._api.get(url("/me", self.scenario), headers=headers)
        return act(call("/me", READ, self.scenario, credentials=credentials), origin=origin)


def story_of(api: Client, tab: Tab, *acts: dict[str, Any], **options: Any) -> dict[str, Any]:
    return told(api, *acts, scenario=tab.scenario, ask="cookie", **options)


def turn_in(story: dict[str, Any]) -> dict[str, Any]:
    """Return the cookies of the last call's last exchange."""
    turn: dict[str, Any] = story["calls"][-1]["cookies"][-1]
    return turn


def differences_in(story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return where other cookies arrived than the rules say."""
    return [each for each in story["disagreements"] if each["about"] == "cookie"]


# The scenario, and whose page asks after a login in ours; the rule and the headline.
WITHHELD = {
    "Lax": ("cookie_lax", OTHER_SITE, "samesite-lax", "samesite"),
    "Strict": ("cookie_strict", OTHER_SITE, "samesite-strict", "samesite"),
    "unset": ("cookie_unset", OTHER_SITE, "samesite-default", "samesite-default"),
    "partitioned": ("cookie_partitioned", OTHER_SITE, "partition", "partition"),
    "a sandboxed frame": ("cookie_lax", "null", "samesite-lax", "opaque"),
}


@pytest.mark.parametrize(("scenario", "origin", "rule", "verdict"), WITHHELD.values(), ids=WITHHELD)
def test_withheld_cookie_is_told_by_its_rule(
    api: Client, scenario: str, origin: str, rule: str, verdict: str
) -> None:
    tab = Tab(api, scenario)
    acts = [tab.logs_in(), tab.asks(origin, with_cookie=False)]

    story = story_of(api, tab, *acts)

    assert {"cookie-withheld", f"cookie-withheld: {rule}"} <= set(story["facts"])
    assert story["verdict"]["id"] == f"cookie.withheld.{verdict}"
    assert story["verdict"]["tone"] == "stop"
    (cookie,) = turn_in(story)["withheld"]
    assert (cookie["name"], cookie["rule"]) == ("session", rule)
    assert story["reason"]["sentence"] == cookie["sentence"]
    assert differences_in(story) == []


def test_cookie_goes_from_one_port_to_another(api: Client) -> None:
    tab = Tab(api, "session_one_origin")
    acts = [tab.logs_in(), tab.asks()]

    story = story_of(api, tab, *acts)

    assert "cookie-sent" in story["facts"]
    verdict = story["verdict"]
    assert (verdict["id"], verdict["tone"]) == ("cookie.sent.same-site", "plain")
    values = verdict["values"]
    assert (values["page"], values["api"]) == ("localhost:8000", "localhost:5001")
    (in_jar,), (sent,) = turn_in(story)["jar"], turn_in(story)["sent"]
    assert (in_jar["attributes"], sent["rule"]) == ("HttpOnly; SameSite=Lax", None)
    assert "is stored" in in_jar["sentence"]
    assert differences_in(story) == []


def test_cookie_that_went_along_in_vain_is_told_with_the_refusal(api: Client) -> None:
    tab = Tab(api, "credentials_off")
    acts = [tab.logs_in(), tab.asks()]
    acts[-1]["calls"][0]["observed"] = None

    story = story_of(api, tab, *acts)

    assert story["verdict"]["id"] == "cookie.sent.unread"
    assert story["reason"]["title"].startswith("CORS check")


def test_call_without_credentials_leaves_it_in_the_jar(api: Client) -> None:
    tab = Tab(api, "session_one_origin")
    acts = [tab.logs_in(), tab.asks(credentials="same-origin", with_cookie=False)]

    story = story_of(api, tab, *acts)

    assert "cookie-withheld: credentials-mode" in story["facts"]
    assert story["verdict"]["id"] == "cookie.withheld.credentials-mode"


def test_login_without_credentials_stores_nothing(api: Client) -> None:
    tab = Tab(api, "session_one_origin")
    acts = [tab.logs_in(credentials="same-origin"), tab.asks(with_cookie=False)]

    story = story_of(api, tab, *acts)

    assert {"no-cookie", "cookie-refused: credentials-mode"} <= set(story["facts"])
    assert story["verdict"]["id"] == "cookie.never-stored"
    assert "without credentials" in story["reason"]["sentence"]


def test_login_is_told_by_what_becomes_of_its_cookie(api: Client) -> None:
    tab = Tab(api, "flask_cors")
    login = tab.logs_in()
    login["calls"][0]["observed"] = None

    story = story_of(api, tab, login)

    assert {"no-cookie", "cookie-stored", "blocked"} <= set(story["facts"])
    assert story["verdict"]["id"] == "cookie.stored.unread"
    (stored,) = turn_in(story)["stored"]
    assert stored["name"] == "session"


def test_login_from_another_site_is_not_stored(api: Client) -> None:
    tab = Tab(api, "cookie_lax")
    acts = [tab.logs_in(OTHER_SITE), tab.asks(OTHER_SITE, with_cookie=False)]

    story = story_of(api, tab, *acts)

    assert "cookie-refused: samesite-lax" in story["facts"]
    assert story["verdict"]["id"] == "cookie.never-stored"


def test_refused_cookie_is_told_by_its_rule(api: Client) -> None:
    tab = Tab(api, "cookie_none_insecure")

    story = story_of(api, tab, tab.logs_in())

    assert "cookie-refused: none-without-secure" in story["facts"]
    assert story["verdict"]["id"] == "cookie.refused.none-without-secure"
    assert turn_in(story)["refused"][0]["rule"] == "none-without-secure"


def test_without_any_cookie_there_is_none(api: Client) -> None:
    tab = Tab(api, "no_cors")

    story = story_of(api, tab, tab.asks(with_cookie=False))

    assert "no-cookie" in story["facts"]
    assert (story["verdict"]["id"], turn_in(story)["jar"]) == ("cookie.none", [])


def test_cookie_that_should_have_stayed_is_a_disagreement(api: Client) -> None:
    tab = Tab(api, "cookie_strict")
    acts = [tab.logs_in(), tab.asks(OTHER_SITE)]

    story = story_of(api, tab, *acts)

    (difference,) = differences_in(story)
    assert (difference["about"], difference["computed"]) == ("cookie", "")
    assert difference["observed"] == tab.cookie
    assert "cookie-sent" in story["facts"]
    assert story["verdict"]["id"] == "cookie.sent.other"
    assert turn_in(story)["withheld"] == turn_in(story)["sent"] == []


def test_cookies_blocked_in_other_sites_pages_are_no_disagreement(api: Client) -> None:
    tab = Tab(api, "cookie_none_secure")
    acts = [tab.logs_in(), tab.asks(OTHER_SITE, with_cookie=False)]

    story = story_of(api, tab, *acts)

    assert differences_in(story) == []
    assert story["verdict"]["id"] == "cookie.withheld.third-party"


def test_cookie_of_another_program_is_nobodys_concern(api: Client) -> None:
    tab = Tab(api, "session_one_origin")
    login = tab.logs_in()
    tab.cookie += "; theme=dark"

    story = story_of(api, tab, login, tab.asks())

    assert differences_in(story) == []
    assert [cookie["name"] for cookie in turn_in(story)["sent"]] == ["session"]


def test_preflight_has_no_cookie(api: Client) -> None:
    tab = Tab(api, "session_one_origin")
    login = tab.logs_in()
    asked = from_origin(PAGE) | {"Access-Control-Request-Method": "PUT"}
    api.options(url("/notes/1", tab.scenario), headers=asked)

    story = story_of(api, tab, login, act(call("/notes/1", None, tab.scenario, method="PUT")))

    assert story["verdict"]["id"] == "cookie.no-request"
    assert turn_in(story)["withheld"][0]["rule"] == "credentials-mode"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_are_in_the_readers_language(api: Client, language: str) -> None:
    tab = Tab(api, "session_one_origin")
    acts = [tab.logs_in(), tab.asks(ATTACKER)]

    story = story_of(api, tab, *acts, language=language)

    assert ("发出" in turn_in(story)["sent"][0]["sentence"]) == (language == "zh")
