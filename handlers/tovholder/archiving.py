"""`/tovholder arkiv`: all that an organisation leaves behind as one file, for administrators; it is made elsewhere.

Only the open edition is handed out here: who is administrator needn't be in the secretariats that may read what is
closed. That one is made on the command line.
"""

from danish import writing
from danish.folding import fold
from domain.access import require_administrator
from domain.archives import ArchiveNotMade, ArchiveUnderWay
from domain.organisation import Profile
from domain.ports import Repositories
from domain.predecessors import line
from handlers.loading import load_actor
from handlers.log_writing import write_log
from handlers.outcomes import File, Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.ui import Card, text

_CLOSED = frozenset({"lukket", "lukkede", "lukkede punkter", "--lukket"})
_LATER = "Filen kommer i en direkte besked til dig. Du kan arbejde videre imens."


async def archive(services: Services, request: Typed, typed: str) -> Outcome:
    """The archive of the organisation in force, or of the one that is named; how far it is, is shown meanwhile."""
    context = request.context

    def unit(repositories: Repositories) -> Profile:
        require_administrator(load_actor(repositories, context))
        chosen = _organisation(typed, services.profile)
        write_log(repositories, context, "arkiv.hentet", f"organisation:{chosen.key}")
        return chosen

    chosen = await services.work.run(unit, delivery=context.delivery)

    def show(done: int, total: int) -> None:
        context.shows(Reply(Card(f"Arkiverer møder: {done} af {total} …", (text(_LATER),))))

    try:
        made = await services.archive(chosen, context.now, show)
    except ArchiveUnderWay as refusal:
        raise Answered(
            "Der bliver allerede lavet et arkiv.", text("Vent, til det er færdigt, og prøv så igen.")
        ) from refusal
    except ArchiveNotMade as refusal:
        raise Answered(
            "Arkivet kunne ikke laves.",
            text("Prøv igen om lidt. Sker det igen, så sig det til den, der driver mig: Loggen siger hvorfor."),
        ) from refusal
    held = f"{writing.count(made.meetings, 'møde', 'møder')} i {writing.count(made.files, 'fil', 'filer')}"
    card = Card(
        f"Arkivet af {chosen.name} er klar.",
        (
            text("Det ligger som fil i de direkte beskeder mellem os."),
            text(f"Det rummer {held}. Pak det ud, og åbn index.html. Lukkede punkter og sager er ikke med."),
        ),
    )
    return File(card, (f"arkiv-{chosen.key}-{context.now.date().isoformat()}.zip",), made)


def _organisation(typed: str, profile: Profile) -> Profile:
    """The organisation in force, or the one before it that the words name; asked for where they name none."""
    wanted = fold(typed.strip())
    if wanted in _CLOSED:
        raise Answered(
            "Den lukkede udgave laves ikke her.",
            text("Den, der driver mig, kan lave den på kommandolinjen til det sekretariat, der må se den. "),
            unsaved("Skriv `/tovholder arkiv` for at få den åbne."),
        )
    known = list(line(profile))
    found = [one for one in known if not wanted or wanted in (fold(one.key), fold(one.name))]
    if not found:
        listed = writing.join_or([f"`/tovholder arkiv {one.key}` ({one.name})" for one in known])
        raise Answered("Hvilken organisation mener du?", unsaved(f"Skriv {listed}."))
    return found[0]
