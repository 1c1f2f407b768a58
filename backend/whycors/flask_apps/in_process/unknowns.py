"""Why an answer can't be known without running what isn't run."""

from collections.abc import Mapping
from typing import Literal

UnknownId = Literal[
    "makes-headers", "answers-options", "cannot-tell-view", "expects-more", "would-do", "not-flask",
    "no-example", "other-host", "limited", "elsewhere", "passed-over",
]  # fmt: skip

_SENTENCES: dict[UnknownId, str] = {
    "makes-headers": "the view {view} would have to run: it makes headers itself",
    "answers-options": "the view {view} would have to run: it answers OPTIONS itself",
    "cannot-tell-view": "{view} would have to run: the view can't be told from what is around it",
    "expects-more": "the view {view} would have to run: what is around it makes {error} of a text",
    "would-do": "what runs around the view would have to be let: {act}",
    "not-flask": "the app would have to run: it isn't a Flask app",
    "no-example": "no path is known that the rule {rule} matches",
    "other-host": "the rule {rule} is for another host",
    "limited": "the app limits how often it may be asked",
    "passed-over": "the hook {hook} would have to run: {act}",
    "elsewhere": "the app redirects to {origin}, where nothing was asked",
}


class UnknownAnswer(str):
    """A sentence in English, and what it takes to say it in another language."""

    id: UnknownId
    values: Mapping[str, str]

    def __new__(cls, unknown_id: UnknownId, **values: str) -> "UnknownAnswer":
        """Return the sentence of an id, its placeholders filled."""
        self = super().__new__(cls, _SENTENCES[unknown_id].format_map(values))
        self.id, self.values = unknown_id, values
        return self
