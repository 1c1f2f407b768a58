"""What is told of one failure, by its lines, its exchanges and its case together."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..browsers.recognise import VAGUE, Recognised
from ..cases.case import read_case
from ..fetch_standard import Outcome, Request, Url, get, parse_url
from .incident import Degree, FactName, Incident, Judgement
from .model import HeaderPairs

#: Only a request with credentials fails for these.
_WITH_CREDENTIALS = ("WildcardOriginNotAllowed", "InvalidAllowCredentials")
#: As browser's brand where nothing tells of a browser.
_ANY = "any"


@dataclass(frozen=True)
class Told:
    """A failure, as causes look at it.

    `parameters` are values by their names in sentences: url, initial_url, page_origin, value,
    method, header, status and others, without those that nobody gave. `headers` are those of the
    answer that decided, None where nobody gave them.
    """

    incident: Incident
    judgement: Judgement
    parameters: Mapping[str, str]
    headers: HeaderPairs | None

    @property
    def reason(self) -> str:
        """The reason of the failure, "" where there is none; a likely one where it is unknown.

        Firefox has one line for all that happens on the network: only another line tells it apart.
        """
        said = [line.reason for line in self.lines]
        if "CORSDidNotSucceed" in said and not self.incident.seen:
            apart = (each for each in said if each not in (*VAGUE, "CORSDidNotSucceed"))
            return next(apart, "CORSDidNotSucceed")
        if self.judgement.reason or self.judgement.degree != "unknown":
            return self.judgement.reason or ""
        failure = self._likely.failure if self._likely else None
        return failure.reason if failure else ""

    @property
    def outcome(self) -> str:
        """What script gets, "" where it can't be told; what is likely where it is unknown."""
        likely = self._likely.outcome if self._likely else ""
        return self.judgement.outcome or likely

    @property
    def _likely(self) -> Outcome | None:
        """What comes of the case, if it has an answer that somebody saw."""
        has_answer = any(seen.answer for seen in self.incident.seen)
        played = self.judgement.played
        return played.outcome if played and has_answer else None

    @property
    def is_said(self) -> bool:
        """Whether a console line says the reason itself."""
        return self.reason not in VAGUE and self.reason in [line.reason for line in self.lines]

    @property
    def base(self) -> str:
        """The reason, a preflight's as the request's own."""
        return self.reason.removeprefix("Preflight")

    @property
    def is_preflights(self) -> bool:
        """Whether it is known that the preflight failed."""
        return self.judgement.at == "preflight" or self.reason.startswith("Preflight")

    @property
    def degree(self) -> Degree:
        """How surely the reason is known."""
        return self.judgement.degree

    @property
    def url(self) -> Url | None:
        """The URL that failed."""
        return parse_url(self.parameters.get("url", ""))

    @property
    def page(self) -> Url | None:
        """The page's origin, None where it is unknown or opaque."""
        return parse_url(self.parameters.get("page_origin", ""))

    @property
    def status(self) -> int:
        """The status of the answer that decided, 0 where it is unknown."""
        return int(self.parameters.get("status") or 0)

    @property
    def browser(self) -> str:
        """Whose line it is, or whose behaviour was supposed: a brand, "any" where it is unknown."""
        return self.lines[0].browser if self.lines else self.fact("browser") or _ANY

    @property
    def lines(self) -> tuple[Recognised, ...]:
        """What the lines of consoles tell."""
        return tuple(line.recognised for line in self.incident.lines)

    @property
    def asked(self) -> Request | None:
        """The page's request as the incident's case has it, None where there is no case."""
        return read_case(self.incident.case).request if self.incident.case else None

    @property
    def needs_credentials(self) -> bool:
        """Whether the request is known to be made with credentials."""
        return self.fact("credentials") == "include" or self.base in _WITH_CREDENTIALS

    @property
    def request_headers(self) -> HeaderPairs:
        """The headers that the page is known to send of its own.

        The value of one that only a preflight has told of is UNTOLD.
        """
        case = self.incident.case or {}
        if "request.headers" in self.incident.supposed:
            return ()
        pairs = case.get("request", {}).get("headers", [])
        return tuple((name, value) for name, value in pairs)

    @property
    def unsafe_headers(self) -> tuple[str, ...]:
        """The names of those that the preflight asks about, sorted, in lower case."""
        played = self.judgement.played
        if played is None or not played.exchanges or not self.request_headers:
            return ()
        asked = get(played.exchanges[0].request.headers, "access-control-request-headers")
        return tuple(asked.split(",")) if asked else ()

    def fact(self, name: FactName) -> str | None:
        """Return what is known of a fact, None where it is unknown."""
        return next((fact.value for fact in self.incident.facts if fact.name == name), None)

    def header(self, name: str) -> str | None:
        """Return a header of the answer that decided, by its name in lower case."""
        return get(self.headers, name) if self.headers is not None else None
