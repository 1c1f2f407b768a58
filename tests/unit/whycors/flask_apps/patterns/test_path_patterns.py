"""A rule that may be some route's is not called idle."""

import re

from backend.whycors.flask_apps.patterns.path_patterns import folder_of, may_match

#: A pattern, a URL rule, and whether a path of the rule may match the pattern.
PAIRS: list[tuple[str | re.Pattern[str], str, bool]] = [
    ("/notes", "/notes", True),
    ("/notes/7", "/notes/<int:id>", True),
    ("/notes/7/x", "/notes/<int:id>", False),
    (re.compile("/api/.*"), "/<path:rest>", True),
    (re.compile("/api/.*"), "/<name>", False),
    (re.compile("/API/.*"), "/api/<name>", False),
    (re.compile("/v[12]/.*"), "/<version>/notes", True),
    (re.compile("^/api/(?=x)"), "/api/y", True),
    (re.compile(r"/(a)\1$"), "/aa", True),
    (re.compile("/(?>a|b)$"), "/b", True),
    (re.compile("/(x)?(?(1)y|z)$"), "/z", True),
    (re.compile("/(x)?(?(1)y|z)$"), "/q", False),
    (re.compile("/é/.*"), "/api", True),
    (re.compile("/((a{1,90}){1,90}){1,90}"), "/b", True),
]


def test_a_rule_may_match_what_a_route_may_have() -> None:
    wrong = [
        (getattr(pattern, "pattern", pattern), rule)
        for pattern, rule, expected in PAIRS
        if may_match(pattern, rule) is not expected
    ]

    assert wrong == []


def test_a_folder_is_meant_by_a_path_with_a_star() -> None:
    patterns = ["/api/*", "^/api.*", "/api", "/v1/api*", "/api/.*$", "/(a|b)/*", "/*"]

    assert [folder_of(re.compile(text)) for text in patterns] == [
        "/api", "/api", "/api", "/v1/api", "", "", "",
    ]  # fmt: skip
    assert folder_of("/api") == ""
