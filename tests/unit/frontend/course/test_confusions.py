"""Every confusion and claim that the course set out to meet is met: each id is in some `shows`.

A are errors as people meet them, B misunderstandings of flask-cors, C facts that surprise,
G faults of real projects, and claims are those of the tutorial that the lab began with.
"""

from collections import Counter

from frontend.course.lessons import find_lessons

COUNTS = {"A": 37, "B": 23, "C": 9, "G": 26, "claim-": 20}
IDS = {f"{kind}{number}" for kind, count in COUNTS.items() for number in range(1, count + 1)}
SHOWN = Counter(
    each
    for lesson in find_lessons()
    for shows in (lesson.shows, *(experiment.shows for experiment in lesson.experiments))
    for each in shows
)


def test_every_id_is_shown() -> None:
    assert IDS - set(SHOWN) == set()


def test_every_id_shown_is_known() -> None:
    assert set(SHOWN) - IDS == set()
