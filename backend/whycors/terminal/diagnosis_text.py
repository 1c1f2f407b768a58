"""A diagnosis for a person at a terminal: the fix first, then why, and what to run next."""

import shutil
from collections.abc import Iterable
from typing import Any

from ..words.catalogues import catalogue
from .text import NARROWEST, WIDEST, padded, painted, wrapped

Diagnosis = dict[str, Any]


def diagnosis_text(diagnosis: Diagnosis, language: str) -> str:
    """Return a diagnosis for a person, the fix first, in lines that fit the terminal."""
    width = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))
    texts = catalogue("diagnosis", language)
    steps = [(fix["sentence"], fix["code"]) for fix in diagnosis["fixes"]]
    runs = [(step["sentence"], step["command"]) for step in diagnosis["next"]]
    parts = [
        _title(diagnosis, texts[f"degree.{diagnosis['degree']}"], width),
        _numbered(texts["heading.fix"], steps, width),
        _list(texts["heading.why"], "•", diagnosis["sentences"], width),
        _list(texts["heading.open"], "?", [one["sentence"] for one in diagnosis["open"]], width),
        _numbered(texts["heading.next"], runs, width),
        _list(texts["heading.facts"], "·", _facts(diagnosis, language), width),
        _list(texts["heading.see"], "→", diagnosis.get("shown_in", []), width),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _title(diagnosis: Diagnosis, degree: str, width: int) -> list[str]:
    first, *others = wrapped(diagnosis["title"], width - 4)
    lines = [padded(f"── {first} ", width, "─"), *others]
    return [*(painted(line, "bold") for line in lines), *wrapped(degree, width)]


def _numbered(heading: str, steps: list[tuple[str, str | None]], width: int) -> list[str]:
    lines = [painted(heading, "bold")] if steps else []
    for number, (sentence, code) in enumerate(steps, 1):
        lines += _item(f"{number}.", sentence, width)
        if code is not None:
            # Not wrapped: it is to be copied.
            lines.append(f"       {painted(code, 'cyan')}")
    return lines


def _list(heading: str, mark: str, texts: Iterable[str], width: int) -> list[str]:
    lines = [line for text in texts for line in _item(mark, text, width)]
    return [painted(heading, "bold"), *lines] if lines else []


def _item(mark: str, text: str, width: int) -> list[str]:
    first, *others = wrapped(text, width - 5)
    return [f"  {mark.ljust(2)} {first}", *(f"     {line}" for line in others)]


def _facts(diagnosis: Diagnosis, language: str) -> list[str]:
    """Return what was given, and where; and what stands in the commands in place of the rest."""
    texts = catalogue("diagnosis", language)
    lines = []
    for fact in diagnosis["facts"]:
        if fact["value"] is not None:
            value = _in_one_line(fact["value"]) or texts["fact_none"]
            if fact["from"]:
                value = texts["fact_from"].format(value=value, **{"from": fact["from"]})
        elif fact["guess"]:
            value = texts["fact_guess"].format(guess=_in_one_line(fact["guess"]))
        else:
            continue
        lines.append(texts["fact_line"].format(label=fact["label"], value=value))
    return lines


def _in_one_line(headers: str) -> str:
    return "; ".join(headers.splitlines())
