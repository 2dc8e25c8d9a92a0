"""Pictures of an annotated page for the README: wide and narrow, light and dark.

    python docs/screenshots.py out/page.html docs/images

The README's picture is the wide, light one of the second report of examples/five-reports.jsonl, read by itself and
taken with --scale 1 --height 854.

It needs Chromium or Chrome on the path (or its place in the environment variable CHROMIUM) and nothing else. The files
are named after the page: page-wide-light.png, page-wide-dark.png, page-narrow-light.png, page-narrow-dark.png.
"""

import argparse
import html
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
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
_SCALE = 1.5  # pixels of the picture for each CSS pixel, unless --scale says otherwise
_MARGIN = 24  # around that frame
_BROWSER_BAR = 160  # rows at the foot of a headless window that it may leave unpainted; cut off afterwards


def main() -> int:
    """Take the pictures; exit status 1 with one sentence when there is no browser or no page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="an HTML file written by firsthand read --html")
    parser.add_argument("out", type=Path, help="the folder the pictures go into")
    parser.add_argument("--height", type=int, default=900, help="height of the pictures in CSS pixels (default: 900)")
    parser.add_argument("--scale", type=float, default=_SCALE, help="pixels for each CSS pixel (default: 1.5)")
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
            _take(browser, options.page, picture, scheme, (pixels, options.height), options.scale)
            print(picture)
    return 0


def _take(browser: str, page: Path, picture: Path, scheme: str, size: tuple[int, int], scale: float) -> None:
    width, height = size
    with tempfile.TemporaryDirectory() as folder:
        shown = page.resolve()
        if width < _SMALLEST_WINDOW:
            shown = _framed(shown, Path(folder), width, height)
            height += 2 * _MARGIN
        command = [
            browser,
            *_QUIET,
            f"--user-data-dir={folder}/profile",
            f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}",
            f"--force-device-scale-factor={scale}",
            f"--window-size={max(width, _SMALLEST_WINDOW)},{height + _BROWSER_BAR}",
            f"--screenshot={picture.resolve()}",
            shown.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    picture.write_bytes(_topmost(picture.read_bytes(), round(height * scale)))


def _topmost(png: bytes, rows: int) -> bytes:
    """The first rows of a PNG picture: each row is filtered by those above it alone, so the rest can simply go."""
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        chunks.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += length + 12
    head = next(data for kind, data in chunks if kind == b"IHDR")
    width, height, depth, colour = struct.unpack_from(">IIBB", head)
    row = 1 + width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] // 8
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))[: rows * row]
    head = struct.pack(">II", width, min(rows, height)) + head[8:]
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _framed(page: Path, folder: Path, width: int, height: int) -> Path:
    wrapper = folder / "frame.html"
    wrapper.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:{_MARGIN}px 0;background:#8a8d91">'
        f'<iframe src="{html.escape(page.as_uri())}" '
        f'style="display:block;margin:auto;border:0;width:{width}px;height:{height}px"></iframe>',
        encoding="utf-8",
    )
    return wrapper


if __name__ == "__main__":
    sys.exit(main())
