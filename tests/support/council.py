"""The shipped template for a sundhedsråd, filled in as somebody might: made up, and no word of what the law says."""

from pathlib import Path

from bot.profiles import SHIPPED, load_profile
from domain.organisation import Profile


def _step(number: int) -> str:
    approvers = ', godkendere = ["formandskab"]' if number == 7 else ""
    return f'{{ nr = {number}, alle = ["regionshus", "kommune"]{approvers} }}'


_STEPS = ", ".join(map(_step, range(1, 15)))
_FILLED = {
    'noegle = "sundhedsraad"\nnavn = ""': 'noegle = "sundhedsraad"\nnavn = "Sundhedsrådene"',
    "[kommuner]\n": """[kommuner]
nyborg = { navn = "Nyborg" }
odense = { navn = "Odense" }
vejle = { navn = "Vejle" }
""",
    '[[klynge]]\nnoegle = ""\nnavn = ""\nsygehus = ""\nkommuner = []\n': """[[klynge]]
noegle = "fyn"
navn = "Fyn"
sygehus = "OUH"
kommuner = ["nyborg", "odense"]

[[klynge]]
noegle = "trekant"
navn = "Trekanten"
stedet = "i Trekantområdet"
sygehus = "SLB"
kommuner = ["vejle"]
""",
    '[[rolle]]\nnoegle = ""\nnavn = ""\n': """[[rolle]]
noegle = "regionshus"
navn = "Regionshuset"
regional = true

[[rolle]]
noegle = "kommune"
navn = "Kommunal tovholder"
kommunal = true
""",
    '[[godkender]]\nnoegle = ""\nnavn = ""\nformaend = []\n': """[[godkender]]
noegle = "formandskab"
navn = "Formandskabet"
formaend = [{ noegle = "raadsformand", navn = "Rådets formand" }]
""",
    "sekretariat = []": 'sekretariat = ["regionshus", "kommune"]',
    "\ntrin = []": f"\ntrin = [{_STEPS}]",
    "frister = []": "frister = [{ hverdage = -5 }]",
    "emner = []": 'emner = ["akut"]',
}


def council_profile(folder: Path) -> Profile:
    """The profile made of the template, written to a file in the folder and read as any other."""
    text = (SHIPPED / "sundhedsraad.toml.skabelon").read_text(encoding="utf-8")
    for empty, filled in _FILLED.items():
        if empty not in text:
            raise AssertionError(f"the template has no {empty!r} to fill in")
        text = text.replace(empty, filled)
    path = folder / "sundhedsraad.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)
