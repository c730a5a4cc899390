"""What a revision of the log found, in Danish lines; it looks at no database and prints nothing."""

import re
from collections.abc import Iterator

from danish.writing import count, moment
from storage.revising import Fault, FaultKind, Revision

_LINES = ("linje", "linjer")
_SEAL = re.compile(r"[0-9a-f]{64}")
_WORDS = {
    FaultKind.CHANGED: "Linje {0} er ændret, flyttet eller byttet om.",
    FaultKind.REMOVED: "Linje {0} er fjernet.",
    FaultKind.PLACE_REMOVED: "Plads {0} i kæden er fjernet.",
    FaultKind.NEVER_SEALED: "Linje {0} har intet segl: Den er sat ind uden om programmet, eller dens segl er fjernet.",
}


def is_seal(typed: str) -> bool:
    """Whether it is written as seals are."""
    return bool(_SEAL.fullmatch(typed))


def revision_lines(found: Revision, *, kept: str = "") -> tuple[bool, list[str]]:
    """Whether all fits, and what to print; `kept` is the seal from an earlier revision, "" for none."""
    is_gone = bool(kept) and found.since_kept is None
    faults = [*(_fault(one) for one in found.faults), *_more(found)]
    if is_gone:
        faults.append(
            "Seglet fra --fra er ikke i kæden: Loggen er skrevet om, eller noget af dens slutning er fjernet."
        )
    is_whole = not faults
    verdict = "Loggen står, som den blev skrevet." if is_whole else "Loggen står ikke, som den blev skrevet."
    return is_whole, [verdict, *faults, *_facts(found), *_comparison(found, kept, is_gone=is_gone)]


def _facts(found: Revision) -> Iterator[str]:
    yield f"{count(found.sealed, *_LINES)} med segl."
    if found.first and found.last:
        yield f"Første: {moment(found.first)}. Sidste: {moment(found.last)}."
    if found.fresh:
        yield f"{count(found.fresh, *_LINES)} fra det sidste minut venter på deres segl."
    if found.newest:
        yield f"Nyeste segl: {found.newest}"
        yield "Gem det et andet sted end databasen. Med --fra SEGL kan du senere se, om alt til hertil stadig er der."


def _comparison(found: Revision, kept: str, *, is_gone: bool) -> Iterator[str]:
    if kept and not is_gone:
        yield f"Seglet fra --fra er i kæden. Siden er der kommet {count(found.since_kept or 0, *_LINES)}."


def _fault(fault: Fault) -> str:
    return _WORDS[fault.kind].format(fault.number)


def _more(found: Revision) -> Iterator[str]:
    if found.fault_count > len(found.faults):
        yield f"… og {count(found.fault_count - len(found.faults), *_LINES)} til, som ikke passer."
