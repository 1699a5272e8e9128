"""Prints the path of a Chromium that starts, installed first where that is needed and allowed.

Browser tests are part of the suite: without a browser this fails with a way out,
and nothing is left out in silence. OVERSIGHT_CHROMIUM names a browser to use.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_MS = 30_000

WAY_OUT = """\
browser: no Chromium starts here, and none could be installed.
  on Debian:       sudo apt-get install chromium libatomic1
  elsewhere:       .venv/bin/playwright install --with-deps chromium
  or name one:     make test OVERSIGHT_CHROMIUM=/path/to/chromium
  or do without:   .venv/bin/python -m pytest --ignore=tests/browser
"""


class InstallError(Exception):
    """One way to install a browser failed; the message says which and why."""


def starts(executable: Path) -> bool:
    """Whether a page opens in it: Ubuntu's stub is on PATH, but only asks for a snap."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, timeout=START_MS)
            browser.new_page().close()
            browser.close()
    except Exception:  # a driver that lacks a library of the system raises no narrower class
        return False
    return True


def own() -> Path | None:
    """Where Playwright keeps the browser that it installs; None where its driver cannot tell."""
    try:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)
    except Exception:  # as in starts
        return None


def candidates() -> Iterator[Path]:
    """Browsers on PATH, then the one that Playwright may have installed earlier."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    if path := own():
        yield path


def find() -> Path | None:
    """The first browser that is there and starts."""
    named = os.environ.get("OVERSIGHT_CHROMIUM")
    paths = iter([Path(named)]) if named else candidates()
    return next((path for path in paths if path.exists() and starts(path)), None)


def run(*command: str, seconds: int) -> None:
    """Run an installer in silence, within its time; what it said of its failure is raised."""
    # timeout(1) rather than subprocess's own, which cannot end what sudo started.
    bounded = ["timeout", str(seconds), *command]
    done = subprocess.run(
        bounded, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        lines = done.stdout.decode(errors="replace").split("\n")
        told = [line for line in lines if line.startswith("E:") or "error" in line.lower()]
        reason = told[0] if told else "out of time" if done.returncode == 124 else lines[-1]
        raise InstallError(f"{' '.join(command)}: {reason}")


def as_root() -> list[str] | None:
    """What to put before a command that root alone may run; None where that is not allowed."""
    if os.geteuid() == 0:
        return ["env"]
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n", "env"] if allowed else None


def install_by_apt() -> None:
    """Debian's own package, which gets Debian's security updates."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        raise InstallError("apt-get: not here, or neither root nor passwordless sudo")
    quiet = [*root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    with suppress(InstallError):  # one stale source among several makes it fail
        run(*quiet, "update", seconds=300)
    # By itself, for Playwright's driver needs it and Ubuntu has no chromium to install with it.
    run(*quiet, "install", "libatomic1", seconds=300)
    run(*quiet, "install", "--no-install-recommends", "chromium", seconds=900)


def install_by_playwright() -> None:
    """Playwright's own build, with the libraries it needs where they may be installed."""
    libraries = ["--with-deps"] if as_root() and shutil.which("apt-get") else []
    install = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    run(*install, seconds=900)


def find_or_install(installers: tuple[Callable[[], None], ...]) -> Path | None:
    """A browser that starts; each installer is tried only while there is none."""
    found = find()
    for install in installers:
        if found:
            break
        try:
            install()
        except InstallError as error:
            sys.stderr.write(f"browser: {error}\n")
        found = find()
    return found


def main() -> int:
    """Print the path, or the way out on standard error."""
    installers = (install_by_apt, install_by_playwright)
    found = find_or_install(() if os.environ.get("OVERSIGHT_CHROMIUM") else installers)
    if found is None:
        sys.stderr.write(WAY_OUT)
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
