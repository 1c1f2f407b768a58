"""Every headline that the lab may choose is a text of the page, and no other is there."""

from typing import get_args

from backend.lab.ending import Answerer
from backend.lab.headlines import SAID_OF_OPAQUE, SAID_OF_PREFLIGHTS
from backend.lab.headlines_of_cookies import REFUSED_BY, WITHHELD_BY
from frontend.text import texts_in

ANSWERERS = set(get_args(Answerer)) - {"nobody"}
# What may follow the fixed part of a key.
IDS = {
    "outcome.readable": {*ANSWERERS, "remembered", "attacker"},
    # What is kept from the page has come, and so is on record.
    "outcome.blocked": {*ANSWERERS, "element", "attacker"} - {"elsewhere"},
    "outcome.opaque": {*SAID_OF_OPAQUE, "other"},
    "outcome.used": {"view", "script", "other"},
    "outcome.opened": {"view", "other"},
    "outcome.not-sent": {"redirected", "unasked", "nothing"},
    "outcome.not-sent.asked": {*SAID_OF_PREFLIGHTS, "other"},
    "outcome.unanswered": {"tried", "arrived"},
    "theft": {"note", "read", "wrote.read", "wrote.unread"},
    "requests.asked": {"method", "headers", "both", "flag", "other"},
    "requests": {
        *("refused", "remembered", "each", "permitted", "redirected", "element"),
        *("same-origin", "simple", "kept", "unanswered", "unasked", "nothing"),
    },
    "cookie.sent": {
        *("same-origin", "same-site", "navigation", "partitioned", "none", "unset"),
        *("unread", "other"),
    },
    "cookie.withheld": {*WITHHELD_BY, "samesite", "samesite-default", "opaque", "other"},
    "cookie.refused": {*REFUSED_BY, "samesite", "other"},
    "cookie": {"stored", "stored.unread", "never-stored", "none", "no-request"},
    "header": {"readable", "hidden", "blocked", "absent", "no-answer"},
    "written": {"read", "unread", "not-sent", "nothing", "redirected", "unanswered"},
    "written.refused": {*SAID_OF_PREFLIGHTS, "other"},
}


def test_every_headline_has_its_text() -> None:
    chosen = {f"verdict.{fixed}.{ending}" for fixed, endings in IDS.items() for ending in endings}

    assert {key for key in texts_in("en") if key.startswith("verdict.")} == chosen
