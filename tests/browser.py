"""A Chromium for the browser tests: found on this machine, or installed.

``python -m tests.browser`` prints its path. With ``CI`` set, a missing browser is an error; elsewhere the browser tests are then skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-default-apps", "--no-default-browser-check", "--disable-features=Translate,OptimizationHints,MediaRouter",
]


def find() -> str | None:
    """The path of a Chromium, e.g. ``/usr/bin/chromium``; ``NOMNET_CHROMIUM`` names one."""
    named = os.environ.get("NOMNET_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as p:
            path = p.chromium.executable_path
    except Exception:  # whatever playwright lacks here, it has no browser for us
        return None
    return path if Path(path).exists() else None


def install() -> None:
    """Try the system's packages (as root), then playwright's own download."""
    attempts = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        packages = "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core"
        attempts.append(["sh", "-c", f"apt-get update -qq && {packages}"])
    attempts.append([sys.executable, "-m", "playwright", "install", "chromium"])
    for attempt in attempts:
        print("Looking for a Chromium: trying", attempt[-1][:100], file=sys.stderr)
        done = subprocess.run(attempt, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900, check=False)
        if done.returncode == 0 and find():
            return


def main() -> int:
    """0 when a browser is there (or, outside CI, none can be had)."""
    if not find():
        install()
    if path := find():
        print("Browser for the tests:", path)
        return 0
    print("No Chromium found or installed: name one in NOMNET_CHROMIUM, or install Debian's package chromium. "
          + ("CI is set: this is a failure." if os.environ.get("CI") else "The browser tests will be skipped."), file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    raise SystemExit(main())
