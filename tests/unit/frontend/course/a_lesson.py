"""A lesson that reads well, to be spoilt or varied."""

from pathlib import Path

GOOD = """
name = { en = "Name", zh = "名" }

[[experiments]]
slug = "try-it"
name = { en = "Try it", zh = "试试" }
scenario = "no_cors"
origin = "page"
client = "client.js"
choices = ["readable", "blocked"]
[experiments.expect]
outcome = "blocked"
javascript = "TypeError"
record = ["GET /notes 200 list_notes"]
"""
CHAPTER = """
name = { en = "The core", zh = "核心" }
summary = { en = "The failure.", zh = "失败。" }
"""
PROSE = """# A question?

The *text*.

## {afterwards}

### How it ended.

What it *means*.

> To **remember**.

## {change_it}

Edit `app.py`.
"""
CHANGE = """
[change]
experiment = "try-it"
edits = [["old", "new"]]
then = ["readable"]
hint = { en = "Look", zh = "看" }
"""


def change(folder: Path, old: str, new: str) -> None:
    assert old in GOOD
    (folder / "lesson.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
