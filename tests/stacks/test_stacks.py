"""The fix for each stack, run in its real server: it lets in who was asked for, and nobody else."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from backend.whycors.evidence.stacks import Wanted, stack_fixes
from backend.whycors.fetch_standard import (
    Credentials,
    HttpRequest,
    HttpResponse,
    Outcome,
    Request,
    fetch,
    get,
    is_cors_safelisted_method,
    values_of,
)
from tests.stacks.conftest import Start
from tests.stacks.real_server import ask
from tests.stacks.servers import DEV_SERVERS, SERVERS

PAGE = "https://app.example"
#: Nothing in it is special to a browser, and much to the code around it.
ODD = "http://a\"b'c$d{e}.example"
SEVERAL = (PAGE, "http://localhost:3000", "http://[::1]:3000", "tauri://localhost")
WANTED = {
    "one": Wanted((PAGE,), False, ("GET",), ()),
    "with all": Wanted((PAGE,), True, ("GET", "PUT"), ("X-Token",), ("X-Total",)),
    "several": Wanted(SEVERAL, True, ("GET", "PUT", "DELETE"), ("X-Token",), ("X-Total",)),
    "an address": Wanted(("http://[::1]:3000",), False, ("GET", "PUT"), ("X-Token",)),
    "odd": Wanted((ODD,), True, ("GET", "PUT"), ("X-$a'b", "X-Token"), ("X-$a'b", "X-Total")),
    "several odd": Wanted((ODD, "x-app://it's\"$host{x}"), False, ("GET",), ("X-Token",)),
    "anybody": Wanted(("*",), False, ("GET", "PUT"), ("X-Token",)),
}


class Act(NamedTuple):
    """What a page asks for."""

    method: str = "GET"
    header: str = ""
    credentials: Credentials = "same-origin"
    path: str = "/notes"


ACTS = (
    Act(),
    Act(credentials="include"),
    Act(header="X-Token"),
    Act(header="X-Token", credentials="include"),
    Act("PUT"),
    Act("PUT", "X-Token", "include"),
    Act("DELETE"),
    Act(header="X-Other"),
    Act(path="/missing"),
    Act(path="/broken"),
)
STATUSES = {"/notes": 200, "/missing": 404, "/broken": 500}
#: Starlette answers an exception that nobody caught outside of all middleware.
WITHOUT_HEADERS = {("fastapi", "/broken")}
#: flask-cors adds Vary only where it adds the other headers, too.
SILENT_TO_STRANGERS = {"flask"}
#: flask-cors allows the usual methods and every header, unless it is told which.
BY_DEFAULT = {"flask"}


def look_alikes(origin: str) -> Iterator[str]:
    """Yield origins that a careless comparison takes for this one."""
    scheme, _, host = origin.partition("://")
    yield f"{origin}.evil.example" if "]" not in origin else "http://[::1]:3001"
    yield f"{scheme}://evil-{host}" if "]" not in origin else "http://[::2]:3000"
    yield f"{'http' if scheme == 'https' else 'https'}://{host}"
    yield f"{scheme}://{host.replace('.', 'x')}"
    yield f"{origin}1"
    yield f"{scheme}://{host[:-1]}"


def strangers(wanted: Wanted) -> list[str]:
    others = {"https://stranger.example", "null"}
    others |= {each for origin in wanted.origins if origin != "*" for each in look_alikes(origin)}
    return sorted(others - {*wanted.origins})


def may_read(stack: str, wanted: Wanted, origin: str, act: Act) -> bool:
    """Whether what was asked for says that this page reads the answer."""
    return (
        (wanted.is_for_anybody or origin in wanted.origins)
        and (wanted.credentials or act.credentials != "include")
        and (stack in BY_DEFAULT or is_listed(wanted, act))
    )


def is_listed(wanted: Wanted, act: Act) -> bool:
    """Whether what was asked for has this method and header, where they need a permission."""
    is_method_listed = is_cors_safelisted_method(act.method) or act.method in wanted.methods
    return is_method_listed and act.header in ("", *wanted.request_headers)


def played(server: str, origin: str, act: Act) -> Outcome:
    value = "application/json" if act.header == "Content-Type" else "1"
    headers = ((act.header, value),) if act.header else ()
    asked = Request(
        origin, server + act.path, method=act.method, headers=headers, credentials=act.credentials
    )
    return fetch(asked, ask)


def seen(outcome: Outcome) -> str:
    names = [name for name in outcome.readable_headers if name in ("x-total", "x-hidden")]
    return " ".join([outcome.outcome, str(outcome.status), *names])


def promised(stack: str, wanted: Wanted, origin: str, act: Act) -> str:
    if not may_read(stack, wanted, origin, act) or (stack, act.path) in WITHOUT_HEADERS:
        return "network-error None"
    is_exposed = "X-Total" in wanted.exposed_headers and act.path == "/notes"
    return f"readable {STATUSES[act.path]}{' x-total' if is_exposed else ''}"


@pytest.mark.parametrize("name", WANTED)
@pytest.mark.parametrize("stack", SERVERS)
def test_fix_lets_in_who_was_asked_for_and_nobody_else(stack: str, name: str, start: Start) -> None:
    wanted = WANTED[name]
    (fix,) = [fix for fix in stack_fixes(wanted) if fix.id == stack]

    wrong = []
    with start(stack, fix.code) as server:
        for origin in (*wanted.origins, *strangers(wanted)):
            for act in ACTS if origin != "*" else ():
                outcome = seen(played(server, origin, act))
                if outcome != promised(stack, wanted, origin, act):
                    wrong.append(f"{origin} {act}: {outcome}")
    assert wrong == []


@pytest.mark.parametrize("stack", SERVERS)
def test_json_goes_through_where_no_header_is_known(stack: str, start: Start) -> None:
    (fix,) = [fix for fix in stack_fixes(WANTED["one"]) if fix.id == stack]

    with start(stack, fix.code) as server:
        outcome = played(server, PAGE, Act("POST", "Content-Type"))
        assert outcome.requests[0].kind == "preflight"
        assert seen(outcome) == "readable 200"


@pytest.mark.parametrize("stack", SERVERS)
def test_answer_that_depends_on_the_page_says_so(stack: str, start: Start) -> None:
    (fix,) = [fix for fix in stack_fixes(WANTED["several"]) if fix.id == stack]

    with start(stack, fix.code) as server:
        others = () if stack in SILENT_TO_STRANGERS else ("https://stranger.example", None)
        for origin in (*SEVERAL, *others):
            answer = ask(HttpRequest("request", "GET", f"{server}/notes", origin))
            assert isinstance(answer, HttpResponse)
            assert "origin" in (get(answer.headers, "vary") or "").lower()
            assert len(values_of(answer.headers, "access-control-allow-origin")) <= 1


def test_a_stack_is_marked_as_run_exactly_if_it_is_run_here() -> None:
    fixes = stack_fixes(WANTED["one"])

    assert {fix.id for fix in fixes if fix.was_run} == {*SERVERS, *DEV_SERVERS}
