"""What to change so that a session's cookie is kept in development, where the API speaks http."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from backend.lab.cookie_replay import RecordedTurn, Turns, set_cookies_of
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.sessions import with_sessions
from backend.lab.shown_code import code_lines, hunks
from backend.whycors.browsers.behaviours import Browser
from backend.whycors.browsers.cookie_rules import COOKIE_BROWSERS, COOKIE_RULES
from backend.whycors.cookies import Jar, Refused, Stored
from backend.whycors.remedies.in_process import proved_without_secure
from backend.whycors.words import cookie_sentence, in_browsers
from backend.whycors.words.catalogues import catalogue


def cookie_change(run: Run, turns: Turns, language: str) -> dict[str, Any] | None:
    """Return what to change about a Secure cookie that an answer over http set.

    None where there is none, where the file doesn't say `SESSION_COOKIE_SECURE`, or where a browser
    would not keep the cookie without it, either.
    """
    refused = next(_refused(turns), None)
    if refused is None:
        return None
    try:
        source = run.scenario.source()
    except ScenarioError:
        return None
    changed = proved_without_secure(source, with_sessions)
    if changed is None:
        return None
    texts = catalogue("cookies", language)
    turn, browser, what = refused
    sentence = cookie_sentence(what, turn.context, language, COOKIE_RULES[browser])
    return {
        "advices": [in_browsers([browser], sentence, language), texts["advice.secure"]],
        "headers": [],
        "path": run.scenario.shown_path,
        "hunks": [[asdict(line) for line in hunk] for hunk in hunks(code_lines(changed, source))],
    }


def _refused(turns: Turns) -> Iterator[tuple[RecordedTurn, Browser, Refused]]:
    """Yield the cookies that a browser refuses for being Secure, and that all keep otherwise."""
    for turn in turns.values():
        for text in set_cookies_of(turn.exchange):
            for browser in COOKIE_BROWSERS:
                what = Jar().receive(text, turn.context, COOKIE_RULES[browser])
                is_secure = isinstance(what, Refused) and what.rule == "secure"
                if is_secure and isinstance(what, Refused) and _is_kept(turn, _open(text)):
                    yield turn, browser, what


def _open(set_cookie: str) -> str:
    """Return a Set-Cookie header without Secure."""
    parts = [part for part in set_cookie.split(";") if part.strip().lower() != "secure"]
    return ";".join(parts)


def _is_kept(turn: RecordedTurn, set_cookie: str) -> bool:
    return all(
        isinstance(Jar().receive(set_cookie, turn.context, COOKIE_RULES[browser]), Stored)
        for browser in COOKIE_BROWSERS
    )
