"""How the site's answers travel: compressed, under an ETag, and kept as long as is right."""

import gzip
import json
import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import brotli
import pytest
from werkzeug.test import Client

from frontend.course.lessons import find_lessons
from frontend.delivery import FOR_GOOD, KEPT_ANSWERS, LatelyCompressed
from frontend.lab_files import FOLDER, READ_BY, imported_by
from frontend.server import create_site
from frontend.text import LANGUAGES, texts_in, texts_used_by
from frontend.versions import version_of, version_of_folder
from tests.unit.in_process import ORIGINS, BufferedClient
from tests.unit.site_pages import Page

LESSON = "/en/lessons/the-failure/read-the-notes/"
DECODERS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
TEXTS = [
    "/en/",
    LESSON,
    "/zh/search.json",
    "/en/shown.json?reason=MissingAllowOriginHeader",
    "/lab/shared/page.js",
    "/lab/styles/base.css",
    "/lab/text/zh.js",
    "/notes/notes.js",
    "/lessons/the-failure/read-notes.js",
]


@pytest.fixture
def lab_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lab's own files, which the site serves in their place."""
    folder = shutil.copytree(FOLDER, tmp_path / "lab")
    monkeypatch.setattr("frontend.lab_files.FOLDER", folder)
    return folder


def loaded(site: Client, path: str, ending: str) -> str:
    (address,) = {address for address in Page(site.get(path)).loaded if address.endswith(ending)}
    return address


def keys_of(*starts: str) -> set[str]:
    """Return the keys of the texts that these scripts use, and all that they import."""
    files = {file for start in starts for file in (start, *imported_by(start, ""))}
    scripts = (FOLDER / file for file in files if file.endswith(".js"))
    return set(texts_used_by(scripts, "en"))


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
        # Compression would only make a few hundred bytes longer.
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
    answers = [
        site.get("/en/", headers={"Accept-Encoding": coding}) for coding in ("br", "gzip", "")
    ]

    assert len({answer.headers["ETag"] for answer in answers}) == 3


def test_head_tells_what_get_would(site: Client) -> None:
    headers = {"Accept-Encoding": "br"}
    for path in [*TEXTS, loaded(site, "/en/", "/page.js")]:
        get, head = site.get(path, headers=headers), site.head(path, headers=headers)

        assert head.data == b""
        # The same answer, apart from the second in which it was made.
        assert dict(head.headers) | {"Date": ""} == dict(get.headers) | {"Date": ""}


def test_part_of_a_file_is_that_part(site: Client) -> None:
    whole = site.get("/notes/notes.js")

    part = site.get("/notes/notes.js", headers={"Range": "bytes=0-599", "Accept-Encoding": "br"})

    assert (part.status_code, part.data) == (206, whole.data[:600])
    assert "Content-Encoding" not in part.headers


def test_error_is_neither_kept_nor_left_out(site: Client) -> None:
    version = loaded(site, "/en/", "/page.js").split("/")[2]

    for path in (f"/lab/{version}/nothing.js", "/en/nothing/"):
        answer = site.get(path, headers={"If-None-Match": "*"})
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-cache")
        assert answer.data


def test_all_that_a_page_loads_is_kept_for_good(site: Client) -> None:
    pages = [Page(site.get(path)) for path in ("/", "/en/", "/zh/diagnose/", LESSON)]
    clients = [pages[-1].data("experiment")["client"]]
    files = {file for page in pages for file in page.loaded if not file.startswith("data:")}

    assert len(files) > 20
    for file in [*files, *clients]:
        answer = site.get(file)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, FOR_GOOD), file
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_page_loads_at_once_what_its_modules_import(site: Client) -> None:
    files = [file.rpartition("/")[2] for file in Page(site.get(LESSON)).loaded]

    assert {"page.js", "lesson-stage.js", "text.js", "dom.js", "en.js"} <= set(files)
    assert len(files) == len(set(files))
    # Loaded when the reader turns to the question.
    assert "lesson-run.js" not in files


def test_edited_file_has_a_new_address(site: Client, lab_folder: Path) -> None:
    old = loaded(site, "/en/", "/page.js")
    assert site.get(old).headers["Cache-Control"] == FOR_GOOD

    (lab_folder / "shared/dom.js").write_text("export default 1\n", encoding="utf-8")

    # Another file's, too: page.js imports it, from the same folder.
    new = loaded(site, "/en/", "/page.js")
    assert new != old
    edited = site.get(new.replace("page.js", "dom.js"))
    assert (edited.text, edited.headers["Cache-Control"]) == ("export default 1\n", FOR_GOOD)
    # A request with the old one gets what is there now, but may not keep it.
    stale = site.get(old.replace("page.js", "dom.js"))
    assert (stale.text, stale.headers["Cache-Control"]) == ("export default 1\n", "no-cache")


