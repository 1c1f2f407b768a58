"""A small PNG of a page: its most frequent colours only, as one byte per pixel.

Pictures of text and boxes look the same, at a third of the size.
"""

import base64
import struct
import zlib
from typing import TypedDict

from playwright.sync_api import Page

COLOURS = 128
#: Counts the colours of a PNG, keeps the most frequent, and gives each pixel the nearest of them.
#: Colours are 0xRRGGBB.
INDEXED = """
async ([png, count]) => {
  const image = await createImageBitmap(new Blob([Uint8Array.fromBase64(png)]))
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const { data } = canvas.getImageData(0, 0, width, height)
  const colours = new Uint32Array(width * height)
  for (let i = 0; i < colours.length; i++) {
    colours[i] = (data[4 * i] << 16) | (data[4 * i + 1] << 8) | data[4 * i + 2]
  }
  const times = new Map()
  for (const colour of colours) times.set(colour, (times.get(colour) ?? 0) + 1)
  const frequent = [...times].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour)
  const palette = frequent.slice(0, count)
  const distance = (a, b) =>
    ((a >> 16) - (b >> 16)) ** 2 +
    (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 +
    ((a & 255) - (b & 255)) ** 2
  const nearest = new Map()
  for (const colour of frequent) {
    let best = 0
    palette.forEach((each, i) => {
      if (distance(each, colour) < distance(palette[best], colour)) best = i
    })
    nearest.set(colour, best)
  }
  const pixels = Uint8Array.from(colours, (colour) => nearest.get(colour))
  return { width, height, palette, pixels: pixels.toBase64() }
}
"""


class _Indexed(TypedDict):
    """A picture whose pixels are places in its palette, from above, one byte each, in base 64."""

    width: int
    height: int
    palette: list[int]
    pixels: str


def small_png(page: Page) -> bytes:
    """Return what a page shows in its window as PNG, https://www.w3.org/TR/png-3/."""
    given = base64.b64encode(page.screenshot()).decode()
    blank = page.context.new_page()
    indexed: _Indexed = blank.evaluate(INDEXED, [given, COLOURS])
    blank.close()
    width, height = indexed["width"], indexed["height"]
    pixels = base64.b64decode(indexed["pixels"])
    lines = b"".join(b"\0" + pixels[y * width : (y + 1) * width] for y in range(height))
    palette = b"".join(colour.to_bytes(3, "big") for colour in indexed["palette"])
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
