"""The options of `flask cors check` and of `whycors check`: one list for both."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from ..fetch_standard import origin_of_page
from ..words import LANGUAGES

FORMATS = ("text", "json", "sarif", "markdown")
FAIL_ON = ("error", "warning", "note", "never")


class CheckOption(NamedTuple):
    """An option of the command line: its name, its help, what it takes and how often.

    One without a `metavar` and `choices` is a switch.
    """

    name: str
    help: str
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    is_repeated: bool = False


CHECK_OPTIONS = (
    CheckOption(
        "page", "the origin of a page of yours; default: those in the configuration", "ORIGIN",
        is_repeated=True,
    ),
    CheckOption("api", "the app's own origin", "ORIGIN", default="http://localhost:5000"),
    CheckOption("path", "a path to ask beside the URL map", "PATH", is_repeated=True),
    CheckOption("run-views", "run the views, with everything that they do"),
    CheckOption("debug", "treat errors as debug mode does"),
    CheckOption("production", "treat errors as without debug mode"),
    CheckOption("no-diffs", "look for no changes that mend what is found, which takes a while"),
    CheckOption("format", "how to print what is found", choices=FORMATS, default="text"),
    CheckOption("fail-on", "the mildest finding that ends in exit code 1", choices=FAIL_ON,
                default="warning"),
    CheckOption("baseline", "a file of findings that are accepted", "FILE"),
    CheckOption("write-baseline", "accept what is found: write it into --baseline"),
    CheckOption("lang", "the language; default: the system's", choices=LANGUAGES),
)  # fmt: skip


def usual_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment asks for, as POSIX has it; "en" for all others."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def origin_given(option: str, text: str) -> str:
    """Return the origin that an option gives. Raises ValueError, with one line, if it isn't one."""
    origin = origin_of_page(text)
    if origin is None or (option == "--api" and not origin.startswith("http")):
        raise ValueError(
            f"{option}: {text!r} is no origin. Write scheme, host and port, such as "
            "http://localhost:3000."
        )
    return origin
