"""The cookies of a case's exchanges, each with why, as the page draws them."""

from typing import Any

from ..cases.case_cookies import CaseTurn
from ..cookies import Cookie, Refused, Stored, Withheld
from ..words import cookie_sentence

Told = dict[str, Any]


def cookies_by_call(turns: list[CaseTurn], first_numbers: list[int], language: str) -> list[Told]:
    """Return what became of the cookies at each exchange, with its call's place as `call`.

    `first_numbers` are the numbers of each call's first exchange.
    """
    came_with: dict[Cookie, str] = {}
    found = []
    for turn in turns:
        for what, attributes in turn.received:
            if isinstance(what, Stored):
                came_with[what.cookie] = attributes
        number = first_numbers[turn.call] + turn.exchange
        found.append({"call": turn.call, "exchange": number, **_told(turn, came_with, language)})
    return found


def _told(turn: CaseTurn, came_with: dict[Cookie, str], language: str) -> dict[str, list[Told]]:
    def told(what: Cookie | Withheld | Stored | Refused, attributes: str) -> Told:
        cookie = what if isinstance(what, Cookie) else what.cookie
        return {
            "name": cookie.name if cookie else "",
            "attributes": attributes.strip(),
            "rule": None if isinstance(what, Cookie) else what.rule,
            "sentence": cookie_sentence(what, turn.context, language, turn.rules),
        }

    retrieved = turn.retrieved
    return {
        "jar": [told(cookie, came_with[cookie]) for cookie in turn.jar],
        "sent": [told(cookie, came_with[cookie]) for cookie in retrieved.sent],
        "withheld": [told(each, came_with[each.cookie]) for each in retrieved.withheld],
        "stored": [told(w, text) for w, text in turn.received if isinstance(w, Stored)],
        "refused": [told(w, text) for w, text in turn.received if isinstance(w, Refused)],
    }
