"""Where a console's lines begin, and what a line tells besides its reason, in any browser."""

import re
from dataclasses import dataclass

# Where another entry of the console begins, unless a letter or a digit stands before it.
BEGINNING = re.compile(
    r"Access to [\w ]{1,40}? at '?|Cross-Origin (?:Request (?:Blocked|Warning)|Read Blocking)"
    r"|(?:XMLHttpRequest|Fetch API|EventSource|Beacon API) cannot load|Cannot load image "
    r"|Mixed Content:|Content.Security.Policy: |Security Error: |Blocked (?:a frame|loading mixed)"
    r"|Failed to (?:load |get |construct |execute )|WebSocket connection to "
    r"|Refused to (?!connect because)|SEC71[0-9]{2}: |SCRIPT7002: "
    r"|The resource (?:at|from) \"|Loading (?:failed|module) |The loading of \""
    r"|Cookie \"|A cookie associated|This (?:Set-Cookie|attempt to set)|Tracking Prevention "
    r"|\[(?:Error|Warning|blocked)\]|CONSOLE (?:SECURITY|JS|NETWORK) "
    r"|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?://|Redirect (?:from|at origin) '"
    r"|Uncaught |TypeError: |AxiosError: |HttpErrorResponse |Http failure response "
)
# Where one ends that others may follow without a beginning of their own.
END = re.compile("due to access control checks[.]? ")


@dataclass(frozen=True)
class LineFact:
    """What a line tells besides its reason: the words that are in it, and where its value is.

    The pattern is for text in lower case.
    """

    words: str
    pattern: re.Pattern[str]


_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
_URL_END = r"[.:]?(?= |$)"
# Where a line was broken within a URL, or blanks were added to it.
_BROKEN = r"[^'\"]{1,2000}?"

_XHR = rf"\bxhr ?(?P<method>{'|'.join(_METHODS)}) ?(?P<url>https?://\S{{1,2000}})"

# The first that finds a parameter counts.
FACTS = tuple(
    LineFact(words, re.compile(pattern))
    for words, pattern in (
        ("access to at", r"access to (?P<kind>[\w ]{1,40}?) at '"),
        ("xmlhttprequest cannot load", r"(?P<kind>xmlhttprequest) cannot load"),
        ("fetch cannot load", r"(?P<kind>fetch) (?:api )?cannot load"),
        ("eventsource cannot load", r"(?P<kind>eventsource) cannot load"),
        ("cannot load image", r"cannot load (?P<kind>image) \S+ due"),
        ("at", r"\bat '(?P<url>\S+?)'(?= \(redirected| from origin)"),
        ("at from origin", rf"\bat '(?P<url>{_BROKEN})'(?= \(redirected| from origin)"),
        ("at from origin", r"\bat (?P<url>[^'\s]\S*?)(?= \(redirected| from origin)"),
        ("load due to", rf"cannot load (?:image |script )?(?P<url>{_BROKEN}) due to access"),
        ("cannot load", rf"(?:request|api|source) cannot load '?(?P<url>\S+?)'?{_URL_END}"),
        ("refused because", r"refused to [\w ]{1,40} '(?P<url>[^']{1,2000}?)' because"),
        ("refused to because", r"refused to (?:connect to|load) (?P<url>\S+) because"),
        ("violates", r"(?:connecting to|loading the \w{1,20}) '?(?P<url>\S+?)'? violates"),
        ("settings resource at", r"of a resource \((?P<directive>[a-z-]+)\) at (?P<url>\S+)"),
        ("settings resource at", rf"of a resource at (?P<url>\S+?){_URL_END}"),
        ("settings resource at", r"of a resource at \S+ \(\"(?P<directive>[a-z-]+)\"\)"),
        ("failed to load", rf"failed to load (?P<url>https?:\S+?){_URL_END}"),
        ("remote resource at", r"remote resource at '?(?P<url>\S+?)'?\. ?\("),
        ("resource at reason", r"remote resource at '?(?P<url>[^()]{1,2000}?)'?\. ?\(reason"),
        *((f"{name} net", rf"\b{name} (?P<url>https?://\S+(?: \S+)??) net::") for name in _METHODS),
        *((name, rf"\b{name} (?P<url>https?://\S+)") for name in _METHODS),
        # A row of Firefox's console stands in front of its network panel's words.
        *((words, _XHR) for words in ("cors", "http", "https")),
        ("redirect from to", r"redirect from '(?P<initial_url>\S+?)' to '(?P<url>\S+?)'"),
        ("redirect from has been", r"redirect from '(?P<url>\S+?)' has been"),
        ("redirected from", r"\(redirected from '(?P<initial_url>[^']*)'\)"),
        ("redirection to denied", r"cross-origin redirection to (?P<target>\S+) denied"),
        ("origin is therefore", r"origin '(?P<page_origin>[^']*)' is therefore not allowed"),
        ("origin from loading", r"(?:from|at) origin '(?P<url>[^']*)' has been blocked from l"),
        ("from origin", r"from origin '(?P<page_origin>[^']*)'(?! has been blocked from)"),
        ("from origin has", r"from origin (?P<page_origin>[^'\s]+) has been"),
        ("httperrorresponse url", r"httperrorresponse ?\{[^}]{0,400}?url: ?'(?P<url>[^']*)'"),
        ("status code", r"status code: ?(?P<status>\d{3})"),
        ("http", r"\[http/[0-9.]{1,3} (?P<status>\d{3})\b"),
        ("http status code", r"http status code (?P<status>\d{3})"),
        ("net", r"net::err_\w+ (?P<status>\d{3})\b"),
        *((name, rf"\b(?P<method>{name}) https?://") for name in _METHODS),
        ("set mode to no cors", r"set the request's mode to (?P<advice>'no-cors')"),
        # The ends of lines, which belong to the entry.
        ("opaque response serves", r"if an opaque response serves your needs, .{0,90}disabled\."),
        ("have server send header", r"have the server send the header with a valid value\."),
    )
)
