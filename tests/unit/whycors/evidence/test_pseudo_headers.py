"""HTTP/2's own headers, which Chromium copies for PowerShell, are none that script could set."""

from backend.whycors.evidence.diagnosis import diagnose

POWERSHELL = """\
Invoke-WebRequest -UseBasicParsing -Uri "https://api.example.com/a" `
-Method "DELETE" `
-Headers @{
"authority"="api.example.com"
  "method"="DELETE"
  "path"="/a"
  "scheme"="https"
  "origin"="https://example.com"
  "x-request-source"="page"
}"""


def test_only_scripts_own_headers_are_asked_about() -> None:
    (diagnosis,) = diagnose(POWERSHELL, "en")["diagnoses"]
    (sent,) = [fact for fact in diagnosis["facts"] if fact["name"] == "request_headers"]

    assert sent["value"] == "x-request-source: page"
    assert "Access-Control-Request-Headers: x-request-source'" in diagnosis["next"][0]["command"]
