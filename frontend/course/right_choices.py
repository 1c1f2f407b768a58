"""Which choice of an experiment is right, as far as its expectation tells without a run.

The browser tests hold every answer that this gives to the run itself.
"""

from collections.abc import Callable

from frontend.course.model import Choice, Expectation, Experiment

WRITES = ("POST", "PUT", "PATCH", "DELETE")


def right_choice(experiment: Experiment) -> Choice | None:
    """Return the one choice that lesson.toml's expectation leaves possible, or None if several."""
    possible = [
        choice
        for choice in experiment.choices
        if not any(_is_ruled_out(claim, experiment) for claim in choice.claims)
    ]
    return possible[0] if len(possible) == 1 else None


def _is_ruled_out(claim: str, experiment: Experiment) -> bool:
    """Say whether the expectation contradicts a claim. Where it is silent, it doesn't."""
    expect = experiment.expect
    kind, _, value = claim.partition(": ")
    if kind.isdecimal():
        has_steps = bool(experiment.before)
        return int(kind) > len(expect.record) if has_steps else int(kind) != len(expect.record)
    rules: dict[str, Callable[[], bool]] = {
        "readable": lambda: not any(_may_read(outcome, value) for outcome in expect.outcomes),
        "opaque": lambda: "opaque" not in expect.outcomes,
        "not-sent": lambda: "not-sent" not in expect.outcomes,
        "unanswered": lambda: "not-sent" not in expect.outcomes,
        "reason": lambda: value != expect.reason,
        "view": lambda: value not in [line.split(" ")[3] for line in expect.record],
        "status": lambda: value not in [line.split(" ")[2] for line in expect.record or [claim]],
        "cookie-sent": lambda: expect.cookie is False,
        "cookie-withheld": lambda: expect.cookie is True,
        "no-cookie": lambda: expect.cookie is True,
        "written-read": lambda: not _has_written(experiment) or not _is_readable(expect),
        "written-unread": lambda: not _has_written(experiment) or _is_readable(expect),
        "nothing-written": lambda: _has_written(experiment),
        "header-readable": lambda: expect.outcomes == ["readable: null"],
        "header-hidden": lambda: expect.outcomes != ["readable: null"],
    }
    if kind.startswith("blocked"):
        return "blocked" not in expect.outcomes
    return kind in rules and rules[kind]()


def _may_read(outcome: str, value: str) -> bool:
    ending, _, read = outcome.partition(": ")
    return ending == "readable" and (not value or not read or value == read)


def _is_readable(expect: Expectation) -> bool:
    return all(outcome.startswith("readable") for outcome in expect.outcomes)


def _has_written(experiment: Experiment) -> bool:
    """Say whether a view took a request that writes, other than those of the steps, and did so."""
    record = experiment.expect.record
    own = record[-1:] if experiment.before else record
    if experiment.expect.outcomes == ["not-sent"]:
        own = []
    words = [line.split(" ") for line in own]
    return any(m in WRITES and status < "300" and view != "-" for m, _, status, view in words)
