"""Where a console's lines begin, and what a line tells besides its reason, in any browser."""

import re

# Where another entry of the console begins, unless a letter or a digit stands before it.
BEGINNING = re.compile(
    r"Access to [\w ]{1,40}? at '|Cross-Origin Request (?:Blocked|Warning)|Mixed Content:"
    r"|(?:XMLHttpRequest|Fetch API) cannot load|Failed to load |\[(?:Error|Warning|blocked)\]"
    r"|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?://|Redirect (?:from|at origin) '"
    r"|Uncaught |TypeError: |AxiosError: "
)
_URL_END = r"[.:]?(?= |$)"
# What a line tells besides the reason; the first pattern that finds a parameter counts.
FACTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"Access to (?P<kind>[\w ]+?) at '",
        r"(?P<kind>XMLHttpRequest|Fetch) (?:API )?cannot load",
        r"\bat '(?P<url>\S+?)'(?= \(redirected| from origin)",
        rf"(?:XMLHttpRequest|Fetch API) cannot load '?(?P<url>\S+?)'?{_URL_END}",
        rf"Failed to load (?P<url>https?:\S+?){_URL_END}",
        r"remote resource at '?(?P<url>\S+?)'?\. ?\(",
        r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?P<url>https?://\S+)",
        r"Redirect from '(?P<initial_url>\S+?)' to '(?P<url>\S+?)'",
        r"Redirect from '(?P<url>\S+?)' has been",
        r"\(redirected from '(?P<initial_url>\S+?)'\)",
        r"Cross-origin redirection to (?P<url>\S+) denied",
        r"from origin '(?P<page_origin>[^']*)'",
        r"Origin '(?P<page_origin>[^']*)' is therefore not allowed",
        r"Status code: (?P<status>\d{3})",
        r"HTTP status code (?P<status>\d{3})",
        r"net::ERR_\w+ (?P<status>\d{3})\b",
        r"\b(?P<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?://",
        r"set the request's mode to (?P<advice>'no-cors')",
    )
)