def test_edited_text_has_a_new_address(
    site: Client, lab_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontend.text.CATALOGUES", lab_folder / "text")
    old = loaded(site, "/zh/", "/text/zh.js")

    changed = texts_in("zh") | {"progress.none": "新的名字"}
    (lab_folder / "text/zh.json").write_text(json.dumps(changed), encoding="utf-8")

    new = loaded(site, "/zh/", "/text/zh.js")
    assert new != old
    assert "新的名字" in site.get(new).text


def test_edited_client_code_has_a_new_address(
    site: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "1-core" / "01-a-lesson" / "read.js"
    code.parent.mkdir(parents=True)
    monkeypatch.setattr("frontend.course.folders.LESSONS", tmp_path)
    answers = {}
    for text in ("export default 1\n", "export default 2\n"):
        code.write_text(text, encoding="utf-8")
        address = f"/lessons/v-{version_of(code)}/a-lesson/read.js"
        answers[address] = site.get(address)

    assert [answer.text[-2] for answer in answers.values()] == ["1", "2"]
    assert {answer.headers["Cache-Control"] for answer in answers.values()} == {FOR_GOOD}
    assert site.get(next(iter(answers))).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_modules_of_the_page(site: Client, language: str) -> None:
    first = site.get(loaded(site, f"/{language}/", f"/text/{language}.js"))
    more = site.get(loaded(site, f"/{language}/notes/", f"/text/{language}-more.js"))

    assert {first.mimetype, more.mimetype} == {"text/javascript"}
    few = json.loads(first.text.removeprefix("export default "))
    assert {"progress.sum", "paths.start", "search.found", "code.copy"} <= few.keys()
    beginning = "import texts from 'texts'\nObject.assign(texts, "
    others = json.loads(more.text.removeprefix(beginning).removesuffix(")\n"))
    assert (few | others).items() <= texts_in(language).items()
    # Used by a template alone; put together in a script; needed in no page before a run.
    assert {"home.lead", "failure.too-much", "wire.time"} - others.keys() == {"home.lead"}
    assert few.keys() & others.keys() == set()
    page = site.get(f"/{language}/").text
    # An import map counts only if no module was asked for before it.
    assert page.index('type="importmap"') < page.index("modulepreload") < page.index('"module"')


def test_what_a_page_loads_brings_its_words() -> None:
    """What opens on demand and what is no part of reading the course asks for the other words."""
    templates = "".join(file.read_text() for file in (FOLDER.parent / "templates").glob("*.html"))
    scripts = {file.relative_to(FOLDER).as_posix(): file for file in FOLDER.glob("*/*.js")}
    starts = {file for file in scripts if f'"{file}"' in templates}
    starts |= {f"elements/{lesson.tool}.js" for lesson in find_lessons() if lesson.tool}
    starts |= {
        posixpath.normpath(posixpath.join(posixpath.dirname(file), imported))
        for file, path in scripts.items()
        for imported in re.findall(r"\bimport\([`'](\.[\w./-]+)", path.read_text())
    }
    # The one runs client code and opens no page for it, the other is loaded by what has the words.
    starts -= {"run/visit.js", "run/experiment.js"}
    known = keys_of(*READ_BY)
    lacking = {
        start: keys
        for start in starts
        if "more-texts" not in imported_by(start, "") and (keys := keys_of(start) - known)
    }

    assert {"elements/lesson-run.js", "elements/change-it.js", "elements/notes-desk.js"} <= starts
    assert lacking == {}


def test_answer_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compress = Mock(wraps=brotli.compress)
    monkeypatch.setattr("brotli.compress", compress)
    site = BufferedClient(create_site(ORIGINS))

    answers = [site.get("/zh/diagnose/", headers={"Accept-Encoding": "br"}).data for _ in range(3)]

    assert len(set(answers)) == compress.call_count == 1


def test_few_compressed_answers_are_kept() -> None:
    cache = LatelyCompressed()

    for number in range(KEPT_ANSWERS + 1):
        cache.set(str(number), b"")

    assert cache.get("0") is None
    assert cache.get("1") == cache.get(str(KEPT_ANSWERS)) == b""


def test_version_is_of_what_the_files_hold(tmp_path: Path) -> None:
    def version(**files: str) -> str:
        folder = tmp_path / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return version_of_folder(folder)

    versions = [version(a="1"), version(a="2"), version(b="1"), version(a="1", b="2"), version()]

    assert len(set(versions)) == len(versions)
    assert version(a="1") == versions[0]
    # What an editor keeps beside a file is not served.
    assert version(a="1", **{".a.swp": "x"}) == versions[0]


@pytest.mark.parametrize("target", ["../secret.js", "nothing.js", "."], ids=["out", "none", "loop"])
def test_link_among_the_files_harms_nobody(site: Client, lab_folder: Path, target: str) -> None:
    (lab_folder.parent / "secret.js").write_text("export default 'secret'\n")
    before = site.get("/en/").text

    (lab_folder / "link.js").symlink_to(target)

    assert site.get("/lab/link.js").status_code == 404
    assert site.get("/en/").text == before


def test_link_out_of_the_lessons_is_not_followed(
    site: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = tmp_path / "lessons" / "1-core" / "01-a-lesson"
    lesson.mkdir(parents=True)
    monkeypatch.setattr("frontend.course.folders.LESSONS", tmp_path / "lessons")
    (tmp_path / "secret.js").write_text("export default 'secret'\n")

    (lesson / "link.js").symlink_to(tmp_path / "secret.js")

    assert site.get("/lessons/a-lesson/link.js").status_code == 404
