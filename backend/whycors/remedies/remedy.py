"""What to change so that script may read: computed by changing it and fetching again.

While a fetch fails, the answer that failed it is changed by the least that cures that failure, and
the fetch is made anew. So several faults are found together, what comes out is proved, and each
change is needed: without it the fetch would end where it ended before.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from ..fetch_standard import (
    OPAQUE,
    STANDARD,
    Behaviour,
    Failure,
    Outcome,
    PreflightCache,
    Request,
    Transport,
    fetch,
)
from .advice import ADVICE_BY_REASON, OF_AN_ANSWER, OPTIONS, Advice
from .answerer import Sender
from .changes import Change, ChangedServer, ChangedTurn, added, change_for
from .senders import SenderOf, advice_by_sender, sender_of_last

#: The server and the page's preflight cache, as they were before the request.
Begin = Callable[[], tuple[Transport, PreflightCache]]


@dataclass(frozen=True)
class Remedy:
    """What to change: first what the `advices` say, in order, then the `changes` of the answers.

    `request` is the call with its options as advised. When the server answers it with the changes,
    script may read: `exchanges` are those of that fetch. Where an advice is not about an option of
    the call, no header helps, and there are neither changes nor exchanges. `sender` sent the first
    answer that kept script from reading; None where it was not an answer's fault.
    """

    request: Request
    advices: tuple[Advice, ...] = ()
    changes: tuple[Change, ...] = ()
    exchanges: tuple[ChangedTurn, ...] = field(default=(), compare=False)
    sender: Sender | None = field(default=None, compare=False)


def remedy(
    asked: Request,
    begin: Begin,
    behaviour: Behaviour = STANDARD,
    strangers: Collection[str] = (),
    sender_of: SenderOf = sender_of_last,
) -> Remedy | None:
    """Return what to change so that script may read the answer to `asked`, or None if it may.

    `begin` is called for each attempt, and what it returns must not depend on earlier ones. Its
    transport is asked for more than the failed fetch was: for the request that a preflight kept
    back, and for what redirects lead to. `strangers` are origins that no server should let in.
    `sender_of` tells who sent the last answer of a fetch: by default, what the answer shows.
    """
    if _attempt(asked, begin, behaviour, []).is_readable:
        return None
    if asked.origin in strangers:
        return Remedy(asked, ("attackers-page",))
    advices: tuple[Advice, ...] = ()
    changes: list[Change] = []
    sender: Sender | None = None
    while not (attempt := _attempt(asked, begin, behaviour, changes)).is_readable:
        cure = attempt.cure()
        if not isinstance(cure, str) or cure in OF_AN_ANSWER:
            by = sender_of(attempt.exchanges)
            instead = advice_by_sender(attempt.outcome, attempt.exchanges, by)
            cure, sender = (cure, sender or by) if instead is None else (instead, by)
        if not isinstance(cure, str):
            changes = added(changes, cure)
            continue
        advices = (*advices, cure)
        if cure not in OPTIONS:
            return Remedy(asked, advices, sender=sender)
        asked = asked._replace(**OPTIONS[cure])
    return Remedy(asked, advices, tuple(changes), tuple(attempt.exchanges), sender)


@dataclass(frozen=True)
class _Attempt:
    """A fetch from a server that has made some changes."""

    asked: Request
    outcome: Outcome
    exchanges: list[ChangedTurn]

    @property
    def is_readable(self) -> bool:
        return self.outcome.outcome == "readable"

    def cure(self) -> Change | Advice:
        """Return what to do about the first thing that keeps the answer from script."""
        if self.outcome.outcome == "opaque":
            return "mode-no-cors"
        if self.outcome.outcome == "opaque-redirect":
            return "redirect-mode"
        failure = self.outcome.failure
        assert failure is not None
        if failure.reason == "UrlContainsCredentials":
            return "redirect-has-credentials" if self.exchanges else "url-has-credentials"
        if _is_patch_in_other_letters(failure):
            return "method-not-upper-case"
        if failure.reason in ADVICE_BY_REASON:
            return ADVICE_BY_REASON[failure.reason]
        change = change_for(
            failure.reason, failure.parameter, self.exchanges[-1], self.asked.credentials
        )
        if change is not None:
            return change
        return "opaque-origin" if self.asked.origin == OPAQUE else "redirect-crosses-origins"


def _is_patch_in_other_letters(failure: Failure) -> bool:
    """Return whether the method is PATCH, but for the letters: it is not normalized."""
    method = failure.parameter
    is_method = failure.reason == "MethodDisallowedByPreflightResponse"
    return is_method and method.upper() == "PATCH" and method != "PATCH"


def _attempt(asked: Request, begin: Begin, behaviour: Behaviour, changes: list[Change]) -> _Attempt:
    transport, cache = begin()
    server = ChangedServer(transport, changes)
    return _Attempt(asked, fetch(asked, server, cache, behaviour), server.exchanges)
