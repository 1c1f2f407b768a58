"""Rounds: a few requests in order about one run of one scenario, and about all else."""

import re
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.endpoints import LAB, SITE
from tests.fuzz.sent import Header, Sent, Server
from tests.fuzz.strategies import bodies, heads, plain, targets
from tests.fuzz.strategies.choices import one_in, pick
from tests.fuzz.strategies.plain import Lab

#: How often each kind of request is made.
KINDS = [
    *["run"] * 6,
    *["explanation"] * 5,
    *["diagnosis"] * 3,
    *["lab"] * 3,
    *["site"] * 4,
    "anywhere",
]

#: Once in so many rounds it is a heavy one.
HEAVY_ONE_IN = 40
WHERE_SCENARIOS_ARE: list[tuple[Server, str]] = [
    ("api", "run"),
    ("api", "run"),
    ("page", "proxied run"),
    ("page", "proxied run"),
    ("api", "standing scenario"),
]
_NOT_PLAIN = set(b' \t\0"<>\\^`{|}#')


@dataclass(frozen=True)
class Round:
    """Requests to be sent in this order, all to one run of one scenario where they are to a run."""

    run_id: str
    requests: list[Sent]


@st.composite
def rounds(draw: st.DrawFn, lab: Lab, run_id: str) -> Round:
    """Return a round; the first request begins its run."""
    scenario = pick(draw, targets.scenario_names())
    if one_in(draw, HEAVY_ONE_IN):
        requests = plain.heavy(draw, lab, run_id, scenario)
    else:
        make = _Requests(draw, lab, run_id, scenario)
        requests = [make.any() for _ in range(pick(draw, [3, 5, 8, 11]))]
    return Round(run_id, [plain.beginning(lab, run_id, scenario), *requests])


class _Requests:
    """Makes requests about one run."""

    def __init__(self, draw: st.DrawFn, lab: Lab, run_id: str, scenario: str) -> None:
        self._draw = draw
        self._lab = lab
        self._run_id = run_id
        self._scenario = scenario
        self._mark = f"<of {run_id}>"

    def any(self) -> Sent:
        """Return a request of any kind."""
        match pick(self._draw, KINDS):
            case "run":
                return self._of_scenario()
            case "explanation":
                return self._lab_asked("/explanations")
            case "diagnosis":
                return self._lab_asked("/diagnoses")
            case "lab":
                return self._lab_asked(pick(self._draw, list(LAB)))
            case "site":
                rule = pick(self._draw, list(SITE))
                server: Server = pick(self._draw, ["page", "page", "attacker"])
                return self._sent(server, f"site {rule}", b"GET", self._target(rule))
            case _:
                server = pick(self._draw, ["api", "page", "attacker"])
                return self._sent(server, "anywhere", b"GET", targets.wild(self._draw))

    def _of_scenario(self) -> Sent:
        draw = self._draw
        path, method = pick(draw, targets.routes_of(self._scenario))
        server, of = pick(draw, WHERE_SCENARIOS_ARE)
        root = "/scenarios" if of == "standing scenario" else f"/runs/{self._run_id}"
        value = bodies.note(draw, self._mark if root != "/scenarios" else "a note")
        target = f"{root}/{self._scenario}{path}".encode() + pick(draw, targets.QUERIES)
        takes_some = method in (b"POST", b"PUT", b"PATCH") or one_in(draw, 15)
        return self._sent(server, of, method, target, value if takes_some else None, path)

    def _lab_asked(self, rule: str) -> Sent:
        draw = self._draw
        values: dict[str, Any] = {
            "/diagnoses": lambda: bodies.pasted(draw),
            "/reset": lambda: {},
            "/runs": lambda: {"id": self._run_id, "scenario": self._scenario},
            "/scenarios/<name>/file": lambda: bodies.file(draw),
            "/scenarios/<name>/restore": lambda: {},
            "/scenarios/<name>/solution": lambda: bodies.solution(draw),
            "/explanations": lambda: bodies.question(
                draw,
                self._run_id,
                self._scenario,
                [f"{root}/runs/{self._run_id}/{self._scenario}" for root in self._roots()],
                [self._lab.page, self._lab.attacker],
            ),
        }
        target = b"/lab" + self._target(rule)
        if rule in values:
            method = b"PUT" if rule.endswith("/file") else b"POST"
            return self._sent("api", f"lab {rule}", method, target, values[rule]())
        return self._sent("api", f"lab {rule}", b"GET", target)

    def _roots(self) -> list[str]:
        return [self._lab.api, self._lab.api, self._lab.page]

    def _target(self, rule: str) -> bytes:
        return targets.target(self._draw, rule, run_id=self._run_id)

    def _sent(
        self,
        server: Server,
        of: str,
        method: bytes,
        target: bytes,
        value: Any = None,
        path: str = "",
    ) -> Sent:
        """Return the request, often with something wrong in its head or in its framing."""
        draw = self._draw
        if one_in(draw, 10):
            method = pick(draw, heads.METHODS)
        fields, are_plain = heads.odd_fields(draw) if one_in(draw, 3) else ([], True)
        if one_in(draw, 2):
            # The page itself would restore a scenario that somebody is working on.
            is_refused = of.endswith(("/restore", "/reset"))
            origins = self._lab.strangers if is_refused else self._lab.origins
            fields = [*fields, *heads.cors_headers(draw, origins)]
        host, is_own = heads.host(draw, self._lab.host(server))
        framing: list[Header] = []
        written, agrees = b"", True
        if value is not None:
            usual = bodies.FORM if of == "lab /runs" else bodies.JSON
            content_type, content = bodies.body(draw, value, usual)
            framing, written, agrees = heads.framed(draw, content)
            framing.append((b"Content-Type", content_type))
        if re.search(r"\brun|explanation", of):
            fields = [*fields, (b"X-Mark", self._mark.encode())]
        is_sound = agrees and are_plain and is_own and _is_token(method) and _is_plain(target)
        scenario = self._scenario if path else None
        head = [*host, *framing, *fields]
        return Sent(server, of, method, target, head, written, agrees, is_sound, scenario, path)


def _is_token(method: bytes) -> bool:
    return method.isalpha() and len(method) < 100 and method not in (b"CONNECT", b"PRI")


def _is_plain(target: bytes) -> bool:
    return target.startswith(b"/") and target.isascii() and not set(target) & _NOT_PLAIN
