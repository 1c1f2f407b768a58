"""How the site's answers travel: compressed and under an ETag."""

import gzip
from collections.abc import Callable
from unittest.mock import Mock

import brotli
import pytest
from werkzeug.test import Client

from frontend.delivery import KEPT_ANSWERS, LatelyCompressed
from frontend.server import create_site
from tests.unit.in_process import ORIGINS, BufferedClient

LESSON = "/en/lessons/the-failure/read-the-notes/"
DECODERS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
TEXTS = [
    "/en/",
    LESSON,
    "/zh/search.json",
    "/en/shown.json?reason=MissingAllowOriginHeader",
    "/lab/page.js",
    "/lab/styles/base.css",
    "/lab/text/zh.json",
    "/notes/notes.js",
    "/lessons/the-failure/read-notes.js",
]


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_text_is_compressed_as_the_browser_likes_it(
    site: Client, accepted: str, chosen: str | None
) -> None:
    for path in TEXTS:
        plain = site.get(path)
        answer = site.get(path, headers={"Accept-Encoding": accepted})

        encoding = answer.headers.get("Content-Encoding")
        # A few hundred bytes would only grow by it.
        assert encoding == (chosen if len(plain.data) >= 500 else None), path
        decode = DECODERS.get(encoding or "", bytes)
        assert decode(answer.data) == plain.data
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.content_length == len(answer.data)


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_browser_that_has_an_answer_gets_none(site: Client, encoding: str) -> None:
    for path in TEXTS:
        headers = {"Accept-Encoding": encoding}
        first = site.get(path, headers=headers)
        assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")

        again = site.get(path, headers=headers | {"If-None-Match": first.headers["ETag"]})

        assert (again.status_code, again.data) == (304, b""), path
        assert again.headers["ETag"] == first.headers["ETag"]
        other = site.get(path, headers=headers | {"If-None-Match": '"of-yesterday"'})
        assert (other.status_code, other.data) == (200, first.data)


def test_encodings_have_etags_of_their_own(site: Client) -> None:
    answers = [site.get("/en/", headers={"Accept-Encoding": each}) for each in ("br", "gzip", "")]

    assert len({answer.headers["ETag"] for answer in answers}) == 3


def test_head_tells_what_get_would(site: Client) -> None:
    headers = {"Accept-Encoding": "br"}
    for path in TEXTS:
        get, head = site.get(path, headers=headers), site.head(path, headers=headers)

        assert head.data == b""
        # Of the same answer, but for the second in which it was made.
        assert dict(head.headers) | {"Date": ""} == dict(get.headers) | {"Date": ""}


def test_part_of_a_file_is_that_part(site: Client) -> None:
    whole = site.get("/notes/notes.js")

    part = site.get("/notes/notes.js", headers={"Range": "bytes=0-599", "Accept-Encoding": "br"})

    assert (part.status_code, part.data) == (206, whole.data[:600])
    assert "Content-Encoding" not in part.headers


def test_error_is_neither_kept_nor_left_out(site: Client) -> None:
    for path in ("/lab/nothing.js", "/en/nothing/"):
        answer = site.get(path, headers={"If-None-Match": "*"})
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-cache")
        assert answer.data


def test_answer_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compress = Mock(wraps=brotli.compress)
    monkeypatch.setattr("brotli.compress", compress)
    site = BufferedClient(create_site(ORIGINS))

    answers = [site.get("/zh/error/", headers={"Accept-Encoding": "br"}).data for _ in range(3)]

    assert len(set(answers)) == compress.call_count == 1


def test_few_compressed_answers_are_kept() -> None:
    cache = LatelyCompressed()

    for number in range(KEPT_ANSWERS + 1):
        cache.set(str(number), b"")

    assert cache.get("0") is None
    assert cache.get("1") == cache.get(str(KEPT_ANSWERS)) == b""
