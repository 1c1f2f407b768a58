"""The story of a case for a person: three lanes, the steps, and what came of it."""

import shutil
from collections.abc import Iterable

from ..browsers.chromium_line import chromium_line
from ..browsers.firefox_line import firefox_line
from ..browsers.safari_line import safari_line
from ..cases.case import Case, Played, play_case, remedy_case
from ..cases.case_cookies import hidden_headers, offered_exposure
from ..cases.case_server import Turn
from ..fetch_standard import REDIRECT_STATUSES, HttpResponse, Outcome, Request, Step
from ..remedies.flask_cors_call import flask_cors_arguments, flask_cors_call
from ..remedies.remedy import Remedy
from ..story import End, Fate, Message, ToldCall, events, gate_of
from ..words import Words
from ..words.case_cookie_words import CaseCookies
from .lanes import Lanes
from .text import NARROWEST, WIDEST, padded, painted, wrapped


def story(case: Case, language: str) -> str:
    """Return the story of a case, in lines that fit the terminal."""
    width = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))
    words = Words(language)
    played = play_case(case)
    outcome, found = played.outcome, remedy_case(case)
    cookies = CaseCookies(case, played, language)
    lanes = Lanes(words, width, [turn for turn in cookies.turns if turn.call == len(case.before)])
    lanes.draw(events([told(played)]), case.request, played)
    parts = [
        _title(case, words, width),
        lanes.rows,
        _result(case.request, outcome, found, words, width),
        _hidden(played, words, width),
        _left_out(played, words, width),
        _remedy(found, words, width),
        _exposure(played, words, width),
        _cookies(cookies, found, words, width),
        _steps(outcome, words, width),
        _console(case.request, outcome, words, width),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def told(played: Played) -> ToldCall:
    """Return what came of a case's request, its exchanges numbered as they stand in `played`."""
    messages = tuple(_message(number, exchange) for number, exchange in enumerate(played.exchanges))
    is_error = played.outcome.outcome == "network-error"
    end: End = "keeps" if is_error else "hands-over"
    return ToldCall(0, messages, end, gate=gate_of(played.outcome))


def _message(number: int, exchange: Turn) -> Message:
    request, answer = exchange.request, exchange.answer
    if isinstance(answer, HttpResponse):
        return Message(number, request.kind, redirects=answer.status in REDIRECT_STATUSES)
    # What is dropped had arrived: the server may have done what was asked.
    fate: Fate = "unanswered" if answer.error == "dropped" else "nobody-there"
    return Message(number, request.kind, fate)


def _title(case: Case, words: Words, width: int) -> list[str]:
    asked = case.request
    options = {
        "mode": (asked.mode, "cors"),
        "credentials": (asked.credentials, "same-origin"),
        "redirect": (asked.redirect, "follow"),
    }
    unusual = [f"{name}: {value}" for name, (value, usual) in options.items() if value != usual]
    facts = [words.text("story.page", origin=asked.origin)]
    if case.browser != "standard":
        facts.append(words.text("story.behaviour", browser=case.browser.capitalize()))
    for each, pause_ms in zip(case.before, case.pauses_ms, strict=False):
        facts.append(
            words.text("story.before", call=", ".join([_call(each), *_after(pause_ms, words)]))
        )
    call = ", ".join([_call(asked), *unusual, *_after(case.pauses_ms[-1], words)])
    facts.append(words.text("story.call", call=call))
    heading, *others = wrapped(words.shown(case.id), width - 4)
    lines = [padded(f"── {heading} ", width, "─"), *others]
    return [painted(line, "bold") for line in lines] + _indented(facts, width, "")


def _after(pause_ms: float, words: Words) -> list[str]:
    return [words.text("story.after", ms=f"{pause_ms:g}")] if pause_ms else []


def _call(request: Request) -> str:
    return f"{request.api} {request.method} {request.url}"


def _result(
    asked: Request, outcome: Outcome, found: Remedy | None, words: Words, width: int
) -> list[str]:
    """Return what was wrong, what script gets, and what the server did, a paragraph each."""
    reason = words.reason(asked, outcome)
    says = wrapped(reason, width) if reason and outcome.failure else []
    if says and outcome.failure:
        says = [painted(outcome.failure.reason, "red"), *says]
    sender = found.sender if found else None
    for sentence in (words.outcome(asked, outcome), words.executed(outcome, sender)):
        says += wrapped(sentence, width)
    return says


def _left_out(played: Played, words: Words, width: int) -> list[str]:
    return wrapped(words.text("story.http-cache"), width) if played.http_cache_could_answer else []


def _hidden(played: Played, words: Words, width: int) -> list[str]:
    names = ", ".join(hidden_headers(played))
    return wrapped(words.text("outcome.hidden", headers=names), width) if names else []


def _remedy(found: Remedy | None, words: Words, width: int) -> list[str]:
    if found is None:
        return []
    says = [words.advice(each) for each in found.advices]
    says += [words.change(each) for each in found.changes]
    arguments = flask_cors_arguments(found)
    if arguments is not None:
        says.append(words.text("story.flask-cors", code=flask_cors_call(arguments)))
    sender, is_unknown = words.sender(found.sender), not found.sender or found.sender.sign == ""
    if sender is not None and found.changes:
        says.append(sender)
    elif sender is not None and not is_unknown:
        says.insert(-1, sender)  # before the advice that it is the reason for
    return _list("story.remedy", says, words, width)


def _exposure(played: Played, words: Words, width: int) -> list[str]:
    offer = offered_exposure(played)
    if offer is None:
        return []
    code = words.text("story.flask-cors-option", code=offer.option)
    return _list("story.exposure", [words.change(offer.change), code], words, width)


def _cookies(cookies: CaseCookies, found: Remedy | None, words: Words, width: int) -> list[str]:
    if not cookies.events:
        return []
    says = [each for event in cookies.events for each in cookies.sentences(event)]
    # What somebody else's answer set is nothing to mend in the app.
    is_the_apps = not found or found.sender is None or found.sender.answerer in ("app", "unknown")
    advice = cookies.advice() if is_the_apps else []
    return [
        *_list("story.cookies", says, words, width),
        *(line for each in advice for line in _item("→", each, width)),
    ]


def _list(heading: str, says: list[str], words: Words, width: int) -> list[str]:
    return [
        painted(words.text(heading), "bold"),
        *(line for sentence in says for line in _item("•", sentence, width)),
    ]


def _steps(outcome: Outcome, words: Words, width: int) -> list[str]:
    lines = [painted(words.text("story.steps"), "bold")]
    for step in outcome.steps:
        if step.passed:
            lines += _item(painted("✓", "green"), words.step(step), width)
        else:
            lines += _failed(step, words, width)
    return lines


def _failed(step: Step, words: Words, width: int) -> list[str]:
    return [
        painted(f"  ✕ {words.title(step)}", "red"),
        *_indented([words.step(step), step.link], width, "    "),
    ]


def _console(asked: Request, outcome: Outcome, words: Words, width: int) -> list[str]:
    lines: list[str] = []
    for browser, line in (
        ("Chromium", chromium_line(asked, outcome)),
        ("Firefox", firefox_line(asked, outcome)),
        (words.text("story.console.safari"), safari_line(asked, outcome)),
    ):
        if line:
            lines += [f"  {browser}", *_indented(map(words.shown, line.split("\n")), width, "    ")]
    return [painted(words.text("story.console"), "bold"), *lines] if lines else []


def _item(mark: str, text: str, width: int) -> list[str]:
    first, *others = _indented([text], width, "    ")
    return [f"  {mark} {first.strip()}", *others]


def _indented(texts: Iterable[str], width: int, indent: str = "  ") -> list[str]:
    return [indent + line for text in texts for line in wrapped(text, width - len(indent))]
