"""The table of all sentences, which is made for the first text."""

from backend.whycors.browsers import tables


def test_table_made_anew_is_the_same() -> None:
    made = [(one.reason, one.brand, one.language, one.sentence) for one in tables.all_wordings()]

    tables.all_wordings.cache_clear()
    anew = [(one.reason, one.brand, one.language, one.sentence) for one in tables.all_wordings()]

    assert anew == made
    assert {language for _, _, language, _ in anew} >= {"en", "zh-CN", "zh-TW", "de", "ja", "ru"}
    assert len(anew) > 400
