"""Makes a picture of a page small enough for a repository: a palette of few colours, packed by the browser itself."""

import base64

from playwright.async_api import Page

# Counts the colours, keeps the most frequent, gives each pixel its nearest, and writes a PNG of four bits a pixel.
_SHRINK = """async (source) => {
  const COLOURS = 16;
  const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const away = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([pixel]) => pixel);
  const palette = [];
  for (const least of [900, 300, 0])
    for (const pixel of ordered)
      if (palette.length < COLOURS && palette.every((kept) => away(kept, pixel) > least)) palette.push(pixel);
  const nearest = new Map(
    ordered.map((pixel) => {
      const distances = palette.map((kept) => away(kept, pixel));
      return [pixel, distances.indexOf(Math.min(...distances))];
    }),
  );
  const stride = 1 + Math.ceil(width / 2);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * stride + 1 + (x >> 1)] |= nearest.get(pixels[y * width + x]) << (x % 2 ? 0 : 4);
  const packed = new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate")));
  const table = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const chunk = (name, data) => {
    const out = new Uint8Array(data.length + 12);
    const view = new DataView(out.buffer);
    view.setUint32(0, data.length);
    out.set(new TextEncoder().encode(name), 4);
    out.set(data, 8);
    let sum = 0xffffffff;
    for (const byte of out.subarray(4, 8 + data.length)) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    view.setUint32(8 + data.length, (sum ^ 0xffffffff) >>> 0);
    return out;
  };
  const head = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0]);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  const png = [
    new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", head),
    chunk("PLTE", new Uint8Array(palette.flatMap(parts))),
    chunk("IDAT", new Uint8Array(await packed.arrayBuffer())),
    chunk("IEND", new Uint8Array()),
  ];
  const all = new Uint8Array(await new Blob(png).arrayBuffer());
  let text = "";
  for (const byte of all) text += String.fromCharCode(byte);
  return btoa(text);
}"""


async def shrunk(page: Page, png: bytes) -> bytes:
    """The picture with sixteen colours, as a PNG; the same for the same picture. The page only lends its browser."""
    return base64.b64decode(await page.evaluate(_SHRINK, base64.b64encode(png).decode()))
