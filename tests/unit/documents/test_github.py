"""The files for GitHub and for pre-commit: few rights, and messages that name no machine."""

import re

import pytest

from scripts.running_lab import ROOT
from tests.unit.documents.markdown import text_of

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
HOOKS = {
    hook.partition("\n")[0]: re.findall(r"entry: '(.+)'", hook)[0]
    for hook in text_of(".pre-commit-config.yaml").split("- id: ")[1:]
    if "stages: [commit-msg]" in hook
}


def test_workflows_may_read_and_no_more() -> None:
    texts = {path.name: path.read_text("utf-8") for path in WORKFLOWS}
    granted = re.compile(r"^( *)permissions:\n((?:\1  .+\n)+)", re.MULTILINE)
    grants = {name: granted.findall(text) for name, text in texts.items()}

    assert [name for name, found in grants.items() if ("", "  contents: read\n") not in found] == []
    assert {
        (name, line.strip())
        for name, found in grants.items()
        for _, lines in found
        for line in lines.splitlines()
        if "write" in line
    } == {("release.yml", "contents: write"), ("release.yml", "packages: write")}


def test_workflows_put_nothing_of_others_into_a_shell() -> None:
    runs = re.compile(r"run: (?:\|\n(?:(?: {10}.*)?\n)+|.*\n)")

    assert [
        f"{path.name}: {run}"
        for path in WORKFLOWS
        for run in runs.findall(path.read_text("utf-8"))
        if "${{" in run
    ] == []


def refusals(message: str) -> list[str]:
    """Return the hooks that refuse a commit's message; they look at it line by line."""
    found = {name: re.compile(entry.replace("''", "'")) for name, entry in HOOKS.items()}
    return [n for n, refused in found.items() if any(map(refused.search, message.splitlines()))]


@pytest.mark.parametrize(
    "message",
    [
        "Merge branch 'main' of /home/ann/lab",
        "Read the record\n\nSee /tmp/x/notes.md.",
        "Read the record (/Users/ann/lab)",
        r"Read C:\lab\notes.md",
        "Read ~/lab/notes.md",
    ],
)
def test_message_that_names_a_machines_folder_is_refused(message: str) -> None:
    assert "no-machine-paths" in refusals(message)


def test_merge_is_refused() -> None:
    assert refusals("Merge branch 'x'") == ["no-merges"]


@pytest.mark.parametrize(
    "message",
    [
        "Answer GET /notes and /lab/runs/<id> at once",
        "Let r'/api/.*' be a rule",
        "See https://fetch.spec.whatwg.org/#cors-check",
        "Move backend/lab/api.py, and tests/data/home",
    ],
)
def test_ordinary_message_passes(message: str) -> None:
    assert refusals(message) == []


def test_form_takes_the_case() -> None:
    form = text_of(".github/ISSUE_TEMPLATE/1-wrong-explanation.yml")

    assert "id: case\n" in form
    assert "render: json" in form
