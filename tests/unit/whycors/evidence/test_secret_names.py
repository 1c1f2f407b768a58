"""Names that say a value is a key, as clouds and services call theirs."""

import pytest

from backend.whycors.evidence.secrets import BLANKED, blanked


@pytest.mark.parametrize(
    "text",
    [
        "curl -H 'X-Functions-Key: {}' https://app.example/api/a",
        "curl -H 'Ocp-Apim-Subscription-Key: {}' https://api.example/a",
        "GET https://api.example/a?subscription-key={} net::ERR_FAILED",
        "POST https://errors.example/api/9/envelope/?sentry_key={} net::ERR_BLOCKED_BY_CLIENT",
        "GET https://maps.example/v1?key={}&q=a net::ERR_FAILED",
    ],
)
def test_value_of_a_key_is_blanked(text: str) -> None:
    assert blanked(text.format("0123456789abcdef")) == (text.format(BLANKED), 1)
