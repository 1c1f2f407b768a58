"""The tables of this folder: what each scenario tells a browser, the whole of it, row by row."""

from dataclasses import dataclass, field

from flask.testing import FlaskClient

from backend.lab.scenarios import find_scenarios
from backend.scenario_files import SCENARIOS_FOLDER
from tests.unit.cors_requests import ATTACKER, PAGE, Headers, cors_headers, from_origin

SENDERS = {PAGE: "page", ATTACKER: "attacker", None: "no-origin"}

# The scenarios of the first lessons. All of them serve the notes at their root, with sessions.
CORE = [
    name for name, each in find_scenarios().items() if each.path.parent == SCENARIOS_FOLDER / "core"
]


@dataclass(frozen=True)
class Row:
    """A request to a scenario, and the answer's status with every Access-Control header and Vary.

    `request` is method and path. `asks` makes it a CORS-preflight request: the method that it asks
    for, then the header names, as in "PUT content-type". `sends` are further request headers.
    """

    scenario: str
    request: str
    origin: str | None
    status: int
    headers: Headers
    asks: str = ""
    sends: Headers = field(default_factory=dict)

    def __str__(self) -> str:
        asked = f"{self.request} {self.asks}".strip()
        return f"{self.scenario}: {asked} by {SENDERS.get(self.origin, self.origin)}"

    def answered(self) -> tuple[int, Headers]:
        """Send the request to a new app of the scenario, and return what is compared."""
        method, path = self.request.split()
        sent = from_origin(self.origin) | self._asked() | self.sends
        response = client_of(self.scenario).open(path, method=method, headers=sent)
        return response.status_code, cors_headers(response)

    def _asked(self) -> Headers:
        method, _, names = self.asks.partition(" ")
        asked = {
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": ",".join(sorted(names.split())),
        }
        return {name: value for name, value in asked.items() if value}


def wrong(rows: list[Row]) -> dict[str, tuple[tuple[int, Headers], tuple[int, Headers]]]:
    """Return the rows that are answered otherwise: the answer, and what the row says of it."""
    assert rows
    answers = [(row, row.answered()) for row in rows]
    return {
        str(row): (answer, (row.status, row.headers))
        for row, answer in answers
        if answer != (row.status, row.headers)
    }


def client_of(scenario: str) -> FlaskClient:
    """Return a client of a new app of the scenario."""
    return find_scenarios()[scenario].create_app().test_client()
