"""Makes edition.json out of the Fetch standard's source: its anchors, and its steps by number.

    python -m tests.unit.whycors.fetch_standard.make_edition fetch.bs COMMIT

fetch.bs is that of https://github.com/whatwg/fetch at COMMIT, whose snapshot is then the edition.
Of each step the first words are kept, enough to find it.
"""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

FILE = Path(__file__).with_name("edition.json")
SNAPSHOTS = "https://fetch.spec.whatwg.org/commit-snapshots"
ALGORITHMS = [
    *["concept-main-fetch", "concept-scheme-fetch", "concept-http-fetch", "cors-preflight-fetch-0"],
    *["concept-http-redirect-fetch", "concept-http-network-or-cache-fetch", "concept-cors-check"],
    *["append-a-request-origin-header", "concept-response-location-url"],
    *["cors-unsafe-request-header-names", "cors-safelisted-request-header"],
    "cross-origin-resource-policy-internal-check",
]
WORDS_OF_A_STEP = 8

_ALGORITHM = re.compile(r"<div algorithm[^>]*>\n(.*?)\n</div>", re.DOTALL)
_DFN = re.compile(r"<dfn\b([^>]*)>(.*?)</dfn>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\b(id|for|lt)=(?:"([^"]*)"|'([^']*)'|([^\s">]+))""")
_ID = re.compile(r"""<[^>]*\bid=["']?([^\s"'>]+)""")


class Steps(HTMLParser):
    """The steps of one algorithm, by the numbers that they have in print.

    Where a step switches, each case numbers its steps anew: a number then has several first words.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.first_words: dict[str, list[str]] = {}
        self._lists: list[int | None] = []
        self._number = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            self._number = ".".join(str(place) for place in self._lists if place is not None)
            self.first_words.setdefault(self._number, []).append("")
        elif tag in ("li", "dt"):
            self._number = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self._lists.pop()
            self._number = ""

    def handle_data(self, data: str) -> None:
        if self._number:
            texts = self.first_words[self._number]
            texts[-1] = " ".join(f"{texts[-1]} {data}".split()[:WORDS_OF_A_STEP])


def anchor_of(dfn: re.Match[str]) -> str:
    """Return the anchor that Bikeshed gives a definition."""
    given = {name: "".join(values) for name, *values in _ATTRIBUTE.findall(dfn[1])}
    text = given.get("lt", "").split("|")[0] or re.sub(r"<[^>]*>", "", dfn[2])
    context = given.get("for", "").strip("/")
    return given.get("id") or re.sub(r"[^a-z0-9-]+", "-", f"{context} {text}".strip().lower())


def edition_of(text: str, commit: str) -> dict[str, object]:
    """Return what edition.json holds, for the standard's source."""
    anchors = {*_ID.findall(text), *map(anchor_of, _DFN.finditer(text))}
    steps = {
        anchor_of(dfn): Steps(block).first_words
        for block in _ALGORITHM.findall(text)
        if (dfn := _DFN.search(block)) and anchor_of(dfn) in ALGORITHMS
    }
    edition = f"{SNAPSHOTS}/{commit}/"
    return {"edition": edition, "anchors": sorted(anchors), "steps": steps}


def main() -> None:
    """Write edition.json from the file and the commit that are named."""
    source, commit = sys.argv[1:]
    edition = edition_of(Path(source).read_text("utf-8"), commit)
    FILE.write_text(json.dumps(edition, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
