"""Lines that WebKitGTK 2.50 was measured to print: the reason, and the URL of the line after it."""

from backend.whycors.browsers.recognise import recognise, recognised_at
from tests.unit.offenders import offenders

API = "http://api.test/y"
SECOND = f"Fetch API cannot load {API} due to access control checks."
ORIGIN = "Origin http://p.test is not allowed by Access-Control-Allow-Origin. Status code: 302"
REDIRECTION = "Cross-origin redirection to {} denied by Cross-Origin Resource Sharing policy: {}"
# The first of two lines, and the standard's reason.
REASONS = [
    (ORIGIN, "OriginNotAllowed"),
    ("Preflight response is not successful. Status code: 404", "PreflightInvalidStatus"),
    (REDIRECTION.format("http://t.test/x", ORIGIN), "OriginNotAllowed"),
    (
        REDIRECTION.format("http://u@t.test/", "redirection URL http://u@t.test/ has credentials"),
        "RedirectContainsCredentials",
    ),
    (
        REDIRECTION.format(
            "data:,x",
            "not allowed to follow a cross-origin CORS redirection with non CORS scheme",
        ),
        "UnsafeRedirect",
    ),
    (
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        "InvalidAllowCredentials",
    ),
    (
        "Access-Control-Allow-Origin cannot contain more than one origin.",
        "MultipleAllowOriginValues",
    ),
    (
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        "WildcardOriginNotAllowed",
    ),
    (
        "Request header field X-Token is not allowed by Access-Control-Allow-Headers.",
        "HeaderDisallowedByPreflightResponse",
    ),
    (
        "Method PATCH is not allowed by Access-Control-Allow-Methods.",
        "MethodDisallowedByPreflightResponse",
    ),
    (
        "Header Access-Control-Allow-Methods has an invalid value: PUT POST",
        "InvalidAllowMethodsPreflightResponse",
    ),
    (
        "Header Access-Control-Allow-Headers has an invalid value: a b",
        "InvalidAllowHeadersPreflightResponse",
    ),
    (f"Not allowed to follow a redirection while loading {API}", "RedirectModeError"),
    ("Load cannot follow more than 20 redirections", "TooManyRedirects"),
    ("No-Cors mode requires follow redirect mode", "NoCorsRedirectModeNotFollow"),
    (
        f"Cancelled load to {API} because it violates the resource's Cross-Origin-Resource-Policy"
        " response header.",
        "BlockedByResourcePolicy",
    ),
    ("Cross origin requests are only supported for HTTP.", "CorsDisabledScheme"),
    (f"Not allowed to use restricted network port 6000: {API}", "BadPort"),
    (
        f"Unsafe attempt to load URL {API} from origin http://p.test. Domains, protocols and"
        " ports must match.",
        "DisallowedByMode",
    ),
    ("Redirection to URL with a scheme that is not HTTP(S).", "UnsafeRedirect"),
    ("Could not connect to api.test: Connection refused", "ConnectionRefused"),
    ("Error resolving “api.test”: Name or service not known", "NameNotResolved"),
    ("Connection terminated unexpectedly", "EmptyResponse"),
    ("Could not parse HTTP response", "InvalidHttpResponse"),
    (
        f"[blocked] The page at https://p.test/ requested insecure content from {API}. This content"
        " was blocked and must be served over HTTPS.",
        "MixedContent",
    ),
]
# Lines of one, and the second lines of other initiators.
ALONE = [
    (f"Fetch API cannot load {API}.", "DisallowedByMode", API),
    (
        f"Beacon API cannot load {API}. Preflight response is not successful. Status code: 405",
        "PreflightInvalidStatus",
        API,
    ),
    (
        f"Refused to connect to {API} because it does not appear in the connect-src directive of"
        " the Content Security Policy.",
        "ContentSecurityPolicy",
        API,
    ),
    *(
        (f"{ORIGIN}\n{second} due to access control checks.", "OriginNotAllowed", API)
        for second in (
            f"XMLHttpRequest cannot load {API}",
            f"EventSource cannot load {API}",
            f"Cannot load image {API}",
        )
    ),
    (
        f"{ORIGIN}\nCross-origin script load denied by Cross-Origin Resource Sharing policy.",
        "OriginNotAllowed",
        None,
    ),
    (
        f"{ORIGIN}\nCross-origin text track load denied by Cross-Origin Resource Sharing policy.",
        "OriginNotAllowed",
        None,
    ),
    (f"Not allowed to request resource\n{SECOND}", "NoReasonGiven", API),
    ("TypeError: Method is forbidden.", "ForbiddenMethod", None),
]
PREFIXES = [
    ("", ""),
    ("[Error] ", "[Error] "),
    ("CONSOLE SECURITY ERROR ", "http://p.test/:3:9: CONSOLE JS ERROR "),
    ("", "[Error] "),
]


def check_pair(row: tuple[str, str, str]) -> None:
    text, reason, url = row
    (found,) = recognised_at(text)

    assert (found.recognised.reason, found.recognised.parameters["url"]) == (reason, url)
    assert (found.first_line, found.last_line) == (1, 2)


def test_reason_and_url_are_joined() -> None:
    rows = [
        (f"{first}{line} / {second}", (f"{first}{line}\n{second}{SECOND}", reason, API))
        for line, reason in REASONS
        for first, second in PREFIXES
        if API not in line
    ]

    assert offenders(rows, check_pair) == []


def check_alone(row: tuple[str, str, str | None]) -> None:
    text, reason, url = row
    found = recognise(text)[0]

    assert (found.reason, found.parameters.get("url")) == (reason, url)


def test_each_line_alone_gives_its_reason() -> None:
    rows = [(line, (line, reason, None)) for line, reason in REASONS if API not in line]
    named = [
        (line, (line, reason, API))
        for line, reason in REASONS
        if API in line and "redirection" not in line
    ]

    assert offenders([*rows, *named, *((row[0], row) for row in ALONE)], check_alone) == []


def test_each_of_several_failures_keeps_its_url() -> None:
    urls = [f"http://api.test/{number}" for number in range(3)]
    text = "\n".join(
        f"[Error] {ORIGIN}\n[Error] Fetch API cannot load {url} due to access control checks.\n"
        f"[Error] Failed to load resource: {ORIGIN} ({url[-1]}, line 0)"
        for url in urls
    )

    found = [one.recognised.parameters.get("url") for one in recognised_at(text)]

    assert found == urls


def test_a_preflight_is_not_excluded_where_the_line_cannot_tell() -> None:
    line = "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."

    assert recognise(line)[0].may_also_be == ("PreflightWildcardOriginNotAllowed",)
