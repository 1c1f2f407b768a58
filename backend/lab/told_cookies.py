"""The cookies of an exchange, as the page draws them: each with why, in the reader's language."""

from typing import Any

from backend.lab.cookie_replay import RecordedTurn, Turns
from backend.lab.joined import JoinedCall
from backend.whycors.cookies import Cookie, Refused, Stored, Withheld
from backend.whycors.words import told_cookie


class ToldCookies:
    """Tells of cookies in `language`; the run is below the path `base`."""

    def __init__(self, turns: Turns, base: str, language: str) -> None:
        self._turns = turns
        self._base = base
        self._language = language
        # What the answer said that set a cookie: its attributes, and what became of them.
        self._came_with: dict[Cookie, tuple[str, dict[str, Any]]] = {}
        for turn in turns.values():
            for what, attributes in turn.received:
                if isinstance(what, Stored):
                    self._came_with[what.cookie] = attributes, self._told(what, turn, attributes)

    def of_call(self, call: JoinedCall) -> list[dict[str, Any]]:
        """Return what became of the cookies at each exchange of a call, in order."""
        numbers = [exchange.number for exchange in call.own_exchanges]
        return [self._of_exchange(number) for number in sorted(numbers)]

    def _of_exchange(self, number: int) -> dict[str, Any]:
        """Return what became of the cookies at an exchange. What the record refutes is left out."""
        told: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("jar", "sent", "withheld", "stored", "refused")
        }
        turn = self._turns.get(number)
        if turn is not None:
            told["jar"] = [self._came_with[cookie][1] for cookie in turn.jar]
            told["sent"] = [self._of_jar(cookie, cookie, turn) for cookie in turn.really_sent]
            told["withheld"] = [self._of_jar(e, e.cookie, turn) for e in turn.really_withheld]
            for what, attributes in turn.received:
                fate = "stored" if isinstance(what, Stored) else "refused"
                told[fate].append(self._told(what, turn, attributes))
        return {"exchange": number, **told}

    def _of_jar(
        self, what: Cookie | Withheld, cookie: Cookie, turn: RecordedTurn
    ) -> dict[str, Any]:
        return self._told(what, turn, self._came_with[cookie][0])

    def _told(
        self, what: Cookie | Withheld | Stored | Refused, turn: RecordedTurn, attributes: str
    ) -> dict[str, Any]:
        return told_cookie(what, turn, self._shown(attributes), self._language)

    def _shown(self, attributes: str) -> str:
        """Return attributes as they were sent, without the path of the run itself."""
        parts = [part.strip() for part in attributes.split(";")]
        bound = f"path={self._base}".lower()
        return "; ".join(part for part in parts if part and part.lower() != bound)
