"""The dates of Expires: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.1"""

import re
from datetime import UTC, datetime

_DELIMITERS = re.compile(r"[\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_END = r"(?:\D.*)?"
_TIME = re.compile(rf"(\d{{1,2}}):(\d{{1,2}}):(\d{{1,2}}){_END}", re.DOTALL | re.ASCII)
_DAY = re.compile(rf"(\d{{1,2}}){_END}", re.DOTALL | re.ASCII)
_YEAR = re.compile(rf"(\d{{2,4}}){_END}", re.DOTALL | re.ASCII)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = re.compile("|".join(_MONTHS), re.IGNORECASE)
_PARTS = {"time": _TIME, "day": _DAY, "month": _MONTH, "year": _YEAR}
_WHOLE = {"time", "day", "year"}
_FIRST_YEAR = 1601


def parse_cookie_date(text: str) -> float | None:
    """Return the seconds since the epoch that a date means, None where it is none."""
    found: dict[str, re.Match[str]] = {}
    for token in filter(None, _DELIMITERS.split(text)):
        for part, pattern in _PARTS.items():
            match = (pattern.fullmatch if part in _WHOLE else pattern.match)(token)
            if match and part not in found:
                found[part] = match
                break
    return _seconds(found) if found.keys() == _PARTS.keys() else None


def _seconds(found: dict[str, re.Match[str]]) -> float | None:
    """Return the time that the parts make, None for a day or an hour that does not exist."""
    year = int(found["year"][1])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    month = _MONTHS.index(found["month"][0].lower()) + 1
    hour, minute, second = map(int, found["time"].groups())
    try:
        date = datetime(year, month, int(found["day"][1]), hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return date.timestamp() if year >= _FIRST_YEAR else None
