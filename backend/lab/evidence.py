"""What recorded bodies tell: who is logged in by a cookie, and whose private note was read."""

import json
from collections.abc import Sequence
from typing import Any

from backend.whycors.recording.exchange import Exchange


def user_of(exchange: Exchange, recorded: Sequence[Exchange]) -> str | None:
    """Return the user in whose name a request was made, as an answer of the run named them.

    That is the answer which set a cookie that the request has, or the one which had set the cookie
    of that one's request. None where no answer names anybody.
    """
    while (setter := _setter_of(exchange, recorded)) is not None:
        user = _field(_json(setter), "user")
        if user is not None:
            return user
        exchange = setter
    return None


def private_owner(exchange: Exchange) -> str | None:
    """Return the owner of the first private note in an answer, None where there is none."""
    found = _json(exchange)
    items = found if isinstance(found, list) else [found]
    owners = (_field(item, "owner") for item in items)
    return next((owner for owner in owners if owner is not None), None)


def evidence_in(exchange: Exchange) -> tuple[str | None, str | None] | None:
    """Return all that a story may take from an exchange's body: the user, and a note's owner.

    None where nothing is taken from it: no cookie had a part in the exchange.
    """
    if exchange.request_header("cookie") is None and not _cookies_set(exchange):
        return None
    return _field(_json(exchange), "user"), private_owner(exchange)


def _setter_of(exchange: Exchange, recorded: Sequence[Exchange]) -> Exchange | None:
    """Return the exchange before this one whose answer set a cookie that its request has."""
    cookie = exchange.request_header("cookie")
    sent = {pair.strip() for pair in cookie.split(";")} if cookie else set()
    earlier = (each for each in reversed(recorded) if each.number < exchange.number)
    return next((each for each in earlier if sent & _cookies_set(each)), None)


def _cookies_set(exchange: Exchange) -> set[str]:
    """Return the cookies that an answer sets, as they stand in a Cookie header."""
    return {
        value.partition(";")[0].strip()
        for name, value in exchange.response_headers
        if name.lower() == "set-cookie"
    }


def _json(exchange: Exchange) -> Any:
    body = exchange.response_body
    if body.size > len(body.kept):
        return None
    try:
        return json.loads(body.kept)
    except (ValueError, RecursionError):
        return None


def _field(value: Any, name: str) -> str | None:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
