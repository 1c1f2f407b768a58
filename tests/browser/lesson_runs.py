"""What came of a run on a lesson's page: what the page says, and what the server has on record."""

import re
from typing import Any

from playwright.sync_api import Page

from frontend.course.model import Choice, Expectation, Experiment
from frontend.origins import Origins
from frontend.text import texts_in
from scripts.running_lab import Lab

NOTES_PATH = re.compile(r"\S*/notes(?=[/ ])")


class LessonRun:
    """The run that a lesson's page shows."""

    def __init__(self, lab: Lab, page: Page, experiment: Experiment) -> None:
        self._lab = lab
        self._page = page
        self._stage = page.locator("lesson-stage")
        self._base = f"/runs/{self._shown('run')}/{experiment.scenario}"
        self.exchanges: list[dict[str, Any]] = lab.get(f"/lab/runs/{self._shown('run')}")[
            "exchanges"
        ]

    def _shown(self, name: str) -> str:
        return self._stage.get_attribute(f"data-{name}") or ""

    @property
    def javascript(self) -> str:
        return self._page.locator("pre.javascript").text_content() or ""

    def ended_as(self, outcome: str) -> bool:
        """Return whether this is how it ended; "readable: ann" also says what JavaScript got."""
        kind, _, value = outcome.partition(": ")
        return self._shown("outcome") == kind and value in ("", self.javascript)

    @property
    def requests(self) -> str:
        """The number of requests that arrived after the steps before."""
        return self._shown("requests")

    @property
    def record(self) -> list[str]:
        """The exchanges, one per line, as in lesson.toml."""
        return [
            f"{sent['method']} {sent['path']} {sent['response']['status']} {sent['view'] or '-'}"
            for sent in self.exchanges
        ]

    def sentences_with(self, right: Choice) -> list[str]:
        """Return what the page says of the run: the headline, the right choice, the picture."""
        choice = self._page.locator(f'.predict label:has(input[value="{right.value}"]) > span')
        picture = self._page.locator("run-picture").inner_text().splitlines()
        return [self._page.locator(".verdict").inner_text(), choice.inner_text(), *picture]

    @property
    def views_in_picture(self) -> list[str]:
        return self._page.locator("run-picture li.receives .ran").all_inner_texts()

    @property
    def reasons(self) -> list[str]:
        """The engine's reasons, one for each call that was refused."""
        gates = self._page.locator("run-picture [data-reason]").all()
        return [gate.get_attribute("data-reason") or "" for gate in gates]

    @property
    def agreement(self) -> str | None:
        """Whether explanation and browser agree, "true" or "false"."""
        return self._page.locator("run-explanation").get_attribute("data-agrees")

    @property
    def console_line(self) -> list[str]:
        """What the page says that the console says; empty if it says nothing about it."""
        return self._page.locator('.consoles [data-browser="chromium"] pre').all_text_contents()

    @property
    def bore_cookie(self) -> bool:
        """Whether the last request that arrived bore the session cookie; if none did, False."""
        sent = [exchange["request"]["headers"] for exchange in self.exchanges[-1:]]
        return any(
            name == "Cookie" and "session=" in value for fields in sent for name, value in fields
        )

    def answer(self, name: str) -> str:
        """Return the values of a field of Flask's last answer; "" if it has no such field."""
        fields = self.exchanges[-1]["response"]["headers"]
        return ", ".join(value for field, value in fields if field.lower() == name.lower())

    def public_notes(self, expected: Expectation) -> list[str]:
        """Return the notes that Flask has now, wherever the scenario serves them."""
        found = NOTES_PATH.findall(" ".join(expected.record))
        path = found[0] if found else "/notes"
        return [note["text"] for note in self._lab.get(f"{self._base}{path}")]


def run(page: Page, choice: str) -> None:
    """Predict and run the experiment that the page shows, and wait for what came of it."""
    page.locator("server-code .lines").wait_for()
    page.locator(f'input[value="{choice}"]').check()
    page.locator(".predict button").click()
    page.locator("lesson-stage[data-outcome]").wait_for()


def views_that_ran(record: list[str], language: str) -> list[str]:
    """Return what the picture must say beside Flask of the requests in these lines of a record."""
    texts = texts_in(language)
    views = [line.split()[-1] for line in record]
    ran = texts["event.ran"]
    return [texts["event.no-view-ran"] if v == "-" else ran.format(view=f"{v}()") for v in views]


def check_answer(lab: Lab, ran: LessonRun, expected: Expectation) -> None:
    """Check the last exchange, and the notes in Flask, against what the lesson expects."""
    assert expected.cookie in (None, ran.bore_cookie)
    for field in expected.answer:
        name, _, value = field.partition(":")
        wanted = value.strip().format(**Origins(lab.page, lab.api, lab.attacker).by_kind())
        assert (name, ran.answer(name)) == (name, wanted)
    assert expected.notes is None or expected.notes == ran.public_notes(expected)
