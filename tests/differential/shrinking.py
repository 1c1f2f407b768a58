"""Makes a failing case small: many smaller variants at once, as one browser round trip is slow."""

import json
from collections.abc import Callable, Iterator
from typing import Any

Case = dict[str, Any]

MAX_ROUNDS = 60
#: The keys that a case must have; all others have a default, or may be missing.
NEEDED = {
    *("id", "page_origin", "browser", "before", "request", "responses"),
    *("url", "to", "status", "error", "type"),
}


def shrink(case: Case, still_fails: Callable[[list[Case]], list[bool]]) -> Case:
    """Return the smallest variant that can be found of a case that fails.

    `still_fails` tells of each of many cases whether it fails as the first one did. Each variant
    has an id of its own, so that neither URLs nor caches meet; the one returned keeps it.
    """
    name = case["id"]
    for round_ in range(MAX_ROUNDS):
        smaller = [
            renamed(variant, f"{name}v{round_}n{n}")
            for n, variant in enumerate(variants(case))
            if variant["responses"]
        ]
        fails = still_fails(smaller)
        failing = [variant for variant, failed in zip(smaller, fails, strict=True) if failed]
        if not failing:
            break
        case = min(failing, key=size)
    return case


def renamed(case: Case, name: str) -> Case:
    """Return the case with another id, in its URLs and Locations too."""
    text = json.dumps(case).replace(f"/{case['id']}/", f"/{name}/")
    return {**json.loads(text), "id": name}


def size(case: Case) -> int:
    """Return how much there is to read in a case, not counting its id."""
    return len(json.dumps(renamed(case, "")))


def variants(value: Any) -> Iterator[Any]:
    """Yield a case, or a part of one, with one thing left out or made simpler."""
    match value:
        case dict():
            for name, part in value.items():
                if name not in NEEDED:
                    yield {key: value[key] for key in value if key != name}
                for plainer in [200] if name == "status" and part != 200 else variants(part):
                    yield value | {name: plainer}
        case [str() as name, str() as text]:  # a header
            yield from ([name, plainer] for plainer in _plainer_texts(text))
        case list():
            if len(value) > 1:
                yield from (value[: len(value) // 2], value[len(value) // 2 :])
            for n, part in enumerate(value):
                yield value[:n] + value[n + 1 :]
                yield from ([*value[:n], plainer, *value[n + 1 :]] for plainer in variants(part))


def _plainer_texts(text: str) -> Iterator[str]:
    """Yield a header's value without one of its elements, or half of it."""
    elements = text.split(",")
    if len(elements) > 1:
        for n in range(len(elements)):
            yield ",".join(elements[:n] + elements[n + 1 :])
    elif len(text) > 1 and "/" not in text:
        yield text[: len(text) // 2]
