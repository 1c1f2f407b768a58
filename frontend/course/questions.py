"""What the reader is asked before a run, and the choices: each claims facts of the run."""

import re
from collections.abc import Mapping
from typing import Any

from frontend.course.model import Choice, Expectation
from frontend.course.toml_tables import Table

#: What is asked; the headline after the run answers it.
ASKS = ("outcome", "requests", "cookie", "header", "written")
#: How a call may end, as the lab tells it.
OUTCOMES = ("readable", "blocked", "not-sent", "opaque")
#: A fact of a run, as backend/lab/facts.py computes them. Those with a value have it after a colon.
FACT = re.compile(
    r"readable(: .+)?|opaque|not-sent|unanswered|blocked(-no-view|-proxy|-cache|-kept)?"
    r"|answered-by: (view|app|server|proxy|cache|layer|elsewhere|browser|nobody)"
    r"|\d+|preflights: \d+|status: \d{3}"
    r"|view: \w+|reason: \w+|no-cookie|cookie-(sent|stored)|cookie-(withheld|refused)(: [a-z-]+)?"
    r"|header-(readable|hidden|absent)|written-(read|unread)|nothing-written|theft"
)

#: The facts with words for them in frontend/lab/text, `predict.<fact>`; others need their own.
IN_WORDS = (
    *("readable", "opaque", "not-sent", "unanswered"),
    *("blocked", "blocked-no-view", "blocked-proxy", "blocked-cache", "blocked-kept"),
    *("cookie-sent", "cookie-withheld", "no-cookie", "cookie-stored", "cookie-refused"),
    *("header-readable", "header-hidden", "header-absent"),
    *("written-read", "written-unread", "nothing-written"),
)


def read_choices(table: Table, ask: str) -> list[Choice]:
    """Return the choices of an experiment: facts in the standing words, or in words of its own."""
    choices = [_choice(table, each) for each in table.take("choices", list, [])]
    if not choices:
        table.refuse("choices", [], "It must hold at least 1.")
    for choice in choices:
        if choice.claims[0].isdecimal() != (ask == "requests"):
            allowed = "A number, such as “2”, is for ask = “requests”, and for that only."
            table.refuse("choices", choice.value, allowed)
    return choices


def check_expected(
    table: Table, ask: str, choices: list[Choice], expect: Expectation, is_alone: bool
) -> None:
    """Check that what lesson.toml expects is among the choices, as far as that can be told here.

    `is_alone` says that no step runs before, which would be in the record, too. Whether exactly one
    choice is right only the run tells.
    """
    claimed = [claim for choice in choices for claim in choice.claims]
    if ask == "requests" and is_alone:
        table.one_of("choices", str(len(expect.record)), claimed)


def read_outcomes(table: Table) -> list[str]:
    """Return how an experiment is expected to end; "readable: ann" has a value after it."""
    outcomes: list[str] = table.take_one_or_list("outcome", str)
    for outcome in outcomes:
        table.one_of("outcome", outcome.partition(": ")[0], OUTCOMES)
    return outcomes


def read_facts(table: Table, key: str, value: Any) -> list[str]:
    """Return a fact, or a list of them, as a list. Raises LessonError where one can't be."""
    facts = value if isinstance(value, list) and value else [value]
    for fact in facts:
        if not (isinstance(fact, str) and FACT.fullmatch(fact)):
            table.refuse(
                key,
                fact,
                "It must be a fact such as blocked, “readable: ann”, 2 or cookie-sent: "
                "frontend/course/questions.py has them all.",
            )
    return facts


def _choice(table: Table, given: Any) -> Choice:
    if not isinstance(given, Mapping):
        facts = read_facts(table, "choices", given)
        if len(facts) > 1 or not (facts[0].isdecimal() or facts[0].partition(": ")[0] in IN_WORDS):
            allowed = "It needs words of its own: { is = …, en = …, zh = … }."
            table.refuse("choices", given, allowed)
        return Choice(facts, None)
    text = {key: value for key, value in given.items() if key != "is"}
    facts = read_facts(table, "choices", given.get("is"))
    return Choice(facts, Table(table.where, {"choices": text}).take_texts("choices"))
