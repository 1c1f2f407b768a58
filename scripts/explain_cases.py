"""The part of explain.py that runs in the project's environment."""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backend.cases import BadCase, Case, parse_case, remedy_case, run_case  # noqa: E402
from backend.fetch_standard import Outcome  # noqa: E402
from backend.fetch_standard.console import chromium_line, firefox_line  # noqa: E402
from backend.remedies.as_json import remedy_as_json  # noqa: E402

WORDS = {
    "en": {
        "asks": "asks",
        "sends": "sends",
        "origin": "Origin: {origin}",
        "no-origin": "no Origin header",
        "nothing": "nothing leaves the browser",
        "readable": "The page may read the answer: status {status}, headers {headers}.",
        "opaque": "The page gets an opaque response: no status, no headers, no body.",
        "opaque-redirect": "The page gets an opaque redirect: it learns only that there was one.",
        "network-error": "The page gets a network error. The reason: {reason}.",
        "executed": "The server executed the request.",
        "not-executed": "The server did not execute the request.",
    },
    "zh": {
        "asks": "询问",
        "sends": "发出",
        "origin": "Origin: {origin}",
        "no-origin": "没有 Origin 标头",
        "nothing": "没有任何请求离开浏览器",
        "readable": "页面可以读取响应：状态码 {status}，标头 {headers}。",
        "opaque": "页面得到不透明响应：没有状态码、没有标头、没有正文。",
        "opaque-redirect": "页面得到不透明的重定向：只知道发生过重定向。",
        "network-error": "页面得到网络错误。原因：{reason}。",
        "executed": "服务器执行了这个请求。",
        "not-executed": "服务器没有执行这个请求。",
    },
}
GREEN, RED, PLAIN = "\033[32m", "\033[31m", "\033[0m"
STANDARD = "https://fetch.spec.whatwg.org/"


def main() -> int:
    """Explain every case of the file; return 2 if one of the lines was none."""
    options = argparse.ArgumentParser(
        prog="explain.py", description="Explain cross-origin requests."
    )
    options.add_argument("cases", help="a file with a case a line, or - for standard input")
    options.add_argument("--json", action="store_true", help="an outcome a line, for programs")
    options.add_argument("--lang", choices=sorted(WORDS), default="en", help="the story's language")
    arguments = options.parse_args()
    code = 0
    try:
        with opened(arguments.cases) as lines:
            for number, case in read(lines):
                code = max(code, 2 * isinstance(case, BadCase))
                print(shown(case, number, arguments.json, arguments.lang), flush=True)
    except OSError as error:
        print(f"{arguments.cases}: {error.strerror}. Give a file of cases, or -.", file=sys.stderr)
        return 2
    return code


def opened(path: str) -> contextlib.AbstractContextManager[TextIO]:
    if path == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        return contextlib.nullcontext(sys.stdin)
    return open(path, encoding="utf-8", errors="replace")


def read(lines: TextIO) -> Iterator[tuple[int, Case | BadCase]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, parse_case(line)
            except BadCase as bad:
                yield number, bad


def shown(case: Case | BadCase, number: int, as_json: bool, language: str) -> str:
    if isinstance(case, BadCase):
        error: dict[str, Any] = {"id": case.id, "line": number, "error": str(case)}
        return json.dumps(error, ensure_ascii=False) if as_json else f"{number}: {case}"
    outcome = run_case(case)
    if as_json:
        return json.dumps(outcome_as_json(case, outcome), ensure_ascii=False)
    return story(case, outcome, language)


def outcome_as_json(case: Case, outcome: Outcome) -> dict[str, Any]:
    """Return an outcome in the shape that programs read."""
    failed, failure = outcome.failed_step, outcome.failure
    return {
        "id": case.id,
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
        "is_cors_error": bool(failure and failure.is_cors_error),
        "reason": failure.reason if failure else None,
        "failed_step": failed.id if failure and failed else None,
        "server_executed": outcome.server_executed,
        "requests": [[each.kind, each.url, each.origin] for each in outcome.requests],
        "console": {
            "chromium": chromium_line(case.request, outcome),
            "firefox": firefox_line(case.request, outcome),
        },
        "change": remedy_as_json(remedy_case(case)),
    }


def story(case: Case, outcome: Outcome, language: str) -> str:
    """Return the story of a case: what left the browser, each step, and what came of it."""
    words = WORDS[language]
    asked = case.request
    lines = [f"{case.id}: {asked.api} {asked.method} {asked.url} ({asked.origin})"]
    for each in outcome.requests:
        origin = words["origin"].format(origin=each.origin) if each.origin else words["no-origin"]
        does = words["asks" if each.kind == "preflight" else "sends"]
        lines.append(f"  → {does}: {each.method} {each.url} ({origin})")
    if not outcome.requests:
        lines.append(f"  → {words['nothing']}")
    for step in outcome.steps:
        mark = painted("✓", GREEN) if step.passed else painted("✕", RED)
        values = ", ".join(f"{name}: {value}" for name, value in step.values.items())
        lines.append(f"  {mark} {step.id} {STANDARD}{step.anchor} ({values})")
    lines.append("  " + ending(outcome, words))
    lines.append("  " + words["executed" if outcome.server_executed else "not-executed"])
    for browser, line in (
        ("Chromium", chromium_line(asked, outcome)),
        ("Firefox", firefox_line(asked, outcome)),
    ):
        if line:
            lines.append(f"  {browser}: {line}")
    return "\n".join(lines) + "\n"


def ending(outcome: Outcome, words: dict[str, str]) -> str:
    reason = outcome.failure.reason if outcome.failure else ""
    headers = ", ".join(outcome.readable_headers) or "—"
    return words[outcome.outcome].format(status=outcome.status, headers=headers, reason=reason)


def painted(text: str, colour: str) -> str:
    """Return the text in colour, where a person with a terminal reads it."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ
    return text if plain else f"{colour}{text}{PLAIN}"


if __name__ == "__main__":
    sys.exit(main())
