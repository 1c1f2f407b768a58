"""The machines that an archive is for, and what the lock file asks for on each."""

import re
from dataclasses import dataclass

from packaging.requirements import Requirement

#: The supported Pythons: requires-python in pyproject.toml, up to the latest.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

#: What each platform calls itself: as sys.platform and platform.machine() have it.
PLATFORMS = {
    "linux-x86_64": ("linux", "x86_64"),
    "linux-aarch64": ("linux", "aarch64"),
    "macos-arm64": ("darwin", "arm64"),
    "macos-x86_64": ("darwin", "x86_64"),
    "windows-x86_64": ("win32", "AMD64"),
}
# pip adds the tags of older macOS versions by itself, and not those of older glibc versions.
OLDEST_MACOS = {"macos-arm64": "macosx_12_0_arm64", "macos-x86_64": "macosx_12_0_x86_64"}
# That of Debian 11 and Ubuntu 21.04: no lecture room has an older one.
GLIBC = 31

SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
#: One package of a lock file, with its hashes on the lines below it.
PACKAGE = re.compile(
    r"^(?P<what>[^\s#-][^\\\n]*?) *(?P<hashes>(?:\\\n +--hash=\S+ *)+)", re.MULTILINE
)


@dataclass(frozen=True)
class Target:
    """A Python such as `3.13` on a platform, one of PLATFORMS."""

    python: str
    platform: str

    def __str__(self) -> str:
        return f"Python {self.python} on {self.platform}"

    @property
    def tags(self) -> list[str]:
        """The platform tags that its wheels may bear (PEP 425, PEP 600)."""
        system, machine = PLATFORMS[self.platform]
        if system == "linux":
            many = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 4, -1)]
            return [*many, f"manylinux2014_{machine}"]
        return [OLDEST_MACOS[self.platform] if system == "darwin" else "win_amd64"]

    @property
    def marker_values(self) -> dict[str, str]:
        """What the markers of requirements are to find there (PEP 508)."""
        system, machine = PLATFORMS[self.platform]
        return {
            "implementation_name": "cpython",
            "os_name": "nt" if system == "win32" else "posix",
            "platform_machine": machine,
            "platform_python_implementation": "CPython",
            "platform_system": SYSTEMS[system],
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": system,
        }


def requirements_of(lock: str, target: Target) -> str:
    """Return the part of a lock file's text that holds for the target, hashes and all.

    pip itself judges the markers by the Python that it runs in.
    """
    wanted = []
    for found in PACKAGE.finditer(lock):
        requirement = Requirement(found["what"])
        if requirement.marker is None or requirement.marker.evaluate(target.marker_values):
            wanted.append(f"{requirement.name}{requirement.specifier} {found['hashes'].strip()}\n")
    return "".join(wanted)
