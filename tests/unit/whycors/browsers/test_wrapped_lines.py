"""A line that was wrapped on its way says what it said: at blanks, or in the midst of words."""

import json
import textwrap
from pathlib import Path

import pytest

from backend.whycors.browsers.recognise import recognise
from tests.console_lines.chromium import MEASURED_IN_CHROMIUM
from tests.console_lines.firefox import FIREFOX
from tests.console_lines.former_chromium import FORMER_CHROMIUM
from tests.console_lines.safari import SAFARI
from tests.lines_by_class import CLASSES
from tests.unit.offenders import offenders

ENGLISH = [line.text for line in (*MEASURED_IN_CHROMIUM, *FORMER_CHROMIUM, *FIREFOX, *SAFARI)]
OF_CLASSES = [line.text for name in ("F1", "F2", "F3", "F4", "F6") for line in CLASSES[name]]
PRINTED = json.loads(Path("tests/firefox_l10n_lines.json").read_text(encoding="utf-8"))["lines"]
MEASURED = [
    line.replace("{OTHER_HOST}", "http://api.test:8100").replace("{PAGE}", "http://localhost:3100")
    for cases in PRINTED.values()
    for printed in cases.values()
    for line in printed
]


def said(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(one.reason, dict(one.parameters)) for one in recognise(text)]


def check_wrapped(row: tuple[str, str]) -> None:
    whole, wrapped = row

    assert said(wrapped) == said(whole)


@pytest.mark.parametrize("width", [50, 80, 100])
def test_line_wrapped_at_blanks_says_the_same(width: int) -> None:
    rows = [
        (line, (line, "\n".join(textwrap.wrap(line, width, break_long_words=False,
                                              break_on_hyphens=False))))
        for line in (*ENGLISH, *OF_CLASSES, *MEASURED)
        if "\n" not in line
    ]  # fmt: skip

    assert offenders(rows, check_wrapped) == []


@pytest.mark.parametrize("width", [72, 80, 120])
def test_chromiums_line_wrapped_within_words_says_the_same(width: int) -> None:
    lines = [line for line in ENGLISH if line.startswith("Access to")]
    rows = [
        (line, (line, "\n".join(line[at : at + width] for at in range(0, len(line), width))))
        for line in lines
    ]

    assert len(rows) > 5
    assert offenders(rows, check_wrapped) == []
