"""The part of reset.py that runs in the project's environment: files restored, runs forgotten."""

import json
import sys
import urllib.error
import urllib.request
from typing import Any

from backend.configurable_environment import WrongValues
from backend.lab.restoring import NotRestored, restore_all
from backend.lab.scenarios import Scenarios
from backend.settings import Settings, read_settings
from scripts.command import run_command
from scripts.health import own_host

ANSWER_TIMEOUT_SECONDS = 10


def main() -> int:
    """Reset, and print what was done; return the exit code: 2 if something has to be put right."""
    try:
        settings = read_settings()
        restored = [vars(each) for each in restore_all(Scenarios())]
    except (WrongValues, NotRestored) as error:
        print(error, file=sys.stderr)
        return 2
    # It may be the lab of another folder: what it restores is of its own.
    told = _asked_to_reset(settings)
    for line in _said(restored + told.get("restored", [])):
        print(line)
    print(_said_of_runs(told, _address(settings)))
    return 0


def _address(settings: Settings) -> str:
    """Return where the API listens on this machine."""
    host = own_host(settings)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.api_port}"


def _asked_to_reset(settings: Settings) -> dict[str, Any]:
    """Ask the running lab, as its page does, and return its answer: what it did, or the problem.

    Empty where no lab answers.
    """
    request = urllib.request.Request(
        f"{_address(settings)}/lab/reset",
        data=b"{}",
        headers={"Content-Type": "application/json", "Origin": settings.frontend_origin},
    )
    without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with without_proxy.open(request, timeout=ANSWER_TIMEOUT_SECONDS) as answer:
            return _told(answer.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return _told(refusal.read())
    except OSError:
        return {}


def _told(answer: bytes) -> dict[str, Any]:
    """Return what a lab answered, empty if this is no answer of one."""
    try:
        told = json.loads(answer)
    except ValueError:
        return {}
    is_of_lab = isinstance(told, dict) and ("runs" in told or "detail" in told)
    return told if is_of_lab else {}


def _said(restored: list[dict[str, str | None]]) -> list[str]:
    if not restored:
        return ["No scenario was edited: each is as it came with the lab."]
    return [
        f"Restored {each['path']}. What it had is kept in {each['kept']}."
        if each["kept"]
        else f"Put back {each['path']}, which was missing."
        for each in restored
    ]


def _said_of_runs(told: dict[str, Any], address: str) -> str:
    if not told:
        return f"No lab answers at {address}, so there are no runs to forget."
    if "runs" in told:
        notes = "and the notes of the apps at /scenarios/"
        return f"The lab at {address} has forgotten its runs ({told['runs']}), {notes}."
    return f"The lab at {address} keeps its runs until it is restarted. It says: {told['detail']}"


if __name__ == "__main__":
    run_command(main)
