"""What is made from data, whole files and parts of the documents, is what documents.py writes."""

import pytest

from scripts.made_parts import FILES, PARTS, with_part
from tests.unit.documents.markdown import part, text_of


def test_made_parts_are_up_to_date() -> None:
    assert [
        f"{document}, {name}: run python3 scripts/documents.py"
        for (document, name), make in PARTS.items()
        if part(text_of(document), name) != make()
    ] == []


def test_made_files_are_up_to_date() -> None:
    assert [
        f"{name}: run python3 scripts/documents.py"
        for name, make in FILES.items()
        if text_of(name) != make()
    ] == []


def test_part_is_written_between_its_markers() -> None:
    text = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n"

    assert with_part(text, "x", "new\n") == "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n"


def test_missing_marker_is_named() -> None:
    with pytest.raises(ValueError, match="<!-- x --> and <!-- /x -->"):
        with_part("a\n", "x", "new\n")
