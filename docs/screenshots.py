"""Pictures of an annotated page for the README: wide and narrow, light and dark.

    python docs/screenshots.py out/page.html docs/images

It needs Chromium or Chrome on the path (or its place in the environment variable CHROMIUM) and nothing else. The files
are named after the page: page-wide-light.png, page-wide-dark.png, page-narrow-light.png, page-narrow-dark.png.
"""

import argparse
import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
_SCHEMES = {"dark": 0, "light": 1}  # values of Chromium's preferredColorScheme
_WIDTHS = {"wide": 1280, "narrow": 390}
_SMALLEST_WINDOW = 500  # Chromium's windows are never narrower, so a narrow page is shown in a frame


def main() -> int:
    """Take the pictures; exit status 1 with one sentence when there is no browser or no page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="an HTML file written by firsthand read --html")
    parser.add_argument("out", type=Path, help="the folder the pictures go into")
    parser.add_argument("--height", type=int, default=900, help="height of the pictures in CSS pixels (default: 900)")
    options = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None or not options.page.is_file():
        missing = "no Chromium or Chrome was found; install one or set CHROMIUM" if browser is None else "no such page"
        print(f"{options.page}: {missing}", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for width, pixels in _WIDTHS.items():
        for scheme in sorted(_SCHEMES):
            picture = options.out / f"{options.page.stem}-{width}-{scheme}.png"
            _take(browser, options.page, picture, scheme, (pixels, options.height))
            print(picture)
    return 0


def _take(browser: str, page: Path, picture: Path, scheme: str, size: tuple[int, int]) -> None:
    width, height = size
    with tempfile.TemporaryDirectory() as folder:
        shown = page.resolve()
        if width < _SMALLEST_WINDOW:
            shown = _framed(shown, Path(folder), width, height)
        command = [
            browser,
            *_QUIET,
            f"--user-data-dir={folder}/profile",
            f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}",
            f"--force-device-scale-factor={1 if width < _SMALLEST_WINDOW else 1.5}",
            f"--window-size={max(width, _SMALLEST_WINDOW)},{height}",
            f"--screenshot={picture.resolve()}",
            shown.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def _framed(page: Path, folder: Path, width: int, height: int) -> Path:
    wrapper = folder / "frame.html"
    wrapper.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;background:#888">'
        f'<iframe src="{html.escape(page.as_uri())}" style="border:0;width:{width}px;height:{height}px"></iframe>',
        encoding="utf-8",
    )
    return wrapper


if __name__ == "__main__":
    sys.exit(main())
