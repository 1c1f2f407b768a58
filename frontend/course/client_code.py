"""The lessons' client code, as it is on disk: what a lesson shows is what runs."""

from pathlib import Path

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from frontend.course.folders import lesson_folder, slug_of
from frontend.lab_files import file_in, to_any_origin
from frontend.versions import version_of


def serve_client_code(site: Flask) -> None:
    """Add each lesson's modules, at an address with its version and at one without."""

    @site.get("/lessons/<slug>/<file>.js")
    @site.get("/lessons/v-<version>/<slug>/<file>.js")
    def client_code(slug: str, file: str, version: str = "") -> ResponseReturnValue:
        folder = lesson_folder(slug) or abort(404)
        response = file_in(folder, f"{file}.js")
        return to_any_origin(response, version == version_of(folder / f"{file}.js"))


def client_address(path: Path) -> str:
    """Return the address of a lesson's client code, with its version."""
    return f"/lessons/v-{version_of(path)}/{slug_of(path.parent)}/{path.name}"
