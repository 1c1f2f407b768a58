"""What a lesson is made of, once it has been read from its folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontend.course.chapters import Chapter


@dataclass(frozen=True)
class Expectation:
    """What happens when an experiment is run, as the browser tests check it.

    `outcomes` are several only where browsers may rightly differ. None is not checked.
    """

    outcomes: list[str]
    javascript: str
    record: list[str]
    reason: str | None
    console: str | None
    cookie: bool | None
    answer: list[str]
    notes: list[str] | None


@dataclass(frozen=True)
class StepBefore:
    """Client code that runs before an experiment's own, in a page of its origin."""

    origin: str
    client: Path


@dataclass(frozen=True)
class Choice:
    """What the reader may predict: all that it `claims` are facts of the run if it is right.

    `text` is None where the standing words of the one fact say it.
    """

    claims: list[str]
    text: Mapping[str, str] | None

    @property
    def value(self) -> str:
        """The claims as one text, which tells the choices of an experiment apart."""
        return " + ".join(self.claims)


@dataclass(frozen=True)
class Experiment:
    """A scenario, a page's origin and the client code that asks."""

    slug: str
    name: Mapping[str, str]
    shows: list[str]
    scenario: str
    scenario_folder: str
    compared_to: str | None
    origin: str
    api: str
    before: list[StepBefore]
    client: Path
    needs: str | None
    question: Mapping[str, str] | None
    ask: str
    header: str | None
    choices: list[Choice]
    expect: Expectation
    expect_in_firefox: Expectation

    @property
    def scenario_path(self) -> str:
        """The scenario's file, as it is found in the repository."""
        return f"backend/scenarios/{self.scenario_folder}/{self.scenario}.py"

    @property
    def origins(self) -> set[str]:
        """The kinds of origin that have a part in it."""
        return {self.origin, *(step.origin for step in self.before)}


@dataclass(frozen=True)
class Change:
    """What "Change it" asks for: edits of one scenario's file, and the facts of the run after it.

    `edits` are pairs, a text that is in the file once and what takes its place.
    """

    experiment: Experiment
    scenario: str
    scenario_folder: str
    edits: list[tuple[str, str]]
    then: list[str]
    hint: Mapping[str, str]


@dataclass(frozen=True)
class Prose:
    """A lesson's text in one language, as HTML; titles and `remember` are one line each.

    `title` asks or names the situation; `outcome`, `afterwards` and `remember` tell how it ended,
    and so are for after the run.
    """

    title: str
    body: str
    outcome: str
    afterwards: str
    remember: str
    change_it: str


@dataclass(frozen=True)
class Lesson:
    """A folder of a chapter's in `frontend/lessons`; `place` is its number in the chapter.

    `minutes` to read and run it are estimated.
    """

    slug: str
    chapter: Chapter
    place: int
    name: Mapping[str, str]
    option: str | None
    tool: str | None
    minutes: int
    level: str
    shows: list[str]
    experiments: list[Experiment]
    change: Change | None
    prose: Mapping[str, Prose]

    def experiment(self, slug: str) -> Experiment | None:
        return next((e for e in self.experiments if e.slug == slug), None)
