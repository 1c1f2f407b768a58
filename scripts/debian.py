"""Debian's packages: installed if there is apt and the right to use it, or only unpacked."""

import os
import shutil
import subprocess
from pathlib import Path


def install_packages(packages: tuple[str, ...]) -> bool:
    """Install Debian packages if there is apt and the right to use it; return whether it worked."""
    as_root = _as_root()
    if as_root is None:
        return False
    print(f"Installing {' and '.join(packages)} with apt-get …", flush=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    _update(as_root)
    return _ran([*as_root, *install])


def unpack_package(package: str, folder: Path) -> bool:
    """Unpack a Debian package's files below a folder; return whether it worked.

    Nothing of it is set up or started, and no other package is installed with it.
    """
    if not has_apt():
        return False
    print(f"Downloading {package} with apt-get …", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    # Root may write to the folder; the user that apt-get has for downloads may not.
    download = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", package]
    as_root = _as_root()
    if not _ran(download, folder, quietly=as_root is not None):
        if as_root is None:
            return False
        # A new machine has no list of what there is, an old one may be out of date.
        _update(as_root)
        if not _ran(download, folder):
            return False
    archives = sorted(folder.glob(f"{package}_*.deb"))
    return all(_ran(["dpkg-deb", "--extract", str(each), str(folder)]) for each in archives)


def has_apt() -> bool:
    """Return whether this is a Debian, or a system made from it."""
    return shutil.which("apt-get") is not None


def _as_root() -> list[str] | None:
    """Return what a command begins with to be run as root, None without the right to that."""
    if not has_apt():
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def _update(as_root: list[str]) -> None:
    _ran([*as_root, "apt-get", "update", "-qq"])


def _ran(command: list[str], folder: Path | None = None, quietly: bool = False) -> bool:
    """Run a command; return whether it worked. What goes wrong is shown, unless `quietly`."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quietly else None,
    )
    return done.returncode == 0
