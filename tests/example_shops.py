"""The example project in a folder of its own: as it is, or mended."""

import shutil
import subprocess
from pathlib import Path

EXAMPLE_SHOP = Path(__file__).parent / "example_shop"


def copied_shop(folder: Path, is_mended: bool = False) -> Path:
    """Copy the shop into `folder`, with the patch that mends it if wanted; return the folder."""
    shutil.copytree(
        EXAMPLE_SHOP, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
    )
    if is_mended:
        subprocess.run(["git", "apply", "mended.patch"], cwd=folder, check=True)
    return folder
