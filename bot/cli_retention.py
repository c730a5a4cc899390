"""Prints what is kept long enough, or what of it went; it looks at no database."""

from collections.abc import Mapping

from rich.table import Table

from bot.cli_support import answer_console
from bot.settings import kept_setting
from danish.writing import count, short_date
from domain.retention import Keeping, Old

_KINDS: Mapping[Keeping, str] = {
    Keeping.DELIVERIES: "nøgler til Slacks leveringer",
    Keeping.SENT: "sendte beskeder",
    Keeping.STRANDED: "beskeder, der ikke kom frem",
    Keeping.REMINDERS: "påmindelser, der er sendt eller aflyst",
    Keeping.ABSENCES: "afbud til holdte møder",
    Keeping.CATERING: "antal gæster ved holdte møder",
    Keeping.ANSWERS: "svar om mødedatoer",
    Keeping.TERMS: "ophørte roller, pladser, suppleanter og vikarer",
    Keeping.INTERESTS: "besvarede ønsker om at høre mere",
    Keeping.DRAFTS: "erfaringer, der aldrig blev delt",
    Keeping.LEAVERS: "personer, der har forladt Slack, eller hvor appen er fjernet",
}
_ROWS = ("række", "rækker")


def print_old(found: Mapping[Keeping, Old], days: Mapping[Keeping, int]) -> None:
    """Prints what would go of each kind: how much, the oldest, how long it is kept and by which setting."""
    table = Table("Hvad", box=None, pad_edge=False)
    table.add_column("Rækker", justify="right")
    table.add_column("Ældste")
    table.add_column("Gemmes i dage", justify="right")
    table.add_column("Indstilling")
    for kind, old in found.items():
        oldest = short_date(old.oldest.date()) if old.oldest else "–"
        table.add_row(_KINDS[kind], str(old.count), oldest, str(days[kind]), kept_setting(kind))
    total = sum(one.count for one in found.values())
    console = answer_console()
    console.print(f"{count(total, *_ROWS)} ville blive slettet. Intet er ændret.")
    console.print(table)


def print_gone(gone: Mapping[Keeping, int]) -> None:
    """Prints what went of each kind."""
    table = Table("Hvad", box=None, pad_edge=False)
    table.add_column("Rækker", justify="right")
    for kind, number in gone.items():
        table.add_row(_KINDS[kind], str(number))
    console = answer_console()
    console.print(f"{count(sum(gone.values()), *_ROWS)} er slettet.")
    if gone:
        console.print(table)
