"""Every line that the engine prints for a browser is recognised: its reason, and its values."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.browsers import chromium, firefox, safari
from backend.whycors.browsers.chromium_line import chromium_line
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.browsers.recognise import Recognised, recognise
from backend.whycors.browsers.safari_line import safari_line
from backend.whycors.browsers.sentence import printed
from backend.whycors.fetch_standard import REASONS
from tests.unit.offenders import offenders
from tests.unit.whycors.words_cases import outcomes

# A refused argument reaches script as an exception, and a gap in a record is the lab's own.
UNPRINTED = {
    "BodyNotAllowed",
    "ForbiddenMethod",
    "InvalidHeaderName",
    "InvalidHeaderValue",
    "InvalidMethod",
    "InvalidUrl",
    "MethodNotAllowedInNoCorsMode",
    "NotRecorded",
    "StreamNotAllowedInNoCorsMode",
    "StreamNotSupported",
    "UrlContainsCredentials",
}
# Each sentence that is printed, by its key, in the line that it stands in.
SENTENCES = [
    *((key, chromium.BLOCKED + text) for key, text in chromium.CHROMIUM_REASONS.items()),
    *chromium.CHROMIUM_LINES.items(),
    *chromium.CHROMIUM_NET_ERRORS.items(),
    *(
        (key, firefox.BLOCKED.replace("{reason}", text))
        for key, text in firefox.FIREFOX_REASONS.items()
    ),
    *firefox.FIREFOX_LINES.items(),
    *safari.SAFARI_SENTENCES.items(),
    *safari.WEBKIT_SENTENCES.items(),
]
WORDS = st.text("abcXYZ019:/.-?=#[]*,;_~", min_size=1, max_size=20)
VALUES = st.fixed_dictionaries(
    {name: WORDS for name in ("url", "page", "page_origin", "method", "header", "scheme", "target")}
    | {
        "value": st.lists(WORDS, max_size=4).map(" ".join),
        "kind": st.sampled_from(["fetch", "CSS stylesheet"]),
        "space": st.sampled_from(["local", "loopback"]),
        "declared": st.sampled_from(["public", "unknown"]),
        "port": st.just("6000"),
        "status": st.just("404"),
        "error": st.just("ERR_ADDRESS_UNREACHABLE"),
        "redirected": st.just(""),
    }
)


@settings(max_examples=50, deadline=None)
@given(VALUES)
def test_printed_line_is_recognised_with_its_values(values: dict[str, str]) -> None:
    def check(row: tuple[str, str]) -> None:
        key, sentence = row
        if sentence.endswith(": {value}»") and values["value"][-1:] in ("", "."):
            return  # An empty value can be read, and a last full stop may be the quoter's.
        names = set(re.findall(r"\{(\w+)\}", sentence)) - {"redirected"}

        (found,) = recognise(printed(sentence, **values))

        told = {name: found.parameters.get(name) for name in names}
        assert found.reason == key.partition(".")[0]
        assert told == {name: values[name] for name in names}

    assert offenders([(key, (key, sentence)) for key, sentence in SENTENCES], check) == []


def lines_of_every_reason() -> list[tuple[str, str]]:
    """Return the engine's reason and each browser's line, where it prints one."""
    return [
        (outcome.failure.reason if outcome.failure else "", line)
        for asked, outcome in outcomes()
        for line in (
            print_(asked, outcome) for print_ in (chromium_line, firefox_line, safari_line)
        )
        if line is not None
    ]


def test_line_of_every_reason_is_recognised() -> None:
    lines = lines_of_every_reason()

    assert set(REASONS) - {reason for reason, _ in lines} == UNPRINTED
    assert [(why, line) for why, line in lines if not fits(recognise(line), why, line)] == []


def fits(found: list[Recognised], reason: str, line: str) -> bool:
    """Return whether a line is recognised with the engine's reason."""
    # Firefox has one line for a preflight's failure and the main request's.
    is_firefox = line.startswith("Cross-Origin Request Blocked")
    wanted = {reason, reason.removeprefix("Preflight")} if is_firefox else {reason}
    return len(found) == 1 and bool(wanted & {found[0].reason, *found[0].may_also_be})
