"""A case out of what is known, and which of its values nobody gave."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..fetch_standard import REDIRECT_STATUSES, address_space, is_same_origin, parse_url
from .alternatives import UNKNOWN_PAGES
from .answer_rows import as_row, as_sent, is_asked_as_a_page
from .attempts import location_of
from .hypotheses import Draft, Hypothesis, row_for
from .known import Known
from .least_answers import permission
from .model import Seen

#: What stands for a server whose name nobody gave.
UNKNOWN_URL = "https://YOUR-API.example/"
_PARTS = ("status", "headers")


def draft_of(known: Known) -> Draft:
    """Return a case that has what is known, and supposes the rest."""
    supposed: list[str] = []
    browser, page, url = known.browser, known.page_origin, known.url
    headers = known.headers.value if known.headers else known.guessed_headers
    request: dict[str, Any] = {
        "api": known.api,
        "url": url.value if url else UNKNOWN_URL,
        "method": known.method.value if known.method else known.guessed_method or "GET",
        "headers": [list(pair) for pair in headers or ()],
        "credentials": known.credentials.value if known.credentials else "same-origin",
        "mode": known.mode.value if known.mode else "cors",
    }
    if known.destination:
        request["destination"] = known.destination
    if known.listens_to_upload:
        request["upload_listener"] = True
    if (known.has_body or known.listens_to_upload) and request["method"] not in ("GET", "HEAD"):
        request["body"] = {"type": "arraybuffer"}
    supposed += [
        path
        for path, given in (
            ("browser", browser),
            ("page_origin", page),
            ("request.url", url),
            ("request.method", known.method),
            ("request.headers", known.headers),
            ("request.credentials", known.credentials),
            ("request.mode", known.mode),
        )
        if given is None
    ]
    if _may_need_permission(known):
        # Who doesn't say where the page is works where the API is, most often.
        request["local_network_access"] = page is None
        supposed.append("request.local_network_access")
    rows, row_paths = _rows(known)
    if _ends_in_redirect(known):
        supposed.append("request.redirect")
    case = {
        "id": "pasted",
        "page_origin": page.value if page else UNKNOWN_PAGES[0],
        "browser": browser.value if browser else "standard",
        "request": request,
        "responses": rows,
    }
    return completed(Draft(case, (*supposed, *row_paths)))


def _may_need_permission(known: Known) -> bool:
    """Return whether Chromium may ask its user before the page reaches so private an address."""
    url = parse_url(known.url.value) if known.url else None
    page = parse_url(known.page_origin.value) if known.page_origin else None
    if url is None or not url.is_http or (known.browser and known.browser.value != "chromium"):
        return False
    order = ("loopback", "local", "public")
    here = address_space(page) if page and page.is_http else "public"
    return order.index(address_space(url)) < order.index(here)


def _rows(known: Known) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the answers that were seen or told of, and the paths of what in them is supposed."""
    rows: list[dict[str, Any]] = []
    paths: list[str] = []
    for turn in _told_apart(known.attempt.turns if known.attempt else ()):
        row = as_row(turn, known.url.value if known.url else UNKNOWN_URL)
        if row is None:
            continue
        answer, place = turn.answer, f"responses[{len(rows)}]"
        rows.append(row)
        if "error" in row or answer is None:
            continue
        if answer.status is None:
            paths.append(f"{place}.status")
        if answer.headers is None or not is_asked_as_a_page(turn):
            paths.append(f"{place}.headers")
    for row, parts in list(_rows_of_lines(known, rows)):
        paths += [f"responses[{len(rows)}].{part}" for part in parts]
        rows.append(row)
    return rows, paths


def _told_apart(turns: Sequence[Seen]) -> list[Seen]:
    """Return the requests that were sent once: of others nothing says which answer came when."""
    times = Counter((turn.kind, turn.url) for turn in turns)
    return [turn for turn in turns if times[turn.kind, turn.url] == 1]


def completed(draft: Draft) -> Draft:
    """Return a draft with an answer to everything: where none is known, one that is supposed."""
    rows, paths = list(draft.case["responses"]), list(draft.supposed)
    for kind, status in (("preflight", 204), ("request", 200)):
        if not any(row["to"] in (kind, "*") and row["url"] == "*" for row in rows):
            paths += [f"responses[{len(rows)}].{part}" for part in _PARTS]
            rows.append({"to": kind, "url": "*", "status": status, "headers": []})
    return Draft({**draft.case, "responses": rows}, tuple(paths))


def _rows_of_lines(
    known: Known, rows: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield the answers of which only console lines tell, each with what of it is supposed."""
    if known.url is None:
        return
    asked, target = as_sent(known.url.value), known.redirected_to
    seen = {(row["to"], row["url"]) for row in rows}
    if target is not None and ("request", asked) not in seen:
        page = known.page_origin.value if known.page_origin else UNKNOWN_PAGES[0]
        url = parse_url(asked)
        # Within one origin a redirect needs no permission.
        is_own = url is not None and is_same_origin(page, url.origin)
        allowed = [] if is_own else permission({"page_origin": page, "request": {}}, "request")
        headers = [["Location", target.value], *allowed]
        yield {"to": "request", "url": asked, "status": 302, "headers": headers}, _PARTS
    there, told = as_sent(target.value) if target else asked, known.told_answer
    if told is not None and told.status and (told.kind, there) not in seen:
        row = {"to": told.kind, "url": there, "status": told.status, "headers": []}
        yield row, ("headers",)
    elif target is not None:
        yield {"to": "preflight", "url": there, "status": 204, "headers": []}, _PARTS


def _ends_in_redirect(known: Known) -> bool:
    """Return whether the last answer may redirect, and nobody saw where that led."""
    turns = known.attempt.turns if known.attempt else []
    if not turns or turns[-1].answer is None:
        return False
    answer = turns[-1].answer
    is_untold = answer.headers is None and answer.status in REDIRECT_STATUSES
    return is_untold or location_of(turns[-1]) is not None


def released(draft: Draft) -> Draft:
    """Return a draft that no longer takes the answers that were seen for the browser's."""
    places = range(len(draft.case["responses"]))
    paths = [f"responses[{place}].{part}" for place in places for part in _PARTS]
    kept = [path for path in draft.supposed if not path.startswith("responses")]
    rows = [
        {"to": row["to"], "url": row["url"], "status": 200, "headers": []}
        if "error" in row
        else row
        for row in draft.case["responses"]
    ]
    return Draft({**draft.case, "responses": rows}, (*kept, *paths))


def trimmed(hypothesis: Hypothesis, draft: Draft) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a hypothesis' case without the supposed answers that it never asks for."""
    case, turns = hypothesis.case, hypothesis.played.exchanges
    asked = {row_for(case, turn.request.kind, turn.request.url) for turn in turns}
    kept = [
        place
        for place in range(len(case["responses"]))
        if place in asked or f"responses[{place}].status" not in draft.supposed
    ] or [0]
    renamed = {f"responses[{old}]": f"responses[{new}]" for new, old in enumerate(kept)}
    supposed = []
    for path in draft.supposed:
        head, dot, part = path.rpartition(".")
        if not path.startswith("responses"):
            supposed.append(path)
        elif head in renamed:
            is_error = "error" in case["responses"][int(head[len("responses[") : -1])]
            supposed.append(f"{renamed[head]}{dot}{'error' if is_error else part}")
    rows = [case["responses"][place] for place in kept]
    return {**case, "responses": rows}, tuple(dict.fromkeys(supposed))
