"""Every confusion and claim that the course set out to meet is met: each id is in some `shows`.

A are errors as people meet them, B misunderstandings of flask-cors, C facts that surprise,
G faults of real projects, and claims are those of the tutorial that the lab began with.
"""

from collections import Counter

from frontend.lessons import find_lessons

COUNTS = {"A": 37, "B": 23, "C": 9, "G": 26, "claim-": 20}
IDS = {f"{kind}{number}" for kind, count in COUNTS.items() for number in range(1, count + 1)}
SHOWN = Counter(
    each
    for lesson in find_lessons()
    for shows in (lesson.shows, *(experiment.shows for experiment in lesson.experiments))
    for each in shows
)

# Those whose lessons are still to come.
MISSING_YET = set(
    """
    A2 A3 A4 A5 A6 A7 A8 A10 A11 A12 A13 A14 A15 A16 A17 A18 A19 A20 A21 A22 A23 A24 A25 A26 A27
    A28 A29 A30 A31 A32 A33 A34 A35 A36 A37 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12 B13 B14 B15 B16
    B17 B18 B19 B20 B21 B22 B23 C1 C2 C3 C4 C5 C6 C7 C8 C9 G1 G2 G3 G4 G5 G7 G8 G9 G10 G11 G12
    G13 G14 G15 G16 G17 G18 G19 G20 G21 G22 G23 G24 G25 G26 claim-2 claim-3 claim-4 claim-7
    claim-8 claim-9 claim-10 claim-11 claim-12 claim-13 claim-14 claim-15 claim-16 claim-18
    """.split()
)


def test_every_id_is_shown() -> None:
    assert IDS - set(SHOWN) - MISSING_YET == set()


def test_every_id_shown_is_known() -> None:
    assert set(SHOWN) - IDS == set()
