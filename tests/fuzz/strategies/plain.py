"""Requests with nothing wrong in them: the one that begins a run, and many large ones."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from hypothesis import strategies as st

from backend.lab.question import MAX_EXPLAINED_CALLS
from tests.fuzz.sent import Header, Sent, Server
from tests.fuzz.strategies.bodies import FORM, JSON
from tests.fuzz.strategies.choices import pick

LARGE_FIELDS: list[Header] = [
    (b"X-Long", b"v" * 20_000),
    (b"Access-Control-Request-Headers", b",".join(b"x-%d" % number for number in range(300))),
    (b"Access-Control-Request-Headers", b"x-" + b"a" * 20_000),
]


@dataclass(frozen=True)
class Lab:
    """Where the lab to be asked is."""

    api: str
    page: str
    attacker: str

    def host(self, server: Server) -> bytes:
        return str(getattr(self, server)).partition("://")[2].encode()

    @property
    def origins(self) -> list[bytes]:
        return [self.page.encode(), *self.strangers]

    @property
    def strangers(self) -> list[bytes]:
        return [self.attacker.encode()]


def beginning(lab: Lab, run_id: str, scenario: str) -> Sent:
    """Return the request that begins a run."""
    form = urlencode({"id": run_id, "scenario": scenario}).encode()
    return _plain(lab, "lab /runs", b"POST", "/lab/runs", form, FORM)


def heavy(draw: st.DrawFn, lab: Lab, run_id: str, scenario: str) -> list[Sent]:
    """Return as many large preflights as a question may ask for, and what asks for all of them."""
    path = f"/runs/{run_id}/{scenario}/notes"
    fields = [
        (b"Host", lab.host("api")),
        (b"Origin", lab.page.encode()),
        (b"Access-Control-Request-Method", b"PUT"),
        pick(draw, LARGE_FIELDS),
    ]
    preflight = Sent(
        "api", "run", b"OPTIONS", path.encode(), fields, scenario=scenario, path="/notes"
    )
    calls = [
        {
            # A header that no answer allows, so that no preflight's permission is kept.
            "request": {"url": lab.api + path, "method": "PUT", "headers": [["X-A", "1"]]},
            "observed": None,
            "at_ms": number,
        }
        for number in range(MAX_EXPLAINED_CALLS)
    ]
    question = {
        "run": run_id,
        "scenario": scenario,
        "api": lab.api,
        "language": "en",
        "browser": "chromium",
        "acts": [{"origin": lab.page, "calls": calls}],
    }
    return [
        *[preflight] * MAX_EXPLAINED_CALLS,
        _plain(lab, "lab /runs/<run_id>", b"GET", f"/lab/runs/{run_id}"),
        _plain(
            lab, "lab /explanations", b"POST", "/lab/explanations", json.dumps(question).encode()
        ),
    ]


def _plain(
    lab: Lab, of: str, method: bytes, target: str, body: bytes = b"", content_type: bytes = JSON
) -> Sent:
    fields = [(b"Host", lab.host("api"))]
    if body:
        fields += [(b"Content-Type", content_type), (b"Content-Length", b"%d" % len(body))]
    return Sent("api", of, method, target.encode(), fields, body)
