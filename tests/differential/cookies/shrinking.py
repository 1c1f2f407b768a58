"""Makes a case small, as long as it still shows what it was taken for."""

from collections.abc import Callable, Iterator

from tests.differential.cookies.server import Case
from tests.differential.cookies.strategies import Step


def shrink(case: Case, still_shows: Callable[[Case], bool]) -> Case:
    """Return the smallest variant that can be found of a case that shows something."""
    while smaller := next(filter(still_shows, _variants(case)), None):
        case = smaller
    return case


def _variants(case: Case) -> Iterator[Case]:
    """Yield the case with one thing left out: a step, a frame, a header, an attribute."""
    steps = case["steps"]
    for place, step in enumerate(steps):
        others = [steps[:place], steps[place + 1 :]]
        for variant in ([], *([smaller] for smaller in _variants_of_step(step))):
            if rest := [*others[0], *variant, *others[1]]:
                yield {**case, "steps": _numbered(rest)}


def _variants_of_step(step: Step) -> Iterator[Step]:
    frames, headers = step["frames"], step["set_cookie"]
    for n in range(len(frames)):
        yield {**step, "frames": frames[:n] + frames[n + 1 :]}
    for n, header in enumerate(headers):
        for variant in ([], *([shorter] for shorter in _without_one(header.split("; ")))):
            yield {**step, "set_cookie": headers[:n] + variant + headers[n + 1 :]}


def _without_one(parts: list[str]) -> Iterator[str]:
    """Yield a header without one of its attributes."""
    for n in range(1, len(parts)):
        yield "; ".join(parts[:n] + parts[n + 1 :])


def _numbered(steps: list[Step]) -> list[Step]:
    """Return the steps with their places in their URLs."""
    return [
        {**step, "url": f"{step['url'].partition('?')[0]}?s={n}"} for n, step in enumerate(steps)
    ]
