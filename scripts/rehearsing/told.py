"""What the lab tells of a run, as an entry of the answer key."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from frontend.course.answers import RUN, Answer, DecidingStep
from frontend.course.model import Choice, Experiment
from frontend.course.toml_tables import LessonError
from frontend.origins import DEFAULT_PORTS
from frontend.text import LANGUAGES, texts_in
from scripts.running_lab import Lab

#: The ports of the lab's three servers, in the order of Lab.ports.
ROLES = ("API", "FRONTEND", "ATTACKER")
SHOWN = 300  # characters of a value that is unlike another
#: What a fix says without saying it: an import, and a word to the type checker.
IMPORT = re.compile(r"(from \S+ )?import ")
TYPE_IGNORED = re.compile(r"  # type: ignore\S*$")


def stories_of(lab: Lab, run: str) -> dict[str, Any]:
    """Return the story of a run in each language; the lab has what its page asked."""
    question = lab.get(f"/lab/runs/{run}/question")
    return {
        language: lab.post("/lab/explanations", question | {"language": language})
        for language in LANGUAGES
    }


def answer_of(
    lab: Lab,
    experiment: Experiment,
    stories: Mapping[str, Any],
    javascript: str,
    console: Sequence[str],
) -> Answer:
    """Return what a run came to: by its stories, what JavaScript got, and the browser's console."""
    story = next(iter(stories.values()))
    run, scenario = story["record"]["id"], story["record"]["scenario"]

    def usual(text: str) -> str:
        return as_usual(text, lab, run)

    def brief(text: str) -> str:
        """As the page does, a sentence has the URLs of the run without the run's own part."""
        return usual(text.replace(f"/runs/{run}/{scenario}", ""))

    return Answer(
        outcome=story["outcome"],
        right=_right_choice(experiment, story, javascript).value,
        reason=_reason(story),
        step=_step(stories, brief),
        console=[usual(line) for line in console],
        javascript=usual(javascript),
        headline={language: usual(_headline(told, language)) for language, told in stories.items()},
        fix=_fix(stories, brief),
    )


def unlike(seen: Answer, keyed: Answer) -> list[str]:
    """Return a line for each part of an answer in which a run is unlike the answer key.

    In which order the lines of several windows come is the browser's affair.
    """
    parts = [asdict(replace(each, console=sorted(each.console))) for each in (seen, keyed)]
    return [
        f"{name} is {_short(value)}, in the answer key {_short(parts[1][name])}"
        for name, value in parts[0].items()
        if value != parts[1][name]
    ]


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def console_told(story: Mapping[str, Any]) -> list[str]:
    """Return the lines that Chromium prints of a run's calls, by its explanations."""
    explanations = [call["explanation"] for call in story["calls"] if call["explanation"]]
    lines = [each["console"]["chromium"] for each in explanations if each["reason"]]
    return [line for line in lines if line]


def _right_choice(experiment: Experiment, story: Mapping[str, Any], javascript: str) -> Choice:
    """Return the choice all of whose claims are facts of the run. Raises LessonError."""
    facts = {*story["facts"], f"readable: {javascript}"}
    right = [choice for choice in experiment.choices if facts.issuperset(choice.claims)]
    if len(right) != 1:
        said = ", ".join(choice.value for choice in right) or "none"
        raise LessonError(
            f"{experiment.slug}: one choice must be right, and after this run it is {said}. "
            f"The facts are {', '.join(sorted(facts))}."
        )
    return right[0]


def _headline(story: Mapping[str, Any], language: str) -> str:
    """Return what the page says above all of a run."""
    verdict = story["verdict"]
    return texts_in(language)[f"verdict.{verdict['id']}"].format(**verdict["values"])


def _reason(story: Mapping[str, Any]) -> str | None:
    reasons = [fact.removeprefix("reason: ") for fact in story["facts"] if fact[:8] == "reason: "]
    return reasons[0] if reasons else None


def _step(stories: Mapping[str, Any], brief: Callable[[str], str]) -> DecidingStep | None:
    story = next(iter(stories.values()))
    if story["reason"] is None:
        return None
    reasons = {language: told["reason"] for language, told in stories.items()}
    return DecidingStep(
        id=_step_id(story),
        title={language: reason["title"] for language, reason in reasons.items()},
        sentence={language: brief(reason["sentence"]) for language, reason in reasons.items()},
    )


def _step_id(story: Mapping[str, Any]) -> str | None:
    """Return the id of the step that the reason names; None where it is a rule of cookies."""
    reason = story["reason"]
    if reason["gate"] is not None:
        id: str = story["events"][reason["gate"]]["gate"]["id"]
        return id
    explanations = [call["explanation"] for call in story["calls"] if call["explanation"]]
    steps = [step for each in explanations for step in each["steps"]]
    return next((step["id"] for step in steps if step["sentence"] == reason["sentence"]), None)


def _fix(stories: Mapping[str, Any], brief: Callable[[str], str]) -> Mapping[str, str] | None:
    fixes = {language: brief(_fix_in(story)) for language, story in stories.items()}
    return fixes if all(fixes.values()) else None


def _fix_in(story: Mapping[str, Any]) -> str:
    """Return what the page would change: the advice and the new lines, else the headers; or ""."""
    explanations = [call["explanation"] for call in story["calls"] if call["explanation"]]
    change = explanations[-1]["change"] if explanations else None
    if change is None:
        return ""
    parts = [*change["advices"], *_new_lines(change["hunks"] or [])]
    return " ".join(parts or change["headers"])


def _new_lines(hunks: Sequence[Sequence[Mapping[str, Any]]]) -> list[str]:
    """Return the lines that a diff adds, as code, without the imports that they need."""
    added = [line for hunk in hunks for line in hunk if line["change"] == "+"]
    lines = ["".join(text for _, text in line["tokens"]).strip() for line in added]
    return [f"`{TYPE_IGNORED.sub('', line)}`" for line in lines if not IMPORT.match(line)]


def as_usual(text: str, lab: Lab, run: str) -> str:
    """Return a text as a run of everybody's has it: on the usual ports, its id RUN."""
    for role, port in zip(ROLES, lab.ports, strict=True):
        text = re.sub(rf"\b{port}\b", DEFAULT_PORTS[role], text)
    return text.replace(run, RUN)
