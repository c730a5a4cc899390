"""Takes the pictures of docs/galleri.md and writes that page (`python -m tests.gallery.pictures`, in `make billeder`).

A picture for each example, as wide as a phone.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Page

from bot.gallery.making import make_gallery
from tests.gallery.made import Json
from tests.gallery.workspace import gallery_page
from tests.support.browser import launched, opened_page
from tests.support.small_png import shrunk

DOCS = Path("docs")
PICTURES = DOCS / "billeder" / "galleri"
_INTRODUCTION = """# Galleri

Alle kort og formularer, som en telefon viser dem. Botten har selv lavet dem ud fra øveåret, og dem, der ikke er brug
for dér, ud fra et kontor ved siden af. De samme står på den lokale øveplads under `/galleri`, hvor de også kan ses
brede og uden farver. `make billeder` laver siden på ny.

"""


def written(gallery: Json) -> str:
    """The page: a heading for each feature, and each example with what led to it."""
    lines = [f"- [{one['title']}](#{anchor(one['title'])})" for one in gallery["features"]]
    for feature in gallery["features"]:
        lines += ["", f"## {feature['title']}"]
        for one in feature["examples"]:
            act = " ".join(one["act"].split())
            lines += ["", f"**{ended(one['caption'])}** {plain(act)}", "", f"![{alternative(one)}]({picture(one)})"]
    return _INTRODUCTION + "\n".join(lines) + "\n"


def ended(caption: str) -> str:
    """The caption as a sentence: a question has its mark already."""
    return caption if caption.endswith("?") else f"{caption}."


def alternative(example: Json) -> str:
    """What a picture shows: the first line of a message, else the form's title."""
    if "message" in example:
        return plain(example["message"]["text"].split("\n")[0])
    title = example["view"].get("title", {}).get("text")
    return plain(f"Formularen {title}" if title else f"Hjem: {example['view']['blocks'][0]['text']['text']}")


def plain(words: str) -> str:
    """The words without what Markdown would take for markup, and cut where they are many."""
    kept = " ".join("".join(" " if letter in "[]<>*_`|\\" else letter for letter in words).split())
    return kept if len(kept) <= _MOST else f"{kept[:_MOST].rstrip()} …"


_MOST = 200


def anchor(title: str) -> str:
    """A heading's anchor, as GitHub makes them."""
    return "".join("-" if letter == " " else letter for letter in title.lower() if letter.isalnum() or letter == " ")


def picture(example: Json) -> str:
    """Where an example's picture lies, seen from the page."""
    return f"billeder/galleri/{example['id']}.png"


async def take(page: Page, gallery: Json, folder: Path) -> None:
    """Takes a picture of each example."""
    for feature in gallery["features"]:
        for one in feature["examples"]:
            frame = page.locator(f'[data-example="{one["id"]}"] .gallery-frame')
            (folder / f"{one['id']}.png").write_bytes(await shrunk(page, await frame.screenshot()))


async def _take_all(gallery: Json, folder: Path) -> None:
    async with (
        gallery_page(folder, gallery) as address,
        launched() as browser,
        opened_page(browser, is_phone=True) as page,
    ):
        await page.goto(address)
        await page.locator("[data-example]").first.wait_for()
        await take(page, gallery, PICTURES)


async def main() -> None:
    """Takes all of them anew."""
    gallery = await make_gallery()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with TemporaryDirectory() as folder:
        await _take_all(gallery, Path(folder))
    (DOCS / "galleri.md").write_text(written(gallery), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
