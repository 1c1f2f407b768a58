"""The shortest stranger that a pattern lets in is found, is let in, and is the shortest."""

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from backend.whycors.flask_apps.patterns.patterns import (
    lets_everybody_in,
    pattern_faults,
    search,
    shortest_stranger,
)
from backend.whycors.flask_apps.patterns.stranger_search import search_stranger
from backend.whycors.flask_apps.rules.hand_written import is_exact_origin

#: Each pattern, and what it lets in: by its end, and by a hole inside.
HOLES = {
    r"https://app\.example\.com": ("https://app.example.com.co", None),
    r"https://app\.example\.com$": (None, None),
    r"https://app\.example\.com\Z": (None, None),
    r"https://app.example.com$": (None, "https://appxexample.com"),
    r"https://.*\.example\.com$": (None, None),
    r"https://.*example\.com$": (None, "https://xexample.com"),
    r"https://.*example\.com": ("https://example.com.co", "https://xexample.com"),
    r"https://*.example.com": ("https://xexample.com.co", "https://xexample.com"),
    r"https://([a-z0-9-]+\.)?example\.com$": (None, None),
    r"^https?://(www|app)\.a\.org|https://b\.org$": ("http://www.a.org.co", None),
    r"http://localhost:*": ("http://localhost.co", None),
    r"http://localhost:[0-9]+": (None, None),
    r"http://.*app\.localhost:[0-9]+$": (None, "http://xapp.localhost:1"),
    r"http://([a-z]+\.)?localhost(:[0-9]+)?$": (None, None),
    r"https://[^.]+\.github\.io$": (None, "https://x.github.io"),
    r"https://.*\.co\.uk$": (None, "https://x.co.uk"),
    r"https://[a-z]+-dot-shop\.uc\.r\.appspot\.com$": (None, None),
    r"https://[a-z]+-shop\.uc\.r\.appspot\.com$": (None, "https://x-shop.uc.r.appspot.com"),
    r"(?i)HTTPS://APP\.EXAMPLE\.ORG$": (None, None),
    r"https://(?!evil)[^/]*example\.com$": (None, "https://xexample.com"),
    "http://192.168.*:3000": (None, "http://192x168.co:3000"),
    r"https?://.*": (None, None),
    r".*": (None, None),
}


def test_holes_are_shown_by_the_shortest_stranger() -> None:
    found = {}
    for text in HOLES:
        faults = {f.kind: f.origin for f in pattern_faults(re.compile(text, re.IGNORECASE), [])}
        found[text] = (faults.get("open-end"), faults.get("too-wide"))

    assert found == HOLES


def test_what_is_below_an_intended_domain_is_no_stranger() -> None:
    pattern = re.compile(r"https://.*\.github\.io$")

    assert shortest_stranger(pattern, ["https://x.github.io"]) == "https://y.github.io"
    assert shortest_stranger(re.compile(r"https://.*\.a\.org$"), ["https://a.org"]) is None


def test_a_text_lets_in_nobody_else() -> None:
    assert shortest_stranger("https://app.example.com", []) is None


def test_another_way_to_write_star_is_not_called_too_wide() -> None:
    ways = [".*", "https?://.*", r"^https://", "h", ".+://[a-z.-]+"]

    assert all(lets_everybody_in(re.compile(way)) for way in ways)


def test_a_pattern_beyond_all_bounds_is_given_up() -> None:
    huge = re.compile("https://((a{1,90}){1,90}){1,90}")

    assert (search(huge, []).origin, search(huge, []).is_sure) == (None, False)


def test_a_pattern_that_hangs_re_is_searched_all_the_same() -> None:
    # What would take re for ever on a long text, it is asked about short ones only.
    slow = re.compile(r"https://([a-z]+)+\.example\.com$")

    assert search(slow, []).is_sure


#: A name may end in a dot, too, but no search is needed to see that its owner may write it so.
HOSTS = [
    host
    for length in range(1, 6)
    for host in map("".join, itertools.product("aco.", repeat=length))
    if not host.endswith(".")
]
LISTED = PublicSuffixList(accept_unknown=False)
OWN = frozenset({"a.co"})
STRANGERS = [
    f"http://{host}"
    for host in HOSTS
    if LISTED.privatesuffix(host) not in (None, *OWN) and is_exact_origin(f"http://{host}")
]

atoms = st.sampled_from(["a", "c", "o", r"\.", ".", "[ao]", "[^.]", "[a-c]", "co", r"\.co"])
patterns = st.recursive(
    atoms,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=4).map("".join),
        st.tuples(part, st.sampled_from(["*", "+", "?", "{2}", "*?"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        part.map(lambda text: f"(?!a){text}"),
    ),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(patterns, st.sampled_from(["", "$", r"\.co$", r"\Z"]), st.booleans())
def test_no_shorter_stranger_gets_in(body: str, end: str, is_whole: bool) -> None:
    pattern = re.compile(f"http://{body}{end}", re.IGNORECASE)
    match = pattern.fullmatch if is_whole else pattern.match

    found = search_stranger(pattern, OWN, is_whole)

    shortest = next((origin for origin in STRANGERS if match(origin)), None)
    if found.origin is not None:
        assert match(found.origin)
        assert LISTED.privatesuffix(found.origin.partition("://")[2].partition(":")[0]) not in OWN
    if found.is_sure and shortest is not None:
        assert found.origin is not None and len(found.origin) <= len(shortest)
