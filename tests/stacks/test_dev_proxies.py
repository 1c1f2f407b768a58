"""The proxies of development servers, really run: the page reads the API without any CORS."""

import pytest

from backend.whycors.evidence.stacks import Wanted, stack_fixes
from backend.whycors.fetch_standard import Request, fetch
from tests.stacks.conftest import Start
from tests.stacks.real_server import ask
from tests.stacks.servers import DEV_SERVERS

#: Below /api, the API has the path that the page asks for; elsewhere the proxy takes /api away.
PATHS = ("/notes", "/api/notes")
STRANGERS = ("https://stranger.example", "http://localhost:9999", "http://127.0.0.1:9999", "null")


def proxy(stack: str, url: str) -> str:
    wanted = Wanted(("http://localhost:3000",), False, ("GET", "PUT"), ("X-Token",), url=url)
    (fix,) = [fix for fix in stack_fixes(wanted) if fix.id == stack]
    return fix.code


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("stack", DEV_SERVERS)
def test_page_reads_through_its_own_server_and_nobody_else_does(
    stack: str, path: str, start: Start, api: str
) -> None:
    with start(stack, proxy(stack, f"{api}{path}?page=2")) as server:
        for method, headers in (("GET", ()), ("PUT", (("X-Token", "1"),))):
            asked = Request(server, f"{server}/api/notes", method=method, headers=headers)
            own = fetch(asked, ask)
            assert (own.outcome, own.type, own.status) == ("readable", "basic", 200)
            read = [
                origin
                for origin in STRANGERS
                if fetch(asked._replace(origin=origin), ask).outcome != "network-error"
            ]
            assert read == []


@pytest.mark.parametrize("stack", DEV_SERVERS)
def test_errors_of_the_api_come_through(stack: str, start: Start, api: str) -> None:
    with start(stack, proxy(stack, f"{api}/notes")) as server:
        for path, status in (("/api/missing", 404), ("/api/broken", 500)):
            assert fetch(Request(server, f"{server}{path}"), ask).status == status
