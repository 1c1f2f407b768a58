"""The workshop's pages: the three workshops and their kit, a plan with its clock, the presenter's
window.
"""

from collections.abc import Callable
from pathlib import Path

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from frontend.course.answers import find_answers
from frontend.course.lessons import find_course
from frontend.course.workshops import Workshop, find_workshops
from frontend.lab_files import file_in

#: What scripts/workshop.py writes, one folder per language.
KIT = Path(__file__).parent.parent / "workshop"
#: The kit's documents, in the order in which a teacher needs them.
DOCUMENTS = (
    "index",
    "checklist",
    "plan-30",
    "plan-90",
    "plan-180",
    "answers",
    "handout",
    "card",
)
PAPERS = ("a4", "letter")


def serve_workshops(site: Flask, page: Callable[..., str]) -> None:
    """Add the pages; `page` renders one from its template, language, path and values."""

    @site.get("/<language:language>/workshop/")
    def workshops_page(language: str) -> ResponseReturnValue:
        return page(
            "workshops.html",
            language,
            "workshop/",
            workshops=find_workshops(find_course()),
            kit=_written(language),
            papers=PAPERS,
        )

    @site.get("/<language:language>/workshop/<int:minutes>/")
    def workshop_page(language: str, minutes: int) -> ResponseReturnValue:
        workshop = workshop_or_404(minutes)
        return page("workshop.html", language, f"workshop/{minutes}/", workshop=workshop)

    @site.get("/<language:language>/workshop/<int:minutes>/presenter/")
    def presenter_page(language: str, minutes: int) -> ResponseReturnValue:
        return page(
            "presenter.html",
            language,
            f"workshop/{minutes}/presenter/",
            workshop=workshop_or_404(minutes),
            answers=find_answers(),
        )

    @site.get("/<language:language>/workshop/kit/<path:file>")
    def file_of_kit(language: str, file: str) -> ResponseReturnValue:
        return file_in(KIT / language, file)

    @site.get("/<language:language>/workshop/pictures/<path:file>")
    def picture_of_kit(language: str, file: str) -> ResponseReturnValue:
        return file_in(KIT / "pictures", file)


def workshop_or_404(minutes: int) -> Workshop:
    """Return the workshop of so many minutes; 404 if there is none."""
    workshops = find_workshops(find_course())
    return next((each for each in workshops if each.minutes == minutes), None) or abort(404)


def _written(language: str) -> dict[str, list[str]]:
    """Return the documents that are there as pages, each with the papers it is printed on."""
    folder = KIT / language
    return {
        name: [paper for paper in PAPERS if (folder / f"{name}.{paper}.pdf").is_file()]
        for name in DOCUMENTS
        if (folder / f"{name}.html").is_file()
    }
