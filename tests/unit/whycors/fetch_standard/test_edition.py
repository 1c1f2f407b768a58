"""What is cited of the Fetch standard stands in the edition that is cited: anchors and steps."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from backend.whycors import fetch_standard
from backend.whycors.fetch_standard.steps import ANCHORS, EDITION, SECTIONS
from backend.whycors.words.catalogues import catalogue
from tests.unit.whycors.fetch_standard.make_edition import FILE

PACKAGE = Path(fetch_standard.__file__).parent
MODULES = {path.name: path.read_text("utf-8") for path in sorted(PACKAGE.glob("*.py"))}
STORED = json.loads(FILE.read_text("utf-8"))
#: The algorithms whose steps stand in comments beside the code.
SPINE = {
    "concept-main-fetch",
    "concept-scheme-fetch",
    "concept-http-fetch",
    "concept-http-redirect-fetch",
    "concept-http-network-or-cache-fetch",
    "cors-preflight-fetch-0",
    "concept-cors-check",
}
BY_NAME = {
    "main fetch": "concept-main-fetch",
    "http fetch": "concept-http-fetch",
    "http-redirect fetch": "concept-http-redirect-fetch",
    "http-network-or-cache fetch": "concept-http-network-or-cache-fetch",
    "cors-preflight fetch": "cors-preflight-fetch-0",
    "cors check": "concept-cors-check",
}

_ANCHOR = re.compile(r"https://fetch\.spec\.whatwg\.org/#([\w()-]+)")
_NUMBER = r"(\d+(?:\.\d+)*)"
_COMMENT = re.compile(rf"^ *# {_NUMBER}\.(?:-{_NUMBER}\.)? ", re.MULTILINE)
_CITED = re.compile(
    rf"({'|'.join(BY_NAME)}),?\s+(?:steps? )?{_NUMBER}(?: (?:to|and) {_NUMBER})?", re.I
)


def commented_steps() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each function with steps in its comments: where it is, its algorithm, the steps."""
    for name, text in MODULES.items():
        module = ast.parse(text)
        for node in ast.walk(module):
            if not isinstance(node, ast.FunctionDef):
                continue
            lines = text.splitlines()[node.lineno - 1 : node.end_lineno]
            steps = [step for pair in _COMMENT.findall("\n".join(lines)) for step in pair if step]
            documented = (ast.get_docstring(node) or "", ast.get_docstring(module) or "")
            anchors = [anchor for text_ in documented for anchor in _ANCHOR.findall(text_)]
            if steps:
                yield f"{name}: {node.name}", anchors[0] if anchors else "", steps


def test_edition_is_the_one_that_is_stored() -> None:
    assert STORED["edition"] == EDITION


def test_each_anchor_stands_in_the_edition() -> None:
    cited = {anchor for text in MODULES.values() for anchor in _ANCHOR.findall(text)}
    of_steps = {anchor for anchor in (*SECTIONS.values(), *ANCHORS.values()) if "//" not in anchor}

    assert cited | {anchor.removeprefix("#") for anchor in of_steps} <= set(STORED["anchors"])


def test_each_step_in_a_comment_stands_in_the_edition() -> None:
    unknown = [
        (where, algorithm, step)
        for where, algorithm, steps in commented_steps()
        for step in steps
        if step not in STORED["steps"].get(algorithm, {})
    ]

    assert not unknown


def test_steps_stand_in_the_standards_order() -> None:
    disordered = [
        (where, steps)
        for where, _, steps in commented_steps()
        if (places := [int(step.partition(".")[0]) for step in steps]) != sorted(places)
    ]

    assert not disordered


def test_the_spine_shows_its_steps() -> None:
    assert {algorithm for _, algorithm, _ in commented_steps()} >= SPINE


def test_each_step_in_a_sentence_stands_in_the_edition() -> None:
    cited = [
        (BY_NAME[name.lower()], step)
        for text in (*MODULES.values(), *catalogue("explanation", "en").values())
        for name, *steps in _CITED.findall(text)
        for step in steps
        if step
    ]

    assert len(cited) > 20
    assert not [(name, step) for name, step in cited if step not in STORED["steps"][name]]
