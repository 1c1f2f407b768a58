"""What a check asks of an app, what the app answers, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from ..fetch_standard import Credentials, HttpRequest, HttpResponse, NetworkFailure, Outcome

#: How a page is related to the one that the app is meant for; a `stranger` to none.
AskerKind = Literal[
    "page", "sibling-port", "other-scheme", "look-alike-prefix", "look-alike-suffix", "subdomain",
    "null", "stranger",
]  # fmt: skip
#: `plain` needs no preflight by its headers and body, `json` has a JSON body, `token` has an
#: Authorization header.
Form = Literal["plain", "json", "token"]
#: Who made the answer: a view, or what stands in for it; a hook or a decorator before the view;
#: the app itself without a view (404, 405, a redirect, OPTIONS); the server, for an exception.
AnsweredBy = Literal["view", "stand-in", "before-view", "app", "server"]
#: `unknown` where it can't be told without running the view, or what runs before it.
May = Literal["yes", "no", "unknown"]
#: Insecure or broken; likely a fault; merely unusual. SARIF has the same three.
Level = Literal["error", "warning", "note"]


class SourceLine(NamedTuple):
    """A line of a source file; lines count from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Route:
    """A rule of the app's URL map. `path` is an example of it, such as `/notes/1`.

    `methods` are those that the rule was made for, without the OPTIONS and HEAD that Flask adds.
    `place` is where its view is written, None where that can't be found.
    """

    rule: str
    path: str
    endpoint: str
    methods: tuple[str, ...]
    blueprint: str | None = None
    place: SourceLine | None = None


@dataclass(frozen=True)
class Asker:
    """A page that asks: its origin, and the page of the app's own that it resembles, if any."""

    kind: AskerKind
    origin: str
    of: str | None = None


@dataclass(frozen=True)
class Ask:
    """What a page asks for: one of a route's methods, in one form, with its cookies or without."""

    route: Route
    method: str
    form: Form
    asker: Asker
    credentials: Credentials


@dataclass(frozen=True)
class AppExchange:
    """One exchange with the app, in process.

    `unknown` says what would have to run for the answer to be known: a view that makes CORS headers
    itself, a hook that would have written to a file. None where the answer is the real one.
    """

    request: HttpRequest
    answer: HttpResponse | NetworkFailure
    by: AnsweredBy
    unknown: str | None = None


@dataclass(frozen=True)
class Cell:
    """What comes of one Ask: whether the page may send it, and whether it may read the answer."""

    ask: Ask
    outcome: Outcome
    exchanges: tuple[AppExchange, ...]
    may_send: May
    may_read: May


@dataclass(frozen=True)
class Witness:
    """The very request that gets through, or that fails: a case (cases/case.schema.json).

    `command` asks the same of the running app, such as `curl -i -H 'Origin: …' http://…`.
    """

    case: Mapping[str, Any]
    command: str


@dataclass(frozen=True)
class Diff:
    """A change of the source that was run before it is shown, as a unified diff."""

    file: str
    text: str


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, or merely unusual.

    `id` is its kind, and the key of its sentence, whose placeholders `values` fills. `subject`
    tells it from others of its kind, and stays the same from one check to the next: a baseline
    goes by `id` and `subject`. `routes` are the rules that it is about, empty for the whole app.
    """

    id: str
    level: Level
    subject: str
    values: Mapping[str, str] = field(default_factory=dict)
    routes: tuple[str, ...] = ()
    witness: Witness | None = None
    place: SourceLine | None = None
    diff: Diff | None = None
