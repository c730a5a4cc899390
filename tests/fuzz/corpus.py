# ruff: noqa: RUF001 - strange letters are what this is about
"""What texts are made of: true lines, the field's words, and what people (and others) type that is none of it."""

import re
from pathlib import Path

from bot.features import build_registry
from bot.profiles import SHIPPED, load_profile
from domain.organisation import Profile
from tests.support.everybody import STAND_IN

REASONS = (
    *("syg", "er syg med influenza", "fordi hun har migræne", "pga. barns første sygedag", "skal opereres i knæet"),
    *(
        "grundet begravelse",
        "på barsel",
        "har fået konstateret diabetes",
        "har corona",
        "ramt af stress",
        "- sygemeldt",
    ),
)
"""Typed beside an absence and nowhere else: none of their telling words may ever be stored."""
TELLING = ("influenza", "migraene", "sygedag", "opereres", "begravelse", "diabetes", "corona", "sygemeldt")
"""Folded."""
CPR_NUMBERS = ("010190-1235", "0101901235", "311299 1234", "٠١٠١٩٠-١٢٣٥", "610190-1235", "(2512894321)", "010190–1235")

DATES = (
    *("10/11", "9/12", "9/12-2026", "9. december", "onsdag den 9. december 2026", "torsdag den 9. december 2026"),
    *("i morgen", "på fredag", "næste uge", "om 14 dage", "uge 50", "torsdag i uge 50", "28/3-2027", "31/10-2027"),
    *("29/2", "31/9", "0/0", "99/99", "9/12-1871", "9/12-9999", "32. december", "juleaften", "2026-12-09", "9.12.26"),
    *(
        "kl. 15-17",
        "kl 9",
        "kl. 25",
        "kl. 15-13",
        "klokken halv ni",
        "15:00-17:00",
        "hele dagen",
        "2/12, 9/12 kl. 9-10",
    ),
    *(
        "2/12 kl. 13-15, 3/12 kl. 13-15",
        "fra 1/12 til 12/12",
        "frist 23/12",
        "sidste hverdag i måneden",
        "om 3 hverdage",
    ),
)
NUMBERS = (
    "0",
    "1",
    "2",
    "3",
    "7",
    "14",
    "15",
    "-1",
    "1.5",
    "1,25 mio. kr.",
    "500.000",
    "99999999999999999999",
    "½",
    "٣",
    "²",
    "1e9",
)
ODD = (
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r\n\r\n",
        "\x07",
        "\ud7ff",
        "\ufeff",
        "\u200b\u200d",
        "\u202eabc",
        "\u2028",
        "ﷺ",
        "😀👩🏽‍⚕️🏳️‍🌈",
    ),
    *(
        "שלום עולם",
        "مرحبا",
        "ǅ",
        "İstanbul",
        "ß",
        "ſ",
        "K",
        "é",
        "é",
        "🇩🇰",
        "Å",
        "æøåÆØÅ",
        "日本語テキスト",
        "𝒜𝓫𝓬",
        "Z͑ͫ̓ͪ̂ͫ̽a̴l̸g̷o̵",
    ),
    *(
        "<@U0LOKAL0002>",
        "<@U404|væk>",
        "<#C0LOKAL0001|kanal>",
        "<!channel>",
        "<!here|her>",
        "<https://x.example|tekst>",
        "@navn",
        "#kanal",
    ),
    *(
        "&amp;&lt;&gt;",
        "<b>fed</b>",
        "<script>alert(1)</script>",
        "*fed* _kursiv_ ~væk~ `kode`",
        "```",
        ">>> citat",
        ":smile:",
    ),
    *(
        "'; DROP TABLE meetings; --",
        '" OR 1=1 --',
        "%s %d {0} {navn} ${x}",
        "\\",
        "\\n",
        "../../etc/passwd",
        "%00",
        "null",
        "None",
    ),
    *(
        '"',
        "“",
        "”",
        "'",
        "“uafsluttet",
        '"tom""',
        "“”",
        "«Titel»",
        "„Titel“",
        "”Titel”",
        "(((",
        "]]]",
        "{}",
        "---",
        "·",
        "|",
        "…",
        "!!!",
    ),
    *("⟦person:1⟧", "⟦person:99999⟧", "⟦person:", "⟦kanal:C9⟧", "⟦kanal:⟧", "/afbud", "hjælp", "?", "annuller"),
)
QUOTED = (
    "“Akutpladser”",
    '"Fælles akutteam"',
    "“Vi går i gang i maj”",
    "”Notat om *udskrivning*”",
    "“<!channel> & co”",
    "“æ”",
    "“" + "x" * 300 + "”",
)
_LINE = re.compile(r"^/(\w+) ?(.*)$", re.MULTILINE)


def profile() -> Profile:
    """The organisation whose words are used."""
    return load_profile(SHIPPED / "syddanmark.toml")


def true_lines() -> tuple[tuple[str, str], ...]:
    """Commands with texts as they should be: all examples of the help, and all of the guide."""
    commands = build_registry().commands.values()
    examples = [(one.name, part.strip()) for one in commands for text in one.examples for part in text.split("·")]
    guide = Path("docs/brugervejledning.md").read_text(encoding="utf-8").replace(STAND_IN, "Bo Prøvesen")
    known = {one.name for one in commands}
    written = [(found[1], found[2]) for found in _LINE.finditer(guide) if found[1] in known]
    return tuple(dict.fromkeys([*examples, *written]))


def field_words() -> tuple[str, ...]:
    """The words of the field: fora, clusters, seats, roles, and every word of the true lines."""
    known = profile()
    seats = [seat.label for body in known.bodies for seat in body.seats]
    named = [
        *(one.name for one in known.fora),
        *(one.name for one in known.clusters),
        *(one.name for one in known.roles),
    ]
    typed = [word for _, text in true_lines() for word in text.split()]
    return tuple(dict.fromkeys([*named, *seats, *(one.name for one in known.municipalities), *typed]))
