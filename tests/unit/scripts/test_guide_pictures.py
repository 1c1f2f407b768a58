"""The guide's pictures, frontend/workshop/pictures: `rehearse.py --pictures` takes them."""

import pytest

from frontend.course.lessons import find_course
from frontend.course.workshops import find_workshops
from frontend.text import LANGUAGES
from scripts.rehearsing.guide import GUIDE, picture_of

MAX_BYTES = 2_000_000  # of all together: they are in the repository and in every pack
WORKSHOP = next(each for each in find_workshops(find_course()) if each.minutes == 90)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_has_its_picture(language: str) -> None:
    wanted = {picture_of(row.steps[0], language) for row in WORKSHOP.rows if row.steps}

    assert set((GUIDE / "pictures" / language).iterdir()) == wanted


def test_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in GUIDE.rglob("pictures/*/*.png")) < MAX_BYTES
