"""Request targets: the endpoints' own, with their placeholders filled, and any other."""

import functools
import re
from urllib.parse import quote

from hypothesis import strategies as st

from backend.lab.scenarios import find_scenarios
from frontend.course.folders import LESSONS
from frontend.course.lessons import find_lessons
from frontend.origins import ORIGIN_KINDS
from tests.fuzz.strategies.choices import ODD_BYTES, one_in, pick
from tests.fuzz.strategies.json_values import hostile_text

ROOT = LESSONS.parent
QUERIES = [
    *[b"", b"", b"", b"", b"?", b"?a=1&a=2", b"?q=%C3%A9", b"?q=\xc3\xa9", b"?%", b"?=&&="],
    *[b"?compared_to=no_cors", b"?compared_to=nix", b"?compared_to=%00", b"?language=zh"],
    *[b"?language=de", b"?until=finished", b"?api=http://localhost:5001", b"?api=%0d%0aX:1"],
    *[b"?" + b"a" * 9000, b"?a[]=1", b"?" + b"a=1&" * 1500, b"?\xff\xfe"],
]
WILD = [
    *[b"*", b"/", b"//", b"//evil.example/", b"http://evil.example/", b"http://localhost/en/"],
    *[b"localhost:80", b"/..", b"/../../../etc/passwd", b"/lab/../settings.py", b"/.git/config"],
    *[b"/lab/..%2f..%2fserver.py", b"/notes/%2e%2e/server.py", b"/lab//etc/passwd", b"/lab/%00"],
    *[b"/lab/shared/page.js%00.css", b"/lab/\\..\\..\\x", b"/lab/C:%5Cx", b"/%ff%fe", b"/\xff"],
    b"/\xc3\xa9",
    *[b"/lessons/../x.js", b"/lessons/%2e%2e/text.js", b"/lab/styles/", b"/lab/styles", b"/en"],
    *[b"/en/lessons/", b"/zh/lessons/%E4%B8%AD/", b"/favicon.ico", b"/robots.txt", b"/runs/"],
    *[b"/runs", b"/runs/../lab/health", b"/runs/@evil.example/no_cors/notes", b"/scenarios"],
    *[b"/runs//evil.example", b"/runs/%0d%0aX:1/no_cors/", b"/scenarios/", b"/scenarios/nix/notes"],
    *[b"/lab", b"/lab/", b"/lab/nix", b"/lab/health/", b"/lab/nix/x", b"/a b", b"no-slash", b"?"],
    *[b"/#x", b"/%", b"/%zz", b"/" + b"a" * 20_000, b"/" + b"a/" * 3000, b"/;x", b"/~", b"\t"],
]
KINDS = [*ORIGIN_KINDS, "x"]


@functools.cache
def scenario_names() -> list[str]:
    return list(find_scenarios())


@functools.cache
def routes_of(scenario: str) -> list[tuple[str, bytes]]:
    """Return the paths of a scenario's app, numbers and names filled in, each with its methods."""
    rules = find_scenarios()[scenario].create_app().url_map.iter_rules()
    paths = [(re.sub(r"<[^<>]*>", "1", rule.rule), rule.methods or ()) for rule in rules]
    return sorted((path, method.encode()) for path, methods in paths for method in methods)


@functools.cache
def _fillings() -> dict[str, list[str]]:
    """Return what may stand in place of a <placeholder> of an endpoint's rule."""
    lessons = find_lessons()
    files = [path.relative_to(ROOT / "lab").as_posix() for path in (ROOT / "lab").rglob("*.*")]
    experiments = [experiment.slug for lesson in lessons for experiment in lesson.experiments]
    return {
        "language": ["en", "zh", "zh", "de"],
        "slug": [lesson.slug for lesson in lessons] + [lesson.chapter.slug for lesson in lessons],
        "experiment_slug": experiments,
        "kind": KINDS,
        "file": ["attack.css", "attack.js", "index.html", "zh.html", "fetch-notes", "read"],
        "path": [
            *files,
            "index.html",
            "notes.js",
            "notes.css",
            "zh.html",
            "styles",
            "plan-90.html",
        ],
        "minutes": ["30", "90", "180", "45"],
        "name": scenario_names(),
        "host": ["localhost", "a.github.io", "www.example.co.uk", "127.0.0.1", "xn--0zwm56d", "é"],
        "version": ["0" * 10, "nothing"],
    }


def target(draw: st.DrawFn, rule: str, **given: str) -> bytes:
    """Return a rule as a request target; `given` has what stands for some of its placeholders."""

    def fill(found: re.Match[str]) -> str:
        if one_in(draw, 20):
            return quote(hostile_text(draw).encode("utf-8", "replace"), safe="")
        return given.get(found[1]) or pick(draw, _fillings()[found[1]])

    path = re.sub(r"<(\w+)>", fill, rule).encode()
    return path + pick(draw, QUERIES)


def wild(draw: st.DrawFn) -> bytes:
    """Return a target of no endpoint in particular."""
    if one_in(draw, 4):
        return b"/" + re.sub(rb"[\r\n ]", b"", draw(ODD_BYTES))
    return pick(draw, WILD) + pick(draw, QUERIES)
