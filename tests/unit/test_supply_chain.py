"""What is fetched from elsewhere is pinned: nobody can change it under the same name."""

import json
import re

from scripts.running_lab import ROOT

DOCKERFILES = sorted(ROOT.glob("*/Dockerfile"))
NPM_LOCKS = sorted(ROOT.glob("tests/**/package-lock.json"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_images_are_named_by_digest() -> None:
    images = {
        path.parent.name: re.findall(r"^ARG PYTHON_IMAGE=(.+)$", path.read_text(), re.MULTILINE)
        for path in DOCKERFILES
    }
    used = {
        line for path in DOCKERFILES for line in path.read_text().splitlines() if "FROM" in line
    }

    assert images.keys() == {"backend", "frontend", "scripts"}
    assert used == {"FROM ${PYTHON_IMAGE}"}
    (image,) = {name for names in images.values() for name in names}
    assert re.fullmatch(r"python:3\.\d+-slim@sha256:[0-9a-f]{64}", image)


def test_actions_are_named_by_commit() -> None:
    used = [
        line.strip()
        for path in WORKFLOWS
        for line in path.read_text().splitlines()
        if "uses:" in line and "uses: ./" not in line  # its own workflows
    ]

    assert used
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_npm_packages_have_their_hashes() -> None:
    packages = {
        f"{path.parent.name}: {name}": package
        for path in NPM_LOCKS
        for name, package in json.loads(path.read_text())["packages"].items()
        if name
    }

    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []
