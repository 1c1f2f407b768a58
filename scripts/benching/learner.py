"""A learner who presses Run: the requests that a lesson's page makes, in its order.

As the browser does, a learner asks first where a preflight is needed, and remembers the answer for
the same URL, so that a learner who does several exercises asks the lab's fixed addresses once.
"""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from scripts.benching import lab_requests
from scripts.benching.http_client import Connection, HttpAnswer, written
from scripts.benching.lab_requests import LabRequest

PAGE = "http://localhost:8000"
PATIENCE_SECONDS = 30.0
JSON_TYPE = {"Content-Type": lab_requests.JSON}
#: What Chromium sends with every fetch(), beside Host.
BROWSER_HEADERS = {
    "Connection": "keep-alive",
    "User-Agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36",
    "Accept": "*/*",
    "Origin": PAGE,
    "Sec-Fetch-Site": "same-site",
    "Sec-Fetch-Mode": "cors",
    "Sec-Fetch-Dest": "empty",
    "Referer": f"{PAGE}/",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en-US,en;q=0.9",
}
#: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
SAFELISTED = (
    "cache-control content-language content-length content-type expires last-modified pragma"
).split()


@dataclass(frozen=True)
class Exercise:
    """What client code asks of a scenario's notes, and what must come of it."""

    scenario: str
    outcome: str
    compared_to: str | None = None
    note: str | None = None  # sent as JSON, which needs a preflight; None reads the notes


#: A blocked one, a readable one, and one with a preflight.
EXERCISES = (
    Exercise("no_cors", "network-error"),
    Exercise("flask_cors", "readable", compared_to="no_cors"),
    Exercise("flask_cors", "readable", note="I was here"),
)


class NotExplained(Exception):
    """The lab did not explain a run as it happened; says what it answered."""


class Learner:
    """A reader's browser with a lesson of the origin `page` open; `port` is the API's."""

    def __init__(self, port: int, page: str = PAGE) -> None:
        self._api = f"http://localhost:{port}"
        self._page = page
        self._headers = BROWSER_HEADERS | {
            "Host": f"localhost:{port}",
            "Origin": page,
            "Referer": f"{page}/",
        }
        self._connection = Connection(port)
        self._allowed: set[tuple[str, str]] = set()

    async def open_lesson(self, exercise: Exercise) -> None:
        """Do what the page does before the reader can press Run."""
        await self._ask_lab(lab_requests.show_scenario(exercise.scenario, exercise.compared_to))

    async def press_run(self, exercise: Exercise) -> float:
        """Run an exercise; return the seconds until it was explained.

        Raises NotExplained, or OSError when the lab does not answer at all or in time.
        """
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self._press_run(exercise)

    async def _press_run(self, exercise: Exercise) -> float:
        """The sequence of lesson-stage.js and experiment.js in frontend/lab; keep them alike."""
        pressed = time.perf_counter()
        run_id = secrets.token_hex(16)
        await self._ask_lab(lab_requests.begin_run(run_id, exercise.scenario))
        call = await self._fetch(f"/runs/{run_id}/{exercise.scenario}/notes", exercise)
        question = {
            "run": run_id,
            "scenario": exercise.scenario,
            "api": self._api,
            "language": "en",
            "browser": "chromium",
            "acts": [{"origin": self._page, "calls": [call]}],
        }
        answer = await self._ask_lab(lab_requests.ask_question(question))
        explained = time.perf_counter() - pressed
        _check(json.loads(answer.content), exercise)
        return explained

    async def _ask_lab(self, request: LabRequest) -> HttpAnswer:
        method, path = request.method, request.path
        if request.needs_preflight:
            await self._ask_first(method, path)
        headers = {"Content-Type": request.content_type} if request.content_type else {}
        answer = await self._send(method, path, headers, request.body)
        if answer.status not in (200, 204) or not self._may_read(answer):
            raise NotExplained(f"{method} {path}: {answer.status} {answer.content!r}")
        return answer

    async def _fetch(self, path: str, exercise: Exercise) -> dict[str, Any]:
        """Make the exercise's call; return it as the page tells of it (backend/lab/question)."""
        method, headers, body = "GET", {}, b""
        if exercise.note is not None:
            method, headers = "POST", JSON_TYPE
            body = json.dumps({"text": exercise.note}).encode()
        at_ms = time.time() * 1000
        if headers:
            await self._ask_first(method, path)
        answer = await self._send(method, path, headers, body)
        return {
            "request": {
                "api": "fetch",
                "url": self._api + path,
                "method": method,
                "headers": [list(header) for header in headers.items()],
                "mode": "cors",
                "credentials": "same-origin",
                "redirect": "follow",
                "referrer_policy": "",
                "body": {"type": "text"} if body else None,
            },
            "observed": (observed := self._seen_of(answer)),
            "error": None if observed else "TypeError: Failed to fetch",
            "at_ms": at_ms,
        }

    async def _ask_first(self, method: str, path: str) -> None:
        """Send a preflight for JSON, unless an earlier one still allows the same."""
        if (method, path) in self._allowed:
            return
        asked = {
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": "content-type",
        }
        answer = await self._send("OPTIONS", path, asked)
        if answer.status not in (200, 204) or not self._may_read(answer):
            raise NotExplained(f"OPTIONS {path}: {answer.status}")
        if path.startswith("/lab/"):
            self._allowed.add((method, path))  # every other URL is of one run only

    async def _send(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> HttpAnswer:
        return await self._connection.ask(written(method, path, self._headers | headers, body))

    def _may_read(self, answer: HttpAnswer) -> bool:
        return answer.headers.get("access-control-allow-origin") in ("*", self._page)

    def _seen_of(self, answer: HttpAnswer) -> dict[str, Any] | None:
        if not self._may_read(answer):
            return None
        readable = [name for name in SAFELISTED if name in answer.headers]
        return {"type": "cors", "status": answer.status, "readable_headers": readable}

    def leave(self) -> None:
        self._connection.close()


def _check(story: dict[str, Any], exercise: Exercise) -> None:
    """Raise NotExplained unless the run is explained, and the explanation agrees with it."""
    outcomes = [each["explanation"]["outcome"] for each in story["calls"] if each["explanation"]]
    if story["disagreements"] or outcomes != [exercise.outcome]:
        raise NotExplained(f"{exercise.scenario}: {outcomes}, {story['disagreements']}")
