"""What a page says of a run, held to the record: no sentence that the record refutes.

A claim is a piece of a sentence in either language. `test_truth.py` checks that the texts of both
languages make the same claims.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from frontend.course.model import Choice

BY_FLASK = ("view", "app", "server")
VALUE = re.compile(r'["\']([^"\']{5,})["\'](?!\s*:)')  # a string that is no key


@dataclass(frozen=True)
class Told:
    """A run: the `story` that the lab told of it, and what JavaScript `got`, in words."""

    story: dict[str, Any]
    got: str

    @property
    def facts(self) -> set[str]:
        """The facts, and the value that JavaScript got beside them."""
        return {*self.story["facts"], f"readable: {self.got}"}

    @property
    def exchanges(self) -> list[dict[str, Any]]:
        """Those of the experiment proper."""
        during = set(self.story["during"])
        return [each for each in self.story["record"]["exchanges"] if each["number"] in during]

    @property
    def answerers(self) -> list[str]:
        """Who answered the exchanges."""
        return [exchange["answered_by"] for exchange in self.exchanges]

    @property
    def last_answerer(self) -> str:
        return self.answerers[-1] if self.exchanges else ""

    @property
    def got_the_body(self) -> bool:
        """Whether a value in the last answer's body is in what JavaScript got."""
        body = self.exchanges[-1]["response"]["body"]["text"] if self.exchanges else ""
        return any(value in self.got for value in VALUE.findall(body))

    def right_among(self, choices: Sequence[Choice]) -> list[Choice]:
        """Return the choices that are graded as right."""
        return [choice for choice in choices if self.facts.issuperset(choice.claims)]


@dataclass(frozen=True)
class Claim:
    """How a claim is worded, and whether it holds of a run whose page has this sentence."""

    english: str
    chinese: str
    holds: Callable[[Told, str], bool]

    def is_made_in(self, text: str) -> bool:
        return re.search(f"{self.english}|{self.chinese}", text) is not None


def _views_ran(told: Told, text: str) -> bool:
    """Return whether a view ran, and every view that is named."""
    ran = {exchange["view"] for exchange in told.exchanges if exchange["view"]}
    return bool(ran) and ran.issuperset(re.findall(r"(\w+)\(\)", text))


CLAIMS = {
    "Flask ran": Claim(r"Flask r[au]ns?\b", r"Flask [^。，没]*执行了", _views_ran),
    "Flask answered": Claim(
        r"(?<!of )Flask answer|[Tt]he app answered",
        r"Flask 就已经响应|应用没有执行视图函数，直接返回|应用对预检返回",
        lambda told, _: told.last_answerer in BY_FLASK,
    ),
    "no view ran": Claim(
        r"without running a view|before any view|no view of Flask’s ran|never runs the request",
        r"没有执行视图函数|还没有视图运行|Flask 也没有执行",
        lambda told, _: told.last_answerer != "view",
    ),
    "a proxy answered": Claim(
        r"\b[Aa] proxy answer",
        r"来自代理|代理直接响应",
        lambda told, _: told.last_answerer == "proxy",
    ),
    "a cache answered": Claim(
        r"\b[Aa] cache answer",
        r"来自缓存|^读不到：缓存直接响应",
        lambda told, _: told.last_answerer == "cache",
    ),
    "Flask was not asked": Claim(
        r"Flask (was|is) not asked|before Flask was asked|nobody is asked",
        r"没有到达? ?Flask|没有发出请求$",
        lambda told, _: not set(told.answerers) & set(BY_FLASK),
    ),
    "nobody answered": Claim(
        r"[Nn]obody (in the lab )?answer",
        r"没有服务器响应|没有任何服务器应答",
        lambda told, _: "unanswered" in told.facts,
    ),
    "not sent": Claim(
        r"never sen|is never sent|did not (even )?ask|sent nothing|not even ask",
        r"没有发出真正|什么也没有发出|没有发出$|连询问",
        lambda told, _: "unanswered" not in told.facts,
    ),
    "not read": Claim(
        r"no script|from the (attacker’s )?page\b|could not read|stays unread"
        r"|^Nothing(, (though|and) Flask|, but|: (nobody|Flask answers|a |the browser))",
        r"任何脚本|没有(把(它|这个响应))?交给(攻击者的)?页面|读不到",
        lambda told, _: "readable" not in told.facts and not told.got_the_body,
    ),
    "read": Claim(
        r"let the page read|could read (that|it)|has read|even read",
        r"交给了页面|读到了",
        lambda told, _: "readable" in told.facts,
    ),
}


def untruths(told: Told, sentences: Sequence[str]) -> list[str]:
    """Return the claims of the sentences that the record refutes, each with its sentence."""
    return [
        f"{name}: {sentence}"
        for sentence in sentences
        for name, claim in CLAIMS.items()
        if claim.is_made_in(sentence) and not claim.holds(told, sentence)
    ]
