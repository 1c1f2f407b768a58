"""What the page learns of a host: the part of its name that somebody registered."""

import pytest

from tests.unit.in_process import site_of


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("app.example.com", "example.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("alice.github.io", "alice.github.io"),
        ("www.alice.github.io", "alice.github.io"),
        ("github.io", "github.io"),
        ("localhost", "localhost"),
        ("evil.localhost", "evil.localhost"),
        ("a.evil.localhost", "evil.localhost"),
        ("teacher.lan", "teacher.lan"),
        ("a.xn--55qx5d.cn", "a.xn--55qx5d.cn"),
    ],
)
def test_host_has_its_registrable_domain(host: str, domain: str) -> None:
    assert site_of().get(f"/registrable-domains/{host}").text == domain
