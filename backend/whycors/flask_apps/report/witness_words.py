"""What a witness shows, in one language: who asks for what, and what comes of it."""

from typing import NamedTuple

from ...cases.case import play_case, read_case
from ...words import Words
from ...words.catalogues import catalogue
from ..model import Witness


class ToldWitness(NamedTuple):
    """The page at `origin` calls `call`; `comes` says what comes of it, in a sentence or two."""

    origin: str
    call: str
    comes: tuple[str, ...]


def told_witness(witness: Witness, language: str) -> ToldWitness:
    """Return what a witness shows: the case is played again, so it can't say what isn't so."""
    case, words = read_case(dict(witness.case)), Words(language)
    asked, outcome = case.request, play_case(case).outcome
    options = [f"method: '{asked.method}'"] if asked.method != "GET" else []
    # To another origin the default, 'same-origin', sends none either.
    options += ["credentials: 'include'"] if asked.credentials == "include" else []
    options += [f"headers: {{{_headers(asked.headers)}}}"] if asked.headers else []
    second = f", {{ {', '.join(options)} }}" if options else ""
    reason = words.reason(asked, outcome)
    if reason is None:
        comes = [words.outcome(asked, outcome)]
    else:
        # Whether a view ran isn't said: one that only stood in for it may have answered.
        sent = catalogue("checked", language)["report.sent"]
        comes = [sent, reason] if outcome.server_executed else [reason]
    call = words.shown(f"fetch('{asked.url}'{second})")
    return ToldWitness(asked.origin, call, tuple(comes))


def _headers(headers: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"'{name}': '{value}'" for name, value in headers)
