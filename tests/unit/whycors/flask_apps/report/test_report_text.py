"""The report for a terminal."""

import pytest

from backend.whycors.flask_apps.report.baseline import Accepted, Compared, compared
from backend.whycors.flask_apps.report.report_text import check_as_text
from backend.whycors.terminal.text import width_of
from backend.whycors.words import LANGUAGES
from tests.unit.whycors.flask_apps.checked_shops import ATTACKER, FINDINGS, checked_shop

ACCEPTED = frozenset({Accepted("vary-missing", "app"), Accepted("two-layers", "gone")})


def report(language: str = "en", accepted: frozenset[Accepted] = frozenset()) -> str:
    return check_as_text(checked_shop(), compared(FINDINGS, accepted), language)


def test_first_line_says_what_was_checked() -> None:
    first, pages, *_ = report().splitlines()

    assert first == "shop:app · routes: 7 · requests in process: 1,204 · views: stand-ins · 0.8 s"
    assert pages == "Pages, from the configuration: https://shop.example"


def test_table_says_who_may_do_what() -> None:
    lines = [" ".join(line.split()) for line in report().splitlines()]
    orders = lines.index("GET /orders, /orders/<int:id>, /customers, /customers/<int:id>, /me")

    assert lines[orders + 1 : orders + 5] == [
        "https://shop.example sends, reads sends, reads",
        "everybody else",
        "plain request only sends only sends",
        "with a token neither neither",
    ]
    assert lines[lines.index("POST /upload") + 1 :][:3] == [
        "every page",
        "plain request sends; reads? sends; reads?",
        "with JSON not known not known",
    ]


def test_findings_come_worst_first() -> None:
    text = report()
    places = [text.index(f"{level}  {name}") for level, name in (
        ("error", "pattern-open-end"),
        ("error", "preflight-stopped"),
        ("warning", "vary-missing"),
        ("note", "any-origin-allowed"),
    )]  # fmt: skip

    assert places == sorted(places)


def test_finding_can_be_tried_at_once() -> None:
    text = report()

    assert f"curl -i -H 'Origin: {ATTACKER}' http://localhost:5000/orders\n" in text
    assert "outcome   Script can read the answer: status `200`, and no headers.\n" in text
    assert "pattern-open-end  shop.py:7\n" in text
    assert "+CORS(app, origins=['https://shop.example'])\n" in text


def test_variant_has_its_sentence_and_its_lesson() -> None:
    text = report()

    assert "The preflight for `PUT /orders` is redirected (308)" in text
    assert "/en/lessons/slashes/" in text


def test_what_is_not_known_is_said_with_the_way_to_know_it() -> None:
    _, untold = report().split("What can't be told without running it\n")

    assert untold.startswith("  ? /upload: the view upload would have to run\n  → `--run-views`")


def test_baseline_is_told_apart() -> None:
    text = report(accepted=ACCEPTED)

    assert "vary-missing" not in text
    assert "Accepted in the baseline: 1.\n" in text
    assert "No longer found, take it out of the baseline: two-layers, gone\n" in text


def test_clean_app_gets_a_calm_report() -> None:
    text = check_as_text(checked_shop(()), Compared(()), "en")

    assert text.endswith("\n\nNothing found.\n")
    assert "--baseline" not in text


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_report_fits_the_terminal(
    columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    too_wide = [
        line for line in report(language, ACCEPTED).splitlines() if width_of(line) > columns
    ]

    # A command is to be copied.
    assert [line for line in too_wide if "curl" not in line] == []


def test_no_line_ends_in_blanks() -> None:
    assert [line for line in report().splitlines() if line != line.rstrip()] == []


def test_there_is_no_colour_in_a_file() -> None:
    assert "\033" not in report()
