"""What happened in an experiment, as facts: the strings that a lesson's choices claim.

frontend/lessons name them in `choices`, and backend/README.md says what each means.
"""

from collections.abc import Iterator

from backend.lab.cookie_fate import facts_of_cookies
from backend.lab.ending import Ending
from backend.lab.result import Result

BLOCKED_BY = {
    "app": "blocked-no-view",
    "proxy": "blocked-proxy",
    "layer": "blocked-proxy",
    "cache": "blocked-cache",
    "browser": "blocked-kept",
}


def facts_of(result: Result) -> list[str]:
    """Return all facts of an experiment."""
    return [
        _outcome(result.ending),
        f"answered-by: {result.ending.by}",
        *_counts(result),
        *_answer(result),
        *facts_of_cookies(result.cookie, result.before, result.exchanges, result.turns),
        *_header(result),
        _written(result),
        *_why(result),
    ]


def _outcome(ending: Ending) -> str:
    if ending.name != "blocked":
        return ending.name
    if ending.by == "server" and ending.answer and not ending.answer.view:
        return "blocked-no-view"
    return BLOCKED_BY.get(ending.by, "blocked")


def _counts(result: Result) -> Iterator[str]:
    kinds = [exchange.kind for exchange in result.exchanges]
    yield str(len(kinds))
    yield f"preflights: {kinds.count('preflight')}"


def _answer(result: Result) -> Iterator[str]:
    if result.answered:
        yield f"status: {result.answered.status}"
    views = dict.fromkeys(exchange.view for exchange in result.exchanges if exchange.view)
    yield from (f"view: {view}" for view in views)


def _header(result: Result) -> Iterator[str]:
    if result.question.ask == "header":
        yield f"header-{result.header}"


def _written(result: Result) -> str:
    if result.written is None:
        return "nothing-written"
    return "written-read" if result.read_what_it_wrote else "written-unread"


def _why(result: Result) -> Iterator[str]:
    call = result.ending.call
    failure = call.judged.outcome.failure if call and call.judged else None
    if failure:
        yield f"reason: {failure.reason}"
    if result.theft:
        yield "theft"
