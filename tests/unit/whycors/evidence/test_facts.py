"""What a paste tells stands among the facts, and not as a guess."""

from backend.whycors.evidence.diagnosis import diagnose

REFUSED = (
    "Access to fetch at 'https://api.example.com/a' from origin 'https://example.com' has been "
    "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested "
    "resource.\n"
)


def test_status_after_a_refusal_is_the_answers() -> None:
    companion = "GET https://api.example.com/a net::ERR_FAILED 502 (Bad Gateway)"
    (diagnosis,) = diagnose(REFUSED + companion, "en")["diagnoses"]
    (status,) = [fact for fact in diagnosis["facts"] if fact["name"] == "status"]

    assert (status["value"], status["degree"], status["guess"]) == ("502", "measured", None)
