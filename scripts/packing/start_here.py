"""START.txt, the first file that whoever unpacks an archive looks for."""

from collections.abc import Sequence

from scripts.packing.targets import Target

TEXT = """\
CORS Lab, to be started without internet

1. Open a terminal in this folder.
2. python3 scripts/run.py          (on Windows: python scripts\\run.py)
3. Open http://localhost:8000

It starts without internet with these, and needs it once with any other:
{targets}
Whoever gives a workshop begins with frontend/workshop/en/index.html; its PDFs are in that folder.


CORS 实验室：不联网也能启动

1. 在这个文件夹里打开终端。
2. python3 scripts/run.py          （Windows：python scripts\\run.py）
3. 打开 http://localhost:8000

下面这些组合不联网就能启动，其他的第一次要联网：
{targets}
带工作坊的人从 frontend/workshop/zh/index.html 读起；PDF 也在那个文件夹里。
"""


def start_here(targets: Sequence[Target]) -> str:
    """Return the text, in both languages, of an archive for these targets."""
    return TEXT.format(targets="".join(f"   {target}\n" for target in targets))
