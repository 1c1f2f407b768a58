"""The patterns of what is secret, as secrets.json has them for this library and for the page."""

import json
import re
from pathlib import Path
from typing import Any

DATA: dict[str, Any] = json.loads(
    Path(__file__).with_name("secrets.json").read_text(encoding="utf-8")
)


def compiled(source: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern of the data, with the entries that it names put in."""
    while (filled := re.sub(r"\{([a-z_]+)\}", lambda entry: DATA[entry[1]], source)) != source:
        source = filled
    return re.compile(source, flags | re.ASCII)


def pattern(name: str) -> re.Pattern[str]:
    """Return an entry of the data as a pattern."""
    is_of_one_case = name in DATA["of_one_case"]
    return compiled(DATA[name], re.NOFLAG if is_of_one_case else re.IGNORECASE)
