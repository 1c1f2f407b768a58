"""The lab's own scripts and styles, as they are on disk but for their comments.

A page names them with their version. A request without a version, or with an old one, gets what is
there now.
"""

import functools
import json
import posixpath
import re
from pathlib import Path

from flask import Flask, Response, abort, send_from_directory
from flask.typing import ResponseReturnValue
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from frontend.comments import without_comments
from frontend.delivery import FOR_GOOD
from frontend.text import LANGUAGES, texts_used_by
from frontend.versions import version_of_folder

FOLDER = Path(__file__).parent / "lab"
CODE = ("text/javascript", "text/css")
STATIC_IMPORT = re.compile(
    r"^(?:import|} from|(?:import|export) .* from) '(\.\.?/.+|texts|more-texts)'$", re.MULTILINE
)
#: The scripts by which the course is read: the first page, paths, and lessons before a run. Their
#: words are a small part of all. What else has words imports "more-texts".
READ_BY = (
    "shared/page.js",
    "elements/lesson-search.js",
    "elements/course-map.js",
    "elements/course-onward.js",
    "elements/progress-marks.js",
    "elements/your-progress.js",
    "elements/lesson-stage.js",
    "elements/lesson-afterwards.js",
    "elements/path-onward.js",
)


def serve_lab_files(site: Flask) -> None:
    """Add the files, each at an address with its version and at one without."""

    @site.get("/lab/<path:file>")
    @site.get("/lab/v-<version>/<path:file>")
    def file_of_lab(file: str, version: str = "") -> ResponseReturnValue:
        response = file_in(FOLDER, file)
        if response.mimetype in CODE:
            response.direct_passthrough = False
            response.set_data(without_comments(response.get_data(as_text=True)))
        return to_any_origin(response, version == version_of_folder(FOLDER))

    @site.get("/lab/text/<language:language>.js", defaults={"more": False})
    @site.get("/lab/v-<version>/text/<language:language>.js", defaults={"more": False})
    @site.get("/lab/v-<version>/text/<language:language>-more.js", defaults={"more": True})
    def texts(language: str, more: bool, version: str = "") -> ResponseReturnValue:
        current = version_of_folder(FOLDER)
        text = _texts_of_scripts(language, more, current)
        response = Response(text, mimetype="text/javascript")
        return to_any_origin(response, version == current)


class LabFiles:
    """The lab's files as one page names them; its scripts have the words of a language."""

    def __init__(self, language: str = LANGUAGES[0]) -> None:
        self._version = version_of_folder(FOLDER)
        self._words = {"texts": f"text/{language}.js", "more-texts": f"text/{language}-more.js"}
        self._named: set[str] = set()

    def address(self, file: str) -> str:
        """Return the address of a file, with the version of all files: they import each other."""
        return f"/lab/v-{self._version}/{self._words.get(file, file)}"

    def import_map(self) -> Markup:
        """Return the import map, as JSON: it tells scripts where the words of the language are."""
        return htmlsafe_json_dumps({"imports": {name: self.address(name) for name in self._words}})

    def style(self, file: str) -> Markup:
        """Return the element that loads a style sheet."""
        link = Markup('<link rel="stylesheet" href="{}">')
        return link.format(self.address(f"styles/{file}"))

    def ahead(self, *files: str) -> Markup:
        """Return the elements that load, in idle time, what the next page is going to need."""
        link = Markup('<link rel="prefetch" href="{}">')
        return Markup("").join(link.format(self.address(file)) for file in files)

    def script(self, file: str) -> Markup:
        """Return the elements that load a module and, at the same time, all that it imports."""
        imported = [
            module for module in imported_by(file, self._version) if module not in self._named
        ]
        self._named.update(imported, [file])
        preload = Markup('<link rel="modulepreload" href="{}">')
        links = Markup("").join(preload.format(self.address(module)) for module in imported)
        return links + Markup('<script type="module" src="{}"></script>').format(self.address(file))


@functools.lru_cache(maxsize=128)
def imported_by(file: str, version: str) -> tuple[str, ...]:
    """Return the modules that a module needs before it can run, by their path or their name in the
    import map; a new `version` reads them anew."""
    found: dict[str, None] = {}

    def follow(module: str) -> None:
        for path in STATIC_IMPORT.findall((FOLDER / module).read_text(encoding="utf-8")):
            if not path.startswith("."):
                found[path] = None
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(module), path))
            if name not in found:
                found[name] = None
                follow(name)

    follow(file)
    return tuple(found)


@functools.lru_cache(maxsize=4 * len(LANGUAGES))
def _texts_of_scripts(language: str, more: bool, version: str) -> str:
    """Return the module of the words; a new `version` reads words and scripts anew."""
    imported = {name for start in READ_BY for name in (start, *imported_by(start, version))}
    texts = texts_used_by((FOLDER / name for name in imported if name.endswith(".js")), language)
    if not more:
        return f"export default {_json(texts)}\n"
    others = texts_used_by(FOLDER.glob("*/*.js"), language).items() - texts.items()
    return f"import texts from 'texts'\nObject.assign(texts, {_json(dict(sorted(others)))})\n"


def _json(texts: dict[str, str]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def file_in(folder: Path, file: str) -> Response:
    """Return a file of the folder, 404 where there is none, or a link that leads out of it."""
    response = send_from_directory(folder, file, conditional=False)
    if not (folder / file).resolve().is_relative_to(folder.resolve()):
        response.close()
        abort(404)
    return response


def to_any_origin(response: Response, is_of_version: bool) -> Response:
    """Let every page load the file. It is public, and a sandboxed frame, whose origin is null,
    loads even the modules of its own page by a CORS request."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if is_of_version:
        response.headers["Cache-Control"] = FOR_GOOD
    return response
