"""How the call that counts ended, and who answered it, by the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from backend.lab.joined import JoinedCall
from backend.whycors.recording.exchange import Exchange

#: "unanswered": the browser tried, and no answer came; "not-sent": it did not send the request.
EndingName = Literal["readable", "opaque", "blocked", "not-sent", "unanswered"]
#: Whose the answer is: see Exchange. A "layer" before the app has neither a proxy’s nor a cache’s
#: name; the "browser" had kept the answer; "elsewhere" is no server of the lab.
Answerer = Literal[
    "view", "app", "proxy", "cache", "layer", "server", "browser", "elsewhere", "nobody"
]
NAMED: dict[str, Answerer] = {
    "view": "view",
    "app": "app",
    "proxy": "proxy",
    "cache": "cache",
    "server": "server",
}


@dataclass(frozen=True)
class Ending:
    """The end of a `call`, None where nothing was asked for.

    `answer` is the exchange that answered the request itself, maybe once before; `preflight` the
    one at which the call ended instead.
    """

    call: JoinedCall | None
    name: EndingName
    by: Answerer
    answer: Exchange | None = None
    preflight: Exchange | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the browser refused to send the request, or to hand over its answer."""
        return self.name in ("blocked", "not-sent")


def last_call(calls: Sequence[JoinedCall]) -> JoinedCall | None:
    """Return the last call of script; without one, the last load of an element."""
    by_script = [call for call in calls if call.asker == "script"]
    last = (by_script or calls)[-1:]
    return last[0] if last else None


def outcome_of(calls: Sequence[JoinedCall]) -> str:
    """Return how the last call ended.

    "readable", "opaque", "blocked" (there was an answer, and the browser kept it) or "not-sent".
    """
    last = last_call(calls)
    return last.ended if last else "not-sent"


def ending_of(calls: Sequence[JoinedCall]) -> Ending:
    """Return the end of the last call."""
    call = last_call(calls)
    if call is None:
        return Ending(None, "not-sent", "nobody")
    name = _name(call)
    exchange = _last_exchange(call)
    if name in ("not-sent", "unanswered"):
        return Ending(call, name, "nobody", preflight=exchange if name == "not-sent" else None)
    if exchange is None:
        return Ending(call, name, "elsewhere")
    kept = call.told.messages[-1].fate == "kept"
    return Ending(call, name, "browser" if kept else answerer_of(exchange), exchange)


def answerer_of(exchange: Exchange) -> Answerer:
    """Return whose the answer of an exchange is."""
    return NAMED.get(exchange.answered_by or "", "layer")


def _name(call: JoinedCall) -> EndingName:
    if call.ended == "readable":
        return "readable"
    if call.ended == "opaque":
        return "opaque"
    if _got_no_answer(call):
        return "unanswered"
    return "blocked" if call.ended == "blocked" else "not-sent"


def _got_no_answer(call: JoinedCall) -> bool:
    """Return whether the last that was sent arrived nowhere here, or was not answered yet."""
    messages = call.told.messages
    return bool(messages) and messages[-1].fate in ("unanswered", "nobody-there")


def _last_exchange(call: JoinedCall) -> Exchange | None:
    """Return the exchange of a call's last message."""
    own = [*(answered.exchange for answered in call.answered), *call.others]
    by_number = {exchange.number: exchange for exchange in own if exchange is not None}
    number = call.told.messages[-1].exchange if call.told.messages else None
    return None if number is None else by_number[number]
