"""Numbers and ordinals in words, as the vocabulary spells them; figures are not read here."""

_ONES = (
    "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten",
    "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
)  # fmt: skip
_TENS = {
    20: "tyve", 30: "tredive", 40: "fyrre", 50: "halvtreds", 60: "tres", 70: "halvfjerds", 80: "firs", 90: "halvfems",
}  # fmt: skip
_ORDINALS = (
    "første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende", "ellevte",
    "tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende", "tyvende",
)  # fmt: skip


def numbers() -> dict[str, int]:
    """Every number in words, with its value."""
    found = {word: value for value, word in enumerate(_ONES)} | {
        "et": 1,
        "een": 1,
        "eet": 1,
        "fyrretyve": 40,
        "hundrede": 100,
    }
    for ten, name in _TENS.items():
        found[name] = ten
        found |= {f"{one}og{name}": ten + value for value, one in enumerate(_ONES[:10]) if value}
        found |= {f"etog{name}": ten + 1, f"eenog{name}": ten + 1}
    return found


def ordinals() -> dict[str, int]:
    """Every ordinal in words, with its value."""
    found = {word: value for value, word in enumerate(_ORDINALS, 1)} | {"andet": 2, "elvte": 11, "tredivte": 30}
    found |= {
        f"{one}og{ten}": tens + value
        for tens, ten in ((20, "tyvende"), (30, "tredivte"))
        for value, one in enumerate(_ONES[:10])
        if value
    }
    return found | {"eenogtyvende": 21, "eenogtredivte": 31}
