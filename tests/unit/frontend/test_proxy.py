"""The reverse proxy: the page's origin in front of a real API on a port."""

import threading
from collections.abc import Iterator
from io import BytesIO

import pytest
from werkzeug.serving import make_server
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from backend.app import create_app
from backend.settings import read_settings
from frontend.bodies import MAX_WAITING, Bodies
from frontend.proxy import create_proxy
from frontend.server import create_site
from tests.unit.in_process import ORIGINS, BufferedClient

RUN = "/runs/0123456789abcdef/session_one_origin"
NOBODY = "http://127.0.0.1:9"


@Request.application
def echo(request: Request) -> Response:
    """Answer with what arrived, and with two cookies."""
    lines = [f"{request.method} {request.environ['REQUEST_URI']}", *map(str, request.headers)]
    headers = [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Cache-Control", "max-age=600")]
    return Response("\n".join([*lines, request.get_data(as_text=True)]), 207, headers)


@pytest.fixture(scope="module")
def served() -> Iterator[dict[str, Client]]:
    """A site in front of the API, and one in front of `echo`."""
    servers = {
        name: make_server("127.0.0.1", 0, app, threaded=True)
        for name, app in (("api", create_app(read_settings({}))), ("echo", echo))
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {
        name: BufferedClient(
            create_site(ORIGINS, internal_api=f"http://127.0.0.1:{server.server_port}")
        )
        for name, server in servers.items()
    }
    for server in servers.values():
        server.shutdown()
        server.server_close()


def test_login_works_on_one_origin(served: dict[str, Client]) -> None:
    site = served["api"]
    logged_in = site.post(f"{RUN}/login", base_url=ORIGINS.page, json={"user": "ann"})

    me = site.get(f"{RUN}/me", base_url=ORIGINS.page)

    assert f"Path={RUN}" in logged_in.headers["Set-Cookie"]
    assert me.json == {"user": "ann"}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_request_arrives_as_it_was_sent(served: dict[str, Client], method: str) -> None:
    answer = served["echo"].open(
        "/runs/x/a%20b/%E4%B8%AD?q=%2F&r=1",
        method=method,
        base_url=ORIGINS.page,
        data="the body",
        headers={"X-Own": "1", "Connection": "close, X-Gone", "Content-Type": "text/plain"},
    )

    first, *lines = answer.text.splitlines()
    assert first == f"{method} /runs/x/a%20b/%E4%B8%AD?q=%2F&r=1"
    assert lines[-1] == "the body"
    assert "('X-Own', '1')" in lines and "('Host', 'localhost:8000')" in lines
    assert "('Content-Type', 'text/plain')" in lines


def test_answer_comes_back_as_it_was_given(served: dict[str, Client]) -> None:
    answer = served["echo"].get("/runs/x/", base_url=ORIGINS.page)

    assert answer.status_code == 207
    assert answer.headers.getlist("Set-Cookie") == ["a=1", "b=2"]
    assert answer.headers["Cache-Control"] == "max-age=600"


def test_answer_is_never_compressed_on_its_way(served: dict[str, Client]) -> None:
    body = "x" * 2_000

    answer = served["echo"].post(
        "/runs/x/", base_url=ORIGINS.page, data=body, headers={"Accept-Encoding": "br, gzip"}
    )

    assert answer.text.endswith(body)
    assert not {"Content-Encoding", "Vary", "ETag"} & set(answer.headers.keys())


@pytest.mark.parametrize("path", ["/runs", "/run/x", "/lab/health", "/scenarios/no_cors/notes"])
def test_nothing_but_runs_is_handed_on(served: dict[str, Client], path: str) -> None:
    assert served["echo"].get(path, base_url=ORIGINS.page).status_code != 200


def test_attackers_origin_hands_nothing_on(served: dict[str, Client]) -> None:
    assert served["echo"].get("/runs/x/", base_url=ORIGINS.attacker).status_code == 404


def test_large_body_is_refused(served: dict[str, Client]) -> None:
    body = b"x" * (1024 * 1024 + 1)

    assert served["echo"].post("/runs/x/", base_url=ORIGINS.page, data=body).status_code == 413


def test_silent_api_is_a_bad_gateway() -> None:
    site = BufferedClient(create_site(ORIGINS, internal_api=NOBODY))

    answer = site.get(f"{RUN}/notes", base_url=ORIGINS.page)

    assert (answer.status_code, answer.text) == (502, f"The API at {NOBODY} does not answer.")


def test_query_arrives_as_the_same_bytes(served: dict[str, Client]) -> None:
    answer = served["echo"].get(
        "/runs/x/", base_url=ORIGINS.page, environ_overrides={"QUERY_STRING": "q=\xc3\xa9 \t%2F"}
    )

    assert answer.text.splitlines()[0] == "GET /runs/x/?q=%C3%A9%20%09%2F"


def test_body_that_is_broken_off_is_not_handed_on() -> None:
    # Nobody is asked: the answer is not a 502.
    site = BufferedClient(create_site(ORIGINS, internal_api=NOBODY))

    answer = site.post(
        f"{RUN}/notes",
        base_url=ORIGINS.page,
        input_stream=BytesIO(b'{"te'),
        environ_overrides={"CONTENT_LENGTH": "100", "wsgi.input_terminated": True},
    )

    assert answer.status_code == 400
    assert answer.json and "4 of 100 bytes" in answer.json["detail"]


@pytest.mark.parametrize(
    "framing",
    [{"CONTENT_LENGTH": "1048577"}, {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}],
    ids=["announced", "chunked"],
)
def test_large_body_is_refused_as_a_problem(framing: dict[str, str]) -> None:
    site = BufferedClient(create_site(ORIGINS, internal_api=NOBODY))

    answer = site.post(
        f"{RUN}/notes",
        base_url=ORIGINS.page,
        input_stream=BytesIO(b"x" * (1024 * 1024 + 1)),
        environ_overrides={**framing, "wsgi.input_terminated": True},
    )

    assert (answer.status_code, answer.mimetype) == (413, "application/problem+json")
    assert answer.json and "1048576 bytes" in answer.json["detail"]


class Unending(BytesIO):
    """A body of which no more comes until `over` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    def read(self, size: int | None = -1) -> bytes:
        self.over.wait(10)
        return b""


def test_bodies_beyond_those_that_may_wait_are_refused() -> None:
    site = BufferedClient(create_proxy(NOBODY, Bodies(deadline_seconds=0, max_waiting=1)))
    held = Unending()

    answers = [
        site.post("/", input_stream=held, environ_overrides={"CONTENT_LENGTH": "9"})
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [408, 503]
    assert {answer.headers["Connection"] for answer in answers} == {"close"}
    held.over.set()


class Broken(BytesIO):
    """A body that can't be read."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError("connection reset")


def test_body_that_cannot_be_read_is_refused() -> None:
    site = BufferedClient(create_site(ORIGINS, internal_api=NOBODY))

    answers = [
        site.post(
            f"{RUN}/notes",
            base_url=ORIGINS.page,
            input_stream=Broken(),
            environ_overrides={"CONTENT_LENGTH": "9"},
        )
        for _ in range(MAX_WAITING + 1)
    ]

    # Each has given its place to the next.
    assert {answer.status_code for answer in answers} == {400}
    assert answers[0].json and "can't be read" in answers[0].json["detail"]


def test_largest_body_goes_through(served: dict[str, Client]) -> None:
    body = "x" * (1024 * 1024)

    answer = served["echo"].post("/runs/x/", base_url=ORIGINS.page, data=body)

    assert answer.text.splitlines()[-1] == body
